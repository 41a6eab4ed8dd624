# SPDX-License-Identifier: MIT
"""Other packages that parts of this one work with, and what is said where one of them is not there."""

from __future__ import annotations

import importlib
from typing import Any


def missing(what: str, extra: str) -> ImportError:
    """The error that says what needs which package, and the line to type."""
    return ImportError(f"{what}; install it: pip install 'journeyrank[{extra}]'")


def imported(module: str, what: str, extra: str) -> Any:
    """A module of another package. Where a package is there and does not load, its own error stands."""
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != module.partition(".")[0]:
            raise
    raise missing(what, extra)
