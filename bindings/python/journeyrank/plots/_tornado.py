# SPDX-License-Identifier: MIT
"""How the lead of the first journey moves with each weight."""

from __future__ import annotations

from typing import Any

from ._canvas import COLOURS, DARK_GREY, axes_for, legend, name_rows, plain
from ._names import short, told_apart
from ._table import PictureTable

LESS, MORE = COLOURS[1], COLOURS[0]


def first_two(ranking: Any) -> list[Any]:
    """The first two journeys by score: a pin moves no score."""
    if len(ranking) < 2:
        raise ValueError("a tornado needs two journeys")
    return sorted(ranking, key=lambda line: (-line.score, line.id))[:2]


def _lead(ranking: Any, first: str, second: str) -> float:
    scores = {line.id: line.score for line in ranking}
    return 100.0 * float(scores[first] - scores[second])


def tornado_table(ranking: Any, *, change: float = 0.5, top: int = 20) -> PictureTable:
    """The rows of `tornado`: a criterion each, its weight in percent with less and with more of it, and the lead of
    the first journey over the second now and with either, the widest first.

    Parameters
    ----------
    ranking : Ranking
        what is drawn
    change : float, default 0.5
        the share of itself by which a weight shrinks and grows
    top : int, default 20
        so many criteria, from the one that moves the lead most

    Returns
    -------
    PictureTable
    """
    first, second = first_two(ranking)
    names = told_apart((each.id, each.label) for each in ranking.model.criteria)
    now = _lead(ranking, first.id, second.id)
    rows: list[dict[str, Any]] = []
    for criterion, weight in ranking.what_if().weights.items():
        if not 0.0 < weight < 1.0:
            continue
        less, more = (max(0.0, min(1.0, weight * (1.0 + by))) for by in (-change, change))
        leads = [_lead(ranking.what_if(weights={criterion: w}).ranking, first.id, second.id) for w in (less, more)]
        rows.append({
            "criterion": criterion, "label": names[criterion], "weight": 100.0 * weight, "less_weight": 100.0 * less,
            "more_weight": 100.0 * more, "lead": now, "lead_with_less": leads[0], "lead_with_more": leads[1],
        })  # fmt: skip
    rows.sort(key=lambda row: -abs(row["lead_with_more"] - row["lead_with_less"]))
    return PictureTable(rows[:top], f"The lead of {first.label} over {second.label}, points out of 100")


def tornado(ranking: Any, *, ax: Any = None, change: float = 0.5, top: int = 20) -> Any:
    """How the lead of the first journey over the second moves when one weight shrinks or grows by a share of itself.

    The criterion that moves it most stands at the top. Past the dashed line at 0 the second journey is first. Both
    are those by score: a pin moves no score.

    Parameters
    ----------
    ranking : Ranking
        what is drawn
    ax : matplotlib.axes.Axes, optional
        the axes to draw on; None: new ones. They are returned
    change : float, default 0.5
        the share of itself by which a weight shrinks and grows
    top : int, default 20
        so many criteria, from the one that moves the lead most

    Returns
    -------
    matplotlib.axes.Axes
        those that were given, or new ones
    """
    rows = tornado_table(ranking, change=change, top=top)
    first, second = first_two(ranking)
    now = _lead(ranking, first.id, second.id)
    ax = axes_for(ax, width=8.0, height=1.6 + 0.5 * max(1, len(rows)))
    parts: list[Any] = []
    for ends, colour in (("lead_with_less", LESS), ("lead_with_more", MORE)):
        widths = [row[ends] - row["lead"] for row in rows]
        parts.append(ax.barh(range(len(rows)), widths, left=now, height=0.62, color=colour))
    ax.axvline(now, color=DARK_GREY, linewidth=1.0)
    ax.axvline(0.0, color="#D55E00", linewidth=1.2, linestyle="--")
    name_rows(ax, [short(row["label"]) for row in rows])
    ax.margins(x=0.08)
    ax.set_xlabel(f"lead of {short(first.label)} over {short(second.label)}, points", parse_math=False)
    plain(ax)
    if rows:
        by = f"{100 * change:.0f} %"
        legend(ax, parts, [f"{by} less weight", f"{by} more weight"], columns=2)
    return ax
