#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes the library as one file, for projects that would rather copy a header than install a library.

    python3 tools/make_single_header.py [FOLDER]        (build/single, unless told)

FOLDER/journeyrank.hpp holds every header of include/ once, each after those it includes. An include of it gives what
journeyrank/journeyrank.hpp gives, and needs a compiler for C++20 and nothing else. The rest is there for who asks for
it before the include:

    #define JOURNEYRANK_WITH_ALL      every header that needs no other library
    #define JOURNEYRANK_WITH_JSON     journeyrank/io/json.hpp and what stands on it: needs nlohmann/json
    #define JOURNEYRANK_WITH_EIGEN    journeyrank/io/eigen.hpp: needs Eigen
    #define JOURNEYRANK_WITH_XES      journeyrank/io/contact_xes.hpp: needs Expat

FOLDER/forward holds a header for each one of include/ that includes that file, so that sources which name the library's
own headers compile with it unchanged: with -DJOURNEYRANK_SINGLE_HEADER=ON the whole test program does. The same sources
give the same bytes, wherever and whenever; a file that would not change is not touched.
"""

import re
import sys
from pathlib import Path

from check_floors import UMBRELLA, Header, without_comments

TOP = Path(__file__).resolve().parent.parent
# The macro that asks for what needs another library, what that library's headers begin with, and its name.
PARTS = {
    "JOURNEYRANK_WITH_JSON": ("nlohmann/", "nlohmann/json"),
    "JOURNEYRANK_WITH_EIGEN": ("Eigen/", "Eigen"),
    "JOURNEYRANK_WITH_XES": ("expat.h", "Expat"),
}
ALL = "JOURNEYRANK_WITH_ALL"
CONDITION = re.compile(r"^[ \t]*#[ \t]*(if|endif)")
ONCE_IN_ALL = {"#pragma once", "// SPDX-License-Identifier: MIT"}


def version_of(include_dir):
    text = (include_dir / "journeyrank/base/version.hpp").read_text(encoding="utf-8")
    return ".".join(re.search(rf"version_{part} = (\d+);", text).group(1) for part in ("major", "minor", "patch"))


def part_of(target):
    """The macro that asks for another library's header; None for a header of the standard or the system."""
    return next((macro for macro, (start, _) in PARTS.items() if target.startswith(start)), None)


class OneHeader:
    """A header without its own includes, and what it includes: headers of the library, of others, of the standard."""

    def __init__(self, include_dir, name):
        path = include_dir / name
        includes = {line: target for target, line in Header(include_dir, path).includes}
        self.ours, self.parts, self.standard, self.lines = [], {}, set(), []
        depth = 0
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            condition = CONDITION.match(line)
            if condition:
                depth += 1 if condition.group(1) == "if" else -1
            target = includes.get(number)
            if target is None:
                if line not in ONCE_IN_ALL:
                    self.lines.append(line)
            elif target.startswith("journeyrank/"):
                self.ours.append(target)
            elif part_of(target):
                self.parts[target] = part_of(target)
            elif depth:
                self.lines.append(line)  # for some systems only: it stays where it is asked for
            else:
                self.standard.add(target)


def in_order(headers):
    """The names of all headers, each after those it includes; what the umbrella reaches comes first."""
    order, seen = [], set()

    def visit(name):
        if name not in seen:
            seen.add(name)
            for target in headers[name].ours:
                visit(target)
            order.append(name)

    for name in [UMBRELLA, *sorted(headers)]:
        visit(name)
    return order


def conditions(headers, order):
    """For each header the condition under which it is there; "" for what the umbrella reaches."""
    needs, askers = {}, {name: set() for name in order}
    for name in order:
        needs[name] = set(headers[name].parts.values()).union(*(needs[target] for target in headers[name].ours))
    for name in reversed(order):  # those that include a header come after it
        askers[name] |= needs[name] or {ALL}
        for target in headers[name].ours:
            askers[target] |= askers[name]
    always, todo = set(), [UMBRELLA]
    while todo:
        name = todo.pop()
        if name not in always:
            always.add(name)
            todo += headers[name].ours

    def condition(name):
        if name in always:
            return ""
        asked = sorted(needs[name] or askers[name])
        return (" && " if needs[name] else " || ").join(f"defined({macro})" for macro in asked)

    return {name: condition(name) for name in order}


def body(header, name):
    """What is left of a header that has more than comments and includes."""
    text = "\n".join(header.lines).strip("\n")
    return f"// {'-' * 8} {name}\n\n{text}\n" if without_comments(text).strip() else ""


def preamble(include_dir):
    macros = {ALL: "every header that needs no other library"}
    macros.update({macro: f"what works with {library}" for macro, (_, library) in PARTS.items()})
    return (
        "// SPDX-License-Identifier: MIT\n"
        f"// JourneyRank {version_of(include_dir)} in one file, written by tools/make_single_header.py: "
        "change the headers, not this.\n"
        "// It needs C++20 and threads (-pthread). Defined before the include, these bring more:\n"
        + "".join(f"//   {macro:<24}{what}\n" for macro, what in macros.items())
        + "#pragma once\n"
    )


def single_header(include_dir):
    """The text of the one file."""
    names = sorted(path.relative_to(include_dir).as_posix() for path in (include_dir / "journeyrank").rglob("*.hpp"))
    headers = {name: OneHeader(include_dir, name) for name in names}
    order = in_order(headers)
    condition = conditions(headers, order)
    # What more macros ask for is included by what fewer ask for, never the other way; other libraries come last.
    groups = sorted(set(condition.values()), key=lambda each: (each != "", ALL not in each, -each.count("||"), each))
    texts, included = [preamble(include_dir)], set()
    for group in groups:
        inside = [name for name in order if condition[name] == group]
        others = set().union(*({*headers[name].parts, *headers[name].standard} for name in inside)) - included
        if not group:
            included = others
        block = ["".join(f"#include <{target}>\n" for target in sorted(others))]
        block += [body(headers[name], name) for name in inside]
        texts += [f"#if {group}\n", *block, f"#endif  // {group}\n"] if group else block
    return "\n".join(text for text in texts if text)


def write_if_changed(path, text):
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def write(folder, include_dir=TOP / "include"):
    """Writes the one file, and a header a header that includes it."""
    write_if_changed(folder / "journeyrank.hpp", single_header(include_dir))
    forward = folder / "forward"
    names = {path.relative_to(include_dir) for path in (include_dir / "journeyrank").rglob("*.hpp")}
    for stale in {path.relative_to(forward) for path in forward.rglob("*.hpp")} - names:
        (forward / stale).unlink()
    for name in sorted(names):
        up = "../" * len(name.parts)
        write_if_changed(forward / name, f'#pragma once\n#include "{up}journeyrank.hpp"\n')


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else TOP / "build" / "single")
