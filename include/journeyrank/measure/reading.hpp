// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <variant>
#include <vector>

#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/measure/answer_scale.hpp"
#include "journeyrank/measure/case_rule.hpp"
#include "journeyrank/measure/cluster_by.hpp"
#include "journeyrank/measure/condition.hpp"
#include "journeyrank/measure/counting_unit.hpp"

namespace journeyrank {

/// The number in a column of a contact.
struct NumberOf {
  std::string column;
  AnswerScale scale{};  ///< a number outside it is none

  friend bool operator==(const NumberOf&, const NumberOf&) = default;
};

/// The number in a column of a contact on one of these channels, 0 of one on another. Over transfer legs it adds up
/// each by its own channel.
struct NumberOnChannels {
  std::string column;
  std::vector<std::string> channels{};

  friend bool operator==(const NumberOnChannels&, const NumberOnChannels&) = default;
};

/// When a contact was over (see ContactEnd).
struct EndReading {
  bool resolved = true;  ///< whether one that says it is not resolved goes on, whatever its end
  static constexpr const char* column = "ended_at";

  friend bool operator==(const EndReading&, const EndReading&) = default;
};

/// How many contacts one of a sampled extract stands for: its weight. What is no weight (see is_weight) is not read.
struct WeightReading {
  static constexpr const char* column = "weight";

  friend bool operator==(const WeightReading&, const WeightReading&) = default;
};

/// A fact of a contact that only the contacts around it tell (see CaseFacts).
enum class CaseFact { repeated, first, opens, alone, single, once, same_agent, agents };

constexpr auto enumerators(CaseFact) {
  using enum CaseFact;
  return std::array{Enumerator{"repeated", repeated},     Enumerator{"first", first},   Enumerator{"opens", opens},
                    Enumerator{"alone", alone},           Enumerator{"single", single}, Enumerator{"once", once},
                    Enumerator{"same_agent", same_agent}, Enumerator{"agents", agents}};
}

/// True for a fact that rests on who handled contacts.
constexpr bool asks_for_agents(CaseFact fact) noexcept {
  return fact == CaseFact::same_agent || fact == CaseFact::agents;
}

/// A fact by a rule of what is one case. It is found when a tally is evaluated, not when a contact is added.
struct CaseReading {
  CaseRule rule{};
  CaseFact fact = CaseFact::repeated;

  friend bool operator==(const CaseReading&, const CaseReading&) = default;
};

/// Whether the customer was lost within so many days after the contact: known once they have passed in the log. It is
/// found when a tally is evaluated.
struct LossReading {
  double days = 90.0;

  friend bool operator==(const LossReading&, const LossReading&) = default;
};

/// The unit that each contact belongs to, for a metric that does not count contacts.
struct UnitReading {
  CountingUnit unit = CountingUnit::customer;
  CaseRule rule{};  ///< of cases

  friend bool operator==(const UnitReading&, const UnitReading&) = default;
};

/// The cluster that each contact is in, for a metric whose observations go together (see ClusterBy).
struct ClusterReading {
  ClusterBy by = ClusterBy::account;
  CountingUnit of = CountingUnit::contact;  ///< customer: all contacts of one are in the cluster of the earliest

  friend bool operator==(const ClusterReading&, const ClusterReading&) = default;
};

/// What became of every customer, or account, of the log: the losses that contacts of whatever journey tell. A metric
/// that asks for it asks for `loss_reading(days)` too.
struct EveryoneReading {
  double days = 90.0;  ///< 0: as the churned column says
  Party per = Party::customer;

  friend bool operator==(const EveryoneReading&, const EveryoneReading&) = default;
};

/// What a metric reads off each contact: nothing, a number, whether a condition holds, a fact of its case, what became
/// of its customer or of everyone, the unit or cluster that it belongs to, its weight, or when it was over.
using Reading = std::variant<std::monostate, NumberOf, Condition, CaseReading, LossReading, UnitReading,
                             EveryoneReading, ClusterReading, WeightReading, NumberOnChannels, EndReading>;

/// What tells losses: the churned column as it stands (0 days), or the date of the loss within so many days after a
/// contact.
inline Reading loss_reading(double days) {
  if (days == 0.0) return Condition{.column = "churned"};
  return LossReading{days};
}

/// The column that a reading looks at; "" when it looks at none.
inline std::string column_of(const Reading& reading) {
  return std::visit(
      [](const auto& each) -> std::string {
        if constexpr (requires { each.column; }) return each.column;
        if constexpr (requires { each.days; }) return "churned_at";
        return "";
      },
      reading);
}

/// All that a metric reads off each contact, in the order of its questions: one `reading()`, or several `readings()`.
template <class Metric>
std::vector<Reading> readings_of(const Metric& metric) {
  if constexpr (requires { metric.readings(); }) {
    return metric.readings();
  } else {
    return {metric.reading()};
  }
}

/// A reading that is not there.
inline constexpr std::int64_t not_read = std::numeric_limits<std::int64_t>::min();

/// Read off a row that leaves out a cell where others say something of it (see CellSaid): once any row of a tally has
/// the column it stands for an empty cell, else for not_read. Only when the tally is evaluated is it known which.
inline constexpr std::int64_t left_out_cell = not_read + 1;

/// Read as the time of a loss that has not come so far.
inline constexpr std::int64_t not_lost = std::numeric_limits<std::int64_t>::max();

/// Read as a loss that no date belongs to.
inline constexpr std::int64_t lost_undated = not_lost - 1;

/// True for the reading of a loss that says when it was.
constexpr bool dates_loss(std::int64_t reading) noexcept { return reading > left_out_cell && reading < lost_undated; }

/// Of two readings of one customer's loss the later one, but a date stands where only the earlier one has it: who has
/// none knows no more than that there was none so far.
constexpr std::int64_t joined_loss_time(std::int64_t earlier, std::int64_t later) noexcept {
  return dates_loss(earlier) && !dates_loss(later) ? earlier : later;
}

/// An outcome of a customer who was lost, nobody knows whether within the days that are asked for.
inline constexpr std::int8_t undated_loss = -2;

/// The largest integer taken as a count, duration or amount: a double still holds it exactly.
inline constexpr std::int64_t largest_integer = std::int64_t{1} << 53;

/// The largest decimal number, either side of 0, that is taken: the squares of all of them can still be added up.
inline constexpr double largest_decimal = 1e100;

/// True for a weight that counts: above 0, and within 1e-15 to 1e15, so that squares of weighted numbers can still be
/// added up.
constexpr bool is_weight(double number) noexcept { return number >= 1e-15 && number <= 1e15; }

}  // namespace journeyrank
