# SPDX-License-Identifier: MIT
"""Paths of files in place of frames: CSV by the library's own reader, Parquet by whichever library is there."""

import sys
from pathlib import Path

import journeyrank as jr
import pytest

pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")
pytest.importorskip("polars")
pytest.importorskip("duckdb")

CSV = "journey,label,pain,cost,segment\nbilling,Bill query,4,50,home\nroaming,Roaming,2.5,,\nmoving,,7,10,office\n"
CONTACTS = "contact_id,journey,started_at\n1,billing,2026-03-01T08:00Z\n2,billing,2026-03-02T08:00Z\n3,moving,2026-03-02T08:00Z\n"
COUNTING = jr.Model(
    criteria=[jr.Criterion(id="n", direction="maximize", scale=jr.Anchored(at_0=0, at_1=10), metric=jr.Contacts())]
)
LIBRARIES = ("pyarrow", "polars", "duckdb")


@pytest.fixture
def folder(tmp_path, columns):
    (tmp_path / "journeys.csv").write_text(CSV, encoding="utf-8")
    (tmp_path / "contacts.csv").write_text(CONTACTS, encoding="utf-8")
    parquet.write_table(pa.table(columns), tmp_path / "journeys.parquet")
    names, *rows = [line.split(",") for line in CONTACTS.splitlines()]
    parquet.write_table(pa.table(dict(zip(names, zip(*rows)))), tmp_path / "contacts.PARQUET")
    return tmp_path


def without(monkeypatch, *libraries):
    for name in libraries:
        for module in [name, *(each for each in sys.modules if each.startswith(name + "."))]:
            monkeypatch.setitem(sys.modules, module, None)


@pytest.mark.parametrize("as_path", [str, Path])
def test_a_csv_file_is_ranked_as_its_matrix_is(model, folder, as_path):
    path = as_path(folder / "journeys.csv")
    matrix = jr.CriteriaMatrix.read_csv(path, model)
    assert jr.rank(path, model).to_dicts() == jr.rank(matrix, model).to_dicts()
    assert jr.CriteriaMatrix(path, model=model).to_dicts() == matrix.to_dicts()
    assert jr.Scorer.fit(path, model).score(path).tolist() == jr.rank(path, model).scores.tolist()


@pytest.mark.parametrize("there", LIBRARIES)
def test_a_parquet_file_is_ranked_by_whichever_library_is_there(model, columns, folder, there, monkeypatch):
    expected = jr.rank(columns, model).to_dicts()
    counted = jr.measure(folder / "contacts.csv", COUNTING).to_dicts()
    without(monkeypatch, *(name for name in LIBRARIES if name != there))
    assert jr.rank(folder / "journeys.parquet", model).to_dicts() == expected
    assert jr.rank(str(folder / "journeys.parquet"), model).to_dicts() == expected
    assert jr.measure(folder / "contacts.PARQUET", COUNTING).to_dicts() == counted
    assert jr.CriteriaMatrix(folder / "journeys.parquet").criteria == ("pain", "cost")


def test_without_such_a_library_it_is_said_what_to_install(model, folder, monkeypatch):
    without(monkeypatch, *LIBRARIES)
    message = r"journeys.parquet: a Parquet file needs pyarrow, polars or duckdb; install it: pip install 'journeyrank\[frames\]'"
    for read in (jr.rank, jr.lint, jr.measure):
        with pytest.raises(ImportError, match=message):
            read(folder / "journeys.parquet", model)


@pytest.mark.parametrize("name", ["nowhere.csv", "nowhere.parquet", "nowhere"])
@pytest.mark.parametrize("read", [jr.rank, jr.lint, jr.measure, lambda path, model: jr.CriteriaMatrix(path, model=model)])
def test_a_file_that_is_not_there_is_refused_by_its_name(model, tmp_path, read, name):
    with pytest.raises(jr.Error, match=f"read_failed: .*{name}: cannot be (opened|read): No such file") as caught:
        read(tmp_path / name, model)
    assert caught.value.code == "read_failed"


def test_a_file_that_is_no_parquet_is_refused_by_its_name(model, tmp_path):
    (tmp_path / "false.parquet").write_text(CSV, encoding="utf-8")
    with pytest.raises(jr.Error, match="read_failed: .*false.parquet: cannot be read as Parquet: "):
        jr.rank(tmp_path / "false.parquet", model)


def test_what_is_wrong_in_a_csv_file_is_named_with_line_and_column(model, folder):
    (folder / "journeys.csv").write_text(CSV.replace("2.5", "much"), encoding="utf-8")
    with pytest.raises(jr.Error, match=r"bad_number: .*journeys.csv:3:17"):
        jr.rank(folder / "journeys.csv", model)


def test_a_csv_file_needs_a_model_and_has_its_names_in_its_header(model, folder):
    path = folder / "journeys.csv"
    with pytest.raises(jr.Error, match="bad_option: model: a CSV file says by a model"):
        jr.CriteriaMatrix(path)
    for words in ({"criteria": ["pain"]}, {"journeys": "journey"}, {"labels": ["a", "b", "c"]}):
        with pytest.raises(jr.Error, match="bad_option: a CSV file names its criteria, journeys and labels in its header"):
            jr.rank(path, model, **words)


def test_the_lint_tells_contacts_from_a_matrix(model, folder):
    as_matrix = jr.lint(jr.CriteriaMatrix(folder / "journeys.csv", model=model), model)
    for name in ("journeys.csv", "journeys.parquet"):
        assert list(jr.lint(folder / name, model)) == list(as_matrix)
    as_contacts = jr.lint(jr.measure(folder / "contacts.csv", COUNTING), COUNTING)
    for name in ("contacts.csv", "contacts.PARQUET"):
        assert list(jr.lint(folder / name, COUNTING)) == list(as_contacts)


def test_customers_targets_and_segments_may_be_parquet(folder, model):
    rows = {"journey": ["a", "b"] * 2, "segment": ["x", "x", "y", "y"], "pain": [1.0, 2.0, 3.0, 1.0], "cost": [1.0] * 4}
    parquet.write_table(pa.table(rows), folder / "segments.parquet")
    found = jr.compare_segments(folder / "segments.parquet", model, by="segment")
    assert found.segments == ("x", "y")
    measured = jr.measure(folder / "contacts.csv", COUNTING)
    targets = {"journey": ["billing"], "metric": ["n"], "target": [1.0]}
    parquet.write_table(pa.table(targets), folder / "targets.parquet")
    assert jr.gaps(measured, COUNTING, folder / "targets.parquet").to_dicts() == jr.gaps(measured, COUNTING, targets).to_dicts()
