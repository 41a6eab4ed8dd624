# SPDX-License-Identifier: MIT
"""Journeys by two criteria."""

from __future__ import annotations

from typing import Any

from ._canvas import COLOURS, axes_for, plain
from ._named_points import marks_of, name_points
from ._names import short, told_apart
from ._table import PictureTable

MARK = COLOURS[0]


def criterion_index(ranking: Any, name: str) -> int:
    ids = [criterion.id for criterion in ranking.model.criteria]
    if name not in ids:
        raise ValueError(f"no criterion {name!r} in the model; allowed: {', '.join(ids)}")
    return ids.index(name)


def trade_off_table(ranking: Any, across: str, up: str) -> PictureTable:
    """The rows of `trade_off`: a journey each, its values on both criteria, from 0 to 1, and its score.

    Parameters
    ----------
    ranking : Ranking
        what is drawn
    across : str
        the ids of the criteria
    up : str
        the ids of the criteria

    Returns
    -------
    PictureTable
    """
    for name in (across, up):
        criterion_index(ranking, name)
    xs, ys = ranking.values(across), ranking.values(up)
    names = told_apart((line.id, line.label) for line in ranking)
    rows: list[dict[str, Any]] = []
    for line in ranking:
        rows.append({
            "rank": line.rank, "journey": line.id, "label": names[line.id], "across": xs[line.id], "up": ys[line.id],
            "score": 100.0 * line.score,
        })  # fmt: skip
    across, up = axis_words(ranking, across, up)
    return PictureTable(rows, f"Values, across: {across}, up: {up}")


def axis_words(ranking: Any, across: str, up: str) -> tuple[str, str]:
    names = {criterion.id: criterion.label or criterion.id for criterion in ranking.model.criteria}
    return short(names[across]), short(names[up])


def shown_names(row: dict[str, Any]) -> tuple[str, str, str]:
    """Rank and name of a point; a shorter name; its rank alone."""
    return f"{row['rank']}  {short(row['label'])}", f"{row['rank']}  {short(row['label'], 12)}", f"{row['rank']}"


def mark_areas(rows: PictureTable) -> list[float]:
    """The area of each mark, in square points: the higher the score, the larger, also where scores are below 0."""
    low = min([0.0, *(row["score"] for row in rows)])
    high = max([100.0, *(row["score"] for row in rows)])
    return [40.0 + 360.0 * (row["score"] - low) / (high - low) for row in rows]


def trade_off(ranking: Any, across: str, up: str, *, ax: Any = None, top: int = 12) -> Any:
    """Journeys by two criteria, values from 0 to 1; a larger mark is a higher score.

    Parameters
    ----------
    ranking : Ranking
        what is drawn
    across : str
        the ids of the criteria
    up : str
        the ids of the criteria
    ax : matplotlib.axes.Axes, optional
        the axes to draw on; None: new ones. They are returned
    top : int, default 12
        so many journeys have names, from the first on

    Returns
    -------
    matplotlib.axes.Axes
        those that were given, or new ones
    """
    rows = trade_off_table(ranking, across, up)
    ax = axes_for(ax, width=7.0, height=6.0)
    xs = [row["across"] for row in rows]
    ys = [row["up"] for row in rows]
    sizes = mark_areas(rows)
    ax.scatter(xs, ys, s=sizes, color=MARK, alpha=0.65, edgecolors="white", linewidths=1.0)
    ax.set_xlim(-0.03, 1.03)
    ax.set_ylim(-0.03, 1.03)
    x_name, y_name = axis_words(ranking, across, up)
    ax.set_xlabel(f"{x_name}: value, 1 is the strongest reason to act", parse_math=False)
    ax.set_ylabel(f"{y_name}: value", parse_math=False)
    plain(ax)
    name_points(ax, [(x, y, shown_names(row)) for x, y, row in list(zip(xs, ys, rows))[:top]],
                marks_of(ax, xs, ys, sizes))  # fmt: skip
    return ax
