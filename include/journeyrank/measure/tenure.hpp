// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "journeyrank/base/date.hpp"
#include "journeyrank/measure/posix_zone_rule.hpp"
#include "journeyrank/measure/timestamp.hpp"

namespace journeyrank {

/// How long someone has been a customer, in bands between bounds in months: "<3 months", "3-12 months", "1-3 years",
/// ">3 years".
///
/// Units   months of the calendar, UTC; exactly a bound belongs to the band above it
/// Edge    a start on the 31st is complete on the last day of a shorter month; before the start there is no band
class TenureBands {
 public:
  explicit TenureBands(std::vector<int> bounds = {3, 12, 36}) : bounds_(std::move(bounds)) {
    for (std::size_t i = 0; i <= bounds_.size(); ++i) labels_.push_back(label(i));
  }

  /// What is wrong with bounds, or "".
  static std::string fault(const std::vector<int>& bounds) {
    for (std::size_t i = 0; i < bounds.size(); ++i) {
      if (bounds[i] < 1 || bounds[i] > 1200) return "the bounds of tenure must be 1 to 1200 months";
      if (i > 0 && bounds[i] <= bounds[i - 1]) return "the bounds of tenure must increase";
    }
    return bounds.empty() ? "tenure needs a bound" : "";
  }

  /// The band at a moment, both in milliseconds since 1970; nothing before the start.
  std::optional<std::string_view> at(std::int64_t start, std::int64_t moment) const noexcept {
    if (moment < start) return std::nullopt;
    std::size_t band = 0;
    while (band < bounds_.size() && moment >= after_months(start, bounds_[band])) ++band;
    return labels_[band];
  }

  const std::vector<std::string>& labels() const noexcept { return labels_; }

 private:
  static std::int64_t after_months(std::int64_t start, int months) noexcept {
    const std::int64_t seconds = (start >= 0 ? start : start - 999) / 1000;
    const std::int64_t days = PosixZoneRule::floor_days(seconds);
    const Date date = date_after_1970(days);
    const int month = date.month - 1 + months;
    Date later{date.year + month / 12, month % 12 + 1, date.day};
    if (later.day > days_in_month(later.year, later.month)) later.day = days_in_month(later.year, later.month);
    return days_since_1970(later) * 86'400'000 + (start - days * 86'400'000);
  }

  std::string label(std::size_t band) const {
    if (bounds_.empty()) return "";
    const auto spelt = [](int months) { return std::to_string(months % 12 == 0 ? months / 12 : months); };
    const auto unit = [](int months) {
      const bool years = months % 12 == 0;
      return std::string(years ? " year" : " month") + (months == 1 || months == 12 ? "" : "s");
    };
    if (band == 0) return "<" + spelt(bounds_[0]) + unit(bounds_[0]);
    const int low = bounds_[band - 1];
    if (band == bounds_.size()) return ">" + spelt(low) + unit(low);
    const int high = bounds_[band];
    if (low % 12 == 0 && high % 12 == 0) return spelt(low) + "-" + spelt(high) + unit(high);
    return std::to_string(low) + "-" + std::to_string(high) + " months";
  }

  std::vector<int> bounds_;
  std::vector<std::string> labels_;
};

}  // namespace journeyrank
