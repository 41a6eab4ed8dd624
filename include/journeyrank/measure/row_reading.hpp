// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/row_fault.hpp"

namespace journeyrank {

/// A doubtful cell of one row.
struct CellFault {
  RowFault fault;
  std::size_t field;      ///< in the record
  const char* column;     ///< the contact column
  std::string_view text;  ///< as it stands in the record
};

/// A row as a contact, and what is doubtful about it. Both are valid until the next row is read.
struct RowReading {
  const Contact* contact = nullptr;  ///< nullptr when the row cannot be counted
  std::span<const CellFault> faults{};
  bool filtered = false;  ///< the mapping's `where` keeps the row out
};

}  // namespace journeyrank
