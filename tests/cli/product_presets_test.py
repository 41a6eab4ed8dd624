# SPDX-License-Identifier: MIT
"""Product formulas on the command line: --preset, template NAME, and the formula's own number."""

import csv
import io
import json

TABLE = "journey,reach,impact,confidence,effort\na,450,2,0.8,3\nb,100,1,1,0.1\nc,900,0.5,0.5,4\n"


def test_rank_by_a_preset_gives_the_number_of_the_formula(journeyrank, tmp_path):
    (tmp_path / "ideas.csv").write_text(TABLE, encoding="utf-8")
    ran = journeyrank("rank", tmp_path / "ideas.csv", "--preset", "rice", "--json", check=0)
    found = json.loads(ran.stdout)
    assert [round(line["rice"], 9) for line in found["journeys"]] == [240.0, 200.0, 56.25]
    assert "small_divisor" in [note["code"] for note in found["notes"]]
    table = journeyrank("rank", tmp_path / "ideas.csv", "--preset", "rice", check=0).stdout
    assert "RICE" in table
    text = journeyrank("rank", tmp_path / "ideas.csv", "--preset", "rice", "--csv", check=0).stdout
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["journey"] for row in rows] == ["a", "b", "c"]
    assert float(rows[0]["rice"]) == float(found["journeys"][0]["rice"])


def test_the_model_of_a_preset_is_printed_and_ranks_the_same(journeyrank, tmp_path):
    (tmp_path / "ideas.csv").write_text(TABLE, encoding="utf-8")
    journeyrank("template", "rice", "-o", tmp_path / "rice.json", check=0)
    journeyrank("validate", tmp_path / "rice.json", check=0)
    by_file = journeyrank("rank", tmp_path / "ideas.csv", "--model", tmp_path / "rice.json", "--csv", check=0)
    by_name = journeyrank("rank", tmp_path / "ideas.csv", "--preset", "rice", "--csv", check=0)
    assert by_file.stdout == by_name.stdout


def test_a_preset_beside_a_model_or_an_unknown_one_is_refused(journeyrank, tmp_path):
    (tmp_path / "ideas.csv").write_text(TABLE, encoding="utf-8")
    both = journeyrank("rank", tmp_path / "ideas.csv", "--preset", "rice", "--model", "model.json")
    assert both.returncode != 0 and "found both --model and --preset" in both.stderr
    unknown = journeyrank("rank", tmp_path / "ideas.csv", "--preset", "rise")
    assert unknown.returncode != 0 and "did you mean" in unknown.stderr


def test_lint_takes_a_preset_in_place_of_a_model(journeyrank, tmp_path):
    (tmp_path / "ideas.csv").write_text(TABLE, encoding="utf-8")
    journeyrank("template", "rice", "-o", tmp_path / "rice.json", check=0)
    by_name = journeyrank("lint", "--journeys", tmp_path / "ideas.csv", "--preset", "rice", "--json")
    by_file = journeyrank("lint", "--journeys", tmp_path / "ideas.csv", "--model", tmp_path / "rice.json", "--json")
    assert by_name.returncode == by_file.returncode
    assert json.loads(by_name.stdout)["findings"] == json.loads(by_file.stdout)["findings"]
    assert json.loads(by_name.stdout)["findings"]
