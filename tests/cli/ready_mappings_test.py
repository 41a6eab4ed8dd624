# SPDX-License-Identifier: MIT
"""Exports of real systems (all values made up), measured with the mapping of that name and nothing else."""

import csv
import json
from pathlib import Path

import pytest

EXPORTS = Path(__file__).resolve().parents[1] / "exports"
METRICS = {
    "contacts": {"name": "contacts"},
    "customers": {"name": "customers"},
    "handle": {"name": "mean", "column": "handle_s"},
    "queue": {"name": "mean", "column": "queue_s"},
    "transfers": {"name": "mean", "column": "transfers"},
    "abandoned": {"name": "rate", "column": "abandoned"},
    "resolved": {"name": "rate", "column": "resolved"},
    "csat": {"name": "csat", "at_least": 1},
    "reopens": {"name": "mean", "column": "reopens"},
    "voice": {"name": "rate", "column": "channel", "one_of": ["voice"]},
    "outbound": {"name": "rate", "column": "direction", "one_of": ["outbound"]},
    "hours": {"name": "mean", "column": "duration_s"},
}


@pytest.fixture
def measured(journeyrank, tmp_path):
    """Measures an export with a ready mapping: a dict a journey, and what was said."""
    scale = {"name": "anchored", "at_0": 0, "at_1": 1}
    criteria = [
        {"id": id, "direction": "maximize", "metric": metric, "scale": scale, "missing": "renormalise"}
        for id, metric in METRICS.items()
    ]
    (tmp_path / "model.json").write_text(json.dumps({"schema": 1, "criteria": criteria}), encoding="utf-8")

    def measure(path, name):
        ran = journeyrank("measure", path, "--map", name, "--model", tmp_path / "model.json", check=0)
        rows = csv.DictReader(ran.stdout.splitlines())
        said = " ".join(ran.stderr.split())
        return {
            row["journey"]: {id: float(row[id]) if row[id] else None for id in METRICS} for row in rows
        }, said

    return measure


def test_zendesk_tickets(measured, data):
    tickets = [json.loads(line) for line in (data / "zendesk.jsonl").read_text(encoding="utf-8").splitlines()]
    kept = {ticket["id"]: ticket for ticket in tickets if ticket["status"] != "deleted"}  # the newest comes last
    journeys, said = measured(data / "zendesk.jsonl", "zendesk")
    assert "38 rows: 36 used, 0 left out, 1 repeated, 1 filtered out" in said
    form = [ticket for ticket in kept.values() if ticket["ticket_form_id"] == 360001]
    billing = journeys["360001"]
    assert billing["contacts"] == len(form)
    assert billing["customers"] == len({ticket["requester_id"] for ticket in form})
    replies = [ticket["metric_set"]["reply_time_in_minutes"]["calendar"] for ticket in form]
    assert billing["queue"] == pytest.approx(60 * sum(replies) / len(replies))
    answers = [ticket["satisfaction_rating"]["score"] == "good" for ticket in form
               if ticket["satisfaction_rating"]["score"] in ("good", "bad")]  # fmt: skip
    assert billing["csat"] == pytest.approx(sum(answers) / len(answers))
    assert billing["resolved"] == pytest.approx(
        sum(ticket["status"] in ("solved", "closed") for ticket in form) / len(form)
    )
    assert billing["voice"] == pytest.approx(sum(ticket["via"]["channel"] == "voice" for ticket in form) / len(form))
    assert {"question", "incident"} & set(journeys)  # tickets without a form go by their type


def test_zendesk_tickets_in_a_flat_csv(measured, data, tmp_path):
    tickets = [json.loads(line) for line in (data / "zendesk.jsonl").read_text(encoding="utf-8").splitlines()]
    with (tmp_path / "tickets.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "status", "requester_id", "ticket_form_id", "type", "created_at", "updated_at",
                       "via.channel", "metric_set.reopens"])  # fmt: skip
        for ticket in tickets:
            rows.writerow([ticket[name] for name in ("id", "status", "requester_id", "ticket_form_id", "type",
                                                     "created_at", "updated_at")]
                          + [ticket["via"]["channel"], ticket["metric_set"]["reopens"]])  # fmt: skip
    flat, said = measured(tmp_path / "tickets.csv", "zendesk")
    nested, _ = measured(data / "zendesk.jsonl", "zendesk")
    for name in ("contacts", "customers", "reopens", "voice", "resolved"):
        assert {journey: cells[name] for journey, cells in flat.items()} == {
            journey: cells[name] for journey, cells in nested.items()
        }
    assert 'mapping of "csat": there is no column "satisfaction_rating.score"' in said


