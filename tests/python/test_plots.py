# SPDX-License-Identifier: MIT
"""Pictures: what is drawn, where, and that nothing lies on anything else."""

import subprocess
import sys
import warnings
from pathlib import Path

import journeyrank as jr
import numpy as np
import pytest

matplotlib = pytest.importorskip("matplotlib")
matplotlib.use("Agg")
from journeyrank import plots  # noqa: E402
from matplotlib import pyplot  # noqa: E402

DATA = Path(__file__).resolve().parents[2] / "examples" / "data"


@pytest.fixture(scope="module")
def ranking():
    pandas = pytest.importorskip("pandas")
    return jr.rank(pandas.read_csv(DATA / "telecom.csv"), jr.Model.read(DATA / "telecom.json"))


@pytest.fixture(autouse=True)
def closed():
    yield
    pyplot.close("all")


def drawn(ax):
    figure = ax.figure.figure
    figure.canvas.draw()
    return figure.canvas.get_renderer()


def texts_overlap(ax):
    """Pairs of texts beside the axes and in them that share a pixel."""
    renderer = drawn(ax)
    texts = [*ax.texts, *ax.get_yticklabels(), *ax.get_xticklabels()]
    boxes = [(text.get_text(), text.get_window_extent(renderer)) for text in texts if text.get_text().strip()]
    return [
        (one, other)
        for i, (one, box) in enumerate(boxes)
        for other, beside in boxes[i + 1 :]
        if box.overlaps(beside) and not (one == other)
    ]


def names_under_marks(ax):
    """Names in a scatter that share a pixel with one of its marks."""
    renderer = drawn(ax)
    marks = ax.collections[0]
    middles = ax.transData.transform(marks.get_offsets())
    radii = np.sqrt(marks.get_sizes()) / 2 * ax.figure.figure.dpi / 72
    under = []
    for text in ax.texts:
        box = text.get_window_extent(renderer)
        nearest = np.column_stack(
            [np.clip(middles[:, 0], box.x0, box.x1), np.clip(middles[:, 1], box.y0, box.y1)]
        )
        if text.get_text().strip() and (np.hypot(*(middles - nearest).T) < radii).any():
            under.append(text.get_text())
    return under


def made(journeys, criteria, labels=(), *, values=None, pins=()):
    """A ranking of random values in [0, 1]; labels are those of journeys and of criteria, over and over."""
    names = [labels[i % len(labels)] if labels else f"name {i}" for i in range(max(journeys, criteria))]
    model = jr.Model(
        criteria=[
            jr.Criterion(id=f"c{i}", label=names[i], direction="maximize", scale=jr.Anchored(at_0=0, at_1=1))
            for i in range(criteria)
        ]
    )
    random = np.random.default_rng(7)
    cells = random.random((journeys, criteria)) if values is None else values
    ids = [f"j{i}" for i in range(journeys)]
    return jr.rank(cells, model, journeys=ids, labels=names[:journeys], pins=pins)


