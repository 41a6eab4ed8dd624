// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/named_criteria.hpp"

#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::CriterionNumber;
using journeyrank::errc;
using journeyrank::Error;
using journeyrank::NamedCriteria;

namespace {

NamedCriteria pain_and_cost() {
  return {{"pain", "cost"}, {"revenue"}, [](errc code, const std::string& list, auto entry, const std::string& text) {
            throw Error(code, list + (entry ? "[" + std::to_string(*entry) + "]" : "") + ": " + text);
          }};
}

std::string refused(const std::vector<CriterionNumber>& stated) {
  try {
    pain_and_cost().numbers(stated, "points", 0.0, 100.0);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("named_criteria: numbers come in the order of the criteria") {
  CHECK(pain_and_cost().numbers({{"cost", 40.0}, {"pain", 100.0}}, "points", 0.0) == std::vector<double>{100.0, 40.0});
  CHECK(pain_and_cost().index("cost", "best") == 1);
}

TEST_CASE("named_criteria: what is unknown, off, said twice, outside or missing is refused at its entry") {
  CHECK(refused({{"pain", 1.0}, {"cots", 1.0}}) ==
        "unknown_name: points[1]: no criterion \"cots\" in the model (did you mean \"cost\"?)");
  CHECK(refused({{"revenue", 1.0}}).starts_with("bad_weights: points[0]: criterion \"revenue\" is off in the model"));
  CHECK(refused({{"pain", 1.0}, {"pain", 2.0}}).starts_with("duplicate_name: points[1]: \"pain\" is judged twice"));
  CHECK(refused({{"pain", 101.0}}) == "bad_weights: points[0]: found 101; allowed: a number from 0 to 100");
  CHECK(refused({{"pain", std::nan("")}}).starts_with("bad_weights: points[0]: found NaN or infinity"));
  CHECK(refused({{"pain", 1.0}}) == "bad_weights: points: nothing is said about \"cost\"; judge each criterion");
}

TEST_CASE("named_criteria: who does not throw is thrown for") {
  const NamedCriteria criteria({"pain"}, {}, [](errc, const std::string&, auto, const std::string&) {});
  CHECK(refusal_code([&] { criteria.index("cost", "best"); }) == "unknown_name");
}
