# SPDX-License-Identifier: MIT
"""`journeyrank report` writes one page, with all that it rests on; what a browser makes of it is in tests/view."""

import hashlib
import json
import random
import re

TODAY = ["--today", "2026-01-31"]


def words_for(data):
    return ["report", data / "telecom.csv", "--model", data / "telecom.json", *TODAY]


def page_data(page):
    return json.loads(re.search(r'id="journeyrank-data">(.*?)</script>', page, re.DOTALL).group(1))


def test_the_page_is_written_whole_to_a_file_or_to_stdout(journeyrank, data, tmp_path):
    ran = journeyrank(*words_for(data), "-o", tmp_path / "report.html", check=0)
    assert ran.stdout == ""
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>\n")
    assert page.endswith("</html>\n")
    assert journeyrank(*words_for(data), check=0).stdout == page
    assert journeyrank(*words_for(data), "-o", "-", check=0).stdout == page


def test_json_is_the_document_that_the_page_holds(journeyrank, data, tmp_path):
    document = json.loads(journeyrank(*words_for(data), "--json", check=0).stdout)
    assert (document["schema"], document["kind"]) == (1, "report")
    assert page_data(journeyrank(*words_for(data)).stdout) == document
    journeyrank(*words_for(data), "-o", tmp_path / "report.json", check=0)
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8")) == document


def test_it_says_where_it_comes_from_to_the_byte(journeyrank, data):
    document = json.loads(journeyrank(*words_for(data), "--weight", "pain=2", "--json", check=0).stdout)
    told = {each["name"]: each["value"] for each in document["provenance"]}
    for name, file in (("criteria matrix", "telecom.csv"), ("model", "telecom.json")):
        assert told[name] == str(data / file)
        assert told[f"{name}, SHA-256"] == hashlib.sha256((data / file).read_bytes()).hexdigest()
    assert told["weight stated for this run"] == "pain=2"
    assert told["seed"] == "1"
    assert told["day"] == "2026-01-31"
    assert re.fullmatch(r"JourneyRank \d+\.\d+\.\d+", told["made by"])
    assert document["criteria"][0]["weight"] == 2
    hashed = json.loads(journeyrank("rank", *words_for(data)[1:], "--weight", "pain=2", "--json").stdout)["model"]["hash"]
    assert document["model"]["hash"] == hashed


def test_what_comes_through_a_pipe_is_called_stdin_and_has_no_hash(journeyrank, data):
    rows = (data / "telecom.csv").read_text(encoding="utf-8")
    ran = journeyrank("report", "-", "--model", data / "telecom.json", *TODAY, "--json", stdin=rows, check=0)
    names = {each["name"]: each["value"] for each in json.loads(ran.stdout)["provenance"]}
    assert names["criteria matrix"] == "stdin"
    assert "criteria matrix, SHA-256" not in names


def test_it_holds_what_the_other_commands_find(journeyrank, data):
    document = json.loads(journeyrank(*words_for(data), "--top", "2", "--seed", "5", "--json", check=0).stdout)
    words = [data / "telecom.csv", "--model", data / "telecom.json"]
    stability = json.loads(journeyrank("stability", *words, "--json").stdout)
    assert document["stability"]["sentences"] == stability["sentences"]
    robustness = json.loads(journeyrank("robustness", *words, "--top", "2", "--seed", "5", "--json").stdout)
    firsts = {document["journeys"][row["journey"]]["id"]: row["first"] for row in document["robustness"]["rows"]}
    assert firsts == {row["journey"]: row["first"] for row in robustness["journeys"]}
    lint = json.loads(journeyrank("lint", "--journeys", *words, *TODAY, "--json").stdout)
    assert [each["code"] for each in document["lint"]] == [each["code"] for each in lint["findings"]]


def test_contacts_are_measured_first_and_their_notes_are_in_the_page(journeyrank, data):
    words = ["--contacts", data / "contacts.csv", "--map", data / "contacts_map.json", "--model", data / "contact_centre.json"]
    ran = journeyrank("report", *words, "--today", "2025-04-02", "--json", check=0)
    document = json.loads(ran.stdout)
    told = {each["name"]: each["value"] for each in document["provenance"]}
    assert "rows" in told
    assert "mapping, SHA-256" in told
    ranked = json.loads(journeyrank("rank", *words, "--today", "2025-04-02", "--json", check=0).stdout)
    scores = {each["id"]: each["score"] for each in document["journeys"]}
    assert scores == {each["id"]: each["score"] for each in ranked["journeys"]}


def many_journeys(tmp_path, data, count):
    draw = random.Random(1)
    rows = "".join(
        f"journey_{i:04},A journey with a name of some length, number {i},".replace(", number", " number")
        + ",".join(str(draw.random() * most) for most in (50000, 25e6, 6, 3e5))
        + "\n"
        for i in range(count)
    )
    (tmp_path / "many.csv").write_text("journey,label,pain,revenue,retention,cost\n" + rows, encoding="utf-8")
    return [tmp_path / "many.csv", "--model", data / "telecom.json", *TODAY]


def test_200_journeys_take_less_than_a_megabyte(journeyrank, data, tmp_path):
    journeyrank("report", *many_journeys(tmp_path, data, 200), "-o", tmp_path / "many.html", check=0)
    assert (tmp_path / "many.html").stat().st_size < 1_000_000


def test_weights_stay_where_scores_do_not_add_up(journeyrank, data, tmp_path):
    words = many_journeys(tmp_path, data, 20)
    page = json.loads(journeyrank("report", *words, "--method", "topsis", "--json", check=0).stdout)
    assert page["live"] is False
    assert "do not add up" in page["why_not_live"]
    assert page["stability"]["sentences"]


def test_bad_words_are_refused_before_a_file_is_written(journeyrank, data, tmp_path):
    for words, code in ((["--top", "0"], 2), (["--profile", "cfoo"], None), (["--today", "yesterday"], None)):
        ran = journeyrank(*words_for(data), *words, "-o", tmp_path / "r.html")
        assert ran.returncode == code if code else ran.returncode != 0, words
        assert ran.stdout == ""
    assert list(tmp_path.iterdir()) == []


def test_a_title_is_text(journeyrank, data):
    page = journeyrank(*words_for(data), "--title", "<i>Q1 & Q2</i>", check=0).stdout
    assert "<title>&lt;i&gt;Q1 &amp; Q2&lt;/i&gt;</title>" in page
    assert page_data(page)["title"] == "<i>Q1 & Q2</i>"
    assert page_data(journeyrank(*words_for(data)).stdout)["title"] == "telecom"
