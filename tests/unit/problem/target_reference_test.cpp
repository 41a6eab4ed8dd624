// SPDX-License-Identifier: MIT
#include "journeyrank/problem/target_reference.hpp"

#include <optional>
#include <vector>

#include <doctest/doctest.h>

using namespace journeyrank;

namespace {

const Model model{.criteria = {{.id = "effort"}, {.id = "churn"}, {.id = "burden"}, {.id = "cost"}}};
const std::vector<std::vector<Estimate>> estimates = {
    {measured_rate(1, 4), not_measured("no survey")},
    {with_outcome(measured_rate(1, 4), {.offset = 0.03, .least = 0.0}),
     with_outcome(measured_rate(2, 4), {.offset = 0.03, .least = 0.0})},
    {with_outcome(measured_rate(1, 4), {.factor = 50.0}), with_outcome(measured_rate(1, 4), {.factor = 70.0})},
    {measured(1, 1), measured(2, 2)}};

TargetsInForce for_every(const std::vector<std::optional<double>>& targets) { return {.of_every_journey = targets}; }

}  // namespace

TEST_CASE("target reference: the target of a rate is its own, that of an excess lies above the baseline") {
  CHECK(references_of(for_every({0.2, 0.01, {}, {}}), estimates, model) ==
        std::vector<Reference>{{"effort", 0.2}, {"churn", 0.01 + 0.03}});
}

TEST_CASE("target reference: a burden, a total and an excess of 0 name no one rate") {
  CHECK(references_of(for_every({{}, 0.0, 100.0, 5.0}), estimates, model).empty());
}

TEST_CASE("target reference: nothing measured, no reference") {
  CHECK(references_of(for_every({0.2, {}, {}, {}}), {{not_measured("no")}, {}, {}, {}}, model).empty());
}
