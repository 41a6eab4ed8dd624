// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/weigh/best_worst.hpp"
#include "journeyrank/weigh/judged_weights.hpp"
#include "journeyrank/weigh/lbwa.hpp"
#include "journeyrank/weigh/named_criteria.hpp"
#include "journeyrank/weigh/swara.hpp"

namespace journeyrank {

// Judgements that set criteria in order and say how far apart they stand, as people write them down: criteria by id.

/// A criterion in an order of importance, and how much less important it is than the one before it.
struct StatedStep {
  std::string criterion{};
  double less = 0.0;

  static constexpr auto fields() {
    return FieldList{Field{"criterion", &StatedStep::criterion, "the id of a criterion", Allowed{.required = true}},
                     Field{"less", &StatedStep::less,
                           "how much less important than the one before it: 0.3 for 30 %; 0 for the first",
                           Allowed{.at_least = 0.0, .code = errc::bad_weights}}};
  }

  friend bool operator==(const StatedStep&, const StatedStep&) = default;
};

/// Where a criterion stands: up to so many times less important than the most important one, and how far down there.
struct StatedLevel {
  std::string criterion{};
  std::uint32_t level = 1;
  double down = 0.0;

  static constexpr auto fields() {
    return FieldList{Field{"criterion", &StatedLevel::criterion, "the id of a criterion", Allowed{.required = true}},
                     Field{"level", &StatedLevel::level, "up to so many times less important than the most important",
                           Allowed{.required = true, .at_least = 1.0, .code = errc::bad_weights}},
                     Field{"down", &StatedLevel::down, "so far down within the level, >= 0",
                           Allowed{.at_least = 0.0, .code = errc::bad_weights}}};
  }

  friend bool operator==(const StatedLevel&, const StatedLevel&) = default;
};

/// The criteria of a list of entries. Errors: those of index; duplicate_name; bad_weights if one is not there.
template <class Entry>
std::vector<std::size_t> each_once(const NamedCriteria& criteria, const std::vector<Entry>& stated,
                                   const std::string& list) {
  std::vector<std::size_t> places;
  std::vector<bool> seen(criteria.size(), false);
  for (std::size_t entry = 0; entry < stated.size(); ++entry) {
    places.push_back(criteria.index(stated[entry].criterion, list, entry));
    if (seen[places.back()]) {
      criteria.refuse(errc::duplicate_name, list, entry,
                      "\"" + stated[entry].criterion + "\" stands there twice; allowed: once");
    }
    seen[places.back()] = true;
  }
  for (std::size_t c = 0; c < seen.size(); ++c) {
    if (seen[c]) continue;
    criteria.refuse(errc::bad_weights, list, std::nullopt,
                    "nothing is said about \"" + criteria.id(c) + "\"; judge each criterion");
  }
  return places;
}

struct SwaraJudgement {
  std::vector<StatedStep> steps{};

  static constexpr const char* by = Swara::name;
  static constexpr auto fields() {
    return FieldList{Field{"steps", &SwaraJudgement::steps,
                           "the criteria, the most important first, with what each is "
                           "less than the one before it",
                           Allowed{.required = true}}};
  }
  JudgedWeights operator()(const NamedCriteria& criteria) const {
    const auto places = each_once(criteria, steps, "steps");
    std::vector<ImportanceStep> order;
    for (std::size_t i = 0; i < steps.size(); ++i) order.push_back({places[i], steps[i].less});
    return Swara{}(order);
  }
};

struct LbwaJudgement {
  double elasticity = 0.0;
  std::vector<StatedLevel> places{};

