#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes docs/methods.md: every method and scale, from what the program and the headers say of them.

    python3 tools/make_methods_page.py build/release/bin/journeyrank

What a method does, its edges and its source stand in the comment above it; its formula and options come from the
program. A test compares the page with what this would write.
"""

import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
PAGE = TOP / "docs" / "methods.md"

HEAD = """# Methods and scales

This page is written by `tools/make_methods_page.py` from the headers and from `journeyrank methods`; a test compares
them.

A *scale* turns a raw value into a value from 0 (no reason to act) to 1 (the strongest). A *method* turns the values of a
journey and the weights into its score; higher is more urgent, by every method. Which one a model uses stands in its
file (`"method": {"name": "topsis", "p": 2}`) or is said for one run (`--method topsis:p=1`); `journeyrank
compare-methods` shows whether it matters. Where nothing speaks for another one, stay with `weighted_sum` on anchored
scales: it is the one that answers every question about weights exactly, and that no other journey can change.

Any scale goes with any method. The numbers that are printed in the literature of a method need the scale that its
authors use; it is named where the method has one.
"""


def comments(folders=("aggregate", "scale")):
    """The comment above each step, by the name of the step: its paragraphs, and its labelled lines."""
    found = {}
    for folder in folders:
        for header in sorted((TOP / "include" / "journeyrank" / folder).glob("*.hpp")):
            text = header.read_text(encoding="utf-8")
            for match in re.finditer(r"((?:^///[^\n]*\n)+)struct \w+ \{\n(.*?)^\};", text, re.MULTILINE | re.DOTALL):
                name = re.search(r'constexpr const char\* name = "(\w+)";', match.group(2))
                if name:
                    found[name.group(1)] = parts([line[4:] for line in match.group(1).splitlines()])
    return found


def parts(lines):
    """Paragraphs before the labels, and what follows each label such as Edge."""
    paragraphs, labels, current = [[]], {}, None
    for line in lines:
        label = re.match(r"(Shape|Units|Edge|Errors|Source|Cost) {1,3}(.*)", line)
        if label:
            current = labels.setdefault(label.group(1), [])
            line = label.group(2)
        if current is not None:
            current.append(line.strip())
        elif line.strip():
            paragraphs[-1].append(line.strip())
        else:
            paragraphs.append([])
    texts = [" ".join(paragraph) for paragraph in paragraphs if paragraph]
    return texts, {label: " ".join(words).strip() for label, words in labels.items()}


ACCENTS = {"'": "\u0301", "`": "\u0300", '"': "\u0308", "~": "\u0303", "^": "\u0302", "=": "\u0304", ".": "\u0307"}
LETTER_ACCENTS = {"v": "\u030c", "c": "\u0327", "k": "\u0328", "u": "\u0306", "H": "\u030b", "r": "\u030a"}
LETTERS = {"l": "ł", "L": "Ł", "o": "ø", "O": "Ø", "ss": "ß", "ae": "æ"}


def plain(tex):
    """A field of the bibliography without TeX: accents become letters, braces go."""

    def accented(found):
        mark = (ACCENTS | LETTER_ACCENTS)[found.group(1)]
        return unicodedata.normalize("NFC", found.group(2) + mark)

    text = re.sub(r"\\i(?![a-z])", "i", tex)
    text = re.sub(r"\\textsuperscript\{(\w+)\}", r"\1", text)
    text = re.sub(r"""\\(['`"~^=.])\s*\{?([A-Za-z])\}?""", accented, text)
    text = re.sub(r"\\([vckuHr])(?:\s+|(?=\{))\{?([A-Za-z])\}?", accented, text)
    text = re.sub(r"\\(ss|ae|[lLoO])(?![a-z])\s*", lambda found: LETTERS[found.group(1)], text).replace("\\&", "&")
    return re.sub(r"\s+", " ", text.replace("{", "").replace("}", "").replace("--", "–"))


def references():
    """Author, title and year of each entry of the bibliography, by key."""
    found = {}
    for entry in re.split(r"(?m)^@", (TOP / "docs" / "references.bib").read_text(encoding="utf-8"))[1:]:
        key = re.match(r"\w+\{([\w-]+),", entry).group(1)
        fields = dict(re.findall(r"(\w+)\s*=\s*\{(.*?)\},?\s*\n", entry, re.DOTALL))
        authors = plain(re.sub(r"\s+and\s+", ", ", fields.get("author", fields.get("editor", ""))))
        found[key] = f"{authors} ({fields.get('year', 'no year')}): {plain(fields.get('title', ''))}"
    return found


def cited(source, known):
    """A source with the keys of the bibliography spelled out."""
    return re.sub(r"[a-z]+\d{4}\w+", lambda key: known.get(key.group(0), key.group(0)), source)


def option_rows(options):
    rows = ["", "| option | value | default | |", "|---|---|---|---|"]
    for option in options:
        default = json.dumps(option["default"], ensure_ascii=False) if "default" in option else "none"
        default = "required" if option["required"] else default
        rows.append(f"| `{option['name']}` | {option['type']} | {default} | {option['help']} |".replace("|  |", "| |"))
    return rows


def section(step, comment, known):
    paragraphs, labels = comment
    lines = ["", f"### `{step['name']}`", "", f"*{step['formula']}*", "" , "\n\n".join(paragraphs)]
    facts = []
    if step.get("breaks_dominance"):
        facts.append(f"**Can rank a journey below one that is no better on any criterion:** {step['breaks_dominance']}.")
    if "adds_up" in step and not step["from_0_to_1"]:
        facts.append("Its scores can lie outside 0 to 1.")
    facts.append("Looks at the other journeys." if step["relative"] else "Looks at no other journey.")
    for label in ("Units", "Edge", "Source"):
        if label in labels:
            facts.append(f"{label}: {cited(labels[label], known)}.".replace("..", "."))
    lines += [""] + [f"- {fact}" for fact in facts]
    if step["options"]:
        lines += option_rows(step["options"])
    return "\n".join(lines)


def page(program):
    catalogue = json.loads(subprocess.run([program, "methods", "--json"], capture_output=True, check=True).stdout)
    said, known = comments(), references()
    text = HEAD
    for title, steps in (("Methods", catalogue["methods"]), ("Scales", catalogue["scales"])):
        text += f"\n## {title}\n"
        for step in steps:
            text += section(step, said[step["name"]], known) + "\n"
    return text


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    PAGE.write_text(page(sys.argv[1]), encoding="utf-8")
