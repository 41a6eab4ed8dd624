// SPDX-License-Identifier: MIT
#include "journeyrank/measure/loss_lint.hpp"

#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "found_codes.hpp"

using journeyrank::ContactTable;
using journeyrank::lint_losses;
using journeyrank::loss_reading;
using journeyrank::LossReading;
using journeyrank::Reading;

namespace {

/// Customers who left, with or without a date, and one who is here.
ContactTable lost(int dated, int undated, const Reading& reading = LossReading{30}) {
  ContactTable table({reading});
  for (int i = 0; i < dated + undated; ++i) {
    const std::string id = std::to_string(i);
    table.add({.contact_id = id,
               .customer_id = id,
               .started_at = 0,
               .churned_at = i < dated ? std::optional<std::int64_t>(5) : std::nullopt,
               .churned = true});
  }
  table.add({.contact_id = "here", .customer_id = "here", .started_at = 0, .churned = false});
  return table;
}

}  // namespace

TEST_CASE("undated_losses: a warning, serious from half of the losses on") {
  CHECK(lint_losses(lost(3, 0)).empty());
  CHECK(found_codes(lint_losses(lost(3, 2))) == "warning undated_losses");
  const auto findings = lint_losses(lost(2, 2));
  REQUIRE(found_codes(findings) == "serious undated_losses");
  CHECK(findings[0].sentence == "50 % (2 of 4) of the lost customers have no date of their loss");
}

TEST_CASE("undated_losses: nothing is said where the churned column is taken as it stands") {
  CHECK(lint_losses(lost(0, 4, loss_reading(0))).empty());
}
