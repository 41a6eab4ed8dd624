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
using journeyrank::JudgementWeights;
using journeyrank::step_names;

TEST_CASE("weight catalogue: no two ways to weigh have one name, and each says its formula") {
  auto names = step_names<DataWeights>();
  for (const auto& each : step_names<JudgementWeights>()) names.push_back(each);
  CHECK(std::set<std::string_view>(names.begin(), names.end()).size() == names.size());
  CHECK(names.size() == 26);
  for_each_step<DataWeights>([](const auto& step) { CHECK(std::string(step.formula) != ""); });
  for_each_step<JudgementWeights>([](const auto& step) { CHECK(std::string(step.formula) != ""); });
}
