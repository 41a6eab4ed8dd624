// SPDX-License-Identifier: MIT
#include "journeyrank/agree/joint_ranking.hpp"

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

#include <doctest/doctest.h>

#include "ballots.hpp"
#include "refusal.hpp"
#include "splitmix64.hpp"

using journeyrank::Ballot;
using journeyrank::ConsensusBy;
using journeyrank::joint_ranking;
using journeyrank::JointRanking;
using journeyrank::PairwiseSupport;

namespace {

const std::vector<Ballot> three_voters = {{{1, 2, 3}, 3.0}, {{2, 1, 3}, 2.0}, {{3, 1, 2}, 2.0}};

}  // namespace

TEST_CASE("joint_ranking: it is the ranking of the method that is named") {
  const PairwiseSupport support(three_voters);
  const JointRanking borda = joint_ranking(three_voters, ConsensusBy::borda);
  CHECK(borda.ranks == journeyrank::Borda{}(three_voters).ranks);
  CHECK(borda.points == journeyrank::Borda{}(three_voters).points);
  CHECK(!borda.kemeny);
  CHECK(joint_ranking(three_voters, ConsensusBy::copeland).ranks == journeyrank::Copeland{}(support).ranks);
  CHECK(joint_ranking(three_voters, ConsensusBy::schulze).ranks == journeyrank::Schulze{}(support).ranks);
  const JointRanking kemeny = joint_ranking(three_voters, ConsensusBy::kemeny);
  REQUIRE(kemeny.kemeny);
  CHECK(kemeny.kemeny->proven);
  CHECK(kemeny.ranks == journeyrank::Kemeny{}(support).ranks);
  CHECK(kemeny.points.empty());
}

TEST_CASE("joint_ranking: what it goes against is counted, and is what Kemeny's order costs") {
  const JointRanking joint = joint_ranking(three_voters, ConsensusBy::kemeny);
  CHECK(joint.ranks == std::vector<std::uint32_t>{2, 1, 3});
  CHECK(joint.stated == 7.0 * 3.0);
  CHECK(joint.against == 3.0 * 1.0 + 2.0 * 0.0 + 2.0 * 1.0);
  CHECK(joint.against == doctest::Approx(joint.kemeny->cost).epsilon(1e-9));
  CHECK(joint.gap() == 0.0);
}

TEST_CASE("joint_ranking: by Kemeny's method journeys tie that every voter ties, and count for each of them") {
  // The cycle a, b, c of three voters of 3, 2 and 2; each of them ties b with d.
  const std::vector<Ballot> cycle = {{{1, 2, 4, 2}, 3.0}, {{4, 1, 3, 1}, 2.0}, {{2, 3, 1, 3}, 2.0}};
  const JointRanking joint = joint_ranking(cycle, ConsensusBy::kemeny);
  CHECK(joint.ranks[1] == joint.ranks[3]);
  CHECK(joint.against == doctest::Approx(joint.kemeny->cost).epsilon(1e-9));
  CHECK(joint.kemeny->proven);
  CHECK(joint.kemeny->unique == true);
  const std::vector<Ballot> alike = {
      {{1, 1}, 1.0}, {{1, 1}, 2.0}, {{1, 2}, 0.0}};  // who has no influence tells none apart
  CHECK(joint_ranking(alike, ConsensusBy::kemeny).ranks == std::vector<std::uint32_t>{1, 1});
}

TEST_CASE("joint_ranking: of several best orders by Kemeny's method it is the first by the order given, not by rows") {
  const std::vector<Ballot> divided = {{{1, 2}, 1.0}, {{2, 1}, 1.0}};
  CHECK(joint_ranking(divided, ConsensusBy::kemeny).ranks == std::vector<std::uint32_t>{1, 2});
  CHECK(joint_ranking(divided, ConsensusBy::kemeny, std::vector<std::uint32_t>{1, 0}).ranks ==
        std::vector<std::uint32_t>{2, 1});
  CHECK(refusal_code([&] { joint_ranking(divided, ConsensusBy::kemeny, std::vector<std::uint32_t>{0}); }) ==
        "shape_mismatch");
}

TEST_CASE("joint_ranking: with journeys in another order of rows every method places them alike") {
  Splitmix64 random(5);
  for (int trial = 0; trial < 300; ++trial) {
    const std::size_t n = 1 + random.below(6);
    const auto ballots = random_ballots(random, 1 + random.below(5), n);
    std::vector<std::uint32_t> places(n);  // row i of the other ballots is row places[i] of these
    std::iota(places.begin(), places.end(), std::uint32_t{0});
    random.shuffle(places);
    std::vector<Ballot> shuffled = ballots;
    std::vector<std::uint32_t> order(n);  // the rows of the others in the order of these
    for (std::uint32_t i = 0; i < n; ++i) {
      order[places[i]] = i;
      for (std::size_t v = 0; v < ballots.size(); ++v) shuffled[v].ranks[i] = ballots[v].ranks[places[i]];
    }
    for (const auto by : {ConsensusBy::borda, ConsensusBy::copeland, ConsensusBy::schulze, ConsensusBy::kemeny}) {
      const auto ranks = joint_ranking(ballots, by).ranks;
      const auto others = joint_ranking(shuffled, by, order).ranks;
      for (std::size_t i = 0; i < n; ++i) CHECK(others[i] == ranks[places[i]]);
    }
  }
}

TEST_CASE("joint_ranking: the gap is what a better order could save") {
  JointRanking joint{.kemeny = journeyrank::KemenyOrder{.cost = 8.0, .bound = 6.0}};
  CHECK(joint.gap() == 0.25);
}

TEST_CASE("joint_ranking: of no journey the ranking is empty") {
  const std::vector<Ballot> none(2);
  for (const auto by : {ConsensusBy::borda, ConsensusBy::copeland, ConsensusBy::schulze, ConsensusBy::kemeny}) {
    CHECK(joint_ranking(none, by).ranks.empty());
    CHECK(joint_ranking(none, by).stated == 0.0);
  }
}

TEST_CASE("joint_ranking: ballots that do not hold, and too many journeys, are refused") {
  CHECK(refusal_code([] { joint_ranking({}, ConsensusBy::borda); }) == "empty_input");
  std::vector<std::uint32_t> ranks(2'001);
  for (std::size_t i = 0; i < ranks.size(); ++i) ranks[i] = static_cast<std::uint32_t>(i + 1);
  const std::vector<Ballot> many = {{ranks}};
  CHECK(refusal_code([&] { joint_ranking(many, ConsensusBy::kemeny); }) == "too_large");
  CHECK(joint_ranking(many, ConsensusBy::borda).ranks == ranks);
}
