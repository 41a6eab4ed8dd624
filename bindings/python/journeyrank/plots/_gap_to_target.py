# SPDX-License-Identifier: MIT
"""What was measured against what was planned."""

from __future__ import annotations

from typing import Any

from ._canvas import COLOURS, DARK_GREY, axes_for, legend, name_rows, plain
from ._names import one_line, short
from ._table import PictureTable

MISSED, MET = COLOURS[5], COLOURS[0]
HATCH = "////"  # of what rests on few contacts


def gap_to_target_table(result: Any, *, criterion: str | None = None, top: int = 20) -> PictureTable:
    """The rows of `gap_to_target`: a journey, or stage of it, and criterion each, in the order of `result.worst()`:
    what was measured, its target, whether it is met, and the points that the gap costs.

    Parameters
    ----------
    result : Gaps
        what is drawn
    criterion : str, optional
        this one alone, in its own unit; None: all that have targets, in points
    top : int, default 20
        so many rows, from the worst on

    Returns
    -------
    PictureTable
    """
    found = result.worst()
    known = list(dict.fromkeys(row["criterion"] for row in found))
    if criterion is not None and criterion not in known:
        raise ValueError(f"no target on a criterion {criterion!r}; allowed: {', '.join(known)}")
    rows: list[dict[str, Any]] = []
    for row in found:
        if criterion is not None and row["criterion"] != criterion:
            continue
        measured = row["gap"] is not None
        parts = [row["journey"], *([row["stage"]] if row["stage"] else []), *([] if criterion else [row["criterion"]])]
        rows.append({
            "label": " · ".join(one_line(part) for part in parts), "journey": row["journey"], "stage": row["stage"],
            "criterion": row["criterion"], "better": row["better"], "actual": row["actual"], "target": row["target"],
            "gap": row["gap"], "met": row["shortfall"] == 0.0 if measured else None,
            "points": 100.0 * row["points"] if measured else None, "probability_missed": row["probability_worse"],
            "n": row["n"], "small_sample": bool(row["small_sample"]),
        })  # fmt: skip
    what = "all criteria" if criterion is None else criterion
    return PictureTable(rows[:top], f"What was measured against its target, {what}")


def gap_state(row: dict[str, Any]) -> str:
    """Whether the target is met, and on how much that rests."""
    if row["met"] is None:
        return "not measured"
    return ("target met" if row["met"] else "target missed") + (", few contacts" if row["small_sample"] else "")


def points_room(rows: PictureTable) -> tuple[float, float]:
    """The ends of the axis of points: what stands behind the longest bar fits."""
    points = [row["points"] for row in rows if row["points"] is not None]
    furthest = max([abs(each) for each in points] + [0.1])
    return min([*points, 0.0]) - 0.05 * furthest, 1.6 * furthest


def gap_words(row: dict[str, Any]) -> str:
    """What stands behind a bar."""
    target = f"target {row['target']:,.4g}"
    if row["met"] is None:
        return f"not measured, {target}"
    return f"{row['actual']:,.4g}, {target}{', met' if row['met'] else ''}"


def gap_to_target(result: Any, *, criterion: str | None = None, ax: Any = None, top: int = 20) -> Any:
    """What was measured against its target, most points lost first.

    Of all criteria together, bars of points: to the right what the score would fall by, were the target met; to the
    left what lies beyond a target that is met. Of one criterion, in its own unit: a dot where the journey is and a
    bar across where it should be. What rests on few contacts is hatched or hollow.

    Parameters
    ----------
    result : Gaps
        what is drawn
    criterion : str, optional
        this one alone, in its own unit; None: all that have targets, in points
    ax : matplotlib.axes.Axes, optional
        the axes to draw on; None: new ones. They are returned
    top : int, default 20
        so many rows, from the worst on

    Returns
    -------
    matplotlib.axes.Axes
        those that were given, or new ones
    """
    rows = gap_to_target_table(result, criterion=criterion, top=top)
    ax = axes_for(ax, width=8.0, height=1.6 + 0.4 * max(1, len(rows)))
    parts = _draw_points(ax, rows) if criterion is None else _draw_unit(ax, rows)
    name_rows(ax, [short(row["label"], 40) for row in rows])
    plain(ax)
    if criterion is None:
        ax.set_xlabel("points that the gap costs")
    else:
        ax.margins(x=0.08)
        better = rows[0]["better"] if rows else "lower"
        ax.set_xlabel(f"{short(criterion)}, {better} is better", parse_math=False)
    if parts:
        legend(ax, list(parts.values()), list(parts), columns=4)
    return ax


def _draw_points(ax: Any, rows: PictureTable) -> dict[str, Any]:
    parts: dict[str, Any] = {}
    for place, row in enumerate(rows):
        points = row["points"] or 0.0
        if row["points"] is not None:
            colour = MET if row["met"] else MISSED
            look = {"facecolor": "white", "hatch": HATCH} if row["small_sample"] else {"facecolor": colour}
            parts[gap_state(row)] = ax.barh([place], [points], height=0.62, edgecolor=colour, linewidth=1.0, **look)
        ax.annotate(
            gap_words(row), (max(points, 0.0), place), xytext=(5, 0), textcoords="offset points", va="center",
            fontsize=9,
        )  # fmt: skip
    ax.axvline(0.0, color=DARK_GREY, linewidth=1.0)
    ax.set_xlim(*points_room(rows))
    return parts


def _draw_unit(ax: Any, rows: PictureTable) -> dict[str, Any]:
    parts: dict[str, Any] = {}
    for place, row in enumerate(rows):
        if row["actual"] is not None:
            colour = MET if row["met"] else MISSED
            ax.plot([row["target"], row["actual"]], [place, place], color=colour, linewidth=2.4,
                    linestyle=":" if row["met"] else "-")  # fmt: skip
            parts[gap_state(row)] = ax.plot(
                [row["actual"]], [place], linestyle="none", marker="o" if row["met"] else "D", markersize=8,
                markerfacecolor="white" if row["small_sample"] else colour, markeredgecolor=colour,
                markeredgewidth=1.8,
            )[0]  # fmt: skip
        target = ax.plot(
            [row["target"]], [place], linestyle="none", marker="|", markersize=16, markeredgewidth=2.6, color="black"
        )[0]
        parts = {"target": target, **parts}
        if row["actual"] is None:
            ax.annotate("not measured", (row["target"], place), xytext=(8, 0), textcoords="offset points", va="center",
                        fontsize=9)  # fmt: skip
    return parts
