# SPDX-License-Identifier: MIT
"""The report page, what it holds, and tables for pull requests and spreadsheets."""

import json
import re
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import journeyrank as jr
import pytest

DATA = Path(__file__).resolve().parents[2] / "examples" / "data"


@pytest.fixture(scope="module")
def ranking():
    model = jr.Model.read(DATA / "telecom.json")
    return jr.rank(jr.CriteriaMatrix.read_csv(DATA / "telecom.csv", model), model)


def page_data(page):
    return json.loads(re.search(r'id="journeyrank-data">(.*?)</script>', page, re.DOTALL).group(1))


def test_the_data_hold_scores_to_the_bit_and_what_was_found(ranking):
    data = ranking.report_data(title="Spring", top=2, seed=9, provenance={"data": "telecom.csv", "rows": 7})
    assert data["title"] == "Spring"
    assert data["model"]["hash"] == ranking.model_hash
    assert [journey["score"] for journey in data["journeys"]] == list(ranking.scores)
    for row, journey in enumerate(data["journeys"]):
        score = 0.0
        for value, share in zip(journey["values"], ranking.scorer.weights.values()):
            score += value * share
        assert score == ranking.scores[row]
    assert data["stability"]["sentences"] == list(ranking.stability(top=2).sentences)
    assert data["robustness"]["seed"] == 9
    assert data["provenance"] == [{"name": "data", "value": "telecom.csv"}, {"name": "rows", "value": "7"}]


def test_what_has_no_answer_is_left_out_with_a_note(columns):
    anchored = jr.Anchored(at_0=0, at_1=10)
    model = jr.Model(
        criteria=[
            jr.Criterion(id="pain", direction="maximize", scale=anchored),
            jr.Criterion(id="cost", direction="maximize", scale=anchored, missing="renormalise"),
        ]
    )
    data = jr.rank(columns, model).report_data()
    left_out = [note for note in data["notes"] if note["code"] == "not_answered"]
    assert [name in data for name in ("stability", "robustness")].count(False) == len(left_out)


def test_the_page_is_written_whole_and_holds_the_same_data(ranking, tmp_path):
    path = tmp_path / "report.html"
    assert ranking.report(path, title="<b>Spring</b>") is None
    page = path.read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert page.endswith("</html>\n")
    assert "<title>&lt;b&gt;Spring&lt;/b&gt;</title>" in page
    assert page_data(page) == ranking.report_data(title="<b>Spring</b>")


def test_a_page_that_cannot_be_written_is_refused(ranking, tmp_path):
    with pytest.raises(jr.Error, match="write_failed"):
        ranking.report(tmp_path / "nowhere" / "report.html")


@pytest.mark.parametrize("wrong", [{"top": 0.5}, {"provenance": ["x"]}, {"title": 3}])
def test_options_of_another_kind_are_refused(ranking, wrong):
    with pytest.raises((TypeError, jr.Error)):
        ranking.report_data(**wrong)


def test_markdown_is_a_table_of_every_line(ranking):
    lines = ranking.to_markdown().splitlines()
    assert len(lines) == 2 + len(ranking)
    assert lines[0].startswith("| rank | unpinned\\_rank | journey | label | score |")
    assert lines[2].startswith("| 1 | 1 | tech\\_fault | Technical fault | 0.708817 |")


def test_html_for_notebooks_says_what_its_headings_are_and_spells_out_what_is_unseen(columns, model):
    columns["label"][0] = "<b>\u202ex\x1b[31m"
    page = jr.rank(columns, model)._repr_html_()
    assert '<th scope="col">rank</th>' in page
    assert "&lt;b&gt;\\u202ex\\u001b[31m" in page
    text = repr(jr.rank(columns, model))
    assert "\u202e" not in text
    assert "\x1b" not in text


def test_a_workbook_holds_the_lines_as_numbers_and_texts(ranking, tmp_path):
    pytest.importorskip("xlsxwriter")
    ranking.to_xlsx(tmp_path / "ranking.xlsx")
    sheets = sheets_of(tmp_path / "ranking.xlsx")
    rows = ranking.to_dicts()
    assert sheets[0][0] == list(rows[0])
    for found, row in zip(sheets[0][1:], rows):
        assert found[2] == row["journey"]
        assert found[4] == pytest.approx(row["score"], rel=1e-15)
    assert sheets[1][1][0] == "pain"
    assert sheets[2][-1] == ["model", f"telecom {ranking.model_hash}"]


def test_no_text_in_a_workbook_is_a_formula_or_a_link(tmp_path):
    pytest.importorskip("xlsxwriter")
    model = jr.Model(criteria=[jr.Criterion(id="x", direction="maximize", scale=jr.Anchored(at_0=0, at_1=9))])
    names = ["=1+1", "https://example.com", "+1", "@x", "12", "\x1b[31m"]
    jr.rank({"journey": names, "x": [1.0, 2, 3, 4, 5, 6]}, model).to_xlsx(tmp_path / "r.xlsx")
    assert [row[2] for row in sheets_of(tmp_path / "r.xlsx")[0][1:]][1:] == ["12", "@x", "+1", "https://example.com", "=1+1"]
    with zipfile.ZipFile(tmp_path / "r.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet


def sheets_of(path):
    """The cells of each sheet, row by row, without the empty ones; read without any library for workbooks."""
    space = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    with zipfile.ZipFile(path) as book:
        shared = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        texts = ["".join(item.itertext()) for item in shared.findall("x:si", space)]
        sheets = []
        for number in (1, 2, 3):
            sheet = ElementTree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))
            cells = lambda row: [  # noqa: E731
                texts[int(cell.find("x:v", space).text)] if cell.get("t") == "s" else float(cell.find("x:v", space).text)
                for cell in row
                if cell.find("x:v", space) is not None
            ]
            sheets.append([cells(row) for row in sheet.iter(f"{{{space['x']}}}row")])
    return sheets


@pytest.mark.parametrize(
    ("package", "ask", "line"),
    [
        ("xlsxwriter", lambda ranking, folder: ranking.to_xlsx(folder / "x.xlsx"), "pip install 'journeyrank[xlsx]'"),
        ("anywidget", lambda ranking, folder: ranking.view(), "pip install 'journeyrank[widget]'"),
    ],
)
def test_a_missing_extra_is_named_with_the_line_that_installs_it(ranking, tmp_path, monkeypatch, package, ask, line):
    monkeypatch.setitem(sys.modules, package, None)
    monkeypatch.delitem(sys.modules, "journeyrank.widget", raising=False)
    with pytest.raises(ImportError) as caught:
        ask(ranking, tmp_path)
    assert line in str(caught.value)
