# SPDX-License-Identifier: MIT
"""Contacts counted in parts say what the whole does."""

from pathlib import Path

import journeyrank as jr
import polars
import pytest

DATA = Path(__file__).resolve().parents[2] / "examples" / "data"
MODEL = jr.Model.read(DATA / "contact_centre.json")
MAPPING = jr.Mapping.read(DATA / "contacts_map.json")
WHOLE = DATA / "contacts.csv"


@pytest.fixture
def rows():
    return polars.read_csv(WHOLE, infer_schema_length=0)


def counted(frame):
    tally = jr.Tally(MODEL)
    tally.count(frame, mapping=MAPPING)
    return tally


def test_parts_in_any_order_are_the_whole(rows):
    whole = jr.measure(WHOLE, MODEL, mapping=MAPPING)
    parts = [rows[begin : begin + 700] for begin in (1400, 0, 2100, 700)]
    one_by_one = jr.Tally(MODEL)
    reports = [one_by_one.count(part, mapping=MAPPING) for part in parts]
    merged = jr.Tally(MODEL)
    for part in parts:
        merged.merge(counted(part).to_bytes() if len(part) == 700 else counted(part))
    for tally in (one_by_one, merged):
        assert tally.measure().to_dicts() == whole.to_dicts()
        assert tally.contacts == whole.rows["used"]
    assert one_by_one.rows == merged.rows == whole.rows
    # Each kind of doubt is said once, for all parts together; the places are rows of the parts.
    assert [note.code for note in one_by_one.measure().notes] == [note.code for note in whole.notes]
    assert sum(report["read"] for report in reports) == len(rows)
    assert one_by_one.nbytes > 71 * one_by_one.contacts
    assert repr(merged) == f"Tally: {merged.contacts} contacts"


def test_bytes_keep_what_came_in_with_the_contacts(rows):
    tally = counted(rows)
    back = jr.Tally(MODEL)
    back.merge(tally.to_bytes())
    assert back.rows == tally.rows
    assert back.rows["repeated"] > 0
    assert back.measure().notes == tally.measure().notes
    back.merge(tally)
    assert back.rows["used"] == tally.rows["used"]
    assert back.rows["read"] == 2 * len(rows)


def test_slices_of_a_tally(rows):
    tally = jr.Tally(MODEL, by=["segment"], period="month")
    tally.count(rows[:1000], mapping=MAPPING)
    tally.count(rows[1000:], mapping=MAPPING)
    whole = jr.measure_slices(WHOLE, MODEL, by=["segment"], period="month", mapping=MAPPING)
    assert tally.measure_slices().to_dicts() == whole.to_dicts()


def test_bytes_that_are_no_tally_of_this_model_are_refused(rows):
    tally = counted(rows)
    kept = tally.to_bytes()
    for other, code in [(b"none", "bad_tally"), (kept[:-1] + b"x", "bad_tally"), (kept[:100], "bad_tally")]:
        with pytest.raises(jr.Error) as refused:
            tally.merge(other)
        assert refused.value.code == code
    with pytest.raises(jr.Error, match="different slices") as refused:
        jr.Tally(MODEL, by=["segment"]).merge(tally)
    assert refused.value.code == "bad_option"
    with pytest.raises(TypeError, match="a Tally, or the bytes of one"):
        tally.merge("tally")
    with pytest.raises(jr.Error, match="another thread is at work"):
        tally.merge(tally)
    assert tally.contacts == counted(rows).contacts


def test_a_tally_without_contacts_has_no_journeys():
    tally = jr.Tally(MODEL)
    assert tally.measure().to_dicts() == []
    assert tally.rows == {"read": 0, "used": 0, "left_out": 0, "repeated": 0, "filtered": 0}


def test_a_tally_refuses_to_outgrow_its_limit_and_keeps_what_it_has(rows):
    tally = jr.Tally(MODEL, most_bytes=40_000)
    with pytest.raises(jr.Error, match=r"raise it \(most_bytes, ") as refused:
        tally.count(rows, mapping=MAPPING)
    assert refused.value.code == "too_large"
    assert 0 < tally.contacts < len(rows)
    assert tally.nbytes <= 40_000
    kept = tally.to_bytes()
    for other in (counted(rows), counted(rows).to_bytes()):
        with pytest.raises(jr.Error) as refused:
            tally.merge(other)
        assert refused.value.code == "too_large"
        assert tally.to_bytes() == kept
    with pytest.raises(jr.Error, match="most_bytes: found -1"):
        jr.Tally(MODEL, most_bytes=-1)


@pytest.mark.parametrize(
    "measure",
    [
        lambda **limit: jr.measure(WHOLE, MODEL, mapping=MAPPING, **limit),
        lambda **limit: jr.measure_slices(WHOLE, MODEL, by=["segment"], mapping=MAPPING, **limit),
    ],
)
def test_measuring_takes_a_limit_too(measure):
    with pytest.raises(jr.Error) as refused:
        measure(most_bytes=10_000)
    assert refused.value.code == "too_large"
    assert measure(most_bytes=10_000_000).rows == measure().rows
