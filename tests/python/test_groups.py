# SPDX-License-Identifier: MIT
"""Criteria in groups: the model as a value, its weights, and what groups add."""

import pickle

import journeyrank as jr
import pytest

ROWS = {
    "journey": ["bill", "fault", "move"],
    "pain": [1.0, 7.0, 4.0],
    "cost": [3.0, 2.0, 9.0],
    "churn": [6.0, 1.0, 5.0],
}


def criterion(name, weight):
    return jr.Criterion(id=name, direction="maximize", scale=jr.Anchored(at_0=0, at_1=10), weight=weight)


@pytest.fixture
def grouped():
    """pain and churn share 0.8 by 3 to 1; cost has 0.2."""
    return jr.Model(
        criteria=[criterion("pain", 3), criterion("cost", 0.2), criterion("churn", 1)],
        groups=[jr.CriteriaGroup(id="care", label="Care", weight=0.8, members=["churn", "pain"])],
        profiles=[jr.Profile(id="board", weights={"care": 1, "cost": 1})],
    )


def weights(model, profile=None):
    explained = jr.rank(ROWS, model, profile=profile).explain("bill")
    return [each.weight for each in explained.contributions]


def test_weights_multiply_along_the_path(grouped):
    assert weights(grouped) == pytest.approx([0.6, 0.2, 0.2])
    assert weights(grouped, "board") == pytest.approx([0.375, 0.5, 0.125])


def test_a_model_with_groups_is_written_read_pickled_and_hashed(grouped):
    assert jr.Model.from_json(grouped.to_json()) == grouped
    assert pickle.loads(pickle.dumps(grouped)) == grouped
    assert eval(repr(grouped), {**vars(jr)}) == grouped
    flat = grouped.replace(groups=[], profiles=[])
    assert '"groups"' not in flat.to_json()
    assert flat.hash != grouped.replace(profiles=[]).hash


def test_the_points_of_a_group_are_those_of_its_criteria_to_the_bit(grouped):
    explained = jr.rank(ROWS, grouped).explain("fault")
    (care,) = explained.groups
    pain, _, churn = explained.contributions
    assert (care.group, care.label, care.parent) == ("care", "Care", "")
    assert care.points == pain.points + churn.points
    assert care.weight == pain.weight + churn.weight
    assert "(Care)" in repr(explained)
    assert repr(care) == f"GroupContribution(group='care', points={care.points!r})"
    assert jr.rank(ROWS, grouped.replace(groups=[], profiles=[])).explain("fault").groups == ()


def test_a_comparison_says_what_each_group_makes_of_it(grouped):
    found = jr.rank(ROWS, grouped).why("fault", "bill")
    points = {row["criterion"]: row["points"] for row in found.to_dicts()}
    assert found.groups == {"care": points["pain"] + points["churn"]}


def test_what_if_takes_a_group_by_its_name(grouped):
    ranking = jr.rank(ROWS, grouped)
    assert ranking.what_if(care=0.4).weights == pytest.approx({"pain": 0.3, "cost": 0.6, "churn": 0.1})
    assert ranking.what_if(drop=["care"]).weights == pytest.approx({"pain": 0, "cost": 1, "churn": 0})
    given = ranking.what_if(weights={"care": 0.2}, others="as_given").weights
    assert given == pytest.approx({"pain": 0.375, "cost": 0.5, "churn": 0.125})
    with pytest.raises(jr.Error, match='did you mean "care"'):
        ranking.what_if(caer=0.4)
    with pytest.raises(jr.Error, match="is given a share, and so is its group"):
        ranking.what_if(care=0.4, pain=0.1)


def test_with_weight_changes_a_group_that_has_one(grouped):
    assert grouped.with_weight("care", 0.2).groups[0].weight == 0.2
    adding_up = grouped.replace(groups=[jr.CriteriaGroup(id="care", members=["pain", "churn"])], profiles=[])
    with pytest.raises(jr.Error, match="has no weight of its own"):
        adding_up.with_weight("care", 0.2)
    assert weights(adding_up) == weights(adding_up.replace(groups=[]))


def test_flattened_the_shares_stay_and_groups_only_add_up(grouped):
    flat = grouped.flattened()
    assert flat.groups[0].weight is None
    for profile in (None, "board"):
        assert weights(flat, profile) == weights(grouped, profile)
    assert flat.flattened() == flat


def test_stability_counts_each_weight_once(grouped):
    found = jr.rank(ROWS, grouped).stability().to_dicts()
    flat = jr.Model(criteria=[criterion("pain", 0.8 * (3 / 4)), criterion("cost", 0.2), criterion("churn", 0.8 / 4)])
    assert found == jr.rank(ROWS, flat).stability().to_dicts()


@pytest.mark.parametrize(
    ("group", "code"),
    [
        ({"id": "a", "members": ["pian"]}, "unknown_name"),
        ({"id": "pain", "members": ["cost"]}, "duplicate_name"),
        ({"id": "a", "members": ["a"]}, "bad_model"),
        ({"id": "a", "weight": 1, "members": ["cost"]}, "bad_model"),
    ],
)
def test_a_model_refuses_groups_that_do_not_fit(grouped, group, code):
    with pytest.raises(jr.Error) as caught:
        grouped.replace(groups=[*grouped.groups, jr.CriteriaGroup(**group)])
    assert caught.value.code == code


def test_a_group_refuses_a_weight_that_is_not_above_0():
    for weight in (0, -1, float("nan"), float("inf")):
        with pytest.raises(jr.Error) as caught:
            jr.CriteriaGroup(id="a", weight=weight, members=["pain"])
        assert caught.value.code == "bad_weights"


def test_a_trajectory_follows_a_group_and_a_statement_may_name_one(grouped):
    ranking = jr.rank(ROWS, grouped)
    whole = ranking.trajectory("care")
    assert (whole.criterion, whole.label) == ("care", "Care")
    assert whole.weight == pytest.approx(0.8)
    steps = whole.steps()
    for share in (0.05, 0.35, 0.65, 0.95):
        there = {line.id: line.rank for line in ranking.what_if(care=share).ranking}
        assert {name: [rank for weight, rank in own if weight <= share][-1] for name, own in steps.items()} == there
    named = ranking.robustness(where=["care > cost"], draws=1000)
    spelled = ranking.robustness(where=["pain + churn > cost"], draws=1000)
    assert named.to_dicts() == spelled.to_dicts()
