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

TEST_CASE("step text: a method that a command runs is sent to the command, not to the nearest method") {
  const auto said = [](const std::string& text) {
    return refusal([&] { parse_step<Method>(text, "--method", "topsis:p=1"); });
  };
  CHECK(said("electre_1").find("found \"electre_1\", which is a command of its own: journeyrank kernel; allowed: ") !=
        std::string::npos);
  CHECK(said("promethee_1").find("journeyrank partial-order") != std::string::npos);
  CHECK(said("simus").find("journeyrank simus") != std::string::npos);
  CHECK(said("electre_1").find("did you mean") == std::string::npos);
  CHECK(said("electre_4").find("did you mean \"electre_2\"?") != std::string::npos);
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
