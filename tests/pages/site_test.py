# SPDX-License-Identifier: MIT
"""The documentation site is built without a warning, its links lead somewhere, and nothing public is missing from it.

Needs what `./dev docs` installs beside the built package: Sphinx and Doxygen.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import urllib.parse
from html.parser import HTMLParser
from pathlib import Path

import make_cpp_pages
import make_python_pages
import pytest

TOP = Path(__file__).resolve().parents[2]
DOCS = TOP / "docs"


class Page(HTMLParser):
    """The ids, links and words of one page."""

    def __init__(self, path):
        super().__init__()
        self.ids, self.links, self.words = set(), [], []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if given.get("id"):
            self.ids.add(given["id"])
        self.links += [given[name] for name in ("href", "src") if given.get(name)]

    def handle_data(self, data):
        self.words.append(data)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The folder of the site and what building it said."""
    if shutil.which("doxygen") is None:
        pytest.skip("there is no doxygen: ./dev setup installs it")
    for package in ("sphinx", "myst_parser", "furo", "breathe", "journeyrank"):
        pytest.importorskip(package)
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "sphinx", "-E", "-q", "-W", "--keep-going"]
    command += ["-d", folder / "doctrees", DOCS, folder / "html"]
    ran = subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=False)
    return folder / "html", ran.returncode, ran.stdout + ran.stderr


@pytest.fixture(scope="module")
def pages(built):
    """Each page of the site by its path in it."""
    folder = built[0]
    return {path.relative_to(folder).as_posix(): Page(path) for path in sorted(folder.rglob("*.html"))}


def test_the_site_is_built_without_a_warning(built):
    _, code, said = built
    assert (code, said) == (0, "")


def test_links_within_the_site_lead_to_a_page_and_a_place_on_it(built, pages):
    folder = built[0]
    dead = []
    for name, page in pages.items():
        for link in page.links:
            path, _, place = link.partition("#")
            if re.match(r"[a-z]+:", link) or (not path and not place):
                continue
            target = (folder / name).parent / urllib.parse.unquote(path.split("?")[0]) if path else folder / name
            known = pages.get(target.resolve().relative_to(folder.resolve()).as_posix()) if target.exists() else None
            if not target.exists() or (place and known and urllib.parse.unquote(place) not in known.ids):
                dead.append(f"{name}: {link}")
    assert sorted(set(dead)) == []


def test_every_page_of_the_folder_is_reached_from_the_first(pages):
    first = {link.split("#")[0] for link in pages["index.html"].links}
    assert {f"{page.stem}.html" for page in DOCS.glob("*.md")} - first - {"index.html"} == set()


def test_no_page_names_the_place_where_it_was_built(built):
    folder = built[0]
    texts = [path for path in folder.rglob("*") if path.suffix in (".html", ".js", ".css", ".txt")]
    assert [path.name for path in texts if str(TOP) in path.read_text(encoding="utf-8")] == []


def test_every_header_is_on_the_site_with_what_it_declares(pages):
    missing, empty = [], []
    for name in make_cpp_pages.headers():
        if name == make_cpp_pages.UMBRELLA:
            continue
        page = pages[f"api/cpp/{name.split('/')[1]}.html"]
        if make_cpp_pages.anchor(name) not in page.ids:
            missing.append(name)
        text = (TOP / "include" / name).read_text(encoding="utf-8")
        declared = re.findall(r"(?:^///.*\n)+(?:template .*\n)*(?:struct|class) (\w+)[^;\n]*\{", text, re.MULTILINE)
        spelled = "\n".join(page.ids)
        empty += [f"{name}: {each}" for each in declared if not re.search(rf"journeyrank\d+{each}E", spelled)]
    assert missing == []
    assert empty == []
    assert "umbrella" in pages["api/cpp/index.html"].ids


def test_the_comments_of_a_header_keep_their_labels(pages):
    words = "".join(pages["api/cpp/aggregate.html"].words)
    assert "Closeness to the ideal journey" in words
    assert "Edge: journeys that are all alike are all ideal: s = 1" in words
    # A function that needs no comment is there.
    assert any(re.search(r"journeyrank7Ranking4sizeE", each) for each in pages["api/cpp/rank.html"].ids)
    # An option without a comment has the words of its field.
    assert "the version of this layout" in "".join(pages["api/cpp/problem.html"].words)


@pytest.fixture
def program():
    found = os.environ.get("JOURNEYRANK_CLI", TOP / "build" / "release" / "bin" / "journeyrank")
    if not Path(found).is_file():
        pytest.skip(f"{found} is not built")
    return found


def test_every_command_is_on_the_site(pages, program):
    said = subprocess.run([program, "--help"], capture_output=True, text=True, check=True).stdout
    commands = re.findall(r"^  ([a-z-]+)  +\S", said.split("Commands:")[1].split("Options:")[0], re.MULTILINE)
    assert len(commands) > 20
    assert set(commands) - pages["command_line.html"].ids == set()


@pytest.mark.parametrize(("kind", "page"), [("methods", "methods"), ("scales", "methods"), ("metrics", "metrics")])
def test_every_step_is_on_the_site(pages, program, kind, page):
    catalogue = json.loads(subprocess.run([program, "methods", "--json"], capture_output=True, check=True).stdout)
    names = {each["name"] for each in catalogue[kind]}
    assert len(names) > 10
    assert {name.replace("_", "-") for name in names} - pages[f"{page}.html"].ids == set()


def test_every_exported_python_name_is_on_the_site(pages):
    journeyrank = pytest.importorskip("journeyrank")
    ids = set().union(*(page.ids for name, page in pages.items() if name.startswith("api/python/")))
    wanted = {f"journeyrank.{name}" for name in journeyrank.__all__ if name != "__version__"}
    for module in ("plots", "charts"):
        names = make_python_pages.exported(make_python_pages.PACKAGE / module / "__init__.py")
        wanted |= {f"journeyrank.{module}.{name}" for name in names}
    wanted |= {"journeyrank.widget.JourneyView", "journeyrank.xlsx.to_xlsx", "journeyrank.solver.leads"}
    assert wanted - ids == set()
    # The members of a class are there too, with the types of the stub.
    assert "journeyrank.Ranking.explain" in ids
    assert "profile: str | None" in "".join(pages["api/python/functions.html"].words)
