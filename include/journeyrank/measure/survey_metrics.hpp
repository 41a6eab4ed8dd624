// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/exact_sum.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/measure/answer_scale.hpp"
#include "journeyrank/measure/cluster_by.hpp"
#include "journeyrank/measure/condition.hpp"
#include "journeyrank/measure/counting_unit.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/measure/interval.hpp"
#include "journeyrank/measure/reading.hpp"
#include "journeyrank/measure/sampling_weight.hpp"
#include "journeyrank/measure/shrinkage.hpp"
#include "journeyrank/measure/student_width.hpp"
#include "journeyrank/measure/weighted_contacts.hpp"

namespace journeyrank {

// Metrics of answered surveys. Who did not answer is not counted; the scale of a survey is declared, never guessed, and
// where its ends are, what lies outside is no answer.

/// The share of answers in the declared high-effort band: 1 to 3 of 7 where a high answer is good (CES 2.0).
struct HighEffort {
  double at_least = 1.0;               ///< lowest answer that is high effort
  double at_most = 3.0;                ///< highest answer that is high effort
  std::optional<double> scale_low{};   ///< lowest answer of the scale; what lies below is no answer
  std::optional<double> scale_high{};  ///< highest answer of the scale; what lies above is no answer
  Shrinkage shrink{};
  CountingUnit per = CountingUnit::contact;  ///< what is counted: contacts, cases, customers or accounts
  ClusterBy cluster = ClusterBy::none;       ///< which observations go together: those of a customer or account
  bool weighted = false;  ///< whether each contact counts by its weight, as one of a sampled extract does

  static constexpr const char* name = "high_effort";
  static constexpr const char* formula = "answers in the high-effort band / answers";
  static constexpr const char* unit = "rate";
  static constexpr const char* needs = "ces";
  static constexpr const char* better = "lower";
  static constexpr auto fields() {
    return FieldList{
        Field{"at_least", &HighEffort::at_least, "lowest answer that is high effort", Allowed{.required = true}},
        Field{"at_most", &HighEffort::at_most, "highest answer that is high effort", Allowed{.required = true}},
        Field{"scale_low", &HighEffort::scale_low, "lowest answer of the scale; what lies below is no answer"},
        Field{"scale_high", &HighEffort::scale_high, "highest answer of the scale; what lies above is no answer"},
        Field{"shrink", &HighEffort::shrink, "how small samples are drawn to the others"},
        Field{"per", &HighEffort::per, "what is counted: contacts, cases, customers or accounts"},
        Field{"cluster", &HighEffort::cluster,
              "which observations go together: none, those of a customer or of an account"},
        Field{"weighted", &HighEffort::weighted,
              "whether each contact counts by its weight, as one of a sampled extract does"}};
  }

  Condition condition() const {
    return {.column = "ces", .at_least = at_least, .at_most = at_most, .scale = {scale_low, scale_high}};
  }
  std::vector<Reading> readings() const { return with_weight(*this, {condition()}); }
  std::string fault() const {
    return first_fault(
        first_fault(journeyrank::fault(condition()), fault_of_band({scale_low, scale_high}, at_least, at_most)),
        first_fault(journeyrank::fault(shrink), fault_of_weights(*this)));
  }
  template <class Journey>
  Estimate operator()(const Journey& contacts) const {
    return weighted ? weighted_rate(contacts, 1) : contacts.rate();
  }

  friend bool operator==(const HighEffort&, const HighEffort&) = default;
};
static_assert(fully_described<HighEffort>);

/// Customer satisfaction: the share of answers in the top boxes.
struct Csat {
  double at_least = 4.0;              ///< the lowest answer that counts as satisfied: the top two boxes of a scale of 5
  std::optional<double> scale_low{};  ///< lowest answer of the scale; what lies below is no answer
  std::optional<double> scale_high{};  ///< highest answer of the scale; what lies above is no answer
  Shrinkage shrink{};
  CountingUnit per = CountingUnit::contact;  ///< what is counted: contacts, cases, customers or accounts
  ClusterBy cluster = ClusterBy::none;       ///< which observations go together: those of a customer or account
  bool weighted = false;  ///< whether each contact counts by its weight, as one of a sampled extract does

  static constexpr const char* name = "csat";
  static constexpr const char* formula = "answers in the top boxes / answers";
  static constexpr const char* unit = "rate";
  static constexpr const char* needs = "csat";
  static constexpr const char* better = "higher";
  static constexpr auto fields() {
    return FieldList{
        Field{"at_least", &Csat::at_least, "lowest answer that counts as satisfied", Allowed{.required = true}},
        Field{"scale_low", &Csat::scale_low, "lowest answer of the scale; what lies below is no answer"},
        Field{"scale_high", &Csat::scale_high, "highest answer of the scale; what lies above is no answer"},
        Field{"shrink", &Csat::shrink, "how small samples are drawn to the others"},
        Field{"per", &Csat::per, "what is counted: contacts, cases, customers or accounts"},
        Field{"cluster", &Csat::cluster, "which observations go together: none, those of a customer or of an account"},
        Field{"weighted", &Csat::weighted,
              "whether each contact counts by its weight, as one of a sampled extract does"}};
  }

