// SPDX-License-Identifier: MIT
#include "journeyrank/problem/profile.hpp"

#include <doctest/doctest.h>

using journeyrank::Profile;

TEST_CASE("profile: it is equal to one that says the same, and to no other") {
  const Profile cfo{.id = "cfo", .weights = {{"cost", 6.0}, {"pain", 2.0}}};
  CHECK(cfo == Profile{.id = "cfo", .weights = {{"cost", 6.0}, {"pain", 2.0}}});
  CHECK_FALSE(cfo == Profile{.id = "cfo", .weights = {{"cost", 3.0}, {"pain", 1.0}}});
}
