# SPDX-License-Identifier: MIT
"""The JSON Schemas of the files are valid schemas, and say of a document what the reader says.

A public validator (jsonschema) has the schema, the real program has the reader: the one that JOURNEYRANK_CLI names, or
that of the release build.
"""

import copy
import json
import os
import subprocess
from pathlib import Path

import jsonschema
import pytest

TOP = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("JOURNEYRANK_CLI", TOP / "build" / "release" / "bin" / "journeyrank"))
DATA = TOP / "examples" / "data"
KINDS = ("model", "mapping", "pins", "simulation", "scenarios", "cells", "judgements")

MODEL = {
    "schema": 1,
    "name": "two",
    "method": {"name": "weighted_sum"},
    "tie_tolerance": 0,
    "criteria": [
        {
            "id": "pain",
            "label": "Pain",
            "direction": "maximize",
            "unit": "customers",
            "weight": 1,
            "scale": {"name": "anchored", "at_0": 0, "at_1": 10},
            "missing": "reject",
            "metric": {"name": "burden", "column": "ces", "at_least": 1, "at_most": 3},
            "owner": "",
            "reason": "",
        },
        {"id": "cost", "direction": "minimize", "scale": {"name": "min_max"}},
    ],
    "profiles": [{"id": "cfo", "weights": {"pain": 1, "cost": 0}}],
}
PINS = {
    "schema": 1,
    "pins": [{"journey": "bill", "place": 1, "reason": "duty", "author": "A. Person", "expires": "2099-12-31"}],
}
MAPPING = {
    "schema": 1,
    "missing": ["?"],
    "columns": {
        "contact_id": {"from": "number"},
        "journey": {"from": "topic", "values": {"b": "bill"}},
        "started_at": {"from": "opened", "format": "%d/%m/%Y", "tz": "UTC"},
    },
}
SCENARIOS = {
    "schema": 1,
    "scenarios": [
        {
            "name": "half",
            "weights": {"pain": 0.5},
            "others": "in_proportion",
            "drop": [],
            "scales": {"pain": {"name": "min_max"}},
            "values": [{"journey": "bill", "values": {"pain": 3}}],
            "add": [{"journey": "new", "values": {"pain": 3, "cost": 1}}],
            "pins": [{"journey": "bill", "place": 1, "reason": "duty", "author": "A. Person"}],
        }
    ],
}
CELLS = {
    "schema": 1,
    "cells": [{"journey": "bill", "criterion": "pain", "shape": {"name": "normal", "mean": 1, "deviation": 0.5}}],
    "groups": [{"correlation": 0.5, "cells": [{"journey": "bill", "criterion": "pain"}]}],
}
JUDGEMENTS = {
    "schema": 1,
    "by": "pairwise",
    "priority": "eigenvector",
    "comparisons": [{"first": "pain", "second": "cost", "ratio": 3}],
}
SWING = {"first": "pain", "second": "cost", "category": "weak"}
CHOICE = {"first": "bill", "second": "move"}
SIMULATION = {
    "schema": 1,
    "seed": 7,
    "start": "2026-01-01",
    "customers": 3,
    "dirt": {"missing": 0.1},
    "journeys": {"bill": {"share": 2, "repeat_rate": 0.3}, "fault": {}},
}

KNOTS = [{"raw": 0, "value": 0}, {"raw": 5, "value": 1}]
CRITERION = ("criteria", 0)
SCALE = (*CRITERION, "scale")
METRIC = (*CRITERION, "metric")
PROFILE = ("profiles", 0)
PIN = ("pins", 0)
GONE = object()
LEVELS = {"name": "levels", "levels": [{"name": "low", "value": 0}, {"name": "high", "value": 1}]}

