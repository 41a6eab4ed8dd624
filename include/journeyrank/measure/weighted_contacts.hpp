// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/measure/reading.hpp"
#include "journeyrank/measure/sampling_weight.hpp"

namespace journeyrank {

// Rates, means and scores of a journey whose contacts count by their weights; where all weights are 1 they are those of
// the contacts, bit for bit.

/// The numbers that the contacts of a journey say, each with its weight: `number(row)` is that of a contact, nothing of
/// one that does not count. `weights` are the contacts by their weight.
template <class Journey, class Number>
class WeightedNumbers {
 public:
  WeightedNumbers(const Journey& weights, Number number) : weights_(weights), number_(std::move(number)) {}

  template <class Visit>
  void for_each(Visit&& visit) const {
    for (const std::uint32_t row : weights_.rows()) {
      if (const std::optional<double> own = number_(row)) visit(weight_of(weights_.reading(row)), *own);
    }
  }

  WeightedMean mean() const {
    return weighted_mean_of([this](auto&& visit) { this->for_each(visit); });
  }

  /// The same estimate with the error of its clusters, where the metric asks for them.
  Estimate clustered(const Estimate& estimate) const {
    return weights_.clustered(estimate, estimate.size(), [&](std::uint32_t row) -> std::optional<double> {
      const std::optional<double> own = number_(row);
      if (!own) return own;
      return product(weight_of(weights_.reading(row)), *own - estimate.centre);
    });
  }

 private:
  Journey weights_;
  Number number_;
};

/// The share that meets the condition of what those contacts stand for that have a reading of 0 or 1 and for which
/// `counts(row)` holds; the metric's reading `weight` is their weight.
template <class Journey, class Counts>
Estimate weighted_rate(const Journey& contacts, std::size_t weight, Counts counts) {
  const auto holds = [&](std::uint32_t row) -> std::optional<double> {
    const std::int64_t reading = contacts.reading(row);
    return reading == not_read || !counts(row) ? std::nullopt : std::optional(static_cast<double>(reading));
  };
  const WeightedNumbers numbers(contacts.of(weight), holds);
  const WeightedMean found = numbers.mean();
  if (found.all_one) return contacts.rate_where(counts);
  std::int64_t met = 0;
  numbers.for_each([&met](double, double own) { met += own > 0.0 ? 1 : 0; });
  return numbers.clustered(measured_weighted_rate(found, met));
}

template <class Journey>
Estimate weighted_rate(const Journey& contacts, std::size_t weight) {
  return weighted_rate(contacts, weight, [](std::uint32_t) { return true; });
}

/// The mean of what the contacts stand for that have a number; the metric's reading `weight` is their weight.
template <class Journey>
Estimate weighted_mean(const Journey& contacts, std::size_t weight) {
  const WeightedNumbers numbers(contacts.of(weight), [&](std::uint32_t row) -> std::optional<double> {
    const std::int64_t reading = contacts.reading(row);
    return reading == not_read ? std::nullopt : std::optional(contacts.number(reading));
  });
  const WeightedMean found = numbers.mean();
  if (found.all_one) return contacts.mean();
  return numbers.clustered(measured_weighted_mean(found));
}

}  // namespace journeyrank
