// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include "journeyrank/base/enumerator.hpp"

namespace journeyrank {

/// What can be doubtful about a row of contacts. The first three leave the row out.
enum class RowFault {
  ragged_row,
  missing_contact_id,
  bad_start,
  bad_time,
  ended_before_started,
  repeated_contact,
  equal_row,
  bad_number,
  negative_number,
  rounded_money,
  bad_flag,
  unknown_value,
  no_journey,
  no_customer,
};

constexpr auto enumerators(RowFault) {
  using enum RowFault;
  return std::array{Enumerator{"ragged_row", ragged_row},
                    Enumerator{"missing_contact_id", missing_contact_id},
                    Enumerator{"bad_start", bad_start},
                    Enumerator{"bad_time", bad_time},
                    Enumerator{"ended_before_started", ended_before_started},
                    Enumerator{"repeated_contact", repeated_contact},
                    Enumerator{"equal_row", equal_row},
                    Enumerator{"bad_number", bad_number},
                    Enumerator{"negative_number", negative_number},
                    Enumerator{"rounded_money", rounded_money},
                    Enumerator{"bad_flag", bad_flag},
                    Enumerator{"unknown_value", unknown_value},
                    Enumerator{"no_journey", no_journey},
                    Enumerator{"no_customer", no_customer}};
}

/// True when a row with this fault is not counted at all.
constexpr bool leaves_row_out(RowFault fault) noexcept { return fault <= RowFault::bad_start; }

/// What a fault is, and what it means for the row.
struct FaultText {
  const char* what;     ///< follows the name of the column
  const char* outcome;  ///< what happens to the row or cell, and what to do about it
};

constexpr FaultText text_of(RowFault fault) noexcept {
  switch (fault) {
    case RowFault::ragged_row:
      return {"the row has not the fields of the header", "left out"};
    case RowFault::missing_contact_id:
      return {"is empty", "left out"};
    case RowFault::bad_start:
      return {"is no readable time", "left out; declare its format and zone in the mapping"};
    case RowFault::bad_time:
      return {"is no readable time", "not measured; declare its format and zone in the mapping"};
    case RowFault::ended_before_started:
      return {"is before started_at", "counted without an end"};
    case RowFault::repeated_contact:
      return {"stands in an earlier row", "counted once: the newest update is kept, or else the later start"};
    case RowFault::equal_row:
      return {"numbers a row that equals an earlier one",
              "counted, for the rows have no id of their own that would tell a repeated delivery"};
    case RowFault::bad_number:
      return {"is no number, or beyond 2^53", "not measured; declare its text as missing in the mapping"};
    case RowFault::negative_number:
      return {"is negative", "not measured"};
    case RowFault::rounded_money:
      return {"has more than two decimals", "rounded to hundredths, halves to even"};
    case RowFault::bad_flag:
      return {"is neither true nor false", "not measured; translate it with \"values\""};
    case RowFault::unknown_value:
      return {"is no word it may hold", "not measured; translate it with \"values\""};
    case RowFault::no_journey:
      return {"is empty", "counted as \"(unmapped)\" and kept out of the ranking"};
    case RowFault::no_customer:
      return {"is empty", "counted, but kept out of all that is per customer"};
  }
  return {"", ""};
}

}  // namespace journeyrank