# The kind of document, where it is changed, what is put there (GONE: the key is left out), and whether it is accepted.
DOCUMENTS = [
    ("model", (), MODEL, True),
    ("model", ("schema",), GONE, True),
    ("model", ("schema",), 1.0, True),
    ("model", ("schema",), 0, False),
    ("model", ("schema",), 2, False),
    ("model", ("schema",), "1", False),
    ("model", ("name",), GONE, True),
    ("model", ("name",), None, False),
    ("model", ("method",), GONE, True),
    ("model", ("method",), "weighted_sum", False),
    ("model", ("method", "name"), "topsys", False),
    ("model", ("method", "p"), 1, False),
    ("model", ("tie_tolerance",), 0.5, True),
    ("model", ("tie_tolerance",), -0.5, False),
    ("model", ("criteria",), GONE, False),
    ("model", ("criteria",), [], False),
    ("model", ("criteria",), {}, False),
    ("model", ("profiles",), GONE, True),
    ("model", ("profiles",), [], True),
    ("model", ("groups",), [], True),
    ("model", ("groups",), [{"id": "all", "members": ["pain", "cost"]}], True),
    ("model", ("groups",), [{"id": "all", "members": ["pain", "cost"], "weight": -1}], False),
    ("model", ("groups",), [{"id": "all", "members": ["pain", "cost"], "weight": None}], False),
    ("model", ("groups",), [{"id": "all", "members": []}], False),
    ("model", ("groups",), [{"id": "all"}], False),
    ("model", ("groups",), [{"members": ["pain"]}], False),
    ("model", ("groups",), [{"id": "all", "members": "pain"}], False),
    ("model", ("colour",), "red", False),
    ("model", (*CRITERION, "id"), GONE, False),
    ("model", (*CRITERION, "id"), "", False),
    ("model", (*CRITERION, "id"), 7, False),
    ("model", (*CRITERION, "label"), GONE, True),
    ("model", (*CRITERION, "label"), "Schmerz \u00e4\U0001f600", True),
    ("model", (*CRITERION, "direction"), GONE, False),
    ("model", (*CRITERION, "direction"), "maximise", False),
    ("model", (*CRITERION, "weight"), GONE, True),
    ("model", (*CRITERION, "weight"), 0.25, True),
    ("model", (*CRITERION, "weight"), -1, False),
    ("model", (*CRITERION, "weight"), "1", False),
    ("model", (*CRITERION, "weight"), True, False),
    ("model", (*CRITERION, "missing"), "interval", True),
    ("model", (*CRITERION, "missing"), "skip", False),
    ("model", (*CRITERION, "wieght"), 1, False),
    ("model", SCALE, GONE, False),
    ("model", SCALE, {"name": "anchored", "at_0": -1.5, "at_1": 1e6}, True),
    ("model", SCALE, {"name": "anchored", "at_0": 0}, False),
    ("model", SCALE, {"at_0": 0, "at_1": 10}, False),
    ("model", SCALE, {"name": "anchored", "at_0": 0, "at_1": 10, "at_2": 20}, False),
    ("model", SCALE, {"name": "anchored", "at_0": None, "at_1": 10}, False),
    ("model", SCALE, {"name": "piecewise", "knots": KNOTS}, True),
    ("model", SCALE, {"name": "piecewise", "knots": KNOTS[:1]}, False),
    ("model", SCALE, {"name": "piecewise", "knots": [*KNOTS, {"raw": 6, "value": 1.1}]}, False),
    ("model", SCALE, {"name": "piecewise", "knots": [*KNOTS, {"raw": 6}]}, False),
    ("model", CRITERION, {"id": "pain", "direction": "maximize", "scale": LEVELS}, True),
    ("model", SCALE, {"name": "levels", "levels": []}, False),
    ("model", SCALE, {"name": "levels", "levels": [{"name": "", "value": 0}]}, False),
    ("model", SCALE, {"name": "min_max"}, True),
    ("model", SCALE, {"name": "min_max", "at_0": 0}, False),
    ("model", SCALE, {"name": "max_min"}, False),
    ("model", METRIC, GONE, True),
    ("model", METRIC, None, False),
    ("model", METRIC, {"name": "contacts"}, True),
    ("model", METRIC, {"name": "contacts", "column": "ces"}, False),
    ("model", METRIC, {"name": "rate", "column": "any column", "one_of": ["yes", "true"]}, True),
    ("model", METRIC, {"name": "rate", "one_of": ["yes"]}, False),
    ("model", METRIC, {"name": "rate", "column": "any column", "one_of": "yes"}, False),
    ("model", METRIC, {"name": "sum", "column": ""}, False),
    ("model", METRIC, {"name": "excess_churn"}, True),
    ("model", METRIC, {"name": "excess_churn", "baseline": 3}, False),
    ("model", METRIC, {"name": "cost_to_serve", "rate_per_hour": 27, "fixed_per_contact": 0.5}, True),
    ("model", METRIC, {"name": "cost_to_serve"}, False),
    ("model", METRIC, {"name": "cost_to_serve", "rate_per_hour": -27}, False),
    ("model", (*PROFILE, "id"), GONE, False),
    ("model", (*PROFILE, "weights"), GONE, False),
    ("model", (*PROFILE, "weights"), [1, 0], False),
    ("model", (*PROFILE, "weights", "pain"), -1, False),
    ("model", (*PROFILE, "reason"), "why not", True),
    ("pins", (), PINS, True),
    ("pins", ("pins",), [], True),
    ("pins", ("pins",), GONE, False),
    ("pins", (*PIN, "place"), 2.0, True),
    ("pins", (*PIN, "place"), 0, False),
    ("pins", (*PIN, "place"), 1.5, False),
    ("pins", (*PIN, "reason"), "", False),
    ("pins", (*PIN, "author"), GONE, False),
    ("pins", (*PIN, "expires"), GONE, True),
    ("pins", (*PIN, "expires"), "31.12.2099", False),
    ("pins", (*PIN, "expires"), "2099-02-30", False),
    ("pins", (*PIN, "until"), "2099-12-31", False),
    ("mapping", (), MAPPING, True),
    ("mapping", ("missing",), GONE, True),
    ("mapping", ("missing",), "?", False),
    ("mapping", ("currency",), "GBP", True),
    ("mapping", ("columns", "journey"), "topic", False),
    ("mapping", ("columns", "journey", "form"), "topic", False),
    ("mapping", ("columns", "journey", "values"), {"b": 1}, False),
    ("mapping", ("columns", "contact_id"), {"row_number": True}, True),
    ("mapping", ("columns", "contact_id"), {"row_number": 1}, False),
    ("mapping", ("columns", "handle_s"), {"value": "60", "unit": "min"}, True),
    ("mapping", ("columns", "handle_s"), {"value": "60", "unit": "minutes"}, False),
    ("cells", (), CELLS, True),
    ("cells", ("groups",), GONE, True),
    ("cells", ("cells",), GONE, False),
    ("cells", ("cells", 0, "shape"), {"name": "uniform", "low": 0, "high": 1}, True),
    ("cells", ("cells", 0, "shape"), {"name": "gauss", "low": 0, "high": 1}, False),
    ("cells", ("cells", 0, "shape", "deviation"), -1, False),
    ("cells", ("groups", 0, "correlation"), 1.5, False),
    ("cells", ("groups", 0, "cells"), [], False),
    ("judgements", (), JUDGEMENTS, True),
    ("judgements", (), {"by": "swing", "points": {"pain": 100, "cost": 40}}, True),
    ("judgements", (), {"by": "swing", "points": {"pain": 100, "cost": "much"}}, False),
    ("judgements", (), {"by": "swing"}, False),
    ("judgements", (), {"by": "swara", "steps": [{"criterion": "pain"}, {"criterion": "cost", "less": 0.2}]}, True),
    ("judgements", (), {"by": "swara", "steps": [{"criterion": "pain"}, {"criterion": "cost", "less": -1}]}, False),
    ("judgements", (), {"by": "macbeth", "statements": [{**SWING, "up_to": "strong"}]}, True),
    ("judgements", (), {"by": "macbeth", "statements": [{**SWING, "category": "feeble"}]}, False),
    ("judgements", (), {"by": "macbeth", "statements": [{"first": "pain", "second": "cost"}]}, False),
    ("judgements", (), {"by": "uta"}, False),
    ("judgements", (), {"by": "uta", "segments": 0, "choices": [CHOICE]}, False),
    ("judgements", (), {"by": "uta", "segments": 1.5, "choices": [CHOICE]}, False),
    ("judgements", (), {"by": "choice_logit", "choices": [{**CHOICE, "prefers": "both"}]}, False),
    ("judgements", (), {"by": "choice_logit", "confidence": 1, "choices": [CHOICE]}, False),
    ("judgements", ("by",), "pairwize", False),
    ("judgements", ("by",), GONE, False),
    ("judgements", ("schema",), 2, False),
    ("judgements", ("schema",), GONE, True),
    ("judgements", ("priority",), "mean", False),
    ("judgements", ("comparison",), [], False),
    ("judgements", ("comparisons", 0, "ratio"), GONE, False),
    ("scenarios", (), SCENARIOS, True),
    ("scenarios", ("scenarios", 0, "others"), "equal", False),
    ("scenarios", ("scenarios", 0, "weights", "pain"), -1, False),
    ("scenarios", ("scenarios", 0, "values", 0, "journey"), "", False),
    ("scenarios", ("scenarios", 0, "scales", "pain"), {"name": "linear"}, False),
    ("scenarios", ("scenarios", 0, "weight"), {"pain": 1}, False),
    ("scenarios", ("scenarios",), [], True),
    ("scenarios", ("scenarios",), GONE, False),
    ("simulation", (), SIMULATION, True),
    ("simulation", (), {}, True),
    ("simulation", ("seed",), -1, False),
    ("simulation", ("start",), "2026-02-30", False),
    ("simulation", ("customers",), 0, False),
    ("simulation", ("customers",), 1.5, False),
    ("simulation", ("dirt", "missing"), 1.1, False),
    ("simulation", ("dirt", "dust"), 0.1, False),
    ("simulation", ("journeys", "bill", "repeat_rate"), 0.95, False),
    ("simulation", ("journeys", "bill", "transfer_rate"), 1, True),
    ("simulation", ("journeys", "bill", "rate"), 0.1, False),
    ("simulation", ("journeys", "bill"), 3, False),
]


