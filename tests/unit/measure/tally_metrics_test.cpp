// SPDX-License-Identifier: MIT
#include "journeyrank/measure/tally_metrics.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::Contacts;
using journeyrank::ContactTable;
using journeyrank::CountingUnit;
using journeyrank::EvaluatedContacts;
using journeyrank::Mean;
using journeyrank::MetricChoice;
using journeyrank::Quantile;
using journeyrank::Rate;
using journeyrank::TallyMetrics;

TEST_CASE("TallyMetrics: what several metrics read is read once, and the unit of one that counts units too") {
  const TallyMetrics metrics({Mean{.column = "handle_s"}, Quantile{.column = "handle_s"},
                              Mean{.column = "handle_s", .per = CountingUnit::customer}});
  CHECK(metrics.readings().size() == 2);
  CHECK(metrics.choices().size() == 3);
  CHECK(metrics.find(Quantile{.column = "handle_s"}) == 1);
}

TEST_CASE("TallyMetrics: a choice that is none, a faulty metric and one that is not there are refused") {
  CHECK(refusal([] { TallyMetrics({MetricChoice{}}); }) == "bad_option: a tally was asked for a metric that is none");
  CHECK(refusal_code([] { TallyMetrics({Mean{.column = "channel"}}); }) == "bad_option");
  const TallyMetrics metrics({Contacts{}});
  CHECK(refusal([&] { static_cast<void>(metrics.find(Rate{.column = "ces", .at_most = 3.0})); }) ==
        "bad_option: the tally was not made for this metric (rate)");
}

TEST_CASE("TallyMetrics: the answers are the same with any number of threads") {
  const TallyMetrics metrics({Contacts{}, Mean{.column = "handle_s"}});
  ContactTable table(metrics.readings());
  std::vector<std::string> ids;
  for (int i = 0; i < 200; ++i) ids.push_back(std::to_string(i));
  for (int i = 0; i < 200; ++i) {
    table.add({.contact_id = ids[static_cast<std::size_t>(i)],
               .journey = ids[static_cast<std::size_t>(i % 7)],
               .started_at = i,
               .handle_ms = 1000 * i});
  }
  const EvaluatedContacts contacts(table);
  const auto alone = metrics.answers(contacts, contacts.slices().front(), 1);
  REQUIRE(alone.size() == 7);
  CHECK(alone[0].estimates[0].value == 29.0);
  for (const std::size_t threads : {0u, 2u, 5u}) {
    CHECK(metrics.answers(contacts, contacts.slices().front(), threads) == alone);
  }
}

TEST_CASE("TallyMetrics: no metrics, no estimates") {
  ContactTable table({});
  table.add({.contact_id = "1", .journey = "a", .started_at = 0});
  const EvaluatedContacts contacts(table);
  const auto answers = TallyMetrics({}).answers(contacts, contacts.slices().front(), 2);
  REQUIRE(answers.size() == 1);
  CHECK(answers[0].contacts == 1);
  CHECK(answers[0].estimates.empty());
}
