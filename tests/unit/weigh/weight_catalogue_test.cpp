// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/weight_catalogue.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/problem/catalogue.hpp"

using journeyrank::DataWeights;
using journeyrank::for_each_step;
using journeyrank::step_names;

TEST_CASE("weight catalogue: no two ways to weigh by data have one name, and each says its formula") {
  const auto names = step_names<DataWeights>();
  CHECK(std::set<std::string_view>(names.begin(), names.end()).size() == names.size());
  CHECK(names.size() == 11);
  for_each_step<DataWeights>([](const auto& step) { CHECK(std::string(step.formula) != ""); });
}
