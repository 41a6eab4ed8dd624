# SPDX-License-Identifier: MIT
"""What metrics say of small tables whose answers can be counted by hand."""

import csv
import io
import json

import pytest

HEAD = "contact_id,customer_id,journey,started_at"


@pytest.fixture
def cells(journeyrank, tmp_path):
    """Measures metrics over a CSV text: a function (text, metrics, *words) -> (cells by criterion, what was said)."""

    def measure(text, metrics, *words):
        (tmp_path / "contacts.csv").write_text(text, encoding="utf-8")
        scale = {"name": "anchored", "at_0": 0, "at_1": 1}
        criteria = [
            {"id": name, "direction": "maximize", "scale": scale, "missing": "renormalise", "metric": metric}
            for name, metric in metrics.items()
        ]
        (tmp_path / "model.json").write_text(json.dumps({"schema": 1, "criteria": criteria}), encoding="utf-8")
        ran = journeyrank(
            "measure", tmp_path / "contacts.csv", "--model", tmp_path / "model.json", "--estimates", *words, check=0
        )
        measure.rows = list(csv.DictReader(io.StringIO(ran.stdout)))
        return {row["criterion"]: row for row in measure.rows}, ran.stderr

    return measure


def test_a_yearly_value_counts_once_however_many_transfer_legs_a_contact_has(cells, tmp_path):
    rows = [
        "1,c1,bill,2026-01-01T10:00:00Z,,100",
        "2,c1,bill,2026-01-01T10:05:00Z,1,100",
        "3,c2,bill,2026-01-02T10:00:00Z,,50",
    ]
    metrics = {"sum": {"name": "customer_sum", "column": "revenue"}, "life": {"name": "lifetime_value", "years": 1}}
    found, _ = cells("\n".join([HEAD + ",parent_contact_id,revenue", *rows, ""]), metrics)
    assert {name: float(cell["value"]) for name, cell in found.items()} == {"sum": 150, "life": 150}
    (tmp_path / "customers.csv").write_text("customer_id,annual_value\nc1,100\nc2,50\n", encoding="utf-8")
    without = [row.rsplit(",", 1)[0] for row in rows]
    text = "\n".join([HEAD + ",parent_contact_id", *without, ""])
    found, _ = cells(text, metrics, "--customers", tmp_path / "customers.csv")
    assert {name: float(cell["value"]) for name, cell in found.items()} == {"sum": 150, "life": 150}


def test_a_loss_without_a_date_is_not_known_within_a_horizon_and_never_0(cells):
    text = HEAD + ",churned\n1,a,bill,2026-01-01T00:00:00Z,true\n2,b,bill,2026-01-01T00:00:00Z,true\n"
    text += "3,c,bill,2026-01-01T00:00:00Z,false\n4,d,late,2026-06-01T00:00:00Z,false\n"
    metrics = {
        "within": {"name": "churn_after", "horizon_days": 30},
        "flag": {"name": "churn_after", "horizon_days": 0},
        "risk": {"name": "revenue_at_risk", "horizon_days": 30},
    }
    _, said = cells(text, metrics)
    found = {row["criterion"]: row for row in cells.rows if row["journey"] == "bill"}
    assert (found["within"]["value"], found["risk"]["value"], float(found["flag"]["value"])) == ("", "", pytest.approx(2 / 3))
    assert '2 customers were lost and no "churned_at" says when' in said
    assert "100 % (2 of 2) of the lost customers have no date of their loss" in said


def test_the_last_answer_of_a_customer_counts_in_whichever_direction_a_survey_goes(cells):
    text = HEAD + ",csat,ces\n1,c1,bill,2026-01-01T10:00:00Z,5,2\n2,c1,bill,2026-01-03T10:05:00Z,1,7\n"
    text += "3,c2,bill,2026-01-02T10:00:00Z,1,7\n"
    found, _ = cells(
        text,
        {
            "csat": {"name": "csat", "at_least": 4, "per": "customer"},
            "effort": {"name": "high_effort", "at_least": 1, "at_most": 3, "per": "customer"},
        },
    )
    assert {name: float(cell["value"]) for name, cell in found.items()} == {"csat": 0, "effort": 0}


def test_an_open_ticket_is_not_solved(cells):
    text = HEAD + ",ended_at,reopens\n1,a,bill,2026-01-01T10:00:00Z,2026-01-02T10:00:00Z,1\n"
    text += "2,b,bill,2026-01-01T10:00:00Z,,0\n3,c,bill,2026-01-01T10:00:00Z,,0\n"
    found, _ = cells(text, {"reopened": {"name": "reopen_rate"}})
    assert (float(found["reopened"]["value"]), found["reopened"]["n"]) == (1, "1")


