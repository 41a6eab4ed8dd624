# SPDX-License-Identifier: MIT
"""The ranking and what it says of itself."""

import datetime
import html.parser
import json

import journeyrank as jr
import numpy as np
import pytest


@pytest.fixture
def ranking(model, columns):
    return jr.rank(columns, model)


def test_lines_come_most_urgent_first(ranking):
    assert [line.id for line in ranking] == ["moving", "billing", "roaming"]
    assert [line.rank for line in ranking] == [1, 2, 3]
    assert [line.row for line in ranking] == [2, 0, 1]
    assert ranking[0].label == "moving"  # the row has no label
    assert ranking[1].label == "Bill <query>"
    assert ranking[-1].id == "roaming"
    assert [line.id for line in ranking[1:]] == ["billing", "roaming"]
    assert [line.id for line in ranking[::-2]] == ["roaming", "moving"]
    with pytest.raises(IndexError):
        ranking[3]
    with pytest.raises(TypeError):
        ranking["moving"]


def test_an_iterator_keeps_its_ranking_alive(model, columns):
    lines = iter(jr.rank(columns, model))
    assert [line.id for line in lines] == ["moving", "billing", "roaming"]
    with pytest.raises(StopIteration):
        next(lines)


def test_equal_scores_share_the_smallest_rank_and_stand_by_id(model):
    data = {"journey": ["b", "a", "c", "d"], "pain": [5, 5, 9, 1], "cost": [0, 0, 0, 0]}
    ranking = jr.rank(data, model)
    assert [(line.rank, line.id) for line in ranking] == [(1, "c"), (2, "a"), (2, "b"), (4, "d")]
    assert ranking.ranks.tolist() == [2, 2, 1, 4]


def test_columns_are_read_only_views_that_keep_the_ranking_alive(model, columns):
    ranking = jr.rank(columns, model)
    scores, ranks, order = ranking.scores, ranking.ranks, ranking.order
    assert (scores.dtype, ranks.dtype, order.dtype) == (np.float64, np.uint32, np.uint32)
    assert np.shares_memory(scores, ranking.scores)
    expected = scores.tolist()
    del ranking
    for view in (scores, ranks, order):
        with pytest.raises(ValueError, match="read-only"):
            view[0] = 1
    assert scores.tolist() == expected
    assert scores[order].tolist() == sorted(expected, reverse=True)
    assert ranks[order].tolist() == [1, 2, 3]


def test_a_missing_cell_under_interval_opens_the_score(levels_model):
    ranking = jr.rank({"severity": ["high", None]}, levels_model)
    open_line = ranking[1]
    assert (open_line.score, open_line.low, open_line.high) == (0.5, 0.0, 1.0)
    assert (ranking[0].low, ranking[0].high) == (1.0, 1.0)
    assert "50.0 (0.0–100.0)" in repr(ranking)


def test_profiles_change_the_weights(model, columns):
    ranking = jr.rank(columns, model, profile="cfo")
    assert ranking.scores.tolist() == [0.5, 0.0, 0.9]
    with pytest.raises(TypeError, match="profile: found int; allowed: a str"):
        jr.rank(columns, model, profile=3)


PIN = jr.Pin(journey="roaming", place=1, reason="duty of care", author="Ann")


def test_a_pin_gives_a_place_and_leaves_the_rank_by_score_visible(model, columns):
    ranking = jr.rank(columns, model, pins=[PIN])
    assert [line.id for line in ranking] == ["roaming", "moving", "billing"]
    assert [line.unpinned_rank for line in ranking] == [3, 1, 2]
    assert ranking[0].pin == PIN
    assert ranking[1].pin is None
    assert ranking.unpinned_ranks.tolist() == [2, 3, 1]
    assert ranking.explain("roaming").pin_reason == "duty of care"
    assert "by decree: duty of care (Ann)" in repr(ranking)


def test_a_pin_that_expires_needs_today(model, columns):
    pin = PIN.replace(expires="2026-06-30")
    with pytest.raises(jr.Error, match="bad_option: the pin of \"roaming\" expires"):
        jr.rank(columns, model, pins=[pin])
    for today in (datetime.date(2026, 6, 30), "2026-06-30"):
        assert jr.rank(columns, model, pins=[pin], today=today)[0].id == "roaming"
    late = jr.rank(columns, model, pins=[pin], today="2026-07-01")
    assert late[0].id == "moving"
    assert [note.code for note in late.notes if note.code == "pin_expired"] == ["pin_expired"]


@pytest.mark.parametrize(
    ("pins", "code"),
    [
        ([PIN.replace(journey="roming")], "unknown_name"),
        ([PIN.replace(place=4)], "bad_option"),
        ([PIN, PIN], "duplicate_name"),
        ([PIN, PIN.replace(journey="moving")], "bad_option"),
    ],
)
def test_pins_that_do_not_fit_are_refused(model, columns, pins, code):
    with pytest.raises(jr.Error) as caught:
        jr.rank(columns, model, pins=pins)
    assert caught.value.code == code


def test_options_are_keyword_only(model, columns):
    with pytest.raises(TypeError):
        jr.rank(columns, model, "cfo")


def test_an_explanation_adds_up_to_the_score_bit_for_bit(ranking):
    for line in ranking:
        explanation = ranking.explain(line.id)
        total = 0.0
        for part in explanation.contributions:
            assert part.points == part.value * part.weight
            total += part.points
        assert total == line.score == explanation.score
        assert (explanation.rank, explanation.of) == (line.rank, 3)


