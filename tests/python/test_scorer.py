# SPDX-License-Identifier: MIT
"""The scorer: one row, many rows, the top; shared by threads."""

import threading

import journeyrank as jr
import numpy as np
import pytest

CRITERIA = [(0.0, 10.0, 3.0), (100.0, 0.0, 1.0)]


@pytest.fixture
def scorer(model, columns):
    return jr.Scorer.fit(columns, model)


def test_a_row_may_be_a_list_a_tuple_an_array_or_a_dict(scorer, plain_scores):
    expected = plain_scores([[2.5, 20]], CRITERIA)[0]
    for row in ([2.5, 20], (2.5, 20.0), np.array([2.5, 20]), {"cost": 20, "pain": 2.5, "other": 1}):
        score = scorer.score(row)
        assert type(score) is float
        assert score == expected


def test_many_rows_are_an_array_of_the_same_bits(scorer, columns, plain_scores):
    rng = np.random.default_rng(3)
    values = rng.uniform(-5, 120, (1000, 2))
    expected = plain_scores(values.tolist(), CRITERIA)
    for data in (values, np.asfortranarray(values), {"pain": values[:, 0], "cost": values[:, 1]}, values.tolist()):
        for threads in (0, 1, 2, 7):
            scores = scorer.score(data, threads=threads)
            assert isinstance(scores, np.ndarray)
            assert scores.tolist() == expected
    assert [scorer.score(row) for row in values] == expected
    assert scorer.score(columns).tolist() == jr.rank(columns, scorer.model).scores.tolist()


def test_a_relative_scale_keeps_the_range_it_was_fitted_on():
    model = jr.Model(criteria=[jr.Criterion(id="x", direction="maximize", scale=jr.MinMax())])
    scorer = jr.Scorer.fit({"x": [0.0, 10.0]}, model)
    assert scorer.score([5]) == 0.5
    assert scorer.score([20]) == 1.0
    assert [note.code for note in scorer.notes] == ["relative_scale"]


def test_none_in_a_row_is_missing_and_the_policy_decides(scorer, levels_model):
    assert scorer.score([5, None]) == 0.375
    assert scorer.score({"pain": 5}) == 0.375
    with pytest.raises(jr.Error, match="missing_cell"):
        scorer.score([None, 5])
    with pytest.raises(jr.Error, match="missing_column"):
        scorer.score({"cost": 5})


def test_levels_are_given_by_name_or_number(levels_model):
    scorer = jr.Scorer.fit({"severity": ["low"]}, levels_model)
    assert scorer.score(["middle"]) == 0.5
    assert scorer.score([1]) == 0.5
    assert scorer.score({"severity": "high"}) == 1.0
    assert scorer.score({"severity": ["high", "low"]}).tolist() == [1.0, 0.0]
    for row, code in ((["hihg"], "unknown_name"), ([7], "bad_number"), ([0.5], "bad_number")):
        with pytest.raises(jr.Error) as caught:
            scorer.score(row)
        assert caught.value.code == code


@pytest.mark.parametrize(
    ("row", "code"),
    [([1], "shape_mismatch"), ([1, 2, 3], "shape_mismatch"), ([float("nan"), 1], "bad_number"), ([], "shape_mismatch")],
)
def test_a_row_that_cannot_be_scored_is_refused(scorer, row, code):
    with pytest.raises(jr.Error) as caught:
        scorer.score(row)
    assert caught.value.code == code


@pytest.mark.parametrize("row", [["1", 2], [[1], 2], "12", 3, None])
def test_a_row_of_the_wrong_type_is_a_type_error(scorer, row):
    with pytest.raises((TypeError, jr.Error, ValueError)):
        scorer.score(row)


def test_the_top_is_the_beginning_of_the_ranking(model):
    rng = np.random.default_rng(5)
    values = rng.integers(0, 8, (5000, 2)).astype(float)
    scorer = jr.Scorer.fit(values, model)
    ranking = jr.rank(values, model)
    for k in (0, 1, 10, 6000):
        for threads in (1, 2, 7):
            top = scorer.top(values, k, threads=threads)
            assert [each.journey for each in top] == [line.id for line in ranking[:k]]
            assert [each.score for each in top] == [line.score for line in ranking[:k]]
    assert all(values[each.row].tolist() == values[ranking[i].row].tolist() for i, each in enumerate(top))


def test_profile_and_weights_are_told(model, columns):
    scorer = jr.Scorer.fit(columns, model, profile="cfo")
    assert scorer.profile == "cfo"
    assert scorer.weights == {"pain": 0.0, "cost": 1.0}
    own = jr.Scorer.fit(columns, model)
    assert own.profile is None
    assert own.weights == {"pain": 0.75, "cost": 0.25}
    assert own.model == model
    assert own.model_hash == model.hash
    with pytest.raises(jr.Error, match='no profile "cfi".*did you mean "cfo"'):
        jr.Scorer.fit(columns, model, profile="cfi")


def test_many_threads_share_one_scorer(model):
    rng = np.random.default_rng(7)
    values = np.asfortranarray(rng.uniform(0, 10, (20_000, 2)))
    scorer = jr.Scorer.fit(values, model)
    expected = scorer.score(values).tolist()
    one = scorer.score(values[0])
    wrong = []

    def work():
        for _ in range(5):
            if scorer.score(values, threads=2).tolist() != expected or scorer.score(values[0]) != one:
                wrong.append("a score")
            if jr.rank(values, model, threads=1).scores.tolist() != expected:
                wrong.append("a ranking")

    workers = [threading.Thread(target=work) for _ in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert wrong == []


def test_the_interpreter_goes_on_while_a_ranking_is_made(model):
    values = np.asfortranarray(np.random.default_rng(1).uniform(0, 10, (400_000, 2)))
    done = threading.Event()
    steps = 0

    def work():
        for _ in range(5):
            jr.rank(values, model, threads=1)
        done.set()

    worker = threading.Thread(target=work)
    worker.start()
    while not done.wait(0.0005):
        steps += 1
    worker.join()
    assert steps > 5
