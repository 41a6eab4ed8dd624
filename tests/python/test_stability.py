# SPDX-License-Identifier: MIT
"""Stability of the worked decisions, to the digits stated, and against a grid of rankings."""

import math
from pathlib import Path

import journeyrank as jr
import numpy as np
import pytest

DATA = Path(__file__).resolve().parents[2] / "examples" / "data"
MODEL = jr.Model.read(DATA / "telecom.json")


@pytest.fixture(scope="module")
def ranking():
    pandas = pytest.importorskip("pandas")
    return jr.rank(pandas.read_csv(DATA / "telecom.csv"), MODEL, profile="equal")


def winner_rows(stability):
    return {row["criterion"]: row for row in stability.to_dicts() if row["keeps"] == "winner"}


def test_the_flip_points_of_the_telecom_decision(ranking):
    rows = winner_rows(ranking.stability())
    assert round(rows["revenue"]["high"], 3) == 0.480
    assert rows["revenue"]["above_overtaking"] == "bill_query"
    assert round(rows["retention"]["high"], 3) == 0.530
    assert rows["retention"]["above_overtaking"] == "moving_home"
    assert (rows["pain"]["low"], rows["pain"]["high"]) == (0.0, 1.0)
    assert rows["pain"]["above_overtaking"] is None


def test_the_sentence_that_stops_a_meeting(ranking):
    assert ranking.stability().sentences[0] == (
        "Any weight of Pain (burden) between 0 and 1 leaves Technical fault first: this debate does not matter."
    )


def test_at_an_end_a_ranking_keeps_the_winner_and_at_the_next_double_it_does_not(ranking):
    for name, row in winner_rows(ranking.stability()).items():
        for end, outwards in ((row["high"], 1.0), (row["low"], 0.0)):
            kept = ranking.what_if(**{name: end}).ranking
            assert kept.ranks[ranking.order[0]] == 1
            if end not in (0.0, 1.0):
                flipped = ranking.what_if(**{name: math.nextafter(end, outwards)}).ranking
                assert flipped.ranks[ranking.order[0]] == 2


def test_a_grid_of_rankings_finds_the_ranks_of_the_trajectory(ranking):
    path = ranking.trajectory("retention")
    steps = path.steps()
    flips = [row["weight"] for row in path.to_dicts()]
    assert flips == sorted(flips)
    for weight in np.linspace(0.001, 0.999, 251):
        if any(abs(weight - flip) < 1e-9 for flip in flips):
            continue
        after = ranking.what_if(retention=float(weight)).ranking
        for line in after:
            rank = [rank for start, rank in steps[line.id] if start <= weight][-1]
            assert rank == line.rank
    assert path.criterion == "retention"
    assert path.weight == 0.25
    assert "Moving home" in repr(path)
    assert "moving_home" not in repr(path)


def test_the_smallest_changes_turn_the_place_a_step_further(ranking):
    for norm in ("l1", "l2", "linf"):
        change = ranking.smallest_change("moving_home", "tech_fault", norm=norm)
        assert change.possible
        assert change.norm == norm
        now = np.full(4, 0.25)
        there = np.array(list(change.weights.values()))
        moved = there - now
        size = {"l1": np.abs(moved).sum(), "l2": np.linalg.norm(moved), "linf": np.abs(moved).max()}[norm]
        assert change.distance == pytest.approx(size)
        further = dict(zip(change.weights, np.maximum(0.0, now + moved * 1.0001)))
        after = {line.id: line.rank for line in ranking.what_if(weights=further, others="as_given").ranking}
        assert after["moving_home"] < after["tech_fault"]
    assert ranking.change_into_top("moving_home").distance == pytest.approx(
        ranking.smallest_change("moving_home", "tech_fault").distance
    )
    assert ranking.change_into_top("plan_change", top=1).weights is None
    assert "No weights turn the place" in repr(ranking.change_into_top("plan_change"))
    assert ranking.change_into_top("tech_fault").distance == 0.0


def test_the_distances_of_all_pairs_are_those_of_each(ranking):
    found = ranking.flip_distances()
    distances = found.distances()
    assert distances.shape == (7, 7)
    assert found.norm == "l2"
    assert found.notes == ()
    rows = found.to_dicts()
    assert len(rows) == len(found) == (distances != 0.0).sum()
    sizes = [row["distance"] for row in rows if row["distance"] is not None]
    assert sizes == sorted(sizes) == sorted(distances[distances > 0.0])
    assert "How far all weights must move (l2)" in repr(found)
    for behind in ranking:
        for ahead in ranking:
            if behind.id == ahead.id:
                assert distances[behind.row, ahead.row] == 0.0
                continue
            change = ranking.smallest_change(behind.id, ahead.id)
            assert distances[behind.row, ahead.row] == pytest.approx(change.distance if change.possible else -1.0)


