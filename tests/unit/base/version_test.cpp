// SPDX-License-Identifier: MIT
#include "journeyrank/base/version.hpp"

#include <string>

#include <doctest/doctest.h>

TEST_CASE("version: the text is the three numbers with points between") {
  using namespace journeyrank;
  CHECK(version() ==
        std::to_string(version_major) + '.' + std::to_string(version_minor) + '.' + std::to_string(version_patch));
  CHECK(version_major + version_minor + version_patch > 0);
}
