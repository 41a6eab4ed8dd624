// SPDX-License-Identifier: MIT
#pragma once

#include <iterator>
#include <vector>

#include "journeyrank/problem/catalogue.hpp"

namespace laws {

/// Every method as it stands, and those with options at which another branch of them runs.
inline std::vector<journeyrank::Method> method_variants() {
  using namespace journeyrank;
  std::vector<Method> methods;
  for_each_step<Method>([&](const auto& method) { methods.emplace_back(method); });
  const Method others[] = {
      Waspas{.sum_share = 0.0},
      Topsis{.p = 1.0},
      Topsis{.p = 3.0},
      Vikor{.v = 0.0},
      Vikor{.v = 1.0},
      Promethee2{.shape = PreferenceShape::usual},
      Promethee2{.shape = PreferenceShape::u_shape, .indifference = 0.1},
      Promethee2{.shape = PreferenceShape::v_shape, .preference = 0.4},
      Promethee2{.shape = PreferenceShape::level, .indifference = 0.1, .preference = 0.3},
      Promethee2{.shape = PreferenceShape::linear, .indifference = 0.1, .preference = 0.4},
      Promethee2{.shape = PreferenceShape::gaussian, .inflection = 0.2},
      Electre2{0.6, 0.5, 0.5, 0.8},
      Electre3{.indifference = 0.1, .preference = 0.3},
      Electre3{.intercept = 0.2, .slope = 0.0},
      Multimoora{.combined = MooraOrders::dominance},
      Codas{.threshold = 0.1},
      Cocoso{.sum_share = 0.0},
      Cocoso{.sum_share = 1.0},
      Comet{.expert = CometExpert::weighted_sum},
      Lopm{.limit = 1.0},
      Aroman{.falling_power = 0.2},
  };
  methods.insert(methods.end(), std::begin(others), std::end(others));
  return methods;
}

}  // namespace laws
