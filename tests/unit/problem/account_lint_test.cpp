// SPDX-License-Identifier: MIT
#include "journeyrank/problem/account_lint.hpp"

#include <cstdint>
#include <string>

#include <doctest/doctest.h>

#include "journeyrank/problem/measure.hpp"

#include "found_codes.hpp"

using namespace journeyrank;  // NOLINT: it looks at contacts, metrics and a model

namespace {

/// So many accounts of two customers with two contacts each, and as many contacts again of private customers.
std::vector<LintFinding> found(int accounts, int strangers, const MetricChoice& metric) {
  const Model model{.criteria = {{.id = "c", .scale = MinMax{}, .metric = metric},
                                 {.id = "cases", .scale = MinMax{}, .metric = Cases{}}}};
  Tally tally(metrics_of(model));
  const auto add = [&tally](int number, const std::string& customer, const std::string& account) {
    const std::string id = std::to_string(number);
    tally.add({.contact_id = id,
               .customer_id = customer,
               .account_id = account,
               .journey = "bill",
               .started_at = number * std::int64_t{86'400'000},
               .handle_ms = 60'000 + number * 1'000,
               .csat = number % 3 == 0 ? 5.0 : 1.0});
  };
  int number = 0;
  for (int i = 0; i < 4 * accounts; ++i, ++number) {
    add(number, "u" + std::to_string(i % (2 * accounts)), "a" + std::to_string(i % accounts));
  }
  for (int i = 0; i < strangers; ++i, ++number) add(number, "s" + std::to_string(i), "");
  const auto journeys = tally.evaluate();
  std::vector<std::vector<Estimate>> estimates;
  for (const auto& criterion : model.criteria) estimates.push_back(estimates_of(criterion, tally.metrics(), journeys));
  return lint_accounts(tally.table(), {model, journeys, estimates});
}

}  // namespace

TEST_CASE("shared_accounts: accounts of several contacts that a rate or mean takes for independent") {
  for (const MetricChoice& metric : {MetricChoice{Csat{}}, MetricChoice{Mean{.column = "handle_s"}}}) {
    const auto findings = found(10, 0, metric);
    REQUIRE(found_codes(findings) == "warning shared_accounts");
    CHECK(findings[0].criterion == "c");
    CHECK(findings[0].sentence == "c takes the contacts of one account for independent: 40 are of 10 accounts");
    CHECK(findings[0].evidence[1].value == 10.0);
  }
}

TEST_CASE("shared_accounts: nothing is said where the metric counts or clusters accounts, or adds up") {
  CHECK(found(10, 0, Csat{.cluster = ClusterBy::account}).empty());
  CHECK(found(10, 0, Csat{.per = CountingUnit::account}).empty());
  CHECK(found(10, 0, Sum{"handle_s"}).empty());
  CHECK(found(10, 0, Quantile{.column = "handle_s"}).empty());
  CHECK_FALSE(found(10, 0, Csat{.cluster = ClusterBy::customer}).empty());
}

TEST_CASE("shared_accounts: nothing is said of few contacts, or where most name no account") {
  CHECK(found(7, 0, Csat{}).empty());
  CHECK_FALSE(found(8, 0, Csat{}).empty());
  CHECK(found(10, 41, Csat{}).empty());
  CHECK_FALSE(found(10, 40, Csat{}).empty());
  CHECK(found(0, 50, Csat{}).empty());
}
