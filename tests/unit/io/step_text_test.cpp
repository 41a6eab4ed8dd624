// SPDX-License-Identifier: MIT
#include "journeyrank/io/step_text.hpp"

#include <string>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/problem/catalogue.hpp"
#include "journeyrank/weigh/weight_catalogue.hpp"

#include "refusal.hpp"

using journeyrank::DataWeights;
using journeyrank::Method;
using journeyrank::parse_step;

TEST_CASE("step text: a name, and options behind a colon") {
  CHECK(parse_step<Method>("vikor", "--method", "vikor") == Method{journeyrank::Vikor{}});
  CHECK(parse_step<Method>("topsis:p=1", "--method", "vikor") == Method{journeyrank::Topsis{.p = 1.0}});
  CHECK(parse_step<DataWeights>("critic:correlation=spearman", "by", "critic") ==
        DataWeights{journeyrank::Critic{.correlation = journeyrank::Likeness::spearman}});
}

TEST_CASE("step text: a list has semicolons between its numbers, or one behind a single number") {
  const auto expected = [](const std::string& text) {
    return std::get<journeyrank::BalancedSpotis>(parse_step<Method>("balanced_spotis:" + text, "--method", "vikor"));
  };
  CHECK(expected("expected=0.5;0.75,expected_share=1").expected == std::vector<double>{0.5, 0.75});
  CHECK(expected("expected=0.5;").expected == std::vector<double>{0.5});
  CHECK(refusal_code([&] { expected("expected=0.5"); }) == "bad_json");
  CHECK(refusal_code([&] { expected("expected=0.5;high"); }) == "bad_json");
  CHECK(refusal_code([&] { expected("expected=;"); }) == "bad_json");
}

TEST_CASE("step text: another form, an unknown name and a faulty value are refused with where they were told") {
  const auto refused = [](const std::string& text) {
    return refusal_code([&] { parse_step<DataWeights>(text, "--by", "critic"); });
  };
  CHECK(refused("critik") == "unknown_name");
  CHECK(refused("critic:") == "usage");
  CHECK(refused("critic:=1") == "usage");
  CHECK(refused("critic:corelation=spearman") == "unknown_name");
  CHECK(refused("critic:correlation=1") == "bad_json");
  CHECK(refusal_code([] { parse_step<Method>("topsis:p=0", "--method", "topsis:p=1"); }) == "bad_option");
}
