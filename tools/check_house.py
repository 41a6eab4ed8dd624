#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks what no file of the project may hold: paths of one machine, names of package registries, left-over markers,
folders whose name says nothing, large files, sources without their licence line.

    python3 tools/check_house.py [TOP OF THE SOURCE TREE]

Reads what git tracks or would track. Prints one line a finding; fails when there is one.
"""

import re
import subprocess
import sys
from pathlib import Path

# The patterns are written so that they do not match themselves.
LINE_RULES = {
    "names a place on one machine": re.compile(r"(?<![\w.~}*-])/(?:home|root|work|tmp|Users|workspace)/[A-Za-z_]"),
    "names a package registry": re.compile(
        r"(?:pypi|files\.pythonhosted|registry\.(?:npmjs|yarnpkg)|(?:deb|ftp|security|snapshot)\.debian|archive\.ubuntu"
        r"|proxy\.golang|index\.crates|conda\.anaconda)[.](?:org|com|io|net)",
        re.IGNORECASE,
    ),
    "holds a left-over marker": re.compile(r"\b(?:TO[D]O|FIX[M]E|XX[X]|HAC[K])\b|^(?:<{7}|>{7}) \S"),
    "has a comment longer than a line of 120": re.compile(r"^(?=.{121})\s*//.*"),
}
NAMELESS_FOLDERS = {"util", "utils", "common", "detail", "impl", "helper", "helpers", "misc"}
NEEDS_LICENCE_LINE = {".hpp", ".cpp", ".py", ".pyi", ".cmake", ".sh", ".js"}
LARGEST_KB = 500


def listed_files(top):
    """The files git tracks or would track; without git, all files outside build folders."""
    command = ["git", "-c", f"safe.directory={top}", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        names = subprocess.run(command, cwd=top, capture_output=True, check=True, text=True).stdout.split("\0")
    except (OSError, subprocess.CalledProcessError):
        left_out = {"build", ".venv", ".git", "__pycache__", ".pytest_cache", ".mypy_cache", ".hypothesis", "dist"}
        names = [p.relative_to(top).as_posix() for p in top.rglob("*") if not left_out & set(p.relative_to(top).parts)]
    return sorted({name for name in names if name and (top / name).is_file()})


def check_file(top, name):
    """Yields "file:line: message" for each finding in one file."""
    path = top / name
    nameless = NAMELESS_FOLDERS & set(Path(name).parts[:-1])
    for folder in sorted(nameless):
        yield f"{name}:1: is in a folder called {folder}: name the folder after what is in it"
    if path.stat().st_size > LARGEST_KB * 1000:
        yield f"{name}:1: is larger than {LARGEST_KB} kB"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        return
    if (path.suffix in NEEDS_LICENCE_LINE or path.name == "CMakeLists.txt") and not any(
        "SPDX-License-Identifier: MIT" in line for line in lines[:2]
    ):
        yield f"{name}:1: has no line SPDX-License-Identifier: MIT at its top"
    for number, line in enumerate(lines, start=1):
        for what, pattern in LINE_RULES.items():
            found = pattern.search(line)
            if found:
                yield f"{name}:{number}: {what}: {found.group(0)}"


def check(top):
    return [finding for name in listed_files(top) for finding in check_file(top, name)]


def main(arguments):
    findings = check(Path(arguments[0]).resolve() if arguments else Path(__file__).resolve().parent.parent)
    print("".join(f"{finding}\n" for finding in findings), end="")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
