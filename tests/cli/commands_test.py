# SPDX-License-Identifier: MIT
"""Each command does what its help says, on the example data."""

import csv
import io
import json
import re
import shutil
import subprocess

import pytest

COMMANDS = [
    "rank", "explain", "why", "what-if", "stability", "robustness", "dominance", "reversal", "partial-order", "kernel", "simus", "compare-methods", "compare-segments", "agree", "weigh", "measure", "gaps", "lint", "validate", "template", "schema", "methods",
    "simulate", "report", "check",
]  # fmt: skip


def contact_words(data):
    return [data / "contacts.csv", "--map", data / "contacts_map.json", "--model", data / "contact_centre.json"]


def newest_contacts(data):
    """One row a ticket: that with the newest update."""
    newest = {}
    with (data / "contacts.csv").open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            newest[row["ticket"]] = max(newest.get(row["ticket"], row), row, key=lambda each: each["updated"])
    return list(newest.values())


def document(ran):
    return json.loads(ran.stdout)



# Help.


def test_the_program_lists_its_commands_and_exit_codes(journeyrank):
    page = journeyrank("--help", check=0).stdout
    assert re.findall(r"^  ([\w-]+) {3,}", page, re.MULTILINE)[: len(COMMANDS)] == COMMANDS
    assert "22 bad_tally, 23 bad_xml,\n  24 no_exact_answer, 25 not_as_expected, 130 interrupted." in page
    assert journeyrank(check=0).stdout == page == journeyrank("help").stdout == journeyrank("-h").stdout


def test_the_version_is_that_of_the_library(journeyrank, data):
    header = (data.parents[1] / "include/journeyrank/base/version.hpp").read_text(encoding="utf-8")
    parts = [re.search(rf"version_{part} = (\d+);", header).group(1) for part in ("major", "minor", "patch")]
    assert journeyrank("--version", check=0).stdout == f"journeyrank {'.'.join(parts)}\n"


def examples(journeyrank, command):
    page = journeyrank(command, "--help", check=0).stdout
    return [line.strip() for line in page.split("Examples:\n")[1].splitlines()]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_holds_two_lines_that_run(journeyrank, program, data, tmp_path, command):
    lines = examples(journeyrank, command)
    assert len(lines) == 2
    shutil.copytree(data, tmp_path / "examples" / "data")
    for line in lines:
        script = f'set -eo pipefail; journeyrank() {{ "{program}" "$@"; }}; {line}'
        ran = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stderr
        written = re.search(r" -o (\S+)", line)
        assert (tmp_path / written.group(1)).stat().st_size > 0 if written else ran.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_help_fits_a_hundred_columns_but_for_its_examples(journeyrank, command):
    page = journeyrank(command, "--help", check=0).stdout
    assert max(map(len, page.split("Examples:")[0].splitlines())) <= 100
    assert page == journeyrank(command, "-h", check=0).stdout == journeyrank(command, "x", "--help", check=0).stdout
    assert page == journeyrank("help", command, check=0).stdout


# rank.


def runs(data):
    return json.loads((data / "expected_scores.json").read_text(encoding="utf-8"))["runs"]


def test_scores_and_orders_of_the_worked_examples_are_theirs(journeyrank, data):
    for run in runs(data):
        if run.get("without"):
            continue
        profile = ["--profile", run["profile"]] if run.get("profile") else []
        words = [data / run["matrix"], "--model", data / run["model"], *profile]
        lines = document(journeyrank("rank", *words, "--json", check=0))["journeys"]
        assert [line["id"] for line in lines] == run["order"], run
        assert {line["id"]: round(100 * line["score"], run["decimals"]) for line in lines} == run["scores"], run


def test_a_weight_of_the_command_line_joins_those_of_the_profile(journeyrank, data):
    words = ["rank", data / "telecom.csv", "--model", data / "telecom.json", "--profile", "cfo", "--json"]
    changed = document(journeyrank(*words, "--weight", "pain=0.5", check=0))
    assert {each["criterion"]: each["stated"] for each in changed["weights"]} == {
        "pain": 0.5, "revenue": 0.4, "retention": 0.1, "cost": 0.4,
    }  # fmt: skip
    assert changed["profile"] == "cfo"
    assert changed["notes"][0]["text"] == 'the weight of "pain" is 0.5 instead of 0.1, as --weight asks'
    assert document(journeyrank(*words, check=0))["model"]["hash"] != changed["model"]["hash"]


