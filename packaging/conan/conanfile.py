# SPDX-License-Identifier: MIT
"""The recipe for Conan 2: headers and the library's own CMake package.

    conan create packaging/conan                    the library alone: needs no other package
    conan create packaging/conan -o with_json=True  and journeyrank::json; so with_eigen and with_xes
"""

import os
import re

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.cmake import CMake, CMakeToolchain, cmake_layout
from conan.tools.files import copy, load, rmdir

required_conan_version = ">=2.0"


class JourneyrankRecipe(ConanFile):
    name = "journeyrank"
    description = "Customer journeys ranked by a weighted matrix of criteria"
    license = "MIT"
    topics = ("multi-criteria-decision-analysis", "customer-journey", "ranking", "header-only")
    package_type = "header-library"
    settings = "os", "arch", "compiler", "build_type"
    options = {"with_json": [True, False], "with_eigen": [True, False], "with_xes": [True, False]}
    default_options = {"with_json": False, "with_eigen": False, "with_xes": False}
    no_copy_source = True

    @property
    def _top(self):
        return os.path.join(self.recipe_folder, "..", "..")

    def set_version(self):
        # The one place of the version.
        header = load(self, os.path.join(self._top, "include", "journeyrank", "base", "version.hpp"))
        numbers = [re.search(rf"version_{part} = (\d+);", header).group(1) for part in ("major", "minor", "patch")]
        self.version = ".".join(numbers)

    def export_sources(self):
        for pattern in ("include/*.hpp", "cmake/*", "CMakeLists.txt", "LICENSE"):
            copy(self, pattern, src=self._top, dst=self.export_sources_folder)

    def requirements(self):
        if self.options.with_json:
            self.requires("nlohmann_json/[>=3.11 <4]", transitive_headers=True)
        if self.options.with_eigen:
            self.requires("eigen/[>=3.4 <4]", transitive_headers=True)
        if self.options.with_xes:
            self.requires("expat/[>=2.5 <3]", transitive_headers=True, transitive_libs=True)

    def validate(self):
        check_min_cppstd(self, 20)

    def layout(self):
        cmake_layout(self)

    def package_id(self):
        self.info.clear()  # headers: one package for all compilers; the options only add requirements

    def generate(self):
        toolchain = CMakeToolchain(self)
        for part in ("TESTS", "CLI", "EXAMPLES", "BENCH", "PYTHON"):
            toolchain.cache_variables[f"JOURNEYRANK_BUILD_{part}"] = False
        toolchain.generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()

    def package(self):
        CMake(self).install()
        copy(self, "LICENSE", src=self.source_folder, dst=os.path.join(self.package_folder, "licenses"))
        # CMakeDeps and PkgConfigDeps write these anew, for what package_info says.
        rmdir(self, os.path.join(self.package_folder, "share"))

    def package_info(self):
        self.cpp_info.set_property("cmake_file_name", "journeyrank")
        self.cpp_info.set_property("cmake_target_name", "journeyrank::all_parts")
        core = self.cpp_info.components["journeyrank"]
        core.set_property("cmake_target_name", "journeyrank::journeyrank")
        core.set_property("pkg_config_name", "journeyrank")
        core.bindirs, core.libdirs = [], []
        if self.settings.os in ("Linux", "FreeBSD"):
            core.system_libs = ["pthread"]
        others = {"json": "nlohmann_json::nlohmann_json", "eigen": "eigen::eigen", "xes": "expat::expat"}
        for part, needs in others.items():
            if self.options.get_safe(f"with_{part}"):
                component = self.cpp_info.components[part]
                component.set_property("cmake_target_name", f"journeyrank::{part}")
                component.bindirs, component.libdirs = [], []
                component.requires = ["journeyrank", needs]
