// SPDX-License-Identifier: MIT
#include "pictures.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/base/nearest_name.hpp"

namespace journeyrank::python {

py::object pictured(const char* module, const py::object& result, const std::string& kind, const char* ending) {
  const py::dict kinds = py::module_::import("journeyrank.plots").attr("KINDS");
  std::vector<std::string> known;
  for (const py::handle each : kinds[py::type::of(result).attr("__name__")]) known.push_back(each.cast<std::string>());
  if (std::find(known.begin(), known.end(), kind) == known.end()) {
    std::string allowed;
    for (const std::string& each : known) allowed += (allowed.empty() ? "" : ", ") + each;
    const std::vector<std::string_view> names(known.begin(), known.end());
    throw Error(errc::unknown_name,
                "kind: found " + excerpt(kind) + did_you_mean(kind, names) + "; allowed: " + allowed);
  }
  return py::module_::import(module).attr((kind + ending).c_str());
}

std::string picture_words(const char* method, const std::string& first, const std::string& kinds) {
  const std::string name = method;
  const bool is_plot = name == "plot";
  const std::string what = is_plot ? "Draws a picture; needs matplotlib."
                           : name == "chart"
                               ? "The same picture as `plot` draws, as an Altair chart; needs Altair."
                               : "The very rows that `plot` and `chart` draw, as dicts; shows itself as a "
                                 "table.";
  const std::string axes = is_plot ? "    ax: the axes to draw on; None: new ones. They are returned\n" : "";
  const std::string module = name == "chart" ? "charts" : "plots";
  const std::string given = is_plot ? "matplotlib.axes.Axes" : name == "chart" ? "altair.Chart" : "PictureTable";
  return with_signature(
      name, "self, kind='" + first + "'" + (is_plot ? ", *, ax=None" : "") + ", **options",
      what + "\n\nReturns " + given +
          "\nErrors  unknown_name for another kind, with the nearest\n\nOptions:\n    kind: " + kinds + "\n" + axes +
          "    options: those of the function of this name in journeyrank." + module);
}

}  // namespace journeyrank::python
