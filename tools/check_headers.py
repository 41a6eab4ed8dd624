#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks that every public header compiles alone, with g++ and with clang++, under the developers' warnings.

    python3 tools/check_headers.py [journeyrank/FOLDER/NAME.hpp ...]

Prints the compiler's messages of each header that does not. Uses ccache when it is there: unchanged headers are not
compiled again.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
COMPILERS = ("g++", "clang++")
FLAGS = ("-std=c++20", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror")
# Third parties are not ours to warn about.
INCLUDES = ("-I", str(TOP / "include"), "-isystem", "/usr/include/eigen3")


def compile_alone(compiler, header, folder):
    """The messages of a compiler on a source that includes only this header; "" when it compiles."""
    source = folder / (header.replace("/", ".") + ".cpp")
    source.write_text(f'#include "{header}"\n', encoding="utf-8")
    launcher = ["ccache"] if shutil.which("ccache") else []
    command = [*launcher, compiler, *FLAGS, *INCLUDES, "-c", source.name, "-o", f"{source.name}.{compiler}.o"]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return "" if ran.returncode == 0 else f"{header} does not compile alone with {compiler}:\n{ran.stdout}{ran.stderr}"


def check(headers):
    """The messages for every header and compiler, without the empty ones."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(os.cpu_count()) as pool:
        jobs = [
            pool.submit(compile_alone, compiler, header, Path(folder)) for header in headers for compiler in COMPILERS
        ]
        return [message for message in (job.result() for job in jobs) if message]


def public_headers():
    return sorted(path.relative_to(TOP / "include").as_posix() for path in (TOP / "include").rglob("*.hpp"))


def main(arguments):
    messages = check(arguments or public_headers())
    print("\n".join(messages), end="")
    return 1 if messages else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
