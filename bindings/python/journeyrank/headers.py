# SPDX-License-Identifier: MIT
"""Where the headers of the C++ library are: they come with the package, and are the ones that it was built from."""

import os

from journeyrank import _core


def _installed(*parts: str) -> str:
    # Beside the extension, which an editable install keeps elsewhere than these sources.
    folder = os.path.join(os.path.dirname(os.path.abspath(_core.__file__)), *parts)
    if not os.path.isdir(folder):
        raise FileNotFoundError(f"{folder} is not there: this build of the package left out the headers")
    return folder


def get_include() -> str:
    """The folder for the compiler: `c++ -std=c++20 -pthread -I$(python -m journeyrank --includes) main.cpp`."""
    return _installed("include")


def get_cmake_dir() -> str:
    """The folder for CMake: `cmake -Djourneyrank_DIR=$(python -m journeyrank --cmakedir)`, then find_package."""
    return _installed("share", "cmake", "journeyrank")


def get_pkgconfig_dir() -> str:
    """The folder for pkg-config: `PKG_CONFIG_PATH=$(python -m journeyrank --pkgconfigdir)`."""
    return _installed("share", "pkgconfig")
