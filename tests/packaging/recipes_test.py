# SPDX-License-Identifier: MIT
"""The recipes for other people's package managers: of one version, well-formed, and run as far as can be done here.

Conan and cibuildwheel are asked themselves; vcpkg is not needed, vcpkg_functions.cmake stands in for it.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import make_single_header
import pytest

HERE = Path(__file__).resolve().parent
TOP = HERE.parents[1]
CONAN = TOP / "packaging" / "conan"
PORT = TOP / "packaging" / "vcpkg" / "journeyrank"
VERSION = make_single_header.version_of(TOP / "include")
PARTS = ("eigen", "json", "xes")


def run(*command, **options):
    ran = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False, **options)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran


def program(name):
    """A program of the tests' own environment."""
    found = shutil.which(name, path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if found is None:
        pytest.skip(f"pip install {name}")
    return found


@pytest.fixture(scope="module")
def conan(tmp_path_factory):
    """Runs Conan with a home of its own, which has no packages and asks no server."""
    folder = tmp_path_factory.mktemp("conan")
    environment = {**os.environ, "CONAN_HOME": str(folder)}
    command = lambda *words: run(program("conan"), *words, env=environment, cwd=folder)  # noqa: E731
    command("profile", "detect")
    command("remote", "disable", "*")
    return command


def test_conan_reads_the_version_from_its_one_place(conan):
    told = json.loads(conan("inspect", CONAN, "--format=json").stdout)
    assert (told["name"], told["version"], told["license"]) == ("journeyrank", VERSION, "MIT")
    assert sorted(told["options"]) == [f"with_{part}" for part in PARTS]
    assert set(told["options"].values()) <= {False, "False"}


def test_conan_makes_the_package_and_a_project_builds_with_it(conan):
    made = conan("create", CONAN, "-s", "compiler.cppstd=20", *(
        f"-c={setting}" for setting in ("tools.cmake.cmaketoolchain:generator=Ninja",
                                        "tools.cmake.cmaketoolchain:user_presets=",
                                        "tools.cmake.cmake_layout:test_folder=$TMP")))  # fmt: skip
    assert f"journeyrank {VERSION}\n" in made.stdout + made.stderr


def test_conan_refuses_an_older_standard(conan):
    words = ("create", CONAN, "-s", "compiler.cppstd=17", "--test-folder=")
    with pytest.raises(AssertionError, match="Current cppstd .17. is lower than the required C\\+\\+ standard .20."):
        conan(*words)


IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
IN_ORDER = ("name", "version-semver", "description", "license", "supports", "dependencies", "features")


def test_the_manifest_of_the_port_keeps_the_rules_of_vcpkg():
    text = (PORT / "vcpkg.json").read_text(encoding="utf-8")
    manifest = json.loads(text)
    assert text == json.dumps(manifest, indent=2) + "\n"
    assert list(manifest) == [key for key in IN_ORDER if key in manifest]
    assert manifest["name"] == PORT.name
    assert manifest["version-semver"] == VERSION
    assert manifest["license"] == "MIT"
    assert list(manifest["features"]) == list(PARTS)
    for feature in manifest["features"].values():
        assert list(feature) == ["description", "dependencies"]
        assert all(isinstance(each, str) and IDENTIFIER.fullmatch(each) for each in feature["dependencies"])
        assert not feature["description"].endswith(".")
    for each in manifest["dependencies"]:
        assert IDENTIFIER.fullmatch(each["name"])
        assert each["host"] is True
    called = set(re.findall(r"^(vcpkg_\w+)", (PORT / "portfile.cmake").read_text(), re.MULTILINE))
    needed = {"vcpkg-cmake-config" if "_config_" in name else "vcpkg-cmake" for name in called if "_cmake_" in name}
    assert needed == {each["name"] for each in manifest["dependencies"]}


def test_the_port_installs_the_library_where_vcpkg_looks_for_it(tmp_path):
    installed = tmp_path / "installed here"
    given = {"PORT": "journeyrank", "CURRENT_PORT_DIR": PORT, "CURRENT_BUILDTREES_DIR": tmp_path / "build",
             "CURRENT_PACKAGES_DIR": installed}  # fmt: skip
    run("cmake", *(f"-D{name}={value}" for name, value in given.items()), "-P", HERE / "vcpkg_functions.cmake")
    share = installed / "share" / "journeyrank"
    assert {"copyright", "usage", "journeyrank-config.cmake"} <= {path.name for path in share.iterdir()}
    assert {path.name for path in installed.iterdir()} == {"include", "share"}
    consumer = TOP / "tests" / "consumer" / "find_package"
    run("cmake", "-G", "Ninja", "-S", consumer, "-B", tmp_path / "consumer", f"-DCMAKE_PREFIX_PATH={installed}")
    commands = run("ninja", "-C", tmp_path / "consumer", "-t", "commands").stdout
    assert f"{installed}/include" in commands.replace("\\", "")


def test_cibuildwheel_takes_its_configuration():
    wheels = run(program("cibuildwheel"), TOP, "--print-build-identifiers", "--platform", "linux", "--archs", "x86_64")
    tags = wheels.stdout.split()
    assert "cp39-manylinux_x86_64" in tags
    assert all(re.fullmatch(r"cp3\d+-manylinux_x86_64", tag) for tag in tags), tags


def test_what_before_a_wheel_is_installed_is_a_shell_script():
    run("sh", "-n", TOP / "packaging" / "wheels" / "before_all.sh")
