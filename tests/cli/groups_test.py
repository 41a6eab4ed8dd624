# SPDX-License-Identifier: MIT
"""Criteria in groups, through the commands that show or change them."""

import csv
import io
import json

import pytest


@pytest.fixture
def words(data):
    return [data / "telecom.csv", "--model", data / "telecom_groups.json"]


def rows(ran):
    return list(csv.DictReader(io.StringIO(ran.stdout)))


def added(points):
    """Numbers added one after the other, in their order: what a group's points are."""
    total = 0.0
    for each in points:
        total += each
    return total


MEMBERS = {"customer": ["pain", "retention"], "company": ["revenue", "cost"]}


def test_rank_has_the_points_of_each_group_to_the_bit(journeyrank, words):
    for row in rows(journeyrank("rank", *words, "--csv")):
        for group, members in MEMBERS.items():
            assert float(row[f"added_{group}"]) == added(float(row[f"added_{member}"]) for member in members)
    document = json.loads(journeyrank("rank", *words, "--json").stdout)
    assert [each["normalised"] for each in document["weights"]] == pytest.approx([0.45, 0.2, 0.15, 0.2])
    for journey in document["journeys"]:
        points = {each["criterion"]: each["points"] for each in journey["contributions"]}
        assert [each["group"] for each in journey["groups"]] == list(MEMBERS)
        for each in journey["groups"]:
            assert each["parent"] is None
            assert each["points"] == added(points[member] for member in MEMBERS[each["group"]])


def test_a_model_without_groups_says_nothing_of_them(journeyrank, data):
    plain = [data / "telecom.csv", "--model", data / "telecom.json"]
    assert "groups" not in journeyrank("rank", *plain, "--json").stdout
    assert "kind" not in rows(journeyrank("explain", *plain[:1], "tech_fault", *plain[1:], "--csv"))[0]


def test_a_flat_model_of_the_products_has_the_same_scores(journeyrank, words, data, tmp_path):
    flat = json.loads((data / "telecom_groups.json").read_text(encoding="utf-8"))
    del flat["groups"], flat["profiles"]
    shares = [0.6 * (3 / 4), 0.4 * (1 / 2), 0.6 * (1 / 4), 0.4 * (1 / 2)]
    for criterion, share in zip(flat["criteria"], shares):
        criterion["weight"] = share
    path = tmp_path / "flat.json"
    path.write_text(json.dumps(flat), encoding="utf-8")
    there = rows(journeyrank("rank", data / "telecom.csv", "--model", path, "--csv"))
    here = rows(journeyrank("rank", *words, "--csv"))
    assert [(row["journey"], row["score"]) for row in here] == [(row["journey"], row["score"]) for row in there]


def test_explain_shows_criteria_under_their_groups(journeyrank, words):
    lines = journeyrank("explain", words[0], "tech_fault", *words[1:]).stdout.splitlines()
    names = [line[:24].rstrip() for line in lines]
    start = names.index("The customer")
    assert names[start + 1].startswith("  Pain")
    assert names[start + 2].startswith("  Excess churn")
    assert names[start + 3] == "The company"
    table = rows(journeyrank("explain", words[0], "tech_fault", *words[1:], "--csv"))
    assert [(row["kind"], row["criterion"], row["group"]) for row in table] == [
        ("criterion", "pain", "customer"),
        ("criterion", "revenue", "company"),
        ("criterion", "retention", "customer"),
        ("criterion", "cost", "company"),
        ("group", "customer", ""),
        ("group", "company", ""),
    ]
    points = {row["criterion"]: float(row["points"]) for row in table}
    assert points["customer"] == added([points["pain"], points["retention"]])


def test_why_says_what_each_group_makes_of_the_difference(journeyrank, words):
    ran = journeyrank("why", words[0], "tech_fault", "bill_query", *words[1:], "--json")
    document = json.loads(ran.stdout)
    points = {each["criterion"]: each["points"] for each in document["criteria"]}
    assert {each["group"]: each["points"] for each in document["groups"]} == {
        group: added(points[member] for member in members) for group, members in MEMBERS.items()
    }
    assert "(The customer)" in journeyrank("why", words[0], "tech_fault", "bill_query", *words[1:]).stdout


def test_validate_shows_what_criteria_and_groups_weigh_in_all(journeyrank, data):
    document = json.loads(journeyrank("validate", data / "telecom_groups.json", "--json").stdout)
    assert [each["normalised"] for each in document["criteria"]] == pytest.approx([0.45, 0.2, 0.15, 0.2])
    assert [(each["id"], each["stated"]) for each in document["groups"]] == [("customer", 0.6), ("company", 0.4)]
    assert [each["normalised"] for each in document["groups"]] == pytest.approx([0.6, 0.4])


def weights_of(ran):
    return [each["normalised"] for each in json.loads(ran.stdout)["weights"]]


