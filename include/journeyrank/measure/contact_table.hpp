// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/measure/case_rows.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/contact_batch.hpp"
#include "journeyrank/measure/contact_case.hpp"
#include "journeyrank/measure/contact_names.hpp"
#include "journeyrank/measure/journey_contacts.hpp"
#include "journeyrank/measure/name_index.hpp"
#include "journeyrank/measure/reading_column.hpp"
#include "journeyrank/measure/shared_ids.hpp"
#include "journeyrank/measure/slice_column.hpp"
#include "journeyrank/measure/transfer_legs.hpp"

namespace journeyrank {

/// Distinct contacts with what the metrics need of them: one row a contact id, columns of plain numbers.
///
/// A contact that is delivered twice keeps one row: that with the newest last_update_at; of equally new ones the one
/// that started later, then the larger journey, customer, readings, and what tells cases apart. This is an order of
/// contents, not of arrival, so splitting, shuffling and merging tables never change a row.
///
/// Cost    O(1) a contact; memory a contact: the letters of its id + 40 to 50 bytes + 1 a condition + 8 a number, and
///         25 bytes where a metric asks about cases or accounts; 4 bytes a column that slices are told apart by
class ContactTable {
 public:
  /// `slices` are the columns that slices will be told apart by.
  explicit ContactTable(const std::vector<Reading>& readings, const std::vector<std::string>& slices = {}) {
    for (const auto& reading : readings) {
      readings_.emplace_back(reading);
      keeps_cases_ = keeps_cases_ || readings_.back().reader.reads_case() || readings_.back().reader.reads_unit();
    }
    for (const auto& column : slices) slices_.emplace_back(column);
    scratch_.resize(readings_.size());
    one_ = batch();
  }

  std::size_t size() const noexcept { return journeys_.size(); }
  bool keeps_cases() const noexcept { return keeps_cases_; }
  const NameIndex& journey_names() const noexcept { return names_.journeys; }
  std::uint32_t journey(std::size_t row) const noexcept { return journeys_[row]; }
  std::uint32_t customer(std::size_t row) const noexcept { return customers_[row]; }
  std::size_t customer_names() const noexcept { return names_.customers.size(); }
  std::string_view customer_name(std::uint32_t number) const noexcept { return names_.customers[number]; }

  /// Ids that were delivered for several customers: they do not name one contact.
  std::int64_t shared_ids() const noexcept { return shared_ids_.count(); }
  std::string_view contact_key(std::uint32_t row) const noexcept { return contact_ids_[row]; }
  const std::vector<ReadingColumn>& readings() const noexcept { return readings_; }
  const std::vector<SliceColumn>& slices() const noexcept { return slices_; }
  const NameIndex& customer_index() const noexcept { return names_.customers; }
  const NameIndex& contact_index() const noexcept { return contact_ids_; }

  std::span<const std::uint32_t> journeys() const noexcept { return journeys_; }
  std::span<const std::uint32_t> customers() const noexcept { return customers_; }
  std::span<const std::int64_t> started_at() const noexcept { return started_at_; }

  /// What tells cases apart, one entry a contact; empty unless a reading asks, and resolved also where no contact says.
  std::span<const std::int64_t> ended_at() const noexcept { return case_columns_.ended_at; }
  std::span<const std::int8_t> resolved() const noexcept { return case_columns_.resolved.values(); }

  /// Numbers of something for each contact; `own` where they are not those of a column.
  struct Numbers {
    std::span<const std::uint32_t> numbers{};
    std::size_t count = 0;  ///< numbers are below it
    std::vector<std::uint32_t> own{};
  };

  /// The account of each contact; the customer stands for it where none is named.
  Numbers accounts() const;

  /// The party and the subject of each contact under a key. A contact with a case_id of its own has that for both.
  struct Keys {
    Numbers parties{};
    Numbers subjects{};                    ///< empty: all are about one thing
    std::vector<std::uint8_t> declared{};  ///< 1: by its case_id; empty when none has one
  };
  Keys case_keys(CaseKey key) const;

  /// Takes one contact; true when its id is new.
  bool add(const Contact& contact) {
    one_.clear();
    one_.push_back(contact);
    take_met(one_);
    return add_row(one_, 0);
  }

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
    constexpr std::size_t ahead = 16;  // as many as a processor core has on their way from memory
    const auto ask_for = [&](std::size_t at) {
      contact_ids_.prefetch(batch.row(at).id_hash);
      if (batch.row(at).customer.size > 0) names_.customers.prefetch(batch.row(at).customer_hash);
    };
    for (std::size_t at = 0; at < std::min(ahead, batch.size()); ++at) ask_for(at);
    for (std::size_t at = 0; at < batch.size(); ++at) {
      if (at + ahead < batch.size()) ask_for(at + ahead);
      if (at + ahead / 2 < batch.size()) names_.customers.prefetch_name(batch.row(at + ahead / 2).customer_hash);
      if (!add_row(batch, at)) repeated(at);
    }
  }

