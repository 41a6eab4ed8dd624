// SPDX-License-Identifier: MIT
#include "journeyrank/measure/row_reading.hpp"

#include <doctest/doctest.h>

TEST_CASE("RowReading: a row that was not read is no contact, and was not filtered out") {
  const journeyrank::RowReading row;
  CHECK(row.contact == nullptr);
  CHECK(row.faults.empty());
  CHECK_FALSE(row.filtered);
}
