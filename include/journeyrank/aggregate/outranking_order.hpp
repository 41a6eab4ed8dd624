// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "journeyrank/aggregate/pair_bits.hpp"
#include "journeyrank/aggregate/placed_journeys.hpp"
#include "journeyrank/aggregate/strong_components.hpp"
#include "journeyrank/base/parallel.hpp"

namespace journeyrank {

/// The places that ELECTRE II gives, place after place: of the journeys that none of the rest outranks strongly, those
/// that no other of them outranks weakly. Journeys that outrank each other in a circle go together.
///
/// Those that are free of the strong relation are kept in groups, at first its circuits, each with one journey above
/// it, a free one that outranks a member weakly. Who goes up from group to group comes to one that has none above it,
/// and is placed, or goes round in a circle, which is made one group. Groups only grow, until they are placed.
///
/// Shape   n × n bits for who outranks whom strongly, weakly, and the weak relation turned; one place a journey
/// Source  roy1973methode
/// Cost    O(n²): a step for each pair in the strong relation, n² / 64 words for the weak one, more only where those
///         that become free are looked for again
class PlaceSearch {
 public:
  PlaceSearch(const PairBits& strongly, const PairBits& weakly, const PairBits& weakly_turned)
      : strongly_(strongly),
        weakly_(weakly),
        outranked_by_(weakly_turned),
        circuits_(strong_components(strongly)),
        more_above_(circuits_.count, 0),
        groups_(circuits_.count),
        group_of_(circuits_.of),
        above_(circuits_.count, strongly.size()),
        walked_(circuits_.count, 0),
        settled_(circuits_.count, 0),
        free_bits_((strongly.size() + PairBits::word_bits - 1) / PairBits::word_bits, 0),
        group_bits_(free_bits_.size(), 0),
        seen_words_(strongly.size(), 0),
        places_(strongly.size(), 0) {
    for (std::size_t i = 0; i < strongly.size(); ++i) groups_[group_of_[i]].push_back(i);
    for (std::size_t a = 0; a < strongly.size(); ++a) {
      for_each_bit(strongly.row(a), [&](std::size_t b) {
        if (circuits_.of[a] != circuits_.of[b]) ++more_above_[circuits_.of[b]];
      });
    }
    for (std::size_t circuit = 0; circuit < circuits_.count; ++circuit) {
      if (more_above_[circuit] == 0) set_free(circuit);
    }
  }

  std::vector<std::size_t> places() && {
    for (std::size_t place = 1; !open_.empty(); ++place) {
      for (const std::size_t group : open_) {
        if (!groups_[group].empty() && settled_[group] != place) settle(group, place);
      }
      Members first;
      for (const std::size_t group : open_) {
        if (above_[group] == none()) first.insert(first.end(), groups_[group].begin(), groups_[group].end());
      }
      std::erase_if(open_, [&](std::size_t group) { return groups_[group].empty() || above_[group] == none(); });
      for (const std::size_t i : first) {
        places_[i] = place;
        flip(free_bits_, i);
      }
      for (const std::size_t i : first) take_away(i);
    }
    return std::move(places_);
  }

 private:
  using Members = std::vector<std::size_t>;
  using Words = std::vector<PairBits::Word>;

  std::size_t none() const noexcept { return strongly_.size(); }

  static void flip(Words& words, std::size_t i) noexcept {
    words[i / PairBits::word_bits] ^= PairBits::Word{1} << (i % PairBits::word_bits);
  }

  void set_free(std::size_t circuit) {
    open_.push_back(circuit);
    for (const std::size_t i : groups_[circuit]) {
      flip(free_bits_, i);
      for_each_bit(weakly_.row(i),
                   [&](std::size_t b) { seen_words_[b] = std::min(seen_words_[b], i / PairBits::word_bits); });
    }
  }

  /// What a placed journey outranks strongly has one less above it.
  void take_away(std::size_t placed) {
    for_each_bit(strongly_.row(placed), [&](std::size_t b) {
      const std::size_t circuit = circuits_.of[b];
      if (circuit != circuits_.of[placed] && --more_above_[circuit] == 0) set_free(circuit);
    });
  }

