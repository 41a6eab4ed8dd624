# SPDX-License-Identifier: MIT
"""Weights from the data of a matrix, and from judgements."""

import csv
import io
import json
import math

import pytest

METHODS = [
    "equal",
    "entropy",
    "critic",
    "standard_deviation",
    "coefficient_of_variation",
    "gini",
    "merec",
    "cilos",
    "idocriw",
    "angle",
    "lopcow",
]


def words(data, *more):
    return ["weigh", data / "telecom.csv", "--model", data / "telecom.json", *more]


def document_of(journeyrank, data, *more):
    ran = journeyrank(*words(data, "--json", *more))
    assert ran.returncode == 0, ran.stderr
    document = json.loads(ran.stdout)
    assert document["kind"] == "weights"
    return document


def weights_of(document):
    weights = {}
    for row in document["weights"]:
        if row["criterion"] is not None:
            weights.setdefault(row["method"], {})[row["criterion"]] = row["weight"]
    return weights


def columns_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {name: [float(row[name]) for row in rows] for name in ("pain", "revenue", "retention", "cost")}


def test_every_method_stands_beside_the_models_own_weights(journeyrank, data):
    document = document_of(journeyrank, data)
    weights = weights_of(document)
    refused = {row["method"] for row in document["weights"] if row["refused"]}
    assert ["own", *METHODS] == list(dict.fromkeys(row["method"] for row in document["weights"]))
    assert weights["own"] == {"pain": 0.25, "revenue": 0.25, "retention": 0.25, "cost": 0.25}
    assert weights["equal"] == weights["own"]
    for method in set(METHODS) - refused:
        assert sum(weights[method].values()) == pytest.approx(1)


def test_a_method_that_divides_by_a_cell_of_zero_is_noted_with_its_reason(journeyrank, data):
    document = document_of(journeyrank, data)
    row = next(row for row in document["weights"] if row["method"] == "merec")
    assert row["criterion"] is None
    assert "plan_change" in row["refused"]
    notes = [note["text"] for note in document["notes"] if note["code"] == "method_refused"]
    assert any(text.startswith("merec cannot weigh by these") for text in notes)


def test_standard_deviation_is_its_formula(journeyrank, data):
    found = weights_of(document_of(journeyrank, data, "--by", "standard_deviation"))["standard_deviation"]
    spread = {}
    for name, values in columns_of(data / "telecom.csv").items():
        low, high = min(values), max(values)
        scaled = [(value - low) / (high - low) for value in values]
        mean = sum(scaled) / len(scaled)
        spread[name] = math.sqrt(sum((each - mean) ** 2 for each in scaled))
    total = sum(spread.values())
    assert found == pytest.approx({name: each / total for name, each in spread.items()})


def test_options_follow_a_colon_and_both_spellings_stand_side_by_side(journeyrank, data):
    weights = weights_of(document_of(journeyrank, data, "--by", "critic", "--by", "critic:correlation=spearman"))
    assert list(weights) == ["own", "critic", "critic:correlation=spearman"]
    assert weights["critic"] != weights["critic:correlation=spearman"]


def test_csv_has_a_row_a_method_and_criterion(journeyrank, data):
    ran = journeyrank(*words(data, "--csv", "--by", "entropy"))
    rows = list(csv.DictReader(io.StringIO(ran.stdout)))
    assert list(rows[0]) == ["method", "criterion", "label", "weight", "refused"]
    assert [row["method"] for row in rows] == ["own"] * 4 + ["entropy"] * 4


def test_the_page_says_what_data_cannot_know(journeyrank, data):
    ran = journeyrank(*words(data))
    assert ran.returncode == 0, ran.stderr
    page = " ".join(ran.stdout.split())
    assert "how far the journeys are apart on each criterion, not how much that matters" in page
    assert "they differ most on" in page
    assert "merec" in ran.stderr


def test_the_saved_model_has_the_weights_and_nothing_else_is_other(journeyrank, data, tmp_path):
    saved = tmp_path / "model.json"
    found = weights_of(document_of(journeyrank, data, "--by", "critic", "--save-model", saved))["critic"]
    before = json.loads((data / "telecom.json").read_text(encoding="utf-8"))
    after = json.loads(saved.read_text(encoding="utf-8"))
    assert {each["id"]: each["weight"] for each in after["criteria"]} == found
    for each in (*before["criteria"], *after["criteria"]):
        each.pop("weight")
        each.pop("metric", None)
        each.pop("target", None)
    assert [each["id"] for each in after["profiles"]] == [each["id"] for each in before["profiles"]]
    assert [each["scale"] for each in after["criteria"]] == [each["scale"] for each in before["criteria"]]
    assert journeyrank("validate", saved).returncode == 0


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--by", "critik"), "unknown_name: --by"),
        (("--by", "critic:corelation=spearman"), "unknown_name: --by"),
        (("--by", "critic:"), "usage: --by"),
        (("--save-model", "m.json"), "usage: --save-model"),
        (("--by", "critic", "--by", "gini", "--save-model", "m.json"), "usage: --save-model"),
        (("--by", "merec"), "bad_number: "),
        (("--json", "--csv"), "usage: "),
    ],
)
def test_what_makes_no_sense_is_refused(journeyrank, data, more, said):
    ran = journeyrank(*words(data, *more))
    assert ran.returncode != 0
    assert said in ran.stderr
    assert ran.stdout == ""


