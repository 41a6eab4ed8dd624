// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "journeyrank/measure/contact_batch.hpp"
#include "journeyrank/measure/contact_case.hpp"
#include "journeyrank/measure/contact_names.hpp"
#include "journeyrank/measure/contact_rows.hpp"
#include "journeyrank/measure/name_index.hpp"

namespace journeyrank {

/// The names of the contacts of a batch by their numbers, looked up index by index: each index is then alone in the
/// near memory, and its places are asked for before they are needed.
///
/// Shape   one number a contact in each list, at its place in the batch; no_party where a contact has no such name
/// Cost    O(1) a name
struct NumberedBatch {
  std::vector<std::uint32_t> ids{};
  std::vector<std::uint32_t> journeys{};
  std::vector<std::uint32_t> customers{};
  std::vector<std::uint32_t> parents{};
  std::vector<std::uint32_t> accounts{};  ///< this and the next two are empty unless cases are kept
  std::vector<std::uint32_t> issues{};
  std::vector<std::uint32_t> cases{};

  /// Numbers all names of the contacts of a batch from `from` to before `to`; those that are new are added.
  void number(const ContactBatch& batch, std::size_t from, std::size_t to, NameIndex& contact_ids, ContactNames& names,
              KeepCases keep_cases) {
    using Line = ContactBatch::Row;
    const auto number = [&](ContactBatch::Text Line::*member, NameIndex& index, std::vector<std::uint32_t>& numbers) {
      number_each(batch, from, to, member, index, numbers);
    };
    number(&Line::id, contact_ids, ids);
    number(&Line::journey, names.journeys, journeys);
    number(&Line::customer, names.customers, customers);
    number(&Line::parent, names.parents, parents);
    if (keep_cases == KeepCases::no) return;
    number(&Line::account, names.accounts, accounts);
    number(&Line::issue, names.issues, issues);
    number(&Line::declared, names.cases, cases);
  }

 private:
  static void number_each(const ContactBatch& batch, std::size_t from, std::size_t to,
                          ContactBatch::Text ContactBatch::Row::*member, NameIndex& index,
                          std::vector<std::uint32_t>& numbers) {
    constexpr std::size_t ahead = 16;  // as many as a processor core has on their way from memory
    const auto hash = [&](std::size_t at) { return (batch.row(at).*member).hash; };
    numbers.resize(to);
    for (std::size_t at = from; at < std::min(from + ahead, to); ++at) index.prefetch(hash(at));
    for (std::size_t at = from; at < to; ++at) {
      if (at + ahead < to) index.prefetch(hash(at + ahead));
      if (at + ahead / 2 < to) index.prefetch_name(hash(at + ahead / 2));
      const ContactBatch::Text text = batch.row(at).*member;
      numbers[at] = text.size == 0 ? no_party : index.insert(batch.text(text), text.hash).first;
    }
  }
};

}  // namespace journeyrank
