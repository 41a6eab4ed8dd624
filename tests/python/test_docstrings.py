# SPDX-License-Identifier: MIT
"""Every public function, class and method says in NumPy's layout what it takes and gives; its examples are run."""

import ast
import contextlib
import doctest
import inspect
import io
import re
from pathlib import Path

import journeyrank as jr
import journeyrank.charts
import journeyrank.plots
import numpy as np
import pytest

TOP = Path(__file__).resolve().parents[2]
SECTIONS = ["Parameters", "Returns", "Raises", "Notes", "Examples"]
OF_OBJECTS = {"self", "cls"}

# What somebody calls first has an example.
SHOWN = """
Anchored Criterion CriteriaMatrix CriteriaMatrix.read_csv Mapping.ready Model Model.from_json Model.read
Model.to_json Model.with_weight Model.with_weights Pin Profile Ranking.compare_methods Ranking.dominance Ranking.explain
Ranking.robustness Ranking.stability Ranking.what_if Ranking.why Scenario Scorer.fit Scorer.score Scorer.top Tally.count
compare_segments contact_centre_model gaps impact judged_weights lint measure measure_slices rank schema simulate weigh
""".split()


def public_things():
    """All that is exported, with the members of classes: its name, the thing, whether a class has a constructor."""
    for name in jr.__all__:
        thing = getattr(jr, name)
        if isinstance(thing, str):
            continue
        yield name, thing
        if not isinstance(thing, type) or thing is jr.Error:
            continue
        for member, value in vars(thing).items():
            if not member.startswith("_"):
                yield f"{name}.{member}", getattr(thing, member) if isinstance(value, staticmethod) else value
    for module in (journeyrank.plots, journeyrank.charts):
        for name in module.__all__:
            if name != "KINDS":
                yield f"{module.__name__.split('.')[-1]}.{name}", getattr(module, name)


THINGS = dict(public_things())
CALLABLE = {
    name: thing
    for name, thing in THINGS.items()
    if not isinstance(thing, property)
    and (not isinstance(thing, type) or thing in (jr.CriteriaMatrix, jr.Tally) or hasattr(thing, "replace"))
}


def sections_of(doc):
    """The lines of a docstring by the heading that they stand under; "" for those before the first."""
    lines = inspect.cleandoc(doc).split("\n")
    found = {"": []}
    heading = ""
    for i, line in enumerate(lines):
        underlined = i + 1 < len(lines) and re.fullmatch("-{3,}", lines[i + 1])
        if underlined:
            assert len(lines[i + 1]) == len(line), line
            heading = line
            found[heading] = []
        elif not re.fullmatch("-{3,}", line):
            found[heading].append(line)
    return found


def entries(lines):
    """The entries of a section: a name with its type, and the words below it."""
    found = {}
    for line in lines:
        if line and not line.startswith(" "):
            name, _, kind = line.partition(" : ")
            found[name] = (kind, [])
        elif line.strip():
            found[name][1].append(line.strip())
    return found


def returns_of_the_stub():
    """What each function of the extension returns by its stub."""
    found = {}
    stub = ast.parse((Path(jr.__file__).parent / "_core.pyi").read_text(encoding="utf-8"))
    for node in stub.body:
        members = node.body if isinstance(node, ast.ClassDef) else [node]
        before = f"{node.name}." if isinstance(node, ast.ClassDef) else ""
        for member in members:
            if isinstance(member, ast.FunctionDef):
                own = ast.unparse(member.returns)
                found[before + member.name] = own if found.get(before + member.name, own) == own else "by the arguments"
    return found


STUB = returns_of_the_stub()


@pytest.mark.parametrize("name", THINGS)
def test_a_docstring_is_laid_out_as_numpy_does(name):
    sections = sections_of(inspect.getdoc(THINGS[name]))
    headings = [heading for heading in sections if heading]
    assert headings == [heading for heading in SECTIONS if heading in sections]
    assert sections[""][0].strip()
    for line in inspect.getdoc(THINGS[name]).split("\n"):
        assert not re.match(r"(Shape|Units|Edge|Errors|Options|Memory|Cost)(:$|  )", line), line


@pytest.mark.parametrize("name", CALLABLE)
def test_every_parameter_is_described(name):
    thing = CALLABLE[name]
    stars = {inspect.Parameter.VAR_POSITIONAL: "*", inspect.Parameter.VAR_KEYWORD: "**"}
    expected = [
        stars.get(parameter.kind, "") + parameter.name
        for parameter in inspect.signature(thing).parameters.values()
        if parameter.name not in OF_OBJECTS
    ]
    described = entries(sections_of(inspect.getdoc(thing)).get("Parameters", []))
    assert list(described) == expected
    for parameter, (kind, words) in described.items():
        assert kind and words, parameter


@pytest.mark.parametrize("name", [name for name, thing in CALLABLE.items() if not isinstance(thing, type)])
def test_what_comes_back_is_named(name):
    sections = sections_of(inspect.getdoc(CALLABLE[name]))
    returned = STUB.get(name, "something")
    if returned == "None":
        assert "Returns" not in sections
    else:
        kind = sections["Returns"][0]
        assert kind.strip()
        if returned in jr.__all__ or returned in ("bool", "int", "float", "str", "bytes"):
            assert kind == returned


def run_examples(name, doc):
    """What doctest has to say of the examples in a docstring; "" where they do what they say."""
    test = doctest.DocTestParser().get_doctest(doc, {"jr": jr, "np": np}, name, None, 0)
    said = io.StringIO()
    doctest.DocTestRunner().run(test, out=said.write)
    return said.getvalue()


WITH_EXAMPLES = [name for name, thing in THINGS.items() if ">>>" in inspect.getdoc(thing)]


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_examples_do_what_they_say(name, monkeypatch):
    monkeypatch.chdir(TOP)
    assert run_examples(name, inspect.getdoc(THINGS[name])) == ""


def test_the_examples_of_the_widget_do_what_they_say(monkeypatch):
    widget = pytest.importorskip("journeyrank.widget")
    monkeypatch.chdir(TOP)
    assert ">>>" in widget.JourneyView.__doc__
    assert run_examples("JourneyView", inspect.getdoc(widget.JourneyView)) == ""


@pytest.mark.parametrize("name", SHOWN)
def test_what_is_called_first_has_an_example(name):
    assert "Examples" in sections_of(inspect.getdoc(THINGS[name]))


def test_a_wrong_example_is_found():
    with contextlib.redirect_stdout(io.StringIO()):
        assert "Expected:\n    3" in run_examples("wrong", ">>> 1 + 1\n3\n")


def test_examples_stand_where_examples_are():
    """A line with >>> anywhere else would not be laid out as one."""
    for name in WITH_EXAMPLES:
        for heading, lines in sections_of(inspect.getdoc(THINGS[name])).items():
            assert heading == "Examples" or ">>>" not in "\n".join(lines), name
