// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/parallel.hpp"
#include "journeyrank/judge/refit.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/rank/fitted_scale.hpp"
#include "journeyrank/rank/scorer.hpp"

namespace journeyrank {

/// How a journey is replaced by a worse one.
///
/// worst_everywhere  each value becomes the worst that any journey has
/// worst_on_one      the value of one criterion does
/// beyond_worst      each value falls below the worst, by as much as the best and the worst lie apart, but no further
///                   than its scale takes: of ratios not below 0
enum class Worse { worst_everywhere, worst_on_one, beyond_worst };

constexpr auto enumerators(Worse) {
  using enum Worse;
  return std::array{Enumerator{"worst_everywhere", worst_everywhere}, Enumerator{"worst_on_one", worst_on_one},
                    Enumerator{"beyond_worst", beyond_worst}};
}

/// A journey that was not first, replaced by a worse one, and yet another journey is first then.
struct WorseReplacement {
  std::size_t replaced = 0;
  Worse how = Worse::worst_everywhere;
  std::optional<std::size_t> criterion = {};  ///< which, for worst_on_one
  std::size_t first_before = 0;
  std::size_t first_after = 0;

  friend bool operator==(const WorseReplacement&, const WorseReplacement&) = default;
};

/// How often the first journey was put to the test, how often it fell, and the first few times it did.
struct ReplacementTest {
  std::size_t tried = 0;
  std::size_t failed = 0;
  std::vector<WorseReplacement> witnesses = {};
};

/// Replaces journeys by worse ones and looks who is first then.
class ReplacementTrial {
 public:
  ReplacementTrial(const Scorer& scorer, const CriteriaMatrix& matrix)
      : scorer_(Scorer::fit(matrix, scorer.model(), scorer.profile())),
        matrix_(matrix),
        refit_(scorer_, matrix),
        whole_(refit_.scores()),
        ranks_(refit_.ranks(whole_)) {
    for (std::size_t c = 0; c < scorer_.criterion_count(); ++c) add_ends(c);
  }

  /// All ways to replace one journey that is not first.
  ReplacementTest operator()(std::size_t journey) const {
    ReplacementTest test;
    if (ranks_[journey] == 1) return test;
    add(test, {journey, Worse::worst_everywhere});
    for (std::size_t c = 0; c < scorer_.criterion_count(); ++c) add(test, {journey, Worse::worst_on_one, c});
    add(test, {journey, Worse::beyond_worst});
    return test;
  }

 private:
  /// The raw values that are worth least and most among those that are there.
  struct Ends {
    std::optional<std::size_t> column;
    double worst = 0.0;
    double best = 0.0;
  };

  void add_ends(std::size_t c) {
    Ends ends;
    ends.column = scorer_.is_on(c) ? matrix_.find_criterion(scorer_.model().criteria[c].id) : std::nullopt;
    bool any = false;
    for (std::size_t journey = 0; ends.column && journey < matrix_.journey_count(); ++journey) {
      if (matrix_.is_missing(journey, *ends.column)) continue;
      const double raw = matrix_.cell(journey, *ends.column);
      if (!any || worth(c, raw) < worth(c, ends.worst)) ends.worst = raw;
      if (!any || worth(c, raw) > worth(c, ends.best)) ends.best = raw;
      any = true;
    }
    ends_.push_back(ends);
  }

  double worth(std::size_t c, double raw) const noexcept { return value_of(scorer_.scale(c), raw); }

  /// The raw value of a criterion after a replacement; the same where it cannot be worse.
  double replaced(const WorseReplacement& how, std::size_t c, double raw) const noexcept {
    const Ends& ends = ends_[c];
    if (how.how == Worse::worst_on_one && how.criterion != c) return raw;
    if (how.how == Worse::beyond_worst && !std::holds_alternative<Levels>(scorer_.scale(c))) {
      const double beyond = std::max(taken_by(scorer_.model().criteria[c]).low, ends.worst - (ends.best - ends.worst));
      if (std::isfinite(beyond)) return beyond;
    }
    return worth(c, ends.worst) < worth(c, raw) ? ends.worst : raw;
  }

  void add(ReplacementTest& test, WorseReplacement how) const {
    std::vector<double> raw(scorer_.criterion_count(), 0.0);
    bool worse = false;
    for (std::size_t c = 0; c < raw.size(); ++c) {
      const auto column = ends_[c].column ? ends_[c].column : matrix_.find_criterion(scorer_.model().criteria[c].id);
      if (!column) continue;
      const double now = matrix_.cell(how.replaced, *column);
      raw[c] = ends_[c].column && !matrix_.is_missing(how.replaced, *column) ? replaced(how, c, now) : now;
      worse = worse || raw[c] != now;
    }
    if (!worse) return;
    ++test.tried;
    const std::vector<double> scores = refit_.scores_with(how.replaced, raw);
    // Of the journeys that were first, the one that stands best now.
    how.first_before = best(scores, [this](std::size_t journey) { return ranks_[journey] == 1; });
    how.first_after = best(scores, [](std::size_t) { return true; });
    if (!refit_.is_ahead(scores[how.first_after], scores[how.first_before])) return;
    ++test.failed;
    test.witnesses.push_back(how);
  }

  template <class Counts>
  static std::size_t best(std::span<const double> scores, Counts&& counts) {
    std::optional<std::size_t> found;
    for (std::size_t journey = 0; journey < scores.size(); ++journey) {
      if (counts(journey) && (!found || scores[journey] > scores[*found])) found = journey;
    }
    return *found;
  }

  Scorer scorer_;
  const CriteriaMatrix& matrix_;
  Refit refit_;
  std::vector<double> whole_;
  std::vector<std::uint32_t> ranks_;
  std::vector<Ends> ends_;
};

/// The first test of wang2008ranking: who is first stays first when another journey is replaced by a worse one.
///
/// Shape   `tested`: the rows that are replaced, one at a time
/// Edge    a journey that is first, or that cannot be worse, is passed over; where several are first, one of them must
///         stay; a missing cell stays missing; levels end at the worst one, ratios at 0, their
///         logarithms at 1: with all at that end, beyond the worst is the worst
/// Errors  those of Refit
/// Source  wang2008ranking, test criterion 1
/// Cost    m + 2 fits and scorings a row
inline ReplacementTest test_replacements(const Scorer& scorer, const CriteriaMatrix& matrix,
                                         std::span<const std::uint32_t> tested, std::size_t witnesses,
                                         std::size_t threads) {
  std::vector<ReplacementTest> each(tested.size());
  if (!tested.empty()) {
    const ReplacementTrial trial(scorer, matrix);
    for_each_block(tested.size(), 4, threads, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) each[i] = trial(tested[i]);
    });
  }
  ReplacementTest all;
  for (const auto& test : each) {
    all.tried += test.tried;
    all.failed += test.failed;
    for (const auto& witness : test.witnesses) {
      if (all.witnesses.size() < witnesses) all.witnesses.push_back(witness);
    }
  }
  return all;
}

}  // namespace journeyrank
