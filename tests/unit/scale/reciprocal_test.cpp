// SPDX-License-Identifier: MIT
#include "journeyrank/scale/reciprocal.hpp"

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/rank/scorer.hpp"

#include "refusal.hpp"

using namespace journeyrank;

TEST_CASE("reciprocal: the value is the least raw value over the raw value, cut at 1") {
  const Reciprocal scale{.at_1 = 2.0};
  CHECK(scale.value(8.0) == 0.25);
  CHECK(scale.value(4.0) == 0.5);
  for (const double raw : {2.0, 1.0, 1e-300, 0.0, -3.0}) CHECK(scale.value(raw) == 1.0);
  CHECK(scale.value(1e300) == 2e-300);
  CHECK(Reciprocal{} == Reciprocal{1.0});
}

TEST_CASE("reciprocal: a matrix with a raw value below 0 is refused, even of one journey, and 0 is not") {
  Model model;
  model.criteria = {{.id = "effort", .direction = Direction::minimize, .scale = Reciprocal{.at_1 = 0.5}}};
  const auto fit = [&](std::vector<double> efforts) {
    const Names names = Names::numbered(efforts.size());
    return Scorer::fit(CriteriaMatrix(names, {{.criterion = "effort", .values = std::move(efforts)}}), model);
  };
  const std::string refused = refusal([&] { fit({2.0, -3.0}); });
  CHECK(
      refused ==
      "bad_number: journey \"2\", criterion \"effort\": found -3; allowed: 0 or more, for the scale reciprocal divides "
      "by it");
  CHECK(refusal_code([&] { fit({-3.0}); }) == "bad_number");
  CHECK(fit({0.0}).score(std::vector<double>{0.0}) == 1.0);
}

TEST_CASE("reciprocal: a least value of 0 or below and the direction maximize are a fault") {
  CHECK(Reciprocal{.at_1 = 0.5}.fault(Direction::minimize).empty());
  CHECK(Reciprocal{.at_1 = 0.0}.fault(Direction::minimize) == "at_1 is 0; allowed: a finite number above 0");
  CHECK(Reciprocal{.at_1 = std::nan("")}.fault(Direction::minimize).find("not finite") != std::string::npos);
  CHECK(Reciprocal{}.fault(Direction::maximize) ==
        "found maximize; allowed: minimize, for the raw value is divided by");
}
