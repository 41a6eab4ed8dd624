# SPDX-License-Identifier: MIT
"""Ranks over the weight of one criterion."""

from __future__ import annotations

from typing import Any

from ._canvas import DARK_GREY, GREY, LINES, STYLES, axes_for, plain
from ._names import short, together, told_apart
from ._table import PictureTable


def bump_table(result: Any, *, top: int = 12) -> PictureTable:
    """The rows of `bump`: a journey and a stretch of weights in percent each, over which it has the rank.

    The journeys are those that are among the first `top` somewhere, by their rank at the end.

    Parameters
    ----------
    result : Trajectory
        what is drawn
    top : int, default 12
        the rank that a journey must reach somewhere

    Returns
    -------
    PictureTable
    """
    names = told_apart((line.id, line.label) for line in result.ranking)
    steps = {name: own for name, own in result.steps().items() if min(rank for _, rank in own) <= top}
    rows: list[dict[str, Any]] = []
    for name in sorted(steps, key=lambda name: (steps[name][-1][1], name)):
        starts = [100.0 * weight for weight, _ in steps[name]] + [100.0]
        for i, (_, rank) in enumerate(steps[name]):
            rows.append({
                "journey": name, "label": names.get(name, name), "weight_from": starts[i] if i else 0.0,
                "weight_to": starts[i + 1], "rank": rank,
            })  # fmt: skip
    return PictureTable(rows, f"Ranks over the weight of {weighed(result)}, % of all")


def weighed(result: Any) -> str:
    """The name of the criterion, or group, whose weight moves."""
    return short(result.label)


def lowest_drawn(rows: PictureTable, top: int) -> int:
    """The last rank that there is room for: twice the `top`."""
    return min(max((row["rank"] for row in rows), default=1), 2 * top)


def line_looks(names: list[str]) -> dict[str, tuple[str, str]]:
    """A colour and a style of line for each name."""
    return {
        name: (LINES[i % len(LINES)], STYLES[(i // len(LINES)) % len(STYLES)]) for i, name in enumerate(names)
    }  # fmt: skip


def bump(result: Any, *, ax: Any = None, top: int = 12) -> Any:
    """Ranks over the weight of one criterion: lines that cross where one journey passes another.

    Drawn are the journeys that are among the first `top` somewhere, down to twice that rank; named are those that
    end there.

    Parameters
    ----------
    result : Trajectory
        what is drawn
    ax : matplotlib.axes.Axes, optional
        the axes to draw on; None: new ones. They are returned
    top : int, default 12
        the rank that a journey must reach somewhere

    Returns
    -------
    matplotlib.axes.Axes
        those that were given, or new ones
    """
    rows = bump_table(result, top=top)
    lowest = lowest_drawn(rows, top)
    ax = axes_for(ax, width=8.0, height=1.6 + 0.36 * lowest)
    beside: dict[int, list[str]] = {}
    for name, (colour, style) in line_looks(list(dict.fromkeys(row["journey"] for row in rows))).items():
        own = [row for row in rows if row["journey"] == name]
        weights, ranks = slanted(own)
        ax.plot(weights, ranks, color=colour, linewidth=2.2, linestyle=style, solid_capstyle="round")
        if ranks[-1] <= lowest:
            ax.plot([100.0], [ranks[-1]], color=colour, marker="o", markersize=6, clip_on=False)
            beside.setdefault(own[-1]["rank"], []).append(short(own[-1]["label"]))
    for rank, names in beside.items():
        ax.annotate(
            together(names), (100.0, rank), xytext=(9, 0), textcoords="offset points", va="center", fontsize=9,
            annotation_clip=False, parse_math=False,
        )  # fmt: skip
    ax.axvline(100.0 * result.weight, color=GREY, linewidth=1.0, linestyle="--")
    ax.annotate(
        "now", (100.0 * result.weight, 1.0), xycoords=("data", "axes fraction"), xytext=(0, 3),
        textcoords="offset points", ha="center", color=DARK_GREY, fontsize=9,
    )  # fmt: skip
    ax.set_ylim(lowest + 0.5, 0.5)
    ax.set_yticks(range(1, lowest + 1))
    ax.set_xlim(0, 100)
    ax.set_xlabel(f"weight of {weighed(result)}, % of all", parse_math=False)
    ax.set_ylabel("rank")
    plain(ax)
    return ax


def slanted(own: list[dict[str, Any]]) -> tuple[list[float], list[float]]:
    """Ranks over weights; from one rank to the next on a slant, so that who passes whom can be seen."""
    weights = [0.0]
    ranks = [float(own[0]["rank"])]
    for before, after in zip(own, own[1:]):
        at = after["weight_from"]
        reach = min(1.2, (at - before["weight_from"]) / 2.0, (after["weight_to"] - at) / 2.0)
        weights += [at - reach, at + reach]
        ranks += [float(before["rank"]), float(after["rank"])]
    return [*weights, 100.0], [*ranks, ranks[-1]]
