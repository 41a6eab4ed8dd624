// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/share_divergence.hpp"

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::DivergenceTerms;
using journeyrank::largest_divergence;
using journeyrank::TwoLanes;

namespace {

std::uint64_t bits(double number) { return std::bit_cast<std::uint64_t>(number); }

double term_of(double raw, double mean) {
  double term = 0.0;
  DivergenceTerms::run<double>(1, &raw, mean, &term);
  return term;
}

/// y ln y - y + 1 in long doubles, by its series where y is near 1.
long double true_term(long double raw, long double mean) {
  const long double d = (raw - mean) / mean;
  if (std::fabs(d) > 0.01L) return (1 + d) * std::log1p(d) - d;
  long double sum = 0;
  long double power = d * d;
  for (int k = 2; k < 16; ++k) {
    sum += power / (k * (k - 1));
    power *= -d;
  }
  return sum;
}

template <class Visit>
void for_each_width(std::size_t n, const double* raw, double mean, double* terms, Visit&& check) {
  DivergenceTerms::run<TwoLanes>(n, raw, mean, terms);
  check();
  journeyrank::run_kernel<DivergenceTerms>(n, raw, mean, terms);
  check();
#if defined(__GNUC__) && defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) {
    journeyrank::run_in_four_lanes<DivergenceTerms>(n, raw, mean, terms);
    check();
  }
  if (__builtin_cpu_supports("avx512f")) {
    journeyrank::run_in_eight_lanes<DivergenceTerms>(n, raw, mean, terms);
    check();
  }
#endif
}

}  // namespace

// The expected values were computed with mpmath 1.3.0 at 60 digits.
TEST_CASE("share_divergence: y ln y - y + 1 for shares far apart") {
  for (const auto& [y, expected] :
       {std::pair{1e-300, 1.0}, std::pair{1e-09, 0.99999997827673416}, std::pair{0.01, 0.94394829814011909},
        std::pair{0.3, 0.33880815870221922}, std::pair{0.5, 0.15342640972002735}, std::pair{0.7, 0.050327539242887351},
        std::pair{0.7071067811865475, 0.047828682946315699}, std::pair{0.7071067811865476, 0.047828682946315661},
        std::pair{0.75, 0.034238445661164304}, std::pair{1.414213562373095, 0.075915509361178504},
        std::pair{1.4142135623730951, 0.075915509361178581}, std::pair{1.5, 0.10819766216224657},
        std::pair{2.0, 0.38629436111989062}, std::pair{7.25, 8.1122606492827297}, std::pair{1000.0, 5908.7552789821371},
        std::pair{1000000000.0, 19723265837.946411}}) {
    CHECK(std::fabs(term_of(y, 1.0) - expected) <= 3e-15 * expected);
  }
  CHECK(term_of(0.0, 1.0) == 1.0);
  CHECK(term_of(0.0, 3.0) == 1.0);
  CHECK(term_of(5e-324, 3.0) == 1.0);
  CHECK(term_of(3.0, 3.0) == 0.0);
  CHECK(term_of(1.0, 1.0) == 0.0);
}

TEST_CASE("share_divergence: within 16 units in the last place of the truth, and within 4 for y from 3/4 to 5/4") {
  Splitmix64 random(1);
  double worst = 0.0;
  double worst_near = 0.0;
  for (int i = 0; i < 300'000; ++i) {
    const double mean = random.between(0.5, 8.0);
    const bool near = i % 2 == 0;
    const double raw =
        near ? mean * (1.0 + std::ldexp(random.between(-1.0, 1.0), -2 - static_cast<int>(random.below(30))))
             : mean * std::exp2(random.between(-30.0, 20.0));
    const auto wanted = static_cast<double>(true_term(raw, mean));
    if (wanted == 0.0) continue;
    const double off = std::fabs(term_of(raw, mean) - wanted) / wanted;
    (near ? worst_near : worst) = std::fmax(near ? worst_near : worst, off);
  }
  CHECK(worst < 16 * 2.3e-16);
  CHECK(worst_near < 4 * 2.3e-16);
}

TEST_CASE("share_divergence: the same bits in every width of lanes, at every length") {
  Splitmix64 random(2);
  std::vector<double> raw;
  for (int i = 0; i < 80; ++i) raw.push_back(i % 9 == 0 ? 0.0 : std::exp2(random.between(-40.0, 30.0)));
  for (int i = 0; i < 40; ++i)
    raw.push_back(3.7 * (1.0 + std::ldexp(random.between(-1.0, 1.0), -static_cast<int>(random.below(40)))));
  std::vector<double> wanted(raw.size());
  std::vector<double> terms(raw.size());
  for (std::size_t from = 0; from < 8; ++from) {
    for (std::size_t n = 0; from + n <= raw.size(); n += 3) {
      DivergenceTerms::run<double>(n, raw.data() + from, 3.7, wanted.data());
      for_each_width(n, raw.data() + from, 3.7, terms.data(), [&] {
        for (std::size_t i = 0; i < n; ++i) CHECK_EQ(bits(terms[i]), bits(wanted[i]));
      });
    }
  }
}

TEST_CASE("share_divergence: no term is above the largest that its ends have") {
  Splitmix64 random(3);
  for (int i = 0; i < 20'000; ++i) {
    const double low = random.below(4) == 0 ? 0.0 : random.unit();
    const double high = low + random.between(1e-9, 100.0);
    const double mean = random.between(low, high);
    if (!(mean > 0.0)) continue;
    CHECK(term_of(random.between(low, high), mean) <= largest_divergence({.low = low, .high = high}, mean));
  }
}
