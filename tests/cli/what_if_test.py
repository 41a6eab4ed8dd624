# SPDX-License-Identifier: MIT
"""what-if and stability on the example data."""

import csv
import io
import json
import re

import pytest


def words(data, *more):
    return [data / "telecom.csv", "--model", data / "telecom.json", *more]


def rows(ran):
    return list(csv.DictReader(io.StringIO(ran.stdout)))


def test_what_if_lists_only_what_moved(journeyrank, data):
    ran = journeyrank("what-if", *words(data, "--weight", "retention=0.6", "--drop", "cost"))
    said = "If Excess churn weighs 60 %, Cost of repeats does not count: 6 of 7 journeys move; Moving home takes the first"
    assert said in " ".join(ran.stdout.split())
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
    assert "Technical fault takes the first place from eSIM swap" in " ".join(ran.stdout.split())


@pytest.mark.parametrize(
    ("more", "code", "message"),
    [
        ([], 2, "there is nothing to change; give --weight, --drop"),
        (["--drop", "cost", "--scenarios", "x.json"], 2, "found both changes and --scenarios"),
        (["--weight", "pain"], 2, "allowed: CRITERION=NUMBER, such as pain=0.5"),
        (["--weight", "pain=2"], 5, 'bad_weights: the share of "pain" is 2; allowed: 0 to 1'),
        (["--scenarios", "x.json", "--others", "as_given"], 2, "found both --others and --scenarios"),
        (["--weight", "pian=0.2"], 11, 'did you mean "pain"'),
        (["--set", "tech_fault=3"], 2, "allowed: JOURNEY:CRITERION=NUMBER"),
        (["--set", "tech:pain=3"], 11, 'no journey "tech"'),
        (["--others", "equal", "--drop", "cost"], 3, "allowed: in_proportion, as_given"),
        (["--without", "tech_fault", "--set", "tech_fault:pain=1"], 3, '"tech_fault" is removed and changed'),
        (["--without", "tech_fault", "--without", "tech_fault"], 10, '"tech_fault" is removed twice'),
        (["--set", "tech_fault:pain=1", "--set", "tech_fault:pain=2"], 10, '"pain" of "tech_fault" is set twice'),
        (["--drop", "pain", "--drop", "pain"], 10, '"pain" is dropped twice'),
    ],
)
def test_what_if_refuses_with_the_place(journeyrank, data, more, code, message):
    ran = journeyrank("what-if", *words(data, *more), check=code)
    assert message in ran.stderr
    assert ran.stdout == ""


def test_two_scenarios_of_one_name_are_refused_at_their_place(journeyrank, data, tmp_path):
    (tmp_path / "twice.json").write_text('{"scenarios": [{"name": "a"}, {"name": "a"}]}')
    ran = journeyrank("what-if", *words(data, "--scenarios", tmp_path / "twice.json"), check=10)
    assert 'twice.json:1:40: scenarios[1].name: a scenario before it is called "a" as well' in ran.stderr


def test_stability_says_how_far_each_weight_may_move(journeyrank, data):
    ran = journeyrank("stability", *words(data, "--profile", "equal"))
    assert "Any weight of Pain (burden) between 0 and 1 leaves Technical fault first" in ran.stdout
    assert "above 48.0 % Question about a bill passes it" in " ".join(ran.stdout.split())
    found = rows(journeyrank("stability", *words(data, "--profile", "equal", "--csv", "--top", "2")))
    assert len(found) == 12
    assert found[3]["above_overtaking"] == "bill_query"


def test_stability_over_one_weight_lists_every_flip(journeyrank, data):
    found = rows(journeyrank("stability", *words(data, "--over", "retention", "--csv")))
    assert [(float(row["weight"]), row["rank"]) for row in found[:7]] == [(0.0, str(rank)) for rank in range(1, 8)]
    first = [row for row in found[7:] if row["rank"] == "1"]
    assert [(row["journey"], row["passes"], row["passed_by"]) for row in first] == [("moving_home", "tech_fault", "")]
    assert round(float(first[0]["weight"]), 3) == 0.530
    document = json.loads(journeyrank("stability", *words(data, "--over", "retention", "--json")).stdout)
    assert len(document["steps"]) == len(found) == 7 + 2 * len(document["flips"])
    assert {row["journey"] for row in document["steps"]} == {row["journey"] for row in found}
    same = journeyrank("stability", *words(data, "--over", "retention"))
    assert "53.0 % Moving home Technical fault 1" in " ".join(same.stdout.split())


