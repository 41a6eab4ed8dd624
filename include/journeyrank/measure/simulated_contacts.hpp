// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <tuple>
#include <vector>

#include "journeyrank/base/random.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/simulated_cells.hpp"
#include "journeyrank/measure/simulated_course.hpp"
#include "journeyrank/measure/simulated_population.hpp"
#include "journeyrank/measure/simulation.hpp"
#include "journeyrank/measure/timestamp.hpp"

namespace journeyrank {

/// The columns that simulated contacts fill.
inline constexpr std::array simulated_columns = {
    "contact_id", "customer_id",    "account_id", "segment", "journey",  "channel",   "demand",  "started_at",
    "ended_at",   "last_update_at", "churned_at", "queue_s", "handle_s", "transfers", "reopens", "abandoned",
    "resolved",   "churned",        "csat",       "ces",     "nps",      "revenue"};

/// "u17": a letter and a number, held in place.
class NumberedName {
 public:
  std::string_view of(char letter, std::uint64_t number) noexcept {
    text_[0] = letter;
    const auto written = std::to_chars(text_.data() + 1, text_.data() + text_.size(), number);
    return {text_.data(), static_cast<std::size_t>(written.ptr - text_.data())};
  }

 private:
  std::array<char, 24> text_{};
};

/// Draws the contacts of a simulation, see `simulate`. A queue holds the next contact of each account, by day.
class ContactSimulator {
 public:
  explicit ContactSimulator(const Simulation& simulation)
      : simulation_(simulation),
        population_(valid(simulation)),
        begin_ms_(days_since_1970(simulation.start) * 86'400'000),
        log_s_(std::int64_t{simulation.days} * 86'400),
        lost_(static_cast<std::size_t>(simulation.customers), not_met),
        days_(static_cast<std::size_t>(simulation.days)) {
    for (std::uint32_t account = 0; account < population_.accounts(); ++account) warm_up(account);
  }

  template <class Visit>
  void run(Visit&& visit) {
    for (auto& today : days_) {
      std::make_heap(today.begin(), today.end(), std::greater<>());
      while (!today.empty()) {
        std::pop_heap(today.begin(), today.end(), std::greater<>());
        const Pending pending = today.back();
        today.pop_back();
        const std::size_t size = today.size();
        take(pending, visit);
        if (today.size() > size) std::push_heap(today.begin(), today.end(), std::greater<>());
      }
      today = {};
    }
  }

 private:
  static constexpr std::int32_t not_met = -1;

  /// The next contact of an account.
  struct Pending {
    std::int32_t start;
    std::uint32_t account;
    std::uint32_t index;
    bool opens;  ///< an issue

    friend bool operator>(const Pending& a, const Pending& b) noexcept {
      return std::tie(a.start, a.account) > std::tie(b.start, b.account);
    }
  };

  static const Simulation& valid(const Simulation& simulation) {
    validate(simulation);
    return simulation;
  }

  const SimulatedJourney& plan_of(const SimulatedAccount& account) const noexcept {
    return simulation_.journeys[account.journey].contacts;
  }

  /// Brings an account from one to two spans of an issue before the log into it.
  void warm_up(std::uint32_t account) {
    const SimulatedAccount facts = population_.account(account);
    const SimulatedJourney& plan = plan_of(facts);
    std::int64_t start = -day_seconds(365.0 / plan.cases_per_year * (1.0 + facts.phase));
    bool opens = true;
    std::uint32_t index = 0;
    for (; start < 0; ++index) {
      Random random = population_.contact(account, index);
      const SimulatedCourse course = draw_course(simulation_, plan, start, random);
      start = course.next;
      opens = !course.repeated;
    }
    put(start, account, index, opens);
  }

  void put(std::int64_t start, std::uint32_t account, std::uint32_t index, bool opens) {
    if (start >= log_s_) return;
    const auto day = static_cast<std::size_t>(start / 86'400);
    days_[day].push_back({static_cast<std::int32_t>(start), account, index, opens});
  }

  /// Gives out a contact and puts the account's next one into the queue.
  template <class Visit>
  void take(const Pending& pending, Visit&& visit) {
    const SimulatedAccount account = population_.account(pending.account);
    const SimulatedJourney& plan = plan_of(account);
    Random random = population_.contact(pending.account, pending.index);
    const SimulatedCourse course = draw_course(simulation_, plan, pending.start, random);
    const std::uint32_t customer = population_.customer(pending.account, random);
    std::int32_t& lost = lost_[customer];
    if (pending.opens && lost != not_met && lost < pending.start) {
      // Who has left opens no new issue; another customer of the account may.
      const std::int64_t next = course.repeated ? pending.start + day_seconds(simulation_.quiet_days) + 1 : course.next;
      if (population_.is_shared(pending.account)) put(next, pending.account, pending.index + 1, true);
      return;
    }
    if (lost == not_met) lost = population_.loss(customer, plan, pending.start);
    give(pending, account, course, customer, random, visit);
    put(course.next, pending.account, pending.index + 1, !course.repeated);
  }

  std::int64_t moment(std::int64_t second) const noexcept { return begin_ms_ + second * 1000; }

  template <class Visit>
  void give(const Pending& pending, const SimulatedAccount& account, const SimulatedCourse& course,
            std::uint32_t customer, Random& random, Visit&& visit);

  const Simulation& simulation_;
  SimulatedPopulation population_;
  std::int64_t begin_ms_;
  std::int64_t log_s_;
  std::vector<std::int32_t> lost_;  ///< of each customer, the second of the log in which they leave
  std::vector<std::vector<Pending>> days_;
  std::uint64_t given_ = 0;
  NumberedName contact_id_;
  NumberedName customer_id_;
  NumberedName account_id_;
};

template <class Visit>
void ContactSimulator::give(const Pending& pending, const SimulatedAccount& account, const SimulatedCourse& course,
                            std::uint32_t customer, Random& random, Visit&& visit) {
  const SimulatedJourney& plan = plan_of(account);
  const bool shared = population_.is_shared(pending.account);
  const bool open = course.ended >= log_s_;
  const std::int32_t lost = lost_[customer];
  Contact contact;
  contact.contact_id = contact_id_.of('c', ++given_);
  contact.customer_id = customer_id_.of('u', customer + 1ULL);
  if (shared) contact.account_id = account_id_.of('a', pending.account + 1ULL);
  contact.segment = shared ? "business" : account.premium ? "premium" : "consumer";
  contact.journey = simulation_.journeys[account.journey].journey;
  contact.started_at = moment(pending.start);
  if (!open) contact.ended_at = moment(course.ended);
  contact.last_update_at = moment(open ? log_s_ : course.ended);
  if (lost < log_s_) contact.churned_at = moment(lost);
  contact.churned = lost < log_s_;
  contact.revenue_minor = population_.value_minor(customer, plan);
  fill_handling(contact, plan, course, random);
  if (open) contact.resolved.reset();
  if (!course.abandoned && random.chance(plan.answer_rate)) {
    // Two answers are alike where both are the account's.
    const bool alike = random.chance(std::sqrt(simulation_.account_correlation));
    fill_answers(contact, plan, alike ? &account : nullptr, random);
  }
  Random dirt = population_.dirt_of_contact(pending.account, pending.index);
  spoil(contact, simulation_.dirt, dirt);
  if (dirt.chance(simulation_.dirt.duplicates)) {
    Contact early = contact;
    early.ces = early.csat = early.nps = std::nullopt;
    visit(static_cast<const Contact&>(early));
    contact.last_update_at = *contact.last_update_at + 3'600'000;
  }
  visit(static_cast<const Contact&>(contact));
}

/// Draws the contacts of a simulation and calls `visit(contact)` for each, in order of start; the texts of a contact
/// live as long as the call. What the call throws ends the drawing.
///
/// Shape   contact ids c1, c2, ... in order; customers u1 to uN; accounts of several customers a1 to aM
/// Units   times in whole seconds; nothing starts after the log, and what ends after it is open
/// Edge    a customer who has left opens no new issue; one whose loss lies after the log has not left so far
/// Errors  those of validate
/// Cost    O(c log c) for the c contacts of a day; about 100 bytes a customer (192 MB for two million), whatever the
///         number of contacts
template <class Visit>
void simulate(const Simulation& simulation, Visit&& visit) {
  ContactSimulator(simulation).run(visit);
}

}  // namespace journeyrank
