// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <variant>
#include <vector>

#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/measure/case_rule.hpp"
#include "journeyrank/measure/condition.hpp"

namespace journeyrank {

/// The number in a column of a contact.
struct NumberOf {
  std::string column;

  friend bool operator==(const NumberOf&, const NumberOf&) = default;
};

/// A fact of a contact that only the contacts around it tell (see CaseFacts).
enum class CaseFact { repeated, first, single, once, contacts, done };

constexpr auto enumerators(CaseFact) {
  using enum CaseFact;
  return std::array{Enumerator{"repeated", repeated}, Enumerator{"first", first},       Enumerator{"single", single},
                    Enumerator{"once", once},         Enumerator{"contacts", contacts}, Enumerator{"done", done}};
}

/// A fact by a rule of what is one case. It is found when a tally is evaluated, not when a contact is added.
struct CaseReading {
  CaseRule rule{};
  CaseFact fact = CaseFact::repeated;

  friend bool operator==(const CaseReading&, const CaseReading&) = default;
};

/// What a metric reads off each contact: nothing, a number, whether a condition holds, or a fact of its case.
using Reading = std::variant<std::monostate, NumberOf, Condition, CaseReading>;

/// All that a metric reads off each contact, in the order of its questions: one `reading()`, or several `readings()`.
template <class Metric>
std::vector<Reading> readings_of(const Metric& metric) {
  if constexpr (requires { metric.readings(); }) {
    return metric.readings();
  } else {
    return {metric.reading()};
  }
}

/// A reading that is not there.
inline constexpr std::int64_t not_read = std::numeric_limits<std::int64_t>::min();

/// The largest integer taken as a count, duration or amount: a double still holds it exactly.
inline constexpr std::int64_t largest_integer = std::int64_t{1} << 53;

}  // namespace journeyrank