def test_stability_reaches_a_place(journeyrank, data):
    document = json.loads(journeyrank("stability", *words(data, "--reach", "moving_home", "--json")).stdout)
    assert document["possible"] is True
    assert sum(row["to"] for row in document["changes"]) == pytest.approx(1.0)
    never = journeyrank("stability", *words(data, "--reach", "plan_change")).stdout
    assert "Change of plan is first under no weights." in never
    already = journeyrank("stability", *words(data, "--reach", "moving_home", "--top", "3")).stdout
    assert "Moving home is among the first 3 already." in already


@pytest.mark.parametrize("norm", ["l1", "l2", "linf"])
def test_stability_says_what_lets_one_journey_pass_another(journeyrank, data, norm):
    asked = ["--reach", "bill_query", "--past", "tech_fault", "--norm", norm]
    document = json.loads(journeyrank("stability", *words(data, *asked, "--json")).stdout)
    assert (document["journey"], document["past"], document["norm"]) == ("bill_query", "tech_fault", norm)
    found = rows(journeyrank("stability", *words(data, *asked, "--csv")))
    assert [row["criterion"] for row in found] == ["pain", "revenue", "retention", "cost"]
    given = [word for row in found for word in ("--weight", f"{row['criterion']}={row['to']}")]
    ran = journeyrank("rank", data / "telecom.csv", "--model", data / "telecom.json", *given, "--json")
    score = {each["id"]: each["score"] for each in json.loads(ran.stdout)["journeys"]}
    assert score["bill_query"] >= score["tech_fault"]  # typed in again, it makes it
    page = " ".join(journeyrank("stability", *words(data, *asked)).stdout.split())
    assert "that brings Question about a bill level with Technical fault:" in page
    pairs = rows(journeyrank("stability", *words(data, "--distances", "--norm", norm, "--csv")))
    assert len(pairs) == 21
    one = next(row for row in pairs if (row["behind"], row["ahead"]) == ("bill_query", "tech_fault"))
    assert float(one["distance"]) == pytest.approx(document["distance"], abs=1e-12)
    assert pairs[-1]["distance"] == ""
    assert "never" in journeyrank("stability", *words(data, "--distances")).stdout


@pytest.mark.parametrize("method", ["weighted_product", "topsis", "vikor"])
def test_stability_searches_where_a_method_does_not_add_up(journeyrank, data, method):
    by_method = ["--method", method]
    ran = journeyrank("stability", *words(data, "--reach", "moving_home", *by_method, "--json"))
    document = json.loads(ran.stdout)
    assert document["possible"] is True
    assert "searched_change" in [note["code"] for note in document["notes"]]
    given = [word for row in document["changes"] for word in ("--weight", f"{row['criterion']}={row['to']!r}")]
    again = journeyrank("rank", data / "telecom.csv", "--model", data / "telecom.json", *given, *by_method, "--json")
    assert {each["id"]: each["rank"] for each in json.loads(again.stdout)["journeys"]}["moving_home"] == 1
    page = " ".join(journeyrank("stability", *words(data, "--reach", "moving_home", *by_method)).stdout.split())
    assert "The smallest change of all weights that was found (l2 " in page
    never = journeyrank("stability", *words(data, "--reach", "plan_change", *by_method)).stdout
    assert "No weights were found under which Change of plan is first." in never
    pairs = journeyrank("stability", *words(data, "--distances", *by_method))
    assert "not found" in pairs.stdout
    assert "never" not in pairs.stdout


@pytest.mark.parametrize(
    ("more", "code", "message"),
    [
        (["--over", "pain", "--reach", "x"], 2, "found several of --over, --reach and --distances"),
        (["--norm", "l1"], 2, "--norm says how --reach and --distances count"),
        (["--reach", "moving_home", "--norm", "l3"], 3, "allowed: l1, l2, linf"),
        (["--over", "pian"], 11, 'did you mean "pain"'),
        (["--top", "0"], 2, "--top"),
        (["--over", "pain", "--top", "2"], 2, "--top has nothing to say to --over"),
        (["--past", "tech_fault"], 2, "--past says whom --reach passes"),
        (["--reach", "bill_query", "--past", "bill_query"], 3, "found \"bill_query\" twice"),
        (["--reach", "bill_query", "--past", "tech_fualt"], 11, "--past"),
        (["--distances", "--reach", "bill_query"], 2, "found several of"),
        (["--distances", "--top", "2"], 2, "--top has nothing to say"),
    ],
)
def test_stability_refuses_with_the_place(journeyrank, data, more, code, message):
    ran = journeyrank("stability", *words(data, *more), check=code)
    assert message in ran.stderr


