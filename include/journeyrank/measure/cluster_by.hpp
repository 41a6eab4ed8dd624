// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include "journeyrank/base/enumerator.hpp"

namespace journeyrank {

/// Which observations of a rate or mean go together, so that ten of them are not ten independent ones. The value stays
/// as it is; its error, its interval and all that follows from them are those of the groups.
///
/// none      each observation is one by itself
/// customer  the contacts of one customer go together
/// account   those of one account (company, household) do, and where a contact names none, those of its customer
enum class ClusterBy { none, customer, account };

constexpr auto enumerators(ClusterBy) {
  using enum ClusterBy;
  return std::array{Enumerator{"none", none}, Enumerator{"customer", customer}, Enumerator{"account", account}};
}

}  // namespace journeyrank
