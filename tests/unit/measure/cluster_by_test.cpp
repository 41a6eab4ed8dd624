// SPDX-License-Identifier: MIT
#include "journeyrank/measure/cluster_by.hpp"

#include <string>

#include <doctest/doctest.h>

using journeyrank::ClusterBy;
using journeyrank::parse_enumerator;

TEST_CASE("ClusterBy: none, customer and account are spelled so, and nothing else is one") {
  CHECK(std::string(name_of(ClusterBy::account)) == "account");
  CHECK(parse_enumerator<ClusterBy>("customer") == ClusterBy::customer);
  CHECK(parse_enumerator<ClusterBy>("none") == ClusterBy::none);
  CHECK_FALSE(parse_enumerator<ClusterBy>("case").has_value());
}
