// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/shortest_number.hpp"

namespace journeyrank {

/// How many draws are made, and what is told of them.
struct AcceptabilityOptions {
  std::uint64_t draws = 0;    ///< 0: until the precision is reached
  double precision = 0.0025;  ///< the largest Monte Carlo standard error of any share
  std::uint64_t max_draws = 1'000'000;
  std::uint64_t seed = 1;
  double level = 0.9;                       ///< of rank intervals
  double separation = 0.9;                  ///< journeys are told apart where one beats the other with this probability
  std::size_t exact_ranks = 0;              ///< ranks told apart; 0: all for up to 1,000 journeys, else 100
  std::size_t pairs_up_to = 200;            ///< pairwise winning is counted for up to so many journeys
  std::uint64_t confidence_draws = 10'000;  ///< for confidence factors, or more where the precision needs it; 0: none
  std::size_t threads = 0;                  ///< 0: one a processor; never changes a bit

  static constexpr const char* name = "acceptability";
  static constexpr auto fields() {
    using Options = AcceptabilityOptions;
    return FieldList{
        Field{"draws", &Options::draws, "how many draws; 0: until the precision is reached"},
        Field{"precision", &Options::precision, "the largest standard error of any acceptability and confidence factor",
              Allowed{.at_least = 1e-6, .at_most = 0.5}},
        Field{"max_draws", &Options::max_draws, "no more draws than this, whatever the precision"},
        Field{"seed", &Options::seed, "of the random numbers; the same seed gives the same result"},
        Field{"level", &Options::level, "the probability that a rank interval holds",
              Allowed{.at_least = 0.0, .at_most = 1.0}},
        Field{"separation", &Options::separation, "two journeys are told apart where one beats the other so often",
              Allowed{.at_least = 0.5, .at_most = 1.0}},
        Field{"exact_ranks", &Options::exact_ranks, "how many ranks are told apart; 0: all for up to 1,000 journeys"},
        Field{"pairs_up_to", &Options::pairs_up_to, "count pairwise winning for up to so many journeys"},
        Field{"confidence_draws", &Options::confidence_draws,
              "the least draws for confidence factors, more until the precision is reached; 0 leaves them out"},
        Field{"threads", &Options::threads, "0: one a processor; never changes a bit"}};
  }
};

static_assert(fully_described<AcceptabilityOptions>);

/// Refuses options that contradict themselves. Errors: bad_option.
inline void validate(const AcceptabilityOptions& options) {
  const auto within = [](double number, double low, double high) { return number >= low && number <= high; };
  const auto refuse = [](const std::string& option, double found, const std::string& allowed) {
    throw Error(errc::bad_option, option + ": found " + shortest_number(found) + "; allowed: " + allowed);
  };
  if (!within(options.precision, 1e-6, 0.5)) refuse("precision", options.precision, "0.000001 to 0.5");
  if (!within(options.level, 0.0, 1.0)) refuse("level", options.level, "0 to 1");
  if (!within(options.separation, 0.5, 1.0)) refuse("separation", options.separation, "0.5 to 1");
  if (options.max_draws == 0) refuse("max_draws", 0.0, "1 or more");
}

}  // namespace journeyrank
