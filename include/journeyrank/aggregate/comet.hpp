// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/aggregate/rim.hpp"
#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/aggregate/weighted_sum.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// Who judges the characteristic objects of COMET.
///
/// topsis        closeness to value 1 on every criterion, against value 0
/// weighted_sum  the sum of weight * value
enum class CometExpert { topsis, weighted_sum };

constexpr auto enumerators(CometExpert) {
  return std::array{Enumerator{"topsis", CometExpert::topsis}, Enumerator{"weighted_sum", CometExpert::weighted_sum}};
}

/// The characteristic objects method: an expert puts made-up journeys in order, one for each way to combine
/// `characteristic` evenly spaced values of each criterion; a real one scores what those around it do.
///
/// The place of an object, from 0 for the lowest to 1 for the highest and tied where the expert sees no difference, is
/// its preference; memberships are triangular and multiplied. No other journey moves a score.
///
/// Shape   values: m, weights: m, normalised; returns one score
/// Units   none; s in [0, 1], 1 is value 1 on every criterion
/// Edge    judgements nearer than 1e-12 are ties; no criterion: s = 0
/// Errors  bad_option if characteristic is below 2 or above 9; too_large, when it is fitted, for more than 20,000
///         characteristic objects: 9 criteria of 3 values, 14 of 2
/// Source  salabun2015comet, with anchors at the ends of what can be met
/// Cost    with k = characteristic^m objects fit O(k (m + log k)) time, O(k) memory; score O(2^m) a journey
/// Use     where answers in the manner of topsis are wanted that no other journey can move, for a handful of criteria.
///         More characteristic values follow the expert more closely, and each one multiplies the objects
struct Comet {
  std::size_t characteristic = 3;            ///< values of each criterion, evenly spaced from 0 to 1
  CometExpert expert = CometExpert::topsis;  ///< who judges the objects

  static constexpr const char* name = "comet";
  static constexpr const char* formula =
      "places of made-up journeys by an expert, between them in straight lines on each criterion";
  static constexpr bool additive = false;
  static constexpr bool relative = false;
  static constexpr std::size_t most_objects = 20'000;
  static constexpr auto fields() {
    return FieldList{Field{"characteristic", &Comet::characteristic, "characteristic values of each criterion",
                           Allowed{.at_least = 2, .at_most = 9}},
                     Field{"expert", &Comet::expert, "who judges the characteristic objects"}};
  }

  std::string fault() const {
    return characteristic >= 2 && characteristic <= 9 ? "" : "characteristic must be 2 to 9";
  }

  /// Preferences are whole numbers of 2^-52, so that no rounding on the way between two turns an order around.
  struct Fitted {
    static constexpr std::uint64_t one = std::uint64_t{1} << 52;

    std::size_t characteristic = 2;
    std::size_t criteria = 0;
    std::vector<std::uint64_t> preferences;  ///< of all objects, the first criterion changing fastest

    double operator()(const ValueRow& value) const noexcept {
      const std::uint64_t found = between(value, criteria, 0);
      return static_cast<double>(found) / static_cast<double>(one);
    }

    std::size_t object_count() const noexcept { return preferences.size(); }

    /// The preference where the criteria from `open` on are settled, at `place` among the objects.
    std::uint64_t between(const ValueRow& value, std::size_t open, std::size_t place) const noexcept {
      if (open == 0) return preferences[place];
      const std::size_t c = open - 1;
      const double at = product(value(c), static_cast<double>(characteristic - 1));
      const std::size_t below = std::min(static_cast<std::size_t>(at), characteristic - 2);
      const double part = product(at - static_cast<double>(below), static_cast<double>(one));
      const std::size_t low_place = place * characteristic + below;
      const std::uint64_t low = between(value, c, low_place);
      if (!(part > 0.0)) return low;
      const std::uint64_t high = between(value, c, low_place + 1);
      return low + share_of(high - low, static_cast<std::uint64_t>(part));
    }

    /// a b / 2^52, rounded down; both up to 2^52.
    static std::uint64_t share_of(std::uint64_t a, std::uint64_t b) noexcept {
      constexpr std::uint64_t half = (std::uint64_t{1} << 26) - 1;
      const std::uint64_t a_low = a & half, b_low = b & half;
      const std::uint64_t a_high = a >> 26, b_high = b >> 26;
      const std::uint64_t middle = a_high * b_low + a_low * b_high + (a_low * b_low >> 26);
      return a_high * b_high + (middle >> 26);
    }
  };

  Fitted fit(const WeighedColumns& given) const {
    const std::size_t count = object_count(given.criterion_count());
    std::vector<double> judged(count);
    const WeightedSum::Fitted sum = WeightedSum{}.fit(given);
    const Rim::Fitted closeness = Rim{}.fit(given);
    for (std::size_t object = 0; object < count; ++object) {
      const std::vector<double> values = values_of(object, given.criterion_count());
      judged[object] = expert == CometExpert::topsis ? closeness(ValueRow(values)) : sum(ValueRow(values));
    }
    return {characteristic, given.criterion_count(), places_of(judged)};
  }

  friend bool operator==(const Comet&, const Comet&) = default;

 private:
  std::size_t object_count(std::size_t criteria) const {
    std::size_t count = 1;
    for (std::size_t c = 0; c < criteria; ++c) {
      count *= characteristic;
      if (count <= most_objects) continue;
      throw Error(errc::too_large, "method comet: found " + std::to_string(criteria) +
                                       " criteria that weigh something, " + std::to_string(characteristic) +
                                       " characteristic values each; allowed: up to " + std::to_string(most_objects) +
                                       " objects, all values of a criterion combined with all of the others; take " +
                                       "fewer characteristic values, or give the least of the criteria weight 0");
    }
    return count;
  }

  /// The first criterion changes fastest: its digit in the number of the object stands last.
  std::vector<double> values_of(std::size_t object, std::size_t criteria) const {
    std::vector<double> values(criteria);
    for (double& value : values) {
      value = static_cast<double>(object % characteristic) / static_cast<double>(characteristic - 1);
      object /= characteristic;
    }
    return values;
  }

  /// The place of each number among the different ones, from 0 to 1 in units of 2^-52.
  static std::vector<std::uint64_t> places_of(const std::vector<double>& judged) {
    constexpr double alike = 1e-12;
    std::vector<std::size_t> order(judged.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return judged[a] < judged[b]; });
    std::vector<std::size_t> places(judged.size(), 0);
    for (std::size_t i = 1; i < order.size(); ++i) {
      const bool next = judged[order[i]] - judged[order[i - 1]] > alike;
      places[order[i]] = places[order[i - 1]] + (next ? 1 : 0);
    }
    const std::size_t last = order.empty() ? 0 : places[order.back()];
    std::vector<std::uint64_t> preferences;
    for (const std::size_t place : places) {
      const double share = last == 0 ? 0.0 : static_cast<double>(place) / static_cast<double>(last);
      preferences.push_back(static_cast<std::uint64_t>(product(share, static_cast<double>(Fitted::one))));
    }
    return preferences;
  }
};

static_assert(fully_described<Comet>);

}  // namespace journeyrank
