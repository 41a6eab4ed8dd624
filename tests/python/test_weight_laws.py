# SPDX-License-Identifier: MIT
"""Laws of weighing and of agreement, through the Python package: weights that data give, weights of judgements, and one
ranking of several people's.

JOURNEYRANK_LAW_EXAMPLES=1000 tries that many problems for each law, as in test_laws.py.
"""

import numpy as np
import pytest

pytest.importorskip("hypothesis", reason="pip install hypothesis")
jr = pytest.importorskip("journeyrank", reason="the Python package is not installed: pip install .")

from hypothesis import given
from hypothesis import strategies as st
from test_laws import TRIED

NAMES = ["c0", "c1", "c2", "c3"]
CONSENSUS = ["kemeny", "borda", "copeland", "schulze"]


@st.composite
def matrices(draw):
    """Two to seven journeys and one to four criteria: few different amounts above 0, often a constant column."""
    n, m = draw(st.integers(2, 7)), draw(st.integers(1, 4))
    cells = draw(st.lists(st.integers(1, 6), min_size=n * m, max_size=n * m))
    raw = np.array(cells, dtype=float).reshape(n, m)
    if draw(st.integers(0, 3)) == 0:
        raw[:, draw(st.integers(0, m - 1))] = 3.0
    directions = draw(st.lists(st.sampled_from(["maximize", "minimize"]), min_size=m, max_size=m))
    return raw, directions


def model_of(directions, profiles=()):
    scale = {"maximize": jr.Anchored(at_0=0, at_1=6), "minimize": jr.Anchored(at_0=6, at_1=0)}
    criteria = [jr.Criterion(id=name, direction=each, scale=scale[each]) for name, each in zip(NAMES, directions)]
    return jr.Model(criteria=criteria, profiles=list(profiles))


def weighed(raw, directions):
    """The weights of every way that can weigh this matrix, in the order of its criteria."""
    criteria = NAMES[: len(directions)]
    ways = jr.weigh(raw, model_of(directions), criteria=criteria).weights
    return {way: np.array([found[name] for name in criteria]) for way, found in ways.items()}


@TRIED
@given(matrices())
def test_weights_of_data_are_finite_and_add_up_to_1_also_where_a_column_is_constant(drawn):
    for way, weights in weighed(*drawn).items():
        assert np.isfinite(weights).all() and (weights >= 0).all(), way
        assert abs(weights.sum() - 1.0) < 1e-12, way


@TRIED
@given(matrices(), st.randoms(use_true_random=False))
def test_weights_of_data_do_not_depend_on_the_order_of_the_journeys(drawn, random):
    raw, directions = drawn
    rows = list(range(len(raw)))
    random.shuffle(rows)
    other = weighed(raw[rows], directions)
    for way, weights in weighed(raw, directions).items():
        assert np.abs(other[way] - weights).max() < 1e-9, way


@TRIED
@given(matrices(), st.randoms(use_true_random=False))
def test_weights_of_data_follow_the_criteria_into_another_order(drawn, random):
    raw, directions = drawn
    places = list(range(len(directions)))
    random.shuffle(places)
    other = weighed(raw[:, places], [directions[place] for place in places])
    for way, weights in weighed(raw, directions).items():
        assert np.abs(other[way] - weights[places]).max() < 1e-9, way


@TRIED
@given(st.lists(st.integers(1, 100), min_size=2, max_size=4))
def test_points_judged_twice_as_high_weigh_twice_as_much(points):
    names = NAMES[: len(points)]
    model = model_of(["maximize"] * len(points))
    for way in ("swing", "point_allocation"):
        try:
            judged = jr.judged_weights(model, {"by": way, "points": dict(zip(names, points))})
        except jr.Error as refused:  # swing asks for a best one of 100
            assert refused.code == "bad_weights"
            continue
        weights = np.array([judged.weights[name] for name in names])
        assert abs(weights.sum() - 1.0) < 1e-12
        assert np.abs(weights - np.array(points) / sum(points)).max() < 1e-12


@st.composite
def voices(draw):
    """Two to six journeys whose values are their weights' alone, and one to four people: ties are common."""
    raw, directions = draw(matrices())
    people = draw(st.integers(1, 4))
    names = NAMES[: len(directions)]
    profiles = []
    for person in range(people):
        weights = draw(st.lists(st.integers(0, 3), min_size=len(names), max_size=len(names)))
        if not any(weights):
            weights[0] = 1
        profiles.append(jr.Profile(id=f"p{person}", weights=dict(zip(names, map(float, weights)))))
    return raw, model_of(directions, profiles)


def together(raw, model, consensus, journeys):
    found = jr.agree(
        raw, model, consensus=consensus, criteria=[each.id for each in model.criteria], journeys=journeys
    ).consensus
    return {each["journey"]: each["rank"] for each in found["journeys"]}


@pytest.mark.parametrize("consensus", CONSENSUS)
def test_one_ranking_of_several_does_not_depend_on_the_order_of_the_rows(consensus):
    @TRIED
    @given(voices(), st.randoms(use_true_random=False))
    def on_each(drawn, random):
        raw, model = drawn
        journeys = [f"j{i * 37 % 101:02}" for i in range(len(raw))]
        rows = list(range(len(raw)))
        random.shuffle(rows)
        ranks = together(raw, model, consensus, journeys)
        assert together(raw[rows], model, consensus, [journeys[row] for row in rows]) == ranks

    on_each()


@pytest.mark.parametrize("consensus", CONSENSUS)
def test_a_copy_of_a_journey_ties_with_it_in_one_ranking_of_several(consensus):
    @TRIED
    @given(voices())
    def on_each(drawn):
        raw, model = drawn
        journeys = [f"j{i}" for i in range(len(raw))] + ["a copy"]
        ranks = together(np.vstack([raw, raw[:1]]), model, consensus, journeys)
        assert ranks["a copy"] == ranks["j0"]

    on_each()


@pytest.mark.parametrize("consensus", CONSENSUS)
def test_where_all_people_weigh_alike_their_one_ranking_is_that_of_each(consensus):
    @TRIED
    @given(matrices())
    def on_each(drawn):
        raw, directions = drawn
        names = NAMES[: len(directions)]
        model = model_of(directions, [jr.Profile(id=each, weights=dict.fromkeys(names, 1.0)) for each in "ab"])
        journeys = [f"j{i}" for i in range(len(raw))]
        ranks = together(raw, model, consensus, journeys)
        own = jr.rank(raw, model, criteria=names, journeys=journeys)
        assert [ranks[each.id] for each in own] == [each.rank for each in own]

    on_each()
