// SPDX-License-Identifier: MIT
#include "parameter_words.hpp"

#include <array>
#include <string_view>

namespace journeyrank::python {

namespace {

struct Entry {
  std::string_view name;
  const char* type;
  const char* words;
};

constexpr const char* table_type =
    "array, dict of columns, list of dicts, data frame, CriteriaMatrix, MeasuredMatrix or path";
constexpr const char* path_type = "str or os.PathLike";
constexpr const char* day_type = "datetime.date or str";
constexpr const char* names_type = "str or iterable";

constexpr std::array entries = {
    Entry{"a", "str", "the id of a journey"},
    Entry{"ahead", "str", "the id of the journey that is ahead"},
    Entry{"aim", "{'reach', 'leave'}", "whether the journey is to come into the top k or to get out of it"},
    Entry{"ax", "matplotlib.axes.Axes", "the axes to draw on; None: new ones. They are returned"},
    Entry{"b", "str", "the id of another journey"},
    Entry{"behind", "str", "the id of the journey that is behind"},
    Entry{"bounds", "dict of float", "an amount by the id of a criterion"},
    Entry{"by", "str or iterable of str", "the columns that name the slice"},
    Entry{"cells", path_type, "a file of cells"},
    Entry{"cells_tried", "int", "cells for which more data are tried"},
    Entry{"changes", "object", "shares by criterion or group, and options of Scenario"},
    Entry{"concentration", "float", "how close dirichlet weights keep to the stated ones"},
    Entry{"concordance", "float", "the least weight of the criteria that agree"},
    Entry{"confidence_draws", "int", "the least draws for confidence factors"},
    Entry{"consensus", "{'kemeny', 'borda', 'copeland', 'schulze'}", "how one ranking is made that stands for all"},
    Entry{"contacts", "path, dict of columns, data frame or Arrow stream", "a row a contact"},
    Entry{"costs", "dict of float", "what a unit of a criterion costs to change, by its id"},
    Entry{"criteria", "iterable of str", "the columns to read, or the names of an array's columns"},
    Entry{"criterion", "str", "the id of a criterion"},
    Entry{"customers", "path, dict of columns or data frame", "a row a customer: fills in what contacts do not say"},
    Entry{"data", table_type, "the journeys, as CriteriaMatrix takes them"},
    Entry{"discordance", "float", "the largest difference of values that may speak against it"},
    Entry{"doubt_draws", "int", "draws of weights alone, of data alone and of both"},
    Entry{"draws", "int", "so many draws"},
    Entry{"errors", "dict, data frame or path", "standard errors"},
    Entry{"exact_ranks", "int", "how many ranks are told apart"},
    Entry{"file", "str", "model, mapping, pins, simulation, scenarios, cells or judgements"},
    Entry{"format", "{'csv', 'jsonl', 'xes'}", "how the file of contacts is written; None: as its name ends"},
    Entry{"id", "str", "what it is called in the model"},
    Entry{"journey", "str", "the id of a journey"},
    Entry{"journeys", names_type, "a list of ids, or the name of the column that holds them"},
    Entry{"judgements", "dict or path", "in the words of a file of judgements"},
    Entry{"k", "int", "how many"},
    Entry{"kind", "str", "what is drawn"},
    Entry{"labels", names_type, "a list of names people read, or the name of the column that holds them"},
    Entry{"least_effort", "float", "effort below it counts as that"},
    Entry{"least_size", "float", "a job size below it counts as that"},
    Entry{"level", "float", "a probability"},
    Entry{"mapping", "Mapping, path or str", "which columns mean what; a str may name a ready one (Mapping.ready)"},
    Entry{"max_age_days", "int", "how old the newest contact may be"},
    Entry{"max_draws", "int", "no more draws than this"},
    Entry{"measured", "MeasuredMatrix", "what `measure` made of contacts"},
    Entry{"min_n", "int", "a cell that rests on fewer observations is marked"},
    Entry{"model", "Model", "how journeys are valued and weighed"},
    Entry{"more", "float", "a weight each, by the id of its criterion or group"},
    Entry{"most_bytes", "int", "the memory that the counted contacts may take; what does not fit is refused"},
    Entry{"name", "str", "what it is called"},
    Entry{"norm", "{'l1', 'l2', 'linf'}", "how the size of a change of all weights is counted"},
    Entry{"options", "object", "options by their names"},
    Entry{"pairs_up_to", "int", "count pairwise winning for up to so many journeys"},
    Entry{"path", path_type, "the file"},
    Entry{"percentile", "float", "of the journeys, from worst to best"},
    Entry{"period", "{'none', 'day', 'week', 'month', 'quarter', 'year'}", "the time that a slice is of"},
    Entry{"pins", "iterable of Pin", "places by decree"},
    Entry{"precision", "float", "the largest standard error of any share"},
    Entry{"profile", "str", "whose weights; None: the model's own"},
    Entry{"provenance", "dict of str", "where the data come from"},
    Entry{"references", "dict of float", "a rate or mean by the id of a criterion"},
    Entry{"scales", "bool", "every method on every relative scale too"},
    Entry{"scenarios", "Scenario, list of Scenario or path", "what is other than in this ranking"},
    Entry{"seed", "int", "of the random numbers"},
    Entry{"segments", "MeasuredSlices, dict of matrices, data frame or path", "the matrix of each segment"},
    Entry{"separation", "float", "journeys are told apart where one beats the other so often"},
    Entry{"settled", "float", "the top k is settled when it would be another no more often than this"},
    Entry{"shares", "{'automatic', 'additive', 'shapley'}", "how a score is shared among the criteria"},
    Entry{"simulation", "Simulation", "the plan"},
    Entry{"stages", "MeasuredSlices", "the same contacts measured by stage"},
    Entry{"targets", "path, dict of columns, data frame or list of Target", "what was planned"},
    Entry{"text", "str", "what stands in the file"},
    Entry{"threads", "int", "threads to use; 0: one a processor. It never changes a bit"},
    Entry{"title", "str", "what the report is called; the name of the model by default"},
    Entry{"today", day_type, "the day that it is, such as \"2026-12-31\""},
    Entry{"top", "int", "the k of \"the top k\""},
    Entry{"unchanged_from", "Ranking or path", "an earlier ranking"},
    Entry{"voices", "dict of float or iterable of str", "influence by profile"},
    Entry{"weight", "float", "on any scale, >= 0"},
    Entry{"weights", "dict of float", "weights by criterion"},
    Entry{"where", "sequence of str", "what the weights hold to, such as \"pain >= 2 * cost\""},
    Entry{"window_days", "float", "days in which another contact is a repeat"},
    Entry{"windows", "iterable of float", "windows, in days"},
    Entry{"witnesses", "int", "the most that are named for each test"},
};

}  // namespace

ParameterWords words_on_parameter(std::string_view name) {
  for (const Entry& entry : entries) {
    if (entry.name == name) return {entry.type, entry.words};
  }
  return {};
}

}  // namespace journeyrank::python
