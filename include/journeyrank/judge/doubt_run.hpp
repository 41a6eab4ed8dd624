// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/judge/acceptability_options.hpp"
#include "journeyrank/judge/acceptability_run.hpp"
#include "journeyrank/judge/cell_doubt.hpp"
#include "journeyrank/judge/drawn_problem.hpp"
#include "journeyrank/judge/more_data.hpp"
#include "journeyrank/judge/rank_acceptability.hpp"
#include "journeyrank/judge/top_doubt.hpp"
#include "journeyrank/judge/weight_doubt.hpp"
#include "journeyrank/problem/catalogue.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/criterion.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/rank/order.hpp"
#include "journeyrank/rank/scorer.hpp"

namespace journeyrank {

/// What is asked of doubt.
struct DoubtOptions {
  std::size_t top = 3;           ///< the list that is acted on
  std::uint64_t draws = 20'000;  ///< of each kind of doubt
  double settled = 0.05;         ///< a list is settled when it would be another with no more than this probability
  std::size_t cells_tried = 40;  ///< cells for which more data are tried
  std::uint64_t seed = 1;
  std::size_t threads = 0;  ///< 0: one a processor; never changes a bit

  static constexpr const char* name = "doubt";
  static constexpr auto fields() {
    return FieldList{
        Field{"top", &DoubtOptions::top, "how many journeys the list holds"},
        Field{"draws", &DoubtOptions::draws, "draws of each kind of doubt"},
        Field{"settled", &DoubtOptions::settled, "a list is settled when it would be another no more often than this",
              Allowed{.at_least = 0.0001, .at_most = 0.5}},
        Field{"cells_tried", &DoubtOptions::cells_tried, "cells for which more data are tried"},
        Field{"seed", &DoubtOptions::seed, "of the random numbers; the same seed gives the same result"},
        Field{"threads", &DoubtOptions::threads, "0: one a processor; never changes a bit"}};
  }
};

static_assert(fully_described<DoubtOptions>);

/// Draws one kind of doubt after the other, and with more data.
class DoubtRun {
 public:
  DoubtRun(const Scorer& scorer, const CriteriaMatrix& matrix, const CellDoubt& cells, const WeightDoubt& weights,
           const DoubtOptions& options)
      : scorer_(scorer),
        matrix_(matrix),
        cells_(cells),
        options_(options),
        open_(open_cells(scorer, matrix, cells)),
        believed_(believed_gaps(scorer, matrix, cells)) {
    const DrawnProblem problem(scorer, matrix, weights, stated_cells(), options.threads);
    weights_are_fixed_ = problem.weights_are_fixed();
    if (weights_are_fixed_) firm_ = weights;
    const auto order = order_by_score(firm_scores(), matrix.journeys(), options.threads);
    for (std::size_t i = 0; i < std::min(options.top, matrix.journey_count()); ++i) list_.push_back(order.journeys[i]);
  }

  /// The first journeys under firm_weights().
  const std::vector<std::uint32_t>& list() const noexcept { return list_; }

  /// True when weights are taken as stated, or only one set of them holds to what is stated.
  bool weights_are_fixed() const noexcept { return weights_are_fixed_; }

  /// The weights under which data are looked at alone: where only one set is possible that one, else the model's.
  const WeightDoubt& firm_weights() const noexcept { return firm_; }

  /// No cell in doubt: missing ones stand at the middle of what is believed of them, else of their scale.
  CellDoubt stated_cells() const {
    CellDoubt cells{.distributions = {}, .groups = {}, .held = open_};
    if (!believed_.empty()) cells.distributions.resize(cells_.distributions.size());
    for (const CellGroup::At& gap : believed_) {
      auto& column = cells.distributions[gap.criterion];
      column.resize(matrix_.journey_count());
      column[gap.journey] = cells_.distributions[gap.criterion][gap.journey];
      cells.held.push_back(gap);
    }
    return cells;
  }

  RankAcceptability ranks(const WeightDoubt& weights, const CellDoubt& cells) const {
    const AcceptabilityOptions options{
        .draws = options_.draws, .seed = options_.seed, .pairs_up_to = 0, .threads = options_.threads};
    const DrawnProblem problem(scorer_, matrix_, weights, cells, options_.threads);
    return AcceptabilityRun(problem, matrix_.journeys(), options).ranks();
  }

  TopDoubt top(const WeightDoubt& weights, const CellDoubt& cells) const {
    const DrawnProblem problem(scorer_, matrix_, weights, cells, options_.threads);
    return top_doubt(problem, list_, options_.draws, options_.seed, options_.threads);
  }

