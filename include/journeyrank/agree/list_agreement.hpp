// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/agree/agreement_text.hpp"
#include "journeyrank/agree/ballot.hpp"
#include "journeyrank/agree/concordance.hpp"
#include "journeyrank/agree/joint_ranking.hpp"
#include "journeyrank/agree/profile_comparison.hpp"
#include "journeyrank/agree/rank_similarity.hpp"
#include "journeyrank/agree/ranked_lists.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/base/shortest_number.hpp"

namespace journeyrank {

/// Somebody who hands in a ranked list, and how much it counts.
struct ListVoice {
  std::string name{};
  double influence = 1.0;  ///< on any scale, >= 0

  friend bool operator==(const ListVoice&, const ListVoice&) = default;
};

/// How alike two lists are; the first is the reference where that matters (WS).
struct ListSimilarity {
  std::uint32_t a = 0;  ///< voices, by their place
  std::uint32_t b = 0;
  std::array<NamedSimilarity, std::variant_size_v<RankSimilarity>> measures;  ///< Kendall's tau-b is the first
};

/// Several ranked lists side by side, and the one that stands for all.
struct ListAgreement {
  std::vector<ListVoice> voices{};
  std::vector<std::vector<std::uint32_t>> ranks{};  ///< by voice, by journey; tied ones share the smallest: 1, 2, 2, 4
  Concordance agreement{};                          ///< every voice counts once, whatever its influence
  std::vector<Divergence> divergences{};            ///< one a journey, the widest spread first, then by row
  JointRanking joint{};
  std::vector<ListSimilarity> similarities{};  ///< of every two voices
};

/// Every list, each with the same influence.
inline std::vector<ListVoice> voices_of(const RankedLists& lists) {
  std::vector<ListVoice> voices;
  for (const std::string& name : lists.voices) voices.push_back({name});
  return voices;
}

/// Refuses voices whose lists cannot be compared.
///
/// Errors  empty_input for fewer than two; unknown_name for one without a list; duplicate_name if one speaks twice;
///         bad_weights if an influence is negative, NaN or infinite, or if their sum is 0 or infinite
inline void validate(const RankedLists& lists, std::span<const ListVoice> voices) {
  double sum = 0.0;
  for (std::size_t v = 0; v < voices.size(); ++v) {
    lists.find(voices[v].name);
    for (std::size_t other = 0; other < v; ++other) {
      if (voices[other].name != voices[v].name) continue;
      throw Error(errc::duplicate_name, "voice " + excerpt(voices[v].name) + " speaks twice; allowed: once");
    }
    const double influence = voices[v].influence;
    sum += influence;
    if (std::isfinite(influence) && influence >= 0.0) continue;
    throw Error(errc::bad_weights, "voice " + excerpt(voices[v].name) + ": found influence " +
                                       (std::isfinite(influence) ? shortest_number(influence) : "NaN or infinity") +
                                       "; allowed: a finite number >= 0");
  }
  if (voices.size() < 2) {
    throw Error(
        errc::empty_input,
        "found " +
            std::string(voices.empty() ? "no ranked list" : "one ranked list, that of " + excerpt(voices[0].name)) +
            "; allowed: two or more, to compare them");
  }
  if (sum == 0.0) throw Error(errc::bad_weights, "every voice has influence 0; one at least must count something");
  if (!std::isfinite(sum)) throw Error(errc::bad_weights, "the influences add up to more than a double holds");
}

/// Compares ranked lists and makes one of them, by the method that is named.
///
///     const ListAgreement found = list_agreement(lists, voices_of(lists), ConsensusBy::kemeny);
///     found.agreement.w;           // how much they agree
///     found.joint.kemeny->proven;  // no order goes against fewer comparisons
///
/// Edge    no journey: nothing to put in order, W = 1; by Kemeny's method journeys tie that all voices tie, and of
///         several best orders it is the first by the journeys' ids
/// Errors  those of validate; too_large beyond 2,000 journeys by all but Borda's count
/// Cost    that of the method and of the p-value of concordance, and O(v² n log n) for every two of v voices
inline ListAgreement list_agreement(const RankedLists& lists, std::span<const ListVoice> voices, ConsensusBy by) {
  validate(lists, voices);
  ListAgreement found{.voices = {voices.begin(), voices.end()}};
  std::vector<Ballot> ballots;
  for (const ListVoice& voice : voices) {
    found.ranks.push_back(places_of(lists.ranks[lists.find(voice.name)]));
    ballots.push_back({found.ranks.back(), voice.influence});
  }
  std::vector<std::uint32_t> order(lists.journeys.size());
  std::iota(order.begin(), order.end(), std::uint32_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return lists.journeys[a] < lists.journeys[b]; });
  found.joint = joint_ranking(ballots, by, order);
  found.agreement = concordance(found.ranks);
  found.divergences = divergences_of(found.ranks);
  for (std::uint32_t a = 0; a < voices.size(); ++a) {
    for (std::uint32_t b = a + 1; b < voices.size(); ++b) {
      found.similarities.push_back({a, b, similarities(found.ranks[a], found.ranks[b])});
    }
  }
  return found;
}

/// What it says, a sentence an answer: who differs, how much they agree, what stands for all. `top` journeys are named.
inline std::vector<std::string> sentences(const ListAgreement& found, const RankedLists& lists, std::size_t top) {
  const auto label = [&](std::size_t journey) { return lists.label(journey); };
  const auto voice = [&](std::size_t v) { return found.voices[v].name; };
  std::vector<std::string> all = {
      divergence_sentence(found.divergences, found.voices.size(), "who is asked", label, voice)};
  if (lists.journeys.size() < 2) return all;
  all.push_back(concordance_sentence(found.agreement));
  all.push_back(joint_sentence(found.joint, top, label));
  return all;
}

}  // namespace journeyrank
