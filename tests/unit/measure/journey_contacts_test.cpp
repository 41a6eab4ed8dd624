// SPDX-License-Identifier: MIT
#include "journeyrank/measure/journey_contacts.hpp"

#include <bit>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::anonymous_customer;
using journeyrank::ContactReader;
using journeyrank::JourneyContacts;
using journeyrank::not_read;
using journeyrank::NumberOf;
using journeyrank::ReadingView;

namespace {

/// Four contacts: two of customer 0, one of customer 3, one anonymous.
struct FourContacts {
  std::vector<std::uint32_t> rows{2, 0, 1, 3};
  std::vector<std::uint32_t> customers{0, 3, 0, anonymous_customer};
  std::vector<std::int64_t> started_at{10, 20, 30, 40};
  std::vector<std::int64_t> numbers{100, not_read, 300, 400};
  ContactReader reader{NumberOf{"handle_s"}};

  mutable std::vector<ReadingView> views{};

  JourneyContacts view() const {
    views = {{&reader, {}, numbers}};
    return {rows, {customers, started_at}, views};
  }
};

}  // namespace

TEST_CASE("JourneyContacts: only measured contacts are visited") {
  const FourContacts four;
  std::int64_t sum = 0;
  four.view().for_each_reading([&sum](std::int64_t number) { sum += number; });
  CHECK(sum == 800);
  CHECK(four.view().count() == 4);
}

TEST_CASE("JourneyContacts: customers are visited once each, anonymous contacts never") {
  const FourContacts four;
  std::vector<std::size_t> sizes;
  four.view().for_each_customer([&sizes](auto rows) { sizes.push_back(rows.size()); });
  CHECK(sizes == std::vector<std::size_t>{2, 1});
  CHECK(four.view().customer_count() == 2);
}

TEST_CASE("JourneyContacts: a condition that is not measured reads as nothing, not as false") {
  const std::vector<std::uint32_t> rows{0, 1};
  const std::vector<std::uint32_t> customers{0, 1};
  const std::vector<std::int64_t> started_at{0, 0};
  const std::vector<std::int8_t> conditions{-1, 1};
  const ContactReader reader{journeyrank::Condition{.column = "churned"}};
  const std::vector<ReadingView> views{{&reader, conditions, {}}};
  const JourneyContacts contacts(rows, {customers, started_at}, views);
  CHECK(contacts.reading(0) == not_read);
  CHECK(contacts.reading(1) == 1);
}

TEST_CASE("JourneyContacts: says what is lacking: the column, its cells, or the customers") {
  FourContacts four;
  CHECK(four.view().nothing_read().why_missing == "no contact of the journey has \"handle_s\" measured");
  CHECK(four.view().nothing_read_of_customers().why_missing ==
        "no contact with a customer_id has \"handle_s\" measured");
  four.numbers.assign(4, not_read);
  CHECK(four.view().nothing_read_of_customers().why_missing == "no contact of the journey has \"handle_s\" measured");
  four.customers.assign(4, anonymous_customer);
  CHECK(four.view().nothing_read_of_customers().why_missing == "no contact of the journey has a customer_id");
  four.reader = ContactReader(NumberOf{"handel_s"});
  CHECK(four.view().nothing_read().why_missing ==
        "the contacts have no column \"handel_s\" (did you mean \"handle_s\"?)");
}

TEST_CASE("JourneyContacts: a metric of two readings sees both of the same contacts") {
  const FourContacts four;
  const std::vector<std::int8_t> conditions{1, 0, -1, 1};
  const ContactReader churn{journeyrank::Condition{.column = "churned"}};
  const std::vector<ReadingView> views{{&four.reader, {}, four.numbers}, {&churn, conditions, {}}};
  const JourneyContacts contacts(four.rows, {four.customers, four.started_at}, views);
  CHECK(contacts.reading(0) == 100);
  CHECK(contacts.of(1).reading(0) == 1);
  CHECK(contacts.of(1).reading(2) == not_read);
  CHECK(contacts.of(1).of(0).reading(3) == 400);
}

TEST_CASE("JourneyContacts: a rate counts what is measured, and where asked only some of it") {
  const FourContacts four;
  const std::vector<std::int8_t> conditions{1, 0, -1, 1};
  const ContactReader churn{journeyrank::Condition{.column = "churned"}};
  const std::vector<ReadingView> views{{&churn, conditions, {}}};
  const JourneyContacts contacts(four.rows, {four.customers, four.started_at}, views);
  CHECK(contacts.rate() == journeyrank::measured_rate(2, 3));
  CHECK(contacts.rate_where([](std::uint32_t row) { return row != 3; }) == journeyrank::measured_rate(1, 2));
  CHECK_FALSE(contacts.rate_where([](std::uint32_t) { return false; }).measured);
}

TEST_CASE("JourneyContacts: a mean has the variance of its numbers, in the unit of the column") {
  FourContacts four;  // 0.1, 0.3 and 0.4 seconds
  const auto mean = four.view().mean();
  CHECK(mean.value == doctest::Approx(0.8 / 3));
  CHECK(mean.n == 3);
  CHECK(mean.centre_error * mean.centre_error * 3 == doctest::Approx(0.0233333333));
  four.numbers = {100, not_read, not_read, not_read};
  CHECK(four.view().mean().has_interval == false);
}
