// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "journeyrank/measure/contact_case.hpp"
#include "journeyrank/measure/reading.hpp"

namespace journeyrank {

/// What telling losses needs of each contact, one entry a contact.
struct LossColumns {
  std::span<const std::uint32_t> customers;  ///< no_party for an anonymous contact
  std::span<const std::int64_t> started_at;
  std::span<const std::int64_t> lost_at;  ///< as it was read off the contact: a time, not_lost or not_read
};

/// For each contact, whether its customer was lost within `window` milliseconds after it: 1, 0, or -1 for not known.
///
/// A customer's loss is what the newest contact that says anything says. Not known is the loss of anonymous customers,
/// of those of whom no contact says, of contacts whose window reaches beyond the end of the log (its latest start), and
/// of contacts after the loss: whoever had left before cannot be lost by them.
///
/// Cost    O(n)
inline std::vector<std::int8_t> losses_within(std::int64_t window, const LossColumns& columns, std::size_t customers) {
  const std::size_t n = columns.customers.size();
  std::vector<std::int64_t> lost_at(customers, not_read);
  std::vector<std::int64_t> said_at(customers, not_read);
  std::int64_t log_end = not_read;
  for (std::size_t row = 0; row < n; ++row) {
    log_end = std::max(log_end, columns.started_at[row]);
    const std::uint32_t customer = columns.customers[row];
    if (customer == no_party || columns.lost_at[row] == not_read) continue;
    const std::int64_t at = columns.started_at[row];
    if (at < said_at[customer]) continue;
    // Of equally new contacts the earlier loss counts: an order of contents, not of arrival.
    const bool newer = at > said_at[customer];
    lost_at[customer] = newer ? columns.lost_at[row] : std::min(lost_at[customer], columns.lost_at[row]);
    said_at[customer] = at;
  }
  std::vector<std::int8_t> losses(n, -1);
  for (std::size_t row = 0; row < n; ++row) {
    const std::uint32_t customer = columns.customers[row];
    if (customer == no_party || lost_at[customer] == not_read) continue;
    const std::int64_t start = columns.started_at[row];
    if (start > log_end - window || lost_at[customer] < start) continue;
    losses[row] = lost_at[customer] != not_lost && lost_at[customer] <= start + window ? 1 : 0;
  }
  return losses;
}

}  // namespace journeyrank
