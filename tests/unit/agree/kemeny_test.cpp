// SPDX-License-Identifier: MIT
#include "journeyrank/agree/kemeny.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <doctest/doctest.h>

#include "all_orders.hpp"
#include "ballots.hpp"
#include "refusal.hpp"

using journeyrank::Ballot;
using journeyrank::JourneyOrder;
using journeyrank::Kemeny;
using journeyrank::KemenyOrder;
using journeyrank::PairwiseSupport;

TEST_CASE("kemeny: the capital of Tennessee: Nashville, Chattanooga, Knoxville, Memphis, with 393 of 600 agreeing") {
  const KemenyOrder agreed = Kemeny{}(PairwiseSupport(capital_of_tennessee()));
  CHECK(agreed.order == JourneyOrder{1, 2, 3, 0});
  CHECK(agreed.ranks == Ranks{4, 1, 2, 3});
  CHECK(agreed.cost == 600.0 - 393.0);
  CHECK(agreed.proven);
  CHECK(agreed.unique == true);
}

TEST_CASE("young1988condorcet: 60 voters in a cycle: b, c, a with 104 votes of 180 behind it") {
  const std::vector ballots{voters(23, "abc"), voters(17, "bca"), voters(2, "bac"), voters(10, "cab"),
                            voters(8, "cba")};
  const KemenyOrder agreed = Kemeny{}(PairwiseSupport(ballots));
  CHECK(agreed.order == JourneyOrder{1, 2, 0});
  CHECK(agreed.cost == 180.0 - 104.0);
}

TEST_CASE("kemeny: divided into groups, by sets or by search, it is the best of all orders") {
  Splitmix64 random(1);
  for (int trial = 0; trial < 150; ++trial) {
    const PairwiseSupport support(random_ballots(random, 1 + random.below(8), 1 + random.below(7)));
    const TriedOrders tried(costs_of_all(support));
    for (const Kemeny& method :
         {Kemeny{}, Kemeny{.dynamic_up_to = 0}, Kemeny{.most_sets = 0}, Kemeny{.most_sets = 1}}) {
      const KemenyOrder agreed = method(support);
      CHECK(agreed.order == tried.order);
      CHECK(agreed.cost == support.influence(tried.cost));
      CHECK(agreed.bound == agreed.cost);
      CHECK(agreed.proven);
      CHECK(agreed.unique == (tried.as_good == 1));
    }
  }
}

TEST_CASE("kemeny: a Condorcet winner comes first, and a loser in every pair last") {
  Splitmix64 random(2);
  for (int trial = 0; trial < 200; ++trial) {
    const PairwiseSupport support(random_ballots(random, 5, 6));
    const KemenyOrder agreed = Kemeny{}(support);
    if (const auto winner = support.condorcet_winner()) CHECK(agreed.order.front() == *winner);
    for (std::size_t a = 0; a < 6; ++a) {
      bool loses_all = true;
      for (std::size_t b = 0; b < 6; ++b) loses_all = loses_all && (a == b || support.margin(a, b) < 0);
      if (loses_all) CHECK(agreed.order.back() == a);
    }
  }
}

TEST_CASE("kemeny: two electorates that agree on an order agree on it together") {
  Splitmix64 random(3);
  int agreeing = 0;
  for (int trial = 0; trial < 300; ++trial) {
    auto first = random_ballots(random, 3, 4);
    const auto second = random_ballots(random, 4, 4);
    const KemenyOrder one = Kemeny{}(PairwiseSupport(first));
    const KemenyOrder other = Kemeny{}(PairwiseSupport(second));
    if (one.order != other.order || one.unique != true) continue;
    ++agreeing;
    first.insert(first.end(), second.begin(), second.end());
    CHECK(Kemeny{}(PairwiseSupport(first)).order == one.order);
  }
  CHECK(agreeing > 5);
}

