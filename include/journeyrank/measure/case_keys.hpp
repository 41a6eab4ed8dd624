// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "journeyrank/measure/case_rule.hpp"
#include "journeyrank/measure/contact_case.hpp"
#include "journeyrank/measure/contact_table.hpp"
#include "journeyrank/measure/name_index.hpp"
#include "journeyrank/measure/sparse_column.hpp"

namespace journeyrank {

/// Numbers of something for each contact of a table: those of one of its columns, or its own.
struct ContactNumbers {
  std::span<const std::uint32_t> numbers{};
  std::size_t count = 0;  ///< numbers are below it
  std::vector<std::uint32_t> own{};
};

/// The numbers of a column, and where it has none those of another, numbered on behind them. Where one name stands in
/// both, it is one.
inline ContactNumbers numbers_or(const SparseColumn<std::uint32_t>& column, const NameIndex& names,
                                 std::span<const std::uint32_t> others, const NameIndex& other_names) {
  if (column.is_uniform()) return {others, other_names.size(), {}};
  std::vector<std::uint32_t> standing(other_names.size());
  for (std::uint32_t i = 0; i < standing.size(); ++i) {
    const auto same = names.find(other_names[i]);
    standing[i] = same ? *same : static_cast<std::uint32_t>(names.size()) + i;
  }
  ContactNumbers numbers{{}, names.size() + other_names.size(), std::vector<std::uint32_t>(others.size())};
  for (std::size_t row = 0; row < others.size(); ++row) {
    const std::uint32_t own = column[row];
    numbers.own[row] = own != no_party ? own : others[row] == no_party ? no_party : standing[others[row]];
  }
  numbers.numbers = numbers.own;
  return numbers;
}

/// The account of each contact; the customer stands for it where none is named.
inline ContactNumbers accounts_of(const ContactTable& table) {
  return numbers_or(table.case_rows().accounts, table.names().accounts, table.customers(), table.names().customers);
}

/// The party and the subject of each contact under a key. A contact with a case_id of its own has that for both.
struct CaseKeys {
  ContactNumbers parties{};
  ContactNumbers subjects{};             ///< empty: all are about one thing
  std::vector<std::uint8_t> declared{};  ///< 1: by its case_id; empty when none has one
};

/// Those of all contacts of a table that keeps what tells cases apart.
///
/// Cost    O(n) where accounts, issues or cases are named, else O(1): what stands in the table is borrowed
inline CaseKeys case_keys(const ContactTable& table, CaseKey key) {
  const CaseRows& rows = table.case_rows();
  const ContactNames& names = table.names();
  const bool by_account = key == CaseKey::account || key == CaseKey::account_issue;
  const bool by_issue = key == CaseKey::account_issue || key == CaseKey::customer_issue;
  CaseKeys keys;
  keys.parties = by_account ? accounts_of(table) : ContactNumbers{table.customers(), names.customers.size(), {}};
  if (by_issue) keys.subjects = numbers_or(rows.issues, names.issues, table.journeys(), names.journeys);
  if (rows.declared.is_uniform()) return keys;
  for (auto* numbers : {&keys.parties, &keys.subjects}) {
    if (numbers->own.empty()) numbers->own.assign(numbers->numbers.begin(), numbers->numbers.end());
  }
  keys.declared.assign(table.size(), 0);
  for (std::size_t at = 0; at < table.size(); ++at) {
    if (rows.declared[at] == no_party) continue;
    keys.declared[at] = 1;
    keys.parties.own[at] = static_cast<std::uint32_t>(keys.parties.count) + rows.declared[at];
    if (by_issue) keys.subjects.own[at] = 0;
  }
  for (auto* numbers : {&keys.parties, &keys.subjects}) numbers->numbers = numbers->own;
  keys.parties.count += names.cases.size();
  return keys;
}

/// Which contacts of such a table have a key that only contacts of their own journey have: 1 for those whose journey
/// stands for the issue. A case_id, an issue, and a party alone are named by contacts of whatever journey; so is a
/// journey whose name some contact has for its issue.
///
/// Shape   one entry a contact; empty where none is so
inline std::vector<std::uint8_t> keys_of_one_journey(const ContactTable& table, CaseKey key) {
  if (key != CaseKey::account_issue && key != CaseKey::customer_issue) return {};
  const ContactNames& names = table.names();
  const CaseRows& rows = table.case_rows();
  std::vector<std::uint8_t> named(names.journeys.size());
  for (std::uint32_t i = 0; i < named.size(); ++i) named[i] = names.issues.find(names.journeys[i]) ? 1 : 0;
  std::vector<std::uint8_t> own(table.size());
  for (std::size_t at = 0; at < own.size(); ++at) {
    const bool names_none = rows.issues[at] == no_party && rows.declared[at] == no_party;
    own[at] = names_none && named[table.journey(at)] == 0 ? 1 : 0;
  }
  return own;
}

}  // namespace journeyrank
