# SPDX-License-Identifier: MIT
"""Data frames, Arrow tables and dicts: every kind gives the same ranking; every Arrow type gives the same numbers."""

import datetime
import decimal
import gc
import sys

import journeyrank as jr
import numpy as np
import pytest

pa = pytest.importorskip("pyarrow")
pd = pytest.importorskip("pandas")
pl = pytest.importorskip("polars")
duckdb = pytest.importorskip("duckdb")

KINDS = {
    "dict of lists": dict,
    "dict of tuples": lambda columns: {name: tuple(cells) for name, cells in columns.items()},
    "dict of pyarrow arrays": lambda columns: {name: pa.array(cells) for name, cells in columns.items()},
    "dict of Polars series": lambda columns: {name: pl.Series(cells) for name, cells in columns.items()},
    "dict of pandas series": lambda columns: {name: pd.Series(cells) for name, cells in columns.items()},
    "pyarrow table": pa.table,
    "pyarrow batch": pa.RecordBatch.from_pydict,
    "pyarrow reader": lambda columns: pa.table(columns).to_reader(),
    "pyarrow struct": lambda columns: pa.table(columns).to_struct_array().combine_chunks(),
    "pyarrow in chunks": lambda columns: pa.concat_tables([pa.table(columns).slice(i, 1) for i in range(3)]),
    "pandas": pd.DataFrame,
    "pandas of Arrow types": lambda columns: pd.DataFrame(columns).convert_dtypes(dtype_backend="pyarrow"),
    "pandas with ids as index": lambda columns: pd.DataFrame(columns).set_index("journey"),
    "pandas with a filtered index": lambda columns: pd.concat([pd.DataFrame(columns)] * 2).iloc[3:].loc[[0, 1, 2]],
    "Polars": pl.DataFrame,
    "Polars of categories": lambda columns: pl.DataFrame(columns).with_columns(pl.col("segment").cast(pl.Categorical)),
    "Polars in chunks": lambda columns: pl.concat([pl.DataFrame(columns)[i] for i in range(3)], rechunk=False),
    "DuckDB": lambda columns: duckdb.from_arrow(pa.table(columns)),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_frame_gives_the_same_ranking(model, columns, kind):
    expected = jr.rank(columns, model)
    ranking = jr.rank(KINDS[kind](columns), model)
    assert ranking.to_dicts() == expected.to_dicts()
    assert [line.label for line in ranking] == ["moving", "Bill <query>", "Roaming"]
    assert ranking.matrix.attributes == {"segment": ("home", "", "office")}
    assert ranking.matrix.missing("cost").tolist() == [False, True, False]


@pytest.mark.parametrize("kind", KINDS)
def test_the_lines_come_back_in_the_kind_of_data_that_was_ranked(model, columns, kind):
    data = KINDS[kind](columns)
    ranking = jr.rank(data, model)
    lines = ranking.to_native()
    wanted = {
        pd.DataFrame: pd.DataFrame,
        pl.DataFrame: pl.DataFrame,
        dict: dict,
        duckdb.DuckDBPyRelation: duckdb.DuckDBPyRelation,
    }.get(type(data), pa.Table)
    assert isinstance(lines, wanted)
    as_dict = {
        pd.DataFrame: lambda: lines["journey"].tolist(),
        pl.DataFrame: lambda: lines["journey"].to_list(),
        dict: lambda: lines["journey"],
        duckdb.DuckDBPyRelation: lambda: [row[0] for row in lines.select("journey").fetchall()],
        pa.Table: lambda: lines["journey"].to_pylist(),
    }[wanted]
    assert as_dict() == [line.id for line in ranking]


TYPES = [
    pa.int8(), pa.int16(), pa.int32(), pa.int64(), pa.uint8(), pa.uint16(), pa.uint32(), pa.uint64(),
    pa.float32(), pa.float64(), pa.decimal32(9, 2), pa.decimal64(18, 2), pa.decimal128(38, 2), pa.decimal256(76, 2),
]  # fmt: skip


@pytest.mark.parametrize("type", TYPES, ids=str)
def test_every_arrow_type_of_number_reads_alike_with_nulls_slices_and_chunks(model, type):
    cells = [9, 4, None, 7, 2, None, 1]
    whole = pa.array([None if cell is None else decimal.Decimal(cell) if "decimal" in str(type) else cell for cell in cells], type)
    pain = pa.chunked_array([whole[1:4], whole[4:4], whole[4:]])
    table = pa.table({"pain": pa.array([0.0] * 6), "cost": pain})
    matrix = jr.CriteriaMatrix(table, model=model)
    assert matrix.missing("cost").tolist() == [False, True, False, False, True, False]
    assert matrix.column("cost")[~matrix.missing("cost")].tolist() == [4.0, 7.0, 2.0, 1.0]


def test_large_whole_numbers_and_decimals_are_rounded_to_the_nearest_double():
    table = pa.table(
        {
            "a": pa.array([2**53 + 1, 2**63 - 1], pa.int64()),
            "b": pa.array([2**64 - 1, 0], pa.uint64()),
            "c": pa.array([decimal.Decimal("0.1"), decimal.Decimal("-12345678901234567890.123456789")], pa.decimal128(38, 9)),
        }
    )
    matrix = jr.CriteriaMatrix(table)
    assert matrix.column("a").tolist() == [float(2**53 + 1), float(2**63 - 1)]
    assert matrix.column("b").tolist() == [float(2**64 - 1), 0.0]
    assert matrix.column("c").tolist() == [0.1, -12345678901234567890.123456789]


def test_bool_null_and_dictionaries_of_numbers_are_numbers():
    table = pa.table(
        {
            "flag": pa.array([True, False, None]),
            "coded": pa.array([5.5, None, 5.5]).dictionary_encode(),
            "none": pa.nulls(3),
        }
    )
    matrix = jr.CriteriaMatrix(table)
    assert matrix.column("flag")[:2].tolist() == [1.0, 0.0]
    assert matrix.missing("flag").tolist() == [False, False, True]
    assert matrix.column("coded")[[0, 2]].tolist() == [5.5, 5.5]
    assert matrix.missing("coded").tolist() == [False, True, False]
    assert matrix.missing("none").all()


TEXTS = {
    "string": pa.string(),
    "large_string": pa.large_string(),
    "string_view": pa.string_view(),
    "dictionary": pa.dictionary(pa.int8(), pa.string()),
    "dictionary of views": pa.dictionary(pa.uint32(), pa.string_view()),
}


@pytest.mark.parametrize("type", TEXTS)
def test_every_arrow_type_of_text_gives_ids_labels_attributes_and_levels(levels_model, type):
    def text(cells):
        encoded = pa.array(cells, pa.string())
        return encoded.cast(TEXTS[type]) if "views" not in type else _dictionary_of_views(cells)

    long = "a journey with a name of more than twelve letters"
    table = pa.table(
        {
            "journey": text(["a", long, "ü"]),
            "label": text(["A", None, "Ü"]),
            "severity": text(["high", None, "middle"]),
            "segment": text(["x", long, ""]),
        }
    )
    for chunked in (table, pa.concat_tables([table[:1], table[1:1], table[1:]])):
        matrix = jr.CriteriaMatrix(chunked, model=levels_model)
        assert matrix.journeys == ("a", long, "ü")
        assert matrix.labels == ("A", long, "Ü")
        assert matrix.column("severity").tolist() == [2.0, 0.0, 1.0]
        assert matrix.missing("severity").tolist() == [False, True, False]
        assert matrix.attributes == {"segment": ("x", long, "")}


def _dictionary_of_views(cells):
    entries = sorted({cell for cell in cells if cell is not None})
    indices = pa.array([None if cell is None else entries.index(cell) for cell in cells], pa.uint32())
    return pa.DictionaryArray.from_arrays(indices, pa.array(entries, pa.string_view()))


def test_float64_in_one_chunk_without_nulls_is_not_copied(model):
    pain = pa.array([4.0, 2.0])
    table = pa.table({"pain": pain, "cost": pa.array([1.0, 2.0])})
    matrix = jr.CriteriaMatrix(table, model=model)
    assert matrix.column("pain").ctypes.data == pain.buffers()[1].address


def test_arrow_memory_is_released_when_the_matrix_goes(model):
    gc.collect()
    before = pa.total_allocated_bytes()
    table = pa.table({"pain": pa.array(np.arange(100_000.0) / 1e5), "cost": pa.array(np.zeros(100_000))})
    matrix = jr.CriteriaMatrix(table, model=model)
    column = matrix.column("pain")
    del table, matrix
    gc.collect()
    assert pa.total_allocated_bytes() > before
    assert column[-1] == 0.99999
    del column
    gc.collect()
    assert pa.total_allocated_bytes() == before


def test_arrow_memory_is_released_when_reading_fails(model):
    gc.collect()
    before = pa.total_allocated_bytes()
    table = pa.table({"pain": pa.array([1.0] * 1000 + [float("nan")]), "cost": pa.array([1.0] * 1001)})
    with pytest.raises(jr.Error, match="bad_number"):
        jr.CriteriaMatrix(table, model=model)
    del table
    gc.collect()
    assert pa.total_allocated_bytes() == before


def test_a_stream_that_is_used_up_is_empty_or_refused(model, columns):
    reader = pa.table(columns).to_reader()
    jr.rank(reader, model)
    assert len(jr.rank(reader, model)) == 0
    capsule = pa.table(columns).__arrow_c_stream__()

    class Once:
        def __arrow_c_stream__(self, requested_schema=None):
            return capsule

    jr.rank(Once(), model)
    with pytest.raises(jr.Error, match="bad_arrow: the stream is used up"):
        jr.rank(Once(), model)


def test_a_stream_that_fails_midway_is_reported(model):
    batch = pa.record_batch({"pain": [1.0], "cost": [2.0]})

    def batches():
        yield batch
        raise RuntimeError("the database went away")

    reader = pa.RecordBatchReader.from_batches(batch.schema, batches())
    with pytest.raises(jr.Error) as caught:
        jr.rank(reader, model)
    assert caught.value.code == "bad_arrow"
    assert "the database went away" in str(caught.value)


@pytest.mark.parametrize(
    ("pain", "format"),
    [
        (pa.array([datetime.date(2026, 1, 1)]), "tdD"),
        (pa.array([b"1"]), "z"),
        (pa.array([[1.0]]), "+l"),
        (pa.array(["high"]), "u"),
    ],
)
def test_a_criterion_of_another_type_is_refused_naming_column_and_format(model, pain, format):
    with pytest.raises(jr.Error) as caught:
        jr.rank(pa.table({"pain": pain, "cost": [1.0]}), model)
    assert caught.value.code == "bad_arrow"
    assert f'column "pain" (Arrow format "{format}")' in str(caught.value)


def test_columns_of_any_type_may_stand_beside_the_criteria(model, columns):
    table = pa.table(columns).append_column("seen", pa.array([datetime.datetime(2026, 1, 1)] * 3))
    assert len(jr.rank(table, model)) == 3


def test_nan_is_refused_and_null_is_missing(model):
    frame = pl.DataFrame({"pain": [1.0, 2.0], "cost": [1.0, None]})
    assert jr.CriteriaMatrix(frame, model=model).missing("cost").tolist() == [False, True]
    with pytest.raises(jr.Error, match='bad_number: journey "1", criterion "cost": found NaN'):
        jr.rank(frame.with_columns(cost=pl.Series([float("nan"), 1.0])), model)


def test_pandas_counts_nan_as_missing(model):
    frame = pd.DataFrame({"pain": [1.0, 2.0], "cost": [1.0, np.nan]})
    assert jr.CriteriaMatrix(frame, model=model).missing("cost").tolist() == [False, True]


def test_pandas_works_without_pyarrow(model, columns, monkeypatch):
    expected = jr.rank(columns, model).to_dicts()
    frames = {kind: KINDS[kind](columns) for kind in KINDS if kind in ("pandas", "pandas with ids as index")}
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    for frame in frames.values():
        assert jr.rank(frame, model).to_dicts() == expected


def test_the_unnamed_index_of_pandas_gives_ids_when_it_is_text(model):
    frame = pd.DataFrame({"pain": [1.0, 2.0], "cost": [1.0, 2.0]}, index=["a", "b"])
    assert jr.CriteriaMatrix(frame, model=model).journeys == ("a", "b")
    numbered = frame.set_axis([7, 5])
    assert jr.CriteriaMatrix(numbered, model=model).journeys == ("1", "2")
    assert jr.CriteriaMatrix(numbered).criteria == ("pain", "cost")


def test_ids_may_be_whole_numbers_and_stand_in_any_column(model, columns):
    del columns["journey"]
    ids = {"id": [30, 10, 20], **columns}
    assert jr.CriteriaMatrix(ids, model=model).journeys == ("30", "10", "20")
    assert jr.CriteriaMatrix(pa.table(ids), model=model).journeys == ("30", "10", "20")
    named = {"reason": ["x", "y", "z"], **ids}
    assert jr.CriteriaMatrix(named, model=model, journeys="reason", labels="id").labels == ("30", "10", "20")
    assert jr.CriteriaMatrix(pl.DataFrame(named), model=model, journeys=["p", "q", "r"]).journeys == ("p", "q", "r")


def test_without_a_model_every_column_of_numbers_is_a_criterion(columns):
    matrix = jr.CriteriaMatrix(columns)
    assert matrix.criteria == ("pain", "cost")
    assert jr.CriteriaMatrix(columns, criteria=["cost"]).criteria == ("cost",)


@pytest.mark.parametrize(
    ("changes", "code", "message"),
    [
        ({"pain": [1.0, "many", 2.0]}, "bad_number", "found \"'many'\" in row 2"),
        ({"pain": ["a", "b", "c"]}, "bad_number", 'column "pain" (text)'),
        ({"pain": [1.0, 2.0]}, "shape_mismatch", 'column "pain" has 2 values'),
        ({"pain": [1.0, float("nan"), 2.0]}, "bad_number", 'journey "roaming", criterion "pain": found NaN'),
        ({"pain": [1.0, None, 2.0]}, "missing_cell", 'journey "roaming", criterion "pain": the cell is missing'),
        ({"pain": [1.0, {}, 2.0]}, "bad_number", 'found "{}" in row 2'),
        ({"journey": ["a", "b", "a"]}, "duplicate_name", 'journey "a" stands twice'),
        ({"journey": ["a", None, "c"]}, "missing_cell", "row 2 has no journey"),
        ({"journey": [1.5, 2.5, 3.5]}, "bad_number", "allowed: text or whole numbers"),
        ({"pain": np.zeros((3, 1))}, "shape_mismatch", "2 dimensions"),
    ],
)
def test_bad_columns_of_a_dict_are_refused_with_their_place(model, columns, changes, code, message):
    with pytest.raises(jr.Error) as caught:
        jr.rank({**columns, **changes}, model)
    assert caught.value.code == code
    assert message in str(caught.value)


def test_a_missing_column_is_named_with_the_nearest(model, columns):
    columns["pian"] = columns.pop("pain")
    with pytest.raises(jr.Error, match=r'missing_column: no column for criterion "pain"'):
        jr.rank(columns, model)
    with pytest.raises(jr.Error, match=r'"cots" is not in the frame \(did you mean "cost"\?\)'):
        jr.rank(columns, model, criteria=["cots"])


def test_an_unknown_level_is_named_with_the_nearest(levels_model):
    for data in ({"severity": ["low", "hihg"]}, pa.table({"severity": ["low", "hihg"]})):
        with pytest.raises(jr.Error) as caught:
            jr.rank(data, levels_model)
        assert caught.value.code == "unknown_name"
        assert 'found "hihg" (did you mean "high"?)' in str(caught.value)


@pytest.mark.parametrize("data", [None, 3, object(), {1: [2.0]}, {"pain": 3.0}, {"pain": "12"}])
def test_what_is_no_data_is_a_type_error(model, data):
    with pytest.raises(TypeError):
        jr.rank(data, model)


def test_an_empty_frame_is_an_empty_ranking(model):
    for data in ({"pain": [], "cost": []}, pa.table({"pain": pa.array([], pa.float64()), "cost": pa.array([], pa.float64())})):
        assert len(jr.rank(data, model)) == 0


def test_a_ranking_goes_into_every_kind_of_frame(model, columns):
    ranking = jr.rank(columns, model)
    expected = ranking.to_dicts()
    table = pa.table(ranking)
    assert table.to_pylist() == expected
    assert [str(type) for type in table.schema.types[:5]] == ["int64", "int64", "string", "string", "double"]
    assert pl.DataFrame(ranking).to_dicts() == expected
    assert pa.table(ranking).to_pandas()["score"].tolist() == [line.score for line in ranking]
    assert duckdb.sql("select journey from ranking where rank = 1").fetchall() == [("moving",)]


def test_a_matrix_goes_out_and_comes_back_the_same(model, columns):
    matrix = jr.CriteriaMatrix(columns, model=model)
    back = jr.CriteriaMatrix(pl.DataFrame(matrix), model=model)
    assert pa.table(back) == pa.table(matrix)
    assert pa.table(matrix).column_names == ["journey", "label", "pain", "cost", "segment"]


def test_a_capsule_that_nobody_reads_is_released(model, columns):
    ranking = jr.rank(columns, model)
    for _ in range(100):
        ranking.__arrow_c_stream__()
    gc.collect()


@pytest.mark.parametrize("kind", KINDS)
def test_a_column_without_a_single_cell_is_missing_whatever_its_part(model, kind):
    columns = {"journey": ["a", "b", "c"], "label": [None] * 3, "pain": [1.0, 2.0, 3.0], "cost": [None] * 3, "segment": ["x"] * 3}
    matrix = jr.rank(KINDS[kind](columns), model).matrix
    assert matrix.labels == ("a", "b", "c")
    assert matrix.missing("cost").all()


@pytest.mark.parametrize("kind", ["dict of lists", "dict of pyarrow arrays", "pyarrow table", "Polars", "DuckDB"])
def test_no_rows_of_columns_of_no_type_are_no_journeys(model, kind):
    assert len(jr.rank(KINDS[kind]({"journey": [], "pain": [], "cost": []}), model)) == 0