def test_a_weight_of_0_switches_a_criterion_and_its_column_off(journeyrank, data, tmp_path):
    text = (data / "telecom.csv").read_text(encoding="utf-8")
    lines = [row[:-1] for row in csv.reader(io.StringIO(text))]
    (tmp_path / "journeys.csv").write_text("\n".join(map(",".join, lines)) + "\n", encoding="utf-8")
    words = ["rank", tmp_path / "journeys.csv", "--model", data / "telecom.json"]
    assert 'no column for criterion "cost"' in journeyrank(*words, check=9).stderr
    ran = journeyrank(*words, "--weight", "cost=0", environment={"COLUMNS": "200"}, check=0)
    assert ", Cost of repeats off\n" in ran.stdout


def test_what_a_profile_switches_off_need_not_be_in_the_table(journeyrank, data, tmp_path):
    model = json.loads((data / "telecom.json").read_text(encoding="utf-8"))
    model["profiles"] = [{"id": "pain_only", "weights": {"pain": 1, "revenue": 0, "retention": 0, "cost": 0}}]
    (tmp_path / "model.json").write_text(json.dumps(model), encoding="utf-8")
    words = ["rank", "-", "--model", tmp_path / "model.json"]
    journeyrank(*words, stdin="journey,pain\nbill,1\n", check=9)
    journeyrank(*words, "--profile", "pain_only", stdin="journey,pain\nbill,1\n", check=0)


def test_threads_never_change_a_byte(journeyrank, data):
    words = ["rank", data / "bank.csv", "--model", data / "bank.json", "--json"]
    assert len({journeyrank(*words, "--threads", threads, check=0).stdout for threads in (0, 1, 2, 7)}) == 1


def test_a_table_with_other_marks_is_read_as_declared(journeyrank, data, tmp_path):
    plain = journeyrank("rank", "-", "--model", data / "saas.json", stdin=(data / "saas.csv").read_text("utf-8"), check=0)
    rows = list(csv.reader(io.StringIO((data / "saas.csv").read_text(encoding="utf-8"))))
    text = "\n".join("|".join(cell.replace(".", ",") for cell in row) for row in rows) + "\n"
    text = text.replace("Wrong invoice", "Rechnung über Gebühr").encode("latin1")
    words = ["--separator", "|", "--decimal", ",", "--encoding", "latin1"]
    other = journeyrank("rank", "-", "--model", data / "saas.json", *words, stdin=text, check=0)
    assert other.stdout.replace("Rechnung über Gebühr", "Wrong invoice       ").split() == plain.stdout.split()


def test_a_declared_marker_is_a_missing_cell(journeyrank, data):
    words = ["rank", "-", "--model", data / "telecom.json"]
    rows = "journey,pain,revenue,retention,cost\nbill,n/a,1,1,1\n"
    assert "bad_number" in journeyrank(*words, stdin=rows, check=6).stderr
    assert "stdin:2:6" in journeyrank(*words, "--missing", "n/a", stdin=rows, check=8).stderr


def test_one_journey_is_ranked_first(journeyrank, data):
    ran = journeyrank(
        "rank", "-", "--model", data / "telecom.json", stdin="id,pain,revenue,retention,cost\nbill,1,1,1,1\n", check=0
    )
    assert "1 journey, points out of 100" in ran.stdout


# Contacts.


def test_measuring_then_ranking_is_ranking_contacts(journeyrank, data, tmp_path):
    journeyrank("measure", *contact_words(data), "-o", tmp_path / "journeys.csv", check=0)
    model = ["--model", data / "contact_centre.json"]
    in_two = document(journeyrank("rank", tmp_path / "journeys.csv", *model, "--json", check=0))
    at_once = document(journeyrank("rank", "--contacts", *contact_words(data), "--json", check=0))
    for line in at_once["journeys"]:
        del line["small_sample"]  # a matrix does not say what its cells rest on
    assert in_two["journeys"] == at_once["journeys"]


def test_the_report_on_the_rows_adds_up_and_explains_each_doubt(journeyrank, data):
    ran = journeyrank("measure", *contact_words(data), check=0)
    rows = list(csv.DictReader(io.StringIO((data / "contacts.csv").read_text(encoding="utf-8"))))
    repeated = len(rows) - len({row["ticket"] for row in rows})
    report = f"contacts.csv: {len(rows)} rows: {len(rows) - repeated} used, 0 left out, {repeated} repeated\n"
    assert report in ran.stderr
    assert f"customer_id is empty ({sum(row['client'] == '' for row in rows)} rows)" in ran.stderr
    assert f"journey is empty ({sum(row['reason'] == '' for row in rows)} rows)" in ran.stderr


