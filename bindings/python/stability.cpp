// SPDX-License-Identifier: MIT
#include "journeyrank/judge/stability.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <pybind11/numpy.h>

#include "journeyrank/io/stability_table.hpp"
#include "journeyrank/io/weight_change_table.hpp"
#include "journeyrank/judge/contribution.hpp"
#include "journeyrank/judge/flip_distance.hpp"
#include "journeyrank/judge/smallest_change.hpp"
#include "journeyrank/judge/top_entry.hpp"
#include "journeyrank/judge/trajectory.hpp"
#include "journeyrank/judge/weight_change_sentence.hpp"

#include "binding.hpp"
#include "held_ranking.hpp"
#include "pictures.hpp"
#include "python_value.hpp"
#include "result_class.hpp"
#include "shown_table.hpp"

namespace journeyrank::python {

namespace {

struct HeldStability {
  Stability found;
  HeldRanking asked;
  std::string source = {};

  ResultTable table() const { return to_table(found, asked.ranking.scorer().model(), asked.matrix().journeys()); }
  const std::vector<Note>& notes() const noexcept { return found.notes; }
};

struct HeldTrajectory {
  Trajectory whole;
  HeldRanking asked;
  std::string source = {};

  std::size_t rows() const noexcept { return whole.flips.size(); }
  ResultTable table() const { return to_table(whole, asked.matrix().journeys()); }
  const std::vector<Note>& notes() const noexcept { return whole.notes; }
};

struct HeldFlips {
  FlipDistances all;
  HeldRanking asked;
  Norm norm = Norm::l2;
  std::string source = {};

  ResultTable table() const { return to_table(all, asked.ranking); }
  const std::vector<Note>& notes() const noexcept { return all.notes; }
};

/// A change of all weights, by criterion.
struct HeldChange {
  WeightChange change;
  Norm norm = Norm::l2;
  HeldRanking asked;
  std::string journey;  ///< as people call it
  PlaceWords place;
  std::string source = {};

