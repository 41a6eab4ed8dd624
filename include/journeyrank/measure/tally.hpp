// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/contact_batch.hpp"
#include "journeyrank/measure/contact_lint.hpp"
#include "journeyrank/measure/contact_table.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/measure/evaluated_contacts.hpp"
#include "journeyrank/measure/journey_contacts.hpp"
#include "journeyrank/measure/metric.hpp"
#include "journeyrank/measure/metric_choice.hpp"
#include "journeyrank/measure/slicing.hpp"
#include "journeyrank/measure/tally_metrics.hpp"
#include "journeyrank/measure/timestamp.hpp"

namespace journeyrank {

/// What a tally says of one slice: the journeys that have contacts in it.
struct SliceMeasures {
  std::string period{};           ///< "2026-03"; "" where periods are not told apart
  std::vector<std::string> by{};  ///< what each column of the slicing says
  std::vector<JourneyMeasures> journeys{};

  friend bool operator==(const SliceMeasures&, const SliceMeasures&) = default;
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
/// Errors  bad_option for a faulty metric or slicing; missing_cell for a contact without id or start; bad_time outside
///         the years 1 to 9999; bad_number for a number that a metric reads and that is not finite, negative where that
///         cannot be, or beyond 2^53; too_large when it would outgrow a declared limit
/// Cost    O(1) a contact; O(contacts) to evaluate; memory grows with the distinct contacts and customers, not with
///         rows: with the metrics of the contact-centre template and ids of up to 15 bytes, 71 bytes a contact and 28 a
///         customer, up to twice that while a table grows; longer ids by their letters. bytes() says how much it is
class Tally {
 public:
  /// `most_bytes` is the memory that the tally may take.
  explicit Tally(std::vector<MetricChoice> metrics = {}, Slicing slicing = {},
                 std::size_t most_bytes = std::numeric_limits<std::size_t>::max())
      : metrics_(std::move(metrics)),
        slicing_((validate(slicing), std::move(slicing))),
        table_(metrics_.readings(), slicing_.by),
        most_bytes_(most_bytes) {}

  const std::vector<MetricChoice>& metrics() const noexcept { return metrics_.choices(); }
  const Slicing& slicing() const noexcept { return slicing_; }

  /// True when a metric counts contacts by their weight.
  bool is_weighted() const noexcept {
    return std::any_of(table_.readings().begin(), table_.readings().end(),
                       [](const ReadingColumn& each) { return each.reader.reads_weight(); });
  }

  /// Distinct contacts.
  std::int64_t contacts() const noexcept { return static_cast<std::int64_t>(table_.size()); }

  /// Deliveries of a contact that had been delivered before.
  std::int64_t repeated() const noexcept { return repeated_; }

  /// What the lint looks at: the distinct contacts, and what no table keeps of all deliveries.
  const ContactTable& table() const noexcept { return table_; }
  ContactLint observed() const noexcept {
    ContactLint all = observed_;
    all.merge(table_.observed());
    return all;
  }

  /// The columns outside the contact table that the metrics read.
  std::vector<std::string> extra_columns() const {
    std::vector<std::string> names;
    for (const auto& each : table_.readings()) {
      if (!each.reader.reads_nothing() && !kind_of(each.reader.column())) names.push_back(each.reader.column());
    }
    for (const auto& column : slicing_.by) {
      const bool is_known = kind_of(column) || std::find(names.begin(), names.end(), column) != names.end();
      if (!is_known) names.push_back(column);
    }
    return names;
  }

  /// Counts one contact; true when its id is new.
  bool add(const Contact& contact) {
    check(contact);
    if (contacts() % 256 == 0) refuse_to_outgrow();
    const bool is_new = table_.add(contact);
    repeated_ += is_new ? 0 : 1;
    return is_new;
  }

  /// Refuses a contact that cannot be counted: without id or start, or with a time outside the years 1 to 9999.
  static void check(const Contact& contact) {
    if (contact.contact_id.empty()) throw Error(errc::missing_cell, "a contact has no contact_id");
    if (!contact.started_at) {
      throw Error(errc::missing_cell, "contact \"" + std::string(contact.contact_id) + "\" has no started_at");
    }
    for (const auto& time : {contact.started_at, contact.ended_at, contact.last_update_at, contact.churned_at}) {
      // format_timestamp refuses a moment outside the years 1 to 9999.
      if (time && (*time < earliest_moment || *time > latest_moment)) static_cast<void>(format_timestamp(*time));
    }
  }

  /// A batch for contacts of this tally: check() each, push it back, add the batch when it has some hundreds.
  ContactBatch batch() const { return table_.batch(); }

  /// Counts the contacts of a batch; `repeated(at)` is called for each whose id was known.
  template <class Repeated>
  void add(const ContactBatch& batch, Repeated&& repeated) {
    refuse_to_outgrow();
    table_.add(batch, [&](std::size_t at) {
      ++repeated_;
      repeated(at);
    });
  }

  /// Bytes of memory that the contacts take; evaluating takes some 20 to 60 bytes a contact more for as long as it
  /// lasts.
  std::size_t bytes() const noexcept { return table_.bytes(); }

  /// Takes over what the readers of a batch have met: call it once the last contacts of the batch are in.
  void take_met(ContactBatch& batch) noexcept {
    table_.take_met(batch);
    observed_.merge(batch.observed());
    batch.observed() = {};
  }

  /// Counts all contacts of another tally.
  ///
  /// Errors  bad_option when the other one has other metrics or slices
  void merge(const Tally& other) {
    if (metrics() != other.metrics()) throw Error(errc::bad_option, "tallies of different metrics cannot be merged");
    if (slicing_ != other.slicing_) throw Error(errc::bad_option, "tallies of different slices cannot be merged");
    if (this == &other) return merge(Tally(other));
    refuse_to_outgrow();
    repeated_ += other.repeated_ + static_cast<std::int64_t>(table_.merge(other.table_));
    observed_.merge(other.observed());
  }

