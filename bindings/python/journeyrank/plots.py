# SPDX-License-Identifier: MIT
"""Pictures of results, drawn with matplotlib; `result.plot()` calls them.

Each takes a result and `ax`, the axes to draw on (None: new ones), and returns the axes. Colours are those of Okabe
and Ito, which colour-blind people tell apart; what a colour says, a label or a place says too.
"""

from __future__ import annotations

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
    return label if len(label) <= most else label[: most - 1] + "…"


def contributions(ranking: Any, *, ax: Any = None, top: int = 20) -> Any:
    """Scores as stacked bars, a colour a criterion: what each adds. The first `top` journeys."""
    lines = list(ranking)[:top]
    ax = _axes(ax, width=8.0, height=1.2 + 0.38 * max(1, len(lines)))
    parts = [ranking.explain(line.id).contributions for line in lines]
    places = range(len(lines))
    left = [0.0] * len(lines)
    for c, criterion in enumerate(ranking.model.criteria):
        points = [100.0 * each[c].points for each in parts]
        if not any(points):
            continue
        ax.barh(
            places, points, left=left, height=0.72, color=COLOURS[c % len(COLOURS)], edgecolor="white", linewidth=0.8,
            label=criterion.label or criterion.id, hatch="" if c < len(COLOURS) else "//",
        )  # fmt: skip
        left = [a + b for a, b in zip(left, points)]
    for place, line in enumerate(lines):
        ax.annotate(f" {100.0 * line.score:.1f}", (left[place], place), va="center", fontsize=9)
    ax.set_yticks(list(places), [f"{line.rank}  {_short(line.label)}" for line in lines])
    ax.invert_yaxis()
    ax.set_xlabel("points out of 100")
    ax.set_xlim(0, max([*left, 1.0]) * 1.08)
    if lines:
        ax.legend(loc="upper left", bbox_to_anchor=(0.0, 1.0), ncols=4, frameon=False, fontsize=9).set_loc("lower left")
    _plain(ax)
    return ax


def stability(result: Any, *, ax: Any = None) -> Any:
    """For each criterion the weights that keep the winner, the top k and the order, as bars within one another."""
    rows = result.to_dicts()
    names = list(dict.fromkeys(row["criterion"] for row in rows))
    labels = {row["criterion"]: row["label"] for row in rows}
    ax = _axes(ax, width=8.0, height=1.6 + 0.55 * max(1, len(names)))
    shown = (("winner", 0.72, "#56B4E9", "first stays first"), ("top", 0.46, "#0072B2", f"top {result.top} stays"),
             ("order", 0.2, "#000000", "order stays"))  # fmt: skip
    for keeps, height, colour, words in shown:
        kept = [row for row in rows if row["keeps"] == keeps]
        ax.barh(
            [names.index(row["criterion"]) for row in kept], [100.0 * (row["high"] - row["low"]) for row in kept],
            left=[100.0 * row["low"] for row in kept], height=height, color=colour, label=words,
        )  # fmt: skip
    now = {row["criterion"]: row["weight"] for row in rows}
    ax.plot(
        [100.0 * now[name] for name in names], range(len(names)), linestyle="none", marker="D", markersize=7,
        markerfacecolor="white", markeredgecolor="#D55E00", markeredgewidth=1.8, label="weight now",
    )  # fmt: skip
    ax.set_yticks(range(len(names)), [_short(labels[name]) for name in names])
    ax.invert_yaxis()
    ax.set_xlim(0, 100)
    ax.set_xlabel("weight, % of all (the others keep their proportions)")
    ax.legend(loc="lower left", bbox_to_anchor=(0.0, 1.0), ncols=4, frameon=False, fontsize=9)
    _plain(ax)
    return ax


