// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "journeyrank/base/byte_stream.hpp"
#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/measure/intake.hpp"
#include "journeyrank/measure/row_fault.hpp"

namespace journeyrank {

/// Writes down what came in with contacts: counts, findings with their first places, and notes on the table.
inline void write_intake(ByteWriter& to, const Intake& intake) {
  for (const std::int64_t count : {intake.rows, intake.used, intake.filtered}) to.number(count);
  to.text(intake.currency);
  to.number(static_cast<std::uint64_t>(intake.findings.size()));
  for (const auto& finding : intake.findings) {
    to.text(name_of(finding.fault));
    to.text(finding.column);
    to.number(finding.count);
    to.text(finding.example);
    to.number(static_cast<std::uint64_t>(finding.places.size()));
    for (const auto& place : finding.places) {
      to.text(place.source);
      to.number(static_cast<std::uint64_t>(place.line));
      to.number(static_cast<std::uint64_t>(place.column));
    }
  }
  to.number(static_cast<std::uint64_t>(intake.table_notes.size()));
  for (const auto& note : intake.table_notes) {
    to.text(note.code);
    to.text(note.text);
  }
}

/// Reads it back.
///
/// Errors  those of the reader, for a fault that has no such name, a negative count, or too many places
inline Intake read_intake(ByteReader& from) {
  Intake intake;
  const auto text = [&from] { return std::string(from.text()); };
  const auto count = [&from] {
    const auto read = from.number<std::int64_t>();
    if (read < 0) from.refuse("a count of rows is negative");
    return read;
  };
  intake.rows = count();
  intake.used = count();
  intake.filtered = count();
  intake.currency = text();
  for (auto left = from.number<std::uint64_t>(); left > 0; --left) {
    const auto fault = parse_enumerator<RowFault>(from.text());
    if (!fault) from.refuse("rows have a fault of another name");
    Finding finding{.fault = *fault, .column = text(), .count = count(), .example = text()};
    const auto places = from.number<std::uint64_t>();
    if (places > Finding::most_places) from.refuse("a finding has too many places");
    for (std::uint64_t i = 0; i < places; ++i) {
      Place place{text()};
      place.line = from.number<std::uint64_t>();
      place.column = static_cast<decltype(place.column)>(from.number<std::uint64_t>());
      finding.places.push_back(std::move(place));
    }
    intake.findings.push_back(std::move(finding));
  }
  for (auto left = from.number<std::uint64_t>(); left > 0; --left) {
    std::string code = text();
    intake.table_notes.push_back({std::move(code), text()});
  }
  return intake;
}

}  // namespace journeyrank