PAIRS = {
    "by": "pairwise",
    "comparisons": [
        {"first": "pain", "second": "revenue", "ratio": 3},
        {"first": "revenue", "second": "retention", "ratio": 2},
        {"first": "retention", "second": "cost", "ratio": 4},
        {"first": "pain", "second": "cost", "ratio": 2},
    ],
}


def judged(journeyrank, data, tmp_path, judgements, *more):
    path = tmp_path / "said.json"
    text = judgements if isinstance(judgements, str) else json.dumps(judgements)
    path.write_text(text, encoding="utf-8")
    return journeyrank("weigh", "--judgements", path, "--model", data / "telecom.json", *more)


def test_swing_points_are_shares(journeyrank, data, tmp_path):
    points = {"pain": 100, "cost": 20, "revenue": 50, "retention": 80}
    ran = judged(journeyrank, data, tmp_path, {"by": "swing", "points": points}, "--json")
    assert ran.returncode == 0, ran.stderr
    document = json.loads(ran.stdout)
    assert document["kind"] == "weights"
    assert document["by"] == "swing"
    assert document["inconsistency"] is None
    assert weights_of(document)["swing"] == pytest.approx({name: each / 250 for name, each in points.items()})


def test_judgements_that_contradict_each_other_are_named(journeyrank, data, tmp_path):
    ran = judged(journeyrank, data, tmp_path, PAIRS, "--json")
    document = json.loads(ran.stdout)
    assert document["inconsistency"] > 0.1
    revisit = document["revisit"]
    stated = {(each["first"], each["second"]): each["ratio"] for each in PAIRS["comparisons"]}
    assert stated[revisit["first"], revisit["second"]] == revisit["stated"]
    weights = weights_of(document)["pairwise"]
    assert revisit["implied"] == pytest.approx(weights[revisit["first"]] / weights[revisit["second"]])
    page = " ".join(judged(journeyrank, data, tmp_path, PAIRS).stdout.split())
    assert "more than the 0.1 usually accepted" in page
    assert f"Look again at {revisit['first']} against {revisit['second']}" in page


def test_the_weights_of_judgements_go_into_a_model(journeyrank, data, tmp_path):
    saved = tmp_path / "model.json"
    ran = judged(journeyrank, data, tmp_path, PAIRS, "--json", "--save-model", saved)
    after = json.loads(saved.read_text(encoding="utf-8"))
    weights = weights_of(json.loads(ran.stdout))["pairwise"]
    assert {each["id"]: each["weight"] for each in after["criteria"]} == weights


def test_the_example_of_judgements_is_consistent_enough(journeyrank, data):
    ran = journeyrank("weigh", "--judgements", data / "telecom_judgements.json", "--model", data / "telecom.json", "--json")
    assert ran.returncode == 0, ran.stderr
    assert 0 < json.loads(ran.stdout)["inconsistency"] <= 0.1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"by": "swing",\n "points": {"pian": 100}}', 'unknown_name: {}:2:21: points.pian: no criterion "pian" in the model'),
        ('{"by": "swing",\n "points": {"pain": 100}}', 'bad_weights: {}:2:12: points: nothing is said about "revenue"'),
        ('{"by": "pairwize"}', "unknown_name: {}:1:8: by: found"),
        ('{"points": {}}', 'bad_json: {}:1:1: the key "by" is missing'),
        (
            '{"by": "rancom", "comparisons": [\n{"first": "pain", "second": "cost", "ratio": 2},\n'
            '{"first": "cost", "second": "pain", "ratio": 2}]}',
            'bad_weights: {}:3:1: comparisons[1]: "cost" and "pain" are compared twice',
        ),
        (
            '{"by": "pairwise", "comparisons": [{"first": "pain", "second": "cost", "ratio": 2}]}',
            "no chain of comparisons leads from",
        ),
    ],
)
def test_a_file_that_does_not_fit_is_refused_with_its_place(journeyrank, data, tmp_path, text, said):
    ran = judged(journeyrank, data, tmp_path, text)
    assert ran.returncode != 0
    assert said.format(tmp_path / "said.json") in ran.stderr