def tornado(ranking: Any, *, ax: Any = None, change: float = 0.5) -> Any:
    """How the lead of the first journey over the second moves when one weight shrinks or grows by a share of itself.

    The criterion that moves it most stands at the top. Past the line at 0 the second one is first.
    """
    if len(ranking) < 2:
        raise ValueError("a tornado needs two journeys")
    first, second = (ranking.matrix.journeys[int(row)] for row in ranking.order[:2])
    labels = {line.id: line.label for line in ranking}

    def lead(after: Any) -> float:
        scores = {line.id: line.score for line in after}
        return 100.0 * float(scores[first] - scores[second])

    swings = []
    for criterion, weight in ranking.what_if().weights.items():
        if not 0.0 < weight < 1.0:
            continue
        less, more = (min(1.0, weight * (1.0 + by)) for by in (-change, change))
        ends = [lead(ranking.what_if(weights={criterion: share}).ranking) for share in (less, more)]
        swings.append((criterion, *ends))
    swings.sort(key=lambda each: -abs(each[2] - each[1]))
    names = {criterion.id: criterion.label or criterion.id for criterion in ranking.model.criteria}
    ax = _axes(ax, width=8.0, height=1.6 + 0.5 * max(1, len(swings)))
    now = lead(ranking)
    for end, colour, words in (
        (1, COLOURS[1], f"{100 * change:.0f} % less weight"), (2, COLOURS[0], f"{100 * change:.0f} % more weight")
    ):  # fmt: skip
        ax.barh(
            range(len(swings)), [each[end] - now for each in swings], left=now, height=0.62, color=colour, label=words
        )
    ax.axvline(now, color="#595959", linewidth=1.0)
    ax.axvline(0.0, color="#D55E00", linewidth=1.2, linestyle="--")
    ax.set_yticks(range(len(swings)), [_short(names[each[0]]) for each in swings])
    ax.invert_yaxis()
    ax.margins(x=0.08)
    ax.set_xlabel(f"lead of {_short(labels[first])} over {_short(labels[second])}, points")
    ax.legend(loc="lower left", bbox_to_anchor=(0.0, 1.0), ncols=2, frameon=False, fontsize=9)
    _plain(ax)
    return ax


def rank_acceptability(result: Any, *, ax: Any = None, top: int = 20) -> Any:
    """How often each journey has each rank: bars from rank 1 (dark) on."""
    rows = result.to_dicts()[:top]
    by_row = {line.id: line for line in result.ranking}
    shares = result.acceptability()
    ranks = shares.shape[1]
    ax = _axes(ax, width=8.0, height=1.7 + 0.42 * max(1, len(rows)))
    shades = ["#08306b", "#2171b5", "#6baed6", "#bdd7e7", "#e8eef4"]
    groups = [(1, 1), (2, 2), (3, 3), (4, 5), (6, ranks)]
    left = [0.0] * len(rows)
    for (first, last), shade in zip(groups, shades):
        if first > ranks:
            break
        last = min(last, ranks)
        widths = [100.0 * float(shares[by_row[row["journey"]].row, first - 1 : last].sum()) for row in rows]
        name = f"rank {first}" if first == last else f"ranks {first}–{last}"
        ax.barh(
            range(len(rows)), widths, left=left, height=0.72, color=shade, edgecolor="white", linewidth=0.8, label=name
        )
        for place, width in enumerate(widths):
            if width >= 8.0:
                dark = shade in shades[:2]
                ax.annotate(
                    f"{width:.0f}", (left[place] + width / 2.0, place), ha="center", va="center", fontsize=8,
                    color="white" if dark else "black",
                )  # fmt: skip
        left = [a + b for a, b in zip(left, widths)]
    labels = [f"{by_row[row['journey']].unpinned_rank}  {_short(row['label'])}" for row in rows]
    ax.set_yticks(range(len(rows)), labels)
    ax.invert_yaxis()
    ax.set_xlim(0, 100)
    ax.set_xlabel("% of draws (before each name: its rank now)")
    if rows:
        ax.legend(loc="lower left", bbox_to_anchor=(0.0, 1.0), ncols=5, frameon=False, fontsize=9)
    _plain(ax)
    return ax


