// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/random.hpp"

namespace journeyrank {

/// What the contacts of one journey are like, in true rates: what a metric would find over endless logs.
///
/// repeat_rate: after each contact, whoever made it, another one of the account about the same thing starts with this
/// probability, at any time within `repeat_days` of its end alike. Everything else is drawn for each contact by itself.
struct SimulatedJourney {
  double share = 1.0;             ///< accounts that meet the journey, beside the shares of the others
  double cases_per_year = 3.0;    ///< new issues of an account in a year
  double repeat_rate = 0.2;       ///< contacts that another about the same thing follows
  double repeat_days = 7.0;       ///< within so many days
  double answer_rate = 0.2;       ///< handled contacts whose survey is answered
  double high_effort_rate = 0.2;  ///< answers of 1 to 3 of 7 to the question of effort
  double satisfied_rate = 0.75;   ///< answers of 4 and 5 of 5 to that of satisfaction
  double promoter_rate = 0.4;     ///< answers of 9 and 10 of 10 to that of recommending
  double detractor_rate = 0.2;    ///< and of 0 to 6
  double handle_median_s = 420.0;
  double handle_spread = 0.6;     ///< standard deviation of the logarithm; 0: all alike
  double resolve_median_h = 0.0;  ///< hours from start to end; 0: it ends when it is handled
  double resolve_spread = 0.8;    ///< standard deviation of the logarithm
  double resolved_rate = 0.85;    ///< handled contacts whose flag says that they were solved
  double reopen_rate = 0.04;      ///< handled contacts that are reopened
  double transfer_rate = 0.12;    ///< handled contacts that are passed on
  double abandon_rate = 0.05;     ///< contacts that are given up in the queue
  double failure_demand = 0.4;    ///< contacts that a failure elsewhere caused
  double churn_rate = 0.03;       ///< customers who leave within the simulation's churn_days of their first contact
  double annual_value = 200.0;    ///< of a customer, on average

