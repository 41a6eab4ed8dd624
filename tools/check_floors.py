#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks that the headers keep to the house: floors, third parties, size, macros, and a unit test of the same name.

    python3 tools/check_floors.py [TOP OF THE SOURCE TREE]

A header includes only its own folder or a lower floor; two folders on one floor do not see each other.
Prints one line a finding; fails when there is an error (a warning is no error).
"""

import re
import sys
from pathlib import Path

FLOORS = {
    "base": 0,
    "scale": 1, "measure": 1, "aggregate": 1,
    "problem": 2,
    "weigh": 3,
    "rank": 4,
    "judge": 5, "agree": 5, "plan": 5, "track": 5,
    "io": 6,
}  # fmt: skip
UMBRELLA = "journeyrank/journeyrank.hpp"
# The second declares structs as a specification words them, guards and all.
MAY_DEFINE = {"journeyrank/base/arithmetic.hpp", "journeyrank/io/arrow_abi.hpp"}
NAMELESS_FOLDERS = {"util", "utils", "common", "detail", "impl", "helper", "helpers", "misc"}
# Too slow to compile for those who include the umbrella.
HEAVY = {"iostream", "regex", "format", "ranges", "filesystem", "functional"}
LINES_WARNED_ABOUT = 250

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)
DEFINE = re.compile(r"^[ \t]*#[ \t]*define[ \t]+(\w+)", re.MULTILINE)
COMMENT = re.compile(r'//[^\n]*|/\*.*?\*/|("(?:\\.|[^"\\\n])*")', re.DOTALL)


def without_comments(text):
    """The text with each comment replaced by its line breaks; string literals stay."""
    return COMMENT.sub(lambda found: found.group(1) or "\n" * found.group(0).count("\n"), text)


class Header:
    def __init__(self, include_dir, path):
        self.name = path.relative_to(include_dir).as_posix()
        text = path.read_text(encoding="utf-8")
        self.lines = text.count("\n")
        code = without_comments(text)
        found = [(match, code.count("\n", 0, match.start()) + 1) for match in INCLUDE.finditer(code)]
        self.includes = [(match.group(2), line) for match, line in found]
        self.short_includes = [
            (match.group(2), line)
            for match, line in found
            if match.group(1) == '"' and not match.group(2).startswith("journeyrank/")
        ]
        self.defines = [(match.group(1), code.count("\n", 0, match.start()) + 1) for match in DEFINE.finditer(code)]
        # The umbrella names in its comments, one a line, the headers that are only for those who ask for them.
        self.named = set(re.findall(r"^//\s+(journeyrank/\S+\.hpp)", text, re.MULTILINE))
        self.once = re.search(r"^#pragma once$", code, re.MULTILINE) is not None

    @property
    def folder(self):
        """The folder below journeyrank/; "" for a header directly in it."""
        return "/".join(self.name.split("/")[1:-1])


def check_header(header, known):
    """Yields (line, message) for each rule that one header breaks by itself."""
    if not header.once:
        yield 1, "has no #pragma once"
    for word in set(header.folder.split("/")) & NAMELESS_FOLDERS:
        yield 1, f"is in a folder called {word}: name the folder after what is in it"
    if header.folder == "" and header.name != UMBRELLA:
        yield 1, f"is in no folder: only {UMBRELLA} may be"
    if header.folder and header.folder not in FLOORS:
        yield 1, f"is in the folder {header.folder}, which has no floor (folders: {', '.join(FLOORS)})"
    if header.name not in MAY_DEFINE:
        for macro, line in header.defines:
            yield line, f"defines the macro {macro}: only {', '.join(sorted(MAY_DEFINE))} may"
    for target, line in header.short_includes:
        yield line, f'includes "{target}": name the library\'s headers by full path, "journeyrank/..."'
    for target, line in header.includes:
        yield from ((line, message) for message in check_include(header, target, known))


def check_include(header, target, known):
    """Yields a message for each rule that one include breaks."""
    if target.startswith("nlohmann/") and header.folder != "io":
        yield f"includes <{target}>: only headers in io/ may"
    if re.match(r"(unsupported/)?Eigen/", target) and header.name != "journeyrank/io/eigen.hpp":
        yield f"includes <{target}>: only io/eigen.hpp may"
    if target == "expat.h" and header.name != "journeyrank/io/xes_events.hpp":
        yield "includes <expat.h>: only io/xes_events.hpp may"
    if not target.startswith("journeyrank/"):
        return
    if target not in known:
        yield f"includes {target}, which is not there"
        return
    if target == UMBRELLA:
        yield "includes the umbrella header"
        return
    theirs = known[target].folder
    if theirs == header.folder or header.folder not in FLOORS or theirs not in FLOORS:
        return
    mine, other = FLOORS[header.folder], FLOORS[theirs]
    if other > mine:
        yield f"on floor {mine} ({header.folder}) includes {target} on floor {other}"
    elif other == mine:
        yield f"includes {target}: the folders {header.folder} and {theirs} share floor {mine} and do not see each other"


def reach(start, known):
    """The library's headers that one header includes, directly or not, and the third parties among them."""
    seen, others, todo = set(), set(), [start]
    while todo:
        name = todo.pop()
        if name in seen:
            continue
        seen.add(name)
        for target, _ in known[name].includes:
            if target in known:
                todo.append(target)
            else:
                others.add(target)
    return seen - {start}, others


