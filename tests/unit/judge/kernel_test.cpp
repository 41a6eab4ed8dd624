// SPDX-License-Identifier: MIT
#include "journeyrank/judge/kernel.hpp"

#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "laws/weighed_values.hpp"
#include "refusal.hpp"

using journeyrank::kernel;

TEST_CASE("kernel: it is that of the values and the weights, whatever method ranks") {
  laws::WeighedValues problem({{0.9, 0.2}, {0.5, 0.4}, {0.6, 0.9}}, {7.0, 3.0});
  const auto found = kernel(problem.scorer(), problem.matrix, {.concordance = 0.7, .discordance = 0.3});
  CHECK(found.found.in_kernel == std::vector<std::uint8_t>{1, 0, 1});
  problem.model.method = journeyrank::Vikor{};
  CHECK(kernel(problem.scorer(), problem.matrix, {.concordance = 0.7, .discordance = 0.3}).found.in_kernel ==
        found.found.in_kernel);
}

TEST_CASE("kernel: levels outside of 0 to 1 are refused, and one journey is the kernel") {
  const laws::WeighedValues one({{0.9}}, {1.0});
  CHECK(refusal_code([&] { kernel(one.scorer(), one.matrix, {.concordance = 2.0}); }) == "bad_option");
  CHECK(kernel(one.scorer(), one.matrix).found.in_kernel == std::vector<std::uint8_t>{1});
}
