# SPDX-License-Identifier: MIT
"""The chart of gaps to targets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from journeyrank.plots._gap_to_target import MET, MISSED, gap_state, gap_to_target_table, gap_words, points_room
from journeyrank.plots._table import Row

from ._base import across, altair, by_row, chart, layered, scale_of, tips


def _tips() -> list[Any]:
    return tips(
        journey="journey", stage="stage", criterion="criterion", actual__q="actual", target__q="target",
        points__q="points", probability_missed__q="probability that it is missed", n__q="n", word="what",
    )  # fmt: skip


def _looks(measured: Sequence[Row]) -> dict[str, Any]:
    """How a mark says whether its target is met: by its edge and its inside, which is white for few contacts."""
    alt = altair()
    words = alt.Legend(title=None, orient="top", columns=4, labelLimit=180)
    edge = {row["word"]: MET if row["met"] else MISSED for row in measured}
    inside = {row["word"]: "white" if row["small_sample"] else edge[row["word"]] for row in measured}
    shapes = {row["word"]: "circle" if row["met"] else "diamond" for row in measured}
    return {
        "fill": alt.Fill("word:N", scale=scale_of(inside, inside.values()), legend=words),
        "stroke": alt.Stroke("word:N", scale=scale_of(edge, edge.values()), legend=words),
        "shape": alt.Shape("word:N", scale=scale_of(shapes, shapes.values()), legend=words),
    }


def gap_to_target(result: Any, *, criterion: str | None = None, top: int = 20) -> Any:
    """What was measured against its target.

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
    altair.Chart or altair.LayerChart
    """
    table = gap_to_target_table(result, criterion=criterion, top=top)
    rows: list[Row] = [{**row, "word": gap_state(row), "text": gap_words(row), "zero": 0.0} for row in table]
    names = [row["label"] for row in rows]
    if criterion is None:
        layers = _of_points(rows, by_row(names, "label"), points_room(table))
    else:
        better = rows[0]["better"] if rows else "lower"
        layers = _of_one(rows, by_row(names, "label"), f"{criterion}, {better} is better")
    return layered(layers, title=table.title, rows=len(names))


def _of_points(rows: list[Row], y: Any, room: tuple[float, float]) -> list[Any]:
    measured = [row for row in rows if row["met"] is not None]
    looks = _looks(measured)
    bars = chart(measured).mark_bar(strokeWidth=1.6).encode(
        x=across("zero", "points that the gap costs", *room), x2="points:Q", y=y, fill=looks["fill"],
        stroke=looks["stroke"], tooltip=_tips(),
    )  # fmt: skip
    beside = ({**row, "beside": max(row["points"] or 0.0, 0.0)} for row in rows)
    texts = chart(beside).mark_text(align="left", dx=4).encode(x="beside:Q", y=y, text="text:N")
    return [bars, texts]


def _of_one(rows: list[Row], y: Any, title: str) -> list[Any]:
    alt = altair()
    measured = [row for row in rows if row["met"] is not None]
    looks = _looks(measured)
    x = alt.X("target:Q", title=title, scale=alt.Scale(zero=False))
    gaps = chart(measured).mark_rule(strokeWidth=2.4).encode(x=x, x2="actual:Q", y=y, stroke=looks["stroke"])
    targets = chart(rows).mark_tick(thickness=2.6, size=18, color="black").encode(x="target:Q", y=y, tooltip=_tips())
    dots = chart(measured).mark_point(size=90, strokeWidth=1.8, opacity=1).encode(
        x="actual:Q", y=y, tooltip=_tips(), **looks
    )  # fmt: skip
    none = chart(row for row in rows if row["met"] is None).mark_text(align="left", dx=8).encode(
        x="target:Q", y=y, text=alt.TextValue("not measured")
    )  # fmt: skip
    return [gaps, targets, dots, none]
