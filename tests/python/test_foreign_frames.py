# SPDX-License-Identifier: MIT
"""Frames that the extension does not know itself: lazy ones, and those that narwhals knows; what comes back for them."""

import sys
from typing import Any

import journeyrank as jr
import pytest

pa = pytest.importorskip("pyarrow")
pd = pytest.importorskip("pandas")
pl = pytest.importorskip("polars")
duckdb = pytest.importorskip("duckdb")
nw = pytest.importorskip("narwhals")


class Interchange:
    """A frame of a library that offers the data frame interchange protocol and nothing else."""

    def __init__(self, table):
        self._table = table

    def __dataframe__(self, nan_as_null: bool = False, allow_copy: bool = True) -> Any:
        return self._table.__dataframe__(nan_as_null, allow_copy)


KINDS = {
    "Polars lazy": (lambda table: pl.from_arrow(table).lazy(), pl.LazyFrame),
    "narwhals over Polars": (lambda table: nw.from_native(pl.from_arrow(table)), nw.DataFrame),
    "narwhals over pandas": (lambda table: nw.from_native(table.to_pandas()), nw.DataFrame),
    "narwhals over pyarrow": (nw.from_native, nw.DataFrame),
    "narwhals over lazy Polars": (lambda table: nw.from_native(pl.from_arrow(table).lazy()), nw.LazyFrame),
    "narwhals over DuckDB": (lambda table: nw.from_native(duckdb.from_arrow(table)), nw.LazyFrame),
    "interchange": (Interchange, dict),
}


@pytest.fixture
def table():
    return pa.table({"journey": ["billing", "roaming", "moving"], "pain": [4.0, 2.5, 7.0], "cost": [50, None, 10]})


@pytest.mark.parametrize("kind", KINDS)
def test_a_frame_is_read_as_its_table_is(model, table, kind):
    make, _ = KINDS[kind]
    assert jr.rank(make(table), model).to_dicts() == jr.rank(table, model).to_dicts()
    assert jr.CriteriaMatrix(make(table), model=model).to_dicts() == jr.CriteriaMatrix(table, model=model).to_dicts()
    assert jr.Scorer.fit(table, model).score(make(table)).tolist() == jr.rank(table, model).scores.tolist()


@pytest.mark.parametrize("kind", KINDS)
def test_the_kind_of_frame_comes_back(model, table, kind):
    make, back = KINDS[kind]
    ranking = jr.rank(make(table), model)
    lines = ranking.to_native()
    assert type(lines) is back
    if kind.startswith("narwhals"):
        assert type(lines.to_native()) is type(make(table).to_native())
        lines = lines.collect() if back is nw.LazyFrame else lines
        assert lines["journey"].to_list() == [line.id for line in ranking]
    if kind == "Polars lazy":
        assert lines.collect().to_dicts() == ranking.to_dicts()


def test_contacts_are_read_from_such_frames_too():
    model = jr.Model(
        criteria=[
            jr.Criterion(id="n", direction="maximize", scale=jr.Anchored(at_0=0, at_1=10), metric=jr.Contacts())
        ]
    )
    table = pa.table({"contact_id": ["1", "2"], "journey": ["a", "a"], "started_at": ["2026-03-01T08:00Z"] * 2})
    for make, _ in KINDS.values():
        measured = jr.measure(make(table), model)
        assert measured.matrix.column("n").tolist() == [2.0]
        assert len(jr.lint(make(table), model)) == len(jr.lint(table, model))


def test_what_no_library_knows_is_named_by_its_type(model):
    class Table:
        columns = ("pain",)

    with pytest.raises(TypeError, match="data: found Table; allowed: a path, a 2-D array, a dict of columns, a list of"):
        jr.rank(Table(), model)


def test_a_missing_narwhals_is_named_with_what_to_install(model, table, monkeypatch):
    monkeypatch.setitem(sys.modules, "narwhals", None)
    with pytest.raises(ImportError, match=r"Interchange needs narwhals; install it: pip install 'journeyrank\[frames\]'"):
        jr.rank(Interchange(table), model)
    assert len(jr.rank(table, model)) == 3
    assert len(jr.rank(pl.from_arrow(table).lazy(), model)) == 3


def test_a_frame_derived_from_pandas_is_one(model, table):
    class Derived(pd.DataFrame):
        pass

    ranking = jr.rank(Derived(table.to_pandas()).set_index("journey"), model)
    assert [line.id for line in ranking] == ["moving", "billing", "roaming"]
    assert type(ranking.to_native()) is pd.DataFrame


