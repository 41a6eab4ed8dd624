# SPDX-License-Identifier: MIT
"""Contacts as JSON Lines, filters and zones of a mapping, on the command line."""

import csv
import json
import math

import pytest

def as_json_lines(path):
    with path.open(encoding="utf-8") as file:
        return "".join(json.dumps(row) + "\n" for row in csv.DictReader(file))


@pytest.mark.parametrize("name", ["contacts.jsonl", "contacts.ndjson", "contacts.txt", "-"])
def test_json_lines_rank_as_the_csv_file_they_were_made_from(journeyrank, tmp_path, data, name):
    text = as_json_lines(data / "contacts.csv")
    words = ["--map", data / "contacts_map.json", "--model", data / "contact_centre.json", "--csv"]
    if name != "-":
        (tmp_path / name).write_text(text, encoding="utf-8")
        name = tmp_path / name
    format_words = [] if str(name).endswith("l") or str(name).endswith("son") else ["--format", "jsonl"]
    ran = journeyrank("rank", "--contacts", name, *words, *format_words, stdin=text, check=0)
    expected = journeyrank("rank", "--contacts", data / "contacts.csv", *words, check=0)
    assert ran.stdout == expected.stdout
    assert "2408 rows: 2405 used, 0 left out, 3 repeated" in ran.stderr


def test_broken_lines_are_left_out_with_their_places(calls):
    line = '{"contact_id": %d, "customer_id": "c", "journey": "bill", "started_at": "2026-03-01T09:00:00Z"}\n'
    counts, said = calls(line % 1 + '{"contact_id": 2,}\n' + "[]\n" + line % 3, name="t.jsonl")
    assert counts == {"bill": 2}
    assert "4 rows: 2 used, 2 left out, 0 repeated" in said
    assert "t.jsonl:2:18" in said
    assert "allowed: a key in double quotes" in said


def test_an_option_of_csv_is_refused_for_json_lines(journeyrank, tmp_path, model):
    (tmp_path / "t.jsonl").write_text("{}\n", encoding="utf-8")
    ran = journeyrank("measure", tmp_path / "t.jsonl", "--model", model, "--separator", ";")
    assert ran.returncode == 3
    assert "are options of CSV" in ran.stderr
    ran = journeyrank("measure", tmp_path / "t.jsonl", "--model", model, "--format", "xlsx")
    assert (ran.returncode, "found \"xlsx\"; allowed: csv, jsonl, xes" in ran.stderr) == (3, True)


def test_filtered_rows_are_counted_and_are_no_faults(calls):
    rows = "contact_id,customer_id,journey,started_at,state\n" + "".join(
        f"{i},c{i},bill,2026-03-01T09:00:00Z,{'deleted' if i % 2 else 'open'}\n" for i in range(10)
    )
    counts, said = calls(rows, mapping={"where": {"state": {"not_one_of": ["deleted"]}}})
    assert counts == {"bill": 5}
    assert "10 rows: 5 used, 0 left out, 0 repeated, 5 filtered out" in said


def test_times_of_a_named_zone_know_its_summer(calls):
    rows = (
        "contact_id,customer_id,journey,started_at\n1,a,bill,2026-03-29 01:30\n"
        "2,a,bill,2026-03-29 02:30\n3,a,bill,2026-10-25 02:30\n"
    )
    mapping = {"columns": {"started_at": {"format": "%Y-%m-%d %H:%M", "tz": "Europe/Berlin"}}}
    counts, said = calls(rows, mapping=mapping)
    assert counts == {"bill": 2}
    assert "started_at is no readable time (1 row)" in said
    assert 'contacts.csv:3:10 ("2026-03-29 02:30")' in said


def test_an_unknown_zone_is_refused(journeyrank, tmp_path, model):
    (tmp_path / "t.csv").write_text("contact_id,journey,started_at\n1,a,2026-03-01 09:00\n", encoding="utf-8")
    mapping = {"columns": {"started_at": {"format": "%Y-%m-%d %H:%M", "tz": "Europe/Atlantis"}}}
    (tmp_path / "map.json").write_text(json.dumps(mapping), encoding="utf-8")
    words = ["measure", tmp_path / "t.csv", "--model", model, "--map", tmp_path / "map.json"]
    ran = journeyrank(*words)
    assert (ran.returncode, "tz database does not have" in ran.stderr) == (3, True)


