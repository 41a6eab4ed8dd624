// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "journeyrank/agree/voice.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/elementary.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/exact_sum.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/problem/weights.hpp"

namespace journeyrank {

/// The weights that stand for several: the mean of each criterion's weight, each voice by its influence. Who gives a
/// criterion no weight lowers it, and no more.
///
/// Shape   one or more voices (see weighed), all over the same m criteria; returns m weights that add up to 1
/// Edge    one voice: its weights; the order of the voices changes no bit
/// Source  forman1998aggregating
/// Cost    O(v m) for v voices
struct ArithmeticMean {
  static constexpr const char* name = "arithmetic_mean";
  static constexpr const char* formula = "sum of share * weight over the voices";
  static constexpr auto fields() { return FieldList{}; }

  std::vector<double> operator()(std::span<const WeighedVoice> voices) const {
    std::vector<double> mean;
    for (std::size_t c = 0; c < voices[0].weights.size(); ++c) {
      ExactSum sum;
      for (const WeighedVoice& voice : voices) sum.add(product(voice.share, voice.weights[c]));
      mean.push_back(sum.value());
    }
    return normalised(mean);
  }

  friend bool operator==(const ArithmeticMean&, const ArithmeticMean&) = default;
};

/// The same with geometric means, which treat ratios of weights as what people state: when all double one criterion
/// against another, so does the mean. Who gives a criterion no weight vetoes it.
///
/// Shape   one or more voices (see weighed), all over the same m criteria; returns m weights that add up to 1
/// Edge    a voice of influence 0 vetoes nothing; one voice: its weights but for rounding; the order of the voices
///         changes no bit
/// Errors  bad_weights if every criterion is vetoed
/// Source  aczel1983procedures; forman1998aggregating
/// Cost    O(v m) for v voices
struct GeometricMean {
  static constexpr const char* name = "geometric_mean";
  static constexpr const char* formula = "product of weight ^ share over the voices, then rescaled to sum 1";
  static constexpr auto fields() { return FieldList{}; }

  std::vector<double> operator()(std::span<const WeighedVoice> voices) const {
    std::vector<double> logs;
    std::vector<bool> vetoed;
    double largest = 0.0;  // of the logarithms of those that are not vetoed
    bool some = false;
    for (std::size_t c = 0; c < voices[0].weights.size(); ++c) {
      ExactSum sum;
      vetoed.push_back(false);
      for (const WeighedVoice& voice : voices) {
        if (voice.share == 0.0) continue;
        if (voice.weights[c] == 0.0) vetoed.back() = true;
        if (voice.weights[c] > 0.0) sum.add(product(voice.share, natural_log(voice.weights[c])));
      }
      logs.push_back(sum.value());
      if (vetoed.back()) continue;
      largest = some && largest > logs.back() ? largest : logs.back();
      some = true;
    }
    if (!some) {
      throw Error(errc::bad_weights,
                  "geometric_mean: each criterion has weight 0 for some voice; allowed: one criterion at least that "
                  "all of them weigh, or arithmetic_mean");
    }
    std::vector<double> mean;
    for (std::size_t c = 0; c < logs.size(); ++c) mean.push_back(vetoed[c] ? 0.0 : exponential(logs[c] - largest));
    return normalised(mean);
  }

  friend bool operator==(const GeometricMean&, const GeometricMean&) = default;
};

static_assert(fully_described<ArithmeticMean> && fully_described<GeometricMean>);

}  // namespace journeyrank
