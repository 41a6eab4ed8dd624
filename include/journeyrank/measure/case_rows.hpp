// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "journeyrank/base/large_vector.hpp"
#include "journeyrank/measure/contact_case.hpp"
#include "journeyrank/measure/sparse_column.hpp"

namespace journeyrank {

/// What tells cases apart, of one contact; names by their numbers.
struct CaseRow {
  std::int64_t ended_at = 0;
  std::uint32_t account = no_party;   ///< no_party: the customer stands for it
  std::uint32_t issue = no_party;     ///< no_party: the journey stands for it
  std::uint32_t declared = no_party;  ///< its case_id
  std::int8_t resolved = -1;

  friend bool operator==(const CaseRow&, const CaseRow&) = default;
};

/// The same of all contacts of a table, in columns.
struct CaseRows {
  LargeVector<std::int64_t> ended_at{};
  SparseColumn<std::uint32_t> accounts{no_party};
  SparseColumn<std::uint32_t> issues{no_party};
  SparseColumn<std::uint32_t> declared{no_party};
  SparseColumn<std::int8_t> resolved{-1};

  CaseRow row(std::size_t at) const noexcept {
    return {ended_at[at], accounts[at], issues[at], declared[at], resolved[at]};
  }

  void push_back(const CaseRow& row) {
    ended_at.push_back(row.ended_at);
    accounts.push_back(row.account);
    issues.push_back(row.issue);
    declared.push_back(row.declared);
    resolved.push_back(row.resolved);
  }

  template <class Visit>
  void for_each_column(Visit&& visit) {
    for_each_column_of(*this, visit);
  }
  template <class Visit>
  void for_each_column(Visit&& visit) const {
    for_each_column_of(*this, visit);
  }

 private:
  template <class Rows, class Visit>
  static void for_each_column_of(Rows& rows, Visit& visit) {
    visit(rows.ended_at);
    visit(rows.accounts);
    visit(rows.issues);
    visit(rows.declared);
    visit(rows.resolved);
  }
};

}  // namespace journeyrank
