# SPDX-License-Identifier: MIT
"""journeyrank gaps: targets, headroom and impact, on the example data."""

import csv
import io
import json
import re

import pytest

DAY = ["--today", "2025-03-31"]
RATES = {
    "schema": 1,
    "criteria": [
        {
            "id": "effort",
            "direction": "maximize",
            "scale": {"name": "anchored", "at_0": 0, "at_1": 1},
            "missing": "renormalise",
            "metric": {"name": "high_effort", "at_least": 1, "at_most": 3},
        },
        {
            "id": "handle",
            "direction": "maximize",
            "scale": {"name": "anchored", "at_0": 0, "at_1": 1000},
            "metric": {"name": "mean", "column": "handle_s"},
        },
    ],
}


def words(data):
    return [data / "contacts.csv", "--map", data / "contacts_map.json", "--model", data / "contact_centre.json"]


@pytest.fixture
def planned(journeyrank, data):
    """Runs gaps with the example targets; returns what it ran."""

    def run(*more, check=0):
        return journeyrank("gaps", *words(data), "--targets", data / "targets.csv", *DAY, *more, check=check)

    return run


@pytest.fixture
def refused(journeyrank, data, tmp_path):
    """The message that targets of this text are refused with."""

    def run(text, code, *more):
        (tmp_path / "t.csv").write_text(text, encoding="utf-8")
        ran = journeyrank("gaps", *words(data), "--targets", "t.csv", *more, cwd=tmp_path, check=code)
        assert ran.stdout == ""
        assert ran.stderr.count("\n") == 1
        return ran.stderr.removeprefix("journeyrank: ").rstrip("\n")

    return run


def cells(document):
    return {(line["journey"], line["criterion"]): line for line in document["gaps"]}


def test_the_csv_holds_what_the_json_does(planned):
    lines = list(csv.DictReader(io.StringIO(planned("--csv").stdout)))
    others = json.loads(planned("--json").stdout)["gaps"]
    assert len(lines) == len(others) == 36
    for line, other in zip(lines, others):
        assert list(line) == list(other)
        for key, text in line.items():
            assert other[key] == (None if text == "" else type(other[key])(text)), key


def test_a_gap_is_what_the_score_loses_to_it(journeyrank, planned, data, tmp_path):
    """Points are the score as it is less the score with the target in the place of the cell."""
    journeyrank("measure", *words(data), "-o", tmp_path / "as_it_is.csv", check=0)
    table = list(csv.DictReader((tmp_path / "as_it_is.csv").open(encoding="utf-8")))

    def scores(name):
        ran = journeyrank("rank", tmp_path / name, "--model", data / "contact_centre.json", "--json", check=0)
        return {line["id"]: line["score"] for line in json.loads(ran.stdout)["journeys"]}

    before = scores("as_it_is.csv")
    checked = 0
    for (journey, criterion), line in cells(json.loads(planned("--json").stdout)).items():
        if line["target"] is None:
            continue
        met = [{**row, criterion: line["target"]} if row["journey"] == journey else row for row in table]
        with (tmp_path / "met.csv").open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, list(table[0]))
            writer.writeheader()
            writer.writerows(met)
        assert line["points"] == pytest.approx(before[journey] - scores("met.csv")[journey], abs=1e-12)
        checked += 1
    assert checked == 16


def test_gap_shortfall_and_certainty_follow_from_actual_and_target(planned):
    found = cells(json.loads(planned("--json").stdout))
    for (journey, criterion), line in found.items():
        if line["target"] is None:
            assert line["gap"] is None and line["probability_worse"] is None
            continue
        assert line["gap"] == line["actual"] - line["target"]
        assert line["shortfall"] == max(0.0, line["gap"])
        if criterion == "cost":
            assert line["probability_worse"] == (1.0 if line["gap"] > 0 else 0.0)
            assert line["headroom"] is None
        else:
            assert 0.0 < line["probability_worse"] < 1.0
            assert line["headroom"] >= 0.0
    assert found["bill_query", "pain"]["target"] == 140
    assert {line["target"] for (_, criterion), line in found.items() if criterion == "retention"} == {0.01}


