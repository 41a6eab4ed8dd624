# SPDX-License-Identifier: MIT
"""Pictures: what is drawn, where, and that nothing lies on anything else."""

import subprocess
import sys
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
    ax.figure.canvas.draw()
    return ax.figure.canvas.get_renderer()


def texts_overlap(ax):
    """Pairs of texts beside the axes and in them that share a pixel."""
    renderer = drawn(ax)
    texts = [*ax.texts, *ax.get_yticklabels()]
    boxes = [(text.get_text(), text.get_window_extent(renderer)) for text in texts if text.get_text().strip()]
    return [
        (one, other)
        for i, (one, box) in enumerate(boxes)
        for other, beside in boxes[i + 1 :]
        if box.overlaps(beside) and not (one == other)
    ]


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
