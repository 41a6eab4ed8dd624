#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes docs/methods.md: every method and scale, from what the program and the headers say of them.

    python3 tools/make_methods_page.py build/release/bin/journeyrank

What a method does, its edges, its source, its cost and when to pick it stand in the comment above it; its formula, laws
and options come from the program. A test compares the page with what this would write.
"""

import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
INCLUDE = TOP / "include" / "journeyrank"
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

Costs count n journeys and m criteria.

## Laws

Every method runs through the laws of `tests/laws`, on random problems. These hold for all of them: names, and the order of
journeys and columns, change no bit; the order of the criteria in the model, and a factor of all weights, change scores by
rounding; a criterion of weight 0 is as if it were not there; journeys that are alike tie; every score is finite, whatever
finite numbers and gaps it is made of. Six more hold for some, and each method below says which it keeps and which it breaks:

| law | what it says |
|---|---|
| dominance | a journey that is at least as urgent on every criterion never ranks below the other |
| other journeys | a journey that comes or goes moves no score of the others, and so reorders none: there is no rank reversal |
| copies | a copy of a journey ties with it and moves no other score |
| directions | a criterion looked at from the other side (direction turned, raw values and anchors negated) moves no score: the values alone count, not which side they came from |
| 0 to 1 | every score lies from 0 to 1 |
| sum | a score is the sum of what each criterion adds: exact answers about weights rest on it, and so does `renormalise` for missing cells |

A scale can break the second and third for any method: one that looks at the other journeys says so below, and `sum_ratio`,
`vector_ratio`, `logarithmic_ratio` and `z_score` count copies too.
"""

COMMANDS_HEAD = """
Three methods of the literature give one journey alone no score, so no model names them: a command runs each on the values
and weights of a model.
"""

PRESETS_HEAD = """
Formulas that product teams rank by, as models: `--preset NAME` in place of `--model`, and `journeyrank template NAME` prints
the model, to be changed. The order is that of the formula, and every question about a ranking can be asked of it.
"""

# Where the words on a method stand that is no step of a model.
COMMANDED = {
    "promethee_1": ("judge/partial_order.hpp", "inline PartialOrder partial_order(const Scorer"),
    "electre_1": ("aggregate/electre_1.hpp", "struct Electre1 {"),
    "simus": ("aggregate/simus.hpp", "inline SimusResult simus("),
}
COMMANDED_TITLES = {"promethee_1": "PROMETHEE I", "electre_1": "ELECTRE I", "simus": "SIMUS"}


def comments(folders=("aggregate", "scale")):
    """The comment above each step, by the name of the step: its paragraphs, and its labelled lines."""
    found = {}
    for folder in folders:
        for header in sorted((INCLUDE / folder).glob("*.hpp")):
            text = header.read_text(encoding="utf-8")
            for match in re.finditer(r"((?:^///[^\n]*\n)+)struct \w+ \{\n(.*?)^\};", text, re.MULTILINE | re.DOTALL):
                name = re.search(r'constexpr const char\* name = "(\w+)";', match.group(2))
                if name:
                    found[name.group(1)] = parts([line[4:] for line in match.group(1).splitlines()])
    return found


def comment_above(header, declaration):
    """The comment right above a declaration, as comments() has it."""
    text = (INCLUDE / header).read_text(encoding="utf-8")
    found = re.search(rf"((?:^///[^\n]*\n)+){re.escape(declaration)}", text, re.MULTILINE)
    return parts([line[4:] for line in found.group(1).splitlines()])


def parts(lines):
    """Paragraphs before the labels, and what follows each label such as Edge."""
    paragraphs, labels, current = [[]], {}, None
    for line in lines:
        label = re.match(r"(Shape|Units|Edge|Errors|Source|Cost|Use) {2,}(.*)", line)
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


