# SPDX-License-Identifier: MIT
"""Nothing leaves the page, no script but its own runs, and texts of the input are texts in every output."""

import csv
import io
import json
import re
from html.parser import HTMLParser

import pytest
from hostile_texts import HOSTILE
from shown_view import MARKUP, TODAY, VIEW

UNSEEN = re.compile(
    "[\0-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def visible(text):
    return UNSEEN.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def test_the_corpus_holds_200_texts_of_every_kind():
    assert len(HOSTILE) >= 200
    assert sum("<" in text for text in HOSTILE) > 50
    assert sum(text.lstrip("\t\r").startswith(("=", "+", "-", "@")) for text in HOSTILE) > 8
    assert sum(UNSEEN.search(text) is not None for text in HOSTILE) > 20


# The policy.


def test_the_page_asks_for_nothing_and_complains_of_nothing(telecom):
    telecom.evaluate(f"{VIEW}.set([1, 2, 3, 4]); {VIEW}.select(0)")
    asked = {told["request"]["url"] for _, told in telecom.told("Network.requestWillBeSent")}
    assert asked == {telecom.path.as_uri()}
    assert telecom.complaints() == []


@pytest.mark.parametrize(
    "attempt",
    [
        "const s = document.createElement('script'); s.textContent = 'window.hacked = 1'; document.body.append(s)",
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.hacked = 1\">')",
        "document.body.setAttribute('onclick', 'window.hacked = 1'); document.body.click()",
        "const a = document.createElement('a'); a.href = 'javascript:window.hacked = 1'; document.body.append(a); a.click()",
        "const f = document.createElement('iframe'); f.srcdoc = '<script>parent.hacked = 1</script>'; document.body.append(f)",
        "setTimeout('window.hacked = 1')",
    ],
)  # fmt: skip
def test_a_script_put_into_the_page_does_not_run(telecom, attempt):
    telecom.evaluate(f"(() => {{ try {{ {attempt} }} catch {{}} }})()")
    telecom.evaluate("new Promise((done) => setTimeout(done, 100))")
    assert telecom.evaluate("typeof window.hacked") == "undefined"
    assert telecom.complaints() != []  # the browser tells that it refused


@pytest.mark.parametrize(
    "attempt",
    [
        "fetch('https://example.com/')",
        "new Promise((yes, no) => { const i = new Image(); i.onload = yes; i.onerror = no; i.src = 'https://example.com/x.png' })",
        "new Promise((yes, no) => { const s = document.createElement('script'); s.onload = yes; s.onerror = no;"
        " s.src = 'https://example.com/x.js'; document.body.append(s) })",
    ],
)  # fmt: skip
def test_nothing_can_be_fetched(telecom, attempt):
    assert telecom.evaluate(f"({attempt}).then(() => 'came', () => 'refused')") == "refused"
    violated = telecom.complaints()
    assert any("Content Security Policy" in json.dumps(told) or "ContentSecurityPolicy" in json.dumps(told) for _, told in violated)


# Texts.


def decision_of(texts):
    """As many journeys as texts, each with a text as its id and label; and a model whose every text is one of them."""
    rows = [{"journey": f"{text} {i}", "label": text, "pain": i + 1, "cost": len(texts) - i} for i, text in enumerate(texts)]
    at = iter(texts * 2)
    scale = {"name": "anchored", "at_0": 0, "at_1": len(texts)}
    model = {
        "name": texts[0],
        "criteria": [
            {"id": id, "label": next(at), "unit": next(at), "direction": "maximize", "scale": scale, "owner": next(at), "reason": next(at)}
            for id in ("pain", "cost")
        ],
        "profiles": [
            {"id": f"{text} {i}", "label": text, "owner": text, "reason": text, "weights": {"pain": i + 1, "cost": 1}}
            for i, text in enumerate(texts)
        ],
    }
    pins = [
        {"journey": rows[i]["journey"], "place": i + 1, "reason": text, "author": text} for i, text in enumerate(texts[:50])
    ]
    return rows, model, pins


@pytest.fixture
def files(write_decision, tmp_path):
    def write(texts):
        rows, model, pins = decision_of(texts)
        matrix, model = write_decision(rows, model)
        (tmp_path / "pins.json").write_text(json.dumps({"schema": 1, "pins": pins}), encoding="utf-8")
        return matrix, "--model", model, "--pins", tmp_path / "pins.json"

    return write


def shown_page(page_of, words, texts):
    """The report of texts, with each journey looked at once and each text kept as a scenario."""
    matrix, _, model, *pins = words
    page = page_of(matrix, model, *pins, "--title", texts[-1])
    page.evaluate(
        f"""
        for (const text of {json.dumps(texts)}) {VIEW}.keep(text, [1, 2]);
        {VIEW}.showsAll = true;
        for (let row = 0; row < {len(texts)}; ++row) {VIEW}.select(row);
        {VIEW}.set([3, 1]);
        """
    )
    return page


def test_hostile_texts_make_no_element_and_no_attribute_and_run_nothing(page_of, files):
    plain = [f"plain {i}" for i in range(len(HOSTILE))]
    expected = shown_page(page_of, files(plain), plain).evaluate(MARKUP)
    page = shown_page(page_of, files(HOSTILE), HOSTILE)
    assert page.evaluate(MARKUP) == expected
    assert not [name for name in expected if re.search(r" on\w+$", name)]
    page.evaluate("new Promise((done) => setTimeout(done, 300))")
    assert page.evaluate("typeof window.hacked") == "undefined"
    assert page.complaints() == []
    assert {told["request"]["url"] for _, told in page.told("Network.requestWillBeSent")} == {page.path.as_uri()}
    assert page.evaluate("document.title") == visible(HOSTILE[-1]).strip()


def test_each_hostile_text_is_read_as_it_is(page_of, files):
    page = shown_page(page_of, files(HOSTILE), HOSTILE)
    names = page.evaluate(f"[...{VIEW}.body.querySelectorAll('button.name')].map((each) => each.textContent)")
    assert sorted(names) == sorted(map(visible, HOSTILE))
    scenarios = page.evaluate(
        f"[...{VIEW}.scenarioList.children].map((each) => each.querySelector('button').textContent)"
    )
    assert scenarios == list(map(visible, HOSTILE))
    assert page.evaluate(f"{VIEW}.data.journeys.map((each) => each.label)") == HOSTILE


def test_without_scripts_the_page_is_a_table_of_texts(page_of, files):
    matrix, _, model, *pins = files(HOSTILE)
    page = page_of(matrix, model, *pins)

    class Cells(HTMLParser):
        def __init__(self):
            super().__init__()
            self.found, self.within = [], False

        def handle_starttag(self, tag, attributes):
            self.within = self.within or (tag == "th" and ("scope", "row") in attributes)
            if tag == "th" and self.within:
                self.found.append("")

        def handle_endtag(self, tag):
            self.within = self.within and tag != "th"

        def handle_data(self, text):
            if self.within:
                self.found[-1] += text

    cells = Cells()
    cells.feed(page.path.read_bytes().decode())
    assert sorted(cells.found) == sorted(map(visible, HOSTILE))


def test_csv_from_the_page_holds_each_text_and_no_formula(page_of, files):
    page = shown_page(page_of, files(HOSTILE), HOSTILE)
    rows = list(csv.DictReader(io.StringIO(page.evaluate(f"{VIEW}.csv()"), newline="")))
    assert sorted(row["label"].removeprefix("'") for row in rows) == sorted(text.removeprefix("'") for text in HOSTILE)
    for row in rows:
        for column in ("journey", "label"):
            assert not row[column].startswith(("=", "+", "-", "@", "\t", "\r")), row[column]


def test_json_holds_each_text_as_it_is(journeyrank, files):
    words = files(HOSTILE)
    for command in ("report", "rank"):
        document = json.loads(journeyrank(command, *words, *TODAY, "--json"))
        assert sorted(each["label"] for each in document["journeys"]) == sorted(HOSTILE)


def test_a_terminal_gets_no_letter_that_it_acts_on(journeyrank, files):
    page = journeyrank("rank", *files(HOSTILE), *TODAY)
    assert UNSEEN.sub("", page.replace("\n", "")) == page.replace("\n", "")


def test_csv_from_the_program_holds_no_formula_but_where_asked_for(journeyrank, files):
    words = files(HOSTILE)
    safe = list(csv.DictReader(io.StringIO(journeyrank("rank", *words, *TODAY, "--csv"), newline="")))
    raw = list(csv.DictReader(io.StringIO(journeyrank("rank", *words, *TODAY, "--raw-csv"), newline="")))
    assert sorted(row["label"] for row in raw) == sorted(HOSTILE)
    for kept, row in zip(raw, safe):
        for column, cell in row.items():
            formula = kept[column].startswith(("=", "+", "-", "@", "\t", "\r")) and column in ("journey", "label", "pin_reason")
            assert cell == ("'" if formula else "") + kept[column]


def test_markdown_holds_no_markup_of_a_text(journeyrank, files):
    table = journeyrank("rank", *files(HOSTILE), *TODAY, "--markdown")
    rows = [line for line in table.splitlines() if line.startswith("|")]
    assert len(rows) == 2 + len(HOSTILE)
    cells = {len(re.findall(r"(?<!\\)\|", row)) for row in rows}
    assert len(cells) == 1  # no text ends a cell
    assert not re.search(r"(?<!\\)<(?!!-- -->)", "".join(rows))


def test_tables_in_notebooks_are_texts(browser, tmp_path):
    jr = pytest.importorskip("journeyrank", reason="the Python package is not installed: pip install .")
    page = "<!DOCTYPE html><meta charset=utf-8><title>notebook</title>"
    for start in range(0, len(HOSTILE), 10):  # the first rows of a table are shown
        rows, model, _ = decision_of(HOSTILE[start : start + 10])
        columns = {name: [row[name] for row in rows] for name in rows[0]}
        ranking = jr.rank(columns, jr.Model.from_json(json.dumps({"schema": 1, **model})))
        explained = ranking.explain(rows[0]["journey"])
        page += ranking._repr_html_() + explained._repr_html_() + ranking.stability()._repr_html_()
    (tmp_path / "notebook.html").write_text(page, encoding="utf-8")
    shown = browser.open(tmp_path / "notebook.html")
    shown.evaluate("new Promise((done) => setTimeout(done, 300))")
    assert shown.evaluate("typeof window.hacked") == "undefined"
    tags = set(shown.evaluate("[...document.body.querySelectorAll('*')].map((each) => each.localName)"))
    assert tags <= {"table", "caption", "thead", "tbody", "tr", "th", "td", "p"}
    attributes = set(
        shown.evaluate("[...document.body.querySelectorAll('*')].flatMap((each) => each.getAttributeNames())")
    )
    assert attributes <= {"scope", "style"}
    cells = set(shown.evaluate("[...document.querySelectorAll('td')].map((each) => each.textContent)"))
    assert {visible(text) for text in HOSTILE} <= cells
    shown.close()
