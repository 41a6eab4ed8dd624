# SPDX-License-Identifier: MIT
"""NumPy arrays of every layout and type."""

import gc
import weakref

import journeyrank as jr
import numpy as np
import pytest

VALUES = np.array([[1.0, 50.0], [2.5, 20.0], [7.0, 99.5], [12.0, -3.0]])
CRITERIA = [(0.0, 10.0, 3.0), (100.0, 0.0, 1.0)]



@pytest.fixture
def expected(plain_scores):
    return plain_scores(VALUES.tolist(), CRITERIA)


LAYOUTS = {
    "C": VALUES,
    "F": np.asfortranarray(VALUES),
    "rows backwards": np.ascontiguousarray(VALUES[::-1])[::-1],
    "columns backwards": np.asfortranarray(VALUES[:, ::-1])[:, ::-1],
    "every second row": np.repeat(VALUES, 2, axis=0)[::2],
    "every second column": np.repeat(VALUES, 2, axis=1)[:, ::2],
    "columns of a wider F": np.asfortranarray(np.hstack([VALUES, VALUES]))[:, 2:],
    "rows of a longer F": np.asfortranarray(np.vstack([VALUES, VALUES]))[4:],
    "transposed": np.ascontiguousarray(VALUES.T).T,
    "byte-swapped": VALUES.astype(VALUES.dtype.newbyteorder()),
    "unaligned": np.frombuffer(b"x" + VALUES.tobytes(), dtype=np.uint8)[1:].view("f8").reshape(4, 2),
    "read-only": np.frombuffer(VALUES.tobytes()).reshape(4, 2),
    "list of lists": VALUES.tolist(),
    "list of rows": list(VALUES),
    "objects": VALUES.astype(object),
    "float128": VALUES.astype(np.longdouble),
    "matrix": np.ma.masked_array(VALUES),
}
NO_COPY = ["F", "columns backwards", "columns of a wider F", "rows of a longer F", "transposed"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_gives_the_same_bits(model, expected, layout):
    ranking = jr.rank(LAYOUTS[layout], model)
    assert ranking.scores.tolist() == expected


@pytest.mark.parametrize("layout", NO_COPY)
def test_contiguous_columns_are_not_copied(model, layout):
    array = LAYOUTS[layout]
    matrix = jr.CriteriaMatrix(array, model=model)
    assert matrix.column("pain").ctypes.data == array[:, 0].ctypes.data
    assert matrix.column("cost").ctypes.data == array[:, 1].ctypes.data


@pytest.mark.parametrize("layout", [name for name in LAYOUTS if name not in NO_COPY])
def test_what_is_copied_can_be_overwritten_afterwards(model, layout):
    array = LAYOUTS[layout]
    matrix = jr.CriteriaMatrix(array, model=model)
    if isinstance(array, np.ndarray) and array.dtype != object and array.flags.writeable:
        array = array.copy(order="K")
        matrix = jr.CriteriaMatrix(array, model=model)
        array[:] = 0
    assert matrix.column("pain").tolist() == [1.0, 2.5, 7.0, 12.0]


@pytest.mark.parametrize("dtype", ["i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8", "g", ">i4", ">f8", "<f4"])
@pytest.mark.parametrize("order", ["C", "F"])
def test_every_type_of_number_reads_to_the_nearest_double(model, plain_scores, dtype, order):
    array = np.array([[1, 50], [2, 20], [7, 99]], dtype=dtype, order=order)
    assert jr.rank(array, model).scores.tolist() == plain_scores(array.tolist(), CRITERIA)


def test_bools_are_0_and_1(model):
    array = np.array([[True, False], [False, True]])
    assert jr.CriteriaMatrix(array, model=model).column("pain").tolist() == [1.0, 0.0]


@pytest.mark.parametrize("dtype", ["U3", "S3", "M8[s]", "c16"])
def test_an_array_of_anything_else_is_refused(model, dtype):
    with pytest.raises(jr.Error, match=r"bad_number: found an array of .*; allowed: numbers"):
        jr.rank(np.zeros((2, 2), dtype=dtype), model)


@pytest.mark.parametrize("n", [0, 1, 2, 15, 16, 17, 511, 512, 513, 4096, 5000])
def test_any_number_of_rows_is_copied_whole(plain_scores, n):
    rng = np.random.default_rng(n)
    values = rng.uniform(-2, 12, (n, 5))
    criteria = [(0.0, 10.0, float(c + 1)) for c in range(5)]
    model = jr.Model(
        criteria=[
            jr.Criterion(id=f"c{c}", direction="maximize", scale=jr.Anchored(at_0=0, at_1=10), weight=c + 1)
            for c in range(5)
        ]
    )
    for threads in (1, 2, 7):
        assert jr.rank(values, model, threads=threads).scores.tolist() == plain_scores(values.tolist(), criteria)


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("order", ["C", "F"])
def test_nan_and_infinity_are_refused_naming_journey_and_criterion(model, value, order):
    array = VALUES.copy(order=order)
    array[2, 1] = value
    with pytest.raises(jr.Error) as caught:
        jr.rank(array, model, journeys=["a", "b", "c", "d"])
    assert caught.value.code == "bad_number"
    assert 'journey "c", criterion "cost": found ' in str(caught.value)


@pytest.mark.parametrize("order", ["C", "F"])
def test_masked_cells_are_missing_whatever_stands_in_them(model, order):
    array = np.ma.masked_array(VALUES.copy(order=order), mask=[[0, 0], [0, 1], [0, 0], [0, 0]])
    array.data[1, 1] = np.nan
    matrix = jr.CriteriaMatrix(array, model=model)
    assert matrix.missing("cost").tolist() == [False, True, False, False]
    assert matrix.missing("pain").tolist() == [False] * 4
    ranking = jr.rank(array, model)
    assert ranking.scores[1] == 0.25 * 0.75
    assert ranking.notes[0].code == "missing_cells"


def test_none_in_an_array_of_objects_is_missing(model):
    array = np.array([[1, None], [2.5, 20]], dtype=object)
    assert jr.CriteriaMatrix(array, model=model).missing("cost").tolist() == [True, False]


def test_an_array_of_objects_may_hold_levels(levels_model):
    matrix = jr.CriteriaMatrix(np.array([["high"], ["low"]], dtype=object), model=levels_model)
    assert matrix.column("severity").tolist() == [2.0, 0.0]


def test_a_record_array_is_a_table_of_columns(model):
    records = np.array([("a", 4.0, 50.0), ("b", 2.0, 10.0)], dtype=[("journey", "U9"), ("pain", "f8"), ("cost", "f4")])
    matrix = jr.CriteriaMatrix(records, model=model)
    assert matrix.journeys == ("a", "b")
    assert matrix.column("cost").tolist() == [50.0, 10.0]


def test_without_names_rows_are_numbered_in_one_width(model):
    ids = [line.id for line in jr.rank(np.zeros((10, 2)), model)]
    assert ids == ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10"]


def test_names_are_given_as_lists_of_text_or_numbers(model):
    matrix = jr.CriteriaMatrix(VALUES, model=model, journeys=[11, 12, 13, 14], labels=["A", "B", "C", "D"])
    assert matrix.journeys == ("11", "12", "13", "14")
    assert matrix.labels == ("A", "B", "C", "D")
    assert jr.CriteriaMatrix(VALUES, model=model, journeys=np.array(list("abcd"))).journeys == tuple("abcd")


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"journeys": ["a", "b"]}, "shape_mismatch"),
        ({"journeys": ["a", "b", "a", "d"]}, "duplicate_name"),
        ({"journeys": ["a", None, "c", "d"]}, "missing_cell"),
        ({"journeys": [1.5, 2, 3, 4]}, "bad_number"),
        ({"labels": ["A"]}, "shape_mismatch"),
        ({"journeys": "journey"}, "missing_column"),
        ({"criteria": ["pain"]}, "shape_mismatch"),
        ({"criteria": ["pain", "pain"]}, "duplicate_name"),
        ({"criteria": ["pain", "costs"]}, None),
    ],
)
def test_names_that_do_not_fit_are_refused(model, options, code):
    if code is None:  # the criterion cost is missing as a whole, and its policy copes
        assert jr.rank(VALUES, model, **options).notes[0].code == "missing_cells"
        return
    with pytest.raises(jr.Error) as caught:
        jr.rank(VALUES, model, **options)
    assert caught.value.code == code


