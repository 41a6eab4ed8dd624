# SPDX-License-Identifier: MIT
"""What the comparisons with other libraries share: random problems, and how this library is asked for scores.

A problem is drawn again from its number, so a failure names all that is needed to see it again.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

import journeyrank as jr

COUNT = 60  # problems of each kind
TOLERANCE = 1e-9  # of the larger of 1 and the number

PLAIN = "plain"  # amounts above 0, no two alike
TIED = "tied"  # few different amounts, none of them on all journeys
CONSTANT = "constant"  # one criterion on which all journeys are alike
OFF = "switched off"  # one criterion that weighs 0
SIGNED = "signed"  # amounts below 0 and 0 too
AMOUNTS = (PLAIN, TIED, CONSTANT, OFF)
VARYING = (PLAIN, TIED, OFF)


@dataclass(frozen=True)
class Problem:
    """Raw values of n journeys on m criteria, 1 or -1 for each direction, and weights that add up to 1."""

    raw: np.ndarray
    types: np.ndarray
    weights: np.ndarray

    @property
    def criteria(self):
        return [f"c{c}" for c in range(self.raw.shape[1])]

    @property
    def words(self):
        return ["max" if each == 1 else "min" for each in self.types]

    @property
    def bounds(self):
        """A range of each criterion that is wider than what is met."""
        return np.stack([self.raw.min(axis=0) - 1.0, self.raw.max(axis=0) + 2.0], axis=1)


def problem(raw, types, weights):
    """The problem that these lists state."""
    stated = np.array(weights, dtype=float)
    return Problem(np.array(raw, dtype=float), np.array(types), stated / stated.sum())


def drawn(kind, number):
    """The problem of this kind and number."""
    random = np.random.default_rng([sum(map(ord, kind)), number])
    n, m = int(random.integers(2, 13)), int(random.integers(1, 7))
    m = max(2, m) if kind in (CONSTANT, OFF) else m
    raw = random.uniform(1.0, 100.0, (n, m))
    if kind in (TIED, SIGNED):
        raw = random.integers(1, 6, (n, m)) * (1.0 if kind == TIED else 3.0) - (0.0 if kind == TIED else 9.0)
        for column in raw.T:
            column[0] += 0.5 if column.min() == column.max() else 0.0
    weights = random.uniform(0.05, 1.0, m)
    if kind == CONSTANT:
        raw[:, random.integers(m)] = 7.0
    if kind == OFF:
        weights[random.integers(m)] = 0.0
    return problem(raw, random.choice([-1, 1], m), weights)


@lru_cache(maxsize=None)
def problems(*kinds):
    """(kind, number, problem) of all problems of these kinds."""
    return [(kind, number, drawn(kind, number)) for kind in kinds for number in range(COUNT)]


def model(given, method, scale):
    """`scale`: one for all criteria, or what to call with the number of each."""
    criteria = [
        jr.Criterion(
            id=name,
            direction="maximize" if rises == 1 else "minimize",
            scale=scale(c) if callable(scale) else scale,
            weight=weight,
        )
        for c, (name, rises, weight) in enumerate(zip(given.criteria, given.types, given.weights))
    ]
    return jr.Model(criteria=criteria, method=method)


def ranked(given, method=jr.WeightedSum(), scale=jr.MinMax()):
    return jr.rank(given.raw, model(given, method, scale), criteria=given.criteria)


def scores(given, method, scale=jr.MinMax()):
    """The scores of this library, in the order of the journeys."""
    return ranked(given, method, scale).scores


def between(given, bounds):
    """Anchors at these bounds, at_1 on the urgent side."""

    def anchored(c):
        low, high = bounds[c]
        return jr.Anchored(at_0=low, at_1=high) if given.types[c] == 1 else jr.Anchored(at_0=high, at_1=low)

    return anchored


def weights_by(given, by):
    """The weights of this library from the data of a problem, whatever weights the problem has."""
    even = Problem(given.raw, given.types, np.ones(len(given.types)))
    found = jr.weigh(given.raw, model(even, jr.WeightedSum(), jr.MinMax()), by=[by], criteria=given.criteria)
    return np.array([found.weights[by][name] for name in given.criteria])


def judged(count, judgements):
    """What this library makes of judgements about c0, c1, ..."""
    criteria = [jr.Criterion(id=f"c{c}", direction="maximize", scale=jr.MinMax()) for c in range(count)]
    return jr.judged_weights(jr.Model(criteria=criteria), judgements)


def judged_list(count, judgements):
    """The weights alone, as an array."""
    found = judged(count, judgements).weights
    return np.array([found[f"c{c}"] for c in range(count)])


def pairwise(ratios, **options):
    """The judgement that a square of ratios states."""
    stated = [(i, j) for i in range(len(ratios)) for j in range(i)]
    comparisons = [{"first": f"c{i}", "second": f"c{j}", "ratio": float(ratios[i][j])} for i, j in stated]
    return {"comparisons": comparisons, **options}


def random_ratios(number):
    """Reciprocal ratios from 1/9 to 9 of three to seven criteria."""
    random = np.random.default_rng(number)
    ratios = np.eye(int(random.integers(3, 8)))
    for i in range(len(ratios)):
        for j in range(i):
            ratios[i, j] = float(random.integers(1, 10)) ** random.choice([-1, 1])
            ratios[j, i] = 1.0 / ratios[i, j]
    return ratios


def random_places(number):
    """Places of importance of three to seven criteria, some shared."""
    random = np.random.default_rng(number)
    return random.integers(1, 5, int(random.integers(3, 8)))


def by_places(places):
    """The judgement of RANCOM that these places state."""
    ratios = [[1.0 if a == b else 2.0 if a < b else 0.5 for b in places] for a in places]
    return pairwise(ratios, by="rancom")


def assert_near(found, expected, where="", tolerance=TOLERANCE):
    """All numbers are near, or both endless."""
    found, expected = np.asarray(found, dtype=float), np.asarray(expected, dtype=float)
    assert found.shape == expected.shape, where
    far = ~((found == expected) | (np.abs(found - expected) <= tolerance * np.maximum(1.0, np.abs(expected))))
    assert not far.any(), f"{where}: {found} {expected}"


def are_near(found, expected):
    try:
        assert_near(found, expected)
    except AssertionError:
        return False
    return True


def check_agreement(kinds, ours, theirs, tolerance=TOLERANCE):
    """Both give the same numbers for every problem of these kinds."""
    for kind, number, given in problems(*kinds):
        with np.errstate(all="ignore"):
            assert_near(ours(given), theirs(given), f"{kind} {number}", tolerance)


def check_where_defined(kinds, ours, theirs, tolerance=TOLERANCE):
    """Both give the same numbers wherever theirs are numbers, one of each of ours; that is for most problems."""
    compared = 0
    for kind, number, given in problems(*kinds):
        with np.errstate(all="ignore"):
            expected = np.asarray(theirs(given), dtype=float)
        found = ours(given)
        assert np.isfinite(found).all(), f"{kind} {number}"
        if expected.shape == found.shape and np.isfinite(expected).all():
            assert_near(found, expected, f"{kind} {number}", tolerance)
            compared += 1
    assert compared > COUNT * len(kinds) / 3


def only(admitted, ask):
    """No numbers for the problems that are not admitted."""
    return lambda given: ask(given) if admitted(given) else np.full(len(given.raw), np.nan)


def share_of_ratio(ratio):
    """P / (1 + P): 1 where P has no end. What is 0 / 0 stays undefined."""
    return np.where(np.isinf(ratio), 1.0, ratio / (1.0 + np.where(np.isinf(ratio), 0.0, ratio)))