def test_what_the_firm_began_was_not_offered_and_a_threshold_needs_times_in_the_queue(cells):
    text = HEAD + ",direction,abandoned\n1,a,bill,2026-01-01T10:00:00Z,inbound,true\n"
    text += "2,b,bill,2026-01-01T10:00:00Z,inbound,false\n3,c,bill,2026-01-01T10:00:00Z,outbound,false\n"
    metrics = {"given_up": {"name": "abandon_rate"}, "long": {"name": "abandon_rate", "short_s": 5}}
    found, said = cells(text, metrics)
    assert (float(found["given_up"]["value"]), found["long"]["value"]) == (0.5, "")
    assert 'short_s is declared, and no abandoned contact of the journey has "queue_s" measured' in said


def test_answers_outside_a_declared_scale_are_left_out_and_counted(cells):
    text = HEAD + ",csat,ces,nps\n" + "".join(
        f"{i},c{i},bill,2026-01-01T10:00:00Z,{answer},{answer},{answer}\n" for i, answer in enumerate([5, 2, 0, 99, 9])
    )
    found, said = cells(
        text,
        {
            "csat": {"name": "csat", "at_least": 4, "scale_low": 1, "scale_high": 5},
            "effort": {"name": "high_effort", "at_least": 1, "at_most": 3, "scale_low": 1, "scale_high": 7},
            "nps": {"name": "nps"},
        },
    )
    assert {name: (float(cell["value"]), cell["n"]) for name, cell in found.items()} == {
        "csat": (0.5, "2"), "effort": (0.5, "2"), "nps": (-50, "4"),
    }  # fmt: skip
    assert '3 answers in "csat" are outside 1 to 5 and left out' in said
    assert '1 answer in "nps" is outside 0 to 10 and left out' in said


def test_a_case_that_may_have_begun_before_the_log_is_not_counted(cells):
    text = HEAD + "\n1,a,bill,2026-01-02T10:00:00Z\n2,b,bill,2026-01-15T10:00:00Z\n3,b,bill,2026-01-16T10:00:00Z\n"
    text += "0,,other,2026-01-01T00:00:00Z\n4,,other,2026-02-01T00:00:00Z\n"
    cells(text, {"cases": {"name": "cases"}, "once": {"name": "first_contact_resolution"}})
    found = {row["criterion"]: row for row in cells.rows if row["journey"] == "bill"}
    assert {name: (float(cell["value"]), cell["n"]) for name, cell in found.items()} == {"cases": (1, "1"), "once": (0, "1")}


def test_each_transfer_leg_costs_by_its_own_channel(cells):
    text = HEAD + ",parent_contact_id,channel,handle_s\n1,a,bill,2026-01-01T10:00:00Z,,chat,3600\n"
    text += "2,a,bill,2026-01-01T11:00:00Z,1,voice,3600\n"
    cost = {"name": "cost_to_serve", "rate_per_hour": 30, "concurrency": 3, "concurrent_channels": ["chat"]}
    found, _ = cells(text, {"cost": cost})
    assert float(found["cost"]["value"]) == pytest.approx(40)


def test_ratios_and_spreads_have_intervals_and_small_samples_none_that_is_too_narrow(cells):
    rows = [f"{i},c{i},bill,2026-01-01T10:00:00Z,{i % 7},{100 + 3 * i},{9 + i % 2}\n" for i in range(60)]
    metrics = {
        "hold": {"name": "proportion", "part": "hold_s", "whole": "handle_s"},
        "even": {"name": "consistency", "column": "handle_s"},
        "p90": {"name": "quantile", "column": "handle_s", "p": 0.9},
        "nps": {"name": "nps"},
        "mean": {"name": "mean", "column": "nps"},
    }
    found, _ = cells(HEAD + ",hold_s,handle_s,nps\n" + "".join(rows), metrics)
    for name in ("hold", "even", "p90"):
        assert float(found[name]["low"]) < float(found[name]["value"]) < float(found[name]["high"])
        assert float(found[name]["standard_error"]) > 0
    few, _ = cells(HEAD + ",hold_s,handle_s,nps\n" + "".join(rows[:3]).replace(",9\n", ",10\n"), metrics)
    assert [name for name in metrics if few[name]["low"]] == ["hold", "nps"]
    assert float(few["nps"]["low"]) < float(few["nps"]["high"]) == 100
