#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes docs/command_line.md from what the program says of itself: the help of each command, the table of exit codes.

    python3 tools/make_command_line_page.py build/release/bin/journeyrank

A test compares the page with what this would write.
"""

import re
import subprocess
import sys
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "docs" / "command_line.md"

MEANINGS = {
    "success": "the result is written, whole",
    "internal": "a fault of the program: please report it",
    "usage": "the words on the command line do not make a command",
    "bad_option": "an option of a file or of the command line has a value that it may not have",
    "bad_model": "the model contradicts itself",
    "bad_weights": "a weight is negative or not finite, or all are 0",
    "bad_number": "a text, NaN or infinity where a number belongs",
    "bad_time": "a day or time that cannot be read",
    "missing_cell": "a cell is empty that the model needs",
    "missing_column": "a column is not there that the model or the mapping needs",
    "duplicate_name": "two things of one name: journeys, columns, criteria, profiles",
    "unknown_name": "a name that nothing has: criterion, profile, journey, key, level",
    "shape_mismatch": "tables that do not fit together (from the library; not on the command line)",
    "bad_csv": "text that is no table of comma-separated values",
    "bad_json": "text that is no JSON, or JSON of another shape",
    "newer_schema": "a file written for a newer version: update JourneyRank",
    "empty_input": "a file without content, or without a row",
    "bad_arrow": "a faulty Arrow table (from the library; not on the command line)",
    "too_large": "an input beyond the limits, or beyond the memory",
    "read_failed": "a file cannot be opened or read",
    "write_failed": "a file cannot be written: no folder, no permission, a full disk",
    "not_as_expected": "`check`: a place is not as expected; the answer is written all the same",
    "serious_finding": "`lint` found something serious; its findings are written all the same",
    "bad_tally": "bytes are no tally that was written down, or were changed since",
    "bad_xml": "text that is no XML, or no event log",
    "no_exact_answer": "a question about weights that only sampling answers: the score is not linear in them",
    "interrupted": "Ctrl-C (143 for a request to end); nothing is left half-written",
}

HEAD = """# The command line

This page is written by `tools/make_command_line_page.py` from the help of the program; a test compares them.

Five lines to begin with, from a file of contacts to an explanation:

```sh
journeyrank template -o model.json             # a model to edit: criteria, anchors, weights
journeyrank template mapping -o map.json       # a mapping to edit: what your columns mean
journeyrank validate model.json
journeyrank rank --contacts contacts.csv --map map.json --model model.json
journeyrank explain bill_query --contacts contacts.csv --map map.json --model model.json
```

There is no model by default: whose anchors and weights would it be? `journeyrank template` writes one, to be edited.

## What goes where

- The result goes to stdout, or with `-o FILE` to a file, which is written whole or not at all. `-` is stdin or stdout.
- Notes go to stderr: which rows were used, left out, repeated or doubtful, and which criteria are missing. With
  `--json` they are in the document instead. `--quiet` leaves them out.
- An error is one line on stderr, `journeyrank: KIND: PLACE: what was found; what is allowed`. The place is
  `file:line:column`, counted from 1, columns in bytes. Then nothing is written (but what `lint` found), and the exit code says
  the kind.
- Tables are for people: points out of 100, with one decimal, so that the last digits need not add up. `--csv` and `--json`
  hold every digit, with scores from 0 to 1, and what the criteria add then adds up to the score bit for bit.
- A spreadsheet takes a text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return for a formula. `--csv` puts an
  apostrophe before such a text; `--raw-csv` leaves every text as it is, for programs. `measure` and `simulate` write what
  other commands read, and leave texts as they are. `--markdown` writes a table for a pull request, in which no text is
  markup, a link or a mention.
- A table is the same on a terminal and in a file. It fits the width of the terminal, or `COLUMNS` where that is set: bars
  go first, then the second name of a journey.
- In a table, `2=` is a rank that is shared, `1*` a place given by decree, `–` what is missing, `25.0?` what counts half
  because it is missing under the policy `interval`.
- Names come from files and may hold anything: in tables and messages, control characters and marks that hide or turn
  text around are spelt out (`\\x1b`). CSV and JSON hold them unchanged.
- Reading that takes longer than two seconds shows how far it is, on stderr, if that is a terminal.

## Exit codes

| code | kind | what it says |
|---|---|---|
"""

KINDS_OF_JSON = """
## JSON

Every document has `"schema": 1`; the number rises when a key changes its meaning or goes. Keys may be added without that.
`rank` writes one journey a line, so that a long document can be read line by line.
"""


def said(program, *words):
    return subprocess.run([program, *words], capture_output=True, check=True, text=True).stdout


def exit_codes(program):
    """(number, kind) of each exit code."""
    listed = said(program, "--help").split("Exit codes:")[1]
    return re.findall(r"(\d+) (\w+)", listed)


def page(program):
    top = said(program, "--help")
    commands = re.findall(r"^  ([\w-]+) {3,}", top.split("Commands:")[1].split("Options:")[0], re.MULTILINE)
    codes = "".join(f"| {number} | `{kind}` | {MEANINGS[kind]} |\n" for number, kind in exit_codes(program))
    text = HEAD + codes + KINDS_OF_JSON + f"\n## Commands\n\n```console\n$ journeyrank --help\n{top}```\n"
    for command in commands:
        text += f"\n### {command}\n\n```console\n$ journeyrank {command} --help\n{said(program, command, '--help')}```\n"
    return text


def main(arguments):
    if len(arguments) != 1:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    PAGE.write_text(page(arguments[0]), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
