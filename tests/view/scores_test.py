# SPDX-License-Identifier: MIT
"""The page scores as the library does: every double, rank and place, under any weights."""

import csv
import io
import json
import random
import struct

import pytest
from shown_view import TODAY, VIEW

WEIGHTINGS = 30

# Ranks by all weightings at once; doubles come as their bits.
RANKED = """
(() => {
  const bits = (number) => new BigUint64Array(new Float64Array([number]).buffer)[0].toString(16);
  const { decision, data } = VIEW;
  return WEIGHTINGS.map((stated) => {
    const result = decision.rank(stated);
    return result.order.map((row) =>
      [data.journeys[row].id, bits(result.scores[row]), result.ranks[row], result.unpinned[row]]);
  });
})()
"""


def bits(number):
    return f"{struct.unpack('<Q', struct.pack('<d', number))[0]:x}"


def weightings(count, seed, always=()):
    """Weights as people and sliders state them: whole, shares, tiny, huge, off."""
    draw = random.Random(seed)
    kinds = [lambda: draw.random(), lambda: draw.randint(1, 9), lambda: 0, lambda: 10 ** draw.uniform(-9, 9)]
    found = [[1] * count, [1 / 3] * count]
    while len(found) < WEIGHTINGS:
        stated = [draw.choice(kinds)() for _ in range(count)]
        for c in always:
            stated[c] = stated[c] or 1
        if sum(stated) > 0:
            found.append(stated)
    return found


def library_ranking(journeyrank, matrix, model, criteria, stated, *words):
    asked = [word for c, weight in zip(criteria, stated) for word in ("--weight", f"{c}={weight!r}")]
    document = json.loads(journeyrank("rank", matrix, "--model", model, *TODAY, *asked, *words, "--json"))
    return [[each["id"], bits(each["score"]), each["rank"], each["unpinned_rank"]] for each in document["journeys"]]


def criteria_of(page):
    return page.evaluate(f"{VIEW}.decision.criteria.map((each) => each.id)")


def compare(page, journeyrank, matrix, model, *words, seed=1, always=()):
    criteria = criteria_of(page)
    asked = weightings(len(criteria), seed, always)
    code = RANKED.replace("WEIGHTINGS", json.dumps(asked)).replace("VIEW", VIEW)
    for stated, found in zip(asked, page.evaluate(code)):
        assert found == library_ranking(journeyrank, matrix, model, criteria, stated, *words), stated


@pytest.mark.parametrize(
    ("matrix", "model"),
    [("telecom", "telecom"), ("bank", "bank"), ("saas", "saas"), ("telecom", "telecom_min_max")],
)
def test_scores_of_the_examples_are_the_librarys_to_the_bit(page_of, journeyrank, data, matrix, model):
    paths = data / f"{matrix}.csv", data / f"{model}.json"
    compare(page_of(*paths), journeyrank, *paths)


def drawn_decision(seed, journeys=40, tie_tolerance=0.0):
    """Criteria on levels and with cells that are missing by each policy, and equal rows; the last is always there."""
    draw = random.Random(seed)
    levels = {"name": "levels", "levels": [{"name": "low", "value": 0}, {"name": "high", "value": 0.7}]}
    anchored = {"name": "anchored", "at_0": 0.1, "at_1": 0.9}
    model = {
        "name": f"drawn {seed}",
        "tie_tolerance": tie_tolerance,
        "criteria": [
            {"id": "level", "direction": "maximize", "scale": levels, "missing": "worst"},
            {"id": "worst", "direction": "maximize", "scale": anchored, "missing": "worst"},
            {"id": "left", "direction": "maximize", "scale": anchored, "missing": "renormalise"},
            {"id": "open", "direction": "minimize", "scale": {**anchored, "at_0": 0.9, "at_1": 0.1}, "missing": "interval"},
            {"id": "there", "direction": "maximize", "scale": anchored},
        ],
    }  # fmt: skip
    cell = lambda: "" if draw.random() < 0.2 else draw.choice([round(draw.random(), 1), draw.random()])  # noqa: E731
    rows = []
    for i in range(journeys):
        row = {"journey": f"j{draw.randrange(10**6)}_{i}", "level": draw.choice(["low", "high", ""])}
        row |= {"worst": cell(), "left": cell(), "open": cell(), "there": draw.random()}
        rows.append({**rows[-1], "journey": row["journey"]} if i % 5 == 4 else row)
    return rows, model


@pytest.mark.parametrize(("seed", "tie_tolerance"), [(1, 0.0), (2, 0.0), (3, 0.03)])
def test_missing_cells_levels_and_ties_are_scored_as_the_library_does(
    page_of, journeyrank, write_decision, seed, tie_tolerance
):
    paths = write_decision(*drawn_decision(seed, tie_tolerance=tie_tolerance))
    compare(page_of(*paths), journeyrank, *paths, seed=seed, always=[4])


