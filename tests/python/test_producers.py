# SPDX-License-Identifier: MIT
"""Every producer of frames, with every type of column, nulls and chunks: the scores have the same bits."""

import datetime
import decimal
import itertools

import journeyrank as jr
import numpy as np
import pytest

pa = pytest.importorskip("pyarrow")
pd = pytest.importorskip("pandas")
pl = pytest.importorskip("polars")
duckdb = pytest.importorskip("duckdb")
nw = pytest.importorskip("narwhals")
parquet = pytest.importorskip("pyarrow.parquet")


class StreamOnly:
    """Offers its columns as an Arrow stream and nothing else."""

    def __init__(self, table):
        self._table = table

    def __arrow_c_stream__(self, requested_schema=None):
        return self._table.__arrow_c_stream__(requested_schema)


class ArrayOnly:
    """Offers one Arrow array and nothing else."""

    def __init__(self, table):
        self._batch = table.combine_chunks().to_struct_array().combine_chunks()

    def __arrow_c_array__(self, requested_schema=None):
        return self._batch.__arrow_c_array__(requested_schema)


def numpy_column(column):
    """Masked where it has nulls; decimals, texts and dictionaries as objects."""
    cells = column.to_pylist()
    plain = pa.types.is_integer(column.type) or pa.types.is_floating(column.type) or pa.types.is_boolean(column.type)
    if not plain:
        return np.array(cells, dtype=object)
    dtype = column.type.to_pandas_dtype()
    missing = [cell is None for cell in cells]
    filled = np.array([0 if cell is None else cell for cell in cells], dtype=dtype)
    return np.ma.masked_array(filled, mask=missing) if any(missing) else filled


def parquet_file(table, folder):
    parquet.write_table(table, folder / "frame.parquet")
    return folder / "frame.parquet"


PRODUCERS = {
    "pyarrow table": lambda table, _: table,
    "pyarrow reader": lambda table, _: table.to_reader(),
    "stream only": lambda table, _: StreamOnly(table),
    "array only": lambda table, _: ArrayOnly(table),
    "Polars": lambda table, _: pl.from_arrow(table, rechunk=False),
    "Polars lazy": lambda table, _: pl.from_arrow(table, rechunk=False).lazy(),
    "pandas": lambda table, _: table.to_pandas(),
    "pandas of Arrow types": lambda table, _: table.to_pandas(types_mapper=pd.ArrowDtype),
    "DuckDB": lambda table, _: duckdb.from_arrow(table),
    "narwhals over pyarrow": lambda table, _: nw.from_native(table),
    "narwhals over lazy Polars": lambda table, _: nw.from_native(pl.from_arrow(table).lazy()),
    "narwhals over DuckDB": lambda table, _: nw.from_native(duckdb.from_arrow(table)),
    "dict of chunked arrays": lambda table, _: dict(zip(table.column_names, table.columns)),
    "dict of NumPy arrays": lambda table, _: {n: numpy_column(c) for n, c in zip(table.column_names, table.columns)},
    "dict of lists": lambda table, _: table.to_pydict(),
    "list of dicts": lambda table, _: table.to_pylist(),
    "Parquet": parquet_file,
}

WHOLE = [3, 0, 9, 7, 1, 5, 2]
FRACTIONS = [0.1, 9.75, 3.3, 1e-3, 7.0, 12.5, -1.0]
NUMBERS = {
    **{str(type): (type, WHOLE) for type in (pa.int8(), pa.int16(), pa.int32(), pa.int64())},
    **{str(type): (type, WHOLE) for type in (pa.uint8(), pa.uint16(), pa.uint32(), pa.uint64())},
    "halffloat": (pa.float16(), WHOLE),
    "float": (pa.float32(), FRACTIONS),
    "double": (pa.float64(), FRACTIONS),
    "decimal128": (pa.decimal128(12, 3), [decimal.Decimal(text) for text in "0.1 9.75 3.3 0.001 7 12.5 -1".split()]),
    "decimal256": (pa.decimal256(40, 3), [decimal.Decimal(text) for text in "0.1 9.75 3.3 0.001 7 12.5 -1".split()]),
    "bool": (pa.bool_(), [True, False, True, True, False, False, True]),
    "dictionary": (pa.dictionary(pa.int8(), pa.int64()), WHOLE),
}
TEXTS = {
    "string": pa.string(),
    "large_string": pa.large_string(),
    "string_view": pa.string_view(),
    "dictionary": pa.dictionary(pa.int8(), pa.string()),
}
NULLS = {"none": set(), "some": {1, 4}, "all": set(range(7))}
CUTS = {"one": [0, 7], "many": [0, 2, 3, 7], "empty ones between": [0, 0, 3, 3, 3, 7, 7], "no rows": [0, 0]}

