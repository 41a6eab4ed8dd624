# SPDX-License-Identifier: MIT
"""`journeyrank check` holds the places to what is expected, and its exit code says whether they are so."""

import csv
import io
import json
import re

import pytest


def words(data, *more):
    return ["check", data / "telecom.csv", "--model", data / "telecom.json", *more]


def lines_of(ran):
    """What is said below the title, a sentence a line; a temporary folder may be too long for a line."""
    return re.sub(r"\n +(?=/)", " ", ran.stdout.split("\n\n", 1)[1]).splitlines()


@pytest.fixture
def baseline(journeyrank, data, tmp_path):
    path = tmp_path / "baseline.json"
    journeyrank("rank", data / "telecom.csv", "--model", data / "telecom.json", "-o", path, check=0)
    return path


def test_journeys_that_are_expected_first_are_found_there_by_id_or_label(journeyrank, data):
    ran = journeyrank(*words(data, "--top", "Question about a bill", "--top", "tech_fault"), check=0)
    assert lines_of(ran) == [
        "ok      Question about a bill is at rank 2, within the first 2",
        "ok      Technical fault is at rank 1, within the first 2",
    ]
    assert lines_of(journeyrank(*words(data, "--top", "tech_fault"), check=0)) == ["ok      Technical fault is first"]


def test_one_that_is_not_there_fails_with_its_own_exit_code(journeyrank, data):
    ran = journeyrank(*words(data, "--top", "moving_home", "--within", "2"), check=25)
    assert lines_of(ran) == ["FAILED  Moving home is at rank 3, not within the first 2"]
    assert ran.stderr == f"journeyrank: not_as_expected: {data / 'telecom.csv'}: 1 place is not as expected\n"


def test_nothing_has_changed_since_the_ranking_that_was_kept(journeyrank, data, baseline):
    ran = journeyrank(*words(data, "--fail-if-changed", baseline), check=0)
    assert lines_of(ran) == [f"ok      all of 7 places are those of {baseline}"]


def test_what_has_changed_is_told_with_both_ranks(journeyrank, data, baseline):
    ran = journeyrank(*words(data, "--fail-if-changed", baseline, "--weight", "retention=2"), check=25)
    lines = lines_of(ran)
    assert lines[0].startswith("FAILED  3 of 7 places are not those of ")
    assert "(made with another model)" in " ".join(" ".join(lines).split())  # weights are a part of the model
    assert lines[-3:] == [
        "        eSIM swap was at rank 7 and is at rank 5",
        "        Change of plan was at rank 5 and is at rank 6",
        "        Failed payment was at rank 6 and is at rank 7",
    ]
    assert "3 places are not as expected" in ran.stderr


def test_places_beyond_those_that_count_may_change(journeyrank, data, baseline):
    changed = ["--fail-if-changed", baseline, "--weight", "retention=2"]
    journeyrank(*words(data, *changed, "--within", "4"), check=0)
    journeyrank(*words(data, *changed, "--within", "5"), check=25)


def test_a_journey_that_came_or_went_is_a_change(journeyrank, data, baseline, tmp_path):
    text = (data / "telecom.csv").read_text(encoding="utf-8")
    (tmp_path / "other.csv").write_text(text.replace("esim_swap", "esim_new"), encoding="utf-8")
    model = data / "telecom.json"
    ran = journeyrank("check", tmp_path / "other.csv", "--model", model, "--fail-if-changed", baseline, check=25)
    assert lines_of(ran)[-2:] == [
        "        eSIM swap is at rank 7 and was not there",
        "        eSIM swap was at rank 7 and is not there any more",
    ]


def test_json_and_csv_hold_the_same(journeyrank, data, baseline):
    asked = words(data, "--top", "tech_fault", "--fail-if-changed", baseline, "--weight", "retention=2")
    document = json.loads(journeyrank(*asked, "--json", check=25).stdout)
    assert (document["kind"], document["holds"], document["compared"]) == ("check", False, 7)
    assert document["places"][0] == {
        "check": "top", "journey": "tech_fault", "label": "Technical fault", "expected": 1, "found": 1, "holds": 1,
    }  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(journeyrank(*asked, "--csv", check=25).stdout)))
    assert [(row["check"], row["journey"], row["expected"], row["found"]) for row in rows] == [
        (place["check"], place["journey"], str(place["expected"]), str(place["found"])) for place in document["places"]
    ]
    assert [row["journey"] for row in rows[1:]] == ["esim_swap", "plan_change", "payment_fail"]


def test_a_file_that_is_no_ranking_is_refused_with_its_place(journeyrank, data, tmp_path):
    (tmp_path / "other.json").write_text('{"schema": 1, "kind": "lint"}', encoding="utf-8")
    ran = journeyrank(*words(data, "--fail-if-changed", tmp_path / "other.json"), check=14)
    assert f'{tmp_path / "other.json"}:1:23: kind: found the text "lint"' in ran.stderr
    assert 'did you mean "tech_fault"' in journeyrank(*words(data, "--top", "tech_fualt"), check=11).stderr
    assert "nothing to check" in journeyrank(*words(data), check=2).stderr
    assert "--within" in journeyrank(*words(data, "--top", "tech_fault", "--within", "0"), check=2).stderr
