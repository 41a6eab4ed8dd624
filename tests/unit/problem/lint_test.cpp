// SPDX-License-Identifier: MIT
#include "journeyrank/problem/lint.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/problem/measure.hpp"

#include "found_codes.hpp"

using namespace journeyrank;  // NOLINT: this brings all of the lint together

namespace {

constexpr std::int64_t day = 86'400'000;

/// Eight journeys of 40 contacts over 40 days; nothing is doubtful.
Tally healthy(const Model& model) {
  Tally tally(metrics_of(model));
  for (int i = 0; i < 320; ++i) {
    const std::string id = std::to_string(i);
    const std::string journey = "j" + std::to_string(i % 8);
    tally.add({.contact_id = id,
               .customer_id = "K" + std::to_string(i % 200),
               .journey = journey,
               .started_at = (20'000 + i / 8) * day + i * 77'777,
               .handle_ms = 120'000 + 100'000 * (i % 8 * 3 % 8) + 1'000 * (i % 5),
               .csat = i / 8 % 5 < 1 + i % 8 * 5 % 8 / 2 ? 5.0 : 2.0});
  }
  return tally;
}

Names journeys(int count) {
  Names names;
  for (int i = 0; i < count; ++i) names.push_back("j" + std::to_string(i));
  return names;
}

Model two_criteria() {
  return {
      .criteria = {{.id = "unhappy", .direction = Direction::minimize, .scale = Anchored{0.6, 0.2}, .metric = Csat{}},
                   {.id = "time", .scale = Anchored{100.0, 900.0}, .metric = Mean{"handle_s"}}}};
}

}  // namespace

TEST_CASE("lint: healthy contacts and a sound model have no finding, and add no note") {
  const Model model = two_criteria();
  const MeasuredMatrix measured = measure(healthy(model), model, {.lint = {.today = Date{2024, 11, 20}}});
  CHECK(found_codes(measured.findings) == "");
  CHECK(measured.notes.empty());
}

TEST_CASE("lint: a matrix and its model, the worst first") {
  Model model{.criteria = {{.id = "a", .scale = Anchored{0.0, 100.0}, .metric = RepeatRate{}},
                           {.id = "b", .scale = Anchored{0.0, 1.0}, .metric = RepeatRate{}}}};
  const CriteriaMatrix matrix(
      journeys(3), {{.criterion = "a", .values = {1.0, 2.0, 3.0}}, {.criterion = "b", .values = {0.1, 0.9, 0.3}}});
  CHECK(found_codes(lint(matrix, model)) == "serious counted_twice, warning anchors_too_wide");
  model.criteria[1].metric = Csat{};
  model.criteria[1].direction = Direction::minimize;
  model.criteria[1].scale = Anchored{1.0, 0.0};
  model.criteria[0].scale = Anchored{0.0, 10.0};
  CHECK(lint(matrix, model).empty());
}

TEST_CASE("lint: criteria that count the same thing by definition are not named again for their correlation") {
  const Model model{.criteria = {{.id = "a", .scale = Anchored{0.0, 9.0}, .metric = ChurnAfter{}},
                                 {.id = "b", .scale = Anchored{0.0, 9.0}, .metric = ExcessChurn{}}}};
  const std::vector<double> values{0, 1, 2, 3, 4, 5, 6, 7, 8};
  const CriteriaMatrix matrix(journeys(9),
                              {{.criterion = "a", .values = values}, {.criterion = "b", .values = values}});
  CHECK(found_codes(lint(matrix, model)) == "warning counted_twice");
}

TEST_CASE("lint: what was measured joins the notes of the result where it is a warning or more") {
  const Model model = two_criteria();
  Tally tally = healthy(model);
  for (int i = 0; i < 40; ++i) {
    const std::string id = "z" + std::to_string(i);
    tally.add(
        {.contact_id = id, .customer_id = "0", .journey = "j1", .started_at = 20'001 * day, .handle_ms = 100'000});
  }
  tally.add({.contact_id = "u", .started_at = 20'001 * day});
  const MeasuredMatrix measured = measure(tally, model);
  CHECK(found_codes(measured.findings) == "serious not_a_customer, info unmapped_contacts");
  std::vector<std::string> codes;
  for (const auto& note : measured.notes) codes.push_back(note.code);
  CHECK(codes == std::vector<std::string>{"unmapped_contacts", "coverage", "coverage", "not_a_customer"});
}

TEST_CASE("lint: where shrinking says that the data cannot tell, the constant column is not named again") {
  Model model{.criteria = {{.id = "unhappy",
                            .direction = Direction::minimize,
                            .scale = Anchored{1.0, 0.0},
                            .metric = Csat{.shrink = {.how = Shrink::estimated}}}}};
  Tally tally(metrics_of(model));
  for (int i = 0; i < 400; ++i) {
    const std::string id = std::to_string(i);
    tally.add({.contact_id = id,
               .journey = "j" + std::to_string(i % 8),
               .started_at = std::int64_t{i} * 10'000'000,
               .csat = i / 8 % 2 == 0 ? 1.0 : 5.0});
  }
  const MeasuredMatrix measured = measure(tally, model);
  REQUIRE(measured.notes.size() == 1);
  CHECK(measured.notes[0].code == "cannot_tell_apart");
  CHECK(measured.findings.empty());
  CHECK(has_code(lint(measured.matrix, model), LintCode::constant_column));
}
