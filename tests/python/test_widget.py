# SPDX-License-Identifier: MIT
"""The widget's half in Python: what it sends, what it takes back, and what it refuses."""

from pathlib import Path

import journeyrank as jr
import pytest

pytest.importorskip("anywidget")
traitlets = pytest.importorskip("traitlets")

TOP = Path(__file__).resolve().parents[2]
DATA = TOP / "examples" / "data"


@pytest.fixture
def view():
    model = jr.Model.read(DATA / "telecom.json")
    return jr.rank(jr.CriteriaMatrix.read_csv(DATA / "telecom.csv", model), model).view(title="Spring")


def test_it_shows_the_ranking_with_the_view_of_the_report_page(view):
    assert view.data == view.ranking.report_data(title="Spring")
    assert view.weights == {"pain": 1, "revenue": 1, "retention": 1, "cost": 1}
    assert view.selection is None
    assert jr._core._journey_view_module == (TOP / "view" / "journey_view.js").read_text(encoding="utf-8")


def test_what_it_sends_is_what_the_view_reads(view):
    sent = view.get_state()
    assert {"data", "weights", "selection"} <= set(sent)
    assert sent["weights"] == view.weights


def test_weights_that_are_set_join_the_others(view):
    heard = []
    view.observe(lambda change: heard.append(change["new"]), "weights")
    view.weights = {"pain": 3}
    assert view.weights == {"pain": 3, "revenue": 1, "retention": 1, "cost": 1}
    assert heard == [view.weights]


def test_weights_moved_by_hand_make_a_model_that_ranks(view):
    view.set_state({"weights": {"pain": 0.1, "revenue": 0.1, "retention": 2 / 3, "cost": 0.1}})
    assert [each.weight for each in view.model.criteria] == [0.1, 0.1, 2 / 3, 0.1]
    assert jr.rank(view.ranking.matrix, view.model)[0].id == "moving_home"


def test_a_selection_made_by_hand_comes_back(view):
    view.set_state({"selection": "moving_home"})
    assert view.selection == "moving_home"


@pytest.mark.parametrize(
    ("weights", "said"),
    [
        ({"pian": 1}, "no criterion 'pian'"),
        ({"pain": -1}, "allowed: a finite number >= 0"),
        ({"pain": float("nan")}, "allowed: a finite number >= 0"),
        ({"pain": "1"}, "allowed: a finite number >= 0"),
        ({"pain": 0, "revenue": 0, "retention": 0, "cost": 0}, "all weights are 0"),
    ],
)
def test_weights_that_cannot_be_are_refused(view, weights, said):
    with pytest.raises(traitlets.TraitError, match=said):
        view.weights = weights
    assert view.weights == {"pain": 1, "revenue": 1, "retention": 1, "cost": 1}


def test_a_journey_that_is_not_there_cannot_be_selected(view):
    with pytest.raises(traitlets.TraitError, match="no journey 'bill'"):
        view.selection = "bill"


def test_a_profile_begins_with_its_weights():
    model = jr.Model.read(DATA / "telecom.json")
    ranking = jr.rank(jr.CriteriaMatrix.read_csv(DATA / "telecom.csv", model), model, profile="cfo")
    assert ranking.view().weights == {"pain": 0.1, "revenue": 0.4, "retention": 0.1, "cost": 0.4}


PIN = {"journey": "plan_change", "place": 1, "reason": "a campaign", "author": "Ann"}


def test_it_begins_with_the_pins_of_the_ranking():
    model = jr.Model.read(DATA / "telecom.json")
    pins = [jr.Pin(**PIN, expires="2026-12-31"), jr.Pin(**{**PIN, "journey": "esim_swap", "place": 3})]
    ranking = jr.rank(jr.CriteriaMatrix.read_csv(DATA / "telecom.csv", model), model, pins=pins, today="2026-01-31")
    view = ranking.view()
    assert view.pins == [{**PIN, "expires": "2026-12-31"}, {**PIN, "journey": "esim_swap", "place": 3}]
    assert view.pin_list == tuple(pins)


def test_pins_set_by_hand_rank_in_the_library(view):
    view.set_state({"pins": [PIN]})
    assert view.pin_list == (jr.Pin(**PIN),)
    assert jr.rank(view.ranking.matrix, view.model, pins=view.pin_list)[0].id == "plan_change"


def test_pins_can_be_given_as_pins(view):
    view.pins = [jr.Pin(**PIN, expires="2026-12-31")]
    assert view.pins == [{**PIN, "expires": "2026-12-31"}]


@pytest.mark.parametrize(
    ("pins", "said"),
    [
        ([{**PIN, "journey": "plan"}], "no journey 'plan'"),
        ([{**PIN, "place": 8}], "allowed: 1 to 7"),
        ([{**PIN, "place": 0}], "place"),
        ([{**PIN, "reason": ""}], "reason"),
        ([{"journey": "plan_change"}], "place"),
        ([{**PIN, "why": "x"}], "why"),
        ([PIN, {**PIN, "place": 2}], "another pin"),
        ([PIN, {**PIN, "journey": "esim_swap"}], "another pin"),
    ],
)
def test_pins_that_cannot_be_are_refused(view, pins, said):
    with pytest.raises(traitlets.TraitError, match=said):
        view.pins = pins
    assert view.pins == []
