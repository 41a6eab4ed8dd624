# SPDX-License-Identifier: MIT
"""Contacts slice by slice, and that each slice is what DuckDB computes from the same contacts."""

from pathlib import Path

import duckdb
import journeyrank as jr
import polars
import pytest

DATA = Path(__file__).resolve().parents[2] / "examples" / "data"
MODEL = jr.Model.read(DATA / "contact_centre.json")
MAPPING = jr.Mapping.read(DATA / "contacts_map.json")

NEWEST = f"""
    SELECT ticket, client, reason, segment, opened::TIMESTAMP AS started, time_spent_s AS handle
    FROM read_csv('{DATA / "contacts.csv"}', nullstr=['', 'n/a'], types={{'opened': 'VARCHAR', 'updated': 'VARCHAR',
         'time_spent_s': 'DOUBLE', 'client': 'VARCHAR'}})
    QUALIFY row_number() OVER (PARTITION BY ticket ORDER BY updated DESC, opened DESC) = 1
"""


def model_of(**metrics):
    scale = jr.Anchored(at_0=0, at_1=1)
    return jr.Model(
        criteria=[
            jr.Criterion(id=name, direction="maximize", scale=scale, missing="renormalise", metric=metric)
            for name, metric in metrics.items()
        ]
    )


@pytest.mark.parametrize(
    ("period", "label"),
    [
        ("month", "strftime(started, '%Y-%m')"),
        ("week", "strftime(started, '%G-W%V')"),
        ("day", "strftime(started, '%Y-%m-%d')"),
        ("quarter", "year(started) || '-Q' || quarter(started)"),
        ("year", "strftime(started, '%Y')"),
    ],
)
def test_slices_are_what_a_database_groups(period, label):
    model = model_of(n=jr.Contacts(), people=jr.Customers(), handle=jr.Mean(column="handle_s"))
    slices = jr.measure_slices(DATA / "contacts.csv", model, by=["segment"], period=period, mapping=MAPPING)
    found = {}
    for line in slices.to_dicts():
        key = (line["period"], line["segment"], line["journey"])
        found.setdefault(key, {})[line["criterion"]] = line["value"]
    expected = duckdb.sql(
        f"SELECT {label}, coalesce(segment, '(none)'), reason, count(*), count(DISTINCT client), avg(handle) "
        f"FROM ({NEWEST}) WHERE reason IS NOT NULL GROUP BY ALL"
    ).fetchall()
    assert len(found) == len(expected) > 8
    for when, segment, journey, contacts, people, handle in expected:
        cells = found[when, segment, journey]
        assert cells["n"] == contacts
        assert (cells["people"] or 0) == people
        if handle is not None:
            assert cells["handle"] == pytest.approx(handle, rel=1e-12)


def test_a_slice_is_a_matrix_that_can_be_ranked():
    slices = jr.measure_slices(DATA / "contacts.csv", MODEL, by=["segment"], mapping=MAPPING)
    assert [slices[i].by["segment"] for i in range(len(slices))] == sorted(slices[i].by["segment"] for i in range(len(slices)))
    assert slices[-1].by == slices[len(slices) - 1].by
    model = MODEL.replace(criteria=[criterion.replace(missing="renormalise") for criterion in MODEL.criteria])
    assert len(jr.rank(slices[0].matrix, model)) == len(slices[0].matrix.journeys)
    with pytest.raises(IndexError):
        slices[len(slices)]


def test_slices_come_back_in_the_kind_of_data_that_came_in():
    contacts = polars.DataFrame(
        {"contact_id": ["1", "2"], "journey": ["a", "a"], "started_at": ["2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z"],
         "plan": ["gold", None]}
    )
    slices = jr.measure_slices(contacts, model_of(n=jr.Contacts()), by=["plan"], period="month")
    frame = slices.to_native()
    assert isinstance(frame, polars.DataFrame)
    assert frame["plan"].to_list() == ["gold", "(none)"]
    assert polars.DataFrame(slices).equals(frame)


def test_small_samples_are_marked_and_named():
    measured = jr.measure(DATA / "contacts.csv", MODEL, mapping=MAPPING)
    assert "bereavement" in measured.small_samples
    assert any(note.code == "small_samples" for note in measured.notes)
    assert jr.measure(DATA / "contacts.csv", MODEL, mapping=MAPPING, min_n=0).small_samples == ()
    marked = {line["journey"] for line in measured.to_dicts() if line["small_sample"] == 1}
    assert marked == set(measured.small_samples)


def test_what_cannot_be_a_slice_is_refused():
    for options in ({"by": ["started_at"]}, {"by": ["handle_s"]}, {"by": ["segment", "segment"]}):
        with pytest.raises(jr.Error) as refused:
            jr.measure_slices(DATA / "contacts.csv", MODEL, mapping=MAPPING, **options)
        assert refused.value.code == "bad_option"
    with pytest.raises(jr.Error, match="found 'decade'|found \"decade\""):
        jr.measure_slices(DATA / "contacts.csv", MODEL, mapping=MAPPING, period="decade")
    with pytest.raises(TypeError, match="by"):
        jr.measure_slices(DATA / "contacts.csv", MODEL, mapping=MAPPING, by="segment")


