// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/measure/case_agents.hpp"
#include "journeyrank/measure/case_rows.hpp"
#include "journeyrank/measure/cluster_by.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/contact_batch.hpp"
#include "journeyrank/measure/contact_case.hpp"
#include "journeyrank/measure/contact_names.hpp"
#include "journeyrank/measure/contact_rows.hpp"
#include "journeyrank/measure/journey_contacts.hpp"
#include "journeyrank/measure/name_index.hpp"
#include "journeyrank/measure/numbered_batch.hpp"
#include "journeyrank/measure/reading.hpp"
#include "journeyrank/measure/reading_column.hpp"
#include "journeyrank/measure/shared_ids.hpp"
#include "journeyrank/measure/slice_column.hpp"

namespace journeyrank {

/// Distinct contacts with what the metrics need of them: one row a contact id, columns of plain numbers.
///
/// A contact that is delivered twice keeps one row: that with the newest last_update_at; of equally new ones the one
/// that started later, then the larger journey, customer, readings, and what tells cases apart. This is an order of
/// contents, not of arrival, so splitting, shuffling and merging tables never change a row.
///
/// Cost    O(1) a contact; memory a contact: the letters of its id + 40 to 50 bytes + 1 a condition + 8 a number, and
///         25 bytes where a metric asks about cases or accounts; 4 bytes a column that slices are told apart by, and
///         for agents where a metric asks
class ContactTable {
 public:
  /// `slices` are the columns that slices will be told apart by.
  explicit ContactTable(const std::vector<Reading>& readings, const std::vector<std::string>& slices = {}) {
    for (const auto& reading : readings) {
      readings_.emplace_back(reading);
      const ContactReader& reader = readings_.back().reader;
      const auto* cluster = std::get_if<ClusterReading>(&reading);
      const bool names_accounts = cluster != nullptr && cluster->by == ClusterBy::account;
      if (reader.reads_case() || reader.reads_unit() || names_accounts) rows_.keep_cases = KeepCases::yes;
    }
    for (const auto& column : slices) slices_.emplace_back(column);
    slice_count_ = slices_.size();
    if (std::any_of(readings.begin(), readings.end(), reads_agents)) slices_.emplace_back("agent_id");
    scratch_.resize(readings_.size());
    one_ = batch();
  }

  std::size_t size() const noexcept { return rows_.journeys.size(); }
  const NameIndex& journey_names() const noexcept { return names_.journeys; }
  std::uint32_t journey(std::size_t row) const noexcept { return rows_.journeys[row]; }
  std::uint32_t customer(std::size_t row) const noexcept { return rows_.customers[row]; }
  std::size_t customer_names() const noexcept { return names_.customers.size(); }

  /// Ids that were delivered for several customers: they do not name one contact.
  std::int64_t shared_ids() const noexcept { return shared_ids_.count(); }
  std::string_view contact_key(std::uint32_t row) const noexcept { return contact_ids_[row]; }
  const std::vector<ReadingColumn>& readings() const noexcept { return readings_; }
  std::span<const SliceColumn> slices() const noexcept { return std::span(slices_).first(slice_count_); }

  /// Who handled each contact, no_slice where it does not say; nullptr unless a reading asks.
  const SliceColumn* agents() const noexcept { return slices_.size() > slice_count_ ? &slices_.back() : nullptr; }

  /// The other agents of contacts of several transfer legs, once these are merged.
  std::span<const FurtherAgent> further_agents() const noexcept { return further_agents_; }
  const NameIndex& contact_index() const noexcept { return contact_ids_; }

  std::span<const std::uint32_t> journeys() const noexcept { return rows_.journeys; }
  std::span<const std::uint32_t> customers() const noexcept { return rows_.customers; }
  std::span<const std::int64_t> started_at() const noexcept { return rows_.started_at; }

  /// The update of each contact, not_read where it names none; empty where none does.
  std::span<const std::int64_t> updated_at() const noexcept { return rows_.updated_at.values(); }

  /// True when a reading asks about cases or accounts.
  bool keeps_cases() const noexcept { return rows_.keeps_cases(); }

  /// What tells cases apart, one entry a contact; empty unless a reading asks, and resolved also where no contact says.
  std::span<const std::int64_t> ended_at() const noexcept { return rows_.cases.ended_at; }
  std::span<const std::int8_t> resolved() const noexcept { return rows_.cases.resolved.values(); }

  /// The same with accounts, issues and declared cases by their numbers, and the names of all numbers.
  const CaseRows& case_rows() const noexcept { return rows_.cases; }
  const ContactNames& names() const noexcept { return names_; }

