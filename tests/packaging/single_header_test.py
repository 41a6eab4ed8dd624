# SPDX-License-Identifier: MIT
"""The library as one file: whole, once, the same bytes each time, and enough for a program by itself.

All C++ tests with it: cmake --workflow --preset single.
"""

import re
import subprocess
from pathlib import Path

import check_floors
import check_headers
import make_single_header
import pytest

TOP = Path(__file__).resolve().parents[2]
TEXT = make_single_header.single_header(TOP / "include")
MARKS = re.findall(r"^// -------- (\S+)$", TEXT, re.MULTILINE)


def test_every_header_is_there_once_after_those_it_includes():
    assert sorted(MARKS) == sorted(set(check_headers.public_headers()) - {check_floors.UMBRELLA})
    place = {name: number for number, name in enumerate(MARKS)}
    for name in MARKS:
        for target in make_single_header.OneHeader(TOP / "include", name).ours:
            assert place[target] < place[name]


def test_no_header_of_the_library_is_included_and_none_of_the_standard_twice():
    assert not re.search(r"^\s*#\s*include\s*[<\"]journeyrank", TEXT, re.MULTILINE)
    assert TEXT.count("#pragma once") == 1
    start = re.findall(r"^#include (\S+)$", TEXT.split("// -------- ")[0], re.MULTILINE)
    assert start == sorted(set(start))
    assert not {"<nlohmann/json.hpp>", "<Eigen/Core>", "<expat.h>"} & set(start)


def test_it_is_written_the_same_again_and_left_alone_where_it_is_the_same(tmp_path):
    make_single_header.write(tmp_path / "a")
    make_single_header.write(tmp_path / "b")
    files = sorted(path.relative_to(tmp_path / "a") for path in (tmp_path / "a").rglob("*.hpp"))
    assert len(files) == len(MARKS) + 2
    assert all((tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes() for name in files)
    before = [(tmp_path / "a" / name).stat().st_mtime_ns for name in files]
    (tmp_path / "a/forward/journeyrank/base/gone.hpp").write_text("")
    make_single_header.write(tmp_path / "a")
    assert [(tmp_path / "a" / name).stat().st_mtime_ns for name in files] == before
    assert not (tmp_path / "a/forward/journeyrank/base/gone.hpp").exists()
    assert str(TOP) not in TEXT


@pytest.fixture
def tree(tmp_path):
    """A small library; returns a function that gives the text of it as one header."""
    headers = {
        "base/version": [f"constexpr int version_{part} = 1;" for part in ("major", "minor", "patch")],
        "base/zebra": ["#include <vector>", "#if defined(__linux__)", "#include <sys/mman.h>", "#endif",
                       "struct Zebra {};"],
        "base/apple": ['#include "journeyrank/base/zebra.hpp"', "#include <deque>", "struct Apple : Zebra {};"],
        "base/seed": ["struct Seed {};"],
        "io/json": ['#include "journeyrank/base/seed.hpp"', "#include <nlohmann/json.hpp>", "struct Json : Seed {};"],
        "io/lonely": ["#include <set>", "struct Lonely {};"],
        "journeyrank": ['#include "journeyrank/base/version.hpp"', '#include "journeyrank/base/apple.hpp"'],
    }  # fmt: skip
    for name, lines in headers.items():
        path = tmp_path / "journeyrank" / f"{name}.hpp"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(["// SPDX-License-Identifier: MIT", "#pragma once", *lines, ""]))
    return lambda: make_single_header.single_header(tmp_path)


def test_what_is_not_of_the_umbrella_is_there_for_who_asks(tree):
    code = [line for line in tree().splitlines() if line and not line.startswith("//")]
    assert code == [
        "#pragma once",
        "#include <deque>",
        "#include <vector>",
        "constexpr int version_major = 1;",
        "constexpr int version_minor = 1;",
        "constexpr int version_patch = 1;",
        "#if defined(__linux__)",
        "#include <sys/mman.h>",
        "#endif",
        "struct Zebra {};",
        "struct Apple : Zebra {};",
        "#if defined(JOURNEYRANK_WITH_ALL) || defined(JOURNEYRANK_WITH_JSON)",
        "struct Seed {};",
        "#endif  // defined(JOURNEYRANK_WITH_ALL) || defined(JOURNEYRANK_WITH_JSON)",
        "#if defined(JOURNEYRANK_WITH_ALL)",
        "#include <set>",
        "struct Lonely {};",
        "#endif  // defined(JOURNEYRANK_WITH_ALL)",
        "#if defined(JOURNEYRANK_WITH_JSON)",
        "#include <nlohmann/json.hpp>",
        "struct Json : Seed {};",
        "#endif  // defined(JOURNEYRANK_WITH_JSON)",
    ]


PROGRAM = """
#include "journeyrank.hpp"

#include <cstdio>

int main() {
  namespace jr = journeyrank;
  jr::Model model{.criteria = {{.id = "pain", .direction = jr::Direction::maximize, .scale = jr::Anchored{.at_0 = 0.0, .at_1 = 10.0}}}};
  const jr::Scorer scorer = jr::Scorer::fit(jr::CriteriaMatrix(jr::Names::numbered(2), {{"pain", {4.0, 8.0}}}), model);
  const double row[] = {5.0};
  std::printf("%s %.1f\\n", jr::version().c_str(), scorer.score(row));
}
"""


def test_a_program_needs_nothing_else(tmp_path):
    (tmp_path / "journeyrank.hpp").write_text(TEXT, encoding="utf-8")
    (tmp_path / "main.cpp").write_text(PROGRAM, encoding="utf-8")
    command = ["clang++", *check_headers.FLAGS, "-O0", "-pthread", "main.cpp", "-o", "main"]
    built = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    ran = subprocess.run([tmp_path / "main"], capture_output=True, text=True, check=True)
    assert ran.stdout == f"{make_single_header.version_of(TOP / 'include')} 0.5\n"
