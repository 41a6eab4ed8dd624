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
#include "journeyrank/base/elementary.hpp"
#include "journeyrank/base/exact_sum.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// What CoCoSo finds of one journey, in the terms of its authors.
struct CocosoMeasures {
  double s = 0.0;    ///< the weighted sum of its positions
  double p = 0.0;    ///< the sum of its positions to the power of the weights
  double k_a = 0.0;  ///< its share of S + P over all journeys
  double k_b = 0.0;  ///< S and P relative to the least ones
  double k_c = 0.0;  ///< the compromise of S and P relative to the greatest ones
};

/// The combined compromise solution: s = cube root of k_a k_b k_c + (k_a + k_b + k_c) / 3.
///
/// The position of a value is 0 at the least and 1 at the greatest that is met, so every scale that is a straight line
/// gives the same.
///
/// Shape   values: n × m, weights: m, normalised; returns one score a journey
/// Units   none; 0 or more
/// Edge    a constant criterion counts nothing. k_b divides by the least S and P: a journey that is the worst on every
///         criterion has none and scores 0, and the least above 0 is taken; journeys that are all alike: k_a is 0, k_b
///         is 2, k_c is 1, so s = 1
/// Errors  bad_option if sum_share is outside [0, 1]
/// Source  yazdani2019cocoso
/// Cost    fit O(n m), score O(m) a journey, a logarithm a criterion
/// Use     to repeat a study that has it. Three compromises in one number are hard to check by hand, and the least
///         journey is a divisor: waspas blends sum and product without looking at other journeys
struct Cocoso {
  double sum_share = 0.5;  ///< of S against P in k_c, 0 to 1

  static constexpr const char* name = "cocoso";
  static constexpr const char* formula =
      "cube root of (k_a * k_b * k_c) + (k_a + k_b + k_c) / 3: shares of all, of the least and of the greatest "
      "weighted "
      "sum and power sum";
  static constexpr bool additive = false;
  static constexpr bool relative = true;
  static constexpr bool counts_journeys = true;
  static constexpr bool unbounded = true;
  static constexpr auto fields() {
    return FieldList{Field{"sum_share", &Cocoso::sum_share,
                           "the part of the weighted sum in k_c, the rest is the power sum's",
                           Allowed{.at_least = 0.0, .at_most = 1.0}}};
  }

  std::string fault() const { return sum_share >= 0.0 && sum_share <= 1.0 ? "" : "sum_share must be 0 to 1"; }

  struct Fitted {
    double sum_share = 0.5;
    std::vector<ValueReach> reach;
    double whole = 0.0;  ///< S + P over all journeys
    Extent s{.low = 0.0, .high = 0.0};
    Extent p{.low = 0.0, .high = 0.0};  ///< the least ones above 0

    double operator()(const ValueRow& value) const noexcept {
      const CocosoMeasures found = measures(value);
      const double all = product(product(found.k_a, found.k_b), found.k_c);
      return cube_root(std::fmin(all, most)) + (found.k_a + found.k_b + found.k_c) / 3.0;
    }

    CocosoMeasures measures(const ValueRow& value) const noexcept {
      CocosoMeasures found = sums(value);
      const double mixed = product(sum_share, s.high) + product(1.0 - sum_share, p.high);
      found.k_a = whole > 0.0 ? std::fmin((found.s + found.p) / whole, most) : 0.0;
      found.k_b = ratio(found.s, s.low) + ratio(found.p, p.low);
      found.k_c = ratio(product(sum_share, found.s) + product(1.0 - sum_share, found.p), mixed);
      return found;
    }

    CocosoMeasures sums(const ValueRow& value) const noexcept {
      CocosoMeasures found;
      for (std::size_t c = 0; c < reach.size(); ++c) {
        const double position = reach[c].position(value(c), 0.0);
        found.s += product(reach[c].weight, position);
        found.p += exponential(product(natural_log(position), reach[c].weight));
      }
      return found;
    }

    /// The greatest double whose cube, as it is rounded, is not above x: it never falls where x rises. Powers of 8 are
    /// taken out first, for a cube that is too small for a double says little of its root.
    static double cube_root(double x) noexcept {
      if (!(x > 0.0)) return 0.0;
      int twos = 0;
      double part = std::frexp(x, &twos);
      const int eights = twos > 0 ? (twos + 2) / 3 : twos / 3;
      part = std::ldexp(part, twos - 3 * eights);  // from 1/8 to 1
      const auto cube = [](double y) { return product(product(y, y), y); };
      double root = exponential(natural_log(part) / 3.0);
      while (cube(root) > part) root = std::nextafter(root, 0.0);
      while (cube(std::nextafter(root, 2.0)) <= part) root = std::nextafter(root, 2.0);
      return std::ldexp(root, eights);
    }

   private:
    static constexpr double most = 1e300;  ///< a weight at the end of double would leave the doubles otherwise

    /// Of 0 to nothing above 0: they are equal.
    static double ratio(double of, double to) noexcept { return to > 0.0 ? std::fmin(of / to, most) : 1.0; }
  };

  Fitted fit(const WeighedColumns& given) const {
    Fitted fitted{sum_share, reach_of(given)};
    ExactSum whole;
    for (std::size_t journey = 0; journey < given.journey_count(); ++journey) {
      const auto at = given.at(journey);
      const CocosoMeasures found = fitted.sums(ValueRow(at));
      whole.add(found.s);
      whole.add(found.p);
      include(found.s, fitted.s);
      include(found.p, fitted.p);
    }
    fitted.whole = whole.value();
    return fitted;
  }

  friend bool operator==(const Cocoso&, const Cocoso&) = default;

 private:
  static void include(double number, Extent& above_0) noexcept {
    if (!(number > 0.0)) return;
    above_0.low = above_0.low > 0.0 ? std::fmin(above_0.low, number) : number;
    above_0.high = std::fmax(above_0.high, number);
  }
};

static_assert(fully_described<Cocoso>);

}  // namespace journeyrank
