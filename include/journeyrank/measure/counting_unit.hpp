// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include "journeyrank/base/enumerator.hpp"

namespace journeyrank {

/// What a metric counts. The contacts of one unit within a journey are taken together as transfer legs are: durations,
/// counts and amounts are added up, of answers and of `revenue` (a customer's yearly value) the last one counts, also
/// for a range that they are to lie in; any other condition holds when it does for one of them.
///
/// contact   each contact, those of unknown customers too
/// each_case  cases of which both windows are in the log, spelled "case" (a word that C++ keeps for itself)
/// customer  known customers
/// account   known accounts: with business customers n counts companies, not tickets
enum class CountingUnit { contact, each_case, customer, account };

constexpr auto enumerators(CountingUnit) {
  using enum CountingUnit;
  return std::array{Enumerator{"contact", contact}, Enumerator{"case", each_case}, Enumerator{"customer", customer},
                    Enumerator{"account", account}};
}

/// Whom a metric of customers counts: each customer, or each account (company, household) once.
enum class Party { customer, account };

constexpr auto enumerators(Party) {
  return std::array{Enumerator{"customer", Party::customer}, Enumerator{"account", Party::account}};
}

}  // namespace journeyrank
