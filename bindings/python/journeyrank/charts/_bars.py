# SPDX-License-Identifier: MIT
"""Charts of bars."""

from __future__ import annotations

from typing import Any

from journeyrank.plots import _contributions, _rank_acceptability, _stability, _tornado, _waterfall
from journeyrank.plots._canvas import GREY
from journeyrank.plots._table import Row

from ._base import DASHES, STEP, across, altair, by_row, chart, coloured, layered, tips


def contributions(ranking: Any, *, top: int = 20) -> Any:
    """The scores as stacked bars, a colour a criterion.

    Parameters
    ----------
    ranking : Ranking
        what is drawn
    top : int, default 20
        so many journeys, from the first on

    Returns
    -------
    altair.Chart or altair.LayerChart
    """
    alt = altair()
    table = _contributions.contributions_table(ranking, top=top)
    colours = _contributions.contribution_colours(ranking, table)
    rows = [{**row, "name": f"{row['rank']}  {row['label']}"} for row in table]
    last = _contributions.bar_ends(rows)
    names = [row["name"] for row in last]
    low, high = _contributions.room_for(last)
    bars = chart(rows).mark_bar(stroke="white", strokeWidth=0.8).encode(
        x=across("start", "points out of 100", low, high), x2="end:Q", y=by_row(names),
        color=coloured("part", colours, shown=any(colours)),
        tooltip=tips(label="journey", part="criterion", points__q="points", score__q="score", rank__q="rank"),
    )  # fmt: skip
    scores = chart(last).mark_text(align="left", dx=4).encode(
        x="high:Q", y=by_row(names), text=alt.Text("score:Q", format=".1f")
    )  # fmt: skip
    marked = [row for row in last if row["low"] < 0.0]
    ticks = chart(marked).mark_tick(color="black", thickness=2).encode(x="score:Q", y=by_row(names))
    return layered([bars, scores, *([ticks] if marked else [])], title=table.title, rows=len(names))


def stability(result: Any) -> Any:
    """The weights that keep the winner, the top k and the order.

    Parameters
    ----------
    result : Stability
        what is drawn

    Returns
    -------
    altair.Chart or altair.LayerChart
    """
    table = _stability.stability_table(result)
    words = _stability.kept_words(result)
    names = list(dict.fromkeys(row["label"] for row in table))
    colours = {words[keeps]: colour for keeps, (_, colour) in _stability.KEPT.items()}
    colours["weight now"] = _stability.NOW
    shown = tips(label="criterion", word="what", low__q="from, %", high__q="to, %", now__q="weight now, %")
    layers: list[Any] = []
    for keeps, (height, _) in _stability.KEPT.items():
        rows = [{**row, "word": words[keeps]} for row in table if row["keeps"] == keeps]
        layers.append(chart(rows).mark_bar(size=STEP * height).encode(
            x=across("low", "weight, % of all (the others keep their proportions)", 0.0, 100.0), x2="high:Q",
            y=by_row(names, "label"), color=coloured("word", colours), tooltip=shown,
        ))  # fmt: skip
    now = list({row["label"]: {**row, "word": "weight now"} for row in table}.values())
    layers.append(chart(now).mark_point(shape="diamond", fill="white", size=90, strokeWidth=2, opacity=1).encode(
        x="now:Q", y=by_row(names, "label"), color=coloured("word", colours), tooltip=shown
    ))  # fmt: skip
    return layered(layers, title=table.title, rows=len(names))