def test_rank_takes_another_weight_for_a_group_and_of_a_profile(journeyrank, words):
    ran = journeyrank("rank", *words, "--weight", "customer=1.2", "--json")
    assert weights_of(ran) == pytest.approx([0.75 * 0.75, 0.125, 0.25 * 0.75, 0.125])
    assert '"customer\\" is 1.2 instead of 0.6' in ran.stdout
    ran = journeyrank("rank", *words, "--profile", "board", "--json")
    assert weights_of(ran) == pytest.approx([0.225, 0.35, 0.075, 0.35])
    ran = journeyrank("rank", *words, "--profile", "board", "--weight", "pain=1", "--json")
    assert weights_of(ran) == pytest.approx([0.15, 0.35, 0.15, 0.35])


def test_what_if_gives_a_group_a_share_and_drops_it(journeyrank, words):
    ran = journeyrank("what-if", *words, "--weight", "customer=0.2", "--json")
    weights = json.loads(ran.stdout)["scenarios"][0]["weights"]
    assert weights == pytest.approx({"pain": 0.15, "retention": 0.05, "revenue": 0.4, "cost": 0.4})
    ran = journeyrank("what-if", *words, "--drop", "company", "--json")
    weights = json.loads(ran.stdout)["scenarios"][0]["weights"]
    assert weights == pytest.approx({"pain": 0.75, "retention": 0.25, "revenue": 0, "cost": 0})
    assert "The customer weighs 20 %" in journeyrank("what-if", *words, "--weight", "customer=0.2").stdout


def test_a_model_that_is_saved_with_other_weights_counts_them_once(journeyrank, words, tmp_path):
    saved = tmp_path / "saved.json"
    journeyrank("weigh", *words, "--by", "equal", "--save-model", saved)
    document = json.loads(saved.read_text(encoding="utf-8"))
    assert all("weight" not in group for group in document["groups"])
    ran = journeyrank("rank", words[0], "--model", saved, "--json")
    assert weights_of(ran) == pytest.approx([0.25, 0.25, 0.25, 0.25])
    ran = journeyrank("rank", words[0], "--model", saved, "--profile", "board", "--json")
    assert weights_of(ran) == pytest.approx([0.225, 0.35, 0.075, 0.35])


@pytest.mark.parametrize(
    ("groups", "code", "said"),
    [
        ([{"id": "a", "members": ["pian"]}], 11, 'no criterion or group "pian" in the model (did you mean "pain"?)'),
        ([{"id": "pain", "members": ["cost"]}], 10, 'group "pain" is called as a criterion is'),
        ([{"id": "a", "members": ["a"]}], 4, 'group "a" stands within itself'),
        ([{"id": "a", "members": []}], 4, "members: found 0 entries"),
        ([{"id": "a", "weight": 0, "members": ["cost"]}], 5, "found the weight 0; allowed"),
        ([{"id": "a", "members": ["cost"]}, {"id": "b", "members": ["cost"]}], 10, "allowed: one group"),
    ],
)
def test_groups_at_fault_are_refused_with_their_place(journeyrank, data, tmp_path, groups, code, said):
    model = json.loads((data / "telecom_groups.json").read_text(encoding="utf-8"))
    model["groups"] = groups
    del model["profiles"]
    path = tmp_path / "model.json"
    path.write_text(json.dumps(model, indent=1), encoding="utf-8")
    ran = journeyrank("validate", path, check=code)
    assert said in ran.stderr
    assert f"{path}:" in ran.stderr


def test_stability_gives_weights_that_make_it_in_a_grouped_model_when_stated_again(journeyrank, words):
    for method in ["weighted_sum", "topsis"]:
        asked = [*words, "--method", method]
        ran = journeyrank("stability", *asked, "--reach", "moving_home", "--json", check=0)
        assert "not_settled" not in ran.stdout
        shares = []
        for row in json.loads(ran.stdout)["changes"]:
            shares += ["--weight", f"{row['criterion']}={row['to']!r}"]
        moved = rows(journeyrank("what-if", *asked, *shares, "--csv", check=0))
        assert [row["rank_after"] for row in moved if row["journey"] == "moving_home"] == ["1"]


def test_stability_follows_the_weight_of_a_group(journeyrank, words):
    document = json.loads(journeyrank("stability", *words, "--over", "customer", "--json", check=0).stdout)
    assert document["criterion"] == "customer"
    assert document["weight"] == pytest.approx(0.6)
    assert document["flips"]
    by_label = journeyrank("stability", *words, "--over", "The customer", check=0)
    assert "while The customer goes from 0 to 100 %" in by_label.stdout
    wrong = journeyrank("stability", *words, "--over", "custmer")
    assert 'no criterion or group "custmer"' in wrong.stderr


def test_robustness_takes_statements_about_groups(journeyrank, words):
    ran = journeyrank("robustness", *words, "--where", "customer > company", "--draws", "2000", "--json", check=0)
    spelled = ["--where", "pain + retention > revenue + cost", "--draws", "2000", "--json"]
    said = journeyrank("robustness", *words, *spelled, check=0)
    assert json.loads(ran.stdout)["journeys"] == json.loads(said.stdout)["journeys"]
