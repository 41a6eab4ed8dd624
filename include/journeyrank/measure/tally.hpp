// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/contact_table.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/measure/evaluated_contacts.hpp"
#include "journeyrank/measure/journey_contacts.hpp"
#include "journeyrank/measure/metric.hpp"
#include "journeyrank/measure/metric_choice.hpp"
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
  explicit Tally(std::vector<MetricChoice> metrics = {}) : metrics_(std::move(metrics)), table_(distinct_readings()) {}

  const std::vector<MetricChoice>& metrics() const noexcept { return metrics_; }

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
    for (const auto& time : {contact.started_at, contact.ended_at, contact.last_update_at, contact.churned_at}) {
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
    const EvaluatedContacts contacts(table_);
    for (const auto& [name, number] : contacts.journeys()) names.emplace_back(name);
    return names;
  }

  /// The answer of one metric for one journey.
  ///
  /// Edge    a journey without contacts: not measured
  /// Errors  bad_option for a metric that this tally was not made for
  Estimate evaluate(std::string_view journey, const MetricChoice& metric) const {
    const auto found = std::find(metrics_.begin(), metrics_.end(), metric);
    if (found == metrics_.end()) {
      throw Error(errc::bad_option, "the tally was not made for this metric (" + std::string(metric.name()) + ")");
    }
    const EvaluatedContacts contacts(table_);
    for (const auto& [name, number] : contacts.journeys()) {
      if (name == journey) return answer(static_cast<std::size_t>(found - metrics_.begin()), contacts, number);
    }
    return not_measured("no contact of the journey");
  }

  /// All metrics for all journeys, bytewise sorted.
  std::vector<JourneyMeasures> evaluate() const {
    const EvaluatedContacts contacts(table_);
    std::vector<JourneyMeasures> all;
    for (const auto& [name, number] : contacts.journeys()) {
      JourneyMeasures measures{std::string(name), static_cast<std::int64_t>(contacts.rows(number).size())};
      for (std::size_t i = 0; i < metrics_.size(); ++i) measures.estimates.push_back(answer(i, contacts, number));
      all.push_back(std::move(measures));
    }
    return all;
  }

  /// What a report should say of cells that could not be used.
  std::vector<Note> notes() const {
    std::vector<Note> notes = notes_on_ids();
    for (const auto& [reader, conditions, numbers] : table_.readings()) {
      const auto lacking = std::count(conditions.begin(), conditions.end(), std::int8_t{-1}) +
                           std::count(numbers.begin(), numbers.end(), not_read);
      if (lacking > 0 && lacking < contacts()) {
        Note note{"coverage", std::to_string(lacking) + " of " + std::to_string(contacts()) + " contacts have no \"" +
                                  reader.column() + "\" measured and stay out of what rests on it"};
        if (std::find(notes.begin(), notes.end(), note) == notes.end()) notes.push_back(std::move(note));
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
  /// Checks the metrics and lists what they read, each reading once; says which are whose in readings_of_.
  std::vector<Reading> distinct_readings() {
    std::vector<Reading> readings;
    for (const auto& choice : metrics_) {
      typed_.push_back(typed(choice));
      readings_of_.emplace_back();
      for (Reading& reading : std::visit([](const auto& each) { return readings_of(each); }, typed_.back())) {
        const auto found = std::find(readings.begin(), readings.end(), reading);
        readings_of_.back().push_back(static_cast<std::size_t>(found - readings.begin()));
        if (found == readings.end()) readings.push_back(std::move(reading));
      }
    }
    return readings;
  }

  /// What real exports do to ids: one customer who is nobody in particular, ids of contacts that are not unique.
  std::vector<Note> notes_on_ids() const {
    constexpr std::int64_t least = 20;  // contacts: of fewer, a quarter is nothing
    std::vector<Note> notes;
    std::vector<std::int64_t> counts(table_.customer_names(), 0);
    for (const std::uint32_t customer : table_.customers()) {
      if (customer != no_party) ++counts[customer];
    }
    std::uint32_t most = 0;
    for (std::uint32_t number = 1; number < counts.size(); ++number) {
      const bool first_by_name = table_.customer_name(number) < table_.customer_name(most);
      if (counts[number] > counts[most] || (counts[number] == counts[most] && first_by_name)) most = number;
    }
    if (contacts() >= least && !counts.empty() && counts[most] * 4 > contacts()) {
      notes.push_back({"one_customer", std::to_string(counts[most]) + " of " + std::to_string(contacts()) +
                                           " contacts are of the customer " + excerpt(table_.customer_name(most)) +
                                           "; if that is nobody in particular, list it under \"missing\" of "
                                           "customer_id in the mapping"});
    }
    if (const std::int64_t shared = table_.shared_ids(); shared > 0) {
      notes.push_back({"shared_id", std::to_string(shared) + (shared == 1 ? " contact_id was" : " contact_ids were") +
                                        " delivered for several customers, and only the newest contact of each counts; "
                                        "if the ids are not unique, map source, or number the rows (\"row_number\")"});
    }
    return notes;
  }

  Estimate answer(std::size_t metric, const EvaluatedContacts& contacts, std::uint32_t journey) const {
    std::vector<ReadingView> views;
    for (const std::size_t reading : readings_of_[metric]) views.push_back(contacts.view(reading));
    const JourneyContacts own(contacts.rows(journey), contacts.columns(), views);
    return std::visit([&own](const auto& each) { return each(own); }, typed_[metric]);
  }

  /// The metric with its type, found fit to use.
  static Metric typed(const MetricChoice& choice) {
    std::optional<Metric> metric = metric_of(choice);
    if (!metric) throw Error(errc::bad_option, "a tally was asked for a metric that is none");
    validate(*metric);
    return *std::move(metric);
  }

  std::vector<MetricChoice> metrics_;
  std::vector<Metric> typed_{};  // filled, with the next, while table_ is made: keep them before
  std::vector<std::vector<std::size_t>> readings_of_{};
  ContactTable table_;
  std::int64_t repeated_ = 0;
};

}  // namespace journeyrank
