# SPDX-License-Identifier: MIT
"""Pins are set and removed on the page; what it then shows is what the library says of the pins that it saves."""

import json
import random
import time

import pytest
from hostile_texts import HOSTILE
from scores_test import RANKED, bits, drawn_decision
from shown_view import MARKUP, TODAY, VIEW

ACTIVE = 'document.getElementById("journeyrank-view").shadowRoot.activeElement'
FIELD = "root.view.detail.querySelector('[name=pin-NAME]')".replace("root.view", VIEW)


def field(name):
    return FIELD.replace("NAME", name)


def press(page, words):
    page.evaluate(f"[...{VIEW}.box.querySelectorAll('button')].find((each) => each.textContent === '{words}').click()")


def fill(page, **values):
    for name, value in values.items():
        page.evaluate(f"{field(name)}.value = {json.dumps(value)}")


def row_of(page, journey):
    return page.evaluate(f"{VIEW}.data.journeys.findIndex((each) => each.id === {json.dumps(journey)})")


def pin(page, journey, place, reason="duty of care", author="Ann", expires=""):
    """Fills in the form of a journey and presses; returns what the page says against it."""
    page.evaluate(f"{VIEW}.select({row_of(page, journey)})")
    fill(page, place=str(place), reason=reason, author=author, expires=expires)
    press(page, "Pin to this place")
    return page.evaluate(f"{VIEW}.detail.querySelector('.fault').textContent")


def shown_ranking(page):
    code = RANKED.replace("WEIGHTINGS", f"[{VIEW}.result.stated]").replace("VIEW", VIEW)
    return page.evaluate(code)[0]


def library_ranking(page, journeyrank, matrix, tmp_path):
    """What the library says of the model and the pins that the page saves."""
    for name in ("model", "pins"):
        (tmp_path / f"saved_{name}.json").write_text(page.evaluate(f"{VIEW}.{name}()"), encoding="utf-8")
    words = ["--model", tmp_path / "saved_model.json", "--pins", tmp_path / "saved_pins.json", *TODAY]
    document = json.loads(journeyrank("rank", matrix, *words, "--json"))
    return [[each["id"], bits(each["score"]), each["rank"], each["unpinned_rank"]] for each in document["journeys"]]


def test_a_pin_that_is_set_holds_and_is_saved(telecom, journeyrank, data, tmp_path):
    assert pin(telecom, "esim_swap", 1, expires="2999-12-31") == ""
    assert telecom.evaluate(f"{VIEW}.data.journeys[{VIEW}.result.order[0]].id") == "esim_swap"
    decree = {"reason": "duty of care", "author": "Ann", "expires": "2999-12-31"}
    entry = {"journey": "esim_swap", "place": 1, **decree}
    assert json.loads(telecom.evaluate(f"{VIEW}.pins()")) == {"schema": 1, "pins": [entry]}
    assert shown_ranking(telecom) == library_ranking(telecom, journeyrank, data / "telecom.csv", tmp_path)
    assert telecom.evaluate(f"{VIEW}.body.children[0].textContent").startswith("1 📌")
    assert "Pinned at place 1 by Ann: duty of care, until 2999-12-31." in telecom.evaluate(f"{VIEW}.detail.textContent")
    listed = telecom.evaluate(f"{VIEW}.pinList.textContent")
    assert listed.startswith("1. eSIM swap: duty of care (Ann, until 2999-12-31)")
    spoken = telecom.evaluate(f"{VIEW}.spoken.textContent")
    assert spoken.startswith("eSIM swap is pinned to place 1. First: eSIM swap.")
    assert "and pins" in telecom.evaluate(f"{VIEW}.changed.textContent")
    assert telecom.complaints() == []


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_after_any_pins_and_weights_the_page_ranks_as_the_library(page_of, journeyrank, write_decision, tmp_path, seed):
    rows, model = drawn_decision(seed, 20, tie_tolerance=0.05)
    matrix, path = write_decision(rows, model)
    given = [{"journey": rows[0]["journey"], "place": 4, "reason": "given", "author": "Bo"}]
    (tmp_path / "pins.json").write_text(json.dumps({"schema": 1, "pins": given}), encoding="utf-8")
    page = page_of(matrix, path, "--pins", tmp_path / "pins.json")
    draw = random.Random(seed)
    for _ in range(12):
        journey = draw.choice(rows)["journey"]
        if draw.random() < 0.3:
            page.evaluate(f"{VIEW}.unpin({row_of(page, journey)})")
        else:
            pin(page, journey, draw.randint(1, 20))
        page.evaluate(f"{VIEW}.set({[draw.choice([1, draw.random()]) for _ in range(5)]})")
        assert shown_ranking(page) == library_ranking(page, journeyrank, matrix, tmp_path)