  Condition condition() const { return {.column = "csat", .at_least = at_least, .scale = {scale_low, scale_high}}; }
  std::vector<Reading> readings() const { return with_weight(*this, {condition()}); }
  std::string fault() const {
    return first_fault(first_fault(journeyrank::fault(condition()),
                                   fault_of_band({scale_low, scale_high}, at_least, scale_high.value_or(at_least))),
                       first_fault(journeyrank::fault(shrink), fault_of_weights(*this)));
  }
  template <class Journey>
  Estimate operator()(const Journey& contacts) const {
    return weighted ? weighted_rate(contacts, 1) : contacts.rate();
  }

  friend bool operator==(const Csat&, const Csat&) = default;
};
static_assert(fully_described<Csat>);

/// The net promoter score: the share of 9 and 10 minus the share of 0 to 6, times 100.
///
/// Units   -100 to 100; its standard error is 100 sqrt((P + D - (P - D)²) / n), and its interval that of a difference
///         of two shares with two answers more (see net_interval), which stays within -100 to 100 and has a width where
///         all answer alike
/// Edge    one answer alone has no interval; what is outside 0 to 10 is no answer, and the lint counts it
/// Source  reichheld2003number; agresti2005simple
struct Nps {
  Shrinkage shrink{};
  CountingUnit per = CountingUnit::contact;  ///< what is counted: contacts, cases, customers or accounts
  ClusterBy cluster = ClusterBy::none;       ///< which observations go together: those of a customer or account
  bool weighted = false;  ///< whether each contact counts by its weight, as one of a sampled extract does

  static constexpr const char* name = "nps";
  static constexpr const char* formula = "100 * (answers of 9 and 10 - answers of 0 to 6) / answers";
  static constexpr const char* unit = "points";
  static constexpr const char* needs = "nps";
  static constexpr const char* better = "higher";
  static constexpr auto fields() {
    return FieldList{
        Field{"shrink", &Nps::shrink, "how small samples are drawn to the others"},
        Field{"per", &Nps::per, "what is counted: contacts, cases, customers or accounts"},
        Field{"cluster", &Nps::cluster, "which observations go together: none, those of a customer or of an account"},
        Field{"weighted", &Nps::weighted,
              "whether each contact counts by its weight, as one of a sampled extract does"}};
  }

  std::vector<Reading> readings() const { return with_weight(*this, {NumberOf{"nps", {0.0, 10.0}}}); }
  std::string fault() const { return first_fault(journeyrank::fault(shrink), fault_of_weights(*this)); }
  template <class Journey>
  Estimate operator()(const Journey& contacts) const {
    const auto points = [&](std::uint32_t row) -> std::optional<double> {
      const std::int64_t reading = contacts.reading(row);
      if (reading == not_read) return std::nullopt;
      const double answer = contacts.number(reading);
      return answer >= 9.0 ? 100.0 : answer <= 6.0 ? -100.0 : 0.0;
    };
    if (weighted) {
      const WeightedNumbers numbers(contacts.of(1), points);
      const WeightedMean found = numbers.mean();
      if (!found.all_one) {
        ExactSum yes;
        ExactSum no;
        numbers.for_each([&](double weight, double own) { (own > 0.0 ? yes : no).add(own == 0.0 ? 0.0 : weight); });
        const Estimate score = numbers.clustered(measured_weighted_mean(found, found.variance));
        return with_net_interval(score, yes.value() / found.whole, no.value() / found.whole, found.effective);
      }
    }
    std::int64_t promoters = 0;
    std::int64_t detractors = 0;
    std::int64_t n = 0;
    for (const std::uint32_t row : contacts.rows()) {
      const std::optional<double> own = points(row);
      if (!own) continue;
      promoters += *own > 0.0 ? 1 : 0;
      detractors += *own < 0.0 ? 1 : 0;
      ++n;
    }
    if (n == 0) return contacts.nothing_read();
    const auto count = static_cast<double>(n);
    const double net = static_cast<double>(promoters - detractors) / count;
    const double outspoken = static_cast<double>(promoters + detractors) / count;
    const Estimate plain = measured_mean(100.0 * net, 10'000.0 * (outspoken - product(net, net)), n);
    const Estimate score = contacts.clustered(plain, count, [&](std::uint32_t row) -> std::optional<double> {
      const std::optional<double> own = points(row);
      return own ? std::optional(*own - plain.centre) : own;
    });
    return with_net_interval(score, static_cast<double>(promoters) / count, static_cast<double>(detractors) / count,
                             count);
  }

  friend bool operator==(const Nps&, const Nps&) = default;

 private:
  /// The same score with the interval of as many answers as its error says that it is worth, Student's width for the
  /// number that says something for itself; `answers` is how many it is worth at most.
  static Estimate with_net_interval(Estimate score, double promoters, double detractors, double answers) {
    score.has_interval = score.independent() > 1;
    if (!score.has_interval) return score;
    const double net = promoters - detractors;
    const double spread = 10'000.0 * (promoters + detractors - product(net, net));
    const bool tells = spread > 0.0 && score.centre_error > 0.0;
    double worth = score.clusters > 0 ? std::min(answers, static_cast<double>(score.clusters)) : answers;
    if (tells) worth = std::min(answers, spread / product(score.centre_error, score.centre_error));
    const auto [low, high] =
        net_interval(promoters, detractors, worth, student_width_of(std::max(1.0, score.degrees_of_freedom())));
    score.interval = {std::min(score.value, 100.0 * low), std::max(score.value, 100.0 * high)};
    return score;
  }
};
static_assert(fully_described<Nps>);

}  // namespace journeyrank
