# SPDX-License-Identifier: MIT
"""Customer journeys ranked by a weighted matrix of criteria.

    import journeyrank as jr

    model = jr.Model.read("model.json")
    ranking = jr.rank(frame, model)      # NumPy, dict, pandas, Polars, pyarrow, DuckDB
    print(ranking)
    print(ranking.explain("billing").sentence)

Every input that the library refuses raises `Error`, a ValueError whose `code` says what kind of error it is.
"""

from journeyrank._core import (
    Anchored,
    Burden,
    Contacts,
    Contribution,
    CostToServe,
    CriteriaMatrix,
    Criterion,
    CustomerRate,
    Customers,
    CustomerSum,
    Error,
    ExcessChurn,
    Explanation,
    Levels,
    Mapping,
    Mean,
    MeasuredMatrix,
    MinMax,
    Model,
    Note,
    Piecewise,
    Pin,
    Profile,
    RankedJourney,
    Ranking,
    RankingIterator,
    Rate,
    ScoredJourney,
    Scorer,
    Sum,
    WeightedSum,
    __version__,
    contact_centre_model,
    measure,
    rank,
    schema,
    version,
)

__all__ = [
    "Anchored",
    "Burden",
    "Contacts",
    "Contribution",
    "CostToServe",
    "CriteriaMatrix",
    "Criterion",
    "CustomerRate",
    "CustomerSum",
    "Customers",
    "Error",
    "ExcessChurn",
    "Explanation",
    "Levels",
    "Mapping",
    "Mean",
    "MeasuredMatrix",
    "MinMax",
    "Model",
    "Note",
    "Piecewise",
    "Pin",
    "Profile",
    "RankedJourney",
    "Ranking",
    "RankingIterator",
    "Rate",
    "ScoredJourney",
    "Scorer",
    "Sum",
    "WeightedSum",
    "__version__",
    "contact_centre_model",
    "measure",
    "rank",
    "schema",
    "version",
]
