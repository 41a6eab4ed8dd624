# SPDX-License-Identifier: MIT
"""The same view as the widget of a notebook: `weights` and `selection` go both ways."""

import json
from pathlib import Path

import pytest

MODULE = Path(__file__).resolve().parents[2] / "view" / "journey_view.js"

# What a notebook gives a widget: values by name, and who hears of their changes.
NOTEBOOK = """
(async () => {
  const values = VALUES;
  const heard = {};
  window.saved = 0;
  window.model = {
    get: (name) => values[name],
    set: (name, value) => (values[name] = value),
    save_changes: () => ++window.saved,
    on: (event, hear) => (heard[event] ??= new Set()).add(hear),
    off: (event, hear) => heard[event]?.delete(hear),
    change: (name, value) => { values[name] = value; for (const hear of heard[`change:${name}`] ?? []) hear(); },
    listeners: () => Object.values(heard).reduce((count, each) => count + each.size, 0),
  };
  const address = URL.createObjectURL(new Blob([MODULE], { type: "text/javascript" }));
  const { default: widget } = await import(address);
  const el = document.body.appendChild(document.createElement("div"));
  window.leave = await widget.render({ model: window.model, el });
  window.view = el.firstElementChild.view;
})()
"""


@pytest.fixture
def notebook(browser, journeyrank, data, tmp_path):
    """A notebook's page with the widget in it."""
    (tmp_path / "notebook.html").write_text("<!DOCTYPE html><title>notebook</title>", encoding="utf-8")
    shown = json.loads(journeyrank("report", data / "telecom.csv", "--model", data / "telecom.json", "--json"))
    values = {"data": shown, "weights": {"pain": 3, "revenue": 1, "retention": 1, "cost": 1}, "selection": "sim_swap"}
    values["selection"] = shown["journeys"][2]["id"]
    page = browser.open(tmp_path / "notebook.html")
    code = NOTEBOOK.replace("VALUES", json.dumps(values))
    page.evaluate(code.replace("[MODULE]", f"[{json.dumps(MODULE.read_text(encoding='utf-8'))}]"))
    yield page
    page.close()


def test_it_begins_with_the_weights_and_the_selection_of_the_notebook(notebook):
    assert notebook.evaluate("view.result.shares") == pytest.approx([0.5, 1 / 6, 1 / 6, 1 / 6])
    assert notebook.evaluate("view.selected") == 2
    assert notebook.evaluate("saved") == 0  # what came from the notebook is not sent back
    assert notebook.complaints() == []


def test_weights_moved_by_hand_reach_the_notebook(notebook):
    notebook.evaluate("view.inputs[2].slider.value = 100; view.inputs[2].slider.dispatchEvent(new Event('input'))")
    assert notebook.evaluate("model.get('weights')") == {"pain": 0, "revenue": 0, "retention": 1, "cost": 0}
    assert notebook.evaluate("saved") == 1


def test_weights_set_in_the_notebook_reach_the_view(notebook):
    notebook.evaluate("model.change('weights', { pain: 0, revenue: 0, retention: 1, cost: 0 })")
    assert notebook.evaluate("view.data.journeys[view.result.order[0]].id") == "moving_home"
    assert notebook.evaluate("saved") == 0


def test_a_selection_goes_both_ways(notebook):
    notebook.evaluate("view.body.querySelector('button').click()")
    first = notebook.evaluate("view.data.journeys[view.result.order[0]].id")
    assert notebook.evaluate("model.get('selection')") == first
    notebook.evaluate("model.change('selection', null)")
    assert notebook.evaluate("view.selected") is None


def test_other_data_are_shown_in_its_place(notebook):
    notebook.evaluate("model.change('data', { ...model.get('data'), title: 'Autumn' })")
    notebook.evaluate("window.view = document.querySelector('div > div').view")
    assert notebook.evaluate("view.box.querySelector('h2').textContent") == "Autumn"


def test_when_the_cell_goes_nobody_listens_any_more(notebook):
    assert notebook.evaluate("model.listeners()") == 4
    notebook.evaluate("leave()")
    assert notebook.evaluate("model.listeners()") == 0


def test_a_pin_set_by_hand_reaches_the_notebook(notebook):
    notebook.evaluate("view.pin({ journey: 2, place: 1, reason: 'duty', author: 'Ann', expires: null })")
    journey = notebook.evaluate("view.data.journeys[2].id")
    entry = {"journey": journey, "place": 1, "reason": "duty", "author": "Ann"}
    assert notebook.evaluate("model.get('pins')") == [entry]
    assert notebook.evaluate("saved") == 1
    notebook.evaluate("view.unpin(2)")
    assert notebook.evaluate("model.get('pins')") == []


def test_pins_set_in_the_notebook_reach_the_view(notebook):
    journey = notebook.evaluate("view.data.journeys[3].id")
    entry = {"journey": journey, "place": 1, "reason": "duty", "author": "Ann", "expires": "2999-12-31"}
    notebook.evaluate(f"model.change('pins', [{json.dumps(entry)}])")
    assert notebook.evaluate("view.result.order[0]") == 3
    assert notebook.evaluate("view.decision.pinEntries()") == [entry]
    assert notebook.evaluate("saved") == 0  # what came from the notebook is not sent back
    notebook.evaluate("model.change('pins', [])")
    assert notebook.evaluate("view.result.ranks") == notebook.evaluate("view.result.unpinned")
