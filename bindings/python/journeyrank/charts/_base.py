# SPDX-License-Identifier: MIT
"""What all charts share.

Names are values of the data, never fields and never expressions, so that none of their letters means anything; they are
told apart, so that no two rows are one.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from journeyrank.plots._table import Row

WIDTH = 560
STEP = 28  # height of a row in pixels
DASHES = {"-": [1, 0], "--": [6, 4], ":": [2, 3]}


def altair() -> Any:
    try:
        return importlib.import_module("altair")
    except ImportError:
        raise ImportError("charts need Altair; install it: pip install 'journeyrank[charts]'") from None


def chart(rows: Iterable[Row]) -> Any:
    """A chart of plain records."""
    alt = altair()
    return alt.Chart(alt.Data(values=[dict(row) for row in rows]))


def by_row(names: Sequence[str], field: str = "name") -> Any:
    """A name a row, the first at the top."""
    alt = altair()
    return alt.Y(f"{field}:N", sort=list(names), title=None, scale=alt.Scale(domain=list(names)),
                 axis=alt.Axis(labelLimit=260, labelPadding=8, ticks=False))  # fmt: skip


def across(field: str, title: str, low: float | None = None, high: float | None = None) -> Any:
    alt = altair()
    domain = {} if low is None else {"domain": [low, high], "nice": False}
    return alt.X(f"{field}:Q", title=title, scale=alt.Scale(**domain))


def scale_of(words: Iterable[Any], looks: Iterable[Any]) -> Any:
    """A look for each word."""
    return altair().Scale(domain=list(words), range=list(looks))


def coloured(field: str, colours: Mapping[str, str], *, shown: bool = True, columns: int = 4) -> Any:
    """A colour for each word, with a legend above the chart."""
    alt = altair()
    words = alt.Legend(title=None, orient="top", columns=columns, labelLimit=180) if shown else None
    return alt.Color(f"{field}:N", scale=scale_of(colours, colours.values()), legend=words)


def tips(**titles: str) -> list[Any]:
    """What is read at a mark: of each field its title; numbers with six digits."""
    alt = altair()
    found: list[Any] = []
    for field, title in titles.items():
        name, _, kind = field.partition("__")
        shown = {"format": ",.6~g"} if kind == "q" else {}
        found.append(alt.Tooltip(f"{name}:{'Q' if kind == 'q' else 'N'}", title=title, **shown))
    return found


def layered(layers: Sequence[Any], *, title: str, rows: int | None = None, height: int = 420) -> Any:
    """One chart of layers, so high that each row has its room; its title is what a screen reader reads."""
    chart = altair().layer(*layers)
    return chart.properties(width=WIDTH, height=height if rows is None else STEP * max(1, rows), description=title)