def changed(kind, path, value):
    whole = {
        "model": MODEL,
        "pins": PINS,
        "mapping": MAPPING,
        "simulation": SIMULATION,
        "scenarios": SCENARIOS,
        "cells": CELLS,
        "judgements": JUDGEMENTS,
    }
    document = copy.deepcopy(whole[kind])
    if not path:
        return value
    holder = document
    for step in path[:-1]:
        holder = holder[step]
    if value is GONE:
        del holder[path[-1]]
    else:
        holder[path[-1]] = value
    return document


def name_of(row):
    kind, path, value, accepted = row
    words = "gone" if value is GONE else json.dumps(value)[:40]
    return f"{kind}-{'.'.join(map(str, path))}-{words if path else 'whole'}-{'accepted' if accepted else 'refused'}"


def run(*words):
    if not PROGRAM.is_file():
        pytest.fail(f"{PROGRAM} is not there: build it, or name it in JOURNEYRANK_CLI", pytrace=False)
    return subprocess.run([PROGRAM, *map(str, words)], capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture(scope="module")
def validators():
    """A validator for each kind of file; it checks the format of dates."""
    made = {}
    for kind in KINDS:
        schema = json.loads(run("schema", kind).stdout)
        made[kind] = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker(["date"]))
    return made


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    """What the program says of a document: None when it is accepted, else the message."""
    folder = tmp_path_factory.mktemp("documents")
    (folder / "journeys.csv").write_text("journey,pain,cost\nbill,1,2\nfault,3,4\n")
    (folder / "contacts.csv").write_text("number,topic,opened\n1,b,31/01/2026\n2,fault,01/02/2026\n")
    (folder / "model.json").write_text(json.dumps(MODEL))
    counting = {**MODEL["criteria"][1], "metric": {"name": "contacts"}}
    (folder / "counting.json").write_text(json.dumps({"criteria": [counting]}))
    words = {
        "model": ("validate", folder / "changed.json"),
        "pins": ("rank", folder / "journeys.csv", "--model", folder / "model.json", "--pins", folder / "changed.json"),
        "mapping": (
            "measure", folder / "contacts.csv", "--model", folder / "counting.json", "--map", folder / "changed.json",
        ),  # fmt: skip
        "scenarios": (
            "what-if", folder / "journeys.csv", "--model", folder / "model.json",
            "--scenarios", folder / "changed.json",
        ),  # fmt: skip
        "cells": (
            "robustness", folder / "journeys.csv", "--model", folder / "model.json", "--draws", "10",
            "--cells", folder / "changed.json",
        ),  # fmt: skip
        "judgements": ("weigh", "--judgements", folder / "changed.json", "--model", folder / "model.json"),
        "simulation": ("simulate", "--plan", folder / "changed.json", "--truth"),
    }

    def read(kind, document):
        (folder / "changed.json").write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
        ran = run(*words[kind])
        assert ran.returncode != 1, ran.stderr
        assert ran.returncode == 0 or "changed.json:1:" in ran.stderr, ran.stderr
        return None if ran.returncode == 0 else ran.stderr

    return read


