# SPDX-License-Identifier: MIT
"""Projects that use the library the way a user does: installed, as a subdirectory, and by pkg-config."""

import os
import re
import shlex
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
TOP = HERE.parents[1]
VERSION = ".".join(
    re.search(rf"version_{part} = (\d+);", (TOP / "include/journeyrank/base/version.hpp").read_text()).group(1)
    for part in ("major", "minor", "patch")
)
GREETING = f"journeyrank {VERSION}\n"


def run(*command, **options):
    return subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False, **options)


def succeed(*command, **options):
    ran = run(*command, **options)
    assert ran.returncode == 0, f"{shlex.join(map(str, command))}\n{ran.stdout}{ran.stderr}"
    return ran.stdout


def configure(source, build, *options):
    return run("cmake", "-G", "Ninja", "-S", source, "-B", build, *options)


@pytest.fixture(scope="session")
def prefix(tmp_path_factory):
    """The library alone, installed in one place and then moved to another."""
    folder = tmp_path_factory.mktemp("install")
    parts = [f"-DJOURNEYRANK_BUILD_{part}=OFF" for part in ("TESTS", "CLI", "EXAMPLES", "BENCH")]
    configured = configure(TOP, folder / "build", *parts)
    assert configured.returncode == 0, configured.stderr
    succeed("cmake", "--install", folder / "build", "--prefix", folder / "first")
    return (folder / "first").rename(folder / "moved here")


def build_and_run(source, build, *options):
    configured = configure(source, build, *options)
    assert configured.returncode == 0, configured.stdout + configured.stderr
    succeed("cmake", "--build", build)
    return succeed(build / "consumer")


def test_find_package_finds_the_installed_library(prefix, tmp_path):
    assert build_and_run(HERE / "find_package", tmp_path, f"-DCMAKE_PREFIX_PATH={prefix}") == GREETING


def test_the_installed_library_asks_for_no_third_party(prefix, tmp_path):
    without = ["-DCMAKE_DISABLE_FIND_PACKAGE_nlohmann_json=ON", "-DCMAKE_DISABLE_FIND_PACKAGE_Eigen3=ON"]
    configured = configure(HERE / "find_package", tmp_path, f"-DCMAKE_PREFIX_PATH={prefix}", *without)
    assert configured.returncode == 0, configured.stderr


def test_components_bring_their_third_party(prefix, tmp_path):
    assert build_and_run(HERE / "components", tmp_path, f"-DCMAKE_PREFIX_PATH={prefix}") == GREETING


@pytest.mark.parametrize(("package", "debian"), [("nlohmann_json", "nlohmann-json3-dev"), ("EXPAT", "libexpat1-dev")])
def test_a_component_without_its_third_party_is_refused_with_the_line_that_installs_it(
    prefix, tmp_path, package, debian
):
    without = f"-DCMAKE_DISABLE_FIND_PACKAGE_{package}=ON"
    configured = configure(HERE / "components", tmp_path, f"-DCMAKE_PREFIX_PATH={prefix}", without)
    assert configured.returncode != 0
    assert f"apt-get install {debian}" in " ".join(configured.stderr.split())


def test_a_version_that_does_not_exist_is_refused(prefix, tmp_path):
    configured = configure(HERE / "newer_version", tmp_path, f"-DCMAKE_PREFIX_PATH={prefix}")
    assert configured.returncode != 0
    assert 'compatible with requested version "99"' in " ".join(configured.stderr.split())
    assert f"version: {VERSION}" in configured.stderr


def test_a_subdirectory_adds_the_library_and_nothing_else(tmp_path):
    without = ["-DCMAKE_DISABLE_FIND_PACKAGE_nlohmann_json=ON", "-DCMAKE_DISABLE_FIND_PACKAGE_Eigen3=ON"]
    source = f"-DJOURNEYRANK_SOURCE={TOP}"
    assert build_and_run(HERE / "add_subdirectory", tmp_path, source, *without) == GREETING


def test_pkg_config_finds_the_installed_library(prefix, tmp_path):
    environment = {**os.environ, "PKG_CONFIG_PATH": str(prefix / "share" / "pkgconfig")}
    assert succeed("pkg-config", "--modversion", "journeyrank", env=environment).strip() == VERSION
    flags = shlex.split(succeed("pkg-config", "--cflags", "--libs", "journeyrank", env=environment))
    succeed("g++", "-std=c++20", HERE / "main.cpp", "-o", tmp_path / "consumer", *flags)
    assert succeed(tmp_path / "consumer") == GREETING


def test_pkg_config_refuses_a_version_that_does_not_exist(prefix):
    environment = {**os.environ, "PKG_CONFIG_PATH": str(prefix / "share" / "pkgconfig")}
    ran = run("pkg-config", "--print-errors", "--exists", "journeyrank >= 99", env=environment)
    assert ran.returncode != 0
    assert "journeyrank" in ran.stderr


def test_the_program_is_installed(tmp_path):
    build = Path(os.environ.get("JOURNEYRANK_BUILD", TOP / "build" / "release"))
    succeed("cmake", "--install", build, "--prefix", tmp_path, "--component", "program")
    assert VERSION in succeed(tmp_path / "bin" / "journeyrank", "--version")


def test_a_missing_dependency_is_named_with_the_line_that_installs_it(tmp_path):
    without = "-DCMAKE_DISABLE_FIND_PACKAGE_doctest=ON"
    configured = configure(TOP, tmp_path, without, "-DJOURNEYRANK_BUILD_CLI=OFF", "-DJOURNEYRANK_BUILD_EXAMPLES=OFF")
    assert configured.returncode != 0
    assert "sudo apt-get install doctest-dev" in configured.stderr
