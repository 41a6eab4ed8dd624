# SPDX-License-Identifier: MIT
"""The same journeys by every method, and each method against plain NumPy."""

from pathlib import Path

import journeyrank as jr
import numpy as np
import pytest

DATA = Path(__file__).resolve().parents[2] / "examples" / "data"


def problem(n, m, seed):
    """Values in (0, 1], weights, and the model that takes them as they are."""
    random = np.random.default_rng(seed)
    values = 1.0 - random.random((n, m))
    weights = random.dirichlet(np.ones(m))
    scale = jr.Anchored(at_0=0, at_1=1)
    criteria = [
        jr.Criterion(id=f"c{c}", direction="maximize", scale=scale, weight=weights[c]) for c in range(m)
    ]
    return values, weights, jr.Model(criteria=criteria)


def topsis(values, weights):
    weighed = values * weights
    best = np.sqrt(((weighed.max(axis=0) - weighed) ** 2).sum(axis=1))
    worst = np.sqrt(((weighed - weighed.min(axis=0)) ** 2).sum(axis=1))
    return worst / (best + worst)


def vikor(values, weights, v=0.5):
    low, high = values.min(axis=0), values.max(axis=0)
    regret = weights * (high - values) / (high - low)
    s, r = regret.sum(axis=1), regret.max(axis=1)
    return 1 - v * (s - s.min()) / (s.max() - s.min()) - (1 - v) * (r - r.min()) / (r.max() - r.min())


def marcos(values, weights):
    best, worst = weights.sum(), (values.min(axis=0) / values.max(axis=0)) @ weights
    return (values / values.max(axis=0)) @ weights * (best + worst) / (best**2 + best * worst + worst**2)


def aras(values, weights):
    whole = values.sum(axis=0) + values.max(axis=0)
    return (values / whole) @ weights / ((values.max(axis=0) / whole) @ weights)
def position(values):
    low, high = values.min(axis=0), values.max(axis=0)
    return (values - low) / (high - low)


def edas(values, weights):
    mean = values.mean(axis=0)
    above = (weights * np.maximum(0, values - mean) / mean).sum(axis=1)
    below = (weights * np.maximum(0, mean - values) / mean).sum(axis=1)
    return (above / above.max() + 1 - below / below.max()) / 2


def mabac(values, weights):
    weighed = weights * (1 + position(values))
    return (weighed - np.exp(np.log(weighed).mean(axis=0))).sum(axis=1)


def cocoso(values, weights, share=0.5):
    s = (weights * position(values)).sum(axis=1)
    p = (position(values) ** weights).sum(axis=1)
    a, b = (s + p) / (s + p).sum(), s / s.min() + p / p.min()
    c = (share * s + (1 - share) * p) / (share * s.max() + (1 - share) * p.max())
    return np.cbrt(a * b * c) + (a + b + c) / 3


def rim(values, weights):
    ideal = np.sqrt(((weights * (1 - values)) ** 2).sum(axis=1))
    worst = np.sqrt(((weights * values) ** 2).sum(axis=1))
    return worst / (ideal + worst)


def pvm(values, weights):
    low, high = np.quantile(values, 0.25, axis=0), np.quantile(values, 0.75, axis=0)
    way = (high - low) / np.sqrt(((high - low) ** 2).sum())
    return ((values - low) * way * weights).sum(axis=1)


def codas(values, weights, threshold=0.02):
    gap = weights * (values - values.min(axis=0))
    straight, along = np.sqrt((gap**2).sum(axis=1)), gap.sum(axis=1)
    apart = straight[:, None] - straight
    return (apart + (np.abs(apart) >= threshold) * (along[:, None] - along)).sum(axis=1)