  /// Goes up from a group to one that has none above it, or that has been settled for this place.
  void settle(std::size_t group, std::size_t place) {
    Members path = {group};
    for (walked_[group] = place; look_above(path.back());) {
      const std::size_t next = group_of_[above_[path.back()]];
      if (settled_[next] == place) break;
      if (walked_[next] == place) {
        make_one(path, next);
      } else {
        path.push_back(next);
      }
      walked_[path.back()] = place;
    }
    for (const std::size_t each : path) settled_[each] = place;
  }

  /// Whether a free journey of another group outranks one of this group weakly. The words before those seen are empty.
  bool look_above(std::size_t group) {
    std::size_t& above = above_[group];
    if (above != none() && places_[above] == 0 && group_of_[above] != group) return true;
    above = none();
    for (const std::size_t i : groups_[group]) flip(group_bits_, i);
    for (const std::size_t i : groups_[group]) {
      const std::span<const PairBits::Word> by = outranked_by_.row(i);
      for (std::size_t& w = seen_words_[i]; w < by.size() && above == none();) {
        const PairBits::Word found = by[w] & free_bits_[w] & ~group_bits_[w];
        if (found == 0) ++w;
        if (found != 0) above = w * PairBits::word_bits + static_cast<std::size_t>(std::countr_zero(found));
      }
      if (above != none()) break;
    }
    for (const std::size_t i : groups_[group]) flip(group_bits_, i);
    return above != none();
  }

  /// The groups from `first` to the end of the path become the largest of them.
  void make_one(Members& path, std::size_t first) {
    const auto begin = std::find(path.begin(), path.end(), first);
    const std::size_t largest = *std::max_element(
        begin, path.end(), [&](std::size_t a, std::size_t b) { return groups_[a].size() < groups_[b].size(); });
    for (auto each = begin; each != path.end(); ++each) {
      if (*each == largest) continue;
      for (const std::size_t i : groups_[*each]) {
        group_of_[i] = largest;
        groups_[largest].push_back(i);
      }
      groups_[*each].clear();
    }
    path.erase(begin, path.end());
    path.push_back(largest);
  }

  const PairBits& strongly_;
  const PairBits& weakly_;
  const PairBits& outranked_by_;
  StrongComponents circuits_;
  Members more_above_;           ///< how often the rest outrank members of a circuit strongly
  std::vector<Members> groups_;  ///< each has the number of a circuit in it
  Members group_of_;
  Members above_;   ///< a journey above each group
  Members walked_;  ///< the last place for which a group was on the way up, and for which its way was gone to the end
  Members settled_;
  Members open_;     ///< the groups that are free and not placed
  Words free_bits_;  ///< their journeys
  Words group_bits_;
  Members seen_words_;
  Members places_;
};

/// The places from the top, and those from the bottom, where the relations are read the other way round; both counted
/// from the top.
///
/// Shape   n × n bits for who outranks whom, none itself; the same places for any number of threads
/// Cost    that of two searches, one a thread, and n² / 8 bytes for each relation turned
inline std::vector<TwoPlaces> outranking_places(const PairBits& strongly, const PairBits& weakly,
                                                std::size_t threads = 1) {
  const PairBits strongly_turned = strongly.turned();
  const PairBits weakly_turned = weakly.turned();
  std::array<std::vector<std::size_t>, 2> found;
  for_each_block(2, 1, threads, [&](std::size_t turned, std::size_t) {
    found[turned] = turned == 0 ? PlaceSearch(strongly, weakly, weakly_turned).places()
                                : PlaceSearch(strongly_turned, weakly_turned, weakly).places();
  });
  const auto& [down, up] = found;
  const std::size_t last = up.empty() ? 0 : *std::max_element(up.begin(), up.end());
  std::vector<TwoPlaces> places;
  for (std::size_t i = 0; i < strongly.size(); ++i) places.push_back({down[i], last + 1 - up[i]});
  return places;
}

}  // namespace journeyrank
