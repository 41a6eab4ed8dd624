// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

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

/// One ranking of several, by the method that is named.
///
///     const JointRanking joint = joint_ranking(ballots, ConsensusBy::kemeny);
///     joint.kemeny->proven;  // no order goes against fewer comparisons
///
/// Shape   one ballot a voter; returns one rank a journey
/// Units   `stated` and `against` in influence times comparisons
/// Edge    Kemeny's order has no ties; no journey: an empty ranking
/// Errors  those of validate(ballots); too_large beyond 2,000 journeys by all but Borda's count
/// Cost    that of the method, and O(v n²)
inline JointRanking joint_ranking(std::span<const Ballot> ballots, ConsensusBy by) {
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
      joint.kemeny = Kemeny{}(support);
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