def all_pictures(ranking):
    """Each plot of a ranking, drawn with every warning an error."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        some = [
            plots.contributions(ranking),
            plots.stability(ranking.stability()),
            plots.bump(ranking.trajectory("c0")),
            plots.rank_acceptability(ranking.robustness(draws=200)),
            plots.rank_intervals(ranking.robustness(draws=200)),
            plots.trade_off(ranking, "c0", ranking.model.criteria[-1].id),
            plots.value_effort(ranking, "c0", size=ranking.model.criteria[-1].id),
            plots.parallel_coordinates(ranking),
        ]
        if len(ranking) > 1:
            some += [plots.tornado(ranking), plots.waterfall(ranking.why("j0", "j1"))]
        for ax in some:
            drawn(ax)
    return some


def apart(journeys, segments, labels=()):
    """Segments of random values, with small errors; labels are those of journeys and of segments, over and over."""
    names = [labels[i % len(labels)] if labels else f"name {i}" for i in range(journeys)]
    random = np.random.default_rng(5)
    tables = {
        f"{labels[k % len(labels)] if labels else 'segment'} {k}": {
            "journey": [f"j{i}" for i in range(journeys)], "label": names, "c0": random.random(journeys)
        }
        for k in range(segments)
    }  # fmt: skip
    errors = {name: {**table, "c0": np.full(journeys, 0.02)} for name, table in tables.items()}
    return jr.compare_segments(tables, made(1, 1).model, errors=errors, draws=500)


def held_against(journeys, names=()):
    """Gaps of contacts of this many journeys against a target, every other one met, the first not measured."""
    ids = [names[i % len(names)] + f" {i}" if names else f"name {i}" for i in range(journeys)]
    rows = {"contact_id": [], "customer_id": [], "journey": [], "started_at": [], "handle_s": []}
    for i, name in enumerate(ids):
        for k in range(40 if i % 3 else 5):
            rows["contact_id"].append(f"{i}-{k}")
            rows["customer_id"].append(f"{i}-{k}")
            rows["journey"].append(name)
            rows["started_at"].append("2025-01-02T10:00:00Z")
            rows["handle_s"].append(None if i == 0 and journeys > 1 else 300 + 400 * (i % 2) + k)
    model = jr.Model(
        criteria=[
            jr.Criterion(id="handle", direction="maximize", scale=jr.Anchored(at_0=0, at_1=1000), missing="worst",
                         metric=jr.Mean(column="handle_s")),
            jr.Criterion(id="n", direction="maximize", scale=jr.Anchored(at_0=0, at_1=100), metric=jr.Contacts()),
        ]
    )  # fmt: skip
    plan = [jr.Target(metric="handle", target=500), jr.Target(metric="n", target=20)]
    return jr.gaps(jr.measure(rows, model), model, plan)


def is_laid_out(ax):
    """The axes have most of the picture, and all that is written beside them lies in it."""
    renderer = drawn(ax)
    whole = ax.figure.bbox
    inside = ax.get_window_extent(renderer)
    low, high = sorted(ax.get_ylim())
    ticks = [label for at, label in zip(ax.get_yticks(), ax.get_yticklabels()) if low <= at <= high]
    boxes = [
        text.get_window_extent(renderer) for text in [*ax.texts, *ticks, ax.xaxis.label] if text.get_text().strip()
    ]
    if ax.get_legend():
        boxes.append(ax.get_legend().get_window_extent(renderer))
    within = all(
        box.x0 > -1 and box.x1 < whole.width + 1 and box.y0 > -1 and box.y1 < whole.height + 1 for box in boxes
    )
    return within and inside.width > 0.4 * whole.width and inside.height > 0.3 * whole.height


ODD = ["Refund > $100 and < $500", "$\\bad{ and $", "_hidden", "long " * 30, "two\nlines\tand a tab", "שאלה על החשבון"]


@pytest.mark.parametrize(
    ("journeys", "criteria", "labels"), [(1, 1, ODD[3:]), (2, 1, ()), (3, 50, ()), (200, 4, ODD), (9, 9, ODD)]
)
def test_no_number_of_journeys_and_no_label_spoils_a_picture(journeys, criteria, labels):
    for ax in all_pictures(made(journeys, criteria, labels)):
        assert is_laid_out(ax)
        assert texts_overlap(ax) == []


@pytest.mark.parametrize(
    ("journeys", "segments", "labels"), [(1, 2, ODD[3:]), (2, 2, ()), (10, 6, ODD), (200, 2, ODD), (200, 3, ())]
)
def test_no_number_of_journeys_and_no_label_spoils_a_picture_of_segments_or_gaps(journeys, segments, labels):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        gaps = held_against(journeys, [" ".join(label.split()) for label in labels])
        for ax in (plots.segment_slopes(apart(journeys, segments, labels)), plots.gap_to_target(gaps),
                   plots.gap_to_target(gaps, criterion="handle")):  # fmt: skip
            assert is_laid_out(ax)
            assert texts_overlap(ax) == []
            texts = [*ax.texts, *ax.get_yticklabels(), *ax.get_xticklabels(), ax.xaxis.label]
            assert not any(text.get_parse_math() for text in texts if "$" in text.get_text())


def test_a_dollar_sign_in_a_label_is_no_formula():
    ranking = made(6, 6, ODD)
    assert any("Refund > $100 and < $500" in text.get_text() for text in plots.contributions(ranking).get_yticklabels())
    for ax in all_pictures(ranking):
        texts = [*ax.texts, *ax.get_yticklabels(), *(ax.get_legend().get_texts() if ax.get_legend() else [])]
        assert not any(text.get_parse_math() for text in [*texts, ax.xaxis.label] if "$" in text.get_text())
    words = [text.get_text() for text in plots.contributions(ranking).get_legend().get_texts()]
    assert words[:3] == ["Refund > $100 and < $500", "$\\bad{ and $", "_hidden"]


def test_journeys_that_score_nothing_are_drawn_without_a_warning():
    pictures = all_pictures(made(3, 3, values=np.zeros((3, 3))))
    assert pictures[0].get_legend() is None
    for ax in pictures:
        assert is_laid_out(ax)


def test_of_many_criteria_the_smallest_are_one_part():
    ranking = made(3, 50)
    ax = plots.contributions(ranking)
    words = [text.get_text() for text in ax.get_legend().get_texts()]
    assert len(words) == 8
    assert words[-1] == "43 other criteria"
    assert len({container[0].get_facecolor() for container in ax.containers}) == 8
    ends = [ax.containers[-1][place].get_x() + ax.containers[-1][place].get_width() for place in range(3)]
    assert ends == pytest.approx([100.0 * line.score for line in ranking])
    why = ranking.why("j0", "j1")
    steps = [container[0] for container in plots.waterfall(why, top=5).containers]
    assert len(steps) == 8
    assert sum(bar.get_width() for bar in steps[:-1]) == pytest.approx(100.0 * why.scores[0])


def test_a_bump_chart_of_many_journeys_names_those_that_end_in_it():
    path = made(200, 3).trajectory("c0")
    ax = plots.bump(path, top=5)
    lowest = ax.get_ylim()[0] - 0.5
    assert lowest == 10
    named = [text.get_text() for text in ax.texts if text.get_text() != "now"]
    at_the_end = {name for name, own in path.steps().items() if own[-1][1] <= 10 and min(r for _, r in own) <= 5}
    labels = {line.id: line.label for line in path.ranking}
    assert sorted(named) == sorted(labels[name] for name in at_the_end)
    tied = plots.bump(made(200, 1, values=np.zeros((200, 1))).trajectory("c0"))
    assert [text.get_text() for text in tied.texts if text.get_text() != "now"] == ["name 0 and 199 more"]


def test_a_tornado_compares_the_first_two_by_score_whatever_is_pinned():
    values = np.array([[0.1, 0.2], [0.9, 0.5], [0.6, 0.7]])
    pinned = made(3, 2, values=values, pins=[jr.Pin(journey="j0", place=1, reason="duty", author="board")])
    ax = plots.tornado(pinned)
    assert ax.get_xlabel() == "lead of name 1 over name 2, points"
    assert ax.lines[0].get_xdata()[0] == pytest.approx(5.0)
    assert len(plots.tornado(pinned, top=1).get_yticklabels()) == 1


def test_a_trade_off_may_be_in_a_part_of_a_figure(ranking):
    part = pyplot.figure(figsize=(12, 5)).subfigures(1, 2)[1]
    ax = part.subplots()
    assert ranking.plot("trade_off", across="pain", up="retention", ax=ax) is ax
    assert texts_overlap(ax) == []
    same = plots.trade_off(made(12, 2, values=np.full((12, 2), 0.5)), "c0", "c1")
    assert len([text for text in same.texts if text.get_text()]) == 12
    assert texts_overlap(same) == []


def test_no_name_of_a_trade_off_lies_under_a_mark(ranking):
    values = np.random.default_rng(2).random((25, 12))
    crowded = made(25, 12, values=values).plot("trade_off", across="c0", up="c1")
    assert names_under_marks(crowded) == []
    assert texts_overlap(crowded) == []
    assert len([text for text in crowded.texts if text.get_text()]) == 12
    assert names_under_marks(ranking.plot("trade_off", across="pain", up="retention")) == []
    assert names_under_marks(plots.trade_off(made(60, 2), "c0", "c1")) == []


def test_plot_takes_a_kind_and_the_options_of_its_function(ranking):
    assert len(ranking.plot(top=2).get_yticklabels()) == 2
    assert ranking.plot(kind="tornado", change=0.4).get_legend().get_texts()[0].get_text() == "40 % less weight"
    assert ranking.plot("trade_off", across="pain", up="cost", top=3).get_xlabel().startswith("Pain (burden): value")
    assert len(ranking.robustness(draws=500).plot(top=3).get_yticklabels()) == 3
    assert len(ranking.trajectory("retention").plot(top=1).get_yticklabels()) == 2
    with pytest.raises(jr.Error, match='kind: found "tornadoes".*did you mean "tornado".*allowed: contributions'):
        ranking.plot("tornadoes")
    with pytest.raises(TypeError, match="tpo"):
        ranking.plot(tpo=2)


def test_contributions_end_at_the_scores(ranking):
    ax = ranking.plot()
    bars = [bar for container in ax.containers for bar in container]
    ends = {}
    for bar in bars:
        place = round(bar.get_y() + bar.get_height() / 2)
        ends[place] = max(ends.get(place, 0.0), bar.get_x() + bar.get_width())
    for place, line in enumerate(ranking):
        assert ends[place] == pytest.approx(100.0 * line.score)
    assert [label.get_text().split("  ")[1] for label in ax.get_yticklabels()] == [line.label for line in ranking]
    assert texts_overlap(ax) == []


def test_stability_bars_are_the_intervals(ranking):
    result = ranking.stability()
    ax = result.plot()
    widths = sorted(round(bar.get_width(), 6) for container in ax.containers for bar in container)
    assert widths == sorted(round(100.0 * (row["high"] - row["low"]), 6) for row in result.to_dicts())
    assert texts_overlap(ax) == []


def test_a_bump_chart_has_a_line_a_journey_that_ends_at_its_rank(ranking):
    path = ranking.trajectory("retention")
    ax = path.plot()
    lines = [line for line in ax.lines if len(line.get_xdata()) > 2 or line.get_xdata()[-1] == 100.0]
    ends = sorted({line.get_ydata()[-1] for line in lines})
    assert ends == sorted(own[-1][1] for own in path.steps().values())
    drawn_ranks = [set(line.get_ydata()) for line in ax.lines if len(line.get_xdata()) > 2]
    assert {1.0, 3.0} in [ranks - {2.0, 4.0, 5.0, 6.0} for ranks in drawn_ranks]
    assert texts_overlap(ax) == []


def test_a_trade_off_has_a_mark_a_journey_and_names_that_do_not_overlap(ranking):
    ax = plots.trade_off(ranking, "pain", "retention")
    assert len(ax.collections[0].get_offsets()) == len(ranking)
    assert texts_overlap(ax) == []
    with pytest.raises(ValueError, match="no criterion 'churn' in the model; allowed: pain"):
        plots.trade_off(ranking, "churn", "pain")


def test_rank_acceptability_fills_every_bar(ranking):
    ax = ranking.robustness(draws=2000).plot()
    ends = {}
    for container in ax.containers:
        for place, bar in enumerate(container):
            ends[place] = ends.get(place, 0.0) + bar.get_width()
    assert list(ends.values()) == pytest.approx([100.0] * len(ranking))
    assert texts_overlap(ax) == []


def test_a_tornado_has_the_lead_at_both_ends(ranking):
    ax = plots.tornado(ranking, change=0.4)
    labels = [label.get_text() for label in ax.get_yticklabels()]
    criterion = next(c for c in ranking.model.criteria if c.label == labels[0])
    for container, by in zip(ax.containers, (0.6, 1.4)):
        after = {line.id: line.score for line in ranking.what_if(weights={criterion.id: 0.25 * by}).ranking}
        bar = container[0]
        assert bar.get_x() + bar.get_width() == pytest.approx(100.0 * (after["tech_fault"] - after["bill_query"]))
    assert texts_overlap(ax) == []
    with pytest.raises(ValueError, match="two journeys"):
        plots.tornado(jr.rank(np.array([[0.5]]), jr.Model(criteria=[ranking.model.criteria[0]])))


def test_a_waterfall_goes_from_one_score_to_the_other(ranking):
    why = ranking.why("tech_fault", "bill_query")
    ax = why.plot()
    bars = [container[0] for container in ax.containers]
    assert bars[0].get_width() == pytest.approx(100.0 * why.scores[1])
    assert bars[-1].get_width() == pytest.approx(100.0 * why.scores[0])
    assert sum(bar.get_width() for bar in bars[:-1]) == pytest.approx(100.0 * why.scores[0])
    assert texts_overlap(ax) == []


def test_rank_intervals_end_at_the_ranks_and_brackets_hold_the_groups(ranking):
    result = ranking.robustness(draws=20_000)
    ax = result.plot("rank_intervals")
    rows = result.to_dicts()
    for bar, row in zip(ax.patches, rows):
        assert bar.get_x() == pytest.approx(row["rank_low"] - 0.12)
        assert bar.get_x() + bar.get_width() == pytest.approx(row["rank_high"] + 0.12)
    now, expected = ax.lines[:2]
    assert list(expected.get_xdata()) == [row["expected_rank"] for row in rows]
    lines = {line.id: line for line in ranking}
    assert list(now.get_xdata()) == [lines[row["journey"]].unpinned_rank for row in rows]
    groups = [row["group"] for row in rows]
    assert groups == [1, 1, 1, 1, 2, 3, 3]
    brackets = [line.get_ydata() for line in ax.lines if len(line.get_xdata()) == 4]
    assert [(min(ys), max(ys)) for ys in brackets] == [(-0.3, 3.3), (4.7, 6.3)]
    assert [text.get_text() for text in ax.texts] == ["group 1: not separable", "group 3: not separable"]
    cut = plots.rank_intervals(result, top=2)
    assert [text.get_text() for text in cut.texts] == ["group 1: not separable,\n4 journeys in all"]
    assert texts_overlap(ax) == []


def test_the_area_of_a_bubble_is_its_size(ranking):
    weeks = {line.id: place + 1.0 for place, line in enumerate(ranking)}
    ax = ranking.plot("value_effort", effort=weeks, value="revenue", size="pain")
    pain, revenue = (dict(zip(ranking.matrix.journeys, ranking.matrix.column(name))) for name in ("pain", "revenue"))
    marks = ax.collections[0]
    assert [tuple(at) for at in marks.get_offsets()] == [(weeks[line.id], revenue[line.id]) for line in ranking]
    largest = max(pain.values())
    assert list(marks.get_sizes()) == pytest.approx([900.0 * pain[line.id] / largest for line in ranking])
    assert ax.get_ylabel() == "value: Revenue touched, GBP/year"
    assert ax.get_title(loc="left") == "area: Pain (burden), customers; the largest is 40,170.8"
    alike = ranking.plot("value_effort", effort={"tech_fault": 3, "bill_query": 5})
    assert [tuple(at) for at in alike.collections[0].get_offsets()] == [
        (weeks_of, 100.0 * line.score) for weeks_of, line in zip((3.0, 5.0), ranking)
    ]
    assert len(set(alike.collections[0].get_sizes())) == 1


def test_a_bubble_of_unknown_journeys_or_no_number_is_refused(ranking):
    with pytest.raises(ValueError, match="effort: there is no journey 'nobody'"):
        ranking.plot("value_effort", effort={"nobody": 1.0})
    with pytest.raises(ValueError, match="effort: allowed: finite numbers"):
        ranking.plot("value_effort", effort={"tech_fault": float("nan")})
    with pytest.raises(ValueError, match="size: allowed: numbers >= 0"):
        ranking.plot("value_effort", effort="cost", size={"tech_fault": -1.0})
    with pytest.raises(ValueError, match="no criterion 'churn' in the model"):
        ranking.plot("value_effort", effort="churn")


def test_parallel_coordinates_are_the_values_of_ten_journeys_at_most():
    ranking = made(30, 4)
    ax = ranking.plot("parallel_coordinates")
    lines = [line for line in ax.lines if line.get_marker() != "None"]
    assert len(lines) == 10
    for line, journey in zip(lines, ranking):
        assert list(line.get_xdata()) == [part.value for part in ranking.explain(journey.id).contributions]
    with pytest.raises(ValueError, match="top: found 11; allowed: 1 to 10"):
        ranking.plot("parallel_coordinates", top=11)


def test_a_missing_cell_is_a_gap_in_a_line_and_no_bubble():
    model = jr.Model(
        criteria=[
            jr.Criterion(id=name, direction="maximize", scale=jr.Anchored(at_0=0, at_1=1), missing="renormalise")
            for name in ("x", "y", "z")
        ]
    )
    ranking = jr.rank({"journey": ["a", "b"], "x": [0.1, 0.2], "y": [None, 0.4], "z": [0.5, 0.6]}, model)
    line = next(line for line in plots.parallel_coordinates(ranking, top=2).lines if np.isnan(line.get_xdata()).any())
    assert list(np.isnan(line.get_xdata())) == [False, True, False]
    assert len(plots.value_effort(ranking, "y").collections[0].get_offsets()) == 1
    assert [row["journey"] for row in plots.value_effort_table(ranking, "y")] == ["b"]


def test_segment_slopes_join_the_ranks_and_are_thick_where_they_differ_by_more_than_noise():
    model = made(1, 1).model
    segments = {
        "old": {"journey": ["bill", "move", "sim"], "c0": [0.1, 0.5, 0.9]},
        "new": {"journey": ["bill", "move", "sim"], "c0": [0.9, 0.5, 0.1]},
        "some": {"journey": ["bill", "sim"], "c0": [0.9, 0.1]},
    }
    errors = {name: {**table, "c0": [0.01] * len(table["c0"])} for name, table in segments.items()}
    found = jr.compare_segments(segments, model, errors=errors)
    ax = found.plot(segments=["old", "new"])
    lines = {tuple(line.get_ydata()): line for line in ax.lines if list(line.get_xdata()) == [0, 1]}
    assert set(lines) == {(3, 1), (2, 2), (1, 3)}
    assert [lines[ends].get_linewidth() for ends in ((3, 1), (2, 2), (1, 3))] == [3.0, 1.0, 3.0]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["bill  3", "move  2", "sim  1"]
    assert [text.get_text() for text in ax.texts] == ["1  bill", "2  move", "3  sim"]
    three = found.plot(segments=["old", "some", "new"])
    pieces = [tuple(line.get_xdata()) for line in three.lines if len(set(line.get_xdata())) == 2]
    assert sorted(piece for piece in pieces if len(piece) == 2) == [(0, 1), (0, 1), (1, 2), (1, 2)]
    with pytest.raises(ValueError, match="no segment 'young'; allowed: old, new, some"):
        found.plot(segments=["old", "young"])
    with pytest.raises(ValueError, match="two or more, each once"):
        found.plot(segments=["old", "old"])


def test_a_gap_is_a_bar_of_points_or_a_way_to_the_target():
    gaps = held_against(6)
    worst = [row for row in gaps.worst() if row["points"] is not None]
    ax = gaps.plot()
    widths = [bar.get_width() for bar in ax.patches]
    assert widths == pytest.approx([100.0 * row["points"] for row in worst])
    hatched = [bar.get_hatch() is not None for bar in ax.patches]
    assert hatched == [bool(row["small_sample"]) for row in worst]
    assert any(text.get_text() == "not measured, target 500" for text in ax.texts)
    one = gaps.plot(criterion="handle")
    ways = {tuple(line.get_xdata()) for line in one.lines if line.get_marker() == "None"}
    assert ways == {(500.0, row["actual"]) for row in worst if row["criterion"] == "handle"}
    assert texts_overlap(one) == []
    with pytest.raises(ValueError, match="no target on a criterion 'churn'; allowed: handle, n"):
        gaps.plot(criterion="churn")


def test_given_axes_are_drawn_on_and_returned(ranking):
    axes = pyplot.figure().subplots(1, 3)
    assert ranking.plot(ax=axes[0]) is axes[0]
    assert ranking.stability().plot(ax=axes[1]) is axes[1]
    assert ranking.trajectory("pain").plot(ax=axes[2]) is axes[2]


def test_one_journey_and_none_are_drawn_too():
    model = jr.Model(criteria=[jr.Criterion(id="x", direction="maximize", scale=jr.Anchored(at_0=0, at_1=1))])
    for rows in (np.array([[0.5]]), np.empty((0, 1))):
        ranking = jr.rank(rows, model)
        drawn(ranking.plot())
        drawn(ranking.stability().plot())
        drawn(ranking.trajectory("x").plot())


def test_without_matplotlib_the_error_says_what_to_type(tmp_path):
    program = tmp_path / "none.py"
    program.write_text(
        """
