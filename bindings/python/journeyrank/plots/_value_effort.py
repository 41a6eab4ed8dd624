# SPDX-License-Identifier: MIT
"""Value against effort, a bubble a journey."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Union

from ._canvas import COLOURS, axes_for, plain
from ._named_points import marks_of, name_points
from ._names import short, told_apart
from ._table import PictureTable
from ._trade_off import criterion_index, shown_names

Amount = Union[str, Mapping[str, float]]
MARK = COLOURS[1]
LARGEST = 900.0  # area of the largest bubble, in square points
ALIKE = 120.0  # of all where no size is asked for


def _amounts(ranking: Any, amount: Amount | None, what: str) -> dict[str, float]:
    """A number by journey: the score, the amounts of a criterion in its own unit, or what a mapping says."""
    if amount is None:
        return {line.id: 100.0 * line.score for line in ranking}
    if isinstance(amount, str):
        criterion_index(ranking, amount)
        matrix = ranking.matrix
        if amount not in matrix.criteria:
            return {}
        cells = zip(matrix.journeys, matrix.column(amount), matrix.missing(amount))
        return {name: float(raw) for name, raw, missing in cells if not missing}
    known = {line.id for line in ranking}
    unknown = [name for name in amount if name not in known]
    if unknown:
        raise ValueError(f"{what}: there is no journey {unknown[0]!r} in the ranking")
    numbers = {name: float(number) for name, number in amount.items()}
    if not all(math.isfinite(number) for number in numbers.values()):
        raise ValueError(f"{what}: allowed: finite numbers")
    return numbers


def amount_words(ranking: Any, amount: Amount | None, what: str) -> str:
    """What an axis shows: what it is, of which criterion and in which unit."""
    if amount is None:
        return f"{what}: score, points out of 100"
    if not isinstance(amount, str):
        return what
    criterion = ranking.model.criteria[criterion_index(ranking, amount)]
    name = f"{what}: {short(criterion.label or criterion.id)}"
    return f"{name}, {short(criterion.unit, 24)}" if criterion.unit else name


def value_effort_table(
    ranking: Any, effort: Amount, value: Amount | None = None, *, size: Amount | None = None
) -> PictureTable:
    """The rows of `value_effort`: a journey each with its effort, value and size.

    A journey that lacks one of them has no row.

    Parameters
    ----------
    ranking : Ranking
        what is drawn
    effort : str or dict of float
        across
    value : str or dict of float, optional
        up; None: the score
    size : str or dict of float, optional
        the area of a bubble; None: all are alike

    Returns
    -------
    PictureTable
    """
    efforts = _amounts(ranking, effort, "effort")
    values = _amounts(ranking, value, "value")
    sizes = {line.id: 1.0 for line in ranking} if size is None else _amounts(ranking, size, "size")
    if min(sizes.values(), default=0.0) < 0.0:
        raise ValueError("size: allowed: numbers >= 0")
    names = told_apart((line.id, line.label) for line in ranking)
    return PictureTable(
        (
            {
                "rank": line.rank, "journey": line.id, "label": names[line.id], "effort": efforts[line.id],
                "value": values[line.id], "size": sizes[line.id],
            }
            for line in ranking
            if line.id in efforts and line.id in values and line.id in sizes
        ),
        f"Across, {amount_words(ranking, effort, 'effort')}; up, {amount_words(ranking, value, 'value')}",
    )  # fmt: skip


def room(numbers: list[float]) -> tuple[float, float]:
    """The ends of an axis: 0 is in it, and the largest bubble fits."""
    low, high = min([0.0, *numbers]), max([0.0, *numbers])
    width = (high - low) or 1.0
    return (low - 0.08 * width, high + 0.08 * width)


def areas_of(rows: PictureTable, *, alike: bool) -> list[float]:
    """The area of each bubble, in square points."""
    largest = max([row["size"] for row in rows] + [0.0]) or 1.0
    return [ALIKE if alike else LARGEST * row["size"] / largest for row in rows]


def size_words(ranking: Any, size: Amount | None, rows: PictureTable) -> str:
    largest = max([row["size"] for row in rows] + [0.0])
    return f"{amount_words(ranking, size, 'area')}; the largest is {largest:,.6g}"


def value_effort(
    ranking: Any,
    effort: Amount,
    value: Amount | None = None,
    *,
    size: Amount | None = None,
    ax: Any = None,
    top: int = 12,
) -> Any:
    """Value against effort, a bubble a journey: what is worth much and costs little stands at the upper left.

    Each of the three is the id of a criterion, whose amounts stand in their own unit, or a dict of numbers by
    journey, such as the cost of a fix or the customers that meet it. A journey that lacks one of them is not drawn.

    Parameters
    ----------
    ranking : Ranking
        what is drawn
    effort : str or dict of float
        across
    value : str or dict of float, optional
        up; None: the score
    size : str or dict of float, optional
        the area of a bubble; None: all are alike
    ax : matplotlib.axes.Axes, optional
        the axes to draw on; None: new ones. They are returned
    top : int, default 12
        so many journeys have names, from the first on

    Returns
    -------
    matplotlib.axes.Axes
        those that were given, or new ones
    """
    rows = value_effort_table(ranking, effort, value, size=size)
    ax = axes_for(ax, width=7.0, height=6.0)
    xs = [row["effort"] for row in rows]
    ys = [row["value"] for row in rows]
    areas = areas_of(rows, alike=size is None)
    ax.scatter(xs, ys, s=areas, color=MARK, alpha=0.6, edgecolors="black", linewidths=0.7)
    ax.set_xlim(*room(xs))
    ax.set_ylim(*room(ys))
    ax.set_xlabel(amount_words(ranking, effort, "effort"), parse_math=False)
    ax.set_ylabel(amount_words(ranking, value, "value"), parse_math=False)
    plain(ax)
    if size is not None:
        ax.set_title(size_words(ranking, size, rows), loc="left", fontsize=9, parse_math=False)
    name_points(ax, [(x, y, shown_names(row)) for x, y, row in list(zip(xs, ys, rows))[:top]],
                marks_of(ax, xs, ys, areas))  # fmt: skip
    return ax
