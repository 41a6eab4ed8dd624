// SPDX-License-Identifier: MIT
#include "journeyrank/io/pin_list.hpp"

#include <doctest/doctest.h>

#include "journeyrank/base/field.hpp"

using namespace journeyrank;

TEST_CASE("pin list: an empty one is of the newest schema and holds no pin") {
  const PinList list;
  CHECK(list.schema == PinList::newest_schema);
  CHECK(list.pins.empty());
}

TEST_CASE("pin list: every member is described") { CHECK(has_members<PinList, PinList::fields().size>()); }
