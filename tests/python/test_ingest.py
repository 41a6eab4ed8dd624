# SPDX-License-Identifier: MIT
"""What `result.ingest` says: of each column its type, whether its memory is borrowed, and why it was copied."""

import journeyrank as jr
import numpy as np
import pytest

pa = pytest.importorskip("pyarrow")
pd = pytest.importorskip("pandas")
pl = pytest.importorskip("polars")
duckdb = pytest.importorskip("duckdb")


def of(data, model, column="cost", **words):
    rows = {row["column"]: row for row in jr.rank(data, model, **words).ingest.to_dicts()}
    return rows[column]


def is_borrowed(matrix, column, numbers):
    return matrix.column(column).ctypes.data == numbers.ctypes.data


def test_what_is_borrowed_is_said_to_be_and_is(model):
    pain, cost = np.array([1.0, 2.0]), np.array([3, 4], dtype="i4")
    matrix = jr.CriteriaMatrix({"pain": pain, "cost": cost}, model=model)
    assert matrix.ingest.to_dicts() == [
        {"column": "pain", "type": "float64", "memory": "borrowed", "why": None, "bytes": 0},
        {"column": "cost", "type": "int32", "memory": "copied", "why": "int32 to double", "bytes": 16},
    ]
    assert is_borrowed(matrix, "pain", pain)
    assert matrix.ingest.sentence == "2 columns of 2 rows: 1 borrowed, 1 copied (16 bytes)"
    assert matrix.ingest.copied_bytes == 16


DOUBLES = np.arange(6.0)
COLUMNS = {
    "strided": (DOUBLES.repeat(2)[::2], "float64", "strided"),
    "backwards": (DOUBLES[::-1], "float64", "strided"),
    "byte-swapped": (DOUBLES.astype(">f8"), ">f8", "byte-swapped"),
    "byte-swapped and strided": (DOUBLES.astype(">i2")[::-1], ">i2", "int16 to double, byte-swapped, strided"),
    "half": (DOUBLES.astype("f2"), "float16", "float16 to double"),
    "flags": (DOUBLES > 2, "bool", "bool to double"),
    "objects": (DOUBLES.astype(object), "object", "Python objects"),
    "list": (DOUBLES.tolist(), "list", "Python objects"),
    "tuple": (tuple(DOUBLES), "tuple", "Python objects"),
    "series": (pl.Series(DOUBLES), "Float64", None),
    "series of Int8": (pl.Series([0, 1, 2, 3, 4, None], dtype=pl.Int8), "Int8", "int8 to double, 1 null filled"),
    "pyarrow": (pa.array(DOUBLES), "double", None),
    "pyarrow in chunks": (pa.chunked_array([DOUBLES[:2], DOUBLES[2:2], DOUBLES[2:]]), "double", "2 chunks joined"),
    "pyarrow with nulls": (pa.array([None, 1.0, 2.0, None, 4.0, 5.0]), "double", "2 nulls filled"),
    "decimal": (pa.array([1] * 6, pa.decimal128(9, 2)), "decimal128(9, 2)", "decimal128(9, 2) to double"),
    "dictionary": (
        pa.array(DOUBLES).dictionary_encode(),
        "dictionary<values=double, indices=int32>",
        "dictionary<values=double, indices=int32> to double",
    ),
    "masked": (np.ma.masked_array(DOUBLES, mask=[1, 0, 0, 0, 0, 0]), "float64", None),
}


@pytest.mark.parametrize("kind", COLUMNS)
def test_a_column_says_its_type_and_why_it_was_copied(model, kind):
    column, type, why = COLUMNS[kind]
    found = of({"pain": np.zeros(6), "cost": column}, model)
    memory, copied = ("borrowed", 0) if why is None else ("copied", 48)
    assert found == {"column": "cost", "type": type, "memory": memory, "why": why, "bytes": copied}


TABLE = pa.table({"journey": ["a", "bb"], "pain": [1.0, 2.0], "cost": pa.array([3, None], pa.int16()), "segment": ["x", "y"]})
FRAMES = {
    "pyarrow": (lambda: TABLE, ["string", "double", "int16", "string"]),
    "Polars": (lambda: pl.from_arrow(TABLE), ["String", "Float64", "Int16", "String"]),
    "pandas": (lambda: TABLE.to_pandas(), ["str", "float64", "float64", "str"]),
    "DuckDB": (lambda: duckdb.from_arrow(TABLE), ["VARCHAR", "DOUBLE", "SMALLINT", "VARCHAR"]),
}


@pytest.mark.parametrize("kind", FRAMES)
def test_types_are_those_that_the_library_of_the_frame_says(model, kind):
    make, types = FRAMES[kind]
    rows = jr.rank(make(), model).ingest.to_dicts()
    assert [row["column"] for row in rows] == ["journey", "pain", "cost", "segment"]
    assert [row["type"] for row in rows] == types
    assert [row["why"] for row in rows[::3]] == ["text", "text"]
    assert [row["bytes"] for row in rows] == [3, 0, 16, 2]
    assert rows[2]["why"].endswith("1 null filled")


