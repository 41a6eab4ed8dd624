# SPDX-License-Identifier: MIT
"""The same bits everywhere: one hash of the scores of a fixed 20,000 × 7 matrix, for every compiler, optimisation,
number of threads and language. golden.txt holds it; a change there changes every score anybody has stored."""

import importlib.util
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
TOP = HERE.parents[1]
GOLDEN = (HERE / "golden.txt").read_text(encoding="utf-8").strip()

spec = importlib.util.spec_from_file_location("plain", HERE / "plain.py")
plain = importlib.util.module_from_spec(spec)
spec.loader.exec_module(plain)

COMPILERS = ("g++", "clang++")
OPTIMISED = (
    "-O0",
    "-O2",
    "-O3 -march=native",
    "-O3 -march=native -ffp-contract=fast",
    # Tuned for some processors gcc leaves a sum over a loop unfused; tuned for all of them it does not.
    "-O3 -march=native -mtune=generic -ffp-contract=fast",
)
SOURCES = {
    "scores": [HERE / "scores.cpp"],
    # The kernels against plain loops, where the compiler is most eager to fuse: in the last of OPTIMISED only.
    "arithmetic": [TOP / "tests/unit/main.cpp", TOP / "tests/unit/base/arithmetic_test.cpp"],
}
PROGRAMS = [(compiler, options, "scores") for compiler in COMPILERS for options in OPTIMISED]
PROGRAMS += [(compiler, OPTIMISED[-1], "arithmetic") for compiler in COMPILERS]


def build(compiler, options, name, folder):
    """Compiles and links one program; returns its path and the messages, "" when there are none."""
    path = folder / "-".join([compiler, *options.split(), name]).replace("+", "p").replace("=", "-")
    flags = [*options.split(), "-std=c++20", f"-I{TOP / 'include'}", f"-I{TOP / 'tests'}"]
    launcher = ["ccache"] if shutil.which("ccache") else []
    objects = []
    for source in SOURCES[name]:
        objects.append(f"{path}-{source.stem}.o")
        ran = run([*launcher, compiler, *flags, "-c", source, "-o", objects[-1]])
        if ran.returncode != 0:
            return path, ran.stderr
    ran = run([compiler, *objects, "-pthread", "-o", path])
    return path, ran.stderr if ran.returncode != 0 else ""


def run(command):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def programs(tmp_path_factory):
    """All programs, built side by side: {(compiler, options, name): (path, messages)}."""
    folder = tmp_path_factory.mktemp("bits")
    there = [each for each in PROGRAMS if shutil.which(each[0])]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return dict(zip(there, pool.map(lambda each: build(*each, folder), there)))


@pytest.fixture
def program(programs, request):
    if request.param not in programs:
        pytest.skip(f"{request.param[0]} is not installed")
    path, messages = programs[request.param]
    assert messages == ""
    return path


def named(programs_of_one_kind):
    return {"argvalues": programs_of_one_kind, "ids": [" ".join(each[:2]) for each in programs_of_one_kind]}


@pytest.mark.parametrize("program", **named([each for each in PROGRAMS if each[2] == "scores"]), indirect=True)
def test_the_library_scores_the_same_bits(program):
    ran = run([program])
    ways = ("1 thread", "2 threads", "7 threads", "row by row")
    assert ran.stdout.splitlines() == [f"{way}: {GOLDEN}" for way in ways]


@pytest.mark.parametrize("program", **named([each for each in PROGRAMS if each[2] == "arithmetic"]), indirect=True)
def test_the_kernels_equal_plain_loops_where_the_compiler_may_fuse(program):
    ran = run([program])
    assert ran.returncode == 0, ran.stdout
    assert "test cases: 0 " not in " ".join(ran.stdout.split())


def test_a_plain_loop_in_python_gives_the_same_bits():
    ran = run([sys.executable, HERE / "plain.py"])
    assert ran.stdout.strip() == GOLDEN, ran.stderr


def test_a_plain_loop_in_javascript_gives_the_same_bits():
    node = shutil.which("node") or shutil.which("nodejs")
    if node is None:
        pytest.skip("node is not installed: ./dev doctor")
    ran = run([node, HERE / "plain.js"])
    assert ran.stdout.strip() == GOLDEN, ran.stderr


def test_one_bit_of_one_score_changes_the_hash():
    columns = plain.fixed_columns()
    lists = [list(plain.scores(columns, model)) for model in plain.models()]
    assert plain.digest(lists) == GOLDEN
    lists[1][12_345] += 2.0**-53
    assert plain.digest(lists) != GOLDEN


@pytest.mark.parametrize("threads", [1, 2, 7])
def test_the_python_package_scores_the_same_bits(threads):
    reason = "the Python package is not installed: pip install ."
    journeyrank = pytest.importorskip("journeyrank", reason=reason)
    numpy = pytest.importorskip("numpy", reason="numpy is not installed")
    columns = [numpy.array(column) for column in plain.fixed_columns()]
    mixed = journeyrank.Model.read(HERE / "model.json")
    kept = [criterion for _, criterion in plain.models()[1]]
    names = [criterion.id for criterion in mixed.criteria]
    lines = mixed.replace(criteria=[mixed.criteria[names.index(criterion["id"])] for criterion in kept])
    table = dict(zip(names, columns))

    def scores(model):
        cells = {criterion.id: table[criterion.id] for criterion in model.criteria}
        return journeyrank.Scorer.fit(cells, model, threads=threads).score(cells, threads=threads)

    assert plain.digest(scores(model) for model in (mixed, lines)) == GOLDEN
