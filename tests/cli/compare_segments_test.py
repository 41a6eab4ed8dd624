# SPDX-License-Identifier: MIT
"""One ranking a segment, and whether they differ by more than noise."""

import csv
import io
import json

import pytest

PLACES = "journey,segment,pain,cost\n"
MODEL = {
    "criteria": [
        {"id": name, "direction": "maximize", "scale": {"name": "anchored", "at_0": 0, "at_1": 1}}
        for name in ("pain", "cost")
    ]
}


@pytest.fixture
def files(tmp_path):
    """Two segments that rank three journeys the other way round, and standard errors."""
    (tmp_path / "model.json").write_text(json.dumps(MODEL), encoding="utf-8")
    rows = ["bill,young,0.9,0.5", "move,young,0.5,0.5", "sim,young,0.1,0.5"]
    rows += ["sim,old,0.9,0.5", "move,old,0.5,0.5", "bill,old,0.1,0.5"]
    (tmp_path / "m.csv").write_text(PLACES + "\n".join(rows) + "\n", encoding="utf-8")
    for name, error in (("small", 0.01), ("large", 2)):
        errors = [",".join(row.split(",")[:2] + [str(error), str(error)]) for row in rows]
        (tmp_path / f"{name}.csv").write_text(PLACES + "\n".join(errors) + "\n", encoding="utf-8")
    return tmp_path


def words(files, *more):
    return ["compare-segments", files / "m.csv", "--model", files / "model.json", "--by", "segment", *more]


def contact_words(data, *more):
    return [
        "compare-segments", "--contacts", data / "contacts.csv", "--map", data / "contacts_map.json",
        "--model", data / "contact_centre.json", *more,
    ]  # fmt: skip


def test_small_errors_make_it_more_than_noise(journeyrank, files):
    ran = journeyrank(*words(files, "--errors", files / "small.csv", "--json"), check=0)
    document = json.loads(ran.stdout)
    assert document["kind"] == "segment_comparison"
    assert document["verdict"] == "more_than_noise"
    assert document["p_value"] < 0.01
    assert [each["segment"] for each in document["segments"]] == ["old", "young"]
    assert document["agreement"] == [{"segment_a": "old", "segment_b": "young", "journeys": 3, "tau": -1}]
    assert len(document["changes"]) == 3
    widest = document["divergences"][0]
    assert (widest["journey"], widest["rank_a"], widest["rank_b"]) in {("bill", 3, 1), ("sim", 1, 3)}
    assert widest["verdict"] == "more_than_noise"
    assert {(row["segment"], row["journey"]): row["rank"] for row in document["places"]}[("young", "bill")] == 1
    assert {row["overall_rank"] for row in document["places"]} == {1}  # the means are the same


def test_large_errors_would_explain_it(journeyrank, files):
    document = json.loads(journeyrank(*words(files, "--errors", files / "large.csv", "--json"), check=0).stdout)
    assert document["verdict"] == "noise_would_explain_it"
    assert document["changes"] == []
    verdicts = {row["verdict"] for row in document["divergences"]}
    assert verdicts <= {"noise_would_explain_it", None}


def test_without_errors_nothing_is_said_of_noise(journeyrank, files):
    ran = journeyrank(*words(files, "--csv"), check=0)
    rows = list(csv.DictReader(io.StringIO(ran.stdout)))
    assert len(rows) == 3
    assert rows[0]["verdict"] == "cannot_tell"
    assert rows[0]["p_value"] == rows[0]["better_in_a"] == ""
    assert "how sure a cell of the journey is there is not told" in ran.stderr


def test_the_page_has_places_agreement_and_verdicts(journeyrank, files):
    page = journeyrank(*words(files, "--errors", files / "small.csv"), check=0).stdout
    assert "2 segments, 3 journeys. Furthest apart: " in page
    assert "more than noise" in page
    assert "young" in page
    assert "-1.00" in page


def test_contacts_are_compared_by_a_column(journeyrank, data):
    document = json.loads(journeyrank(*contact_words(data, "--by", "segment", "--json"), check=0).stdout)
    assert "(none)" not in {each["segment"] for each in document["segments"]}
    codes = {note["code"] for note in document["notes"]}
    assert {"no_segment", "totals_as_counts"} <= codes
    ranked = json.loads(
        journeyrank(
            "rank", "--contacts", data / "contacts.csv", "--map", data / "contacts_map.json",
            "--model", data / "contact_centre.json", "--json", check=0,
        ).stdout
    )  # fmt: skip
    overall = {row["journey"]: row["overall_rank"] for row in document["places"]}
    assert overall.items() <= {line["id"]: line["rank"] for line in ranked["journeys"]}.items()
    assert document["model"] == ranked["model"]


def test_the_seed_decides_the_draws(journeyrank, files):
    def better(seed):
        ran = journeyrank(*words(files, "--errors", files / "large.csv", "--json", "--seed", seed), check=0)
        return [row["better_in_a"] for row in json.loads(ran.stdout)["divergences"]]

    assert better("1") == better("1") != better("2")


@pytest.mark.parametrize(
    ("more", "code", "message"),
    [
        (["--by", "segmnt"], 9, "there is no column \"segmnt\""),
        (["--by", "pain"], 3, "is a criterion"),
        (["--by", "segment", "--level", "0.9"], 3, "level"),
        (["--by", "segment", "--draws", "0"], 2, "--draws"),
        ([], 2, "--by is missing"),
    ],
)
def test_what_cannot_be_is_refused(journeyrank, files, more, code, message):
    ran = journeyrank("compare-segments", files / "m.csv", "--model", files / "model.json", *more)
    assert ran.returncode == code
    assert message in ran.stderr


def test_errors_are_for_a_ready_made_matrix(journeyrank, data, files):
    ran = journeyrank(*contact_words(data, "--by", "segment", "--errors", files / "small.csv"))
    assert ran.returncode == 2
    assert "--errors" in ran.stderr
