// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "journeyrank/measure/contact_case.hpp"
#include "journeyrank/measure/name_index.hpp"

namespace journeyrank {

/// The names that contacts of a table refer to by number.
struct ContactNames {
  NameIndex journeys;
  NameIndex customers;
  NameIndex accounts;
  NameIndex issues;
  NameIndex cases;    ///< of contacts that name their case
  NameIndex parents;  ///< keys of the contacts that others are legs of

  /// Calls `visit(index)` for each of them.
  template <class Names, class Visit>
  static void for_each(Names& names, Visit&& visit) {
    visit(names.journeys);
    visit(names.customers);
    visit(names.accounts);
    visit(names.issues);
    visit(names.cases);
    visit(names.parents);
  }
};

/// The numbers that another table's names have here; names that are new here are added.
struct ContactRenumbering {
  ContactRenumbering(ContactNames& ours, const ContactNames& theirs)
      : journeys(numbers(ours.journeys, theirs.journeys)),
        customers(numbers(ours.customers, theirs.customers)),
        accounts(numbers(ours.accounts, theirs.accounts)),
        issues(numbers(ours.issues, theirs.issues)),
        cases(numbers(ours.cases, theirs.cases)),
        parents(numbers(ours.parents, theirs.parents)) {}

  static std::vector<std::uint32_t> numbers(NameIndex& ours, const NameIndex& theirs) {
    std::vector<std::uint32_t> numbers;
    for (std::uint32_t i = 0; i < theirs.size(); ++i) numbers.push_back(ours.insert(theirs[i]).first);
    return numbers;
  }

  std::vector<std::uint32_t> journeys, customers, accounts, issues, cases, parents;
};

/// Compares two numbers by their texts; no text at all comes first.
inline int compare_names(const NameIndex& names, std::uint32_t a, std::uint32_t b) noexcept {
  if (a == b) return 0;
  if (a == no_party || b == no_party) return a == no_party ? -1 : 1;
  return names[a].compare(names[b]);
}

/// One text for source and id: the id alone in the default source, else with the source and its length before it, in
/// `key`.
inline std::string_view contact_key_of(std::string_view source, std::string_view id, std::string& key) {
  if ((source.empty() || source == "default") && id.front() != '\0') return id;
  key.assign(1, '\0');
  key += std::to_string(source.size());
  key += ':';
  key += source;
  key += id;
  return key;
}

/// The id in such a text.
inline std::string_view id_of_contact_key(std::string_view key) noexcept {
  if (key.empty() || key.front() != '\0') return key;
  std::size_t size = 0;
  std::size_t at = 1;
  for (; at < key.size() && key[at] != ':'; ++at) size = size * 10 + static_cast<std::size_t>(key[at] - '0');
  return key.substr(std::min(key.size(), at + 1 + size));
}

}  // namespace journeyrank
