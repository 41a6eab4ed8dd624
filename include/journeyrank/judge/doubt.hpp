// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/judge/acceptability_run.hpp"
#include "journeyrank/judge/cell_draws.hpp"
#include "journeyrank/judge/drawn_problem.hpp"
#include "journeyrank/judge/more_data.hpp"
#include "journeyrank/judge/rank_acceptability.hpp"
#include "journeyrank/judge/top_doubt.hpp"
#include "journeyrank/judge/weight_doubt.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
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

/// What more data on one cell would do for the list.
struct MoreData {
  std::size_t journey = 0;
  std::size_t criterion = 0;
  Drawn changed_if_known{};         ///< were the cell known for certain, as stated
  std::optional<double> times{};    ///< as many observations, and the list is settled; nothing: the cell alone cannot
  std::optional<double> further{};  ///< observations, where the cell says how many it rests on
};

/// What shakes a ranking: the data, the weights, or both.
struct Doubt {
  std::vector<std::uint32_t> list{};  ///< the first journeys as stated
  RankAcceptability data;             ///< weights as stated, cells drawn
  RankAcceptability weights;          ///< cells as stated, weights drawn
  RankAcceptability both;
  TopDoubt top_data{};
  TopDoubt top_weights{};
  TopDoubt top_both{};
  double settled = 0.0;
  /// All cells with so many times the observations, and the data no longer change the list; 1 when they do not now,
  /// nothing when 1,024 times would not do.
  std::optional<double> times_all{};
  std::vector<MoreData> more{};  ///< what settles it first, then what changes most; empty when the data settle it

  /// How much of the doubt about one journey's rank is that of the data: its variance from data alone against that from
  /// weights alone, 0 to 1; nothing when neither moves it.
  std::optional<double> share_of_data(std::size_t journey) const noexcept {
    const auto variance = [journey](const RankAcceptability& ranks) {
      const double error = ranks.expected_rank(journey).error;
      return product(error, product(error, static_cast<double>(ranks.draws())));
    };
    const double from_data = variance(data);
    const double from_weights = variance(weights);
    if (!(from_data + from_weights > 0.0)) return std::nullopt;
    return from_data / (from_data + from_weights);
  }
};

/// Draws one kind of doubt after the other, and with more data.
class DoubtRun {
 public:
  DoubtRun(const Scorer& scorer, const CriteriaMatrix& matrix, const CellDoubt& cells, const DoubtOptions& options)
      : scorer_(scorer), matrix_(matrix), cells_(cells), options_(options) {
    const auto order = order_by_score(scorer.score(matrix, options.threads), matrix.journeys(), options.threads);
    for (std::size_t i = 0; i < std::min(options.top, matrix.journey_count()); ++i) list_.push_back(order.journeys[i]);
  }

  const std::vector<std::uint32_t>& list() const noexcept { return list_; }

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

