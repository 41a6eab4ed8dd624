# SPDX-License-Identifier: MIT
"""Contacts in, criteria matrix out: from files and from frames."""

import datetime
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import journeyrank as jr
import pytest

DATA = Path(__file__).resolve().parents[2] / "examples" / "data"
MODEL = jr.Model.read(DATA / "contact_centre.json")
MAPPING = jr.Mapping.read(DATA / "contacts_map.json")


@pytest.fixture(scope="module")
def measured():
    return jr.measure(DATA / "contacts.csv", MODEL, mapping=MAPPING)


def test_contacts_of_a_file_become_a_matrix_with_a_report(measured):
    assert measured.matrix.criteria == tuple(criterion.id for criterion in MODEL.criteria)
    rows = measured.rows
    assert rows["read"] == rows["used"] + rows["left_out"] + rows["repeated"] + rows["filtered"]
    assert rows["used"] > 0
    assert all(isinstance(note, jr.Note) for note in measured.notes)
    assert "rows used" in repr(measured)


def test_a_measured_matrix_ranks_like_its_matrix(measured):
    assert jr.rank(measured, MODEL).to_dicts() == jr.rank(measured.matrix, MODEL).to_dicts()


def test_cells_say_what_they_rest_on(measured):
    counts = measured.rests_on("pain")
    assert len(counts) == len(measured.matrix)
    assert (counts > 0).any()
    with pytest.raises(jr.Error, match="did you mean \"pain\""):
        measured.rests_on("pian")


def test_the_mapping_may_be_a_path_or_a_value(measured):
    by_path = jr.measure(str(DATA / "contacts.csv"), MODEL, mapping=DATA / "contacts_map.json")
    assert jr.rank(by_path, MODEL).scores.tolist() == jr.rank(measured, MODEL).scores.tolist()
    with pytest.raises(TypeError, match="mapping: found int"):
        jr.measure(DATA / "contacts.csv", MODEL, mapping=3)


def test_a_frame_of_the_same_contacts_gives_the_same_bits(measured):
    csv = pytest.importorskip("pyarrow.csv")
    pl = pytest.importorskip("polars")
    pd = pytest.importorskip("pandas")
    expected = {name: measured.matrix.column(name).tolist() for name in measured.matrix.criteria}
    frames = {
        "pyarrow": csv.read_csv(DATA / "contacts.csv"),
        "polars": pl.read_csv(DATA / "contacts.csv", infer_schema_length=None),
        "pandas": pd.read_csv(DATA / "contacts.csv"),
        "text": pl.read_csv(DATA / "contacts.csv", infer_schema=False),
    }
    for kind, frame in frames.items():
        again = jr.measure(frame, MODEL, mapping=MAPPING)
        assert {name: again.matrix.column(name).tolist() for name in expected} == expected, kind
        assert again.rows == measured.rows, kind


CONTACTS = {
    "contact_id": ["1", "2", "3"],
    "customer_id": ["a", "b", None],
    "journey": ["billing", "billing", "roaming"],
    "started_at": ["2026-01-01T00:00:00Z", "2026-01-01T01:00:00Z", "2026-01-02T00:00:00Z"],
    "handle_s": [60, 120.5, None],
}
HANDLED = jr.Model(
    criteria=[
        jr.Criterion(
            id="time",
            direction="maximize",
            scale=jr.Anchored(at_0=0, at_1=300),
            metric=jr.Sum(column="handle_s"),
            missing="worst",
        )
    ]
)


def test_a_dict_of_contacts_is_measured():
    measured = jr.measure(CONTACTS, HANDLED)
    assert measured.matrix.journeys == ("billing", "roaming")
    assert measured.matrix.column("time").tolist() == [180.5, 0.0]
    assert measured.matrix.missing("time").tolist() == [False, True]
    assert {note.code for note in measured.notes} >= {"no_customer", "not_measured"}


def test_times_of_frames_are_times():
    np = pytest.importorskip("numpy")
    pl = pytest.importorskip("polars")
    moments = np.array(["2026-01-01T00:00", "2026-01-01T01:00", "NaT"], dtype="M8[m]")
    mapping = jr.Mapping(columns={"started_at": {"tz": "UTC"}})
    local = jr.measure({**CONTACTS, "started_at": moments}, HANDLED, mapping=mapping)
    assert local.rows == {"read": 3, "used": 2, "left_out": 1, "repeated": 0, "filtered": 0}
    with pytest.raises(jr.Error, match="bad_time"):
        jr.measure({**CONTACTS, "started_at": moments}, HANDLED)  # no zone is known
    seen = [datetime.datetime(2026, 1, 1, hour, tzinfo=datetime.timezone.utc) for hour in (0, 1)]
    assert jr.measure({**CONTACTS, "started_at": [*seen, None]}, HANDLED).rows == local.rows
    zoned = pl.DataFrame(CONTACTS, strict=False).with_columns(pl.col("started_at").str.to_datetime(time_zone="UTC"))
    assert jr.measure(zoned, HANDLED).rows["used"] == 3


