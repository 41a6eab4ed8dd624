#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes the reference of the C++ headers for the site: Doxygen reads the headers, Breathe shows what it found.

    python3 tools/make_cpp_pages.py

Writes build/doxygen/xml, and docs/api/cpp with one page a folder of headers; docs/conf.py calls this when the site is
built. Between the two programs stands `keep_public`: what is private is left out, and what has no comment, but for data
members and the functions of classes; an option gets the words of its `Field`, and a file is named by its whole path.
It also takes the namespace from around each file: Breathe would declare it once a header, and search all of it each
time.
"""

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from check_floors import FLOORS, UMBRELLA

TOP = Path(__file__).resolve().parent.parent
INCLUDE = TOP / "include"
FOUND = TOP / "build" / "doxygen" / "found"
XML = TOP / "build" / "doxygen" / "xml"
TYPES = TOP / "build" / "doxygen" / "types.txt"
WARNINGS = TOP / "build" / "doxygen" / "warnings.txt"  # told again each time, until they are mended
PAGES = TOP / "docs" / "api" / "cpp"

FOLDERS = {
    "base": "errors, fields (an option described once), arithmetic of fixed order, exact sums, random numbers, threads",
    "scale": "from a raw value to a value in [0, 1]",
    "measure": "contacts, cases, tallies, metrics and their estimates",
    "aggregate": "from values and weights to a score: the methods",
    "problem": "criteria, weights, the matrix, the model; the one list of all steps; from contacts to a matrix",
    "weigh": "where weights come from",
    "rank": "the scoring API: scorer, ranking, top, pins",
    "judge": "may I trust it: explanation, comparison, what-if, stability, robustness, dominance, reversal",
    "agree": "several people, several methods, several segments",
    "io": "files, frames, Arrow, tables for people, the report page",
}
# What Breathe's reader of C++ understands; longer initialisers are left out.
PLAIN_VALUE = re.compile(r"=?\s*([-+\w.:']+|\{\})")
NOT_SHOWN = (
    "includes", "includedby", "incdepgraph", "invincdepgraph", "innernamespace", "listofallmembers",
    "inheritancegraph", "collaborationgraph",
)  # fmt: skip


def headers():
    """The public headers as they are included, "journeyrank/base/error.hpp"."""
    return sorted(path.relative_to(INCLUDE).as_posix() for path in INCLUDE.rglob("*.hpp"))


def run_doxygen():
    """Doxygen's XML of all headers, into FOUND; returns its warnings, a line each."""
    shutil.rmtree(FOUND, ignore_errors=True)
    FOUND.mkdir(parents=True)
    settings = (TOP / "docs" / "Doxyfile").read_text(encoding="utf-8")
    settings += f'OUTPUT_DIRECTORY = "{FOUND}"\nSTRIP_FROM_PATH = "{INCLUDE}"\n'
    ran = subprocess.run(["doxygen", "-"], cwd=TOP, input=settings, capture_output=True, text=True, check=False)
    if ran.returncode != 0:
        sys.exit(f"doxygen: {ran.stderr}")
    return ran.stderr.splitlines()


def words_of_fields():
    """What `fields()` says of each option: by struct and member."""
    words = {}
    field = re.compile(r'Field\{\s*"\w+",\s*&(\w+)::(\w+),\s*((?:"(?:\\.|[^"\\])*"\s*)+)')
    for name in headers():
        for found in field.finditer((INCLUDE / name).read_text(encoding="utf-8")):
            pieces = re.findall(r'"((?:\\.|[^"\\])*)"', found.group(3))
            words[found.group(1), found.group(2)] = "".join(pieces).replace('\\"', '"')
    return words


def says_something(element):
    described = element.findall("briefdescription") + element.findall("detaileddescription")
    return any("".join(each.itertext()).strip() for each in described)


def is_shown_class(compound):
    return compound.get("prot") != "private" and says_something(compound)


def is_shown_member(member, owner):
    """Without a comment: data members, and of a class, which hides its data, functions that need none (`size`)."""
    if member.get("prot") == "private":
        return False
    if says_something(member) or member.get("kind") == "enum":
        return True
    if member.get("kind") == "function":
        return owner == "class" and not member.findtext("name").startswith(("~", "operator=="))
    return owner in ("class", "struct") and member.get("kind") == "variable" and member.get("static") != "yes"


