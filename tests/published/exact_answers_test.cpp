// SPDX-License-Identifier: MIT
// The worked decisions of examples/data: what was found by drawing weights holds the exact answers within chance.
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/io/json.hpp"
#include "journeyrank/io/matrix_csv.hpp"
#include "journeyrank/judge/first_place.hpp"

namespace jr = journeyrank;

TEST_CASE("exact answers: telecom, first places under 20,000 random weights") {
  const jr::Model model = jr::read_model("examples/data/telecom.json");
  const auto matrix = jr::read_csv("examples/data/telecom.csv", model);
  const auto places = jr::first_places(jr::Scorer::fit(matrix, model), matrix);
  const std::vector<std::pair<std::string, double>> drawn = {
      {"tech_fault", 0.706}, {"bill_query", 0.182}, {"moving_home", 0.111}, {"plan_change", 0.0},
      {"payment_fail", 0.0}, {"order_track", 0.0},  {"esim_swap", 0.0}};
  for (const auto& each : drawn) {
    const std::string& journey = each.first;
    const double share = each.second;
    const double exact = places.shares[*matrix.journeys().find(journey)];
    CAPTURE(journey);
    CHECK(std::abs(exact - share) <= 4.0 * std::sqrt(share * (1.0 - share) / 20'000) + 0.0005);
    if (share == 0.0) CHECK(exact == 0.0);
  }
}
