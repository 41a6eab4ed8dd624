// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/measure/row_fault.hpp"

namespace journeyrank {

/// All rows with one fault in one column: how many, where the first ones are, and one of them.
struct Finding {
  static constexpr std::size_t most_places = 5;

  RowFault fault = RowFault::ragged_row;
  std::string column;  ///< "" when it is not about one column
  std::int64_t count = 0;
  std::vector<Place> places{};  ///< the first ones, by source, line and column
  std::string example{};        ///< the text at the first place, cut to 40 bytes; of a whole row why, cut to 160

  /// `csat is no number (12 rows): not measured; ... First: a.csv:3:12 ("n/a"), then lines 7, 9.`
  std::string sentence() const {
    const FaultText described = text_of(fault);
    std::string text = (column.empty() ? "" : column + " ") + described.what + " (" + std::to_string(count) +
                       (count == 1 ? " row" : " rows") + "): " + described.outcome;
    if (places.empty()) return text;
    text += ". First: " + to_string(places.front());
    if (!example.empty()) text += " (\"" + example + "\")";
    for (std::size_t i = 1; i < places.size(); ++i) {
      const bool same_source = places[i].source == places[0].source;
      text +=
          (i == 1 ? ", then " : ", ") + (same_source ? "line " + std::to_string(places[i].line) : to_string(places[i]));
    }
    return text;
  }

  friend bool operator==(const Finding&, const Finding&) = default;
};

/// What came in: how many rows, how many of them counted, and what was doubtful. Nothing is lost silently.
struct Intake {
  std::int64_t rows = 0;            ///< rows of the input, without the header
  std::int64_t used = 0;            ///< rows that were counted
  std::int64_t filtered = 0;        ///< rows that the mapping's `where` keeps out
  std::string currency{};           ///< of all money, as the mapping declares it
  std::vector<Finding> findings{};  ///< by fault, then column
  std::vector<Note> table_notes{};  ///< about the table as a whole

  /// Counts one doubtful row or cell; `place()` is asked only for the first ones.
  template <class GetPlace>
  void count(RowFault fault, std::string_view column, std::string_view text, GetPlace&& place) {
    Finding& finding = finding_of(fault, column);
    ++finding.count;
    if (finding.places.size() == Finding::most_places) return;
    if (finding.places.empty()) finding.example = shown(text, column.empty() ? 160 : 40);
    finding.places.push_back(place());
  }

  /// Adds what came in elsewhere. The order of merging does not matter.
  void merge(const Intake& other) {
    if (!currency.empty() && !other.currency.empty() && currency != other.currency) {
      throw Error(errc::bad_option, "found the currencies " + currency + " and " + other.currency + "; allowed: one");
    }
    if (currency.empty()) currency = other.currency;
    rows += other.rows;
    used += other.used;
    filtered += other.filtered;
    for (const auto& theirs : other.findings) {
      Finding& finding = finding_of(theirs.fault, theirs.column);
      finding.count += theirs.count;
      if (finding.places.empty() || (!theirs.places.empty() && is_before(theirs.places[0], finding.places[0]))) {
        finding.example = theirs.example;
      }
      finding.places.insert(finding.places.end(), theirs.places.begin(), theirs.places.end());
      std::sort(finding.places.begin(), finding.places.end(), is_before);
      if (finding.places.size() > Finding::most_places) finding.places.resize(Finding::most_places);
    }
    for (const auto& note : other.table_notes) {
      const auto at = std::lower_bound(table_notes.begin(), table_notes.end(), note, [](const Note& a, const Note& b) {
        return std::tie(a.code, a.text) < std::tie(b.code, b.text);
      });
      if (at == table_notes.end() || *at != note) table_notes.insert(at, note);
    }
  }

  /// Takes back what was said of one fault, where it is none after all.
  void drop(RowFault fault) {
    std::erase_if(findings, [fault](const Finding& finding) { return finding.fault == fault; });
  }

  /// Of contacts that were counted as used, so many turned out to stand in another part too.
  void count_as_repeated(std::int64_t contacts) {
    if (contacts == 0) return;
    used -= contacts;
    finding_of(RowFault::repeated_contact, "contact_id").count += contacts;
  }

  /// Rows with one fault, whatever their column.
  std::int64_t count_of(RowFault fault) const noexcept {
    std::int64_t count = 0;
    for (const auto& finding : findings) count += finding.fault == fault ? finding.count : 0;
    return count;
  }

  /// Deliveries of a contact (or customer) that stands in an earlier row.
  std::int64_t repeated() const noexcept {
    return count_of(RowFault::repeated_contact) + count_of(RowFault::repeated_customer);
  }

  /// Rows that could not be counted: with used, repeated and filtered they add up to rows.
  std::int64_t left_out() const noexcept { return rows - used - repeated() - filtered; }

  /// "24918 rows: 24915 used, 0 left out, 3 repeated": used, left out, repeated and filtered out add up to the rows.
  std::string summary() const {
    return std::to_string(rows) + (rows == 1 ? " row: " : " rows: ") + std::to_string(used) + " used, " +
           std::to_string(left_out()) + " left out, " + std::to_string(repeated()) + " repeated" +
           (filtered > 0 ? ", " + std::to_string(filtered) + " filtered out" : "");
  }

  /// The findings, and what is said of the table, for a report.
  std::vector<Note> notes() const {
    std::vector<Note> notes = table_notes;
    for (const auto& finding : findings) notes.push_back({name_of(finding.fault), finding.sentence()});
    return notes;
  }

  friend bool operator==(const Intake&, const Intake&) = default;

  /// At most so many bytes on one line, cut between letters.
  static std::string shown(std::string_view text, std::size_t most) {
    std::size_t length = std::min(text.size(), most);
    const auto continues = [&](std::size_t i) { return (static_cast<unsigned char>(text[i]) & 0xc0) == 0x80; };
    while (length > 0 && length < text.size() && continues(length)) --length;
    std::string line(text.substr(0, length));
    for (char& letter : line) {
      if (static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f) letter = ' ';
    }
    return line;
  }

 private:
  Finding& finding_of(RowFault fault, std::string_view column) {
    auto at = findings.begin();
    while (at != findings.end() && std::pair(at->fault, std::string_view(at->column)) < std::pair(fault, column)) ++at;
    if (at != findings.end() && at->fault == fault && at->column == column) return *at;
    return *findings.insert(at, Finding{.fault = fault, .column = std::string(column)});
  }

  static bool is_before(const Place& a, const Place& b) {
    return std::tie(a.source, a.line, a.column) < std::tie(b.source, b.line, b.column);
  }
};

}  // namespace journeyrank
