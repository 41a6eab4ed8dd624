#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes the small fixtures of tests/published/smaa_test.cpp from the sample files of the R package smaa.

    python3 tools/make_smaa_samples.py FOLDER tests/published

FOLDER holds smaa_{thrombo,hansen}_{meas,weights}.csv.gz: a row a draw, measurements alternative by alternative. Every
number becomes 24 bits of fixed point (thrombo: all 10,000 draws; hansen: the first 1,000), which is shown here to change
neither a rank nor a confidence factor of thrombo. What is expected of the part of hansen is computed here, with NumPy.
"""

import gzip
import json
import sys
from pathlib import Path

import numpy as np

UNITS = 2**24 - 1


def read(path):
    with gzip.open(path, "rt") as file:
        return np.array([[float(cell) for cell in line.split(",")] for line in file if not line.startswith("#")])


def analysis(values, weights):
    """Counts of ranks, central weights and counts of first places under them; rank = 1 + number strictly greater."""
    scores = np.zeros(values.shape[:2])
    for c in range(values.shape[2]):
        scores = scores + values[:, :, c] * weights[:, None, c]
    ranks = (scores[:, None, :] > scores[:, :, None]).sum(axis=2)
    n = values.shape[1]
    counts = [[int((ranks[:, j] == rank).sum()) for rank in range(n)] for j in range(n)]
    above = [[int((scores[:, i] > scores[:, j]).sum()) for j in range(n)] for i in range(n)]
    central = [weights[ranks[:, j] == 0].mean(axis=0).tolist() for j in range(n)]
    first = []
    for j in range(n):
        under = (values * np.array(central[j])).sum(axis=2)
        first.append(int((under[:, j] >= under.max(axis=1)).sum()))
    return {"counts": counts, "above": above, "central_weights": central, "first_under_central": first}


def packed(numbers, low, span):
    """The numbers as they come out of the fixture, and its bytes: low + span * units / UNITS."""
    assert numbers.min() >= low and numbers.max() <= low + span
    units = np.rint((numbers - low) / span * UNITS).astype(np.uint32)
    return low + span * units / UNITS, units.astype("<u4").view(np.uint8).reshape(-1, 4)[:, :3].tobytes()


def main(arguments):
    source, target = map(Path, arguments)
    expected = {}
    for name, journeys, draws in (("thrombo", 2, 10_000), ("hansen", 5, 1_000)):
        weights = read(source / f"smaa_{name}_weights.csv.gz")
        values = read(source / f"smaa_{name}_meas.csv.gz").reshape(len(weights), journeys, -1)
        exact = analysis(values[:draws], weights[:draws])
        kept_values, value_bytes = packed(values[:draws].reshape(draws, -1), -0.5, 2.0)
        kept_weights, weight_bytes = packed(weights[:draws], 0.0, 1.0)
        expected[name] = analysis(kept_values.reshape(draws, journeys, -1), kept_weights)
        expected[name] |= {"journeys": journeys, "criteria": weights.shape[1], "draws": draws}
        for key in ("counts", "above", "first_under_central"):
            assert exact[key] == expected[name][key], (name, key)
        (target / f"smaa_{name}.bin").write_bytes(value_bytes + weight_bytes)
    (target / "smaa_expected.json").write_text(json.dumps(expected, indent=1) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
