# SPDX-License-Identifier: MIT
"""What a reader of README.md and docs/ can run, runs and prints what the page says.

In a block ```console each line "$ command" is run and must print the lines below it, to stdout and stderr together.
A block ```cpp or ```python is run, and must print the block ```text that follows it with nothing but words in
between; without one it must only run. Blocks of one page run in turn, in one empty folder that holds the examples and
build/release/bin/journeyrank, so a block finds what an earlier one wrote.
A block ```sh is for the reader's own machine; shell_blocks_test.py runs what can be run here.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]
BUILD = Path(os.environ.get("JOURNEYRANK_BUILD", TOP / "build" / "release"))
PAGES = [page.relative_to(TOP).as_posix() for page in [TOP / "README.md", *sorted((TOP / "docs").glob("*.md"))]]
FENCE = re.compile(r"^```([^\n`]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(text):
    """(line, language, content) of each fenced block."""
    return [(text.count("\n", 0, found.start()) + 1, found.group(1), found.group(2)) for found in FENCE.finditer(text)]


def commands(console):
    """(command, expected output) of each "$ " line; a command ending in a backslash goes on on the next line."""
    for part in re.split(r"^\$ ", console, flags=re.MULTILINE)[1:]:
        command = re.match(r"(?:.*\\\n)*.*\n", part).group(0)
        yield command, part[len(command) :]


def compile_page(source, folder):
    """Compiles a C++ block as it stands, or as the body of main when it has none; returns the program."""
    if not re.search(r"\bint main\(", source):
        lines = source.split("\n")
        outside = [line for line in lines if line.startswith(("#include", "namespace jr"))]
        inside = [line for line in lines if line not in outside]
        source = "\n".join([*outside, "int main() {", *inside, "}", ""])
    (folder / "page.cpp").write_text(source, encoding="utf-8")
    command = ["g++", "-std=c++20", "-Wall", "-Wextra", "-I", TOP / "include", "page.cpp", "-o", "page", "-pthread"]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return folder / "page"


def run(command, folder):
    """stdout and stderr together, and the exit code, of a command run as the page's reader would."""
    path = os.pathsep.join([str(BUILD / "bin"), str(Path(sys.executable).parent), os.environ["PATH"]])
    ran = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "PATH": path, "COLUMNS": "100"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return ran.stdout, ran.returncode


@pytest.mark.parametrize("page", PAGES)
def test_page_prints_what_it_says(page, tmp_path):
    (tmp_path / "examples").symlink_to(TOP / "examples")
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "release").symlink_to(BUILD)
    found = blocks((TOP / page).read_text(encoding="utf-8"))
    for (line, language, content), following in zip(found, [*found[1:], (0, "", "")]):
        where = f"{page}:{line}"
        if language == "console":
            for command, expected in commands(content):
                printed, code = run(["bash", "-c", command], tmp_path)
                assert printed == expected, f"{where}: {command}"
                refused = any(said.startswith("journeyrank: ") for said in expected.splitlines())
                assert (code != 0) == refused, f"{where}: {command} ended with {code}"
        elif language in ("cpp", "python"):
            program = [sys.executable, "-c", content] if language == "python" else [compile_page(content, tmp_path)]
            printed, code = run(program, tmp_path)
            assert code == 0, f"{where}: {printed}"
            if following[1] == "text":
                assert printed == following[2], where
