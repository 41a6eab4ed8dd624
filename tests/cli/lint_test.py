# SPDX-License-Identifier: MIT
"""What `journeyrank lint` says of contacts, of a ready-made matrix and of models; and that results say it too."""

import csv
import io
import json
import re
from datetime import date, timedelta

import pytest

TODAY = ["--today", "2025-04-02"]


def contact_words(data):
    return [data / "contacts.csv", "--map", data / "contacts_map.json", "--model", data / "contact_centre.json"]


def codes(document):
    return [finding["code"] for finding in document["findings"]]


def lint(journeyrank, *words, stdin="", check=0):
    return json.loads(journeyrank("lint", *words, "--json", stdin=stdin, check=check).stdout)


def contacts(count, **columns):
    """Contacts of two journeys over 60 days, each with a customer of its own, with the columns given as functions."""
    columns = {
        "contact_id": lambda i: f"T{i}",
        "customer_id": lambda i: f"K{i}",
        "journey": lambda i: "bill" if i % 2 else "move",
        "started_at": lambda i: f"{date(2025, 1, 1) + timedelta(days=i % 60)}T{i % 24:02}:{i % 60:02}:00Z",
        "csat": lambda i: 5 if i % 5 < 2 + i % 2 else 2,
        **columns,
    }
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([column(i) for column in columns.values()] for i in range(count))
    return text.getvalue()


@pytest.fixture
def unhappy(tmp_path):
    """A sound model of one criterion."""
    path = tmp_path / "model.json"
    criterion = {
        "id": "unhappy", "direction": "minimize", "scale": {"name": "anchored", "at_0": 0.9, "at_1": 0.3},
        "metric": {"name": "csat", "at_least": 4},
    }  # fmt: skip
    path.write_text(json.dumps({"schema": 1, "criteria": [criterion]}), encoding="utf-8")
    return path


def test_healthy_contacts_have_no_finding(journeyrank, unhappy):
    ran = journeyrank("lint", "-", "--model", unhappy, "--today", "2025-03-10", stdin=contacts(300), check=0)
    assert ran.stdout == "stdin: no findings\n"
    assert ran.stderr == "stdin: 300 rows: 300 used, 0 left out, 0 repeated\n"


def test_the_worked_decisions_have_nothing_to_doubt(journeyrank, data):
    for name in ("telecom", "saas", "bank"):
        document = lint(journeyrank, "--journeys", data / f"{name}.csv", "--model", data / f"{name}.json")
        assert {finding["severity"] for finding in document["findings"]} <= {"info"}


def test_a_table_of_journeys_is_told_from_contacts_by_its_columns(journeyrank, data):
    model = ["--model", data / "telecom.json"]
    named = lint(journeyrank, "--journeys", data / "telecom.csv", *model)
    assert lint(journeyrank, data / "telecom.csv", *model)["findings"] == named["findings"]
    piped = journeyrank("lint", "-", *model, stdin=(data / "telecom.csv").read_text(), check=9)
    assert "a table of journeys is checked with --journeys" in piped.stderr
    told = journeyrank("lint", data / "telecom.csv", "--map", data / "contacts_map.json", *model)
    assert told.returncode != 0


def noise(document):
    return [finding["sentence"] for finding in document["findings"] if finding["code"] == "noise_decides"]


