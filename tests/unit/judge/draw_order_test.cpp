// SPDX-License-Identifier: MIT
#include "journeyrank/judge/draw_order.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::DrawOrder;
using journeyrank::Names;

namespace {

std::vector<std::uint32_t> sorted(const DrawOrder& order, const std::vector<double>& scores, std::uint64_t draw) {
  std::vector<std::uint32_t> journeys = {0, 1, 2, 3};
  order.sort(journeys, draw, [&scores](std::uint32_t j) { return scores[j]; });
  return journeys;
}

}  // namespace

TEST_CASE("draw_order: equal journeys stand by id, turned by one place with each draw") {
  Names names;
  for (const char* each : {"c", "a", "b", "d"}) names.push_back(each);
  const DrawOrder order(names);
  CHECK(order.size() == 4);
  const std::vector<double> tied = {0.5, 0.5, 0.5, 0.9};
  CHECK(sorted(order, tied, 0) == std::vector<std::uint32_t>{3, 1, 2, 0});
  CHECK(sorted(order, tied, 1) == std::vector<std::uint32_t>{3, 2, 0, 1});
  CHECK(sorted(order, tied, 2) == std::vector<std::uint32_t>{3, 0, 1, 2});
  CHECK(sorted(order, tied, 3) == std::vector<std::uint32_t>{3, 1, 2, 0});
  CHECK(sorted(order, {0.1, 0.3, 0.2, 0.4}, 7) == std::vector<std::uint32_t>{3, 1, 2, 0});
}
