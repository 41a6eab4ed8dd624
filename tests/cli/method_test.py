# SPDX-License-Identifier: MIT
"""Another method than the model's, for one run."""

import json

import pytest


def ranked(journeyrank, data, *words):
    ran = journeyrank("rank", data / "telecom.csv", "--model", data / "telecom.json", "--json", *words)
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


def scores(document):
    return {line["id"]: line["score"] for line in document["journeys"]}


@pytest.mark.parametrize(
    "method",
    [
        "weighted_product",
        "waspas:sum_share=0.25",
        "topsis",
        "topsis:p=1",
        "vikor:v=0.3",
        "balanced_spotis:expected=0.5;0.75;1;1,expected_share=1",
        "ervd:reference=0.5;",
        "codas:threshold=0.05",
        "comet:characteristic=2,expert=weighted_sum",
    ],
)
def test_a_method_ranks_and_its_points_add_up_to_the_score(journeyrank, data, method):
    document = ranked(journeyrank, data, "--method", method)
    assert document["method"] == method.split(":")[0]
    for line in document["journeys"]:
        assert abs(sum(part["points"] for part in line["contributions"]) - line["score"]) < 1e-12
    assert "method_changed" in [note["code"] for note in document["notes"]]


def test_vikor_says_what_it_proposes_as_a_compromise(journeyrank, data):
    notes = {note["code"]: note["text"] for note in ranked(journeyrank, data, "--method", "vikor")["notes"]}
    # The first is 1 - 0.728 ahead in Q, of 1 / (7 - 1).
    assert notes["vikor_compromise"] == (
        "vikor proposes tech_fault alone: it is 0.272 ahead in Q, of the 0.167 that is needed, "
        "and the best by S or R too"
    )
    assert "vikor_compromise" not in {note["code"] for note in ranked(journeyrank, data, "--method", "topsis")["notes"]}


def test_an_option_of_a_method_counts(journeyrank, data):
    assert scores(ranked(journeyrank, data, "--method", "topsis:p=1")) != scores(
        ranked(journeyrank, data, "--method", "topsis")
    )


def test_the_method_of_the_model_changes_nothing_and_is_not_noted(journeyrank, data):
    document = ranked(journeyrank, data, "--method", "weighted_sum")
    assert document["journeys"] == ranked(journeyrank, data)["journeys"]
    assert "method_changed" not in [note["code"] for note in document["notes"]]


def test_a_method_that_compares_journeys_says_so(journeyrank, data, tmp_path):
    for method, expected in (("vikor", True), ("weighted_product", False)):
        notes = [note["code"] for note in ranked(journeyrank, data, "--method", method)["notes"]]
        assert ("relative_method" in notes) == expected
    model = json.loads((data / "telecom.json").read_text(encoding="utf-8"))
    (tmp_path / "model.json").write_text(json.dumps(model | {"method": {"name": "topsis"}}), encoding="utf-8")
    ran = journeyrank("lint", "--journeys", data / "telecom.csv", "--model", tmp_path / "model.json", "--json")
    assert "relative_method" in [finding["code"] for finding in json.loads(ran.stdout)["findings"]]


@pytest.mark.parametrize(
    ("method", "command"), [("electre_1", "kernel"), ("promethee_1", "partial-order"), ("simus", "simus")]
)
def test_a_method_that_a_command_runs_is_sent_there_and_listed_with_it(journeyrank, data, method, command):
    ran = journeyrank("rank", data / "telecom.csv", "--model", data / "telecom.json", "--method", method, check=11)
    assert "--method" in ran.stderr
    assert f'found "{method}", which is a command of its own: journeyrank {command}; allowed: ' in ran.stderr
    assert "did you mean" not in ran.stderr
    listed = journeyrank("methods", check=0).stdout
    assert f"run by journeyrank {command}\n" in listed.split(f"\n  {method}\n")[1].split("\n\n")[0] + "\n"
    found = json.loads(journeyrank("methods", "--json", check=0).stdout)["methods_by_command"]
    assert {each["name"]: each["command"] for each in found}[method] == command


@pytest.mark.parametrize(
    ("method", "said"),
    [
        ("topsi", 'found "topsi"'),
        ("topsis:q=1", '"q"'),
        ("topsis:p", "topsis:p=1"),
        ("topsis:p=0.5", "p"),
        ("vikor:v=nine", "a number"),
        ("balanced_spotis:expected=0.5;0.5", "one a criterion in the order of the model"),
        ("balanced_spotis:expected=2;", "allowed: values from 0 to 1"),
        ("", "needs a value"),
    ],
)
def test_a_method_that_is_none_is_refused_with_its_place(journeyrank, data, method, said):
    ran = journeyrank("rank", data / "telecom.csv", "--model", data / "telecom.json", "--method", method)
    assert ran.returncode != 0
    assert "--method" in ran.stderr
    assert said in ran.stderr
    assert ran.stdout == ""
