// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "journeyrank/base/error.hpp"
#include "journeyrank/io/byte_source.hpp"
#include "journeyrank/io/json.hpp"
#include "journeyrank/io/json_cursor.hpp"
#include "journeyrank/io/json_parser.hpp"
#include "journeyrank/io/json_reader.hpp"
#include "journeyrank/io/result_json.hpp"
#include "journeyrank/judge/place_check.hpp"

namespace journeyrank {

/// The value of a key that a document must have. Errors: bad_json.
inline JsonCursor required_member(const JsonCursor& at, std::string_view key) {
  if (find_member(at.json(), key) == nullptr) {
    at.refuse(errc::bad_json, "the key \"" + std::string(key) +
                                  "\" is missing; allowed: what `journeyrank rank "
                                  "--json` writes");
  }
  return at.at(key);
}

/// What a document of `journeyrank rank --json` says of places; all else in it is passed over.
inline EarlierRanking earlier_ranking_from(const JsonDocument& document) {
  const JsonCursor top(document);
  refuse_newer_schema(top, result_schema);
  const JsonCursor kind = required_member(top, "kind");
  if (JsonReader::read<std::string>(kind) != "ranking") {
    kind.refuse(errc::bad_json, "found " + found_json(kind.json()) +
                                    "; allowed: \"ranking\", what `journeyrank rank "
                                    "--json` writes");
  }
  EarlierRanking earlier;
  earlier.model_hash = JsonReader::read<std::string>(required_member(required_member(top, "model"), "hash"));
  const JsonCursor journeys = required_member(top, "journeys");
  const auto* lines = std::get_if<JsonArray>(&journeys.json().value);
  if (lines == nullptr) journeys.refuse_kind("a list in [ ]");
  for (std::size_t i = 0; i < lines->size(); ++i) {
    const JsonCursor line = journeys.item(*lines, i);
    const auto rank = required_member(line, "rank");
    earlier.places.push_back({JsonReader::read<std::string>(required_member(line, "id")),
                              JsonReader::read<std::string>(required_member(line, "label")),
                              JsonReader::read<std::size_t>(rank)});
    if (earlier.places.back().rank == 0) rank.refuse_kind("a rank from 1");
  }
  earlier.journey_count = JsonReader::read<std::size_t>(required_member(top, "journey_count"));
  return earlier;
}

/// Reads a ranking that `journeyrank rank --json` wrote ("-": standard input), as far as its places can be compared.
///
/// Errors  read_failed, empty_input, too_large; bad_json, newer_schema: with file, line and column
inline EarlierRanking read_earlier_ranking(const std::string& path) {
  return earlier_ranking_from(read_json(ByteSource::open(path)));
}

/// The same from a text in memory; `source` stands for the path in messages.
inline EarlierRanking parse_earlier_ranking(std::string_view text, const std::string& source = "ranking") {
  return earlier_ranking_from(parse_json(text, source));
}

}  // namespace journeyrank