def test_noise_of_a_ready_made_matrix_is_told_from_errors_and_cells(journeyrank, data, tmp_path):
    words = ["--journeys", data / "telecom.csv", "--model", data / "telecom.json"]
    assert noise(lint(journeyrank, *words)) == []
    errors = tmp_path / "errors.csv"
    errors.write_text("journey,pain,cost\ntech_fault,15000,90000\nbill_query,15000,90000\n")
    (first,) = noise(lint(journeyrank, *words, "--errors", errors))
    assert first.startswith("noise may decide the first place: Technical fault (70.9 points) and Question about a bill")
    assert noise(lint(journeyrank, *words, "--errors", errors, "--top", "1", "--threads", "2")) == [first]
    assert noise(lint(journeyrank, *words, "--errors", errors, "--top", "3")) == []
    shape = {"name": "normal", "mean": 282906, "deviation": 200000}
    cells = tmp_path / "cells.json"
    cell = {"journey": "tech_fault", "criterion": "cost", "shape": shape}
    cells.write_text(json.dumps({"schema": 1, "cells": [cell]}))
    (stated,) = noise(lint(journeyrank, *words, "--cells", cells))
    assert stated.startswith("noise may decide the first place")
    for wrong, code in (
        (["--errors", errors, "--cells", cells], 2),
        (["--top", "0"], 2),
        (["--threads", "-1"], 2),
    ):
        journeyrank("lint", *words, *wrong, check=code)
    ran = journeyrank("lint", *contact_words(data), "--errors", errors, check=2)
    assert "--errors is for a ready-made matrix" in ran.stderr


def ranks(journeyrank, data, *weights):
    words = ["rank", data / "telecom.csv", "--model", data / "telecom.json", *weights, "--json"]
    ranking = json.loads(journeyrank(*words, check=0).stdout)
    return {line["id"]: line["rank"] for line in ranking["journeys"]}


def test_weights_that_decide_nothing_are_those_that_change_no_rank_at_either_end(journeyrank, data):
    words = ["--journeys", data / "telecom.csv", "--model", data / "telecom.json"]
    found = {(finding["code"], finding["criterion"]) for finding in lint(journeyrank, *words)["findings"]}
    names = ["pain", "revenue", "retention", "cost"]
    stated = ranks(journeyrank, data)
    expected = set()
    for name in names:
        without = ranks(journeyrank, data, "--weight", f"{name}=0")
        alone = ranks(journeyrank, data, *(word for each in names for word in ("--weight", f"{each}={int(each == name)}")))
        expected |= {("idle_criterion", name)} if without == stated else set()
        expected |= {("idle_weight", name)} if without["tech_fault"] == alone["tech_fault"] == 1 else set()
    assert found == expected == {("idle_criterion", "pain"), ("idle_weight", "pain")}


def test_a_winner_by_one_cell_is_a_warning_and_no_note_of_the_ranking(journeyrank, data):
    rows = "journey,pain,revenue,retention,cost\na,50000,1,1,1\nb,0,2,1,2\n"
    words = ["-", "--model", data / "telecom.json"]
    found = lint(journeyrank, "--journeys", *words, stdin=rows)["findings"]
    one = next(finding for finding in found if finding["code"] == "one_cell_winner")
    assert (one["severity"], one["criterion"], one["journey"]) == ("warning", "pain", "a")
    assert one["evidence"]["cell"] == 50000
    for cell, first in ((one["evidence"]["turns_at"], "b"), (one["evidence"]["turns_at"] + 0.001, "a")):
        turned = rows.replace("50000", repr(cell))
        ranked = json.loads(journeyrank("rank", *words, "--json", stdin=turned, check=0).stdout)
        assert ranked["journeys"][0]["id"] == first
        assert "one_cell_winner" not in [note["code"] for note in ranked["notes"]]


def test_a_relative_scale_is_a_warning(journeyrank, data):
    words = ["--journeys", data / "telecom.csv", "--model", data / "telecom_min_max.json"]
    assert codes(lint(journeyrank, *words)).count("relative_scale") == 4


def test_findings_of_the_example_contacts_are_true(journeyrank, data):
    document = lint(journeyrank, *contact_words(data), *TODAY)
    assert codes(document) == [
        "correlated_criteria", "noise_decides", "unmapped_contacts", "small_sample", "small_sample",
        "size_counted_twice", "idle_criterion", "idle_weight",
    ]  # fmt: skip
    newest = {}
    with (data / "contacts.csv").open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            newest[row["ticket"]] = max(newest.get(row["ticket"], row), row, key=lambda each: each["updated"])
    answers = [row["reason"] for row in newest.values() if row["effort_score"]]
    small = {name for name in set(answers) - {""} if answers.count(name) < 30}
    pain = document["findings"][3]
    assert pain["criterion"] == "pain"
    assert pain["evidence"] == {"journeys": len(small)}
    assert f"for {len(small)} of 9 journeys" in pain["sentence"]
    assert "bereavement (14)" in pain["sentence"]