@pytest.mark.parametrize("kind", KINDS)
def test_schema_is_a_valid_schema_of_draft_2020_12(kind, validators):
    schema = validators[kind].schema
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("row", DOCUMENTS, ids=name_of)
def test_schema_and_reader_agree(row, validators, reader):
    kind, path, value, accepted = row
    document = changed(kind, path, value)
    faults = [fault.message for fault in validators[kind].iter_errors(document)]
    refusal = reader(kind, document)
    assert (not faults) == accepted, f"the schema: {faults}"
    assert (refusal is None) == accepted, f"the reader: {refusal}"


def test_there_are_enough_documents_of_both_kinds():
    accepted = sum(row[3] for row in DOCUMENTS)
    assert accepted >= 20
    assert len(DOCUMENTS) - accepted >= 40


@pytest.mark.parametrize("path", sorted(DATA.glob("*.json")), ids=lambda path: path.name)
def test_schema_accepts_every_example(path, validators):
    if path.name == "expected_scores.json":
        pytest.skip("holds scores, no model")
    kinds = {"map": "mapping", "scenarios": "scenarios", "cells": "cells", "judgements": "judgements"}
    kind = kinds.get(path.stem.rsplit("_")[-1], "model")
    validators[kind].validate(json.loads(path.read_text(encoding="utf-8")))


def test_every_option_of_the_schema_is_described(validators):
    def undescribed(schema, path):
        for key, value in schema.get("properties", {}).items():
            if "const" not in value and not value.get("description"):
                yield f"{path}.{key}"
            yield from undescribed(value, f"{path}.{key}")
        for part in schema.get("oneOf", []):
            yield from undescribed(part, path)
        for part in (schema.get("items"), schema.get("additionalProperties")):
            if isinstance(part, dict):
                yield from undescribed(part, path)

    for kind in KINDS:
        assert not list(undescribed(validators[kind].schema, kind))
