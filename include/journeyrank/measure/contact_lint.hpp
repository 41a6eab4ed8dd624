// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "journeyrank/measure/contact.hpp"

namespace journeyrank {

/// Survey answers by their size: below 0; 0 to 10, rounded; then by tens up to 100; above 100.
struct ScoreClass {
  static constexpr std::size_t count = 22;
  static constexpr std::size_t below_0 = 0;
  static constexpr std::size_t zero = 1;
  static constexpr std::size_t ten = 11;
  static constexpr std::size_t above_100 = 21;

  /// The class of an answer; larger answers never have a smaller one.
  static std::size_t of(double answer) noexcept {
    if (answer < 0.0) return below_0;
    if (answer <= 10.0) return zero + static_cast<std::size_t>(answer + 0.5);
    if (answer > 100.0) return above_100;
    return ten + static_cast<std::size_t>(std::ceil(answer / 10.0)) - 1;
  }
};

/// What the lint needs of contacts and no table keeps: counters, whatever the number of contacts.
///
/// Counts every delivery of a contact, so that splitting, shuffling and merging change nothing.
///
/// Edge    answers that are not finite, and durations below 0, are not counted
/// Cost    O(1) a contact, without allocation; 9 kB
struct ContactLint {
  using Scores = std::array<std::int64_t, ScoreClass::count>;
  using ScorePairs = std::array<std::int64_t, ScoreClass::count * ScoreClass::count>;

  Scores csat{};
  Scores ces{};
  Scores nps{};
  ScorePairs ces_and_csat{};  ///< contacts that answered both, by class of ces, then of the other
  ScorePairs ces_and_nps{};
  std::int64_t contacts = 0;
  std::int64_t handled = 0;        ///< with a handle time
  std::int64_t handled_long = 0;   ///< above 4 hours
  std::int64_t handled_short = 0;  ///< below 2 seconds
  std::int64_t with_parts = 0;     ///< with handle and talk time
  std::int64_t unequal_parts = 0;  ///< whose parts do not add up to the handle time
  std::int64_t left_before = 0;    ///< of customers who had left before the contact

  void add(const Contact& contact) noexcept {
    ++contacts;
    if (contact.churned_at && contact.started_at && *contact.churned_at < *contact.started_at) ++left_before;
    if (contact.handle_ms) add_handling(contact);
    if (contact.csat || contact.ces || contact.nps) add_answers(contact);
  }

  /// Calls `visit(ours, theirs)` with the same list of counters of two, for all of them.
  template <class Ours, class Theirs, class Visit>
  static void for_each_counters(Ours& ours, Theirs& theirs, Visit&& visit) {
    const auto list = [&](auto member) { visit(std::span(ours.*member), std::span(theirs.*member)); };
    const auto one = [&](auto member) { visit(std::span(&(ours.*member), 1), std::span(&(theirs.*member), 1)); };
    list(&ContactLint::csat);
    list(&ContactLint::ces);
    list(&ContactLint::nps);
    list(&ContactLint::ces_and_csat);
    list(&ContactLint::ces_and_nps);
    one(&ContactLint::contacts);
    one(&ContactLint::handled);
    one(&ContactLint::handled_long);
    one(&ContactLint::handled_short);
    one(&ContactLint::with_parts);
    one(&ContactLint::unequal_parts);
    one(&ContactLint::left_before);
  }

  void merge(const ContactLint& other) noexcept {
    for_each_counters(*this, other, [](auto ours, auto theirs) {
      for (std::size_t i = 0; i < ours.size(); ++i) ours[i] += theirs[i];
    });
  }

  friend bool operator==(const ContactLint&, const ContactLint&) = default;

 private:
  void add_handling(const Contact& contact) noexcept {
    const std::int64_t handle = *contact.handle_ms;
    if (handle < 0) return;
    ++handled;
    if (handle > 4 * 3'600'000) ++handled_long;
    if (handle < 2'000) ++handled_short;
    if (!contact.talk_ms) return;
    ++with_parts;
    // A second of rounding for each part, or a percent.
    const double worked = static_cast<double>(*contact.talk_ms) + static_cast<double>(contact.hold_ms.value_or(0)) +
                          static_cast<double>(contact.wrap_ms.value_or(0));
    const double with_queue = worked + static_cast<double>(contact.queue_ms.value_or(0));
    const double near = std::max(4'000.0, 0.01 * static_cast<double>(handle));
    const auto differs = [&](double sum) { return std::fabs(sum - static_cast<double>(handle)) > near; };
    if (differs(worked) && differs(with_queue)) ++unequal_parts;
  }

  void add_answers(const Contact& contact) noexcept {
    const auto class_of = [](const std::optional<double>& answer, Scores& scores) -> std::optional<std::size_t> {
      if (!answer || !std::isfinite(*answer)) return std::nullopt;
      const std::size_t at = ScoreClass::of(*answer);
      ++scores[at];
      return at;
    };
    const auto of_csat = class_of(contact.csat, csat);
    const auto of_ces = class_of(contact.ces, ces);
    const auto of_nps = class_of(contact.nps, nps);
    if (of_ces && of_csat) ++ces_and_csat[*of_ces * ScoreClass::count + *of_csat];
    if (of_ces && of_nps) ++ces_and_nps[*of_ces * ScoreClass::count + *of_nps];
  }
};

}  // namespace journeyrank
