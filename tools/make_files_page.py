#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes docs/files.md: every key of the JSON files, from the schemas that `journeyrank schema` prints.

    python3 tools/make_files_page.py build/release/bin/journeyrank

A test compares the page with what this would write.
"""

import functools
import json
import re
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
PAGE = TOP / "docs" / "files.md"

HEAD = """# The JSON files

This page is written by `tools/make_files_page.py` from `journeyrank schema`; a test compares them. The schemas are JSON
Schema, draft 2020-12: an editor that is given one completes and checks a file while you write it
(`journeyrank schema model -o model.schema.json`).

`NAME` stands for a name of yours: a journey, a criterion, a column. A key that no table here names is refused, with the
nearest one that is known. `"schema": 1` may be left out; a file of a newer layout is refused rather than half read. The
program refuses more than a schema can say: anchors that contradict the direction, weights that are all 0, a profile
that leaves a criterion out. `journeyrank validate model.json` says what.

| file | what it says |
|---|---|
"""

FILES = {
    "model": ("The model", "criteria, scales, weights, profiles, method: all that turns a matrix into a ranking"),
    "mapping": ("The mapping", "what the columns of an export of contacts mean"),
    "pins": ("Pins", "places that are given by decree"),
    "simulation": ("The plan of a simulation", "journeys with true rates, to make up contacts from"),
    "scenarios": ("Scenarios", "named what-ifs: other weights, other cells, journeys left out"),
    "cells": ("Doubtful cells", "what is believed of raw cells, for `journeyrank robustness`"),
    "judgements": ("Judgements", "what somebody says about the criteria, for `journeyrank weigh`"),
}
# Pages that say their steps in full, so that no table here repeats them.
PAGES = ("methods.md", "metrics.md")
LONGEST_DEFAULT = 80
TYPES = {
    "number": "number",
    "integer": "whole number",
    "string": "text",
    "boolean": "true or false",
    "object": "object",
}


def bounds(schema):
    low, high = schema.get("minimum"), schema.get("maximum")
    if low is not None and high is not None:
        return f", {low} to {high}" if low != high else f", {low}"
    if low is not None:
        return f", >= {low}"
    if high is not None:
        return f", <= {high}"
    return ", not empty" if schema.get("minLength") or schema.get("minItems") == 1 else least_items(schema)


def least_items(schema):
    return f", {schema['minItems']} or more" if schema.get("minItems") else ""


def kind_of(schema):
    """The kind of value in words."""
    if "const" in schema:
        return f"`{json.dumps(schema['const'])}`"
    if "enum" in schema:
        return ", ".join(f"`{name}`" for name in schema["enum"])
    if "oneOf" in schema:
        return "object with a `name`" if page_of(schema) else "one of those below"
    if "anyOf" in schema:
        return " or ".join(kind_of(each) for each in schema["anyOf"])
    if schema.get("type") == "array":
        return f"list of {plural(schema['items'])}{bounds(schema)}"
    if isinstance(schema.get("additionalProperties"), dict):
        return f"object, `NAME`: {kind_of(schema['additionalProperties'])}"
    return TYPES[schema["type"]] + bounds(schema)


def plural(schema):
    return {"string": "texts", "number": "numbers", "integer": "whole numbers", "object": "objects"}.get(
        schema.get("type"), f"({kind_of(schema)})"
    )


@functools.cache
def steps_on(page):
    return set(re.findall(r"^### `(\w+)`$", (TOP / "docs" / page).read_text(encoding="utf-8"), re.MULTILINE))


def page_of(schema):
    """The page that has all steps of a choice; none where there is no such page."""
    names = {each.get("title") for each in schema.get("oneOf", [])}
    return next((page for page in PAGES if names and names <= steps_on(page)), None)


def steps_of(schema):
    """Names of the steps that a choice is among, linked to the page that has them."""
    return ", ".join(f"[`{each['title']}`]({page_of(schema)}#{each['title']})" for each in schema["oneOf"])


def default_of(name, schema, required):
    if name in required:
        return "required"
    if "default" not in schema:
        return "none"
    text = json.dumps(schema["default"], ensure_ascii=False)
    return f"`{text}`" if len(text) <= LONGEST_DEFAULT else "long: see the schema"


def table(schema):
    """The keys of one object."""
    required = schema.get("required", [])
    rows = ["| key | value | default | |", "|---|---|---|---|"]
    for name, each in schema["properties"].items():
        kind = kind_of(each)
        said = each.get("description", "").replace("|", "\\|")
        rows.append(f"| `{name}` | {kind} | {default_of(name, each, required)} | {said} |".replace("|  |", "| |"))
    return "\n".join(rows)


def parts(path, schema):
    """(path, schema) of each object below a key, itself first; the path is how the key is reached."""
    if "properties" in schema:
        yield path, schema
        for name, each in schema["properties"].items():
            yield from parts(f"{path}.{name}" if path else name, each)
    for choice in ("oneOf", "anyOf"):
        if page_of(schema):
            yield path, schema
            break
        for each in schema.get(choice, []):
            yield from parts(f"{path}: {each['title']}" if "title" in each else path, each)
    if isinstance(schema.get("items"), dict):
        yield from parts(f"{path}[]", schema["items"])
    if isinstance(schema.get("additionalProperties"), dict):
        yield from parts(f"{path}.NAME", schema["additionalProperties"])


def section(program, kind):
    title, said = FILES[kind]
    schema = json.loads(subprocess.run([program, "schema", kind], capture_output=True, check=True).stdout)
    text = f"\n## {title}\n\n{said[0].upper()}{said[1:]}. `journeyrank schema {kind}` prints its schema.\n"
    for path, each in parts("", schema):
        if path:
            text += f"\n### {title}: `{path.strip(': ')}`\n"
        text += "\n" + (f"One of: {steps_of(each)}.\n" if page_of(each) else f"{table(each)}\n")
    return text


def page(program):
    links = "".join(
        f"| [{kind}](#{title.lower().replace(' ', '-')}) | {said} |\n" for kind, (title, said) in FILES.items()
    )
    return HEAD + links + "".join(section(program, kind) for kind in FILES)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    PAGE.write_text(page(sys.argv[1]), encoding="utf-8")
