# SPDX-License-Identifier: MIT
"""Charts of ranks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from journeyrank.plots import _bump, _rank_intervals, _segment_slopes
from journeyrank.plots._canvas import DARK_GREY
from journeyrank.plots._names import short, together
from journeyrank.plots._table import Row

from ._base import DASHES, STEP, WIDTH, across, altair, by_row, chart, coloured, layered, scale_of, tips


def _by_rank(lowest: int, *, axis: bool = True) -> Any:
    """Rank 1 at the top, a line a rank."""
    alt = altair()
    ticks = alt.Axis(title="rank", values=list(range(1, lowest + 1)), grid=False, format="d") if axis else None
    return alt.Y("rank:Q", scale=alt.Scale(domain=[lowest + 0.5, 0.5], nice=False, zero=False), axis=ticks)


def rank_intervals(result: Any, *, top: int = 20) -> Any:
    """Between which ranks each journey lies, and which cannot be told apart.

    Options as in `journeyrank.plots.rank_intervals`.

    Parameters
    ----------
    result : Robustness
        what is drawn
    top : int, default 20
        so many journeys, from the lowest expected rank on

    Returns
    -------
    altair.Chart or altair.LayerChart
    """
    alt = altair()
    table = _rank_intervals.rank_intervals_table(result, top=top)
    names = [row["label"] for row in table]
    words = (f"{100 * result.level:g} % of cases", "rank now", "expected rank")
    colours = dict(zip(words, (_rank_intervals.INTERVAL, _rank_intervals.NOW, _rank_intervals.EXPECTED)))
    rows = [{**row, "low": row["rank_low"] - 0.12, "high": row["rank_high"] + 0.12} for row in table]
    shown = tips(label="journey", rank_low__q="from rank", rank_high__q="to rank", expected_rank__q="expected rank",
                 rank_now__q="rank now", group__q="group")  # fmt: skip
    worst = max([max(row["rank_high"], row["rank_now"]) for row in table] + [1])
    step = 1 if worst <= 20 else 10 * (1 + worst // 100)
    ticks = sorted({1, *range(step, worst + 1, step)})
    layers = [
        chart([{**row, "word": words[0]} for row in rows]).mark_bar(size=10).encode(
            x=alt.X("low:Q", title="rank", scale=alt.Scale(domain=[0.5, worst + 0.5], nice=False, zero=False),
                    axis=alt.Axis(values=ticks, format="d")),
            x2="high:Q", y=by_row(names, "label"), color=coloured("word", colours), tooltip=shown,
        ),
        chart([{**row, "word": words[1]} for row in rows]).mark_point(
            shape="diamond", fill="white", size=110, strokeWidth=2, opacity=1
        ).encode(x="rank_now:Q", y=by_row(names, "label"), color=coloured("word", colours), tooltip=shown),
        chart([{**row, "word": words[2]} for row in rows]).mark_circle(size=36, opacity=1).encode(
            x="expected_rank:Q", y=by_row(names, "label"), color=coloured("word", colours), tooltip=shown
        ),
    ]  # fmt: skip
    chains = [
        {"first": names[first], "last": names[last], "middle": names[(first + last) // 2],
         "text": text.replace("\n", " ")}
        for first, last, text in _rank_intervals.groups_of(table) if text
    ]  # fmt: skip
    beside = alt.value(WIDTH + 10)
    layers.append(chart(chains).mark_rule(strokeWidth=3, color=DARK_GREY, clip=False).encode(
        x=beside, y=by_row(names, "first"), y2="last:N"
    ))  # fmt: skip
    layers.append(chart(chains).mark_text(align="left", dx=8, clip=False).encode(
        x=beside, y=by_row(names, "middle"), text="text:N"
    ))  # fmt: skip
    return layered(layers, title=table.title, rows=len(names))


def bump(result: Any, *, top: int = 12) -> Any:
    """Ranks over the weight of one criterion.

    Parameters
    ----------
    result : Trajectory
        what is drawn
    top : int, default 12
        the rank that a journey must reach somewhere

    Returns
    -------
    altair.Chart or altair.LayerChart
    """
    alt = altair()
    table = _bump.bump_table(result, top=top)
    lowest = _bump.lowest_drawn(table, top)
    looks = _bump.line_looks(list(dict.fromkeys(row["journey"] for row in table)))
    points: list[dict[str, Any]] = []
    ends: dict[int, list[str]] = {}
    for name in looks:
        own = [row for row in table if row["journey"] == name]
        points += [
            {"journey": name, "label": own[0]["label"], "weight": weight, "rank": rank}
            for weight, rank in zip(*_bump.slanted(own))
        ]
        if own[-1]["rank"] <= lowest:
            ends.setdefault(own[-1]["rank"], []).append(short(own[-1]["label"]))
    dashes = scale_of(looks, (DASHES[style] for _, style in looks.values()))
    lines = chart(points).mark_line(strokeWidth=2.2, clip=True).encode(
        x=across("weight", f"weight of {_bump.weighed(result)}, % of all", 0.0, 100.0), y=_by_rank(lowest),
        color=coloured("journey", {name: colour for name, (colour, _) in looks.items()}, shown=False),
        strokeDash=alt.StrokeDash("journey:N", scale=dashes, legend=None),
        order="weight:Q", tooltip=tips(label="journey", weight__q="weight, %", rank__q="rank"),
    )  # fmt: skip
    named = [{"weight": 100.0, "rank": rank, "text": together(names)} for rank, names in ends.items()]
    names = chart(named).mark_text(align="left", dx=9, clip=False).encode(
        x="weight:Q", y=_by_rank(lowest), text="text:N"
    )  # fmt: skip
    now = chart([{"weight": 100.0 * result.weight, "text": "now"}])
    rule = now.mark_rule(color="#8c8c8c", strokeDash=DASHES["--"]).encode(x="weight:Q")
    word = now.mark_text(dy=-8, color=DARK_GREY, baseline="bottom").encode(x="weight:Q", y=alt.value(4), text="text:N")
    return layered([rule, lines, names, word], title=table.title, rows=lowest)


def _end_names(rows: list[Row], segment: str, x: Any, y: Any, *, align: str) -> Any:
    """Rank and name of the journeys at one end; those of equal rank together."""
    ends: dict[int, list[str]] = {}
    for row in rows:
        if row["segment"] == segment:
            ends.setdefault(row["rank"], []).append(short(row["label"], 28))
    named = [
        {"segment": segment, "rank": rank,
         "text": f"{together(names)}  {rank}" if align == "right" else f"{rank}  {together(names)}"}
        for rank, names in ends.items()
    ]  # fmt: skip
    away = -9 if align == "right" else 9
    return chart(named).mark_text(align=align, dx=away, clip=False).encode(x=x, y=y, text="text:N")


def segment_slopes(result: Any, *, segments: Sequence[str] | None = None, top: int = 12) -> Any:
    """The rank of each journey from one segment to the next.

    Parameters
    ----------
    result : SegmentComparison
        what is drawn
    segments : sequence of str, optional
        which, and in which order from the left; None: all
    top : int, default 12
        the rank that a journey must reach in one of them

    Returns
    -------
    altair.Chart or altair.LayerChart
    """
    alt = altair()
    table = _segment_slopes.segment_slopes_table(result, segments=segments, top=top)
    ranked = [row for row in table if row["rank"] is not None]
    chosen = _segment_slopes.chosen_segments(result, segments)
    lowest = min(max((row["rank"] for row in ranked), default=1), 2 * top)
    verdicts = _segment_slopes.VERDICTS
    lines: list[Any] = []
    for row, after in zip(table, table[1:]):
        if row["to_the_next"] is not None:
            lines.append({**row, "next": after["segment"], "next_rank": after["rank"],
                          "word": verdicts[row["to_the_next"]][0]})  # fmt: skip
    used = [each for each in verdicts.values() if any(row["word"] == each[0] for row in lines)]
    words = [each[0] for each in used]
    by_segment = alt.X("segment:N", sort=chosen, title=None, axis=alt.Axis(labelAngle=0, labelLimit=160, grid=True),
                       scale=alt.Scale(type="point", domain=chosen, padding=0.1))  # fmt: skip
    by_rank = _by_rank(lowest, axis=False)
    dashes = scale_of(words, (DASHES[each[2]] for each in used))
    widths = scale_of(words, (each[3] for each in used))
    slopes = chart(lines).mark_rule(clip=True).encode(
        x=by_segment, x2="next:N", y=by_rank, y2="next_rank:Q",
        color=coloured("word", {each[0]: each[1] for each in used}),
        strokeDash=alt.StrokeDash("word:N", scale=dashes, legend=alt.Legend(title=None, orient="top")),
        strokeWidth=alt.StrokeWidth("word:N", scale=widths, legend=None),
        tooltip=tips(label="journey", segment="segment", rank__q="rank", next="next segment", next_rank__q="rank there",
                     word="difference"),
    )  # fmt: skip
    inside = [row for row in ranked if row["rank"] <= lowest]
    dots = chart(inside).mark_circle(size=50, color=DARK_GREY, opacity=1).encode(
        x=by_segment, y=by_rank, tooltip=tips(label="journey", segment="segment", rank__q="rank")
    )  # fmt: skip
    left = _end_names(inside, chosen[0], by_segment, by_rank, align="right")
    right = _end_names(inside, chosen[-1], by_segment, by_rank, align="left")
    return layered([slopes, dots, left, right], title=table.title, height=STEP * lowest)
