// SPDX-License-Identifier: MIT
#include "journeyrank/rank/ranking.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "journeyrank/io/result_json.hpp"
#include "journeyrank/io/result_table.hpp"
#include "journeyrank/judge/contribution.hpp"
#include "journeyrank/problem/model_hash.hpp"
#include "journeyrank/rank/rank.hpp"

#include "binding.hpp"
#include "held_ingest.hpp"
#include "held_matrix.hpp"
#include "held_ranking.hpp"
#include "native_table.hpp"
#include "pictures.hpp"
#include "python_value.hpp"
#include "result_class.hpp"
#include "shown_table.hpp"
#include "views.hpp"

namespace journeyrank::python {

namespace {

/// One line of a ranking; it lives by itself.
struct Line {
  RankedJourney ranked;
  std::optional<Pin> pin;
};

Line line_at(const HeldRanking& self, py::ssize_t position) {
  const auto size = static_cast<py::ssize_t>(self.ranking.size());
  if (position < 0) position += size;
  if (position < 0 || position >= size) throw py::index_error("the ranking has " + std::to_string(size) + " lines");
  Line line{self.ranking[static_cast<std::size_t>(position)], {}};
  if (line.ranked.pin != nullptr) line.pin = *line.ranked.pin;
  line.ranked.pin = nullptr;
  return line;
}

/// The line at a position, or a list of those of a slice.
py::object lines_at(const HeldRanking& self, py::handle position) {
  if (!py::isinstance<py::slice>(position)) {
    if (PyIndex_Check(position.ptr()) == 0) refuse_type("position", "an int or a slice", position);
    const py::ssize_t at = PyNumber_AsSsize_t(position.ptr(), PyExc_IndexError);
    if (at == -1 && PyErr_Occurred() != nullptr) throw py::error_already_set();
    return py::cast(line_at(self, at));
  }
  py::ssize_t begin = 0;
  py::ssize_t end = 0;
  py::ssize_t step = 0;
  py::ssize_t count = 0;
  const auto slice = py::reinterpret_borrow<py::slice>(position);
  if (!slice.compute(static_cast<py::ssize_t>(self.ranking.size()), &begin, &end, &step, &count)) {
    throw py::error_already_set();
  }
  py::list lines;
  for (py::ssize_t i = 0; i < count; ++i, begin += step) lines.append(line_at(self, begin));
  return lines;
}

/// Goes through the lines of a ranking that it keeps alive.
struct LineIterator {
  py::object ranking;
  py::ssize_t next = 0;
};

/// "70.9", or "70.9 (60.1–80.0)" while cells are open.
std::string score_text(const ScoreRange& score) {
  if (score.low == score.high) return points_text(score.score);
  return points_text(score.score) + " (" + points_text(score.low) + "–" + points_text(score.high) + ")";
}

ShownTable shown(const HeldRanking& self) {
  const Ranking& ranking = self.ranking;
  const Model& model = ranking.scorer().model();
  const std::size_t rows = std::min(ranking.size(), most_rows_shown);
  bool labels = false;
  for (std::size_t i = 0; i < rows; ++i) labels = labels || ranking[i].label != ranking[i].id;
  ShownTable table;
  table.title =
      (model.name.empty() ? "Ranking" : model.name) + ": " + counted(ranking.size(), "journey") + ", points out of 100";
  table.columns = {{"rank", true}, {"journey"}};
  if (labels) table.columns.push_back({"label"});
  table.columns.push_back({"score", true});
  const ScoreShares shares(ranking.scorer(), self.matrix());
  for (const auto& criterion : model.criteria) {
    if (shares.is_known()) table.columns.push_back({criterion.shown(), true});
  }
  for (std::size_t i = 0; i < rows; ++i) {
    const RankedJourney line = ranking[i];
    auto& cells = table.rows.emplace_back();
    cells.push_back(std::to_string(line.rank) + (line.pin != nullptr ? "*" : ""));
    cells.push_back(line.id);
    if (labels) cells.push_back(line.label);
    cells.push_back(score_text(line.score));
    for (const auto& part : explain(shares, line.journey).contributions) {
      const bool nothing_known = part.missing && part.points == 0.0;
      cells.push_back(nothing_known ? "–" : points_text(part.points) + (part.missing ? "?" : ""));
    }
  }
  if (rows < ranking.size()) table.notes.push_back("and " + std::to_string(ranking.size() - rows) + " more");
  for (const auto& held : ranking.pins()) {
    table.notes.push_back("* " + held.pin.journey + " is at place " + std::to_string(held.pin.place) +
                          " by decree: " + held.pin.reason + " (" + held.pin.author + ")");
  }
  for (const auto& note : ranking.notes()) table.notes.push_back("note " + note.code + ": " + note.text);
  return table;
}

void define_line(py::module_& module) {
  py::class_<Line> line(module, "RankedJourney", py::is_final(), "One line of a ranking.");
  name_result(line);
  const auto define = [&line](const char* name, auto member, const char* doc) {
    line.def_property_readonly(
        name, [member](const Line& self) { return self.ranked.*member; }, doc);
  };
  define("id", &RankedJourney::id, "The id of the journey.");
  define("label", &RankedJourney::label, "The name people read.");
  define("rank", &RankedJourney::rank, "Its rank, from 1; equal scores share the smallest.");
  define("unpinned_rank", &RankedJourney::unpinned_rank, "The rank it has by its score.");
  define("row", &RankedJourney::journey, "Its row in the criteria matrix, from 0.");
  line.def_property_readonly(
      "score", [](const Line& self) { return self.ranked.score.score; }, "The score in [0, 1].");
  line.def_property_readonly(
      "low", [](const Line& self) { return self.ranked.score.low; },
      "The lowest it can be while missing cells are open.");
  line.def_property_readonly(
      "high", [](const Line& self) { return self.ranked.score.high; },
      "The highest it can be while missing cells are open.");
  line.def_property_readonly(
      "pin", [](const Line& self) { return ToPython::of(self.pin); }, "The decree behind its place, or None.");
  define_method(
      line, "__repr__",
      [](const Line& self) {
        return "RankedJourney(rank=" + std::to_string(self.ranked.rank) +
               ", id=" + text_of(py::repr(py::str(self.ranked.id))) +
               ", score=" + text_of(py::repr(py::float_(self.ranked.score.score))) + ")";
      },
      "Rank, id and score.");
  py::class_<LineIterator> iterator(module, "RankingIterator", py::is_final(), "Goes through the lines of a ranking.");
  name_result(iterator);
  define_method(
      iterator, "__iter__", [](const py::object& self) { return self; }, "Itself.");
  define_method(
      iterator, "__next__",
      [](LineIterator& self) {
        const auto& ranking = self.ranking.cast<const HeldRanking&>();
        if (self.next >= static_cast<py::ssize_t>(ranking.ranking.size())) throw py::stop_iteration();
        return line_at(ranking, self.next++);
      },
      "The next line.");
}

void define_columns(py::class_<HeldRanking>& ranking) {
  const auto define = [&ranking](const char* name, auto column, const char* doc) {
    ranking.def_property_readonly(
        name,
        [column](const py::object& self) {
          return read_only_view((self.cast<const HeldRanking&>().ranking.*column)(), self);
        },
        doc);
  };
  define("scores", &Ranking::scores, "The scores by row of the matrix, as a read-only array.");
  define("ranks", &Ranking::ranks, "The ranks by row of the matrix, as a read-only array.");
  define("unpinned_ranks", &Ranking::unpinned_ranks, "The ranks by score alone, by row of the matrix.");
  define("order", &Ranking::order, "The rows of the matrix, most urgent first, as a read-only array.");
}

/// The value of each journey on one criterion, as it counts.
py::dict values_of(const HeldRanking& self, const std::string& criterion) {
  const Scorer& scorer = self.ranking.scorer();
  const std::size_t wanted = criterion_index(scorer.model(), criterion);
  std::vector<double> values(self.ranking.size(), 0.0);
  without_lock([&] {
    const BoundMatrix bound = scorer.bind(self.matrix());
    for (std::size_t journey = 0; journey < values.size(); ++journey) {
      const Row row = bound.row(journey);
      scorer.for_each_term(row.raw, row.missing, [&](std::size_t c, const Term& term) {
        if (c == wanted) values[journey] = term.value.score;
      });
    }
    return 0;
  });
  py::dict found;
  for (std::size_t journey = 0; journey < values.size(); ++journey) {
    found[py::str(self.ranking.journeys()[journey])] = values[journey];
  }
  return found;
}

void define_words(py::class_<HeldRanking>& ranking) {
  ranking.def_property_readonly(
      "notes",
      [](const HeldRanking& self) {
        py::tuple notes(self.ranking.notes().size());
        for (std::size_t i = 0; i < notes.size(); ++i) notes[i] = py::cast(self.ranking.notes()[i]);
        return notes;
      },
      "What a reader must know: relative scales, missing cells, expired pins.");
  ranking.def_property_readonly(
      "scorer", [](const HeldRanking& self) { return self.ranking.scorer(); }, "The scorer behind the ranking.");
  ranking.def_property_readonly(
      "matrix", [](const HeldRanking& self) { return std::const_pointer_cast<HeldMatrix>(self.held); },
      "The criteria matrix that was ranked.");
  ranking.def_property_readonly(
      "model", [](const HeldRanking& self) { return self.ranking.scorer().model(); }, "The model.");
  ranking.def_property_readonly(
      "model_hash", [](const HeldRanking& self) { return model_hash(self.ranking.scorer().model()); },
      "The hash that names the model.");
  define_method(
      ranking, "explain",
      [](const HeldRanking& self, const std::string& journey) { return explain(self.ranking, self.matrix(), journey); },
      "Takes apart the score of one journey.\n\nErrors  unknown_name, with the nearest id\n"
      "\n"
      "Examples with ranking:\n"
      "    >>> ranking.explain(\"esim_swap\").rank\n"
      "    7\n"
      "    >>> part = ranking.explain(\"esim_swap\").contributions[2]\n"
      "    >>> part.criterion, round(100 * part.points, 1)\n"
      "    ('retention', 10.6)",
      py::arg("journey"));
  define_method(ranking, "values", &values_of,
                "The value of each journey on one criterion, from 0 to 1, by id in the order of the matrix: "
                "{\"billing\": 0.8}.\n\n"
                "Edge    of any method and number of criteria, also where explain() is refused; a missing cell has the "
                "value that\n"
                "        it counts as\n"
                "Errors  unknown_name, with the nearest id\n"
                "Returns dict of float",
                py::arg("criterion"));
  define_frames(
      ranking, [](const HeldRanking& self) { return to_table(self.ranking, self.matrix()); },
      [](const HeldRanking& self) { return self.source; },
      "The lines as dicts, in the columns of `journeyrank rank --csv`.");
  define_ingest_of(ranking, [](const HeldRanking& self) { return HeldIngest{self.held->ingest, self.source}; });
  define_method(
      ranking, "to_json",
      [](const HeldRanking& self) { return without_lock([&] { return ranking_json(self.ranking, self.matrix()); }); },
      "The ranking with all contributions as the text of a JSON document.\n"
      "\n"
      "Examples with ranking:\n"
      "    >>> import json\n"
      "    >>> json.loads(ranking.to_json())[\"journeys\"][0][\"id\"]\n"
      "    'tech_fault'");
  define_method(
      ranking, "__repr__", [](const HeldRanking& self) { return shown(self).text(); }, "The first lines.");
  define_method(
      ranking, "_repr_html_", [](const HeldRanking& self) { return shown(self).html(); },
      "The first lines, for a notebook.");
}

HeldRanking rank_data(py::handle data, const Model& model, const py::object& profile, py::handle pins, py::handle today,
                      const MatrixWords& words) {
  RankOptions options{.profile = profile_from(profile), .threads = words.threads};
  FromPython::read(pins, "pins", options.pins);
  FromPython::read(today, "today", options.today);
  SharedMatrix held = matrix_from(data, words);
  std::string source = held->source;
  return without_lock([&] {
    Ranking ranking = rank(held->matrix, model, options);
    return HeldRanking{std::move(ranking), std::move(held), std::move(source)};
  });
}

}  // namespace

void define_ranking(py::module_& module) {
  define_line(module);
  py::class_<HeldRanking> ranking(
      module, "Ranking", py::is_final(),
      "Journeys from most to least urgent, with what is needed to read the result.\n\n"
      "Shape   n lines; iterating gives a RankedJourney a line\n"
      "Units   scores in [0, 1], 1 is the most urgent journey there can be; tables for people show points out of 100\n"
      "Edge    equal scores share the smallest rank (1, 2, 2, 4), ordered by id within it\n"
      "Memory  keeps the matrix alive, and with it the data that the matrix borrows");
  name_result(ranking);
  define_method(
      ranking, "__len__", [](const HeldRanking& self) { return self.ranking.size(); }, "Lines.");
  define_method(ranking, "__getitem__", &lines_at, "The line at a position, from 0, or a list of those of a slice.",
                py::arg("position"), py::pos_only());
  define_method(
      ranking, "__iter__", [](const py::object& self) { return LineIterator{self}; }, "Each line in turn.");
  define_columns(ranking);
  define_words(ranking);
  define_pictures(
      ranking, "contributions",
      "contributions (default), the scores as stacked bars; tornado, the lead of the first over the second;\n"
      "        trade_off, journeys by two criteria, such as across=\"pain\", up=\"revenue\"; value_effort,\n"
      "        bubbles, such as effort=\"cost\"; parallel_coordinates, the values of up to ten journeys");
  define_function(
      module, "rank",
      [](py::handle data, const Model& model, const py::object& profile, const py::object& pins,
         const py::object& today, py::handle threads, const py::object& criteria, const py::object& journeys,
         const py::object& labels) {
        MatrixWords words{.model = &model, .journeys = journeys, .labels = labels, .threads = threads_from(threads)};
        if (!criteria.is_none()) words.criteria = names_from(criteria, "criteria");
        return rank_data(data, model, profile, pins, today, words);
      },
      "Ranks journeys: fits a scorer, scores, orders; nothing else.\n\n"
      "data is whatever CriteriaMatrix takes: a 2-D array (columns in the order of the model), a dict of columns, a "
      "list\n"
      "of dicts, a data frame, the path of a CSV or Parquet file.\n\n"
      "Shape   n journeys × m criteria; returns n lines\n"
      "Edge    no journey: an empty ranking; one journey: rank 1\n"
      "Errors  those of CriteriaMatrix; missing_column, missing_cell, unknown_name, bad_option for a pin\n\n"
      "Options:\n"
      "    profile: whose weights; None: the model's own\n"
      "    pins: places by decree, a list of Pin\n"
      "    today: the day that decides which pins have expired, a datetime.date or a str such as \"2026-12-31\"\n"
      "    threads: threads to use; 0: one a processor. It never changes a bit\n"
      "    criteria, journeys, labels: as for CriteriaMatrix\n"
      "\n"
      "Examples with model:\n"
      "    >>> ranking = jr.rank(\"examples/data/telecom.csv\", model)\n"
      "    >>> ranking[0].id, round(100 * ranking[0].score, 1)\n"
      "    ('tech_fault', 70.9)\n"
      "    >>> [line.id for line in jr.rank(\"examples/data/telecom.csv\", model, profile=\"cfo\")[:2]]\n"
      "    ['tech_fault', 'bill_query']",
      py::arg("data"), py::arg("model"), py::kw_only(), py::arg("profile") = py::none(), py::arg("pins") = py::tuple(),
      py::arg("today") = py::none(), py::arg("threads") = 0, py::arg("criteria") = py::none(),
      py::arg("journeys") = py::none(), py::arg("labels") = py::none());
}

}  // namespace journeyrank::python
