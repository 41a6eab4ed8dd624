// SPDX-License-Identifier: MIT
// The telecom decision of examples/data under doubt: shares of first places under uniform weights (20,000 draws of a
// separate program; 4 million of NumPy give 0.7151, 0.1805 and 0.1044), and places from data alone (4,000 draws).
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/io/json.hpp"
#include "journeyrank/io/matrix_csv.hpp"
#include "journeyrank/judge/acceptability.hpp"
#include "journeyrank/judge/doubt.hpp"
#include "journeyrank/measure/posterior.hpp"
#include "journeyrank/measure/shrinkage.hpp"
#include "journeyrank/rank/scorer.hpp"

namespace jr = journeyrank;

namespace {

struct Counts {
  std::int64_t contacts;
  std::int64_t repeats;
  std::int64_t answered;
  std::int64_t high_effort;
  double handle_seconds;
  std::int64_t customers;
  std::int64_t churned;
};

// examples/data/telecom_counts.csv, without the journey that churn defines.
const std::vector<Counts> telecom = {{182400, 47424, 9120, 3010, 540, 121600, 5472},
                                     {156000, 48360, 7800, 3198, 780, 98000, 5390},
                                     {28500, 10830, 1425, 627, 900, 15800, 1422},
                                     {64000, 9600, 3200, 544, 620, 55000, 1430},
                                     {52000, 9360, 2600, 468, 300, 44000, 1540},
                                     {73000, 21900, 3650, 1022, 270, 58000, 1972},
                                     {410, 172, 21, 12, 840, 350, 21}};

/// Posteriors of shrunk rates, with what the criterion makes of each.
template <class Rate, class OutcomeOf>
std::vector<jr::CellDistribution> cells(Rate rate, OutcomeOf outcome, jr::Shrink how) {
  std::vector<jr::Estimate> estimates;
  for (const auto& each : telecom) estimates.push_back(rate(each));
  const jr::Shrinkage shrinkage{.how = how};
  const jr::Prior prior = prior_of(shrinkage, estimates);
  const jr::Pooled pool = jr::pooled(estimates);
  std::vector<jr::CellDistribution> found;
  for (std::size_t i = 0; i < telecom.size(); ++i) {
    const auto estimate = with_outcome(estimates[i], outcome(telecom[i]));
    found.push_back(jr::cell_distribution(estimate, jr::rate_posterior(estimates[i], shrinkage, prior, pool)));
  }
  return found;
}

jr::CellDoubt telecom_cells() {
  return {{cells([](const Counts& c) { return jr::measured_rate(c.high_effort, c.answered); },
                 [](const Counts& c) { return jr::Outcome{.factor = static_cast<double>(c.customers)}; },
                 jr::Shrink::estimated),
           {},
           cells([](const Counts& c) { return jr::measured_rate(c.churned, c.customers); },
                 [](const Counts&) { return jr::Outcome{.factor = 100.0, .offset = 0.032, .least = 0.0}; },
                 jr::Shrink::estimated),
           cells([](const Counts& c) { return jr::measured_rate(c.repeats, c.contacts); },
                 [](const Counts& c) {
                   return jr::Outcome{.factor = static_cast<double>(c.contacts) * c.handle_seconds * 27.0 / 3600.0};
                 },
                 jr::Shrink::none)},
          {}};
}

struct Telecom {
  jr::Model model = jr::read_model("examples/data/telecom.json");
  jr::CriteriaMatrix matrix = jr::read_csv("examples/data/telecom.csv", model);
  jr::Scorer scorer = jr::Scorer::fit(matrix, model);
};

enum Journey : std::size_t { bill_query, tech_fault, moving_home, plan_change, payment_fail, order_track, esim_swap };

}  // namespace

TEST_CASE("telecom: under uniform weights fault is first in 0.706, bill in 0.182, moving in 0.111 of the draws") {
  const Telecom telecom_case;
  const auto found = jr::acceptability(telecom_case.scorer, telecom_case.matrix, {}, {}, {.draws = 200'000});
  const auto check = [&](std::size_t journey, double stated, double exact) {
    const jr::Drawn first = found.ranks.acceptability(journey, 1);
    const double error_of_stated = std::sqrt(stated * (1.0 - stated) / 20'000.0);
    CHECK(std::fabs(first.value - stated) <
          3.5 * std::sqrt(error_of_stated * error_of_stated + first.error * first.error));
    CHECK(std::fabs(first.value - exact) < 4.0 * first.error);
  };
  check(tech_fault, 0.706, 0.7151);
  check(bill_query, 0.182, 0.1805);
  check(moving_home, 0.111, 0.1044);
}

TEST_CASE(
    "telecom: from data alone the top three never move, order is 4th in 99 %, plan 5th in 94 %, esim 7th in 81 %") {
  const Telecom telecom_case;
  const auto found = jr::acceptability(telecom_case.scorer, telecom_case.matrix, {.belief = jr::WeightBelief::stated},
                                       telecom_cells(), {.draws = 40'000});
  CHECK(found.ranks.acceptability(tech_fault, 1).value == 1.0);
  CHECK(found.ranks.acceptability(bill_query, 2).value == 1.0);
  CHECK(found.ranks.acceptability(moving_home, 3).value == 1.0);
  CHECK(std::fabs(found.ranks.acceptability(order_track, 4).value - 0.99) < 0.015);
  CHECK(std::fabs(found.ranks.acceptability(plan_change, 5).value - 0.94) < 0.02);
  CHECK(std::fabs(found.ranks.acceptability(esim_swap, 7).value - 0.81) < 0.025);
}

TEST_CASE("telecom: here weights matter, samples do not") {
  const Telecom telecom_case;
  const auto found = jr::doubt(telecom_case.scorer, telecom_case.matrix, telecom_cells());
  CHECK(found.top_data.changed.value == 0.0);
  CHECK(found.top_weights->changed.value > 0.2);
  CHECK(sentence(found, telecom_case.matrix, telecom_case.model).starts_with("Here weights matter, samples do not: "));
}
