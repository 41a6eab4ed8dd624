# SPDX-License-Identifier: MIT
"""No file names one machine, a registry or a left-over; the sources are formatted; ./dev explains itself."""

import os
import re
import subprocess
from pathlib import Path

import check_house
import pytest

TOP = Path(__file__).resolve().parents[2]


def dev(*arguments):
    return subprocess.run([TOP / "dev", *arguments], capture_output=True, text=True, check=False)


def test_no_file_holds_what_it_must_not():
    findings = check_house.check(TOP)
    print("\n".join(findings))
    assert len(findings) == 0


# Written in two pieces, so that this file holds none of them.
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see /ho" "me/ann/x.csv", "a place on one machine"),
        ("open('/tm" "p/x')", "a place on one machine"),
        ("https://pypi" ".org/simple", "a package registry"),
        ("files.python" "hosted.org", "a package registry"),
        ("// TO" "DO later", "a left-over marker"),
        ("# FIX" "ME", "a left-over marker"),
        ("<<<<" "<<< HEAD", "a left-over marker"),
        (">>>>" ">>> branch", "a left-over marker"),
        ("  // " + "x" * 116, "a comment longer than"),
    ],
)
def test_a_line_that_must_not_be_is_named(tmp_path, text, expected):
    (tmp_path / "notes.md").write_text(f"fine\n{text}\n")
    assert [finding.split(": ")[:2] for finding in check_house.check(tmp_path)] == [
        ["notes.md:2", next(rule for rule in check_house.LINE_RULES if expected in rule)]
    ]


@pytest.mark.parametrize("text", ["include/journeyrank/base", "build/home", "https://example.com/home", "todo list", "  // " + "x" * 115])
def test_a_harmless_line_is_let_through(tmp_path, text):
    (tmp_path / "notes.md").write_text(f"{text}\n")
    assert check_house.check(tmp_path) == []


def test_a_source_without_its_licence_line_is_named(tmp_path):
    (tmp_path / "a.cpp").write_text("int a;\n")
    assert check_house.check(tmp_path) == ["a.cpp:1: has no line SPDX-License-Identifier: MIT at its top"]


def test_a_folder_whose_name_says_nothing_is_named(tmp_path):
    (tmp_path / "misc").mkdir()
    (tmp_path / "misc" / "a.txt").write_text("a\n")
    assert check_house.check(tmp_path) == ["misc/a.txt:1: is in a folder called misc: name the folder after what is in it"]


def test_the_sources_are_formatted():
    ran = dev("fmt", "--check")
    print(ran.stderr)
    assert ran.returncode == 0, "./dev fmt mends this"


def test_dev_lists_its_verbs_and_each_explains_itself():
    ran = dev()
    assert ran.returncode == 0
    verbs = re.findall(r"^  (\w+) ", ran.stdout, re.MULTILINE)
    assert {"demo", "test", "quick", "fmt", "bench", "docs", "doctor", "clean", "lock"} <= set(verbs)
    for verb in verbs:
        more = dev(verb, "--help")
        assert more.returncode == 0
        assert more.stdout.startswith(f"  {verb} ")
        assert len(more.stdout.splitlines()) >= 2


def test_dev_refuses_an_unknown_verb():
    ran = dev("tset")
    assert ran.returncode != 0
    assert 'there is no verb "tset"' in ran.stderr


def test_doctor_names_each_missing_tool_with_the_line_that_installs_it(tmp_path):
    # A machine with a shell and its small tools, and nothing else.
    for tool in ("bash", "cat", "dirname", "env", "grep", "head", "id", "nproc", "sort", "tr"):
        path = next(Path(folder) / tool for folder in ("/usr/bin", "/bin") if (Path(folder) / tool).exists())
        (tmp_path / tool).symlink_to(path)
    ran = subprocess.run(
        [tmp_path / "bash", TOP / "dev", "doctor"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PATH": str(tmp_path)},
    )
    assert ran.returncode == 1, ran.stderr
    assert re.search(r"^MISSING  cmake .*sudo apt-get install cmake$", ran.stdout, re.MULTILINE), ran.stdout
    assert re.search(r"^MISSING  ccache .*sudo apt-get install ccache$", ran.stdout, re.MULTILINE)


def test_what_only_tests_or_the_site_need_is_named_by_doctor_and_not_installed_for_the_demo():
    text = (TOP / "dev").read_text(encoding="utf-8")
    parts = "packages() {" + text.split("packages() {", 1)[1].split("as_root() {")[0]
    script = f"""{parts}
is_there() {{ return 1; }}
for leave_out in "" tests "tests docs"; do missing_packages | grep -cxE "chromium|doxygen|libeigen3-dev"; done"""
    ran = subprocess.run(["bash", "-c", script], cwd=TOP, capture_output=True, text=True, check=False)
    assert ran.stdout == "3\n2\n1\n", ran.stderr
    assert re.search(r"^demo\(\) \{\n  leave_out='tests docs'\n  setup\n", text, re.MULTILINE)
    assert re.search(r"^docs\(\) \{\n  leave_out=tests\n  setup\n", text, re.MULTILINE)


def test_every_locked_package_has_a_hash():
    text = (TOP / "requirements.lock").read_text(encoding="utf-8")
    pins = re.findall(r"^([a-z0-9-]+)==\S+ \\\n    --hash=sha256:[0-9a-f]{64}", text, re.MULTILINE)
    assert len(pins) == len(re.findall(r"^[a-z]", text, re.MULTILINE))
    wanted = re.findall(r"^([a-z][a-z0-9-]*)", (TOP / "requirements.in").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(wanted) <= set(pins)
