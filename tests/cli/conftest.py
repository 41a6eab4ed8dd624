# SPDX-License-Identifier: MIT
"""Runs the real program: the one that JOURNEYRANK_CLI names, or that of the release build."""

import csv
import json
import os
import subprocess
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("JOURNEYRANK_CLI", TOP / "build" / "release" / "bin" / "journeyrank"))

CALLS = {
    "schema": 1,
    "name": "calls",
    "criteria": [
        {
            "id": "calls",
            "direction": "maximize",
            "metric": {"name": "contacts"},
            "scale": {"name": "anchored", "at_0": 0, "at_1": 10},
        }
    ],
}


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


@pytest.fixture
def model(tmp_path):
    """A model that counts contacts."""
    path = tmp_path / "model.json"
    path.write_text(json.dumps(CALLS), encoding="utf-8")
    return path


@pytest.fixture
def calls(journeyrank, tmp_path, model):
    """Measures the journeys of contacts in a text, by their number or another metric; also returns what was said."""

    def count(text, *words, mapping=None, name="contacts.csv", metric=None, **options):
        file = tmp_path / name
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        if metric is not None:
            calls = {**CALLS["criteria"][0], "missing": "renormalise", "metric": metric}
            model.write_text(json.dumps({**CALLS, "criteria": [calls]}), encoding="utf-8")
        if mapping is not None:
            (tmp_path / "map.json").write_text(json.dumps(mapping), encoding="utf-8")
            words = (*words, "--map", tmp_path / "map.json")
        ran = journeyrank("measure", file, "--model", model, *words, check=0, **options)
        rows = csv.DictReader(ran.stdout.splitlines())
        said = " ".join(ran.stderr.split())  # whatever the width of the terminal
        return {row["journey"]: float(row["calls"]) if row["calls"] else None for row in rows}, said

    return count
