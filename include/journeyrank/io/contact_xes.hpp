// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/io/byte_source.hpp"
#include "journeyrank/io/contact_file.hpp"
#include "journeyrank/io/xes_events.hpp"
#include "journeyrank/measure/bound_mapping.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/contact_feed.hpp"
#include "journeyrank/measure/contact_intake.hpp"
#include "journeyrank/measure/customer_table.hpp"
#include "journeyrank/measure/intake.hpp"
#include "journeyrank/measure/mapping.hpp"
#include "journeyrank/measure/row_fault.hpp"
#include "journeyrank/measure/tally.hpp"

namespace journeyrank {

/// How much of a XES log is believed.
struct XesOptions {
  std::vector<std::string> missing = {};               ///< texts that stand for a missing cell, beside the empty one
  std::size_t max_token_bytes = std::size_t{4} << 20;  ///< longest element, comment or text

  static constexpr const char* name = "xes";
  static constexpr auto fields() {
    return FieldList{
        Field{"missing", &XesOptions::missing, "texts that stand for a missing cell, beside the empty one"},
        Field{"max_token_bytes", &XesOptions::max_token_bytes, "longest element, comment or text"}};
  }
};
static_assert(fully_described<XesOptions>);

/// Reads the contacts of a XES log one by one, through a mapping, in the memory of one chunk: each event is a row,
/// whose columns are its attributes by their keys ("concept:name"), those of its trace ("case:concept:name"),
/// `event:id` and `event:start` (see XesEvents). The ready mapping "xes" makes contacts of events that complete.
///
/// Edge    an attribute that an event does not have is not measured. Of the attributes that are no contact columns only
///         those pass through that are asked for (`extra`)
/// Errors  as XesEvents and BoundMapping
/// Cost    O(bytes)
class ContactXes {
 public:
  explicit ContactXes(ByteSource source, const Mapping& mapping = {}, const XesOptions& options = {},
                      std::vector<std::string> extra = {}, const CustomerTable* customers = nullptr)
      : events_(std::move(source), options.max_token_bytes),
        intake_(BoundMapping(joined(mapping, options), extra, events_.source().name(), HeaderKind::growing), customers),
        extra_(std::move(extra)) {}

  /// Goes to the next contact; false at the end.
  bool next() {
    while (events_.next()) {
      fill_record();
      const Place place{source_name(), events_.event().line};
      contact_ = intake_.read(record_, [&place](std::size_t) { return place; });
      if (contact_ != nullptr) return true;
    }
    return false;
  }

  /// The contact of this event, valid until the next one.
  const Contact& contact() const noexcept { return *contact_; }

  /// Says whether the id of this contact was new to the tally.
  void count(bool is_new) {
    intake_.count(is_new, [this](std::size_t) { return Place{source_name(), events_.event().line}; });
  }

  /// Says which contacts a feed found again.
  void count(const RepeatedContacts& repeated) { intake_.report().merge(repeated.intake(source_name())); }

  /// The line of this event.
  std::uint64_t line() const noexcept { return events_.event().line; }

  /// What came in so far, and which attributes that metrics read no event had.
  Intake intake() const {
    Intake report = intake_.report();
    for (const auto& name : extra_) {
      if (seen_.count(name) != 0 || intake_.joins(name)) continue;
      report.table_notes.push_back(
          {"no_such_column", "no event of " + source_name() + " has \"" + name + "\", which a metric reads"});
    }
    return report;
  }

  std::uint64_t bytes_read() const noexcept { return events_.source().bytes_read(); }
  std::uint64_t total_bytes() const noexcept { return events_.source().total_bytes(); }
  const std::string& source_name() const noexcept { return events_.source().name(); }

 private:
  static Mapping joined(Mapping mapping, const XesOptions& options) {
    mapping.missing.insert(mapping.missing.end(), options.missing.begin(), options.missing.end());
    return mapping;
  }

  /// The attributes of the event in the order of the header, which grows by contact columns that turn up.
  void fill_record() {
    for (const auto& attribute : events_.event().attributes) {
      const auto& header = intake_.bound().header();
      if (find_named_column(attribute.key).column == nullptr) continue;
      if (std::find(header.begin(), header.end(), attribute.key) == header.end()) {
        intake_.bound().add_field(attribute.key);
      }
    }
    const auto& header = intake_.bound().header();
    record_.assign(header.size(), std::string_view{});
    for (std::size_t field = 0; field < header.size(); ++field) {
      const std::string* const found = events_.event().find(header[field]);
      if (found == nullptr) continue;
      record_[field] = *found;
      if (seen_.size() < header.size()) seen_.insert(header[field]);
    }
  }

  XesEvents events_;
  ContactIntake intake_;
  std::vector<std::string> extra_;
  std::vector<std::string_view> record_;
  std::unordered_set<std::string> seen_;  // of the header
  const Contact* contact_ = nullptr;
};

/// Counts all contacts of a XES log and says what came in, as for a CSV file.
///
/// Errors  as ContactXes; empty_input without events; when not one can be counted, the reason is thrown
template <class Progress = NoProgress>
Intake read_contacts(ByteSource source, const Mapping& mapping, Tally& tally, const XesOptions& options,
                     Progress&& progress = {}, const CustomerTable* customers = nullptr) {
  ContactXes table(std::move(source), mapping, options, tally.extra_columns(), customers);
  ContactFeed feed(tally);
  for (std::uint64_t rows = 0; table.next(); ++rows) {
    feed.push(table.contact(), table.line());
    if (rows % 4096 == 0) progress(table.bytes_read(), table.total_bytes());
  }
  table.count(feed.finish());
  Intake intake = table.intake();
  if (tally.is_weighted()) intake.drop(RowFault::unused_weight);
  if (intake.rows == 0) throw Error(errc::empty_input, Place{table.source_name()}, "the log has no event");
  refuse_if_nothing_used(intake, table.source_name());
  return intake;
}

/// Counts all contacts of a file of any format, XES among them (see read_contact_file).
template <class Progress = NoProgress>
Intake read_any_contact_file(ByteSource source, const Mapping& mapping, Tally& tally,
                             const ContactFileOptions& options = {}, Progress&& progress = {},
                             const CustomerTable* customers = nullptr) {
  if (options.format.value_or(contact_format_of(source.name())) != ContactFormat::xes) {
    return read_contact_file(std::move(source), mapping, tally, options, std::forward<Progress>(progress), customers);
  }
  refuse_csv_options(options.csv, ContactFormat::xes);
  return read_contacts(std::move(source), mapping, tally, XesOptions{.missing = options.csv.missing},
                       std::forward<Progress>(progress), customers);
}

}  // namespace journeyrank