TEST_CASE("kemeny: a voter counted twice is one with twice the influence") {
  Splitmix64 random(4);
  auto ballots = random_ballots(random, 4, 6);
  auto doubled = ballots;
  doubled[2].influence *= 2.0;
  ballots.push_back(ballots[2]);
  const KemenyOrder twice = Kemeny{}(PairwiseSupport(ballots));
  CHECK(twice.order == Kemeny{}(PairwiseSupport(doubled)).order);
  CHECK(twice.cost == Kemeny{}(PairwiseSupport(doubled)).cost);
}

TEST_CASE("kemeny: several best orders: the first one by rows, and that it is not alone") {
  const KemenyOrder agreed = Kemeny{}(PairwiseSupport(std::vector{voters(1, "abc"), voters(1, "cba")}));
  CHECK(agreed.order == JourneyOrder{0, 1, 2});
  CHECK(agreed.unique == false);
  CHECK(agreed.proven);
}

TEST_CASE("kemeny: beyond 64 journeys in a cycle the best found has a bound that holds") {
  Splitmix64 random(5);
  std::vector<Ballot> ballots;
  for (int v = 0; v < 5; ++v) ballots.push_back({random_ranking(random, 80)});
  const PairwiseSupport support(ballots);
  const KemenyOrder agreed = Kemeny{}(support);
  CHECK(agreed.bound < agreed.cost);
  CHECK(agreed.bound > 0.9 * agreed.cost);
  CHECK_FALSE(agreed.proven);
  CHECK(agreed.unique == std::nullopt);
  const auto costs = costs_of_all(support);
  CHECK(agreed.cost == support.influence(costs.of(agreed.order)));
  for (const Ballot& ballot : ballots) {
    JourneyOrder own(80);
    for (std::size_t i = 0; i < 80; ++i) own[ballot.ranks[i] - 1] = static_cast<std::uint32_t>(i);
    CHECK(support.influence(costs.of(own)) > agreed.cost);
  }
}

TEST_CASE("kemeny: no search and no sets is the order found with its bound, which a search can only raise") {
  Splitmix64 random(7);
  for (int trial = 0; trial < 20; ++trial) {
    const PairwiseSupport support(random_ballots(random, 5, 9));
    const KemenyOrder exact = Kemeny{}(support);
    const KemenyOrder found = Kemeny{.dynamic_up_to = 0, .most_sets = 0}(support);
    CHECK(found.bound <= exact.cost);
    CHECK(found.cost >= exact.cost);
    CHECK(Kemeny{.dynamic_up_to = 0, .most_sets = 3}(support).bound >= found.bound);
    if (found.proven) CHECK(found.cost == exact.cost);
  }
}

TEST_CASE("kemeny: hundreds of journeys are proven where majorities divide them into small groups") {
  Splitmix64 random(6);
  std::vector<Ballot> ballots;
  for (int v = 0; v < 5; ++v) {  // twenty blocks of ten, each in any order
    Ranks ranks(200);
    for (std::size_t block = 0; block < 20; ++block) {
      const Ranks own = random_ranking(random, 10);
      for (std::size_t i = 0; i < 10; ++i) ranks[block * 10 + i] = static_cast<std::uint32_t>(block * 10) + own[i];
    }
    ballots.push_back({ranks});
  }
  const KemenyOrder agreed = Kemeny{}(PairwiseSupport(ballots));
  CHECK(agreed.proven);
  for (std::size_t i = 0; i < 200; ++i) CHECK((agreed.ranks[i] - 1) / 10 == i / 10);
}

TEST_CASE("kemeny: one journey is an order, none is an empty one, and options out of range are refused") {
  CHECK(Kemeny{}(PairwiseSupport(std::vector{voters(1, "a")})).order == JourneyOrder{0});
  CHECK(Kemeny{}(PairwiseSupport(std::vector<Ballot>{Ballot{}})).order.empty());
  const PairwiseSupport support(capital_of_tennessee());
  CHECK(refusal([&] { Kemeny{.dynamic_up_to = 27}(support); }) ==
        "bad_option: kemeny: found dynamic_up_to = 27; allowed: up to 26 (a dynamic programme of 512 MB)");
}
