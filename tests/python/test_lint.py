# SPDX-License-Identifier: MIT
"""What the lint says from Python: of contacts, of frames and of matrices; and what it gives back."""

import datetime
from pathlib import Path

import pytest

import journeyrank as jr

DATA = Path(__file__).resolve().parents[2] / "examples" / "data"


@pytest.fixture
def contacts():
    return DATA / "contacts.csv"


@pytest.fixture
def words():
    return {"model": jr.Model.read(DATA / "contact_centre.json"), "mapping": DATA / "contacts_map.json"}


def one_criterion(**options):
    options = {"id": "pain", "direction": "maximize", "scale": jr.Anchored(at_0=0, at_1=10), **options}
    return jr.Model(criteria=[jr.Criterion(**options)])


def test_contacts_have_the_findings_of_the_command_line(contacts, words):
    found = jr.lint(contacts, today="2025-09-01", **words)
    assert [each.code for each in found] == [
        "stale_data", "correlated_criteria", "noise_decides", "unmapped_contacts", "small_sample", "small_sample",
        "size_counted_twice", "idle_criterion", "idle_weight",
    ]  # fmt: skip
    assert not found.serious
    small = found[4]
    assert (small.criterion, small.journey, small.severity) == ("pain", None, "info")
    assert small.evidence == {"journeys": 5}
    assert found[5].journey == "bereavement"


def test_the_age_is_looked_at_only_where_the_day_is_given(contacts, words):
    assert "stale_data" not in [each.code for each in jr.lint(contacts, **words)]
    day = datetime.date(2025, 9, 1)
    assert jr.lint(contacts, today=day, **words)[0].code == "stale_data"
    assert "stale_data" not in [each.code for each in jr.lint(contacts, today=day, max_age_days=400, **words)]
    with pytest.raises(jr.Error) as caught:
        jr.lint(contacts, today="soon", **words)
    assert caught.value.code == "bad_time"


def test_a_measured_matrix_keeps_its_findings(contacts, words):
    measured = jr.measure(contacts, words["model"], mapping=words["mapping"], today="2025-09-01")
    found = jr.lint(measured, words["model"])
    assert list(found) == list(jr.lint(contacts, today="2025-09-01", **words))
    noted = {note.code: note.text for note in measured.notes}
    for each in found:
        is_told = each.severity != "info" or each.code == "unmapped_contacts"
        assert (each.code in noted) == (is_told and each.code != "noise_decides")
        if each.code in noted:
            assert noted[each.code] == f"{each.sentence}; {each.remedy}"
    with pytest.raises(jr.Error) as caught:
        jr.lint(measured, words["model"], today="2025-09-01")
    assert caught.value.code == "bad_option"


def test_a_tally_and_a_measured_matrix_tell_what_their_contacts_do(contacts, words):
    model, mapping = words["model"], words["mapping"]
    tally = jr.Tally(model)
    tally.count(contacts, mapping=mapping)
    whole = jr.lint(contacts, today="2025-09-01", max_age_days=10_000, **words)
    assert list(jr.lint(tally, model, today="2025-09-01", max_age_days=10_000)) == list(whole)
    measured = jr.measure(contacts, model, mapping=mapping)
    assert isinstance(measured.findings, jr.LintReport)
    assert {each.code for each in measured.findings} < {each.code for each in jr.lint(measured, model)}
    with pytest.raises(jr.Error, match="a Tally has read its own") as refused:
        jr.lint(tally, model, mapping=mapping)
    assert refused.value.code == "bad_option"


def test_the_smallest_sample_and_the_memory_are_those_of_measure(contacts, words):
    small = [each for each in jr.lint(contacts, min_n=0, **words) if each.code == "small_sample"]
    assert not small
    with pytest.raises(jr.Error) as refused:
        jr.lint(contacts, most_bytes=1000, **words)
    assert refused.value.code == "too_large"
    with pytest.raises(jr.Error) as refused:
        jr.lint(contacts, min_n=-1, **words)
    assert refused.value.code == "bad_option"


def test_a_matrix_is_looked_at_however_it_comes():
    model = one_criterion()
    columns = {"journey": ["a", "b", "c"], "pain": [11.0, 12.0, 13.0]}
    for data in (columns, jr.CriteriaMatrix(columns, model=model)):
        found = jr.lint(data, model)
        assert [(each.severity, each.code) for each in found] == [("serious", "anchors_outside")]
        assert found.serious
        assert found[0].evidence == {"below": 0, "above": 3}
    assert len(jr.lint({"journey": ["a", "b", "c"], "pain": [1.0, 5.0, 9.0]}, model)) == 0


def test_a_decision_is_looked_at_with_the_model_that_is_given(contacts, words):
    columns = {"journey": ["a", "b", "c"], "x": [1.0, 0.0, 0.1], "y": [0.5, 0.625, 0.0], "z": [0.5, 0.5, 0.0]}
    criteria = [jr.Criterion(id=name, direction="maximize", scale=jr.Anchored(at_0=0, at_1=1)) for name in "xyz"]
    found = jr.lint(columns, jr.Model(criteria=criteria))
    assert [(each.code, each.criterion, each.journey) for each in found if each.severity == "warning"] == [
        ("one_cell_winner", "x", "a")
    ]
    assert found[0].evidence.keys() == {"lead", "cell", "turns_at"}
    measured = jr.measure(contacts, words["model"], mapping=words["mapping"])
    other = jr.lint(measured, jr.Model(criteria=words["model"].criteria[:1]))
    assert "noise_decides" not in [each.code for each in other]  # the estimates are of other criteria
    assert "noise_decides" in [each.code for each in jr.lint(measured, words["model"])]


