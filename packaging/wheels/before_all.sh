#!/bin/sh
# SPDX-License-Identifier: MIT
# What a container of manylinux lacks for the extension: Expat from the system, and nlohmann/json as it was released,
# for the system has none or an old one. Run by cibuildwheel (pyproject.toml).
set -eu
json=3.11.3

dnf -y install expat-devel
curl -fsSL "https://github.com/nlohmann/json/archive/refs/tags/v$json.tar.gz" | tar -xz
cmake -S "json-$json" -B json-build -DJSON_BuildTests=OFF
cmake --install json-build
rm -rf "json-$json" json-build
