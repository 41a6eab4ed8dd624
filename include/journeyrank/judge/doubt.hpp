// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/judge/cell_draws.hpp"
#include "journeyrank/judge/doubt_run.hpp"
#include "journeyrank/judge/rank_acceptability.hpp"
#include "journeyrank/judge/top_doubt.hpp"
#include "journeyrank/judge/weight_doubt.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/rank/scorer.hpp"

namespace journeyrank {

/// What shakes a ranking: the data, the weights, or both.
struct Doubt {
  std::vector<std::uint32_t> list{};  ///< the first journeys as stated
  RankAcceptability data;             ///< weights as stated, cells drawn, open ones too
  RankAcceptability weights;          ///< cells as stated, missing ones at their middle, weights drawn
  RankAcceptability both;
  TopDoubt top_data{};
  std::optional<TopDoubt> top_weights{};  ///< nothing where weights are in no doubt
  TopDoubt top_both{};
  double settled = 0.0;
  /// All cells with so many times the observations, and the data no longer change the list: too many by a sixteenth at
  /// most; 1 when they do not now, nothing when 1,024 times would not do.
  std::optional<double> times_all{};
  std::size_t unsourced =
      0;  ///< spread cells whose shapes do not say what they rest on: more data leave them as they are
  /// Where times_all is nothing for want of what those rest on: the same of all others, were those known.
  std::optional<double> times_others{};
  /// Open cells first, then what settles it, then what changes most; cells of which nobody can say how much more data
  /// they need are listed too. Empty when the data settle it, and when no cell may be tried.
  std::vector<MoreData> more{};

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

/// Tells apart what data and what weights do to a ranking, and what more data would do for its top.
///
/// Shape   journeys by row, criteria by position in the model
/// Units   shares of draws; loss in points of the score, 0 to 1 a journey where scores lie in [0, 1]
/// Edge    no cell in doubt: the data change nothing; an open cell is a doubt about the data; what is believed of a
///         missing cell is what is stated of it: the list is that of its middle; weights as stated, or only one set of
///         them that holds to the statements: weights are in no doubt, and data are looked at under them; a list of all
///         journeys cannot change; more data are taken to look as those at hand do, and one cell is tried at a time,
///         with those that share its draws
/// Errors  bad_option unless top >= 1, draws >= 1 and 0 < settled <= 0.5; those of DrawnProblem
/// Source  lahdelma2001smaa2; howard1966information for the loss
/// Cost    three runs of acceptability(); for each cell tried up to 16 runs of top_doubt()
inline Doubt doubt(const Scorer& scorer, const CriteriaMatrix& matrix, const CellDoubt& cells,
                   const WeightDoubt& weights = {}, const DoubtOptions& options = {}) {
  if (options.top == 0 || options.draws == 0 || !(options.settled > 0.0 && options.settled <= 0.5)) {
    throw Error(errc::bad_option, "doubt: top and draws must be 1 or more, settled above 0 and up to 0.5");
  }
  const DoubtRun run(scorer, matrix, cells, weights, options);
  const WeightDoubt& firm = run.firm_weights();
  Doubt found{.list = run.list(),
              .data = run.ranks(firm, cells),
              .weights = run.ranks(weights, run.stated_cells()),
              .both = run.ranks(weights, cells),
              .top_data = run.top(firm, cells),
              .top_both = run.top(weights, cells),
              .settled = options.settled};
  if (!run.weights_are_fixed()) found.top_weights = run.top(weights, run.stated_cells());
  found.times_all = run.times_until_settled([&run](double times) { return run.all_with(times); });
  found.unsourced = run.unsourced().size();
  if (!found.times_all && found.unsourced > 0) {
    found.times_others = run.times_until_settled([&run](double times) { return run.others_with(times); });
  }
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

/// So many times the data, rounded up: to a tenth below 10.
inline std::string times_text(double times) {
  return shortest_number(times < 10.0 ? std::ceil(10.0 * times) / 10.0 : std::ceil(times)) + " times the data";
}

/// A number of observations as people say it, of two digits: it is found to a sixteenth.
inline std::string about_text(double observations) {
  double unit = 1.0;
  while (observations / unit >= 100.0) unit *= 10.0;
  return "about " + std::to_string(static_cast<long long>(product(std::round(observations / unit), unit)));
}

/// What is not known of cells whose shapes do not say what they rest on, and what all others need beside.
inline std::string unsourced_sentence(const Doubt& found, const std::string& settle) {
  const bool one = found.unsourced == 1;
  const std::string those =
      one ? "the cell whose shape does not say what it rests on"
          : "the " + std::to_string(found.unsourced) + " cells whose shapes do not say what they rest on";
  const std::string no_cell = " No cell alone" + settle;
  if (*found.times_others <= 1.0) return no_cell + "; to know " + those + " would.";
  return no_cell + "; to know " + those + " would, with " + times_text(*found.times_others) + " on all others.";
}

/// What more data would do, as the end of a sentence. It is found at one set of weights: what other weights do to the
/// list no data settle.
inline std::string more_data_sentence(const Doubt& found, const CriteriaMatrix& matrix, const Model& model) {
  if (!found.more.empty() && found.more[0].need == DataNeed::measurement) {
    const MoreData& first = found.more[0];
    return " " + model.criteria[first.criterion].shown() + " of " + matrix.label(first.journey) +
           " is missing: to measure it comes first.";
  }
  const std::string settle =
      std::string(" would settle what samples leave open") + (found.top_weights ? ", at the stated weights" : "");
  if (!found.more.empty() && found.more[0].times) {
    const MoreData& best = found.more[0];
    const std::string amount =
        best.further ? about_text(*best.further) + " more observations" : times_text(*best.times);
    return " More data on " + model.criteria[best.criterion].shown() + " for " + matrix.label(best.journey) + settle +
           ": " + amount + ".";
  }
  const auto known = std::find_if(found.more.begin(), found.more.end(), [&found](const MoreData& each) {
    return each.need == DataNeed::knowledge && each.changed_if_known.value <= found.settled;
  });
  if (known != found.more.end()) {
    return " To know " + model.criteria[known->criterion].shown() + " for " + matrix.label(known->journey) + settle +
           "; its shape does not say what it rests on, and so not how much data that takes.";
  }
  if (found.times_others) return unsourced_sentence(found, settle);
  if (found.times_all && *found.times_all > 1.0) {
    return " No cell alone" + settle + "; " + times_text(*found.times_all) + " on all would.";
  }
  return found.times_all ? "" : " More data of the same kind would not settle it: journeys are too close.";
}

/// Doubt as a sentence: "Here weights matter, samples do not: ..."; of weights in no doubt it says only that they are.
inline std::string sentence(const Doubt& found, const CriteriaMatrix& matrix, const Model& model) {
  const bool data = found.top_data.changed.value > found.settled;
  const std::string list =
      found.list.size() == 1 ? "the first journey" : "the top " + std::to_string(found.list.size());
  const std::string with_data = percent_text(found.top_data.changed.value);
  if (!found.top_weights) {
    const std::string text =
        "Weights were taken as stated: with other samples " + list + " would be another in " + with_data + " of draws.";
    return data ? text + more_data_sentence(found, matrix, model) : text;
  }
  const bool weights = found.top_weights->changed.value > found.settled;
  std::string text = weights && data ? "Weights and samples both matter"
                     : weights       ? "Here weights matter, samples do not"
                     : data          ? "Here samples matter, weights do not"
                                     : "Neither weights nor samples matter here";
  text += ": with other weights " + list + " would be another in " + percent_text(found.top_weights->changed.value) +
          " of draws, with other samples in " + with_data + ".";
  return data ? text + more_data_sentence(found, matrix, model) : text;
}

}  // namespace journeyrank
