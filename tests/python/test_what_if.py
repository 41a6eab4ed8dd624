# SPDX-License-Identifier: MIT
"""What-ifs, against models that state the same and rankings made by hand."""

import json
from pathlib import Path

import journeyrank as jr
import numpy as np
import pytest

DATA = Path(__file__).resolve().parents[2] / "examples" / "data"
MODEL = jr.Model.read(DATA / "telecom.json")


def frame():
    pandas = pytest.importorskip("pandas")
    return pandas.read_csv(DATA / "telecom.csv")


@pytest.fixture(scope="module")
def ranking():
    return jr.rank(frame(), MODEL)


def test_a_share_is_that_of_a_model_that_states_it_bit_for_bit(ranking):
    answer = ranking.what_if(pain=0.4)
    criteria = [c.replace(weight=0.4 if c.id == "pain" else 0.25 * (0.6 / 0.75)) for c in MODEL.criteria]
    stated = jr.rank(frame(), MODEL.replace(criteria=criteria))
    assert np.array_equal(answer.ranking.scores, stated.scores)
    assert answer.weights == pytest.approx({"pain": 0.4, "revenue": 0.2, "retention": 0.2, "cost": 0.2})


def test_only_what_moved_is_listed_with_both_scores(ranking):
    answer = ranking.what_if(retention=0.6, drop=["cost"])
    assert answer.first_before == "tech_fault"
    assert answer.first_after == "moving_home"
    assert answer.unmoved + len(answer) == len(ranking)
    before = {line.id: line for line in ranking}
    after = {line.id: line for line in answer.ranking}
    for row in answer.to_dicts():
        assert row["rank_before"] == before[row["journey"]].rank
        assert row["rank_after"] == after[row["journey"]].rank
        assert row["rank_before"] != row["rank_after"]
        assert row["score_after"] == after[row["journey"]].score
    assert type(answer.to_native()).__module__.startswith("pandas")
    assert "Moving home takes the first place from Technical fault" in repr(answer)
    assert "<table" in answer._repr_html_()


def test_every_kind_of_change_by_keyword(ranking):
    assert ranking.what_if(profile="cfo").to_dicts()
    assert ranking.what_if(scales={"pain": jr.MinMax()}).notes[0].code == "relative_scale"
    assert ranking.what_if(values={"esim_swap": {"pain": 50_000, "revenue": 25e6}}).first_after == "tech_fault"
    left = ranking.what_if(remove=["tech_fault"])
    assert left.first_after == "bill_query"
    assert left.to_dicts()[-1]["rank_after"] is None
    new = ranking.what_if(add={"new": {"pain": 9e9, "revenue": 9e9, "retention": 9e9, "cost": 9e9}})
    assert new.first_after == "new"
    assert next(row for row in new.to_dicts() if row["journey"] == "new")["rank_before"] is None
    pin = jr.Pin(journey="esim_swap", place=1, reason="duty", author="board")
    assert ranking.what_if(pins=[pin]).ranking[0].id == "esim_swap"
    assert ranking.what_if(weights={"pain": 2}, others="as_given").weights["pain"] == 0.4
    assert len(ranking.what_if()) == 0


def test_a_long_answer_is_read_to_its_end_and_nobody_is_named_where_nobody_is(ranking):
    named = ranking.what_if(jr.Scenario(name="the plan of the board for next year", weights={"retention": 0.6}))
    assert repr(named).splitlines()[0] == (
        "the plan of the board for next year: 6 of 7 journeys move; "
        "Moving home takes the first place from Technical fault"
    )
    none = ranking.what_if(remove=[line.id for line in ranking])
    assert repr(none).splitlines()[0] == "7 of 7 journeys move; nothing is left"
    first = none.ranking.what_if(add={"new": {"pain": 1, "revenue": 1, "retention": 1, "cost": 1}})
    assert repr(first).splitlines()[0] == "1 of 1 journeys moves; new takes the first place"
    assert repr(ranking.what_if([jr.Scenario()])).startswith("1 scenario\n")
    assert repr(ranking.what_if([])).startswith("0 scenarios\n")


def test_a_ranking_that_a_scenario_leads_to_explains_and_can_be_asked_again(ranking):
    after = ranking.what_if(values={"esim_swap": {"pain": 50_000}}).ranking
    explained = after.explain("esim_swap")
    assert explained.contributions[0].raw == 50_000
    assert sum(part.points for part in explained.contributions) == pytest.approx(explained.score)
    assert after.what_if(values={"esim_swap": {"pain": 200}}).unmoved <= len(after)


def test_many_scenarios_in_one_call_and_from_a_file(ranking):
    shares = [jr.Scenario(name=str(i), weights={"retention": i / 1000}) for i in range(1001)]
    one = ranking.what_if(shares, threads=1)
    assert one.first_places == ranking.what_if(shares, threads=3).first_places
    winners = [now for _, _, now in one.first_places]
    assert winners.index("moving_home") == 530  # the flip is at 0.5297...
    assert set(winners[530:]) == {"moving_home"}
    told = ranking.what_if(DATA / "telecom_scenarios.json")
    assert [name for name, _, _ in told.first_places] == [
        each["name"] for each in json.loads((DATA / "telecom_scenarios.json").read_text())["scenarios"]
    ]
    alone = ranking.what_if(jr.Scenario.read_all(DATA / "telecom_scenarios.json")[1])
    assert alone.scenario == "finance decides"
    assert [row for row in told.to_dicts() if row["scenario"] == alone.scenario] == alone.to_dicts()


