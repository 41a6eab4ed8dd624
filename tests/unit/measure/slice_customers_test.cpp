// SPDX-License-Identifier: MIT
#include "journeyrank/measure/slice_customers.hpp"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/measure/tally.hpp"

using namespace journeyrank;

namespace {

SliceColumn column(const char* name, std::initializer_list<std::string_view> texts) {
  SliceColumn all{name};
  for (const auto& text : texts) all.push_back(text);
  return all;
}

using Counts = std::vector<std::int64_t>;

constexpr std::int64_t day = 86'400'000;

/// Consumers ann, bob and cem and the business customer dan; ann calls thrice, once by chat.
Tally sliced(const Slicing& slicing, const ContactRate& rate) {
  Tally tally({rate}, slicing);
  int id = 0;
  const auto add = [&](const char* customer, const char* segment, const char* journey, const char* channel,
                       std::int64_t at) {
    const std::string contact_id = std::to_string(++id);
    tally.add({.contact_id = contact_id,
               .customer_id = customer,
               .segment = segment,
               .journey = journey,
               .channel = channel,
               .started_at = at * day});
  };
  add("ann", "consumer", "bill", "voice", 0);
  add("ann", "consumer", "bill", "voice", 10);
  add("ann", "consumer", "bill", "chat", 40);
  add("bob", "consumer", "move", "voice", 1);
  add("cem", "consumer", "move", "voice", 50);
  add("", "consumer", "bill", "voice", 2);
  add("dan", "business", "bill", "voice", 3);
  return tally;
}

/// The rate of a journey in the slice with these names.
double rate_of(const Slicing& slicing, const std::vector<std::string>& by, const ContactRate& rate = {}) {
  for (const auto& slice : sliced(slicing, rate).evaluate_slices()) {
    if (slice.by != by || (slicing.period != Period::none && slice.period != "1970-01")) continue;
    for (const auto& journey : slice.journeys) {
      if (journey.journey == "bill") return journey.estimates.front().value;
    }
  }
  return -1.0;
}

}  // namespace

TEST_CASE("slice_customers: each customer of the slice once, whatever the group") {
  const std::vector<SliceColumn> columns{column("segment", {"a", "a", "b", "a", "b"})};
  const std::vector<std::uint32_t> groups{0, 1, 2, 0, 2};
  const std::vector<std::uint32_t> customers{7, 8, 9, 7, no_party};
  CHECK(slice_customers(columns, groups, 4, customers) == Counts{2, 2, 1, 0});
}

TEST_CASE("slice_customers: columns that say nothing of customers do not tell them apart") {
  const std::vector<std::uint32_t> groups{0, 1, 2};
  const std::vector<std::uint32_t> customers{7, 8, 9};
  const SliceColumn channel = column("channel", {"voice", "chat", "voice"});
  const SliceColumn region = column("region", {"north", "north", "south"});
  CHECK(slice_customers({}, groups, 3, customers).empty());
  CHECK(slice_customers(std::vector{channel}, groups, 3, customers).empty());
  CHECK(slice_customers(std::vector{channel, region}, groups, 3, customers) == Counts{2, 2, 1});
}

TEST_CASE("slice_customers: a slice of unknown customers has none") {
  const std::vector<SliceColumn> columns{column("persona", {"a", "b"})};
  CHECK(slice_customers(columns, std::vector<std::uint32_t>{0, 1}, 2, std::vector<std::uint32_t>{no_party, 4}) ==
        Counts{0, 1});
}

TEST_CASE("contact_rate: in a slice of customers it is per 1,000 customers of the slice, in others of the log") {
  CHECK(rate_of({.by = {"segment"}}, {"consumer"}) == 4 * 1000.0 / 3);
  CHECK(rate_of({.by = {"segment"}}, {"business"}) == 1 * 1000.0 / 1);
  CHECK(rate_of({.by = {"channel"}}, {"chat"}) == 1 * 1000.0 / 4);
  CHECK(rate_of({.by = {"channel", "segment"}}, {"voice", "consumer"}) == 3 * 1000.0 / 3);
  CHECK(rate_of({.by = {"segment"}, .period = Period::month}, {"consumer"}) == 3 * 1000.0 / 3);
  CHECK(rate_of({.by = {"segment"}}, {"consumer"}, {.base = 200}) == 4 * 1000.0 / 200);
  CHECK(sliced({.by = {"segment"}}, {}).evaluate("bill", ContactRate{}).value == 5 * 1000.0 / 4);
}
