# SPDX-License-Identifier: MIT
"""How firm rankings are, against plain NumPy draws and the figures of the telecom decision."""

from pathlib import Path

import journeyrank as jr
import numpy as np
import pytest

DATA = Path(__file__).resolve().parents[2] / "examples" / "data"
MODEL = jr.Model.read(DATA / "telecom.json")


@pytest.fixture(scope="module")
def ranking():
    pandas = pytest.importorskip("pandas")
    return jr.rank(pandas.read_csv(DATA / "telecom.csv"), MODEL)


def values_of(ranking):
    return np.array([[part.value for part in ranking.explain(name).contributions] for name in ranking.matrix.journeys])


def test_the_shares_of_first_places_of_the_telecom_decision(ranking):
    found = ranking.robustness(draws=20_000)
    assert found.first_is_exact  # the figures were drawn 20,000 times: within 3.3 standard errors
    first = {row["journey"]: row["first"] for row in found.to_dicts()}
    assert first["tech_fault"] == pytest.approx(0.706, abs=0.0105)
    assert first["bill_query"] == pytest.approx(0.182, abs=0.0105)
    assert first["moving_home"] == pytest.approx(0.111, abs=0.0105)
    assert sum(first.values()) == pytest.approx(1.0, abs=1e-12)
    assert found.changed is None
    assert found.sentence.startswith("Technical fault is first in 7")


def test_ranks_agree_with_numpy_draws(ranking):
    found = ranking.robustness(draws=50_000, seed=3)
    weights = np.random.default_rng(5).dirichlet(np.ones(4), 50_000)
    ranks = (-(weights @ values_of(ranking).T)).argsort(axis=1).argsort(axis=1)
    shares = np.array([(ranks == rank).mean(axis=0) for rank in range(7)]).T
    assert np.abs(found.acceptability() - shares).max() < 0.015
    assert found.acceptability().sum(axis=0) == pytest.approx(np.ones(7))
    assert found.acceptability().sum(axis=1) == pytest.approx(np.ones(7), abs=0.01)  # first places are exact
    scores = weights @ values_of(ranking).T
    beats = (scores[:, :, None] > scores[:, None, :]).mean(axis=0)
    off = ~np.eye(7, dtype=bool)
    assert np.abs(found.winning() - beats)[off].max() < 0.01


def test_the_same_seed_gives_the_same_bits_on_any_number_of_threads(ranking):
    one = ranking.robustness(draws=5000, threads=1, where=["pain > cost"])
    many = ranking.robustness(draws=5000, threads=3, where=["pain > cost"])
    assert one.to_dicts() == many.to_dicts()
    assert one.to_dicts() != ranking.robustness(draws=5000, seed=2, where=["pain > cost"]).to_dicts()


def test_statements_hold_in_the_central_weights(ranking):
    found = ranking.robustness(where=["retention >= 2 * pain", "0.1 <= cost <= 0.2"], draws=10_000)
    assert not found.first_is_exact
    for row in found.to_dicts():
        if row["central_pain"] is None:
            continue
        assert row["central_retention"] >= 2 * row["central_pain"]
        assert 0.1 <= row["central_cost"] <= 0.2
    with pytest.raises(jr.Error, match="pain") as caught:
        ranking.robustness(where=["pain > 0.6", "cost > 0.5"])
    assert caught.value.code == "bad_weights"
    with pytest.raises(jr.Error, match='did you mean "pain"'):
        ranking.robustness(where=["pian > cost"])


def test_errors_of_cells_and_what_matters(ranking):
    found = ranking.robustness(errors={"retention": 3.0}, weights="stated", top=1, draws=4000)
    assert found.changed["weights"] is None  # they were not in doubt
    assert "Weights were taken as stated" in found.sentence
    assert 0.0 < found.changed["data"] < 1.0
    certain = ranking.robustness(errors={"pain": 0.0}, draws=1000)
    assert certain.changed is None
    with pytest.raises(jr.Error, match="one a journey"):
        ranking.robustness(errors={"pain": [1.0, 2.0]})


def test_what_was_measured_brings_its_doubt():
    model = jr.Model.read(DATA / "contact_centre.json")
    measured = jr.measure(DATA / "contacts.csv", model, mapping=jr.Mapping.read(DATA / "contacts_map.json"))
    found = jr.rank(measured, model).robustness(measured=measured, draws=2000)
    assert set(found.changed) == {"weights", "data", "both"}
    assert "matter" in found.sentence
    assert found.sentence in repr(found)


