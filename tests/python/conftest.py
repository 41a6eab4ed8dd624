# SPDX-License-Identifier: MIT
"""What the tests of the Python package share. Without the package (pip install .) they say so and skip."""

import pytest

jr = pytest.importorskip("journeyrank", reason="the Python package is not installed: pip install .")


def anchored(at_0, at_1):
    return jr.Anchored(at_0=at_0, at_1=at_1)


@pytest.fixture
def model():
    """Two criteria: one rises from 0 to 10, one falls from 100 to 0 and may be missing."""
    return jr.Model(
        name="two",
        criteria=[
            jr.Criterion(id="pain", label="Pain", direction="maximize", scale=anchored(0, 10), weight=3),
            jr.Criterion(id="cost", direction="minimize", scale=anchored(100, 0), missing="worst"),
        ],
        profiles=[jr.Profile(id="cfo", weights={"pain": 0, "cost": 1})],
    )


@pytest.fixture
def levels_model():
    """A criterion with levels."""
    scale = jr.Levels(levels={"low": 0, "middle": 0.5, "high": 1})
    return jr.Model(criteria=[jr.Criterion(id="severity", direction="maximize", scale=scale, missing="interval")])


@pytest.fixture
def columns():
    """Three journeys as a dict of columns, one cell missing."""
    return {
        "journey": ["billing", "roaming", "moving"],
        "label": ["Bill <query>", "Roaming", None],
        "pain": [4.0, 2.5, 7.0],
        "cost": [50.0, None, 10.0],
        "segment": ["home", None, "office"],
    }


@pytest.fixture(scope="session")
def plain_scores():
    """The definition, in plain Python floats: each product rounded, then added in the order of the criteria.

    Called with rows (sequences of raw values) and criteria (at_0, at_1, weight).
    """
    return score_plainly


def score_plainly(rows, criteria):
    total = 0.0
    for _, _, weight in criteria:
        total += weight
    scores = []
    for row in rows:
        score = 0.0
        for raw, (at_0, at_1, weight) in zip(row, criteria):
            value = (float(raw) - at_0) / (at_1 - at_0)
            value = 0.0 if value < 0.0 else 1.0 if value > 1.0 else value
            score += value * (weight / total)
        scores.append(score)
    return scores