# Which producers have no such type.
CANNOT = {
    **{(name, "decimal256"): "Polars has no decimal of 256 bits" for name in PRODUCERS if "Polars" in name},
    **{(name, "decimal256"): "DuckDB has no decimal of 256 bits" for name in PRODUCERS if "DuckDB" in name},
    **{(name, "halffloat"): "DuckDB has no half float" for name in PRODUCERS if "DuckDB" in name},
}


def column_of(type, cells):
    array = pa.array(cells, type.value_type if pa.types.is_dictionary(type) else type)
    return array.dictionary_encode().cast(type) if pa.types.is_dictionary(type) else array


def chunked(columns, types, cuts):
    """A table of batches, each cut out of the whole."""
    batches = []
    for begin, end in itertools.pairwise(cuts):
        cells = [column_of(types[name], column[begin:end]) for name, column in columns.items()]
        batches.append(pa.RecordBatch.from_arrays(cells, names=list(columns)))
    return pa.Table.from_batches(batches)


def hex_of(scores):
    return [float(score).hex() for score in scores]


def as_double(cell, type):
    return float(np.float32(cell)) if type == pa.float32() else float(cell)


@pytest.mark.parametrize("type_name", NUMBERS)
@pytest.mark.parametrize("producer", PRODUCERS)
def test_numbers_have_the_same_bits(model, plain_scores, tmp_path, producer, type_name):
    type, cells = NUMBERS[type_name]
    if (producer, type_name) in CANNOT:
        pytest.skip(CANNOT[producer, type_name])
    pain = [2.5, 0.0, 10.0, 3.25, 1e-9, 7.0, 4.0]
    for (nulls, missing), (chunks, cuts) in itertools.product(NULLS.items(), CUTS.items()):
        cost = [None if row in missing else cell for row, cell in enumerate(cells)]
        table = chunked({"pain": pain, "cost": cost}, {"pain": pa.float64(), "cost": type}, cuts)
        data = PRODUCERS[producer](table, tmp_path)
        # A missing cost is the worst: that of the anchor 100.
        rows = [(p, 100.0 if c is None else as_double(c, type)) for p, c in zip(pain, cost)][: cuts[-1]]
        expected = hex_of(plain_scores(rows, [(0.0, 10.0, 3.0), (100.0, 0.0, 1.0)]))
        if chunks == "no rows" and producer == "list of dicts":
            continue  # an empty list names no column
        found = jr.rank(data, model)
        assert hex_of(found.scores) == expected, (nulls, chunks)
        assert found.matrix.missing("cost").tolist() == [c is None for c in cost][: cuts[-1]], (nulls, chunks)


@pytest.mark.parametrize("type_name", TEXTS)
@pytest.mark.parametrize("producer", PRODUCERS)
def test_texts_are_the_same_levels_and_ids(levels_model, tmp_path, producer, type_name):
    if (producer, type_name) in CANNOT:
        pytest.skip(CANNOT[producer, type_name])
    type = TEXTS[type_name]
    names = ["a", "b", "ü", "a journey with more than twelve letters", "e", "f", "g"]
    severity = ["low", "high", "middle", "high", "low", "middle", "high"]
    value = {"low": 0.0, "middle": 0.5, "high": 1.0, None: 0.5}
    for (nulls, missing), (chunks, cuts) in itertools.product(NULLS.items(), CUTS.items()):
        cells = [None if row in missing else cell for row, cell in enumerate(severity)]
        table = chunked({"journey": names, "severity": cells}, {"journey": type, "severity": type}, cuts)
        if chunks == "no rows" and producer == "list of dicts":
            continue
        data = PRODUCERS[producer](table, tmp_path)
        if nulls == "all" or chunks == "no rows":  # a column without a text may be of no type: missing throughout
            matrix = jr.CriteriaMatrix(data, model=levels_model)
            assert matrix.missing("severity").tolist() == [True] * cuts[-1], (nulls, chunks)
            continue
        found = jr.rank(data, levels_model)
        assert hex_of(found.scores) == hex_of(value[cell] for cell in cells), (nulls, chunks)
        assert found.matrix.journeys == tuple(names), (nulls, chunks)


