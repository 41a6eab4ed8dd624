// SPDX-License-Identifier: MIT
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/agree/segment_agreement.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/io/segment_csv.hpp"
#include "journeyrank/io/segment_frame.hpp"
#include "journeyrank/io/segment_table.hpp"
#include "journeyrank/judge/segment_noise.hpp"
#include "journeyrank/judge/segment_sentence.hpp"
#include "journeyrank/problem/measured_segments.hpp"

#include "binding.hpp"
#include "counted_contacts.hpp"
#include "held_measures.hpp"
#include "held_ranking.hpp"
#include "pictures.hpp"
#include "python_frame.hpp"
#include "python_value.hpp"
#include "result_class.hpp"
#include "shown_table.hpp"

namespace journeyrank::python {

namespace {

struct HeldSegments {
  SegmentRankings ranked;
  std::vector<SegmentAgreement> agreements;
  SegmentNoise noise;
  std::vector<Note> said;
  std::string source = {};
  std::vector<SharedMatrix> memory = {};  ///< what the matrices may borrow

  ResultTable table() const { return to_table(ranked, noise); }
  const std::vector<Note>& notes() const noexcept { return said; }
  std::string id(std::uint32_t journey) const { return ranked.overall_matrix().journeys()[journey]; }
};

ShownTable shown(const HeldSegments& self) {
  const SegmentRankings& ranked = self.ranked;
  ShownTable table{.title = sentence(ranked, self.noise)};
  table.columns = {{"journey"}, {"overall", true}};
  for (std::size_t s = 0; s < ranked.size(); ++s) table.columns.push_back({segment_text(ranked, s), true});
  for (const std::uint32_t journey : ranked.overall().order()) {
    if (table.rows.size() == most_rows_shown) break;
    auto& cells = table.rows.emplace_back(1, ranked.overall_matrix().label(journey));
    cells.push_back(std::to_string(ranked.overall().unpinned_ranks()[journey]));
    for (std::size_t s = 0; s < ranked.size(); ++s) {
      const std::uint32_t row = ranked.row(s, journey);
      const bool has = row != SegmentRankings::absent;
      cells.push_back(has ? std::to_string(ranked.ranking(s).unpinned_ranks()[row]) : "–");
    }
  }
  show_rest(table, ranked.overall().size(), self.notes());
  return table;
}

/// Segments as Python gave them, and what keeps their numbers alive.
struct GivenSegments {
  std::vector<Segment> segments;
  std::vector<SharedMatrix> memory = {};
};

/// Segments of a dict by name, or of a table with a row a journey and segment.
GivenSegments segments_from(py::handle data, const Model& model, const std::string& by, const std::string& what) {
  GivenSegments given;
  if (by.empty()) {
    if (!py::isinstance<py::dict>(data)) {
      refuse_type(what, "a dict of matrices by segment; or a table, with by=\"its column of segments\"", data);
    }
    for (const auto& [name, matrix] : py::reinterpret_borrow<py::dict>(data)) {
      given.memory.push_back(matrix_from(matrix, {.model = &model}));
      given.segments.push_back({text_of(py::str(name)), given.memory.back()->matrix});
    }
    return given;
  }
  if (is_path(data) && !is_parquet(data)) {
    const std::string path = path_of(data);
    given.segments = without_lock([&] {
      CsvReader table(ByteSource::open(path, &stop_if_interrupted));
      return read_segments(table, model, by).segments;
    });
    return given;
  }
  const std::optional<PythonTable> table = table_or_parquet(data);
  if (!table) refuse_type(what, "a path, a dict of columns, a data frame", data);
  given.segments = without_lock(
      [&] { return with_frame(*table, [&](const auto& frame) { return read_segments(frame, model.criteria, by); }); });
  return given;
}

HeldSegments held_against_noise(SegmentRankings ranked, const std::vector<SegmentDoubt>& doubts,
                                const SegmentNoiseOptions& options, std::vector<Note> said) {
  std::vector<SegmentAgreement> agreements = segment_agreements(ranked);
  SegmentNoise noise = segment_noise(ranked, doubts, options);
  said.insert(said.end(), noise.notes.begin(), noise.notes.end());
  return {std::move(ranked), std::move(agreements), std::move(noise), std::move(said)};
}

HeldSegments compared_slices(const HeldSlices& slices, const Model& model, const RankOptions& how,
                             const SegmentNoiseOptions& options) {
  for (const MeasuredSlice& slice : slices.slices) {
    if (slice.measured.estimates.size() == model.criteria.size()) continue;
    throw Error(errc::shape_mismatch, "the contacts were measured by another model");
  }
  MeasuredSegments found = segments_of(slices.slices);
  SegmentRankings ranked = slices.whole.journey_count() > 0
                               ? SegmentRankings(std::move(found.segments), slices.whole, model_of_slices(model),
                                                 model_of_slices(model), how)
                               : rank_segments(std::move(found.segments), model_of_slices(model), how);
  std::vector<SegmentDoubt> doubts;
  for (std::size_t s = 0; s < ranked.size(); ++s) doubts.push_back(doubt_of_segment(ranked, s, found.estimates[s]));
  HeldSegments held = held_against_noise(std::move(ranked), doubts, options, std::move(found.notes));
  held.source = slices.counted.source;
  return held;
}

HeldSegments compared_segments(GivenSegments given, const std::optional<GivenSegments>& errors, const Model& model,
                               const RankOptions& how, const SegmentNoiseOptions& options) {
  SegmentRankings ranked = rank_segments(std::move(given.segments), model, how);
  std::vector<SegmentDoubt> doubts;
  if (errors) {
    doubts = doubts_of_errors(ranked, errors->segments);
  } else {
    for (std::size_t s = 0; s < ranked.size(); ++s) doubts.push_back(untold_doubt(ranked.matrix(s)));
  }
  HeldSegments held = held_against_noise(std::move(ranked), doubts, options, {});
  held.memory = std::move(given.memory);
  return held;
}

HeldSegments compare_segments_of(py::handle data, const Model& model, py::handle by, py::handle errors,
                                 const RankOptions& how, const SegmentNoiseOptions& options) {
  if (py::isinstance<HeldSlices>(data)) {
    if (!by.is_none()) throw py::type_error("compare_segments: slices are told apart already; leave out by");
    if (!errors.is_none()) throw py::type_error("compare_segments: of contacts the doubt is known; leave out errors");
    const auto& slices = data.cast<const HeldSlices&>();
    return without_lock([&] { return compared_slices(slices, model, how, options); });
  }
  std::string column;
  if (!by.is_none()) FromPython::read(by, "by", column);
  GivenSegments given = segments_from(data, model, column, "segments");
  std::optional<GivenSegments> with;
  if (!errors.is_none()) with = segments_from(errors, errors_model(model), column, "errors");
  HeldSegments held = without_lock([&] { return compared_segments(std::move(given), with, model, how, options); });
  if (!column.empty() && !is_path(data)) held.source = kind_of(data);
  return held;
}

py::tuple agreement_rows(const HeldSegments& self) {
  py::list rows;
  for (const SegmentAgreement& each : self.agreements) {
    py::dict row;
    row["segment_a"] = self.ranked.name(each.a);
    row["segment_b"] = self.ranked.name(each.b);
    row["journeys"] = each.journeys;
    row["tau"] = each.tau;
    rows.append(row);
  }
  return py::tuple(rows);
}

py::tuple change_rows(const HeldSegments& self) {
  py::list rows;
  for (const SideChange& each : self.noise.changes) {
    py::dict row;
    row["first"] = self.id(each.first);
    row["second"] = self.id(each.second);
    row["first_ahead_in"] = self.ranked.name(each.first_ahead_in);
    row["second_ahead_in"] = self.ranked.name(each.second_ahead_in);
    row["p_value"] = each.p_value;
    row["adjusted_p_value"] = each.adjusted;
    rows.append(row);
  }
  return py::tuple(rows);
}

void define_segment_noise(py::class_<HeldSegments>& segments) {
  segments.def_property_readonly(
      "verdict", [](const HeldSegments& self) { return std::string(name_of(self.noise.verdict)); },
      "Whether the segments share one ranking: \"more_than_noise\" speaks against it, \"cannot_tell\", or\n"
      "\"noise_would_explain_it\".");
  segments.def_property_readonly(
      "p_value",
      [](const HeldSegments& self) {
        return self.noise.p_value ? py::object(py::float_(*self.noise.p_value)) : py::none();
      },
      "Of \"all segments share one ranking\", after all pairs of journeys (Holm); None where it is not told how sure\n"
      "the cells are.");
  segments.def_property_readonly(
      "draws", [](const HeldSegments& self) { return self.noise.draws; }, "Draws of the cells of each segment.");
  segments.def_property_readonly(
      "changes", &change_rows,
      "The pairs of journeys that change sides by more than noise, the surest first: dicts of first, second,\n"
      "first_ahead_in, second_ahead_in, p_value, adjusted_p_value.");
}

}  // namespace

void define_segments(py::module_& module) {
  py::class_<HeldSegments> segments(
      module, "SegmentComparison", py::is_final(),
      "One ranking a segment by one model, and where they diverge: a row a journey and two segments that have it, the\n"
      "widest apart first.\n\n"
      "Units   ranks among the journeys that both segments have; probabilities");
  define_table(segments,
               "The rows as dicts: journey, label, segment_a, segment_b, among, rank_a, rank_b, better_in_a, "
               "better_in_b,\np_value, adjusted_p_value, verdict.");
  segments.def_property_readonly(
      "sentence", [](const HeldSegments& self) { return sentence(self.ranked, self.noise); },
      "Whose places are the furthest apart, and whether the segments share one ranking.");
  segments.def_property_readonly(
      "segments",
      [](const HeldSegments& self) {
        py::tuple names(self.ranked.size());
        for (std::size_t s = 0; s < names.size(); ++s) names[s] = self.ranked.name(s);
        return names;
      },
      "The names of the segments.");
  segments.def_property_readonly(
      "places", [](const HeldSegments& self) { return dicts_of(places_table(self.ranked)); },
      "The place of each journey in each segment and overall: dicts of segment, journey, label, rank, score,\n"
      "overall_rank, overall_score.");
  segments.def_property_readonly(
      "agreement", &agreement_rows,
      "How alike each two segments rank the journeys that both have: dicts of segment_a, segment_b, journeys, tau\n"
      "(Kendall's tau-b).");
  define_segment_noise(segments);
  define_pictures(segments, "segment_slopes", "segment_slopes, the rank of each journey from one segment to the next");
  define_function(
      module, "compare_segments",
      [](py::handle data, const Model& model, py::handle by, py::handle errors, const py::object& profile,
         py::handle level, py::handle draws, py::handle max_draws, py::handle seed, py::handle threads) {
        SegmentNoiseOptions options;
        FromPython::read(level, "level", options.level);
        FromPython::read(draws, "draws", options.draws);
        FromPython::read(max_draws, "max_draws", options.max_draws);
        FromPython::read(seed, "seed", options.seed);
        options.threads = threads_from(threads);
        return compare_segments_of(data, model, by, errors,
                                   {.profile = profile_from(profile), .threads = options.threads}, options);
      },
      "Ranks each segment by one model: where the rankings diverge, and whether that is more than noise.\n\n"
      "    jr.compare_segments(jr.measure_slices(contacts, model, by=[\"segment\"]), model)\n"
      "    jr.compare_segments(frame, model, by=\"segment\", errors=standard_errors)   # a row a journey and segment\n"
      "    jr.compare_segments({\"young\": young, \"old\": old}, model)                  # a matrix a segment\n\n"
      "The cells of each segment are drawn from their estimates, or normal with the stated errors; weights stay as "
      "they\nare. Verdicts hold for all comparisons together (Holm).\n\n"
      "Errors  those of rank(), naming the segment; duplicate_name, missing_column, missing_cell; too_large above "
      "1,000\n"
      "        journeys\n\n"
      "Options:\n"
      "    by: the column that names the segment, of a path, a dict of columns or a data frame\n"
      "    errors: standard errors, given as the segments are; a cell without one is certain\n"
      "    profile: whose weights; None: the model's own\n"
      "    level: the probability of calling anything more than noise where nothing is\n"
      "    draws: of the cells of each segment; 0: as many as the comparisons need\n"
      "    max_draws: no more draws than this\n"
      "    seed: of the random numbers\n"
      "    threads: 0: one a processor. It never changes a bit\n"
      "\n"
      "Examples with model:\n"
      "    >>> young = {\"journey\": [\"a\", \"b\"], \"pain\": [9_000, 100], \"revenue\": [0, 0], \"retention\": [0, "
      "0], \"cost\": [0, 0]}\n"
      "    >>> old = {**young, \"pain\": [100, 9_000]}\n"
      "    >>> found = jr.compare_segments({\"young\": young, \"old\": old}, model)\n"
      "    >>> found.segments\n"
      "    ('young', 'old')\n"
      "    >>> found.agreement[0][\"tau\"]\n"
      "    -1.0",
      py::arg("segments"), py::arg("model"), py::kw_only(), py::arg("by") = py::none(), py::arg("errors") = py::none(),
      py::arg("profile") = py::none(), py::arg("level") = 0.05, py::arg("draws") = 0, py::arg("max_draws") = 1'000'000,
      py::arg("seed") = 1, py::arg("threads") = 0);
}

}  // namespace journeyrank::python
