# SPDX-License-Identifier: MIT
"""Between which ranks each journey lies, and which cannot be told apart."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ._canvas import DARK_GREY, GREY, axes_for, legend, name_rows, plain
from ._names import short, told_apart
from ._table import PictureTable

INTERVAL, EXPECTED, NOW = "#56B4E9", "#000000", "#D55E00"


def rank_intervals_table(result: Any, *, top: int = 20) -> PictureTable:
    """The rows of `rank_intervals`: a journey each, the ends of its interval, its expected rank, its rank now, its
    group, and of how many journeys that is, drawn or not.

    Parameters
    ----------
    result : Robustness
        what is drawn
    top : int, default 20
        so many journeys, from the lowest expected rank on

    Returns
    -------
    PictureTable
    """
    lines = {line.id: line for line in result.ranking}
    names = told_apart((line.id, line.label) for line in result.ranking)
    rows = result.to_dicts()
    members = Counter(row["group"] for row in rows)
    return PictureTable(
        (
            {
                "rank_now": lines[row["journey"]].unpinned_rank, "journey": row["journey"],
                "label": names[row["journey"]], "expected_rank": row["expected_rank"], "rank_low": row["rank_low"],
                "rank_high": row["rank_high"], "group": row["group"], "group_size": members[row["group"]],
            }
            for row in rows[:top]
        ),
        f"Ranks in {100 * result.level:g} % of cases, and groups that are not separable",
    )  # fmt: skip


def groups_of(rows: PictureTable) -> list[tuple[int, int, str]]:
    """The groups from the top: the first and the last place, and what to say of it; "" of one journey alone."""
    places: dict[int, list[int]] = {}
    for place, row in enumerate(rows):
        places.setdefault(row["group"], []).append(place)
    groups: list[tuple[int, int, str]] = []
    for group, own in places.items():
        size = rows[own[0]]["group_size"]
        words = f"group {group}: not separable" if size > 1 else ""
        groups.append((own[0], own[-1], words + (f",\n{size} journeys in all" if size > len(own) else "")))
    return groups


def _bracket(ax: Any, first: int, last: int, words: str) -> None:
    """A bracket to the right of the axes, from one row to another, with words behind it."""
    low, high = first - 0.3, last + 0.3
    ax.plot(
        [1.01, 1.025, 1.025, 1.01], [low, low, high, high], transform=ax.get_yaxis_transform(), color=DARK_GREY,
        linewidth=1.4, clip_on=False,
    )  # fmt: skip
    ax.annotate(
        words, (1.04, (first + last) / 2.0), xycoords=("axes fraction", "data"), va="center", fontsize=9,
        annotation_clip=False,
    )  # fmt: skip


def rank_intervals(result: Any, *, ax: Any = None, top: int = 20) -> Any:
    """Between which ranks each journey lies, with its expected rank and its rank now; brackets hold those that cannot
    be told apart.

    A group is a chain: each of its journeys is not surely above the next. A line divides one group from the next.

    Parameters
    ----------
    result : Robustness
        what is drawn
    ax : matplotlib.axes.Axes, optional
        the axes to draw on; None: new ones. They are returned
    top : int, default 20
        so many journeys, from the lowest expected rank on

    Returns
    -------
    matplotlib.axes.Axes
        those that were given, or new ones
    """
    rows = rank_intervals_table(result, top=top)
    ax = axes_for(ax, width=8.0, height=1.7 + 0.42 * max(1, len(rows)))
    places = range(len(rows))
    parts = [ax.barh(
        places, [row["rank_high"] - row["rank_low"] + 0.24 for row in rows],
        left=[row["rank_low"] - 0.12 for row in rows], height=0.36, color=INTERVAL,
    )]  # fmt: skip
    parts += ax.plot(
        [row["rank_now"] for row in rows], places, linestyle="none", marker="D", markersize=9, markerfacecolor="white",
        markeredgecolor=NOW, markeredgewidth=1.8,
    )  # fmt: skip
    parts += ax.plot(
        [row["expected_rank"] for row in rows], places, linestyle="none", marker="o", markersize=5, color=EXPECTED
    )
    for first, last, words in groups_of(rows):
        if first > 0:
            ax.axhline(first - 0.5, color=GREY, linewidth=0.8, linestyle=":")
        if words:
            _bracket(ax, first, last, words)
    name_rows(ax, [short(row["label"]) for row in rows])
    worst = max([max(row["rank_high"], row["rank_now"]) for row in rows] + [1])
    ax.set_xlim(0.5, worst + 0.5)
    ax.xaxis.get_major_locator().set_params(integer=True, min_n_ticks=1)
    ax.set_xlabel("rank")
    plain(ax)
    if rows:
        legend(ax, parts, [f"{100 * result.level:g} % of cases", "rank now", "expected rank"], columns=3)
    return ax
