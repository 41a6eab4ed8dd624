# SPDX-License-Identifier: MIT
"""The way from one score to another, a step a criterion."""

from __future__ import annotations

from typing import Any

from ._canvas import COLOURS, GREY, axes_for, name_rows, plain, write_beside
from ._names import names_apart, short
from ._table import PictureTable

UP, DOWN = COLOURS[0], COLOURS[5]


def waterfall_table(comparison: Any, *, top: int = 20) -> PictureTable:
    """The rows of `waterfall`: the second journey's score, a step a criterion, the first journey's score; where each
    bar starts and ends.

    Parameters
    ----------
    comparison : Comparison
        what is drawn
    top : int, default 20
        so many criteria have a step of their own

    Returns
    -------
    PictureTable
    """
    steps = sorted(comparison.to_dicts(), key=lambda row: -abs(row["points"]))
    shown = steps if len(steps) <= top + 1 else steps[:top]
    ends = list(zip(comparison.journeys, comparison.labels))
    a, b, *names = names_apart([*ends, *((row["criterion"], row["label"]) for row in shown)])
    start, end = (100.0 * comparison.scores[1], 100.0 * comparison.scores[0])
    rows = [{"step": "score", "criterion": None, "label": b, "start": 0.0, "points": start, "end": start}]
    now = start
    for row, name in zip(shown, names):
        points = 100.0 * row["points"]
        rows.append({
            "step": "criterion", "criterion": row["criterion"], "label": name, "start": now, "points": points,
            "end": now + points,
        })  # fmt: skip
        now += points
    if len(shown) < len(steps):
        rest = 100.0 * sum(row["points"] for row in steps[top:])
        label = f"{len(steps) - top} other criteria"
        rows.append({
            "step": "criterion", "criterion": None, "label": label, "start": now, "points": rest, "end": now + rest
        })  # fmt: skip
    rows.append({"step": "score", "criterion": None, "label": a, "start": 0.0, "points": end, "end": end})
    return PictureTable(rows, f"From the score of {b} to that of {a}, points out of 100")


def waterfall(comparison: Any, *, ax: Any = None, top: int = 20) -> Any:
    """The way from the second journey's score to the first one's, a step a criterion, the largest first.

    Beyond the first `top` criteria the others are one step.

    Parameters
    ----------
    comparison : Comparison
        what is drawn
    ax : matplotlib.axes.Axes, optional
        the axes to draw on; None: new ones. They are returned
    top : int, default 20
        so many criteria have a step of their own

    Returns
    -------
    matplotlib.axes.Axes
        those that were given, or new ones
    """
    rows = waterfall_table(comparison, top=top)
    ax = axes_for(ax, width=8.0, height=1.2 + 0.4 * len(rows))
    for place, row in enumerate(rows):
        if row["step"] == "score":
            ax.barh([place], [row["points"]], height=0.66, color=GREY)
            write_beside(ax, f"{row['points']:.1f}", row["end"], place)
            continue
        colour = UP if row["points"] >= 0 else DOWN
        ax.barh([place], [row["points"]], left=[row["start"]], height=0.66, color=colour)
        ax.plot([row["start"], row["start"]], [place - 1, place], color=GREY, linewidth=0.8)
        write_beside(ax, f"{row['points']:+.1f}", max(row["start"], row["end"]), place)
    name_rows(ax, [short(row["label"]) for row in rows])
    ax.set_xlabel("points out of 100")
    ax.margins(x=0.1)
    reached = min(min(row["start"], row["end"]) for row in rows)
    if reached >= 0.0:
        ax.set_xlim(left=0)
    else:
        ax.axvline(0.0, color=GREY, linewidth=0.8)
    plain(ax)
    return ax