def bump(result: Any, *, ax: Any = None, top: int = 12) -> Any:
    """Ranks over the weight of one criterion: lines that cross where one journey passes another.

    Drawn are the journeys that are among the first `top` somewhere.
    """
    labels = {line.id: line.label for line in result.ranking}
    steps = {name: own for name, own in result.steps().items() if min(rank for _, rank in own) <= top}
    ax = _axes(ax, width=8.0, height=1.6 + 0.36 * max(1, len(steps)))
    ends = sorted(steps, key=lambda name: (steps[name][-1][1], name))
    beside: dict[int, list[str]] = {}
    for i, name in enumerate(ends):
        weights, ranks = _slanted(steps[name])
        colour = LINES[i % len(LINES)]
        style = STYLES[(i // len(LINES)) % len(STYLES)]
        ax.plot(weights, ranks, color=colour, linewidth=2.2, linestyle=style, solid_capstyle="round")
        ax.plot([100.0], [ranks[-1]], color=colour, marker="o", markersize=6, clip_on=False)
        beside.setdefault(steps[name][-1][1], []).append(_short(labels.get(name, name)))
    for rank, names in beside.items():
        ax.annotate(
            ", ".join(names), (100.0, rank), xytext=(9, 0), textcoords="offset points", va="center", fontsize=9,
            annotation_clip=False,
        )  # fmt: skip
    ax.axvline(100.0 * result.weight, color=GREY, linewidth=1.0, linestyle="--")
    ax.annotate(
        "now", (100.0 * result.weight, 1.0), xycoords=("data", "axes fraction"), xytext=(0, 3),
        textcoords="offset points", ha="center", color="#595959", fontsize=9,
    )  # fmt: skip
    worst = max((rank for own in steps.values() for _, rank in own), default=1)
    ax.set_ylim(min(worst, 2 * top) + 0.5, 0.5)
    ax.set_yticks(range(1, min(worst, 2 * top) + 1))
    ax.set_xlim(0, 100)
    criterion = next(each for each in result.ranking.model.criteria if each.id == result.criterion)
    ax.set_xlabel(f"weight of {criterion.label or criterion.id}, % of all")
    ax.set_ylabel("rank")
    _plain(ax)
    return ax


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


def waterfall(comparison: Any, *, ax: Any = None) -> Any:
    """The way from the second journey's score to the first one's, a step a criterion, the largest first."""
    rows = sorted(comparison.to_dicts(), key=lambda row: -abs(row["points"]))
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
    ax.set_yticks(range(len(names)), names)
    ax.invert_yaxis()
    ax.set_xlabel("points out of 100")
    ax.margins(x=0.1)
    ax.set_xlim(left=0)
    _plain(ax)
    return ax


def trade_off(ranking: Any, across: str, up: str, *, ax: Any = None, top: int = 12) -> Any:
    """Journeys by two criteria, values from 0 to 1; the first `top` have their names, a larger mark is a higher score."""
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
    ax.set_xlabel(f"{names[across]}: value, 1 is the strongest reason to act")
    ax.set_ylabel(f"{names[up]}: value")
    _plain(ax)
    _name_points(ax, [(x, y, f"{line.rank}  {_short(line.label)}") for line, x, y in list(zip(lines, xs, ys))[:top]])
    return ax


def _name_points(ax: Any, points: list[tuple[float, float, str]]) -> None:
    """Writes a name beside each point: right of it, left of it, or the first free place above or below."""
    ax.figure.draw_without_rendering()
    inside = ax.get_window_extent()
    taken: list[Any] = []
    for x, y, name in points:
        for step in range(60):
            right = step % 2 == 0
            away = (step // 4 + 1) * (12 if (step // 2) % 2 == 0 else -12) if step >= 2 else 0
            text = ax.annotate(
                name, (x, y), xytext=(10 if right else -10, away), textcoords="offset points",
                ha="left" if right else "right", va="center", fontsize=9,
                arrowprops={"arrowstyle": "-", "color": GREY, "linewidth": 0.6} if away else None,
            )  # fmt: skip
            box = text.get_window_extent()
            fits = inside.x0 <= box.x0 and box.x1 <= inside.x1 and inside.y0 <= box.y0 and box.y1 <= inside.y1
            if fits and not any(box.overlaps(other) for other in taken):
                break
            if step < 59:
                text.remove()
        taken.append(box)