PLAIN = [
    (jr.WeightedProduct(), lambda values, weights: (values**weights).prod(axis=1)),
    (jr.Waspas(sum_share=0.3), lambda x, w: 0.3 * x @ w + 0.7 * (x**w).prod(axis=1)),
    (jr.Topsis(), topsis),
    (jr.Vikor(v=0.25), lambda values, weights: vikor(values, weights, 0.25)),
    (jr.Moora(), lambda x, w: (x / np.sqrt((x**2).sum(axis=0))) @ w),
    (jr.Aras(), aras),
    (jr.Marcos(), marcos),
    (jr.Ram(), lambda x, w: (2 + (x / x.sum(axis=0)) @ w) ** 0.5),
    (jr.Rafsi(best_over_worst=9), lambda x, w: ((1 + 8 * x) / 10) @ w),
    (jr.Lopm(limit=0.25), lambda x, w: 1 / (1 + (0.25 / x) @ w)),
    (jr.Edas(), edas),
    (jr.Mabac(), mabac),
    (jr.Mairca(), lambda values, weights: position(values) @ weights),
    (jr.Cocoso(sum_share=0.25), lambda values, weights: cocoso(values, weights, 0.25)),
    (jr.Rim(), rim),
    (jr.Spotis(), lambda values, weights: 1 - np.abs(values - 1) @ weights),
    (
        jr.BalancedSpotis(expected=[0.6], expected_share=0.75),
        lambda values, weights: 1 - 0.25 * (1 - values) @ weights - 0.75 * np.abs(values - 0.6) @ weights,
    ),
    (jr.Pvm(), pvm),
    (jr.Codas(), codas),
]


@pytest.mark.parametrize(("method", "plain"), PLAIN, ids=[type(method).__name__ for method, _ in PLAIN])
def test_a_method_scores_as_its_formula_in_numpy(method, plain):
    for seed in range(5):
        values, weights, model = problem(40, 5, seed)
        ranking = jr.rank(values, model.replace(method=method))
        assert np.asarray(ranking.scores) == pytest.approx(plain(values, weights), abs=1e-12)


@pytest.mark.parametrize(("method", "plain"), PLAIN, ids=[type(method).__name__ for method, _ in PLAIN])
def test_what_each_criterion_adds_to_any_method_adds_up(method, plain):
    values, _, model = problem(12, 4, 9)
    ranking = jr.rank(values, model.replace(method=method))
    for line in ranking:
        assert sum(part.points for part in ranking.explain(line.id).contributions) == pytest.approx(line.score)


def test_the_methods_are_compared_as_each_ranks_by_itself():
    values, _, model = problem(20, 4, 3)
    ranking = jr.rank(values, model)
    found = ranking.compare_methods()
    rows = found.to_dicts()
    assert len(found) == len(rows) == 20 * len({row["method"] for row in rows})
    for method in (jr.WeightedProduct(), jr.Waspas(), jr.Topsis(), jr.Vikor()):
        alone = jr.rank(values, model.replace(method=method))
        name = {"WeightedProduct": "weighted_product"}.get(type(method).__name__, type(method).__name__.lower())
        ranks = {row["journey"]: row["rank"] for row in rows if row["method"] == name}
        assert ranks == {line.id: line.rank for line in alone}
    assert 0 < found.kendall_w < 1
    widest = found.depends_on_method[0]
    assert widest["worst"] - widest["best"] == max(each["worst"] - each["best"] for each in found.depends_on_method)
    assert widest["journey"] in {row["journey"] for row in rows}


def test_every_scale_is_compared_when_asked():
    values, _, model = problem(6, 3, 4)
    scales = {row["scale"] for row in jr.rank(values, model).compare_methods(scales=True).to_dicts()}
    assert scales == {None, "min_max", "max_ratio", "sum_ratio", "vector_ratio", "logarithmic_ratio", "z_score"}


def test_it_shows_itself_and_says_whose_place_depends():
    pandas = pytest.importorskip("pandas")
    ranking = jr.rank(pandas.read_csv(DATA / "telecom.csv"), jr.Model.read(DATA / "telecom.json"))
    found = ranking.compare_methods()
    assert found.sentence in repr(found)
    assert "weighted_product" in repr(found)
    assert "<table" in found._repr_html_()
    assert type(found.to_native()) is pandas.DataFrame


def test_vikor_says_what_it_proposes_as_a_compromise():
    values, _, model = problem(6, 3, 1)
    found = {note.code: note.text for note in jr.rank(values, model.replace(method=jr.Vikor())).notes}
    assert found["vikor_compromise"].startswith("vikor proposes ")
    assert "vikor_compromise" not in {note.code for note in jr.rank(values, model.replace(method=jr.Topsis())).notes}


def test_values_listed_for_other_criteria_than_there_are_are_refused():
    values, _, model = problem(6, 3, 1)
    with pytest.raises(jr.Error, match="found 2 values for 3 criteria"):
        jr.rank(values, model.replace(method=jr.BalancedSpotis(expected=[0.5, 0.5])))


def test_too_many_characteristic_objects_are_refused():
    values, _, model = problem(6, 12, 1)
    with pytest.raises(jr.Error, match="found 12 criteria that weigh something, 3 characteristic values each"):
        jr.rank(values, model.replace(method=jr.Comet()))
