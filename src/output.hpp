// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "journeyrank/base/note.hpp"
#include "journeyrank/io/csv_writer.hpp"
#include "journeyrank/io/whole_file.hpp"

#include "command.hpp"
#include "interrupt.hpp"

/// How a result is to be written.
enum class Format { table, json, csv, markdown };

/// What every command can be told about its output.
struct OutputOptions {
  bool json = false;
  bool csv = false;
  bool raw_csv = false;
  bool markdown = false;
  bool takes_markdown = false;
  bool quiet = false;
  std::optional<std::string> path = {};

  /// --json, --csv, --raw-csv and --markdown (where the command has them), -o and --quiet (where it has notes).
  ArgumentGroup arguments(bool has_csv, bool has_notes);

  /// As asked for, or by the end of the path's name; else a table for people.
  ///
  /// Errors  usage when several formats are asked for
  Format format() const;

  /// Who reads the CSV: a spreadsheet, if nobody says that it is a program.
  journeyrank::CsvFor reader() const {
    return raw_csv ? journeyrank::CsvFor::programs : journeyrank::CsvFor::spreadsheets;
  }
};

/// What a command writes, to the path or to stdout; a file whole or not at all.
///
/// Errors  write_failed, interrupted
class Output {
 public:
  explicit Output(const OutputOptions& options);
  void write(std::string_view piece);
  void finish();

 private:
  /// The path to write to, once a file there is guarded.
  std::string guarded(const OutputOptions& options);

  std::optional<WritingFile> guard_;  ///< set before the file is opened, let go after it is closed
  journeyrank::WholeFile file_;
};

/// Writes one text.
void write_output(const OutputOptions& options, std::string_view text);

/// Says on stderr what a reader of the result must know: a report (where there is one), and a line a note. Nothing when
/// quiet.
void say_notes(const OutputOptions& options, const std::string& report, const std::vector<journeyrank::Note>& notes);

/// How many columns a table may take: COLUMNS, or the width of the terminal; 0 where there is no limit.
std::size_t table_width();
