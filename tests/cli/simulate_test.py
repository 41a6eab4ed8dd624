# SPDX-License-Identifier: MIT
"""simulate draws what its plan says, the same each time, and its contacts go through measure and rank as they are."""

import csv
import io
import json

import pytest


def rows_of(ran):
    return list(csv.DictReader(io.StringIO(ran.stdout)))


def test_simulated_contacts_are_ranked_without_a_mapping(journeyrank, tmp_path):
    journeyrank("simulate", "--customers", 3000, "-o", tmp_path / "contacts.csv", check=0)
    journeyrank("template", "-o", tmp_path / "model.json", check=0)
    words = ["rank", "--contacts", tmp_path / "contacts.csv", "--model", tmp_path / "model.json", "--json"]
    document = json.loads(journeyrank(*words, check=0).stdout)
    assert len(document["journeys"]) == 9
    assert document["rows"]["used"] == document["rows"]["read"] > 1000


def test_the_same_words_give_the_same_bytes_and_another_seed_others(journeyrank):
    words = ["simulate", "--customers", 300]
    first = journeyrank(*words, check=0)
    assert journeyrank(*words, check=0).stdout == first.stdout
    assert journeyrank(*words, "--seed", 2, check=0).stdout != first.stdout
    assert first.stderr == f"stdout: {len(rows_of(first))} rows of 9 journeys, seed 1\n"
    assert journeyrank(*words, "--quiet", check=0).stderr == ""


def test_journeys_days_and_customers_are_as_many_as_asked_for(journeyrank):
    rows = rows_of(journeyrank("simulate", "--customers", 20000, "--journeys", 30, "--days", 60, check=0))
    assert len({row["journey"] for row in rows}) == 30
    assert "bill_query_2" in {row["journey"] for row in rows}
    assert max(row["started_at"] for row in rows)[:10] == "2026-03-01"
    assert max(int(row["customer_id"][1:]) for row in rows) <= 20000


def test_dirt_is_what_the_report_on_the_rows_finds(journeyrank, tmp_path):
    journeyrank("simulate", "--customers", 3000, "--dirt", "0.05", "-o", tmp_path / "contacts.csv", check=0)
    journeyrank("template", "-o", tmp_path / "model.json", check=0)
    said = journeyrank("measure", tmp_path / "contacts.csv", "--model", tmp_path / "model.json", check=0).stderr
    assert "contact_id stands in an earlier row" in said
    assert "journey is empty" in said
    assert "customer_id is empty" in said


def test_the_plan_is_what_the_template_prints_and_can_be_changed(journeyrank, tmp_path):
    plan = json.loads(journeyrank("template", "simulation", check=0).stdout)
    (tmp_path / "plan.json").write_text(json.dumps(plan))
    plain = journeyrank("simulate", "--customers", 300, check=0).stdout
    assert journeyrank("simulate", "--plan", tmp_path / "plan.json", "--customers", 300, check=0).stdout == plain
    plan["journeys"] = {"only": {**plan["journeys"]["roaming"], "transfer_rate": 0.5}}
    (tmp_path / "plan.json").write_text(json.dumps(plan))
    truth = journeyrank("simulate", "--plan", tmp_path / "plan.json", "--truth", check=0)
    found = {(row["journey"], row["metric"]): float(row["truth"]) for row in rows_of(truth)}
    assert found["only", "transfer_rate"] == 0.5
    assert {journey for journey, _ in found} == {"only"}


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["--customers", "0"], 2, '--customers: found "0"; allowed: a whole number from 1 on'),
        (["--customers", "50000001"], 2, "--customers: found 50000001; allowed: up to 50000000"),
        (["--days", "4000"], 2, "--days: found 4000; allowed: up to 3660"),
        (["--journeys", "0"], 2, '--journeys: found "0"; allowed: a whole number from 1 on'),
        (["--dirt", "2"], 2, '--dirt: found "2"; allowed: a rate from 0 to 1'),
        (["--plan", "absent.json"], 19, "absent.json"),
        (["--plan", "-"], 16, "stdin"),
    ],
)
def test_what_cannot_be_drawn_is_refused(journeyrank, words, code, says):
    ran = journeyrank("simulate", *words)
    assert ran.returncode == code, ran.stderr
    assert says in ran.stderr
    assert ran.stdout == ""


def test_a_fault_of_the_plan_has_its_place(journeyrank, tmp_path):
    (tmp_path / "plan.json").write_text('{"journeys": {\n  "bill": {"repeat_rate": 1}}}')
    ran = journeyrank("simulate", "--plan", "plan.json", cwd=tmp_path, check=3)
    assert "plan.json:2:27: journeys.bill.repeat_rate: found the number 1; allowed: a number from 0 to 0.9" in ran.stderr
