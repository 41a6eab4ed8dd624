# SPDX-License-Identifier: MIT
"""Names beside the marks of a scatter, on no mark and on no other name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ._canvas import GREY, whole

Mark = tuple[float, float, float]  # its middle and its radius, in pixels


def marks_of(ax: Any, xs: Sequence[float], ys: Sequence[float], sizes: Sequence[float]) -> list[Mark]:
    """Where each mark of a scatter lies in pixels: its middle and its radius, the edge with it."""
    whole(ax).draw_without_rendering()
    points = whole(ax).dpi / 72.0
    middles: Any = ax.transData.transform(list(zip(xs, ys))) if xs else []
    return [(float(x), float(y), (0.5 * size**0.5 + 0.5) * points) for (x, y), size in zip(middles, sizes)]


def _lies_under(box: Any, mark: Mark) -> bool:
    """True when a text's box and a round mark share a pixel."""
    x, y, radius = mark
    aside = x - min(max(x, box.x0), box.x1)
    above = y - min(max(y, box.y0), box.y1)
    return bool(aside * aside + above * above < radius * radius)


def name_points(ax: Any, points: Sequence[tuple[float, float, Sequence[str]]], marks: Sequence[Mark]) -> None:
    """Writes a name beside each point, off all marks: the first of its names for which there is a free place, or the
    last of them on the point."""
    inside = ax.get_window_extent()
    taken: list[Any] = []
    for (x, y, names), (_, _, radius) in zip(points, marks):
        gap = 2.0 + radius * 72.0 / whole(ax).dpi
        beside = [(gap if right else -gap, away) for away in _heights() for right in (True, False)]
        if not any(_name_point(ax, (x, y), name, at, inside, taken, marks) for name in names for at in beside):
            _name_point(ax, (x, y), names[-1], (0, 0), inside, taken, [])


def _heights() -> list[int]:
    return [0, *(side * step for step in range(12, 181, 12) for side in (1, -1))]


def _name_point(
    ax: Any,
    point: tuple[float, float],
    name: str,
    at: tuple[float, int],
    inside: Any,
    taken: list[Any],
    marks: Sequence[Mark],
) -> bool:
    """Writes a name at so many points from a point, with a line to it where it is not beside it; False: no room."""
    side = "center" if at[0] == 0 else "left" if at[0] > 0 else "right"
    text = ax.annotate(
        name, point, xytext=at, textcoords="offset points", ha=side, va="center", fontsize=9, parse_math=False
    )
    box = text.get_window_extent()
    fits = inside.x0 <= box.x0 and box.x1 <= inside.x1 and inside.y0 <= box.y0 and box.y1 <= inside.y1
    hidden = any(_lies_under(box, mark) for mark in marks)
    if not fits or hidden or any(box.overlaps(other) for other in taken):
        text.remove()
        return False
    taken.append(box)
    if at[1] != 0:
        line = {"arrowstyle": "-", "color": GREY, "linewidth": 0.6}
        ax.annotate("", point, xytext=at, textcoords="offset points", arrowprops=line)
    return True
