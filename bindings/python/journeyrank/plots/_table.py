# SPDX-License-Identifier: MIT
"""What a picture draws, as rows that can be read instead of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

Row = dict[str, Any]


class PictureTable(list[Row]):
    """Rows as dicts, all with the same keys; shows itself as an aligned table, in a notebook as an HTML table.

    The rows are exactly what the picture of the same name draws.

    Parameters
    ----------
    rows : iterable of dict
        the rows
    title : str
        what they are about

    Examples
    --------
    >>> from journeyrank.plots import PictureTable
    >>> PictureTable([{"journey": "billing", "points": 70.9}], "Points out of 100")
    Points out of 100
    journey  points
    billing    70.9
    """

    def __init__(self, rows: Iterable[Row], title: str) -> None:
        super().__init__(rows)
        self.title = title

    @property
    def columns(self) -> Sequence[str]:
        """The keys of every row."""
        return list(self[0]) if self else []

    def __repr__(self) -> str:
        lines = [self.columns, *([_cell(row[key]) for key in self.columns] for row in self)]
        widths = [max(len(line[i]) for line in lines) for i in range(len(self.columns))]
        right = [any(_is_number(row[key]) for row in self) for key in self.columns]
        shown = [self.title]
        for line in lines:
            cells = (text.rjust(width) if to else text.ljust(width) for text, width, to in zip(line, widths, right))
            shown.append("  ".join(cells).rstrip())
        return "\n".join(shown)

    def _repr_html_(self) -> str:
        head = "".join(f'<th scope="col">{escape(key)}</th>' for key in self.columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(_cell(row[key]))}</td>" for key in self.columns) + "</tr>" for row in self
        )
        caption = f"<caption>{escape(self.title)}</caption>"
        return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _is_number(cell: Any) -> bool:
    return isinstance(cell, (int, float)) and not isinstance(cell, bool)


def _cell(cell: Any) -> str:
    if cell is None:
        return "–"
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if not isinstance(cell, float):
        return str(cell)
    return f"{cell:,.0f}" if abs(cell) >= 1e6 else f"{cell:,.6g}"