def test_the_newest_target_that_holds_on_the_day_counts(journeyrank, data, planned):
    later = journeyrank("gaps", *words(data), "--targets", data / "targets.csv", "--today", "2025-04-01", "--json", check=0)
    assert cells(json.loads(later.stdout))["bill_query", "pain"]["target"] == 120
    assert "targets that hold only after 2025-03-31 are left out (1)" in planned().stderr
    today = journeyrank("gaps", *words(data), "--targets", data / "targets.csv", "--json", check=0)
    assert cells(json.loads(today.stdout))["bill_query", "pain"]["target"] == 120


def test_the_table_has_the_worst_first_and_small_samples_last(planned):
    ran = planned()
    lines = [line for line in ran.stdout.splitlines() if re.search(r"Excess churn|Pain|Cost", line)]
    assert len(lines) == 16
    few = ["*" in line for line in lines]
    assert few == sorted(few)
    lost = [float(re.search(r" (-?\d+\.\d) +\S+ %", line).group(1)) for line in lines]
    assert lost[: few.index(True)] == sorted(lost[: few.index(True)], reverse=True)
    assert "14 of 16 targets missed" in ran.stdout
    assert "2 of the cells with a target rest on fewer than 30 contacts, cases or customers" in ran.stderr
    assert "*" not in planned("--min-n", "0").stdout
    assert planned("--quiet").stderr == ""


def test_headroom_to_a_percentile_is_smaller_than_to_the_best(planned):
    best = cells(json.loads(planned("--json").stdout))
    most = cells(json.loads(planned("--json", "--percentile", "75").stdout))
    assert best["bill_query", "pain"]["reference_journey"] == "plan_change"
    assert most["bill_query", "pain"]["reference_journey"] is None
    assert 0 < most["bill_query", "pain"]["headroom"] < best["bill_query", "pain"]["headroom"]


def test_points_weigh_as_the_profile_does(planned):
    own = cells(json.loads(planned("--json").stdout))["bill_query", "pain"]
    cx = cells(json.loads(planned("--json", "--profile", "cx").stdout))["bill_query", "pain"]
    assert cx["points"] == pytest.approx(2 * own["points"])


def impact(journeyrank, *more):
    return json.loads(journeyrank("gaps", *more, "--impact", "--json", check=0).stdout)["impact"]


def test_impact_is_the_overall_number_less_that_without_the_journey(journeyrank, data, tmp_path):
    (tmp_path / "model.json").write_text(json.dumps(RATES), encoding="utf-8")
    rows = list(csv.DictReader((data / "contacts.csv").open(encoding="utf-8")))
    rest = ["--map", data / "contacts_map.json", "--model", tmp_path / "model.json"]
    lines = impact(journeyrank, data / "contacts.csv", *rest)
    journeys = {line["journey"] for line in lines}
    assert len(lines) == 18
    for journey in sorted(journeys)[:3]:
        with (tmp_path / "others.csv").open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(row for row in rows if row["reason"] != journey)
        others = {line["criterion"]: line["overall"] for line in impact(journeyrank, tmp_path / "others.csv", *rest)}
        for line in lines:
            if line["journey"] == journey:
                assert line["impact"] == pytest.approx(line["overall"] - others[line["criterion"]], abs=1e-9)


def test_shares_add_up_to_the_bit(journeyrank, data):
    lines = impact(journeyrank, *words(data))
    for criterion in ("pain", "retention"):
        parts = [line for line in lines if line["criterion"] == criterion]
        assert sum(line["share"] for line in parts) == 1.0
        assert sum(line["contribution"] for line in reversed(parts)) == parts[0]["difference"]
    undone = {line["criterion"]: line["why_missing"] for line in lines if line["journey"] is None}
    assert set(undone) == {"revenue", "cost"}
    ran = journeyrank("gaps", *words(data), "--impact", check=0)
    assert "note: cost is not taken apart: cost_to_serve is no rate" in ran.stderr
    assert "Pain (burden): rate 0.322078 over 385, 0.159916 above plan_change (0.162162)" in ran.stdout