def test_distances_carry_notes_like_the_other_answers():
    pandas = pytest.importorskip("pandas")
    pin = jr.Pin(journey="esim_swap", place=1, reason="duty", author="board")
    held = jr.rank(pandas.read_csv(DATA / "telecom.csv"), MODEL.replace(tie_tolerance=0.01), pins=[pin])
    assert [note.code for note in held.flip_distances().notes] == ["pins", "tie_tolerance"]
    assert "note pins" in repr(held.flip_distances())


def test_frames_and_words(ranking):
    stability = ranking.stability(top=2)
    assert stability.top == 2
    assert len(stability) == 12
    assert list(stability.to_native().columns)[:4] == ["criterion", "label", "weight", "keeps"]
    assert "first stays first" in repr(stability)
    assert "<table" in stability._repr_html_()


def test_what_cannot_be_asked_is_refused(ranking):
    with pytest.raises(jr.Error, match="no criterion") as caught:
        ranking.trajectory("churn")
    assert caught.value.code == "unknown_name"
    with pytest.raises(jr.Error, match="top must be 1 or more"):
        ranking.stability(top=0)
    with pytest.raises(jr.Error, match="l1, l2, linf"):
        ranking.smallest_change("moving_home", "tech_fault", norm="l3")
    criteria = [c.replace(missing="renormalise") for c in MODEL.criteria]
    gap = {"journey": ["a", "b"]} | {c.id: [1.0, None] if c.id == "pain" else [1.0, 2.0] for c in criteria}
    found = jr.rank(gap, MODEL.replace(criteria=criteria))
    assert "searched" in [note.code for note in found.stability().notes]
    change = found.smallest_change("b", "a")
    assert not change.possible or change.distance == 0.0 or "searched_change" in [note.code for note in change.notes]


@pytest.mark.parametrize("method", [jr.WeightedProduct(), jr.Topsis(), jr.Vikor()])
@pytest.mark.parametrize("norm", ["l1", "l2", "linf"])
def test_by_a_method_that_does_not_add_up_the_searched_weights_make_it(ranking, method, norm):
    by_method = jr.rank(ranking.matrix, MODEL.replace(method=method), profile="equal")
    found = by_method.flip_distances(norm=norm)
    assert "searched_change" in [note.code for note in found.notes]
    turned = 0
    for behind, ahead in (("bill_query", "tech_fault"), ("moving_home", "tech_fault"), ("order_track", "bill_query")):
        rows = {line.id: line.row for line in by_method}
        if by_method.scores[rows[behind]] >= by_method.scores[rows[ahead]]:
            behind, ahead = ahead, behind
        change = by_method.smallest_change(behind, ahead, norm=norm)
        if change.possible:
            there = by_method.what_if(**change.weights, others="as_given").ranking
            assert there.scores[rows[behind]] >= there.scores[rows[ahead]]
            assert found.distances()[rows[behind], rows[ahead]] == pytest.approx(change.distance, rel=0.05)
            assert "that was found" in repr(change)
            turned += 1
        else:
            assert "No weights were found" in repr(change)
    assert turned > 0
    reach = by_method.change_into_top("moving_home", norm=norm)
    if reach.possible and reach.distance > 0.0:
        there = by_method.what_if(**reach.weights, others="as_given").ranking
        assert {line.id: line for line in there}["moving_home"].rank == 1


def test_a_journey_does_not_pass_itself(ranking):
    with pytest.raises(jr.Error, match='found "bill_query" twice') as caught:
        ranking.smallest_change("bill_query", "bill_query")
    assert caught.value.code == "bad_option"


@pytest.mark.parametrize("norm", ["l1", "l2", "linf"])
def test_the_weights_of_a_change_make_it_when_they_are_stated(ranking, norm):
    journeys = ranking.matrix.journeys
    for journey in journeys:
        change = ranking.change_into_top(journey, norm=norm)
        if not change.possible or change.distance == 0.0:
            continue
        there = ranking.what_if(**change.weights, others="as_given").ranking
        assert {line.id: line for line in there}[journey].unpinned_rank == 1


def test_a_change_of_weights_is_a_frame(ranking):
    pandas = pytest.importorskip("pandas")
    change = ranking.smallest_change("bill_query", "tech_fault", norm="l1")
    found = change.to_dicts()
    assert [row["criterion"] for row in found] == ["pain", "revenue", "retention", "cost"]
    assert {row["criterion"]: row["to"] for row in found} == change.weights
    assert [row["from"] for row in found] == pytest.approx([0.25] * 4)
    assert sum(abs(row["change"]) for row in found) == pytest.approx(change.distance)
    assert isinstance(change.to_native(), pandas.DataFrame)
    assert list(change.to_native().columns) == ["criterion", "from", "to", "change"]
    assert len(change) == 4
    assert "The smallest change of all weights (l1 " in repr(change)
    never = ranking.change_into_top("plan_change")
    assert not never.possible
    assert len(never) == 0
    assert never.weights is None
    assert "No weights turn the place" in repr(never)
