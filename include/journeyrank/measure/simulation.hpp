// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/date.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/simulated_journey.hpp"

namespace journeyrank {

/// What makes a real export dirty, at declared rates. Dirt hides contacts from the metrics that look at the next one
/// (an anonymous caller's repeat is not seen); the true rates are those of the clean contacts.
struct SimulatedDirt {
  double duplicates = 0.0;  ///< contacts delivered twice: without their survey, then with it
  double anonymous = 0.0;   ///< contacts without customer and account
  double unmapped = 0.0;    ///< contacts without journey
  double missing = 0.0;     ///< of each of the cells handle_s, queue_s, transfers and revenue

  static constexpr auto fields() {
    constexpr Allowed rate{.at_least = 0.0, .at_most = 1.0};
    return FieldList{Field{"duplicates", &SimulatedDirt::duplicates, "contacts that are delivered twice", rate},
                     Field{"anonymous", &SimulatedDirt::anonymous, "contacts without customer and account", rate},
                     Field{"unmapped", &SimulatedDirt::unmapped, "contacts without journey", rate},
                     Field{"missing", &SimulatedDirt::missing,
                           "cells of handle_s, queue_s, transfers and revenue that are empty", rate}};
  }

  friend bool operator==(const SimulatedDirt&, const SimulatedDirt&) = default;
};

/// Limits of a simulation.
inline constexpr std::int64_t most_simulated_customers = 50'000'000;
inline constexpr int most_simulated_days = 3660;
inline constexpr std::size_t most_simulated_journeys = 10'000;

/// A made-up contact centre of which the true rates are known: what a plan file holds. `simulate` draws its contacts,
/// `truth_of` says what metrics should find in them.
///
/// An account meets one journey, with one issue at a time: when nothing follows a contact any more, the account is
/// quiet for `quiet_days` at least. So a window between `repeat_days` and `quiet_days` finds exactly the cases there
/// are. The log is cut out of a process that runs on before and after it.
///
/// Errors  (validate) newer_schema, bad_option, duplicate_name: each names the place
struct Simulation {
  /// The newest layout of the plan file that this version reads.
  static constexpr int newest_schema = 1;

  int schema = newest_schema;
  std::int64_t seed = 1;
  Date start = {2026, 1, 1};
  int days = 91;
  std::int64_t customers = 20'000;
  double shared_accounts = 0.0;      ///< share of the customers who belong to an account of several
  int account_size = 5;              ///< customers of such an account
  double account_correlation = 0.0;  ///< of two answers of one account, whether they are in one band: 0 to 1
  double quiet_days = 30.0;          ///< between the end of an issue and the next one of the account
  double churn_days = 30.0;          ///< within which a customer who leaves does so
  SimulatedDirt dirt{};
  std::vector<JourneyPlan> journeys = contact_centre_journeys();

  static constexpr auto fields() {
    return FieldList{
        Field{"schema", &Simulation::schema, "the version of this layout",
              Allowed{.at_least = 1, .at_most = newest_schema}},
        Field{"seed", &Simulation::seed, "another seed gives other contacts of the same rates",
              Allowed{.at_least = 0, .at_most = 0x1p53}},
        Field{"start", &Simulation::start, "the first day of the log"},
        Field{"days", &Simulation::days, "how long the log is", Allowed{.at_least = 1, .at_most = most_simulated_days}},
        Field{"customers", &Simulation::customers, "how many customers there are",
              Allowed{.at_least = 1, .at_most = static_cast<double>(most_simulated_customers)}},
        Field{"shared_accounts", &Simulation::shared_accounts, "share of the customers in accounts of several",
              Allowed{.at_least = 0.0, .at_most = 1.0}},
        Field{"account_size", &Simulation::account_size, "customers of such an account",
              Allowed{.at_least = 2, .at_most = 1000}},
        Field{"account_correlation", &Simulation::account_correlation,
              "of two answers of one account: 0 independent, 1 all in one band",
              Allowed{.at_least = 0.0, .at_most = 1.0}},
        Field{"quiet_days", &Simulation::quiet_days, "least days between the end of an issue and the account's next",
              Allowed{.at_least = 0.01, .at_most = most_simulated_days}},
        Field{"churn_days", &Simulation::churn_days, "days within which a customer who leaves does so",
              Allowed{.at_least = 0.01, .at_most = most_simulated_days}},
        Field{"dirt", &Simulation::dirt, "what makes the export dirty"},
        Field{"journeys", &Simulation::journeys, "the journeys, by name", Allowed{.least_size = 1}}};
  }

