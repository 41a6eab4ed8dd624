// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "journeyrank/measure/contact_batch.hpp"
#include "journeyrank/measure/contact_names.hpp"
#include "journeyrank/measure/contact_table.hpp"
#include "journeyrank/measure/grown_capacity.hpp"
#include "journeyrank/measure/name_index.hpp"
#include "journeyrank/measure/name_index_growth.hpp"
#include "journeyrank/measure/reading.hpp"

namespace journeyrank {

/// How many bytes a table will take once further contacts are in it: known before any of them is.
///
/// Edge    a name that stands twice among the new contacts counts twice, so of several it is an upper bound; of one
///         contact, and of a table whose names are all distinct, it is what bytes() will say
/// Cost    O(names) of the new contacts, each looked up once
class TableGrowth {
 public:
  explicit TableGrowth(const ContactTable& table) noexcept : table_(table) {}

  /// With the contacts of a batch from `from` to before `to`.
  std::size_t with(const ContactBatch& batch, std::size_t from, std::size_t to) const {
    std::size_t bytes = 0;
    const auto add_names = [&](const NameIndex& index, auto&& text_at) {
      NameIndexGrowth growth(index);
      for (std::size_t at = from; at < to; ++at) {
        const ContactBatch::Text text = text_at(at);
        if (text.size > 0) growth.add(batch.text(text), text.hash);
      }
      bytes += growth.bytes();
    };
    using Line = ContactBatch::Row;
    const auto of = [&batch](auto Line::*member) {
      return [&batch, member](std::size_t at) { return batch.row(at).*member; };
    };
    const bool cases = table_.rows_.keeps_cases();
    const auto& names = table_.names_;
    add_names(table_.contact_ids_, of(&Line::id));
    add_names(names.journeys, of(&Line::journey));
    add_names(names.customers, of(&Line::customer));
    add_names(names.parents, of(&Line::parent));
    const auto no_text = [](std::size_t) { return ContactBatch::Text{}; };
    for (const auto& [index, member] :
         {std::pair(&names.accounts, &Line::account), std::pair(&names.issues, &Line::issue),
          std::pair(&names.cases, &Line::declared)}) {
      cases ? add_names(*index, of(member)) : add_names(*index, no_text);
    }
    for (std::size_t i = 0; i < table_.slices_.size(); ++i) {
      add_names(table_.slices_[i].names(), [&batch, i](std::size_t at) { return batch.slice(at, i); });
    }
    return bytes + rows_bytes(to - from, unusual_in(batch, from, to)) + table_.shared_ids_.bytes_with(to - from);
  }

  /// With all contacts of another table with the same readings and slices.
  std::size_t with(const ContactTable& other) const {
    std::size_t bytes = 0;
    const auto add_names = [&bytes](const NameIndex& ours, const NameIndex& theirs) {
      NameIndexGrowth growth(ours);
      for (std::uint32_t i = 0; i < theirs.size(); ++i) growth.add(theirs[i], NameIndex::hash(theirs[i]));
      if (theirs.size() > 0) growth.look();  // rows are taken over once all names are there
      bytes += growth.bytes();
      return growth.added();
    };
    const std::size_t added = add_names(table_.contact_ids_, other.contact_ids_);
    const std::size_t repeated = other.size() - added;
    const auto& [journeys, customers, accounts, issues, cases, parents] = table_.names_;
    add_names(journeys, other.names_.journeys);
    add_names(customers, other.names_.customers);
    add_names(accounts, other.names_.accounts);
    add_names(issues, other.names_.issues);
    add_names(cases, other.names_.cases);
    add_names(parents, other.names_.parents);
    for (std::size_t i = 0; i < table_.slices_.size(); ++i) {
      add_names(table_.slices_[i].names(), other.slices_[i].names());
    }
    Unusual unusual{};
    std::size_t sparse = 0;
    other.rows_.for_each_column([&](const auto& column) {
      if constexpr (requires { column.is_uniform(); }) unusual[sparse++] = !column.is_uniform();
    });
    // A contact that is known stands in a row of its own until it has been compared.
    return bytes + rows_bytes(added + (repeated > 0 ? 1 : 0), unusual) +
           table_.shared_ids_.bytes_with(repeated + static_cast<std::size_t>(other.shared_ids_.size()));
  }

  /// With so many contacts of so many letters, whatever they say: an upper bound that looks nothing up.
  std::size_t with_any(std::size_t contacts, std::size_t letters) const {
    std::size_t bytes = 0;
    const auto add_names = [&](const NameIndex& index) {
      NameIndex::Memory memory = index.memory();
      memory.add_any(contacts, letters);
      bytes += memory.bytes();
    };
    add_names(table_.contact_ids_);
    ContactNames::for_each(table_.names_, add_names);
    for (const auto& each : table_.slices_) add_names(each.names());
    Unusual all{};
    all.fill(true);
    return bytes + rows_bytes(contacts, all) + table_.shared_ids_.bytes_with(contacts);
  }

 private:
  /// Of each sparse column, in the order of the rows', whether it will hold more than its usual value.
  using Unusual = std::array<bool, 6>;

  static Unusual unusual_in(const ContactBatch& batch, std::size_t from, std::size_t to) noexcept {
    Unusual unusual{};
    for (std::size_t at = from; at < to; ++at) {
      const auto& row = batch.row(at);
      const Unusual here = {row.updated_at != not_read, row.parent.size > 0,   row.account.size > 0,
                            row.issue.size > 0,         row.declared.size > 0, row.resolved != -1};
      for (std::size_t i = 0; i < here.size(); ++i) unusual[i] = unusual[i] || here[i];
    }
    return unusual;
  }

  std::size_t rows_bytes(std::size_t more, const Unusual& unusual) const {
    std::size_t bytes = 0;
    std::size_t sparse = 0;
    table_.rows_.for_each_column([&]<class Column>(const Column& column) {
      if constexpr (requires { column.is_uniform(); }) {
        bytes += column.capacity_with(more, unusual[sparse++]) * sizeof column[0];
      } else {
        bytes += grown_capacity(column.capacity(), column.size() + more) * sizeof column[0];
      }
    });
    for (const auto& each : table_.readings_) {
      const bool condition = each.reader.reads_condition();
      const std::size_t numbers = condition || each.reader.reads_nothing() ? 0 : more;
      bytes += grown_capacity(each.conditions.capacity(), each.conditions.size() + (condition ? more : 0)) +
               grown_capacity(each.numbers.capacity(), each.numbers.size() + numbers) * sizeof each.numbers[0];
    }
    for (const auto& each : table_.slices_) {
      bytes += grown_capacity(each.numbers().capacity(), each.numbers().size() + more) * sizeof each.numbers()[0];
    }
    return bytes;
  }

  const ContactTable& table_;
};

}  // namespace journeyrank
