// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "journeyrank/aggregate/gaussian_flow.hpp"
#include "journeyrank/aggregate/preference.hpp"
#include "journeyrank/aggregate/ramp_sums.hpp"
#include "journeyrank/aggregate/sorted_values.hpp"
#include "journeyrank/aggregate/two_flows.hpp"
#include "journeyrank/base/arithmetic.hpp"

namespace journeyrank {

/// What a value gains on one criterion over all journeys that it was fitted on, and what they gain over it.
///
/// Shape   n values; two sums a question, each in [0, n]
/// Units   none: the sums of preferences of preference_of
/// Edge    a value that no journey has is compared with all of them. No sum falls (or rises) against the order of the
///         values, in the last bit either, and the order of the journeys changes no bit. Values count in steps of
///         2^-52 of the scale, but where any difference is a full preference they count as they are
/// Cost    fit O(n log n), also for the gaussian shape unless its inflection is below 1e-12 or values are bunched on
///         scattered spots; 28 bytes a value, 44 on a slope. A value of a fitted journey O(log n), O(1) where values
///         are spread out; another O(log n), but O(n) with the gaussian shape
class PreferenceFlow {
 public:
  PreferenceFlow() = default;

  PreferenceFlow(std::span<const double> column, const Preference& by) : by_(by), values_(column) {
    using enum PreferenceShape;
    low_ = by.shape == v_shape || by.shape == usual ? 0.0 : by.indifference;
    high_ = by.shape == level || by.shape == linear || by.shape == v_shape ? by.preference : low_;
    slopes_ = (by.shape == linear || by.shape == v_shape) && high_ > low_;
    if (slopes_) ramp_ = RampSums(values_.all(), low_, high_);
    if (by.shape == gaussian) {
      flows_ = gaussian_flows(values_.all(), by.inflection);
      return;
    }
    flows_.resize(values_.size());
    TwoFlows flows;
    KnownBelow known{};
    for (std::size_t i = 0; i < values_.size(); ++i) {
      if (i == 0 || values_[i] != values_[i - 1]) flows = worked_out(values_[i], known);
      flows_[i] = flows;
    }
  }

  TwoFlows operator()(double value) const noexcept {
    const std::size_t at = values_.below(value);
    if (at < values_.size() && values_[at] == value) return flows_[at];
    KnownBelow nothing{};
    if (by_.shape != PreferenceShape::gaussian) return worked_out(value, nothing);
    // Between the flows of its neighbours, which were found in another way, with a rounding of its own.
    TwoFlows flows = gaussian_flow(values_.all(), by_.inflection, value);
    if (at > 0) {
      flows = {std::max(flows.over, flows_[at - 1].over), std::min(flows.under, flows_[at - 1].under)};
    }
    if (at < values_.size()) {
      flows = {std::min(flows.over, flows_[at].over), std::max(flows.under, flows_[at].under)};
    }
    return flows;
  }

  /// Calls `take(i, flows)` with those of several values, up to block_size: what one waits for is fetched while others
  /// are looked at.
  template <class Take>
  void for_each(std::span<const double> some, const Take& take) const noexcept {
    std::array<std::uint32_t, block_size> at;
    if (values_.size() > 0) values_.below(some, std::span(at).first(some.size()));
    for (std::size_t i = 0; i < some.size() && values_.size() > 0; ++i) JOURNEYRANK_FETCH(flows_.data() + at[i]);
    for (std::size_t i = 0; i < some.size(); ++i) {
      const bool fitted = values_.size() > 0 && at[i] < values_.size() && values_[at[i]] == some[i];
      take(i, fitted ? flows_[at[i]] : (*this)(some[i]));
    }
  }

 private:
  TwoFlows worked_out(double value, KnownBelow& known) const noexcept {
    if (slopes_) return ramp_(values_.all(), value, known);
    const TwoFlows first = beyond(value, low_, known[0], known[1]);
    if (by_.shape != PreferenceShape::level) return first;
    const TwoFlows second = beyond(value, high_, known[2], known[3]);
    return {0.5 * (first.over + second.over), 0.5 * (first.under + second.under)};
  }

  /// How many journeys are further below than a step, and how many further above.
  TwoFlows beyond(double value, double step, std::size_t& below, std::size_t& not_above) const noexcept {
    if (!(step > 0.0)) {
      return {static_cast<double>(values_.below(value)), static_cast<double>(values_.above(value))};
    }
    const std::int64_t width = on_grid(step + step_slack);
    below = count_below(values_.all(), on_grid(value) - width, below);
    not_above = count_below(values_.all(), on_grid(value) + width + 1, not_above);
    return {static_cast<double>(below), static_cast<double>(values_.size() - not_above)};
  }

  Preference by_;
  double low_ = 0.0;
  double high_ = 0.0;
  bool slopes_ = false;
  SortedValues values_;
  RampSums ramp_;
  std::vector<TwoFlows> flows_;  ///< of each value, in their order
};

}  // namespace journeyrank
