// SPDX-License-Identifier: MIT
#include "journeyrank/judge/weight_order.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/judge/weight_statement.hpp"

using journeyrank::weight_order;
using journeyrank::WeightOrder;
using Chains = std::vector<std::vector<std::uint32_t>>;

namespace {

const std::vector<std::string> criteria = {"a", "b", "c", "d", "e"};

std::optional<WeightOrder> order(const std::vector<std::string>& statements,
                                 const std::vector<unsigned char>& on = {1, 1, 1, 1, 1}) {
  return weight_order(journeyrank::read_weight_statements(statements, criteria), on);
}

}  // namespace

TEST_CASE("weight_order: statements that order are chains, what follows from others changes nothing") {
  CHECK(order({})->chains.empty());
  CHECK(order({"c > a"})->chains == Chains{{2, 0}});
  CHECK(order({"a > b", "b > c", "a > c", "d > e"})->chains == Chains{{0, 1, 2}, {3, 4}});
  CHECK(order({"2 * a > 2 * b"})->chains == Chains{{0, 1}});
  CHECK(order({}, {1, 0, 1, 1, 0})->on == std::vector<std::uint32_t>{0, 2, 3});
}

TEST_CASE("weight_order: forks, circles and statements that say more are no chains") {
  CHECK_FALSE(order({"a > b", "a > c"}));
  CHECK_FALSE(order({"b > a", "c > a"}));
  CHECK_FALSE(order({"a > b > a"}));
  CHECK_FALSE(order({"a > 2 * b"}));
  CHECK_FALSE(order({"a > b + 0.1"}));
  CHECK_FALSE(order({"a > b + c"}));
  CHECK_FALSE(order({"a = b"}));
  CHECK_FALSE(order({"a > 0.2"}));
  CHECK_FALSE(order({"a > b"}, {1, 0, 1, 1, 1}));
}
