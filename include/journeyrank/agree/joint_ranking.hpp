// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/agree/alike_journeys.hpp"
#include "journeyrank/agree/ballot.hpp"
#include "journeyrank/agree/borda.hpp"
#include "journeyrank/agree/consensus.hpp"
#include "journeyrank/agree/copeland.hpp"
#include "journeyrank/agree/kemeny.hpp"
#include "journeyrank/agree/pairwise_support.hpp"
#include "journeyrank/agree/schulze.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/exact_sum.hpp"

namespace journeyrank {

/// How several rankings become one.
enum class ConsensusBy { borda, copeland, schulze, kemeny };

constexpr auto enumerators(ConsensusBy) {
  using enum ConsensusBy;
  return std::array{Enumerator{"borda", borda}, Enumerator{"copeland", copeland}, Enumerator{"schulze", schulze},
                    Enumerator{"kemeny", kemeny}};
}

/// The ranking that stands for several, however it was found.
struct JointRanking {
  ConsensusBy by = ConsensusBy::kemeny;
  std::vector<std::uint32_t> ranks{};   ///< by journey, from 1
  std::vector<double> points{};         ///< by journey, more is better; none by Kemeny's method
  std::optional<KemenyOrder> kemeny{};  ///< with its proof, or how far from the best it may be
  double stated = 0.0;                  ///< the influence behind all comparisons of two journeys that the voters make
  double against = 0.0;                 ///< so much of it puts the two the other way round

  /// How much less of what is stated the best order may go against, as a share of `against`: 0 where none can.
  double gap() const noexcept {
    return kemeny && kemeny->cost > 0.0 ? (kemeny->cost - kemeny->bound) / kemeny->cost : 0.0;
  }
};

/// The influence behind the comparisons of a ballot, and how much of all of it a ranking goes against.
///
/// Cost    O(v n²)
inline void count_comparisons(std::span<const Ballot> ballots, JointRanking& joint) {
  ExactSum stated;
  ExactSum against;
  for (const Ballot& ballot : ballots) {
    std::size_t pairs = 0;
    std::size_t broken = 0;
    for (std::size_t a = 0; a < ballot.ranks.size(); ++a) {
      for (std::size_t b = 0; b < ballot.ranks.size(); ++b) {
        if (ballot.ranks[a] >= ballot.ranks[b]) continue;
        ++pairs;
        broken += joint.ranks[a] > joint.ranks[b] ? 1 : 0;
      }
    }
    stated.add(product(ballot.influence, static_cast<double>(pairs)));
    against.add(product(ballot.influence, static_cast<double>(broken)));
  }
  joint.stated = stated.value();
  joint.against = against.value();
}

/// Kemeny's order, in which journeys that all voters tie share a place. Of several best orders it is the first by
/// `order`, which has every row once, where it is known whether there are several.
///
/// Cost    O(n v log n), and that of Kemeny for the groups of journeys that are tied
inline KemenyOrder kemeny_with_ties(std::span<const Ballot> ballots, const PairwiseSupport& support,
                                    std::span<const std::uint32_t> order) {
  const auto groups = alike_journeys(ballots, order);
  KemenyOrder found = Kemeny{}(support.between(groups));
  const JourneyOrder by_group = std::exchange(found.order, {});
  found.ranks.assign(order.size(), 0);
  for (const std::uint32_t group : by_group) {
    const auto rank = static_cast<std::uint32_t>(found.order.size() + 1);
    for (const std::uint32_t row : groups[group]) {
      found.ranks[row] = rank;
      found.order.push_back(row);
    }
  }
  return found;
}

/// One ranking of several, by the method that is named. `order` has the rows as ties are broken, by Kemeny's method
/// alone: the others leave them; empty: by rows.
///
///     const JointRanking joint = joint_ranking(ballots, ConsensusBy::kemeny);
///     joint.kemeny->proven;  // no order goes against fewer comparisons
///
/// Shape   one ballot a voter; returns one rank a journey
/// Units   `stated` and `against` in influence times comparisons
/// Edge    by Kemeny's method journeys tie that all voters tie, no others; no journey: an empty ranking
/// Errors  those of validate(ballots); shape_mismatch if `order` has another number of rows; too_large beyond 2,000
///         journeys by all but Borda's count
/// Cost    that of the method, and O(v n²)
inline JointRanking joint_ranking(std::span<const Ballot> ballots, ConsensusBy by,
                                  std::span<const std::uint32_t> order = {}) {
  JointRanking joint{.by = by};
  if (by == ConsensusBy::borda) {
    Consensus found = Borda{}(ballots);
    joint.ranks = std::move(found.ranks);
    joint.points = std::move(found.points);
  } else {
    const PairwiseSupport support = [&] {
      try {
        return PairwiseSupport(ballots);
      } catch (const Error& error) {
        if (error.code() != errc::too_large) throw;
        throw Error(error.code(), error.detail() + "; the consensus by borda takes any number");
      }
    }();
    if (by == ConsensusBy::kemeny) {
      std::vector<std::uint32_t> rows(support.journey_count());
      std::iota(rows.begin(), rows.end(), std::uint32_t{0});
      if (!order.empty() && order.size() != rows.size()) {
        throw Error(errc::shape_mismatch, "joint ranking: found an order of " + std::to_string(order.size()) +
                                              " journeys; allowed: all " + std::to_string(rows.size()));
      }
      joint.kemeny = kemeny_with_ties(ballots, support, order.empty() ? std::span<const std::uint32_t>(rows) : order);
      joint.ranks = joint.kemeny->ranks;
    } else {
      Consensus found = by == ConsensusBy::copeland ? Copeland{}(support) : Schulze{}(support);
      joint.ranks = std::move(found.ranks);
      joint.points = std::move(found.points);
    }
  }
  count_comparisons(ballots, joint);
  return joint;
}

}  // namespace journeyrank