import sys
sys.modules["matplotlib"] = None
import journeyrank as jr
model = jr.Model(criteria=[jr.Criterion(id="x", direction="maximize", scale=jr.MinMax())])
try:
    jr.rank({"journey": ["a", "b"], "x": [1, 2]}, model).plot()
except ImportError as error:
    print(error)
""",
        encoding="utf-8",
    )
    ran = subprocess.run([sys.executable, str(program)], capture_output=True, text=True, check=True)
    assert ran.stdout == "plots need matplotlib; install it: pip install 'journeyrank[plot]'\n"


@pytest.mark.parametrize("method", [jr.Promethee2(), jr.Codas(), jr.Topsis()])
def test_scores_and_points_below_0_are_drawn_on_both_sides_of_it(method):
    scale = jr.Anchored(at_0=0, at_1=1)
    criteria = [jr.Criterion(id=f"c{c}", direction="maximize", scale=scale, weight=c + 1) for c in range(4)]
    cells = np.random.default_rng(3).random((6, 4))
    ranking = jr.rank(cells, jr.Model(criteria=criteria, method=method))
    ax = ranking.plot()
    for place, line in enumerate(ranking):
        bars = [bar for container in ax.containers for bar in container if round(bar.get_y() + bar.get_height() / 2) == place]
        ends = [(bar.get_x(), bar.get_x() + bar.get_width()) for bar in bars]
        points = [100.0 * each.points for each in ranking.explain(line.id).contributions]
        assert max(max(ends, key=max)) == pytest.approx(sum(p for p in points if p > 0), abs=1e-9)
        assert min(min(ends, key=min)) == pytest.approx(sum(p for p in points if p < 0), abs=1e-9)
    left, right = ax.get_xlim()
    assert all(left < 100.0 * line.score < right for line in ranking)
    assert is_laid_out(ax)
    areas = ranking.plot("trade_off", across="c0", up="c1").collections[0].get_sizes()
    assert (np.diff(areas) <= 1e-9).all()  # the higher the score, the larger the mark
    assert areas.min() >= 40.0
    assert is_laid_out(ranking.why(ranking[0].id, ranking[5].id).plot())


def test_a_trade_off_asks_only_for_values():
    scale = jr.Anchored(at_0=0, at_1=1)
    criteria = [jr.Criterion(id=f"c{c}", direction="maximize", scale=scale) for c in range(18)]
    ranking = jr.rank(np.random.default_rng(4).random((5, 18)), jr.Model(criteria=criteria, method=jr.Topsis()))
    assert len(ranking.plot("trade_off", across="c0", up="c17").collections[0].get_offsets()) == 5
    assert len(ranking.plot("value_effort", effort="c3").collections[0].get_offsets()) == 5
