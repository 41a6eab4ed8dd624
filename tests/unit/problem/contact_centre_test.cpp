// SPDX-License-Identifier: MIT
#include "journeyrank/problem/contact_centre.hpp"

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::Anchored;
using journeyrank::contact_centre_model;

TEST_CASE("contact_centre: the template weighs pain, revenue, retention and cost alike, and is valid") {
  const auto model = contact_centre_model();
  CHECK(journeyrank::criterion_ids(model) == std::vector<std::string>{"pain", "revenue", "retention", "cost"});
  const auto weights = journeyrank::weights_of(model);
  for (std::size_t c = 0; c < 4; ++c) CHECK(weights.normalised(c) == 0.25);
  CHECK_NOTHROW(validate(model));
}

TEST_CASE("contact_centre: every criterion has a metric, a label, a unit, a reason and fixed anchors") {
  for (const auto& criterion : contact_centre_model().criteria) {
    CAPTURE(criterion.id);
    CHECK(criterion.metric.has_value());
    CHECK_FALSE(criterion.label.empty());
    CHECK_FALSE(criterion.unit.empty());
    CHECK_FALSE(criterion.reason.empty());
    CHECK(std::holds_alternative<Anchored>(criterion.scale));
  }
}

TEST_CASE("contact_centre: the metrics are those the practice names") {
  const auto model = contact_centre_model();
  const std::vector<std::string> names = {"burden", "customer_sum", "excess_churn", "cost_to_serve"};
  for (std::size_t c = 0; c < 4; ++c) CHECK(model.criteria[c].metric.name() == names[c]);
}