def test_a_frame_with_contact_ids_is_one_of_contacts():
    pandas = pytest.importorskip("pandas")
    rows = range(100)
    frame = pandas.DataFrame(
        {
            "contact_id": [f"T{i}" for i in rows],
            "customer_id": ["0" if i % 2 else f"K{i}" for i in rows],
            "journey": ["bill" if i % 3 else "move" for i in rows],
            "started_at": [f"2025-01-{1 + i % 28:02}T10:{i % 60:02}:00Z" for i in rows],
        }
    )
    found = jr.lint(frame, one_criterion(metric=jr.Contacts(), scale=jr.Anchored(at_0=0, at_1=100)))
    assert [each.code for each in found] == ["not_a_customer"]
    native = found.to_native()
    assert isinstance(native, pandas.DataFrame)
    assert list(native.columns) == ["severity", "code", "criterion", "journey", "sentence", "remedy", "evidence"]
    assert native["code"].tolist() == ["not_a_customer"]


def test_a_report_is_a_sequence_and_a_table(contacts, words):
    found = jr.lint(contacts, **words)
    assert found[0] == next(iter(found)) == found[:1][0]
    assert found[-1] == list(found)[-1]
    with pytest.raises(IndexError):
        found[len(found)]
    dicts = found.to_dicts()
    assert [each["code"] for each in dicts] == [each.code for each in found]
    assert dicts[0]["evidence"].startswith("correlation=0.98")
    assert "correlated_criteria: pain and revenue order the 9 journeys nearly alike" in repr(found)
    assert len({*found, *found}) == len(found)
    polars = pytest.importorskip("polars")
    assert polars.DataFrame(found)["code"].to_list() == [each.code for each in found]


def test_a_profile_decides_by_its_own_weights():
    model = jr.Model(
        criteria=[
            jr.Criterion(id=name, direction="maximize", scale=jr.Anchored(at_0=0, at_1=10)) for name in ("pain", "cost")
        ],
        profiles=[jr.Profile(id="board", weights={"pain": 1, "cost": 0})],
    )
    table = {"journey": ["a", "b", "c"], "pain": [9.0, 5.0, 1.0], "cost": [9.0, 5.0, 1.0]}
    stated = [each.sentence for each in jr.lint(table, model)]
    assert [each.sentence for each in jr.lint(table, model, profile=None)] == stated
    by_board = [each.sentence for each in jr.lint(table, model, profile="board")]
    assert by_board != stated
    assert by_board == [
        each.sentence
        for each in jr.lint(table, model.replace(criteria=[model.criteria[0], model.criteria[1].replace(weight=0)]))
        if each.sentence != "cost weighs nothing"  # that is said of the weights of the model
    ]
    with pytest.raises(jr.Error) as caught:
        jr.lint(table, model, profile="bored")
    assert caught.value.code == "unknown_name"


def test_a_ranking_says_what_the_lint_says_of_its_matrix_and_model():
    model = jr.Model.read(DATA / "telecom_min_max.json")
    matrix = jr.CriteriaMatrix.read_csv(DATA / "telecom.csv", model)
    said = [finding.code for finding in jr.rank(matrix, model).lint()]
    assert said == [finding.code for finding in jr.lint(matrix, model)]
    assert "relative_scale" in said


def test_noise_of_a_ready_made_matrix_is_told_from_errors_and_cells(contacts, words, tmp_path):
    model = jr.Model.read(DATA / "telecom.json")
    ranking = jr.rank(DATA / "telecom.csv", model)

    def noise(report):
        return [finding.sentence for finding in report if finding.code == "noise_decides"]

    errors = {"pain": 15000.0, "cost": 90000.0}
    assert noise(ranking.lint()) == []
    told = noise(ranking.lint(errors=errors))
    assert told[0].startswith("noise may decide the first place: Technical fault")
    assert noise(ranking.lint(errors=errors, top=1, threads=2)) == told[:1]
    assert noise(jr.lint(DATA / "telecom.csv", model, errors=errors)) == told
    assert noise(ranking.lint(cells=DATA / "telecom_cells.json", top=6))[0].startswith("noise may decide the top 6: ")
    with pytest.raises(TypeError, match="lint: found several of measured, errors and cells"):
        ranking.lint(errors=errors, cells=DATA / "telecom_cells.json")
    with pytest.raises(jr.Error, match="top: found 0"):
        ranking.lint(top=0)
    measured = jr.measure(contacts, words["model"], mapping=words["mapping"])
    assert noise(jr.rank(measured, words["model"]).lint(measured=measured)) == noise(jr.lint(measured, words["model"]))
    with pytest.raises(jr.Error, match="errors are for a ready-made matrix"):
        jr.lint(measured, words["model"], errors={"pain": 1.0})