def test_a_matrix_remembers_the_kind_of_its_data(model, table):
    matrix = jr.CriteriaMatrix(pl.from_arrow(table), model=model)
    assert type(matrix.to_native()) is pl.DataFrame
    assert type(jr.rank(matrix, model).to_native()) is pl.DataFrame


RECORDS = [{"journey": "billing", "pain": 4, "cost": 50.0}, {"journey": "moving", "pain": 7}, {"cost": 1, "pain": 2, "journey": "x"}]


def test_a_list_of_dicts_is_a_table_and_an_absent_key_is_missing(model):
    ranking = jr.rank(RECORDS, model)
    assert ranking.matrix.journeys == ("billing", "moving", "x")
    assert ranking.matrix.missing("cost").tolist() == [False, True, False]
    assert ranking.to_dicts() == jr.rank(tuple(RECORDS), model).to_dicts()
    assert ranking.to_native() == ranking.to_dicts()
    late = jr.CriteriaMatrix([{"journey": "a"}, {"journey": "b", "pain": 1.0}, {"journey": "c"}], model=model)
    assert late.missing("pain").tolist() == [True, False, True]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([{"pain": 1}, [2.0]], "row 2: found list; allowed: a dict, as the rows before it"),
        ([{"pain": 1}, {"pain": 2}, None], "row 3: found NoneType; allowed: a dict"),
        ([{"pain": 1}, {2: 2}], "row 2, the name of a column: found int; allowed: a str"),
    ],
)
def test_a_mix_is_refused_naming_the_row(model, rows, message):
    with pytest.raises(TypeError, match=message):
        jr.rank(rows, model)


def test_a_wrong_value_in_a_list_of_dicts_is_refused_naming_the_row(model):
    with pytest.raises(jr.Error, match=r"""bad_number: column "pain" \(found "'much'" in row 2\)"""):
        jr.rank([{"pain": 1}, {"pain": "much"}], model)


def results_of(data, model):
    ranking = jr.rank(data, model)
    measured = jr.measure(CONTACTS, COUNTING)
    return {
        "Ranking": ranking, "CriteriaMatrix": ranking.matrix, "Ingest": ranking.ingest,
        "Stability": ranking.stability(), "MethodComparison": ranking.compare_methods(),
        "MeasuredMatrix": measured, "LintReport": jr.lint(data, model),
        "MeasuredSlices": jr.measure_slices(CONTACTS, COUNTING, by=["channel"]),
    }  # fmt: skip


CONTACTS = {"contact_id": ["1", "2"], "journey": ["a", "a"], "started_at": ["2026-03-01T08:00Z"] * 2, "channel": ["voice"] * 2}
COUNTING = jr.Model(
    criteria=[jr.Criterion(id="n", direction="maximize", scale=jr.Anchored(at_0=0, at_1=10), metric=jr.Contacts())]
)
RESULTS = ["Ranking", "CriteriaMatrix", "Ingest", "Stability", "MethodComparison", "MeasuredMatrix", "LintReport", "MeasuredSlices"]


def test_every_result_that_comes_back_natively_goes_into_every_frame():
    for name in jr.__all__:
        thing = getattr(jr, name)
        if hasattr(thing, "to_native"):
            assert all(hasattr(thing, f"to_{kind}") for kind in ("dicts", "pandas", "polars", "arrow")), name


@pytest.mark.parametrize("name", RESULTS)
def test_a_result_is_the_same_in_every_frame(model, table, name):
    result = results_of(table, model)[name]
    rows = result.to_dicts()
    assert len(rows) > 0
    assert result.to_arrow().to_pylist() == rows
    assert result.to_polars().to_dicts() == rows
    frame = result.to_pandas()
    assert list(frame.columns) == list(rows[0])
    cells = [{key: None if pd.isna(cell) else cell for key, cell in row.items()} for row in frame.to_dict("records")]
    assert cells == rows


def test_a_result_without_rows_keeps_its_columns(model):
    ranking = jr.rank({"pain": [], "cost": []}, model)
    assert list(ranking.to_pandas().columns) == ranking.to_arrow().column_names
    assert len(ranking.to_pandas()) == 0


def test_scores_in_pandas_are_numbers_and_ranks_whole(model, table):
    frame = jr.rank(table, model).to_pandas()
    assert [str(frame[name].dtype) for name in ("rank", "score")] == ["int64", "float64"]


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_a_missing_library_is_named_with_what_to_install(model, table, library, monkeypatch):
    ranking = jr.rank({"pain": [1.0], "cost": [2.0]}, model)
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ImportError, match=rf"{library} is needed; install it: pip install 'journeyrank\[frames\]'"):
        getattr(ranking, "to_arrow" if library == "pyarrow" else f"to_{library}")()
