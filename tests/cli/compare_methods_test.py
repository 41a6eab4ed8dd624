# SPDX-License-Identifier: MIT
"""The same journeys by every method."""

import csv
import io
import json

ALONE = ["weighted_sum", "weighted_product", "waspas", "topsis", "vikor", "copras", "codas", "promethee_2", "electre_3"]


def names(journeyrank):
    """All methods, in the order of the catalogue; weighted_sum, the model's own, is the first of them."""
    return [method["name"] for method in json.loads(journeyrank("methods", "--json").stdout)["methods"]]


def words(data, *more):
    return ["compare-methods", data / "telecom.csv", "--model", data / "telecom.json", *more]


def test_json_has_the_place_that_each_method_gives(journeyrank, data):
    ran = journeyrank(*words(data, "--json"))
    assert ran.returncode == 0, ran.stderr
    document = json.loads(ran.stdout)
    assert document["kind"] == "method_comparison"
    assert document["methods"] == len(names(journeyrank))
    for method in ALONE:
        alone = json.loads(
            journeyrank("rank", data / "telecom.csv", "--model", data / "telecom.json", "--json", "--method", method).stdout
        )
        assert {row["journey"]: row["rank"] for row in document["places"] if row["method"] == method} == {
            line["id"]: line["rank"] for line in alone["journeys"]
        }
    for each in document["depends_on_method"]:
        ranks = [row["rank"] for row in document["places"] if row["journey"] == each["journey"]]
        assert (min(ranks), max(ranks)) == (each["best"], each["worst"])


def test_csv_has_a_row_a_method_and_journey_and_with_scales_more_of_them(journeyrank, data):
    rows = list(csv.DictReader(io.StringIO(journeyrank(*words(data, "--csv")).stdout)))
    assert [row["method"] for row in rows[::7]] == names(journeyrank)
    more = list(csv.DictReader(io.StringIO(journeyrank(*words(data, "--csv", "--scales")).stdout)))
    assert len(rows) == 7 * len(names(journeyrank)) > 7 * 30
    assert {row["scale"] for row in more} == {"", "min_max", "max_ratio", "sum_ratio", "vector_ratio", "logarithmic_ratio", "z_score"}


def test_the_page_says_whose_place_depends_on_the_method(journeyrank, data):
    ran = journeyrank(*words(data))
    assert ran.returncode == 0, ran.stderr
    assert f"{len(names(journeyrank))} methods: the place of" in ran.stdout
    assert "Kendall's W" in ran.stdout
    assert "vikor" in ran.stdout


def test_a_method_that_cannot_rank_the_journeys_is_noted(journeyrank, data, tmp_path):
    (tmp_path / "m.csv").write_text("journey,a,b\nx,1,2\ny,2,\n", encoding="utf-8")
    scale = {"name": "min_max"}
    criteria = [
        {"id": name, "direction": "maximize", "scale": scale, "missing": "renormalise"} for name in ("a", "b")
    ]
    (tmp_path / "m.json").write_text(json.dumps({"criteria": criteria}), encoding="utf-8")
    ran = journeyrank("compare-methods", tmp_path / "m.csv", "--model", tmp_path / "m.json", "--json")
    assert ran.returncode == 0, ran.stderr
    document = json.loads(ran.stdout)
    adding_up = [each["name"] for each in json.loads(journeyrank("methods", "--json").stdout)["methods"] if each["adds_up"]]
    assert document["methods"] == len(adding_up)
    assert [note["code"] for note in document["notes"]].count("method_refused") == len(names(journeyrank)) - len(adding_up)
