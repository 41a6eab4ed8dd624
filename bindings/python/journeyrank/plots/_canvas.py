# SPDX-License-Identifier: MIT
"""What all pictures share: their colours, and axes with names and a legend that fit."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Any

COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#000000")
LINES = tuple(colour for colour in COLOURS if colour != "#F0E442")  # yellow is lost as a line on white
STYLES = ("-", "--", ":")
GREY = "#8c8c8c"
DARK_GREY = "#595959"


def axes_for(ax: Any, *, width: float, height: float) -> Any:
    """The axes that are given, or new ones of this size in inches."""
    if ax is not None:
        return ax
    try:
        from matplotlib.figure import Figure
    except ImportError:
        raise ImportError("plots need matplotlib; install it: pip install 'journeyrank[plot]'") from None
    try:
        pyplot: Any = importlib.import_module("matplotlib.pyplot")
    except ImportError:  # no display of any kind is set up
        return Figure(figsize=(width, height), layout="constrained").add_subplot()
    return pyplot.figure(figsize=(width, height), layout="constrained").add_subplot()


def plain(ax: Any) -> None:
    for side in ("top", "right"):
        ax.spines[side].set_visible(False)


def whole(ax: Any) -> Any:
    """The figure that the axes are in, not the part of it that a subfigure is."""
    try:
        return ax.get_figure(root=True)
    except TypeError:  # before matplotlib 3.10
        return ax.figure.figure


def name_rows(ax: Any, names: Sequence[str]) -> None:
    """A name a row, the first at the top."""
    ax.set_yticks(range(len(names)), names, parse_math=False)
    ax.set_ylim(max(1, len(names)) - 0.5, -0.5)


def legend(ax: Any, parts: Sequence[Any], words: Sequence[str], *, columns: int) -> None:
    """What each part is, above the axes: in so many columns, or in as many as are no wider than the axes."""
    whole(ax).draw_without_rendering()
    room = ax.get_window_extent().width
    for ncols in range(columns, 0, -1):
        box = ax.legend(  # labels that start with an underscore would be left out, so they come after
            parts, ["?"] * len(words), loc="lower left", bbox_to_anchor=(0.0, 1.0), ncols=ncols, frameon=False,
            fontsize=9,
        )  # fmt: skip
        for text, word in zip(box.get_texts(), words):
            text.set(text=word, parse_math=False)
        if box.get_window_extent().width <= room:
            break


def write_beside(ax: Any, text: str, x: float, row: float) -> None:
    """A number behind the end of a bar."""
    ax.annotate(
        text, (x, row), xytext=(5, 0), textcoords="offset points", va="center", fontsize=9, parse_math=False
    )  # fmt: skip
