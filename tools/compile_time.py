#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Prints how long including the umbrella header takes to compile, beside Eigen/Core and the standard headers it needs.

Each is compiled in turn with g++ -std=c++20 -O2 -fsyntax-only; the least of the rounds counts.
"""

import os
import resource
import subprocess
import tempfile

ROUNDS = 5
TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
STANDARD = "algorithm array charconv optional span string string_view thread variant vector".split()
SOURCES = {
    "Eigen/Core": "#include <Eigen/Core>\n",
    "standard headers": "".join(f"#include <{name}>\n" for name in STANDARD),
    "journeyrank.hpp": "#include <journeyrank/journeyrank.hpp>\n",
}


def seconds(path):
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    subprocess.run(
        ["g++", "-std=c++20", "-O2", "-fsyntax-only", f"-I{TOP}/include", "-I/usr/include/eigen3", path], check=True
    )
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def main():
    least = {name: float("inf") for name in SOURCES}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(ROUNDS):
            for name, text in SOURCES.items():
                path = os.path.join(folder, "header.cpp")
                with open(path, "w", encoding="utf-8") as file:
                    file.write(text)
                least[name] = min(least[name], seconds(path))
    for name, taken in least.items():
        print(f"{name:<18}{taken:6.2f} s  {taken / least['Eigen/Core']:5.2f} x Eigen/Core")


if __name__ == "__main__":
    main()
