# SPDX-License-Identifier: MIT
"""The package as a package: what it needs, what it exports, whether its types and words are there."""

import inspect
import os
import pickle
import shutil
import subprocess
import sys
import types
from pathlib import Path

import journeyrank as jr
import pytest
from journeyrank import _core

FOLDER = Path(jr.__file__).parent


def run(*arguments, **options):
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False, **options)


def test_numpy_is_all_that_it_needs(tmp_path):
    """In an interpreter where no other data library can be imported."""
    program = tmp_path / "alone.py"
    program.write_text(
        """
import sys
for name in ("pandas", "polars", "pyarrow", "duckdb", "narwhals", "typing_extensions"):
    sys.modules[name] = None
import journeyrank as jr
model = jr.Model(criteria=[jr.Criterion(id="x", direction="maximize", scale=jr.MinMax())])
assert [line.id for line in jr.rank({"journey": ["a", "b"], "x": [1, 2]}, model)] == ["b", "a"]
print("fine")
""",
        encoding="utf-8",
    )
    ran = run(program)
    assert (ran.stdout, ran.stderr) == ("fine\n", "")


def test_all_that_the_extension_offers_is_exported():
    offered = {name for name in vars(_core) if not name.startswith("_")}
    of_python = {"get_cmake_dir", "get_include"}
    assert set(jr.__all__) == offered | of_python | {"__version__"}
    assert jr.__all__ == sorted(jr.__all__, key=jr.__all__.index)
    for name in set(jr.__all__) - of_python:
        assert getattr(jr, name) is getattr(_core, name)


def test_the_version_is_that_of_the_header():
    assert jr.version() == jr.__version__
    header = Path(__file__).resolve().parents[2] / "include" / "journeyrank" / "base" / "version.hpp"
    numbers = [line.split("=")[1].strip(" ;\n") for line in header.open() if line.startswith("inline constexpr int")]
    assert jr.__version__ == ".".join(numbers)


def public_things():
    for name in jr.__all__:
        thing = getattr(jr, name)
        if isinstance(thing, str):
            continue
        yield name, thing
        if isinstance(thing, type) and thing is not jr.Error:
            for member, value in vars(thing).items():
                if not member.startswith("_"):
                    yield f"{name}.{member}", getattr(thing, member) if isinstance(value, staticmethod) else value


@pytest.mark.parametrize(("name", "thing"), [pytest.param(*each, id=each[0]) for each in public_things()])
def test_everything_public_has_words(name, thing):
    assert inspect.getdoc(thing)


@pytest.mark.parametrize(("name", "thing"), [pytest.param(*each, id=each[0]) for each in public_things()])
def test_everything_callable_has_a_signature(name, thing):
    if isinstance(thing, property) or (isinstance(thing, type) and not has_constructor(thing)):
        return
    assert inspect.signature(thing)


def has_constructor(thing):
    return thing is jr.CriteriaMatrix or hasattr(thing, "replace")


def test_classes_say_that_they_live_in_the_package():
    for name in jr.__all__:
        if isinstance(getattr(jr, name), type):
            assert getattr(jr, name).__module__ == "journeyrank"


def test_classes_without_constructor_cannot_be_made_by_hand():
    for thing in (jr.Ranking, jr.Scorer, jr.Explanation, jr.Note):
        with pytest.raises(TypeError, match="No constructor defined"):
            thing()


def test_an_error_is_a_value_error_with_a_code_and_pickles():
    with pytest.raises(ValueError) as caught:
        jr.Model.from_json("{")
    error = pickle.loads(pickle.dumps(caught.value))
    assert isinstance(error, jr.Error)
    assert error.code == caught.value.code == "bad_json"
    assert str(error) == str(caught.value)
    assert jr.Error.code == ""


def test_the_package_is_marked_as_typed():
    assert (FOLDER / "py.typed").is_file()
    assert (FOLDER / "_core.pyi").is_file()