def test_why_compares_two_journeys_and_adds_up(journeyrank, data):
    ran = journeyrank("why", data / "telecom.csv", "tech_fault", "bill_query", *words(data)[1:])
    assert "Technical fault is before Question about a bill by 7.5 points" in " ".join(ran.stdout.split())
    document = json.loads(
        journeyrank("why", data / "telecom.csv", "tech_fault", "bill_query", *words(data)[1:], "--json").stdout
    )
    added = sum(row["points"] for row in document["criteria"]) + document["rounding"]
    assert added == pytest.approx(document["difference"], abs=1e-15)
    assert document["kind"] == "comparison"


def test_why_shares_a_difference_by_shapley_values_in_every_format(journeyrank, data):
    asked = [data / "telecom.csv", "tech_fault", "bill_query", *words(data)[1:]]
    additive = json.loads(journeyrank("why", *asked, "--json").stdout)
    shapley = json.loads(journeyrank("why", *asked, "--shares", "shapley", "--json").stdout)
    assert (additive["shares"], shapley["shares"]) == ("additive", "shapley")
    points = [row["points"] for row in shapley["criteria"]]
    assert points != [row["points"] for row in additive["criteria"]]
    assert sum(points) + shapley["rounding"] == pytest.approx(shapley["difference"], abs=1e-15)
    found = rows(journeyrank("why", *asked, "--shares", "shapley", "--csv"))
    assert [float(row["points"]) for row in found] == points
    text = " ".join(journeyrank("why", *asked, "--shares", "shapley").stdout.split())
    assert "Points are Shapley values" in text
    assert "Shapley" not in journeyrank("why", *asked).stdout


def test_why_of_one_journey_says_what_it_would_take(journeyrank, data):
    found = rows(journeyrank("why", data / "telecom.csv", "moving_home", *words(data)[1:], "--top", "2", "--csv"))
    assert {row["feasibility"] for row in found} <= {"possible", "out_of_reach"}
    cheap = journeyrank(
        "why", data / "telecom.csv", "moving_home", *words(data)[1:], "--top", "2", "--cost", "pain=1", "--cost", "cost=0.1"
    )
    assert "Moving home gets into the top 2 at a cost of" in " ".join(cheap.stdout.split())
    leaves = journeyrank("why", data / "telecom.csv", "tech_fault", *words(data)[1:], "--leave")
    assert "leave" in leaves.stdout or "out of" in leaves.stdout


def test_why_says_what_it_takes_by_ranking_again_where_a_cell_moves_other_scores(journeyrank, data):
    scaled = [data / "telecom_raw_churn.csv", "moving_home", "--model", data / "telecom_min_max.json"]
    compared = [data / "telecom.csv", "moving_home", *words(data)[1:], "--method", "topsis"]
    for asked in (scaled, compared):
        document = json.loads(journeyrank("why", *asked, "--top", "2", "--json").stdout)
        assert "ranked_again" in [note["code"] for note in document["notes"]]
        assert {row["feasibility"] for row in document["criteria"]} <= {"possible", "out_of_reach"}
        costs = ["--cost", "pain=1", "--cost", "cost=0.1"]
        cheapest = json.loads(journeyrank("why", *asked, "--top", "2", *costs, "--json").stdout)
        assert "searched_change" in [note["code"] for note in cheapest["notes"]]
        units = {"pain": 1.0, "cost": 0.1}
        for row in document["criteria"]:
            if row["criterion"] in units and row["feasibility"] == "possible":
                assert cheapest["feasibility"] == "possible"
                assert cheapest["cost"] <= units[row["criterion"]] * abs(row["change"])
        if cheapest["feasibility"] == "possible":
            assert "found by search: " in cheapest["sentence"]


def test_why_takes_contacts_and_labels(journeyrank, data):
    contacts = [
        "--contacts", data / "contacts.csv", "--map", data / "contacts_map.json", "--model", data / "contact_centre.json",
    ]  # fmt: skip
    ran = journeyrank("why", "bill_query", "tech_fault", *contacts)
    assert "bill_query is" in " ".join(ran.stdout.split())
    labelled = journeyrank("why", data / "telecom.csv", "Technical fault", "Moving home", *words(data)[1:])
    assert "Technical fault is before Moving home" in " ".join(labelled.stdout.split())


