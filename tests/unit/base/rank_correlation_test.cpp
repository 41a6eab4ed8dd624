// SPDX-License-Identifier: MIT
#include "journeyrank/base/rank_correlation.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::centred_ranks;
using journeyrank::spearman;
using journeyrank::spearman_of_counts;

using Numbers = std::vector<double>;

TEST_CASE("ranks: twice the rank less the mean, ties in the middle") {
  CHECK(centred_ranks(Numbers{30.0, 10.0, 20.0}) == Numbers{2.0, -2.0, 0.0});
  CHECK(centred_ranks(Numbers{1.0, 5.0, 5.0, 9.0}) == Numbers{-3.0, 0.0, 0.0, 3.0});
  CHECK(centred_ranks(Numbers{}).empty());
}

TEST_CASE("spearman: any rising line is 1, any falling one -1") {
  CHECK(spearman(Numbers{1, 2, 3, 4}, Numbers{1, 10, 100, 1000}) == 1.0);
  CHECK(spearman(Numbers{1, 2, 3, 4}, Numbers{8, 4, 2, 1}) == -1.0);
}

TEST_CASE("spearman: without ties it is 1 - 6 sum d² / (n (n² - 1))") {
  const Numbers a{86, 97, 99, 100, 101, 103, 106, 110, 112, 113};
  const Numbers b{2, 20, 28, 27, 50, 29, 7, 17, 6, 12};
  const Numbers b_ranks{1, 6, 8, 7, 10, 9, 3, 5, 2, 4};
  double squares = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double d = static_cast<double>(i + 1) - b_ranks[i];
    squares += d * d;
  }
  CHECK(std::fabs(spearman(a, b) - (1.0 - 6.0 * squares / 990.0)) < 1e-15);
}

TEST_CASE("spearman: a constant column, one value or none correlates with nothing") {
  CHECK(spearman(Numbers{1, 1, 1}, Numbers{1, 2, 3}) == 0.0);
  CHECK(spearman(Numbers{1}, Numbers{1}) == 0.0);
  CHECK(spearman(Numbers{}, Numbers{}) == 0.0);
}

TEST_CASE("spearman: the order of the pairs changes no bit") {
  Splitmix64 random(7);
  Numbers a;
  Numbers b;
  for (int i = 0; i < 501; ++i) {
    a.push_back(static_cast<double>(random() % 60));
    b.push_back(a.back() + static_cast<double>(random() % 90));
  }
  const double in_order = spearman(a, b);
  Numbers c;
  Numbers d;
  for (std::size_t i = 0; i < a.size(); ++i) {
    c.push_back(a[(i * 200) % 501]);
    d.push_back(b[(i * 200) % 501]);
  }
  CHECK(spearman(c, d) == in_order);
  CHECK(in_order > 0.3);
}

TEST_CASE("spearman of counts: equals that of the pairs written out") {
  const std::vector<std::int64_t> counts{3, 1, 0, 2, 4, 1, 0, 2, 5};
  Numbers a;
  Numbers b;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    a.insert(a.end(), static_cast<std::size_t>(counts[i]), static_cast<double>(i / 3));
    b.insert(b.end(), static_cast<std::size_t>(counts[i]), static_cast<double>(i % 3));
  }
  CHECK(std::fabs(spearman_of_counts(counts, 3) - spearman(a, b)) < 1e-15);
  CHECK(spearman_of_counts({}, 0) == 0.0);
}
