# SPDX-License-Identifier: MIT
"""The linear programmes behind `ranking.dominance()`, solved once more by HiGHS: a second opinion from another solver.

    solver.leads(ranking)      # {"moving_home": 0.31, ...}: the same as the column lead, to rounding
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from journeyrank import Ranking, _extras


def _largest_lead(highs: Any, gains: npt.NDArray[np.float64]) -> float:
    """The most that the smallest gain over the others can be: a row of gains an other, a column a criterion."""
    others, m = gains.shape
    solver = highs.Highs()
    solver.silent()
    lp = highs.HighsLp()
    lp.num_col_, lp.num_row_ = m + 1, others + 1  # the weights and the lead; the others and the sum of the weights
    lp.sense_ = highs.ObjSense.kMaximize
    lp.col_cost_ = np.append(np.zeros(m), 1.0)
    lp.col_lower_ = np.append(np.zeros(m), -highs.kHighsInf)
    lp.col_upper_ = np.full(m + 1, highs.kHighsInf)
    lp.row_lower_ = np.append(np.zeros(others), 1.0)
    lp.row_upper_ = np.append(np.full(others, highs.kHighsInf), 1.0)
    rows = np.hstack([np.vstack([gains, np.ones(m)]), np.append(-np.ones(others), 0.0)[:, None]])
    lp.a_matrix_.format_ = highs.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.arange(others + 2) * (m + 1)
    lp.a_matrix_.index_ = np.tile(np.arange(m + 1, dtype=np.int64), others + 1)
    lp.a_matrix_.value_ = rows.ravel()
    solver.passModel(lp)
    solver.run()
    if solver.getModelStatus() != highs.HighsModelStatus.kOptimal:
        raise RuntimeError(f"HiGHS found no optimum: {solver.modelStatusToString(solver.getModelStatus())}")
    return float(solver.getInfo().objective_function_value)


def leads(ranking: Ranking) -> dict[str, float]:
    """For each journey the most by which any weights put it before all others.

    Parameters
    ----------
    ranking : Ranking
        by a method that adds up

    Returns
    -------
    dict of float
        by the id of the journey; below 0 is how far behind it stays whatever the weights

    Raises
    ------
    ImportError
        without highspy
    ValueError
        for a method that does not add up
    Error
        those of `ranking.dominance()`

    Notes
    -----
    Edge: a journey without another leads by 1; a criterion of weight 0 stays off.

    Cost: a linear programme of n rows for each of n journeys.
    """
    highs = _extras.imported("highspy", "the second opinion on linear programmes needs highspy", "solver")
    if any(note.code in ("first_not_known", "first_searched") for note in ranking.dominance().notes):
        raise ValueError("leads: the method does not add up, so no linear programme says who could be first")
    weights = ranking.scorer.weights
    columns = [list(ranking.values(name).values()) for name, weight in weights.items() if weight > 0]
    values: npt.NDArray[np.float64] = np.array(columns, dtype=np.float64).T
    found: dict[str, float] = {}
    for journey, name in enumerate(ranking.matrix.journeys):
        gains = values[journey] - np.delete(values, journey, axis=0)
        found[name] = _largest_lead(highs, gains) if len(gains) else 1.0
    return found
