# SPDX-License-Identifier: MIT
"""Threads share what is constant; a second interpreter in one process is refused, and harms nothing."""

import subprocess
import sys
import threading

import journeyrank as jr
import pytest

# What the private module of sub-interpreters is called, and the call that runs code in one, by version.
IN_A_SECOND_INTERPRETER = """
import importlib, warnings
import journeyrank as jr

try:
    interpreters = importlib.import_module("_interpreters")
except ImportError:
    interpreters = importlib.import_module("_xxsubinterpreters")
code = '''
import warnings
warnings.simplefilter("ignore")  # of NumPy, which says that it is not made for this
try:
    import MODULE
except ImportError as error:
    print("refused:", error)
else:
    print("imported")
'''
second = interpreters.create()
interpreters.run_string(second, code)
interpreters.destroy(second)

# The first one goes on as before.
try:
    jr.Model.from_json("{")
except jr.Error as error:
    print(error.code)
print(jr.rank([[1.0], [2.0]], jr.Model(criteria=[jr.Criterion(id="x", direction="maximize", scale=jr.MinMax())]))[0].id)
"""


@pytest.mark.parametrize("module", ["journeyrank._core", "journeyrank"])
def test_a_sub_interpreter_cannot_import_it_and_the_first_goes_on(module):
    code = IN_A_SECOND_INTERPRETER.replace("MODULE", module)
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    lines = ran.stdout.splitlines()
    assert ran.returncode == 0, ran.stderr
    assert lines[0].startswith("refused: module journeyrank._core does not support loading in subinterpreters")
    assert lines[1:] == ["bad_json", "2"]


@pytest.mark.skipif(not hasattr(sys, "_is_gil_enabled"), reason="a Python that always has the lock")
def test_without_the_lock_importing_it_turns_the_lock_on():
    ran = subprocess.run(
        [sys.executable, "-c", "import sys, journeyrank; print(sys._is_gil_enabled())"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ran.stdout == "True\n"


def test_threads_share_models_scorers_and_rankings():
    model = jr.contact_centre_model()
    rows = [[float(i % 7), float(i % 5), float(i % 3), float(i)] for i in range(200)]
    ranking = jr.rank(rows, model)
    expected = [(line.id, line.score) for line in ranking]
    wrong = []

    def work():
        for _ in range(20):
            again = [(line.id, line.score) for line in jr.rank(rows, model, threads=1)]
            if again != expected or ranking.scorer.score(rows).tolist() != ranking.scores.tolist():
                wrong.append(again)
            ranking.explain(expected[0][0])

    workers = [threading.Thread(target=work) for _ in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert wrong == []