def test_an_explanation_says_what_is_missing(ranking):
    explanation = ranking.explain("roaming")
    pain, cost = explanation.contributions
    assert (pain.criterion, pain.label, pain.raw, pain.missing) == ("pain", "Pain", 2.5, False)
    assert (cost.raw, cost.missing, cost.points) == (None, True, 0.0)
    assert explanation.sentence.startswith("Roaming is number 3 of 3 with 18.8 of 100 points")
    assert "Not known: cost." in explanation.sentence
    assert explanation.sentence in repr(explanation)
    assert "<table>" in explanation._repr_html_()


def test_an_unknown_journey_is_named_with_the_nearest(ranking):
    with pytest.raises(jr.Error, match=r'unknown_name: no journey "bililng" \(did you mean "billing"\?\)'):
        ranking.explain("bililng")


def test_a_ranking_knows_what_it_was_made_from(ranking, model):
    assert ranking.model == model
    assert ranking.model_hash == model.hash
    assert ranking.matrix.journeys == ("billing", "roaming", "moving")
    assert ranking.scorer.score([5, 50]) == 0.5
    assert ranking.notes == (
        jr.rank({"journey": ["billing", "roaming", "moving"], "pain": [1, 1, 1], "cost": [1, None, 1]}, model).notes
    )


def test_dicts_have_the_columns_of_the_command_line(ranking):
    first = ranking.to_dicts()[0]
    assert list(first) == [
        "rank", "unpinned_rank", "journey", "label", "score", "score_low", "score_high", "pin_reason",
        "added_pain", "added_cost",
    ]  # fmt: skip
    assert first["added_pain"] + first["added_cost"] == first["score"]
    assert first["pin_reason"] is None


def test_json_is_a_versioned_document(ranking):
    document = json.loads(ranking.to_json())
    assert document["schema"] == 1
    assert document["kind"] == "ranking"
    assert [line["id"] for line in document["journeys"]] == ["moving", "billing", "roaming"]
    assert [line["score"] for line in document["journeys"]] == [line.score for line in ranking]


def test_the_repr_is_a_table_that_people_can_read(ranking):
    assert repr(ranking).splitlines()[:5] == [
        "two: 3 journeys, points out of 100",
        "rank  journey  label         score  Pain  cost",
        "   1  moving   moving         75.0  52.5  22.5",
        "   2  billing  Bill <query>   42.5  30.0  12.5",
        "   3  roaming  Roaming        18.8  18.8     –",
    ]


def test_a_long_repr_is_cut(model):
    text = repr(jr.rank(np.zeros((1000, 2)), model))
    assert "and 980 more" in text
    assert len(text.splitlines()) < 30


def test_names_cannot_break_the_table_or_the_page(model):
    evil = "<script>alert('x')</script>\n\x1b[31m" + "x" * 100
    ranking = jr.rank({"journey": [evil], "pain": [1.0], "cost": [1.0]}, model)
    assert len(repr(ranking).splitlines()) == 3
    assert "\x1b" not in repr(ranking)
    page = ranking._repr_html_()

    class Tags(html.parser.HTMLParser):
        seen = set()

        def handle_starttag(self, tag, attributes):
            self.seen.add(tag)

    Tags().feed(page)
    assert Tags.seen == {"table", "caption", "thead", "tr", "th", "tbody", "td"}
    assert "&lt;script&gt;" in page


def test_a_matrix_shows_itself(model, columns):
    matrix = jr.CriteriaMatrix(columns, model=model)
    assert repr(matrix).splitlines()[:3] == [
        "CriteriaMatrix: 3 journeys, 2 criteria",
        "journey  pain  cost",
        "billing     4    50",
    ]
    assert "<table>" in matrix._repr_html_()
    assert len(matrix) == 3
    assert matrix.shape == (3, 2)
    with pytest.raises(jr.Error, match=r'no criterion "pian" in the matrix \(did you mean "pain"\?\)'):
        matrix.column("pian")


def test_a_matrix_is_not_described_twice(model, columns):
    matrix = jr.CriteriaMatrix(columns, model=model)
    with pytest.raises(TypeError, match="has its criteria, journeys and labels already"):
        jr.rank(matrix, model, journeys=["a", "b", "c"])


def test_a_matrix_is_written_and_read_as_csv(model, columns, tmp_path):
    matrix = jr.CriteriaMatrix(columns, model=model)
    matrix.write_csv(tmp_path / "journeys.csv", model)
    back = jr.CriteriaMatrix.read_csv(tmp_path / "journeys.csv", model)
    assert jr.rank(back, model).to_dicts() == jr.rank(matrix, model).to_dicts()
    with pytest.raises(jr.Error, match="read_failed"):
        jr.CriteriaMatrix.read_csv(tmp_path / "none.csv", model)


def test_values_are_those_of_the_explanation_and_known_where_that_is_refused(ranking):
    for at, criterion in enumerate(ranking.model.criteria):
        values = ranking.values(criterion.id)
        assert values == {line.id: ranking.explain(line.id).contributions[at].value for line in ranking}
    with pytest.raises(jr.Error) as caught:
        ranking.values("nothing")
    assert caught.value.code == "unknown_name"
    names = [f"c{i}" for i in range(17)]
    scale = jr.Anchored(at_0=0, at_1=4)
    model = jr.Model(
        criteria=[jr.Criterion(id=name, direction="maximize", scale=scale) for name in names], method=jr.Topsis()
    )
    many = jr.rank({"journey": ["a", "b"], **{name: [1.0, 3.0] for name in names}}, model)
    assert many.values("c16") == {"a": 0.25, "b": 0.75}
    with pytest.raises(jr.Error) as caught:
        many.explain("a")
    assert caught.value.code == "too_large"