def test_genesys_cloud_conversations(measured):
    journeys, said = measured(EXPORTS / "genesys_cloud.jsonl", "genesys_cloud")
    assert "5 rows: 5 used, 0 left out, 0 repeated" in said
    assert "no_such" not in said
    billing, delivery = journeys["Billing"], journeys["Delivery"]
    assert (billing["contacts"], billing["customers"]) == (3, 3)
    assert billing["handle"] == pytest.approx((210 + 155 + 300 + 65) / 3)
    assert billing["queue"] == pytest.approx((21 + 22 + 25) / 3)
    assert billing["transfers"] == pytest.approx(1 / 3)
    assert (billing["voice"], billing["outbound"]) == (1, pytest.approx(1 / 3))
    assert (delivery["abandoned"], billing["abandoned"]) == (0.5, 0)
    assert delivery["handle"] == 310
    assert delivery["hours"] == 540


def test_salesforce_cases(measured):
    journeys, said = measured(EXPORTS / "salesforce_case.csv", "salesforce_case")
    assert "5 rows: 4 used, 0 left out, 0 repeated, 1 filtered out" in said
    assert journeys["Installation"]["contacts"] == 2
    assert journeys["Installation"]["customers"] == 1  # one id in 15 and in 18 letters
    assert journeys["Installation"]["hours"] == (2.5 + 24) / 2 * 3600
    assert journeys["Installation"]["voice"] == 0.5
    assert journeys["Performance"]["resolved"] == 0
    assert journeys["Other"]["contacts"] == 1  # no reason: its type


def test_amazon_connect_contact_records(measured):
    journeys, said = measured(EXPORTS / "amazon_connect.jsonl", "amazon_connect")
    assert "7 rows: 6 used, 0 left out, 1 repeated" in said
    assert "journey is empty (1 row)" in said  # never in a queue
    billing, moving = journeys["Billing"], journeys["Moving"]
    assert billing["contacts"] == 2  # a transfer is no second contact
    assert billing["handle"] == pytest.approx((250 + 340 + 65) / 2)
    assert billing["transfers"] == 0.5
    assert billing["voice"] == 0.5
    assert (moving["contacts"], moving["handle"], moving["transfers"]) == (2, 110, 0.5)


def test_a_xes_event_log(measured):
    journeys, said = measured(EXPORTS / "service_desk.xes", "xes")
    assert "4 rows: 3 used, 0 left out, 0 repeated, 1 filtered out" in said
    assert journeys["billing & payment"]["hours"] == 600  # from the start event to the one that completes
    assert journeys["billing & payment"]["voice"] == 1
    assert (journeys["delivery"]["contacts"], journeys["delivery"]["customers"]) == (2, 2)


def test_a_log_that_is_none_is_refused_with_its_place(journeyrank, tmp_path, model):
    for text, code, said in [
        ("<log><trace></log>", 23, "log.xes:1:15: found no well-formed XML: mismatched tag"),
        ("<html/>", 23, 'log.xes:1:1: found the element "html"'),
        ('<!DOCTYPE log [<!ENTITY a "a"><!ENTITY b "&a;&a;">]><log>&b;</log>', 23, "found a document type"),
        ("", 16, "found no XML element"),
        ("<log/>", 16, "the log has no event"),
    ]:
        (tmp_path / "log.xes").write_text(text, encoding="utf-8")
        ran = journeyrank("measure", tmp_path / "log.xes", "--map", "xes", "--model", model)
        assert (ran.returncode, said in ran.stderr) == (code, True), ran.stderr


@pytest.mark.parametrize("name", ["zendesk", "genesys_cloud", "salesforce_case", "amazon_connect", "xes"])
def test_a_ready_mapping_is_printed_to_start_from(journeyrank, tmp_path, name):
    text = journeyrank("template", "--mapping", name, check=0).stdout
    assert json.loads(text)["absent_columns"] == "note"
    ran = journeyrank("template", "--mapping", name, "-o", tmp_path / "map.json", check=0)
    assert (tmp_path / "map.json").read_text(encoding="utf-8") == text
    assert ran.stdout == ""


def test_an_unknown_ready_mapping_is_refused_with_the_nearest(journeyrank):
    ran = journeyrank("template", "--mapping", "zendes")
    assert (ran.returncode, 'did you mean "zendesk"?' in ran.stderr) == (11, True)
