// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "journeyrank/base/large_vector.hpp"
#include "journeyrank/measure/case_rows.hpp"
#include "journeyrank/measure/contact_case.hpp"
#include "journeyrank/measure/contact_names.hpp"
#include "journeyrank/measure/reading.hpp"
#include "journeyrank/measure/sparse_column.hpp"

namespace journeyrank {

/// What a table keeps of each contact beside its readings; names by their numbers.
struct ContactRow {
  std::int64_t updated_at = not_read;
  std::int64_t started_at = 0;
  std::uint32_t journey = 0;
  std::uint32_t customer = no_party;
  std::uint32_t parent = no_party;
  CaseRow of_case{};
};

/// Whether what tells cases apart is kept: 8 bytes a contact, and more where accounts, issues or cases are named.
enum class KeepCases { no, yes };

/// The same of all contacts of a table, in columns.
struct ContactRows {
  SparseColumn<std::int64_t> updated_at{not_read};
  LargeVector<std::int64_t> started_at{};
  LargeVector<std::uint32_t> journeys{};
  LargeVector<std::uint32_t> customers{};
  SparseColumn<std::uint32_t> parents{no_party};
  CaseRows cases{};  ///< empty unless kept
  KeepCases keep_cases = KeepCases::no;

  std::size_t size() const noexcept { return journeys.size(); }
  bool keeps_cases() const noexcept { return keep_cases == KeepCases::yes; }

  ContactRow row(std::size_t at) const {
    ContactRow row{updated_at[at], started_at[at], journeys[at], customers[at], parents[at]};
    if (keeps_cases()) row.of_case = cases.row(at);
    return row;
  }

  void push_back(const ContactRow& row) {
    updated_at.push_back(row.updated_at);
    started_at.push_back(row.started_at);
    journeys.push_back(row.journey);
    customers.push_back(row.customer);
    parents.push_back(row.parent);
    if (keeps_cases()) cases.push_back(row.of_case);
  }

  /// Bytes of memory that they take.
  std::size_t bytes() const noexcept {
    std::size_t bytes = 0;
    for_each_column([&bytes](const auto& column) {
      if constexpr (requires { column.values(); }) {
        bytes += column.capacity() * sizeof column[0];
      } else {
        bytes += column.capacity() * sizeof column[0];
      }
    });
    return bytes;
  }

  /// Calls `visit(column)` for each column that has an entry a row.
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
    visit(rows.updated_at);
    visit(rows.started_at);
    visit(rows.journeys);
    visit(rows.customers);
    visit(rows.parents);
    if (rows.keeps_cases()) rows.cases.for_each_column(visit);
  }
};

/// Which of two copies of a contact is newer, by its update and start, then by its names: above 0 for the first, below
/// for the second, 0 when these do not tell.
inline int compare_newness(const ContactRow& a, const ContactRow& b, const ContactNames& names) noexcept {
  if (a.updated_at != b.updated_at) return a.updated_at > b.updated_at ? 1 : -1;
  if (a.started_at != b.started_at) return a.started_at > b.started_at ? 1 : -1;
  if (const int order = compare_names(names.journeys, a.journey, b.journey)) return order;
  return compare_names(names.customers, a.customer, b.customer);
}

/// The same by what tells cases apart.
inline int compare_cases(const CaseRow& a, const CaseRow& b, const ContactNames& names) noexcept {
  if (a.ended_at != b.ended_at) return a.ended_at > b.ended_at ? 1 : -1;
  if (const int order = compare_names(names.accounts, a.account, b.account)) return order;
  if (const int order = compare_names(names.issues, a.issue, b.issue)) return order;
  if (const int order = compare_names(names.cases, a.declared, b.declared)) return order;
  return a.resolved - b.resolved;
}

}  // namespace journeyrank
