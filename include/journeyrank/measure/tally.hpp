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
#include <variant>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/contact_table.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/measure/journey_contacts.hpp"
#include "journeyrank/measure/metric.hpp"
#include "journeyrank/measure/timestamp.hpp"

namespace journeyrank {

/// What a tally says of one journey: one estimate a metric, in the order of the tally's metrics.
struct JourneyMeasures {
  std::string journey;
  std::int64_t contacts = 0;
  std::vector<Estimate> estimates{};

  friend bool operator==(const JourneyMeasures&, const JourneyMeasures&) = default;
};

/// Counts contacts, one at a time or table by table, and answers the metrics it was made for.
///
///     Tally tally({Contacts{}, Rate{.column = "ces", .at_most = 3}});
///     tally.add({.contact_id = "17", .journey = "billing", .started_at = now, .ces = 2.0});
///     Estimate effort = tally.evaluate("billing", Rate{.column = "ces", .at_most = 3});
///
/// Splitting, shuffling or merging the contacts never changes a bit of an answer. A contact that is delivered again
/// counts once (which copy counts is said at ContactTable).
///
/// Edge    no contacts: no journeys; contacts without a journey are those of "(unmapped)"
/// Errors  bad_option for a faulty metric; missing_cell for a contact without id or start; bad_time outside the years 1
///         to 9999; bad_number for a number that a metric reads and that is not finite, negative where that cannot be,
///         or beyond 2^53
/// Cost    O(1) a contact; O(contacts) to evaluate; memory as ContactTable and NameIndex: it grows with the distinct
///         contacts and customers (about 100 bytes a contact with four metrics and ids of ten letters), not with rows
class Tally {
 public:
  explicit Tally(std::vector<Metric> metrics = {}) : metrics_(std::move(metrics)), table_(distinct_readings()) {}

  const std::vector<Metric>& metrics() const noexcept { return metrics_; }

  /// Distinct contacts.
  std::int64_t contacts() const noexcept { return static_cast<std::int64_t>(table_.size()); }

  /// Deliveries of a contact that had been delivered before.
  std::int64_t repeated() const noexcept { return repeated_; }

  /// The columns outside the contact table that the metrics read.
  std::vector<std::string> extra_columns() const {
    std::vector<std::string> names;
    for (const auto& each : table_.readings()) {
      if (!each.reader.reads_nothing() && !kind_of(each.reader.column())) names.push_back(each.reader.column());
    }
    return names;
  }

  /// Counts one contact; true when its id is new.
  bool add(const Contact& contact) {
    if (contact.contact_id.empty()) throw Error(errc::missing_cell, "a contact has no contact_id");
    if (!contact.started_at) {
      throw Error(errc::missing_cell, "contact \"" + std::string(contact.contact_id) + "\" has no started_at");
    }
    for (const auto& time : {contact.started_at, contact.ended_at, contact.last_update_at}) {
      // format_timestamp refuses a moment outside the years 1 to 9999.
      if (time && (*time < earliest_moment || *time > latest_moment)) static_cast<void>(format_timestamp(*time));
    }
    const bool is_new = table_.add(contact);
    repeated_ += is_new ? 0 : 1;
    return is_new;
  }

  /// Counts all contacts of another tally.
  ///
  /// Errors  bad_option when the other one has other metrics
  void merge(const Tally& other) {
    if (metrics_ != other.metrics_) throw Error(errc::bad_option, "tallies of different metrics cannot be merged");
    if (this == &other) return merge(Tally(other));
    repeated_ += other.repeated_ + static_cast<std::int64_t>(table_.merge(other.table_));
  }

  /// All journeys that have contacts, bytewise sorted.
  std::vector<std::string> journeys() const {
    std::vector<std::string> names;
    for (const auto& [name, number] : sorted_journeys(contacts_by_journey())) names.emplace_back(name);
    return names;
  }

  /// The answer of one metric for one journey.
  ///
  /// Edge    a journey without contacts: not measured
  /// Errors  bad_option for a metric that this tally was not made for
  Estimate evaluate(std::string_view journey, const Metric& metric) const {
    const auto found = std::find(metrics_.begin(), metrics_.end(), metric);
    if (found == metrics_.end()) {
      throw Error(errc::bad_option, "the tally was not made for this metric (" + std::string(name_of(metric)) + ")");
    }
    std::vector<std::uint32_t> rows;
    const auto number = table_.journey_names().find(journey);
    for (std::uint32_t row = 0; number && row < table_.size(); ++row) {
      if (table_.journey(row) == *number) rows.push_back(row);
    }
    if (rows.empty()) return not_measured("no contact of the journey");
    std::sort(rows.begin(), rows.end(),
              [this](std::uint32_t a, std::uint32_t b) { return table_.customer(a) < table_.customer(b); });
    return answer(static_cast<std::size_t>(found - metrics_.begin()), rows);
  }