@pytest.mark.parametrize(
    ("more", "code", "message"),
    [
        ([], 2, "there is no journey to ask about"),
        (["tech_fault", "bill_query", "--top", "2"], 2, "found two journeys and --top"),
        (["tech_fault", "tech_fault"], 3, "twice; allowed: two journeys"),
        (["tech_fault", "bill_quary"], 11, 'did you mean "bill_query"'),
        (["moving_home", "--cost", "pain=0"], 3, "--cost"),
        (["moving_home", "--shares", "shapley"], 2, "--shares says how scores are shared"),
        (["tech_fault", "bill_query", "--shares", "shaply"], 3, "allowed: automatic, additive, shapley"),
    ],
)
def test_why_refuses_with_the_place(journeyrank, data, more, code, message):
    ran = journeyrank("why", data / "telecom.csv", *more, *words(data)[1:], check=code)
    assert message in ran.stderr


def test_dominance_says_who_could_be_first(journeyrank, data):
    ran = journeyrank("dominance", *words(data))
    assert "of 7 journeys can be first under some weights" in ran.stdout
    found = {row["journey"]: row for row in rows(journeyrank("dominance", *words(data, "--csv")))}
    assert found["tech_fault"]["first"] == found["bill_query"]["first"] == found["moving_home"]["first"] == "alone"
    assert found["plan_change"]["first"] == "never"
    assert json.loads(journeyrank("dominance", *words(data, "--json")).stdout)["kind"] == "dominance"


def test_texts_name_journeys_by_label_and_machine_output_by_id(journeyrank, data, tmp_path):
    dominated = journeyrank("dominance", *words(data), environment={"COLUMNS": "200"}).stdout
    assert "Technical fault + 1" in dominated
    assert "tech_fault and" not in dominated
    assert re.search(r"best lead,\n.* points\n", dominated)  # the heading, on two lines
    assert "Layer 1 is dominated by nobody" in dominated
    by_id = {row["journey"]: row for row in rows(journeyrank("dominance", *words(data, "--csv")))}
    assert by_id["plan_change"]["dominator"] == "tech_fault"
    change = ["--set", "tech_fault:pain=20000"]
    document = json.loads(journeyrank("what-if", *words(data, *change, "--json")).stdout)
    assert document["scenarios"][0]["scenario"] == "tech_fault has pain 20,000"
    assert "Technical fault has Pain (burden) 20,000" in " ".join(journeyrank("what-if", *words(data, *change)).stdout.split())
    compared = journeyrank("why", data / "telecom.csv", "tech_fault", "bill_query", *words(data)[1:]).stdout
    assert "tech_fault" not in compared


def test_notes_say_what_takes_no_part(journeyrank, data, tmp_path):
    model = json.loads((data / "telecom.json").read_text())
    model["criteria"][3]["weight"] = 0
    model["tie_tolerance"] = 0.01
    (tmp_path / "off.json").write_text(json.dumps(model))
    pins = tmp_path / "pins.json"
    pins.write_text('{"pins": [{"journey": "esim_swap", "place": 1, "reason": "duty of care", "author": "board"}]}')
    asked = [data / "telecom.csv", "--model", tmp_path / "off.json", "--pins", pins, "--json"]
    for command, codes in (
        (["stability"], {"pins", "tie_tolerance", "criteria_off"}),
        (["dominance"], {"pins", "tie_tolerance", "criteria_off"}),
        (["robustness", "--draws", "100"], {"pins", "tie_tolerance", "criteria_off"}),
        (["reversal"], {"pins", "tie_tolerance"}),
    ):
        notes = json.loads(journeyrank(command[0], *asked, *command[1:]).stdout)["notes"]
        assert codes <= {note["code"] for note in notes}, command
        for note in notes:
            if note["code"] == "criteria_off":
                assert note["text"].startswith("Cost of repeats: of weight 0")


def test_what_if_shares_equally_where_no_other_criterion_weighs(journeyrank, data, tmp_path):
    model = json.loads((data / "telecom.json").read_text())
    for criterion in model["criteria"][1:]:
        criterion["weight"] = 0
    (tmp_path / "one.json").write_text(json.dumps(model))
    asked = [data / "telecom.csv", "--model", tmp_path / "one.json", "--weight", "pain=0.4"]
    scenario = json.loads(journeyrank("what-if", *asked, "--json").stdout)["scenarios"][0]
    assert scenario["weights"] == pytest.approx({"pain": 0.4, "revenue": 0.2, "retention": 0.2, "cost": 0.2})
    assert "shared_equally" in [note["code"] for note in scenario["notes"]]


