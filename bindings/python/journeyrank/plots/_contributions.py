# SPDX-License-Identifier: MIT
"""Scores as stacked bars: what each criterion adds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ._canvas import COLOURS, GREY, axes_for, legend, name_rows, plain
from ._names import short, told_apart
from ._table import PictureTable


def _parts(ranking: Any, lines: list[Any]) -> list[tuple[str | None, str, list[float]]]:
    """Of each criterion that adds something its id, name and points by line; beyond the colours the smallest are one
    part, without an id."""
    explained = [ranking.explain(line.id).contributions for line in lines]
    criteria = ranking.model.criteria
    names = told_apart((each.id, each.label) for each in criteria)
    points = [[100.0 * each[c].points for each in explained] for c in range(len(criteria))]
    used = [c for c in range(len(criteria)) if any(points[c])]
    if not used:
        return [(None, "", [0.0] * len(lines))]
    size = {c: sum(abs(each) for each in points[c]) for c in used}
    fits = len(used) <= len(COLOURS)
    largest = used if fits else sorted(sorted(used, key=lambda c: -size[c])[: len(COLOURS) - 1])
    parts: list[tuple[str | None, str, list[float]]] = [
        (criteria[c].id, names[criteria[c].id], points[c]) for c in largest
    ]
    rest = [points[c] for c in used if c not in largest]
    if rest:
        parts.append((None, f"{len(rest)} other criteria", [sum(each) for each in zip(*rest)]))
    return parts


def contributions_table(ranking: Any, *, top: int = 20) -> PictureTable:
    """The rows of `contributions`: a journey and criterion each, where its part of the bar starts and ends.

    What takes points away, as it may by a method whose score is no sum, stands to the left of 0.

    Parameters
    ----------
    ranking : Ranking
        what is drawn
    top : int, default 20
        so many journeys, from the first on

    Returns
    -------
    PictureTable
    """
    lines = list(ranking)[:top]
    names = told_apart((line.id, line.label) for line in ranking)
    parts = _parts(ranking, lines)
    rows: list[dict[str, Any]] = []
    for i, line in enumerate(lines):
        ends = {True: 0.0, False: 0.0}  # of what adds, and of what takes away
        for criterion, name, points in parts:
            adds = points[i] >= 0.0
            rows.append({
                "rank": line.rank, "journey": line.id, "label": names[line.id], "criterion": criterion, "part": name,
                "start": ends[adds], "points": points[i], "end": ends[adds] + points[i], "score": 100.0 * line.score,
            })  # fmt: skip
            ends[adds] += points[i]
    return PictureTable(rows, "What each criterion adds to each score, points out of 100")


def bar_ends(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """A row a journey: its bar reaches from `low` to `high`, around 0."""
    bars: dict[str, dict[str, Any]] = {}
    for row in rows:
        bar = bars.setdefault(row["journey"], {**row, "low": 0.0, "high": 0.0})
        bar["low"] = min(bar["low"], row["end"])
        bar["high"] = max(bar["high"], row["end"])
    return list(bars.values())


def room_for(bars: list[dict[str, Any]]) -> tuple[float, float]:
    """The ends of the axis of points: all bars and scores fit, and a number behind them."""
    low = min([0.0, *(bar["low"] for bar in bars), *(bar["score"] for bar in bars)])
    high = max([1.0, *(bar["high"] for bar in bars)])
    beyond = 0.08 * (high - low)
    return (low - beyond if low < 0.0 else 0.0), high + beyond


def contribution_colours(ranking: Any, rows: PictureTable) -> dict[str, str]:
    """The colour of each part: a criterion keeps its own in every ranking of a model of up to eight criteria."""
    parts = {row["part"]: row["criterion"] for row in rows}
    ids = [criterion.id for criterion in ranking.model.criteria]
    if len(ids) > len(COLOURS):
        ids = [criterion for criterion in parts.values() if criterion is not None]
    return {part: GREY if name is None else COLOURS[ids.index(name)] for part, name in parts.items()}


def contributions(ranking: Any, *, ax: Any = None, top: int = 20) -> Any:
    """Scores as stacked bars, a colour a criterion: what each adds.

    What takes points away stands to the left of 0; a line across a bar that has such a part is its score. Of more
    than eight criteria the seven that add most have a colour; the others are one part, in grey.

    Parameters
    ----------
    ranking : Ranking
        what is drawn
    ax : matplotlib.axes.Axes, optional
        the axes to draw on; None: new ones. They are returned
    top : int, default 20
        so many journeys, from the first on

    Returns
    -------
    matplotlib.axes.Axes
        those that were given, or new ones
    """
    rows = contributions_table(ranking, top=top)
    colours = contribution_colours(ranking, rows)
    lines = bar_ends(rows)
    ax = axes_for(ax, width=8.0, height=1.2 + 0.1 * len(colours) + 0.38 * max(1, len(lines)))
    bars: list[Any] = []
    for part, colour in colours.items():
        own = [row for row in rows if row["part"] == part]
        bars.append(ax.barh(
            range(len(own)), [row["points"] for row in own], left=[row["start"] for row in own], height=0.72,
            color=colour, edgecolor="white", linewidth=0.8,
        ))  # fmt: skip
    for place, row in enumerate(lines):
        ax.annotate(f" {row['score']:.1f}", (row["high"], place), va="center", fontsize=9)
        if row["low"] < 0.0:
            ax.plot([row["score"]] * 2, [place - 0.44, place + 0.44], color="black", linewidth=2.2)
    name_rows(ax, [f"{row['rank']}  {short(row['label'])}" for row in lines])
    ax.set_xlabel("points out of 100")
    low, high = room_for(lines)
    ax.set_xlim(low, high)
    if low < 0.0:
        ax.axvline(0.0, color=GREY, linewidth=0.8)
    plain(ax)
    if any(colours):
        legend(ax, bars, [short(part, 24) for part in colours], columns=4)
    return ax
