// SPDX-License-Identifier: MIT
#include "journeyrank/judge/place_evidence.hpp"

#include <vector>

#include <doctest/doctest.h>

using journeyrank::better_place_p_value;
using journeyrank::changed_sides_p_value;

TEST_CASE("place_evidence: one other journey must be above in one segment and below in the other, both sure") {
  CHECK(better_place_p_value({0.01, 0.03}) == 0.03);
  CHECK(better_place_p_value({0.001, 0.7}) == 0.7);
}

TEST_CASE(
    "place_evidence: of two others any three of the four claims must be sure, times the two that one must be of") {
  CHECK(better_place_p_value({0.01, 0.02, 0.003, 0.9}) == 2 * 0.02);
  CHECK(better_place_p_value({0.001, 0.001, 0.6, 0.7}) == 1.0);  // sure of A alone says nothing of B
}

TEST_CASE("place_evidence: without another journey there is no better place") {
  CHECK(better_place_p_value({}) == 1.0);
}

TEST_CASE("place_evidence: two journeys change sides where one is surely ahead here and the other there") {
  CHECK(changed_sides_p_value(std::vector{0.01, 0.99}, std::vector{0.99, 0.02}) == 0.02);
  CHECK(changed_sides_p_value(std::vector{0.01, 0.01}, std::vector{0.99, 0.99}) == 0.99);
}

TEST_CASE("place_evidence: of three segments the surest of each side count, times two") {
  CHECK(changed_sides_p_value(std::vector{0.01, 0.5, 0.9}, std::vector{0.99, 0.5, 0.02}) == 0.04);
  CHECK(changed_sides_p_value(std::vector{0.6, 0.5, 0.9}, std::vector{0.99, 0.5, 0.7}) == 1.0);
}

TEST_CASE("place_evidence: in one segment nobody changes sides") {
  CHECK(changed_sides_p_value(std::vector{0.01}, std::vector{0.01}) == 1.0);
  CHECK(changed_sides_p_value(std::vector<double>{}, std::vector<double>{}) == 1.0);
}