  /// The fewest times the observations, by powers of two, for which `with(times)` leaves the list settled.
  template <class With>
  std::optional<double> times_until_settled(With&& with) const {
    for (double times = 1.0; times <= 1024.0; times *= 2.0) {
      if (top({.belief = WeightBelief::stated}, with(times)).changed.value <= options_.settled) return times;
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

  CellDoubt one_with(std::size_t journey, std::size_t criterion, double times) const {
    CellDoubt cells = cells_;
    auto& cell = cells.distributions[criterion][journey];
    cell = with_more_data(cell, times);
    return cells;
  }

  /// The cells on which more data could decide who is in the list, and what they would do.
  std::vector<MoreData> more(const RankAcceptability& data) const {
    std::vector<MoreData> found;
    for (const auto& [journey, criterion] : candidates(data)) {
      const auto with = [this, j = journey, c = criterion](double times) { return one_with(j, c, times); };
      MoreData each{.journey = journey, .criterion = criterion};
      CellDoubt known = cells_;
      known.distributions[criterion][journey] = {};
      each.changed_if_known = top({.belief = WeightBelief::stated}, known).changed;
      if (each.changed_if_known.value <= options_.settled) each.times = times_until_settled(with);
      const auto behind = observations_behind(cells_.distributions[criterion][journey]);
      if (each.times && behind) each.further = std::ceil(product(*behind, *each.times - 1.0));
      found.push_back(each);
    }
    std::stable_sort(found.begin(), found.end(), [](const MoreData& a, const MoreData& b) {
      if (a.times.has_value() != b.times.has_value()) return a.times.has_value();
      if (a.times && *a.times != *b.times) return *a.times < *b.times;
      return a.changed_if_known.value < b.changed_if_known.value;
    });
    return found;
  }

 private:
  /// Cells of journeys that are now in and now out of the list, those nearest to half the draws first.
  std::vector<std::pair<std::size_t, std::size_t>> candidates(const RankAcceptability& data) const {
    std::vector<std::pair<double, std::size_t>> journeys;
    for (std::size_t j = 0; j < matrix_.journey_count() && !list_.empty(); ++j) {
      const double inside = data.top(j, std::min(list_.size(), data.exact_ranks())).value;
      if (inside > 0.0 && inside < 1.0) journeys.emplace_back(std::fabs(inside - 0.5), j);
    }
    std::sort(journeys.begin(), journeys.end());
    std::vector<std::pair<std::size_t, std::size_t>> cells;
    for (const auto& [far, journey] : journeys) {
      for (std::size_t c = 0; c < cells_.distributions.size(); ++c) {
        if (cells_.distributions[c].empty() || cells.size() == options_.cells_tried) continue;
        const auto& cell = cells_.distributions[c][journey];
        if (with_more_data(cell, 4.0) != cell) cells.emplace_back(journey, c);
      }
    }
    return cells;
  }

  const Scorer& scorer_;
  const CriteriaMatrix& matrix_;
  const CellDoubt& cells_;
  const DoubtOptions& options_;
  std::vector<std::uint32_t> list_;
};

/// Tells apart what data and what weights do to a ranking, and what more data would do for its top.
///
/// Shape   journeys by row, criteria by position in the model
/// Units   shares of draws; loss in points of the score, 0 to 1 a journey
/// Edge    no cell in doubt: the data change nothing; a list of all journeys cannot change; more data are taken to look
/// as
///         those at hand do, and one cell is tried at a time
/// Errors  bad_option unless top >= 1, draws >= 1 and 0 < settled <= 0.5; those of DrawnProblem
/// Source  lahdelma2001smaa2; howard1966information for the loss
/// Cost    three runs of acceptability(); for each cell tried up to 12 runs of top_doubt()
inline Doubt doubt(const Scorer& scorer, const CriteriaMatrix& matrix, const CellDoubt& cells,
                   const WeightDoubt& weights = {}, const DoubtOptions& options = {}) {
  if (options.top == 0 || options.draws == 0 || !(options.settled > 0.0 && options.settled <= 0.5)) {
    throw Error(errc::bad_option, "doubt: top and draws must be 1 or more, settled above 0 and up to 0.5");
  }
  const DoubtRun run(scorer, matrix, cells, options);
  const WeightDoubt stated{.belief = WeightBelief::stated};
  Doubt found{.list = run.list(),
              .data = run.ranks(stated, cells),
              .weights = run.ranks(weights, {}),
              .both = run.ranks(weights, cells),
              .top_data = run.top(stated, cells),
              .top_weights = run.top(weights, {}),
              .top_both = run.top(weights, cells),
              .settled = options.settled};
  found.times_all = run.times_until_settled([&run](double times) { return run.all_with(times); });
  if (found.top_data.changed.value > options.settled) found.more = run.more(found.data);
  return found;
}

/// A share as whole percent: "12 %"; "under 1 %" where it is not 0 and would be.
inline std::string percent_text(double share) {
  const double percent = std::floor(100.0 * share + 0.5);
  if (share > 0.0 && percent == 0.0) return "under 1 %";
  if (share < 1.0 && percent == 100.0) return "over 99 %";
  return std::to_string(static_cast<int>(percent)) + " %";
}

/// What more data would do, as the end of a sentence.
inline std::string more_data_sentence(const Doubt& found, const CriteriaMatrix& matrix, const Model& model) {
  if (!found.more.empty() && found.more[0].times) {
    const MoreData& best = found.more[0];
    const std::string amount =
        best.further ? "about " + std::to_string(static_cast<long long>(*best.further)) + " more observations"
                     : std::to_string(static_cast<int>(*best.times)) + " times the data";
    return " More data on " + model.criteria[best.criterion].shown() + " for " + matrix.label(best.journey) +
           " would settle it: " + amount + ".";
  }
  if (found.times_all && *found.times_all > 1.0) {
    return " No cell alone would settle it; " + std::to_string(static_cast<int>(*found.times_all)) +
           " times the data on all would.";
  }
  return found.times_all ? "" : " More data of the same kind would not settle it: journeys are too close.";
}

/// Doubt as a sentence: "Here weights matter, samples do not: ...".
inline std::string sentence(const Doubt& found, const CriteriaMatrix& matrix, const Model& model) {
  const bool data = found.top_data.changed.value > found.settled;
  const bool weights = found.top_weights.changed.value > found.settled;
  std::string text = weights && data ? "Weights and samples both matter"
                     : weights       ? "Here weights matter, samples do not"
                     : data          ? "Here samples matter, weights do not"
                                     : "Neither weights nor samples matter here";
  const std::string list =
      found.list.size() == 1 ? "the first journey" : "the top " + std::to_string(found.list.size());
  text += ": with other weights " + list + " would be another in " + percent_text(found.top_weights.changed.value) +
          " of draws, with other samples in " + percent_text(found.top_data.changed.value) + ".";
  return data ? text + more_data_sentence(found, matrix, model) : text;
}

}  // namespace journeyrank