@pytest.mark.parametrize(
    ("contacts", "code"),
    [
        ({**CONTACTS, "contact_id": [None, None, None]}, "missing_cell"),
        ({**CONTACTS, "started_at": ["x", "y", "z"]}, "bad_time"),
        ({name: [] for name in CONTACTS}, "empty_input"),
        ({"contact_id": ["1"]}, "missing_column"),
        ("no_such_file.csv", "read_failed"),
    ],
)
def test_contacts_that_cannot_be_counted_are_refused(contacts, code):
    with pytest.raises(jr.Error) as caught:
        jr.measure(contacts, HANDLED)
    assert caught.value.code == code


def test_what_are_no_contacts_is_a_type_error():
    with pytest.raises(TypeError, match="contacts: found int"):
        jr.measure(3, HANDLED)


PROGRAM = """
import signal, sys
import journeyrank as jr
signal.signal(signal.SIGUSR1, lambda *_: print("noticed", flush=True))
model = jr.Model(criteria=[jr.Criterion(id="n", direction="maximize",
    scale=jr.Anchored(at_0=0, at_1=1), metric=jr.Contacts())])
print("ready", flush=True)
try:
    print(jr.measure(sys.argv[1], model).rows["used"], flush=True)
except KeyboardInterrupt:
    print("stopped", flush=True)
"""


