// SPDX-License-Identifier: MIT
#include "journeyrank/measure/lint_checks.hpp"

#include <cstddef>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/base/error.hpp"

#include "refusal.hpp"

using journeyrank::found_by;
using journeyrank::LintFinding;

namespace {

std::vector<LintFinding> some(std::size_t count, const std::string& journey) {
  return std::vector<LintFinding>(count, LintFinding{.journey = journey});
}

}  // namespace

TEST_CASE("lint_checks: findings come in the order of the checks, each check is made once, for any number of threads") {
  for (const std::size_t threads : {0u, 1u, 2u, 3u, 20u}) {
    std::size_t calls[3] = {};
    const auto found = found_by(
        threads, [&] { return ++calls[0], some(2, "first"); }, [&] { return ++calls[1], some(0, "none"); },
        [&] { return ++calls[2], some(1, "last"); });
    REQUIRE(found.size() == 3);
    CHECK(found[0].journey == "first");
    CHECK(found[1].journey == "first");
    CHECK(found[2].journey == "last");
    for (const std::size_t each : calls) CHECK(each == 1);
  }
  CHECK(found_by(2).empty());
}

TEST_CASE("lint_checks: what a check throws is thrown") {
  const auto refuses = []() -> std::vector<LintFinding> {
    throw journeyrank::Error(journeyrank::errc::bad_option, "no");
  };
  CHECK(refusal_code([&] {
          found_by(
              2, [] { return some(1, "a"); }, refuses);
        }) == "bad_option");
}
