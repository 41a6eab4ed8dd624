# SPDX-License-Identifier: MIT
"""Pages made by the real program, shown by a real browser."""

import csv
import json
import os
import subprocess
from pathlib import Path

import pytest
from browser import Browser, BrowserError
from shown_view import TODAY

TOP = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("JOURNEYRANK_CLI", TOP / "build" / "release" / "bin" / "journeyrank"))



@pytest.fixture(scope="session")
def data():
    return TOP / "examples" / "data"


@pytest.fixture(scope="session")
def journeyrank():
    """Runs the program on words; returns what it wrote."""
    if not PROGRAM.is_file():
        pytest.fail(f"{PROGRAM} is not there: build it, or name it in JOURNEYRANK_CLI", pytrace=False)

    def run(*words):
        ran = subprocess.run([PROGRAM, *map(str, words)], capture_output=True, cwd=TOP, check=False, timeout=120)
        assert ran.returncode == 0, ran.stderr.decode()
        return ran.stdout.decode()

    return run


@pytest.fixture(scope="session")
def browser(tmp_path_factory):
    try:
        started = Browser(tmp_path_factory.mktemp("browser"))
    except BrowserError as error:
        pytest.fail(str(error), pytrace=False)
    yield started
    started.close()


@pytest.fixture
def page_of(journeyrank, browser, tmp_path):
    """The report of a matrix and a model, open in the browser."""
    opened = []

    def make(matrix, model, *words, **media):
        path = tmp_path / f"report{len(opened)}.html"
        journeyrank("report", matrix, "--model", model, *TODAY, *words, "-o", path)
        opened.append(browser.open(path, **media))
        opened[-1].path = path
        return opened[-1]

    yield make
    for page in opened:
        page.close()


@pytest.fixture
def telecom(page_of, data):
    return page_of(data / "telecom.csv", data / "telecom.json")


@pytest.fixture
def write_decision(tmp_path):
    """Writes rows (dicts) and a model (a dict) to files; returns both paths."""

    def write(rows, model):
        matrix = tmp_path / "journeys.csv"
        with matrix.open("w", newline="", encoding="utf-8") as file:
            table = csv.DictWriter(file, rows[0], quoting=csv.QUOTE_NONNUMERIC)
            table.writeheader()
            table.writerows(rows)
        (tmp_path / "model.json").write_text(json.dumps({"schema": 1, **model}), encoding="utf-8")
        return matrix, tmp_path / "model.json"

    return write