@pytest.fixture
def reader(tmp_path):
    """A program that measures contacts from a named pipe, and the pipe's path."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("needs a named pipe")
    pipe = tmp_path / "contacts.csv"
    os.mkfifo(pipe)
    program = tmp_path / "measure.py"
    program.write_text(PROGRAM, encoding="utf-8")
    process = subprocess.Popen([sys.executable, program, pipe], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "ready\n"
    yield process, pipe
    process.kill()
    process.wait()


HEADER = "contact_id,journey,started_at\n"


def row(number):
    return f"{number},billing,2026-01-01T00:00:00Z\n"


@pytest.mark.parametrize("rows", [0, 3])
def test_ctrl_c_ends_the_wait_for_more_contacts(reader, rows):
    process, pipe = reader
    with open(pipe, "w", encoding="utf-8") as file:
        file.write(HEADER + "".join(map(row, range(rows))))
        file.flush()
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        assert process.stdout.readline() == "stopped\n"
        assert process.wait(timeout=60) == 0


def test_another_signal_does_not_break_the_reading(reader):
    process, pipe = reader
    with open(pipe, "w", encoding="utf-8") as file:
        file.write(HEADER + row(1))
        file.flush()
        time.sleep(0.3)
        process.send_signal(signal.SIGUSR1)
        assert process.stdout.readline() == "noticed\n"
        file.write(row(2))
    assert process.communicate(timeout=60)[0] == "2\n"
    assert process.returncode == 0


def test_ctrl_c_ends_a_long_reading(reader):
    """A pipe that never ends stands for a file that takes an hour."""
    process, pipe = reader
    with open(pipe, "w", encoding="utf-8") as file:
        file.write(HEADER)
        started = time.monotonic()
        number = 0
        try:
            while process.poll() is None and time.monotonic() - started < 60:
                number += 1
                file.write(row(number))
                if number == 20_000:
                    process.send_signal(signal.SIGINT)
            file.flush()
        except BrokenPipeError:
            pass
        output, _ = process.communicate(timeout=60)
        try:
            file.close()
        except BrokenPipeError:
            pass
    assert output == "stopped\n"
    assert process.returncode == 0


def lines_of(columns):
    rows = zip(*columns.values(), strict=True)
    return "".join(json.dumps(dict(zip(columns, row, strict=True))) + "\n" for row in rows)


def test_json_lines_give_what_a_dict_gives(tmp_path):
    path = tmp_path / "contacts.jsonl"
    path.write_text(lines_of(CONTACTS), encoding="utf-8")
    measured = jr.measure(path, HANDLED)
    assert measured.matrix.column("time").tolist() == jr.measure(CONTACTS, HANDLED).matrix.column("time").tolist()
    other = tmp_path / "export.txt"
    other.write_text(lines_of(CONTACTS), encoding="utf-8")
    assert jr.measure(other, HANDLED, format="jsonl").rows == measured.rows
    with pytest.raises(jr.Error, match="bad_option: format: found .xml.; allowed: csv, jsonl, xes"):
        jr.measure(other, HANDLED, format="xml")
    with pytest.raises(jr.Error, match="bad_option: format says how a file is written"):
        jr.measure(CONTACTS, HANDLED, format="csv")


def test_rows_that_where_keeps_out_are_counted_as_filtered():
    mapping = jr.Mapping(where={"journey": {"one_of": ["billing"]}})
    measured = jr.measure(CONTACTS, HANDLED, mapping=mapping)
    assert measured.matrix.journeys == ("billing",)
    assert measured.rows["filtered"] == 1
    assert mapping.where == {"journey": {"one_of": ("billing",)}}


@pytest.mark.parametrize("kind", ["path", "dict", "frame"])
def test_customers_fill_in_what_contacts_do_not_say(tmp_path, kind):
    customers = {"Id": ["c1"], "start_at": ["2025-12-01"], "annual_value": ["120.50"]}
    if kind == "path":
        path = tmp_path / "customers.csv"
        path.write_text("Id,start_at,annual_value\nc1,2025-12-01,120.50\n", encoding="utf-8")
    data = path if kind == "path" else customers
    if kind == "frame":
        data = pytest.importorskip("polars").DataFrame(customers)
    contacts = {
        "contact_id": [1, 2],
        "customer_id": ["c1", "c9"],
        "journey": ["billing", "billing"],
        "started_at": ["2026-01-01T00:00:00Z"] * 2,
    }
    model = jr.Model(
        criteria=[
            jr.Criterion(id="value", direction="maximize", metric=jr.Mean(column="revenue"), scale=jr.Anchored(at_0=0, at_1=1)),
            jr.Criterion(
                id="fresh",
                direction="maximize",
                metric=jr.Rate(column="tenure", one_of=["<1 month", "1-2 months"]),
                scale=jr.Anchored(at_0=0, at_1=1),
            ),
        ]
    )
    mapping = jr.Mapping(customers={"customer_id": "Id"}, tenure_months=[1, 2])
    measured = jr.measure(contacts, model, mapping=mapping, customers=data)
    assert measured.matrix.column("value").tolist() == [120.5]
    assert measured.matrix.column("fresh").tolist() == [1.0]
    notes = {note.code: note.text for note in measured.notes}
    assert "1 row: 1 used, 0 left out, 0 repeated" in notes["customers"]
    assert "customer_id is not in the table of customers (1 row)" in notes["unknown_customer"]


def test_the_mapping_says_how_dates_of_customers_are_written():
    mapping = jr.Mapping(customers={"customer_id": "Id", "end_at": {"from": "left", "format": "%d/%m/%Y"}})
    assert mapping.customers == {"customer_id": "Id", "end_at": {"from": "left", "format": "%d/%m/%Y"}}
    assert eval(repr(mapping), {"Mapping": jr.Mapping, "jr": jr}) == mapping  # noqa: S307
    contacts = {
        "contact_id": ["1", "2", "9"],
        "customer_id": ["a", "b", "z"],
        "journey": ["billing", "billing", "other"],
        "started_at": ["2026-01-01T00:00:00Z"] * 2 + ["2026-06-01T00:00:00Z"],
    }
    lost = jr.Criterion(
        id="lost", direction="maximize", metric=jr.ChurnAfter(horizon_days=30), scale=jr.Anchored(at_0=0, at_1=1),
        missing="renormalise",
    )  # fmt: skip
    left = {"Id": ["a", "b"], "left": ["11/01/2026", ""]}
    measured = jr.measure(contacts, jr.Model(criteria=[lost]), mapping=mapping, customers=left)
    assert measured.matrix.column("lost").tolist()[0] == 0.5
    with pytest.raises(jr.Error, match="only a time has a format and a zone"):
        jr.Mapping(customers={"segment": {"format": "%Y"}})


def test_a_ready_mapping_is_known_by_its_name():
    tickets = jr.measure(DATA / "zendesk.jsonl", HANDLED, mapping="zendesk")
    assert tickets.rows == {"read": 38, "used": 36, "left_out": 0, "repeated": 1, "filtered": 1}
    ready = jr.Mapping.ready("zendesk")
    assert jr.measure(DATA / "zendesk.jsonl", HANDLED, mapping=ready).rows == tickets.rows
    mine = ready.replace(columns={**ready.columns, "journey": {"from": "type"}})
    assert "question" in jr.measure(DATA / "zendesk.jsonl", HANDLED, mapping=mine).matrix.journeys
    with pytest.raises(jr.Error, match="unknown_name: there is no ready mapping .zendes. .did you mean .zendesk"):
        jr.Mapping.ready("zendes")


def test_a_stream_of_batches_is_read_in_the_memory_of_one_batch():
    pa = pytest.importorskip("pyarrow")
    rows, batches = 20_000, 100
    held = []

    def produced():
        for number in range(batches):
            held.append(pa.total_allocated_bytes())
            first = 0 if number % 2 else 5000
            yield pa.record_batch(
                {
                    "contact_id": [str(first + i) for i in range(rows)],
                    "customer_id": [f"c{i % 97}" for i in range(rows)],
                    "journey": ["billing" if i % 2 else "moving" for i in range(rows)],
                    "started_at": ["2026-01-01T00:00:00Z"] * rows,
                    "handle_s": [float(i % 7) for i in range(rows)],
                }
            )

    one = next(produced())
    held.clear()
    reader = pa.RecordBatchReader.from_batches(one.schema, produced())
    measured = jr.measure(reader, HANDLED)
    assert measured.rows["read"] == rows * batches
    assert measured.rows["used"] == rows + 5000
    assert len(held) == batches
    assert max(held) <= min(held) + 3 * one.nbytes  # a batch, and what pyarrow holds back


def test_a_duckdb_relation_is_read_as_a_stream():
    duckdb = pytest.importorskip("duckdb")
    relation = duckdb.sql(
        "select range as contact_id, 'c' || (range % 10) as customer_id, 'billing' as journey, "
        "timestamptz '2026-01-01 00:00:00+00' as started_at, range % 60 as handle_s from range(100000)"
    )
    measured = jr.measure(relation, HANDLED)
    assert measured.rows["used"] == 100_000
    assert measured.matrix.column("time").tolist() == [sum(i % 60 for i in range(100_000))]


def test_an_event_log_is_read_by_its_ready_mapping():
    log = Path(__file__).resolve().parents[1] / "exports" / "service_desk.xes"
    measured = jr.measure(log, HANDLED, mapping="xes")
    assert measured.matrix.journeys == ("billing & payment", "delivery")
    assert measured.rows == {"read": 4, "used": 3, "left_out": 0, "repeated": 0, "filtered": 1}



SPELLS = [datetime.timedelta(seconds=5, milliseconds=250), datetime.timedelta(minutes=2), None]


def spells_as(kind):
    if kind == "list":
        return SPELLS
    if kind == "numpy":
        return pytest.importorskip("numpy").array([5_250_000_000, 120_000_000_000, "NaT"], "timedelta64[ns]")
    if kind == "polars":
        pl = pytest.importorskip("polars")
        return pl.Series(SPELLS, dtype=pl.Duration("us"))
    pa = pytest.importorskip("pyarrow")
    return pa.array(SPELLS, pa.duration(kind))


@pytest.mark.parametrize("kind", ["list", "numpy", "polars", "ms", "ns"])
@pytest.mark.parametrize("unit", ["s", "min"])
def test_a_duration_column_is_a_duration_whatever_unit_text_has(kind, unit):
    contacts = {
        "contact_id": [b"1", b"2", b"3"],
        "customer_id": ["a", "b", "c"],
        "journey": ["billing"] * 3,
        "started_at": ["2026-03-01T09:00:00Z"] * 3,
    }
    mapping = jr.Mapping(columns={"handle_s": {"unit": unit}})
    measured = jr.measure({**contacts, "handle_s": spells_as(kind)}, HANDLED, mapping=mapping)
    assert measured.matrix.column("time").tolist() == [125.25]
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame({**contacts, "handle_s": pd.to_timedelta(SPELLS)})
    assert jr.measure(frame, HANDLED, mapping=mapping).matrix.column("time").tolist() == [125.25]


def test_a_column_of_an_unread_type_is_named_with_its_type():
    pa = pytest.importorskip("pyarrow")
    contacts = {
        "contact_id": [1, 2],
        "journey": ["billing"] * 2,
        "started_at": ["2026-03-01T09:00:00Z"] * 2,
        "handle_s": pa.array([[1.0], [2.0]]),
    }
    noted = jr.measure(pa.table(contacts), HANDLED).notes
    said = 'column "handle_s" (Arrow format "+l") cannot be read here'
    assert any(note.code == "unread_column" and said in note.text for note in noted)
    contacts["contact_id"] = pa.array([[1], [2]])
    with pytest.raises(jr.Error, match=r'column "contact_id" \(Arrow format "\+l"\) cannot be read here'):
        jr.measure(pa.table(contacts), HANDLED)