def shorten_values(member):
    """Takes away what Breathe cannot read: texts and lists as initialisers, and as defaults of parameters."""
    for value in member.findall("initializer"):
        if not PLAIN_VALUE.fullmatch("".join(value.itertext()).strip()):
            member.remove(value)
    for parameter in member.findall("param"):
        for value in parameter.findall("defval"):
            if not PLAIN_VALUE.fullmatch("".join(value.itertext()).strip()):
                parameter.remove(value)


def keep_members(compound, words):
    in_class = compound.get("kind") != "file"
    owner = compound.findtext("compoundname").split("::")[-1]
    for section in compound.findall("sectiondef"):
        for member in section.findall("memberdef"):
            if not is_shown_member(member, compound.get("kind")):
                section.remove(member)
                continue
            shorten_values(member)
            said = words.get((owner, member.findtext("name")))
            if said and in_class and not says_something(member):
                ElementTree.SubElement(member.find("briefdescription"), "para").text = said
        if section.find("memberdef") is None:
            compound.remove(section)


def read_compounds():
    """The files, classes and concepts that Doxygen found, by id; functions and enumerations stand with their files, not
    with their namespace."""
    compounds, namespaces = {}, []
    for path in sorted(FOUND.glob("xml/*.xml")):
        text = path.read_text(encoding="utf-8")
        # Over half of all, and nobody looks at it.
        text = re.sub(r"<((?:inv)?incdepgraph)>.*?</\1>", "", text, flags=re.DOTALL)
        compound = ElementTree.fromstring(text).find("compounddef")
        if compound is None or compound.get("kind") in ("dir", "page"):
            continue
        if compound.get("kind") == "namespace":
            namespaces.append(compound)
        else:
            compounds[path.stem] = compound
    files = {each.find("location").get("file"): each for each in compounds.values() if each.get("kind") == "file"}
    for namespace in namespaces:
        for section in namespace.findall("sectiondef"):
            for member in section.findall("memberdef"):
                member.find("name").text = f"{namespace.findtext('compoundname')}::{member.findtext('name')}"
                add_member(files[member.find("location").get("file")], section.get("kind"), member)
    return compounds


def add_member(file, kind, member):
    section = next((each for each in file.findall("sectiondef") if each.get("kind") == kind), None)
    if section is None:
        section = ElementTree.Element("sectiondef", kind=kind)
        file.insert(1, section)
    for known in section.findall("memberdef"):
        if known.get("id") == member.get("id"):
            section.remove(known)
    section.append(member)


def keep_public():
    """Writes to XML what of FOUND the reference shows."""
    words = words_of_fields()
    compounds = read_compounds()
    shown = {
        key: each for key, each in compounds.items() if each.get("kind") in ("file", "concept") or is_shown_class(each)
    }
    shutil.rmtree(XML, ignore_errors=True)
    XML.mkdir(parents=True)
    members = set()
    for key, compound in shown.items():
        for tag in NOT_SHOWN:
            for each in compound.findall(tag):
                compound.remove(each)
        for each in compound.findall("innerclass"):
            if each.get("refid") not in shown:
                compound.remove(each)
        keep_members(compound, words)
        if compound.get("kind") == "file":
            compound.find("compoundname").text = compound.find("location").get("file")
        members |= {each.get("id") for each in compound.iter("memberdef")}
        root = ElementTree.Element("doxygen", version="1.9.4")
        root.append(compound)
        ElementTree.ElementTree(root).write(XML / f"{key}.xml", encoding="utf-8", xml_declaration=True)
    types = [each.findtext("compoundname") for each in shown.values() if each.get("kind") != "file"]
    for compound in shown.values():
        types += [each.findtext("name") for each in compound.iter("memberdef") if each.get("kind") == "enum"]
    TYPES.write_text("\n".join(sorted({name.split("::")[-1] for name in types})), encoding="utf-8")
    index = ElementTree.parse(FOUND / "xml" / "index.xml")
    for compound in index.getroot().findall("compound"):
        if compound.get("refid") not in shown:
            index.getroot().remove(compound)
            continue
        compound.find("name").text = shown[compound.get("refid")].findtext("compoundname")
        for member in compound.findall("member"):
            if member.get("refid") not in members:
                compound.remove(member)
    index.write(XML / "index.xml", encoding="utf-8", xml_declaration=True)


