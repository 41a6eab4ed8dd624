#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes docs/metrics.md: every metric, from what the program and the headers say of it.

    python3 tools/make_metrics_page.py build/release/bin/journeyrank

A test compares the page with what this would write.
"""

import json
import subprocess
import sys
from pathlib import Path

from make_methods_page import cited, comments, option_rows, references

TOP = Path(__file__).resolve().parent.parent
PAGE = TOP / "docs" / "metrics.md"

HEAD = """# Metrics

This page is written by `tools/make_metrics_page.py` from the headers and from `journeyrank methods`; a test compares
them.

A *metric* is a question asked of the contacts of one journey; a criterion that is measured from contacts names one in
the model file (`"metric": {"name": "repeat_rate", "cases": {"days": 14}}`), and `journeyrank measure` makes a criteria
matrix of the answers. Each answer is an estimate: it comes with the number of observations that it rests on and, where
a sample can tell, with an interval ([how sure a cell is](guide.md#how-sure-a-cell-is)). What a journey's contacts
cannot tell is *not measured*, never 0.

Several options mean the same in all metrics that have them. `per` is the unit that is counted, `cluster` says which
observations go together ([what is counted](guide.md#what-is-counted-and-in-which-slices)); `cases` says what is one
case
([who called again](guide.md#who-called-again-about-the-same-thing)); `shrink` draws small samples to the others; `weighted`
counts each contact by its weight. *Needs* names the contact columns without which the metric answers nothing.
"""


def facts(metric, labels, known):
    found = [f"Unit: {metric['unit']}."]
    if metric.get("needs"):
        found.append(f"Needs: {metric['needs']}.")
    if metric.get("better"):
        found.append(f"Better is {metric['better']}.")
    for label in ("Edge", "Source"):
        if label in labels:
            found.append(f"{label}: {cited(labels[label], known)}.".replace("..", "."))
    return [f"- {fact}" for fact in found]


def section(metric, comment, known):
    paragraphs, labels = comment
    lines = ["", f"### `{metric['name']}`", "", f"*{metric['formula']}*", "", "\n\n".join(paragraphs), ""]
    lines += facts(metric, labels, known)
    if metric["options"]:
        lines += option_rows(metric["options"])
    return "\n".join(lines) + "\n"


def page(program):
    catalogue = json.loads(subprocess.run([program, "methods", "--json"], capture_output=True, check=True).stdout)
    said, known = comments(("measure",)), references()
    return HEAD + "\n## Metrics\n" + "".join(section(each, said[each["name"]], known) for each in catalogue["metrics"])


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    PAGE.write_text(page(sys.argv[1]), encoding="utf-8")
