// SPDX-License-Identifier: MIT
#include "journeyrank/base/centred_products.hpp"

#include <cmath>
#include <cstddef>
#include <numeric>
#include <span>
#include <vector>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::CentredProducts;
using journeyrank::Extent;
using journeyrank::reach_of;

namespace {

using Columns = std::vector<std::vector<double>>;

CentredProducts products_of(const Columns& columns, std::size_t threads = 1) {
  const std::vector<std::span<const double>> spans(columns.begin(), columns.end());
  std::vector<Extent> reach;
  for (const auto& column : columns) reach.push_back(reach_of(column));
  return CentredProducts(spans, reach, threads);
}

/// n rows of numbers about 1, 1e3 and 1e-3, of which the third follows the first.
Columns random_columns(std::size_t n) {
  Splitmix64 random(n);
  Columns columns(3);
  for (std::size_t i = 0; i < n; ++i) {
    columns[0].push_back(random.between(-1.0, 3.0));
    columns[1].push_back(random.between(900.0, 1100.0));
    columns[2].push_back(1e-3 * (columns[0].back() + random.unit()));
  }
  return columns;
}

}  // namespace

TEST_CASE("centred_products: means and products by hand") {
  const auto products = products_of({{1, 2, 3}, {6, 2, 4}});
  CHECK(products.mean(0) == 2.0);
  CHECK(products.mean(1) == 4.0);
  CHECK(products(0, 0) == 2.0);
  CHECK(products(0, 1) == -2.0);
  CHECK(products(1, 0) == -2.0);
  CHECK(products(1, 1) == 8.0);
  CHECK(products.correlation(0, 1) == -0.5);
  CHECK(products.correlation(1, 1) == 1.0);
}

TEST_CASE("centred_products: within a rounding of sums in long doubles") {
  const Columns columns = random_columns(20'011);
  const auto products = products_of(columns, 2);
  for (std::size_t a = 0; a < columns.size(); ++a) {
    for (std::size_t b = 0; b < columns.size(); ++b) {
      const auto mean = [](const std::vector<double>& column) {
        return std::accumulate(column.begin(), column.end(), 0.0L) / static_cast<long double>(column.size());
      };
      const long double of_a = mean(columns[a]);
      const long double of_b = mean(columns[b]);
      long double wanted = 0;
      long double size = 0;
      for (std::size_t i = 0; i < columns[a].size(); ++i) {
        const long double term = (columns[a][i] - of_a) * (columns[b][i] - of_b);
        wanted += term;
        size += std::fabs(term);
      }
      CHECK(std::fabs(static_cast<double>(products(a, b) - wanted)) <= 3e-16 * static_cast<double>(size));
    }
  }
}

TEST_CASE("centred_products: neither the order of the rows nor the number of threads changes a bit") {
  const Columns columns = random_columns(200'003);
  Columns moved = columns;
  const std::size_t n = columns[0].size();
  for (std::size_t c = 0; c < columns.size(); ++c) {
    for (std::size_t i = 0; i < n; ++i) moved[c][i] = columns[c][i * 7919 % n];
  }
  const auto one = products_of(columns, 1);
  for (const auto& other : {products_of(columns, 2), products_of(columns, 7), products_of(moved, 2)}) {
    for (std::size_t a = 0; a < columns.size(); ++a) {
      CHECK(other.mean(a) == one.mean(a));
      for (std::size_t b = 0; b < columns.size(); ++b) CHECK(other(a, b) == one(a, b));
    }
  }
}

TEST_CASE("centred_products: no column, and columns without values") {
  CHECK(products_of({{}}).mean(0) == 0.0);
  CHECK(products_of({{}})(0, 0) == 0.0);
  products_of({});
}
