// SPDX-License-Identifier: MIT
#include "journeyrank/io/simulation_table.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::CollectedColumn;
using journeyrank::Contact;
using journeyrank::find_contact_column;
using journeyrank::PackedTexts;
using journeyrank::ResultColumn;
using journeyrank::simulated_table;
using journeyrank::Simulation;
using journeyrank::WholeKind;

namespace {

ResultColumn collected(const char* name, const Contact& contact) {
  CollectedColumn column(*find_contact_column(name));
  column.add(contact);
  column.add({});
  return std::move(column.cells);
}

}  // namespace

TEST_CASE("simulation_table: each kind of column holds its cells in its unit, and what is missing") {
  const Contact contact{.journey = "bill",
                        .started_at = 5,
                        .handle_ms = 1'500,
                        .transfers = 3,
                        .resolved = true,
                        .ces = 6.0,
                        .revenue_minor = 250};
  const auto wholes = [&](const char* name) {
    return std::get<std::vector<std::int64_t>>(collected(name, contact).cells).front();
  };
  const auto numbers = [&](const char* name) {
    return std::get<std::vector<double>>(collected(name, contact).cells).front();
  };
  CHECK(wholes("started_at") == 5);
  CHECK(wholes("transfers") == 3);
  CHECK(wholes("resolved") == 1);
  CHECK(numbers("handle_s") == 1.5);
  CHECK(numbers("ces") == 6.0);
  CHECK(numbers("revenue") == 2.5);
  CHECK(collected("started_at", contact).whole == WholeKind::moment);
  CHECK(collected("resolved", contact).whole == WholeKind::flag);
  CHECK(collected("transfers", contact).whole == WholeKind::count);
  for (const char* name : {"journey", "started_at", "resolved", "ces"}) {
    CHECK(collected(name, contact).gaps() == std::vector<std::uint8_t>{0, 1});
  }
  CHECK(std::get<PackedTexts>(collected("journey", contact).cells)[0] == "bill");
}

TEST_CASE("simulation_table: a row a contact in the columns that they fill; progress is told, and may end it") {
  Simulation simulation;
  simulation.customers = 20'000;
  std::size_t told = 0;
  const auto table = simulated_table(simulation, [&](std::size_t) { ++told; });
  CHECK(table.rows > 8'192);
  CHECK(told == (table.rows + 4'095) / 4'096);
  REQUIRE(table.columns.size() == journeyrank::simulated_columns.size());
  for (const auto& column : table.columns) {
    std::visit([&](const auto& cells) { CHECK(cells.size() == table.rows); }, column.cells);
  }
  CHECK_THROWS_AS(simulated_table(simulation, [](std::size_t rows) { throw rows; }), std::size_t);
}

TEST_CASE("simulation_table: the truths as journey, metric and truth") {
  Simulation simulation;
  simulation.journeys = {{"bill", {.transfer_rate = 0.125}}};
  const auto table = journeyrank::to_table(truth_of(simulation));
  REQUIRE(table.columns.size() == 3);
  CHECK(table.columns[2].name == "truth");
  bool found = false;
  for (std::size_t row = 0; row < table.rows; ++row) {
    CHECK(std::get<PackedTexts>(table.columns[0].cells)[row] == "bill");
    if (std::get<PackedTexts>(table.columns[1].cells)[row] != "transfer_rate") continue;
    found = std::get<std::vector<double>>(table.columns[2].cells)[row] == 0.125;
  }
  CHECK(found);
}
