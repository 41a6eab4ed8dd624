# SPDX-License-Identifier: MIT
"""The picture in the README shows what the demo prints today; tools/draw_demo.py draws it anew."""

import os
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
CLI = os.environ.get("JOURNEYRANK_CLI", TOP / "build" / "release" / "bin" / "journeyrank")


def test_the_picture_shows_what_the_demo_prints():
    drawn = subprocess.run(
        [sys.executable, TOP / "tools" / "draw_demo.py", CLI, "-"], capture_output=True, text=True, check=True
    )
    assert drawn.stdout == (TOP / "docs" / "demo.svg").read_text(encoding="utf-8")