@pytest.mark.parametrize(("unit", "key"), [("customer", "client"), ("account", "client")])
def test_a_counting_unit_is_what_a_database_groups_by_it(unit, key):
    model = model_of(
        handle=jr.Mean(column="handle_s", per=unit), units=jr.Contacts(per=unit), median=jr.Quantile(column="handle_s", per=unit)
    )
    measured = jr.measure(DATA / "contacts.csv", model, mapping=MAPPING).to_dicts()
    found = {(line["journey"], line["criterion"]): line["value"] for line in measured}
    expected = duckdb.sql(
        f"SELECT reason, count(*), avg(total), quantile_cont(total, 0.5) FROM (SELECT reason, {key}, sum(handle) AS total "
        f"FROM ({NEWEST}) WHERE client IS NOT NULL AND reason IS NOT NULL GROUP BY ALL) GROUP BY reason"
    ).fetchall()
    for journey, units, mean, median in expected:
        assert found[journey, "units"] == units
        assert found[journey, "handle"] == pytest.approx(mean, rel=1e-12)
        assert found[journey, "median"] == pytest.approx(median, rel=1e-12)


def test_a_column_that_the_mapping_uses_is_asked_for_by_its_contact_column():
    slices = jr.measure_slices(DATA / "contacts.csv", MODEL, by=["reason"], mapping=MAPPING)
    assert any('uses the column "reason" for a contact column' in note.text for note in slices.notes)


def test_slices_take_customers_and_formats_as_measure_does(tmp_path):
    lines = [f'{{"contact_id": "{i}", "customer_id": "c{i}", "journey": "a", "started_at": "2026-01-01T00:00:00Z"}}' for i in (1, 2)]
    (tmp_path / "contacts.txt").write_text("\n".join(lines), encoding="utf-8")
    customers = polars.DataFrame({"customer_id": ["c1", "c2"], "segment": ["gold", "blue"]})
    slices = jr.measure_slices(tmp_path / "contacts.txt", model_of(n=jr.Contacts()), by=["segment"], format="jsonl", customers=customers)
    assert [slices[i].by for i in range(len(slices))] == [{"segment": "blue"}, {"segment": "gold"}]
    report = jr.lint(tmp_path / "contacts.txt", model_of(n=jr.Contacts()), format="jsonl", customers=customers)
    assert "bad_csv" not in [finding.code for finding in report]



def test_a_sweep_measures_by_each_window_what_a_model_with_that_window_does():
    windows = [1, 7.5, 30]
    log = {"mapping": MAPPING}
    sweep = jr.sweep_windows(
        DATA / "contacts.csv", model_of(again=jr.RepeatRate(cases={"windows": {"moving": 3}})), windows, **log
    )
    assert [each.by for each in sweep] == [{"window_days": "1"}, {"window_days": "7.5"}, {"window_days": "30"}]
    for days, each in zip(windows, sweep):
        alone = model_of(again=jr.RepeatRate(cases={"days": days}))
        expected = jr.measure(DATA / "contacts.csv", alone, **log).matrix
        assert each.matrix.journeys == expected.journeys
        assert each.matrix.column("again").tolist() == expected.column("again").tolist()
    lines = sweep.to_dicts()
    assert {line["window_days"] for line in lines} == {"1", "7.5", "30"}
    assert all(line["n"] > 0 for line in lines if line["window_days"] == "1")


def test_a_sweep_of_what_has_no_window_is_refused():
    for model, windows, said in [
        (model_of(n=jr.Contacts()), [7], "no metric of the model tells cases apart"),
        (model_of(again=jr.RepeatRate()), [], "no window is named"),
        (model_of(again=jr.RepeatRate()), [7, 7], "7 days are named twice"),
        (model_of(again=jr.RepeatRate()), [-1], "found -1 days; allowed: 0 to 3660"),
    ]:
        with pytest.raises(jr.Error, match=said) as refused:
            jr.sweep_windows(DATA / "contacts.csv", model, windows, mapping=MAPPING)
        assert refused.value.code == "bad_option"


def test_slices_sweeps_and_tallies_say_what_the_lint_says_of_all_contacts():
    contacts = {
        "contact_id": [str(i) for i in range(200)],
        "customer_id": ["0" if i % 2 else f"c{i}" for i in range(200)],
        "journey": ["billing" if i % 3 else "moving" for i in range(200)],
        "started_at": [f"2026-03-{1 + i % 28:02d}T09:00:00Z" for i in range(200)],
        "segment": ["home" if i % 5 else "firm" for i in range(200)],
    }
    model = model_of(repeats=jr.RepeatRate())
    said = jr.measure(contacts, model).notes
    assert "not_a_customer" in {note.code for note in said}
    tally = jr.Tally(model, by=["segment"])
    tally.count(contacts)
    assert jr.measure_slices(contacts, model, by=["segment"]).notes == said
    assert tally.measure_slices().notes == tally.measure().notes == said
    assert jr.sweep_windows(contacts, model, [7]).notes == tuple(note for note in said if note.code != "cases")
