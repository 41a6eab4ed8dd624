# SPDX-License-Identifier: MIT
"""Every function and constructor says in plain words what is wrong with a call: of which one, and of which option."""

import inspect

import journeyrank as jr
import pytest

# Python itself names what is wrong with a call of these.
WRITTEN_IN_PYTHON = ("Ranking.view", "Ranking.to_xlsx", "get_cmake_dir", "get_include")
NOT_PLAIN = ("incompatible", "Invoked with", "supported", "std::", "py::")


def callables():
    """Functions of the package, constructors, methods (called of their class, so that self comes first)."""
    for name in jr.__all__:
        thing = getattr(jr, name)
        if isinstance(thing, type):
            if thing in (jr.CriteriaMatrix, jr.Tally) or hasattr(thing, "replace"):
                yield name, thing, ()
            if thing is jr.Error:
                continue
            for member, value in vars(thing).items():
                if member.startswith("_") or isinstance(value, property) or f"{name}.{member}" in WRITTEN_IN_PYTHON:
                    continue
                of = () if isinstance(value, staticmethod) else (object(),)
                yield f"{name}.{member}", getattr(thing, member), of
        elif callable(thing) and name not in WRITTEN_IN_PYTHON:
            yield name, thing, ()


ALL = [pytest.param(*each, id=each[0]) for each in callables()]


def words_of(call, *arguments, **options):
    with pytest.raises(TypeError) as caught:
        call(*arguments, **options)
    words = str(caught.value)
    assert not any(each in words for each in NOT_PLAIN), words
    return words


def takes(call, kind):
    return any(parameter.kind is kind for parameter in inspect.signature(call).parameters.values())


def names_of(call):
    kinds = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)
    return [name for name, each in inspect.signature(call).parameters.items() if each.kind in kinds and name != "self"]


def test_there_are_many_of_them():
    assert len(ALL) > 150


@pytest.mark.parametrize(("name", "call", "of"), ALL)
def test_an_unknown_keyword_is_named(name, call, of):
    if takes(call, inspect.Parameter.VAR_KEYWORD):  # it may be a criterion, or an option of a plot
        return
    words = words_of(call, *of, no_such_keyword=1)
    assert words.startswith(name.rpartition(".")[2])
    assert 'no option "no_such_keyword"' in words


@pytest.mark.parametrize(("name", "call", "of"), ALL)
def test_a_misspelt_keyword_brings_the_nearest(name, call, of):
    if takes(call, inspect.Parameter.VAR_KEYWORD):
        return
    known = names_of(call)
    for each in known:
        if len(each) >= 4 and each[:-1] not in known:
            assert "did you mean" in words_of(call, *of, **{each[:-1]: 1})


@pytest.mark.parametrize(("name", "call", "of"), ALL)
def test_too_many_by_place_are_counted(name, call, of):
    if takes(call, inspect.Parameter.VAR_POSITIONAL):
        return
    words = words_of(call, *of, *range(50))
    assert words.startswith(name.rpartition(".")[2])
    assert "50 arguments by their place" in words or "takes its options by name" in words


@pytest.mark.parametrize(("name", "call", "of"), ALL)
def test_what_is_missing_or_of_another_kind_is_named(name, call, of):
    required = [
        each for each, parameter in inspect.signature(call).parameters.items()
        if parameter.default is inspect.Parameter.empty and each in names_of(call)
    ]  # fmt: skip
    if required and not of and not isinstance(call, type):
        assert f"{required[0]} is missing" in words_of(call)


def test_words_of_some_wrong_calls():
    model = jr.Model(criteria=[jr.Criterion(id="x", direction="maximize", scale=jr.MinMax())])
    ranking = jr.rank({"journey": ["a", "b"], "x": [1, 2]}, model)
    assert words_of(jr.rank, {}, model, profil="ceo").startswith('rank: no option "profil" (did you mean "profile"?)')
    assert words_of(jr.rank, {}) == "rank: model is missing; allowed: a Model"
    assert words_of(jr.rank, {}, 3) == "rank: model: found int; allowed: a Model"
    assert words_of(jr.rank, {}, None) == "rank: model: found NoneType; allowed: a Model"
    assert words_of(jr.rank, {}, model, data={}) == "rank: data is given twice, by its place and by its name"
    assert words_of(jr.CriteriaMatrix, {}, model="x") == "CriteriaMatrix: model: found str; allowed: a Model"
    assert words_of(ranking.compare_methods, scales=1) == "compare_methods: scales: found int; allowed: a bool"
    assert words_of(model.with_weight, "x", "much") == "with_weight: weight: found str; allowed: a number"
    assert words_of(model.replace, 1).startswith("replace: found 1 argument by its place; allowed: 0")
    assert words_of(jr.Ranking.stability, 3) == "stability: self: found int; allowed: a Ranking"