  static constexpr const char* by = Lbwa::name;
  static constexpr auto fields() {
    return FieldList{Field{"elasticity", &LbwaJudgement::elasticity, "r0; 0: the size of the largest level, plus 1",
                           Allowed{.at_least = 0.0}},
                     Field{"places", &LbwaJudgement::places, "where each criterion stands; one at level 1, 0 down",
                           Allowed{.required = true}}};
  }
  JudgedWeights operator()(const NamedCriteria& criteria) const {
    const auto at = each_once(criteria, places, "places");
    std::vector<ImportanceLevel> levels(criteria.size());
    for (std::size_t i = 0; i < at.size(); ++i) levels[at[i]] = {places[i].level, places[i].down};
    return Lbwa{.elasticity = elasticity}(levels);
  }
};

struct BestWorstJudgement {
  BestWorstModel model = BestWorstModel::linear;
  std::string best{};
  std::string worst{};
  std::vector<CriterionNumber> best_over{};
  std::vector<CriterionNumber> over_worst{};

  static constexpr const char* by = BestWorst::name;
  static constexpr auto fields() {
    constexpr Allowed stated{.required = true};
    return FieldList{Field{"model", &BestWorstJudgement::model, "what is made as small as can be"},
                     Field{"best", &BestWorstJudgement::best, "the id of the most important criterion", stated},
                     Field{"worst", &BestWorstJudgement::worst, "the id of the least important one", stated},
                     Field{"best_over", &BestWorstJudgement::best_over,
                           "how many times as important as each other the best is, 1 "
                           "to 100",
                           stated},
                     Field{"over_worst", &BestWorstJudgement::over_worst,
                           "how many times as important as the worst each other is, 1 to 100", stated}};
  }
  JudgedWeights operator()(const NamedCriteria& criteria) const {
    BestAndWorst said{.best = criteria.index(best, "best"), .worst = criteria.index(worst, "worst")};
    const double whole = best_over_worst(criteria, said);
    said.best_over = criteria.numbers(completed(best_over, best, worst, whole), "best_over", 1.0, whole);
    said.over_worst = criteria.numbers(completed(over_worst, worst, best, whole), "over_worst", 1.0, whole);
    for (const std::size_t itself : {said.best, said.worst}) {
      const bool is_best = itself == said.best;
      if ((is_best ? said.best_over : said.over_worst)[itself] == 1.0) continue;
      criteria.refuse(errc::bad_weights, is_best ? "best_over" : "over_worst", std::nullopt,
                      "\"" + criteria.id(itself) + "\" over itself is 1; allowed: 1, or nothing");
    }
    return BestWorst{.model = model}(said);
  }

 private:
  static std::optional<double> find(const std::vector<CriterionNumber>& stated, const std::string& criterion) {
    for (const CriterionNumber& each : stated) {
      if (each.criterion == criterion) return each.number;
    }
    return std::nullopt;
  }

  /// Best over worst, which either list may hold; both must say the same.
  double best_over_worst(const NamedCriteria& criteria, const BestAndWorst& said) const {
    const auto one = find(best_over, worst);
    const auto other = find(over_worst, best);
    if (one && other && *one != *other) {
      criteria.refuse(errc::bad_weights, "over_worst", std::nullopt,
                      "\"" + best + "\" over \"" + worst + "\" is " + shortest_number(*one) + " in best_over and " +
                          shortest_number(*other) + " here; allowed: one ratio");
    }
    const auto whole = one ? one : other;
    if (said.best == said.worst) return 1.0;
    if (!whole) {
      criteria.refuse(errc::bad_weights, "best_over", std::nullopt,
                      "nothing is said about \"" + worst + "\"; judge each criterion");
    }
    criteria.check(*whole, one ? "best_over" : "over_worst", std::nullopt, 1.0, 100.0);
    return *whole;
  }

  /// A list with what goes without saying: a criterion over itself, and best over worst where the other list has it.
  static std::vector<CriterionNumber> completed(std::vector<CriterionNumber> stated, const std::string& itself,
                                                const std::string& other, double whole) {
    if (!find(stated, itself)) stated.push_back({itself, 1.0});
    if (!find(stated, other)) stated.push_back({other, whole});
    return stated;
  }
};

}  // namespace journeyrank