  /// The fewest times the observations, up to 1,024, for which `with(times)` leaves the list settled: the first power
  /// of two that does, then four halvings from the one before it, so that it is too many by a sixteenth at most.
  template <class With>
  std::optional<double> times_until_settled(With&& with) const {
    for (double times = 1.0; times <= 1024.0; times *= 2.0) {
      if (top(firm_, with(times)).changed.value > options_.settled) continue;
      double too_few = 0.5 * times;
      for (int halving = 0; halving < 4 && times > 1.0; ++halving) {
        const double between = 0.5 * (too_few + times);
        (top(firm_, with(between)).changed.value > options_.settled ? too_few : times) = between;
      }
      return times;
    }
    return std::nullopt;
  }

  CellDoubt all_with(double times) const {
    CellDoubt cells = cells_;
    for (auto& column : cells.distributions) {
      for (auto& each : column) each = with_more_data(each, times);
    }
    return cells;
  }

  /// The spread cells, of criteria that are on, whose shapes do not say what they rest on: more data leave them as they
  /// are.
  std::vector<CellGroup::At> unsourced() const {
    std::vector<CellGroup::At> found;
    for (std::size_t c = 0; c < cells_.distributions.size(); ++c) {
      for (std::size_t j = 0; scorer_.is_on(c) && j < cells_.distributions[c].size(); ++j) {
        const auto& cell = cells_.distributions[c][j];
        if (!is_spread(cell) || journeyrank::learns_from_data(cell)) continue;
        if (!learns_from_data({j, c})) found.push_back({j, c});
      }
    }
    return found;
  }

  /// Those known, and all others with so many times the observations.
  CellDoubt others_with(double times) const {
    CellDoubt cells = all_with(times);
    for (const CellGroup::At& at : unsourced()) know(cells, at);
    return cells;
  }

  /// One cell with so many times the observations, and all that rest on the same number.
  CellDoubt one_with(std::size_t journey, std::size_t criterion, double times) const {
    CellDoubt cells = cells_;
    for (const CellGroup::At& at : drawn_as_one({journey, criterion})) {
      auto& cell = cells.distributions[at.criterion][at.journey];
      cell = with_more_data(cell, times);
    }
    return cells;
  }

  /// The cells on which more data could decide who is in the list, and what they would do; open ones first.
  std::vector<MoreData> more(const RankAcceptability& data) const {
    const std::vector<std::size_t> journeys = now_in_now_out(data);
    std::vector<MoreData> found = open_among(journeys);
    const auto of_open = static_cast<std::ptrdiff_t>(found.size());
    for (const auto& [journey, criterion] : candidates(journeys, options_.cells_tried - found.size())) {
      const auto with = [this, j = journey, c = criterion](double times) { return one_with(j, c, times); };
      MoreData each{.journey = journey, .criterion = criterion};
      if (!learns_from_data({journey, criterion})) each.need = DataNeed::knowledge;
      each.changed_if_known = top(firm_, with_known({journey, criterion})).changed;
      const bool settles = each.changed_if_known.value <= options_.settled;
      if (settles && each.need == DataNeed::observations) each.times = times_until_settled(with);
      const auto behind = observations_behind(cells_.distributions[criterion][journey]);
      if (each.times && behind) each.further = std::ceil(product(*behind, *each.times - 1.0));
      found.push_back(each);
    }
    std::stable_sort(found.begin() + of_open, found.end(), [](const MoreData& a, const MoreData& b) {
      if (a.times.has_value() != b.times.has_value()) return a.times.has_value();
      if (a.times && *a.times != *b.times) return *a.times < *b.times;
      return a.changed_if_known.value < b.changed_if_known.value;
    });
    return found;
  }

 private:
  /// The cells that share each draw with one, itself among them: what is learned of it is learned of all.
  std::vector<CellGroup::At> drawn_as_one(const CellGroup::At& at) const {
    for (const CellGroup& group : cells_.groups) {
      const bool is_in = std::find(group.cells.begin(), group.cells.end(), at) != group.cells.end();
      if (!is_in || group.correlation < 1.0) continue;
      std::vector<CellGroup::At> spread;
      std::copy_if(group.cells.begin(), group.cells.end(), std::back_inserter(spread),
                   [this](const CellGroup::At& each) { return cells_.states(each); });
      return spread;
    }
    return {at};
  }

  /// True where more observations would tell more of a cell, or of one that shares its draws.
  bool learns_from_data(const CellGroup::At& at) const {
    const auto as_one = drawn_as_one(at);
    return std::any_of(as_one.begin(), as_one.end(), [this](const CellGroup::At& each) {
      return journeyrank::learns_from_data(cells_.distributions[each.criterion][each.journey]);
    });
  }