def test_measures_say_what_each_cell_rests_on(journeyrank, data):
    measures = document(journeyrank("measure", *contact_words(data), "--json", check=0))
    (bill,) = [line for line in measures["journeys"] if line["id"] == "bill_query"]
    spent = [row["time_spent_s"] for row in newest_contacts(data) if row["reason"] == "bill_query"]
    seconds = [float(text) for text in spent if text not in ("", "n/a")]
    cost = bill["cells"][3]
    assert (cost["criterion"], cost["rests_on"]) == ("cost", len(seconds))
    assert cost["raw"] == pytest.approx(sum(seconds) * 27 / 3600)


def test_rows_left_out_are_counted_with_the_reason(journeyrank, tmp_path, data):
    lines = (data / "contacts.csv").read_text(encoding="utf-8").splitlines()
    lines[1:1] = ["too,short", "X1,C1,tech_fault,voice,yesterday,,,,,,,", ",C1,tech_fault,voice,2025-01-01T08:00:00Z,,,,,,,"]
    (tmp_path / "contacts.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    words = [tmp_path / "contacts.csv", *contact_words(data)[1:]]
    ran = journeyrank("rank", "--contacts", *words, check=0)
    assert f"contacts.csv: {len(lines) - 1} rows: 2405 used, 3 left out, 3 repeated\n" in ran.stderr
    for place, fault in [("2:5", "has not the fields"), ("3:24", "no readable time"), ("4:1", "contact_id is empty")]:
        assert re.search(rf"{fault}.*First: \S*contacts\.csv:{place}", ran.stderr), place
    rows = document(journeyrank("rank", "--contacts", *words, "--json", check=0))["rows"]
    assert (rows["used"], rows["left_out"], rows["repeated"]) == (2405, 3, 3)


# explain.


def test_an_explanation_adds_up_to_the_score(journeyrank, data):
    words = [data / "telecom.csv", "tech_fault", "--model", data / "telecom.json", "--profile", "cfo"]
    explained = document(journeyrank("explain", *words, "--json", check=0))
    total = 0.0
    for part in explained["journey"]["contributions"]:
        assert part["points"] == part["value"] * part["weight"]
        total += part["points"]
    assert total == explained["journey"]["score"]
    ranking = document(journeyrank("rank", *words[:1], *words[2:], "--json", check=0))
    assert explained["journey"] == ranking["journeys"][0]
    shown = journeyrank("explain", *words, environment={"COLUMNS": "300"}, check=0).stdout
    assert explained["sentence"] in shown


def test_a_journey_can_be_named_by_its_label(journeyrank, data):
    words = ["--model", data / "telecom.json"]
    by_id = journeyrank("explain", data / "telecom.csv", "tech_fault", *words, check=0)
    assert journeyrank("explain", data / "telecom.csv", "Technical fault", *words, check=0).stdout == by_id.stdout


def test_an_explanation_of_contacts_says_what_each_cell_rests_on(journeyrank, data):
    shown = journeyrank("explain", "bill_query", "--contacts", *contact_words(data), check=0).stdout
    (pain,) = [line for line in shown.splitlines() if line.startswith("Pain")]
    answered = sum(row["reason"] == "bill_query" and row["effort_score"] != "" for row in newest_contacts(data))
    assert re.search(rf" {answered} ", pain)


def test_levels_are_shown_by_name(journeyrank, tmp_path):
    levels = {"name": "levels", "levels": [{"name": "low", "value": 0}, {"name": "high", "value": 1}]}
    model = {"schema": 1, "criteria": [{"id": "risk", "direction": "maximize", "scale": levels}]}
    (tmp_path / "model.json").write_text(json.dumps(model), encoding="utf-8")
    words = ["explain", "-", "a", "--model", tmp_path / "model.json"]
    assert re.search(r"^risk +high ", journeyrank(*words, stdin="journey,risk\na,high\nb,low\n", check=0).stdout, re.M)


def test_a_journey_at_its_place_by_decree_is_explained_so(journeyrank, data, tmp_path):
    pin = {"journey": "bereavement", "place": 1, "reason": "duty of care", "author": "A. Person"}
    (tmp_path / "pins.json").write_text(json.dumps({"schema": 1, "pins": [pin]}), encoding="utf-8")
    words = [data / "bank.csv", "--model", data / "bank.json", "--pins", tmp_path / "pins.json"]
    ran = journeyrank("explain", *words, "bereavement", environment={"COLUMNS": "300"}, check=0)
    assert "number 1 of 7 by decree (duty of care), number 7 by its score" in ran.stdout


# validate, template, schema, methods.


def test_the_template_is_a_valid_model_and_its_mapping_fits_it(journeyrank, tmp_path):
    journeyrank("template", "-o", tmp_path / "model.json", check=0)
    checked = document(journeyrank("validate", tmp_path / "model.json", "--json", check=0))
    assert [each["id"] for each in checked["criteria"]] == ["pain", "revenue", "retention", "cost"]
    journeyrank("template", "mapping", "-o", tmp_path / "map.json", check=0)
    contacts = (
        "ticket,client,reason,opened,handling_min,effort_score,yearly_value,left\n"
        "1,C1,bill,01/03/2026 10:00,5,2,120.50,gone\n2,C2,fault,01/03/2026 11:00,6,5,99,still here\n"
    )
    words = ["rank", "--contacts", "-", "--map", tmp_path / "map.json", "--model", tmp_path / "model.json"]
    ran = journeyrank(*words, stdin=contacts, check=0)
    said = ran.stderr.splitlines()
    assert said[0] == "stdin: 2 rows: 2 used, 0 left out, 0 repeated"
    # Two contacts of one hour tell nothing of repeats within a week, and that is said.
    assert [line for line in said if "not measured" in line or "is measured" in line] == [
        'note: cost: no journey is measured: no contact of the journey has a customer and its window inside the log; '
        "reported as missing, not invented"
    ]


def test_a_valid_model_is_shown_with_both_kinds_of_weights_and_its_hash(journeyrank, data):
    shown = journeyrank("validate", data / "telecom.json", check=0).stdout
    hashed = document(journeyrank("validate", data / "telecom.json", "--json", check=0))["model"]["hash"]
    ranked = journeyrank("rank", data / "telecom.csv", "--model", data / "telecom.json", "--json", check=0)
    assert hashed in shown
    assert hashed == document(ranked)["model"]["hash"]
    assert re.search(r"^pain .* 1 +25 % ", shown, re.MULTILINE)


@pytest.mark.parametrize("kind", ["model", "mapping", "pins", "simulation"])
def test_a_schema_takes_the_example_files(journeyrank, data, kind):
    jsonschema = pytest.importorskip("jsonschema")
    schema = document(journeyrank("schema", kind, check=0))
    jsonschema.Draft202012Validator.check_schema(schema)
    files = {"model": ["telecom.json", "contact_centre.json"], "mapping": ["contacts_map.json"], "pins": [], "simulation": []}[kind]
    for name in files:
        jsonschema.validate(json.loads((data / name).read_text(encoding="utf-8")), schema)


def test_methods_lists_every_step_that_the_schema_knows(journeyrank):
    listed = document(journeyrank("methods", "--json", check=0))
    criterion = document(journeyrank("schema", check=0))["properties"]["criteria"]["items"]["properties"]
    method = document(journeyrank("schema", check=0))["properties"]["method"]
    for key, schema in [("scales", criterion["scale"]), ("metrics", criterion["metric"]), ("methods", method)]:
        known = {step["properties"]["name"]["const"]: set(step["properties"]) - {"name"} for step in schema["oneOf"]}
        assert {step["name"]: {option["name"] for option in step["options"]} for step in listed[key]} == known
        assert all(step["formula"] and all(option["help"] for option in step["options"]) for step in listed[key])
    shown = journeyrank("methods", check=0).stdout
    rate = shown.split("\n  rate\n")[1].split("\n\n")[0]
    assert re.search(r"^ +column +text, required +\w", rate, re.MULTILINE)
    assert re.search(r"^ +at_least +number +\w", rate, re.MULTILINE)
    assert all(f"\n  {step['name']}\n" in shown for key in ("scales", "metrics", "methods") for step in listed[key])


def test_two_dashes_end_the_options(journeyrank, tmp_path, data):
    table = tmp_path / "journeys.csv"
    table.write_text("journey,pain,revenue,retention,cost\n-x,20000,1,1,1\nb,1,1,1,1\n", encoding="utf-8")
    ran = journeyrank("explain", "--model", data / "telecom.json", "--", table, "-x", check=0)
    assert "-x is number 1 of 2" in ran.stdout
    assert journeyrank("rank", "--model", data / "telecom.json", "--", table, check=0).stdout
    assert "no option -x" in journeyrank("rank", "--model", data / "telecom.json", "--", table, "-x", check=2).stderr


def test_slices_of_contacts_add_up_to_all_of_them(journeyrank, data):
    def lines(*more):
        ran = journeyrank("measure", *contact_words(data), *more, check=0)
        return list(csv.DictReader(io.StringIO(ran.stdout)))

    whole = {(line["journey"], line["criterion"]): line for line in lines("--estimates")}
    parts = lines("--by", "segment", "--period", "month")
    assert {line["period"] for line in parts} == {"2025-01", "2025-02", "2025-03"}
    for journey in {line["journey"] for line in parts}:
        spent = [float(line["value"] or 0) for line in parts if (line["journey"], line["criterion"]) == (journey, "cost")]
        assert sum(spent) == pytest.approx(float(whole[journey, "cost"]["value"]))
    shown = document(journeyrank("measure", *contact_words(data), "--by", "segment", "--json", check=0))
    assert shown["by"] == ["segment"]
    assert len(shown["slices"]) == len({line["segment"] for line in parts})


def test_a_sweep_of_windows_measures_the_same_contacts_by_each(journeyrank, data):
    words = [data / "contacts.csv", "--map", data / "contacts_map.json", "--model", data / "repeats.json"]
    sweep = ["--window", "1", "--window", "7", "--window", "30"]
    lines = list(csv.DictReader(io.StringIO(journeyrank("measure", *words, *sweep, check=0).stdout)))
    assert {line["window_days"] for line in lines} == {"1", "7", "30"}
    cells = {(line["window_days"], line["journey"], line["criterion"]): line for line in lines}
    whole = csv.DictReader(io.StringIO(journeyrank("measure", *words, "--estimates", check=0).stdout))
    for own in whole:
        if own["criterion"] == "cost":  # its window is 7 in the model too
            assert cells["7", own["journey"], "cost"]["value"] == own["value"]
    for _, journey, criterion in cells:
        short, long = (cells[days, journey, criterion] for days in ("1", "30"))
        assert int(short["n"]) >= int(long["n"])  # a longer window leaves less of the log
        if criterion == "again":
            assert float(short["value"]) <= float(long["value"] or 1)
    assert document(journeyrank("measure", *words, *sweep, "--json", check=0))["by"] == ["window_days"]
    refused = journeyrank("measure", *contact_words(data), *sweep)
    assert "bad_option: --window: no metric of the model tells cases apart" in refused.stderr


def test_a_small_sample_is_marked_and_no_list_of_the_worst_names_it(journeyrank, data):
    words = ["--contacts", *contact_words(data)]
    ran = journeyrank("rank", *words, check=0)
    assert "bereavement †" in ran.stdout
    assert "5 of 9 journeys rest on fewer than 30 observations" in ran.stderr
    top = document(journeyrank("rank", *words, "--top", "9", "--json", check=0))
    assert [line["small_sample"] for line in top["journeys"]] == [False] * 4
    assert top["journey_count"] == 9
    assert "†" not in journeyrank("rank", *words, "--min-n", "10", check=0).stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--by", "started_at"], "bad_option: --by: slices: column \"started_at\" is a time; slice by a period"),
        (["--period", "decade"], "bad_option: --period: found \"decade\"; allowed: none, day, week, month, quarter, year"),
        (["--window", "a week"], "bad_number: --window"),
        (["--window", "7", "--window", "7"], "bad_option: --window: no metric of the model tells cases apart"),
        (["--window", "7", "--by", "segment"], "usage: found both --window and slices"),
        (["--min-n", "some"], "usage: --min-n: found \"some\"; allowed: a whole number from 0 on"),
    ],
)
def test_slices_that_cannot_be_are_refused(journeyrank, data, words, message):
    ran = journeyrank("measure", *contact_words(data), *words)
    assert ran.returncode != 0
    assert message in ran.stderr


