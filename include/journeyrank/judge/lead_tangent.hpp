// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/judge/nearest_weights.hpp"
#include "journeyrank/judge/place_margin.hpp"
#include "journeyrank/judge/weight_change.hpp"
#include "journeyrank/problem/weights.hpp"

namespace journeyrank {

/// The leads of a journey over others, taken as straight lines from some weights on: what each would be with all weight
/// on one criterion, from a small step towards it.
///
/// Shape   one lead an other journey and criterion that may weigh something
/// Edge    exact, but for rounding, where scores are linear in the weights
/// Cost    m + 1 times the leads
class LeadTangent {
 public:
  static constexpr double step = 1e-6;

  LeadTangent(const PlaceMargin& margin, std::span<const double> at)
      : may_weigh_(margin.may_weigh()), here_(margin.leads(at)), lines_(here_.size()) {
    for (const std::size_t c : may_weigh_) {
      std::vector<double> towards(at.begin(), at.end());
      for (double& weight : towards) weight -= product(step, weight);
      towards[c] += step;
      const std::vector<double> there = margin.leads(towards);
      for (std::size_t i = 0; i < here_.size(); ++i) lines_[i].push_back(here_[i] + (there[i] - here_[i]) / step);
    }
  }

  /// The weights nearest to `start` under which, by these lines, nobody gets ahead who is not ahead here. Whom that
  /// takes is added one by one.
  ///
  /// Edge    nothing where no weights do
  std::optional<std::vector<double>> nearest_to(std::span<const double> start, Norm norm) const {
    std::vector<double> from;
    for (const std::size_t c : may_weigh_) from.push_back(start[c]);
    std::vector<std::vector<double>> needed;
    std::optional<std::vector<double>> nearest(from);
    for (std::size_t round = 0; round < most_rounds; ++round) {
      const auto worst = most_behind(*nearest);
      if (!worst) break;
      needed.push_back(lines_[*worst]);
      nearest = nearest_weights(from, needed, norm);
      if (!nearest) return std::nullopt;
    }
    std::vector<double> whole(start.size(), 0.0);
    for (std::size_t i = 0; i < may_weigh_.size(); ++i) whole[may_weigh_[i]] = (*nearest)[i];
    return normalised(whole);
  }

 private:
  static constexpr std::size_t most_rounds = 24;

  std::optional<std::size_t> most_behind(std::span<const double> weights) const {
    std::optional<std::size_t> worst;
    double least = -1e-12;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (here_[i] < 0.0) continue;  // stays ahead
      const double lead = dot(lines_[i], weights);
      if (!(lead < least)) continue;
      least = lead;
      worst = i;
    }
    return worst;
  }

  std::vector<std::size_t> may_weigh_;
  std::vector<double> here_;
  std::vector<std::vector<double>> lines_;
};

}  // namespace journeyrank
