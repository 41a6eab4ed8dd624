// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/shortest_number.hpp"

namespace journeyrank {

/// One criterion's weight as somebody stated it.
struct StatedWeight {
  std::string criterion;
  double weight = 0.0;

  static constexpr bool keyed = true;  ///< a list of these is written as an object: {"pain": 0.1, "cost": 0.4}
  static constexpr auto fields() {
    return FieldList{Field{"criterion", &StatedWeight::criterion, "the id of a criterion, or of a group"},
                     Field{"weight", &StatedWeight::weight, "its weight, on any scale, >= 0",
                           Allowed{.at_least = 0.0, .code = errc::bad_weights}}};
  }

  friend bool operator==(const StatedWeight&, const StatedWeight&) = default;
};

/// Weights that sum to 1, from weights >= 0 of which one at least is more.
inline std::vector<double> normalised(std::span<const double> stated) {
  double sum = 0.0;
  for (const double weight : stated) sum += weight;
  std::vector<double> shares;
  shares.reserve(stated.size());
  for (const double weight : stated) shares.push_back(weight / sum);
  return shares;
}

/// Valid weights, as they were stated (on any scale) and normalised to sum to 1.
///
/// Shape   one a criterion, in criterion order
/// Edge    a weight of 0 switches its criterion off; one that is stated within a group is normalised as what it weighs
///         in all
/// Errors  bad_weights if one is negative, NaN or infinite, or if their sum is 0 or infinite
class Weights {
 public:
  Weights() = default;

  explicit Weights(std::vector<StatedWeight> stated) : stated_(std::move(stated)) {
    double sum = 0.0;
    for (const auto& [criterion, weight] : stated_) {
      if (!std::isfinite(weight)) {
        throw Error(errc::bad_weights,
                    "the weight of \"" + criterion + "\" is " + not_finite(weight) + "; allowed: a finite number >= 0");
      }
      if (weight < 0.0) {
        throw Error(errc::bad_weights, "the weight of \"" + criterion + "\" is " + shortest_number(weight) +
                                           "; allowed: a finite number >= 0");
      }
      sum += weight;
    }
    if (sum == 0.0) throw Error(errc::bad_weights, "all weights are 0; at least one criterion must weigh something");
    if (!std::isfinite(sum)) throw Error(errc::bad_weights, "the weights add up to more than a double holds");
    std::vector<double> weights;
    for (const auto& each : stated_) weights.push_back(each.weight);
    normalised_ = journeyrank::normalised(weights);
  }

  /// Weights that were stated within groups, with what each weighs in all.
  ///
  /// Errors  bad_weights also if that adds up to 0 or to infinity
  Weights(std::vector<StatedWeight> stated, std::span<const double> in_all) : Weights(std::move(stated)) {
    double sum = 0.0;
    for (const double weight : in_all) sum += weight;
    if (!(sum > 0.0 && std::isfinite(sum))) {
      throw Error(errc::bad_weights,
                  "the weights, each times those of its groups, add up to less or more than a double holds");
    }
    normalised_ = journeyrank::normalised(in_all);
  }

  std::size_t size() const noexcept { return stated_.size(); }
  double stated(std::size_t i) const noexcept { return stated_[i].weight; }
  double normalised(std::size_t i) const noexcept { return normalised_[i]; }
  std::span<const double> normalised() const noexcept { return normalised_; }

  friend bool operator==(const Weights&, const Weights&) = default;

 private:
  static const char* not_finite(double weight) noexcept {
    if (std::isnan(weight)) return "NaN";
    return weight > 0.0 ? "infinite" : "minus infinity";
  }

  std::vector<StatedWeight> stated_;
  std::vector<double> normalised_;
};

}  // namespace journeyrank
