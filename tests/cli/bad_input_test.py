# SPDX-License-Identifier: MIT
"""Whatever is wrong with the input: one message that says where, the exit code of its kind, and nothing written."""

import json
import os
import re

import pytest

CODES = {
    "usage": 2, "bad_option": 3, "bad_model": 4, "bad_weights": 5, "bad_number": 6, "bad_time": 7, "missing_cell": 8,
    "missing_column": 9, "duplicate_name": 10, "unknown_name": 11, "shape_mismatch": 12, "bad_csv": 13, "bad_json": 14,
    "newer_schema": 15, "empty_input": 16, "bad_arrow": 17, "too_large": 18, "read_failed": 19, "write_failed": 20,
    "serious_finding": 21, "bad_tally": 22, "bad_xml": 23, "no_exact_answer": 24, "not_as_expected": 25,
}  # fmt: skip

MODEL = {
    "schema": 1,
    "name": "two criteria",
    "criteria": [
        {"id": "pain", "direction": "maximize", "weight": 1, "scale": {"name": "anchored", "at_0": 0, "at_1": 10}},
        {"id": "cost", "direction": "maximize", "weight": 1, "scale": {"name": "anchored", "at_0": 0, "at_1": 10}},
    ],
    "profiles": [{"id": "cx", "weights": {"pain": 0.7, "cost": 0.3}}],
}
JOURNEYS = "journey,pain,cost\nbill,1,2\nfault,3,4\n"
MEASURED = {
    "schema": 1,
    "criteria": [
        {
            "id": "load",
            "direction": "maximize",
            "weight": 1,
            "scale": {"name": "anchored", "at_0": 0, "at_1": 10},
            "metric": {"name": "contacts"},
        },
    ],
}
CONTACTS = "contact_id,journey,started_at\n1,bill,2026-01-01T00:00:00Z\n2,fault,2026-01-01T00:00:00Z\n"


def model(**changes):
    return json.dumps({**MODEL, **changes}, indent=1)


def criterion(**changes):
    """The model with other words about its first criterion; one that is None is left out."""
    first = {key: value for key, value in {**MODEL["criteria"][0], **changes}.items() if value is not None}
    return model(criteria=[first, MODEL["criteria"][1]])


def metric(**words):
    return criterion(metric=words)


def mapping(columns, **changes):
    return json.dumps({"schema": 1, "columns": columns, **changes}, indent=1)


def pins(**changes):
    pin = {"journey": "bill", "place": 1, "reason": "duty of care", "author": "A. Person", **changes}
    return json.dumps({"schema": 1, "pins": [{key: value for key, value in pin.items() if value is not None}]}, indent=1)


VALIDATE = ["validate", "model.json"]
RANK = ["rank", "journeys.csv", "--model", "model.json"]
MAPPED = ["rank", "--contacts", "contacts.csv", "--map", "map.json", "--model", "measured.json"]
UNMAPPED = ["rank", "--contacts", "contacts.csv", "--model", "measured.json"]
EXPLAIN = ["explain", "journeys.csv", "bill", "--model", "model.json"]

