// SPDX-License-Identifier: MIT
#include "journeyrank/rank/scorer.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <pybind11/numpy.h>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/problem/model_hash.hpp"
#include "journeyrank/rank/top.hpp"

#include "binding.hpp"
#include "held_matrix.hpp"
#include "python_value.hpp"

namespace journeyrank::python {

namespace {

/// One row on its way into a scorer.
struct GivenRow {
  std::vector<double> raw;
  std::vector<std::uint8_t> missing;
  bool any_missing = false;

  void add(const Criterion& criterion, py::handle cell) {
    missing.push_back(cell.is_none() ? 1 : 0);
    any_missing = any_missing || cell.is_none();
    raw.push_back(cell.is_none() ? 0.0 : number_in(criterion, cell));
  }

 private:
  static double number_in(const Criterion& criterion, py::handle cell) {
    const std::string place = "criterion " + excerpt(criterion.id);
    const auto* levels = std::get_if<Levels>(&criterion.scale);
    double number = 0.0;
    if (levels == nullptr || !py::isinstance<py::str>(cell)) {
      FromPython::read(cell, place, number);
      return number;
    }
    const auto text = cell.cast<std::string>();
    if (const auto level = levels->index_of(text)) return static_cast<double>(*level);
    std::vector<std::string> known;
    for (const auto& each : levels->levels) known.push_back(each.name);
    throw Error(errc::unknown_name, place + ": found " + excerpt(text) + did_you_mean(text, known));
  }
};

double score_of_row(const Scorer& scorer, const GivenRow& row) {
  std::vector<double> present = row.raw;
  for (std::size_t c = 0; c < present.size(); ++c) {
    if (row.missing[c] != 0 && std::holds_alternative<Levels>(scorer.scale(c))) present[c] = 0.0;
  }
  scorer.check_row(present);
  return row.any_missing ? scorer.score(row.raw, row.missing).score : scorer.score(row.raw);
}

double score_of_list(const Scorer& scorer, py::handle list) {
  const auto items = py::reinterpret_steal<py::object>(PySequence_Fast(list.ptr(), "a row must be a sequence"));
  if (!items) throw py::error_already_set();
  const auto size = static_cast<std::size_t>(PySequence_Fast_GET_SIZE(items.ptr()));
  if (size != scorer.criterion_count()) {
    throw Error(errc::shape_mismatch, "the row has " + std::to_string(size) + " values for " +
                                          std::to_string(scorer.criterion_count()) + " criteria");
  }
  GivenRow row;
  for (std::size_t c = 0; c < size; ++c) {
    row.add(scorer.model().criteria[c], PySequence_Fast_GET_ITEM(items.ptr(), static_cast<py::ssize_t>(c)));
  }
  return score_of_row(scorer, row);
}

double score_of_dict(const Scorer& scorer, const py::dict& cells) {
  GivenRow row;
  for (std::size_t c = 0; c < scorer.criterion_count(); ++c) {
    const Criterion& criterion = scorer.model().criteria[c];
    if (cells.contains(criterion.id)) {
      row.add(criterion, cells[py::str(criterion.id)]);
    } else if (!scorer.is_on(c) || criterion.missing != Missing::reject) {
      row.add(criterion, py::none());
    } else {
      std::vector<std::string> known;
      for (const auto& [key, value] : cells) known.push_back(text_of(py::str(key)));
      throw Error(errc::missing_column,
                  "the row has no value for criterion " + excerpt(criterion.id) + did_you_mean(criterion.id, known));
    }
  }
  return score_of_row(scorer, row);
}

/// True for one cell of a row: a number, a text, None.
bool is_cell(py::handle value) {
  return value.is_none() || py::isinstance<py::str>(value) ||
         (PyNumber_Check(value.ptr()) != 0 && !py::hasattr(value, "__len__"));
}

/// The score of data that is one row; nothing when it holds many.
std::optional<double> score_if_row(const Scorer& scorer, py::handle data) {
  if (py::isinstance<py::array>(data)) {
    const auto array = py::reinterpret_borrow<py::array>(data);
    if (array.ndim() != 1 || array.dtype().kind() == 'V') return std::nullopt;
    return score_of_list(scorer, array.attr("tolist")());
  }
  if (py::isinstance<py::dict>(data)) {
    const auto cells = py::reinterpret_borrow<py::dict>(data);
    for (const auto& [key, value] : cells) {
      if (!is_cell(value)) return std::nullopt;
    }
    return score_of_dict(scorer, cells);
  }
  if (!py::isinstance<py::list>(data) && !py::isinstance<py::tuple>(data)) return std::nullopt;
  const auto first = py::len(data) == 0 ? py::none() : py::object(data[py::int_(0)]);
  if (!is_cell(first)) return std::nullopt;
  return score_of_list(scorer, data);
}

SharedMatrix matrix_for(const Scorer& scorer, py::handle data, std::size_t threads) {
  return matrix_from(data, {.model = &scorer.model(), .threads = threads});
}

py::object score(const Scorer& scorer, py::handle data, py::handle threads) {
  const std::size_t count = threads_from(threads);
  if (const auto one = score_if_row(scorer, data)) return py::float_(*one);
  const SharedMatrix held = matrix_for(scorer, data, count);
  py::array_t<double> scores(static_cast<py::ssize_t>(held->matrix.journey_count()));
  const std::span<double> out(scores.mutable_data(), held->matrix.journey_count());
  without_lock([&] { scorer.score(held->matrix, out, count); });
  return scores;
}

/// A journey among the top, with its id.
struct TopJourney {
  std::string journey;
  std::size_t row = 0;
  double score = 0.0;
};

py::list top_of(const Scorer& scorer, py::handle data, py::handle k, py::handle threads) {
  const auto most = number_from<std::size_t>(k, "k");
  const std::size_t count = threads_from(threads);
  const SharedMatrix held = matrix_for(scorer, data, count);
  const auto best = without_lock([&] { return top(scorer, held->matrix, most, count); });
  py::list list;
  for (const auto& each : best)
    list.append(TopJourney{held->matrix.journeys()[each.journey], each.journey, each.score});
  return list;
}

void define_top_journey(py::module_& module) {
  py::class_<TopJourney> journey(module, "ScoredJourney", py::is_final(), "A journey and its score.");
  name_result(journey);
  journey.def_readonly("journey", &TopJourney::journey, "The id of the journey.");
  journey.def_readonly("row", &TopJourney::row, "Its row in the criteria matrix, from 0.");
  journey.def_readonly("score", &TopJourney::score, "The score in [0, 1].");
  define_method(
      journey, "__repr__",
      [](const TopJourney& self) {
        return "ScoredJourney(journey=" + text_of(py::repr(py::str(self.journey))) +
               ", row=" + std::to_string(self.row) + ", score=" + text_of(py::repr(py::float_(self.score))) + ")";
      },
      "Id, row and score.");
}

}  // namespace

void define_scorer(py::module_& module) {
  define_top_journey(module);
  py::class_<Scorer> scorer(
      module, "Scorer", py::is_final(),
      "A model made ready to score: scales fixed, weights normalised. Made by `Scorer.fit`; constant, so any number "
      "of\n"
      "threads may share it.\n\n"
      "Units   scores in [0, 1], 1 is the most urgent journey there can be\n"
      "Edge    a criterion of weight 0 is off; a relative scale keeps the range it was fitted on");
  name_result(scorer);
  define_static(
      scorer, "fit",
      [](py::handle data, const Model& model, const py::object& profile, py::handle threads) {
        const std::string whose = profile_from(profile);
        const SharedMatrix held = matrix_from(data, {.model = &model, .threads = threads_from(threads)});
        return without_lock([&] { return Scorer::fit(held->matrix, model, whose); });
      },
      "Fixes the scales on a matrix (or whatever CriteriaMatrix takes), with the model's own weights or those of one "
      "of\n"
      "its profiles.\n\n"
      "Errors  unknown_name for a profile; missing_column, missing_cell, bad_number; those of CriteriaMatrix\n"
      "\n"
      "Examples with model:\n"
      "    >>> jr.Scorer.fit(\"examples/data/telecom.csv\", model).weights[\"pain\"]\n"
      "    0.25",
      py::arg("data"), py::arg("model"), py::kw_only(), py::arg("profile") = py::none(), py::arg("threads") = 0);
  define_method(
      scorer, "score", &score,
      "The score of one row as a float, or of many as an array.\n\n"
      "Shape   a row is a sequence of m raw values in the order of the model, or a dict by criterion; None is a "
      "missing\n"
      "        cell, a criterion with levels takes their names. Anything else that CriteriaMatrix takes is many rows\n"
      "Errors  shape_mismatch, bad_number naming the criterion, missing_cell under the policy reject\n"
      "Returns float or numpy.ndarray\n"
      "\n"
      "\n"
      "Examples with model:\n"
      "    >>> scorer = jr.Scorer.fit(\"examples/data/telecom.csv\", model)\n"
      "    >>> round(scorer.score({\"pain\": 25_000, \"revenue\": 0, \"retention\": 0, \"cost\": 0}), 3)\n"
      "    0.125\n"
      "    >>> scorer.score([[25_000, 0, 0, 0], [50_000, 0, 0, 0]])\n"
      "    array([0.125, 0.25 ])",
      py::arg("data"), py::kw_only(), py::arg("threads") = 0);
  define_method(scorer, "top", &top_of,
                "The k most urgent journeys, most urgent first; equal scores by id, bytewise.\n\n"
                "Edge    k beyond the number of journeys gives all of them\n"
                "Cost    O(n m + k log k); no list of n scores\n"
                "Returns list of ScoredJourney\n"
                "\n"
                "\n"
                "Examples with model:\n"
                "    >>> [best.journey for best in jr.Scorer.fit(\"examples/data/telecom.csv\", "
                "model).top(\"examples/data/telecom.csv\", 2)]\n"
                "    ['tech_fault', 'bill_query']",
                py::arg("data"), py::arg("k"), py::kw_only(), py::arg("threads") = 0);
  scorer.def_property_readonly(
      "model", [](const Scorer& self) { return self.model(); }, "The model.");
  scorer.def_property_readonly(
      "model_hash", [](const Scorer& self) { return journeyrank::model_hash(self.model()); },
      "The hash that names the model.");
  scorer.def_property_readonly(
      "profile",
      [](const Scorer& self) -> py::object {
        if (self.profile().empty()) return py::none();
        return py::str(self.profile());
      },
      "Whose weights; None for the model's own.");
  scorer.def_property_readonly(
      "weights",
      [](const Scorer& self) {
        py::dict weights;
        for (std::size_t c = 0; c < self.criterion_count(); ++c) {
          weights[py::str(self.model().criteria[c].id)] = self.weights().normalised(c);
        }
        return weights;
      },
      "The weights by criterion, normalised to sum to 1.");
  scorer.def_property_readonly(
      "notes",
      [](const Scorer& self) {
        py::tuple notes(self.notes().size());
        for (std::size_t i = 0; i < notes.size(); ++i) notes[i] = py::cast(self.notes()[i]);
        return notes;
      },
      "What fitting found: relative scales, constant columns.");
  define_method(
      scorer, "__repr__",
      [](const Scorer& self) {
        return "<journeyrank.Scorer of " + std::to_string(self.criterion_count()) + " criteria, model " +
               journeyrank::model_hash(self.model()).substr(0, 12) + ">";
      },
      "The size and the model.");
}

}  // namespace journeyrank::python
