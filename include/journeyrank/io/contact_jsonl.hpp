// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/io/byte_source.hpp"
#include "journeyrank/io/json_line.hpp"
#include "journeyrank/io/jsonl_fields.hpp"
#include "journeyrank/io/text_lines.hpp"
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

/// How much of a file of JSON Lines is believed.
struct JsonlOptions {
  std::vector<std::string> missing = {};               ///< texts that stand for a missing cell, beside the empty one
  std::size_t max_line_bytes = std::size_t{16} << 20;  ///< longest line
  std::size_t chunk_bytes = std::size_t{256} << 10;    ///< bytes asked for at a time

  static constexpr const char* name = "jsonl";
  static constexpr auto fields() {
    return FieldList{
        Field{"missing", &JsonlOptions::missing, "texts that stand for a missing cell, beside the empty one"},
        Field{"max_line_bytes", &JsonlOptions::max_line_bytes, "longest line"},
        Field{"chunk_bytes", &JsonlOptions::chunk_bytes, "bytes asked for at a time"}};
  }
};
static_assert(fully_described<JsonlOptions>);

/// Reads the contacts of a file of JSON Lines one by one, through a mapping, in the memory of one line: one object a
/// line, whose members are the columns. The columns that a mapping names are paths (see JsonPath).
///
///     ContactJsonl table(ByteSource::open("tickets.jsonl"), mapping);
///     while (table.next()) table.count(tally.add(table.contact()));
///
/// Numbers keep their digits, so ids of any length stay as they are; null and "" are empty cells, true and false flags.
///
/// Edge    empty lines are passed over; a line that is no object is left out and counted. A member that a line does not
///         have is an empty cell; where that says "not so far" (abandoned, churned, churned_at), it does so once any
///         line of any file of the tally has the member, before or after, and is not measured otherwise. Of the members
///         that are no contact columns only those pass through that are asked for (`extra`)
/// Errors  as BoundMapping, JsonPath and TextLines; duplicate_name as soon as two members give one contact column
/// Cost    O(bytes)
class ContactJsonl {
 public:
  explicit ContactJsonl(ByteSource source, const Mapping& mapping = {}, const JsonlOptions& options = {},
                        std::vector<std::string> extra = {}, const CustomerTable* customers = nullptr)
      : lines_(std::move(source), options.max_line_bytes, options.chunk_bytes),
        intake_(BoundMapping(joined(mapping, options), extra, lines_.source().name(), HeaderKind::growing), customers),
        extra_(std::move(extra)) {
    take_over_header();
  }

  /// Goes to the next contact; false at the end.
  bool next() {
    while (lines_.next()) {
      if (lines_.line().find_first_not_of(" \t") == std::string_view::npos) continue;
      if (!line_.read(lines_.line()) || line_.parts()[0].kind != JsonPartKind::object) {
        leave_out();
        continue;
      }
      fields_.for_each_new_key(line_, [this](const std::string& key) { consider(key); });
      contact_ = intake_.read(fields_.read(line_), [this](std::size_t field) { return place_of(field); });
      if (contact_ != nullptr) return true;
    }
    return false;
  }

  /// The contact of this line, valid until the next one.
  const Contact& contact() const noexcept { return *contact_; }

  /// Says whether the id of this contact was new to the tally.
  void count(bool is_new) {
    intake_.count(is_new, [this](std::size_t) { return Place{source_name(), lines_.number()}; });
  }

  /// Says which contacts a feed found again.
  void count(const RepeatedContacts& repeated) { intake_.report().merge(repeated.intake(source_name())); }

  /// The line of this contact.
  std::uint64_t line() const noexcept { return lines_.number(); }

  /// What came in so far, and which columns no line had.
  Intake intake() const;

  /// Errors  as read_contacts, when not one line could be counted
  void refuse_if_nothing_used() const;

  /// How far reading has come, and the size of the whole (0 when not known), for progress.
  std::uint64_t bytes_read() const noexcept { return lines_.source().bytes_read(); }
  std::uint64_t total_bytes() const noexcept { return lines_.source().total_bytes(); }
  const std::string& source_name() const noexcept { return lines_.source().name(); }

 private:
  static Mapping joined(Mapping mapping, const JsonlOptions& options) {
    mapping.missing.insert(mapping.missing.end(), options.missing.begin(), options.missing.end());
    return mapping;
  }

  void take_over_header() {
    const auto& header = intake_.bound().header();
    while (fields_.size() < header.size()) fields_.add(header[fields_.size()]);
  }

