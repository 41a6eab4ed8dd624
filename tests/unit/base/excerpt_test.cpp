// SPDX-License-Identifier: MIT
#include "journeyrank/base/excerpt.hpp"

#include <string>

#include <doctest/doctest.h>

using journeyrank::excerpt;

TEST_CASE("excerpt: a short text is shown whole, in quotes") {
  CHECK(excerpt("pain") == "\"pain\"");
  CHECK(excerpt("") == "\"\"");
}

TEST_CASE("excerpt: a long text is cut and never in the middle of a letter") {
  CHECK(excerpt(std::string(41, 'a')) == "\"" + std::string(40, 'a') + "...\"");
  CHECK(excerpt(std::string(39, 'a') + "\xC3\xA4z") == "\"" + std::string(39, 'a') + "\xC3\xA4...\"");
}

TEST_CASE("excerpt: bytes that would break a message are replaced") {
  CHECK(excerpt("a\nb\tc") == "\"a b c\"");
  CHECK(excerpt("a\xFF"
                "b\xC3") == "\"a?b?\"");
}
