# SPDX-License-Identifier: MIT
"""The linear programmes of the library, against HiGHS."""

import journeyrank as jr
import numpy as np
import pytest

pytest.importorskip("highspy", reason="pip install 'journeyrank[solver]'")
from journeyrank import solver  # noqa: E402


def ranked(cells, weights=None, **options):
    weights = weights or [1.0] * cells.shape[1]
    criteria = [
        jr.Criterion(id=f"c{c}", direction="maximize", scale=jr.Anchored(at_0=0, at_1=1), weight=weight)
        for c, weight in enumerate(weights)
    ]
    return jr.rank(cells, jr.Model(criteria=criteria, **options))


def leads_of(ranking):
    return {row["journey"]: row["lead"] for row in ranking.dominance().to_dicts()}


@pytest.mark.parametrize("seed", range(12))
def test_the_leads_are_those_of_the_library(seed):
    draws = np.random.default_rng(seed)
    ranking = ranked(draws.random((int(draws.integers(1, 15)), int(draws.integers(1, 7)))))
    assert solver.leads(ranking) == pytest.approx(leads_of(ranking), abs=1e-9)


def test_equal_and_dominated_journeys_and_criteria_that_are_off():
    cells = np.array([[0.5, 0.5, 0.9], [0.5, 0.5, 0.1], [0.2, 0.4, 1.0], [0.9, 0.1, 0.0]])
    ranking = ranked(cells, [1.0, 2.0, 0.0])
    found = solver.leads(ranking)
    assert list(found.values()) == pytest.approx([0.0, 0.0, -0.1, 0.4], abs=1e-9)
    assert found == pytest.approx(leads_of(ranking), abs=1e-9)


def test_a_journey_alone_leads_by_1():
    assert list(solver.leads(ranked(np.array([[0.3, 0.4]]))).values()) == [1.0]


def test_a_method_that_does_not_add_up_is_refused():
    with pytest.raises(ValueError, match="leads: the method does not add up"):
        solver.leads(ranked(np.eye(3), method=jr.Topsis()))