def test_pins_hold_their_places_under_any_weights(page_of, journeyrank, write_decision, tmp_path):
    rows, model = drawn_decision(4, 15, 0.05)
    paths = write_decision(rows, model)
    pins = [
        {"journey": rows[i]["journey"], "place": place, "reason": "duty", "author": "Ann"} for i, place in ((0, 3), (1, 1), (2, 15))
    ]
    (tmp_path / "pins.json").write_text(json.dumps({"schema": 1, "pins": pins}), encoding="utf-8")
    words = ["--pins", tmp_path / "pins.json"]
    compare(page_of(*paths, *words), journeyrank, *paths, *words, always=[4])


def test_a_profile_is_ranked_by_its_weights(page_of, journeyrank, data):
    paths = data / "telecom.csv", data / "telecom.json"
    page = page_of(*paths, "--profile", "cfo")
    stated = page.evaluate(f"{VIEW}.result.stated")
    code = RANKED.replace("WEIGHTINGS", json.dumps([stated])).replace("VIEW", VIEW)
    document = json.loads(journeyrank("rank", *paths[:1], "--model", paths[1], "--profile", "cfo", "--json"))
    assert page.evaluate(code)[0] == [
        [each["id"], bits(each["score"]), each["rank"], each["unpinned_rank"]] for each in document["journeys"]
    ]


def test_what_is_saved_as_a_model_ranks_to_the_same_bits(page_of, journeyrank, write_decision, tmp_path):
    paths = write_decision(*drawn_decision(5))
    page = page_of(*paths)
    page.evaluate(f"{VIEW}.set([0.3, 1 / 3, 2, 1e-3, 7])")
    (tmp_path / "saved.json").write_text(page.evaluate(f"{VIEW}.model()"), encoding="utf-8")
    saved = json.loads(journeyrank("rank", paths[0], "--model", tmp_path / "saved.json", "--json"))
    shown = page.evaluate(f"{VIEW}.result.order.map((row) => [{VIEW}.data.journeys[row].id, {VIEW}.result.scores[row]])")
    assert [[each["id"], bits(each["score"])] for each in saved["journeys"]] == [[id, bits(score)] for id, score in shown]


def test_what_is_saved_as_csv_holds_every_digit(page_of, journeyrank, write_decision):
    paths = write_decision(*drawn_decision(6))
    page = page_of(*paths)
    criteria = criteria_of(page)
    stated = [0.1, 0.2, 0.3, 0.25, 0.15]
    page.evaluate(f"{VIEW}.set({stated})")
    rows = list(csv.DictReader(io.StringIO(page.evaluate(f"{VIEW}.csv()"))))
    assert [[row["journey"], bits(float(row["score"])), int(row["rank"]), int(row["unpinned_rank"])] for row in rows] == (
        library_ranking(journeyrank, *paths, criteria, stated)
    )
    for row in rows:
        total = 0.0
        for criterion in criteria:
            total += float(row[f"added_{criterion}"])
        assert bits(total) == bits(float(row["score"]))


def winner_changes(journeyrank, matrix, model, criterion):
    flips = json.loads(journeyrank("stability", matrix, "--model", model, "--over", criterion, "--json"))["flips"]
    return [(each["overtaken"], each["overtaking"], each["weight"]) for each in flips if each["rank"] == 1]


@pytest.mark.parametrize("name", ["telecom", "bank", "saas"])
def test_the_marks_of_sliders_are_the_librarys_changes_of_the_winner(page_of, journeyrank, data, name):
    paths = data / f"{name}.csv", data / f"{name}.json"
    page = page_of(*paths)
    marks = 0
    for c, criterion in enumerate(criteria_of(page)):
        expected = winner_changes(journeyrank, *paths, criterion)
        found = page.evaluate(
            f"{VIEW}.decision.flips({VIEW}.decision.stated, {c}).map((each) => [{VIEW}.data.journeys[each.overtaken].id,"
            f"{VIEW}.data.journeys[each.overtaking].id, each.share])"
        )
        assert [(a, b) for a, b, _ in found] == [(a, b) for a, b, _ in expected], criterion
        assert [share for *_, share in found] == pytest.approx([share for *_, share in expected], abs=1e-12)
        placed = page.evaluate(
            f"[...{VIEW}.inputs[{c}].flips.children].map((mark) => parseFloat(mark.style.insetInlineStart))"
        )
        assert placed == pytest.approx([100 * share for *_, share in expected], abs=1e-4)
        marks += len(placed)
    assert marks > 0
