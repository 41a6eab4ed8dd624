// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/attractiveness.hpp"

#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::Attractiveness;
using journeyrank::AttractivenessConstraints;
using journeyrank::AttractivenessStatement;
using journeyrank::LinearConstraint;
using enum journeyrank::Attractiveness;

namespace {

/// True when worths keep all constraints.
bool keep(const std::vector<LinearConstraint>& constraints, const std::vector<double>& worths) {
  for (const LinearConstraint& each : constraints) {
    double sum = 0.0;
    for (std::size_t i = 0; i < worths.size(); ++i) sum += each.coefficients[i] * worths[i];
    if (sum < each.bound) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("attractiveness: a difference is its category at least, and exceeds smaller ones by the categories between") {
  const std::vector<AttractivenessStatement> said = {{0, 1, strong, strong}, {1, {}, weak, moderate}};
  const auto kept = AttractivenessConstraints(2, said).kept(1.0);
  CHECK(keep(kept, {6, 2}));
  CHECK(keep(kept, {9, 4}));
  CHECK_FALSE(keep(kept, {5, 2}));  // 3 is less than strong
  CHECK_FALSE(keep(kept, {8, 4}));  // 4 is no more than the other
  CHECK_FALSE(keep(kept, {8, 1}));  // 1 is less than weak
  CHECK(keep(AttractivenessConstraints(2, said).kept(0.0), {0.5, 0.25}));
  CHECK_FALSE(keep(AttractivenessConstraints(2, said).kept(0.0), {0.5, 0.3}));
}

TEST_CASE("attractiveness: none is no difference either way, and a swing nobody speaks of is worth something") {
  const std::vector<AttractivenessStatement> said = {{0, 1, none, none}};
  const auto kept = AttractivenessConstraints(3, said).kept(1.0);
  CHECK(keep(kept, {2, 2, 1}));
  CHECK_FALSE(keep(kept, {2, 3, 1}));
  CHECK_FALSE(keep(kept, {3, 2, 1}));
  CHECK_FALSE(keep(kept, {2, 2, 0.5}));
}

TEST_CASE("attractiveness: relaxed, each statement may be off by a variable of its own") {
  const std::vector<AttractivenessStatement> said = {{0, 1, strong, strong}, {1, 0, weak, weak}};
  const auto relaxed = AttractivenessConstraints(2, said).relaxed();
  CHECK_FALSE(keep(relaxed, {5, 1, 0, 5.5}));
  CHECK(keep(relaxed, {5, 1, 0, 6}));
  CHECK_FALSE(AttractivenessConstraints(2, said).strict().agree());
}

TEST_CASE("attractiveness: what is no statement is refused") {
  const auto refused = [](std::size_t criteria, AttractivenessStatement each) {
    return refusal_code([&] { AttractivenessConstraints(criteria, std::vector<AttractivenessStatement>{each}); });
  };
  CHECK(refused(0, {0, {}, weak, weak}) == "empty_input");
  CHECK(refused(2, {2, {}, weak, weak}) == "bad_weights");
  CHECK(refused(2, {0, 2, weak, weak}) == "bad_weights");
  CHECK(refused(2, {0, 0, weak, weak}) == "bad_weights");
  CHECK(refused(2, {0, 1, strong, weak}) == "bad_weights");
  CHECK(refused(2, {0, 1, none, weak}) == "bad_weights");
  CHECK(refused(2, {0, 1, none, none}) == "nothing was refused");
}
