#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes include/journeyrank/io/journey_view.hpp, which holds the text of view/journey_view.js for the report page.

    python3 tools/embed_view.py

A test compares the header with what this would write.
"""

from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
MODULE = TOP / "view" / "journey_view.js"
HEADER = TOP / "include" / "journeyrank" / "io" / "journey_view.hpp"
PIECE = 8000  # letters a literal: compilers need not take long ones


def header_text():
    """The header: the module in pieces, which the compiler puts together."""
    text = MODULE.read_text(encoding="utf-8")
    if ')js"' in text or "</script" in text.lower() or "<!--" in text:
        raise SystemExit(f"{MODULE}: holds what would end the literal or the script that it stands in")
    pieces = []
    while text:
        cut = len(text) if len(text) <= PIECE else text.rfind("\n", 0, PIECE) + 1
        pieces.append(f'R"js({text[:cut]})js"')
        text = text[cut:]
    return (
        "// SPDX-License-Identifier: MIT\n#pragma once\n\n#include <string_view>\n\n// clang-format off\n"
        "// Written by tools/embed_view.py from view/journey_view.js: change that file.\n\n"
        "namespace journeyrank {\n\n"
        "/// The text of the interactive view, an ES module: the script of the report page and of the widget.\n"
        "inline constexpr std::string_view journey_view_module =\n"
        + "\n".join(pieces)
        + ";\n\n}  // namespace journeyrank\n// clang-format on\n"
    )


if __name__ == "__main__":
    HEADER.write_text(header_text(), encoding="utf-8")
