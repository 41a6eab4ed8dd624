# SPDX-License-Identifier: MIT
"""What needs another package says so where it is not there: what needs which, and the line to type."""

import re
import sys
import tomllib
from pathlib import Path

import journeyrank as jr
import pytest

draw_golden = pytest.importorskip("draw_golden", exc_type=ImportError)
from journeyrank import _extras, plots  # noqa: E402

TOP = Path(__file__).resolve().parents[2]
EXTRAS = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
PICTURES = {kind: (result, kind, options) for result, kind, options in draw_golden.shown().values()}
TABLES = sorted(name for name in jr.__all__ if hasattr(getattr(jr, name), "to_pandas"))
READERS = ("pyarrow", "polars", "duckdb")


class Frame:
    """A frame of a library that only narwhals could know."""

    columns = ("pain", "cost")

    def __dataframe__(self):
        raise NotImplementedError


def entry(what, blocked, needs, extra):
    return pytest.param(what, blocked, needs, extra, id=f"{extra}-{needs.split()[0]}")


def solver_leads(ranking, _):
    from journeyrank import solver

    solver.leads(ranking)


def parquet(read):
    def use(ranking, folder):
        (folder / "x.parquet").write_bytes(b"PAR1")
        read(folder / "x.parquet", ranking)

    return use


ENTRIES = [
    *(entry(lambda *_, each=each: each[0].plot(each[1], **each[2]), ["matplotlib"], "plots need matplotlib", "plot")
      for each in PICTURES.values()),
    *(entry(lambda *_, each=each: each[0].chart(each[1], **each[2]), ["altair"], "charts need Altair", "charts")
      for each in PICTURES.values()),
    entry(lambda ranking, _: ranking.view(), ["anywidget"], "the interactive view needs anywidget", "widget"),
    entry(lambda ranking, _: ranking.view(), ["traitlets"], "the interactive view needs anywidget", "widget"),
    entry(lambda ranking, to: ranking.to_xlsx(to / "x.xlsx"), ["xlsxwriter"], "workbooks need XlsxWriter", "xlsx"),
    entry(solver_leads, ["highspy"], "the second opinion on linear programmes needs highspy", "solver"),
    entry(lambda ranking, _: ranking.to_pandas(), ["pandas"], "pandas is needed", "frames"),
    entry(lambda ranking, _: ranking.matrix.to_pandas(), ["pandas"], "pandas is needed", "frames"),
    *(entry(lambda *_, name=name: getattr(jr, name).to_polars(object()), ["polars"], "polars is needed", "frames")
      for name in TABLES),
    *(entry(lambda *_, name=name: getattr(jr, name).to_arrow(object()), ["pyarrow"], "pyarrow is needed", "frames")
      for name in TABLES),
    *(entry(parquet(read), READERS, "x.parquet: a Parquet file needs pyarrow, polars or duckdb", "frames")
      for read in (
          lambda path, ranking: jr.rank(path, ranking.model),
          lambda path, ranking: jr.lint(path, ranking.model),
          lambda path, ranking: jr.measure(path, ranking.model),
          lambda path, ranking: jr.measure({"journey": ["a"]}, ranking.model, customers=path),
          lambda path, ranking: jr.CriteriaMatrix(path),
          lambda path, ranking: jr.compare_segments(path, ranking.model, by="segment"),
          lambda path, ranking: ranking.scorer.score(path),
      )),
    *(entry(read, ["narwhals"], "a frame of test_extras.Frame needs narwhals", "frames")
      for read in (
          lambda ranking, _: jr.rank(Frame(), ranking.model),
          lambda ranking, _: jr.measure(Frame(), ranking.model),
          lambda ranking, _: jr.lint(Frame(), ranking.model),
      )),
]  # fmt: skip


@pytest.fixture
def block(monkeypatch):
    """Makes packages ones that cannot be imported."""

    def without(packages):
        for package in packages:
            for loaded in [name for name in sys.modules if name == package or name.startswith(f"{package}.")]:
                monkeypatch.delitem(sys.modules, loaded)
            monkeypatch.setitem(sys.modules, package, None)
        monkeypatch.delitem(sys.modules, "journeyrank.widget", raising=False)

    return without


@pytest.mark.parametrize(("use", "blocked", "needs", "extra"), ENTRIES)
def test_a_missing_package_is_named_with_the_line_to_type(model, columns, tmp_path, block, use, blocked, needs, extra):
    ranking = jr.rank(columns, model)
    block(blocked)
    with pytest.raises(ImportError) as caught:
        use(ranking, tmp_path)
    assert re.sub(r"\S*test_extras", "test_extras", str(caught.value)) == (
        f"{needs}; install it: pip install 'journeyrank[{extra}]'"
    )


def test_every_extra_is_asked_for_somewhere_and_all_is_all_of_them():
    assert set(EXTRAS) - {"all"} == {each.values[3] for each in ENTRIES}
    assert EXTRAS["all"] == [f"journeyrank[{','.join(name for name in EXTRAS if name != 'all')}]"]


def test_an_extra_installs_what_its_entries_need():
    named = {extra: {re.match(r"[\w-]+", each).group(0) for each in needs} for extra, needs in EXTRAS.items()}
    for each in ENTRIES:
        _, blocked, _, extra = each.values
        assert set(blocked) & (named[extra] | ({"traitlets"} if extra == "widget" else set()))


def test_every_picture_is_asked_for():
    assert set(PICTURES) == {kind for kinds in plots.KINDS.values() for kind in kinds}


def test_a_package_that_is_there_and_does_not_load_keeps_its_own_error(tmp_path, monkeypatch, block):
    (tmp_path / "altair.py").write_text("import no_such_package\n")
    monkeypatch.syspath_prepend(tmp_path)
    block(["altair"])
    monkeypatch.delitem(sys.modules, "altair")
    with pytest.raises(ModuleNotFoundError, match="No module named 'no_such_package'"):
        _extras.imported("altair", "charts need Altair", "charts")


def test_no_other_module_words_the_line_itself():
    folder = TOP / "bindings" / "python"
    spelled = [
        path.name
        for path in folder.rglob("*")
        if path.suffix in (".py", ".cpp", ".hpp") and "install it: pip" in path.read_text(encoding="utf-8")
    ]
    assert spelled == ["_extras.py"]