@pytest.mark.parametrize("more", [("--by", "critic"), ("--contacts", "contacts.csv")])
def test_judgements_stand_alone(journeyrank, data, tmp_path, more):
    ran = judged(journeyrank, data, tmp_path, PAIRS, *more)
    assert ran.returncode == 2 or "usage: " in ran.stderr
    assert ran.stdout == ""


def test_statements_in_words_leave_ranges(journeyrank, data):
    said = data / "telecom_swing_judgements.json"
    ran = journeyrank("weigh", "--judgements", said, "--model", data / "telecom.json", "--json")
    assert ran.returncode == 0, ran.stderr
    document = json.loads(ran.stdout)
    assert document["by"] == "macbeth"
    assert document["inconsistency"] == 0
    assert document["conflict"] == []
    assert document["choices"] is None
    weights = weights_of(document)["macbeth"]
    assert [each["criterion"] for each in document["ranges"]] == list(weights)
    for each in document["ranges"]:
        assert 0 <= each["low"] <= weights[each["criterion"]] + 1e-9 <= each["high"] + 2e-9
        assert each["standard_error"] is None


def test_statements_that_contradict_each_other_are_named(journeyrank, data, tmp_path):
    statements = [
        {"first": "pain", "second": "cost", "category": "weak"},
        {"first": "cost", "second": "revenue", "category": "weak"},
        {"first": "revenue", "second": "pain", "category": "very_weak"},
        {"first": "retention", "second": "pain", "category": "strong"},
    ]
    ran = judged(journeyrank, data, tmp_path, {"by": "macbeth", "statements": statements}, "--json")
    document = json.loads(ran.stdout)
    assert [each["entry"] for each in document["conflict"]] == [0, 1, 2]
    assert document["conflict"][1]["said"] == "cost over revenue: weak"
    assert document["ranges"] == []
    assert document["inconsistency"] > 0
    page = " ".join(judged(journeyrank, data, tmp_path, {"by": "macbeth", "statements": statements}).stdout.split())
    assert "These cannot all hold" in page
    assert "cost over revenue: weak" in page


def chosen(journeyrank, data, tmp_path, judgements, *more):
    path = tmp_path / "chosen.json"
    path.write_text(json.dumps(judgements), encoding="utf-8")
    return journeyrank("weigh", data / "telecom.csv", "--judgements", path, "--model", data / "telecom.json", *more)


@pytest.mark.parametrize("by", ["uta", "choice_logit"])
def test_choices_between_journeys_are_learned_from_their_table(journeyrank, data, tmp_path, by):
    judgements = json.loads((data / "telecom_choice_judgements.json").read_text(encoding="utf-8"))
    judgements["by"] = by
    saved = tmp_path / "model.json"
    ran = chosen(journeyrank, data, tmp_path, judgements, "--json", "--save-model", saved)
    assert ran.returncode == 0, ran.stderr
    document = json.loads(ran.stdout)
    weights = weights_of(document)[by]
    assert sum(weights.values()) == pytest.approx(1)
    assert document["choices"]["choices"] == 9
    assert (document["choices"]["error"] is None) == (by == "choice_logit")
    assert (document["choices"]["log_likelihood"] is None) == (by == "uta")
    assert document["revisit"]["first"] == "payment_fail"
    assert document["sentences"][0] == document["sentence"]
    after = json.loads(saved.read_text(encoding="utf-8"))
    assert {each["id"]: each["weight"] for each in after["criteria"]} == weights
    page = chosen(journeyrank, data, tmp_path, judgements).stdout
    assert "from, %" in page


def test_values_that_bend_are_saved_as_scales(journeyrank, data, tmp_path):
    judgements = json.loads((data / "telecom_choice_judgements.json").read_text(encoding="utf-8"))
    judgements |= {"by": "uta", "segments": 2}
    saved = tmp_path / "model.json"
    ran = chosen(journeyrank, data, tmp_path, judgements, "--save-model", saved)
    assert ran.returncode == 0, ran.stderr
    after = json.loads(saved.read_text(encoding="utf-8"))
    assert {each["scale"]["name"] for each in after["criteria"]} == {"piecewise"}
    assert [knot["raw"] for knot in after["criteria"][0]["scale"]["knots"]] == [0, 25000, 50000]
    assert journeyrank("validate", saved).returncode == 0


def test_choices_without_journeys_and_journeys_that_nobody_knows_are_refused(journeyrank, data, tmp_path):
    choices = {"by": "uta", "choices": [{"first": "tech_fault", "second": "bil_query"}]}
    ran = judged(journeyrank, data, tmp_path, choices)
    assert ran.returncode != 0
    assert "usage: these judgements are choices between journeys" in ran.stderr
    ran = chosen(journeyrank, data, tmp_path, choices)
    assert ran.returncode != 0
    assert "chosen.json:1:" in ran.stderr
    assert 'choices[0]: no journey "bil_query"' in ran.stderr
    assert 'did you mean "bill_query"' in ran.stderr
    assert ran.stdout == ""


