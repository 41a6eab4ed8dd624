# SPDX-License-Identifier: MIT
"""`python -m journeyrank` says where the headers of the C++ library are; the program `journeyrank` is built apart."""

from __future__ import annotations

import argparse

from journeyrank import __version__, get_cmake_dir, get_include
from journeyrank.headers import get_pkgconfig_dir


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser("python -m journeyrank", description="Where the C++ library of the package is.")
    one = parser.add_mutually_exclusive_group(required=True)
    one.add_argument("--version", action="version", version=__version__, help="the version of both")
    for flag, folder, what in (
        ("--includes", get_include, "the folder of the headers, for -I"),
        ("--cmakedir", get_cmake_dir, "the folder for find_package, as journeyrank_DIR"),
        ("--pkgconfigdir", get_pkgconfig_dir, "the folder for PKG_CONFIG_PATH"),
    ):
        one.add_argument(flag, dest="folder", action="store_const", const=folder, help=what)
    print(parser.parse_args(arguments).folder())


if __name__ == "__main__":
    main()
