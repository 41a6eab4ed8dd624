// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/aggregate/value_blocks.hpp"
#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/elementary.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// Sums of squares of the weighted distances from the best and from the worst that is met on each criterion.
struct TopsisSquares {
  template <class Lanes>
  JOURNEYRANK_KERNEL static void run(std::size_t begin, std::size_t end, const double* const* columns,
                                     const ValueReach* reach, std::size_t criteria, double* to_best,
                                     double* to_worst) noexcept {
    constexpr std::size_t lanes = sizeof(Lanes) / sizeof(double);
    std::size_t i = begin;
    for (; i + lanes <= end; i += lanes) {
      Lanes best{};
      Lanes worst{};
      for (std::size_t c = 0; c < criteria; ++c) {
        Lanes value;
        std::memcpy(&value, columns[c] + i, sizeof value);
        Lanes gap = reach[c].values.high - value;
        to_square(gap, reach[c].weight);
        best += gap;
        gap = value - reach[c].values.low;
        to_square(gap, reach[c].weight);
        worst += gap;
      }
      std::memcpy(to_best + i, &best, sizeof best);
      std::memcpy(to_worst + i, &worst, sizeof worst);
    }
    if constexpr (lanes > 1) run<double>(i, end, columns, reach, criteria, to_best, to_worst);
  }

 private:
  template <class Lanes>
  JOURNEYRANK_KERNEL static void to_square(Lanes& gap, double weight) noexcept {
    gap = (gap > Lanes{} ? gap : Lanes{}) * weight;
    JOURNEYRANK_ROUNDED(gap);
    gap *= gap;
    JOURNEYRANK_ROUNDED(gap);
  }
};

/// Closeness to the ideal journey: s = d⁻ / (d⁺ + d⁻), where d⁺ and d⁻ are the Minkowski distances of the weighted
/// values from the best and the worst that are met on each criterion.
///
/// Shape   values: n × m, weights: m, normalised; returns one score a journey
/// Units   none; s in [0, 1], 1 is the ideal journey, 0 the worst of all
/// Edge    journeys that are all alike are all ideal: s = 1; a constant criterion changes nothing
/// Errors  bad_option if p is below 1 or not finite
/// Source  hwang1981methods, p = 2, with the scale vector
/// Cost    fit O(n m), score O(m) a journey
/// Use     for a settled list of journeys of which people ask how near each is to the most urgent that could be. Where
///         journeys come and go, each one can reorder the others: stay with weighted_sum, or rim
struct Topsis {
  double p = 2.0;  ///< order of the Minkowski distance, >= 1

  static constexpr const char* name = "topsis";
  static constexpr const char* formula =
      "distance from the worst / (distance from the best + distance from the worst), of weight * value";
  static constexpr bool additive = false;
  static constexpr bool relative = true;
  static constexpr auto fields() {
    return FieldList{Field{"p", &Topsis::p, "order of the distance: 1 city block, 2 straight line",
                           Allowed{.at_least = 1.0, .at_most = 1000.0}}};
  }

  std::string fault() const { return p >= 1.0 && p <= 1000.0 ? "" : "p must be 1 to 1000"; }

  struct Fitted {
    double p = 2.0;
    std::vector<ValueReach> reach;

    /// `value(c)` is that of criterion c. Written as 1 / (1 + d⁺ / d⁻), every step of which keeps its order when it is
    /// rounded: a journey at least as urgent on every criterion never scores less.
    double operator()(const ValueRow& value) const noexcept {
      const double to_best = distance([&](std::size_t c) { return reach[c].values.high - value(c); });
      const double to_worst = distance([&](std::size_t c) { return value(c) - reach[c].values.low; });
      return closeness(to_best, to_worst);
    }

    /// The same of a block of journeys, one score each.
    void operator()(const ValueBlock& block, std::span<double> scores) const noexcept {
      if (p != 2.0) return score_row_by_row(*this, block, scores);
      std::array<double, block_size> to_worst;
      run_kernel<TopsisSquares>(std::size_t{0}, block.journeys, block.columns, reach.data(), reach.size(),
                                scores.data(), to_worst.data());
      for (std::size_t i = 0; i < block.journeys; ++i) {
        scores[i] = closeness(std::sqrt(scores[i]), std::sqrt(to_worst[i]));
      }
    }

   private:
    static double closeness(double to_best, double to_worst) noexcept {
      if (to_best == 0.0) return 1.0;
      return to_worst == 0.0 ? 0.0 : 1.0 / (1.0 + to_best / to_worst);
    }

    template <class Gap>
    double distance(const Gap& gap) const noexcept {
      // A journey that was not there when the ideal was fitted may lie beyond it.
      const auto part = [&](std::size_t c) { return product(reach[c].weight, std::fmax(0.0, gap(c))); };
      double sum = 0.0;
      if (p == 1.0 || p == 2.0) {
        for (std::size_t c = 0; c < reach.size(); ++c) sum += p == 1.0 ? part(c) : product(part(c), part(c));
        return p == 1.0 ? sum : std::sqrt(sum);
      }
      double largest = 0.0;  // taken out, so that no power is too small for a double
      for (std::size_t c = 0; c < reach.size(); ++c) largest = std::fmax(largest, part(c));
      if (largest == 0.0) return 0.0;
      for (std::size_t c = 0; c < reach.size(); ++c) sum += raised(part(c) / largest, p);
      return product(largest, raised(sum, 1.0 / p));
    }

    static double raised(double base, double to) noexcept { return exponential(product(natural_log(base), to)); }
  };

  Fitted fit(const WeighedColumns& given) const { return fit(ValueBlocks(given)); }
  Fitted fit(const ValueBlocks& given) const { return {p, reach_of(given)}; }

  friend bool operator==(const Topsis&, const Topsis&) = default;
};

static_assert(fully_described<Topsis>);

}  // namespace journeyrank
