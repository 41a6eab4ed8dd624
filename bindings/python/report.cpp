// SPDX-License-Identifier: MIT
#include <string>
#include <utility>

#include "journeyrank/io/json_text.hpp"
#include "journeyrank/io/markdown_table.hpp"
#include "journeyrank/io/report_data.hpp"
#include "journeyrank/io/report_page.hpp"
#include "journeyrank/io/report_parts.hpp"
#include "journeyrank/io/whole_file.hpp"
#include "journeyrank/judge/decision_lint.hpp"

#include "binding.hpp"
#include "held_ranking.hpp"
#include "python_value.hpp"

namespace journeyrank::python {

namespace {

/// What a report is told in Python, read before the interpreter lock is let go.
struct ReportWords {
  std::string title;
  ReportQuestions questions;
  std::vector<Provenance> provenance = {};
};

ReportWords report_words(const std::string& title, py::handle top, py::handle seed, const py::object& provenance,
                         py::handle threads) {
  ReportWords words{title, {}, {}};
  words.questions.top = number_from<std::size_t>(top, "top");
  FromPython::read(seed, "seed", words.questions.seed);
  words.questions.threads = threads_from(threads);
  if (provenance.is_none()) return words;
  if (!py::isinstance<py::dict>(provenance)) refuse_type("provenance", "a dict of texts", provenance);
  for (const auto& [name, value] : py::reinterpret_borrow<py::dict>(provenance)) {
    words.provenance.push_back({text_of(py::str(name)), text_of(py::str(value))});
  }
  return words;
}

ReportParts parts_of(const HeldRanking& self, ReportWords words) {
  const Scorer& scorer = self.ranking.scorer();
  ReportParts parts = ask_for_report(self.ranking, self.matrix(), words.questions);
  parts.title = std::move(words.title);
  parts.findings = lint_decision(self.matrix(), scorer.model(), {}, scorer.profile());
  parts.provenance = std::move(words.provenance);
  return parts;
}

py::object report_data_of(const HeldRanking& self, const std::string& title, py::handle top, py::handle seed,
                          const py::object& provenance, py::handle threads) {
  ReportWords words = report_words(title, top, seed, provenance, threads);
  const std::string text = without_lock(
      [&] { return JsonText::line({report_data(self.ranking, self.matrix(), parts_of(self, std::move(words)))}); });
  return py::module_::import("json").attr("loads")(text);
}

void write_report(const HeldRanking& self, py::handle path, const std::string& title, py::handle top, py::handle seed,
                  const py::object& provenance, py::handle threads) {
  const std::string file = path_of(path);
  ReportWords words = report_words(title, top, seed, provenance, threads);
  without_lock([&] {
    const std::string page = report_page(self.ranking, self.matrix(), parts_of(self, std::move(words)));
    WholeFile whole(file);
    whole.write(page);
    whole.commit();
  });
}

constexpr const char* report_options =
    "Options:\n    title: what the report is called; the name of the model by default\n"
    "    top: how many first places are looked at beside the winner's\n    seed: of the draws\n"
    "    provenance: where the data come from, as a dict of texts\n    threads: 0: one a processor";

/// A method of Python that is found in a module of the package, which needs another package.
template <class Class>
void define_elsewhere(Class& ranking, const char* name, const char* module, const char* parameters, const char* doc) {
  ranking.def(
      name,
      [name, module](const py::object& self, const py::args& arguments, const py::kwargs& options) {
        return py::module_::import(module).attr(name)(self, *arguments, **options);
      },
      with_signature(name, parameters, doc).c_str());
}

}  // namespace

void define_report(py::module_& module) {
  module.attr("_journey_view_module") = std::string(journey_view_module);
  auto ranking = ranking_class(module);
  const std::string data_doc =
      std::string(
          "What the interactive view reads, as a dict: all that it shows, and all it needs to score anew.\n\n"
          "Returns dict\n\n") +
      report_options;
  define_method(ranking, "report_data", &report_data_of, data_doc.c_str(), py::kw_only(), py::arg("title") = "",
                py::arg("top") = 3, py::arg("seed") = 1, py::arg("provenance") = py::none(), py::arg("threads") = 0);
  const std::string page_doc =
      std::string(
          "Writes one page that opens from disk, shows the ranking and lets its reader weigh anew.\n\n"
          "    ranking.report(\"report.html\", provenance={\"data\": \"journeys.csv\"})\n\n"
          "Edge    the file is written whole or not at all\nErrors  write_failed\n\n") +
      report_options;
  define_method(ranking, "report", &write_report, page_doc.c_str(), py::arg("path"), py::kw_only(),
                py::arg("title") = "", py::arg("top") = 3, py::arg("seed") = 1, py::arg("provenance") = py::none(),
                py::arg("threads") = 0);
  define_method(
      ranking, "to_markdown",
      [](const HeldRanking& self) {
        return without_lock([&] { return to_markdown(to_table(self.ranking, self.matrix())).text(); });
      },
      "The lines as a table in Markdown, in the columns of to_dicts; texts are texts, whatever they hold.");
  define_elsewhere(ranking, "view", "journeyrank.widget", "self, **options",
                   "The interactive view, as a widget for Jupyter, VS Code and marimo; needs anywidget.\n\n"
                   "    view = ranking.view()\n"
                   "    view.weights      # by criterion, as they are moved; set them and the view follows\n\n"
                   "Returns journeyrank.widget.JourneyView\n\n"
                   "Options:\n    options: those of report_data");
  define_elsewhere(ranking, "to_xlsx", "journeyrank.xlsx", "self, path",
                   "Writes the ranking as a workbook for spreadsheets, its numbers with 16 digits; needs XlsxWriter.");
}

}  // namespace journeyrank::python
