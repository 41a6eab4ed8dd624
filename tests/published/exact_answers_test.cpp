// SPDX-License-Identifier: MIT
// The worked decisions of examples/data: what was found by drawing weights holds the exact answers within chance.
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/io/json.hpp"
#include "journeyrank/io/matrix_csv.hpp"
#include "journeyrank/judge/deletion.hpp"
#include "journeyrank/judge/first_place.hpp"
#include "journeyrank/judge/reversal.hpp"

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

TEST_CASE("exact answers: telecom under min-max, without moving_home esim_swap jumps from 7th to 4th") {
  const jr::Model model = jr::read_model("examples/data/telecom_min_max.json");
  const auto matrix = jr::read_csv("examples/data/telecom_raw_churn.csv", model);
  const auto scorer = jr::Scorer::fit(matrix, model);
  const auto row = [&](const char* journey) { return *matrix.journeys().find(journey); };
  const auto found = jr::deletions(scorer, matrix)[row("moving_home")];
  REQUIRE(found.reversed.size() == 2);
  const auto& plan = found.reversed[0];
  const auto& payment = found.reversed[1];
  for (const auto* pair : {&plan, &payment}) {
    CHECK(pair->journey == row("esim_swap"));
    CHECK(std::abs(pair->score_before - 0.121) < 0.0005);
    CHECK(std::abs(pair->score_after - 0.250) < 0.0005);
  }
  CHECK(plan.other == row("plan_change"));
  CHECK(std::abs(plan.other_before - 0.209) < 0.0005);
  CHECK(std::abs(plan.other_after - 0.209) < 0.0005);
  CHECK(payment.other == row("payment_fail"));
  CHECK(std::abs(payment.other_before - 0.169) < 0.0005);
  CHECK(std::abs(payment.other_after - 0.183) < 0.0005);
  CHECK(sentence(found, matrix).starts_with("Without "));
}

TEST_CASE("exact answers: the anchored worked decisions fail no test of rank reversal") {
  for (const std::string name : {"telecom", "saas", "bank"}) {
    const jr::Model model = jr::read_model("examples/data/" + name + ".json");
    const auto matrix = jr::read_csv("examples/data/" + name + ".csv", model);
    const auto scorer = jr::Scorer::fit(matrix, model);
    CHECK(jr::rank_reversal(scorer, matrix).holds());
    for (const auto& each : jr::deletions(scorer, matrix)) CHECK(each.moved == 0);
  }
}
