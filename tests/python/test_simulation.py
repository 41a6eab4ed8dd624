# SPDX-License-Identifier: MIT
"""Simulated contacts: as the command line draws them, into every kind of frame, and measured near their truth."""

import csv
import datetime
import io
import os
import subprocess
from pathlib import Path

import journeyrank as jr
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

TOP = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("JOURNEYRANK_CLI", TOP / "build" / "release" / "bin" / "journeyrank"))
SMALL = jr.Simulation(customers=500)


def test_the_columns_are_those_that_the_command_line_writes_and_so_is_every_cell():
    ran = subprocess.run([PROGRAM, "simulate", "--customers", "500", "--quiet"], capture_output=True, check=True)
    rows = list(csv.DictReader(io.StringIO(ran.stdout.decode())))
    columns = jr.simulate(SMALL).to_dict()
    assert list(columns) == list(rows[0])
    assert len(rows) > 100

    def text(value):
        if value is None:
            return ""
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, datetime.datetime):
            return value.strftime("%Y-%m-%dT%H:%M:%SZ")
        return value if isinstance(value, str) else str(value)

    for name, cells in columns.items():
        for cell, row in zip(cells, rows, strict=True):
            if isinstance(cell, float):
                assert cell == float(row[name])
            else:
                assert text(cell) == row[name]


def test_times_are_moments_in_utc_and_flags_are_flags():
    columns = jr.simulate(SMALL.replace(start="2025-06-01")).to_dict()
    assert columns["started_at"][0].tzinfo is datetime.timezone.utc
    assert columns["started_at"][0].date() == datetime.date(2025, 6, 1)
    assert set(columns["abandoned"]) == {True, False}
    frame = pl.DataFrame(jr.simulate(SMALL))
    assert frame.schema["started_at"] == pl.Datetime("ms", "UTC")
    assert frame.schema["resolved"] == pl.Boolean
    assert frame.schema["handle_s"] == pl.Float64


def test_every_kind_of_frame_takes_it_and_gives_one_measure():
    contacts = jr.simulate(SMALL)
    model = jr.contact_centre_model()
    table = pa.table(contacts)
    frames = [contacts, contacts.to_dict(), table, table.to_pandas(), pl.DataFrame(contacts)]
    measured = [jr.measure(frame, model) for frame in frames]
    assert all(each.rows == measured[0].rows for each in measured)
    assert all(each.to_dicts() == measured[0].to_dicts() for each in measured)
    assert measured[0].rows["read"] == measured[0].rows["used"] == len(contacts) == table.num_rows
    assert len(jr.rank(measured[0], model)) == len(measured[0].matrix.journeys)


def test_what_is_measured_is_near_the_truth():
    simulation = jr.Simulation(customers=4000, journeys={"bill": {"repeat_rate": 0.3, "transfer_rate": 0.2}})
    criteria = [
        jr.Criterion(id=metric, direction="maximize", scale=jr.MinMax(), metric=step)
        for metric, step in [("repeat_rate", jr.RepeatRate()), ("transfer_rate", jr.TransferRate())]
    ]
    measured = jr.measure(jr.simulate(simulation), jr.Model(criteria=criteria)).to_dicts()
    truth = {line["metric"]: line["truth"] for line in jr.truth(simulation)}
    for line in measured:
        assert abs(line["value"] - truth[line["criterion"]]) < 4 * line["standard_error"]


def test_the_truth_is_a_list_of_dicts_that_follows_the_window():
    simulation = jr.Simulation(journeys={"bill": {"repeat_rate": 0.3, "repeat_days": 6}})
    lines = jr.truth(simulation)
    assert list(lines[0]) == ["journey", "metric", "truth"]
    assert list(pd.DataFrame(lines).columns) == ["journey", "metric", "truth"]
    shorter = {line["metric"]: line["truth"] for line in jr.truth(simulation, window_days=3)}
    assert shorter["repeat_rate:days=3"] == pytest.approx(0.15)
    with pytest.raises(jr.Error, match="days must be 0 to 3660") as caught:
        jr.truth(simulation, window_days=-1)
    assert caught.value.code == "bad_option"


def test_one_simulation_gives_one_log_and_another_seed_another():
    assert jr.simulate(SMALL).to_dict() == jr.simulate(SMALL).to_dict()
    assert jr.simulate(SMALL).to_dict() != jr.simulate(SMALL.replace(seed=2)).to_dict()


def test_a_simulation_that_cannot_be_is_refused():
    with pytest.raises(jr.Error, match=r"customers: found 0; allowed: a number from 1 to 50000000"):
        jr.Simulation(customers=0)
    with pytest.raises(jr.Error, match=r"journeys: contacts: transfer_rate: found 2.0; allowed: a number from 0 to 1"):
        jr.Simulation(journeys={"bill": {"transfer_rate": 2}})
    with pytest.raises(jr.Error, match=r"repeat_days is 40; allowed: up to the quiet_days of 30"):
        jr.Simulation(journeys={"bill": {"repeat_days": 40}})
    with pytest.raises(TypeError, match=r'no option "repeat_rat" \(did you mean "repeat_rate"\?\)'):
        jr.Simulation(journeys={"bill": {"repeat_rat": 0.1}})


def test_a_plan_file_is_read_back_equal(tmp_path):
    simulation = jr.Simulation(seed=9, journeys={"bill": {"share": 2}, "fault": {}})
    simulation.write(tmp_path / "plan.json")
    assert jr.Simulation.read(tmp_path / "plan.json") == simulation
    assert jr.Simulation.from_json(simulation.to_json()) == simulation
    assert jr.Simulation.from_json("{}") == jr.Simulation()
    with pytest.raises(jr.Error, match=r"plan.json:1:10: days: found the number 0"):
        (tmp_path / "plan.json").write_text('{"days": 0}')
        jr.Simulation.read(tmp_path / "plan.json")


def test_its_repr_says_how_many_rows_there_are():
    contacts = jr.simulate(SMALL)
    assert repr(contacts) == f"SimulatedContacts: {len(contacts)} rows"