  /// A key that no line had before becomes a column when it is one of the contact table.
  void consider(const std::string& key) {
    const auto& header = intake_.bound().header();
    if (find_named_column(key).column == nullptr) return;
    if (std::find(header.begin(), header.end(), key) != header.end()) return;
    intake_.bound().add_field(key);
    take_over_header();
  }

  void leave_out() {
    const bool is_json = line_.fault().empty();
    const std::string why =
        is_json ? "found " + std::string(line_.parts()[0].kind == JsonPartKind::array ? "a list" : "a single value") +
                      "; allowed: an object in { }"
                : line_.fault();
    Intake& report = intake_.report();
    ++report.rows;
    report.count(RowFault::broken_line, "", why, [&] {
      return Place{source_name(), lines_.number(), (is_json ? 0 : line_.fault_at()) + 1};
    });
  }

  /// Where the cell of a field stands, when it is written in the line as it is.
  Place place_of(std::size_t field) const {
    const char* const begin = lines_.line().data();
    const char* const cell = fields_.cell(field).data();
    if (cell == nullptr || cell <= begin || cell > begin + lines_.line().size()) {
      return {source_name(), lines_.number()};
    }
    const std::size_t quote = *(cell - 1) == '"' ? 1 : 0;
    return {source_name(), lines_.number(), static_cast<std::size_t>(cell - begin) + 1 - quote};
  }

  TextLines lines_;
  JsonLine line_;
  ContactIntake intake_;
  JsonlFields fields_;
  std::vector<std::string> extra_;
  const Contact* contact_ = nullptr;
};

inline Intake ContactJsonl::intake() const {
  Intake report = intake_.report();
  const auto keys = fields_.keys();
  for (std::size_t f = 0; f < fields_.size() && report.used > 0; ++f) {
    const std::string& name = fields_.name(f);
    if (fields_.was_seen(f) || intake_.joins(name)) continue;
    if (name == "customer_id") {
      std::erase_if(report.findings, [](const Finding& finding) { return finding.fault == RowFault::no_customer; });
      report.table_notes.push_back(no_customers_note(source_name()));
      continue;
    }
    const bool is_extra = std::find(extra_.begin(), extra_.end(), name) != extra_.end();
    report.table_notes.push_back({"no_such_column", "no line of " + source_name() + " has \"" + name + "\", which " +
                                                        (is_extra ? "a metric reads" : "the mapping names") +
                                                        did_you_mean(name, keys)});
  }
  return report;
}

inline void ContactJsonl::refuse_if_nothing_used() const {
  const Intake& report = intake_.report();
  if (report.rows == 0) throw Error(errc::empty_input, Place{source_name()}, "no line holds an object");
  for (const char* required : BoundMapping::required_columns) {
    const std::size_t field = intake_.bound().field_of(required);
    if (!intake_.bound().reads_field(required) || fields_.was_seen(field) || report.filtered == report.rows) continue;
    if (report.count_of(RowFault::broken_line) == report.rows) continue;
    throw Error(errc::missing_column, Place{source_name()},
                "no line has \"" + fields_.name(field) + "\"" + did_you_mean(fields_.name(field), fields_.keys()) +
                    "; name it in a mapping: {\"columns\": {\"" + required + "\": {\"from\": \"...\"}}}");
  }
  journeyrank::refuse_if_nothing_used(report, source_name());
}

/// Counts all contacts of a file of JSON Lines and says what came in, as for a CSV file.
///
/// Errors  as ContactJsonl; missing_column when no line has a contact_id, journey or started_at; when not one line can
///         be counted, the reason is thrown
template <class Progress = NoProgress>
Intake read_contacts(ByteSource source, const Mapping& mapping, Tally& tally, const JsonlOptions& options,
                     Progress&& progress = {}, const CustomerTable* customers = nullptr) {
  ContactJsonl table(std::move(source), mapping, options, tally.extra_columns(), customers);
  ContactFeed feed(tally);
  for (std::uint64_t rows = 0; table.next(); ++rows) {
    feed.push(table.contact(), table.line());
    if (rows % 4096 == 0) progress(table.bytes_read(), table.total_bytes());
  }
  table.count(feed.finish());
  table.refuse_if_nothing_used();
  Intake intake = table.intake();
  if (tally.is_weighted()) intake.drop(RowFault::unused_weight);
  return intake;
}

}  // namespace journeyrank