  /// Takes one contact; true when its id is new.
  bool add(const Contact& contact) {
    one_.clear();
    one_.push_back(contact);
    take_met(one_);
    bool is_new = true;
    add(one_, [&is_new](std::size_t) { is_new = false; });
    return is_new;
  }

  /// What the lint has seen of contacts that came one by one.
  const ContactLint& observed() const noexcept { return one_.observed(); }

  /// A batch for contacts of this table.
  ContactBatch batch() const {
    std::vector<ContactReader> readers;
    for (const auto& each : readings_) readers.emplace_back(each.reader.reading());
    std::vector<SliceText> slices;
    for (const auto& each : slices_) slices.emplace_back(each.column());
    return ContactBatch(std::move(readers), std::move(slices));
  }

  /// Takes the contacts of a batch; `repeated(at)` is called for each whose id was known.
  template <class Repeated>
  void add(const ContactBatch& batch, Repeated&& repeated) {
    add(batch, 0, batch.size(), std::forward<Repeated>(repeated));
  }

  /// The same of those from `from` to before `to`.
  template <class Repeated>
  void add(const ContactBatch& batch, std::size_t from, std::size_t to, Repeated&& repeated) {
    numbered_.number(batch, from, to, contact_ids_, names_, rows_.keep_cases);
    std::size_t size = this->size();
    for (std::size_t at = from; at < to;) {
      const std::size_t first = at;
      for (; at < to && numbered_.ids[at] == size; ++at) ++size;
      append(batch, first, at);
      if (at == to) return;
      append(batch, at, at + 1);
      keep_newer(numbered_.ids[at]);
      repeated(at++);
    }
  }

  /// Makes room for so many contacts at once; more may come. Empty columns stay so.
  void reserve(std::size_t contacts) {
    contact_ids_.reserve(contacts);
    rows_.for_each_column([contacts](auto& column) { column.reserve(contacts); });
    for (auto& column : readings_) column.reserve(contacts);
    for (auto& column : slices_) column.reserve(contacts);
  }

  /// Takes over what the readers of a batch have met.
  void take_met(ContactBatch& batch) noexcept {
    for (std::size_t i = 0; i < readings_.size(); ++i) batch.readers()[i].hand_over(readings_[i].reader);
  }

  /// Takes over all contacts of another table with the same readings; returns how many were known already.
  std::size_t merge(const ContactTable& other) {
    for (std::size_t i = 0; i < readings_.size(); ++i) readings_[i].reader.merge(other.readings_[i].reader);
    for (std::size_t i = 0; i < slices_.size(); ++i) slices_[i].take_names(other.slices_[i]);
    const ContactRenumbering renumbering(names_, other.names_);
    std::size_t known = 0;
    std::vector<std::uint32_t> rows_here;
    for (std::uint32_t row = 0; row < other.size(); ++row) {
      const auto [here, is_new] = contact_ids_.insert(other.contact_ids_[row]);
      rows_here.push_back(here);
      take_row(other, row, renumbering);
      if (is_new) continue;
      keep_newer(here);
      ++known;
    }
    other.shared_ids_.for_each([&](std::uint32_t row, std::uint32_t customer) {
      if (customer == SharedIds::nobody) return shared_ids_.note_several(rows_here[row]);
      shared_ids_.note(rows_here[row], renumbering.customers[customer]);
    });
    return known;
  }

  /// True when some contact is a leg of another.
  bool has_legs() const noexcept { return names_.parents.size() > 0; }

  /// A table with the same readings, slices and names, and what readers have met, that has no contact so far.
  ContactTable without_rows() const;

  /// Bytes of memory that the contacts take.
  std::size_t bytes() const noexcept;

 private:
  friend class LegMerge;
  friend class TableGrowth;
  friend class TallyBytes;

  /// Appends contacts of a batch whose names are numbered, column by column.
  void append(const ContactBatch& batch, std::size_t from, std::size_t to) {
    const auto each = [&](auto& column, const auto& cell) {
      for (std::size_t at = from; at < to; ++at) column.push_back(cell(at));
    };
    using Line = ContactBatch::Row;
    const auto member = [&](auto Line::*of) { return [&batch, of](std::size_t at) { return batch.row(at).*of; }; };
    const auto number = [](const auto& of) { return [&of](std::size_t at) { return of[at]; }; };
    each(rows_.updated_at, member(&Line::updated_at));
    each(rows_.started_at, member(&Line::started_at));
    each(rows_.journeys, number(numbered_.journeys));
    each(rows_.customers, number(numbered_.customers));
    each(rows_.parents, number(numbered_.parents));
    if (rows_.keeps_cases()) {
      each(rows_.cases.ended_at, member(&Line::ended_at));
      each(rows_.cases.accounts, number(numbered_.accounts));
      each(rows_.cases.issues, number(numbered_.issues));
      each(rows_.cases.declared, number(numbered_.cases));
      each(rows_.cases.resolved, member(&Line::resolved));
    }
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      readings_[i].append(from, to, [&](std::size_t at) { return batch.reading(at, i); });
    }
    for (std::size_t i = 0; i < slices_.size(); ++i) {
      for (std::size_t at = from; at < to; ++at) {
        const ContactBatch::Text text = batch.slice(at, i);
        slices_[i].push_back(batch.text(text), text.hash);
      }
    }
  }