def check_umbrella(known):
    """Yields (header, line, message) for what the umbrella leaves out or drags in."""
    if UMBRELLA not in known:
        return
    reached, others = reach(UMBRELLA, known)
    asked_for = known[UMBRELLA].named
    for name in sorted(asked_for - set(known)):
        yield UMBRELLA, 1, f"names {name}, which is not there"
    for name in sorted(asked_for & reached):
        yield UMBRELLA, 1, f"reaches {name}, which it names as one to include where it is used"
    for name in sorted(others):
        if name.startswith(("nlohmann/", "Eigen/", "unsupported/", "expat.h")):
            yield UMBRELLA, 1, f"reaches <{name}>"
    for name in sorted(asked_for & set(known)):
        reached = reached | {name} | reach(name, known)[0]
    for name in sorted(set(known) - reached - {UMBRELLA}):
        yield UMBRELLA, 1, f"neither includes {name} nor names it as one to include where it is used"
    for name in sorted({UMBRELLA} | reach(UMBRELLA, known)[0]):
        for target, line in known[name].includes:
            if target in HEAVY:
                yield name, line, f"includes <{target}>, which is slow to compile, and the umbrella reaches it"


def check_cycles(known):
    """Yields (header, line, message) for each header that includes itself in the end."""
    for name, header in sorted(known.items()):
        for target, line in header.includes:
            if target == name or (target in known and name in reach(target, known)[0]):
                yield name, line, f"includes itself through {target}"


def check_tests(top, known):
    """Yields (file, line, message) where a header and its unit test do not pair up."""
    unit = top / "tests" / "unit"
    tests = {path.relative_to(unit).as_posix() for path in unit.rglob("*_test.cpp")}
    wanted = {
        name: f"{header.folder}/{Path(name).stem}_test.cpp" for name, header in known.items() if name != UMBRELLA
    }
    for name, test in sorted(wanted.items()):
        if test not in tests:
            yield f"include/{name}", 1, f"has no unit test tests/unit/{test}"
        else:
            first = INCLUDE.search(without_comments((unit / test).read_text(encoding="utf-8")))
            if first is None or first.group(2) != name:
                yield f"tests/unit/{test}", 1, f"does not include {name} first, so it does not show that it stands alone"
    for test in sorted(tests - set(wanted.values())):
        yield f"tests/unit/{test}", 1, "tests no header of this name"


def check(top):
    """Returns (errors, warnings), each a list of "file:line: message"."""
    include_dir = top / "include"
    paths = sorted((include_dir / "journeyrank").rglob("*"))
    known = {}
    for path in paths:
        if path.suffix == ".hpp":
            header = Header(include_dir, path)
            known[header.name] = header
    errors = [
        f"{path.relative_to(top).as_posix()}:1: a file below include/ is a header and ends in .hpp"
        for path in paths
        if path.is_file() and path.suffix != ".hpp"
    ]
    warnings = []
    for header in known.values():
        errors += [f"include/{header.name}:{line}: {message}" for line, message in check_header(header, known)]
        if header.lines > LINES_WARNED_ABOUT:
            warnings.append(f"include/{header.name}:1: has {header.lines} lines: are there two concepts in it?")
    for name, line, message in [*check_umbrella(known), *check_cycles(known)]:
        errors.append(f"include/{name}:{line}: {message}")
    errors += [f"{name}:{line}: {message}" for name, line, message in check_tests(top, known)]
    return errors, warnings


def main(arguments):
    top = Path(arguments[0]) if arguments else Path(__file__).resolve().parent.parent
    errors, warnings = check(top)
    for warning in warnings:
        print(f"{warning} (warning)")
    for error in errors:
        print(error)
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
