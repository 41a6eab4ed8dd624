// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "journeyrank/base/note.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/measure/cost_metrics.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/measure/traffic_metrics.hpp"
#include "journeyrank/problem/criterion.hpp"

namespace journeyrank {

/// What contacts of a criterion are set against: a declared base, or the customers of the log. Its number is that of
/// all contacts, not of a slice.
inline std::optional<Note> note_on_base(const Criterion& criterion, const std::vector<Estimate>& estimates) {
  const auto* rate = criterion.metric.get_if<ContactRate>();
  const auto first =
      std::find_if(estimates.begin(), estimates.end(), [](const Estimate& each) { return each.measured; });
  if (rate == nullptr || first == estimates.end()) return std::nullopt;
  const std::string period = rate->period_days > 0.0 ? shortest_number(rate->period_days) + " days" : "the log's time";
  std::string text = criterion.id + ": contacts per 1,000 and " + period + ", over ";
  if (rate->base > 0.0) return Note{"contact_base", text + "a declared base of " + shortest_number(rate->base)};
  return Note{"contact_base", text + "the " + shortest_number(first->over) +
                                  " customers of the log (in slices by what customers are, those of the slice); who "
                                  "never called is none of them: declare a \"base\" to count all"};
}

/// How many contacts of a cost have no handle time, so that only their fixed costs and credits are in it.
inline std::optional<Note> note_on_handling(const Criterion& criterion, const std::vector<Estimate>& estimates) {
  std::int64_t in_part = 0;
  std::int64_t n = 0;
  for (const Estimate& each : estimates) {
    in_part += each.in_part;
    n += each.n;
  }
  if (in_part == 0) return std::nullopt;
  return Note{"handling_not_measured",
              criterion.id + ": " + std::to_string(in_part) + " of " + std::to_string(n) +
                  " contacts have no \"handle_s\"; their fixed costs and credits count, what their handling cost is "
                  "not known and not in the sum"};
}

/// Both of a criterion, where they apply.
inline std::vector<Note> notes_on_metric(const Criterion& criterion, const std::vector<Estimate>& estimates) {
  std::vector<Note> notes;
  for (auto& note : {note_on_base(criterion, estimates), note_on_handling(criterion, estimates)}) {
    if (note) notes.push_back(*note);
  }
  return notes;
}

}  // namespace journeyrank
