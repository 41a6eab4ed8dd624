# SPDX-License-Identifier: MIT
"""The page is used by keyboard, read aloud, printed, in the dark and from right to left."""

import json
import time

import pytest
from shown_view import VIEW

ACTIVE = 'document.getElementById("journeyrank-view").shadowRoot.activeElement'


def shares(page):
    return page.evaluate(f"{VIEW}.result.shares")


def focus(page, what):
    page.evaluate(f"{VIEW}.{what}.focus()")


def test_arrow_keys_move_a_weight_by_a_hundredth_and_page_keys_by_a_tenth(telecom):
    focus(telecom, "inputs[0].slider")
    telecom.key("ArrowRight")
    assert shares(telecom) == pytest.approx([0.26, 0.74 / 3, 0.74 / 3, 0.74 / 3])
    telecom.key("ArrowUp")
    telecom.key("PageUp")
    assert shares(telecom)[0] == pytest.approx(0.37)
    for _ in range(5):
        telecom.key("PageDown")
    assert shares(telecom) == pytest.approx([0, 1 / 3, 1 / 3, 1 / 3])
    assert telecom.evaluate(f"{VIEW}.inputs[0].slider.getAttribute('aria-valuetext')") == "0.0 %"


def test_from_right_to_left_the_arrow_keys_follow_the_slider(telecom):
    telecom.evaluate("document.documentElement.dir = 'rtl'")
    focus(telecom, "inputs[0].slider")
    telecom.key("ArrowLeft")
    assert shares(telecom)[0] == pytest.approx(0.26)


def test_a_share_can_be_typed(telecom):
    focus(telecom, "inputs[2].number")
    telecom.evaluate(f"{VIEW}.inputs[2].number.select()")
    telecom.type("60")
    telecom.key("Tab")
    assert shares(telecom) == pytest.approx([0.4 / 3, 0.4 / 3, 0.6, 0.4 / 3])
    assert telecom.evaluate(f"{VIEW}.data.journeys[{VIEW}.result.order[0]].id") == "moving_home"
    assert "Moving home" in telecom.evaluate(f"{VIEW}.body.children[0].textContent")


@pytest.mark.parametrize("typed", ["", "150", "-3"])
def test_what_is_no_share_changes_nothing(telecom, typed):
    before = shares(telecom)
    telecom.evaluate(
        f"{VIEW}.inputs[1].number.value = '{typed}'; {VIEW}.inputs[1].number.dispatchEvent(new Event('change'))"
    )
    assert shares(telecom) == before


def test_dragging_a_slider_moves_the_ranks(telecom):
    telecom.evaluate(f"{VIEW}.inputs[2].slider.value = 60; {VIEW}.inputs[2].slider.dispatchEvent(new Event('input'))")
    assert shares(telecom)[2] == pytest.approx(0.6)
    assert telecom.evaluate(f"{VIEW}.changed.textContent").startswith("6 of 7 journeys stand elsewhere")


def test_a_weight_at_the_end_gives_way_and_takes_the_old_proportions_again(telecom):
    telecom.evaluate(f"{VIEW}.set([1, 2, 3, 4])")
    telecom.evaluate(f"{VIEW}.set({VIEW}.decision.withShare({VIEW}.result.stated, 0, 1))")
    assert shares(telecom) == [1, 0, 0, 0]
    telecom.evaluate(f"{VIEW}.set({VIEW}.decision.withShare({VIEW}.result.stated, 0, 0.25))")
    assert shares(telecom) == pytest.approx([0.25, 0.25, 0.25, 0.25])  # the stated ones, all equal


def test_the_live_region_says_who_is_first(telecom):
    said = f"{VIEW}.spoken.textContent"
    assert telecom.evaluate(said).startswith("First: Technical fault. No journey stands elsewhere")
    telecom.evaluate(f"{VIEW}.set([0, 0, 1, 0])")
    assert telecom.evaluate(said).startswith("First: Moving home. ")
    assert telecom.evaluate(f"{VIEW}.spoken.getAttribute('aria-live')") == "polite"


