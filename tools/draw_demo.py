#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Draws docs/demo.svg, the picture in the README: what the demo prints, as a terminal shows it.

    tools/draw_demo.py path/to/journeyrank         writes docs/demo.svg
    tools/draw_demo.py path/to/journeyrank -       writes it to stdout
"""

import os
import subprocess
import sys
from html import escape
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
COMMAND = (
    "journeyrank rank --contacts examples/data/contacts.csv --map examples/data/contacts_map.json "
    "--model examples/data/contact_centre.json"
)
LETTER, LINE, MARGIN = 8.4, 19, 18  # pixels, for a 14 pixel monospaced font


def printed(program):
    ran = subprocess.run(
        [program, *COMMAND.split()[1:], "--quiet"],
        cwd=TOP,
        env={**os.environ, "COLUMNS": "100"},
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout.rstrip("\n").split("\n")


def drawing(lines):
    first, second = COMMAND.split(" --model", 1)
    lines = [f"$ {first} \\", f"      --model{second}", "", *lines]
    width = 2 * MARGIN + LETTER * max(len(line) for line in lines)
    height = 2 * MARGIN + LINE * len(lines)
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" role="img">'
    yield "<title>JourneyRank ranks the journeys of the example contacts</title>"
    yield f'<rect width="{width:.0f}" height="{height}" rx="8" fill="#15202b"/>'
    yield '<g font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="14" fill="#e6edf3">'
    for row, line in enumerate(lines):
        if not line:
            continue
        # Each line is told its width, so that columns stand under each other in any font.
        y = MARGIN + LINE * row + 14
        fill = ' fill="#7ee787"' if row < 2 else ""
        yield (
            f'<text x="{MARGIN}" y="{y}" xml:space="preserve" textLength="{LETTER * len(line):.1f}" '
            f'lengthAdjust="spacingAndGlyphs"{fill}>{escape(line)}</text>'
        )
    yield "</g>"
    yield "</svg>"


if __name__ == "__main__":
    text = "\n".join(drawing(printed(Path(sys.argv[1]).resolve()))) + "\n"
    if sys.argv[2:] == ["-"]:
        sys.stdout.write(text)
    else:
        (TOP / "docs" / "demo.svg").write_text(text, encoding="utf-8")
