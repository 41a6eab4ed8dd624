// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/names.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/judge/weight_path.hpp"
#include "journeyrank/problem/catalogue.hpp"
#include "journeyrank/rank/scorer.hpp"
#include "journeyrank/rank/value_matrix.hpp"

namespace journeyrank {

// Where scores are no straight lines over a weight (a method that does not add up, a cell that is left out) changes are
// looked for: in steps over the whole way, and each that is seen then to the last double.

/// At this weight one journey, going up, passes another.
struct Flip {
  double weight = 0.0;
  std::uint32_t overtaken = 0;
  std::uint32_t overtaking = 0;

  friend bool operator==(const Flip&, const Flip&) = default;
};

/// Into so many steps the way from weight 0 to 1 is cut.
inline constexpr std::size_t search_steps = 512;

/// The note of an answer that was searched.
inline Note searched_note(const Scorer& scorer) {
  const std::string why = adds_up(scorer.model().method)
                              ? "a missing cell is left out, so scores are no straight lines over a weight"
                              : std::string("the method ") + step_name(scorer.model().method) + " does not add up";
  return {"searched", why + ": weights were tried in steps of 1/" + std::to_string(search_steps) +
                          ", and each change then found to the last double; one that undoes itself between two steps "
                          "is not seen"};
}

/// The last double from `kept` towards `flipped` at which something still holds, where it holds at the first of them
/// and not at the second.
template <class Holds>
double last_that_holds(double kept, double flipped, Holds&& holds) {
  for (;;) {
    const double middle = std::midpoint(kept, flipped);
    if (middle == kept || middle == flipped) return kept;
    (holds(middle) ? kept : flipped) = middle;
  }
}

/// The first weight, seen from `from` towards `to`, at which something no longer holds, in steps: the last double at
/// which it did. Nothing where it holds at every step.
template <class Holds>
std::optional<double> searched_end(double from, double to, Holds&& holds) {
  double kept = from;
  for (std::size_t step = 1; step <= search_steps; ++step) {
    const double part = static_cast<double>(step) / static_cast<double>(search_steps);
    const double next = step == search_steps ? to : from + (to - from) * part;
    if (!holds(next)) return last_that_holds(kept, next, holds);
    kept = next;
  }
  return std::nullopt;
}

/// Follows the order of all journeys from weight 0 to 1.
class SearchedOrder {
 public:
  /// Errors  too_large for more journeys than can be followed in a minute or so
  SearchedOrder(const WeightPath& path, const Names& names) : path_(path), scores_(path.at_0().size()) {
    if (scores_.size() > most_journeys) {
      throw Error(errc::too_large, "ranks over a weight: found " + std::to_string(scores_.size()) +
                                       " journeys whose scores are no straight lines; allowed: up to " +
                                       std::to_string(most_journeys) + ", or a method that adds up");
    }
    order_.resize(scores_.size());
    std::iota(order_.begin(), order_.end(), std::uint32_t{0});
    path_.scores_at(margin, scores_);
    std::sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
      return scores_[a] != scores_[b] ? scores_[a] > scores_[b] : names.less(a, b);
    });
  }

  static constexpr std::size_t most_journeys = 500;
  static constexpr double margin = 0x1p-40;  ///< who meets only nearer to weight 0 or 1 than this does not flip

  /// The journeys by rank just above weight 0, equal ones by name, and after flips() just below weight 1.
  const std::vector<std::uint32_t>& order() const noexcept { return order_; }

  /// Every change on the way, by weight: going up, one journey scores more than another that stood before it.
  std::vector<Flip> flips() {
    std::vector<Flip> all;
    double from = margin;
    for (std::size_t step = 1; step <= search_steps; ++step) {
      const double to =
          step == search_steps ? 1.0 - margin : static_cast<double>(step) / static_cast<double>(search_steps);
      while (!stands(leads_at(to, leads_beyond_))) {
        const double kept = stands(leads_at(from, leads_within_)) ? last_standing(from, to) : from;
        from = std::nextafter(kept, 1.0);
        pass_at(from, all);
      }
      from = to;
    }
    return all;
  }

 private:
  using Leads = std::vector<double>;

  /// By how much each journey is before the next in the order.
  Leads& leads_at(double weight, Leads& leads) {
    path_.scores_at(weight, scores_);
    leads.resize(order_.size());
    for (std::size_t i = 1; i < order_.size(); ++i) leads[i] = scores_[order_[i - 1]] - scores_[order_[i]];
    return leads;
  }

  /// True when nobody scores more than one that stands before it.
  static bool stands(const Leads& leads) {
    return std::none_of(leads.begin(), leads.end(), [](double lead) { return lead < 0.0; });
  }

  /// The last double at which the order stands, where it does at `kept` and not at `flipped`, with the leads there:
  /// where the first two neighbours meet if their leads are straight lines, again and again, then in doubling steps
  /// from the nearer end; by halves where that is slow.
  double last_standing(double kept, double flipped) {
    Leads leads;
    double halved = flipped - kept;
    double least = std::nextafter(flipped, 1.0) - flipped;
    int slow = 0;
    for (;;) {
      double next = std::midpoint(kept, flipped);
      if (next == kept || next == flipped) return kept;
      if (++slow <= 12) {
        const double meets = kept + product(flipped - kept, first_meeting());
        if (meets - kept < least || flipped - meets < least) {
          next = meets - kept < least ? std::min(next, kept + least) : std::max(next, flipped - least);
          least *= 2.0;
        } else {
          next = meets;
        }
      }
      const bool holds = stands(leads_at(next, leads));
      (holds ? kept : flipped) = next;
      std::swap(leads, holds ? leads_within_ : leads_beyond_);
      if (flipped - kept <= halved / 2.0) {
        halved = flipped - kept;
        slow = 0;
      } else if (slow > 12) {
        slow = 0;
      }
    }
  }

  /// The least part of the way after which two neighbours meet.
  double first_meeting() const {
    double first = 1.0;
    for (std::size_t i = 1; i < leads_beyond_.size(); ++i) {
      if (!(leads_beyond_[i] < 0.0)) continue;
      first = std::min(first, leads_within_[i] / (leads_within_[i] - leads_beyond_[i]));
    }
    return first;
  }

  /// Lets everybody pass who scores more here.
  void pass_at(double weight, std::vector<Flip>& flips) {
    path_.scores_at(weight, scores_);
    for (std::size_t next = 1; next < order_.size(); ++next) {
      const std::uint32_t rising = order_[next];
      std::size_t place = next;
      for (; place > 0 && scores_[order_[place - 1]] < scores_[rising]; --place) {
        flips.push_back({weight, order_[place - 1], rising});
        order_[place] = order_[place - 1];
      }
      order_[place] = rising;
    }
  }

  const WeightPath& path_;
  std::vector<double> scores_;
  std::vector<std::uint32_t> order_;
  Leads leads_within_{};
  Leads leads_beyond_{};
};

}  // namespace journeyrank