def test_customers_are_joined_and_unknown_ones_counted(journeyrank, tmp_path):
    (tmp_path / "contacts.csv").write_text(
        "contact_id,customer_id,journey,started_at\n1,ann,bill,2026-02-01T00:00:00Z\n2,eve,bill,2026-02-01T00:00:00Z\n",
        encoding="utf-8",
    )
    (tmp_path / "customers.csv").write_text(
        "customer_id;annual_value\nann;10,50\nann;10,50\n", encoding="utf-8"
    )
    value = {"id": "value", "direction": "maximize", "metric": {"name": "sum", "column": "revenue"}}
    model = {"schema": 1, "criteria": [{**value, "scale": {"name": "anchored", "at_0": 0, "at_1": 10}}]}
    (tmp_path / "model.json").write_text(json.dumps(model), encoding="utf-8")
    (tmp_path / "map.json").write_text(json.dumps({"decimal": ","}), encoding="utf-8")
    files = ["--model", tmp_path / "model.json", "--map", tmp_path / "map.json"]
    ran = journeyrank("measure", tmp_path / "contacts.csv", *files, "--customers", tmp_path / "customers.csv", check=0)
    assert "bill,10.5" in ran.stdout
    assert "customers.csv: 2 rows: 1 used, 0 left out, 1 repeated" in ran.stderr
    assert "customer_id stands in an earlier row (1 row): the row with the later start counts" in ran.stderr
    assert "customer_id is not in the table of customers (1 row)" in ran.stderr
    ran = journeyrank("rank", "m.csv", "--model", tmp_path / "model.json", "--customers", tmp_path / "customers.csv")
    assert (ran.returncode, "--customers says who the contacts are of" in ran.stderr) == (2, True)


def test_weights_of_a_sampled_extract_are_said_to_be_unused_unless_a_metric_is_weighted(calls):
    rows = "contact_id,customer_id,journey,started_at,weight\n" + "".join(
        f"{i},c{i},bill,2026-03-01T09:00:00Z,{weight}\n" for i, weight in enumerate(["0.1", "10.2", "1", "", "-1"])
    )
    counts, said = calls(rows)
    assert counts == {"bill": 5}
    assert "weight is not 1 (2 rows): counted as one contact all the same" in said
    assert "weight is not above 0 (1 row): counted with the weight 1" in said
    counts, said = calls(rows, metric={"name": "contacts", "weighted": True})
    assert counts == {"bill": math.fsum([0.1, 10.2, 1, 1, 1])}
    assert "weight is not 1" not in said
    assert "weight is not above 0 (1 row)" in said
    assert calls(rows, metric={"name": "sum", "column": "weight"})[0] == {"bill": math.fsum([0.1, 10.2, 1])}


@pytest.mark.parametrize("command", ["measure", "lint", "gaps", "rank"])
def test_marks_between_thousands_are_read_where_they_are_declared(journeyrank, tmp_path, command):
    rows = "".join(f'{i},c{i},bill,2026-03-{1 + i % 28:02d}T09:00:00Z,"1,200"\n' for i in range(60))
    (tmp_path / "t.csv").write_text("contact_id,customer_id,journey,started_at,handle_s\n" + rows, encoding="utf-8")
    criterion = {
        "id": "time",
        "direction": "maximize",
        "metric": {"name": "mean", "column": "handle_s"},
        "scale": {"name": "anchored", "at_0": 0, "at_1": 2000},
    }
    (tmp_path / "m.json").write_text(json.dumps({"schema": 1, "criteria": [criterion]}), encoding="utf-8")
    source = ["--contacts", tmp_path / "t.csv"] if command == "rank" else [tmp_path / "t.csv"]
    words = [command, *source, "--model", tmp_path / "m.json", "--thousands", ","]
    ran = journeyrank(*words, *(["--impact"] if command == "gaps" else []), check=0)
    assert "is no number" not in ran.stderr
    if command == "measure":
        assert "bill,1200" in ran.stdout
