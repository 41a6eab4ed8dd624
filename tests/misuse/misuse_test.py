# SPDX-License-Identifier: MIT
"""Sources that must not compile do not, for the stated reason, with g++ and with clang++; mended, they compile.

Each source says on its lines `// Expect: ` what the compiler's message must hold (a regular expression, each line
anywhere in it) and, if it needs them, on a line `// Flags: ` further flags. Compiled with -DMENDED it is its own
correct twin, so that nothing but the misuse can be the reason.
"""

import re
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
TOP = HERE.parents[1]
SOURCES = sorted(path.name for path in HERE.glob("*.cpp"))


def lines_after(label, text):
    return re.findall(rf"^// {label}: (.+)$", text, re.MULTILINE)


def compile_source(compiler, name, *flags):
    command = [compiler, "-std=c++20", "-fsyntax-only", "-I", TOP / "include", *flags, HERE / name]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("compiler", ["g++", "clang++"])
@pytest.mark.parametrize("name", SOURCES)
def test_misuse_does_not_compile(name, compiler):
    text = (HERE / name).read_text(encoding="utf-8")
    flags = " ".join(lines_after("Flags", text)).split()
    expected = lines_after("Expect", text)
    assert expected, f"{name} does not say what to expect"

    mended = compile_source(compiler, name, *flags, "-DMENDED")
    assert mended.returncode == 0, f"mended, it must compile:\n{mended.stderr}"

    misused = compile_source(compiler, name, *flags)
    assert misused.returncode != 0, "it compiles"
    for pattern in expected:
        assert re.search(pattern, misused.stderr), f"{pattern!r} is not in:\n{misused.stderr}"
