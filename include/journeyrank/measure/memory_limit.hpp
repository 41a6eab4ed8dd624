// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <variant>

#include "journeyrank/base/error.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/contact_batch.hpp"
#include "journeyrank/measure/contact_table.hpp"
#include "journeyrank/measure/table_growth.hpp"

namespace journeyrank {

/// The bytes of memory that a table may take, asked before contacts are put into it.
///
/// Room for some hundred ordinary contacts is found at a time, without looking at them; only when the next such step
/// might outgrow the limit is each contact looked at by itself.
///
/// Edge    no limit: nothing is looked at
/// Errors  too_large, with the remedy, before anything is in the table that would outgrow the limit
/// Cost    nothing measurable for ordinary contacts; some 1 µs a contact near the limit
class MemoryLimit {
 public:
  static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

  explicit MemoryLimit(std::size_t most_bytes = none) noexcept : most_bytes_(most_bytes) {}

  bool is_none() const noexcept { return most_bytes_ == none; }

  /// True when contacts of so many letters fit, whatever they say.
  bool has_room(const ContactTable& table, std::size_t contacts, std::size_t letters) {
    if (is_none()) return true;
    if (contacts > contacts_ || letters > letters_) {
      contacts_ = std::max(contacts, step_contacts);
      letters_ = std::max(letters, step_letters);
      if (TableGrowth(table).with_any(contacts_, letters_) > most_bytes_) {
        contacts_ = letters_ = 0;
        return TableGrowth(table).with_any(contacts, letters) <= most_bytes_;
      }
    }
    contacts_ -= contacts;
    letters_ -= letters;
    return true;
  }

  /// True when the contacts of a batch from `from` to before `to` fit.
  bool has_room(const ContactTable& table, const ContactBatch& batch, std::size_t from, std::size_t to) const {
    return is_none() || TableGrowth(table).with(batch, from, to) <= most_bytes_;
  }

  /// Refuses another table whose contacts do not fit.
  void check(const ContactTable& table, const ContactTable& other) {
    contacts_ = letters_ = 0;
    if (!is_none() && TableGrowth(table).with(other) > most_bytes_) refuse(table);
  }

  /// Refuses contacts of a batch that do not fit.
  void check(const ContactTable& table, const ContactBatch& batch, std::size_t from, std::size_t to) const {
    if (!has_room(table, batch, from, to)) refuse(table);
  }

 private:
  static constexpr std::size_t step_contacts = 256;
  static constexpr std::size_t step_letters = std::size_t{1} << 14;

  /// Exact counts need every id: what does not fit is refused, never estimated.
  [[noreturn]] void refuse(const ContactTable& table) const {
    throw Error(errc::too_large, "the tally takes " + std::to_string(table.bytes()) + " bytes for " +
                                     std::to_string(table.size()) + " contacts of " +
                                     std::to_string(table.customer_names()) +
                                     " customers, and what comes next would outgrow its limit; the limit is " +
                                     std::to_string(most_bytes_) +
                                     ": raise it (most_bytes, on the command line --most-memory), count fewer metrics "
                                     "or slices, or split the contacts by customer and measure each "
                                     "part");
  }

  std::size_t most_bytes_;
  std::size_t contacts_ = 0;  ///< that fit, of so many letters, whatever they say
  std::size_t letters_ = 0;
};

/// Letters of a contact that a table may keep, and some more.
inline std::size_t letters_of(const Contact& contact) noexcept {
  std::size_t letters = 2 * contact.source.size() + 64;
  for (const auto& column : contact_columns) {
    if (const auto* text = std::get_if<std::string_view Contact::*>(&column.member)) letters += (contact.**text).size();
  }
  for (const auto& extra : contact.extra) letters += extra.text.size();
  return letters;
}

}  // namespace journeyrank
