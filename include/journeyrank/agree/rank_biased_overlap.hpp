// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "journeyrank/agree/mid_ranks.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/elementary.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/shortest_number.hpp"

namespace journeyrank {

/// What is known of the overlap of two lists of which a prefix was read.
struct Overlap {
  double least = 0.0;         ///< what the prefix proves: nothing deeper is ever shared that was not in it
  double residual = 0.0;      ///< what could come on top, were all that comes deeper shared
  double extrapolated = 0.0;  ///< the agreement at the end of the prefix goes on for ever

  friend bool operator==(const Overlap&, const Overlap&) = default;
};

/// Rank-biased overlap: the share of journeys that two rankings have in common among their first d, averaged over all
/// depths d with weights (1 - p) p^(d - 1). The top counts most; p = 0.9 gives the first ten 86 % of the weight.
///
/// Shape   one rank a journey in each; returns numbers in [0, 1]
/// Edge    a tie group stands whole in every prefix that reaches it, and the agreement at a depth is twice the shared
///         over both prefixes, so equal rankings overlap by 1; what comes below the depth is taken as untied; all
///         journeys read: the extrapolated overlap is the exact one; no journey: least 0, residual 1, extrapolated 1
/// Errors  bad_option if p is not strictly between 0 and 1; shape_mismatch if they have different numbers of journeys
/// Source  webber2010similarity, equations (4), (11), (23) and section 4.4; its ties
/// Cost    O(n + depth)
struct RankBiasedOverlap {
  double p = 0.9;           ///< persistence, strictly between 0 and 1
  std::uint32_t depth = 0;  ///< how much of the rankings is read; 0: all

  static constexpr const char* name = "rank_biased_overlap";
  static constexpr const char* formula = "sum of (1 - p) p^(d - 1) 2 shared(d) / (size of a(d) + size of b(d)), d >= 1";
  static constexpr auto fields() {
    return FieldList{
        Field{"p", &RankBiasedOverlap::p, "how likely a reader goes on to the next place, between 0 and 1"},
        Field{"depth", &RankBiasedOverlap::depth, "how many places are read; 0: all"}};
  }

  /// The extrapolated overlap.
  double operator()(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) const {
    return overlap(a, b).extrapolated;
  }

  Overlap overlap(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) const {
    refuse_other_size(a.size(), b.size());
    if (!(p > 0.0 && p < 1.0)) {
      throw Error(errc::bad_option, "rank_biased_overlap: found p = " + shortest_number(p) + "; allowed: 0 < p < 1");
    }
    const std::size_t read = depth == 0 ? a.size() : std::min<std::size_t>(depth, a.size());
    if (read == 0) return {0.0, 1.0, 1.0};
    const std::vector<Prefix> prefixes = prefixes_of(a, b, read);
    double seen = 0.0;
    double power = 1.0;  // p^(d - 1)
    for (const Prefix& each : prefixes) {
      seen += product(product(1.0 - p, power), each.agreement());
      power = product(power, p);
    }
    const double least = std::min(1.0, seen + deeper_least(prefixes.back(), read, power));
    const double most = std::clamp(seen + deeper_most(prefixes.back(), read, power), least, 1.0);
    return {least, most - least, std::min(1.0, seen + product(power, prefixes.back().agreement()))};
  }

  friend bool operator==(const RankBiasedOverlap&, const RankBiasedOverlap&) = default;

 private:
  /// How many journeys stand within a depth in each ranking, and in both.
  struct Prefix {
    std::size_t in_a = 0;
    std::size_t in_b = 0;
    std::size_t shared = 0;

    double agreement() const noexcept { return 2.0 * static_cast<double>(shared) / static_cast<double>(in_a + in_b); }
  };

  /// Ranks from 1 in which ties share the smallest: 1, 2, 2, 4.
  static std::vector<std::size_t> first_places(std::span<const std::uint32_t> ranks) {
    const std::vector<double> middle = mid_ranks(ranks);
    std::vector<std::size_t> members(2 * ranks.size() + 1, 0);
    for (const double rank : middle) ++members[static_cast<std::size_t>(2.0 * rank)];
    std::vector<std::size_t> places;
    for (const double rank : middle) {
      const auto twice = static_cast<std::size_t>(2.0 * rank);
      places.push_back((twice + 1 - members[twice]) / 2);
    }
    return places;
  }

  static std::vector<Prefix> prefixes_of(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b,
                                         std::size_t read) {
    const std::vector<std::size_t> x = first_places(a);
    const std::vector<std::size_t> y = first_places(b);
    std::vector<Prefix> prefixes(a.size() + 1);
    for (std::size_t i = 0; i < x.size(); ++i) {
      ++prefixes[x[i]].in_a;
      ++prefixes[y[i]].in_b;
      ++prefixes[std::max(x[i], y[i])].shared;
    }
    for (std::size_t d = 1; d < prefixes.size(); ++d) {
      prefixes[d].in_a += prefixes[d - 1].in_a;
      prefixes[d].in_b += prefixes[d - 1].in_b;
      prefixes[d].shared += prefixes[d - 1].shared;
    }
    return {prefixes.begin() + 1, prefixes.begin() + 1 + static_cast<std::ptrdiff_t>(read)};
  }

  /// What the depths below add if nothing more is shared; `power` is p^read.
  double deeper_least(const Prefix& last, std::size_t read, double power) const {
    const std::size_t settled = std::max(last.in_a, last.in_b);
    double sum = 0.0;
    double to_power = 0.0;  // p/1 + p²/2 + ... up to the depth where both prefixes are as long as it is
    double each = 1.0;
    for (std::size_t d = 1; d <= settled; ++d) {
      each = product(each, p);
      to_power += each / static_cast<double>(d);
      if (d <= read) continue;
      const Prefix here{std::max(last.in_a, d), std::max(last.in_b, d), last.shared};
      sum += product(product(1.0 - p, power), here.agreement());
      power = product(power, p);
    }
    const double rest = std::max(0.0, -natural_log(1.0 - p) - to_power);
    return sum + product(product((1.0 - p) / p, static_cast<double>(last.shared)), rest);
  }

  /// What they add if every journey that comes is shared as soon as it can be.
  double deeper_most(const Prefix& last, std::size_t read, double power) const {
    double sum = 0.0;
    for (std::size_t d = read + 1;; ++d) {
      Prefix here{std::max(last.in_a, d), std::max(last.in_b, d), 0};
      const std::size_t come = (here.in_a - last.in_a) + (here.in_b - last.in_b);
      here.shared = std::min({here.in_a, here.in_b, last.shared + come});
      if (here.in_a == here.in_b && here.shared == here.in_a) return sum + power;
      sum += product(product(1.0 - p, power), here.agreement());
      power = product(power, p);
    }
  }
};

static_assert(fully_described<RankBiasedOverlap>);

}  // namespace journeyrank
