# SPDX-License-Identifier: MIT
"""Pictures of results, drawn with matplotlib; `result.plot()` calls them.

Each takes a result and `ax`, the axes to draw on (None: new ones), and returns the axes. Beside each stands a function
of the same name with `_table`, which gives the very rows that the picture draws; `result.plot_table()` calls it, and
`journeyrank.charts` draws the same rows with Altair. Colours are those of Okabe and Ito, which colour-blind people tell
apart; what a colour says, a label, a style or a place says too. Names are drawn letter by letter: a dollar sign is no
formula.
"""

from __future__ import annotations

from ._bump import bump, bump_table
from ._contributions import contributions, contributions_table
from ._gap_to_target import gap_to_target, gap_to_target_table
from ._parallel_coordinates import parallel_coordinates, parallel_coordinates_table
from ._rank_acceptability import rank_acceptability, rank_acceptability_table
from ._rank_intervals import rank_intervals, rank_intervals_table
from ._segment_slopes import segment_slopes, segment_slopes_table
from ._stability import stability, stability_table
from ._table import PictureTable
from ._tornado import tornado, tornado_table
from ._trade_off import trade_off, trade_off_table
from ._value_effort import value_effort, value_effort_table
from ._waterfall import waterfall, waterfall_table

KINDS = {
    "Comparison": ("waterfall",),
    "Gaps": ("gap_to_target",),
    "Ranking": ("contributions", "tornado", "trade_off", "value_effort", "parallel_coordinates"),
    "Robustness": ("rank_acceptability", "rank_intervals"),
    "SegmentComparison": ("segment_slopes",),
    "Stability": ("stability",),
    "Trajectory": ("bump",),
}
"""Of each class of results the pictures that it has, the one that `plot()` draws first."""

__all__ = [
    "KINDS",
    "PictureTable",
    "bump",
    "bump_table",
    "contributions",
    "contributions_table",
    "gap_to_target",
    "gap_to_target_table",
    "parallel_coordinates",
    "parallel_coordinates_table",
    "rank_acceptability",
    "rank_acceptability_table",
    "rank_intervals",
    "rank_intervals_table",
    "segment_slopes",
    "segment_slopes_table",
    "stability",
    "stability_table",
    "tornado",
    "tornado_table",
    "trade_off",
    "trade_off_table",
    "value_effort",
    "value_effort_table",
    "waterfall",
    "waterfall_table",
]
