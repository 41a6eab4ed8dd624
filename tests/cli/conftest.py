# SPDX-License-Identifier: MIT
"""Runs the real program: the one that JOURNEYRANK_CLI names, or that of the release build."""

import os
import subprocess
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("JOURNEYRANK_CLI", TOP / "build" / "release" / "bin" / "journeyrank"))


@pytest.fixture(scope="session")
def program():
    if not PROGRAM.is_file():
        pytest.fail(f"{PROGRAM} is not there: build it, or name it in JOURNEYRANK_CLI", pytrace=False)
    return PROGRAM.resolve()


@pytest.fixture(scope="session")
def data():
    return TOP / "examples" / "data"


@pytest.fixture(scope="session")
def journeyrank(program):
    """Runs the program on words; returns what it wrote (as text) and its exit code."""

    def run(*words, stdin="", cwd=TOP, environment=None, check=None):
        ran = subprocess.run(
            [program, *map(str, words)],
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            cwd=cwd,
            env={**os.environ, "COLUMNS": "100", **(environment or {})},
            check=False,
            timeout=120,
        )
        ran.stdout, ran.stderr = ran.stdout.decode(), ran.stderr.decode()
        if check is not None:
            assert ran.returncode == check, ran.stderr
        return ran

    return run
