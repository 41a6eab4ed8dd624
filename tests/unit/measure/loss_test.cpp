// SPDX-License-Identifier: MIT
#include "journeyrank/measure/loss.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::losses_within;
using journeyrank::lost_undated;
using journeyrank::no_party;
using journeyrank::not_lost;
using journeyrank::not_read;
using journeyrank::undated_loss;

namespace {

using Flags = std::vector<std::int8_t>;
using Times = std::vector<std::int64_t>;
using Numbers = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("losses: within the window, exactly at its end too, and not after it") {
  // A log of 100 days; customers lost 30 days after, 31 days after, and not so far.
  const Numbers customers{0, 1, 2, 3};
  const Times started{10, 10, 10, 100};
  const Times lost{40, 41, not_lost, not_lost};
  CHECK(losses_within(30, {customers, started, lost}, 4) == Flags{1, 0, 0, -1});
}

TEST_CASE("losses: what the log is too short to tell is not known, also where an early loss was seen") {
  const Numbers customers{0, 1, 2};
  const Times started{80, 70, 100};
  const Times lost{85, not_lost, not_lost};
  CHECK(losses_within(30, {customers, started, lost}, 3) == Flags{-1, 0, -1});
}

TEST_CASE("losses: whoever had left before a contact is not exposed, nor is whoever is not known") {
  const Numbers customers{0, no_party, 1, 9};
  const Times started{10, 10, 10, 100};
  const Times lost{5, 20, not_read, not_lost};
  CHECK(losses_within(30, {customers, started, lost}, 10) == Flags{-1, -1, -1, -1});
}

TEST_CASE("losses: the newest contact that says anything speaks for the customer") {
  const Numbers customers{0, 0, 0, 5};
  const Times started{10, 20, 30, 100};
  CHECK(losses_within(30, {customers, started, Times{not_lost, 35, not_read, not_lost}}, 6) == Flags{1, 1, 1, -1});
  CHECK(losses_within(30, {customers, started, Times{lost_undated, not_lost, not_read, not_lost}}, 6) ==
        Flags{0, 0, 0, -1});
}

TEST_CASE("losses: a newer contact without a date takes back no loss that an older one dates") {
  const Numbers customers{0, 0, 0, 5};
  const Times started{10, 20, 30, 100};
  CHECK(losses_within(30, {customers, started, Times{35, not_lost, not_read, not_lost}}, 6) == Flags{1, 1, 1, -1});
  CHECK(losses_within(30, {customers, started, Times{35, not_lost, 90, not_lost}}, 6) == Flags{0, 0, 0, -1});
}

TEST_CASE("losses: what a row leaves out is what the columns say that it means") {
  using journeyrank::left_out_cell;
  const Numbers customers{0, 1, 9};
  const Times started{10, 10, 100};
  const Times lost{left_out_cell, 20, not_lost};
  CHECK(losses_within(30, {customers, started, lost}, 10) == Flags{-1, 1, -1});
  CHECK(losses_within(30, {customers, started, lost, not_lost}, 10) == Flags{0, 1, -1});
}

TEST_CASE("losses: one that no date belongs to is neither within the window nor outside it") {
  const Numbers customers{0, 1, 2, 9};
  const Times started{10, 90, 10, 100};
  const Times lost{lost_undated, lost_undated, not_lost, not_lost};
  CHECK(losses_within(30, {customers, started, lost}, 10) == Flags{undated_loss, -1, 0, -1});
}

TEST_CASE("losses: a date that some contact gives stands, in whatever order they come") {
  const Times started{10, 20, 100};
  CHECK(losses_within(30, {Numbers{0, 0, 5}, started, Times{35, lost_undated, not_lost}}, 6) == Flags{1, 1, -1});
  CHECK(losses_within(30, {Numbers{0, 0, 5}, started, Times{lost_undated, 35, not_lost}}, 6) == Flags{1, 1, -1});
  const Times backwards{20, 10, 100};
  CHECK(losses_within(30, {Numbers{0, 0, 5}, backwards, Times{lost_undated, 35, not_lost}}, 6) == Flags{1, 1, -1});
}

TEST_CASE("losses: of the outcomes of one party a loss counts, then one without a date") {
  using journeyrank::joined_loss;
  CHECK(joined_loss(undated_loss, 1) == 1);
  CHECK(joined_loss(0, undated_loss) == undated_loss);
  CHECK(joined_loss(undated_loss, -1) == undated_loss);
  CHECK(joined_loss(-1, 0) == 0);
}

TEST_CASE("losses: no contact") { CHECK(losses_within(30, {}, 0).empty()); }

// Customers leave at random, 20 % within 30 days of a contact; a log of 60 days. Counting everybody sees fewer losses
// than there are, for the later half could not be seen leaving.
TEST_CASE("losses: the churn of those whose days have passed is unbiased") {
  Splitmix64 random(5);
  Numbers customers;
  Times started;
  Times lost;
  for (std::uint32_t customer = 0; customer < 100'000; ++customer) {
    const auto at = static_cast<std::int64_t>(random.unit() * 60'000);
    const auto loss = at + static_cast<std::int64_t>(random.unit() * 150'000);  // 30 of 150 days: one in five
    customers.push_back(customer);
    started.push_back(at);
    lost.push_back(loss <= 60'000 ? loss : not_lost);
  }
  const auto losses = losses_within(30'000, {customers, started, lost}, customers.size());
  double met = 0;
  double known = 0;
  double seen = 0;
  for (std::size_t i = 0; i < losses.size(); ++i) {
    known += losses[i] >= 0 ? 1 : 0;
    met += losses[i] == 1 ? 1 : 0;
    seen += lost[i] != not_lost && lost[i] <= started[i] + 30'000 ? 1 : 0;
  }
  CHECK(met / known == doctest::Approx(0.2).epsilon(0.03));
  CHECK(seen / static_cast<double>(losses.size()) < 0.17);
}
