// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/measure/case_counts.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/contact_batch.hpp"
#include "journeyrank/measure/contact_lint.hpp"
#include "journeyrank/measure/contact_table.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/measure/evaluated_contacts.hpp"
#include "journeyrank/measure/journey_contacts.hpp"
#include "journeyrank/measure/memory_limit.hpp"
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

/// What a tally says of all contacts: each journey, bytewise sorted, and the cases by each rule that a metric goes by.
struct TallyAnswers {
  std::vector<JourneyMeasures> journeys{};
  std::vector<RuleCounts> cases{};
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
  /// bytes() never exceeds `most_bytes`: a contact that would outgrow it is refused before it is counted, and so is a
  /// tally to be merged, of which then nothing is. Beside it stand the contacts at hand, and while a column grows its
  /// old memory beside its new.
  explicit Tally(std::vector<MetricChoice> metrics = {}, Slicing slicing = {},
                 std::size_t most_bytes = MemoryLimit::none)
      : metrics_(std::move(metrics)),
        slicing_((validate(slicing), std::move(slicing))),
        table_(metrics_.readings(), slicing_.by),
        limit_(most_bytes) {}

  const std::vector<MetricChoice>& metrics() const noexcept { return metrics_.choices(); }
  const Slicing& slicing() const noexcept { return slicing_; }

  /// True when a metric counts contacts by their weight.
  bool is_weighted() const noexcept { return metrics_.is_weighted(); }

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

  /// Makes room for so many distinct contacts at once, which spares most of what growing costs; fewer or more may come.
  ///
  /// Edge    nothing happens where memory is limited: what may be taken is then told contact by contact
  void expect(std::size_t contacts) {
    if (limit_.is_none()) table_.reserve(contacts);
  }

  /// Counts one contact; true when its id is new.
  bool add(const Contact& contact) {
    check(contact);
    refuse_to_outgrow(contact);
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

  /// Counts the contacts of a batch, those before one that is refused too; `repeated(at)` is called for each whose id
  /// was known.
  template <class Repeated>
  void add(const ContactBatch& batch, Repeated&& repeated) {
    const auto put_in = [&](std::size_t from, std::size_t to) {
      table_.add(batch, from, to, [&](std::size_t at) {
        ++repeated_;
        repeated(at);
      });
    };
    const std::size_t size = batch.size();
    if (limit_.has_room(table_, size, batch.letters()) || limit_.has_room(table_, batch, 0, size)) {
      return put_in(0, size);
    }
    for (std::size_t at = 0; at < size; ++at) {
      limit_.check(table_, batch, at, at + 1);
      put_in(at, at + 1);
    }
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

  /// Counts all contacts of another tally, and returns how many of them were known.
  ///
  /// Errors  bad_option when the other one has other metrics or slices; too_large; nothing of it is counted then
  std::int64_t merge(const Tally& other) {
    if (metrics() != other.metrics()) throw Error(errc::bad_option, "tallies of different metrics cannot be merged");
    if (slicing_ != other.slicing_) throw Error(errc::bad_option, "tallies of different slices cannot be merged");
    if (this == &other) return merge(Tally(other));
    limit_.check(table_, other.table_);
    const auto known = static_cast<std::int64_t>(table_.merge(other.table_));
    repeated_ += other.repeated_ + known;
    observed_.merge(other.observed());
    return known;
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
  std::vector<JourneyMeasures> evaluate(std::size_t threads = 1) const { return answers(threads).journeys; }

  /// The same, and how many cases there are.
  TallyAnswers answers(std::size_t threads = 1) const {
    const EvaluatedContacts contacts(table_, {}, threads);
    if (contacts.slices().empty()) return {};
    return {metrics_.answers(contacts, contacts.slices().front(), threads),
            {contacts.case_counts().begin(), contacts.case_counts().end()}};
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
      if (const auto* asked = std::get_if<Condition>(&reader.reading());
          asked != nullptr && !asked->direction.empty()) {
        continue;  // contacts of the other direction are not asked
      }
      auto lacking = std::count(conditions.begin(), conditions.end(), std::int8_t{-1}) +
                     std::count(numbers.begin(), numbers.end(), not_read);
      if (reader.may_be_left_out() && reader.meant(left_out_cell) == not_read) {
        lacking += std::count(conditions.begin(), conditions.end(), condition_cell(left_out_cell)) +
                   std::count(numbers.begin(), numbers.end(), left_out_cell);
      }
      // A contact without a weight stands for itself, and does not stay out.
      if (lacking > 0 && lacking < contacts() && !reader.reads_weight()) {
        Note note{"coverage", std::to_string(lacking) + " of " + std::to_string(contacts()) + " contacts have no \"" +
                                  reader.column() + "\" measured and stay out of what rests on it"};
        if (std::find(notes.begin(), notes.end(), note) == notes.end()) notes.push_back(std::move(note));
      }
      // The lint tells of answers off a scale.
      if (reader.unreadable() > 0 && !reader.scale().is_declared()) notes.push_back(reader.note_on_unreadable());
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

  /// Refuses a contact that the limit has no room for.
  void refuse_to_outgrow(const Contact& contact) {
    if (limit_.is_none() || limit_.has_room(table_, 1, letters_of(contact))) return;
    ContactBatch one = batch();
    one.push_back(contact);
    limit_.check(table_, one, 0, 1);
  }

  TallyMetrics metrics_;
  Slicing slicing_;
  ContactTable table_;
  MemoryLimit limit_;
  std::int64_t repeated_ = 0;
  ContactLint observed_{};  ///< of contacts that came in batches or tallies; the table has those that came alone
};

}  // namespace journeyrank
