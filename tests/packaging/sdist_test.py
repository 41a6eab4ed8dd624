# SPDX-License-Identifier: MIT
"""The source distribution: whole, the same bytes each time, and enough to configure a build from, without a network."""

import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

pytest.importorskip("scikit_build_core", reason="pip install scikit-build-core")

TOP = Path(__file__).resolve().parents[2]
BUILD = "import sys; from scikit_build_core import build; print(build.build_sdist(sys.argv[1]))"


def run(*command, **options):
    ran = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False, **options)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout.splitlines()


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sdist")
    return folder / run(sys.executable, "-c", BUILD, folder, cwd=TOP)[-1]


@pytest.fixture(scope="module")
def unpacked(archive):
    with tarfile.open(archive) as tar:
        tar.extractall(archive.parent)  # noqa: S202
    return archive.parent / archive.name.removesuffix(".tar.gz")


def test_it_holds_what_a_build_needs_and_nothing_else(archive, unpacked):
    found = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    wanted = {"CMakeLists.txt", "LICENSE", "README.md", "CHANGELOG.md", "pyproject.toml", "PKG-INFO"}
    for folder in ("include", "cmake", "bindings"):
        wanted |= {
            path.relative_to(TOP).as_posix()
            for path in (TOP / folder).rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }
    assert found == wanted


def test_it_is_the_same_again(archive, tmp_path):
    again = tmp_path / run(sys.executable, "-c", BUILD, tmp_path, cwd=TOP)[-1]
    assert again.read_bytes() == archive.read_bytes()


def test_a_build_is_configured_from_it_and_installs_the_headers(unpacked, tmp_path):
    pybind11 = run(sys.executable, "-m", "pybind11", "--cmakedir")[-1]
    options = [f"-DJOURNEYRANK_BUILD_{part}=OFF" for part in ("TESTS", "CLI", "EXAMPLES", "BENCH")]
    run("cmake", "-G", "Ninja", "-S", unpacked, "-B", tmp_path / "build", *options, "-DJOURNEYRANK_BUILD_PYTHON=ON",
        f"-DPython_EXECUTABLE={sys.executable}", f"-Dpybind11_DIR={pybind11}")  # fmt: skip
    commands = run("ninja", "-C", tmp_path / "build", "-t", "commands", "journeyrank_core")
    assert sum(f"{unpacked}/bindings/python/" in line and " -c " in line for line in commands) > 10
    run("cmake", "--install", tmp_path / "build", "--prefix", tmp_path / "installed", "--component", "library")
    headers = sorted(path.relative_to(TOP / "include") for path in (TOP / "include").rglob("*.hpp"))
    installed = tmp_path / "installed" / "include"
    assert headers == sorted(path.relative_to(installed) for path in installed.rglob("*.hpp"))