def test_parts_that_other_runs_kept_are_the_whole(journeyrank, data, tmp_path):
    contacts, *others = contact_words(data)
    whole = journeyrank("measure", contacts, *others, "--estimates", check=0).stdout
    head, *lines = contacts.read_text(encoding="utf-8").splitlines(keepends=True)
    parts = []
    for part in range(3):
        (tmp_path / f"part{part}.csv").write_text(head + "".join(lines[part::3]), encoding="utf-8")
        parts += ["--tally", tmp_path / f"part{part}.tally"]
        words = [tmp_path / f"part{part}.csv", *others, "--quiet", "--save-tally", parts[-1]]
        journeyrank("measure", *words, check=0)
    assert journeyrank("measure", *parts, *others[2:], "--estimates", check=0).stdout == whole
    joined = journeyrank("measure", tmp_path / "part0.csv", *others, *parts[2:], "--estimates", check=0)
    assert joined.stdout == whole


def test_a_kept_tally_says_what_came_in_as_one_pass_does(journeyrank, data, tmp_path):
    contacts, *others = contact_words(data)
    words = [contacts, *others, "--save-tally", tmp_path / "whole.tally"]
    whole = journeyrank("measure", *words, check=0)
    again = journeyrank("measure", "--tally", tmp_path / "whole.tally", *others[2:], check=0)
    row_line = next(line for line in whole.stderr.splitlines() if " used, " in line)
    assert row_line.split(": ", 1)[1] in again.stderr
    assert [line for line in whole.stderr.splitlines() if line.startswith("note: ")] == [
        line for line in again.stderr.splitlines() if line.startswith("note: ")
    ]
    as_json = [
        json.loads(journeyrank("measure", *source, "--json", check=0).stdout)["rows"]
        for source in (words[:-2], ["--tally", tmp_path / "whole.tally", *others[2:]])
    ]
    assert as_json[0] == as_json[1]