  CellDoubt with_known(const CellGroup::At& at) const {
    CellDoubt known = cells_;
    know(known, at);
    return known;
  }

  /// Puts one cell, and all that share its draws, as stated, or at the middle of what is believed of it where it is
  /// missing.
  void know(CellDoubt& known, const CellGroup::At& known_at) const {
    for (const CellGroup::At& at : drawn_as_one(known_at)) {
      if (std::find(believed_.begin(), believed_.end(), at) != believed_.end()) {
        known.held.push_back(at);
      } else {
        known.distributions[at.criterion][at.journey] = {};
      }
    }
  }

  /// The scores as stated; where statements leave one set of weights, or something is believed of missing cells, under
  /// that.
  std::vector<double> firm_scores() const {
    auto scores = scorer_.score(matrix_, options_.threads);
    if (firm_.belief == WeightBelief::stated && believed_.empty()) return scores;
    const DrawnProblem problem(scorer_, matrix_, firm_, stated_cells(), options_.threads);
    DrawBlock block(problem, DrawBlock::Kept::some_draws);
    block.run(options_.seed, 0, 1, [&](auto drawn, auto, std::uint64_t, std::size_t) {
      for (std::size_t j = 0; j < scores.size(); ++j) scores[j] = drawn[j * block.stride()];
    });
    return scores;
  }

  /// True where the cell of a journey can move the score of another.
  bool scores_others() const {
    const Model& model = scorer_.model();
    return compares_journeys(model.method) ||
           std::any_of(model.criteria.begin(), model.criteria.end(),
                       [](const Criterion& criterion) { return has_relative_scale(criterion); });
  }

  /// Journeys that are now in and now out of the list, those nearest to half the draws first; after them all others
  /// where those can move them.
  std::vector<std::size_t> now_in_now_out(const RankAcceptability& data) const {
    std::vector<std::pair<double, std::size_t>> journeys;
    const bool all = scores_others();
    for (std::size_t j = 0; j < matrix_.journey_count() && !list_.empty(); ++j) {
      const double inside = data.top(j, std::min(list_.size(), data.exact_ranks())).value;
      if (all || (inside > 0.0 && inside < 1.0)) journeys.emplace_back(std::fabs(inside - 0.5), j);
    }
    std::sort(journeys.begin(), journeys.end());
    std::vector<std::size_t> nearest;
    for (const auto& [far, journey] : journeys) nearest.push_back(journey);
    return nearest;
  }

  /// The open cells of these journeys, what changes least when it is known first.
  std::vector<MoreData> open_among(const std::vector<std::size_t>& journeys) const {
    std::vector<MoreData> found;
    for (const std::size_t journey : journeys) {
      for (const CellGroup::At& at : open_) {
        if (at.journey != journey || found.size() == options_.cells_tried) continue;
        CellDoubt known = cells_;
        known.held.push_back(at);
        found.push_back({.journey = journey,
                         .criterion = at.criterion,
                         .need = DataNeed::measurement,
                         .changed_if_known = top(firm_, known).changed});
      }
    }
    std::stable_sort(found.begin(), found.end(), [](const MoreData& a, const MoreData& b) {
      return a.changed_if_known.value < b.changed_if_known.value;
    });
    return found;
  }

  /// So many spread cells of these journeys, on criteria that are on; of those that share each draw the first.
  std::vector<std::pair<std::size_t, std::size_t>> candidates(const std::vector<std::size_t>& journeys,
                                                              std::size_t most) const {
    std::vector<std::pair<std::size_t, std::size_t>> cells;
    for (const std::size_t journey : journeys) {
      for (std::size_t c = 0; c < cells_.distributions.size(); ++c) {
        if (!scorer_.is_on(c) || cells_.distributions[c].empty() || cells.size() == most) continue;
        const auto& cell = cells_.distributions[c][journey];
        if (!is_spread(cell)) continue;
        const auto as_one = drawn_as_one({journey, c});
        const bool is_new = std::none_of(cells.begin(), cells.end(), [&](const auto& each) {
          return std::find(as_one.begin(), as_one.end(), CellGroup::At{each.first, each.second}) != as_one.end();
        });
        if (is_new) cells.emplace_back(journey, c);
      }
    }
    return cells;
  }

  const Scorer& scorer_;
  const CriteriaMatrix& matrix_;
  const CellDoubt& cells_;
  const DoubtOptions& options_;
  std::vector<CellGroup::At> open_;
  std::vector<CellGroup::At> believed_;  ///< missing, and something is believed of them
  bool weights_are_fixed_ = false;
  WeightDoubt firm_{.belief = WeightBelief::stated};
  std::vector<std::uint32_t> list_;
};

}  // namespace journeyrank
