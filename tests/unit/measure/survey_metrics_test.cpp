// SPDX-License-Identifier: MIT
#include "journeyrank/measure/survey_metrics.hpp"

#include <cmath>
#include <string>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/measure/posterior.hpp"
#include "journeyrank/measure/tally.hpp"

using journeyrank::Contact;
using journeyrank::Csat;
using journeyrank::Estimate;
using journeyrank::HighEffort;
using journeyrank::Metric;
using journeyrank::Nps;
using journeyrank::Tally;

namespace {

/// One metric over answers to a survey; NAN is none.
Estimate over(const Metric& metric, const std::vector<double>& answers) {
  Tally tally({metric});
  int id = 0;
  for (const double answer : answers) {
    const std::string contact_id = std::to_string(++id);
    Contact contact{.contact_id = contact_id, .journey = "billing", .started_at = 0};
    if (!std::isnan(answer)) contact.csat = contact.ces = contact.nps = answer;
    tally.add(contact);
  }
  return tally.evaluate("billing", metric);
}

}  // namespace

TEST_CASE("high_effort: the share of answers in the declared band") {
  CHECK(over(HighEffort{.at_least = 1, .at_most = 3}, {1, 3, 4, 7, NAN}).value == 0.5);
  CHECK(over(HighEffort{.at_least = 4, .at_most = 5}, {1, 3, 4, 5, 5}).value == 0.6);  // CES 1.0: high is bad
  CHECK_FALSE(HighEffort{.at_least = 3, .at_most = 1}.fault().empty());
}

TEST_CASE("csat: the share in the top boxes") {
  const Estimate found = over(Csat{}, {5, 4, 3, NAN});
  CHECK(found.value == 2.0 / 3.0);
  CHECK(found.n == 3);
  CHECK_FALSE(over(Csat{}, {NAN}).measured);
}

TEST_CASE("surveys: answers outside a declared scale are left out, whatever side is the good one") {
  const HighEffort effort{.at_least = 1, .at_most = 3, .scale_low = 1.0, .scale_high = 7.0};
  CHECK(over(effort, {2, 7, 0, 8, 99}).value == 0.5);
  CHECK(over(effort, {2, 7, 0, 8, 99}).n == 2);
  CHECK(over(Csat{.scale_low = 1.0, .scale_high = 5.0}, {5, 4, 1, 99, 0}).value == 2.0 / 3.0);
  CHECK(over(Csat{}, {5, 4, 1, 99}).value == 3.0 / 4.0);  // where none is declared none is guessed
  CHECK(over(Nps{}, {10, 9, 0, 11, -1, 99}).value == doctest::Approx(100.0 / 3));
  CHECK(over(Nps{}, {10, 9, 0, 11, -1, 99}).n == 3);
  CHECK_FALSE(over(Nps{}, {99}).measured);
  CHECK_FALSE(Csat{.at_least = 6, .scale_low = 1.0, .scale_high = 5.0}.fault().empty());
  CHECK_FALSE(HighEffort{.scale_low = 4.0}.fault().empty());
  CHECK(Csat{.scale_low = 1.0, .scale_high = 5.0}.fault().empty());
}

TEST_CASE("nps: promoters minus detractors, times 100, with its standard error") {
  const Estimate found = over(Nps{}, {10, 9, 8, 7, 6, 0, 9, NAN});
  CHECK(found.value == doctest::Approx(100.0 / 7));
  CHECK(found.n == 7);
  const double p = 3.0 / 7;
  const double d = 2.0 / 7;
  CHECK(found.standard_error() == doctest::Approx(100 * std::sqrt((p + d - (p - d) * (p - d)) / 7)));
  CHECK(over(Nps{}, {10, 10}).value == 100.0);
  CHECK(over(Nps{}, {0, 6}).value == -100.0);
  CHECK_FALSE(over(Nps{}, {NAN, NAN}).measured);
}

TEST_CASE("nps: equal answers leave doubt, and no interval goes beyond 100") {
  const Estimate all = over(Nps{}, {10, 9, 10});
  CHECK(all.has_interval);
  CHECK(all.interval.high == 100.0);
  CHECK(all.interval.low < 40.0);
  CHECK(over(Nps{}, {0, 0, 0}).interval.low == -100.0);
  CHECK_FALSE(over(Nps{}, {10}).has_interval);
  const std::vector<journeyrank::Estimate> one = {all};
  const auto beliefs = journeyrank::posteriors(one, Nps{});
  CHECK(std::holds_alternative<journeyrank::NoPosterior>(beliefs[0]));  // drawn from its interval
}
