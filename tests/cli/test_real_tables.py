# SPDX-License-Identifier: MIT
"""Three public tables of real contacts, ranked with the mappings and models of examples/data, and counted again here.

The tables are looked for in the folder that JOURNEYRANK_DATA names, else in shared/data beside the checkout; where they
are not there these tests skip.
"""

import csv
import json
import os
import zipfile
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("JOURNEYRANK_DATA", TOP.parent / "shared" / "data"))


def day_first(text):
    return datetime.strptime(text, "%d/%m/%Y %H:%M")


def month_first(text):
    return datetime.strptime(text, "%m/%d/%Y")


TABLES = {
    "uci_incidents": {
        "path": "uci_incidents/incidents_last_state.csv", "id": "number", "customer": "caller_id", "journey": "category",
        "started": "opened_at", "ended": "resolved_at", "time": day_first, "missing": {"", "?"},
    },
    "sf311": {
        "path": "sf311/311_service_requests.csv", "id": "unique_key", "customer": None, "journey": "category",
        "started": "created_date", "ended": "closed_date", "time": datetime.fromisoformat, "missing": {""},
    },
    "cfpb": {
        "path": "cfpb/consumer_complaints_2016.csv", "id": None, "customer": None, "journey": "Product",
        "started": "Date received", "ended": "Date sent to company", "time": month_first, "missing": {"", "N/A"},
    },
}  # fmt: skip


@pytest.fixture(params=TABLES)
def table(request):
    described = TABLES[request.param]
    path = DATA / described["path"]
    if not path.is_file():
        pytest.skip(f"{path} is not there; JOURNEYRANK_DATA may name the folder of the tables")
    with path.open(newline="", encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    return {**described, "name": request.param, "path": path, "rows": rows}


def words(table, data, model=None):
    name = table["name"]
    model = model or data / f"{name}.json"
    return ["--contacts", table["path"], "--map", data / f"{name}_map.json", "--model", model]


def cell(table, row, column):
    text = row[table[column]].strip() if table[column] else ""
    return "" if text in table["missing"] else text


def test_the_journeys_of_the_table_are_ranked(journeyrank, table, data):
    document = json.loads(journeyrank("rank", *words(table, data), "--json", check=0).stdout)
    named = {cell(table, row, "journey") for row in table["rows"]} - {""}
    assert {line["id"] for line in document["journeys"]} == named
    scores = [line["score"] for line in document["journeys"]]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_the_rows_add_up_and_doubtful_ones_are_counted(journeyrank, table, data):
    document = json.loads(journeyrank("rank", *words(table, data), "--json", check=0).stdout)
    rows = document["rows"]
    assert rows["read"] == len(table["rows"])
    assert rows["used"] + rows["left_out"] + rows["repeated"] == rows["read"]
    ids = [row[table["id"]] for row in table["rows"]] if table["id"] else range(len(table["rows"]))
    assert rows["repeated"] == len(table["rows"]) - len(set(ids))

    expected = Counter()
    if not table["id"]:  # rows without an id of their own: those that equal an earlier one are doubtful
        expected["equal_row"] = len(table["rows"]) - len({tuple(row.values()) for row in table["rows"]})
    for row in table["rows"]:
        expected["no_journey"] += cell(table, row, "journey") == ""
        expected["no_customer"] += table["customer"] is not None and cell(table, row, "customer") == ""
        started, ended = cell(table, row, "started"), cell(table, row, "ended")
        expected["ended_before_started"] += ended != "" and table["time"](ended) < table["time"](started)
    found = Counter({finding["fault"]: finding["count"] for finding in rows["findings"]})
    assert found == +expected
    noted = {note["code"]: note["text"] for note in document["notes"]}
    for fault, count in found.items():
        assert f"({count} row" in noted[fault]
        assert f"{table['path']}:" in noted[fault]


def test_what_the_table_cannot_say_is_missing_not_invented(journeyrank, table, data):
    ran = journeyrank("rank", *words(table, data), "--json", check=0)
    document = json.loads(ran.stdout)
    for line in document["journeys"]:
        cells = {each["criterion"]: each for each in line["contributions"]}
        for criterion in ("revenue", "retention"):
            assert cells[criterion]["missing"] is True
            assert (cells[criterion]["raw"], cells[criterion]["points"]) == (None, 0)
    shown = journeyrank("rank", *words(table, data), check=0)
    for criterion in ("revenue", "retention"):
        assert f"note: {criterion}: no journey is measured: no metric in the model" in shown.stderr
    assert f"{table['path']}: " in shown.stderr


def test_contacts_of_each_journey_are_those_counted_here(journeyrank, table, data, tmp_path):
    model = json.loads((data / f"{table['name']}.json").read_text(encoding="utf-8"))
    count = {"id": "contact_count", "direction": "maximize", "weight": 0, "metric": {"name": "contacts"}}
    model["criteria"].append({**count, "scale": {"name": "anchored", "at_0": 0, "at_1": 1}})
    model["profiles"] = []
    (tmp_path / "model.json").write_text(json.dumps(model), encoding="utf-8")
    contacts, *others = words(table, data, tmp_path / "model.json")[1:]
    journeyrank("measure", contacts, *others, "-o", tmp_path / "journeys.csv", check=0)
    with (tmp_path / "journeys.csv").open(newline="", encoding="utf-8") as file:
        measured = {row["journey"]: float(row["contact_count"]) for row in csv.DictReader(file)}
    assert measured == Counter(cell(table, row, "journey") for row in table["rows"] if cell(table, row, "journey"))


def test_measuring_then_ranking_is_ranking_contacts(journeyrank, table, data, tmp_path):
    contacts, *others = words(table, data)[1:]
    journeyrank("measure", contacts, *others, "-o", tmp_path / "journeys.csv", check=0)
    model = ["--model", data / f"{table['name']}.json"]
    in_two = json.loads(journeyrank("rank", tmp_path / "journeys.csv", *model, "--json", check=0).stdout)
    at_once = json.loads(journeyrank("rank", *words(table, data), "--json", check=0).stdout)
    for line in at_once["journeys"]:
        del line["small_sample"]  # a matrix does not say what its cells rest on
    assert in_two["journeys"] == at_once["journeys"]


def test_a_log_of_updates_folds_to_the_last_state_of_each_ticket(journeyrank, data, tmp_path):
    """One row an update and two columns of one name give the matrix of the table with one row a ticket."""
    folder = DATA / "uci_incidents"
    if not (folder / "incident_event_log.zip").is_file():
        pytest.skip(f"{folder} does not hold incident_event_log.zip; JOURNEYRANK_DATA may name the folder of the tables")
    with zipfile.ZipFile(folder / "incident_event_log.zip") as packed:
        log = tmp_path / "log.csv"
        log.write_bytes(packed.read("incident_event_log/incident_event_log.csv"))
    mapping = json.loads((data / "uci_incidents_map.json").read_text(encoding="utf-8"))
    mapping["columns"]["issue"]["from"] = "category.2"
    (tmp_path / "map.json").write_text(json.dumps(mapping), encoding="utf-8")
    model = ["--model", data / "uci_incidents.json"]
    folded = journeyrank("measure", log, "--map", tmp_path / "map.json", *model, check=0)
    last = folder / "incidents_last_state.csv"
    expected = journeyrank("measure", last, "--map", data / "uci_incidents_map.json", *model, check=0)
    assert folded.stdout == expected.stdout
    assert "141,712 rows: 24,918 used, 0 left out, 116,794 repeated" in folded.stderr
    assert 'column 18 is called "category" like another; it is read as "category.2"' in folded.stderr
