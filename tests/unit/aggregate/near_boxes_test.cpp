// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/near_boxes.hpp"

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::AddNearBoxes;
using journeyrank::NearBox;

namespace {

using Numbers = std::vector<double>;

struct Case {
  std::vector<NearBox> near;
  Numbers from;
  Numbers up;
  Numbers down;
};

Case random_case(std::size_t n) {
  Splitmix64 random(n);
  Case found;
  for (std::int64_t steps = -18; steps <= 18; steps += 1 + static_cast<std::int64_t>(random.below(3))) {
    NearBox box{.steps = steps == 0 ? 1 : steps};
    for (double& each : box.series) each = random.between(-1.0, 1.0);
    found.near.push_back(box);
  }
  for (std::size_t i = 0; i < n; ++i) {
    found.from.push_back(random.between(-0.5, 0.5));
    found.up.push_back(std::exp(-found.from[i]));
    found.down.push_back(std::exp(found.from[i]));
  }
  return found;
}

}  // namespace

TEST_CASE("near_boxes: each adds its series times a power of its distance, to the side that it is on") {
  const Case some = random_case(20);
  Numbers over(20);
  Numbers under(20);
  AddNearBoxes::run<double>(20, some.from.data(), some.up.data(), some.down.data(), some.near.data(), some.near.size(),
                            over.data(), under.data());
  for (std::size_t i = 0; i < 20; ++i) {
    double wanted[2] = {0.0, 0.0};
    for (const NearBox& box : some.near) {
      double series = 0.0;
      for (std::size_t k = 0; k < NearBox::terms; ++k) series += box.series[k] * std::pow(some.from[i], k);
      const auto steps = static_cast<double>(box.steps);
      wanted[box.steps > 0 ? 0 : 1] += series * std::exp(-some.from[i] * steps);
    }
    CHECK(over[i] == doctest::Approx(wanted[0]).epsilon(1e-12));
    CHECK(under[i] == doctest::Approx(wanted[1]).epsilon(1e-12));
  }
}

TEST_CASE("near_boxes: the same bits in every width of lanes, at every length; none add 0") {
  for (std::size_t n = 0; n < 20; ++n) {
    const Case some = random_case(n);
    Numbers over(n);
    Numbers under(n);
    AddNearBoxes::run<double>(n, some.from.data(), some.up.data(), some.down.data(), some.near.data(), some.near.size(),
                              over.data(), under.data());
    Numbers of_lanes(n);
    Numbers of_lanes_too(n);
    const auto check = [&] {
      for (std::size_t i = 0; i < n; ++i) {
        CHECK_EQ(std::bit_cast<std::uint64_t>(of_lanes[i]), std::bit_cast<std::uint64_t>(over[i]));
        CHECK_EQ(std::bit_cast<std::uint64_t>(of_lanes_too[i]), std::bit_cast<std::uint64_t>(under[i]));
      }
    };
    AddNearBoxes::run<journeyrank::TwoLanes>(n, some.from.data(), some.up.data(), some.down.data(), some.near.data(),
                                             some.near.size(), of_lanes.data(), of_lanes_too.data());
    check();
    journeyrank::run_kernel<AddNearBoxes>(n, some.from.data(), some.up.data(), some.down.data(), some.near.data(),
                                          some.near.size(), of_lanes.data(), of_lanes_too.data());
    check();
    AddNearBoxes::run<double>(n, some.from.data(), some.up.data(), some.down.data(), some.near.data(), 0, over.data(),
                              under.data());
    for (std::size_t i = 0; i < n; ++i) CHECK(over[i] + under[i] == 0.0);
  }
}
