// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstdint>

#include "journeyrank/measure/contact_end.hpp"
#include "journeyrank/measure/contact_table.hpp"
#include "journeyrank/measure/reading.hpp"

namespace journeyrank {

/// The latest time that any contact of a table names: its start, its update, or, where a reading asks for ends, its
/// end. Until then, at least, it is known which contacts were open; where a log was exported later and nothing in it
/// says so, that is not known.
///
/// Edge    no contacts: 0
inline std::int64_t known_until(const ContactTable& table) noexcept {
  const auto starts = table.started_at();
  if (starts.empty()) return 0;
  std::int64_t latest = *std::max_element(starts.begin(), starts.end());
  for (const std::int64_t update : table.updated_at()) latest = std::max(latest, update);
  for (const auto& column : table.readings()) {
    if (!column.reader.reads_end()) continue;
    for (const std::int64_t reading : column.numbers) {
      if (reading == not_read) continue;
      const ContactEnd end = unpacked(reading);
      if (end.kind == EndKind::ended || end.kind == EndKind::open) latest = std::max(latest, end.time);
    }
  }
  return latest;
}

}  // namespace journeyrank
