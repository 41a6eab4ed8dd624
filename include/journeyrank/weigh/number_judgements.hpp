// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "journeyrank/base/field.hpp"
#include "journeyrank/weigh/fucom.hpp"
#include "journeyrank/weigh/judged_weights.hpp"
#include "journeyrank/weigh/named_criteria.hpp"
#include "journeyrank/weigh/point_allocation.hpp"
#include "journeyrank/weigh/rank_order.hpp"
#include "journeyrank/weigh/smart.hpp"
#include "journeyrank/weigh/srf.hpp"
#include "journeyrank/weigh/swing.hpp"

namespace journeyrank {

// Judgements that give one number to each criterion, as people write them down: criteria by id.

struct RankOrderJudgement {
  RankForm form = RankForm::centroid;
  std::vector<CriterionNumber> ranks{};

  static constexpr const char* by = RankOrder::name;
  static constexpr auto fields() {
    return FieldList{Field{"form", &RankOrderJudgement::form, "what a place weighs"},
                     Field{"ranks", &RankOrderJudgement::ranks,
                           "of each criterion, 1 for the most important; ties share", Allowed{.required = true}}};
  }
  JudgedWeights operator()(const NamedCriteria& criteria) const {
    return RankOrder{.form = form}(criteria.numbers(ranks, "ranks", 0.0));
  }
};

struct SrfJudgement {
  double ratio = 10.0;
  std::vector<CriterionNumber> positions{};

  static constexpr const char* by = Srf::name;
  static constexpr auto fields() {
    return FieldList{
        Field{"ratio", &SrfJudgement::ratio, "most important over least important, >= 1", Allowed{.at_least = 1.0}},
        Field{"positions", &SrfJudgement::positions,
              "of each criterion in the row of cards, the least important first; one that nobody takes is a blank card",
              Allowed{.required = true}}};
  }
  JudgedWeights operator()(const NamedCriteria& criteria) const {
    return Srf{.ratio = ratio}(criteria.numbers(positions, "positions", 0.0));
  }
};

struct PointJudgement {
  double total = 100.0;
  std::vector<CriterionNumber> points{};

  static constexpr const char* by = PointAllocation::name;
  static constexpr auto fields() {
    return FieldList{
        Field{"total", &PointJudgement::total, "points to share out, > 0", Allowed{.at_least = 0.0}},
        Field{"points", &PointJudgement::points, "what each criterion gets of them, >= 0", Allowed{.required = true}}};
  }
  JudgedWeights operator()(const NamedCriteria& criteria) const {
    return PointAllocation{.total = total}(criteria.numbers(points, "points", 0.0));
  }
};

struct SwingJudgement {
  std::vector<CriterionNumber> points{};

  static constexpr const char* by = Swing::name;
  static constexpr auto fields() {
    return FieldList{Field{"points", &SwingJudgement::points,
                           "what taking each criterion from its worst to its best is worth: 100 for the one that is "
                           "worth most",
                           Allowed{.required = true}}};
  }
  JudgedWeights operator()(const NamedCriteria& criteria) const {
    return Swing{}(criteria.numbers(points, "points", 0.0, 100.0));
  }
};

struct SmartJudgement {
  std::vector<CriterionNumber> points{};

  static constexpr const char* by = Smart::name;
  static constexpr auto fields() {
    return FieldList{Field{"points", &SmartJudgement::points,
                           "how important each criterion is: 10 for the least important, more for the others",
                           Allowed{.required = true}}};
  }
  JudgedWeights operator()(const NamedCriteria& criteria) const {
    return Smart{}(criteria.numbers(points, "points", 10.0));
  }
};

struct FucomJudgement {
  std::vector<CriterionNumber> significances{};

  static constexpr const char* by = Fucom::name;
  static constexpr auto fields() {
    return FieldList{Field{"significances", &FucomJudgement::significances,
                           "how many times as important as each criterion the most important one is: 1 for itself",
                           Allowed{.required = true}}};
  }
  JudgedWeights operator()(const NamedCriteria& criteria) const {
    return Fucom{}(criteria.numbers(significances, "significances", 1.0));
  }
};

}  // namespace journeyrank