  /// All metrics for all journeys, bytewise sorted.
  std::vector<JourneyMeasures> evaluate() const {
    const std::vector<std::size_t> counts = contacts_by_journey();
    std::vector<std::size_t> ends(counts.size());
    std::partial_sum(counts.begin(), counts.end(), ends.begin());
    const std::vector<std::uint32_t> rows = rows_by_journey_and_customer(ends);
    std::vector<JourneyMeasures> all;
    for (const auto& [name, number] : sorted_journeys(counts)) {
      const std::span<const std::uint32_t> own(rows.data() + ends[number] - counts[number], counts[number]);
      JourneyMeasures measures{std::string(name), static_cast<std::int64_t>(own.size())};
      for (std::size_t i = 0; i < metrics_.size(); ++i) measures.estimates.push_back(answer(i, own));
      all.push_back(std::move(measures));
    }
    return all;
  }

  /// What a report should say of cells that could not be used.
  std::vector<Note> notes() const {
    std::vector<Note> notes;
    for (const auto& [reader, conditions, numbers] : table_.readings()) {
      const auto lacking = std::count(conditions.begin(), conditions.end(), std::int8_t{-1}) +
                           std::count(numbers.begin(), numbers.end(), not_read);
      if (lacking > 0 && lacking < contacts()) {
        notes.push_back({"coverage", std::to_string(lacking) + " of " + std::to_string(contacts()) +
                                         " contacts have no \"" + reader.column() +
                                         "\" measured and stay out of what rests on it"});
      }
      if (reader.unreadable() == 0) continue;
      notes.push_back({"bad_number", std::to_string(reader.unreadable()) + " cells of column \"" + reader.column() +
                                         "\" are no numbers and count as not measured; declare their markers as "
                                         "missing in the mapping"});
    }
    return notes;
  }

  /// Equal when the metrics, their answers and the number of repeated deliveries are.
  friend bool operator==(const Tally& a, const Tally& b) {
    return a.metrics_ == b.metrics_ && a.repeated_ == b.repeated_ && a.evaluate() == b.evaluate();
  }

 private:
  /// Checks the metrics and lists what they read, each reading once; says which is whose in reading_of_.
  std::vector<Reading> distinct_readings() {
    std::vector<Reading> readings;
    for (const auto& metric : metrics_) {
      validate(metric);
      Reading reading = std::visit([](const auto& each) { return each.reading(); }, metric);
      const auto found = std::find(readings.begin(), readings.end(), reading);
      reading_of_.push_back(static_cast<std::size_t>(found - readings.begin()));
      if (found == readings.end()) readings.push_back(std::move(reading));
    }
    return readings;
  }

  std::vector<std::size_t> contacts_by_journey() const {
    std::vector<std::size_t> counts(table_.journey_names().size());
    for (std::size_t row = 0; row < table_.size(); ++row) ++counts[table_.journey(row)];
    return counts;
  }

  /// Names and numbers of the journeys that have contacts.
  std::vector<std::pair<std::string_view, std::uint32_t>> sorted_journeys(
      const std::vector<std::size_t>& counts) const {
    std::vector<std::pair<std::string_view, std::uint32_t>> journeys;
    for (std::uint32_t number = 0; number < counts.size(); ++number) {
      if (counts[number] > 0) journeys.emplace_back(table_.journey_names()[number], number);
    }
    std::sort(journeys.begin(), journeys.end());
    return journeys;
  }

  /// Two stable counting sorts: by customer, then by journey.
  std::vector<std::uint32_t> rows_by_journey_and_customer(const std::vector<std::size_t>& journey_ends) const {
    std::vector<std::size_t> ends(table_.customer_names() + 1);  // the last one for anonymous contacts
    const auto customer = [&](std::size_t row) { return std::min<std::size_t>(table_.customer(row), ends.size() - 1); };
    for (std::size_t row = 0; row < table_.size(); ++row) ++ends[customer(row)];
    std::partial_sum(ends.begin(), ends.end(), ends.begin());
    std::vector<std::uint32_t> by_customer(table_.size());
    for (std::uint32_t row = static_cast<std::uint32_t>(table_.size()); row-- > 0;)
      by_customer[--ends[customer(row)]] = row;
    std::vector<std::uint32_t> rows(table_.size());
    std::vector<std::size_t> at = journey_ends;
    for (std::size_t i = by_customer.size(); i-- > 0;) rows[--at[table_.journey(by_customer[i])]] = by_customer[i];
    return rows;
  }

  Estimate answer(std::size_t metric, std::span<const std::uint32_t> rows) const {
    const std::size_t reading = reading_of_[metric];
    const JourneyContacts contacts(rows, table_.columns(reading), table_.readings()[reading].reader);
    return std::visit([&](const auto& each) { return each(contacts); }, metrics_[metric]);
  }

  std::vector<Metric> metrics_;
  std::vector<std::size_t> reading_of_{};  // filled while table_ is made: keep it before
  ContactTable table_;
  std::int64_t repeated_ = 0;
};

}  // namespace journeyrank