def test_a_serious_finding_gives_exit_code_21_after_its_text(journeyrank, unhappy):
    rows = contacts(300, customer_id=lambda i: "0" if i % 2 else f"K{i}")
    ran = journeyrank("lint", "-", "--model", unhappy, "--today", "2025-03-10", stdin=rows, check=21)
    assert "serious\n  not_a_customer\n    50 % (150 of 300) of the contacts have the customer_id \"0\"" in ran.stdout
    assert "\n    → list it as missing in the mapping" in ran.stdout
    assert ran.stderr.endswith("journeyrank: serious_finding: stdin: 1 of 1 findings is serious\n")


def test_csv_and_json_hold_the_same_findings(journeyrank, data):
    document = lint(journeyrank, *contact_words(data), *TODAY)
    table = journeyrank("lint", *contact_words(data), *TODAY, "--csv", check=0).stdout
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [row["code"] for row in rows] == codes(document)
    for row, finding in zip(rows, document["findings"], strict=True):
        for key in ("severity", "sentence", "remedy"):
            assert row[key] == finding[key]
        assert row["criterion"] == (finding["criterion"] or "")
        assert dict(part.split("=") for part in row["evidence"].split()).keys() == finding["evidence"].keys()


def test_the_age_is_counted_to_the_day_that_is_given(journeyrank, data):
    assert "stale_data" not in codes(lint(journeyrank, *contact_words(data), "--today", "2025-05-05"))
    assert "stale_data" in codes(lint(journeyrank, *contact_words(data), "--today", "2025-05-06"))
    words = [*contact_words(data), "--today", "2025-05-06", "--max-age", "36"]
    assert "stale_data" not in codes(lint(journeyrank, *words))
    assert "bad_time: --today" in journeyrank("lint", *contact_words(data), "--today", "soon", check=7).stderr
    assert "--max-age" in journeyrank("lint", *contact_words(data), "--max-age", "old", check=2).stderr


def test_without_a_day_the_example_contacts_are_old(journeyrank, data):
    assert "stale_data" in codes(lint(journeyrank, *contact_words(data)))