def test_a_file_of_cells_brings_any_shape_and_correlation(ranking):
    found = ranking.robustness(cells=DATA / "telecom_cells.json", weights="stated", draws=4000)
    rows = {row["journey"]: row for row in found.to_dicts()}
    assert rows["esim_swap"]["rank_low"] < rows["esim_swap"]["rank_high"]
    with pytest.raises(TypeError, match="several of measured, errors and cells"):
        ranking.robustness(cells=DATA / "telecom_cells.json", errors={"pain": 1.0})


def test_every_drawn_number_brings_its_error(ranking):
    found = ranking.robustness(where=["pain > cost"], draws=4000)
    assert found.acceptability_errors().shape == found.acceptability().shape == (7, 7)
    assert found.winning_errors().shape == found.winning().shape == (7, 7)
    assert found.acceptability_errors().max() > 0.0
    assert not found.winning_is_exact
    assert not found.ranks_are_exact
    assert found.order_entropy > 0.0 < found.order_entropy_error
    row = found.to_dicts()[0]
    assert row["entropy_error"] > 0.0
    assert row["central_pain_error"] > 0.0
    assert row["share_of_data"] is None
    exact = ranking.robustness(draws=1000)
    assert exact.winning_is_exact
    assert exact.winning_errors().max() == 0.0
    assert all(row["expected_rank_error"] == 0.0 for row in exact.to_dicts())


def test_on_two_criteria_all_ranks_are_exact():
    pandas = pytest.importorskip("pandas")
    two = jr.rank(pandas.read_csv(DATA / "telecom.csv"), MODEL).what_if(drop=["revenue", "cost"]).ranking
    for where in ([], ["0.2 <= pain <= 0.7"]):
        found = two.robustness(where=where, draws=50_000)
        assert found.ranks_are_exact
        assert found.acceptability_errors().max() == 0.0
        assert found.acceptability().sum(axis=1) == pytest.approx(np.ones(7))
        assert "exact_ranks" in [note.code for note in found.notes]
        assert "all shares of ranks are exact" in repr(found)
        low, high = (0.2, 0.7) if where else (0.0, 1.0)
        pain = np.random.default_rng(7).uniform(low, high, 50_000)
        weights = np.zeros((50_000, 4))
        weights[:, 0], weights[:, 2] = pain, 1.0 - pain
        ranks = (-(weights @ values_of(two).T)).argsort(axis=1).argsort(axis=1)
        shares = np.array([(ranks == rank).mean(axis=0) for rank in range(7)]).T
        assert np.abs(found.acceptability() - shares).max() < 0.012


def test_what_more_data_would_do(ranking):
    found = ranking.robustness(errors={"retention": 3.0}, top=1, draws=1000, doubt_draws=2000)
    assert set(found.loss) == set(found.changed_errors) == set(found.loss_errors) == {"weights", "data", "both"}
    assert found.changed_errors["data"] > 0.0
    assert found.loss["data"] > 0.0
    assert found.more[0]["criterion"] == "retention"
    assert found.more[0]["need"] == "observations"
    assert found.times_all is None or found.times_all > 1.0
    assert any(row["share_of_data"] for row in found.to_dicts())
    one = ranking.robustness(errors={"retention": 3.0}, top=1, draws=500, doubt_draws=1000, cells_tried=1)
    assert len(one.more) == 1
    certain = ranking.robustness(draws=500)
    assert certain.more is certain.times_all is certain.loss is None


def test_options_of_the_draws_are_reachable(ranking):
    assert ranking.robustness(draws=500, separation=0.99).separation == 0.99
    assert ranking.robustness(precision=1e-4, max_draws=3000, where=["pain > cost"]).draws == 3000
    assert ranking.robustness(draws=500, pairs_up_to=3).winning() is None
    assert ranking.robustness(draws=500, exact_ranks=2).acceptability().shape == (7, 2)
    left_out = ranking.robustness(draws=500, confidence_draws=0).to_dicts()
    assert all(row["confidence"] is None for row in left_out)
    with pytest.raises(jr.Error, match="separation"):
        ranking.robustness(separation=0.3)
    with pytest.raises(jr.Error, match="doubt") as caught:
        ranking.robustness(errors={"pain": 100.0}, draws=100, settled=0.9)
    assert caught.value.code == "bad_option"