def test_every_control_is_reached_by_tab_in_the_order_of_the_page(telecom):
    controls = telecom.evaluate(f"{VIEW}.box.querySelectorAll('button, input, select').length")
    order = f"[...{VIEW}.box.querySelectorAll('button, input, select')].indexOf({ACTIVE})"
    reached = []
    for _ in range(controls + 5):
        telecom.key("Tab")
        reached.append(telecom.evaluate(order))
    assert reached[:controls] == list(range(controls))


def test_a_journey_is_opened_and_closed_by_keyboard(telecom):
    telecom.evaluate(f"{VIEW}.body.querySelector('button').focus()")
    telecom.key("Enter", text="\r")
    assert telecom.evaluate(f"{VIEW}.data.journeys[{VIEW}.selected].id") == "tech_fault"
    assert "Rank 1 of 7, 70.9 points" in telecom.evaluate(f"{VIEW}.detail.textContent")
    assert telecom.evaluate(f"{ACTIVE}.textContent") == "Technical fault"  # the focus stays where it was
    telecom.evaluate(f"{VIEW}.detail.querySelector('.tools button').click()")
    assert telecom.evaluate(f"{VIEW}.selected") is None


def test_what_is_said_of_a_journey_is_whole(telecom):
    telecom.evaluate(f"{VIEW}.select(2)")
    said = telecom.evaluate(f"[...{VIEW}.detail.childNodes].map((each) => each.nodeType === 1 ? each.textContent : '?')")
    assert said[1] == "Rank 3 of 7, 36.5 points."
    assert said[2].startswith("With the stated doubt its rank lies between 1 and")
    assert "?" not in said
    assert "null" not in telecom.evaluate(f"{VIEW}.box.textContent")
    assert "undefined" not in telecom.evaluate(f"{VIEW}.box.textContent")


def test_weights_are_kept_as_a_scenario_and_used_again(telecom):
    telecom.evaluate(f"{VIEW}.set([0, 0, 1, 0])")
    telecom.evaluate(f"{VIEW}.box.querySelector('input[type=text]').value = 'churn only'")
    telecom.evaluate(f"{VIEW}.box.querySelector('[aria-label=Scenarios] .tools button').click()")
    telecom.evaluate(f"{VIEW}.set({VIEW}.decision.stated)")
    assert telecom.evaluate(f"{VIEW}.scenarioList.textContent").startswith("churn only first: Moving home")
    telecom.evaluate(f"{VIEW}.scenarioList.querySelector('button').click()")
    assert shares(telecom) == [0, 0, 1, 0]


