// SPDX-License-Identifier: MIT
#include "journeyrank/measure/metric.hpp"

#include <set>
#include <string>
#include <utility>
#include <variant>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::Burden;
using journeyrank::Contacts;
using journeyrank::Metric;
using journeyrank::name_of;
using journeyrank::Rate;
using journeyrank::validate;

namespace {

template <std::size_t... Index>
std::set<std::string> all_names(std::index_sequence<Index...>) {
  std::set<std::string> names;
  (names.insert(std::variant_alternative_t<Index, Metric>::name), ...);
  return names;
}

}  // namespace

TEST_CASE("Metric: each has a name of its own") {
  const auto names = all_names(std::make_index_sequence<std::variant_size_v<Metric>>());
  CHECK(names == std::set<std::string>{"contacts",
                                       "customers",
                                       "rate",
                                       "mean",
                                       "sum",
                                       "customer_rate",
                                       "customer_sum",
                                       "burden",
                                       "excess_churn",
                                       "cost_to_serve",
                                       "cases",
                                       "contacts_per_case",
                                       "first_contact_resolution",
                                       "one_and_done",
                                       "repeat_rate",
                                       "high_effort",
                                       "csat",
                                       "nps",
                                       "transfer_rate",
                                       "reopen_rate",
                                       "abandon_rate",
                                       "failure_demand",
                                       "quantile",
                                       "consistency",
                                       "proportion",
                                       "time_to_resolve",
                                       "churn_after",
                                       "revenue_at_risk",
                                       "contact_rate",
                                       "contact_pressure",
                                       "lifetime_value",
                                       "same_agent_share",
                                       "agents_per_case"});
}

TEST_CASE("Metric: is spelled by its name and compared by its options") {
  CHECK(std::string(name_of(Metric{Burden{.column = "ces", .at_most = 3}})) == "burden");
  CHECK(Metric{Rate{.column = "ces", .at_most = 3}} == Metric{Rate{.column = "ces", .at_most = 3}});
  CHECK(Metric{Rate{.column = "ces", .at_most = 3}} != Metric{Rate{.column = "ces", .at_most = 2}});
  CHECK(Metric{Rate{.column = "ces", .at_most = 3}} != Metric{Burden{.column = "ces", .at_most = 3}});
}

TEST_CASE("Metric: every metric says what it computes, in what unit and what it needs") {
  const auto check = []<class Step>(const Step&) {
    CAPTURE(Step::name);
    CHECK_FALSE(std::string(Step::formula).empty());
    CHECK_FALSE(std::string(Step::unit).empty());
    CHECK(Step::needs != nullptr);
  };
  [&]<class... Steps>(std::variant<Steps...>*) { (check(Steps{}), ...); }(static_cast<Metric*>(nullptr));
}

TEST_CASE("validate: a faulty metric is bad_option and is named") {
  CHECK_NOTHROW(validate(Metric{Contacts{}}));
  CHECK(refusal([] { validate(Metric{Rate{.column = "ces"}}); }) ==
        "bad_option: metric rate: column \"ces\" needs at_least, at_most or one_of");
}
