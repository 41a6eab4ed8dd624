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
  std::span<const std::int64_t> lost_at;   ///< as read off the contact: a time, lost_undated, not_lost or not_read
  std::int64_t left_out_means = not_read;  ///< what a reading that is left out stands for (see ContactReader::meant)

  std::int64_t said(std::size_t row) const noexcept {
    return lost_at[row] == left_out_cell ? left_out_means : lost_at[row];
  }
};

/// The loss of each customer that the newest contact says, among those whose word `counts`.
template <class Counts>
std::vector<std::int64_t> newest_losses(const LossColumns& columns, std::size_t customers, Counts&& counts) {
  std::vector<std::int64_t> lost_at(customers, not_read);
  std::vector<std::int64_t> said_at(customers, not_read);
  for (std::size_t row = 0; row < columns.customers.size(); ++row) {
    const std::uint32_t customer = columns.customers[row];
    if (customer == no_party || !counts(columns.said(row))) continue;
    const std::int64_t at = columns.started_at[row];
    if (at < said_at[customer]) continue;
    // Of equally new contacts the earlier loss counts: an order of contents, not of arrival.
    const bool newer = at > said_at[customer];
    lost_at[customer] = newer ? columns.said(row) : std::min(lost_at[customer], columns.said(row));
    said_at[customer] = at;
  }
  return lost_at;
}

/// The loss of each customer: the date of the newest contact that gives one, else what the newest one says that says
/// anything. A contact without a date knows of no loss at its own time, and takes back none that another one dates.
inline std::vector<std::int64_t> losses_of_customers(const LossColumns& columns, std::size_t customers) {
  std::vector<std::int64_t> lost_at =
      newest_losses(columns, customers, [](std::int64_t said) { return said != not_read; });
  const std::vector<std::int64_t> dated = newest_losses(columns, customers, dates_loss);
  for (std::size_t customer = 0; customer < customers; ++customer) {
    if (dated[customer] != not_read) lost_at[customer] = dated[customer];
  }
  return lost_at;
}

/// For each contact, whether its customer was lost within `window` milliseconds after it: 1, 0, -1 for not known, or
/// undated_loss for a loss of which no date says whether it was within the window.
///
/// Not known is the loss of anonymous customers, of those of whom no contact says, of contacts whose window reaches
/// beyond the end of the log (its latest start), and of contacts after the loss: whoever had left before cannot be lost
/// by them.
///
/// Cost    O(n)
inline std::vector<std::int8_t> losses_within(std::int64_t window, const LossColumns& columns, std::size_t customers) {
  const std::size_t n = columns.customers.size();
  const std::vector<std::int64_t> lost_at = losses_of_customers(columns, customers);
  std::int64_t log_end = not_read;
  for (const std::int64_t start : columns.started_at) log_end = std::max(log_end, start);
  std::vector<std::int8_t> losses(n, -1);
  for (std::size_t row = 0; row < n; ++row) {
    const std::uint32_t customer = columns.customers[row];
    if (customer == no_party || lost_at[customer] == not_read) continue;
    const std::int64_t start = columns.started_at[row];
    const std::int64_t lost = lost_at[customer];
    if (start > log_end - window || lost < start) continue;
    losses[row] = lost == lost_undated ? undated_loss : lost != not_lost && lost <= start + window ? 1 : 0;
  }
  return losses;
}

/// The outcome of one party of whom two are known: a loss, then one that no date belongs to, then none.
constexpr std::int8_t joined_loss(std::int8_t a, std::int8_t b) noexcept {
  if (a == 1 || b == 1) return 1;
  if (a == undated_loss || b == undated_loss) return undated_loss;
  return std::max(a, b);
}

}  // namespace journeyrank
