# SPDX-License-Identifier: MIT
"""Weights from data and from judgements, against plain NumPy."""

import json
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


def four_criteria():
    return problem(3, 4, 0)[1]


def pairwise(ratios, **options):
    comparisons = [{"first": f"c{i}", "second": f"c{j}", "ratio": ratio} for (i, j), ratio in ratios.items()]
    return {"by": "pairwise", "comparisons": comparisons, **options}


def matrix_of(ratios, m):
    matrix = np.eye(m)
    for (i, j), ratio in ratios.items():
        matrix[i, j], matrix[j, i] = ratio, 1 / ratio
    return matrix


RATIOS = {(0, 1): 3, (0, 2): 1, (0, 3): 4, (1, 2): 0.5, (1, 3): 3, (2, 3): 9}


def test_pairwise_weights_are_the_principal_eigenvector_of_numpy():
    found = jr.judged_weights(four_criteria(), pairwise(RATIOS))
    values, vectors = np.linalg.eig(matrix_of(RATIOS, 4))
    largest = values.real.argmax()
    assert list(found.weights.values()) == pytest.approx(shares(np.abs(vectors[:, largest].real)))
    assert found.inconsistency == pytest.approx((values[largest].real - 4) / 3 / 0.9)
    off = {
        pair: abs(np.log(ratio / (found.weights[f"c{pair[0]}"] / found.weights[f"c{pair[1]}"])))
        for pair, ratio in RATIOS.items()
    }
    worst = max(off, key=off.get)
    assert (found.revisit["first"], found.revisit["second"]) == (f"c{worst[0]}", f"c{worst[1]}")
    assert found.revisit["stated"] == RATIOS[worst]


def test_pairwise_weights_may_be_geometric_means():
    found = jr.judged_weights(four_criteria(), pairwise(RATIOS, priority="geometric_mean"))
    expected = shares(np.exp(np.log(matrix_of(RATIOS, 4)).mean(axis=1)))
    assert list(found.weights.values()) == pytest.approx(expected)


