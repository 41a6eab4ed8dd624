// SPDX-License-Identifier: MIT
#include "journeyrank/judge/what_if.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/io/scenario_json.hpp"
#include "journeyrank/io/what_if_table.hpp"
#include "journeyrank/judge/contribution.hpp"

#include "binding.hpp"
#include "counted_contacts.hpp"
#include "described_class.hpp"
#include "held_ranking.hpp"
#include "python_value.hpp"
#include "result_class.hpp"
#include "shown_table.hpp"

namespace journeyrank::python {

namespace {

/// The answer to one scenario, with the ranking that it leads to.
struct HeldWhatIf {
  WhatIf answer;
  HeldRanking after;
  std::vector<std::string> criteria;
  std::string source = {};

  ResultTable table() const { return to_table(std::span(&answer, 1)); }
  const std::vector<Note>& notes() const noexcept { return answer.notes; }
};

/// The answers to many scenarios.
struct HeldWhatIfs {
  std::vector<WhatIf> answers;
  std::vector<Note> said;
  std::string source = {};

  ResultTable table() const { return to_table(answers); }
  const std::vector<Note>& notes() const noexcept { return said; }
};

void add_moves(ShownTable& table, const WhatIf& answer, bool named) {
  for (const Move& move : answer.moves) {
    if (table.rows.size() == most_rows_shown) return;
    auto& cells = table.rows.emplace_back();
    if (named) cells.push_back(answer.scenario);
    cells.insert(cells.end(), {move.label, place_text(move.rank_before, move.pin_before),
                               place_text(move.rank_after, move.pin_after),
                               move.rank_before == 0 ? "–" : points_text(move.score_before),
                               move.rank_after == 0 ? "–" : points_text(move.score_after)});
  }
}

const std::vector<ShownTable::Column> move_columns = {
    {"journey"}, {"rank before", true}, {"rank now", true}, {"score before", true}, {"score now", true}};

ShownTable shown(const HeldWhatIf& self) {
  const WhatIf& answer = self.answer;
  ShownTable table{.title = (answer.scenario.empty() ? "" : answer.scenario + ": ") + sentence(answer)};
  table.columns = move_columns;
  add_moves(table, answer, false);
  for (std::string& line : star_lines(answer)) table.notes.push_back(std::move(line));
  show_rest(table, answer.moves.size(), answer.notes);
  return table;
}

ShownTable shown(const HeldWhatIfs& self) {
  ShownTable table{.title = counted(self.answers.size(), "scenario")};
  table.columns = {{"scenario"}};
  table.columns.insert(table.columns.end(), move_columns.begin(), move_columns.end());
  std::size_t moves = 0;
  for (const WhatIf& answer : self.answers) {
    moves += answer.moves.size();
    add_moves(table, answer, true);
  }
  show_rest(table, moves, self.notes());
  return table;
}

/// A scenario from the keywords of `what_if`: its options, and the shares of criteria.
///
/// Errors  unknown_name for what is neither, with the nearest of both
Scenario scenario_from(const py::dict& given, const Model& model) {
  std::vector<std::string> known = {"today", "threads"};
  Scenario::fields().for_each([&known](const auto& field) { known.emplace_back(field.name); });
  const auto options_end = static_cast<std::ptrdiff_t>(known.size());
  for (const auto& criterion : model.criteria) known.push_back(criterion.id);
  for (const auto& group : model.groups) known.push_back(group.id);
  py::dict options;
  py::dict shares;
  for (const auto& [key, value] : given) {
    const std::string name = text_of(py::str(key));
    const auto found = std::find(known.begin(), known.end(), name);
    if (found == known.end()) {
      throw Error(errc::unknown_name, std::string("what_if: no criterion ") +
                                          (model.groups.empty() ? "" : "or group ") + excerpt(name) +
                                          " in the model, and no option of it" + did_you_mean(name, known));
    }
    (found - known.begin() < options_end ? options : shares)[key] = value;
  }
  if (!shares.empty()) {
    if (options.contains("weights")) throw py::type_error("what_if: weights are given both as a dict and by keyword");
    options["weights"] = shares;
  }
  Scenario scenario;
  FromPython::set_options(options, "what_if", scenario);
  return scenario;
}

HeldWhatIf answer_to(const HeldRanking& self, const Scenario& scenario, const std::optional<Date>& today) {
  return without_lock([&] {
    Ranking after = rank_scenario(self.ranking, self.matrix(), scenario, {.today = today});
    WhatIf answer = scenario_answer(self.ranking, after, scenario);
    // A ranking of a changed matrix explains its scores with that matrix.
    SharedMatrix held = std::make_shared<HeldMatrix>(HeldMatrix{{}, scenario_matrix(self.matrix(), scenario)});
    return HeldWhatIf{std::move(answer), HeldRanking{std::move(after), std::move(held), self.source},
                      criterion_ids(self.ranking.scorer().model()), self.source};
  });
}

/// What `what_if` was given by its place: one scenario, a list of them or a file.
py::object answers_to(const HeldRanking& self, py::handle scenarios, const std::optional<Date>& today,
                      std::size_t threads) {
  if (py::isinstance<Scenario>(scenarios)) return py::cast(answer_to(self, scenarios.cast<const Scenario&>(), today));
  std::vector<Scenario> list;
  if (is_path(scenarios)) {
    const std::string path = path_of(scenarios);
    list = without_lock([&] { return read_scenarios(path); });
  } else {
    FromPython::read(scenarios, "scenarios", list);
    refuse_repeated_names(list);
  }
  return py::cast(without_lock([&] {
    std::vector<WhatIf> answers = what_if(self.ranking, self.matrix(), list, {.today = today, .threads = threads});
    std::vector<Note> said = notes_of(answers);
    return HeldWhatIfs{std::move(answers), std::move(said), self.source};
  }));
}

py::object ask(const HeldRanking& self, const py::args& unnamed, const py::kwargs& named) {
  py::dict options;
  for (const auto& [key, value] : named) options[key] = value;
  std::optional<Date> today;
  std::size_t threads = 0;
  const auto take = [&options](const char* name, auto& into) {
    if (!options.contains(name)) return;
    FromPython::read(options[name], name, into);
    PyDict_DelItemString(options.ptr(), name);
  };
  take("today", today);
  take("threads", threads);
  if (unnamed.empty()) return py::cast(answer_to(self, scenario_from(options, self.ranking.scorer().model()), today));
  if (unnamed.size() > 1) throw py::type_error("what_if takes one scenario, list of scenarios or path by its place");
  if (!options.empty()) throw py::type_error("what_if takes scenarios or keywords, not both");
  return answers_to(self, unnamed[0], today, threads);
}

void define_answer(py::module_& module) {
  py::class_<HeldWhatIf> one(module, "WhatIf", py::is_final(),
                             "What one scenario changes: a row a journey that moved.\n\n"
                             "Units   scores in [0, 1]; tables for people show points out of 100\n"
                             "Edge    a journey that is not there before or after has no rank then");
  define_table(one,
               "The moves as dicts: scenario, journey, label, rank_before, rank_after, score_before, score_after,\n"
               "pin_before, pin_after (the reasons of the pins that hold it there, or None).");
  const auto define = [&one](const char* name, auto member, const char* doc) {
    one.def_property_readonly(
        name, [member](const HeldWhatIf& self) { return self.answer.*member; }, doc);
  };
  define("scenario", &WhatIf::scenario, "What it is called.");
  define("first_before", &WhatIf::first_before,
         "The id at the first place before, of several that share it one that stays; empty where there is none.");
  define("first_after", &WhatIf::first_after,
         "The id at the first place now: who was there and still is, whoever draws level with it.");
  one.def_property_readonly(
      "sentence", [](const HeldWhatIf& self) { return sentence(self.answer); },
      "What moves in a few words, and who takes or keeps the first place.");
  define("unmoved", &WhatIf::unmoved, "Journeys that keep their rank.");
  one.def_property_readonly(
      "weights",
      [](const HeldWhatIf& self) {
        py::dict weights;
        for (std::size_t c = 0; c < self.criteria.size(); ++c) {
          weights[py::str(self.criteria[c])] = self.answer.weights.normalised(c);
        }
        return weights;
      },
      "The weights of the scenario by criterion, as shares of all weight.");
  one.def_property_readonly(
      "ranking", [](const HeldWhatIf& self) { return self.after; }, "The ranking that it leads to.");
}

void define_answers(py::module_& module) {
  py::class_<HeldWhatIfs> many(
      module, "WhatIfs", py::is_final(),
      "What each of many scenarios changes: a row a scenario and journey that moved. Notes stand "
      "once, whatever the number of scenarios that have them.");
  define_table(many,
               "The moves as dicts: scenario, journey, label, rank_before, rank_after, score_before, score_after,\n"
               "pin_before, pin_after (the reasons of the pins that hold it there, or None).");
  many.def_property_readonly(
      "first_places",
      [](const HeldWhatIfs& self) {
        py::list places;
        for (const WhatIf& answer : self.answers) {
          places.append(py::make_tuple(answer.scenario, answer.first_before, answer.first_after));
        }
        return places;
      },
      "Of each scenario its name, the id at the first place before, and the one now.");
}

}  // namespace

void define_what_if(py::module_& module) {
  auto scenario = define_described<Scenario>(module, "Scenario",
                                             "A what-if: what is other than in the ranking that it is asked of.\n"
                                             "\n"
                                             "Examples:\n"
                                             "    >>> jr.Scenario(name=\"half\", weights={\"pain\": 0.5})\n"
                                             "    Scenario(name='half', weights={'pain': 0.5})");
  define_static(
      scenario, "read_all",
      [](py::handle path) {
        const std::string name = path_of(path);
        py::list list;
        for (auto& each : without_lock([&] { return read_scenarios(name); })) list.append(py::cast(std::move(each)));
        return list;
      },
      "Reads a file of scenarios, JSON. Errors: those of a file, each with line and column.\n"
      "Returns list of Scenario",
      py::arg("path"));
  define_answer(module);
  define_answers(module);
  auto ranking = ranking_class(module);
  ranking.def("what_if", &ask,
              with_signature("what_if", "self, /, *scenarios, today=None, threads=0, **changes",
                             "What moves if some things were other than they are.\n\n"
                             "    ranking.what_if(pain=0.5)                  # its share of all weight, the others in "
                             "proportion\n"
                             "    ranking.what_if(pain=0.5, drop=[\"cost\"])   # any option of Scenario\n"
                             "    ranking.what_if([Scenario(...), ...])      # or the path of a file of scenarios\n\n"
                             "Keywords, and one Scenario, give a WhatIf; a list or a path gives WhatIfs.\n\n"
                             "Edge    a scenario that changes nothing moves nothing; pins hold on\n"
                             "Errors  unknown_name, with the nearest; bad_weights for a share outside 0 to 1; "
                             "duplicate_name for\n"
                             "        what is said twice; bad_option for a journey that is removed and changed; those "
                             "of rank\n\n"
                             "Options:\n"
                             "    today: the day that decides which pins have expired\n"
                             "    threads: for many scenarios; 0: one a processor. It never changes a bit\n"
                             "    changes: shares by criterion or group, and options of Scenario\n"
                             "Returns WhatIf or WhatIfs\n"
                             "\n"
                             "\n"
                             "Examples with ranking:\n"
                             "    >>> ranking.what_if(retention=0.6).first_after\n"
                             "    'moving_home'\n"
                             "    >>> scenario = jr.Scenario(name=\"no cost\", drop=[\"cost\"])\n"
                             "    >>> ranking.what_if([scenario]).first_places\n"
                             "    [('no cost', 'tech_fault', 'bill_query')]")
                  .c_str());
  refuse_plainly<decltype(&ask)>(ranking, "what_if", true);
}

}  // namespace journeyrank::python
