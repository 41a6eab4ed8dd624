# SPDX-License-Identifier: MIT
"""The rows behind each picture: those that it draws, readable as a table, and exact."""

import inspect
import json

import pytest

matplotlib = pytest.importorskip("matplotlib")
matplotlib.use("Agg")
import draw_golden  # noqa: E402
import journeyrank as jr  # noqa: E402
import numpy as np  # noqa: E402
from journeyrank import plots  # noqa: E402

SHOWN = draw_golden.shown()


def test_every_kind_of_every_class_has_a_picture_and_a_table():
    kinds = [kind for own in plots.KINDS.values() for kind in own]
    assert {name for name in plots.__all__ if name.islower()} == {*kinds, *(f"{kind}_table" for kind in kinds)}
    for result, own in plots.KINDS.items():
        for call in (getattr(jr, result).plot, getattr(jr, result).chart, getattr(jr, result).plot_table):
            assert inspect.signature(call).parameters["kind"].default == own[0]
            assert all(kind in call.__doc__ for kind in own)


@pytest.mark.parametrize("name", list(SHOWN))
def test_a_result_gives_the_rows_of_its_picture(name):
    result, kind, options = SHOWN[name]
    table = result.plot_table(kind, **options)
    assert isinstance(table, plots.PictureTable)
    assert list(table) == list(getattr(plots, f"{kind}_table")(result, **options))
    assert table
    assert all(list(row) == list(table.columns) for row in table)
    assert json.loads(json.dumps(table)) == list(table)
    lines = repr(table).split("\n")
    assert lines[0] == table.title
    assert lines[1].split() == list(table.columns)
    assert len(lines) == len(table) + 2


def test_the_parts_of_a_score_add_up_to_it():
    for row in SHOWN["contributions"][0].plot_table():
        assert row["end"] - row["start"] == pytest.approx(row["points"])
    last = {row["journey"]: row for row in SHOWN["contributions"][0].plot_table()}
    for row in last.values():
        assert row["end"] == pytest.approx(row["score"])


def test_stretches_of_a_bump_chart_meet_and_fill_the_axis():
    result = SHOWN["bump"][0]
    for journey in {row["journey"] for row in result.plot_table()}:
        own = [row for row in result.plot_table() if row["journey"] == journey]
        assert own[0]["weight_from"] == 0.0
        assert own[-1]["weight_to"] == 100.0
        assert [row["weight_to"] for row in own[:-1]] == [row["weight_from"] for row in own[1:]]


def test_a_table_is_html_without_what_names_hold():
    model = jr.Model(criteria=[jr.Criterion(id="x", label="<b>x</b>", direction="maximize", scale=jr.MinMax())])
    ranking = jr.rank({"journey": ["a", "b"], "label": ["<script>1</script>", "b"], "x": [1, 2]}, model)
    page = ranking.plot_table()._repr_html_()
    assert page.startswith("<table><caption>")
    assert page.count('<th scope="col">') == len(ranking.plot_table().columns)
    assert "<script>" not in page
    assert "<b>" not in page


def test_an_empty_table_has_its_title_alone():
    model = jr.Model(criteria=[jr.Criterion(id="x", direction="maximize", scale=jr.Anchored(at_0=0, at_1=1))])
    table = jr.rank(np.empty((0, 1)), model).plot_table()
    assert list(table) == []
    assert repr(table).strip() == table.title


def test_another_kind_or_option_is_refused():
    ranking = SHOWN["contributions"][0]
    with pytest.raises(jr.Error, match='kind: found "bump"; allowed: contributions, tornado') as caught:
        ranking.plot_table("bump")
    assert caught.value.code == "unknown_name"
    with pytest.raises(TypeError, match="tpo"):
        ranking.plot_table(tpo=2)
    with pytest.raises(TypeError, match="kind"):
        ranking.plot_table(3)
