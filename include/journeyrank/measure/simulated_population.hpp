// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/random.hpp"
#include "journeyrank/measure/simulation.hpp"

namespace journeyrank {

/// The whole number nearest to a number; of two the larger.
inline std::int64_t nearest_whole(double number) noexcept {
  return static_cast<std::int64_t>(std::floor(number + 0.5));
}

/// Days as whole seconds.
inline std::int64_t day_seconds(double days) noexcept { return nearest_whole(product(86'400.0, days)); }

/// What an account is, whichever contact asks.
struct SimulatedAccount {
  std::size_t journey = 0;          ///< that it meets
  double phase = 0.0;               ///< [0, 1): when, in the span of an issue, its first one begins
  std::array<double, 3> answers{};  ///< what its customers say where they answer alike
  bool premium = false;
};

/// The accounts and customers of a simulation. None is stored: each has a stream of random numbers, by its number, so
/// nothing depends on who is asked about first.
///
/// Shape   accounts from 0, those of several customers first; customers from 0, in the order of their accounts
class SimulatedPopulation {
 public:
  /// The second in which a customer leaves who never does.
  static constexpr std::int32_t never = std::numeric_limits<std::int32_t>::max();

  explicit SimulatedPopulation(const Simulation& simulation)
      : seed_(static_cast<std::uint64_t>(simulation.seed)),
        size_(static_cast<std::uint32_t>(simulation.account_size)),
        churn_s_(static_cast<std::uint32_t>(std::max<std::int64_t>(1, day_seconds(simulation.churn_days)))) {
    double sum = 0.0;
    for (const auto& plan : simulation.journeys) shares_.push_back(sum += plan.contacts.share);
    const auto customers = static_cast<double>(simulation.customers);
    const double shared = std::floor(product(simulation.shared_accounts, customers));
    shared_ = static_cast<std::uint32_t>(shared) / size_;
    accounts_ = static_cast<std::uint32_t>(simulation.customers) - shared_ * (size_ - 1);
  }

  std::uint32_t accounts() const noexcept { return accounts_; }
  bool is_shared(std::uint32_t account) const noexcept { return account < shared_; }

  SimulatedAccount account(std::uint32_t number) const noexcept {
    Random random(seed_, number);
    const double at = product(random.uniform(), shares_.back());
    const auto found = std::upper_bound(shares_.begin(), shares_.end() - 1, at);
    const double phase = random.uniform();
    const std::array<double, 3> answers = {random.uniform(), random.uniform(), random.uniform()};
    return {static_cast<std::size_t>(found - shares_.begin()), phase, answers, random.chance(0.16)};
  }

  /// The random numbers of one contact of an account: 16 counters a contact, behind those of the account itself.
  Random contact(std::uint32_t account, std::uint32_t index) const noexcept {
    return Random(seed_, account, 16 + 16 * std::uint64_t{index});
  }

  /// Those that spoil it: its last three counters, so that dirt changes nothing else.
  Random dirt_of_contact(std::uint32_t account, std::uint32_t index) const noexcept {
    return Random(seed_, account, 16 + 16 * std::uint64_t{index} + 13);
  }

  /// Who of an account makes a contact.
  std::uint32_t customer(std::uint32_t account, Random& random) const noexcept {
    if (is_shared(account)) return account * size_ + random.below(size_);
    return shared_ * size_ + (account - shared_);
  }

  /// The second of the log in which a customer leaves whose first contact in it starts here.
  std::int32_t loss(std::uint32_t customer, const SimulatedJourney& plan, std::int32_t start) const noexcept {
    Random random(seed_, of_customers + customer);
    const bool leaves = random.chance(plan.churn_rate);
    return leaves ? start + 1 + static_cast<std::int32_t>(random.below(churn_s_)) : never;
  }

  /// What a customer is worth in a year, in hundredths: half to one and a half of the average, all alike.
  std::int64_t value_minor(std::uint32_t customer, const SimulatedJourney& plan) const noexcept {
    Random random(seed_, of_customers + customer, 1);
    return nearest_whole(product(product(100.0, plan.annual_value), 0.5 + random.uniform()));
  }

 private:
  static constexpr std::uint64_t of_customers = 1ULL << 32;  ///< their streams are behind those of the accounts

  std::uint64_t seed_;
  std::uint32_t size_;
  std::uint32_t churn_s_;
  std::uint32_t shared_ = 0;
  std::uint32_t accounts_ = 0;
  std::vector<double> shares_;  ///< of the journeys, added up
};

}  // namespace journeyrank