LAYOUTS = {
    "F": (np.asfortranarray(np.ones((3, 2))), "float64", None),
    "C": (np.ones((3, 2)), "float64", "strided"),
    "byte-swapped": (np.asfortranarray(np.ones((3, 2), dtype=">f8")), ">f8", "byte-swapped"),
    "int32": (np.asfortranarray(np.ones((3, 2), dtype="i4")), "int32", "int32 to double"),
    "rows of float32": (np.ones((3, 2), dtype="f4"), "float32", "float32 to double, strided"),
    "objects": (np.ones((3, 2), dtype=object), "object", "Python objects"),
    "lists": ([[1.0, 1.0]] * 3, "list", "Python objects"),
    "one row": (np.ones((1, 2)), "float64", None),
    "no row": (np.ones((0, 2)), "float64", None),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_columns_of_a_matrix_fare_alike(model, layout):
    data, type, why = LAYOUTS[layout]
    rows = jr.CriteriaMatrix(data, model=model).ingest.to_dicts()
    expected = {"type": type, "memory": "copied" if why else "borrowed", "why": why, "bytes": 8 * len(data) if why else 0}
    assert rows == [{"column": name, **expected} for name in ("pain", "cost")]


def test_a_csv_file_is_text_throughout(model, tmp_path):
    (tmp_path / "journeys.csv").write_text("id,pain,cost,segment\na,1,2,x\nbb,3,4,yy\n", encoding="utf-8")
    rows = jr.rank(tmp_path / "journeys.csv", model).ingest.to_dicts()
    assert [(row["column"], row["type"], row["why"], row["bytes"]) for row in rows] == [
        ("id", "text", "text", 3), ("pain", "text", "text", 16), ("cost", "text", "text", 16), ("segment", "text", "text", 3),
    ]  # fmt: skip


CONTACTS = {"contact_id": ["1", "2"], "journey": ["a", "a"], "started_at": ["2026-03-01T08:00Z"] * 2, "mood": ["good", "bad"]}
COUNTING = jr.Model(
    criteria=[jr.Criterion(id="n", direction="maximize", scale=jr.Anchored(at_0=0, at_1=10), metric=jr.Contacts())]
)


@pytest.mark.parametrize("make", [dict, pa.table, pd.DataFrame, pl.DataFrame, lambda columns: pa.table(columns).to_reader()])
def test_contacts_are_streamed_and_nothing_of_them_is_kept(make):
    measured = jr.measure(make(CONTACTS), COUNTING)
    rows = measured.ingest.to_dicts()
    assert [row["column"] for row in rows] == ["contact_id", "journey", "started_at"]
    assert {(row["memory"], row["why"], row["bytes"]) for row in rows} == {("streamed", None, 0)}
    assert measured.ingest.sentence == "3 columns streamed: nothing that was read is kept"
    assert jr.rank(measured, COUNTING).ingest.to_dicts() == rows
    tally = jr.Tally(COUNTING)
    tally.count(make(CONTACTS))
    assert tally.measure().ingest.to_dicts() == rows


def test_a_ranking_says_what_its_matrix_says(model):
    matrix = jr.CriteriaMatrix({"pain": [1.0], "cost": [2.0]}, model=model)
    assert jr.rank(matrix, model).ingest.to_dicts() == matrix.ingest.to_dicts()


def test_an_ingest_is_a_result_like_any_other(model):
    ingest = jr.rank(pl.DataFrame({"pain": [1.0], "cost": [2]}), model).ingest
    assert len(ingest) == 2
    assert isinstance(ingest.to_native(), pl.DataFrame)
    assert ingest.to_pandas()["bytes"].tolist() == [0, 8]
    assert repr(ingest) == (
        "2 columns of 1 row: 1 borrowed, 1 copied (8 bytes)\n"
        "column  type     memory    why              bytes\n"
        "pain    Float64  borrowed                       0\n"
        "cost    Int64    copied    int64 to double      8"
    )
    assert "<table" in ingest._repr_html_()
    with pytest.raises(AttributeError):
        ingest.sentence = "nothing"


def test_doubles_of_pandas_stay_where_they_are_and_a_missing_one_is_filled(model):
    frame = pd.DataFrame({"journey": ["a", "b"], "pain": [1.0, 2.0], "cost": [np.nan, 3.0]})
    matrix = jr.CriteriaMatrix(frame, model=model)
    assert is_borrowed(matrix, "pain", frame["pain"].to_numpy())
    assert [row["why"] for row in matrix.ingest.to_dicts()] == ["text", None, "1 null filled"]
    infinite = frame.assign(cost=[np.inf, 3.0])
    with pytest.raises(jr.Error, match='bad_number: journey "a", criterion "cost": found inf'):
        jr.CriteriaMatrix(infinite, model=model)
    twice = pd.concat([frame, frame[["pain"]]], axis=1)
    with pytest.raises((jr.Error, ValueError), match="[Dd]uplicate"):
        jr.CriteriaMatrix(twice, model=model)