def test_strict_statements_that_contradict_each_other_are_refused(ranking):
    with pytest.raises(jr.Error, match='1 "pain > cost", 2 "cost > pain"; with >= and <= they would hold'):
        ranking.robustness(where=["pain > cost", "cost > pain"])
    assert ranking.robustness(where=["pain >= cost", "cost >= pain"], draws=100).draws == 100


def test_the_chance_that_lint_gives_of_a_cut_is_the_one_of_robustness():
    model = jr.Model.read(DATA / "contact_centre.json")
    measured = jr.measure(DATA / "contacts.csv", model, mapping=jr.Mapping.read(DATA / "contacts_map.json"))
    ranking = jr.rank(measured, model)
    found = ranking.robustness(measured=measured, weights="stated", draws=20_000, seed=3)
    winning, errors = found.winning(), found.winning_errors()
    order = list(ranking.order)
    cuts = [each.evidence for each in jr.lint(measured, model) if each.code == "noise_decides"]
    assert cuts
    for cut in cuts:
        ahead, behind = order[int(cut["top"]) - 1], order[int(cut["top"])]
        apart = abs(cut["probability"] - winning[behind, ahead])
        assert apart < 5 * (cut["probability_error"] + errors[behind, ahead])


def test_first_places_are_told_once_and_exactly(ranking):
    found = ranking.robustness(draws=2000, top=1)
    assert found.first_is_exact
    rows = {row["journey"]: row for row in found.to_dicts()}
    shares, errors = found.acceptability(), found.acceptability_errors()
    for at, journey in enumerate(ranking.matrix.journeys):
        assert shares[at, 0] == rows[journey]["first"] == rows[journey]["top"]
        assert errors[at, 0] == rows[journey]["first_error"] == rows[journey]["top_error"] == 0.0
        assert abs(shares[at].sum() - 1) <= 4 * errors[at].sum()


@pytest.mark.parametrize(
    ("method", "options"),
    [
        ("robustness", ["top", "draws", "max_draws", "exact_ranks", "pairs_up_to", "confidence_draws", "cells_tried"]),
        ("robustness", ["doubt_draws", "seed", "threads"]),
        ("stability", ["top", "threads"]),
        ("flip_distances", ["threads"]),
        ("dominance", ["threads"]),
        ("reversal", ["journeys", "threads"]),
        ("compare_methods", ["threads"]),
        ("what_if", ["threads"]),
    ],
)
def test_a_count_below_0_is_refused_with_the_option_and_what_is_allowed(ranking, method, options):
    for option in options:
        with pytest.raises(jr.Error, match=f"{option}: found -5; allowed: a whole number >= 0") as caught:
            getattr(ranking, method)(**{option: -5})
        assert caught.value.code == "bad_option"
        with pytest.raises(TypeError, match=f"{option}: found str; allowed: an int"):
            getattr(ranking, method)(**{option: "many"})


def test_numbers_that_are_none_or_too_large_are_refused_by_name(ranking):
    for option in ("concentration", "precision", "level", "separation", "settled"):
        with pytest.raises(TypeError, match=f"{option}: found str; allowed: a number"):
            ranking.robustness(**{option: "much"})
    with pytest.raises(jr.Error, match="seed: found 18446744073709551616; allowed: a whole number from 0 to"):
        ranking.robustness(seed=2**64)
    with pytest.raises(jr.Error, match="top: found -1; allowed: a whole number >= 0"):
        ranking.change_into_top("moving_home", top=-1)
    with pytest.raises(jr.Error, match="top: found -1; allowed: 1 or more"):
        ranking.what_it_takes("moving_home", top=-1)


def test_of_a_top_that_is_everybody_the_first_place_is_looked_at(ranking):
    few = ranking.what_if(remove=["order_track", "plan_change", "payment_fail", "esim_swap"]).ranking
    found = few.robustness(errors={"pain": 12_000.0}, draws=500)
    assert found.top == 1
    assert "the top 3" not in found.sentence
    assert "the first journey would be another" in found.sentence
    assert "top_is_all" in [note.code for note in found.notes]
