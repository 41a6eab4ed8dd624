# SPDX-License-Identifier: MIT
"""How far each weight may move, as bars within one another."""

from __future__ import annotations

from typing import Any

from ._canvas import axes_for, legend, name_rows, plain
from ._names import short, told_apart
from ._table import PictureTable

KEPT = {"winner": (0.72, "#56B4E9"), "top": (0.46, "#0072B2"), "order": (0.2, "#000000")}  # height and colour
NOW = "#D55E00"


def kept_words(result: Any) -> dict[str, str]:
    return {"winner": "first stays first", "top": f"top {result.top} stays", "order": "order stays"}


def stability_table(result: Any) -> PictureTable:
    """The rows of `stability`: a criterion and what is kept each, between which weights, in percent of all weight.

    Parameters
    ----------
    result : Stability
        what is drawn

    Returns
    -------
    PictureTable
    """
    rows = result.to_dicts()
    names = told_apart({row["criterion"]: row["label"] for row in rows}.items())
    return PictureTable(
        (
            {
                "criterion": row["criterion"], "label": names[row["criterion"]], "keeps": row["keeps"],
                "low": 100.0 * row["low"], "high": 100.0 * row["high"], "now": 100.0 * row["weight"],
            }
            for row in rows
        ),
        "Between which weights the first, the top and the order stay, % of all weight",
    )  # fmt: skip


def stability(result: Any, *, ax: Any = None) -> Any:
    """For each criterion the weights that keep the winner, the top k and the order, as bars within one another.

    Parameters
    ----------
    result : Stability
        what is drawn
    ax : matplotlib.axes.Axes, optional
        the axes to draw on; None: new ones. They are returned

    Returns
    -------
    matplotlib.axes.Axes
        those that were given, or new ones
    """
    rows = stability_table(result)
    names = {row["criterion"]: row["label"] for row in rows}
    places = {criterion: place for place, criterion in enumerate(names)}
    ax = axes_for(ax, width=8.0, height=1.6 + 0.55 * max(1, len(names)))
    parts: list[Any] = []
    for keeps, (height, colour) in KEPT.items():
        kept = [row for row in rows if row["keeps"] == keeps]
        parts.append(ax.barh(
            [places[row["criterion"]] for row in kept], [row["high"] - row["low"] for row in kept],
            left=[row["low"] for row in kept], height=height, color=colour,
        ))  # fmt: skip
    now = {row["criterion"]: row["now"] for row in rows}
    parts += ax.plot(
        list(now.values()), range(len(names)), linestyle="none", marker="D", markersize=7, markerfacecolor="white",
        markeredgecolor=NOW, markeredgewidth=1.8,
    )  # fmt: skip
    name_rows(ax, [short(name) for name in names.values()])
    ax.set_xlim(0, 100)
    ax.set_xlabel("weight, % of all (the others keep their proportions)")
    plain(ax)
    if names:
        legend(ax, parts, [*kept_words(result).values(), "weight now"], columns=4)
    return ax
