# SPDX-License-Identifier: MIT
"""The rank of each journey in two segments or more, as lines from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ._bump import lowest_drawn
from ._canvas import DARK_GREY, axes_for, legend
from ._names import short, together, told_apart
from ._table import PictureTable

# Of each verdict its words, colour, style and width.
VERDICTS = {
    "more_than_noise": ("more than noise", "#D55E00", "-", 3.0),
    "cannot_tell": ("cannot tell", "#0072B2", "--", 1.4),
    "noise_would_explain_it": ("noise would explain it", "#595959", ":", 1.6),
    "same_place": ("same place", "#8c8c8c", "-", 1.0),
}


def chosen_segments(result: Any, segments: Sequence[str] | None) -> list[str]:
    chosen = list(result.segments if segments is None else segments)
    unknown = [name for name in chosen if name not in result.segments]
    if unknown:
        raise ValueError(f"no segment {unknown[0]!r}; allowed: {', '.join(result.segments)}")
    if len(set(chosen)) < 2 or len(set(chosen)) < len(chosen):
        raise ValueError("segments: allowed: two or more, each once")
    return chosen


def segment_slopes_table(result: Any, *, segments: Sequence[str] | None = None, top: int = 12) -> PictureTable:
    """The rows of `segment_slopes`: a journey and segment each, its rank there and overall, and whether it differs
    from that in the next segment by more than noise.

    The journeys are those that are among the first `top` in one of the segments, in their overall order.

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
    PictureTable
    """
    chosen = chosen_segments(result, segments)
    places = {(row["journey"], row["segment"]): row for row in result.places}
    verdicts = {
        (row["journey"], pair): row["verdict"] or "same_place"
        for row in result.to_dicts()
        for pair in ((row["segment_a"], row["segment_b"]), (row["segment_b"], row["segment_a"]))
    }
    overall = {row["journey"]: row["overall_rank"] for row in result.places}
    names = told_apart({row["journey"]: row["label"] for row in result.places}.items())
    rows: list[dict[str, Any]] = []
    for name in sorted(overall, key=lambda name: (overall[name], name)):
        own = [places.get((name, segment)) for segment in chosen]
        if not any(row is not None and row["rank"] <= top for row in own):
            continue
        for i, segment in enumerate(chosen):
            at = own[i]
            both = at is not None and i + 1 < len(chosen) and own[i + 1] is not None
            rows.append({
                "journey": name, "label": names[name], "segment": segment, "rank": at["rank"] if at else None,
                "overall_rank": overall[name],
                "to_the_next": verdicts.get((name, (segment, chosen[i + 1])), "same_place") if both else None,
            })  # fmt: skip
    return PictureTable(rows, f"Ranks by segment: {', '.join(chosen)}")


def _draw_lines(ax: Any, rows: PictureTable, chosen: list[str]) -> dict[str, Any]:
    """A line from each rank to that in the next segment; of each verdict one of its lines."""
    parts: dict[str, Any] = {}
    for row, after in zip(rows, rows[1:]):
        at = chosen.index(row["segment"])
        verdict = row["to_the_next"]
        if verdict is not None:
            _, colour, style, width = VERDICTS[verdict]
            parts[verdict] = ax.plot(
                [at, at + 1], [row["rank"], after["rank"]], color=colour, linestyle=style, linewidth=width
            )[0]
    return parts


def _name_ends(ax: Any, rows: PictureTable, chosen: list[str], lowest: int) -> None:
    """Rank and name of the journeys at either end; those of equal rank together."""
    ends: list[dict[int, list[str]]] = [{}, {}]
    for row in rows:
        for end, segment in enumerate((chosen[0], chosen[-1])):
            if row["segment"] == segment and row["rank"] is not None and row["rank"] <= lowest:
                ends[end].setdefault(row["rank"], []).append(short(row["label"], 28))
    ax.set_yticks(list(ends[0]), [f"{together(names)}  {rank}" for rank, names in ends[0].items()], parse_math=False)
    ax.tick_params(axis="y", length=0)
    for rank, names in ends[1].items():
        ax.annotate(
            f"{rank}  {together(names)}", (len(chosen) - 1, rank), xytext=(9, 0), textcoords="offset points",
            va="center", fontsize=10, annotation_clip=False, parse_math=False,
        )  # fmt: skip


def segment_slopes(
    result: Any, *, segments: Sequence[str] | None = None, ax: Any = None, top: int = 12
) -> Any:
    """The rank of each journey in two segments or more: a line goes up where it stands better in the next.

    Thick lines differ by more than noise; dashed ones cannot be told, dotted ones noise would explain. Drawn are
    the journeys that are among the first `top` in one of the segments, down to twice that rank; a journey that a
    segment lacks is a gap in the line.

    Parameters
    ----------
    result : SegmentComparison
        what is drawn
    segments : sequence of str, optional
        which, and in which order from the left; None: all
    ax : matplotlib.axes.Axes, optional
        the axes to draw on; None: new ones. They are returned
    top : int, default 12
        the rank that a journey must reach in one of them

    Returns
    -------
    matplotlib.axes.Axes
        those that were given, or new ones
    """
    rows = segment_slopes_table(result, segments=segments, top=top)
    chosen = chosen_segments(result, segments)
    ranked = PictureTable((row for row in rows if row["rank"] is not None), rows.title)
    lowest = lowest_drawn(ranked, top)
    ax = axes_for(ax, width=max(8.0, 4.0 + 1.4 * len(chosen)), height=1.6 + 0.36 * lowest)
    parts = _draw_lines(ax, rows, chosen)
    ax.plot(
        [chosen.index(row["segment"]) for row in ranked], [row["rank"] for row in ranked], linestyle="none",
        marker="o", markersize=6, color=DARK_GREY, zorder=3,
    )  # fmt: skip
    _name_ends(ax, rows, chosen, lowest)
    most = max(6, 72 // len(chosen))
    ax.set_xticks(range(len(chosen)), [short(name, most) for name in chosen], parse_math=False)
    ax.set_xlim(-0.04 * (len(chosen) - 1), 1.04 * (len(chosen) - 1))
    ax.set_ylim(lowest + 0.5, 0.5)
    for side in ("top", "right", "left", "bottom"):
        ax.spines[side].set_visible(False)
    for at in range(len(chosen)):
        ax.axvline(at, color="#cccccc", linewidth=0.8, zorder=0)
    used = [verdict for verdict in VERDICTS if verdict in parts]
    if used:
        legend(ax, [parts[verdict] for verdict in used], [VERDICTS[verdict][0] for verdict in used], columns=4)
    return ax
