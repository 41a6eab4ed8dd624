// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/problem/impact.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/problem/target.hpp"

namespace journeyrank {

/// The targets for every journey as references of impact: in the unit of the rate or mean behind the metric.
///
/// Edge    a metric that takes the size of the journey in (a burden) has no one rate behind its target, and a target at
///         or below what the metric cannot fall below says nothing of the rate: neither is a reference
inline std::vector<Reference> references_of(const TargetsInForce& targets,
                                            const std::vector<std::vector<Estimate>>& estimates, const Model& model) {
  std::vector<Reference> references;
  for (std::size_t c = 0; c < model.criteria.size(); ++c) {
    const std::optional<double>& target = targets.of_every_journey[c];
    if (!target) continue;
    const Estimate* first = nullptr;
    bool of_one_rate = true;
    for (const auto& each : estimates[c]) {
      if (!each.measured) continue;
      if (first == nullptr) first = &each;
      of_one_rate = of_one_rate && each.basis != Basis::count && each.outcome == first->outcome;
    }
    if (first == nullptr || !of_one_rate || first->outcome.factor != 1.0 || !(*target > first->outcome.least)) continue;
    references.push_back({model.criteria[c].id, *target + first->outcome.offset});
  }
  return references;
}

}  // namespace journeyrank