  /// Takes over what the readers of a batch have met.
  void take_met(ContactBatch& batch) noexcept {
    for (std::size_t i = 0; i < readings_.size(); ++i) batch.readers()[i].hand_over(readings_[i].reader);
  }

  /// Takes over all contacts of another table with the same readings; returns how many were known already.
  std::size_t merge(const ContactTable& other) {
    for (std::size_t i = 0; i < readings_.size(); ++i) readings_[i].reader.merge(other.readings_[i].reader);
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

  /// The same contacts with every chain of transfer legs as one contact: that of its first leg, to the latest end.
  ///
  /// Edge    durations, counts and amounts of the legs are added up, the last answer of a survey counts, and a
  ///         condition holds when it does for one leg; legs of a parent that is not here, and those whose parents go
  ///         in a circle, are one contact too
  ContactTable with_legs_merged() const;

  /// Bytes of memory that the contacts take.
  std::size_t bytes() const noexcept;

 private:
  friend class TallyBytes;

  struct Row {
    std::int64_t updated_at;
    std::int64_t started_at;
    std::uint32_t journey;
    std::uint32_t customer;
    std::uint32_t parent;
    CaseRow of_case{};
  };

  /// The numbers of a column, and where it has none those of another, numbered on behind them.
  static Numbers stood_for(const SparseColumn<std::uint32_t>& column, const NameIndex& names,
                           const std::vector<std::uint32_t>& others, const NameIndex& other_names);

  /// Takes one contact of a batch; true when its id is new.
  bool add_row(const ContactBatch& batch, std::size_t at) {
    const ContactBatch::Row& from = batch.row(at);
    const auto number = [&batch](NameIndex& names, ContactBatch::Text text) {
      return text.size == 0 ? no_party : names.insert(batch.text(text)).first;
    };
    for (std::size_t i = 0; i < readings_.size(); ++i) scratch_[i] = batch.reading(at, i);
    for (std::size_t i = 0; i < slices_.size(); ++i) slices_[i].push_back(batch.slice(at, i));
    const auto [row, is_new] = contact_ids_.insert(batch.text(from.id), from.id_hash);
    Row added{from.updated_at, from.started_at, names_.journeys.insert(batch.text(from.journey)).first, no_party,
              number(names_.parents, from.parent)};
    if (from.customer.size > 0) {
      added.customer = names_.customers.insert(batch.text(from.customer), from.customer_hash).first;
    }
    if (keeps_cases_) {
      added.of_case = {from.ended_at, number(names_.accounts, from.account), number(names_.issues, from.issue),
                       number(names_.cases, from.declared), from.resolved};
    }
    push_row(added);
    if (!is_new) keep_newer(row);
    return is_new;
  }

  Row row(std::size_t at) const {
    Row row{updated_at_[at], started_at_[at], journeys_[at], customers_[at], parents_[at]};
    if (keeps_cases_) row.of_case = case_columns_.row(at);
    return row;
  }

  /// Appends scratch_ and the row.
  void push_row(const Row& row) {
    updated_at_.push_back(row.updated_at);
    started_at_.push_back(row.started_at);
    journeys_.push_back(row.journey);
    customers_.push_back(row.customer);
    parents_.push_back(row.parent);
    if (keeps_cases_) case_columns_.push_back(row.of_case);
    for (std::size_t i = 0; i < readings_.size(); ++i) readings_[i].push_back(scratch_[i]);
  }

  /// Appends a row of another table.
  void take_row(const ContactTable& other, std::size_t at, const ContactRenumbering& renumbering) {
    const auto here = [](std::uint32_t theirs, const std::vector<std::uint32_t>& numbers) {
      return theirs == no_party ? theirs : numbers[theirs];
    };
    for (std::size_t i = 0; i < readings_.size(); ++i) scratch_[i] = other.readings_[i].at(at);
    Row taken = other.row(at);
    taken.journey = renumbering.journeys[taken.journey];
    taken.customer = here(taken.customer, renumbering.customers);
    taken.parent = here(taken.parent, renumbering.parents);
    if (keeps_cases_) {
      taken.of_case.account = here(taken.of_case.account, renumbering.accounts);
      taken.of_case.issue = here(taken.of_case.issue, renumbering.issues);
      taken.of_case.declared = here(taken.of_case.declared, renumbering.cases);
    }
    for (std::size_t i = 0; i < slices_.size(); ++i) slices_[i].push_back(other.slices_[i].text(at));
    push_row(taken);
  }

  /// Calls `visit(column)` for each column that has an entry a row, beside the readings.
  template <class Visit>
  void for_each_column(Visit&& visit) {
    visit(updated_at_);
    visit(started_at_);
    visit(journeys_);
    visit(customers_);
    visit(parents_);
    if (keeps_cases_) case_columns_.for_each_column(visit);
  }

  /// The last row repeats the contact of `row`: the newer of the two stays, in its place.
  void keep_newer(std::uint32_t row) {
    const std::size_t last = size() - 1;
    shared_ids_.note(row, customers_[row]);
    shared_ids_.note(row, customers_[last]);
    if (is_newer(last, row)) {
      for_each_column([&](auto& column) { copy_cell(column, last, row); });
      for (auto& column : readings_) column.copy_row(last, row);
      for (auto& column : slices_) column.copy_row(last, row);
    }
    for_each_column([](auto& column) { column.pop_back(); });
    for (auto& column : readings_) column.pop_back();
    for (auto& column : slices_) column.pop_back();
  }

  bool is_newer(std::size_t a, std::size_t b) const {
    const Row x = row(a);
    const Row y = row(b);
    if (x.updated_at != y.updated_at) return x.updated_at > y.updated_at;
    if (x.started_at != y.started_at) return x.started_at > y.started_at;
    if (const int order = compare_names(names_.journeys, x.journey, y.journey)) return order > 0;
    if (const int order = compare_names(names_.customers, x.customer, y.customer)) return order > 0;
    for (const auto& column : readings_) {
      if (column.at(a) != column.at(b)) return column.at(a) > column.at(b);
    }
    if (const int order = compare_names(names_.parents, x.parent, y.parent)) return order > 0;
    for (const auto& column : slices_) {
      if (const int order = column.compare(a, b)) return order > 0;
    }
    if (!keeps_cases_) return false;
    if (x.of_case.ended_at != y.of_case.ended_at) return x.of_case.ended_at > y.of_case.ended_at;
    if (const int order = compare_names(names_.accounts, x.of_case.account, y.of_case.account)) return order > 0;
    if (const int order = compare_names(names_.issues, x.of_case.issue, y.of_case.issue)) return order > 0;
    if (const int order = compare_names(names_.cases, x.of_case.declared, y.of_case.declared)) return order > 0;
    return x.of_case.resolved > y.of_case.resolved;
  }

  NameIndex contact_ids_;
  ContactNames names_;
  SparseColumn<std::int64_t> updated_at_{not_read};
  std::vector<std::int64_t> started_at_;
  std::vector<std::uint32_t> journeys_;
  std::vector<std::uint32_t> customers_;
  SparseColumn<std::uint32_t> parents_{no_party};
  CaseRows case_columns_;
  std::vector<ReadingColumn> readings_;
  std::vector<SliceColumn> slices_;
  std::vector<std::int64_t> scratch_;
  ContactBatch one_;
  SharedIds shared_ids_;
  bool keeps_cases_ = false;
};

inline std::size_t ContactTable::bytes() const noexcept {
  std::size_t bytes = contact_ids_.bytes();
  for (const auto* names :
       {&names_.journeys, &names_.customers, &names_.accounts, &names_.issues, &names_.cases, &names_.parents}) {
    bytes += names->bytes();
  }
  const_cast<ContactTable*>(this)->for_each_column([&bytes](const auto& column) {  // NOLINT: it only looks
    if constexpr (requires { column.values(); }) {
      bytes += column.values().size_bytes();
    } else {
      bytes += column.capacity() * sizeof column[0];
    }
  });
  for (const auto& each : readings_) {
    bytes += each.conditions.capacity() + each.numbers.capacity() * sizeof(std::int64_t);
  }
  for (const auto& each : slices_) bytes += each.names().bytes() + each.numbers().capacity() * sizeof(std::uint32_t);
  return bytes;
}

inline ContactTable::Numbers ContactTable::accounts() const {
  return stood_for(case_columns_.accounts, names_.accounts, customers_, names_.customers);
}

inline ContactTable::Numbers ContactTable::stood_for(const SparseColumn<std::uint32_t>& column, const NameIndex& names,
                                                     const std::vector<std::uint32_t>& others,
                                                     const NameIndex& other_names) {
  if (column.is_uniform()) return {others, other_names.size(), {}};
  // Where one name stands in both places, it is one.
  std::vector<std::uint32_t> standing(other_names.size());
  for (std::uint32_t i = 0; i < standing.size(); ++i) {
    const auto same = names.find(other_names[i]);
    standing[i] = same ? *same : static_cast<std::uint32_t>(names.size()) + i;
  }
  Numbers numbers{{}, names.size() + other_names.size(), std::vector<std::uint32_t>(others.size())};
  for (std::size_t row = 0; row < others.size(); ++row) {
    const std::uint32_t own = column[row];
    numbers.own[row] = own != no_party ? own : others[row] == no_party ? no_party : standing[others[row]];
  }
  numbers.numbers = numbers.own;
  return numbers;
}

inline ContactTable::Keys ContactTable::case_keys(CaseKey key) const {
  const bool by_account = key == CaseKey::account || key == CaseKey::account_issue;
  const bool by_issue = key == CaseKey::account_issue || key == CaseKey::customer_issue;
  Keys keys;
  keys.parties = by_account ? accounts() : Numbers{customers_, names_.customers.size(), {}};
  if (by_issue) keys.subjects = stood_for(case_columns_.issues, names_.issues, journeys_, names_.journeys);
  if (case_columns_.declared.is_uniform()) return keys;
  for (auto* numbers : {&keys.parties, &keys.subjects}) {
    if (numbers->own.empty()) numbers->own.assign(numbers->numbers.begin(), numbers->numbers.end());
  }
  keys.declared.assign(size(), 0);
  for (std::size_t at = 0; at < size(); ++at) {
    if (case_columns_.declared[at] == no_party) continue;
    keys.declared[at] = 1;
    keys.parties.own[at] = static_cast<std::uint32_t>(keys.parties.count) + case_columns_.declared[at];
    if (by_issue) keys.subjects.own[at] = 0;
  }
  for (auto* numbers : {&keys.parties, &keys.subjects}) numbers->numbers = numbers->own;
  keys.parties.count += names_.cases.size();
  return keys;
}

inline ContactTable ContactTable::with_legs_merged() const {
  std::vector<std::uint32_t> parents(size(), no_party);
  for (std::uint32_t at = 0; at < parents_.size(); ++at) {
    if (parents_[at] == no_party) continue;
    const auto here = contact_ids_.find(names_.parents[parents_[at]]);
    parents[at] = here ? *here : static_cast<std::uint32_t>(size()) + parents_[at];
  }
  const std::vector<std::uint32_t> roots = chains_of(parents, size() + names_.parents.size());
  std::vector<std::uint32_t> rows(size());
  std::iota(rows.begin(), rows.end(), std::uint32_t{0});
  std::sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (roots[a] != roots[b]) return roots[a] < roots[b];
    if (started_at_[a] != started_at_[b]) return started_at_[a] < started_at_[b];
    return contact_ids_[a] < contact_ids_[b];
  });
  std::vector<Reading> asked;
  for (const auto& each : readings_) asked.push_back(each.reader.reading());
  ContactTable merged(asked);
  for (const auto& each : slices_) merged.slices_.push_back(each.without_rows());
  for (std::size_t i = 0; i < readings_.size(); ++i) merged.readings_[i].reader = readings_[i].reader;
  merged.names_ = names_;
  merged.names_.parents = NameIndex{};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i == 0 || roots[rows[i]] != roots[rows[i - 1]]) {
      for (std::size_t r = 0; r < readings_.size(); ++r) merged.scratch_[r] = readings_[r].at(rows[i]);
      for (std::size_t c = 0; c < slices_.size(); ++c) merged.slices_[c].push_back(slices_[c].text(rows[i]));
      merged.contact_ids_.insert(contact_ids_[rows[i]]);
      merged.push_row(row(rows[i]));
      continue;
    }
    const std::size_t at = merged.size() - 1;
    for (std::size_t r = 0; r < readings_.size(); ++r) merged.readings_[r].add_leg(at, readings_[r].at(rows[i]));
    if (!keeps_cases_) continue;
    const CaseRow leg = row(rows[i]).of_case;
    auto& columns = merged.case_columns_;
    columns.ended_at[at] = std::max(columns.ended_at[at], leg.ended_at);
    if (leg.resolved >= 0) columns.resolved.set(at, leg.resolved);
  }
  return merged;
}

}  // namespace journeyrank