ZONES = ["UTC", "Europe/Vienna", "America/New_York"]
CONTACT_PRODUCERS = [name for name in PRODUCERS if name != "array only"]


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("producer", CONTACT_PRODUCERS)
def test_times_with_zones_are_the_same_moments(tmp_path, producer, zone):
    """Contacts whose repeats hang on the moment: a window of a day, and times on both sides of its end."""
    start = datetime.datetime(2026, 3, 1, tzinfo=datetime.timezone.utc)
    hours = [0, 23, 72, 97, 500, 523, 600]
    times = [start + datetime.timedelta(hours=each) for each in hours]
    ended = [None if row == 3 else each + datetime.timedelta(minutes=5) for row, each in enumerate(times)]
    columns = {
        "contact_id": [f"c{row}" for row in range(7)],
        "journey": ["billing"] * 7,
        "customer_id": ["a", "a", "b", "b", "c", "c", "d"],
        "started_at": times,
        "ended_at": ended,
    }
    moment = pa.timestamp("ms", tz=zone)
    types = dict.fromkeys(columns, pa.string()) | {"started_at": moment, "ended_at": moment}
    metrics = {"n": jr.Contacts(), "repeats": jr.RepeatRate(cases={"days": 1})}
    model = jr.Model(
        criteria=[
            jr.Criterion(id=id, direction="maximize", scale=jr.Anchored(at_0=0, at_1=10), metric=metric, missing="worst")
            for id, metric in metrics.items()
        ]
    )
    text = {name: [None if cell is None else str(cell).replace("+00:00", "Z") for cell in cells] for name, cells in columns.items()}
    expected = jr.measure(text, model).to_dicts()
    assert expected[0]["value"] == 7
    for chunks, cuts in CUTS.items():
        if chunks == "no rows":
            continue
        data = PRODUCERS[producer](chunked(columns, types, cuts), tmp_path)
        measured = jr.measure(data, model)
        assert measured.to_dicts() == expected, chunks
        assert measured.rows["used"] == 7


@pytest.mark.parametrize("dtype", ["i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8", "g", "?"])
@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("layout", ["whole", "every second", "backwards", "a column of rows", "masked", "masked and strided"])
def test_numpy_columns_of_any_layout_have_the_same_bits(model, plain_scores, dtype, order, layout):
    cells = np.array([1, 0, 1, 1, 0] if dtype == "?" else [3, 0, 9, 7, 1]).astype(np.dtype(dtype).newbyteorder(order))
    column = {
        "whole": lambda: cells,
        "every second": lambda: np.repeat(cells, 2)[::2],
        "backwards": lambda: cells[::-1].copy()[::-1],
        "a column of rows": lambda: np.stack([cells, cells], axis=1)[:, 1],
        "masked": lambda: np.ma.masked_array(cells, mask=[0, 1, 0, 0, 0]),
        "masked and strided": lambda: np.ma.masked_array(np.repeat(cells, 2), mask=[0, 0, 1, 1] + [0] * 6)[::2],
    }[layout]()
    pain = [2.5, 0.0, 10.0, 3.25, 7.0]
    found = jr.rank({"pain": pain, "cost": column}, model)
    costs = [100.0 if "masked" in layout and row == 1 else float(cell) for row, cell in enumerate(cells)]
    assert hex_of(found.scores) == hex_of(plain_scores(list(zip(pain, costs)), [(0.0, 10.0, 3.0), (100.0, 0.0, 1.0)]))


@pytest.mark.parametrize("dtype", ["i1", "u2", "i4", "i8", "f2", "f4", "f8", "g"])
@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("layout", ["C", "F", "every second", "backwards", "transposed", "masked"])
def test_numpy_matrices_of_any_layout_have_the_same_bits(model, plain_scores, dtype, order, layout):
    cells = np.array([[3, 50], [0, 20], [9, 99], [7, 1], [1, 100]]).astype(np.dtype(dtype).newbyteorder(order))
    matrix = {
        "C": lambda: cells,
        "F": lambda: np.asfortranarray(cells),
        "every second": lambda: np.repeat(np.repeat(cells, 2, axis=0), 2, axis=1)[::2, ::2],
        "backwards": lambda: cells[::-1, ::-1].copy()[::-1, ::-1],
        "transposed": lambda: cells.T.copy().T,
        "masked": lambda: np.ma.masked_array(cells, mask=[[0, 0], [0, 1], [0, 0], [0, 0], [0, 0]]),
    }[layout]()
    rows = [(float(a), 100.0 if layout == "masked" and row == 1 else float(b)) for row, (a, b) in enumerate(cells)]
    assert hex_of(jr.rank(matrix, model).scores) == hex_of(plain_scores(rows, [(0.0, 10.0, 3.0), (100.0, 0.0, 1.0)]))