# What pybind11 adds to every class, and the constructor that says there is none.
NOT_IN_THE_STUB = r"""
journeyrank\.widget\.JourneyView
journeyrank\._core\.[A-Z]\w+
journeyrank\._core\.(Agreement|CheapestChange|Comparison|Contribution|Dominance|Explanation|FlipDistances|Gaps|GroupContribution|Impact|Ingest|JudgedWeights|Kernel|LintFinding|LintReport|MeasuredMatrix|MeasuredSlice|MeasuredSlices|MethodComparison|Note|PartialOrder|PlaceCheck|RankedJourney|Ranking|RankingIterator|Requirements|Reversal|Robustness|ScoredJourney|Scorer|SegmentComparison|SimulatedContacts|Simus|Stability|Trajectory|Weighing|WeightChange|WhatIf|WhatIfs)\.__init__
"""


@pytest.fixture
def copied(tmp_path):
    """A copy of the package in a folder that mypy searches; returns the folder and how to run mypy there."""
    pytest.importorskip("mypy")
    shutil.copytree(FOLDER, tmp_path / "journeyrank", ignore=shutil.ignore_patterns("__pycache__"))
    environment = {**os.environ, "MYPYPATH": str(tmp_path), "PYTHONPATH": str(tmp_path)}
    return tmp_path, lambda *arguments: run("-m", *arguments, cwd=tmp_path, env=environment)


def test_the_stub_says_what_the_module_is(copied):
    folder, run_there = copied
    allowed = folder / "allowed.txt"
    allowed.write_text(NOT_IN_THE_STUB, encoding="utf-8")
    ran = run_there("mypy.stubtest", "journeyrank", "--allowlist", allowed)
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize(
    ("right", "wrong", "reported"),
    [
        ("def schema(file: str", "def schema(kind: str", "journeyrank._core.schema is inconsistent"),
        ("at_0: float, at_1: float", "at_0: float, at_2: float", "journeyrank._core.Anchored.__init__ is inconsistent"),
        ("def to_json(self) -> str", "def to_yaml(self) -> str", "to_json is not present in stub"),
    ],
)
def test_a_wrong_stub_is_found(copied, right, wrong, reported):
    folder, run_there = copied
    stub = folder / "journeyrank" / "_core.pyi"
    text = stub.read_text(encoding="utf-8")
    assert right in text
    stub.write_text(text.replace(right, wrong), encoding="utf-8")
    assert reported in run_there("mypy.stubtest", "journeyrank._core").stdout


def test_user_code_is_checked_by_its_types(copied):
    folder, run_there = copied
    (folder / "good.py").write_text(GOOD_USE, encoding="utf-8")
    checked = run_there("mypy", "--strict", "good.py")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    (folder / "bad.py").write_text(BAD_USE, encoding="utf-8")
    refused = run_there("mypy", "--strict", "bad.py")
    assert refused.stdout.count("error:") == 2, refused.stdout


GOOD_USE = """
import journeyrank as jr
import numpy as np

model: jr.Model = jr.contact_centre_model().with_weight("pain", 2.0)
ranking = jr.rank({"journey": ["a"], "pain": [1.0]}, model, profile=None)
first: str = ranking[0].id
urgent: list[str] = [line.id for line in ranking[:3]]
score: float = ranking.scorer.score([1.0, 2.0, None, 4.0])
values = np.zeros((3, 4))
jr.Scorer.fit(values, model).top(values, 2)
points: float = ranking.explain("a").contributions[0].points
measured = jr.measure("contacts.csv", model, mapping=jr.Mapping(missing=["?"]))
gaps = jr.gaps(measured, model, [jr.Target(metric="pain", target=5.0)], today="2026-04-01")
share = jr.impact(measured, model, references={"pain": 0.1}).to_dicts()[0]["share"]
"""
BAD_USE = """
import journeyrank as jr
jr.rank([[1.0]], "model.json")
jr.Anchored(at_0="a", at_1=1)
"""


def test_nothing_is_printed_and_no_module_is_left_behind():
    ran = run("-c", "import sys; before = set(sys.modules); import numpy; numpys = set(sys.modules); import journeyrank; "
                    "print(sorted(m for m in set(sys.modules) - numpys if not m.startswith('journeyrank')))")  # fmt: skip
    assert (ran.stdout.strip(), ran.stderr) == ("[]", "")


def test_the_module_has_no_stray_public_names():
    for name, value in vars(jr).items():
        assert name.startswith("_") or name in jr.__all__ or isinstance(value, types.ModuleType)
