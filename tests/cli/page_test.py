# SPDX-License-Identifier: MIT
"""The pages that are written by a tool say what the program, the headers and the bibliography say."""

import json
import re
import subprocess

import make_command_line_page
import make_files_page
import make_methods_page
import make_metrics_page
import make_references_page
import make_weights_section
import pytest
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


def test_every_method_and_way_to_weigh_says_when_to_pick_it_and_where_it_is_from(program):
    ran = subprocess.run([program, "methods", "--json"], capture_output=True, check=True)
    catalogue = json.loads(ran.stdout)
    folders = {"methods": "aggregate", "scales": "scale", "weights_by_data": "weigh", "weights_by_judgement": "weigh"}
    for kind, folder in folders.items():
        said = make_methods_page.comments((folder,))
        for step in catalogue[kind]:
            labels = said[step["name"]][1]
            assert step["formula"] and labels["Use"], step["name"]
            assert "Source" in labels or step["name"] == "levels", step["name"]
            assert "Cost" in labels or kind == "scales", step["name"]


def test_the_readme_counts_the_methods_that_are_held_to_published_results(program, data):
    top = data.parents[1]
    ran = subprocess.run([program, "methods", "--json"], capture_output=True, check=True)
    names = [method["name"] for method in json.loads(ran.stdout)["methods"]]
    tests = "\n".join(path.read_text(encoding="utf-8") for path in (top / "tests" / "published").glob("*_test.cpp"))
    types = ["".join(word.capitalize() for word in name.split("_")) for name in names]
    held = [each for each in types if re.search(rf"\b{each}\b", tests)]
    said = re.search(r"\[(\d+) methods and \d+ scales\].*?(\d+) of the\s+methods", (top / "README.md").read_text(), re.DOTALL)
    assert [int(number) for number in said.groups()] == [len(names), len(held)]


def test_the_end_of_the_page_of_weights_is_what_the_headers_and_the_program_say(program):
    found = make_weights_section.PAGE.read_text(encoding="utf-8")
    assert found == make_weights_section.page(program), "run tools/make_weights_section.py"


def test_the_page_of_metrics_is_what_the_headers_and_the_program_say(program):
    found = make_metrics_page.PAGE.read_text(encoding="utf-8")
    assert found == make_metrics_page.page(program), "run tools/make_metrics_page.py"


def test_the_page_of_files_is_what_the_schemas_say(program):
    found = make_files_page.PAGE.read_text(encoding="utf-8")
    assert found == make_files_page.page(program), "run tools/make_files_page.py"


def test_every_schema_is_on_the_page_of_files(program):
    ran = subprocess.run([program, "schema", "--help"], capture_output=True, check=True, text=True)
    kinds = re.search(r"schema \[([a-z|]+)\]", ran.stdout).group(1).split("|")
    assert list(make_files_page.FILES) == kinds


def test_the_page_of_references_is_what_the_bibliography_says():
    found = make_references_page.PAGE.read_text(encoding="utf-8")
    assert found == make_references_page.page(), "run tools/make_references_page.py"


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        (r"Stevi{\'c}, {\v{Z}}eljko", "Stević, Željko"),
        (r"Pamu{\v c}ar", "Pamučar"),
        (r"Sa{\l}abun", "Sałabun"),
        (r"Mar{\'\i}a Jos\'e", "María José"),
        (r"{G}{\"u}l", "Gül"),
        (r"K{\k{e}}pa {\c{S}}ahin", "Kępa Şahin"),
        ("Entropy--{EDAS}", "Entropy–EDAS"),
        (r"Vincke \& Brans", "Vincke & Brans"),
    ],
)
def test_accents_of_the_bibliography_become_letters(tex, expected):
    assert make_methods_page.plain(tex) == expected
