// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/scale/direction.hpp"
#include "journeyrank/weigh/cilos.hpp"
#include "journeyrank/weigh/entropy.hpp"
#include "journeyrank/weigh/weighable.hpp"
#include "journeyrank/weigh/weight_shares.hpp"

namespace journeyrank {

/// Integrated determination of objective weights: those of the entropy times those of the impact loss.
///
/// Shape   n journeys × m criteria; returns m weights that add up to 1
/// Units   another unit changes no weight; another zero point does
/// Edge    a constant column weighs 0; all constant, as with one journey: equal weights
/// Errors  bad_number for a value below 0, under minimize also for 0; empty_input, shape_mismatch, missing_cell as
///         check_weighable()
/// Source  zavadskas2016integrated, section 4
/// Cost    that of entropy and cilos
/// Use     where both entropy and cilos are asked for
struct Idocriw {
  static constexpr const char* name = "idocriw";
  static constexpr const char* formula = "proportional to the weight by entropy * the weight by cilos";
  static constexpr auto fields() { return FieldList{}; }

  std::vector<double> operator()(const CriteriaMatrix& matrix, std::span<const Direction> directions,
                                 std::size_t threads = 0) const {
    check_weighable(matrix, directions, name);
    const std::vector<double> by_loss = Cilos{}(matrix, directions);
    std::vector<double> merits = Entropy{}(matrix, directions, threads);
    for (std::size_t c = 0; c < merits.size(); ++c) merits[c] = product(merits[c], by_loss[c]);
    return weight_shares(merits, matrix);
  }

  friend bool operator==(const Idocriw&, const Idocriw&) = default;
};

static_assert(fully_described<Idocriw>);

}  // namespace journeyrank
