// SPDX-License-Identifier: MIT
#include "journeyrank/judge/weight_statement.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::NamedSum;
using journeyrank::read_weight_statements;
using journeyrank::WeightConstraint;

namespace {

const std::vector<std::string> criteria = {"pain", "cost", "time to \"resolve\""};

std::vector<WeightConstraint> read(const std::string& statement) {
  return read_weight_statements(std::vector<std::string>{statement}, criteria);
}

std::string refused(const std::string& statement) {
  return refusal([&] { read(statement); });
}

using Coefficients = std::vector<double>;

}  // namespace

TEST_CASE("weight_statement: strict and weak orders bound the same weights, and strict ones are told apart") {
  const std::vector<WeightConstraint> weak = {{Coefficients{1.0, -1.0, 0.0}, 0.0, false, 0}};
  const std::vector<WeightConstraint> strict = {{Coefficients{1.0, -1.0, 0.0}, 0.0, false, 0, true}};
  CHECK(read("pain > cost") == strict);
  CHECK(read("pain >= cost") == weak);
  CHECK(read("cost < pain") == strict);
  CHECK(read("  cost<=pain ") == weak);
}

TEST_CASE("weight_statement: ratios, boxes, sums and equations are linear constraints") {
  CHECK(read("pain >= 2 * cost") == std::vector<WeightConstraint>{{Coefficients{1.0, -2.0, 0.0}, 0.0, false, 0}});
  CHECK(read("pain >= cost * 2") == read("pain >= 2 cost"));
  CHECK(read("0.2 <= pain <= 40%") == std::vector<WeightConstraint>{{Coefficients{1.0, 0.0, 0.0}, 0.2, false, 0},
                                                                    {Coefficients{-1.0, 0.0, 0.0}, -0.4, false, 0}});
  CHECK(read("pain + cost <= 0.6") == std::vector<WeightConstraint>{{Coefficients{-1.0, -1.0, 0.0}, -0.6, false, 0}});
  CHECK(read("-pain + 0.5 - cost = 1e-1") ==
        std::vector<WeightConstraint>{{Coefficients{-1.0, -1.0, 0.0}, 0.1 - 0.5, true, 0}});
  CHECK(read("pain == 0.3")[0].equal);
}

TEST_CASE("weight_statement: a chain is one constraint a step, each of its statement") {
  const auto found =
      read_weight_statements(std::vector<std::string>{"pain = 0.3", "pain > 'time to \"resolve\"' > cost"}, criteria);
  REQUIRE(found.size() == 3);
  CHECK(found[0].statement == 0);
  CHECK(found[1] == WeightConstraint{Coefficients{1.0, 0.0, -1.0}, 0.0, false, 1, true});
  CHECK(found[2] == WeightConstraint{Coefficients{0.0, -1.0, 1.0}, 0.0, false, 1, true});
}

TEST_CASE("weight_statement: an id in quotes may hold anything, its quote doubled") {
  CHECK(read("\"time to \"\"resolve\"\"\" > pain")[0].coefficients == Coefficients{-1.0, 0.0, 1.0});
}

TEST_CASE("weight_statement: a refusal names the statement, the column and the nearest criterion") {
  CHECK(refused("pain > cots") ==
        "unknown_name: statement 1 \"pain > cots\", column 8: no criterion \"cots\" (did you mean \"cost\"?)");
  CHECK(refused("pain >") ==
        "bad_weights: statement 1 \"pain >\", column 7: found the end; allowed: a criterion or a number");
  CHECK(refused("pain & cost") ==
        "bad_weights: statement 1 \"pain & cost\", column 6: found \"&\"; allowed: >, >=, <, <= or =");
  CHECK(refused("pain") ==
        "bad_weights: statement 1 \"pain\", column 5: nothing is compared; allowed: a comparison by >, >=, <, <= or =");
  CHECK(refused("0.2 < 0.3").find("two numbers are compared; name a criterion") != std::string::npos);
  CHECK(refused("'pain > cost").find("column 1: a quote is not closed") != std::string::npos);
  CHECK(refused("pain > 2 *").find("found the end after *; allowed: a criterion") != std::string::npos);
  CHECK(refused("pain > cost * cost").find("found \"c\" after *; allowed: a number") != std::string::npos);
  CHECK(refused("pain > 1.2.3").find("found \"1.2.3\"; allowed: a finite number such as 0.25") != std::string::npos);
  CHECK(refused("pain > 1e308 cost + 1e308 cost").find("more than a double holds") != std::string::npos);
}

TEST_CASE("weight_statement: a group is the sum of its criteria, also beside one of them") {
  const std::vector<NamedSum> groups = {{"felt", {0, 2}}, {"company", {1}}};
  const auto read_groups = [&](const std::string& statement) {
    return read_weight_statements(std::vector<std::string>{statement}, criteria, groups);
  };
  CHECK(read_groups("felt > 2 company") ==
        std::vector<WeightConstraint>{{Coefficients{1.0, -2.0, 1.0}, 0.0, false, 0, true}});
  CHECK(read_groups("pain >= 0.5 * felt")[0].coefficients == Coefficients{0.5, 0.0, -0.5});
  CHECK(refusal([&] { read_groups("flet > pain"); }) ==
        "unknown_name: statement 1 \"flet > pain\", column 1: no criterion or group \"flet\" (did you mean \"felt\"?)");
}