def opening(name):
    """What the umbrella, which defines nothing, says of itself."""
    lines = re.findall(r"^// (.*)$", (INCLUDE / name).read_text(encoding="utf-8"), re.MULTILINE)
    return "\n".join(line for line in lines if not line.startswith("SPDX"))


def anchor(name):
    return name.removeprefix("journeyrank/").removesuffix(".hpp").replace("/", "-").replace("_", "-")


def concepts():
    """The concepts that each header defines; Breathe leaves them out of a file."""
    found = {}
    for path in sorted(XML.glob("concept*.xml")):
        compound = ElementTree.parse(path).getroot().find("compounddef")
        found.setdefault(compound.find("location").get("file"), []).append(compound.findtext("compoundname"))
    return found


def page(folder, concepts_of):
    """One page: a list of its headers, then each of them."""
    names = [name for name in headers() if name.split("/")[1:-1] == [folder]]
    links = " · ".join(f"[{Path(name).stem}](#{anchor(name)})" for name in names)
    text = f"# {folder}/\n\n{FOLDERS[folder][0].upper()}{FOLDERS[folder][1:]}. Floor {FLOORS[folder]}.\n\n{links}\n"
    for name in names:
        text += f"\n({anchor(name)})=\n\n```{{rubric}} {name}\n:class: header\n```\n\n```{{doxygenfile}} {name}\n```\n"
        text += "".join(f"\n```{{doxygenconcept}} {concept}\n```\n" for concept in concepts_of.get(name, []))
    return text


def index_page():
    rows = "\n".join(f"| [{folder}/]({folder}.md) | {FLOORS[folder]} | {FOLDERS[folder]} |" for folder in FOLDERS)
    pages = "\n".join(FOLDERS)
    return f"""# C++ headers

Made by Doxygen and Breathe from the comments in `include/journeyrank/`. Folders are floors: a header includes only its
own folder or a lower floor. All names are in the namespace `journeyrank`. The comments have the same labels everywhere:
Shape, Units, Edge (what is decided for degenerate cases), Errors, Source (a key of the
[references](../../references.md)), Cost.

| folder | floor | what |
|---|---|---|
{rows}

(umbrella)=
## {UMBRELLA}

```text
{opening(UMBRELLA)}
```

```{{toctree}}
:hidden:
{pages}
```
"""


def shown_types():
    """The names of the classes, concepts and enumerations that the reference shows, without what they stand in."""
    return set(TYPES.read_text(encoding="utf-8").split())


def write(path, text):
    """Leaves a file that already says this untouched, so that Sphinx does not read it again."""
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def is_up_to_date():
    made = XML / "index.xml"
    if not made.is_file() or not WARNINGS.is_file():
        return False
    docs = TOP / "docs"
    read = [*INCLUDE.rglob("*"), docs / "Doxyfile", docs / "doxygen.sed", Path(__file__)]
    return all(path.stat().st_mtime <= made.stat().st_mtime for path in read)


def make():
    """Makes XML and pages where headers have changed; returns Doxygen's warnings."""
    if not is_up_to_date():
        WARNINGS.write_text("".join(f"{line}\n" for line in run_doxygen()), encoding="utf-8")
        keep_public()
    warnings = WARNINGS.read_text(encoding="utf-8").splitlines()
    folders = sorted({name.split("/")[1] for name in headers() if name != UMBRELLA})
    if folders != sorted(FOLDERS):
        warnings.append(f"tools/make_cpp_pages.py: FOLDERS names {sorted(FOLDERS)}, the folders are {folders}")
    concepts_of = concepts()
    for folder in FOLDERS:
        write(PAGES / f"{folder}.md", page(folder, concepts_of))
    write(PAGES / "index.md", index_page())
    return warnings


if __name__ == "__main__":
    found = make()
    print("".join(f"{line}\n" for line in found), end="")
    sys.exit(1 if found else 0)