@pytest.mark.parametrize(("button", "name", "text"), [(1, "ranking.csv", "csv"), (2, "model.json", "model")])
def test_what_is_saved_is_a_file(telecom, tmp_path, button, name, text):
    (tmp_path / "saved").mkdir()
    telecom.browser.call("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(tmp_path / "saved"))
    telecom.evaluate(f"{VIEW}.box.querySelectorAll('header button')[{button}].click()")
    until = time.monotonic() + 20
    while not (tmp_path / "saved" / name).is_file() and time.monotonic() < until:
        time.sleep(0.05)
    assert (tmp_path / "saved" / name).read_text(encoding="utf-8") == telecom.evaluate(f"{VIEW}.{text}()")
    assert telecom.complaints() == []


def test_profiles_stand_side_by_side_and_their_weights_can_be_used(telecom):
    telecom.evaluate(f"[...{VIEW}.box.querySelectorAll('[aria-label=Profiles] th button')][1].click()")
    profile = telecom.evaluate(f"{VIEW}.data.profiles[0].weights")
    assert telecom.evaluate(f"{VIEW}.result.stated") == profile


def test_every_control_has_a_name_that_is_read_aloud(telecom):
    telecom.evaluate(f"{VIEW}.select(0)")
    tree = telecom.call("Accessibility.getFullAXTree")["nodes"]
    roles = {"button", "slider", "spinbutton", "textbox", "combobox", "checkbox", "link"}
    controls = [node for node in tree if node.get("role", {}).get("value") in roles and not node["ignored"]]
    assert len(controls) > 20
    unnamed = [node for node in controls if not node.get("name", {}).get("value", "").strip()]
    assert unnamed == []
    names = {node["name"]["value"] for node in controls}
    assert {"Excess churn", "Weight of Excess churn in percent", "Save as CSV", "Technical fault"} <= names
    tables = [node for node in tree if node.get("role", {}).get("value") == "table" and not node["ignored"]]
    assert tables
    assert all(node["name"]["value"] for node in tables)


def luminance(colour):
    red, green, blue = (int(part) for part in colour[4:-1].split(","))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_it_is_dark_where_the_reader_wants_it_dark(page_of, data):
    paths = data / "telecom.csv", data / "telecom.json"
    background = f"getComputedStyle({VIEW}.box).backgroundColor"
    dark = page_of(*paths, prefers_color_scheme="dark")
    assert luminance(dark.evaluate(background)) < 60
    assert luminance(dark.evaluate("getComputedStyle(document.body).backgroundColor")) < 60
    light = page_of(*paths, prefers_color_scheme="light")
    assert luminance(light.evaluate(background)) > 200


def test_on_paper_there_are_no_controls_and_it_is_light(page_of, data):
    page = page_of(data / "telecom.csv", data / "telecom.json", prefers_color_scheme="dark")
    page.media("print", prefers_color_scheme="dark")
    assert luminance(page.evaluate(f"getComputedStyle({VIEW}.box).backgroundColor")) > 250
    assert page.evaluate(f"getComputedStyle({VIEW}.inputs[0].slider).display") == "none"
    assert page.evaluate(f"getComputedStyle({VIEW}.box.querySelector('.tools')).display") == "none"


def test_from_right_to_left_nothing_sticks_out(telecom):
    telecom.evaluate("document.documentElement.dir = 'rtl'")
    assert telecom.evaluate("document.documentElement.scrollWidth <= innerWidth")
    first = telecom.evaluate(f"{VIEW}.inputs[0].box.getBoundingClientRect().left")
    table = telecom.evaluate(f"{VIEW}.body.getBoundingClientRect().left")
    assert first > table
    beyond = telecom.evaluate(
        f"[...{VIEW}.box.querySelectorAll('*')].filter((each) => each.getBoundingClientRect().left < 0).length"
    )
    assert beyond == 0
    # Ranges and amounts are read from left to right all the same.
    assert telecom.evaluate(
        f"[...{VIEW}.box.querySelectorAll('td.number')].every((each) => getComputedStyle(each).direction === 'ltr')"
    )


@pytest.mark.parametrize("width", [320, 700])
def test_a_narrow_window_is_not_scrolled_sideways(telecom, width):
    telecom.call("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=False)
    assert telecom.evaluate("document.documentElement.scrollWidth") <= width


def test_by_a_method_that_does_not_add_up_the_weights_stand_still(page_of, data, tmp_path):
    model = json.loads((data / "telecom.json").read_text(encoding="utf-8"))
    (tmp_path / "topsis.json").write_text(json.dumps({**model, "method": {"name": "topsis"}}), encoding="utf-8")
    page = page_of(data / "telecom.csv", tmp_path / "topsis.json")
    assert page.evaluate(f"{VIEW}.inputs.every(({{ slider, number }}) => slider.disabled && number.disabled)")
    before = page.evaluate(f"{VIEW}.result.order")
    page.evaluate(f"{VIEW}.set([9, 0, 0, 0])")
    assert page.evaluate(f"{VIEW}.result.order") == before
    assert "do not add up" in page.evaluate(f"{VIEW}.box.textContent")
    assert page.complaints() == []
