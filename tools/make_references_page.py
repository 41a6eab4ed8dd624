#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes docs/references.md: the bibliography as a page, each entry by the key that comments name it by.

    python3 tools/make_references_page.py

A test compares the page with what this would write.
"""

import re
from pathlib import Path

from make_methods_page import references

TOP = Path(__file__).resolve().parent.parent
PAGE = TOP / "docs" / "references.md"

HEAD = """# References

This page is written by `tools/make_references_page.py` from [references.bib](references.bib), which holds the whole
entries; a test compares them. Comments and tests name a source by its key.

| key | |
|---|---|
"""


def shown(said):
    return re.sub(r"([|*_])", r"\\\1", said)


def page():
    rows = [f"| `{key}` | {shown(said)} |" for key, said in sorted(references().items())]
    return HEAD + "\n".join(rows) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
