// SPDX-License-Identifier: MIT
// The high-effort rates of a retail bank's journeys: which is worst depends on how small samples are read. The expected
// figures are those of the worked decision in docs/guide.md, computed independently.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/measure/shrinkage.hpp"

namespace {

struct Journey {
  std::string name;
  std::int64_t high;
  std::int64_t answers;
};

const std::vector<Journey> bank = {{"lost_stolen", 210, 1050},    {"fraud_dispute", 101, 240},
                                   {"mortgage_app", 57, 130},     {"account_opening", 90, 320},
                                   {"password_reset", 406, 2900}, {"failed_payment", 134, 495},
                                   {"bereavement", 8, 14}};

/// The three worst journeys by a number of their estimates.
template <class Number>
std::vector<std::string> worst(const std::vector<journeyrank::Estimate>& estimates, Number number) {
  std::vector<std::size_t> order(bank.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return number(estimates[a]) > number(estimates[b]); });
  return {bank[order[0]].name, bank[order[1]].name, bank[order[2]].name};
}

}  // namespace

TEST_CASE("bank: high effort by raw rate, by Wilson's lower bound and shrunk") {
  std::vector<journeyrank::Estimate> estimates;
  for (const auto& [name, high, answers] : bank) estimates.push_back(journeyrank::measured_rate(high, answers));
  shrink(estimates, {});
  using Names = std::vector<std::string>;
  CHECK(worst(estimates, [](const auto& each) { return each.value; }) ==
        Names{"bereavement", "mortgage_app", "fraud_dispute"});
  CHECK(worst(estimates, [](const auto& each) { return each.interval.low; }) ==
        Names{"fraud_dispute", "mortgage_app", "bereavement"});
  CHECK(worst(estimates, [](const auto& each) { return each.shrunk; }) ==
        Names{"bereavement", "mortgage_app", "fraud_dispute"});
  CHECK(std::round(1000 * estimates[6].shrunk) == 471);
  CHECK(std::round(1000 * estimates[2].shrunk) == 431);
  CHECK(std::round(1000 * estimates[1].shrunk) == 417);
}