def test_two_scenarios_of_one_name_are_refused_as_in_a_file(ranking):
    named = [jr.Scenario(name=name, drop=["cost"]) for name in ("thrift", "", "", "thrift")]
    with pytest.raises(jr.Error, match=r'scenarios\[3\]: a scenario before it is called "thrift" as well') as caught:
        ranking.what_if(named)
    assert caught.value.code == "duplicate_name"
    assert len(ranking.what_if(named[:3]).first_places) == 3


def test_wrong_words_are_refused_with_what_is_right(ranking):
    with pytest.raises(jr.Error, match='no criterion "pian".*did you mean "pain"') as caught:
        ranking.what_if(pian=0.5)
    assert caught.value.code == "unknown_name"
    with pytest.raises(jr.Error, match="the share of .pain. is 2; allowed: 0 to 1"):
        ranking.what_if(pain=2)
    with pytest.raises(TypeError, match="scenarios or keywords, not both"):
        ranking.what_if(jr.Scenario(), pain=0.5)
    with pytest.raises(TypeError, match="both as a dict and by keyword"):
        ranking.what_if(weights={"pain": 0.5}, cost=0.1)
    with pytest.raises(jr.Error, match='scenario "odd": no journey "nobody"'):
        ranking.what_if(jr.Scenario(name="odd", remove=["nobody"]))


def test_an_option_that_is_misspelt_is_not_read_as_a_weight(ranking):
    for wrong, near in (("dorp", "drop"), ("remvoe", "remove"), ("pian", "pain"), ("thread", "threads")):
        with pytest.raises(jr.Error, match=f'no criterion "{wrong}" in the model, and no option.*mean "{near}"') as caught:
            ranking.what_if(**{wrong: ["cost"]})
        assert caught.value.code == "unknown_name"


@pytest.mark.parametrize(
    ("changes", "code", "message"),
    [
        ({"remove": ["esim_swap", "esim_swap"]}, "duplicate_name", '"esim_swap" is removed twice'),
        (
            {"remove": ["esim_swap"], "values": {"esim_swap": {"pain": 1}}},
            "bad_option",
            '"esim_swap" is removed and changed',
        ),
        (
            {"values": [("esim_swap", {"pain": 1}), ("esim_swap", {"pain": 2})]},
            "duplicate_name",
            '"pain" of "esim_swap" is set twice',
        ),
        ({"drop": ["pain", "pain"]}, "duplicate_name", '"pain" is dropped twice'),
    ],
)
def test_a_scenario_that_contradicts_itself_is_refused(ranking, changes, code, message):
    with pytest.raises(jr.Error, match=message) as caught:
        ranking.what_if(**changes)
    assert caught.value.code == code


def test_many_scenarios_have_the_notes_of_each_once(ranking):
    scaled = [jr.Scenario(name=str(i), scales={"pain": jr.MinMax()}, weights={"pain": i / 10}) for i in range(3)]
    notes = ranking.what_if([*scaled, jr.Scenario(name="as it is")]).notes
    assert [note.code for note in notes].count("relative_scale") == 1
    assert set(ranking.what_if(scaled[1]).notes) <= set(notes)


def test_where_no_other_criterion_weighs_the_rest_is_shared_equally_as_in_stability():
    only = MODEL.replace(criteria=[c.replace(weight=3.0 if c.id == "pain" else 0.0) for c in MODEL.criteria])
    ranking = jr.rank(frame(), only)
    answer = ranking.what_if(pain=0.4)
    assert answer.weights == pytest.approx({"pain": 0.4, "revenue": 0.2, "retention": 0.2, "cost": 0.2})
    assert "shared_equally" in [note.code for note in answer.notes]
    row = next(r for r in ranking.stability().to_dicts() if r["criterion"] == "pain" and r["keeps"] == "winner")
    at_the_end = ranking.what_if(pain=row["low"])
    assert at_the_end.first_after == ranking[0].id


@pytest.mark.parametrize("name", ["a", "z"])
def test_who_is_drawn_level_with_stays_first_whatever_the_names(name):
    criteria = [
        jr.Criterion(id=id, direction="maximize", scale=jr.Anchored(at_0=0, at_1=1), weight=weight)
        for id, weight in (("c0", 0.4), ("c1", 0.6))
    ]
    table = {"journey": [name, "b"], "c0": [0.9, 0.1], "c1": [0.1, 0.9]}
    level = jr.rank(table, jr.Model(criteria=criteria)).what_if(c0=0.5)
    assert (level.first_before, level.first_after) == ("b", "b")
    assert repr(level).splitlines()[0] == f"1 of 2 journeys moves; {name} draws level with b at the first place"


def test_a_pin_of_a_scenario_is_marked_and_the_answer_says_itself(ranking):
    pin = jr.Pin(journey="esim_swap", place=1, reason="duty", author="board")
    answer = ranking.what_if(pins=[pin])
    row = answer.to_dicts()[0]
    assert (row["journey"], row["pin_before"], row["pin_after"]) == ("esim_swap", None, "duty")
    assert "1*" in repr(answer)
    assert "* eSIM swap is at place 1 by decree: duty" in repr(answer)
    assert answer.sentence.endswith("eSIM swap takes the first place from Technical fault")
    assert answer.sentence == repr(answer).splitlines()[0]


def test_dominance_and_changes_of_weights_say_themselves(ranking):
    dominated = "4 of 7 journeys are dominated by another; 3 can be first under some weights."
    assert ranking.dominance().sentence == dominated
    change = ranking.smallest_change("bill_query", "tech_fault")
    assert change.sentence.startswith("The smallest change of all weights (l2 ")
    assert " that brings Question about a bill level with Technical fault: " in change.sentence
    assert ranking.change_into_top("tech_fault").sentence == "Technical fault is first already."
