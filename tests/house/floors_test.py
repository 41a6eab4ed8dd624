# SPDX-License-Identifier: MIT
"""The headers keep to the house, and the check that says so goes red on every rule broken on purpose."""

from pathlib import Path

import check_floors
import pytest

TOP = Path(__file__).resolve().parents[2]


def test_the_headers_keep_to_the_house():
    errors, _ = check_floors.check(TOP)
    print("\n".join(errors))
    assert len(errors) == 0


@pytest.fixture
def house(tmp_path):
    """A small house without a fault; returns a function that writes a file into it."""

    def write(name, text):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def header(name, *lines):
        write(f"include/journeyrank/{name}.hpp", "\n".join(["#pragma once", *lines, ""]))
        write(f"tests/unit/{name}_test.cpp", f'#include "journeyrank/{name}.hpp"\n#include <vector>\n')

    write("tests/unit/main.cpp", "")
    header("base/error")
    header("scale/anchored", '#include "journeyrank/base/error.hpp"')
    header("measure/contact", "#include <vector>")
    header("problem/model", '#include "journeyrank/scale/anchored.hpp"')
    header("io/json", "#include <nlohmann/json.hpp>")
    header("io/eigen", "#include <Eigen/Core>")
    write(
        "include/journeyrank/journeyrank.hpp",
        "#pragma once\n"
        "// Include these where you use them:\n"
        "//   journeyrank/io/json.hpp   files\n"
        "//   journeyrank/io/eigen.hpp  matrices\n"
        '#include "journeyrank/base/error.hpp"\n'
        '#include "journeyrank/measure/contact.hpp"\n'
        '#include "journeyrank/problem/model.hpp"\n',
    )
    write.header = header
    write.top = tmp_path
    return write


def test_a_house_without_a_fault_passes(house):
    assert check_floors.check(house.top) == ([], [])


def only_error(house):
    errors, _ = check_floors.check(house.top)
    assert len(errors) == 1, errors
    return errors[0]


@pytest.mark.parametrize(
    ("name", "line", "expected"),
    [
        ("base/error", '#include "journeyrank/scale/anchored.hpp"', "floor 0 (base) includes journeyrank/scale/anchored"),
        ("base/error", '#  include <journeyrank/io/json.hpp>', "on floor 6"),
        ("scale/anchored", '#include "journeyrank/measure/contact.hpp"', "share floor 1"),
        ("scale/anchored", '#include "journeyrank/base/eror.hpp"', "is not there"),
        ("scale/anchored", "#include <nlohmann/json_fwd.hpp>", "only headers in io/ may"),
        ("io/json", "#include <Eigen/Core>", "only io/eigen.hpp may"),
        ("io/json", '#include "journeyrank/journeyrank.hpp"', "includes the umbrella"),
        ("base/error", '#include "error.hpp"', "by full path"),
        ("base/error", "#include <iostream>", "slow to compile"),
        ("base/error", "#define JOURNEYRANK_CHECK(x) x", "defines the macro JOURNEYRANK_CHECK"),
    ],
)
def test_a_line_that_breaks_a_rule_is_named(house, name, line, expected):
    house.header(name, line)
    errors, _ = check_floors.check(house.top)
    assert any(expected in error and error.startswith(f"include/journeyrank/{name}.hpp:2: ") for error in errors), errors


@pytest.mark.parametrize("line", ['// #include "journeyrank/io/json.hpp"', "/* #define A 1 */", "#include <map>"])
def test_a_line_that_breaks_no_rule_is_let_through(house, line):
    house.header("base/error", line)
    assert check_floors.check(house.top) == ([], [])


def test_arithmetic_may_define_macros(house):
    house.header("base/arithmetic", "#define JOURNEYRANK_NO_FMA 1")
    assert only_error(house) == (
        "include/journeyrank/journeyrank.hpp:1: neither includes journeyrank/base/arithmetic.hpp "
        "nor names it as one to include where it is used"
    )


@pytest.mark.parametrize(("folder", "expected"), [("util", "called util"), ("shelf", "has no floor")])
def test_a_folder_without_a_floor_is_named(house, folder, expected):
    house.header(f"{folder}/error")
    errors, _ = check_floors.check(house.top)
    assert any(expected in error for error in errors), errors


def test_a_header_without_its_unit_test_is_named(house):
    (house.top / "tests/unit/base/error_test.cpp").unlink()
    assert only_error(house) == "include/journeyrank/base/error.hpp:1: has no unit test tests/unit/base/error_test.cpp"


def test_a_unit_test_without_its_header_is_named(house):
    house("tests/unit/base/eror_test.cpp", "")
    assert only_error(house) == "tests/unit/base/eror_test.cpp:1: tests no header of this name"


def test_a_unit_test_that_does_not_include_its_header_first_is_named(house):
    house("tests/unit/base/error_test.cpp", '#include <vector>\n#include "journeyrank/base/error.hpp"\n')
    assert only_error(house) == (
        "tests/unit/base/error_test.cpp:1: does not include journeyrank/base/error.hpp first, "
        "so it does not show that it stands alone"
    )


def test_a_header_without_pragma_once_is_named(house):
    house("include/journeyrank/base/error.hpp", "// #pragma once\n")
    assert only_error(house) == "include/journeyrank/base/error.hpp:1: has no #pragma once"


def test_headers_that_include_each_other_are_named(house):
    house.header("base/error", '#include "journeyrank/base/names.hpp"')
    house.header("base/names", '#include "journeyrank/base/error.hpp"')
    errors, _ = check_floors.check(house.top)
    assert "include/journeyrank/base/names.hpp:2: includes itself through journeyrank/base/error.hpp" in errors


def test_an_umbrella_that_reaches_a_third_party_is_named(house):
    house.header("io/csv", '#include "journeyrank/io/json.hpp"')
    umbrella = house.top / "include/journeyrank/journeyrank.hpp"
    umbrella.write_text(umbrella.read_text() + '#include "journeyrank/io/csv.hpp"\n')
    errors, _ = check_floors.check(house.top)
    assert errors == [
        "include/journeyrank/journeyrank.hpp:1: reaches journeyrank/io/json.hpp, "
        "which it names as one to include where it is used",
        "include/journeyrank/journeyrank.hpp:1: reaches <nlohmann/json.hpp>",
    ]


def test_an_umbrella_that_names_a_header_that_is_not_there_is_named(house):
    (house.top / "include/journeyrank/io/eigen.hpp").unlink()
    (house.top / "tests/unit/io/eigen_test.cpp").unlink()
    assert only_error(house) == "include/journeyrank/journeyrank.hpp:1: names journeyrank/io/eigen.hpp, which is not there"


def test_a_slow_header_that_the_umbrella_does_not_reach_is_let_through(house):
    house.header("io/json", "#include <filesystem>")
    assert check_floors.check(house.top) == ([], [])


def test_a_long_header_is_a_warning(house):
    house.header("base/error", *["// a line"] * 260)
    errors, warnings = check_floors.check(house.top)
    assert errors == []
    assert warnings == ["include/journeyrank/base/error.hpp:1: has 261 lines: are there two concepts in it?"]
