// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/elementary.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/random.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/judge/uniform_weights.hpp"

namespace journeyrank {

/// The logarithm of a gamma variable of this shape and scale 1: for a small shape the variable itself would often be 0.
///
/// Errors  shape must be > 0 (asserted by use)
/// Source  marsaglia2000simple, and U^(1/a) below a shape of 1
inline double log_gamma_variate(Random& random, double shape) noexcept {
  const double raised = shape < 1.0 ? shape + 1.0 : shape;
  const double d = raised - 1.0 / 3.0;
  const double c = 1.0 / std::sqrt(9.0 * d);
  for (;;) {
    const double x = random.normal();
    const double root = 1.0 + product(c, x);
    if (!(root > 0.0)) continue;
    const double cube = product(root, product(root, root));
    const double log_cube = 3.0 * natural_log(root);
    const double bound = 0.5 * product(x, x) + d - product(d, cube) + product(d, log_cube);
    if (!(-random.exponential() < bound)) continue;
    const double log_gamma = natural_log(d) + log_cube;
    return shape < 1.0 ? log_gamma - random.exponential() / shape : log_gamma;
  }
}

/// Weights around stated ones: Dirichlet with the parameters concentration × weight. Their means are the stated
/// weights; the standard deviation of a weight w is sqrt(w (1 - w) / (concentration + 1)).
///
/// Shape   one a criterion; draws come in blocks of `draws_in_block`, each depending on (seed, draw) alone
/// Edge    a weight of 0 stays 0; one criterion alone weighs 1
/// Errors  bad_option unless 0.01 <= concentration <= 1e9
/// Source  ferguson1973bayesian; marsaglia2000simple for the gamma variables
class DirichletWeights {
 public:
  DirichletWeights(std::span<const double> normalised, double concentration) {
    if (!(concentration >= 0.01 && concentration <= 1e9)) {
      throw Error(errc::bad_option,
                  "concentration: found " + shortest_number(concentration) + "; allowed: 0.01 to 1000000000");
    }
    for (const double weight : normalised) shapes_.push_back(product(concentration, weight));
  }

  void draw(std::uint64_t seed, std::uint64_t first, std::span<double* const> columns) const {
    std::vector<double> logs(shapes_.size());
    for (std::size_t draw = 0; draw < draws_in_block; ++draw) {
      Random random(seed, first + draw);
      double highest = -std::numeric_limits<double>::infinity();
      for (std::size_t c = 0; c < logs.size(); ++c) {
        if (shapes_[c] > 0.0) logs[c] = log_gamma_variate(random, shapes_[c]);
        if (shapes_[c] > 0.0) highest = std::max(highest, logs[c]);
      }
      double sum = 0.0;
      for (std::size_t c = 0; c < logs.size(); ++c) {
        columns[c][draw] = shapes_[c] > 0.0 ? exponential(logs[c] - highest) : 0.0;
        sum += columns[c][draw];
      }
      for (std::size_t c = 0; c < logs.size(); ++c) columns[c][draw] /= sum;
    }
  }

 private:
  std::vector<double> shapes_;
};

/// The same weights in every draw.
class FixedWeights {
 public:
  explicit FixedWeights(std::span<const double> normalised) : weights_(normalised.begin(), normalised.end()) {}

  void draw(std::uint64_t, std::uint64_t, std::span<double* const> columns) const noexcept {
    for (std::size_t c = 0; c < weights_.size(); ++c) std::fill_n(columns[c], draws_in_block, weights_[c]);
  }

 private:
  std::vector<double> weights_;
};

}  // namespace journeyrank
