#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes the end of docs/weights.md: every way to weigh, from what the program and the headers say of them.

    python3 tools/make_weights_section.py build/release/bin/journeyrank

Everything above the heading is written by hand and stays. A test compares the page with what this would write.
"""

import json
import subprocess
import sys

from make_methods_page import TOP, comments, entry, references

PAGE = TOP / "docs" / "weights.md"
HEADING = "## Every way to weigh"
HEAD = """
From here on this page is written by `tools/make_weights_section.py` from the headers and from `journeyrank methods --json`;
a test compares them. Costs count n journeys and m criteria.
"""
KINDS = {
    "weights_by_data": """
**By data**, `journeyrank weigh --by NAME`. All of them take the raw values of the matrix, one column a criterion, and leave
out criteria that are switched off.
""",
    "weights_by_judgement": """
**By judgement or by choice**, the key `"by"` of a file of judgements. Options stand beside it.
""",
}


def page(program):
    catalogue = json.loads(subprocess.run([program, "methods", "--json"], capture_output=True, check=True).stdout)
    said, known = comments(("weigh",)), references()
    text = PAGE.read_text(encoding="utf-8").split(f"\n{HEADING}\n")[0] + f"\n{HEADING}\n" + HEAD
    for kind, head in KINDS.items():
        text += head
        for way in catalogue[kind]:
            text += entry(f"`{way['name']}`", way["formula"], said[way["name"]], known, options=way["options"])
    return text


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    PAGE.write_text(page(sys.argv[1]), encoding="utf-8")
