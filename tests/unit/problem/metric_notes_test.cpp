// SPDX-License-Identifier: MIT
#include "journeyrank/problem/metric_notes.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/problem/measure.hpp"

using journeyrank::ContactRate;
using journeyrank::CostToServe;
using journeyrank::measure;
using journeyrank::metrics_of;
using journeyrank::Model;
using journeyrank::Note;
using journeyrank::Tally;

namespace {

constexpr std::int64_t hour = 3'600'000;

/// The notes of one code on four contacts of two customers, half of them handled for an hour.
std::vector<std::string> notes_on(const journeyrank::Metric& metric, const std::string& code) {
  const Model model{.criteria = {{.id = "own", .metric = metric}}};
  Tally tally(metrics_of(model));
  tally.add({.contact_id = "1", .customer_id = "a", .journey = "bill", .started_at = 0, .handle_ms = hour});
  tally.add({.contact_id = "2", .customer_id = "a", .journey = "bill", .started_at = hour});
  tally.add({.contact_id = "3", .customer_id = "b", .journey = "move", .started_at = 2 * hour, .handle_ms = hour});
  tally.add({.contact_id = "4", .customer_id = "b", .journey = "move", .started_at = 240 * hour});
  std::vector<std::string> texts;
  for (const Note& note : measure(tally, model).notes) {
    if (note.code == code) texts.push_back(note.text);
  }
  return texts;
}

}  // namespace

TEST_CASE("metric_notes: a contact rate names what it is over") {
  CHECK(notes_on(ContactRate{.base = 40'000, .period_days = 30}, "contact_base") ==
        std::vector<std::string>{"own: contacts per 1,000 and 30 days, over a declared base of 40000"});
  CHECK(notes_on(ContactRate{}, "contact_base") ==
        std::vector<std::string>{
            "own: contacts per 1,000 and the log's time, over the 2 customers of the log (in slices by what customers "
            "are, those of the slice); who never called is none of them: declare a \"base\" to count all"});
}

TEST_CASE("metric_notes: a cost says of how many contacts the handling is not in it") {
  CHECK(notes_on(CostToServe{.rate_per_hour = 10, .fixed_per_contact = 1}, "handling_not_measured") ==
        std::vector<std::string>{"own: 2 of 4 contacts have no \"handle_s\"; their fixed costs and credits count, what "
                                 "their handling cost is not known and not in the sum"});
  CHECK(notes_on(CostToServe{.rate_per_hour = 10}, "handling_not_measured").empty());
  CHECK(notes_on(CostToServe{.fixed_per_contact = 1}, "handling_not_measured").empty());
}

TEST_CASE("metric_notes: other metrics, and a rate that is not measured, have none") {
  CHECK(journeyrank::notes_on_metric({.id = "own", .metric = journeyrank::Contacts{}}, {journeyrank::measured(1, 1)})
            .empty());
  CHECK(
      journeyrank::notes_on_metric({.id = "own", .metric = ContactRate{}}, {journeyrank::not_measured("why")}).empty());
}
