# SPDX-License-Identifier: MIT
"""Dominance, potential optimality and rank reversal, against plain NumPy."""

from pathlib import Path

import journeyrank as jr
import numpy as np
import pytest

DATA = Path(__file__).resolve().parents[2] / "examples" / "data"


def random_ranking(n, m, seed):
    values = np.random.default_rng(seed).random((n, m)).round(2)
    scale = jr.Anchored(at_0=0, at_1=1)
    return values, jr.rank(
        values, jr.Model(criteria=[jr.Criterion(id=f"c{c}", direction="maximize", scale=scale) for c in range(m)])
    )


def test_dominance_is_that_of_every_pair():
    values, ranking = random_ranking(60, 3, 7)
    ahead = (values[:, None, :] >= values[None, :, :]).all(axis=2) & (values[:, None, :] > values[None, :, :]).any(axis=2)
    rows = ranking.dominance().to_dicts()
    assert [row["dominates"] for row in rows] == list(ahead.sum(axis=1))
    assert [row["dominated_by"] for row in rows] == list(ahead.sum(axis=0))
    for i, row in enumerate(rows):
        assert (row["layer"] == 1) == (row["dominated_by"] == 0) == (row["dominator"] is None)
        if row["dominator"] is not None:
            assert ahead[int(row["dominator"]) - 1, i]


def test_the_best_weights_of_a_journey_put_it_where_they_say():
    values, ranking = random_ranking(40, 3, 11)
    grid = np.random.default_rng(1).dirichlet(np.ones(3), 20_000)
    winners = set((grid @ values.T).argmax(axis=1))
    for i, row in enumerate(ranking.dominance().to_dicts()):
        weights = np.array([row["weight_c0"], row["weight_c1"], row["weight_c2"]])
        assert weights.sum() == pytest.approx(1.0)
        scores = values @ weights
        lead = scores[i] - np.delete(scores, i).max()
        assert lead == pytest.approx(row["lead"], abs=1e-9)
        if i in winners:
            assert row["first"] == "alone"
        if row["first"] == "never":
            assert i not in winners


def test_min_max_reverses_and_anchors_do_not():
    pandas = pytest.importorskip("pandas")
    relative = jr.rank(pandas.read_csv(DATA / "telecom_raw_churn.csv"), jr.Model.read(DATA / "telecom_min_max.json"))
    found = relative.reversal()
    assert found.three_tests_hold  # what leaving out a journey does is another question
    assert found.deletions_reverse
    assert found.composition == {"tried": 21, "failed": 0, "witnesses": []}
    row = next(r for r in found.to_dicts() if r["deleted"] == "moving_home" and r["other"] == "plan_change")
    assert row["journey"] == "esim_swap"
    assert [round(100 * row[name], 1) for name in ("score_before", "other_before", "score_after")] == [12.1, 20.9, 25.0]
    assert any("Without Moving home, eSIM swap passes" in each for each in found.sentences)
    anchored = jr.rank(pandas.read_csv(DATA / "telecom.csv"), jr.Model.read(DATA / "telecom.json")).reversal()
    assert anchored.three_tests_hold
    assert not anchored.deletions_reverse
    assert len(anchored) == 0
    assert anchored.sentence.startswith("The three tests find no reversal among 7 journeys")
    assert anchored.sentence in repr(anchored)


def test_notes_say_what_takes_no_part():
    pandas = pytest.importorskip("pandas")
    model = jr.Model.read(DATA / "telecom.json")
    criteria = [c.replace(weight=0.0) if c.id == "cost" else c for c in model.criteria]
    pin = jr.Pin(journey="esim_swap", place=1, reason="duty", author="board")
    ranking = jr.rank(
        pandas.read_csv(DATA / "telecom.csv"), model.replace(criteria=criteria, tie_tolerance=0.01), pins=[pin]
    )
    assert {note.code for note in ranking.reversal().notes} == {"pins", "tie_tolerance"}
    off = {"pins", "tie_tolerance", "criteria_off"}
    assert {note.code for note in ranking.dominance().notes} == off
    assert {note.code for note in ranking.stability().notes} == off
    assert off <= {note.code for note in ranking.robustness(draws=100).notes}
    assert "note criteria_off: Cost of repeats: of weight 0" in repr(ranking.dominance())


def test_the_journeys_on_which_the_tests_of_reversal_fail_are_named():
    values = np.random.default_rng(2).integers(0, 10, (6, 3)).astype(float)
    criteria = [jr.Criterion(id=name, direction="maximize", scale=jr.MinMax()) for name in "abc"]
    columns = {"journey": [f"j{i}" for i in range(6)], **{name: values[:, c] for c, name in enumerate("abc")}}
    ranking = jr.rank(columns, jr.Model(criteria=criteria))
    found = ranking.reversal()
    assert len(found.transitivity["witnesses"]) == found.transitivity["failed"] > 0
    assert len(found.composition["witnesses"]) == found.composition["failed"] > 0
    for pair in found.composition["witnesses"]:
        assert pair["score_among_all"] < pair["other_among_all"]
        assert pair["score_alone"] > pair["other_alone"]
    few = ranking.reversal(witnesses=1)
    assert few.transitivity["failed"] == found.transitivity["failed"]
    assert few.transitivity["witnesses"] == found.transitivity["witnesses"][:1]
