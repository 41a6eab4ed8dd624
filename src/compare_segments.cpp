// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/agree/segment_agreement.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/io/result_json.hpp"
#include "journeyrank/io/segment_csv.hpp"
#include "journeyrank/io/segment_table.hpp"
#include "journeyrank/judge/segment_noise.hpp"
#include "journeyrank/judge/segment_sentence.hpp"
#include "journeyrank/problem/measured_segments.hpp"

#include "command.hpp"
#include "input.hpp"
#include "output.hpp"
#include "results.hpp"
#include "shown_text.hpp"
#include "table.hpp"

using journeyrank::errc;
using journeyrank::Error;
using journeyrank::JsonArray;
using journeyrank::JsonObject;
using journeyrank::Note;
using journeyrank::PlaceDivergence;
using journeyrank::ResultJson;
using journeyrank::Segment;
using journeyrank::SegmentAgreement;
using journeyrank::SegmentDoubt;
using journeyrank::SegmentNoise;
using journeyrank::SegmentNoiseOptions;
using journeyrank::SegmentRankings;
using journeyrank::SideChange;

namespace {

struct CompareSegmentsWords {
  InputOptions input;
  OutputOptions output;
  std::optional<std::string> by = {};
  std::optional<std::string> errors = {};
  std::optional<std::string> level = {};
  std::optional<std::string> draws = {};
  std::optional<std::string> most_draws = {};
  std::optional<std::string> seed = {};
};

/// The segments, what was read of them, and what is believed of their cells.
struct SegmentInput {
  Input input;
  SegmentRankings ranked;
  std::vector<SegmentDoubt> doubts;
};

SegmentNoiseOptions noise_options(const CompareSegmentsWords& words) {
  SegmentNoiseOptions options;
  if (words.level) options.level = parse_option_number(*words.level, "--level");
  if (const auto draws = count_option(words.draws, "--draws", 1)) options.draws = *draws;
  if (const auto most = count_option(words.most_draws, "--max-draws", 1)) options.max_draws = *most;
  if (const auto seed = count_option(words.seed, "--seed", 0)) options.seed = *seed;
  if (words.draws && words.most_draws) {
    throw Error(errc::usage, "found both --draws and --max-draws; allowed: one of them");
  }
  return options;
}

SegmentInput measured_segments(const CompareSegmentsWords& words) {
  InputOptions asked = words.input;
  asked.by = {*words.by};
  Input input = read_input(asked, words.output.quiet);
  auto found = segments_of(input.slices);
  input.notes.insert(input.notes.end(), found.notes.begin(), found.notes.end());
  SegmentRankings ranked = blamed_on(input_name(words.input), [&] {
    return rank_measured_segments(std::move(found.segments), input.matrix, input.model,
                                  {.profile = words.input.profile.value_or("")});
  });
  std::vector<SegmentDoubt> doubts;
  for (std::size_t s = 0; s < ranked.size(); ++s) doubts.push_back(doubt_of_segment(ranked, s, found.estimates[s]));
  return {std::move(input), std::move(ranked), std::move(doubts)};
}

std::vector<Segment> errors_of(const CompareSegmentsWords& words, const Input& input) {
  journeyrank::CsvReader table(journeyrank::ByteSource::open(*words.errors), words.input.table.csv());
  return read_segments(table, journeyrank::errors_model(input.model), *words.by).segments;
}

SegmentInput stated_segments(const CompareSegmentsWords& words) {
  InputOptions asked = words.input;
  asked.by = {*words.by};
  Input input = read_input(asked, words.output.quiet);
  SegmentRankings ranked = blamed_on(input_name(words.input), [&] {
    return rank_segments(input.segments, input.matrix, input.model, {.profile = words.input.profile.value_or("")});
  });
  std::vector<SegmentDoubt> doubts;
  if (words.errors) {
    const std::vector<Segment> errors = errors_of(words, input);
    doubts = blamed_on(*words.errors, [&] { return doubts_of_errors(ranked, errors); });
  } else {
    for (std::size_t s = 0; s < ranked.size(); ++s) doubts.push_back(journeyrank::untold_doubt(ranked.matrix(s)));
  }
  return {std::move(input), std::move(ranked), std::move(doubts)};
}

/// A row a journey in the overall order, a column a segment; "–" where a segment lacks it.
std::string segment_places_text(const SegmentRankings& ranked) {
  std::vector<Table::Column> columns = {{"journey", Table::Kind::cuttable_text}, {"overall", Table::Kind::number}};
  for (std::size_t s = 0; s < ranked.size(); ++s) columns.push_back({segment_text(ranked, s), Table::Kind::number});
  Table table(std::move(columns));
  for (const std::uint32_t journey : ranked.overall().order()) {
    std::vector<std::string> cells = {ranked.overall_matrix().label(journey),
                                      std::to_string(ranked.overall().unpinned_ranks()[journey])};
    for (std::size_t s = 0; s < ranked.size(); ++s) {
      const std::uint32_t row = ranked.row(s, journey);
      const bool has = row != SegmentRankings::absent;
      cells.push_back(has ? std::to_string(ranked.ranking(s).unpinned_ranks()[row]) : "–");
    }
    table.add_row(std::move(cells));
  }
  return table.text(table_width());
}

std::string segment_pairs_text(const SegmentRankings& ranked, const std::vector<SegmentAgreement>& agreements) {
  Table table({{"segments", Table::Kind::text},
               {"", Table::Kind::text},
               {"journeys in both", Table::Kind::number},
               {"agree (tau)", Table::Kind::number}});
  for (const SegmentAgreement& each : agreements) {
    table.add_row({segment_text(ranked, each.a), segment_text(ranked, each.b), std::to_string(each.journeys),
                   fixed_text(each.tau, 2)});
  }
  return table.text(table_width());
}

/// A row a divergence, the widest first, so many as people read.
std::string divergences_text(const SegmentRankings& ranked, const SegmentNoise& noise) {
  constexpr std::size_t most_rows = 12;
  Table table({{"journey", Table::Kind::cuttable_text},
               {"", Table::Kind::text},
               {"place", Table::Kind::number},
               {"", Table::Kind::text},
               {"place", Table::Kind::number},
               {"better in the first", Table::Kind::number},
               {"p, of all", Table::Kind::number},
               {"verdict", Table::Kind::text}});
  std::size_t rows = 0;
  for (const PlaceDivergence& each : noise.places) {
    if (each.spread() == 0 || rows++ == most_rows) break;
    table.add_row({ranked.overall_matrix().label(each.journey), segment_text(ranked, each.a),
                   std::to_string(each.rank_a), segment_text(ranked, each.b), std::to_string(each.rank_b),
                   each.better_in_a ? shown_percent(*each.better_in_a) : "",
                   each.adjusted ? fixed_text(*each.adjusted, 3) : "", verdict_text(*each.verdict)});
  }
  return rows == 0 ? "" : table.text(table_width());
}

std::string segments_page(const SegmentInput& read, const std::vector<SegmentAgreement>& agreements,
                          const SegmentNoise& noise) {
  std::string text = ranking_title(read.ranked.overall()) +
                     wrapped(shown_text(sentence(read.ranked, noise)), table_width(), 0, 2) + "\n";
  if (noise.draws > 0) {
    text += shown_count(static_cast<long long>(noise.draws)) + " draws of each segment, seed " +
            std::to_string(noise.seed) + "\n";
  }
  text += "\n" + segment_places_text(read.ranked);
  if (!agreements.empty()) text += "\n" + segment_pairs_text(read.ranked, agreements);
  const std::string apart = divergences_text(read.ranked, noise);
  return apart.empty() ? text : text + "\n" + apart;
}

JsonObject segments_head(const SegmentInput& read, const std::vector<SegmentAgreement>& agreements,
                         const SegmentNoise& noise) {
  const SegmentRankings& ranked = read.ranked;
  JsonArray segments;
  JsonArray pairs;
  JsonArray changes;
  for (std::size_t s = 0; s < ranked.size(); ++s) {
    segments.push_back({JsonObject{{"segment", ResultJson::of(ranked.name(s))},
                                   {"journeys", ResultJson::of(ranked.matrix(s).journey_count())}}});
  }
  for (const SegmentAgreement& each : agreements) {
    pairs.push_back({JsonObject{{"segment_a", ResultJson::of(ranked.name(each.a))},
                                {"segment_b", ResultJson::of(ranked.name(each.b))},
                                {"journeys", ResultJson::of(each.journeys)},
                                {"tau", {each.tau}}}});
  }
  for (const SideChange& each : noise.changes) {
    const auto id = [&](std::uint32_t journey) { return std::string(ranked.overall_matrix().journeys()[journey]); };
    changes.push_back({JsonObject{{"first", {id(each.first)}},
                                  {"second", {id(each.second)}},
                                  {"first_ahead_in", ResultJson::of(ranked.name(each.first_ahead_in))},
                                  {"second_ahead_in", ResultJson::of(ranked.name(each.second_ahead_in))},
                                  {"p_value", {each.p_value}},
                                  {"adjusted_p_value", {each.adjusted}}}});
  }
  return {{"sentence", ResultJson::of(sentence(ranked, noise))},
          {"verdict", ResultJson::of(name_of(noise.verdict))},
          {"p_value", noise.p_value ? journeyrank::JsonValue{*noise.p_value} : journeyrank::JsonValue{}},
          {"level", {noise.level}},
          {"draws", {static_cast<std::int64_t>(noise.draws)}},
          {"seed", {static_cast<std::int64_t>(noise.seed)}},
          {"segments", {std::move(segments)}},
          {"agreement", {std::move(pairs)}},
          {"changes", {std::move(changes)}},
          {"places", rows_json(places_table(ranked))}};
}

void run(const CompareSegmentsWords& words) {
  if (!words.by) throw Error(errc::usage, "--by is missing: the column that names the segment");
  if (words.errors && words.input.has_contacts()) {
    throw Error(errc::usage, "--errors is for a ready-made matrix; of contacts the doubt is known");
  }
  const SegmentNoiseOptions options = noise_options(words);
  const SegmentInput read = words.input.has_contacts() ? measured_segments(words) : stated_segments(words);
  blamed_on(input_name(words.input), [&] {
    const std::vector<SegmentAgreement> agreements = segment_agreements(read.ranked);
    const SegmentNoise noise = segment_noise(read.ranked, read.doubts, options);
    std::vector<Note> notes = noise.notes;
    if (words.input.pins) notes.push_back({"pins", "places are those by score: pins take no part"});
    write_answer(words.output, words.input, read.input, read.ranked.overall(),
                 {"segment_comparison", "divergences", segments_head(read, agreements, noise),
                  to_table(read.ranked, noise), segments_page(read, agreements, noise), notes});
  });
}

ArgumentGroup segment_arguments(CompareSegmentsWords& words) {
  return {
      "Segments",
      {{"--by", "COLUMN",
        "what tells segments apart: a column of the contacts, as measure --by has it, or one of the matrix, which "
        "then has a row a journey and segment",
        &words.by},
       {"--errors", "FILE",
        "standard errors of a ready-made matrix: a table like it, with the same column; a cell without one is "
        "certain",
        &words.errors},
       {"--level", "P", "the probability of calling anything more than noise where nothing is; 0.05 by default",
        &words.level},
       {"--draws", "N", "draws of the cells of each segment; by default as many as the comparisons need", &words.draws},
       {"--max-draws", "N", "no more draws than this; 1,000,000 by default", &words.most_draws},
       {"--seed", "N", "of the random numbers; 1 by default. The same seed gives the same result", &words.seed}}};
}

}  // namespace

Command compare_segments_command() {
  const auto words = std::make_shared<CompareSegmentsWords>();
  return {
      .name = "compare-segments",
      .summary = "rank each segment by itself: where they diverge, and whether that is more than noise",
      .about =
          "Ranks the journeys of each segment by the same model: the places in each and overall, how much each two "
          "agree, whose places are the widest apart, and whether that is more than the noise of the cells, which are "
          "drawn from their estimates. Verdicts hold for all comparisons together (Holm).",
      .usages = {"JOURNEYS --by COLUMN --model FILE [--errors FILE] [options]",
                 "--contacts FILE --by COLUMN [--map FILE] --model FILE [options]"},
      .groups = {words->input.asked_of(), segment_arguments(*words), words->input.ranking(),
                 words->input.table.arguments(), words->output.arguments(true, true)},
      .examples = {"journeyrank compare-segments --contacts examples/data/contacts.csv "
                   "--map examples/data/contacts_map.json --model examples/data/contact_centre.json --by segment",
                   "journeyrank compare-segments --contacts examples/data/contacts.csv "
                   "--map examples/data/contacts_map.json --model examples/data/contact_centre.json --by channel "
                   "--json"},
      .run = [words] { run(*words); },
  };
}
