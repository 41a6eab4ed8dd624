// SPDX-License-Identifier: MIT
#include "journeyrank/measure/better.hpp"

#include <string>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

using namespace journeyrank;

namespace {

template <class Holds>
std::vector<std::string> metrics_that(Holds&& holds) {
  std::vector<std::string> names;
  [&]<class... Steps>(std::variant<Steps...>*) {
    ((holds(Metric(Steps{})) ? names.emplace_back(Steps::name) : names.emplace_back()), ...);
  }(static_cast<Metric*>(nullptr));
  std::erase(names, "");
  return names;
}

}  // namespace

TEST_CASE("better: the metrics whose higher side is the good one") {
  CHECK(metrics_that([](const Metric& metric) { return better_side(metric) == Better::higher; }) ==
        std::vector<std::string>{"first_contact_resolution", "one_and_done", "csat", "nps", "same_agent_share"});
}

TEST_CASE("better: the metrics that do not say are those of any column, and of how much there is") {
  CHECK(metrics_that([](const Metric& metric) { return !better_side(metric).has_value(); }) ==
        std::vector<std::string>{"contacts", "customers", "rate", "mean", "sum", "customer_rate", "customer_sum",
                                 "burden", "quantile", "proportion", "lifetime_value"});
}

TEST_CASE("better: the metrics that add up all that was seen") {
  CHECK(metrics_that([](const Metric& metric) { return is_total(metric); }) ==
        std::vector<std::string>{"contacts", "customers", "sum", "customer_sum", "cost_to_serve", "cases",
                                 "contact_rate", "lifetime_value"});
}

TEST_CASE("better: each side has its word") {
  CHECK(std::string(name_of(Better::lower)) == "lower");
  CHECK(parse_enumerator<Better>("higher") == Better::higher);
}
