// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/base/names.hpp"
#include "journeyrank/base/nearest_name.hpp"

namespace journeyrank {

/// What the stage of contacts is called that say none. No target is of it: one without a stage is of the whole journey.
inline constexpr std::string_view no_stage = "(none)";

/// A stage that was measured by itself, and the journeys that have contacts in it.
struct StageJourneys {
  std::string stage{};
  Names journeys{};
};

/// Refuses a stage that no contact has: none of the journey, or, for an empty journey, none at all.
///
/// Errors  unknown_name, with the place and the nearest stage
inline void check_stage(std::span<const StageJourneys> stages, std::string_view stage, std::string_view journey,
                        const Place& place) {
  std::vector<std::string> known;
  for (const auto& each : stages) {
    const bool is_had = journey.empty() ? !each.journeys.empty() : each.journeys.find(journey).has_value();
    if (is_had && each.stage != no_stage) known.push_back(each.stage);
  }
  if (std::find(known.begin(), known.end(), stage) != known.end()) return;
  const std::string of_journey = journey.empty() ? "" : " of journey " + excerpt(journey);
  throw Error(errc::unknown_name, place,
              known.empty()
                  ? "no contact" + of_journey + " has a stage; found " + excerpt(stage)
                  : "no contact" + of_journey + " has the stage " + excerpt(stage) + did_you_mean(stage, known));
}

}  // namespace journeyrank
