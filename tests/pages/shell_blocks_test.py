# SPDX-License-Identifier: MIT
"""What a block ```sh of the docs says to type. The lines that begin with journeyrank are run, on the example contacts in
the reader's place; those that install the program are too, but for the compiling, which the tests do elsewhere: the build
is asked what it would do, and finds the program of the release build done."""

import csv
import shutil
import subprocess

import pytest

from pages_test import BUILD, PAGES, TOP, blocks, run

LINES = [
    (f"{page}:{line}", command)
    for page in PAGES
    for line, language, content in blocks((TOP / page).read_text(encoding="utf-8"))
    if language == "sh"
    for command in content.splitlines()
]
CALLS = [each for each in LINES if each[1].startswith("journeyrank ")]


def lay_out_examples(folder):
    examples = {"contacts.csv": "contacts.csv", "map.json": "contacts_map.json", "model.json": "contact_centre.json"}
    for name, source in examples.items():
        shutil.copy(TOP / "examples" / "data" / source, folder / name)


@pytest.fixture
def desk(tmp_path):
    """A folder with the files that the lines name."""
    lay_out_examples(tmp_path)
    measured, code = run(["bash", "-c", "journeyrank measure contacts.csv --map map.json --model model.json --quiet"], tmp_path)
    assert code == 0, measured
    rows = list(csv.reader(measured.splitlines()))
    for name, cells in {"journeys.csv": lambda row: row[1:], "errors.csv": lambda row: ["0.5" for _ in row[1:]]}.items():
        with open(tmp_path / name, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow([rows[0][0], "segment", *rows[0][1:]])
            writer.writerows([row[0], segment, *cells(row)] for segment in ("new", "old") for row in rows[1:])
    return tmp_path


def test_there_are_such_lines():
    assert len(CALLS) > 5


@pytest.mark.parametrize("where", sorted({where for where, _ in CALLS}))
def test_lines_of_the_program_run_one_after_the_other(where, desk):
    for at, command in CALLS:
        if at == where:
            printed, code = run(["bash", "-c", command], desk)
            assert code == 0, f"{where}: {command}\n{printed}"
            if " template " in command:  # what it wrote is to be edited: here, until it says what the example does
                lay_out_examples(desk)


def test_the_lines_for_the_program_install_it(tmp_path):
    configure, build, install = (command for at, command in LINES if at.startswith("docs/install.md") and "cmake" in command)
    prefix = tmp_path / "local"
    for line in (configure, f"{build} -- -n", install):
        words = line.replace("build/program", str(tmp_path / "program")).replace("~/.local", str(prefix))
        if line == install:
            (tmp_path / "program" / "bin").mkdir(exist_ok=True)
            shutil.copy(BUILD / "bin" / "journeyrank", tmp_path / "program" / "bin")
        ran = subprocess.run(["bash", "-c", words], cwd=TOP, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stdout + ran.stderr
        if line.startswith(build):
            assert "bin/journeyrank" in ran.stdout and "journeyrank_tests" not in ran.stdout
    said = subprocess.run([prefix / "bin" / "journeyrank", "--version"], capture_output=True, text=True, check=True)
    assert said.stdout.startswith("journeyrank ")
