// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/field.hpp"
#include "journeyrank/measure/contact_spells.hpp"
#include "journeyrank/measure/counting_unit.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/measure/reading.hpp"
#include "journeyrank/measure/spread_metrics.hpp"
#include "journeyrank/measure/survival.hpp"

namespace journeyrank {

/// The time from start to end that a share p of contacts stay below, where contacts that are still open count as open
/// until the latest time that the log knows of (a start, an update or an end): Kaplan and Meier's estimate. A contact
/// that says it is not resolved is open, whatever its end. Of transfer legs, or of the contacts of a case, the last
/// tells.
///
/// Units   seconds
/// Edge    fewer than a share p are known to have ended by any time: not measured; an end before the start, and a
///         contact that is resolved and does not say when: left out; where no contact of the journey on a channel has
///         an end, contacts there are over after their handling; too few to tell an end of the interval: no interval
/// Source  kaplan1958nonparametric; brookmeyer1982confidence for the interval
struct TimeToResolve {
  double p = 0.5;
  CountingUnit per = CountingUnit::contact;  ///< what is counted: contacts, cases, customers or accounts

  static constexpr const char* name = "time_to_resolve";
  static constexpr const char* formula =
      "the time to the end that a share p of contacts stay below, open ones censored";
  static constexpr const char* unit = "s";
  static constexpr const char* needs = "ended_at, else handle_s";
  static constexpr const char* better = "lower";
  static constexpr auto fields() {
    return FieldList{
        Field{"p", &TimeToResolve::p, "the share below, 0.5 for the median", Allowed{.at_least = 0.0, .at_most = 1.0}},
        Field{"per", &TimeToResolve::per, "what is counted: contacts, cases, customers or accounts"}};
  }

  Reading reading() const { return EndReading{}; }
  std::string fault() const { return p >= 0.0 && p <= 1.0 ? "" : "p must be in [0, 1]"; }
  template <class Journey>
  Estimate operator()(const Journey& contacts) const {
    std::vector<Spell> spells = spells_of(contacts);
    if (none_over(spells)) {
      return not_measured(
          "no contact of the journey is known to be over, by an \"ended_at\" and no \"resolved\" that "
          "denies it");
    }
    const auto n = static_cast<std::int64_t>(spells.size());
    const SurvivalQuantile found = survival_quantile(std::move(spells), p);
    if (!found.at) return not_measured("too few contacts of the journey have ended to tell this share");
    const auto seconds = [](std::int64_t ms) { return static_cast<double>(ms) / 1000.0; };
    Estimate estimate = measured(seconds(*found.at), n);
    const bool tells = found.low && found.high && (*found.low < *found.high || n >= few_numbers);
    if (!tells) return without_interval(std::move(estimate));
    return with_interval(std::move(estimate), {seconds(*found.low), seconds(*found.high)});
  }

  friend bool operator==(const TimeToResolve&, const TimeToResolve&) = default;
};
static_assert(fully_described<TimeToResolve>);

}  // namespace journeyrank