def test_reversal_finds_what_min_max_does(journeyrank, data):
    relative = [data / "telecom_raw_churn.csv", "--model", data / "telecom_min_max.json"]
    text = " ".join(journeyrank("reversal", *relative).stdout.split())
    assert "Without Moving home, eSIM swap passes" in text
    document = json.loads(journeyrank("reversal", *relative, "--json").stdout)
    assert document["three_tests_hold"] is True  # what leaving out a journey does is another question
    assert document["deletions_reverse"] is True
    assert {"deleted", "journey", "other"} <= set(document["deletions"][0])
    assert document["composition"] == {"failed": 0, "tried": 21, "witnesses": []}
    anchored = journeyrank("reversal", *words(data)).stdout
    assert "The three tests find no reversal among 7 journeys" in " ".join(anchored.split())
    assert "No journey, left out, makes two others change places." in anchored


def test_robustness_says_how_firm_each_place_is(journeyrank, data):
    ran = journeyrank("robustness", *words(data, "--draws", "4000"))
    assert "the shares of first places and the average ranks are exact" in ran.stdout
    assert "90 % of" in ran.stdout
    assert "Technical fault is first in 7" in ran.stdout
    found = {row["journey"]: row for row in rows(journeyrank("robustness", *words(data, "--csv", "--draws", "4000")))}
    assert float(found["tech_fault"]["first"]) == pytest.approx(0.706, abs=0.0105)
    assert found["tech_fault"]["first_error"] == "0"
    same = journeyrank("robustness", *words(data, "--csv", "--draws", "4000"))
    assert rows(same) == list(found.values())


def test_robustness_writes_matrices_and_errors(journeyrank, data):
    drawn = json.loads(
        journeyrank("robustness", *words(data, "--where", "pain > cost", "--draws", "2000", "--json")).stdout
    )
    for name, rows_add_up_to in (("acceptability", 1.0), ("winning", None)):
        shares, errors = drawn[name]["shares"], drawn[name]["errors"]
        assert [len(row) for row in shares] == [len(row) for row in errors] == [7] * 7
        assert max(max(row) for row in errors) > 0.0
        if rows_add_up_to:
            assert [sum(row) for row in shares] == pytest.approx([rows_add_up_to] * 7)
    first = [row["first"] for row in drawn["journeys"]]
    assert [row[0] for row in drawn["acceptability"]["shares"]] == first
    assert drawn["winning"]["shares"][0][0] == 0.5
    assert drawn["order_entropy"] > 0.0 < drawn["order_entropy_error"]
    assert {"entropy_error", "central_pain_error", "confidence_error", "share_of_data"} <= set(drawn["journeys"][0])
    assert drawn["ranks_are_exact"] is drawn["winning_is_exact"] is False
    whole = json.loads(journeyrank("robustness", *words(data, "--draws", "500", "--json")).stdout)
    assert whole["winning_is_exact"] is True
    assert whole["winning"]["errors"] == [[0.0] * 7] * 7
    few = json.loads(journeyrank("robustness", *words(data, "--draws", "500", "--pairs-up-to", "5", "--json")).stdout)
    assert few["acceptability"] is few["winning"] is None


def test_robustness_says_what_would_settle_it(journeyrank, data, tmp_path):
    (tmp_path / "errors.csv").write_text("journey,pain\nbill_query,30000\ntech_fault,20000\n")
    noisy = words(data, "--errors", tmp_path / "errors.csv", "--draws", "1000", "--top", "1", "--json")
    document = json.loads(journeyrank("robustness", *noisy, "--doubt-draws", "2000").stdout)
    assert {"times_all", "settled", "loss_by_data", "loss_by_data_error", "top_changed_by_both_error"} <= set(document)
    assert document["more"][0]["criterion"] == "pain"
    assert document["more"][0]["need"] == "observations"
    one = json.loads(journeyrank("robustness", *noisy, "--doubt-draws", "2000", "--cells-tried", "1").stdout)
    assert len(one["more"]) == 1
    easy = json.loads(journeyrank("robustness", *noisy, "--doubt-draws", "2000", "--settled", "0.5").stdout)
    assert easy["settled"] == 0.5


