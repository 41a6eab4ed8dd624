// SPDX-License-Identifier: MIT
#include "output.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>

#include <sys/ioctl.h>
#include <unistd.h>

#include "journeyrank/base/error.hpp"
#include "journeyrank/io/system_file.hpp"

#include "shown_text.hpp"

ArgumentGroup OutputOptions::arguments(bool has_csv, bool has_notes) {
  ArgumentGroup group{"Output", {{"--json", "", "write JSON, for programs", &json}}};
  takes_markdown = has_csv;
  if (has_csv) {
    group.arguments.push_back(
        {"--csv", "", "write CSV, with all digits; no text in it is a formula to a spreadsheet", &csv});
    group.arguments.push_back({"--raw-csv", "", "write CSV with each text as it is, for programs", &raw_csv});
    group.arguments.push_back({"--markdown", "", "write a table in Markdown, for a pull request or a page", &markdown});
  }
  group.arguments.push_back(
      {"-o,--output", "FILE",
       has_csv ? "write to FILE, whole or not at all; a name in .json, .csv or .md asks for that format"
               : "write to FILE, whole or not at all; a name in .json asks for JSON",
       &path});
  if (has_notes) group.arguments.push_back({"--quiet", "", "no notes on stderr, only errors", &quiet});
  return group;
}

Format OutputOptions::format() const {
  std::vector<const char*> asked;
  if (json) asked.push_back("--json");
  if (csv) asked.push_back("--csv");
  if (raw_csv) asked.push_back("--raw-csv");
  if (markdown) asked.push_back("--markdown");
  if (asked.size() > 1) {
    throw journeyrank::Error(journeyrank::errc::usage,
                             std::string("found both ") + asked[0] + " and " + asked[1] + "; allowed: one");
  }
  if (json) return Format::json;
  if (csv || raw_csv) return Format::csv;
  if (markdown) return Format::markdown;
  if (path && path->ends_with(".json")) return Format::json;
  if (path && path->ends_with(".csv")) return Format::csv;
  if (path && path->ends_with(".md") && takes_markdown) return Format::markdown;
  return Format::table;
}

Output::Output(const OutputOptions& options) : file_(guarded(options)) {}

std::string Output::guarded(const OutputOptions& options) {
  // Before the file is there, so that no signal leaves a part of it behind. What went to stdout, a pipe or a device
  // cannot be taken back.
  if (options.path && *options.path != "-" && !journeyrank::is_special_file(*options.path)) guard_.emplace();
  return options.path.value_or("-");
}

void Output::write(std::string_view piece) {
  stop_if_interrupted();
  file_.write(piece);
}

void Output::finish() {
  stop_if_interrupted();
  file_.commit();
}

void write_output(const OutputOptions& options, std::string_view text) {
  constexpr std::size_t piece = std::size_t{1} << 20;
  Output output(options);
  for (; !text.empty(); text.remove_prefix(std::min(piece, text.size()))) output.write(text.substr(0, piece));
  output.finish();
}

void say_notes(const OutputOptions& options, const std::string& report, const std::vector<journeyrank::Note>& notes) {
  if (options.quiet || (report.empty() && notes.empty())) return;
  // On one screen with the table: set apart from it.
  std::string text = ::isatty(STDOUT_FILENO) == 1 && ::isatty(STDERR_FILENO) == 1 && !options.path ? "\n" : "";
  struct winsize size = {};
  const bool known = ::isatty(STDERR_FILENO) == 1 && ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0;
  if (!report.empty()) text += shown_text(report) + "\n";
  for (const auto& note : notes) {
    text += wrapped("note: " + shown_text(note.text), known ? size.ws_col : 0, 0, 6) + "\n";
  }
  std::fwrite(text.data(), 1, text.size(), stderr);
}

std::size_t table_width() {
  if (const char* const columns = std::getenv("COLUMNS")) {
    const std::string_view text = columns;
    std::size_t width = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), width);
    if (problem == std::errc{} && end == text.data() + text.size() && width > 0) return width;
  }
  struct winsize size = {};
  if (::isatty(STDOUT_FILENO) == 1 && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) return size.ws_col;
  return 0;
}
