# SPDX-License-Identifier: MIT
"""How often each journey has each rank, as bars in shades."""

from __future__ import annotations

from typing import Any

from ._canvas import axes_for, legend, name_rows, plain
from ._names import short, told_apart
from ._table import PictureTable

SHADES = ("#08306b", "#2171b5", "#6baed6", "#bdd7e7", "#e8eef4")
DARK = SHADES[:2]


def _filled(shares: Any) -> Any:
    """Shares of ranks whose rows add up to 1: where first places are exact and the other ranks are drawn, the others
    share what the first leaves, in proportion."""
    shares = shares.copy()
    rest = shares[:, 1:].sum(axis=1)
    for row in range(len(shares)):
        if rest[row] > 0.0:
            shares[row, 1:] *= (1.0 - shares[row, 0]) / rest[row]
    return shares


def _groups(ranks: int) -> list[tuple[int, int]]:
    groups = [(1, 1), (2, 2), (3, 3), (4, 5), (6, ranks)]
    return [(first, min(last, ranks)) for first, last in groups if first <= ranks]


def rank_acceptability_table(result: Any, *, top: int = 20) -> PictureTable:
    """The rows of `rank_acceptability`: a journey and some ranks each, with its share of the cases in percent.

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
    shares = _filled(result.acceptability())
    rows: list[dict[str, Any]] = []
    for row in result.to_dicts()[:top]:
        line = lines[row["journey"]]
        start = 0.0
        for first, last in _groups(shares.shape[1]):
            share = 100.0 * float(shares[line.row, first - 1 : last].sum())
            rows.append({
                "rank_now": line.unpinned_rank, "journey": line.id, "label": names[line.id],
                "ranks": f"rank {first}" if first == last else f"ranks {first}–{last}",
                "start": start, "share": share, "end": start + share,
            })  # fmt: skip
            start += share
    return PictureTable(rows, "How often each journey has each rank, % of cases")


def rank_acceptability(result: Any, *, ax: Any = None, top: int = 20) -> Any:
    """How often each journey has each rank: bars from rank 1 (dark) on.

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
    rows = rank_acceptability_table(result, top=top)
    lines = list({row["journey"]: row for row in rows}.values())
    ax = axes_for(ax, width=8.0, height=1.7 + 0.42 * max(1, len(lines)))
    words = list(dict.fromkeys(row["ranks"] for row in rows))
    parts: list[Any] = []
    for word, shade in zip(words, SHADES):
        own = [row for row in rows if row["ranks"] == word]
        parts.append(ax.barh(
            range(len(own)), [row["share"] for row in own], left=[row["start"] for row in own], height=0.72,
            color=shade, edgecolor="white", linewidth=0.8,
        ))  # fmt: skip
        for place, row in enumerate(own):
            if row["share"] >= 8.0:
                ax.annotate(
                    f"{row['share']:.0f}", ((row["start"] + row["end"]) / 2.0, place), ha="center", va="center",
                    fontsize=8, color="white" if shade in DARK else "black",
                )  # fmt: skip
    name_rows(ax, [f"{row['rank_now']}  {short(row['label'])}" for row in lines])
    ax.set_xlim(0, 100)
    ax.set_xlabel("% of cases (before each name: its rank now)")
    plain(ax)
    if rows:
        legend(ax, parts, words, columns=5)
    return ax
