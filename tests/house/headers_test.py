# SPDX-License-Identifier: MIT
"""Every public header compiles alone, and the check that says so sees a header that does not.

A unit test includes its header first (tools/check_floors.py sees to it), so every build with g++ and with clang++ has
shown that the header compiles alone. Only the headers without a unit test are compiled here; python3
tools/check_headers.py compiles them all.
"""

import shutil
from pathlib import Path

import check_headers

UNIT_TESTS = Path(__file__).resolve().parents[1] / "unit"


def has_unit_test(header):
    path = Path(header).relative_to("journeyrank")
    return (UNIT_TESTS / path.parent / f"{path.stem}_test.cpp").is_file()


def test_every_header_without_a_unit_test_compiles_alone():
    headers = [header for header in check_headers.public_headers() if not has_unit_test(header)]
    assert "journeyrank/journeyrank.hpp" in headers
    messages = check_headers.check(headers)
    print("\n".join(messages))
    assert len(messages) == 0


def test_a_header_that_needs_another_is_named(tmp_path, monkeypatch):
    folder = tmp_path / "include" / "journeyrank"
    folder.mkdir(parents=True)
    (folder / "first.hpp").write_text("#pragma once\ninline std::size_t count = 0;\n")
    monkeypatch.setattr(check_headers, "INCLUDES", ("-I", str(tmp_path / "include")))
    messages = check_headers.check(["journeyrank/first.hpp"])
    assert shutil.which("g++") and shutil.which("clang++")
    assert [message.splitlines()[0] for message in messages] == [
        "journeyrank/first.hpp does not compile alone with g++:",
        "journeyrank/first.hpp does not compile alone with clang++:",
    ]