# What is wrong; the words after the program; the files that differ from the good ones; the kind of error; what the
# message must say, beginning with the place.
ROWS = [
    # Model files.
    ("model of 0 bytes", VALIDATE, {"model.json": ""}, "empty_input", "model.json"),
    ("model of white space", VALIDATE, {"model.json": " \n"}, "empty_input", "model.json"),
    ("model that is binary", VALIDATE, {"model.json": b"\x00\x01\x02\xff"}, "bad_json", "model.json:1:1"),
    ("model in UTF-16 without its mark", VALIDATE, {"model.json": model().encode("utf-16-le")}, "bad_json", "zero byte"),
    ("model not in UTF-8", VALIDATE, {"model.json": b'{"schema": 1,\n "name": "\xe9"}'}, "bad_json", "model.json:2:"),
    ("model cut off", VALIDATE, {"model.json": model()[:-3]}, "bad_json", "the end of the text"),
    ("comma before a bracket", VALIDATE, {"model.json": '{"schema": 1,\n}'}, "bad_json", "model.json:2:1"),
    ("nested 100,000 deep", VALIDATE, {"model.json": "[" * 100_000}, "bad_json", "model.json:1:65"),
    ("key twice", VALIDATE, {"model.json": '{"schema": 1,\n "schema": 1}'}, "bad_json", "model.json:2:2"),
    ("unknown key", VALIDATE, {"model.json": model(critera=[])}, "unknown_name", 'did you mean "criteria"?'),
    ("newer schema", VALIDATE, {"model.json": model(schema=2)}, "newer_schema", "model.json:2:12"),
    ("no criterion", VALIDATE, {"model.json": model(criteria=[])}, "bad_model", "model.json:4:14"),
    ("criteria are no list", VALIDATE, {"model.json": model(criteria=3)}, "bad_json", "the number 3"),
    ("criterion twice", VALIDATE, {"model.json": criterion(id="cost")}, "duplicate_name", '"cost" stands twice'),
    ("criterion without id", VALIDATE, {"model.json": criterion(id=None)}, "bad_json", "criteria[0]"),
    ("criterion with an empty id", VALIDATE, {"model.json": criterion(id="")}, "bad_model", "model.json:6:"),
    ("direction misspelt", VALIDATE, {"model.json": criterion(direction="maximise")}, "unknown_name", '"maximize"'),
    ("scale misspelt", VALIDATE, {"model.json": criterion(scale={"name": "anchord"})}, "unknown_name", '"anchored"'),
    ("anchors equal", VALIDATE, {"model.json": criterion(scale={"name": "anchored", "at_0": 5, "at_1": 5})}, "bad_model",
     "anchors are equal"),
    ("anchors reversed", VALIDATE, {"model.json": criterion(scale={"name": "anchored", "at_0": 9, "at_1": 5})}, "bad_model",
     "against the direction"),
    ("anchors rise where less is more urgent", VALIDATE, {"model.json": criterion(direction="minimize")}, "bad_model",
     "allowed: at_0 > at_1 for minimize"),
    ("anchor left out", VALIDATE, {"model.json": criterion(scale={"name": "anchored", "at_0": 5})}, "bad_json", "at_1"),
    ("level beyond 1", VALIDATE, {"model.json": criterion(scale={"name": "levels", "levels": [{"name": "a", "value": 2}]})},
     "bad_model", "criteria[0].scale"),
    ("knots that fall", VALIDATE,
     {"model.json": criterion(scale={"name": "piecewise", "knots": [{"raw": 2, "value": 0}, {"raw": 1, "value": 1}]})},
     "bad_model", "does not rise"),
    ("metric for a scale of levels", VALIDATE,
     {"model.json": criterion(scale={"name": "levels", "levels": [{"name": "a", "value": 1}]}, metric={"name": "contacts"})},
     "bad_model", "a scale of levels takes names"),
    ("negative weight", VALIDATE, {"model.json": criterion(weight=-1)}, "bad_weights", "criteria[0].weight"),
    ("weight that is text", VALIDATE, {"model.json": criterion(weight="much")}, "bad_json", 'the text "much"'),
    ("weight of NaN", VALIDATE, {"model.json": criterion(weight=float("nan"))}, "bad_json", "NaN"),
    ("weight beyond a double", VALIDATE, {"model.json": '{"criteria": [{"id": "a",\n"weight": 1e999}]}'}, "bad_json",
     "model.json:2:11"),
    ("all weights 0", VALIDATE, {"model.json": model(criteria=[{**c, "weight": 0} for c in MODEL["criteria"]])},
     "bad_weights", "all weights are 0"),
    ("policy misspelt", VALIDATE, {"model.json": criterion(missing="wurst")}, "unknown_name", '"worst"'),
    ("metric misspelt", VALIDATE, {"model.json": metric(name="burdn")}, "unknown_name", '"burden"'),
    ("metric without its column", VALIDATE, {"model.json": metric(name="mean")}, "bad_json", "column"),
    ("metric without a condition", VALIDATE, {"model.json": metric(name="rate", column="ces")}, "bad_option", "at_least"),
    ("metric with an unknown option", VALIDATE, {"model.json": metric(name="mean", column="ces", at_leest=1)},
     "unknown_name", "at_leest"),
    ("negative tolerance", VALIDATE, {"model.json": model(tie_tolerance=-1)}, "bad_option", "tie_tolerance"),
    ("profile with an unknown criterion", VALIDATE,
     {"model.json": model(profiles=[{"id": "cx", "weights": {"pain": 1, "cots": 1}}])}, "unknown_name",
     'no criterion "cots" in the model'),
    ("profile that leaves a criterion out", VALIDATE, {"model.json": model(profiles=[{"id": "cx", "weights": {"pain": 1}}])},
     "bad_model", '"cost"'),
    ("profile twice", VALIDATE, {"model.json": model(profiles=MODEL["profiles"] * 2)}, "duplicate_name", '"cx"'),
    ("model that is not there", ["validate", "modle.json"], {}, "read_failed", "modle.json: cannot be read: No such file"),
    ("model that is a folder", ["validate", "."], {}, "read_failed", ".: cannot be read: Is a directory"),
    ("model in a file that is no folder", ["validate", "model.json/x"], {}, "read_failed", "Not a directory"),
    # Criteria matrices.
    ("table of 0 bytes", RANK, {"journeys.csv": ""}, "empty_input", "journeys.csv: no header"),
    ("table with a header only", RANK, {"journeys.csv": "journey,pain,cost\n"}, "empty_input", "journeys.csv: a header"),
    ("table of empty lines", RANK, {"journeys.csv": "\n\n\n"}, "empty_input", "journeys.csv"),
    ("table that is binary", RANK, {"journeys.csv": JOURNEYS.encode() + b"a\x00b,1,2\n"}, "bad_csv", "journeys.csv:4:2"),
    ("table in UTF-16 without its mark", RANK, {"journeys.csv": JOURNEYS.encode("utf-16-le")}, "bad_csv", "UTF-16"),
    ("table cut within a letter of UTF-16", RANK, {"journeys.csv": JOURNEYS.encode("utf-16")[:-1]}, "bad_csv", "UTF-8"),
    ("table not in UTF-8", RANK, {"journeys.csv": JOURNEYS.encode() + b"caf\xe9,1,2\n"}, "bad_csv", "journeys.csv:4:4"),
    ("table that is a workbook", RANK, {"journeys.csv": b"PK\x03\x04rest"}, "bad_csv", "workbook"),
    ("table that is not there", ["rank", "journies.csv", "--model", "model.json"], {}, "read_failed", "journies.csv"),
    ("table that is a folder", ["rank", ".", "--model", "model.json"], {}, "read_failed", "Is a directory"),
    ("no column of journeys", RANK, {"journeys.csv": "name,pain,cost\nbill,1,2\n"}, "missing_column", "journeys.csv:1:1"),
    ("no column for a criterion", RANK, {"journeys.csv": "journey,pain,costs\nbill,1,2\n"}, "missing_column",
     'did you mean "costs"?'),
    ("column twice", RANK, {"journeys.csv": "journey,pain,pain\nbill,1,2\n"}, "duplicate_name", "journeys.csv:1:14"),
    ("column without a name", RANK, {"journeys.csv": "journey,pain,cost,\nbill,1,2,3\n"}, "bad_csv", "journeys.csv:1:19"),
    ("row too short", RANK, {"journeys.csv": JOURNEYS + "late,1\n"}, "bad_csv", "journeys.csv:4:"),
    ("row too long", RANK, {"journeys.csv": JOURNEYS + "late,1,2,3\n"}, "bad_csv", "journeys.csv:4:10"),
    ("quote never closed", RANK, {"journeys.csv": JOURNEYS + 'late,"1,2\n'}, "bad_csv", "journeys.csv:4:6"),
    ("text after a quote", RANK, {"journeys.csv": JOURNEYS + '"la"te,1,2\n'}, "bad_csv", "journeys.csv:4:1"),
    ("text in a number", RANK, {"journeys.csv": JOURNEYS + "late,much,2\n"}, "bad_number", "journeys.csv:4:6"),
    ("NaN in a number", RANK, {"journeys.csv": JOURNEYS + "late,NaN,2\n"}, "bad_number", "journeys.csv:4:6"),
    ("infinity in a number", RANK, {"journeys.csv": JOURNEYS + "late,1,-inf\n"}, "bad_number", "journeys.csv:4:8"),
    ("number beyond a double", RANK, {"journeys.csv": JOURNEYS + "late,1e999,2\n"}, "bad_number", "outside the range"),
    ("hexadecimal number", RANK, {"journeys.csv": JOURNEYS + "late,0x10,2\n"}, "bad_number", "hexadecimal"),
    ("decimal comma not declared", RANK, {"journeys.csv": "journey;pain;cost\nbill;1,5;2\n"}, "bad_number",
     "journeys.csv:2:6"),
    ("very long text in a number", RANK, {"journeys.csv": JOURNEYS + "late," + "x" * 5000 + ",2\n"}, "bad_number", '..."'),
    ("escape sequence in a number", RANK, {"journeys.csv": JOURNEYS + "late,\x1b[31mred\x07,2\n"}, "bad_number", "[31mred"),
    ("missing cell under reject", RANK, {"journeys.csv": JOURNEYS + "late,,2\n"}, "missing_cell", "journeys.csv:4:6"),
    ("row without a journey", RANK, {"journeys.csv": JOURNEYS + ",1,2\n"}, "missing_cell", "journeys.csv:4:1"),
    ("journey twice", RANK, {"journeys.csv": JOURNEYS + "bill,1,2\n"}, "duplicate_name", "line 2"),
    ("unknown level", RANK,
     {"model.json": criterion(scale={"name": "levels", "levels": [{"name": "high", "value": 1}]}),
      "journeys.csv": "journey,pain,cost\nbill,hig,2\n"}, "unknown_name", "journeys.csv:2:6"),
    # Options.
    ("unknown command", ["rnk", "journeys.csv"], {}, "usage", 'did you mean "rank"?'),
    ("unknown option of the program", ["--verison"], {}, "usage", "--verison"),
    ("unknown option", [*RANK, "--profil", "cx"], {}, "usage", 'did you mean "--profile"?'),
    ("option without its value", [*RANK, "--profile"], {}, "usage", "--profile"),
    ("option with an empty value", [*RANK, "--profile="], {}, "usage", "--profile needs a value"),
    ("option given twice", [*RANK, "--top", "1", "--top", "2"], {}, "usage", "--top"),
    ("output without a name", [*RANK, "-o", ""], {}, "usage", "--output needs a value"),
    ("journeys without a name", ["rank", "", "--model", "model.json"], {}, "usage", "needs a value"),
    ("one word too many", [*RANK, "journeys.csv"], {}, "usage", "one word too many"),
    ("no model", ["rank", "journeys.csv"], {}, "usage", "journeyrank template"),
    ("nothing to rank", ["rank", "--model", "model.json"], {}, "usage", "JOURNEYS"),
    ("a matrix and contacts", [*RANK, "--contacts", "contacts.csv"], {}, "usage", "--contacts"),
    ("a mapping without contacts", [*RANK, "--map", "map.json"], {}, "usage", "--map"),
    ("two inputs on stdin", ["rank", "-", "--model", "-"], {}, "usage", "standard input"),
    ("two formats", [*RANK, "--json", "--csv"], {}, "usage", "--json and --csv"),
    ("--top 0", [*RANK, "--top", "0"], {}, "usage", "--top"),
    ("--top -1", [*RANK, "--top", "-1"], {}, "usage", "--top"),
    ("--top with text", [*RANK, "--top", "ten"], {}, "usage", '"ten"'),
    ("--threads -1", [*RANK, "--threads", "-1"], {}, "usage", "--threads"),
    ("--threads with text", [*RANK, "--threads", "all"], {}, "usage", '"all"'),
    ("--weight of an unknown criterion", [*RANK, "--weight", "pains=1"], {}, "unknown_name", 'did you mean "pain"?'),
    ("--weight below 0", [*RANK, "--weight", "pain=-1"], {}, "bad_weights", '"pain" is -1'),
    ("--weight with text", [*RANK, "--weight", "pain=much"], {}, "bad_number", '"much"'),
    ("--weight NaN", [*RANK, "--weight", "pain=nan"], {}, "bad_number", "not finite"),
    ("--weight without a number", [*RANK, "--weight", "pain"], {}, "usage", "CRITERION=NUMBER"),
    ("--weight without a criterion", [*RANK, "--weight", "=1"], {}, "usage", "CRITERION=NUMBER"),
    ("--weight twice", [*RANK, "--weight", "pain=1", "--weight", "pain=2"], {}, "usage", "twice"),
    ("--weight 0 for all", [*RANK, "--weight", "pain=0", "--weight", "cost=0"], {}, "bad_weights", "all weights are 0"),
    ("unknown profile", [*RANK, "--profile", "cxx"], {}, "unknown_name", 'did you mean "cx"?'),
    ("empty profile", [*RANK, "--profile", ""], {}, "usage", "--profile"),
    ("--today that is no day", [*RANK, "--today", "2026-02-30"], {}, "bad_time", '"2026-02-30"'),
    ("--separator of two letters", [*RANK, "--separator", "ab"], {}, "bad_option", '"ab"'),
    ("--separator that numbers hold", [*RANK, "--separator", "."], {}, "bad_option", '"."'),
    ("--decimal that is none", [*RANK, "--decimal", ";"], {}, "bad_option", '";"'),
    ("--thousands like --decimal", [*RANK, "--thousands", "."], {}, "bad_option", '"."'),
    ("unknown encoding", [*RANK, "--encoding", "latin-1"], {}, "bad_option", "latin1"),
    ("schema of an unknown file", ["schema", "modle"], {}, "usage", "model, mapping, pins"),
    ("template of an unknown file", ["template", "pins"], {}, "usage", "model, mapping"),
    ("nothing to validate", ["validate"], {}, "usage", "model file"),
    ("nothing to measure", ["measure", "--model", "measured.json"], {}, "usage", "contacts"),
    ("no journey to explain", ["explain", "journeys.csv", "--model", "model.json"], {}, "usage", "no journey to explain"),
    ("unknown journey to explain", ["explain", "journeys.csv", "bil", "--model", "model.json"], {}, "unknown_name",
     'did you mean "bill"?'),
    # Mappings and contacts.
    ("mapping of 0 bytes", MAPPED, {"map.json": ""}, "empty_input", "map.json"),
    ("mapping of an unknown column", MAPPED, {"map.json": mapping({"contact_ids": {"from": "contact_id"}})},
     "unknown_name", 'did you mean "contact_id"?'),
    ("mapping from a column that is not there", MAPPED, {"map.json": mapping({"customer_id": {"from": "started"}})},
     "missing_column", '"started"'),
    ("mapping with an unknown key", MAPPED, {"map.json": mapping({"contact_id": {"form": "contact_id"}})}, "unknown_name",
     'did you mean "from"?'),
    ("mapping with two origins", MAPPED, {"map.json": mapping({"channel": {"from": "journey", "value": "x"}})},
     "bad_option", "map.json:"),
    ("mapping of a text with a unit", MAPPED, {"map.json": mapping({"channel": {"from": "journey", "unit": "ms"}})},
     "bad_option", "only a duration has a unit"),
    ("mapping with an unknown unit", MAPPED, {"map.json": mapping({"handle_s": {"from": "journey", "unit": "days"}})},
     "unknown_name", '"days"'),
    ("mapping with a faulty time format", MAPPED,
     {"map.json": mapping({"started_at": {"from": "started_at", "format": "%Q"}})}, "bad_option", "map.json:"),
    ("mapping of one column twice", MAPPED,
     {"map.json": mapping({"handle_s": {"from": "journey"}, "handle_ms": {"from": "journey"}})}, "duplicate_name",
     "one contact column"),
    ("mapping of a newer schema", MAPPED, {"map.json": mapping({}, schema=9)}, "newer_schema", "map.json:2:12"),
    ("contacts of 0 bytes", UNMAPPED, {"contacts.csv": ""}, "empty_input", "contacts.csv"),
    ("contacts with a header only", UNMAPPED, {"contacts.csv": CONTACTS.split("\n")[0] + "\n"}, "empty_input",
     "contacts.csv"),
    ("contacts without their ids", UNMAPPED, {"contacts.csv": CONTACTS.replace("contact_id", "number")}, "missing_column",
     '"contact_id"'),
    ("contacts without their start", UNMAPPED, {"contacts.csv": CONTACTS.replace("started_at", "started")},
     "missing_column", 'did you mean "started"?'),
    ("contacts whose times are none", UNMAPPED, {"contacts.csv": CONTACTS.replace("2026-01-01T00:00:00Z", "yesterday")},
     "bad_time", "contacts.csv:2:8"),
    ("contacts without a journey", UNMAPPED, {"contacts.csv": CONTACTS.replace("bill", "").replace("fault", "")},
     "empty_input", "names a journey"),
    ("contacts in which a metric finds nothing", UNMAPPED,
     {"measured.json": json.dumps(MEASURED).replace('"contacts"', '"customers"')}, "missing_cell", '"load"'),
    ("contacts that are not there", ["measure", "calls.csv", "--model", "measured.json"], {}, "read_failed", "calls.csv"),
    # Pins.
    ("pin of an unknown journey", [*RANK, "--pins", "pins.json"], {"pins.json": pins(journey="bil")}, "unknown_name",
     'did you mean "bill"?'),
    ("pin at place 0", [*RANK, "--pins", "pins.json"], {"pins.json": pins(place=0)}, "bad_option", "place"),
    ("pin beyond the last place", [*RANK, "--pins", "pins.json"], {"pins.json": pins(place=3)}, "bad_option", "1 to 2"),
    ("pin without a reason", [*RANK, "--pins", "pins.json"], {"pins.json": pins(reason=None)}, "bad_json", "reason"),
    ("pin without an author", [*RANK, "--pins", "pins.json"], {"pins.json": pins(author="")}, "bad_option", "author"),
    ("pin until a day that is none", [*RANK, "--pins", "pins.json"], {"pins.json": pins(expires="2026-13-01")}, "bad_time",
     "pins.json:9:"),
    # Places to write to.
    ("a tally that is none", ["measure", "--tally", "journeys.csv", "--model", "model.json"], {}, "bad_tally",
     "journeys.csv: these bytes are no tally"),
    ("output into a folder that is not there", [*RANK, "-o", "no/such/out.txt"], {}, "write_failed", "no/such/out.txt"),
    ("output that is a folder", [*RANK, "-o", "."], {}, "write_failed", ".: cannot be"),
    ("output of explain nowhere", [*EXPLAIN, "-o", "no/such/out.txt"], {}, "write_failed", "no/such/out.txt"),
]  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    """A folder of good files; `write` replaces some of them."""

    def write(**files):
        for name, content in files.items():
            (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)

    write(**{
        "model.json": model(), "journeys.csv": JOURNEYS, "measured.json": json.dumps(MEASURED),
        "contacts.csv": CONTACTS, "map.json": mapping({"contact_id": {}}),
    })  # fmt: skip
    write.path = tmp_path
    return write


