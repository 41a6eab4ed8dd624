// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// Which contacts may belong to one case. The account stands for the customer where there is one: five employees of one
/// company with one issue are one case.
enum class CaseKey { account_issue, customer_issue, account, customer };

constexpr auto enumerators(CaseKey) {
  using enum CaseKey;
  return std::array{Enumerator{"account_issue", account_issue}, Enumerator{"customer_issue", customer_issue},
                    Enumerator{"account", account}, Enumerator{"customer", customer}};
}

/// A window of its own for one journey.
struct JourneyWindow {
  std::string journey;
  double days = 7.0;

  static constexpr bool keyed = true;  ///< a list of these is written as an object: {"billing": 30}
  static constexpr auto fields() {
    return FieldList{Field{"journey", &JourneyWindow::journey, "a journey"},
                     Field{"days", &JourneyWindow::days, "its window in days", Allowed{.at_least = 0.0}}};
  }

  friend bool operator==(const JourneyWindow&, const JourneyWindow&) = default;
};

/// The longest window, in days: what lies further apart is not one case.
inline constexpr double longest_window = 3660.0;

/// The longest time between the starts of two legs, in minutes.
inline constexpr double longest_legs = 1440.0;

/// When a contact belongs to the case of an earlier one: both have one key, and from the end of the earlier to the
/// start of the later no more than the window passes (exactly the window is inside).
struct CaseRule {
  CaseKey key = CaseKey::account_issue;
  double days = 7.0;                        ///< the window
  std::vector<JourneyWindow> windows{};     ///< other windows, by the journey of the earlier contact
  std::optional<double> legs_within_min{};  ///< of one customer and journey: starts less apart are legs of one contact

  static constexpr auto fields() {
    return FieldList{
        Field{"key", &CaseRule::key, "which contacts may be one case"},
        Field{"days", &CaseRule::days, "the window in days", Allowed{.at_least = 0.0, .at_most = longest_window}},
        Field{"windows", &CaseRule::windows, "windows of single journeys, in days"},
        Field{"legs_within_min", &CaseRule::legs_within_min,
              "contacts of one customer and journey are transfer legs of one when they start less than so many minutes "
              "after the one before; left out: none are by their times",
              Allowed{.at_least = 0.0, .at_most = longest_legs}}};
  }

  /// The window of a journey.
  double window_days(std::string_view journey) const noexcept {
    double window = days;
    for (const auto& each : windows) {
      if (each.journey == journey) window = each.days;
    }
    return window;
  }
  std::int64_t window_ms(std::string_view journey) const noexcept {
    return static_cast<std::int64_t>(std::llround(window_days(journey) * 86'400'000.0));
  }

  /// The longest window of any journey.
  std::int64_t longest_window_ms() const noexcept {
    double longest = days;
    for (const auto& each : windows) longest = std::max(longest, each.days);
    return static_cast<std::int64_t>(std::llround(longest * 86'400'000.0));
  }

  friend bool operator==(const CaseRule&, const CaseRule&) = default;
};

/// What is wrong with a rule, or "".
inline std::string fault(const CaseRule& rule) {
  const auto is_window = [](double days) { return days >= 0.0 && days <= longest_window; };
  if (!is_window(rule.days)) return "cases: days must be 0 to 3660";
  for (const auto& each : rule.windows) {
    if (!is_window(each.days)) return "cases: the window of \"" + each.journey + "\" must be 0 to 3660 days";
  }
  if (rule.legs_within_min && !(*rule.legs_within_min >= 0.0 && *rule.legs_within_min <= longest_legs)) {
    return "cases: legs_within_min must be 0 to 1440";
  }
  return "";
}

}  // namespace journeyrank