  static constexpr auto fields() {
    constexpr Allowed rate{.at_least = 0.0, .at_most = 1.0};
    constexpr Allowed spread{.at_least = 0.0, .at_most = 2.0};
    return FieldList{
        Field{"share", &SimulatedJourney::share, "accounts that meet the journey, beside the shares of the others",
              Allowed{.at_least = 0.0, .at_most = 1e9}},
        Field{"cases_per_year", &SimulatedJourney::cases_per_year, "new issues of an account in a year",
              Allowed{.at_least = 0.01, .at_most = 365.0}},
        Field{"repeat_rate", &SimulatedJourney::repeat_rate, "contacts that another about the same thing follows",
              Allowed{.at_least = 0.0, .at_most = 0.9}},
        Field{"repeat_days", &SimulatedJourney::repeat_days, "within so many days, all delays alike",
              Allowed{.at_least = 0.01, .at_most = 365.0}},
        Field{"answer_rate", &SimulatedJourney::answer_rate, "handled contacts whose survey is answered", rate},
        Field{"high_effort_rate", &SimulatedJourney::high_effort_rate, "answers of 1 to 3 of 7 about effort", rate},
        Field{"satisfied_rate", &SimulatedJourney::satisfied_rate, "answers of 4 and 5 of 5 about satisfaction", rate},
        Field{"promoter_rate", &SimulatedJourney::promoter_rate, "answers of 9 and 10 about recommending", rate},
        Field{"detractor_rate", &SimulatedJourney::detractor_rate, "answers of 0 to 6 about recommending", rate},
        Field{"handle_median_s", &SimulatedJourney::handle_median_s, "median handle time in seconds",
              Allowed{.at_least = 1.0, .at_most = 10'000.0}},
        Field{"handle_spread", &SimulatedJourney::handle_spread, "its spread: deviation of the logarithm", spread},
        Field{"resolve_median_h", &SimulatedJourney::resolve_median_h,
              "median hours from start to end; 0: it ends when it is handled",
              Allowed{.at_least = 0.0, .at_most = 10'000.0}},
        Field{"resolve_spread", &SimulatedJourney::resolve_spread, "its spread: deviation of the logarithm", spread},
        Field{"resolved_rate", &SimulatedJourney::resolved_rate, "handled contacts whose flag says solved", rate},
        Field{"reopen_rate", &SimulatedJourney::reopen_rate, "handled contacts that are reopened", rate},
        Field{"transfer_rate", &SimulatedJourney::transfer_rate, "handled contacts that are passed on", rate},
        Field{"abandon_rate", &SimulatedJourney::abandon_rate, "contacts that are given up in the queue", rate},
        Field{"failure_demand", &SimulatedJourney::failure_demand, "contacts that a failure elsewhere caused", rate},
        Field{"churn_rate", &SimulatedJourney::churn_rate,
              "customers who leave within churn_days of their first contact in the log", rate},
        Field{"annual_value", &SimulatedJourney::annual_value, "value of a customer in a year, on average",
              Allowed{.at_least = 0.0, .at_most = 1e9}}};
  }

  friend bool operator==(const SimulatedJourney&, const SimulatedJourney&) = default;
};

/// A journey of a simulation by its name.
struct JourneyPlan {
  std::string journey;
  SimulatedJourney contacts{};

  static constexpr bool keyed = true;  ///< a list of these is written as an object: {"bill_query": {"share": 3}}
  static constexpr auto fields() {
    return FieldList{Field{"journey", &JourneyPlan::journey, "a journey"},
                     Field{"contacts", &JourneyPlan::contacts, "what its contacts are like"}};
  }

  friend bool operator==(const JourneyPlan&, const JourneyPlan&) = default;
};

/// Nine journeys of a made-up telecom contact centre, in the shape of the published findings: bills and faults are most
/// of the traffic, moving home is rare and loses customers, a bereavement is rarer still and too rare to be sure of.
inline std::vector<JourneyPlan> contact_centre_journeys() {
  const auto plan = [](const char* journey, SimulatedJourney contacts) { return JourneyPlan{journey, contacts}; };
  return {plan("bill_query", {.share = 32,
                              .repeat_rate = 0.24,
                              .high_effort_rate = 0.32,
                              .handle_median_s = 480,
                              .failure_demand = 0.55,
                              .churn_rate = 0.042,
                              .annual_value = 186}),
          plan("tech_fault", {.share = 22,
                              .repeat_rate = 0.32,
                              .high_effort_rate = 0.40,
                              .handle_median_s = 690,
                              .transfer_rate = 0.22,
                              .failure_demand = 0.85,
                              .churn_rate = 0.056,
                              .annual_value = 194}),
          plan("order_track", {.share = 14,
                               .repeat_rate = 0.15,
                               .repeat_days = 4,
                               .high_effort_rate = 0.27,
                               .handle_median_s = 240,
                               .transfer_rate = 0.07,
                               .failure_demand = 0.7,
                               .churn_rate = 0.034,
                               .annual_value = 172}),
          plan("plan_change", {.share = 10,
                               .cases_per_year = 1.5,
                               .repeat_rate = 0.12,
                               .high_effort_rate = 0.16,
                               .handle_median_s = 560,
                               .failure_demand = 0.1,
                               .churn_rate = 0.024,
                               .annual_value = 208}),
          plan("payment_fail", {.share = 8,
                                .repeat_rate = 0.18,
                                .high_effort_rate = 0.19,
                                .handle_median_s = 270,
                                .transfer_rate = 0.07,
                                .failure_demand = 0.6,
                                .churn_rate = 0.036,
                                .annual_value = 151}),
          plan("moving_home", {.share = 5,
                               .cases_per_year = 1,
                               .repeat_rate = 0.30,
                               .high_effort_rate = 0.44,
                               .handle_median_s = 810,
                               .transfer_rate = 0.28,
                               .failure_demand = 0.25,
                               .churn_rate = 0.092,
                               .annual_value = 213}),
          plan("account_access", {.share = 5,
                                  .cases_per_year = 4,
                                  .repeat_rate = 0.10,
                                  .repeat_days = 2,
                                  .high_effort_rate = 0.19,
                                  .handle_median_s = 210,
                                  .transfer_rate = 0.04,
                                  .failure_demand = 0.8,
                                  .churn_rate = 0.030,
                                  .annual_value = 166}),
          plan("roaming", {.share = 3,
                           .cases_per_year = 2,
                           .repeat_rate = 0.20,
                           .high_effort_rate = 0.35,
                           .handle_median_s = 430,
                           .failure_demand = 0.5,
                           .churn_rate = 0.033,
                           .annual_value = 297}),
          plan("bereavement", {.share = 1,
                               .cases_per_year = 1,
                               .repeat_rate = 0.28,
                               .answer_rate = 0.1,
                               .high_effort_rate = 0.55,
                               .handle_median_s = 1500,
                               .resolve_median_h = 60,
                               .transfer_rate = 0.34,
                               .abandon_rate = 0,
                               .failure_demand = 0.2,
                               .churn_rate = 0.060,
                               .annual_value = 178})};
}

/// The first so many of some journeys; beyond them their likes under numbered names ("bill_query_2"), with rates of
/// repeats, effort and churn and handle times between half and one and a half of theirs.
///
/// Shape   one journey or more to start from
inline std::vector<JourneyPlan> numbered_journeys(const std::vector<JourneyPlan>& first, std::size_t count,
                                                  std::uint64_t seed) {
  std::vector<JourneyPlan> journeys;
  for (std::size_t i = 0; i < count; ++i) {
    JourneyPlan plan = first[i % first.size()];
    if (i >= first.size()) {
      plan.journey += "_" + std::to_string(i / first.size() + 1);
      Random random(seed, (1ULL << 40) + i);
      SimulatedJourney& contacts = plan.contacts;
      for (double* rate : {&contacts.repeat_rate, &contacts.high_effort_rate, &contacts.churn_rate}) {
        *rate = std::min(0.9, product(*rate, 0.5 + random.uniform()));
      }
      contacts.handle_median_s = std::max(1.0, product(contacts.handle_median_s, 0.5 + random.uniform()));
    }
    journeys.push_back(std::move(plan));
  }
  return journeys;
}

}  // namespace journeyrank