def tornado(ranking: Any, *, change: float = 0.5, top: int = 20) -> Any:
    """How the lead of the first moves with each weight.

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
    altair.Chart or altair.LayerChart
    """
    alt = altair()
    table = _tornado.tornado_table(ranking, change=change, top=top)
    by = f"{100 * change:.0f} %"
    ends = {
        f"{by} less weight": ("lead_with_less", _tornado.LESS),
        f"{by} more weight": ("lead_with_more", _tornado.MORE),
    }
    rows: list[Row] = [
        {**row, "word": word, "start": row["lead"], "end": row[field]}
        for row in table
        for word, (field, _) in ends.items()
    ]
    names = [row["label"] for row in table]
    reached = [0.0, *(row["end"] for row in rows), *(row["lead"] for row in table)]
    beyond = 0.08 * ((max(reached) - min(reached)) or 1.0)
    bars = chart(rows).mark_bar().encode(
        x=across("start", f"{table.title[0].lower()}{table.title[1:]}", min(reached) - beyond, max(reached) + beyond),
        x2="end:Q", y=by_row(names, "label"), color=coloured("word", {word: each[1] for word, each in ends.items()}),
        tooltip=tips(
            label="criterion", word="with", start__q="lead now", end__q="lead then", weight__q="weight now, %"
        ),
    )  # fmt: skip
    now = chart([{"at": row["lead"]} for row in table[:1]]).mark_rule(color="#595959").encode(x="at:Q")
    level = chart([{"at": 0.0}]).mark_rule(color="#D55E00", strokeDash=DASHES["--"]).encode(x=alt.X("at:Q"))
    return layered([bars, now, level], title=table.title, rows=len(names))


def rank_acceptability(result: Any, *, top: int = 20) -> Any:
    """How often each journey has each rank.

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
    table = _rank_acceptability.rank_acceptability_table(result, top=top)
    rows: list[Row] = [
        {**row, "name": f"{row['rank_now']}  {row['label']}", "middle": (row["start"] + row["end"]) / 2.0}
        for row in table
    ]
    names = list(dict.fromkeys(row["name"] for row in rows))
    shades = dict(zip(dict.fromkeys(row["ranks"] for row in rows), _rank_acceptability.SHADES))
    bars = chart(rows).mark_bar(stroke="white", strokeWidth=0.8).encode(
        x=across("start", "% of cases (before each name: its rank now)", 0.0, 100.0), x2="end:Q", y=by_row(names),
        color=coloured("ranks", shades, columns=5), tooltip=tips(label="journey", ranks="ranks", share__q="% of cases"),
    )  # fmt: skip
    layers = [bars]
    for colour, is_dark in (("white", True), ("black", False)):
        wide = [
            row for row in rows
            if row["share"] >= 8.0 and (shades[row["ranks"]] in _rank_acceptability.DARK) == is_dark
        ]  # fmt: skip
        layers.append(chart(wide).mark_text(color=colour, fontSize=10).encode(
            x="middle:Q", y=by_row(names), text=alt.Text("share:Q", format=".0f")
        ))  # fmt: skip
    return layered(layers, title=table.title, rows=len(names))


def waterfall(comparison: Any, *, top: int = 20) -> Any:
    """The way from one score to the other.

    Parameters
    ----------
    comparison : Comparison
        what is drawn
    top : int, default 20
        so many criteria have a step of their own

    Returns
    -------
    altair.Chart or altair.LayerChart
    """
    alt = altair()
    table = _waterfall.waterfall_table(comparison, top=top)
    colours = {"score": GREY, "up": _waterfall.UP, "down": _waterfall.DOWN}
    rows: list[dict[str, Any]] = []
    for row in table:
        word = "score" if row["step"] == "score" else "up" if row["points"] >= 0 else "down"
        text = f"{row['points']:.1f}" if word == "score" else f"{row['points']:+.1f}"
        rows.append({**row, "word": word, "text": text, "beside": max(row["start"], row["end"])})
    names = [row["label"] for row in rows]
    reached = [at for row in rows for at in (row["start"], row["end"])]
    bars = chart(rows).mark_bar().encode(
        x=across("start", "points out of 100", min([0.0, *reached]), 1.1 * max([*reached, 1.0])), x2="end:Q",
        y=by_row(names, "label"), color=coloured("word", colours, shown=False),
        tooltip=tips(label="step", points__q="points", end__q="score after it"),
    )  # fmt: skip
    words = chart(rows).mark_text(align="left", dx=4).encode(
        x="beside:Q", y=by_row(names, "label"), text=alt.Text("text:N")
    )  # fmt: skip
    return layered([bars, words], title=table.title, rows=len(names))
