# SPDX-License-Identifier: MIT
"""Altair charts: they draw the numbers of the pictures of matplotlib, are valid, and keep names text."""

import json
import subprocess
import sys

import pytest

pytest.importorskip("altair")
matplotlib = pytest.importorskip("matplotlib")
matplotlib.use("Agg")
import draw_golden  # noqa: E402
import journeyrank as jr  # noqa: E402
import numpy as np  # noqa: E402
from journeyrank import charts, plots  # noqa: E402
from matplotlib import pyplot  # noqa: E402

SHOWN = draw_golden.shown()
HOSTILE = [
    "a.b[0]", "datum.x", "'; alert(1); '", '<img src=x onerror="alert(1)">', "a:Q", "[\"q\"]", "\\", "=1+1",
    "two\nlines", "a.b[0]",
]  # fmt: skip


@pytest.fixture(autouse=True)
def closed():
    yield
    pyplot.close("all")


def spec_of(result, kind, options):
    """The specification, checked against the schema of Vega-Lite, as JSON has it."""
    return json.loads(getattr(charts, kind)(result, **options).to_json())


def records(spec, *fields):
    """The records of the layers that have all these fields."""
    found = []
    for layer in spec["layer"]:
        own = layer["data"]["values"]
        if own and all(field in own[0] for field in fields):
            found.append(own)
    return found


def bars_of(axes):
    """Where each bar of a picture starts and ends, and its row."""
    return sorted(
        (round(bar.get_y() + bar.get_height() / 2), round(bar.get_x(), 9), round(bar.get_x() + bar.get_width(), 9))
        for bar in axes.patches
    )


def chart_bars(spec, low, high, row):
    """The same of a chart: where its first layers with these fields have their bars."""
    bars = []
    for layer in spec["layer"]:
        if layer["mark"]["type"] != "bar":
            continue
        names = layer["encoding"]["y"]["scale"]["domain"]
        for record in layer["data"]["values"]:
            ends = (record[low], record[high])
            bars.append((names.index(record[row]), round(ends[0], 9), round(ends[1], 9)))
    return sorted(bars)


def test_every_picture_is_a_chart_too():
    assert set(charts.__all__) == {kind for kinds in plots.KINDS.values() for kind in kinds}
    assert {kind for _, kind, _ in SHOWN.values()} == set(charts.__all__)


@pytest.mark.parametrize("name", list(SHOWN))
def test_a_chart_is_valid_and_says_what_it_shows(name):
    result, kind, options = SHOWN[name]
    spec = spec_of(result, kind, options)
    assert spec["description"] == getattr(plots, f"{kind}_table")(result, **options).title
    assert any("tooltip" in layer["encoding"] for layer in spec["layer"])


@pytest.mark.parametrize(
    ("name", "low", "high", "row"),
    [
        ("contributions", "start", "end", "name"),
        ("stability", "low", "high", "label"),
        ("tornado", "start", "end", "label"),
        ("rank_acceptability", "start", "end", "name"),
        ("rank_intervals", "low", "high", "label"),
        ("gap_to_target", "zero", "points", "label"),
    ],
)
def test_bars_of_a_chart_are_those_of_the_picture(name, low, high, row):
    result, kind, options = SHOWN[name]
    bars = bars_of(draw_golden.drawn(result, kind, options))
    assert chart_bars(spec_of(result, kind, options), low, high, row) == bars


def test_the_steps_of_a_waterfall_are_those_of_the_picture():
    result, kind, options = SHOWN["waterfall"]
    bars = bars_of(draw_golden.drawn(result, kind, options))
    assert chart_bars(spec_of(result, kind, options), "start", "end", "label") == bars


def test_points_of_a_chart_are_those_of_the_picture():
    for name, x, y in (("trade_off", "across", "up"), ("value_effort", "effort", "value")):
        result, kind, options = SHOWN[name]
        marks = draw_golden.drawn(result, kind, options).collections[0]
        (rows,) = records(spec_of(result, kind, options), x, y)
        assert [(row[x], row[y]) for row in rows] == [tuple(at) for at in marks.get_offsets()]
        assert [row["area"] for row in rows] == pytest.approx(list(marks.get_sizes()))


