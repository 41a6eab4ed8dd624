// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// The preference vector method: s = sum of weight * (value - low) * (high - low) / length over the criteria, where low
/// and high are two quantiles of the values that are met, and length is that of the vector of their differences.
///
/// All criteria drive the choice (its authors call them motivating and demotivating): a journey is projected on the way
/// from what is to be avoided to what is wanted, so a criterion counts the more the wider its quantiles are apart.
///
/// Shape   values: n × m, weights: m, normalised; returns one score a journey
/// Units   none; from -1 to 1: 0 is the low quantile on every criterion
/// Edge    where no criterion has quantiles that differ, the least and the greatest value stand for them; journeys that
///         are all alike score 0; a constant criterion counts nothing
/// Errors  bad_option if avoided is not below wanted, or one is outside [0, 1]
/// Source  nermend2023pvm, with the scale vector_ratio
/// Cost    fit O(n m log n), score O(m) a journey
/// Use     where one odd journey must not set the range of a criterion: quantiles do. It weighs your weights again by
///         how wide each criterion spreads, so not where weights are agreed upon
struct Pvm {
  double avoided = 0.25;  ///< the share of journeys below what is to be avoided
  double wanted = 0.75;   ///< the share of journeys below what is wanted

  static constexpr const char* name = "pvm";
  static constexpr const char* formula =
      "sum of weight * (value - low) * (high - low) / length of all (high - low); low and high are quantiles";
  static constexpr bool additive = false;
  static constexpr bool relative = true;
  static constexpr bool counts_journeys = true;
  static constexpr bool unbounded = true;
  static constexpr auto fields() {
    return FieldList{Field{"avoided", &Pvm::avoided, "the share of journeys below what is to be avoided",
                           Allowed{.at_least = 0.0, .at_most = 1.0}},
                     Field{"wanted", &Pvm::wanted, "the share of journeys below what is wanted",
                           Allowed{.at_least = 0.0, .at_most = 1.0}}};
  }

  std::string fault() const {
    return avoided >= 0.0 && avoided < wanted && wanted <= 1.0 ? "" : "avoided must be below wanted, both 0 to 1";
  }

  struct Fitted {
    struct Part {
      double low = 0.0;
      double factor = 0.0;
    };
    std::vector<Part> parts;

    double operator()(const ValueRow& value) const noexcept {
      double score = 0.0;
      for (std::size_t c = 0; c < parts.size(); ++c) score += product(parts[c].factor, value(c) - parts[c].low);
      return score;
    }
  };

  Fitted fit(const WeighedColumns& given) const {
    std::vector<Extent> spans = quantiles(given, avoided, wanted);
    double length = length_of(spans);
    if (length == 0.0) {
      spans = quantiles(given, 0.0, 1.0);
      length = length_of(spans);
    }
    Fitted fitted;
    for (std::size_t c = 0; c < spans.size(); ++c) {
      const double share = length > 0.0 ? std::fmin(1.0, (spans[c].high - spans[c].low) / length) : 0.0;
      fitted.parts.push_back({spans[c].low, product(given.weights[c], share)});
    }
    return fitted;
  }

  friend bool operator==(const Pvm&, const Pvm&) = default;

 private:
  static std::vector<Extent> quantiles(const WeighedColumns& given, double from, double to) {
    std::vector<Extent> spans;
    for (const auto column : given.columns) {
      std::vector<double> sorted(column.begin(), column.end());
      std::sort(sorted.begin(), sorted.end());
      spans.push_back({.low = quantile(sorted, from), .high = quantile(sorted, to)});
    }
    return spans;
  }

  /// Between the two nearest, in a straight line. Edge: none: 0.
  static double quantile(const std::vector<double>& sorted, double share) {
    if (sorted.empty()) return 0.0;
    const double at = product(share, static_cast<double>(sorted.size() - 1));
    const auto below = static_cast<std::size_t>(at);
    if (below + 1 >= sorted.size()) return sorted.back();
    const double part = at - static_cast<double>(below);
    return std::fmin(sorted[below + 1], sorted[below] + product(part, sorted[below + 1] - sorted[below]));
  }

  static double length_of(const std::vector<Extent>& spans) {
    double largest = 0.0;  // taken out, so that no square is too small for a double
    for (const Extent& span : spans) largest = std::fmax(largest, span.high - span.low);
    if (largest == 0.0) return 0.0;
    double sum = 0.0;
    for (const Extent& span : spans) {
      const double share = (span.high - span.low) / largest;
      sum += product(share, share);
    }
    return product(largest, std::sqrt(sum));
  }
};

static_assert(fully_described<Pvm>);

}  // namespace journeyrank
