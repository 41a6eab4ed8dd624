// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/sorted_values.hpp"

#include <algorithm>
#include <vector>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::SortedValues;

TEST_CASE("sorted_values: order and counts are those of a plain sort, spread out or bunched") {
  Splitmix64 random(5);
  for (std::size_t round = 0; round < 200; ++round) {
    std::vector<double> values;
    const bool bunched = random.below(2) == 0;
    for (std::size_t i = 0, n = random.below(60); i < n; ++i) {
      values.push_back(bunched ? 0.5 + 1e-9 * static_cast<double>(random.below(5)) : random.unit());
    }
    const SortedValues sorted(values);
    std::vector<double> plain = values;
    std::sort(plain.begin(), plain.end());
    CHECK(std::equal(plain.begin(), plain.end(), sorted.all().begin(), sorted.all().end()));
    std::vector<double> asked = {-1.0, 0.0, 0.3, 0.5, 1.0, 2.0};
    asked.insert(asked.end(), values.begin(), values.end());
    for (const double value : asked) {
      CHECK(sorted.below(value) ==
            static_cast<std::size_t>(std::count_if(plain.begin(), plain.end(), [&](double x) { return x < value; })));
      CHECK(sorted.above(value) ==
            static_cast<std::size_t>(std::count_if(plain.begin(), plain.end(), [&](double x) { return x > value; })));
    }
  }
}

TEST_CASE("sorted_values: of no values none is below or above") {
  CHECK(SortedValues().below(0.5) == 0);
  CHECK(SortedValues(std::vector<double>{}).above(0.5) == 0);
}

TEST_CASE("sorted values: several are found at once where each is found alone, in crowded buckets and outside too") {
  Splitmix64 random(77);
  std::vector<double> values;
  for (int i = 0; i < 3000; ++i) values.push_back(i % 3 == 0 ? 0.5 + 1e-9 * random.unit() : random.unit());
  const SortedValues sorted(values);
  std::vector<double> some(values.begin(), values.begin() + 1000);
  for (const double each : {-1.0, 0.0, 0.5, 1.0, 2.0}) some.push_back(each);
  std::vector<std::uint32_t> counts(some.size());
  sorted.below(some, counts);
  for (std::size_t i = 0; i < some.size(); ++i) CHECK_EQ(counts[i], sorted.below(some[i]));
}
