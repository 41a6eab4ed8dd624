# SPDX-License-Identifier: MIT
"""docs/command_line.md says what the program says of itself."""

import re

import make_command_line_page
import make_methods_page
from make_command_line_page import MEANINGS, PAGE


def test_the_page_is_what_its_maker_would_write(program):
    found = PAGE.read_text(encoding="utf-8")
    assert found == make_command_line_page.page(program), "run tools/make_command_line_page.py"


def test_every_kind_of_error_has_its_exit_code_and_meaning(program, data):
    header = (data.parents[1] / "include/journeyrank/base/error.hpp").read_text(encoding="utf-8")
    kinds = re.search(r"enum class errc \{(.*?)\};", header, re.DOTALL).group(1)
    declared = {name: number for name, number in re.findall(r"(\w+) = (\d+),", kinds)}
    listed = {kind: number for number, kind in make_command_line_page.exit_codes(program)}
    assert listed == {"success": "0", "internal": "1", **declared}
    assert set(MEANINGS) == set(listed)


def test_the_page_of_methods_is_what_the_headers_and_the_program_say(program):
    found = make_methods_page.PAGE.read_text(encoding="utf-8")
    assert found == make_methods_page.page(program), "run tools/make_methods_page.py"