@pytest.mark.parametrize("shape", [{"name": "uniform", "low": 0, "high": 1}, {"name": "empirical", "samples": [0, 0.5, 1]}])
def test_robustness_says_that_to_know_a_cell_would_settle_it(journeyrank, tmp_path, shape):
    (tmp_path / "three.csv").write_text("journey,c0,c1\nfirst,0.9,0.5\nsecond,0.2,0.5\nthird,0.1,0.1\n")
    scale = {"name": "anchored", "at_0": 0, "at_1": 1}
    criteria = [{"id": id, "direction": "maximize", "weight": 1, "scale": scale} for id in ("c0", "c1")]
    (tmp_path / "three.json").write_text(json.dumps({"schema": 1, "name": "three", "criteria": criteria}))
    cell = {"journey": "second", "criterion": "c0", "shape": shape}
    (tmp_path / "cells.json").write_text(json.dumps({"schema": 1, "cells": [cell]}))
    asked = [tmp_path / "three.csv", "--model", tmp_path / "three.json", "--cells", tmp_path / "cells.json"]
    ran = journeyrank("robustness", *asked, "--weights", "stated", "--top", "1", "--draws", "2000", "--json")
    answer = json.loads(ran.stdout)
    assert (answer["times_all"], answer["unsourced"], answer["times_others"]) == (None, 1, 1.0)
    (more,) = answer["more"]
    assert (more["journey"], more["criterion"], more["need"]) == ("second", "c0", "knowledge")
    assert (more["changed_if_known"], more["times"]) == (0.0, None)
    assert "To know c0 for second would settle what samples leave open" in answer["sentence"]
    assert "too close" not in answer["sentence"]


def test_journeys_that_are_level_share_the_lead_and_have_no_distance(journeyrank, tmp_path):
    (tmp_path / "level.csv").write_text("journey,c0,c1\na,0.9,0.1\nb,0.2,0.8\nc,0.9,0.1\nd,0.2,0.8\ne,0.1,0.1\n")
    scale = {"name": "anchored", "at_0": 0, "at_1": 1}
    criteria = [{"id": id, "direction": "maximize", "weight": 1, "scale": scale} for id in ("c0", "c1")]
    (tmp_path / "level.json").write_text(json.dumps({"schema": 1, "name": "level", "criteria": criteria}))
    asked = [tmp_path / "level.csv", "--model", tmp_path / "level.json"]
    said = json.loads(journeyrank("robustness", *asked, "--json").stdout)["sentence"]
    assert said.startswith("a, b, c and d are each first in 25.0 % of all cases: they share the lead.")
    distances = rows(journeyrank("stability", *asked, "--distances", "--csv"))
    level = [row for row in distances if "e" not in (row["behind"], row["ahead"])]
    assert len(level) == 6
    assert {float(row["distance"]) for row in level} == {0.0}


def test_robustness_is_exact_on_two_criteria(journeyrank, data, tmp_path):
    model = json.loads((data / "telecom.json").read_text())
    for criterion in model["criteria"]:
        criterion["weight"] = 1 if criterion["id"] in ("pain", "retention") else 0
    (tmp_path / "two.json").write_text(json.dumps(model))
    asked = [data / "telecom.csv", "--model", tmp_path / "two.json", "--draws", "4000"]
    for where in ([], ["--where", "0.2 <= pain <= 0.7"]):
        document = json.loads(journeyrank("robustness", *asked, *where, "--json").stdout)
        assert document["ranks_are_exact"] is True
        assert document["acceptability"]["errors"] == [[0.0] * 7] * 7
        assert [row["top_error"] for row in document["journeys"]] == [0.0] * 7
        codes = [note["code"] for note in document["notes"]]
        assert "exact_ranks" in codes
        assert "criteria_off" in codes
    text = journeyrank("robustness", *asked)
    assert "all shares of ranks are exact" in text.stdout
    assert "stays so under all weights here" in " ".join(text.stderr.split())


def test_robustness_takes_statements_errors_and_contacts(journeyrank, data, tmp_path):
    where = ["--where", "pain > cost", "--where", "0.1 <= revenue <= 0.3"]
    document = json.loads(journeyrank("robustness", *words(data, *where, "--draws", "2000", "--json")).stdout)
    assert document["where"] == ["pain > cost", "0.1 <= revenue <= 0.3"]
    assert document["first_is_exact"] is False
    assert document["draws"] == 2000
    (tmp_path / "errors.csv").write_text("journey,pain\nbill_query,30000\ntech_fault,20000\n")
    noisy = journeyrank(
        "robustness", *words(data, "--errors", tmp_path / "errors.csv", "--weights", "stated", "--draws", "2000")
    )
    assert "Weights were taken as stated: with other samples" in " ".join(noisy.stdout.split())
    contacts = [
        "--contacts", data / "contacts.csv", "--map", data / "contacts_map.json", "--model", data / "contact_centre.json",
    ]  # fmt: skip
    measured = json.loads(journeyrank("robustness", *contacts, "--draws", "1000", "--json").stdout)
    assert {"top_changed_by_weights", "top_changed_by_data", "top_changed_by_both"} <= set(measured)
    certain = json.loads(journeyrank("robustness", *contacts, "--draws", "1000", "--json", "--certain").stdout)
    assert "top_changed_by_data" not in certain