  friend bool operator==(const Simulation&, const Simulation&) = default;
};

/// Days that pass on average between the end of one issue's quiet time and the account's next issue.
inline double idle_days(const Simulation& simulation, const SimulatedJourney& contacts) noexcept {
  const double repeats = contacts.repeat_rate / (1.0 - contacts.repeat_rate);  // of a case, on average
  return 365.0 / contacts.cases_per_year - simulation.quiet_days - product(repeats, contacts.repeat_days / 2.0);
}

/// What is wrong with the value of a field by what the field allows, or "".
template <class Described>
std::string fault_of_fields(const Described& described) {
  std::string fault;
  for_each_field(described, [&fault](const auto& field, const auto& value) {
    if constexpr (requires { static_cast<double>(value); }) {
      const auto number = static_cast<double>(value);
      if (fault.empty() && !(number >= field.allowed.at_least && number <= field.allowed.at_most)) {
        fault = std::string(field.name) + " is " + (std::isfinite(number) ? shortest_number(number) : "not finite") +
                "; allowed: " + shortest_number(field.allowed.at_least) + " to " +
                shortest_number(field.allowed.at_most);
      }
    }
  });
  return fault;
}

/// What is wrong with one journey of a simulation, or "".
inline std::string fault(const Simulation& simulation, const JourneyPlan& plan) {
  const SimulatedJourney& contacts = plan.contacts;
  if (plan.journey.empty() || plan.journey == unmapped_journey) return "a journey needs a name of its own";
  if (auto what = fault_of_fields(contacts); !what.empty()) return what;
  if (contacts.promoter_rate + contacts.detractor_rate > 1.0) return "promoter_rate and detractor_rate exceed 1";
  if (contacts.repeat_days > simulation.quiet_days) {
    return "repeat_days is " + shortest_number(contacts.repeat_days) + "; allowed: up to the quiet_days of " +
           shortest_number(simulation.quiet_days);
  }
  if (idle_days(simulation, contacts) <= 0.0) {
    const double busy = 365.0 / contacts.cases_per_year - idle_days(simulation, contacts);
    return "cases_per_year is " + shortest_number(contacts.cases_per_year) +
           "; with these repeats and quiet_days there is room for fewer than " + shortest_number(365.0 / busy);
  }
  return "";
}

/// Refuses a simulation that cannot be drawn.
inline void validate(const Simulation& simulation) {
  if (simulation.schema > Simulation::newest_schema) {
    throw Error(errc::newer_schema, "the simulation has schema " + std::to_string(simulation.schema) +
                                        "; this version reads up to " + std::to_string(Simulation::newest_schema) +
                                        ": update JourneyRank");
  }
  for (const auto& what : {fault_of_fields(simulation), fault_of_fields(simulation.dirt)}) {
    if (!what.empty()) throw Error(errc::bad_option, "simulation: " + what);
  }
  if (!is_valid(simulation.start) || simulation.start.year > 9900) {
    throw Error(errc::bad_time, "simulation: start is no day of the years 1 to 9900");
  }
  const auto& journeys = simulation.journeys;
  if (journeys.empty() || journeys.size() > most_simulated_journeys) {
    throw Error(errc::bad_option, "simulation: found " + std::to_string(journeys.size()) + " journeys; allowed: 1 to " +
                                      std::to_string(most_simulated_journeys));
  }
  double shares = 0.0;
  std::vector<std::string_view> names;
  for (const auto& plan : journeys) {
    const std::string what = fault(simulation, plan);
    if (!what.empty()) throw Error(errc::bad_option, "journey " + excerpt(plan.journey) + ": " + what);
    shares += plan.contacts.share;
    names.push_back(plan.journey);
  }
  if (!(shares > 0.0)) throw Error(errc::bad_option, "simulation: no journey has a share above 0");
  std::sort(names.begin(), names.end());
  const auto twice = std::adjacent_find(names.begin(), names.end());
  if (twice != names.end()) {
    throw Error(errc::duplicate_name, "journey " + excerpt(*twice) + " stands twice in the simulation");
  }
}

}  // namespace journeyrank
