// SPDX-License-Identifier: MIT
#include "journeyrank/measure/tenure.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/measure/timestamp.hpp"

using journeyrank::parse_timestamp;
using journeyrank::TenureBands;

namespace {

std::string band(const std::string& start, const std::string& moment, std::vector<int> bounds = {3, 12, 36}) {
  const TenureBands bands(std::move(bounds));
  const auto found = bands.at(parse_timestamp(start + "T00:00:00Z"), parse_timestamp(moment + "T00:00:00Z"));
  return found ? std::string(*found) : "(none)";
}

}  // namespace

TEST_CASE("TenureBands: exactly a bound belongs to the band above it") {
  CHECK(band("2026-01-15", "2026-01-15") == "<3 months");
  CHECK(band("2026-01-15", "2026-04-14") == "<3 months");
  CHECK(band("2026-01-15", "2026-04-15") == "3-12 months");
  CHECK(band("2026-01-15", "2027-01-14") == "3-12 months");
  CHECK(band("2026-01-15", "2027-01-15") == "1-3 years");
  CHECK(band("2026-01-15", "2029-01-15") == ">3 years");
}

TEST_CASE("TenureBands: the 31st is complete on the last day of a shorter month; before the start there is no band") {
  CHECK(band("2025-11-30", "2026-02-27") == "<3 months");
  CHECK(band("2025-11-30", "2026-02-28") == "3-12 months");
  CHECK(band("2024-02-29", "2025-02-28") == "1-3 years");
  CHECK(band("2026-01-15", "2026-01-14") == "(none)");
  CHECK(band("1969-12-31", "1970-03-31") == "3-12 months");
}

TEST_CASE("TenureBands: labels follow the bounds") {
  CHECK(TenureBands({1}).labels() == std::vector<std::string>{"<1 month", ">1 month"});
  CHECK(TenureBands({12, 24}).labels() == std::vector<std::string>{"<1 year", "1-2 years", ">2 years"});
  CHECK(TenureBands({6, 18}).labels() == std::vector<std::string>{"<6 months", "6-18 months", ">18 months"});
}

TEST_CASE("TenureBands: bounds that do not increase, are none or out of reach are named") {
  CHECK(TenureBands::fault({}) == "tenure needs a bound");
  CHECK(TenureBands::fault({3, 3}) == "the bounds of tenure must increase");
  CHECK(TenureBands::fault({0}) == "the bounds of tenure must be 1 to 1200 months");
  CHECK(TenureBands::fault({1201}) == "the bounds of tenure must be 1 to 1200 months");
  CHECK(TenureBands::fault({3, 12, 36}).empty());
}
