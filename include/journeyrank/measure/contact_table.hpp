// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/contact_reader.hpp"
#include "journeyrank/measure/journey_contacts.hpp"
#include "journeyrank/measure/name_index.hpp"

namespace journeyrank {

/// One reading of every contact of a table.
struct ReadingColumn {
  ContactReader reader;
  std::vector<std::int8_t> conditions{};  ///< -1 not measured, 0, 1
  std::vector<std::int64_t> numbers{};

  void push_back(std::int64_t reading) {
    if (reader.reads_condition()) conditions.push_back(static_cast<std::int8_t>(reading == not_read ? -1 : reading));
    if (!reader.reads_condition() && !reader.reads_nothing()) numbers.push_back(reading);
  }
  std::int64_t at(std::size_t row) const noexcept {
    if (reader.reads_nothing()) return not_read;
    if (!reader.reads_condition()) return numbers[row];
    return conditions[row] < 0 ? not_read : conditions[row];
  }
  void copy_row(std::size_t from, std::size_t to) noexcept {
    if (!conditions.empty()) conditions[to] = conditions[from];
    if (!numbers.empty()) numbers[to] = numbers[from];
  }
  void pop_back() noexcept {
    if (!conditions.empty()) conditions.pop_back();
    if (!numbers.empty()) numbers.pop_back();
  }
};

/// Distinct contacts with what the metrics need of them: one row a contact id, columns of plain numbers.
///
/// A contact that is delivered twice keeps one row: that with the newest last_update_at; of equally new ones the one
/// that started later, then the larger journey, customer and readings. This is an order of contents, not of arrival, so
/// splitting, shuffling and merging tables never change a row.
///
/// Cost    O(1) a contact; memory a contact: the letters of its id + 40 to 50 bytes + 1 a condition + 8 a number
class ContactTable {
 public:
  explicit ContactTable(const std::vector<Reading>& readings) {
    for (const auto& reading : readings) readings_.push_back({ContactReader(reading)});
    scratch_.resize(readings_.size());
  }

  std::size_t size() const noexcept { return journeys_.size(); }
  const NameIndex& journey_names() const noexcept { return journey_names_; }
  std::uint32_t journey(std::size_t row) const noexcept { return journeys_[row]; }
  std::uint32_t customer(std::size_t row) const noexcept { return customers_[row]; }
  std::size_t customer_names() const noexcept { return customer_names_.size(); }
  const std::vector<ReadingColumn>& readings() const noexcept { return readings_; }

  /// The columns that a metric over this reading sees.
  JourneyContacts::Columns columns(std::size_t reading) const noexcept {
    return {customers_, started_at_, readings_[reading].conditions, readings_[reading].numbers};
  }

  /// Takes one contact; true when its id is new.
  bool add(const Contact& contact) {
    for (std::size_t i = 0; i < readings_.size(); ++i) scratch_[i] = readings_[i].reader.read(contact);
    const std::string_view journey = contact.journey.empty() ? unmapped_journey : contact.journey;
    const std::uint32_t customer =
        contact.customer_id.empty() ? anonymous_customer : customer_names_.insert(contact.customer_id).first;
    const auto [row, is_new] = contact_ids_.insert(key_of(contact));
    push_row({contact.last_update_at.value_or(not_read), *contact.started_at, journey_names_.insert(journey).first,
              customer});
    if (!is_new) keep_newer(row);
    return is_new;
  }

  /// Takes over all contacts of another table with the same readings; returns how many were known already.
  std::size_t merge(const ContactTable& other) {
    std::vector<std::uint32_t> journey_numbers;
    std::vector<std::uint32_t> customer_numbers;
    for (std::uint32_t i = 0; i < other.journey_names_.size(); ++i) {
      journey_numbers.push_back(journey_names_.insert(other.journey_names_[i]).first);
    }
    for (std::uint32_t i = 0; i < other.customer_names_.size(); ++i) {
      customer_numbers.push_back(customer_names_.insert(other.customer_names_[i]).first);
    }
    for (std::size_t i = 0; i < readings_.size(); ++i) readings_[i].reader.merge(other.readings_[i].reader);
    std::size_t known = 0;
    for (std::uint32_t row = 0; row < other.size(); ++row) {
      for (std::size_t i = 0; i < readings_.size(); ++i) scratch_[i] = other.readings_[i].at(row);
      const std::uint32_t theirs = other.customers_[row];
      const auto [here, is_new] = contact_ids_.insert(other.contact_ids_[row]);
      push_row({other.updated_at_[row], other.started_at_[row], journey_numbers[other.journeys_[row]],
                theirs == anonymous_customer ? theirs : customer_numbers[theirs]});
      if (is_new) continue;
      keep_newer(here);
      ++known;
    }
    return known;
  }

 private:
  struct Row {
    std::int64_t updated_at;
    std::int64_t started_at;
    std::uint32_t journey;
    std::uint32_t customer;
  };

  /// One text for source and id: the id alone in the default source, else with the source and its length before it.
  std::string_view key_of(const Contact& contact) {
    if ((contact.source.empty() || contact.source == "default") && contact.contact_id.front() != '\0') {
      return contact.contact_id;
    }
    key_.assign(1, '\0');
    key_ += std::to_string(contact.source.size());
    key_ += ':';
    key_ += contact.source;
    key_ += contact.contact_id;
    return key_;
  }

  void push_row(const Row& row) {
    updated_at_.push_back(row.updated_at);
    started_at_.push_back(row.started_at);
    journeys_.push_back(row.journey);
    customers_.push_back(row.customer);
    for (std::size_t i = 0; i < readings_.size(); ++i) readings_[i].push_back(scratch_[i]);
  }

  /// The last row repeats the contact of `row`: the newer of the two stays, in its place.
  void keep_newer(std::uint32_t row) {
    const std::size_t last = size() - 1;
    if (is_newer(last, row)) {
      updated_at_[row] = updated_at_[last];
      started_at_[row] = started_at_[last];
      journeys_[row] = journeys_[last];
      customers_[row] = customers_[last];
      for (auto& column : readings_) column.copy_row(last, row);
    }
    updated_at_.pop_back();
    started_at_.pop_back();
    journeys_.pop_back();
    customers_.pop_back();
    for (auto& column : readings_) column.pop_back();
  }

  bool is_newer(std::size_t a, std::size_t b) const {
    if (updated_at_[a] != updated_at_[b]) return updated_at_[a] > updated_at_[b];
    if (started_at_[a] != started_at_[b]) return started_at_[a] > started_at_[b];
    if (journeys_[a] != journeys_[b]) return journey_names_[journeys_[a]] > journey_names_[journeys_[b]];
    if (customers_[a] != customers_[b]) return customer_text(a) > customer_text(b);
    for (const auto& column : readings_) {
      if (column.at(a) != column.at(b)) return column.at(a) > column.at(b);
    }
    return false;
  }

  std::string_view customer_text(std::size_t row) const noexcept {
    return customers_[row] == anonymous_customer ? std::string_view{} : customer_names_[customers_[row]];
  }

  NameIndex contact_ids_;  // the number of an id is its row
  NameIndex customer_names_;
  NameIndex journey_names_;
  std::vector<std::int64_t> updated_at_;
  std::vector<std::int64_t> started_at_;
  std::vector<std::uint32_t> journeys_;
  std::vector<std::uint32_t> customers_;
  std::vector<ReadingColumn> readings_;
  std::vector<std::int64_t> scratch_;
  std::string key_;
};

}  // namespace journeyrank
