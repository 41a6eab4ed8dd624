// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstdint>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/elementary.hpp"
#include "journeyrank/base/random.hpp"
#include "journeyrank/measure/simulated_population.hpp"
#include "journeyrank/measure/simulation.hpp"

namespace journeyrank {

/// How a contact goes, when it ends and when the account's next one starts.
///
/// Units   seconds; `ended` and `next` from the start of the log
struct SimulatedCourse {
  bool abandoned = false;
  std::int64_t queue = 0;
  std::int64_t handle = 0;  ///< had it been handled
  std::int64_t ended = 0;
  bool repeated = false;  ///< the next one is about the same
  std::int64_t next = 0;
};

/// A duration whose logarithm is normal, in whole seconds from 1 on.
inline std::int64_t lognormal_seconds(Random& random, double median, double spread) noexcept {
  const double factor = exponential(product(spread, random.normal()));
  return std::max<std::int64_t>(1, nearest_whole(product(median, factor)));
}

/// Draws the course of a contact that starts here.
///
/// Edge    whoever calls again does not wait for a ticket to be closed: the delay runs from when the contact was
///         handled (or given up), which is never later than its end
inline SimulatedCourse draw_course(const Simulation& simulation, const SimulatedJourney& plan, std::int64_t start,
                                   Random& random) noexcept {
  SimulatedCourse course;
  course.abandoned = random.chance(plan.abandon_rate);
  course.queue = 1 + nearest_whole(product(course.abandoned ? 120.0 : 45.0, random.exponential()));
  course.handle = lognormal_seconds(random, plan.handle_median_s, plan.handle_spread);
  std::int64_t lasts = course.handle;
  if (plan.resolve_median_h > 0.0) {
    lasts = lognormal_seconds(random, product(3600.0, plan.resolve_median_h), plan.resolve_spread);
  }
  if (course.abandoned) lasts = course.queue;
  course.ended = start + lasts;
  course.repeated = random.chance(plan.repeat_rate);
  const auto latest = static_cast<std::uint32_t>(day_seconds(plan.repeat_days));
  const std::int64_t delay = 1 + random.below(latest);
  const std::int64_t idle = day_seconds(product(idle_days(simulation, plan), random.exponential()));
  const std::int64_t handled = start + std::min(lasts, course.abandoned ? course.queue : course.handle);
  course.next = course.repeated ? handled + delay : course.ended + day_seconds(simulation.quiet_days) + 1 + idle;
  return course;
}

}  // namespace journeyrank
