// SPDX-License-Identifier: MIT
#include "journeyrank/judge/named_few.hpp"

#include <doctest/doctest.h>

using journeyrank::NamedFew;

TEST_CASE("named_few: up to four names are said, of more three and how many") {
  NamedFew few;
  CHECK(names_text(few).empty());
  few.add("a");
  CHECK(names_text(few) == "a");
  few.add("b");
  CHECK(names_text(few) == "a and b");
  few.add("c");
  CHECK(names_text(few) == "a, b and c");
  few.add("d");
  CHECK(names_text(few) == "a, b, c and d");
  few.add("e");
  CHECK(names_text(few) == "a, b, c and 2 others");
  few.count = 12345;
  CHECK(names_text(few) == "a, b, c and 12,342 others");
}
