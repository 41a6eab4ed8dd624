# SPDX-License-Identifier: MIT
"""Groups of criteria on the page: they weigh and add what the library says, to the bit, and they move as one."""

import csv
import io
import json
import random

import pytest
from hostile_texts import HOSTILE
from scores_test import bits, drawn_decision, weightings
from shown_view import MARKUP, VIEW

NESTED = [
    {"id": "known", "label": "What is known", "members": ["there", "level"], "weight": 2},
    {"id": "guessed", "members": ["left", "open"]},
    {"id": "all but one", "label": "All but one", "members": ["known", "guessed"], "weight": 3},
]

# What groups weigh and add for each journey under the weights of the page, as bits.
SUMS = """
(() => {
  const bits = (number) => new BigUint64Array(new Float64Array([number]).buffer)[0].toString(16);
  const { decision, data, result } = VIEW;
  return Object.fromEntries(data.journeys.map((journey, row) => [journey.id, decision.groups.map((group, g) => [
    group.id, bits(decision.groupSums(decision.applied(journey, result.shares))[g]),
    bits(decision.groupSums(decision.points(row, result))[g])])]));
})()
"""


@pytest.fixture
def grouped(page_of, data):
    return page_of(data / "telecom.csv", data / "telecom_groups.json")


def saved_model(page, tmp_path):
    (tmp_path / "saved.json").write_text(page.evaluate(f"{VIEW}.model()"), encoding="utf-8")
    return tmp_path / "saved.json"


def points_of_the_library(journeyrank, matrix, model):
    document = json.loads(journeyrank("rank", matrix, "--model", model, "--json"))
    points = lambda journey: [(each["group"], bits(each["points"])) for each in journey["groups"]]  # noqa: E731
    return {journey["id"]: points(journey) for journey in document["journeys"]}


def points_shown(sums):
    return {id: [(group, added) for group, _, added in own] for id, own in sums.items()}


def decision_in_groups(seed):
    rows, model = drawn_decision(seed)
    return rows, {**model, "groups": NESTED}


@pytest.mark.parametrize("which", ["telecom", "nested"])
def test_what_groups_add_is_the_librarys_to_the_bit(page_of, journeyrank, write_decision, data, tmp_path, which):
    telecom = data / "telecom.csv", data / "telecom_groups.json"
    paths = telecom if which == "telecom" else write_decision(*decision_in_groups(7))
    page = page_of(*paths)
    count = page.evaluate(f"{VIEW}.decision.criteria.length")
    shown = page.evaluate(SUMS.replace("VIEW", VIEW))
    assert points_shown(shown) == points_of_the_library(journeyrank, *paths)
    for stated in weightings(count, 3, [count - 1])[:8]:
        page.evaluate(f"{VIEW}.set({stated})")
        shown = page.evaluate(SUMS.replace("VIEW", VIEW))
        saved = saved_model(page, tmp_path)
        assert points_shown(shown) == points_of_the_library(journeyrank, paths[0], saved)
        asked = random.Random(str(stated)).choice(list(shown))
        explained = json.loads(journeyrank("explain", paths[0], asked, "--model", saved, "--json"))
        found = [(each["group"], bits(each["weight"]), bits(each["points"])) for each in explained["journey"]["groups"]]
        assert found == [tuple(each) for each in shown[asked]]


def test_groups_are_shown_around_their_criteria(page_of, write_decision):
    page = page_of(*write_decision(*decision_in_groups(7)))
    inside = f"(g) => [...{VIEW}.groupInputs[g].box.querySelectorAll('input[type=range]')].map((each) => each.id)"
    assert page.evaluate(f"({inside})(0)") == ["group-0", "weight-0", "weight-4"]
    known, guessed = ["group-0", "weight-0", "weight-4"], ["group-1", "weight-2", "weight-3"]
    assert page.evaluate(f"({inside})(2)") == ["group-2", *known, *guessed]
    assert page.evaluate(f"{VIEW}.inputs[1].box.closest('.group')") is None
    page.evaluate(f"{VIEW}.select(0)")
    rows = page.evaluate(f"[...{VIEW}.detail.querySelectorAll('tr.group-head')].map((each) => each.textContent)")
    assert len(rows) == 3
    assert rows[0].startswith("Group What is known")
    assert rows[1].startswith("Group guessed")
    label = page.evaluate(f"{VIEW}.body.querySelector('.bar').getAttribute('aria-label')")
    assert "group All but one" in label