  ResultTable table() const { return to_table(change, asked.ranking.scorer()); }
  const std::vector<Note>& notes() const noexcept { return change.notes; }
};

std::string percent_text(double share) { return points_text(share) + " %"; }

std::string interval_text(const KeptInterval& kept) {
  return kept.is_whole() ? "any" : points_text(kept.low) + "–" + percent_text(kept.high);
}

ShownTable shown(const HeldStability& self) {
  ShownTable table{.title = "How far each weight may move while the others keep their proportions"};
  table.columns = {{"criterion"},
                   {"weighs", true},
                   {"first stays first", true},
                   {"top " + std::to_string(self.found.top) + " stays", true},
                   {"order stays", true}};
  const Scorer& scorer = self.asked.ranking.scorer();
  for (const auto& one : self.found.criteria) {
    if (table.rows.size() == most_rows_shown) break;
    table.rows.push_back({scorer.model().criteria[one.criterion].shown(), percent_text(one.weight),
                          interval_text(one.winner), interval_text(one.top), interval_text(one.order)});
    table.notes.push_back(sentence(self.found, one, scorer, self.asked.matrix()));
  }
  show_rest(table, self.found.criteria.size(), self.notes());
  return table;
}

ShownTable shown(const HeldTrajectory& self) {
  const std::string name = shown_over(self.whole, self.asked.ranking.scorer().model());
  ShownTable table{.title = "Who passes whom while " + name + " goes from 0 to 100 % (now " +
                            percent_text(self.whole.weight) + ")"};
  table.columns = {{"at", true}, {"passes"}, {"is passed"}};
  const CriteriaMatrix& matrix = self.asked.matrix();
  for (const Flip& flip : self.whole.flips) {
    if (table.rows.size() == most_rows_shown) break;
    table.rows.push_back({percent_text(flip.weight), matrix.label(flip.overtaking), matrix.label(flip.overtaken)});
  }
  show_rest(table, self.whole.flips.size(), self.notes());
  return table;
}

ShownTable shown(const HeldFlips& self) {
  ShownTable table{.title = "How far all weights must move (" + std::string(name_of(self.norm)) +
                            ") for one journey to draw level with another"};
  table.columns = {{"behind"}, {"ahead"}, {"distance", true}};
  const ResultTable rows = self.table();
  const CriteriaMatrix& matrix = self.asked.matrix();
  const auto label = [&](std::size_t column, std::size_t row) {
    return matrix.label(*matrix.journeys().find(std::get<PackedTexts>(rows.columns[column].cells)[row]));
  };
  for (std::size_t row = 0; row < rows.rows && row < most_rows_shown; ++row) {
    const bool never = rows.columns[2].missing[row] != 0;
    const std::string no_distance = self.all.searched ? "not found" : "never";
    table.rows.push_back(
        {label(0, row), label(1, row),
         never ? no_distance : shown_number(std::get<std::vector<double>>(rows.columns[2].cells)[row])});
  }
  show_rest(table, rows.rows, self.notes());
  return table;
}

ShownTable shown(const HeldChange& self) {
  const std::string size = std::string(name_of(self.norm)) + " " + shown_number(self.change.distance);
  const bool searched = self.change.searched && self.change.distance != 0.0;
  const std::string found = searched ? "The smallest change of all weights that was found (" + size + ")"
                                     : "The smallest change of all weights (" + size + ")";
  const std::string none =
      self.change.searched ? "No weights were found that turn the place" : "No weights turn the place";
  ShownTable table{.title = self.change.possible ? found : none};
  table.columns = {{"criterion"}, {"weighs", true}, {"would weigh", true}};
  const Scorer& scorer = self.asked.ranking.scorer();
  std::size_t rows = 0;
  for (std::size_t c = 0; self.change.possible && c < self.change.weights.size(); ++c, ++rows) {
    if (table.rows.size() == most_rows_shown) continue;
    table.rows.push_back({scorer.model().criteria[c].shown(), percent_text(scorer.weights().normalised(c)),
                          percent_text(self.change.weights[c])});
  }
  show_rest(table, rows, self.notes());
  return table;
}

py::tuple sentences(const HeldStability& self) {
  py::list list;
  for (const auto& one : self.found.criteria) {
    list.append(sentence(self.found, one, self.asked.ranking.scorer(), self.asked.matrix()));
  }
  return py::tuple(list);
}

py::object weights_of_change(const HeldChange& self) {
  if (!self.change.possible) return py::none();
  py::dict weights;
  const std::vector<std::string> criteria = criterion_ids(self.asked.ranking.scorer().model());
  for (std::size_t c = 0; c < criteria.size(); ++c) weights[py::str(criteria[c])] = self.change.weights[c];
  return weights;
}

void define_classes(py::module_& module) {
  py::class_<HeldStability> whole(
      module, "Stability", py::is_final(),
      "How far each weight may move, the others in proportion, before the winner, the top k or the order changes.\n\n"
      "Shape   three rows a criterion\n"
      "Units   weights in [0, 1], the share of all weight\n"
      "Edge    at the ends all is kept, at the next double beyond it is not; nobody is named where an interval "
      "reaches\n"
      "        weight 0 or 1");
  define_table(
      whole,
      "The intervals as dicts: criterion, label, weight, keeps (\"winner\", \"top\" or \"order\"), low, high,\n"
      "below_overtaking, below_overtaken, above_overtaking, above_overtaken.");
  whole.def_property_readonly("sentences", &sentences, "What the winner's intervals say, a sentence a criterion.");
  whole.def_property_readonly(
      "top", [](const HeldStability& self) { return self.found.top; }, "The k of \"the top k\".");
  define_pictures(whole, "stability", "stability, the intervals as bars, with the present weight");
  py::class_<HeldTrajectory> path(
      module, "Trajectory", py::is_final(),
      "All ranks while one weight goes from 0 to 1 and the others keep their proportions.\n\n"
      "Shape   a row a flip, by weight");
  define_table(path, "The flips as dicts: weight, overtaking, overtaken, rank (that of the one overtaking).");
  path.def_property_readonly(
      "criterion", [](const HeldTrajectory& self) { return self.whole.over; },
      "The id of the criterion, or of the group.");
  path.def_property_readonly(
      "label", [](const HeldTrajectory& self) { return shown_over(self.whole, self.asked.ranking.scorer().model()); },
      "The name people read of the criterion, or of the group.");
  path.def_property_readonly(
      "weight", [](const HeldTrajectory& self) { return self.whole.weight; }, "What it weighs now.");
  path.def_property_readonly(
      "ranking", [](const HeldTrajectory& self) { return self.asked; }, "The ranking that was asked.");
  define_method(
      path, "steps",
      [](const HeldTrajectory& self) {
        py::dict all;
        const auto steps = rank_steps(self.whole);
        for (std::size_t journey = 0; journey < steps.size(); ++journey) {
          py::list own;
          for (const RankStep& step : steps[journey]) own.append(py::make_tuple(step.weight, step.rank));
          all[py::str(self.asked.matrix().journeys()[journey])] = own;
        }
        return all;
      },
      "By journey, the ranks it takes and from which weight on: {\"billing\": [(0.0, 2), (0.48, 1)], ...}.");
  define_pictures(path, "bump", "bump, the ranks over the weight");
}

void define_change(py::module_& module) {
  py::class_<HeldChange> change(module, "WeightChange", py::is_final(),
                                "The smallest change of all weights at once that turns a place: a row a criterion.\n\n"
                                "Units   weights in [0, 1], the share of all weight\n"
                                "Edge    at its weights, stated as they are, both are level or the place is turned; no "
                                "row where no weights do, or\n"
                                "        none were found: a note says what was searched");
  define_table(change, "The weights as dicts: criterion, from, to, change.");
  change.def_property_readonly(
      "possible", [](const HeldChange& self) { return self.change.possible; },
      "False where no weights do, or a search found none.");
  change.def_property_readonly(
      "sentence",
      [](const HeldChange& self) {
        return sentence(self.change, self.asked.ranking.scorer(), self.journey, self.place, self.norm);
      },
      "What the change does, and which weights it changes.");
  change.def_property_readonly(
      "distance", [](const HeldChange& self) { return self.change.distance; },
      "How far the weights move, in the norm; 0.0 where it is so already.");
  change.def_property_readonly(
      "norm", [](const HeldChange& self) { return std::string(name_of(self.norm)); }, "l1, l2 or linf.");
  change.def_property_readonly("weights", &weights_of_change,
                               "The weights by criterion, as shares of all weight; None where no weights do.");
}

void define_flips(py::module_& module) {
  py::class_<HeldFlips> flips(
      module, "FlipDistances", py::is_final(),
      "How far all weights must move for one journey to draw level with another, of every two: a "
      "row for each two of which one is behind, the smallest change first.\n\n"
      "Units   those of the norm");
  define_table(flips,
               "The pairs as dicts: behind, ahead, distance (None where it draws level\n"
               "under no weights, or none were found).");
  flips.def_property_readonly(
      "norm", [](const HeldFlips& self) { return std::string(name_of(self.norm)); }, "l1, l2 or linf.");
  define_method(
      flips, "distances",
      [](const HeldFlips& self) {
        const auto n = static_cast<py::ssize_t>(self.all.journeys);
        return py::array_t<double>({n, n}, self.all.distances.data());
      },
      "All distances.\n\n"
      "Shape   n × n by row of the matrix; the row is the one behind\n"
      "Edge    0 where it is level or ahead already; -1 where it draws level under no weights, or none were found");
}

std::string label_of(const HeldRanking& self, const std::string& journey) {
  return self.ranking.label(self.ranking.find(journey));
}

Norm norm_from(const std::string& text) {
  Norm norm = Norm::l2;
  FromPython::read(py::str(text), "norm", norm);
  return norm;
}

HeldChange held(const HeldRanking& self, Norm norm, WeightChange change, const std::string& journey, PlaceWords place) {
  return {std::move(change), norm, self, label_of(self, journey), std::move(place), self.source};
}

}  // namespace

void define_stability(py::module_& module) {
  define_classes(module);
  define_change(module);
  define_flips(module);
  auto ranking = ranking_class(module);
  define_method(
      ranking, "stability",
      [](const HeldRanking& self, py::handle top, py::handle threads) {
        const StabilityOptions options{.top = number_from<std::size_t>(top, "top"), .threads = threads_from(threads)};
        return HeldStability{without_lock([&] { return stability(self.ranking, self.matrix(), options); }), self,
                             self.source};
      },
      "For each weight the exact interval that keeps the winner, the top k and the whole order, while the others keep\n"
      "their proportions.\n\n"
      "Edge    pins and the tie tolerance do not take part, open cells stand at 0.5: each with a note. By a method "
      "that\n"
      "        does not add up, and where a cell is left out, the ends are searched, with a note\n"
      "Errors  bad_option for top 0\n\n"
      "Options:\n    top: the k of \"the top k\"\n    threads: 0: one a processor. It never changes a bit\n"
      "\n"
      "Examples with ranking:\n"
      "    >>> len(ranking.stability()), ranking.stability().top\n"
      "    (12, 3)",
      py::kw_only(), py::arg("top") = 3, py::arg("threads") = 0);
  define_method(
      ranking, "trajectory",
      [](const HeldRanking& self, const std::string& criterion) {
        return HeldTrajectory{without_lock([&] { return trajectory(self.ranking, self.matrix(), criterion); }), self,
                              self.source};
      },
      "All ranks over the weight of one criterion, or of a group, and every flip: who passes whom, at which weight. "
      "The\n"
      "criteria of a group keep their proportions within it.\n\n"
      "Edge    by a method that does not add up, and where a cell is left out, flips are searched, with a note\n"
      "Errors  unknown_name, with the nearest; too_large for more than 500 journeys where flips are searched\n"
      "\n"
      "Examples with ranking:\n"
      "    >>> ranking.trajectory(\"retention\").criterion\n"
      "    'retention'",
      py::arg("criterion"));
  define_method(
      ranking, "smallest_change",
      [](const HeldRanking& self, const std::string& behind, const std::string& ahead, const std::string& norm) {
        const Norm how = norm_from(norm);
        return held(self, how,
                    without_lock([&] { return smallest_change(self.ranking, self.matrix(), behind, ahead, how); }),
                    behind, level_words(label_of(self, ahead)));
      },
      "The smallest change of all weights at once that lets one journey draw level with another that is ahead.\n\n"
      "Edge    by a method that does not add up, and where a cell is left out, it is searched, with a note: a smaller\n"
      "        one may exist\n"
      "Errors  unknown_name, with the nearest; bad_option for a journey with itself\n\n"
      "Options:\n    norm: l2 (default), l1 or linf\n"
      "\n"
      "Examples with ranking:\n"
      "    >>> type(ranking.smallest_change(\"bill_query\", \"tech_fault\")).__name__\n"
      "    'WeightChange'",
      py::arg("behind"), py::arg("ahead"), py::kw_only(), py::arg("norm") = "l2");
  define_method(
      ranking, "flip_distances",
      [](const HeldRanking& self, const std::string& norm, py::handle threads) {
        const Norm how = norm_from(norm);
        const std::size_t count = threads_from(threads);
        return HeldFlips{without_lock([&] { return flip_distances(self.ranking, self.matrix(), how, count); }), self,
                         how, self.source};
      },
      "How far all weights must move for one journey to draw level with another, of every two.\n\n"
      "Edge    pins and the tie tolerance do not take part, open cells stand at 0.5: each with a note. By a method "
      "that\n"
      "        does not add up, and where a cell is left out, they are searched, with a note, for up to 100 journeys\n"
      "Errors  too_large for more journeys where they are searched\n\n"
      "Options:\n    norm: l2 (default), l1 or linf\n    threads: 0: one a processor. It never changes a bit",
      py::kw_only(), py::arg("norm") = "l2", py::arg("threads") = 0);
  define_method(
      ranking, "change_into_top",
      [](const HeldRanking& self, const std::string& journey, py::handle top, const std::string& norm) {
        const TopEntryOptions options{.top = number_from<std::size_t>(top, "top"), .norm = norm_from(norm)};
        return held(self, options.norm,
                    without_lock([&] { return change_into_top(self.ranking, self.matrix(), journey, options); }),
                    journey, top_words(options.top));
      },
      "The smallest change of all weights at once that brings a journey into the top k.\n\n"
      "Edge    by a method that does not add up, and where a cell is left out, it is searched, with a note: a smaller\n"
      "        one may exist\n"
      "Errors  unknown_name, with the nearest; too_large where too many choices of whom to pass are near; bad_option\n"
      "        for top 0\n\n"
      "Options:\n    top: k\n    norm: l2 (default), l1 or linf",
      py::arg("journey"), py::kw_only(), py::arg("top") = 1, py::arg("norm") = "l2");
}

}  // namespace journeyrank::python