def judged_level(journeyrank, data, tmp_path, judgements, *more, model=None, **options):
    path = tmp_path / "level.json"
    path.write_text(json.dumps(judgements), encoding="utf-8")
    return journeyrank("weigh", "--judgements", path, "--model", model or data / "telecom_groups.json", *more, **options)


TOP = {"group": "", "by": "swing", "points": {"customer": 100, "company": 25}}
CUSTOMER = {"group": "customer", "by": "smart", "points": {"pain": 10, "retention": 30}}


def test_of_one_level_the_groups_or_the_members_of_a_group_are_judged(journeyrank, data, tmp_path):
    document = json.loads(judged_level(journeyrank, data, tmp_path, TOP, "--json", check=0).stdout)
    assert document["group"] == ""
    assert weights_of(document) == {
        "own": pytest.approx({"customer": 0.6, "company": 0.4}),
        "swing": pytest.approx({"customer": 0.8, "company": 0.2}),
    }
    within = json.loads(judged_level(journeyrank, data, tmp_path, CUSTOMER, "--json", check=0).stdout)
    assert within["group"] == "customer"
    assert weights_of(within)["own"] == pytest.approx({"pain": 0.75, "retention": 0.25})
    assert weights_of(within)["smart"] == pytest.approx({"pain": 0.25, "retention": 0.75})


def test_judgements_of_all_criteria_are_of_no_group(journeyrank, data, tmp_path):
    assert json.loads(judged(journeyrank, data, tmp_path, PAIRS, "--json").stdout)["group"] is None


def test_level_by_level_the_model_has_the_weights_that_were_judged(journeyrank, data, tmp_path):
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    judged_level(journeyrank, data, tmp_path, TOP, "--save-model", first, check=0)
    judged_level(journeyrank, data, tmp_path, CUSTOMER, "--save-model", second, model=first, check=0)
    before = json.loads((data / "telecom_groups.json").read_text(encoding="utf-8"))
    after = json.loads(second.read_text(encoding="utf-8"))
    assert {each["id"]: each["weight"] for each in after["groups"]} == {"customer": 0.8, "company": 0.2}
    weights = {each["id"]: each["weight"] for each in after["criteria"]}
    assert weights == {"pain": 0.25, "revenue": 1, "retention": 0.75, "cost": 1}
    assert [each["weights"] for each in after["profiles"]] == [each["weights"] for each in before["profiles"]]
    ran = journeyrank("rank", data / "telecom.csv", "--model", second, "--json", check=0)
    in_all = {each["criterion"]: each["normalised"] for each in json.loads(ran.stdout)["weights"]}
    assert in_all == pytest.approx({"pain": 0.2, "retention": 0.6, "revenue": 0.1, "cost": 0.1})


def test_the_page_of_a_level_says_which_one_it_is(journeyrank, data):
    said = data / "telecom_level_judgements.json"
    ran = journeyrank("weigh", "--judgements", said, "--model", data / "telecom_groups.json", check=0)
    assert "telecom in groups, the top level: weights by pairwise" in ran.stdout
    assert "The customer" in ran.stdout and "Pain" not in ran.stdout


@pytest.mark.parametrize(
    ("judgements", "said"),
    [
        ({**TOP, "group": "custom"}, 'unknown_name: {}:1:11: group: no group "custom" in the model (did you mean "customer"'),
        ({**TOP, "group": None}, "bad_json: {}:1:11: group: "),
        ({**TOP, "group": "company"}, 'no criterion "customer" in group "company"'),
        ({**CUSTOMER, "group": ""}, 'no criterion "pain" in the top level'),
        ({**CUSTOMER, "points": {"pain": 10}}, 'nothing is said about "retention"'),
        ({"group": "", "by": "uta", "choices": [{"first": "a", "second": "b"}]}, "usage: these judgements are choices"),
    ],
)
def test_judgements_that_do_not_fit_a_level_are_refused(journeyrank, data, tmp_path, judgements, said):
    ran = judged_level(journeyrank, data, tmp_path, judgements)
    assert ran.returncode != 0
    assert said.format(tmp_path / "level.json") in ran.stderr
    assert ran.stdout == ""


def test_a_group_that_would_weigh_nothing_is_not_saved(journeyrank, data, tmp_path):
    nothing = {"group": "", "by": "point_allocation", "points": {"customer": 100, "company": 0}}
    judged_level(journeyrank, data, tmp_path, nothing, check=0)
    saved = tmp_path / "saved.json"
    ran = judged_level(journeyrank, data, tmp_path, nothing, "--save-model", saved)
    assert "bad_weights: " in ran.stderr and 'group "company": found the weight 0' in ran.stderr
    assert not saved.exists()
    assert ran.stdout == ""
