// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/judge/scenario.hpp"

namespace journeyrank {

/// Refuses a name that stands twice in a list. Errors: duplicate_name: "pain" is dropped twice.
inline void refuse_twice(std::vector<std::string> names, const std::string& what) {
  std::sort(names.begin(), names.end());
  const auto found = std::adjacent_find(names.begin(), names.end());
  if (found != names.end()) throw Error(errc::duplicate_name, "\"" + *found + "\" is " + what + " twice");
}

/// Refuses a name that stands in both lists. Errors: bad_option: "billing" is removed and changed.
inline void refuse_both(const std::vector<std::string>& names, std::vector<std::string> others,
                        const std::string& what) {
  std::sort(others.begin(), others.end());
  for (const auto& name : names) {
    if (!std::binary_search(others.begin(), others.end(), name)) continue;
    throw Error(errc::bad_option, "\"" + name + "\" is " + what);
  }
}

/// Refuses a cell that is set twice, by two changes of one journey or within one. Errors: duplicate_name.
inline void refuse_cells_set_twice(const std::vector<JourneyValues>& changes) {
  std::vector<std::pair<std::string, std::string>> cells;
  for (const auto& [journey, values] : changes) {
    for (const auto& [criterion, value] : values) cells.emplace_back(journey, criterion);
  }
  std::sort(cells.begin(), cells.end());
  const auto found = std::adjacent_find(cells.begin(), cells.end());
  if (found == cells.end()) return;
  throw Error(errc::duplicate_name, "\"" + found->second + "\" of \"" + found->first + "\" is set twice");
}

/// Refuses a scenario that says a thing twice, of which only one can hold, or that changes what it takes away: it would
/// lead somewhere, and nobody would learn which of the two was meant.
///
/// Edge    a journey that is removed and added is another one of that name; one that is unpinned and pinned has a new
///         pin. Weights are looked at by changed_model
/// Errors  duplicate_name for what is said twice; bad_option for a journey that is removed and changed or pinned, or
///         added and changed
/// Cost    O(k log k) for k changes
inline void refuse_contradictions(const Scenario& scenario) {
  const auto names = [](const auto& list, auto member) {
    std::vector<std::string> all;
    for (const auto& each : list) all.push_back(each.*member);
    return all;
  };
  const std::vector<std::string> changed = names(scenario.values, &JourneyValues::journey);
  const std::vector<std::string> added = names(scenario.add, &JourneyValues::journey);
  const std::vector<std::string> pinned = names(scenario.pins, &Pin::journey);
  refuse_twice(scenario.drop, "dropped");
  refuse_twice(names(scenario.scales, &ScaleChange::criterion), "scaled");
  refuse_twice(scenario.remove, "removed");
  refuse_twice(added, "added");
  refuse_twice(pinned, "pinned");
  refuse_twice(scenario.unpin, "unpinned");
  refuse_both(scenario.remove, changed, "removed and changed; allowed: one of them");
  refuse_both(added, changed, "added and changed; allowed: all its values where it is added");
  if (added.empty()) refuse_both(scenario.remove, pinned, "removed and pinned; allowed: one of them");
  refuse_cells_set_twice(scenario.values);
  refuse_cells_set_twice(scenario.add);
}

}  // namespace journeyrank