def test_an_array_without_model_needs_the_names_of_its_columns():
    with pytest.raises(jr.Error, match="missing_column: an array has no names"):
        jr.CriteriaMatrix(VALUES)
    assert jr.CriteriaMatrix(VALUES, criteria=["a", "b"]).criteria == ("a", "b")


@pytest.mark.parametrize("array", [np.zeros(3), np.zeros((2, 2, 2)), np.float64(1.0)])
def test_an_array_that_is_no_table_is_refused(model, array):
    with pytest.raises(jr.Error, match="shape_mismatch"):
        jr.rank(array, model)


def test_a_wrong_number_of_columns_is_refused(model):
    with pytest.raises(jr.Error, match="shape_mismatch: the array has 3 columns for 2 criteria"):
        jr.rank(np.zeros((2, 3)), model)


def test_no_rows_are_an_empty_ranking(model):
    ranking = jr.rank(np.zeros((0, 2)), model)
    assert len(ranking) == 0
    assert list(ranking) == []
    assert ranking.scores.shape == (0,)


def test_a_borrowed_array_lives_as_long_as_what_was_made_from_it(model):
    array = np.asfortranarray(VALUES)
    alive = weakref.ref(array)
    ranking = jr.rank(array, model)
    view = ranking.matrix.column("pain")
    del array
    gc.collect()
    assert alive() is not None
    assert view.tolist() == [1.0, 2.5, 7.0, 12.0]
    del ranking
    gc.collect()
    assert view.tolist() == [1.0, 2.5, 7.0, 12.0]
    del view
    gc.collect()
    assert alive() is None


def test_a_copied_array_is_let_go(model, expected):
    array = VALUES.copy()
    alive = weakref.ref(array)
    ranking = jr.rank(array, model)
    del array
    gc.collect()
    assert alive() is None
    assert ranking.scores.tolist() == expected
