// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "journeyrank/base/date.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/io/json_value.hpp"
#include "journeyrank/io/result_table.hpp"
#include "journeyrank/rank/ranking.hpp"

#include "input.hpp"
#include "output.hpp"

// The ranking of what was read, and what rank, explain and measure say of what they made, beside their tables.

/// Ranks the input, with the profile and the pins that the options name.
///
/// Errors  those of journeyrank::rank, with the file or option to blame; bad_time for a day that is none
journeyrank::Ranking ranking_of(const Input& input, const InputOptions& options, std::size_t threads);

/// The id of the journey with this id, or with this label where only one has it; else the name as it is.
std::string id_of(const journeyrank::Ranking& ranking, const std::string& name);

/// What people read of a journey. Errors: unknown_name, with the nearest.
std::string label_of(const journeyrank::Ranking& ranking, const std::string& id);

/// What was ranked, and with which weights, stated and as shares.
std::string ranking_title(const journeyrank::Ranking& ranking);

/// What a reader must know: of the input, then of the ranking.
std::vector<journeyrank::Note> all_notes(const journeyrank::Ranking& ranking, const Input& input);

/// The same without what is said twice, for people.
std::vector<journeyrank::Note> shown_notes(const journeyrank::Ranking& ranking, const Input& input);

// The same for programs, as the library writes it, with the notes on the input and the report on its rows added.

void write_ranking(Output& output, const journeyrank::Ranking& ranking, const Input& input,
                   const std::vector<std::size_t>& positions);
void write_explanation(Output& output, const journeyrank::Ranking& ranking, const Input& input,
                       const std::string& journey);
void write_measures(Output& output, const Input& input);
void write_findings(const OutputOptions& options, const Input& input, const std::vector<journeyrank::Note>& notes);

/// Adds the report on the rows (of contacts) and the notes to a document.
void add_reading(journeyrank::JsonObject& document, const Input& input, const std::vector<journeyrank::Note>& notes);

/// A table as Markdown, with numbers as people read them.
std::string markdown_text(const journeyrank::ResultTable& table);

/// A table as CSV, and its rows by the names of their columns as the last member of a document; what is missing is
/// null.
std::string csv_text(const journeyrank::ResultTable& table, journeyrank::CsvFor reader);
void write_rows(Output& output, const journeyrank::JsonObject& head, const char* key,
                const journeyrank::ResultTable& table);

/// The rows of a table as a list in a document.
journeyrank::JsonValue rows_json(const journeyrank::ResultTable& table);

/// What a question about a ranking was answered, for every format.
struct Answer {
  const char* kind;              ///< of the document
  const char* rows;              ///< what its list is called
  journeyrank::JsonObject head;  ///< what the document says before its list
  journeyrank::ResultTable table;
  std::string text;
  std::vector<journeyrank::Note> notes = {};  ///< beside those of the input and the ranking
};

/// Writes an answer in the format that is asked for, and says its notes. Errors: those of Output.
void write_answer(const OutputOptions& output, const InputOptions& options, const Input& input,
                  const journeyrank::Ranking& ranking, const Answer& answer);