def test_effort_that_runs_against_its_band_is_serious(journeyrank, tmp_path):
    metric = {"name": "high_effort", "at_least": 5, "at_most": 7}
    criterion = {
        "id": "pain", "direction": "maximize", "scale": {"name": "anchored", "at_0": 0, "at_1": 1}, "metric": metric,
    }  # fmt: skip
    (tmp_path / "model.json").write_text(json.dumps({"schema": 1, "criteria": [criterion]}), encoding="utf-8")
    rows = contacts(300, ces=lambda i: 1 + i % 7, csat=lambda i: 1 + i % 7 // 2)
    words = ["-", "--model", tmp_path / "model.json", "--today", "2025-03-10"]
    found = lint(journeyrank, *words, stdin=rows, check=21)["findings"]
    assert [finding["code"] for finding in found if finding["severity"] == "serious"] == ["ces_direction"]
    metric.update(at_least=1, at_most=3)
    (tmp_path / "model.json").write_text(json.dumps({"schema": 1, "criteria": [criterion]}), encoding="utf-8")
    assert "ces_direction" not in codes(lint(journeyrank, *words, stdin=rows))


def test_results_say_what_is_more_than_information(journeyrank, data):
    shown = journeyrank("measure", *contact_words(data), check=0).stderr
    assert "note: pain and revenue order the 9 journeys nearly alike" in shown
    assert "grow with the size" not in shown
    for command in (["rank", "--contacts"], ["explain", "bill_query", "--contacts"], ["measure"]):
        document = json.loads(journeyrank(*command, *contact_words(data), "--json", check=0).stdout)
        noted = [note["code"] for note in document["notes"]]
        assert "small_sample" not in noted  # both criteria shrink
        assert noted.count("correlated_criteria") == 1


def test_results_note_old_contacts_only_where_the_day_is_given(journeyrank, data):
    words = ["rank", "--contacts", *contact_words(data), "--json"]
    assert "stale_data" not in journeyrank(*words, check=0).stdout
    assert "stale_data" in journeyrank(*words, "--today", "2025-09-01", check=0).stdout


def test_the_ranking_of_a_matrix_says_what_lies_beyond_the_anchors(journeyrank, data):
    rows = "journey,pain,revenue,retention,cost\na,-1,1,0.1,1\nb,-2,2,0.2,2\nc,-3,3,0.3,3\n"
    words = ["-", "--model", data / "telecom.json", "--json"]
    ranked = json.loads(journeyrank("rank", *words, stdin=rows, check=0).stdout)
    assert "pain: all 3 journeys lie beyond the anchors" in ranked["notes"][0]["text"]
    found = lint(journeyrank, "--journeys", *words[:-1], stdin=rows, check=21)["findings"]
    assert found[0]["code"] == "anchors_outside"
    assert found[0]["severity"] == "serious"


def test_a_constant_column_is_said_once(journeyrank, data):
    rows = "journey,pain,revenue,retention,cost\na,7,1,0.1,1\nb,7,2,0.2,2\nc,7,3,0.3,3\n"
    words = ["rank", "-", "--model", data / "telecom_min_max.json", "--json"]
    notes = json.loads(journeyrank(*words, stdin=rows, check=0).stdout)["notes"]
    assert [note["code"] for note in notes].count("constant_column") == 1


def test_the_weights_of_a_profile_say_what_is_looked_at(journeyrank, data, tmp_path):
    model = json.loads((data / "telecom.json").read_text(encoding="utf-8"))
    model["profiles"] = [{"id": "pain_only", "weights": {"pain": 1, "revenue": 0, "retention": 0, "cost": 0}}]
    (tmp_path / "model.json").write_text(json.dumps(model), encoding="utf-8")
    words = ["--journeys", data / "telecom.csv", "--model", tmp_path / "model.json", "--profile", "pain_only"]
    found = lint(journeyrank, *words)["findings"]
    assert [finding["sentence"] for finding in found] == ["revenue, retention and cost weigh nothing"]
    words[-1:] = ["nobody"]
    assert "unknown_name" in journeyrank("lint", *words, check=11).stderr


def test_the_codes_of_the_program_are_those_of_the_page(journeyrank, data):
    listed = json.loads(journeyrank("lint", "--codes", "--json", check=0).stdout)["codes"]
    page = (data.parents[1] / "docs" / "lint.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (\w+) \| (.*?) \| (.*?) \|$", page, re.MULTILINE)
    assert rows == [(each["code"], each["worst"], each["finds"], each["remedy"]) for each in listed]
    text = journeyrank("lint", "--codes", check=0).stdout
    assert re.findall(r"^(\w+) \((\w+)\)$", text, re.MULTILINE) == [(row[0], row[1]) for row in rows]


def test_every_finding_of_the_tests_has_a_code_of_the_list(journeyrank, data):
    listed = json.loads(journeyrank("lint", "--codes", "--json", check=0).stdout)["codes"]
    remedies = {each["code"]: each["remedy"] for each in listed}
    for finding in lint(journeyrank, *contact_words(data), *TODAY)["findings"]:
        assert finding["remedy"] == remedies[finding["code"]]


@pytest.mark.parametrize("command", ["measure", "lint", "gaps"])
def test_help_names_every_kind_of_file_that_is_read(journeyrank, command):
    said = " ".join(journeyrank(command, "--help", check=0).stdout.split())
    assert "contacts, CSV, JSON Lines or XES, one row each; - is stdin" in said