def test_contacts_beyond_the_declared_memory_are_refused_with_the_remedy(journeyrank, data):
    words = ["measure", *contact_words(data), "--quiet"]
    ran = journeyrank(*words, "--most-memory", "20kB", check=18)
    assert "too_large: " in ran.stderr
    assert "the limit is 20000: raise it (most_bytes, on the command line --most-memory), " in ran.stderr
    assert ran.stdout == ""
    assert journeyrank(*words, "--most-memory", "1.5GiB", check=0).stdout == journeyrank(*words, check=0).stdout
    ran = journeyrank(*words, "--most-memory", "lots")
    assert 'found "lots"; allowed: a size such as 500MB, 2GB or 1.5GiB' in ran.stderr
    matrix = journeyrank("rank", data / "telecom.csv", "--model", data / "telecom.json", "--most-memory", "2GB")
    assert "--most-memory says how much contacts may take, but there are none" in matrix.stderr


def test_measures_say_the_windows_of_cases_both_counts_and_both_rates(journeyrank, tmp_path):
    rows = "".join(f"{i},c{i % 40},bill,2026-03-{1 + i % 31:02d}T09:00:00Z,true\n" for i in range(90))
    (tmp_path / "t.csv").write_text("contact_id,customer_id,journey,started_at,resolved\n" + rows, encoding="utf-8")
    criterion = {
        "id": "solved",
        "direction": "minimize",
        "missing": "worst",
        "metric": {"name": "first_contact_resolution", "cases": {"days": 2}},
        "scale": {"name": "anchored", "at_0": 1, "at_1": 0},
    }
    (tmp_path / "m.json").write_text(json.dumps({"schema": 1, "criteria": [criterion]}), encoding="utf-8")
    words = ["measure", tmp_path / "t.csv", "--model", tmp_path / "m.json"]
    said = " ".join(journeyrank(*words, check=0).stderr.split())
    assert "solved: cases by a window of 2 days; " in said
    assert " by the flag, " in said
    assert " by nobody coming back" in said
    written = json.loads(journeyrank(*words, "--json", check=0).stdout)
    (cases,) = written["cases"]
    assert cases["window_days"] == 2
    assert cases["contacts_per_case"] == pytest.approx(cases["contacts"] / cases["cases"])
    assert cases["flagged"] == cases["resolved"] == cases["passed"]
    assert written["journeys"][0]["cells"][0]["within_days"] == 2
    estimates = journeyrank(*words, "--estimates", check=0).stdout
    assert next(csv.DictReader(io.StringIO(estimates)))["within_days"] == "2"
    explained = journeyrank("explain", "bill", "--contacts", *words[1:], check=0)
    assert "cases by a window of 2 days" in " ".join(explained.stderr.split())
