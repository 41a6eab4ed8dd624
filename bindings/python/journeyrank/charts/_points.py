# SPDX-License-Identifier: MIT
"""Charts of journeys by their values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from journeyrank.plots import _parallel_coordinates, _trade_off, _value_effort
from journeyrank.plots._bump import line_looks
from journeyrank.plots._table import Row
from journeyrank.plots._value_effort import Amount

from ._base import DASHES, WIDTH, altair, by_row, chart, layered, scale_of, tips

HEIGHT = 480
LETTER, LINE = 5.8, 13.0  # about the size of a letter, in pixels
SHAPES = ("circle", "square", "triangle-up", "diamond", "triangle-down", "cross", "triangle-left", "triangle-right",
          "arrow", "wedge")  # fmt: skip

Box = tuple[float, float, float, float]


def _free(box: Box, taken: Sequence[Box]) -> bool:
    inside = box[0] >= 0 and box[2] <= WIDTH and box[1] >= 0 and box[3] <= HEIGHT
    return inside and not any(
        box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3] for other in taken
    )


def _names(points: list[tuple[float, float, float]], rows: Sequence[Row]) -> list[Row]:
    """Names beside the first marks, in pixels, on no mark and on no other name; the rank alone where there is no room.

    Points are the middle and the radius of each mark.
    """
    taken: list[Box] = [(x - r, y - r, x + r, y + r) for x, y, r in points]
    names: list[dict[str, Any]] = []
    for (x, y, r), row in zip(points, rows):
        for text, away, right in (
            (text, away, right)
            for text in _trade_off.shown_names(row)
            for away in [0.0, *(side * step for step in range(13, 170, 13) for side in (-1, 1))]
            for right in (True, False)
        ):
            start = x + r + 3 if right else x - r - 3 - LETTER * len(text)
            box = (start, y + away - LINE / 2, start + LETTER * len(text), y + away + LINE / 2)
            if _free(box, taken):
                taken.append(box)
                names.append({"at_x": start if right else box[2], "at_y": y + away, "text": text, "from_x": x,
                              "from_y": y, "align": "left" if right else "right", "far": away != 0.0})  # fmt: skip
                break
    return names


def _scatter(rows: Sequence[Row], axes: Any, areas: list[float], colour: str, shown: list[Any], top: int) -> list[Any]:
    """The marks, and layers of names in pixels. `axes` gives the field, title and ends of both axes."""
    alt = altair()
    (x_field, x_title, x_low, x_high), (y_field, y_title, y_low, y_high) = axes
    marks = chart({**row, "area": area} for row, area in zip(rows, areas)).mark_circle(
        color=colour, opacity=0.65, stroke="black", strokeWidth=0.6
    ).encode(
        x=alt.X(f"{x_field}:Q", title=x_title, axis=alt.Axis(tickCount=6),
                scale=alt.Scale(domain=[x_low, x_high], nice=False, zero=False)),
        y=alt.Y(f"{y_field}:Q", title=y_title, axis=alt.Axis(tickCount=6),
                scale=alt.Scale(domain=[y_low, y_high], nice=False, zero=False)),
        size=alt.Size("area:Q", scale=None, legend=None), tooltip=shown,
    )  # fmt: skip
    points = [
        (WIDTH * (row[x_field] - x_low) / (x_high - x_low), HEIGHT * (y_high - row[y_field]) / (y_high - y_low),
         (area / 3.1416) ** 0.5)
        for row, area in zip(rows, areas)
    ]  # fmt: skip
    layers = [marks]
    pixels = {"scale": None, "axis": None}
    names = _names(points, list(rows)[:top])
    layers.append(chart(row for row in names if row["far"]).mark_rule(color="#8c8c8c", strokeWidth=0.6).encode(
        x=alt.X("from_x:Q", **pixels), x2="at_x:Q", y=alt.Y("from_y:Q", **pixels), y2="at_y:Q"
    ))  # fmt: skip
    for align in ("left", "right"):
        layers.append(chart(row for row in names if row["align"] == align).mark_text(align=align).encode(
            x=alt.X("at_x:Q", **pixels), y=alt.Y("at_y:Q", **pixels), text="text:N"
        ))  # fmt: skip
    return layers


def trade_off(ranking: Any, across: str, up: str, *, top: int = 12) -> Any:
    """Journeys by two criteria.

    Parameters
    ----------
    ranking : Ranking
        what is drawn
    across : str
        the ids of the criteria
    up : str
        the ids of the criteria
    top : int, default 12
        so many journeys have names, from the first on

    Returns
    -------
    altair.Chart or altair.LayerChart
    """
    table = _trade_off.trade_off_table(ranking, across, up)
    x_name, y_name = _trade_off.axis_words(ranking, across, up)
    axes = (("across", f"{x_name}: value, 1 is the strongest reason to act", -0.03, 1.03),
            ("up", f"{y_name}: value", -0.03, 1.03))  # fmt: skip
    shown = tips(label="journey", rank__q="rank", across__q="across", up__q="up", score__q="score")
    areas = _trade_off.mark_areas(table)
    return layered(_scatter(table, axes, areas, _trade_off.MARK, shown, top), title=table.title, height=HEIGHT)


def value_effort(
    ranking: Any, effort: Amount, value: Amount | None = None, *, size: Amount | None = None, top: int = 12
) -> Any:
    """Value against effort, a bubble a journey.

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
    top : int, default 12
        so many journeys have names, from the first on

    Returns
    -------
    altair.Chart or altair.LayerChart
    """
    table = _value_effort.value_effort_table(ranking, effort, value, size=size)
    words = {"effort": effort, "value": value}
    axes = [
        (field, _value_effort.amount_words(ranking, amount, field),
         *_value_effort.room([row[field] for row in table]))
        for field, amount in words.items()
    ]  # fmt: skip
    shown = tips(label="journey", rank__q="rank", effort__q="effort", value__q="value", size__q="size")
    areas = _value_effort.areas_of(table, alike=size is None)
    layers = _scatter(table, axes, areas, _value_effort.MARK, shown, top)
    whole = layered(layers, title=table.title, height=HEIGHT)
    return whole if size is None else whole.properties(
        title=altair().TitleParams(_value_effort.size_words(ranking, size, table), anchor="start", fontSize=11,
                                   fontWeight="normal")
    )  # fmt: skip


def parallel_coordinates(ranking: Any, *, top: int = _parallel_coordinates.MOST) -> Any:
    """The values of the first journeys on all criteria.

    Parameters
    ----------
    ranking : Ranking
        what is drawn
    top : int, default 10
        so many journeys, from the first on; at most 10

    Returns
    -------
    altair.Chart or altair.LayerChart
    """
    alt = altair()
    table = _parallel_coordinates.parallel_coordinates_table(ranking, top=top)
    criteria = list(dict.fromkeys(row["criterion_label"] for row in table))
    looks = line_looks(list(dict.fromkeys(row["journey"] for row in table)))
    names = {row["journey"]: f"{row['rank']}  {row['label']}" for row in table}
    rows: list[dict[str, Any]] = []
    run = 0  # a line goes on over the cells that are there
    for i, row in enumerate(table):
        new = i == 0 or table[i - 1]["journey"] != row["journey"]
        run += 1 if new or row["value"] is None else 0
        if row["value"] is not None:
            place = criteria.index(row["criterion_label"])
            rows.append({**row, "name": names[row["journey"]], "place": place, "run": run})
    shown = list(names.values())
    legend = alt.Legend(title=None, orient="top", columns=3, labelLimit=170)
    colour = alt.Color("name:N", legend=legend, scale=scale_of(shown, (each[0] for each in looks.values())))
    dash = alt.StrokeDash("name:N", legend=legend, scale=scale_of(shown, (DASHES[each[1]] for each in looks.values())))
    shape = alt.Shape("name:N", legend=legend, scale=scale_of(shown, SHAPES[: len(shown)]))
    x = alt.X("value:Q", title="value, 1 is the strongest reason to act", scale=alt.Scale(domain=[0.0, 1.0]))
    y = by_row(criteria, "criterion_label")
    lines = chart(rows).mark_line(strokeWidth=1.8).encode(
        x=x, y=y, color=colour, strokeDash=dash, detail="run:N", order="place:Q"
    )  # fmt: skip
    dots = chart(rows).mark_point(filled=True, size=60, opacity=1).encode(
        x=x, y=y, color=colour, shape=shape,
        tooltip=tips(label="journey", criterion_label="criterion", value__q="value", amount__q="amount", unit="unit"),
    )  # fmt: skip
    return layered([lines, dots], title=table.title, height=48 * max(1, len(criteria)))