def test_the_good_files_are_good(journeyrank, folder):
    for words in [VALIDATE, RANK, MAPPED, UNMAPPED, EXPLAIN]:
        journeyrank(*words, cwd=folder.path, check=0)


def test_every_row_has_its_own_name():
    names = [row[0] for row in ROWS]
    assert len(set(names)) == len(names) >= 60


@pytest.mark.parametrize("to_file", [False, True], ids=["to stdout", "to a file"])
@pytest.mark.parametrize(("words", "files", "code", "says"), [pytest.param(*row[1:], id=row[0]) for row in ROWS])
def test_bad_input_gets_one_message_and_its_exit_code(journeyrank, folder, words, files, code, says, to_file):
    folder(**files)
    before = sorted(os.listdir(folder.path))
    writes = to_file and "-o" not in words and words[0] in {"validate", "rank", "measure", "explain", "schema", "template"}
    ran = journeyrank(words[0], *(["-o", "out.txt"] if writes else []), *words[1:], cwd=folder.path)
    assert ran.returncode == CODES[code], ran.stderr
    assert ran.stdout == ""
    assert sorted(os.listdir(folder.path)) == before
    assert ran.stderr.startswith(f"journeyrank: {code}: ")
    assert ran.stderr.endswith("\n")
    assert ran.stderr.count("\n") == 1
    assert says in ran.stderr
    assert len(ran.stderr) < 400
    assert re.search(r"[\x00-\x09\x0b-\x1f\x7f]", ran.stderr) is None


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_refused(journeyrank, folder):
    (folder.path / "journeys.csv").chmod(0)
    ran = journeyrank(*RANK, cwd=folder.path, check=CODES["read_failed"])
    assert "journeys.csv: cannot be read: Permission denied" in ran.stderr


def test_the_codes_here_are_those_of_the_program(journeyrank):
    help_text = journeyrank("--help", check=0).stdout
    assert {name: int(code) for code, name in re.findall(r"(\d+) (\w+)[,.]", help_text)} == {
        "success": 0, "internal": 1, **CODES, "interrupted": 130,
    }  # fmt: skip