def test_impact_is_held_against_the_target_of_every_journey(journeyrank, data):
    lines = impact(journeyrank, *words(data), "--targets", data / "targets.csv", *DAY)
    ran = journeyrank("gaps", *words(data), "--targets", data / "targets.csv", *DAY, "--impact", check=0)
    assert "above the target (0.04)" in ran.stdout
    assert "targets that hold only after 2025-03-31 are left out (1)" in ran.stderr
    churn = next(line for line in lines if line["criterion"] == "retention")
    assert churn["reference"] == 0.04  # the target for the excess, above the baseline of the metric
    assert churn["reference_journey"] is None
    assert next(line for line in lines if line["criterion"] == "pain")["reference_journey"] == "plan_change"


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("journey,metric\n", 9, 'missing_column: t.csv: there is no column "target"'),
        ("journey,metric,target\nbill_query,pian,5\n", 11, 'unknown_name: t.csv:2:12: no criterion "pian" in the model'),
        ("journey,metric,target\nbill_qeury,pain,5\n", 11, 'unknown_name: t.csv:2:1: no journey "bill_qeury" was measured'),
        ("journey,metric,target\n*,pain,5\n,pain,6\n", 10, "duplicate_name: t.csv:3:1: every journey has a second target"),
        ("journey,metric,target\nroaming,pain,few\n", 6, 'bad_number: t.csv:2:14: column "target": found "few"'),
        ("journey,metric,target\nroaming,pain,\n", 8, "missing_cell: t.csv:2:14: the row has no target"),
        ("journey,metric,target,valid_from\n*,pain,5,soon\n", 7, 'bad_time: t.csv:2:10: valid_from: found "soon"'),
    ],
)
def test_a_bad_row_is_refused_with_its_place(refused, text, code, message):
    assert refused(text, code).startswith(message)


def test_an_unknown_name_comes_with_the_nearest(refused):
    assert '(did you mean "pain"?)' in refused("journey,metric,target\nbill_query,pian,5\n", 11)
    assert '(did you mean "bill_query"?)' in refused("journey,metric,target\nbill_qeury,pain,5\n", 11)


def test_words_that_make_no_sense_are_usage_errors(journeyrank, data, refused):
    assert "give --targets FILE, or ask for --impact" in journeyrank("gaps", *words(data), check=2).stderr
    assert "there is nothing to measure" in journeyrank("gaps", "--impact", check=2).stderr
    table = "journey,metric,target\n*,pain,5\n"
    assert "allowed: a number from 0 to 100" in refused(table, 2, "--percentile", "101")
    assert "allowed: a whole number from 0 on" in refused(table, 2, "--min-n", "-3")
    assert "allowed: a day such as" in refused(table, 7, "--today", "tomorrow")
    both = journeyrank("gaps", "-", *words(data)[1:], "--targets", "-", check=2)
    assert "found - for several inputs" in both.stderr


def test_targets_may_come_from_stdin(journeyrank, data, planned):
    text = (data / "targets.csv").read_text(encoding="utf-8")
    assert journeyrank("gaps", *words(data), "--targets", "-", *DAY, stdin=text, check=0).stdout == planned().stdout


def test_targets_that_nobody_has_yet_leave_only_headroom(journeyrank, data):
    ran = journeyrank("gaps", *words(data), "--targets", "-", *DAY, stdin="journey,metric,target\n", check=0)
    assert "0 of 0 targets missed" in ran.stdout
    assert "note: no target holds for any journey; only headroom can be told" in ran.stderr


