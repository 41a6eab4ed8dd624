// SPDX-License-Identifier: MIT
#include "journeyrank/measure/column_binding.hpp"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::BoundColumn;
using journeyrank::ColumnBinding;
using journeyrank::HeaderKind;
using journeyrank::Mapping;

namespace {

using Header = std::vector<std::string>;

}  // namespace

TEST_CASE("ColumnBinding: mapped columns, own names, filters and what passes through each find their fields") {
  const ColumnBinding binding(
      Mapping{.where = {{"state", {.present = true}}},
              .columns = {{"journey", {.first_of = {"form", "type"}}}, {"source", {.value = "x"}}}},
      {"contact_id", "type", "started_at", "state", "form"}, "t.csv", HeaderKind::whole);
  REQUIRE(binding.find("journey") != nullptr);
  CHECK(binding.find("journey")->fields == std::vector<std::size_t>{4, 1});
  CHECK(binding.find("contact_id")->field == 0);
  CHECK(binding.find("source")->field == BoundColumn::no_field);
  CHECK(binding.find("ces") == nullptr);
  REQUIRE(binding.filters().size() == 1);
  CHECK(binding.filters()[0].first == 3);
  CHECK(binding.is_extra(3));
  CHECK_FALSE(binding.is_extra(1));
}

TEST_CASE("ColumnBinding: what it points to stays when it is moved") {
  ColumnBinding binding(
      Mapping{.where = {{"x", {.present = true}}}, .columns = {{"ces", {.from = "x", .missing = {"9"}}}}},
      {"contact_id", "journey", "started_at", "x"}, "t.csv", HeaderKind::whole);
  const ColumnBinding moved = std::move(binding);
  CHECK(moved.find("ces")->is_missing("9"));
  CHECK(moved.filters()[0].second->present == true);
}

TEST_CASE("ColumnBinding: a column that is needed or named twice is refused by the name of the table") {
  const auto refused = [](Header header) {
    return refusal([&] { ColumnBinding(Mapping{}, std::move(header), "t.csv", HeaderKind::whole); });
  };
  CHECK(refused({"contact_id", "journey"}).find("missing_column: t.csv: there is no column \"started_at\"") == 0);
  CHECK(refused({"contact_id", "journey", "started_at", "handle_s", "handle_ms"})
            .find("duplicate_name: t.csv: columns \"handle_s\" and \"handle_ms\" both give handle_s") == 0);
}

TEST_CASE("ColumnBinding: a growing header has what every row needs, and takes more") {
  ColumnBinding binding(Mapping{.columns = {{"journey", {.from = "a.b"}}}}, {}, "t.jsonl", HeaderKind::growing);
  CHECK(binding.header() == Header{"a.b", "contact_id", "started_at", "customer_id"});
  binding.add_field("ces");
  CHECK(binding.find("ces")->field == 4);
}
