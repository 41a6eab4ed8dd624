// SPDX-License-Identifier: MIT
#include "journeyrank/io/arrow_contact_rows.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/io/contact_arrow.hpp"
#include "journeyrank/measure/intake.hpp"
#include "journeyrank/measure/tally.hpp"

#include "refusal.hpp"
#include "unit/io/arrow_producer.hpp"

using journeyrank::ArrowFrame;
using journeyrank::ArrowTable;
using journeyrank::Contacts;
using journeyrank::Customers;
using journeyrank::CustomerSum;
using journeyrank::Intake;
using journeyrank::Mapping;
using journeyrank::Mean;
using journeyrank::Rate;
using journeyrank::read_contacts;
using journeyrank::Tally;

namespace {

constexpr std::int64_t march = 1'772'323'200'000;  // 2026-03-01

std::vector<journeyrank::MetricChoice> metrics() {
  return {Contacts{},
          Customers{},
          Mean{.column = "handle_s"},
          CustomerSum{.column = "revenue"},
          Mean{.column = "csat"},
          Mean{.column = "mood"},
          Rate{.column = "churned", .one_of = {"true"}},
          Rate{.column = "issue", .one_of = {"billing"}},
          journeyrank::RepeatRate{}};
}

/// Rows with all that can be doubtful about them, over more than one stretch of rows, in several batches.
std::vector<ProducedColumn> many_rows(std::size_t batches, std::size_t rows) {
  std::vector<ProducedColumn> all;
  for (std::size_t b = 0; b < batches; ++b) {
    std::vector<std::int64_t> ids, starts, ends, handled, flags, scores;
    std::vector<std::string> customers;
    std::vector<std::int8_t> journeys;
    std::vector<double> revenue, moods;
    std::vector<float> shares;
    std::string valid;
    for (std::size_t i = 0; i < rows; ++i) {
      const auto at = static_cast<std::int64_t>(b * rows + i);
      ids.push_back(at % 97 == 5 ? at - 3 : at);
      starts.push_back((march + at * 60'000) * 1000 + 7);
      ends.push_back((march + at * 60'000 + (at % 11 == 3 ? -1 : 1) * 30'000) * 1000);
      handled.push_back(at % 13 == 1 ? -5 : at % 13 == 2 ? std::int64_t{1} << 60 : at % 600);
      flags.push_back(at % 5);
      scores.push_back(at % 6);
      customers.push_back(at % 7 == 0 ? " " : at % 7 == 1 ? "n/a" : "customer number " + std::to_string(at % 40));
      journeys.push_back(static_cast<std::int8_t>(at % 4));
      revenue.push_back(at % 17 == 4 ? 2.675 : at % 17 == 5 ? 1e300 : static_cast<double>(at) / 100.0);
      moods.push_back(static_cast<double>(at % 3) / 3.0);
      shares.push_back(static_cast<float>(at % 9) / 10.0F);
      valid += at % 19 == 6 ? '0' : '1';
    }
    const auto names = texts_column("", {"billing", "", "roaming", "n/a"}, "1110");
    all.push_back(batch_of({numbers_column("contact_id", "l", ids), texts_column("customer_id", customers, valid),
                            dictionary_column("journey", "c", journeys, names, valid),
                            numbers_column("started_at", "tsu:UTC", starts, valid),
                            numbers_column("ended_at", "tsu:UTC", ends, valid),
                            numbers_column("handle_s", "l", handled), numbers_column("churned", "l", flags, valid),
                            numbers_column("csat", "l", scores), numbers_column("revenue", "g", revenue, valid),
                            numbers_column("mood", "g", moods, valid), numbers_column("weight", "f", shares)}));
  }
  return all;
}

/// Typed cells of the stream, and the texts of all cells of a table of the same rows.
void check_equal(const std::vector<ProducedColumn>& batches, const Mapping& mapping) {
  ArrowProducer whole(batches);
  auto all = whole.stream();
  const ArrowTable table(&all);
  Tally of_texts(metrics());
  const Intake expected = read_contacts(ArrowFrame(table), mapping, of_texts);
  ArrowProducer parts(batches);
  auto stream = parts.stream();
  Tally of_cells(metrics());
  const Intake found = read_contacts(&stream, mapping, of_cells);
  CHECK(of_cells == of_texts);
  CHECK(of_cells.notes() == of_texts.notes());
  CHECK(found.findings.size() > 3);
  CHECK(found == expected);
}

}  // namespace

TEST_CASE("Arrow rows: typed cells give the tally and the report of their texts") {
  check_equal(many_rows(3, 1000), {});
  check_equal(many_rows(1, 127), {});
  check_equal(many_rows(2, 128), {});
}

TEST_CASE("Arrow rows: columns that a mapping translates, adds up or finds elsewhere are read as text") {
  using Columns = std::vector<journeyrank::MappedColumn>;
  const auto rows = many_rows(2, 300);
  check_equal(rows, {.missing = {"0"}});
  check_equal(rows, {.columns = Columns{{"csat", {.missing = {"5"}}}}});
  check_equal(rows, {.columns = Columns{{"churned", {.values = {{"2", "true"}, {"3", "false"}}}}}});
  check_equal(rows, {.columns = Columns{{"talk_s", {.sum_of = {"handle_s", "csat"}}}}});
  check_equal(rows, {.columns = Columns{{"ended_at", {.first_of = {"ended_at", "mood"}}}}});
  check_equal(rows, {.columns = Columns{{"started_at", {.format = "%Y-%m-%dT%H:%M:%SZ", .tz = "UTC"}}}});
  check_equal(rows, {.columns = Columns{{"started_at", {.missing = {"never"}}}}});  // ended_at goes with it
  check_equal(rows, {.columns = Columns{{"journey", {}}, {"issue", {.from = "journey", .values = {{"n/a", "x"}}}}}});
  check_equal(rows, {.decimal = ","});
}

TEST_CASE("Arrow rows: numbered rows and filtered ones are those of a table") {
  const auto rows = many_rows(2, 300);
  check_equal(rows, {.columns = {{"contact_id", {.row_number = true}}}});
  check_equal(rows, {.where = {{"journey", {.one_of = {"billing"}}}}});
}

TEST_CASE("Arrow rows: the tally and the report do not depend on the number of threads") {
  for (const Mapping& mapping : {Mapping{}, Mapping{.columns = {{"contact_id", {.row_number = true}}}}}) {
    std::vector<std::pair<Tally, Intake>> read;
    for (const std::size_t threads : std::vector<std::size_t>{1, 2, 5}) {
      ArrowProducer producer(many_rows(3, 5000));
      auto stream = producer.stream();
      Tally tally(metrics());
      Intake intake = read_contacts(&stream, mapping, tally, journeyrank::NoProgress{}, nullptr, threads);
      read.emplace_back(std::move(tally), std::move(intake));
    }
    for (const auto& [tally, intake] : read) {
      CHECK(tally == read[0].first);
      CHECK(tally.observed() == read[0].first.observed());
      CHECK(intake == read[0].second);
      CHECK(intake.rows == 15'000);
    }
  }
}

TEST_CASE("Arrow rows: local times and days are read in the declared zone") {
  auto rows = many_rows(1, 300);
  for (const std::size_t column : {std::size_t{3}, std::size_t{4}}) rows[0].children[column].format = "tsu:";
  check_equal(rows, {.columns = {{"started_at", {.tz = "Europe/Berlin"}}, {"ended_at", {.tz = "+01:00"}}}});
  check_equal(rows, {.columns = {{"started_at", {.tz = "Europe/Berlin"}}}});
  std::vector<std::int32_t> days;
  for (std::int32_t i = 0; i < 300; ++i) days.push_back(20'000 + i);
  rows[0].children[3] = numbers_column("started_at", "tdD", days);
  check_equal(rows, {.columns = {{"started_at", {.tz = "-02:00"}}}});
}

TEST_CASE("Arrow rows: a cell that cannot be read is refused, naming its column") {
  auto rows = many_rows(1, 300);
  rows[0].children[1] = texts_column("customer_id", std::vector<std::string>(300, "\xFF"));
  const auto message_of = [&] {
    ArrowProducer producer(rows);
    auto stream = producer.stream();
    Tally tally(metrics());
    try {
      read_contacts(&stream, Mapping{}, tally);
    } catch (const journeyrank::Error& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  CHECK(message_of() == "bad_arrow: column \"customer_id\" (Arrow format \"u\"): row 1 is not UTF-8: \"?\"");
  rows[0].children[1] = texts_column("customer_id", std::vector<std::string>(300, "\xC3\xA4"));
  CHECK(message_of().empty());
}
