// SPDX-License-Identifier: MIT
#include "journeyrank/measure/row_fault.hpp"

#include <string>

#include <doctest/doctest.h>

using journeyrank::leaves_row_out;
using journeyrank::name_of;
using journeyrank::RowFault;
using journeyrank::text_of;

TEST_CASE("RowFault: each has a code, a text and an outcome") {
  for (const auto& each : enumerators(RowFault{})) {
    CAPTURE(each.name);
    CHECK(std::string(name_of(each.value)) == each.name);
    CHECK_FALSE(std::string(text_of(each.value).what).empty());
    CHECK_FALSE(std::string(text_of(each.value).outcome).empty());
  }
}

TEST_CASE("RowFault: a row is left out when it says so, and only then") {
  for (const auto& each : enumerators(RowFault{})) {
    CAPTURE(each.name);
    CHECK(leaves_row_out(each.value) == (std::string(text_of(each.value).outcome).find("left out") == 0));
  }
}