def laws(step):
    """What a method keeps and breaks of the laws that not every method keeps."""
    kept = {
        "dominance": not step["breaks_dominance"],
        "other journeys": not step["relative"],
        "copies": not step["counts_copies"],
        "directions": not step["reads_direction"],
        "0 to 1": step["from_0_to_1"],
        "sum": step["adds_up"],
    }
    broken = [law for law, keeps in kept.items() if not keeps and law != "dominance"]
    facts = [f"Keeps: {', '.join(law for law, keeps in kept.items() if keeps) or 'none of the six'}."]
    if step["breaks_dominance"]:
        facts.append(f"**Breaks dominance:** {step['breaks_dominance']}.")
    if broken:
        facts.append(f"Breaks: {', '.join(broken)}.")
    return facts


def labelled(labels, names, known):
    """The lines of a comment that have one of these labels, as sentences."""
    return [f"{name}: {cited(labels[name], known)}.".replace("..", ".") for name in names if name in labels]


def entry(title, formula, comment, known, facts=(), options=()):
    """The section of one step: its formula, its words, when to pick it, and what is known of it."""
    paragraphs, labels = comment
    lines = ["", f"### {title}", "", f"*{formula}*", "", "\n\n".join(paragraphs)]
    if "Use" in labels:
        lines += ["", f"**Pick it** {labels['Use']}."]
    rows = [*facts, *labelled(labels, ("Units", "Edge", "Errors", "Source", "Cost"), known)]
    lines += [""] + [f"- {row}" for row in rows]
    if options:
        lines += option_rows(options)
    return "\n".join(lines) + "\n"


def step_entry(step, comment, known):
    looks = "Looks at the other journeys." if step["relative"] else "Looks at no other journey."
    facts = laws(step) if "adds_up" in step else [looks]
    return entry(f"`{step['name']}`", step["formula"], comment, known, facts, step["options"])


def commanded_entry(method, known):
    title = f"`{method['name']}`: {COMMANDED_TITLES[method['name']]}"
    command = method["command"]
    facts = [
        f"Run by: [`journeyrank {command}`](command_line.md#{command}), in Python `ranking.{command.replace('-', '_')}()`."
    ]
    return entry(title, method["formula"], comment_above(*COMMANDED[method["name"]]), known, facts)


def preset_entries(known):
    """A section for each formula of product teams, from the header that lists them."""
    text = (INCLUDE / "problem" / "product_preset.hpp").read_text(encoding="utf-8")
    page = ""
    for name, label, formula in re.findall(r'ProductPreset\{"(\w+)", "([^"]+)", "([^"]+)"', text):
        start = f"inline Model {name}_model("
        body = text.split(start)[1].split("\n}\n")[0]
        criteria = [first or second for first, second in re.findall(r'\.id = "(\w+)"|divisor\("(\w+)"', body)]
        method = "opportunity" if "Opportunity{}" in body else "weighted_product"
        facts = [
            f"Criteria: {', '.join(f'`{each}`' for each in criteria)}.",
            f"Method: [`{method}`](#{method}), with its laws and its cost.",
        ]
        page += entry(f"`--preset {name}`: {label}", formula, comment_above("problem/product_preset.hpp", start), known, facts)
    return page


def page(program):
    catalogue = json.loads(subprocess.run([program, "methods", "--json"], capture_output=True, check=True).stdout)
    said, known = comments(), references()
    text = HEAD + "\n## Methods\n" + "".join(step_entry(each, said[each["name"]], known) for each in catalogue["methods"])
    text += "\n## Methods that a command runs\n" + COMMANDS_HEAD
    text += "".join(commanded_entry(each, known) for each in catalogue["methods_by_command"])
    text += "\n## Formulas of product teams\n" + PRESETS_HEAD + preset_entries(known)
    return text + "\n## Scales\n" + "".join(step_entry(each, said[each["name"]], known) for each in catalogue["scales"])


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    PAGE.write_text(page(sys.argv[1]), encoding="utf-8")
