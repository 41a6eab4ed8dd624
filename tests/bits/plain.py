#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Prints the hash of the scores of the fixed matrix, computed by a plain loop: no library, no NumPy."""

import hashlib
import json
import struct
from pathlib import Path

JOURNEYS = 20_000
HIGHEST = [60_000.0, 3e7, 0.07, 3e5, 1_000.0, None, 400.0]  # None: a level, not a number
LEVELS = 5
MASK = (1 << 64) - 1


def splitmix64(state):
    while True:
        state = (state + 0x9E3779B97F4A7C15) & MASK
        z = state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        yield z ^ (z >> 31)


def fixed_columns():
    """The fixed matrix, a list of raw values a criterion."""
    columns = [[] for _ in HIGHEST]
    random = splitmix64(20_260_101)
    for _ in range(JOURNEYS):
        for column, highest in zip(columns, HIGHEST):
            drawn = next(random) >> 11
            column.append(float(drawn % LEVELS) if highest is None else drawn * 2.0**-53 * highest)
    return columns


def models():
    """The criteria of model.json as (column, criterion), and then those alone whose scale is a straight line."""
    mixed = list(enumerate(json.loads(Path(__file__).with_name("model.json").read_text())["criteria"]))
    return mixed, [(c, each) for c, each in mixed if each["scale"]["name"] in ("anchored", "min_max")]


def line(raw, at_0, at_1):
    position = (raw - at_0) / (at_1 - at_0)
    return max(0.0, min(1.0, position))


def bend(raw, knots):
    if raw <= knots[0]["raw"]:
        return float(knots[0]["value"])
    for a, b in zip(knots, knots[1:]):
        if raw < b["raw"]:
            value = a["value"] + (b["value"] - a["value"]) * ((raw - a["raw"]) / (b["raw"] - a["raw"]))
            return min(value, b["value"]) if a["value"] < b["value"] else max(value, b["value"])
        if raw == b["raw"]:
            return float(b["value"])
    return float(knots[-1]["value"])


def value_of(raw, scale, anchors):
    if scale["name"] == "anchored":
        return line(raw, scale["at_0"], scale["at_1"])
    if scale["name"] == "piecewise":
        return bend(raw, scale["knots"])
    if scale["name"] == "levels":
        return scale["levels"][int(raw)]["value"]
    return line(raw, *anchors)


def scores(columns, model):
    total = 0.0
    for _, criterion in model:
        total += criterion["weight"]
    weights = [criterion["weight"] / total for _, criterion in model]
    extents = [(min(columns[c]), max(columns[c])) for c, _ in model]
    anchors = [
        extent if criterion["direction"] == "maximize" else extent[::-1]
        for (_, criterion), extent in zip(model, extents)
    ]
    for journey in range(JOURNEYS):
        score = 0.0
        for (c, criterion), weight, ends in zip(model, weights, anchors):
            score += weight * value_of(columns[c][journey], criterion["scale"], ends)
        yield score


def digest(lists_of_scores):
    """SHA-256 over the little-endian bytes of all scores, in row order."""
    sha = hashlib.sha256()
    for each in lists_of_scores:
        numbers = list(each)
        sha.update(struct.pack(f"<{len(numbers)}d", *numbers))
    return sha.hexdigest()


if __name__ == "__main__":
    cells = fixed_columns()
    print(digest(scores(cells, model) for model in models()))
