// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/agree/ballot.hpp"
#include "journeyrank/agree/concession.hpp"
#include "journeyrank/agree/disagreement.hpp"
#include "journeyrank/agree/joint_ranking.hpp"
#include "journeyrank/agree/mean_ranking.hpp"
#include "journeyrank/agree/profile_comparison.hpp"
#include "journeyrank/agree/stakeholder_clusters.hpp"
#include "journeyrank/agree/voice.hpp"
#include "journeyrank/agree/weight_mean.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/names.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"

namespace journeyrank {

/// Who is asked, and what of.
struct AgreementOptions {
  std::vector<Voice> voices = {};               ///< none: every profile; without one the model's own weights
  std::size_t top = 3;                          ///< concessions are about so many first places
  ConsensusBy consensus = ConsensusBy::kemeny;  ///< how the rankings become one
  double within = 0.2;                          ///< voices on average no further apart than this form a cluster

  static constexpr const char* name = "agreement";
  static constexpr auto fields() {
    return FieldList{
        Field{"voices", &AgreementOptions::voices, "who speaks; every profile when there is none"},
        Field{"top", &AgreementOptions::top, "concessions are about so many first places", Allowed{.at_least = 1.0}},
        Field{"consensus", &AgreementOptions::consensus, "how the rankings become one"},
        Field{"within", &AgreementOptions::within, "voices on average no further apart form a cluster, 0 to 1",
              Allowed{.at_least = 0.0, .at_most = 1.0}}};
  }
};

static_assert(fully_described<AgreementOptions>);

/// What several people's weights make of the same journeys, and what would bring them together.
struct Agreement {
  std::vector<Voice> voices;     ///< with their influence as stated
  ProfileComparison sides;       ///< their rankings side by side
  JointRanking joint;            ///< one ranking that stands for all
  MeanRanking arithmetic;        ///< that under the mean of their weights
  MeanRanking geometric;         ///< the same by geometric means
  Disagreements apart;           ///< who disagrees with whom, and on what
  std::size_t top = 3;           ///< of how many first places concessions are
  std::vector<Concessions> met;  ///< for every two voices, in the order of apart.pairs(); none where they are refused
  std::string no_concessions;    ///< why they are refused; empty when they are not
  ClusterTree tree;              ///< half of each distance is that of the weights, half that of the rankings
  double within = 0.2;
  std::vector<std::uint32_t> clusters;  ///< of each voice, numbered from 0
};

/// Every two voices' concessions, in the order of `pairs`. Errors: those of concessions.
inline std::vector<Concessions> concessions_of(const CriteriaMatrix& matrix, const Model& model,
                                               const ProfileComparison& sides, const std::vector<Disagreement>& pairs,
                                               std::size_t top) {
  std::vector<Concessions> all;
  for (const Disagreement& pair : pairs) {
    all.push_back(concessions(matrix, model, sides.voices[pair.a].profile, sides.voices[pair.b].profile, top));
  }
  return all;
}

/// The rows of a matrix in the order of the journeys' ids, bytewise: the order within a tie.
///
/// Cost    O(n log n)
inline std::vector<std::uint32_t> rows_by_id(const CriteriaMatrix& matrix) {
  std::vector<std::uint32_t> rows(matrix.journey_count());
  std::iota(rows.begin(), rows.end(), std::uint32_t{0});
  const Names& ids = matrix.journeys();
  std::sort(rows.begin(), rows.end(), [&ids](std::uint32_t a, std::uint32_t b) { return ids.less(a, b); });
  return rows;
}

/// Asks several people's weights about the same journeys, without pins.
///
///     const Agreement found = agreement(matrix, model, {.voices = {{"cfo", 2.0}, {"care"}}});
///     found.sides.agreement.w;                // how much they agree
///     found.joint.ranks;                      // the ranking that stands for all
///     found.met[0].least_in_all.gives_in_all();  // what it takes that the first two see the same top 3
///
/// Shape   n journeys, v voices
/// Edge    one voice agrees with itself: W = 1, no pair, one cluster; a model whose method does not add up, or a cell
///         that is left out: no concessions, with the reason; no mean where all criteria are vetoed, with the reason
/// Errors  bad_option if top is 0 or within is outside [0, 1]; those of compare_profiles and joint_ranking
/// Cost    that of its parts: O(v n (m + log n) + v² n m), the method of the consensus, and each pair's concessions
inline Agreement agreement(const CriteriaMatrix& matrix, const Model& model, AgreementOptions options = {}) {
  if (options.top == 0) throw Error(errc::bad_option, "agreement, top: found 0; allowed: 1 or more");
  if (!(options.within >= 0.0) || !(options.within <= 1.0)) {
    throw Error(errc::bad_option, "agreement, within: allowed: a number from 0 to 1");
  }
  if (options.voices.empty()) options.voices = voices_of(model);
  if (options.voices.empty()) options.voices = {{}};
  ProfileComparison sides = compare_profiles(matrix, model, options.voices);
  std::vector<Ballot> ballots;
  for (std::size_t v = 0; v < sides.voices.size(); ++v) {
    ballots.push_back({sides.ranks[v], options.voices[v].influence});
  }
  Disagreements apart = disagreements(matrix, model, sides);
  std::vector<Concessions> met;
  std::string no_concessions;
  try {
    met = concessions_of(matrix, model, sides, apart.pairs(), options.top);
  } catch (const Error& error) {
    if (error.code() != errc::no_exact_answer) throw;
    no_concessions = error.what();
  }
  ClusterTree tree = average_linkage(apart.distances(0.5), apart.voice_count());
  std::vector<std::uint32_t> clusters = tree.within(options.within);
  JointRanking joint = joint_ranking(ballots, options.consensus, rows_by_id(matrix));
  MeanRanking arithmetic = mean_ranking(matrix, model, sides.voices, ArithmeticMean{});
  MeanRanking geometric = mean_ranking(matrix, model, sides.voices, GeometricMean{});
  return {.voices = std::move(options.voices),
          .sides = std::move(sides),
          .joint = std::move(joint),
          .arithmetic = std::move(arithmetic),
          .geometric = std::move(geometric),
          .apart = std::move(apart),
          .top = options.top,
          .met = std::move(met),
          .no_concessions = std::move(no_concessions),
          .tree = std::move(tree),
          .within = options.within,
          .clusters = std::move(clusters)};
}

}  // namespace journeyrank
