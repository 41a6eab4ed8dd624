# SPDX-License-Identifier: MIT
"""Frames of other libraries, as the extension takes them in and gives them back; it imports this where one comes.

pandas, Polars, pyarrow, DuckDB and whatever offers `__arrow_c_stream__` need nothing but themselves. Any other frame is
taken as narwhals knows it: Modin, cuDF, Dask, Ibis, PySpark and more. What is computed lazily is computed.
"""

from __future__ import annotations

import importlib
import os
from typing import Any

from journeyrank import _extras

READERS = ("pyarrow", "polars", "duckdb")


class Stream:
    """An Arrow stream that was asked for already, to be read once."""

    def __init__(self, capsule: object) -> None:
        self.capsule = capsule

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.capsule


def root(thing: object) -> str:
    """The package of the first library that an object's class, or one that it is derived from, is of."""
    known = ("pandas", "polars", "pyarrow", "duckdb", "_duckdb", "narwhals", "modin", "cudf")
    packages = [kind.__module__.partition(".")[0] for kind in type(thing).__mro__]
    return next((package for package in packages if package in known), packages[0])


def _described(data: object) -> str:
    return f"a frame of {type(data).__module__}.{type(data).__name__}"


def _narwhals() -> Any:
    try:
        return importlib.import_module("narwhals")
    except ImportError:
        return None


def _looks_like_a_frame(data: object) -> bool:
    marks = ("__dataframe__", "__narwhals_dataframe__", "__narwhals_lazyframe__")
    if any(hasattr(data, mark) for mark in marks):
        return True
    computed = ("to_pandas", "toPandas", "to_arrow", "toArrow", "compute", "collect")
    return hasattr(data, "columns") and any(hasattr(data, name) for name in computed)


def _is_lazy(data: object) -> bool:
    return type(data).__name__ == "LazyFrame"


def _known_to_narwhals(data: Any) -> Any:
    """The frame as narwhals has it; None for what is no frame."""
    narwhals = _narwhals()
    if narwhals is None:
        if not _looks_like_a_frame(data):
            return None
        raise _extras.missing(f"{_described(data)} needs narwhals", "frames")
    frame = narwhals.from_native(data, pass_through=True)
    if frame is not data:
        return frame
    if not hasattr(data, "__dataframe__"):
        return None
    stable = importlib.import_module("narwhals.stable.v1")
    return stable.from_native(data, eager_or_interchange_only=True)


def opened(data: Any) -> Any:
    """A frame as one that the extension reads: computed, and offering Arrow. What is no frame comes back as it is."""
    package = root(data)
    if package == "polars" and _is_lazy(data):
        return data.collect()
    if package == "narwhals":  # its own frames
        return opened(data.to_native())
    offers_arrow = hasattr(data, "__arrow_c_stream__") or hasattr(data, "__arrow_c_array__")
    if offers_arrow or package in ("pandas", "modin", "cudf", "journeyrank"):  # those with an index wait for it
        return data
    table = arrow_of(data)
    return data if table is None else table


def arrow_of(data: Any) -> Any:
    """A frame that narwhals knows as a pyarrow table; None for what is no frame."""
    frame = _known_to_narwhals(data)
    if frame is None:
        return None
    _extras.imported("pyarrow", f"{_described(data)} needs pyarrow", "frames")
    return (frame.collect() if hasattr(frame, "collect") else frame).to_arrow()


def types_of(data: Any) -> dict[str, str]:
    """The types of the columns by their names, as the library of the frame calls them; none where it has no words."""
    if hasattr(data, "dtypes") and hasattr(data.dtypes, "items"):
        return {str(name): str(type) for name, type in data.dtypes.items()}
    if root(data) == "polars" and hasattr(data, "schema"):
        return {name: str(type) for name, type in data.schema.items()}
    if root(data) in ("duckdb", "_duckdb") and hasattr(data, "types"):
        return dict(zip(data.columns, map(str, data.types)))
    return {}


def kind_of(data: Any) -> str:
    """What comes back for it: a library, behind "narwhals" where narwhals wraps it, before "lazy" where it computes."""
    package = root(data)
    lazy = " lazy" if package in ("polars", "narwhals") and _is_lazy(data) else ""
    return f"narwhals {root(data.to_native())}{lazy}" if package == "narwhals" else package + lazy


def in_kind(result: Any, kind: str) -> Any:
    """A result, which offers Arrow, as a frame of a kind that only narwhals knows; None where it cannot make one."""
    narwhals = _narwhals()
    if narwhals is None:
        return None
    words = kind.split()
    wrapped, lazy = words[0] == "narwhals", words[-1] == "lazy"
    package = words[1] if wrapped else words[0]
    try:
        backend = narwhals.Implementation.from_backend(package.lstrip("_"))
        eager = backend.is_pandas_like() or backend.is_polars() or backend.is_pyarrow()
        frame = narwhals.DataFrame.from_arrow(result, backend=backend if eager else "pyarrow")
        if lazy or not eager:
            frame = frame.lazy(backend) if not eager else frame.lazy()
        return frame if wrapped else frame.to_native()
    except (AttributeError, ImportError, NotImplementedError, TypeError, ValueError):
        return None


def parquet(path: str, *, stream: bool = False) -> Any:
    """The table in a Parquet file by the first library that is there; batch by batch where that is wanted and can be."""
    for name in READERS:
        try:
            library = importlib.import_module("pyarrow.parquet" if name == "pyarrow" else name)
        except ImportError:
            continue
        if name == "polars":
            return library.read_parquet(path, glob=False)
        if name == "duckdb":
            return library.read_parquet(path)
        if not stream:
            return library.ParquetFile(path).read()
        file = library.ParquetFile(path)
        arrow = importlib.import_module("pyarrow")
        return arrow.RecordBatchReader.from_batches(file.schema_arrow, file.iter_batches())
    raise _extras.missing(f"{os.path.basename(path)}: a Parquet file needs pyarrow, polars or duckdb", "frames")
