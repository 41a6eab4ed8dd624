// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/contact_lint.hpp"
#include "journeyrank/measure/contact_names.hpp"
#include "journeyrank/measure/contact_reader.hpp"
#include "journeyrank/measure/name_index.hpp"
#include "journeyrank/measure/reading.hpp"
#include "journeyrank/measure/slice_column.hpp"
#include "journeyrank/measure/timestamp.hpp"

namespace journeyrank {

/// Contacts ready to be put into a table: their texts copied and hashed, what metrics read of them read.
///
/// Making a batch needs nothing of the table, so that one thread can make the next while another puts this one in; and
/// the table can ask for the places in memory that the contacts of a batch will need before it comes to them.
class ContactBatch {
 public:
  /// A text of the batch, and what finds it in an index.
  struct Text {
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
    std::uint32_t hash = 0;
  };

  struct Row {
    Text id;  ///< with the source, as contact_key_of has it
    Text customer;
    Text journey;
    Text account;
    Text issue;
    Text declared;  ///< its case_id
    Text parent;    ///< with the source
    std::int64_t updated_at = not_read;
    std::int64_t started_at = 0;
    std::int64_t ended_at = 0;
    std::int8_t resolved = -1;
    std::uint64_t line = 0;  ///< where it stands in its source, for messages
  };

  /// For a table of these readings and slices.
  explicit ContactBatch(std::vector<ContactReader> readers = {}, std::vector<SliceText> slices = {})
      : readers_(std::move(readers)), slices_(std::move(slices)) {}

  std::size_t size() const noexcept { return rows_.size(); }
  const Row& row(std::size_t at) const noexcept { return rows_[at]; }
  std::string_view text(Text text) const noexcept { return std::string_view(letters_).substr(text.begin, text.size); }
  std::int64_t reading(std::size_t at, std::size_t reader) const noexcept {
    return readings_[at * readers_.size() + reader];
  }
  Text slice(std::size_t at, std::size_t column) const noexcept { return slice_texts_[at * slices_.size() + column]; }

  /// The readers, with what they have met since it was handed over.
  std::vector<ContactReader>& readers() noexcept { return readers_; }

  /// What the lint has seen of the contacts since that was handed over.
  ContactLint& observed() noexcept { return observed_; }
  const ContactLint& observed() const noexcept { return observed_; }

  /// Bytes of text that the batch holds.
  std::size_t letters() const noexcept { return letters_.size(); }

  void clear() noexcept {
    rows_.clear();
    readings_.clear();
    slice_texts_.clear();
    letters_.clear();
  }

  /// Adds a contact, which has an id and a start.
  ///
  /// Errors  as ContactReader; too_large for texts of 4 GiB in all
  void push_back(const Contact& contact, std::uint64_t line = 0) {
    // What a refused contact has left is in the way of the next one.
    const std::size_t first_reading = rows_.size() * readers_.size();
    readings_.resize(first_reading + readers_.size());
    slice_texts_.resize(rows_.size() * slices_.size());
    for (std::size_t i = 0; i < readers_.size(); ++i) readings_[first_reading + i] = readers_[i].read(contact);
    for (auto& slice : slices_) {
      const std::string_view text = slice.text_of(contact);
      keep(text.empty() ? no_slice : text, slice_texts_.emplace_back());
    }
    Row row;
    keep(contact_key_of(contact.source, contact.contact_id, key_), row.id);
    keep(contact.customer_id, row.customer);
    keep(contact.journey.empty() ? unmapped_journey : contact.journey, row.journey);
    keep(contact.account_id, row.account);
    keep(contact.issue, row.issue);
    keep(contact.case_id, row.declared);
    if (!contact.parent_contact_id.empty()) {
      keep(contact_key_of(contact.source, contact.parent_contact_id, key_), row.parent);
    }
    row.updated_at = contact.last_update_at.value_or(not_read);
    row.started_at = *contact.started_at;
    const std::int64_t handled = std::max<std::int64_t>(0, contact.handle_ms.value_or(0));
    const std::int64_t ended = contact.ended_at.value_or(*contact.started_at + handled);
    row.ended_at = std::min(latest_moment, std::max(*contact.started_at, ended));
    if (contact.resolved) row.resolved = *contact.resolved ? 1 : 0;
    row.line = line;
    rows_.push_back(row);
    observed_.add(contact);
  }

 private:
  /// Copies a text and says where it is. The place is written, not returned: a text has one for each contact.
  void keep(std::string_view text, Text& place) {
    if (text.empty()) return;
    if (letters_.size() + text.size() > std::numeric_limits<std::uint32_t>::max()) {
      throw Error(errc::too_large, "the texts of a contact have more than 4294967295 bytes");
    }
    place.begin = static_cast<std::uint32_t>(letters_.size());
    place.size = static_cast<std::uint32_t>(text.size());
    place.hash = NameIndex::hash(text);
    letters_.append(text);
  }

  std::vector<ContactReader> readers_;
  std::vector<SliceText> slices_;
  ContactLint observed_{};
  std::vector<Row> rows_;
  std::vector<std::int64_t> readings_;
  std::vector<Text> slice_texts_;
  std::string letters_;
  std::string key_;
};

}  // namespace journeyrank