def test_only_a_total_misses_its_target_for_certain(journeyrank, data):
    plan = "journey,metric,target\nbill_query,pain,1\ntech_fault,pain,324\nbill_query,cost,1\ntech_fault,cost,99999\n"
    shown = journeyrank("gaps", *words(data), "--targets", "-", *DAY, stdin=plan, check=0).stdout
    found = re.findall(r"^(\w+) +(Pain|Cost).* (\S+) %", shown, re.MULTILINE)
    assert {(journey, name): text for journey, name, text in found} == {
        ("bill_query", "Pain"): ">99.9",
        ("tech_fault", "Pain"): "<0.1",
        ("bill_query", "Cost"): "100",
        ("tech_fault", "Cost"): "0",
    }


@pytest.fixture
def staged(journeyrank, tmp_path):
    """Runs gaps on contacts with stages: bill is verified (40 of 50 hard) and paid for (10 of 50), move verified (0 of 20)."""
    (tmp_path / "model.json").write_text(json.dumps({**RATES, "criteria": RATES["criteria"][:1]}), encoding="utf-8")
    lines = [f"bill,verify,{2 if i < 40 else 6}" for i in range(50)]
    lines += [f"bill,pay,{2 if i < 10 else 6}" for i in range(50)] + ["move,verify,6"] * 20
    rows = [f"{i},{line},2026-03-01T09:00:00Z" for i, line in enumerate(lines)]
    header = "contact_id,journey,stage,ces,started_at"
    (tmp_path / "contacts.csv").write_text("\n".join([header, *rows, ""]), encoding="utf-8")

    def run(plan, *more, check=0):
        (tmp_path / "t.csv").write_text("journey,stage,metric,target\n" + plan, encoding="utf-8")
        return journeyrank(
            "gaps", "contacts.csv", "--model", "model.json", "--targets", "t.csv", *more, cwd=tmp_path, check=check
        )

    return run


def test_a_target_of_a_stage_is_held_against_the_contacts_there(staged):
    plan = "bill,verify,effort,0.2\n*,pay,effort,0.1\nbill,,effort,0.4\n"
    lines = json.loads(staged(plan, "--json").stdout)["gaps"]
    assert [(line["journey"], line["stage"], line["n"], line["actual"], line["target"]) for line in lines] == [
        ("bill", None, 100, 0.5, 0.4),
        ("bill", "pay", 50, 0.2, 0.1),
        ("bill", "verify", 50, 0.8, 0.2),
        ("move", None, 20, 0.0, None),
    ]
    assert lines[2]["probability_worse"] > 0.999
    rows = list(csv.DictReader(io.StringIO(staged(plan, "--csv").stdout)))
    assert [row["stage"] for row in rows] == ["", "pay", "verify", ""]
    shown = staged(plan)
    assert "3 of 3 targets missed" in shown.stdout
    assert re.search(r"^bill +verify +effort +0\.8 +0\.2 +\+0\.6 ", shown.stdout, re.MULTILINE)
    assert "left out" not in shown.stderr.replace("0 left out", "")


def test_the_table_has_no_column_of_stages_where_no_target_is_of_one(staged):
    assert "stage" not in staged("bill,,effort,0.4\n").stdout


def test_a_stage_that_nobody_has_is_refused_with_its_place_and_the_nearest(staged):
    ran = staged("bill,verfy,effort,0.2\n", check=11)
    assert 't.csv:2:6: no contact of journey "bill" has the stage "verfy" (did you mean "verify"?)' in ran.stderr
    ran = staged("move,pay,effort,0.2\n", check=11)
    assert 'no contact of journey "move" has the stage "pay"' in ran.stderr


def test_impact_is_of_whole_journeys_and_says_that_targets_of_stages_are_left_out(staged):
    ran = staged("*,verify,effort,0.2\n", "--impact")
    assert "targets of a stage are left out (1)" in ran.stderr