def test_a_group_moves_its_criteria_together(grouped):
    before = grouped.evaluate(f"{VIEW}.result.shares")  # pain, revenue, retention, cost
    slider = f"{VIEW}.groupInputs[0].slider"
    grouped.evaluate(f"{slider}.value = 30; {slider}.dispatchEvent(new Event('input'))")
    after = grouped.evaluate(f"{VIEW}.result.shares")
    assert after[0] + after[2] == pytest.approx(0.3)
    assert after[0] / after[2] == pytest.approx(before[0] / before[2])
    assert after[1] / after[3] == pytest.approx(before[1] / before[3])
    assert grouped.evaluate(f"{VIEW}.groupInputs[1].number.value") == "70.0"
    assert grouped.evaluate(f"{VIEW}.groupInputs[1].slider.getAttribute('aria-valuetext')") == "70.0 %"


def test_a_group_at_either_end_gives_way_and_comes_back_in_the_old_proportions(grouped):
    before = grouped.evaluate(f"{VIEW}.result.shares")
    for end, left in ((1, [0, 2]), (0, [1, 3])):
        grouped.evaluate(f"{VIEW}.set({VIEW}.decision.withGroupShare({VIEW}.result.stated, 0, {end}))")
        shares = grouped.evaluate(f"{VIEW}.result.shares")
        assert [c for c in range(4) if shares[c] > 0] == left
        grouped.evaluate(f"{VIEW}.set({VIEW}.decision.withGroupShare({VIEW}.result.stated, 0, 0.6))")
        assert grouped.evaluate(f"{VIEW}.result.shares") == pytest.approx(before)


def test_arrow_keys_move_a_group_and_a_share_of_it_can_be_typed(grouped):
    grouped.evaluate(f"{VIEW}.groupInputs[0].slider.focus()")
    grouped.key("ArrowRight")
    shares = grouped.evaluate(f"{VIEW}.result.shares")
    assert shares[0] + shares[2] == pytest.approx(0.61)
    grouped.evaluate(f"{VIEW}.groupInputs[0].number.focus(); {VIEW}.groupInputs[0].number.select()")
    grouped.type("25")
    grouped.key("Tab")
    shares = grouped.evaluate(f"{VIEW}.result.shares")
    assert shares[0] + shares[2] == pytest.approx(0.25)


def test_controls_of_groups_are_reached_by_tab_and_have_names(grouped):
    active = 'document.getElementById("journeyrank-view").shadowRoot.activeElement'
    controls = f"[...{VIEW}.box.querySelectorAll('button, input')].filter((each) => !each.disabled)"
    reached = []
    count = grouped.evaluate(f"{controls}.length")
    for _ in range(count):
        grouped.key("Tab")
        reached.append(grouped.evaluate(f"{controls}.indexOf({active})"))
    assert reached == list(range(count))
    tree = grouped.call("Accessibility.getFullAXTree")["nodes"]
    names = {node["name"]["value"] for node in tree if not node["ignored"] and "name" in node}
    assert {"The customer", "Weight of the group The customer in percent", "Group The customer"} <= names


def test_csv_has_a_column_a_group(grouped):
    row = next(csv.DictReader(io.StringIO(grouped.evaluate(f"{VIEW}.csv()"))))
    assert float(row["added_customer"]) == float(row["added_pain"]) + float(row["added_retention"])
    assert list(row)[-2:] == ["added_customer", "added_company"]


def page_in_groups(page_of, write_decision, texts):
    """A page of 15 groups, one within the other, each called by a text."""
    rows, model = drawn_decision(8, 5)
    ids = [*(f"{text} {i}" for i, text in enumerate(texts)), "there"]
    groups = [{"id": ids[i], "label": text, "members": [ids[i + 1]]} for i, text in enumerate(texts)]
    page = page_of(*write_decision(rows, {**model, "groups": groups}))
    page.evaluate(f"{VIEW}.select(0); {VIEW}.set([1, 2, 3, 4, 5])")
    return page


def test_names_of_groups_are_texts_whatever_they_hold(page_of, write_decision):
    plain = page_in_groups(page_of, write_decision, [f"plain {i}" for i in range(15)]).evaluate(MARKUP)
    for start in range(0, len(HOSTILE) - 15, 15):
        page = page_in_groups(page_of, write_decision, HOSTILE[start : start + 15])
        assert page.evaluate(MARKUP) == plain
        assert page.evaluate("typeof window.hacked") == "undefined"
        assert page.complaints() == []


def test_a_model_without_groups_shows_none(telecom):
    assert telecom.evaluate(f"{VIEW}.data.groups") is None
    assert telecom.evaluate(f"{VIEW}.box.querySelectorAll('.group, .group-head').length") == 0
