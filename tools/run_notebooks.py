#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs the notebooks of examples/notebooks from top to bottom, in the folder above them.

    tools/run_notebooks.py            says where the text of an output is not what stands in the notebook; exit code 1
    tools/run_notebooks.py --write    writes the outputs into the notebooks

Texts and tables are compared, letter by letter; pictures are looked at by other tests.
"""

from __future__ import annotations

import sys
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
NOTEBOOKS = TOP / "examples" / "notebooks"
COMPARED = ("text/plain", "text/html")


def texts(cell):
    """The texts that a cell has printed or shown, in order; one text for all that a stream prints in one go."""
    found = []
    stream = None  # the one that the last text came from: how often a kernel flushes it is nobody's business
    for output in cell.get("outputs", []):
        before, stream = stream, output.get("name")
        if output.output_type == "stream" and stream == before:
            found[-1] += output.text
        elif output.output_type == "stream":
            found.append(output.text)
        elif output.output_type == "error":
            found.append(f"{output.ename}: {output.evalue}")
        elif "image/png" not in output.data:  # a picture's text is an address in memory
            found += [output.data[kind] for kind in COMPARED if kind in output.data]
    return found


def run(path):
    """The notebook as it stands, and as it comes out."""
    import nbformat
    from nbclient import NotebookClient

    kept = nbformat.read(path, as_version=4)
    fresh = nbformat.read(path, as_version=4)
    NotebookClient(fresh, timeout=300, resources={"metadata": {"path": str(TOP)}}).execute()
    for cell in fresh.cells:
        cell.metadata.pop("execution", None)  # when it ran is nobody's business
    return kept, fresh


def differences(path):
    """A sentence for each cell whose text is not what stands in the notebook."""
    kept, fresh = run(path)
    return [
        f"{path.name}: cell {number}: found {found!r}; the notebook says {said!r}"
        for number, (before, after) in enumerate(zip(kept.cells, fresh.cells), 1)
        if (found := texts(after)) != (said := texts(before))
    ]


def write(path):
    import nbformat

    nbformat.write(run(path)[1], path)


def main():
    failed = False
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        if "--write" in sys.argv[1:]:
            write(path)
            continue
        for sentence in differences(path):
            print(sentence)
            failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
