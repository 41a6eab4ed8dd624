// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "binding.hpp"

namespace journeyrank::python {

/// The function that makes a picture of this kind, in a module of the package; `ending` stands behind its name.
///
/// Errors  unknown_name, with the nearest, for a kind that `journeyrank.plots` does not list for the class
py::object pictured(const char* module, const py::object& result, const std::string& kind, const char* ending);

/// The docstring of one of the three methods below.
std::string picture_words(const char* method, const std::string& first, const std::string& kinds);

/// Methods `plot`, `chart` and `plot_table`: the result as a picture of matplotlib, of Altair, or as its rows. `first`
/// is the kind that is meant when none is named; `kinds` says what each kind shows.
template <class Class>
void define_pictures(Class& object, const char* first, const char* kinds) {
  const auto kind_or_first = py::arg("kind") = first;
  const auto axes = py::arg("ax") = py::none();
  const py::kw_only keywords;
  const auto plot = [](const py::object& self, const std::string& kind, const py::object& ax,
                       const py::kwargs& options) {
    return pictured("journeyrank.plots", self, kind, "")(self, py::arg("ax") = ax, **options);
  };
  object.def("plot", plot, picture_words("plot", first, kinds).c_str(), kind_or_first, keywords, axes);
  refuse_plainly<decltype(plot)>(object, "plot", true, kind_or_first, keywords, axes);
  const auto chart = [](const py::object& self, const std::string& kind, const py::kwargs& options) {
    return pictured("journeyrank.charts", self, kind, "")(self, **options);
  };
  object.def("chart", chart, picture_words("chart", first, kinds).c_str(), kind_or_first);
  refuse_plainly<decltype(chart)>(object, "chart", true, kind_or_first);
  const auto table = [](const py::object& self, const std::string& kind, const py::kwargs& options) {
    return pictured("journeyrank.plots", self, kind, "_table")(self, **options);
  };
  object.def("plot_table", table, picture_words("plot_table", first, kinds).c_str(), kind_or_first);
  refuse_plainly<decltype(table)>(object, "plot_table", true, kind_or_first);
}

}  // namespace journeyrank::python