def test_a_pin_of_the_report_is_changed_and_removed(page_of, journeyrank, data, tmp_path):
    pins = {"schema": 1, "pins": [{"journey": "plan_change", "place": 1, "reason": "campaign", "author": "Bo"}]}
    (tmp_path / "pins.json").write_text(json.dumps(pins), encoding="utf-8")
    page = page_of(data / "telecom.csv", data / "telecom.json", "--pins", tmp_path / "pins.json")
    assert json.loads(page.evaluate(f"{VIEW}.pins()")) == pins
    page.evaluate(f"{VIEW}.select({row_of(page, 'plan_change')})")
    assert page.evaluate(f"{field('reason')}.value") == "campaign"
    fill(page, place="2")
    press(page, "Pin to this place")
    assert json.loads(page.evaluate(f"{VIEW}.pins()"))["pins"] == [{**pins["pins"][0], "place": 2}]
    press(page, "Remove the pin")
    assert json.loads(page.evaluate(f"{VIEW}.pins()"))["pins"] == []
    assert page.evaluate(f"{VIEW}.result.ranks") == page.evaluate(f"{VIEW}.result.unpinned")
    assert shown_ranking(page) == library_ranking(page, journeyrank, data / "telecom.csv", tmp_path)
    assert page.evaluate(f"{VIEW}.pinList.textContent") == "No journey is pinned."
    press(page, "Pins of the report")
    assert json.loads(page.evaluate(f"{VIEW}.pins()")) == pins


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"reason": ""}, "A pin needs a reason"),
        ({"reason": "   "}, "A pin needs a reason"),
        ({"author": ""}, "A pin needs an author"),
        ({"place": ""}, "A place is a whole number from 1 to 7."),
        ({"place": "0"}, "A place is a whole number from 1 to 7."),
        ({"place": "8"}, "A place is a whole number from 1 to 7."),
        ({"place": "1.5"}, "A place is a whole number from 1 to 7."),
        ({"place": "3"}, "Place 3 is taken by the pin of Moving home."),
        ({"expires": "2001-01-01"}, "2001-01-01 has passed"),
        ({"expires": "2999-02-30"}, "2999-02-30 is no day"),
        ({"expires": "31.12.2999"}, "31.12.2999 is no day"),
    ],
)
def test_a_pin_that_cannot_be_is_refused_and_changes_nothing(telecom, wrong, said):
    pin(telecom, "moving_home", 3)
    before = telecom.evaluate(f"[{VIEW}.pins(), {VIEW}.result.order]")
    assert pin(telecom, "esim_swap", **{"place": 2, **wrong}).startswith(said)
    assert telecom.evaluate(f"[{VIEW}.pins(), {VIEW}.result.order]") == before
    assert telecom.evaluate(f"{VIEW}.detail.querySelector('.fault').getAttribute('role')") == "alert"


def test_a_pin_is_set_and_removed_by_keyboard_alone(telecom):
    telecom.evaluate(f"{VIEW}.body.querySelector('button').focus()")
    telecom.key("Enter", text="\r")
    telecom.evaluate(f"{field('place')}.focus(); {field('place')}.select()")
    telecom.type("5")
    telecom.key("Tab")
    telecom.type("a campaign")
    telecom.key("Tab")
    telecom.type("Ann")
    telecom.key("Enter", text="\r")
    assert telecom.evaluate(f"{VIEW}.decision.pinEntries()") == [
        {"journey": "tech_fault", "place": 5, "reason": "a campaign", "author": "Ann"}
    ]
    assert telecom.evaluate(f"{ACTIVE}.name") == "pin-author"  # the focus stays where it was
    telecom.evaluate(f"{VIEW}.pinList.querySelector('button').focus()")
    telecom.key("Enter", text="\r")
    assert telecom.evaluate(f"{VIEW}.decision.pinEntries()") == []