PLAIN_JUDGEMENTS = [
    ({"by": "swing", "points": {"c0": 100, "c3": 10, "c1": 60, "c2": 30}}, [100, 60, 30, 10]),
    ({"by": "smart", "points": {"c0": 40, "c1": 20, "c2": 30, "c3": 10}}, [40, 20, 30, 10]),
    ({"by": "point_allocation", "points": {"c0": 40, "c1": 20, "c2": 30, "c3": 10}}, [40, 20, 30, 10]),
    ({"by": "fucom", "significances": {"c0": 1, "c1": 2, "c2": 4, "c3": 8}}, [1, 1 / 2, 1 / 4, 1 / 8]),
    ({"by": "rank_order", "form": "reciprocal", "ranks": {"c0": 1, "c1": 2, "c2": 3, "c3": 4}}, [1, 1 / 2, 1 / 3, 1 / 4]),
    ({"by": "srf", "ratio": 4, "positions": {"c0": 7, "c1": 5, "c2": 1, "c3": 1}}, [4, 3, 1, 1]),
    (
        {"by": "swara", "steps": [{"criterion": "c2"}, {"criterion": "c0", "less": 0.25}, {"criterion": "c1", "less": 0}, {"criterion": "c3", "less": 1}]},
        [0.8, 0.8, 1, 0.4],
    ),
    (
        {"by": "lbwa", "elasticity": 4, "places": [
            {"criterion": "c0", "level": 1}, {"criterion": "c1", "level": 1, "down": 2},
            {"criterion": "c2", "level": 2}, {"criterion": "c3", "level": 3, "down": 1},
        ]},
        [4 / 4, 4 / 6, 4 / 8, 4 / 13],
    ),
    (
        {"by": "sapevo", "degrees": [
            {"first": f"c{i}", "second": f"c{j}", "degree": j - i} for i in range(4) for j in range(i + 1, 4)
        ]},
        [12, 8, 4, 0],
    ),
    (
        {"by": "rancom", "comparisons": [
            {"first": f"c{i}", "second": f"c{j}", "ratio": 2} for i in range(4) for j in range(i + 1, 4)
        ]},
        [3.5, 2.5, 1.5, 0.5],
    ),
    (
        {"by": "macbeth", "statements": [
            *({"first": f"c{i}", "second": f"c{i + 1}", "category": "very_weak", "up_to": "extreme"} for i in range(3)),
            {"first": "c3", "category": "very_weak"},
        ]},
        [4, 3, 2, 1],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("judgements", "merits"), PLAIN_JUDGEMENTS, ids=[row[0]["by"] for row in PLAIN_JUDGEMENTS])
def test_judgements_give_the_weights_of_their_formula(judgements, merits):
    found = jr.judged_weights(four_criteria(), judgements)
    assert found.by == judgements["by"]
    assert list(found.weights.values()) == pytest.approx(shares(np.array(merits)))


def test_best_and_worst_that_agree_are_taken_at_their_word():
    judgements = {"by": "best_worst", "best": "c0", "worst": "c3", "best_over": {"c1": 2, "c2": 4, "c3": 8}, "over_worst": {"c1": 4, "c2": 2}}
    found = jr.judged_weights(four_criteria(), judgements)
    assert list(found.weights.values()) == pytest.approx(shares(np.array([8, 4, 2, 1])))
    assert found.inconsistency == pytest.approx(0, abs=1e-12)
    assert found.revisit is None


def test_a_file_of_judgements_says_the_same_as_its_dict():
    model = jr.Model.read(DATA / "telecom.json")
    path = DATA / "telecom_judgements.json"
    found = jr.judged_weights(model, path)
    assert found.to_dicts() == jr.judged_weights(model, json.loads(path.read_text(encoding="utf-8"))).to_dicts()
    assert {each.id: each.weight for each in found.model().criteria} == found.weights
    assert found.model().profiles == model.profiles
    assert found.sentences[0] in repr(found)
    assert "<table" in found._repr_html_()


@pytest.mark.parametrize(
    ("judgements", "code", "said"),
    [
        ({"by": "swing", "points": {"c9": 100}}, "unknown_name", r"points\[0\]: no criterion"),
        ({"by": "swing", "points": {"c0": 100}}, "bad_weights", "nothing is said about"),
        ({"by": "swinge", "points": {}}, "unknown_name", "did you mean"),
        (pairwise({(0, 1): 3}), "bad_weights", "no chain of comparisons"),
        (pairwise({(0, 1): 3, (1, 0): 3}), "bad_weights", r"comparisons\[1\]"),
    ],
)
def test_judgements_that_do_not_fit_are_refused(judgements, code, said):
    with pytest.raises(jr.Error, match=said) as caught:
        jr.judged_weights(four_criteria(), judgements)
    assert caught.value.code == code


def test_one_level_of_groups_is_judged_by_its_groups_and_criteria():
    model = jr.Model.read(DATA / "telecom_groups.json")
    top = jr.judged_weights(model, {"group": "", "by": "swing", "points": {"customer": 100, "company": 25}})
    assert top.group == ""
    assert top.weights == pytest.approx({"customer": 0.8, "company": 0.2})
    within = {"group": "customer", "by": "smart", "points": {"pain": 10, "retention": 30}}
    found = jr.judged_weights(top.model(), within)
    assert found.group == "customer"
    assert found.weights == pytest.approx({"pain": 0.25, "retention": 0.75})
    both = found.model()
    assert {each.id: each.weight for each in both.groups} == pytest.approx({"customer": 0.8, "company": 0.2})
    assert {each.id: each.weight for each in both.criteria} == pytest.approx(
        {"pain": 0.25, "revenue": 1, "retention": 0.75, "cost": 1}
    )
    assert both.profiles == model.profiles
    assert "group" in repr(found)
    assert jr.judged_weights(model, DATA / "telecom_level_judgements.json").weights["customer"] == pytest.approx(0.75)
    points = {"pain": 100, "revenue": 50, "retention": 50, "cost": 50}
    assert jr.judged_weights(model, {"by": "swing", "points": points}).group is None


@pytest.mark.parametrize(
    ("judgements", "code", "said"),
    [
        ({"group": "custom", "by": "swing", "points": {}}, "unknown_name", 'did you mean "customer"'),
        ({"group": "customer", "by": "swing", "points": {"cost": 100}}, "unknown_name", 'in group "customer"'),
        ({"group": "", "by": "uta", "choices": []}, "bad_option", "choices between journeys weigh all criteria"),
    ],
)
def test_judgements_that_do_not_fit_a_level_are_refused(judgements, code, said):
    with pytest.raises(jr.Error, match=said) as caught:
        jr.judged_weights(jr.Model.read(DATA / "telecom_groups.json"), judgements)
    assert caught.value.code == code


def test_what_is_no_judgement_is_a_type_error():
    with pytest.raises(TypeError, match="by is missing"):
        jr.judged_weights(four_criteria(), {"points": {}})
    with pytest.raises(TypeError, match="the option points is missing"):
        jr.judged_weights(four_criteria(), {"by": "swing"})
    with pytest.raises(TypeError, match="no option"):
        jr.judged_weights(four_criteria(), {"by": "swing", "points": {}, "point": {}})
    with pytest.raises(TypeError, match="judgements"):
        jr.judged_weights(four_criteria(), 3)


def test_words_that_contradict_each_other_are_named():
    statements = [
        {"first": "c0", "second": "c1", "category": "strong"},
        {"first": "c1", "second": "c2", "category": "strong"},
        {"first": "c0", "second": "c2", "category": "weak"},
        {"first": "c2", "second": "c3", "category": "weak", "up_to": "extreme"},
    ]
    found = jr.judged_weights(four_criteria(), {"by": "macbeth", "statements": statements})
    assert [each["entry"] for each in found.conflict] == [0, 1, 2]
    assert found.conflict[2]["said"] == "c0 over c2: weak"
    assert (found.revisit["first"], found.revisit["second"], found.revisit["stated"], found.revisit["implied"]) == ("c0", "c2", 2, 4)
    assert found.inconsistency > 0
    assert found.ranges is None
    agreed = jr.judged_weights(four_criteria(), {"by": "macbeth", "statements": statements[:2] + statements[3:]})
    assert agreed.conflict == ()
    assert agreed.revisit is None
    for criterion, (low, high) in agreed.ranges.items():
        assert 0 <= low <= agreed.weights[criterion] <= high <= 1


def choosing(strengths, count, seed):
    """Values of 2 * count journeys, a model that takes them as they are, and who was taken of each two."""
    random = np.random.default_rng(seed)
    values = random.random((2 * count, len(strengths)))
    criteria = [jr.Criterion(id=f"c{c}", direction="maximize", scale=jr.Anchored(at_0=0, at_1=1)) for c in range(len(strengths))]
    difference = values[0::2] - values[1::2]
    first = random.random(count) < 1 / (1 + np.exp(-difference @ np.array(strengths)))
    ids = [f"j{i}" for i in range(2 * count)]
    choices = [
        {"first": ids[2 * i], "second": ids[2 * i + 1], "prefers": "first" if first[i] else "second"} for i in range(count)
    ]
    taken = difference * np.where(first, 1, -1)[:, None]
    matrix = jr.CriteriaMatrix(values, criteria=[each.id for each in criteria], journeys=ids)
    return matrix, jr.Model(criteria=criteria), choices, taken


def test_choices_are_learned_as_newtons_method_in_numpy_learns_them():
    matrix, model, choices, taken = choosing([6, 4, 3], 150, 1)
    found = jr.judged_weights(model, {"by": "choice_logit", "choices": choices}, matrix)
    strengths = np.ones(3)
    for _ in range(50):
        p = 1 / (1 + np.exp(-taken @ strengths))
        slope = taken.T @ (1 - p) - strengths / 100
        bend = (taken * (p * (1 - p))[:, None]).T @ taken + np.eye(3) / 100
        strengths = strengths + np.linalg.solve(bend, slope)
    assert (strengths > 0).all()
    weights = shares(strengths)
    assert list(found.weights.values()) == pytest.approx(weights)
    assert found.choices["sharpness"] == pytest.approx(strengths.sum())
    assert found.choices["log_likelihood"] == pytest.approx(np.log(p).sum())
    assert found.choices["null_log_likelihood"] == pytest.approx(150 * np.log(0.5))
    assert found.choices["separated"] is False
    change = (np.eye(3) - weights[:, None]) / strengths.sum()
    errors = np.sqrt(np.diag(change @ np.linalg.inv(bend) @ change.T))
    assert list(found.standard_errors.values()) == pytest.approx(errors)
    wrong = [i for i in range(150) if taken[i] @ weights <= 0]
    assert [each["entry"] for each in found.choices["contradicted"]] == wrong
    assert found.inconsistency == pytest.approx(len(wrong) / 150)
    for c, (low, high) in enumerate(found.ranges.values()):
        assert low == pytest.approx(weights[c] - 1.96 * errors[c], abs=0.03)
        assert high == pytest.approx(weights[c] + 1.96 * errors[c], abs=0.03)


@pytest.mark.parametrize("kept", [6, 30])
def test_choices_by_uta_are_off_no_more_than_any_weights_of_a_grid(kept):
    matrix, model, choices, taken = choosing([6, 4, 3], 30, 2)
    found = jr.judged_weights(model, {"by": "uta", "margin": 0.01, "choices": choices[:kept]}, matrix)
    steps = np.arange(101)
    grid = np.array([(i, j, 100 - i - j) for i in steps for j in steps[: 101 - i]]) / 100
    off = np.maximum(0.01 - grid @ taken[:kept].T, 0).sum(axis=1)
    assert found.choices["error"] <= off.min() + 1e-9
    assert found.inconsistency == pytest.approx(found.choices["error"] / kept)
    weights = np.array(list(found.weights.values()))
    assert np.maximum(0.01 - taken[:kept] @ weights, 0).sum() == pytest.approx(found.choices["error"], abs=1e-9)
    as_good = grid[off <= found.choices["error"] + 1e-12]
    for c, (low, high) in enumerate(found.ranges.values()):
        assert low - 1e-9 <= weights[c] <= high + 1e-9
        if len(as_good):
            assert low <= as_good[:, c].min() + 1e-9
            assert high >= as_good[:, c].max() - 1e-9
    assert (found.choices["error"] > 0) == bool(found.conflict)


def test_values_that_bend_go_into_the_model():
    matrix, model, choices, _ = choosing([6, 4, 3], 20, 3)
    found = jr.judged_weights(model, {"by": "uta", "segments": 2, "choices": choices}, matrix)
    learned = found.model()
    for criterion in learned.criteria:
        assert [raw for raw, _ in criterion.scale.knots] == [0, 0.5, 1]
    assert {each.id: each.weight for each in learned.criteria} == found.weights
    assert "learned beside the weights" in " ".join(found.sentences)
    other = model.replace(criteria=(model.criteria[0].replace(scale=jr.MinMax()), *model.criteria[1:]))
    with pytest.raises(jr.Error, match="segments"):
        jr.judged_weights(other, {"by": "uta", "segments": 2, "choices": choices}, matrix)


def test_choices_need_journeys_and_other_judgements_take_none():
    matrix, model, choices, _ = choosing([6, 4, 3], 5, 4)
    said = {"by": "uta", "choices": choices}
    with pytest.raises(jr.Error, match="found no journeys") as caught:
        jr.judged_weights(model, said)
    assert caught.value.code == "empty_input"
    with pytest.raises(jr.Error, match="no journeys to read beside") as caught:
        jr.judged_weights(model, {"by": "swing", "points": {"c0": 100, "c1": 50, "c2": 50}}, matrix)
    assert caught.value.code == "bad_option"
    with pytest.raises(jr.Error, match="did you mean") as caught:
        jr.judged_weights(model, {"by": "uta", "choices": [{"first": "j0", "second": "jj1"}]}, matrix)
    assert caught.value.code == "unknown_name"


def test_a_file_of_choices_says_the_same_as_its_dict():
    model = jr.Model.read(DATA / "telecom.json")
    path = DATA / "telecom_choice_judgements.json"
    matrix = jr.CriteriaMatrix.read_csv(DATA / "telecom.csv", model)
    found = jr.judged_weights(model, path, matrix)
    again = jr.judged_weights(model, json.loads(path.read_text(encoding="utf-8")), matrix)
    assert found.to_dicts() == again.to_dicts()
    assert found.ranges == again.ranges
    assert found.sentences == again.sentences
    assert found.sentences[0] in repr(found)
