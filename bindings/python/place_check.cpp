// SPDX-License-Identifier: MIT
#include "journeyrank/judge/place_check.hpp"

#include <cstddef>
#include <string>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/io/place_check_json.hpp"
#include "journeyrank/io/place_check_table.hpp"

#include "binding.hpp"
#include "counted_contacts.hpp"
#include "held_ranking.hpp"
#include "python_frame.hpp"
#include "python_value.hpp"
#include "result_class.hpp"
#include "shown_table.hpp"

namespace journeyrank::python {

namespace {

struct HeldPlaceCheck {
  PlaceCheck check;
  std::vector<Note> said = {};
  std::string source = {};

  ResultTable table() const { return to_table(check); }
  const std::vector<Note>& notes() const noexcept { return said; }
};

ShownTable shown(const HeldPlaceCheck& self) {
  const auto place = [](std::size_t rank) { return rank == 0 ? std::string("–") : std::to_string(rank); };
  ShownTable table{.title = self.check.holds() ? "As expected" : "Not as expected"};
  table.columns = {{"check"}, {"journey"}, {"expected", true}, {"found", true}, {"holds"}};
  for (const CheckedPlace& each : self.check.places) {
    if (table.rows.size() == most_rows_shown) break;
    table.rows.push_back(
        {name_of(each.question), each.label, place(each.expected), place(each.found), each.holds ? "yes" : "no"});
  }
  show_rest(table, self.check.places.size(), self.notes());
  return table;
}

/// An earlier ranking as it is, or from the file that `rank --json` wrote.
EarlierRanking earlier_from(py::handle given) {
  if (py::isinstance<HeldRanking>(given)) return earlier_ranking(given.cast<const HeldRanking&>().ranking);
  if (!is_path(given)) refuse_type("unchanged_from", "a Ranking, the path of a file, None", given);
  const std::string path = path_of(given);
  return without_lock([&] { return read_earlier_ranking(path); });
}

HeldPlaceCheck check_of(const HeldRanking& self, py::handle top, py::handle unchanged_from, py::handle within) {
  journeyrank::Expectation expected;  // Python values are read by an Expectation of their own
  if (py::isinstance<py::str>(top)) {
    expected.top = {text_of(py::reinterpret_borrow<py::object>(top))};
  } else if (!top.is_none()) {
    expected.top = names_from(top, "top");
  }
  if (!unchanged_from.is_none()) expected.earlier = earlier_from(unchanged_from);
  if (!within.is_none()) expected.within = number_from<std::size_t>(within, "within");
  return {check_places(self.ranking, expected), {}, self.source};
}

}  // namespace

void define_place_check(py::module_& module) {
  py::class_<HeldPlaceCheck> whole(module, "PlaceCheck", py::is_final(),
                                   "Whether places are as expected: a row a journey that was asked for, then one for "
                                   "each that moved. It is true when all are.\n\n"
                                   "Units   ranks from 1");
  define_table(whole,
               "The rows as dicts: check (\"top\" or \"unchanged\"), journey, label, expected (the last rank allowed, "
               "or\nthe rank it had), found, holds.");
  whole.def_property_readonly(
      "holds", [](const HeldPlaceCheck& self) { return self.check.holds(); }, "True when all is as expected.");
  define_method(
      whole, "__bool__", [](const HeldPlaceCheck& self) { return self.check.holds(); }, "The same as `holds`.");
  whole.def_property_readonly(
      "compared", [](const HeldPlaceCheck& self) { return self.check.compared; },
      "How many journeys were compared with the earlier ranking.");
  whole.def_property_readonly(
      "model_changed", [](const HeldPlaceCheck& self) { return self.check.model_changed; },
      "True when the earlier ranking was made with another model.");
  whole.def_property_readonly(
      "sentences",
      [](const HeldPlaceCheck& self) {
        py::tuple all(self.check.places.size());
        for (std::size_t i = 0; i < self.check.places.size(); ++i) all[i] = py::str(sentence(self.check.places[i]));
        return all;
      },
      "A sentence a row.");
  auto ranking = ranking_class(module);
  define_method(ranking, "check", &check_of,
                "Holds the places to what is expected of them, for scripts that go on only then.\n\n"
                "    assert ranking.check(top=\"billing\", unchanged_from=\"last_week.json\", within=3)\n\n"
                "Edge    ranks are those that are shown, pins included; scores may differ where no rank does\n"
                "Errors  unknown_name, duplicate_name, bad_option; those of reading the file\n\n"
                "Options:\n    top: the id of a journey, or several, that are to stand among the first\n"
                "    unchanged_from: a ranking, or the file of one that `journeyrank rank --json` wrote\n"
                "    within: how many places count; None: for `top` as many as it names, for `unchanged_from` all\n"
                "\n"
                "Examples with ranking:\n"
                "    >>> bool(ranking.check(top=\"tech_fault\"))\n"
                "    True\n"
                "    >>> ranking.check(top=\"esim_swap\", within=3).holds\n"
                "    False",
                py::kw_only(), py::arg("top") = py::none(), py::arg("unchanged_from") = py::none(),
                py::arg("within") = py::none());
}

}  // namespace journeyrank::python