  /// Appends scratch_ and the row.
  void push_row(const ContactRow& row) {
    rows_.push_back(row);
    for (std::size_t i = 0; i < readings_.size(); ++i) readings_[i].push_back(scratch_[i]);
  }

  /// Appends a row of another table.
  void take_row(const ContactTable& other, std::size_t at, const ContactRenumbering& renumbering) {
    const auto here = [](std::uint32_t theirs, const std::vector<std::uint32_t>& numbers) {
      return theirs == no_party ? theirs : numbers[theirs];
    };
    for (std::size_t i = 0; i < readings_.size(); ++i) scratch_[i] = other.readings_[i].at(at);
    ContactRow taken = other.rows_.row(at);
    taken.journey = renumbering.journeys[taken.journey];
    taken.customer = here(taken.customer, renumbering.customers);
    taken.parent = here(taken.parent, renumbering.parents);
    if (rows_.keeps_cases()) {
      taken.of_case.account = here(taken.of_case.account, renumbering.accounts);
      taken.of_case.issue = here(taken.of_case.issue, renumbering.issues);
      taken.of_case.declared = here(taken.of_case.declared, renumbering.cases);
    }
    for (std::size_t i = 0; i < slices_.size(); ++i) slices_[i].push_back(other.slices_[i].text(at));
    push_row(taken);
  }

  /// The last row repeats the contact of `row`: the newer of the two stays, in its place.
  void keep_newer(std::uint32_t row) {
    const std::size_t last = size() - 1;
    shared_ids_.note(row, rows_.customers[row]);
    shared_ids_.note(row, rows_.customers[last]);
    if (is_newer(last, row)) {
      rows_.for_each_column([&](auto& column) { copy_cell(column, last, row); });
      for (auto& column : readings_) column.copy_row(last, row);
      for (auto& column : slices_) column.copy_row(last, row);
    }
    rows_.for_each_column([](auto& column) { column.pop_back(); });
    for (auto& column : readings_) column.pop_back();
    for (auto& column : slices_) column.pop_back();
  }

  bool is_newer(std::size_t a, std::size_t b) const {
    const ContactRow x = rows_.row(a);
    const ContactRow y = rows_.row(b);
    if (const int order = compare_newness(x, y, names_)) return order > 0;
    for (const auto& column : readings_) {
      if (column.at(a) != column.at(b)) return column.at(a) > column.at(b);
    }
    if (const int order = compare_names(names_.parents, x.parent, y.parent)) return order > 0;
    for (const auto& column : slices_) {
      if (const int order = column.compare(a, b)) return order > 0;
    }
    return compare_cases(x.of_case, y.of_case, names_) > 0;
  }

  NameIndex contact_ids_;
  ContactNames names_;
  ContactRows rows_;
  std::vector<ReadingColumn> readings_;
  std::vector<SliceColumn> slices_;  ///< those of slices, and where a reading asks that of agents
  std::size_t slice_count_ = 0;
  std::vector<FurtherAgent> further_agents_;
  std::vector<std::int64_t> scratch_;
  ContactBatch one_;
  NumberedBatch numbered_;
  SharedIds shared_ids_;
};

inline std::size_t ContactTable::bytes() const noexcept {
  std::size_t bytes = contact_ids_.bytes() + rows_.bytes();
  ContactNames::for_each(names_, [&bytes](const NameIndex& names) { bytes += names.bytes(); });
  for (const auto& each : readings_) {
    bytes += each.conditions.capacity() + each.numbers.capacity() * sizeof(std::int64_t);
  }
  for (const auto& each : slices_) bytes += each.names().bytes() + each.numbers().capacity() * sizeof(std::uint32_t);
  return bytes + shared_ids_.bytes();
}

inline ContactTable ContactTable::without_rows() const {
  std::vector<Reading> asked;
  for (const auto& each : readings_) asked.push_back(each.reader.reading());
  std::vector<std::string> slices;
  for (const auto& each : this->slices()) slices.push_back(each.column());
  ContactTable table(asked, slices);
  for (std::size_t i = 0; i < readings_.size(); ++i) table.readings_[i].reader = readings_[i].reader;
  table.names_ = names_;
  table.names_.parents = NameIndex{};
  return table;
}

}  // namespace journeyrank
