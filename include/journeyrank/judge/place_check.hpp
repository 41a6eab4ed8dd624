// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/problem/model_hash.hpp"
#include "journeyrank/rank/ranking.hpp"

namespace journeyrank {

/// The place that a journey had.
struct EarlierPlace {
  std::string journey;
  std::string label;
  std::size_t rank = 0;

  friend bool operator==(const EarlierPlace&, const EarlierPlace&) = default;
};

/// A ranking of an earlier day, as far as its places can be compared.
struct EarlierRanking {
  std::string model_hash;            ///< of the model it was made with
  std::size_t journey_count = 0;     ///< how many journeys it had
  std::vector<EarlierPlace> places;  ///< of its journeys, or of the most urgent of them, in order

  friend bool operator==(const EarlierRanking&, const EarlierRanking&) = default;
};

/// What somebody relies on: a program asks for it before it goes on.
struct Expectation {
  std::vector<std::string> top = {};           ///< journeys that are to stand among the first
  std::optional<EarlierRanking> earlier = {};  ///< a ranking whose places are to be the same still
  std::optional<std::size_t> within = {};      ///< how many places count; nothing: for `top` as many as it names, for
                                               ///< `earlier` all
};

/// What was looked at for one journey.
enum class PlaceQuestion { top, unchanged };

constexpr auto enumerators(PlaceQuestion) {
  using enum PlaceQuestion;
  return std::array{Enumerator{"top", top}, Enumerator{"unchanged", unchanged}};
}

/// A journey whose place was asked for, or one whose place is not what it was.
struct CheckedPlace {
  PlaceQuestion question = PlaceQuestion::top;
  std::string journey;
  std::string label;
  std::size_t expected = 0;  ///< the last rank allowed; of an unchanged one the rank it had, 0: it was not there
  std::size_t found = 0;     ///< the rank it has; 0: it is not there any more
  bool holds = false;

  friend bool operator==(const CheckedPlace&, const CheckedPlace&) = default;
};

/// What came of an expectation.
struct PlaceCheck {
  std::vector<CheckedPlace> places;  ///< a line for each journey of `top`; then only those that moved, by their ranks
  std::size_t compared = 0;          ///< journeys whose places were compared with the earlier ones
  bool model_changed = false;        ///< the earlier ranking was made with another model

  /// True when all is as expected.
  bool holds() const noexcept {
    return std::all_of(places.begin(), places.end(), [](const CheckedPlace& each) { return each.holds; });
  }
};

/// Compares the places of a ranking with those of an earlier one.
class EarlierComparison {
 public:
  EarlierComparison(const Ranking& ranking, const EarlierRanking& earlier, std::size_t within)
      : ranking_(ranking), within_(std::min(within, known_places(earlier))) {
    for (const EarlierPlace& place : earlier.places) {
      if (!were_.emplace(place.journey, &place).second) {
        throw Error(errc::duplicate_name, "the earlier ranking names \"" + place.journey + "\" twice");
      }
    }
  }

  void add_to(PlaceCheck& check) const {
    for (std::size_t position = 0; position < ranking_.size(); ++position) {
      const RankedJourney line = ranking_[position];
      const auto was = were_.find(line.id);
      const std::size_t before = was == were_.end() ? 0 : was->second->rank;
      add({PlaceQuestion::unchanged, line.id, line.label, before, line.rank, before == line.rank}, check);
    }
    for (const auto& [journey, place] : gone()) {
      add({PlaceQuestion::unchanged, journey, place->label, place->rank, 0, false}, check);
    }
  }

 private:
  /// How many places an earlier ranking tells of: all, or those down to the last one it lists.
  static std::size_t known_places(const EarlierRanking& earlier) {
    if (earlier.places.size() >= earlier.journey_count) return std::numeric_limits<std::size_t>::max();
    std::size_t last = 0;
    for (const EarlierPlace& place : earlier.places) last = std::max(last, place.rank);
    return last;
  }

  bool counts(std::size_t rank) const noexcept { return rank != 0 && rank <= within_; }

  void add(CheckedPlace place, PlaceCheck& check) const {
    if (!counts(place.expected) && !counts(place.found)) return;
    ++check.compared;
    if (!place.holds) check.places.push_back(std::move(place));
  }

  /// Those that are not there any more, in the order they had.
  std::vector<std::pair<std::string, const EarlierPlace*>> gone() const {
    std::vector<std::pair<std::string, const EarlierPlace*>> list;
    for (const auto& [journey, place] : were_) {
      if (!ranking_.journeys().find(journey)) list.emplace_back(journey, place);
    }
    std::sort(list.begin(), list.end(), [](const auto& a, const auto& b) {
      return a.second->rank != b.second->rank ? a.second->rank < b.second->rank : a.first < b.first;
    });
    return list;
  }

  const Ranking& ranking_;
  std::size_t within_;
  std::unordered_map<std::string, const EarlierPlace*> were_;
};

/// Holds a ranking to what is expected of it.
///
/// Edge    ranks are those that are shown, pins included; scores may differ where no rank does. Of an earlier ranking
///         that lists only its first places, no place below them is compared
/// Errors  unknown_name for a journey of `top` that is not in the ranking; duplicate_name for one that is named twice;
///         bad_option for `within` 0
/// Cost    O(n)
inline PlaceCheck check_places(const Ranking& ranking, const Expectation& expected) {
  if (expected.within == std::size_t{0}) throw Error(errc::bad_option, "within: found 0; allowed: 1 or more");
  PlaceCheck check;
  const std::size_t last = expected.within.value_or(expected.top.size());
  for (const std::string& journey : expected.top) {
    for (const CheckedPlace& before : check.places) {
      if (before.journey == journey) throw Error(errc::duplicate_name, "top: \"" + journey + "\" is named twice");
    }
    const std::size_t row = ranking.find(journey);
    const std::size_t rank = ranking.ranks()[row];
    check.places.push_back({PlaceQuestion::top, journey, ranking.label(row), last, rank, rank <= last});
  }
  if (expected.earlier) {
    check.model_changed = expected.earlier->model_hash != model_hash(ranking.scorer().model());
    EarlierComparison(ranking, *expected.earlier, expected.within.value_or(std::numeric_limits<std::size_t>::max()))
        .add_to(check);
  }
  return check;
}

/// "Failed payment is at rank 3, not within the first 2", "Failed payment was at rank 2 and is at rank 3".
inline std::string sentence(const CheckedPlace& place) {
  const auto at = [](std::size_t rank) { return "at rank " + std::to_string(rank); };
  if (place.question == PlaceQuestion::top) {
    const std::string first = place.expected == 1 ? "first" : "within the first " + std::to_string(place.expected);
    if (place.holds && place.expected == 1) return place.label + " is first";
    return place.label + " is " + at(place.found) + (place.holds ? ", " : ", not ") + first;
  }
  if (place.found == 0) return place.label + " was " + at(place.expected) + " and is not there any more";
  if (place.expected == 0) return place.label + " is " + at(place.found) + " and was not there";
  return place.label + " was " + at(place.expected) + " and is " + at(place.found);
}

/// The places of a ranking, to compare a later one with.
inline EarlierRanking earlier_ranking(const Ranking& ranking) {
  EarlierRanking earlier{model_hash(ranking.scorer().model()), ranking.size(), {}};
  for (std::size_t position = 0; position < ranking.size(); ++position) {
    RankedJourney line = ranking[position];
    earlier.places.push_back({std::move(line.id), std::move(line.label), line.rank});
  }
  return earlier;
}

}  // namespace journeyrank
