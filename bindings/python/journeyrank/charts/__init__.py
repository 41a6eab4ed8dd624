# SPDX-License-Identifier: MIT
"""The pictures of `journeyrank.plots` as Altair charts; `result.chart()` calls them.

Each takes the same result and options as the function of this name in `journeyrank.plots`, draws the same rows, and
returns a chart to show, to save (`chart.save("ranking.html")`) or to go on with. Values are read at each mark. Data go
in as plain records; names are values of the data and stay text, whatever they hold.
"""

from __future__ import annotations

from ._bars import contributions, rank_acceptability, stability, tornado, waterfall
from ._gaps import gap_to_target
from ._points import parallel_coordinates, trade_off, value_effort
from ._ranks import bump, rank_intervals, segment_slopes

__all__ = [
    "bump",
    "contributions",
    "gap_to_target",
    "parallel_coordinates",
    "rank_acceptability",
    "rank_intervals",
    "segment_slopes",
    "stability",
    "tornado",
    "trade_off",
    "value_effort",
    "waterfall",
]
