// SPDX-License-Identifier: MIT
#include "journeyrank/measure/simulated_course.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::draw_course;
using journeyrank::lognormal_seconds;
using journeyrank::Random;
using journeyrank::SimulatedCourse;
using journeyrank::SimulatedJourney;
using journeyrank::Simulation;

namespace {

constexpr std::int64_t day = 86'400;

std::vector<SimulatedCourse> courses(const SimulatedJourney& plan) {
  const Simulation simulation;
  Random random(5);
  std::vector<SimulatedCourse> drawn;
  for (int i = 0; i < 10'000; ++i) drawn.push_back(draw_course(simulation, plan, 1'000, random));
  return drawn;
}

/// Seconds from the end of handling to the next contact.
std::int64_t delay(const SimulatedCourse& course) { return course.next - 1'000 - course.handle; }

}  // namespace

TEST_CASE("simulated_course: a lognormal duration has its median, and without spread is all alike") {
  Random random(1);
  std::vector<std::int64_t> drawn;
  for (int i = 0; i < 10'001; ++i) drawn.push_back(lognormal_seconds(random, 400.0, 0.6));
  std::sort(drawn.begin(), drawn.end());
  CHECK(std::abs(drawn[5'000] - 400) < 4 * 400 * 0.6 * 1.2533 / 100);  // the error of a median of 10,001
  CHECK(lognormal_seconds(random, 400.0, 0.0) == 400);
  CHECK(lognormal_seconds(random, 0.01, 0.0) == 1);
}

TEST_CASE("simulated_course: repeats come at their rate, within their days, and all delays alike") {
  double repeats = 0;
  double sum = 0;
  for (const auto& course : courses({.repeat_rate = 0.3, .repeat_days = 4, .abandon_rate = 0})) {
    if (!course.repeated) continue;
    ++repeats;
    sum += static_cast<double>(delay(course));
    CHECK(delay(course) >= 1);
    CHECK(delay(course) <= 4 * day);
  }
  CHECK(std::fabs(repeats - 3'000) < 4 * std::sqrt(10'000 * 0.3 * 0.7));
  CHECK(std::fabs(sum / repeats - 2.0 * day) < 4 * 4 * day / std::sqrt(12 * repeats));
}

TEST_CASE("simulated_course: a new issue comes after the quiet days, and on average when the year asks for it") {
  const SimulatedJourney plan{.cases_per_year = 4, .repeat_rate = 0.2, .abandon_rate = 0};
  double sum = 0;
  double issues = 0;
  for (const auto& course : courses(plan)) {
    if (course.repeated) continue;
    CHECK(course.next > course.ended + 30 * day);
    sum += static_cast<double>(course.next - course.ended) / day;
    ++issues;
  }
  const double idle = 365.0 / 4 - 30 - 0.25 * 3.5;
  CHECK(std::fabs(sum / issues - 30 - idle) < 4 * idle / std::sqrt(issues));
}

TEST_CASE("simulated_course: a contact that is given up ends in the queue, any other when it is handled or resolved") {
  for (const auto& course : courses({.abandon_rate = 0.5})) {
    CHECK(course.ended == 1'000 + (course.abandoned ? course.queue : course.handle));
  }
  int later = 0;
  for (const auto& course : courses({.repeat_rate = 0.9, .resolve_median_h = 24, .abandon_rate = 0})) {
    later += course.ended > 1'000 + course.handle ? 1 : 0;
    if (!course.repeated) continue;
    // Whoever calls again waits for no ticket, and for no more than the days from its end.
    CHECK(course.next <= std::min(course.ended, 1'000 + course.handle) + 7 * day);
  }
  CHECK(later > 9'900);
}
