# SPDX-License-Identifier: MIT
"""Pictures of results, drawn with matplotlib; `result.plot()` calls them.

Each takes a result and `ax`, the axes to draw on (None: new ones), and returns the axes. Colours are those of Okabe
and Ito, which colour-blind people tell apart; what a colour says, a label or a place says too. Names are drawn letter
by letter: a dollar sign is no formula.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#000000")
LINES = tuple(colour for colour in COLOURS if colour != "#F0E442")  # yellow is lost as a line on white
STYLES = ("-", "--", ":")
GREY = "#8c8c8c"


def _axes(ax: Any, *, width: float, height: float) -> Any:
    if ax is not None:
        return ax
    try:
        from matplotlib.figure import Figure
    except ImportError:
        raise ImportError("plots need matplotlib; install it: pip install 'journeyrank[plot]'") from None
    try:
        from matplotlib import pyplot
    except ImportError:  # no display of any kind is set up
        return Figure(figsize=(width, height), layout="constrained").add_subplot()
    return pyplot.figure(figsize=(width, height), layout="constrained").add_subplot()


def _plain(ax: Any) -> None:
    for side in ("top", "right"):
        ax.spines[side].set_visible(False)


def _short(label: str, most: int = 32) -> str:
    """A label on one line, of at most so many letters."""
    label = " ".join(label.split())
    return label if len(label) <= most else label[: most - 1] + "…"


def _whole(ax: Any) -> Any:
    """The figure that the axes are in, not the part of it that a subfigure is."""
    try:
        return ax.get_figure(root=True)
    except TypeError:  # before matplotlib 3.10
        return ax.figure.figure


def _rows(ax: Any, names: Sequence[str]) -> None:
    """A name a row, the first at the top."""
    ax.set_yticks(range(len(names)), names, parse_math=False)
    ax.set_ylim(max(1, len(names)) - 0.5, -0.5)


def _legend(ax: Any, parts: Sequence[Any], words: Sequence[str], *, columns: int) -> None:
    """What each part is, above the axes: in so many columns, or in as many as are no wider than the axes."""
    _whole(ax).draw_without_rendering()
    room = ax.get_window_extent().width
    for ncols in range(columns, 0, -1):
        legend = ax.legend(  # labels that start with an underscore would be left out, so they come after
            parts, ["?"] * len(words), loc="lower left", bbox_to_anchor=(0.0, 1.0), ncols=ncols, frameon=False,
            fontsize=9,
        )  # fmt: skip
        for text, word in zip(legend.get_texts(), words):
            text.set(text=word, parse_math=False)
        if legend.get_window_extent().width <= room:
            break


def _parts(ranking: Any, lines: Sequence[Any]) -> list[tuple[str, list[float], str]]:
    """Of each criterion its name, its points by line and its colour; beyond the colours the smallest are one part."""
    parts = [ranking.explain(line.id).contributions for line in lines]
    names = [_short(criterion.label or criterion.id, 24) for criterion in ranking.model.criteria]
    points = [[100.0 * each[c].points for each in parts] for c in range(len(names))]
    used = [c for c in range(len(names)) if any(points[c])]
    if len(used) <= len(COLOURS):  # where all criteria have one, each keeps its colour in every ranking of the model
        colours = COLOURS if len(names) <= len(COLOURS) else dict(zip(used, COLOURS))
        return [(names[c], points[c], colours[c]) for c in used]
    largest = sorted(used, key=lambda c: -sum(abs(each) for each in points[c]))[: len(COLOURS) - 1]
    shown = [(names[c], points[c], COLOURS[i]) for i, c in enumerate(sorted(largest))]
    rest = [points[c] for c in used if c not in largest]
    return [*shown, (f"{len(rest)} other criteria", [sum(each) for each in zip(*rest)], GREY)]


def contributions(ranking: Any, *, ax: Any = None, top: int = 20) -> Any:
    """Scores as stacked bars, a colour a criterion: what each adds. The first `top` journeys.

    Of more than eight criteria the seven that add most have a colour; the others are one part, in grey.
    """
    lines = list(ranking)[:top]
    parts = _parts(ranking, lines)
    ax = _axes(ax, width=8.0, height=1.2 + 0.1 * len(parts) + 0.38 * max(1, len(lines)))
    places = range(len(lines))
    left = [0.0] * len(lines)
    bars = []
    for _, points, colour in parts:
        bars.append(ax.barh(places, points, left=left, height=0.72, color=colour, edgecolor="white", linewidth=0.8))
        left = [a + b for a, b in zip(left, points)]
    for place, line in enumerate(lines):
        ax.annotate(f" {100.0 * line.score:.1f}", (left[place], place), va="center", fontsize=9)
    _rows(ax, [f"{line.rank}  {_short(line.label)}" for line in lines])
    ax.set_xlabel("points out of 100")
    ax.set_xlim(0, max([*left, 1.0]) * 1.08)
    _plain(ax)
    if parts:
        _legend(ax, bars, [name for name, _, _ in parts], columns=4)
    return ax


def stability(result: Any, *, ax: Any = None) -> Any:
    """For each criterion the weights that keep the winner, the top k and the order, as bars within one another."""
    rows = result.to_dicts()
    names = list(dict.fromkeys(row["criterion"] for row in rows))
    labels = {row["criterion"]: row["label"] for row in rows}
    ax = _axes(ax, width=8.0, height=1.6 + 0.55 * max(1, len(names)))
    shown = (("winner", 0.72, "#56B4E9", "first stays first"), ("top", 0.46, "#0072B2", f"top {result.top} stays"),
             ("order", 0.2, "#000000", "order stays"))  # fmt: skip
    parts = []
    for keeps, height, colour, _ in shown:
        kept = [row for row in rows if row["keeps"] == keeps]
        parts.append(ax.barh(
            [names.index(row["criterion"]) for row in kept], [100.0 * (row["high"] - row["low"]) for row in kept],
            left=[100.0 * row["low"] for row in kept], height=height, color=colour,
        ))  # fmt: skip
    now = {row["criterion"]: row["weight"] for row in rows}
    parts += ax.plot(
        [100.0 * now[name] for name in names], range(len(names)), linestyle="none", marker="D", markersize=7,
        markerfacecolor="white", markeredgecolor="#D55E00", markeredgewidth=1.8,
    )  # fmt: skip
    _rows(ax, [_short(labels[name]) for name in names])
    ax.set_xlim(0, 100)
    ax.set_xlabel("weight, % of all (the others keep their proportions)")
    _plain(ax)
    if names:
        _legend(ax, parts, [*(words for _, _, _, words in shown), "weight now"], columns=4)
    return ax


def _swings(ranking: Any, first: str, second: str, change: float) -> list[tuple[str, float, float]]:
    """Of each criterion the lead of one journey over another with less of its weight and with more, widest first."""
    swings = []
    for criterion, weight in ranking.what_if().weights.items():
        if not 0.0 < weight < 1.0:
            continue
        less, more = (max(0.0, min(1.0, weight * (1.0 + by))) for by in (-change, change))
        ends = [_lead(ranking.what_if(weights={criterion: share}).ranking, first, second) for share in (less, more)]
        swings.append((criterion, ends[0], ends[1]))
    return sorted(swings, key=lambda each: -abs(each[2] - each[1]))


def _lead(ranking: Any, first: str, second: str) -> float:
    scores = {line.id: line.score for line in ranking}
    return 100.0 * float(scores[first] - scores[second])


def tornado(ranking: Any, *, ax: Any = None, change: float = 0.5, top: int = 20) -> Any:
    """How the lead of the first journey over the second moves when one weight shrinks or grows by a share of itself.

    The criterion that moves it most stands at the top; the first `top` are drawn. Past the dashed line at 0 the second
    journey is first. Both are those by score: a pin moves no score.
    """
    if len(ranking) < 2:
        raise ValueError("a tornado needs two journeys")
    first, second = sorted(ranking, key=lambda line: (-line.score, line.id))[:2]
    swings = _swings(ranking, first.id, second.id, change)[:top]
    names = {criterion.id: criterion.label or criterion.id for criterion in ranking.model.criteria}
    ax = _axes(ax, width=8.0, height=1.6 + 0.5 * max(1, len(swings)))
    now = _lead(ranking, first.id, second.id)
    parts = []
    for leads, colour in (([less for _, less, _ in swings], COLOURS[1]), ([more for _, _, more in swings], COLOURS[0])):
        widths = [lead - now for lead in leads]
        parts.append(ax.barh(range(len(swings)), widths, left=now, height=0.62, color=colour))
    ax.axvline(now, color="#595959", linewidth=1.0)
    ax.axvline(0.0, color="#D55E00", linewidth=1.2, linestyle="--")
    _rows(ax, [_short(names[each[0]]) for each in swings])
    ax.margins(x=0.08)
    ax.set_xlabel(f"lead of {_short(first.label)} over {_short(second.label)}, points", parse_math=False)
    _plain(ax)
    if swings:
        by = f"{100 * change:.0f} %"
        _legend(ax, parts, [f"{by} less weight", f"{by} more weight"], columns=2)
    return ax


def _filled(shares: Any) -> Any:
    """Shares of ranks whose rows add up to 1: where first places are exact and the other ranks are drawn, the others
    share what the first leaves, in proportion."""
    shares = shares.copy()
    rest = shares[:, 1:].sum(axis=1)
    for row in range(len(shares)):
        if rest[row] > 0.0:
            shares[row, 1:] *= (1.0 - shares[row, 0]) / rest[row]
    return shares


def rank_acceptability(result: Any, *, ax: Any = None, top: int = 20) -> Any:
    """How often each journey has each rank: bars from rank 1 (dark) on."""
    rows = result.to_dicts()[:top]
    by_row = {line.id: line for line in result.ranking}
    shares = _filled(result.acceptability())
    ranks = shares.shape[1]
    ax = _axes(ax, width=8.0, height=1.7 + 0.42 * max(1, len(rows)))
    shades = ["#08306b", "#2171b5", "#6baed6", "#bdd7e7", "#e8eef4"]
    groups = [(1, 1), (2, 2), (3, 3), (4, 5), (6, ranks)]
    left = [0.0] * len(rows)
    parts = []
    words = []
    for (first, last), shade in zip(groups, shades):
        if first > ranks:
            break
        last = min(last, ranks)
        widths = [100.0 * float(shares[by_row[row["journey"]].row, first - 1 : last].sum()) for row in rows]
        words.append(f"rank {first}" if first == last else f"ranks {first}–{last}")
        parts.append(
            ax.barh(range(len(rows)), widths, left=left, height=0.72, color=shade, edgecolor="white", linewidth=0.8)
        )
        for place, width in enumerate(widths):
            if width >= 8.0:
                dark = shade in shades[:2]
                ax.annotate(
                    f"{width:.0f}", (left[place] + width / 2.0, place), ha="center", va="center", fontsize=8,
                    color="white" if dark else "black",
                )  # fmt: skip
        left = [a + b for a, b in zip(left, widths)]
    _rows(ax, [f"{by_row[row['journey']].unpinned_rank}  {_short(row['label'])}" for row in rows])
    ax.set_xlim(0, 100)
    ax.set_xlabel("% of cases (before each name: its rank now)")
    _plain(ax)
    if rows:
        _legend(ax, parts, words, columns=5)
    return ax


def bump(result: Any, *, ax: Any = None, top: int = 12) -> Any:
    """Ranks over the weight of one criterion: lines that cross where one journey passes another.

    Drawn are the journeys that are among the first `top` somewhere, down to twice that rank; named are those that end
    there.
    """
    labels = {line.id: line.label for line in result.ranking}
    steps = {name: own for name, own in result.steps().items() if min(rank for _, rank in own) <= top}
    lowest = min(max((rank for own in steps.values() for _, rank in own), default=1), 2 * top)
    ax = _axes(ax, width=8.0, height=1.6 + 0.36 * lowest)
    ends = sorted(steps, key=lambda name: (steps[name][-1][1], name))
    beside: dict[int, list[str]] = {}
    for i, name in enumerate(ends):
        weights, ranks = _slanted(steps[name])
        colour = LINES[i % len(LINES)]
        style = STYLES[(i // len(LINES)) % len(STYLES)]
        ax.plot(weights, ranks, color=colour, linewidth=2.2, linestyle=style, solid_capstyle="round")
        if ranks[-1] <= lowest:
            ax.plot([100.0], [ranks[-1]], color=colour, marker="o", markersize=6, clip_on=False)
            beside.setdefault(steps[name][-1][1], []).append(_short(labels.get(name, name)))
    for rank, names in beside.items():
        ax.annotate(
            _list(names), (100.0, rank), xytext=(9, 0), textcoords="offset points", va="center", fontsize=9,
            annotation_clip=False, parse_math=False,
        )  # fmt: skip
    ax.axvline(100.0 * result.weight, color=GREY, linewidth=1.0, linestyle="--")
    ax.annotate(
        "now", (100.0 * result.weight, 1.0), xycoords=("data", "axes fraction"), xytext=(0, 3),
        textcoords="offset points", ha="center", color="#595959", fontsize=9,
    )  # fmt: skip
    ax.set_ylim(lowest + 0.5, 0.5)
    ax.set_yticks(range(1, lowest + 1))
    ax.set_xlim(0, 100)
    criterion = next(each for each in result.ranking.model.criteria if each.id == result.criterion)
    ax.set_xlabel(f"weight of {_short(criterion.label or criterion.id)}, % of all", parse_math=False)
    ax.set_ylabel("rank")
    _plain(ax)
    return ax


def _list(names: Sequence[str]) -> str:
    """One name or two; of more, the first and how many there are beside it."""
    if len(names) == 1:
        return names[0]
    return ", ".join(_short(name, 16) for name in names) if len(names) == 2 else f"{names[0]} and {len(names) - 1} more"


def _slanted(steps: list[tuple[float, int]]) -> tuple[list[float], list[float]]:
    """Ranks over weights in percent; from one rank to the next on a slant, so that who passes whom can be seen."""
    starts = [100.0 * weight for weight, _ in steps] + [100.0]
    weights = [0.0]
    ranks = [float(steps[0][1])]
    for i in range(1, len(steps)):
        reach = min(1.2, (starts[i] - starts[i - 1]) / 2.0, (starts[i + 1] - starts[i]) / 2.0)
        weights += [starts[i] - reach, starts[i] + reach]
        ranks += [float(steps[i - 1][1]), float(steps[i][1])]
    return [*weights, 100.0], [*ranks, ranks[-1]]


def waterfall(comparison: Any, *, ax: Any = None, top: int = 20) -> Any:
    """The way from the second journey's score to the first one's, a step a criterion, the largest first.

    Beyond the first `top` criteria the others are one step.
    """
    rows = sorted(comparison.to_dicts(), key=lambda row: -abs(row["points"]))
    if len(rows) > top + 1:
        rest = {"label": f"{len(rows) - top} other criteria", "points": sum(row["points"] for row in rows[top:])}
        rows = [*rows[:top], rest]
    a, b = (_short(label) for label in comparison.labels)
    start, end = (100.0 * comparison.scores[1], 100.0 * comparison.scores[0])
    names = [b, *(_short(row["label"]) for row in rows), a]
    ax = _axes(ax, width=8.0, height=1.2 + 0.4 * len(names))
    ax.barh([0], [start], height=0.66, color=GREY)
    now = start
    for place, row in enumerate(rows, start=1):
        step = 100.0 * row["points"]
        up = step >= 0
        ax.barh([place], [step], left=[now], height=0.66, color=COLOURS[0] if up else COLOURS[5])
        ax.plot([now, now], [place - 1, place], color=GREY, linewidth=0.8)
        now += step
        ax.annotate(
            f"{step:+.1f}", (max(now, now - step), place), xytext=(5, 0), textcoords="offset points", va="center",
            fontsize=9,
        )  # fmt: skip
    ax.barh([len(names) - 1], [end], height=0.66, color=GREY)
    for place, score in ((0, start), (len(names) - 1, end)):
        ax.annotate(
            f"{score:.1f}", (score, place), xytext=(5, 0), textcoords="offset points", va="center", fontsize=9
        )
    _rows(ax, names)
    ax.set_xlabel("points out of 100")
    ax.margins(x=0.1)
    ax.set_xlim(left=0)
    _plain(ax)
    return ax


def trade_off(ranking: Any, across: str, up: str, *, ax: Any = None, top: int = 12) -> Any:
    """Journeys by two criteria, values from 0 to 1; the first `top` have names, a larger mark is a higher score."""
    ids = [criterion.id for criterion in ranking.model.criteria]
    for name in (across, up):
        if name not in ids:
            raise ValueError(f"no criterion {name!r} in the model; allowed: {', '.join(ids)}")
    ax = _axes(ax, width=7.0, height=6.0)
    lines = list(ranking)
    parts = {line.id: ranking.explain(line.id).contributions for line in lines}
    xs = [parts[line.id][ids.index(across)].value for line in lines]
    ys = [parts[line.id][ids.index(up)].value for line in lines]
    sizes = [40.0 + 360.0 * line.score for line in lines]
    ax.scatter(xs, ys, s=sizes, color=COLOURS[0], alpha=0.65, edgecolors="white", linewidths=1.0)
    names = {criterion.id: criterion.label or criterion.id for criterion in ranking.model.criteria}
    ax.set_xlim(-0.03, 1.03)
    ax.set_ylim(-0.03, 1.03)
    ax.set_xlabel(f"{_short(names[across])}: value, 1 is the strongest reason to act", parse_math=False)
    ax.set_ylabel(f"{_short(names[up])}: value", parse_math=False)
    _plain(ax)
    _name_points(ax, [(x, y, line) for line, x, y in list(zip(lines, xs, ys))[:top]], _marks(ax, xs, ys, sizes))
    return ax


def _marks(ax: Any, xs: list[float], ys: list[float], sizes: list[float]) -> list[tuple[float, float, float]]:
    """Where each mark of a scatter lies in pixels: its middle and its radius, the edge with it."""
    _whole(ax).draw_without_rendering()
    points = _whole(ax).dpi / 72.0
    middles = ax.transData.transform(list(zip(xs, ys))) if xs else []
    return [(float(x), float(y), (0.5 * size**0.5 + 0.5) * points) for (x, y), size in zip(middles, sizes)]


def _lies_under(box: Any, mark: tuple[float, float, float]) -> bool:
    """True when a text's box and a round mark share a pixel."""
    x, y, radius = mark
    aside = x - min(max(x, box.x0), box.x1)
    above = y - min(max(y, box.y0), box.y1)
    return bool(aside * aside + above * above < radius * radius)


def _name_points(ax: Any, points: list[tuple[float, float, Any]], marks: list[tuple[float, float, float]]) -> None:
    """Writes rank and name beside each point, off all marks; where no place is free, a short name, or the rank alone."""
    inside = ax.get_window_extent()
    taken: list[Any] = []
    for (x, y, line), (_, _, radius) in zip(points, marks):
        gap = 2.0 + radius * 72.0 / _whole(ax).dpi
        beside = [(gap if right else -gap, away) for away in _heights() for right in (True, False)]
        names = (f"{line.rank}  {_short(line.label)}", f"{line.rank}  {_short(line.label, 12)}", f"{line.rank}")
        if not any(_name_point(ax, (x, y), name, at, inside, taken, marks) for name in names for at in beside):
            _name_point(ax, (x, y), f"{line.rank}", (0, 0), inside, taken, [])


def _heights() -> list[int]:
    return [0, *(side * step for step in range(12, 181, 12) for side in (1, -1))]


def _name_point(
    ax: Any,
    point: tuple[float, float],
    name: str,
    at: tuple[float, int],
    inside: Any,
    taken: list[Any],
    marks: list[tuple[float, float, float]],
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
