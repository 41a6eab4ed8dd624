// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include "journeyrank/base/random.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/simulated_course.hpp"
#include "journeyrank/measure/simulated_population.hpp"
#include "journeyrank/measure/simulation.hpp"

namespace journeyrank {

// What the cells of a simulated contact hold that depend on no other contact.

/// Draws how a contact was handled; one that was given up was not, and is not resolved.
inline void fill_handling(Contact& contact, const SimulatedJourney& plan, const SimulatedCourse& course,
                          Random& random) {
  constexpr std::array<const char*, 4> channels = {"voice", "chat", "email", "app"};
  contact.demand = random.chance(plan.failure_demand) ? "failure" : "value";
  contact.queue_ms = course.queue * 1000;
  contact.abandoned = course.abandoned;
  contact.channel = channels[0];
  contact.resolved = false;
  if (course.abandoned) return;
  contact.channel = channels[random.below(4)];
  contact.handle_ms = course.handle * 1000;
  contact.transfers = random.chance(plan.transfer_rate) ? 1 + random.below(2) : 0;
  contact.reopens = random.chance(plan.reopen_rate) ? 1 : 0;
  contact.resolved = random.chance(plan.resolved_rate);
}

/// Draws the answers to the three questions of a survey; `alike` is the account whose answers they share, or nullptr.
inline void fill_answers(Contact& contact, const SimulatedJourney& plan, const SimulatedAccount* alike,
                         Random& random) noexcept {
  std::array<double, 3> said = {random.uniform(), random.uniform(), random.uniform()};
  if (alike != nullptr) said = alike->answers;
  contact.ces = said[0] < plan.high_effort_rate ? 1.0 + random.below(3) : 4.0 + random.below(4);
  contact.csat = said[1] < plan.satisfied_rate ? 4.0 + random.below(2) : 1.0 + random.below(3);
  if (said[2] < plan.promoter_rate) {
    contact.nps = 9.0 + random.below(2);
  } else {
    contact.nps = said[2] < plan.promoter_rate + plan.detractor_rate ? random.below(7) : 7.0 + random.below(2);
  }
}

/// Empties cells, as a real export lacks them.
inline void spoil(Contact& contact, const SimulatedDirt& dirt, Random& random) noexcept {
  if (random.chance(dirt.anonymous)) contact.customer_id = contact.account_id = {};
  if (random.chance(dirt.unmapped)) contact.journey = {};
  if (random.chance(dirt.missing)) contact.handle_ms.reset();
  if (random.chance(dirt.missing)) contact.queue_ms.reset();
  if (random.chance(dirt.missing)) contact.transfers.reset();
  if (random.chance(dirt.missing)) contact.revenue_minor.reset();
}

}  // namespace journeyrank
