# SPDX-License-Identifier: MIT
"""Weights from data and from judgements, against plain NumPy."""

from pathlib import Path

import journeyrank as jr
import numpy as np
import pytest

DATA = Path(__file__).resolve().parents[2] / "examples" / "data"


def problem(n, m, seed):
    """Values above 0, and a model that takes every second criterion downwards."""
    random = np.random.default_rng(seed)
    values = 0.1 + random.random((n, m))
    criteria = []
    for c in range(m):
        down = c % 2 == 1
        scale = jr.Anchored(at_0=2, at_1=0) if down else jr.Anchored(at_0=0, at_1=2)
        criteria.append(jr.Criterion(id=f"c{c}", direction="minimize" if down else "maximize", scale=scale))
    return values, jr.Model(criteria=criteria)


def min_max(values):
    """Between the extremes, upwards under either direction of `problem`."""
    scaled = (values - values.min(axis=0)) / (values.max(axis=0) - values.min(axis=0))
    scaled[:, 1::2] = 1 - scaled[:, 1::2]
    return scaled


def shares(merits):
    return merits / merits.sum()


def critic(values):
    scaled = min_max(values)
    return shares(scaled.std(axis=0) * (1 - np.corrcoef(scaled, rowvar=False)).sum(axis=0))


def entropy(values):
    p = values / values.sum(axis=0)
    return shares(1 + (p * np.log(p)).sum(axis=0) / np.log(len(values)))


def merec(values):
    ratio = np.empty_like(values)
    ratio[:, 0::2] = values[:, 0::2].min(axis=0) / values[:, 0::2]
    ratio[:, 1::2] = values[:, 1::2] / values[:, 1::2].max(axis=0)
    logs = np.abs(np.log(ratio))
    m = values.shape[1]
    whole = np.log1p(logs.sum(axis=1) / m)
    without = np.log1p((logs.sum(axis=1, keepdims=True) - logs) / m)
    return shares(np.abs(without - whole[:, None]).sum(axis=0))


PLAIN = {
    "equal": lambda values: np.full(values.shape[1], 1 / values.shape[1]),
    "critic": critic,
    "entropy": entropy,
    "merec": merec,
    "standard_deviation": lambda values: shares(min_max(values).std(axis=0)),
    "coefficient_of_variation": lambda values: shares(values.std(axis=0) / values.mean(axis=0)),
}


@pytest.mark.parametrize("method", PLAIN)
def test_a_method_is_its_formula_in_numpy(method):
    for seed in range(3):
        values, model = problem(30, 5, seed)
        found = jr.weigh(values, model, by=method)
        assert list(found.weights[method].values()) == pytest.approx(PLAIN[method](values))


def test_without_a_method_all_of_them_stand_beside_the_models_own():
    values, model = problem(10, 3, 1)
    found = jr.weigh(values, model)
    methods = list(dict.fromkeys(row["method"] for row in found.to_dicts()))
    assert methods[0] == "own"
    assert len(methods) == 12
    assert len(found) == 36
    assert found.notes == ()
    assert "they differ most on" in found.sentence


def test_the_model_takes_the_weights_of_one_method_over():
    values, model = problem(10, 3, 2)
    one = jr.weigh(values, model, by="critic")
    assert {each.id: each.weight for each in one.model().criteria} == one.weights["critic"]
    assert one.model() == jr.weigh(values, model, by=["entropy", "critic"]).model(by="critic")
    assert one.model().profiles == model.profiles
    with pytest.raises(jr.Error, match="2 methods"):
        jr.weigh(values, model, by=["entropy", "critic"]).model()
    with pytest.raises(jr.Error, match="no weights by"):
        one.model(by="gini")


def test_a_criterion_that_is_off_stays_off():
    values, model = problem(10, 3, 3)
    off = model.replace(criteria=(model.criteria[0], model.criteria[1].replace(weight=0), model.criteria[2]))
    found = jr.weigh(values, off, by="standard_deviation").weights["standard_deviation"]
    assert found["c1"] == 0
    expected = shares(min_max(values).std(axis=0)[[0, 2]])
    assert [found["c0"], found["c2"]] == pytest.approx(expected)


def test_options_of_a_method_follow_a_colon():
    values, model = problem(12, 3, 4)
    by = "critic:correlation=spearman"
    scaled = min_max(values)
    ranks = scaled.argsort(axis=0).argsort(axis=0)
    merits = scaled.std(axis=0) * (1 - np.corrcoef(ranks, rowvar=False)).sum(axis=0)
    assert list(jr.weigh(values, model, by=by).weights[by].values()) == pytest.approx(shares(merits))


def test_a_method_that_cannot_weigh_is_noted_and_alone_refused():
    values, model = problem(6, 3, 5)
    values[0, 0] = 0
    found = jr.weigh(values, model)
    assert any(note.code == "method_refused" and note.text.startswith("merec") for note in found.notes)
    assert "merec" not in found.weights
    with pytest.raises(jr.Error) as caught:
        jr.weigh(values, model, by="merec")
    assert caught.value.code == "bad_number"
    with pytest.raises(jr.Error, match="gives no weights"):
        found.model(by="merec")
    with pytest.raises(jr.Error) as caught:
        jr.weigh(values, model, by="critik")
    assert caught.value.code == "unknown_name"


def test_it_is_a_frame_of_the_kind_that_was_weighed_and_shows_itself():
    pandas = pytest.importorskip("pandas")
    found = jr.weigh(pandas.read_csv(DATA / "telecom.csv"), jr.Model.read(DATA / "telecom.json"), by="critic")
    table = found.to_native()
    assert type(table) is pandas.DataFrame
    assert list(table.columns) == ["method", "criterion", "label", "weight", "refused"]
    assert "critic" in repr(found)
    assert "<table" in found._repr_html_()
