// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "journeyrank/measure/contact_table.hpp"
#include "journeyrank/measure/lint_finding.hpp"
#include "journeyrank/measure/loss.hpp"
#include "journeyrank/measure/reading.hpp"

namespace journeyrank {

/// Customers who were lost without a date, where a metric asks who was lost within a horizon: they leave the rate, and
/// it comes out too good. Nothing is said where the churned column is taken as it stands.
inline std::vector<LintFinding> lint_losses(const ContactTable& table) {
  for (const auto& each : table.readings()) {
    if (!each.reader.reads_loss()) continue;
    const std::vector<std::int64_t> lost_at =
        losses_of_customers({table.customers(), table.started_at(), each.numbers, each.reader.meant(left_out_cell)},
                            table.customer_names());
    const auto undated = std::count(lost_at.begin(), lost_at.end(), lost_undated);
    const auto lost =
        std::count_if(lost_at.begin(), lost_at.end(), [](std::int64_t at) { return at != not_read && at != not_lost; });
    if (undated == 0) return {};
    return {{.code = LintCode::undated_losses,
             .severity = 2 * undated >= lost ? Severity::serious : Severity::warning,
             .sentence = share_text(undated, lost) + " of the lost customers have no date of their loss",
             .evidence = {{"customers", static_cast<double>(undated)}, {"of", static_cast<double>(lost)}}}};
  }
  return {};
}

}  // namespace journeyrank
