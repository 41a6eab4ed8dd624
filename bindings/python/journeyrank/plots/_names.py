# SPDX-License-Identifier: MIT
"""Names as pictures show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence


def one_line(label: str) -> str:
    return " ".join(label.split())


def short(label: str, most: int = 32) -> str:
    """A label on one line, of at most so many letters."""
    label = one_line(label)
    return label if len(label) <= most else label[: most - 1] + "…"


def names_apart(labelled: Iterable[tuple[str, str]]) -> list[str]:
    """A name for each (id, label), no two alike: the label on one line; where two have the same, the id behind it."""
    pairs = [(name, one_line(label) or one_line(name)) for name, label in labelled]
    times = Counter(label for _, label in pairs)
    names: dict[str, None] = {}
    for name, label in pairs:
        shown = label if times[label] == 1 else f"{label} ({one_line(name)})"
        again = 2
        while shown in names or (shown != label and shown in times):
            shown = f"{label} ({one_line(name)}, {again})"
            again += 1
        names[shown] = None
    return list(names)


def told_apart(labelled: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The name of each id, no two alike."""
    pairs = list(labelled)
    return dict(zip((name for name, _ in pairs), names_apart(pairs)))


def together(names: Sequence[str]) -> str:
    """One name or two; of more, the first and how many there are beside it."""
    if len(names) == 1:
        return names[0]
    return ", ".join(short(name, 16) for name in names) if len(names) == 2 else f"{names[0]} and {len(names) - 1} more"
