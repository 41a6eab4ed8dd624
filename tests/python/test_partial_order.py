# SPDX-License-Identifier: MIT
"""PROMETHEE and ELECTRE against plain NumPy."""

import journeyrank as jr
import numpy as np
import pytest


def ranking_of(values, weights, method, preference=None):
    scale = jr.Anchored(at_0=0, at_1=1)
    criteria = [
        jr.Criterion(id=f"c{c}", direction="maximize", scale=scale, weight=weight, preference=preference)
        for c, weight in enumerate(weights)
    ]
    return jr.rank(values, jr.Model(criteria=criteria, method=method))


def preferences(values, weights, shape):
    """The weighted preference of each pair."""
    differences = values[:, None, :] - values[None, :, :]
    return (shape(differences) * (differences > 0)) @ (np.array(weights) / sum(weights))


SHAPES = [
    ({"shape": "usual"}, lambda d: np.ones_like(d)),
    ({"shape": "u_shape", "indifference": 0.15}, lambda d: (d > 0.15).astype(float)),
    ({"shape": "v_shape", "preference": 0.5}, lambda d: np.clip(d / 0.5, 0, 1)),
    ({"shape": "level", "indifference": 0.15, "preference": 0.45}, lambda d: ((d > 0.15) * 0.5 + (d > 0.45) * 0.5)),
    ({"indifference": 0.15, "preference": 0.45}, lambda d: np.clip((d - 0.15) / 0.3, 0, 1)),
    ({"shape": "gaussian", "inflection": 0.2}, lambda d: 1 - np.exp(-d * d / 0.08)),
]


@pytest.mark.parametrize(("options", "shape"), SHAPES)
def test_flows_are_the_means_of_all_pairs(options, shape):
    values = np.random.default_rng(5).random((40, 3))
    weights = [3, 2, 1]
    pairs = preferences(values, weights, shape)
    for ranking in (
        ranking_of(values, weights, jr.Promethee2(**options)),
        ranking_of(values, weights, jr.Promethee2(), preference=options),
    ):
        rows = ranking.partial_order().to_dicts()
        assert np.allclose([row["positive_flow"] for row in rows], pairs.sum(axis=1) / 39, atol=1e-12)
        assert np.allclose([row["negative_flow"] for row in rows], pairs.sum(axis=0) / 39, atol=1e-12)
        assert np.allclose(ranking.scores, (pairs.sum(axis=1) - pairs.sum(axis=0)) / 39, atol=1e-12)


def test_pairs_on_which_the_orders_disagree_are_incomparable():
    values = np.array([[1.0, 0.0], [0.75, 0.25], [0.5, 0.5]])
    found = ranking_of(values, [1, 1], jr.Promethee2(shape="u_shape", indifference=0.3)).partial_order()
    first, second, third = (row["journey"] for row in found.to_dicts())
    assert found.relation(first, second) == "incomparable"
    assert found.relation(first, third) == "indifferent"
    assert found.to_dicts()[1]["incomparable_with"] == f"{first} {third}"
    assert "What both orders agree on" in repr(found)
    with pytest.raises(jr.Error, match="no journey") as caught:
        found.relation("nobody", first)
    assert caught.value.code == "unknown_name"


def test_places_of_electre_are_those_of_both_ends():
    for method in (jr.Electre2(), jr.Electre3(indifference=0.05, preference=0.1)):
        found = ranking_of(np.array([[0.9], [0.5], [0.1]]), [1], method).partial_order()
        assert [row["place_from_the_top"] for row in found.to_dicts()] == [1, 2, 3]
        assert [row["place_from_the_bottom"] for row in found.to_dicts()] == [1, 2, 3]


def test_a_method_of_one_order_has_no_partial_one():
    with pytest.raises(jr.Error, match="promethee_2, electre_2, electre_3") as caught:
        ranking_of(np.array([[0.9], [0.5]]), [1], jr.Vikor()).partial_order()
    assert caught.value.code == "no_exact_answer"


def test_the_kernel_and_its_matrices():
    values = np.array([[0.9, 0.2], [0.5, 0.4], [0.6, 0.9]])
    found = ranking_of(values, [7, 3], jr.WeightedSum()).kernel(concordance=0.7, discordance=0.3)
    assert [bool(row["in_kernel"]) for row in found.to_dicts()] == [True, False, True]
    ahead = values[:, None, :] >= values[None, :, :]
    assert np.allclose(found.concordance(), ahead @ np.array([0.7, 0.3]))
    behind = (values[None, :, :] - values[:, None, :]).max(axis=2).clip(0)
    assert np.allclose(found.discordance(), behind)
    with pytest.raises(jr.Error, match="concordance must be 0 to 1"):
        ranking_of(values, [7, 3], jr.WeightedSum()).kernel(concordance=2)


def test_simus_gives_the_published_scores():
    table = {"journey": ["a", "b", "c"], "w": [250, 130, 350], "x": [120, 200, 340], "y": [20, 40, 15], "z": [800, 1000, 600]}
    criteria = [
        jr.Criterion(id=name, direction="minimize" if name == "y" else "maximize", scale=jr.MinMax()) for name in "wxyz"
    ]
    ranking = jr.rank(table, jr.Model(criteria=criteria))
    found = ranking.simus(bounds={"x": 500})
    assert np.allclose([row["score"] for row in found.to_dicts()], [0.09090909, 0.66603535, 0.74305556], atol=1e-8)
    assert np.allclose([row["share_y"] for row in found.to_dicts()], 0)
    assert "The journeys in the best plans" in repr(found)
    with pytest.raises(jr.Error, match='no criterion "xx"') as caught:
        ranking.simus(bounds={"xx": 1})
    assert caught.value.code == "unknown_name"
