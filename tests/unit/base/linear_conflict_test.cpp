// SPDX-License-Identifier: MIT
#include "journeyrank/base/linear_conflict.hpp"

#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::LinearConstraint;
using journeyrank::Relation;
using journeyrank::StatedConstraint;
using journeyrank::StatedConstraints;

using Entries = std::vector<std::size_t>;

namespace {

/// x(a) exceeds x(b) by 1.
StatedConstraint above(std::size_t a, std::size_t b, std::size_t statement) {
  std::vector<double> row(4, 0.0);
  row[a] = 1.0;
  row[b] = -1.0;
  return {{row, Relation::at_least, 1.0}, {statement}};
}

}  // namespace

TEST_CASE("linear_conflict: statements that agree are in no conflict") {
  const StatedConstraints chain(4, 3, {above(0, 1, 0), above(1, 2, 1), above(0, 3, 2)});
  CHECK(chain.agree());
  CHECK(chain.conflict().empty());
}

TEST_CASE("linear_conflict: a circle is named, and nothing beside it") {
  const StatedConstraints circle(4, 4, {above(0, 1, 0), above(3, 0, 1), above(1, 2, 2), above(2, 0, 3)});
  CHECK_FALSE(circle.agree());
  CHECK(circle.conflict() == Entries{0, 2, 3});
  CHECK(circle.agree({0, 1, 2}));
}

TEST_CASE("linear_conflict: of two circles the smaller one is named") {
  const StatedConstraints two(4, 5, {above(0, 1, 0), above(1, 2, 1), above(2, 0, 2), above(3, 1, 3), above(1, 3, 4)});
  CHECK(two.conflict() == Entries{3, 4});
}

TEST_CASE("linear_conflict: a constraint of two statements goes when one of them goes") {
  const LinearConstraint never = {{1, 0, 0, 0}, Relation::at_most, -1.0};
  const StatedConstraints pair(4, 3, {{never, {0, 2}}});
  CHECK(pair.conflict() == Entries{0, 2});
  CHECK(pair.agree({0, 1}));
  CHECK_FALSE(pair.agree({2, 0}));
}

TEST_CASE("linear_conflict: leaving out any statement of a set lets the others of it agree") {
  Splitmix64 random(9);
  std::size_t conflicts = 0;
  for (int round = 0; round < 200; ++round) {
    const std::size_t count = 1 + random.below(9);
    std::vector<StatedConstraint> stated;
    for (std::size_t s = 0; s < count; ++s) {
      const std::size_t a = random.below(4);
      stated.push_back(above(a, (a + 1 + random.below(3)) % 4, s));
    }
    const StatedConstraints said(4, count, stated);
    const Entries conflict = said.conflict();
    REQUIRE(conflict.empty() == said.agree());
    if (conflict.empty()) continue;
    ++conflicts;
    REQUIRE_FALSE(said.agree(conflict));
    for (std::size_t left = 0; left < conflict.size(); ++left) {
      Entries rest = conflict;
      rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(left));
      REQUIRE(said.agree(rest));
    }
  }
  CHECK(conflicts > 50);
}
