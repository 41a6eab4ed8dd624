# SPDX-License-Identifier: MIT
"""The notebooks of examples/notebooks run from top to bottom and say what stands in them."""

import os
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TOP / "tools"))

import run_notebooks  # noqa: E402

NOTEBOOKS = sorted(run_notebooks.NOTEBOOKS.glob("*.ipynb"))
DATA = Path(os.environ.get("JOURNEYRANK_DATA", TOP.parent / "shared" / "data"))
NEEDS = {"city_311": DATA / "sf311" / "311_service_requests.csv"}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_says_what_stands_in_it(path, monkeypatch):
    pytest.importorskip("nbclient")
    needed = NEEDS.get(path.stem)
    if needed and not needed.exists():
        pytest.skip(f"{needed.name} is not here; JOURNEYRANK_DATA may name the folder that it is in")
    monkeypatch.setenv("JOURNEYRANK_DATA", str(DATA))
    assert run_notebooks.differences(path) == []


def test_it_does_not_matter_how_often_a_kernel_flushes_what_a_cell_prints():
    nbformat = pytest.importorskip("nbformat").v4

    def printed(*pieces):
        outputs = [nbformat.new_output("stream", name=name, text=text) for name, text in pieces]
        return run_notebooks.texts(nbformat.new_code_cell(outputs=outputs))

    assert printed(("stdout", "a\n"), ("stdout", "b\n")) == printed(("stdout", "a\nb\n")) == ["a\nb\n"]
    assert printed(("stdout", "a\n"), ("stderr", "b\n"), ("stdout", "c\n")) == ["a\n", "b\n", "c\n"]


def test_the_worked_decisions_are_there():
    assert [path.stem for path in NOTEBOOKS] == ["bank", "city_311", "software", "telecom"]