def test_lines_of_a_chart_are_those_of_the_picture():
    result, kind, options = SHOWN["bump"]
    lines = [line for line in draw_golden.drawn(result, kind, options).lines if line.get_marker() == "None"]
    drawn = [tuple(at) for line in lines[:-1] for at in zip(line.get_xdata(), line.get_ydata())]
    (points,) = records(spec_of(result, kind, options), "weight", "journey")
    assert [(row["weight"], row["rank"]) for row in points] == drawn
    result, kind, options = SHOWN["parallel_coordinates"]
    lines = [line for line in draw_golden.drawn(result, kind, options).lines if line.get_marker() != "None"]
    drawn = [tuple(at) for line in lines for at in zip(line.get_xdata(), line.get_ydata())]
    points = records(spec_of(result, kind, options), "value", "run")[0]
    assert [(row["value"], row["place"]) for row in points] == drawn
    result, kind, options = SHOWN["segment_slopes"]
    axes = draw_golden.drawn(result, kind, options)
    pieces = [line for line in axes.lines if line.get_marker() == "None" and len(set(line.get_xdata())) == 2]
    drawn = sorted(tuple(line.get_ydata()) for line in pieces)
    (slopes,) = records(spec_of(result, kind, options), "next_rank")
    assert sorted((row["rank"], row["next_rank"]) for row in slopes) == drawn


def named(names, seed=3):
    """A ranking whose journeys and criteria have these names."""
    model = jr.Model(
        criteria=[
            jr.Criterion(id=f"c{i}", label=name, direction="maximize", scale=jr.Anchored(at_0=0, at_1=1))
            for i, name in enumerate(names)
        ]
    )
    cells = np.random.default_rng(seed).random((len(names), len(names)))
    return jr.rank(cells, model, journeys=[f"j{i}" for i in range(len(names))], labels=names)


def ranking_charts(ranking):
    ids = [criterion.id for criterion in ranking.model.criteria]
    found = [
        charts.contributions(ranking),
        charts.trade_off(ranking, ids[0], ids[-1]),
        charts.value_effort(ranking, ids[0], size=ids[-1]),
        charts.parallel_coordinates(ranking),
        charts.stability(ranking.stability()),
        charts.bump(ranking.trajectory(ids[0])),
        charts.rank_acceptability(ranking.robustness(draws=200)),
        charts.rank_intervals(ranking.robustness(draws=200)),
    ]
    if len(ranking) > 1:
        ids = [line.id for line in ranking]
        found += [charts.tornado(ranking), charts.waterfall(ranking.why(ids[0], ids[1]))]
    return [json.loads(chart.to_json()) for chart in found]


def parts_of(thing):
    """Every dict in a specification, its data left out."""
    if isinstance(thing, dict):
        yield thing
        for key, value in thing.items():
            if key != "values":
                yield from parts_of(value)
    elif isinstance(thing, list):
        for value in thing:
            yield from parts_of(value)


def test_no_name_is_a_field_or_an_expression():
    for spec in ranking_charts(named(HOSTILE)):
        for part in parts_of(spec):
            assert not {"labelExpr", "expr", "signal", "transform", "test", "href", "url"} & set(part)
            if "field" in part:
                assert part["field"].isidentifier()


def test_two_journeys_of_one_name_are_two_rows():
    ranking = named(["same", "same", "same (j0)", "other"])
    spec = json.loads(charts.contributions(ranking).to_json())
    labels = {row["journey"]: row["label"] for row in spec["layer"][1]["data"]["values"]}
    assert labels == {"j0": "same (j0, 2)", "j1": "same (j1)", "j2": "same (j0)", "j3": "other"}
    assert len(spec["layer"][0]["encoding"]["y"]["scale"]["domain"]) == 4


@pytest.mark.parametrize("journeys", [1, 2, 10, 200])
def test_any_number_of_journeys_gives_valid_charts(journeys):
    model = jr.Model(
        criteria=[jr.Criterion(id=f"c{i}", direction="maximize", scale=jr.Anchored(at_0=0, at_1=1)) for i in range(3)]
    )
    cells = np.random.default_rng(5).random((journeys, 3))
    for spec in ranking_charts(jr.rank(cells, model)):
        assert spec["layer"]


def test_a_result_gives_its_chart_and_refuses_another_kind():
    ranking = SHOWN["contributions"][0]
    assert ranking.chart(top=2).to_dict() == charts.contributions(ranking, top=2).to_dict()
    assert ranking.chart("tornado").to_dict() == charts.tornado(ranking).to_dict()
    with pytest.raises(jr.Error, match='kind: found "bumb"; allowed: contributions, tornado'):
        ranking.chart("bumb")


def test_without_altair_the_error_says_what_to_type(tmp_path):
    program = tmp_path / "none.py"
    program.write_text(
        """
import sys
sys.modules["altair"] = None
import journeyrank as jr
model = jr.Model(criteria=[jr.Criterion(id="x", direction="maximize", scale=jr.MinMax())])
try:
    jr.rank({"journey": ["a", "b"], "x": [1, 2]}, model).chart()
except ImportError as error:
    print(error)
""",
        encoding="utf-8",
    )
    ran = subprocess.run([sys.executable, str(program)], capture_output=True, text=True, check=True)
    assert ran.stdout == "charts need Altair; install it: pip install 'journeyrank[charts]'\n"
