# SPDX-License-Identifier: MIT
"""what-if and stability on the example data."""

import csv
import io
import json

import pytest


def words(data, *more):
    return [data / "telecom.csv", "--model", data / "telecom.json", *more]


def rows(ran):
    return list(csv.DictReader(io.StringIO(ran.stdout)))


def test_what_if_lists_only_what_moved(journeyrank, data):
    ran = journeyrank("what-if", *words(data, "--weight", "retention=0.6", "--drop", "cost"))
    assert "If retention weighs 60 %, cost does not count: 6 of 7 journeys move; moving_home takes the first" in ran.stdout
    assert "payment_fail" not in ran.stdout


@pytest.mark.parametrize(
    ("change", "moved"),
    [
        (["--weight", "pain=0.5"], []),
        (["--as-profile", "cfo"], ["order_track", "moving_home"]),
        (["--weight", "revenue=4", "--others", "as_given"], ["bill_query", "tech_fault"]),
        (["--set", "tech_fault:pain=20000", "--set", "tech_fault:cost=140000"], ["bill_query", "tech_fault"]),
        (["--without", "tech_fault"], None),
    ],
)
def test_each_change_by_its_option(journeyrank, data, change, moved):
    found = [row["journey"] for row in rows(journeyrank("what-if", *words(data, "--csv", *change)))]
    if moved is None:
        assert found[-1] == "tech_fault"
        assert len(found) == 7
    else:
        assert found[: len(moved)] == moved
        assert bool(found) == bool(moved)


def test_what_if_reads_scenarios_and_writes_json(journeyrank, data):
    ran = journeyrank("what-if", *words(data, "--scenarios", data / "telecom_scenarios.json", "--json"))
    document = json.loads(ran.stdout)
    names = [each["name"] for each in json.loads((data / "telecom_scenarios.json").read_text())["scenarios"]]
    assert [each["scenario"] for each in document["scenarios"]] == names
    assert document["kind"] == "what_if"
    assert sum(each["moved"] for each in document["scenarios"]) == len(document["moves"])
    gone = next(move for move in document["moves"] if move["rank_after"] is None)
    assert gone["journey"] == "moving_home"
    assert gone["score_after"] is None


def test_what_if_unpins(journeyrank, data, tmp_path):
    pins = tmp_path / "pins.json"
    pins.write_text('{"pins": [{"journey": "esim_swap", "place": 1, "reason": "duty of care", "author": "board"}]}')
    ran = journeyrank("what-if", *words(data, "--pins", pins, "--unpin", "esim_swap"))
    assert "tech_fault takes the first place from esim_swap" in ran.stdout


@pytest.mark.parametrize(
    ("more", "code", "message"),
    [
        ([], 2, "there is nothing to change; give --weight, --drop"),
        (["--drop", "cost", "--scenarios", "x.json"], 2, "found both changes and --scenarios"),
        (["--weight", "pain"], 2, "allowed: CRITERION=NUMBER, such as pain=0.5"),
        (["--weight", "pain=2"], 5, 'the share of "pain" is 2; allowed: 0 to 1'),
        (["--weight", "pian=0.2"], 11, 'did you mean "pain"'),
        (["--set", "tech_fault=3"], 2, "allowed: JOURNEY:CRITERION=NUMBER"),
        (["--set", "tech:pain=3"], 11, 'no journey "tech"'),
        (["--others", "equal", "--drop", "cost"], 3, "allowed: in_proportion, as_given"),
    ],
)
def test_what_if_refuses_with_the_place(journeyrank, data, more, code, message):
    ran = journeyrank("what-if", *words(data, *more), check=code)
    assert message in ran.stderr
    assert ran.stdout == ""


def test_stability_says_how_far_each_weight_may_move(journeyrank, data):
    ran = journeyrank("stability", *words(data, "--profile", "equal"))
    assert "Any weight of Pain (burden) between 0 and 1 leaves Technical fault first" in ran.stdout
    assert "above 48.0 % Question about a bill passes it" in " ".join(ran.stdout.split())
    found = rows(journeyrank("stability", *words(data, "--profile", "equal", "--csv", "--top", "2")))
    assert len(found) == 12
    assert found[3]["above_overtaking"] == "bill_query"


def test_stability_over_one_weight_lists_every_flip(journeyrank, data):
    found = rows(journeyrank("stability", *words(data, "--over", "retention", "--csv")))
    first = [row for row in found if row["rank"] == "1"]
    assert [(row["overtaking"], row["overtaken"]) for row in first] == [("moving_home", "tech_fault")]
    assert round(float(first[0]["weight"]), 3) == 0.530
    same = journeyrank("stability", *words(data, "--over", "retention"))
    assert "53.0 %  moving_home   tech_fault           1" in same.stdout


def test_stability_reaches_a_place(journeyrank, data):
    document = json.loads(journeyrank("stability", *words(data, "--reach", "moving_home", "--json")).stdout)
    assert document["possible"] is True
    assert sum(row["needed"] for row in document["weights"]) == pytest.approx(1.0)
    never = journeyrank("stability", *words(data, "--reach", "plan_change")).stdout
    assert "plan_change is first under no weights." in never
    already = journeyrank("stability", *words(data, "--reach", "moving_home", "--top", "3")).stdout
    assert "moving_home is among the first 3 already." in already


@pytest.mark.parametrize(
    ("more", "code", "message"),
    [
        (["--over", "pain", "--reach", "x"], 2, "found both --over and --reach"),
        (["--norm", "l1"], 2, "--norm says how --reach counts"),
        (["--reach", "moving_home", "--norm", "l3"], 3, "allowed: l1, l2, linf"),
        (["--over", "pian"], 11, 'did you mean "pain"'),
        (["--top", "0"], 2, "--top"),
    ],
)
def test_stability_refuses_with_the_place(journeyrank, data, more, code, message):
    ran = journeyrank("stability", *words(data, *more), check=code)
    assert message in ran.stderr
