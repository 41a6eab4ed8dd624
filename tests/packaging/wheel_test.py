# SPDX-License-Identifier: MIT
"""The installed package serves C++ too: its headers, its CMake package, its pkg-config file; and it builds again to the
same bytes."""

import base64
import hashlib
import importlib.metadata
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import journeyrank as jr
import pytest
from journeyrank import headers

TOP = Path(__file__).resolve().parents[2]


def run(*command, **options):
    ran = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False, **options)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def asked(flag):
    return run(sys.executable, "-m", "journeyrank", flag).strip()


def test_the_headers_are_those_of_the_sources():
    def of(folder):
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in Path(folder).rglob("*.hpp")}

    assert of(jr.get_include()) == of(TOP / "include")


def test_the_package_says_where_they_are():
    assert asked("--includes") == jr.get_include()
    assert asked("--cmakedir") == jr.get_cmake_dir()
    assert asked("--pkgconfigdir") == headers.get_pkgconfig_dir()
    assert asked("--version") == jr.__version__
    refused = subprocess.run([sys.executable, "-m", "journeyrank"], capture_output=True, text=True, check=False)
    assert refused.returncode == 2
    assert "--includes" in refused.stderr


def test_a_package_without_headers_says_so(monkeypatch, tmp_path):
    monkeypatch.setattr(headers._core, "__file__", str(tmp_path / "_core.so"))
    with pytest.raises(FileNotFoundError, match="include is not there: this build of the package left out the headers"):
        jr.get_include()


def test_find_package_finds_the_library_in_the_package(tmp_path):
    consumer = TOP / "tests" / "consumer" / "find_package"
    run("cmake", "-S", consumer, "-B", tmp_path, f"-Djourneyrank_DIR={asked('--cmakedir')}")
    run("cmake", "--build", tmp_path)
    assert run(tmp_path / "consumer") == f"journeyrank {jr.__version__}\n"


def test_pkg_config_finds_the_library_in_the_package():
    if shutil.which("pkg-config") is None:
        pytest.skip("apt-get install pkg-config")
    environment = {**os.environ, "PKG_CONFIG_PATH": headers.get_pkgconfig_dir()}
    flags = run("pkg-config", "--cflags", "journeyrank", env=environment).split()
    found = [os.path.realpath(flag[2:]) for flag in flags if flag.startswith("-I")]
    assert found == [os.path.realpath(jr.get_include())]
    assert run("pkg-config", "--modversion", "journeyrank", env=environment).strip() == jr.__version__


def test_builds_with_scikit_build_core_find_it_by_themselves():
    found = {(each.group, each.value) for each in importlib.metadata.distribution("journeyrank").entry_points}
    assert found == {
        ("cmake.root", "journeyrank.share.cmake.journeyrank"),
        ("pkg_config", "journeyrank.share.pkgconfig"),
    }
    for name in ("share.cmake.journeyrank", "share.pkgconfig"):
        assert (Path(jr.get_include()).parent / name.replace(".", "/")).is_dir()


# As ./dev builds it, where it built it: nothing is compiled again.
BUILD = (
    "import sys; from scikit_build_core import build; "
    "print(build.build_wheel(sys.argv[1], {'cmake.define.JOURNEYRANK_DEVELOPER': 'ON'}))"
)


def is_of_these_sources():
    """True where the package was built in this tree, and nothing was changed since it was installed."""
    record = next(path for path in importlib.metadata.distribution("journeyrank").files if path.name == "RECORD")
    installed_at = record.locate().stat().st_mtime
    sources = [TOP / "README.md", TOP / "LICENSE", TOP / "pyproject.toml", TOP / "CMakeLists.txt"]
    for folder in ("include", "bindings", "cmake"):
        sources += [path for path in (TOP / folder).rglob("*") if path.is_file() and path.suffix != ".pyc"]
    was_built_here = any((TOP / "build" / "python").glob("*/CMakeCache.txt"))
    return was_built_here and max(path.stat().st_mtime for path in sources) < installed_at


def test_the_wheel_is_the_same_again(tmp_path):
    """The files of a second wheel against the installed ones, which came from the first."""
    if not is_of_these_sources():
        pytest.skip("what is installed is not of these sources: ./dev test")
    environment = {**os.environ, "CXX": "g++"}
    environment.pop("SOURCE_DATE_EPOCH", None)
    name = run(sys.executable, "-c", BUILD, tmp_path, cwd=TOP, env=environment).splitlines()[-1]
    own_lists = ("RECORD", "INSTALLER", "REQUESTED", "direct_url.json")
    installed = {
        str(path): path.hash.value
        for path in importlib.metadata.distribution("journeyrank").files
        if path.name not in own_lists and path.suffix != ".pyc"
    }
    with zipfile.ZipFile(tmp_path / name) as wheel:
        contents = {each.filename: wheel.read(each) for each in wheel.infolist()}
        assert len({each.date_time for each in wheel.infolist()}) == 1
    hashes = {
        path: base64.urlsafe_b64encode(hashlib.sha256(text).digest()).decode().rstrip("=")
        for path, text in contents.items()
        if not path.endswith("/RECORD")
    }
    assert hashes == installed
    for place in (str(TOP), str(Path.home()) + "/"):
        assert [path for path, text in contents.items() if place.encode() in text] == []