def test_the_form_can_be_reached_by_tab_and_is_read_aloud(telecom):
    telecom.evaluate(f"{VIEW}.select(0)")
    controls = f"[...{VIEW}.box.querySelectorAll('button, input')].filter((each) => !each.disabled)"
    names = set()
    for _ in range(telecom.evaluate(f"{controls}.length") + 5):
        telecom.key("Tab")
        names.add(telecom.evaluate(f"{ACTIVE}?.name"))
    assert {"pin-place", "pin-reason", "pin-author", "pin-expires"} <= names
    tree = telecom.call("Accessibility.getFullAXTree")["nodes"]
    read = {node["name"]["value"] for node in tree if not node["ignored"] and "name" in node}
    assert {"Place", "Reason", "Author", "Last day, if any", "Pin to this place", "Place by decree"} <= read
    assert {"Save the pins", "Pins of the report", "Remove the pin"} <= read


def test_what_is_typed_stays_while_weights_move(telecom):
    telecom.evaluate(f"{VIEW}.select(0)")
    fill(telecom, reason="half a sen")
    telecom.evaluate(f"{VIEW}.set([1, 2, 3, 4])")
    assert telecom.evaluate(f"{field('reason')}.value") == "half a sen"
    telecom.evaluate(f"{VIEW}.select(1)")
    assert telecom.evaluate(f"{field('reason')}.value") == ""


def test_profiles_and_scenarios_are_ranked_with_the_pins(telecom):
    telecom.evaluate(f"{VIEW}.keep('even', [1, 1, 1, 1])")
    pin(telecom, "plan_change", 1)
    cells = "(row) => [...row.children].map((cell) => cell.textContent)"
    ranks = {label: own for label, *own in telecom.evaluate(f"[...{VIEW}.profileBody.children].map({cells})")}
    label = telecom.evaluate(f"{VIEW}.data.journeys[{row_of(telecom, 'plan_change')}].label")
    assert set(ranks[label]) == {"1"}
    first = telecom.evaluate(f"{VIEW}.data.journeys[{VIEW}.scenarios[0].first].id")
    assert first == "plan_change"


def test_pins_are_saved_as_a_file(telecom, tmp_path):
    (tmp_path / "saved").mkdir()
    telecom.browser.call("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(tmp_path / "saved"))
    pin(telecom, "esim_swap", 2)
    press(telecom, "Save the pins")
    until = time.monotonic() + 20
    while not (tmp_path / "saved" / "pins.json").is_file() and time.monotonic() < until:
        time.sleep(0.05)
    assert (tmp_path / "saved" / "pins.json").read_text(encoding="utf-8") == telecom.evaluate(f"{VIEW}.pins()")


def test_by_a_method_that_does_not_add_up_pins_can_be_set_all_the_same(page_of, journeyrank, data, tmp_path):
    model = json.loads((data / "telecom.json").read_text(encoding="utf-8"))
    (tmp_path / "topsis.json").write_text(json.dumps({**model, "method": {"name": "topsis"}}), encoding="utf-8")
    page = page_of(data / "telecom.csv", tmp_path / "topsis.json")
    pin(page, "plan_change", 2)
    assert shown_ranking(page) == library_ranking(page, journeyrank, data / "telecom.csv", tmp_path)


def pinned_page(page_of, data, texts):
    """A page on which each text was the reason and the author of a pin once."""
    page = page_of(data / "telecom.csv", data / "telecom.json")
    for text in texts:
        words = json.dumps({"journey": 0, "place": 1, "reason": text, "author": text, "expires": None})
        assert page.evaluate(f"{VIEW}.pin({words})") == ""
        page.evaluate(f"{VIEW}.select(null); {VIEW}.select(0)")
        yield page


def test_reasons_and_authors_are_texts_whatever_they_hold(page_of, data, journeyrank, tmp_path):
    plain = next(pinned_page(page_of, data, ["plain"])).evaluate(MARKUP)
    for page, text in zip(pinned_page(page_of, data, HOSTILE), HOSTILE):
        assert page.evaluate(MARKUP) == plain
        assert json.loads(page.evaluate(f"{VIEW}.pins()"))["pins"][0]["reason"] == text
    assert page.evaluate("typeof window.hacked") == "undefined"
    assert page.complaints() == []
    assert shown_ranking(page) == library_ranking(page, journeyrank, data / "telecom.csv", tmp_path)
