// SPDX-License-Identifier: MIT
#include "journeyrank/problem/model_lint.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/problem/contact_centre.hpp"

#include "found_codes.hpp"

using namespace journeyrank;  // NOLINT: the list of metrics is long

namespace {

/// A model with a criterion a metric, called a, b, c.
Model model_of(const std::vector<MetricChoice>& metrics) {
  Model model;
  for (const auto& metric : metrics) {
    model.criteria.push_back({.id = std::string(1, static_cast<char>('a' + model.criteria.size())), .metric = metric});
  }
  return model;
}

std::vector<LintFinding> found(const std::vector<MetricChoice>& metrics) {
  return ModelLint(model_of(metrics)).findings();
}

bool twice(const MetricChoice& a, const MetricChoice& b) { return has_code(found({a, b}), LintCode::counted_twice); }

}  // namespace

TEST_CASE("counted_twice: one metric twice is serious") {
  const auto findings = found({RepeatRate{}, RepeatRate{}});
  REQUIRE(found_codes(findings) == "serious counted_twice");
  CHECK(findings[0].sentence == "a and b have the same metric, repeat_rate");
  CHECK(found({Mean{"csat"}, Mean{"handle_s"}}).empty());
}

TEST_CASE("counted_twice: by definition") {
  CHECK(twice(Burden{.column = "ces", .at_most = 3}, Customers{}));
  CHECK(twice(Burden{.column = "ces", .at_most = 3}, HighEffort{}));
  CHECK(twice(RevenueAtRisk{}, ExcessChurn{}));
  CHECK(twice(RevenueAtRisk{}, CustomerSum{"revenue"}));
  CHECK(twice(RevenueAtRisk{}, CustomerRate{.column = "churned"}));
  CHECK(twice(ChurnAfter{}, ExcessChurn{}));
  CHECK(twice(CostToServe{.rate_per_hour = 20, .of = CostOf::repeats}, RepeatRate{}));
  CHECK(twice(FirstContactResolution{}, OneAndDone{}));
  CHECK(twice(CostToServe{.rate_per_hour = 20}, Mean{"handle_s"}));
  CHECK(twice(Csat{}, Mean{"csat"}));
  CHECK(twice(RepeatRate{}, RepeatRate{.shrink = {.how = Shrink::estimated}}));
}

TEST_CASE("counted_twice: what only sounds alike is not") {
  CHECK(!twice(Burden{.column = "ces", .at_most = 3}, CustomerSum{"revenue"}));
  CHECK(!twice(Customers{}, Contacts{}));
  CHECK(!twice(CostToServe{.rate_per_hour = 20}, RepeatRate{}));
  CHECK(!twice(Csat{}, Nps{}));
  CHECK(!twice(Rate{.column = "channel", .one_of = {"voice"}}, Rate{.column = "channel", .one_of = {"chat"}}));
  CHECK(!twice(Mean{"handle_s"}, Consistency{"handle_s"}));
  CHECK(!twice(Cases{}, RepeatRate{}));
}

TEST_CASE("counted_twice: a criterion that is off counts nothing") {
  Model model = model_of({RepeatRate{}, RepeatRate{}});
  model.criteria[1].weight = 0.0;
  const ModelLint lint(model);
  CHECK(found_codes(lint.findings()) == "info weight_zero");
  CHECK(lint.findings()[0].sentence == "b weighs nothing");
  CHECK(!lint.counts_twice(0, 1));
}

TEST_CASE("counted_twice: says which pairs, in either order") {
  const ModelLint lint(model_of({RepeatRate{}, Csat{}, OneAndDone{}}));
  CHECK(lint.counts_twice(0, 2));
  CHECK(lint.counts_twice(2, 0));
  CHECK(!lint.counts_twice(0, 1));
}

TEST_CASE("size_counted_twice: two that grow with the journey; a rate does not") {
  const auto findings = found({Burden{.column = "ces", .at_most = 3}, CustomerSum{"revenue"}});
  REQUIRE(found_codes(findings) == "info size_counted_twice");
  CHECK(findings[0].sentence == "a and b both grow with the size of a journey");
  CHECK(found({HighEffort{}, CustomerSum{"revenue"}}).empty());
}

TEST_CASE("direction_against_metric: the good side of a metric must not be the reason to act") {
  Model model = model_of({Csat{}});
  const auto findings = ModelLint(model).findings();
  REQUIRE(found_codes(findings) == "serious direction_against_metric");
  CHECK(findings[0].sentence ==
        "a is maximize, but of csat the higher is the better: the best journey would rank first");
  model.criteria[0].direction = Direction::minimize;
  CHECK(ModelLint(model).findings().empty());
  CHECK(found({HighEffort{}}).empty());
  CHECK(found({Mean{"handle_s"}}).empty());  // a mean does not say which side is good
}

TEST_CASE("mixed_clocks: business and calendar hours of one time; two other columns are none") {
  const auto findings = found({Mean{"first_reply_min.calendar"}, Quantile{.column = "first_reply_min.business"}});
  REQUIRE(found_codes(findings) == "warning mixed_clocks");
  CHECK(findings[0].sentence == "a and b are one time, in business hours and in calendar hours");
  CHECK(found({Mean{"first_reply_min.calendar"}, Mean{"resolution_min.business"}}).empty());
}

TEST_CASE("model lint: the template of a contact centre has nothing but its size to know") {
  CHECK(found_codes(ModelLint(contact_centre_model()).findings()) == "info size_counted_twice");
}

TEST_CASE("model lint: criteria without metric, and a model without criteria, have nothing to doubt") {
  CHECK(found({MetricChoice{}, MetricChoice{}}).empty());
  CHECK(found({}).empty());
}

TEST_CASE("group_of_one: a group with a single member, criterion or group; two members are none") {
  Model model;
  model.criteria = {{.id = "a"}, {.id = "b"}, {.id = "c"}};
  model.groups = {{.id = "two", .members = {"a", "b"}}, {.id = "outer", .weight = 0.5, .members = {"two"}}};
  const auto findings = ModelLint(model).findings();
  REQUIRE(found_codes(findings) == "info group_of_one");
  CHECK(findings[0].sentence == "group outer holds nothing but two");
}

TEST_CASE("counted_twice: the weight of two criteria is what they weigh in all, through their groups") {
  Model model = model_of({RepeatRate{}, RepeatRate{}, Contacts{}});
  model.groups = {{.id = "again", .weight = 0.5, .members = {"a", "c"}}};
  const auto findings = ModelLint(model).findings();
  REQUIRE(findings.size() == 1);
  REQUIRE(findings[0].evidence.size() == 1);
  CHECK(findings[0].evidence[0].value == 0.25 + 1.0);
}
