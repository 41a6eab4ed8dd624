// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <optional>

#include "journeyrank/base/enumerator.hpp"

namespace journeyrank {

/// What can be doubtful about a row of contacts or customers. The first five leave the row out.
enum class RowFault {
  ragged_row,
  broken_line,
  missing_contact_id,
  missing_customer_id,
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
  unlisted_value,
  placeholder,
  rounded_id,
  zero_score,
  bad_weight,
  unused_weight,
  unknown_customer,
  repeated_customer,
  bad_loss_date,
  other_loss,
};

constexpr auto enumerators(RowFault) {
  using enum RowFault;
  return std::array{Enumerator{"ragged_row", ragged_row},
                    Enumerator{"broken_line", broken_line},
                    Enumerator{"missing_contact_id", missing_contact_id},
                    Enumerator{"missing_customer_id", missing_customer_id},
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
                    Enumerator{"no_customer", no_customer},
                    Enumerator{"unlisted_value", unlisted_value},
                    Enumerator{"placeholder", placeholder},
                    Enumerator{"rounded_id", rounded_id},
                    Enumerator{"zero_score", zero_score},
                    Enumerator{"bad_weight", bad_weight},
                    Enumerator{"unused_weight", unused_weight},
                    Enumerator{"unknown_customer", unknown_customer},
                    Enumerator{"repeated_customer", repeated_customer},
                    Enumerator{"bad_loss_date", bad_loss_date},
                    Enumerator{"other_loss", other_loss}};
}

/// A fault or none. Every cell of a table has the one or the other: a number goes through a register, where
/// std::optional<RowFault> goes through memory in two parts that the next step waits for.
class MaybeFault {
 public:
  constexpr MaybeFault() noexcept = default;
  constexpr MaybeFault(std::nullopt_t) noexcept {}
  constexpr MaybeFault(RowFault fault) noexcept : number_(static_cast<int>(fault)) {}

  constexpr bool has_value() const noexcept { return number_ != none; }
  constexpr explicit operator bool() const noexcept { return has_value(); }
  constexpr RowFault operator*() const noexcept { return static_cast<RowFault>(number_); }

  friend constexpr bool operator==(const MaybeFault&, const MaybeFault&) = default;

 private:
  static constexpr int none = -1;
  int number_ = none;
};

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
    case RowFault::broken_line:
      return {"the line is no JSON object", "left out"};
    case RowFault::missing_contact_id:
      return {"is empty", "left out"};
    case RowFault::missing_customer_id:
      return {"is empty", "left out of the table of customers"};
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
    case RowFault::unlisted_value:
      return {"is none of the words it usually holds", "kept as it is; translate it with \"values\" to compare"};
    case RowFault::placeholder:
      return {"is a text that often stands for nothing",
              "kept as it is; if it means a missing cell, list it under \"missing\""};
    case RowFault::rounded_id:
      return {"was rounded by a spreadsheet",
              "kept as it is, but different ids may have become one; export it as text"};
    case RowFault::zero_score:
      return {"is 0", "counted as an answer; if it means that there was none, list it under its \"missing\""};
    case RowFault::bad_weight:
      return {"is not above 0", "counted with the weight 1"};
    case RowFault::unused_weight:
      return {"is not 1",
              "counted as one contact all the same; set \"weighted\": true on the metrics that count or average what "
              "contacts say (those of cases, losses, quantiles and customers take no weights: an extract breaks the "
              "chains that they follow)"};
    case RowFault::unknown_customer:
      return {"is not in the table of customers", "counted without what the table says"};
    case RowFault::repeated_customer:
      return {"stands in an earlier row", "the row with the later start counts"};
    case RowFault::bad_loss_date:
      return {"is no readable time",
              "counted as a loss without a date; declare its format and zone in the mapping, or list a text that "
              "stands for no loss under \"missing\""};
    case RowFault::other_loss:
      return {"says something else of the loss than the table of customers",
              "what the contact says counts; only its empty cells are filled in by the table"};
  }
  return {"", ""};
}

}  // namespace journeyrank