  /// All journeys that have contacts, bytewise sorted.
  std::vector<std::string> journeys() const {
    std::vector<std::string> names;
    const EvaluatedContacts contacts(table_);
    if (contacts.slices().empty()) return names;
    for (const auto& [name, group] : contacts.slices().front().journeys) names.emplace_back(name);
    return names;
  }

  /// The answer of one metric for one journey.
  ///
  /// Edge    a journey without contacts: not measured
  /// Errors  bad_option for a metric that this tally was not made for
  Estimate evaluate(std::string_view journey, const MetricChoice& metric) const {
    const std::size_t asked = metrics_.find(metric);
    const EvaluatedContacts contacts(table_);
    for (const auto& slice : contacts.slices()) {
      for (const auto& [name, group] : slice.journeys) {
        if (name == journey) return metrics_.answer(asked, contacts, group);
      }
    }
    return not_measured("no contact of the journey");
  }

  /// All metrics for all journeys, bytewise sorted, whatever the slice. `threads` (0: one a processor) never change a
  /// bit.
  std::vector<JourneyMeasures> evaluate(std::size_t threads = 1) const {
    const EvaluatedContacts contacts(table_, {}, threads);
    return contacts.slices().empty() ? std::vector<JourneyMeasures>{}
                                     : metrics_.answers(contacts, contacts.slices().front(), threads);
  }

  /// All metrics for all journeys of each slice, in order of time, then of what the columns say.
  ///
  /// Edge    a slice has the journeys with contacts in it; without slicing, all contacts are one slice. Whether a
  ///         contact is repeated, or its customer lost, is a fact of all contacts, also of those in other slices
  std::vector<SliceMeasures> evaluate_slices(std::size_t threads = 1) const {
    const EvaluatedContacts contacts(table_, slicing_, threads);
    std::vector<SliceMeasures> slices;
    for (const auto& slice : contacts.slices()) {
      slices.push_back({slice.period, slice.by, metrics_.answers(contacts, slice, threads)});
    }
    return slices;
  }

  /// What a report should say of cells that could not be used.
  std::vector<Note> notes() const {
    std::vector<Note> notes;
    if (const std::int64_t shared = table_.shared_ids(); shared > 0) {
      notes.push_back({"shared_id", std::to_string(shared) + (shared == 1 ? " contact_id was" : " contact_ids were") +
                                        " delivered for several customers, and only the newest contact of each counts; "
                                        "if the ids are not unique, map source, or number the rows (\"row_number\")"});
    }
    for (const auto& [reader, conditions, numbers] : table_.readings()) {
      if (reader.reads_weight()) {
        if (reader.unreadable() > 0) notes.push_back(note_on_weights(reader.unreadable()));
        continue;  // a contact without a weight stands for itself, and does not stay out
      }
      if (const auto* asked = std::get_if<Condition>(&reader.reading());
          asked != nullptr && !asked->direction.empty()) {
        continue;  // contacts of the other direction are not asked
      }
      const auto lacking = std::count(conditions.begin(), conditions.end(), std::int8_t{-1}) +
                           std::count(numbers.begin(), numbers.end(), not_read);
      if (lacking > 0 && lacking < contacts()) {
        Note note{"coverage", std::to_string(lacking) + " of " + std::to_string(contacts()) + " contacts have no \"" +
                                  reader.column() + "\" measured and stay out of what rests on it"};
        if (std::find(notes.begin(), notes.end(), note) == notes.end()) notes.push_back(std::move(note));
      }
      if (reader.unreadable() == 0 || reader.scale().is_declared()) continue;  // the lint tells of answers off a scale
      notes.push_back({"bad_number", std::to_string(reader.unreadable()) + " cells of column \"" + reader.column() +
                                         "\" are no numbers and count as not measured; declare their markers as "
                                         "missing in the mapping"});
    }
    return notes;
  }

  /// Equal when the metrics, their answers and the number of repeated deliveries are.
  friend bool operator==(const Tally& a, const Tally& b) {
    if (a.metrics() != b.metrics() || a.slicing_ != b.slicing_ || a.repeated_ != b.repeated_) return false;
    return a.evaluate() == b.evaluate() && (a.slicing_.is_none() || a.evaluate_slices() == b.evaluate_slices());
  }

 private:
  friend class TallyBytes;

  static Note note_on_weights(std::int64_t count) {
    return {"bad_number", std::to_string(count) + (count == 1 ? " weight is" : " weights are") +
                              " not within 1e-15 to 1e15 and counted as 1"};
  }

  /// Exact counts need every id: what does not fit is refused, never estimated.
  void refuse_to_outgrow() const {
    if (most_bytes_ == std::numeric_limits<std::size_t>::max() || bytes() <= most_bytes_) return;
    throw Error(
        errc::too_large,
        "the tally takes " + std::to_string(bytes()) + " bytes for " + std::to_string(contacts()) + " contacts of " +
            std::to_string(table_.customer_names()) + " customers; the limit is " + std::to_string(most_bytes_) +
            ": raise it, count fewer metrics or slices, or split the contacts by customer and measure each part");
  }

  TallyMetrics metrics_;
  Slicing slicing_;
  ContactTable table_;
  std::size_t most_bytes_;
  std::int64_t repeated_ = 0;
  ContactLint observed_{};  ///< of contacts that came in batches or tallies; the table has those that came alone
};

}  // namespace journeyrank
