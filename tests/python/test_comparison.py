# SPDX-License-Identifier: MIT
"""Why one journey stands before another, and what it would take, against rankings of the changed data."""

import math
from fractions import Fraction
from pathlib import Path

import journeyrank as jr
import pytest

DATA = Path(__file__).resolve().parents[2] / "examples" / "data"


@pytest.fixture(scope="module")
def ranking():
    pandas = pytest.importorskip("pandas")
    return jr.rank(pandas.read_csv(DATA / "telecom.csv"), jr.Model.read(DATA / "telecom.json"))


def test_the_points_add_up_to_the_difference_exactly(ranking):
    for a in ranking:
        for b in ranking:
            if a.id == b.id:
                continue
            why = ranking.why(a.id, b.id)
            assert why.difference == a.score - b.score
            added = sum(Fraction(row["points"]) for row in why.to_dicts()) + Fraction(why.rounding)
            assert added == Fraction(why.difference)
            assert why.journeys == (a.id, b.id)


def test_the_sentence_names_what_speaks_for_and_against(ranking):
    why = ranking.why("tech_fault", "bill_query")
    assert why.sentence.startswith("Technical fault is before Question about a bill by 7.5 points: Cost of repeats +7.6")
    assert "against Revenue touched -4.2" in why.sentence
    assert why.sentence in repr(why)
    assert "<table" in why._repr_html_()
    shapley = ranking.why("tech_fault", "bill_query", shares="shapley")
    assert shapley.shares == "shapley"
    assert math.isclose(sum(row["points"] for row in shapley.to_dicts()), why.difference, abs_tol=1e-12)


def test_what_it_takes_of_one_criterion_is_what_a_ranking_needs(ranking):
    takes = ranking.what_it_takes("moving_home", top=2)
    assert (takes.journey, takes.top, takes.aim) == ("moving_home", 2, "reach")
    possible = [row for row in takes.to_dicts() if row["feasibility"] == "possible"]
    for row in possible:
        there = ranking.what_if(values={"moving_home": {row["criterion"]: row["needed"]}}).ranking
        assert next(line.unpinned_rank for line in there if line.id == "moving_home") <= 2
        nearer = math.nextafter(row["needed"], row["raw"])
        short = ranking.what_if(values={"moving_home": {row["criterion"]: nearer}}).ranking
        assert next(line.unpinned_rank for line in short if line.id == "moving_home") > 2
    assert ranking.what_it_takes("tech_fault").to_dicts()[0]["feasibility"] == "already"
    leaves = ranking.what_it_takes("tech_fault", aim="leave")
    assert leaves.aim == "leave"
    assert leaves.sentence in repr(leaves)


def test_what_it_takes_shows_numbers_and_reasons_as_people_read_them(ranking):
    shown = repr(ranking.what_it_takes("bill_query"))
    assert "21,888,000" in shown
    assert "not reachable" in shown
    assert "e+" not in shown
    assert "out_of_reach" not in shown


def test_the_cheapest_change_of_several_gets_there_at_its_cost(ranking):
    costs = {"pain": 1.0, "cost": 0.1, "revenue": 0.01}
    cheapest = ranking.what_it_takes("moving_home", top=2, costs=costs)
    assert cheapest.feasibility == "possible"
    rows = cheapest.to_dicts()
    assert cheapest.cost == pytest.approx(sum(costs[row["criterion"]] * abs(row["change"]) for row in rows))
    there = ranking.what_if(values={"moving_home": {row["criterion"]: row["needed"] for row in rows}}).ranking
    assert next(line.unpinned_rank for line in there if line.id == "moving_home") == 2
    for one in costs:  # no criterion alone is cheaper
        alone = next(r for r in ranking.what_it_takes("moving_home", top=2).to_dicts() if r["criterion"] == one)
        if alone["feasibility"] == "possible":
            assert costs[one] * abs(alone["change"]) >= cheapest.cost * (1 - 1e-12)


def test_wrong_questions_are_refused(ranking):
    with pytest.raises(jr.Error, match="twice; allowed: two journeys"):
        ranking.why("tech_fault", "tech_fault")
    with pytest.raises(jr.Error, match='did you mean "tech_fault"'):
        ranking.why("tech_foult", "bill_query")
    with pytest.raises(jr.Error, match="automatic, additive, shapley"):
        ranking.why("tech_fault", "bill_query", shares="fair")
    with pytest.raises(jr.Error):
        ranking.what_it_takes("tech_fault", top=0)
    with pytest.raises(jr.Error, match="no criterion"):
        ranking.what_it_takes("moving_home", costs={"churn": 1.0})


@pytest.mark.parametrize(("scale", "method"), [(jr.MinMax(), jr.WeightedSum()), (None, jr.Topsis())])
def test_what_it_takes_where_a_cell_moves_other_scores_is_what_a_ranking_needs(ranking, scale, method):
    model = jr.Model.read(DATA / "telecom.json").replace(method=method)
    if scale is not None:
        model = model.replace(criteria=[c.replace(scale=scale) for c in model.criteria])
    moved = jr.rank(ranking.matrix, model)
    takes = moved.what_it_takes("bill_query")
    assert takes.notes[-1].code == "ranked_again"
    rows = [row for row in takes.to_dicts() if row["feasibility"] == "possible"]
    assert rows
    for row in rows:
        for raw, is_in in ((row["needed"], True), (math.nextafter(row["needed"], row["raw"]), False)):
            after = moved.what_if(values={"bill_query": {row["criterion"]: raw}}).ranking
            assert (next(line for line in after if line.id == "bill_query").rank == 1) is is_in
    together = moved.what_it_takes("bill_query", costs={row["criterion"]: 1.0 for row in rows})
    assert together.feasibility == "possible"
    assert together.notes[-1].code == "searched_change"
    assert together.cost <= min(abs(row["change"]) for row in rows)
    values = {row["criterion"]: row["needed"] for row in together.to_dicts()}
    after = moved.what_if(values={"bill_query": values}).ranking
    assert next(line for line in after if line.id == "bill_query").rank == 1
