# SPDX-License-Identifier: MIT
"""Workbooks for spreadsheets; `ranking.to_xlsx(path)` writes one."""

from __future__ import annotations

import importlib
import os
from typing import Any

from journeyrank import Ranking

# A text is a text: it becomes no formula, no link and no number.
PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def _writer() -> Any:
    try:
        return importlib.import_module("xlsxwriter")
    except ImportError:
        raise ImportError("workbooks need XlsxWriter; install it: pip install 'journeyrank[xlsx]'") from None


def _write_rows(book: Any, name: str, columns: list[str], rows: list[dict[str, Any]]) -> None:
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True})
    for column, heading in enumerate(columns):
        sheet.write_string(0, column, heading, bold)
    for line, row in enumerate(rows, start=1):
        for column, heading in enumerate(columns):
            cell = row[heading]
            if cell is None:
                continue
            if isinstance(cell, str):
                sheet.write_string(line, column, cell)
            else:
                sheet.write_number(line, column, cell)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(rows)), max(0, len(columns) - 1))


def to_xlsx(ranking: Ranking, path: str | os.PathLike[str]) -> None:
    """Writes a ranking as a workbook: the lines, the weights and what a reader must know, a sheet each.

    Parameters
    ----------
    ranking : Ranking
        what is written
    path : str or os.PathLike
        the file

    Raises
    ------
    ImportError
        without XlsxWriter
    """
    writer = _writer()
    lines = ranking.to_dicts()
    model = ranking.model
    shares = ranking.scorer.weights
    criteria = [
        {
            "criterion": each.id,
            "label": each.label,
            "unit": each.unit,
            "share": shares[each.id],
            "owner": each.owner,
            "reason": each.reason,
        }
        for each in model.criteria
    ]
    notes = [{"code": note.code, "text": note.text} for note in ranking.notes]
    notes.append({"code": "model", "text": f"{model.name} {ranking.model_hash}"})
    with writer.Workbook(os.fspath(path), PLAIN) as book:
        _write_rows(book, "ranking", list(lines[0]) if lines else ["rank"], lines)
        _write_rows(book, "weights", list(criteria[0]), criteria)
        _write_rows(book, "notes", ["code", "text"], notes)
