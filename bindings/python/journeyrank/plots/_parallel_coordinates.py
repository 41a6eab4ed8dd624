# SPDX-License-Identifier: MIT
"""The values of up to ten journeys on all criteria, a line a journey."""

from __future__ import annotations

from typing import Any

from ._bump import line_looks
from ._canvas import GREY, axes_for, legend, name_rows, plain
from ._names import short, told_apart
from ._table import PictureTable

MOST = 10  # lines that can be told apart
MARKERS = ("o", "s", "^", "D", "v", "P", "X", "<", ">", "*")


def parallel_coordinates_table(ranking: Any, *, top: int = MOST) -> PictureTable:
    """The rows of `parallel_coordinates`: a journey and criterion each, its value from 0 to 1 and its amount.

    A missing cell has no value.

    Parameters
    ----------
    ranking : Ranking
        what is drawn
    top : int, default 10
        so many journeys, from the first on; at most 10

    Returns
    -------
    PictureTable
    """
    if not 1 <= top <= MOST:
        raise ValueError(f"top: found {top}; allowed: 1 to {MOST}, for more lines cannot be told apart")
    names = told_apart((line.id, line.label) for line in ranking)
    criteria = told_apart((each.id, each.label) for each in ranking.model.criteria)
    rows: list[dict[str, Any]] = []
    for line in list(ranking)[:top]:
        for cell in ranking.explain(line.id).contributions:
            rows.append({
                "rank": line.rank, "journey": line.id, "label": names[line.id], "criterion": cell.criterion,
                "criterion_label": criteria[cell.criterion], "value": None if cell.missing else cell.value,
                "amount": None if cell.missing else cell.raw, "unit": cell.unit,
            })  # fmt: skip
    return PictureTable(rows, "Values from 0 to 1 on each criterion")


def parallel_coordinates(ranking: Any, *, ax: Any = None, top: int = MOST) -> Any:
    """The values of the first journeys on all criteria: an axis a criterion, a line a journey, up to ten.

    The axes lie one below the other, so that names have room. A missing cell is a gap in the line.

    Parameters
    ----------
    ranking : Ranking
        what is drawn
    ax : matplotlib.axes.Axes, optional
        the axes to draw on; None: new ones. They are returned
    top : int, default 10
        so many journeys, from the first on; at most 10

    Returns
    -------
    matplotlib.axes.Axes
        those that were given, or new ones
    """
    rows = parallel_coordinates_table(ranking, top=top)
    criteria = list(dict.fromkeys(row["criterion_label"] for row in rows))
    if not criteria:
        criteria = [short(each.label or each.id) for each in ranking.model.criteria]
    looks = line_looks(list(dict.fromkeys(row["journey"] for row in rows)))
    ax = axes_for(ax, width=8.0, height=1.4 + 0.14 * len(looks) + 0.5 * len(criteria))
    for place in range(len(criteria)):
        ax.axhline(place, color=GREY, linewidth=0.6)
    lines: list[Any] = []
    words: list[str] = []
    for (name, (colour, style)), marker in zip(looks.items(), MARKERS):
        own = [row for row in rows if row["journey"] == name]
        values = [float("nan") if row["value"] is None else row["value"] for row in own]
        lines += ax.plot(
            values, range(len(own)), color=colour, linestyle=style, linewidth=1.8, marker=marker, markersize=7,
            markeredgecolor="white", markeredgewidth=0.8, clip_on=False,
        )  # fmt: skip
        words.append(f"{own[0]['rank']}  {short(own[0]['label'], 24)}")
    name_rows(ax, [short(name) for name in criteria])
    ax.set_xlim(0.0, 1.0)
    ax.set_xlabel("value, 1 is the strongest reason to act")
    plain(ax)
    if lines:
        legend(ax, lines, words, columns=4)
    return ax