@pytest.mark.parametrize(
    ("more", "code", "message"),
    [
        (["--where", "pain > 0.6", "--where", "cost > 0.5"], 5, "pain"),
        (["--where", "pian > cost"], 11, 'did you mean "pain"'),
        (["--weights", "some"], 3, "allowed: uniform, dirichlet, stated"),
        (["--precision", "2"], 3, "precision"),
        (["--errors", "x.csv", "--certain"], 2, "found several of --errors, --cells and --certain"),
        (["--weights", "stated", "--where", "pain > cost"], 3, "statements are for uniform weights"),
        (["--concentration", "3"], 2, "ask for --weights dirichlet"),
        (["--draws", "10", "--precision", "0.1"], 2, "found both --draws and --precision"),
        (["--draws", "10", "--max-draws", "20"], 2, "found both --draws and --max-draws"),
        (["--separation", "0.2"], 3, "separation"),
        (["--doubt-draws", "0"], 2, "--doubt-draws"),
        (["--where", "pain > cost", "--where", "cost > pain"], 5, 'together: 1 "pain > cost", 2 "cost > pain"'),
    ],
)
def test_robustness_refuses_with_the_place(journeyrank, data, more, code, message):
    ran = journeyrank("robustness", *words(data, *more), check=code)
    assert message in ran.stderr


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("journey,pain\ntech_falt,3\n", 'no journey "tech_falt" was ranked (did you mean "tech_fault"?)'),
        ("journey,paim\ntech_fault,3\n", 'no criterion "paim" in the model (did you mean "pain"?)'),
        ("journey,pain\ntech_fault,-3\n", "a standard error is >= 0"),
    ],
)
def test_errors_of_cells_that_are_not_there_are_refused(journeyrank, data, tmp_path, table, message):
    (tmp_path / "errors.csv").write_text(table)
    ran = journeyrank("robustness", *words(data, "--errors", tmp_path / "errors.csv"))
    assert ran.returncode in (6, 11)
    assert message in ran.stderr


def test_at_the_end_of_its_interval_the_winner_stays_first_in_what_if(journeyrank, data):
    kept = [row for row in rows(journeyrank("stability", *words(data, "--csv"))) if row["keeps"] == "winner"]
    ends = [(row["criterion"], row[end]) for row in kept for end in ("low", "high")]
    assert len(ends) == 8
    for criterion, share in ends:
        ran = journeyrank("what-if", *words(data, "--weight", f"{criterion}={share}", "--json"))
        assert json.loads(ran.stdout)["scenarios"][0]["first_after"] == "tech_fault", (criterion, share)
    level = journeyrank("what-if", *words(data, "--weight", "revenue=0.479721022591844"), environment={"COLUMNS": "200"})
    assert "Question about a bill draws level with Technical fault at the first place" in level.stdout


def test_a_pin_of_a_scenario_is_marked_in_every_answer(journeyrank, data, tmp_path):
    pin = {"journey": "esim_swap", "place": 1, "reason": "duty of care", "author": "board"}
    scenarios = tmp_path / "scenarios.json"
    scenarios.write_text(json.dumps({"schema": 1, "scenarios": [{"name": "care", "pins": [pin]}]}))
    asked = words(data, "--scenarios", scenarios)
    text = journeyrank("what-if", *asked, environment={"COLUMNS": "200"}).stdout
    assert re.search(r"esim_swap +eSIM swap +7 +1\* ", text)
    assert "* eSIM swap is at place 1 by decree: duty of care\n" in text
    document = json.loads(journeyrank("what-if", *asked, "--json").stdout)
    assert document["moves"][0]["pin_after"] == "duty of care"
    assert {move["pin_after"] for move in document["moves"][1:]} == {None}
    assert document["scenarios"][0]["sentence"].endswith("eSIM swap takes the first place from Technical fault")


def test_dominance_and_changes_of_weights_say_themselves_in_a_sentence(journeyrank, data):
    whole = json.loads(journeyrank("dominance", *words(data, "--json")).stdout)
    assert whole["sentence"] == "4 of 7 journeys are dominated by another; 3 can be first under some weights."
    change = json.loads(journeyrank("stability", *words(data, "--reach", "moving_home", "--json")).stdout)
    assert change["sentence"].startswith("The smallest change of all weights (l2 ")
    assert " that brings Moving home level with the first: " in change["sentence"]


