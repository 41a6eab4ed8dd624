# SPDX-License-Identifier: MIT
"""Each example is a C++ program NAME.cpp and its Python twin NAME.py; both print NAME.txt, run at the top of the tree."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]
BUILD = Path(os.environ.get("JOURNEYRANK_BUILD", TOP / "build" / "release"))
EXAMPLES = TOP / "examples"
NAMES = sorted({path.stem for path in EXAMPLES.iterdir() if path.suffix in {".cpp", ".py"}})


def test_there_are_examples():
    assert NAMES != []


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["cpp", "py"])
def test_example_prints_what_stands_beside_it(name, language):
    program = [BUILD / "bin" / "examples" / name] if language == "cpp" else [sys.executable, EXAMPLES / f"{name}.py"]
    ran = subprocess.run(program, cwd=TOP, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout == (EXAMPLES / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_example_has_its_twin_and_its_output(name):
    missing = [suffix for suffix in (".cpp", ".py", ".txt") if not (EXAMPLES / f"{name}{suffix}").exists()]
    assert missing == []
