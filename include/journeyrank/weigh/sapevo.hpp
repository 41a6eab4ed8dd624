// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/exact_sum.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/weigh/judged_weights.hpp"
#include "journeyrank/weigh/shares.hpp"

namespace journeyrank {

/// SAPEVO: how much more important than each other criterion each one is, from -3 (absolutely less) to 3 (absolutely
/// more). The sum of a criterion's degrees lies between the least sum, weight 0, and the largest.
///
/// The inconsistency is what the two degrees of a pair lack to be each other's opposite, as a share of 6, on average.
/// The pair that lacks most is the one to revisit: `stated` holds its degree one way round, `implied` the opposite of
/// the other.
///
/// Shape   m rows of m degrees, row over column; the diagonal is 0; returns m weights
/// Edge    the least important criterion weighs 0 unless `least` says otherwise; all sums equal, or one criterion:
///         equal weights
/// Errors  empty_input for no criterion; shape_mismatch if a row has not m degrees; bad_weights for a degree outside
///         [-3, 3], or on the diagonal other than 0; bad_option if least is outside [0, 1]
/// Source  gomes2020sapevo, section 3.1; vitorino2022sapevo
/// Cost    O(m²)
/// Use     where people speak in degrees, more and much more, and are asked both ways round. The least important
///         criterion gets 0 unless `least` is stated
struct Sapevo {
  double least = 0.0;  ///< what the least important criterion has of the next one's weight; 0.01 in SAPEVO-M

  static constexpr const char* name = "sapevo";
  static constexpr const char* formula = "proportional to sum of degrees - least sum";
  static constexpr auto fields() {
    return FieldList{Field{"least", &Sapevo::least, "what the least important criterion has of the next one's weight",
                           Allowed{.at_least = 0.0, .at_most = 1.0}}};
  }

  JudgedWeights operator()(std::span<const std::vector<double>> degrees) const {
    check(degrees);
    std::vector<double> merits;
    for (const auto& row : degrees) {
      ExactSum sum;
      for (const double each : row) sum.add(each);
      merits.push_back(sum.value());
    }
    const double lowest = *std::min_element(merits.begin(), merits.end());
    double next = 0.0;
    for (double& each : merits) {
      each -= lowest;
      if (each > 0.0 && (next == 0.0 || each < next)) next = each;
    }
    for (double& each : merits) each = each == 0.0 ? product(least, next) : each;
    JudgedWeights judged{.weights = shares_of(merits)};
    if (degrees.size() >= 2) judge(degrees, judged);
    return judged;
  }

  friend bool operator==(const Sapevo&, const Sapevo&) = default;

 private:
  void check(std::span<const std::vector<double>> degrees) const {
    if (!(least >= 0.0) || !(least <= 1.0)) {
      throw Error(errc::bad_option, "weights by sapevo, least: found " +
                                        (std::isfinite(least) ? shortest_number(least) : "NaN or infinity") +
                                        "; allowed: a number from 0 to 1");
    }
    const std::size_t m = degrees.size();
    if (m == 0) throw Error(errc::empty_input, "weights by sapevo: found no criterion; allowed: one at least");
    for (std::size_t i = 0; i < m; ++i) {
      if (degrees[i].size() != m) {
        throw Error(errc::shape_mismatch, "weights by sapevo, criterion " + std::to_string(i + 1) + ": found " +
                                              std::to_string(degrees[i].size()) +
                                              " degrees; allowed: " + std::to_string(m));
      }
      for (std::size_t j = 0; j < m; ++j) {
        const double degree = degrees[i][j];
        if (degree >= -3.0 && degree <= 3.0 && (i != j || degree == 0.0)) continue;
        throw Error(errc::bad_weights, "weights by sapevo, criteria " + std::to_string(i + 1) + " and " +
                                           std::to_string(j + 1) + ": found " +
                                           (std::isfinite(degree) ? shortest_number(degree) : "NaN or infinity") +
                                           "; allowed: " + (i == j ? "0" : "a degree from -3 to 3"));
      }
    }
  }

  static void judge(std::span<const std::vector<double>> degrees, JudgedWeights& judged) {
    ExactSum sum;
    double pairs = 0.0;
    double most = 0.0;
    for (std::size_t i = 0; i < degrees.size(); ++i) {
      for (std::size_t j = i + 1; j < degrees.size(); ++j) {
        const double lack = std::abs(degrees[i][j] + degrees[j][i]);
        sum.add(lack);
        pairs += 1.0;
        if (lack <= most) continue;
        most = lack;
        judged.revisit =
            Revisit{.stated = {.first = i, .second = j, .ratio = degrees[i][j]}, .implied = -degrees[j][i]};
      }
    }
    judged.inconsistency = sum.value() / pairs / 6.0;
  }
};

static_assert(fully_described<Sapevo>);

}  // namespace journeyrank