@pytest.mark.parametrize(
    "command",
    [
        ["robustness", "--draws", "500"],
        ["stability"],
        ["stability", "--distances"],
        ["what-if", "--weight", "pain=0.5"],
        ["dominance"],
        ["reversal"],
        ["why", "tech_fault", "bill_query"],
    ],
)
def test_threads_never_change_an_answer(journeyrank, data, command):
    name, *more = command
    places = [word for word in more if word in ("tech_fault", "bill_query")]
    options = [word for word in more if word not in places]
    asked = [name, data / "telecom.csv", *places, "--model", data / "telecom.json", *options, "--json"]
    one, three = (journeyrank(*asked, "--threads", threads).stdout for threads in ("1", "3"))
    assert one == three
    assert "--threads" in journeyrank(*asked, "--threads", "many", check=2).stderr


def test_names_may_be_labels(journeyrank, data):
    by_id = journeyrank("stability", *words(data, "--over", "pain")).stdout
    assert journeyrank("stability", *words(data, "--over", "Pain (burden)")).stdout == by_id
    by_id = journeyrank("stability", *words(data, "--reach", "moving_home")).stdout
    assert journeyrank("stability", *words(data, "--reach", "Moving home")).stdout == by_id


@pytest.mark.parametrize(
    ("kind", "command"),
    [
        ("ranking", ["rank"]),
        ("comparison", ["why", "tech_fault", "bill_query"]),
        ("requirements", ["why", "moving_home"]),
        ("cheapest_change", ["why", "moving_home", "--cost", "pain=1"]),
        ("what_if", ["what-if", "--weight", "pain=0.5"]),
        ("stability", ["stability"]),
        ("trajectory", ["stability", "--over", "pain"]),
        ("weight_change", ["stability", "--reach", "moving_home"]),
        ("flip_distances", ["stability", "--distances"]),
        ("robustness", ["robustness", "--draws", "100"]),
        ("dominance", ["dominance"]),
        ("reversal", ["reversal"]),
    ],
)
def test_every_document_says_its_kind_and_no_key_twice(journeyrank, data, kind, command):
    def unique(pairs):
        assert len({key for key, _ in pairs}) == len(pairs), [key for key, _ in pairs]
        return dict(pairs)

    name, *more = command
    places = [word for word in more if not word.startswith("-") and more.index(word) == 0 or word in ("bill_query",)]
    options = [word for word in more if word not in places]
    ran = journeyrank(name, data / "telecom.csv", *places, "--model", data / "telecom.json", *options, "--json")
    document = json.loads(ran.stdout, object_pairs_hook=unique)
    assert document["kind"] == kind
    assert document["schema"] == 1


def test_robustness_reads_a_file_of_cells(journeyrank, data, tmp_path):
    found = journeyrank(
        "robustness", *words(data, "--cells", data / "telecom_cells.json", "--weights", "stated", "--draws", "4000", "--json")
    )
    document = json.loads(found.stdout)
    assert document["top_changed_by_data"] is not None
    esim = next(row for row in document["journeys"] if row["journey"] == "esim_swap")
    assert esim["rank_low"] < esim["rank_high"]
    (tmp_path / "odd.json").write_text('{"cells": [{"journey": "esim", "criterion": "pain", "shape": {"name": "fixed"}}]}')
    odd = journeyrank("robustness", *words(data, "--cells", tmp_path / "odd.json"), check=11)
    assert 'no journey "esim" was ranked' in odd.stderr


@pytest.mark.parametrize("policy", ["interval", "renormalise", "worst"])
def test_what_is_believed_of_a_missing_cell_is_not_dropped(journeyrank, tmp_path, policy):
    table = tmp_path / "two.csv"
    table.write_text("journey,a,b\nx,9,2\ny,,8\n")
    model = tmp_path / "two.json"
    scale = {"name": "anchored", "at_0": 0, "at_1": 10}
    criteria = [
        {"id": id, "direction": "maximize", "weight": 1, "scale": scale, "missing": policy} for id in ("a", "b")
    ]
    model.write_text(json.dumps({"schema": 1, "name": "two", "criteria": criteria}))
    cells = tmp_path / "cells.json"
    shape = {"name": "uniform", "low": 0, "high": 2}
    cells.write_text(json.dumps({"schema": 1, "cells": [{"journey": "y", "criterion": "a", "shape": shape}]}))
    ran = journeyrank(
        "robustness", table, "--model", model, "--cells", cells, "--weights", "stated", "--top", "1", "--json",
        "--draws", "2000",
    )
    answer = json.loads(ran.stdout)
    first = {row["journey"]: row["first"] for row in answer["journeys"]}
    assert first == {"x": 1.0, "y": 0.0}
    assert "believed_cells" in [note["code"] for note in answer["notes"]]
