// SPDX-License-Identifier: MIT
#include "journeyrank/measure/customer_table.hpp"

#include <doctest/doctest.h>

using journeyrank::Customer;
using journeyrank::CustomerTable;

TEST_CASE("CustomerTable: of two rows of one customer that with the later start counts, in either order") {
  const Customer early{.customer_id = "a", .segment = "x", .start_at = 1};
  const Customer late{.customer_id = "a", .segment = "y", .start_at = 2};
  const Customer unknown{.customer_id = "a", .segment = "z"};
  for (const auto& order : {std::array{early, late, unknown}, std::array{late, unknown, early}}) {
    CustomerTable table;
    CHECK(table.add(order[0]));
    CHECK_FALSE(table.add(order[1]));
    CHECK_FALSE(table.add(order[2]));
    CHECK(table.size() == 1);
    REQUIRE(table.find("a") != nullptr);
    CHECK(*table.find("a") == late);
  }
  CHECK(CustomerTable().find("a") == nullptr);
}
