# SPDX-License-Identifier: MIT
"""One ranking a segment, and whether they differ by more than noise."""

from pathlib import Path

import journeyrank as jr
import numpy as np
import pytest

DATA = Path(__file__).resolve().parents[2] / "examples" / "data"
MODEL = jr.Model(
    criteria=[jr.Criterion(id="pain", direction="maximize", scale=jr.Anchored(at_0=0, at_1=1))]
)
ROWS = {
    "journey": ["bill", "move", "sim", "bill", "move", "sim"],
    "segment": ["young", "young", "young", "old", "old", "old"],
    "pain": [0.9, 0.5, 0.1, 0.1, 0.5, 0.9],
}


def errors(size):
    return {**ROWS, "pain": [size] * 6}


def holm(p_values):
    """Holm's adjusted p-values, step by step."""
    order = np.argsort(p_values, kind="stable")
    adjusted, least = np.empty(len(p_values)), 0.0
    for k, at in enumerate(order):
        least = max(least, min(1.0, (len(p_values) - k) * p_values[at]))
        adjusted[at] = least
    return adjusted


def test_small_errors_make_it_more_than_noise_and_large_ones_explain_it():
    found = jr.compare_segments(ROWS, MODEL, by="segment", errors=errors(0.01))
    assert found.segments == ("old", "young")
    assert found.verdict == "more_than_noise"
    assert found.p_value < 0.01
    assert found.agreement == ({"segment_a": "old", "segment_b": "young", "journeys": 3, "tau": -1.0},)
    assert len(found.changes) == 3
    assert jr.compare_segments(ROWS, MODEL, by="segment", errors=errors(2.0)).verdict == "noise_would_explain_it"


def test_the_probability_and_the_adjusted_p_values_are_those_of_numpy():
    size = 0.2
    found = jr.compare_segments(ROWS, MODEL, by="segment", errors=errors(size))
    rows = found.to_dicts()
    random = np.random.default_rng(5)
    draws = 200_000
    old = np.clip([0.1, 0.5, 0.9] + size * random.standard_normal((draws, 3)), 0, 1)
    young = np.clip([0.9, 0.5, 0.1] + size * random.standard_normal((draws, 3)), 0, 1)

    def ranks(values):
        return 1 + (values[:, None, :] > values[:, :, None]).sum(axis=2)

    better = (ranks(old) < ranks(young)).mean(axis=0)
    for row in rows:
        journey = ["bill", "move", "sim"].index(row["journey"])
        assert row["better_in_a"] == pytest.approx(better[journey], abs=0.01)
    assert [row["adjusted_p_value"] for row in rows] == pytest.approx(holm([row["p_value"] for row in rows]))


def test_without_errors_nothing_is_said_of_noise():
    found = jr.compare_segments(ROWS, MODEL, by="segment")
    assert found.verdict == "cannot_tell"
    assert found.p_value is None
    assert found.to_dicts()[0]["better_in_a"] is None
    assert [note.code for note in found.notes] == ["doubt_not_told"]


def test_a_dict_of_matrices_is_the_same_as_a_table_of_segments():
    parts = {
        name: {key: [value for value, of in zip(ROWS[key], ROWS["segment"]) if of == name] for key in ("journey", "pain")}
        for name in ("old", "young")
    }
    error = {name: {**part, "pain": [0.2] * 3} for name, part in parts.items()}
    one = jr.compare_segments(parts, MODEL, errors=error)
    other = jr.compare_segments(ROWS, MODEL, by="segment", errors=errors(0.2))
    assert one.to_dicts() == other.to_dicts()
    assert one.places == other.places


def test_a_file_and_a_frame_are_read_alike(tmp_path):
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(ROWS)
    frame.to_csv(tmp_path / "m.csv", index=False)
    of_frame = jr.compare_segments(frame, MODEL, by="segment", errors=pandas.DataFrame(errors(0.2)))
    of_file = jr.compare_segments(tmp_path / "m.csv", MODEL, by="segment", errors=errors(0.2))
    assert of_frame.to_dicts() == of_file.to_dicts()
    assert type(of_frame.to_native()) is pandas.DataFrame


def test_contacts_are_compared_by_their_slices():
    model = jr.Model.read(DATA / "contact_centre.json")
    slices = jr.measure_slices(
        DATA / "contacts.csv", model, by=["segment"], mapping=jr.Mapping.read(DATA / "contacts_map.json")
    )
    found = jr.compare_segments(slices, model)
    assert "(none)" not in found.segments
    assert found.draws > 0
    assert {"no_segment", "totals_as_counts"} <= {note.code for note in found.notes}
    for row in found.places:
        assert row["rank"] >= 1
    assert found.sentence in repr(found)
    assert "<table" in found._repr_html_()


def test_what_cannot_be_is_refused():
    with pytest.raises(jr.Error, match="duplicate_name"):
        jr.compare_segments({**ROWS, "segment": ["old"] * 6}, MODEL, by="segment")
    with pytest.raises(jr.Error, match="missing_column"):
        jr.compare_segments(ROWS, MODEL, by="who")
    with pytest.raises(jr.Error, match="bad_option"):
        jr.compare_segments(ROWS, MODEL, by="segment", level=0.9)
    with pytest.raises(jr.Error, match="duplicate_name"):
        jr.compare_segments(ROWS, MODEL, by="segment", errors={**errors(0.1), "segment": ["new"] * 6})
    with pytest.raises(jr.Error, match="unknown_name"):
        strange = {key: values[:3] for key, values in errors(0.1).items()} | {"segment": ["newer"] * 3}
        jr.compare_segments(ROWS, MODEL, by="segment", errors=strange)
    with pytest.raises(TypeError):
        jr.compare_segments([1, 2], MODEL)


def test_threads_change_nothing_and_the_seed_does():
    def better(**options):
        found = jr.compare_segments(ROWS, MODEL, by="segment", errors=errors(0.3), **options)
        return [row["better_in_a"] for row in found.to_dicts()]

    assert better(threads=1) == better(threads=3) != better(seed=9)
