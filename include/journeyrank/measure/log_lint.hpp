// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/date.hpp"
#include "journeyrank/measure/contact_table.hpp"
#include "journeyrank/measure/lint_finding.hpp"
#include "journeyrank/measure/timestamp.hpp"
#include "journeyrank/measure/window_lint.hpp"

namespace journeyrank {

/// The lint of the days that contacts start on: the age of the newest one, days that are missing, dates that stand
/// alone.
///
/// Units   days are those of UTC
/// Edge    fewer than 200 contacts: only their age is judged
/// Cost    O(contacts + days)
class LogLint {
 public:
  LogLint(const ContactTable& table, const LintOptions& options) : starts_(table.started_at()), options_(&options) {
    if (starts_.empty()) return;
    const auto [first, last] = std::minmax_element(starts_.begin(), starts_.end());
    first_day_ = day_of(*first);
    per_day_.resize(static_cast<std::size_t>(day_of(*last) - first_day_ + 1), 0);
    for (const std::int64_t start : starts_) ++per_day_[static_cast<std::size_t>(day_of(start) - first_day_)];
    end_ = per_day_.size();
    leave_out_strays();
  }

  std::vector<LintFinding> findings() const {
    std::vector<LintFinding> findings;
    if (starts_.empty()) return findings;
    add_age(findings);
    add_strays(findings);
    add_empty_days(findings);
    return findings;
  }

 private:
  static constexpr std::int64_t few_contacts = 200;

  std::string day_text(std::size_t day) const {
    return to_string(date_after_1970(first_day_ + static_cast<std::int64_t>(day)));
  }
  std::int64_t contacts() const noexcept { return static_cast<std::int64_t>(starts_.size()); }

  /// What stands more than 30 days apart from the rest, at either end, and is a two-hundredth of all at most.
  void leave_out_strays() {
    if (contacts() < few_contacts) return;
    const auto most = static_cast<std::int64_t>(contacts() / 200);
    const auto cut = [&](auto day_at) {
      std::int64_t before = 0;
      std::size_t empty = 0;
      std::pair<std::size_t, std::int64_t> at{0, 0};
      for (std::size_t i = 0; i < per_day_.size() && before <= most; ++i) {
        const std::int64_t here = per_day_[day_at(i)];
        if (here > 0 && empty >= 30) at = {i, before};
        empty = here > 0 ? 0 : empty + 1;
        before += here;
      }
      return at;
    };
    const auto [front, early] = cut([](std::size_t i) { return i; });
    const auto [back, late] = cut([this](std::size_t i) { return per_day_.size() - 1 - i; });
    begin_ = front;
    end_ = per_day_.size() - back;
    early_ = early;
    late_ = late;
  }

  void add_age(std::vector<LintFinding>& findings) const {
    if (!options_->today) return;
    const std::int64_t today = days_since_1970(*options_->today);
    // Somewhere on earth it is tomorrow already.
    const auto is_future = [today](std::int64_t start) { return day_of(start) > today + 1; };
    const std::int64_t future = std::count_if(starts_.begin(), starts_.end(), is_future);
    if (future > 0) {
      findings.push_back({.code = LintCode::future_contacts,
                          .severity = Severity::serious,
                          .sentence = share_text(future, contacts()) + " of the contacts start after " +
                                      to_string(*options_->today) + ", the last one on " +
                                      day_text(per_day_.size() - 1),
                          .evidence = {{"contacts", static_cast<double>(future)}}});
    }
    std::int64_t newest = first_day_ - 1;
    for (std::size_t day = begin_; day < end_; ++day) {
      const std::int64_t at = first_day_ + static_cast<std::int64_t>(day);
      if (per_day_[day] > 0 && at <= today + 1) newest = at;
    }
    const std::int64_t age = today - newest;
    if (newest < first_day_ || age <= options_->max_age_days) return;
    findings.push_back({.code = LintCode::stale_data,
                        .sentence = "the newest contact is of " + to_string(date_after_1970(newest)) + ", " +
                                    std::to_string(age) + " days before " + to_string(*options_->today) +
                                    "; allowed: " + std::to_string(options_->max_age_days),
                        .evidence = {{"days", static_cast<double>(age)}}});
  }

  void add_strays(std::vector<LintFinding>& findings) const {
    if (early_ + late_ == 0) return;
    std::string which;
    if (early_ > 0) which = std::to_string(early_) + " before " + day_text(begin_);
    if (late_ > 0) which += (early_ > 0 ? ", " : "") + std::to_string(late_) + " after " + day_text(end_ - 1);
    findings.push_back({.code = LintCode::stray_dates,
                        .sentence = "a few contacts start more than 30 days apart from the " +
                                    std::to_string(contacts() - early_ - late_) + " others: " + which,
                        .evidence = {{"before", static_cast<double>(early_)}, {"after", static_cast<double>(late_)}}});
  }

  /// Whether a weekday is worked: half of its days have contacts, ten or more on average.
  std::array<bool, 7> worked_weekdays() const {
    std::array<std::int64_t, 7> days{};
    std::array<std::int64_t, 7> filled{};
    std::array<std::int64_t, 7> counts{};
    for (std::size_t day = begin_; day < end_; ++day) {
      ++days[day % 7];
      filled[day % 7] += per_day_[day] > 0 ? 1 : 0;
      counts[day % 7] += per_day_[day];
    }
    std::array<bool, 7> worked{};
    for (std::size_t i = 0; i < 7; ++i)
      worked[i] = 2 * filled[i] >= days[i] && counts[i] >= 10 * filled[i] && days[i] > 0;
    return worked;
  }

  void add_empty_days(std::vector<LintFinding>& findings) const {
    if (contacts() < few_contacts || end_ - begin_ < 14) return;
    const auto worked = worked_weekdays();
    std::int64_t empty = 0;
    std::int64_t in_all = 0;
    std::int64_t run = 0;
    std::int64_t longest = 0;
    std::size_t first = end_;
    for (std::size_t day = begin_; day < end_; ++day) {
      if (!worked[day % 7]) continue;
      ++in_all;
      run = per_day_[day] > 0 ? 0 : run + 1;
      longest = std::max(longest, run);
      if (per_day_[day] > 0) continue;
      if (empty++ == 0) first = day;
    }
    if (empty == 0) return;
    // A holiday is a day or two.
    const bool holidays = longest < 3 && share_of(empty, in_all) < 0.05;
    findings.push_back({.code = LintCode::days_without_contacts,
                        .severity = holidays ? Severity::info : Severity::warning,
                        .sentence = std::to_string(empty) + " of " + std::to_string(in_all) +
                                    " days have no contact, the first is " + day_text(first) + ", " +
                                    std::to_string(longest) + " at most in a row",
                        .evidence = {{"days", static_cast<double>(empty)}, {"longest", static_cast<double>(longest)}}});
  }

  std::span<const std::int64_t> starts_;
  const LintOptions* options_;
  std::int64_t first_day_ = 0;
  std::vector<std::uint32_t> per_day_;
  std::size_t begin_ = 0;  ///< of what remains without strays, as places in per_day_
  std::size_t end_ = 0;
  std::int64_t early_ = 0;
  std::int64_t late_ = 0;
};

}  // namespace journeyrank
