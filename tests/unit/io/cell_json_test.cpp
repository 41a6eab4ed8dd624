// SPDX-License-Identifier: MIT
#include "journeyrank/io/cell_json.hpp"

#include <string>
#include <variant>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::cell_schema;
using journeyrank::parse_cells;
using journeyrank::to_json;

TEST_CASE("cell_json: a file says each shape by name, and reads back equal") {
  const auto stated = parse_cells(R"({"schema": 1, "cells": [
    {"journey": "bill", "criterion": "pain", "shape": {"name": "normal", "mean": 40000, "deviation": 3000}},
    {"journey": "move", "criterion": "pain", "shape": {"name": "empirical", "samples": [1, 2, 3.5]}},
    {"journey": "move", "criterion": "cost", "shape": {"name": "interval", "low": 1, "middle": 2, "high": 4}}],
    "groups": [{"correlation": 0.4, "cells": [{"journey": "bill", "criterion": "pain"}]}]})");
  REQUIRE(stated.cells.size() == 3);
  CHECK(std::get<journeyrank::NormalCell>(stated.cells[0].shape).mean == 40000.0);
  CHECK(std::get<journeyrank::EmpiricalCell>(stated.cells[1].shape).samples.size() == 3);
  CHECK(stated.groups[0].cells[0].journey == "bill");
  CHECK(parse_cells(to_json(stated)) == stated);
}

TEST_CASE("cell_json: what is wrong is refused at its place") {
  const auto refused = [](const std::string& shape) {
    return refusal([&] {
      parse_cells(R"({"cells": [{"journey": "a", "criterion": "b", "shape": )" + shape + "}]}", "cells.json");
    });
  };
  CHECK(refused(R"({"name": "gauss"})").starts_with("unknown_name: cells.json:1:"));
  CHECK(refused(R"({"name": "normal", "mean": 1, "deviation": -1})").starts_with("bad_option: cells.json:1:"));
  CHECK(refused(R"({"name": "uniform", "low": 2, "high": 1})").find("low <= high") != std::string::npos);
  CHECK(refusal_code([] { parse_cells("{}"); }) == "bad_json");
}

TEST_CASE("cell_json: the schema names every shape") {
  const std::string schema = cell_schema();
  for (const char* shape : {"fixed", "uniform", "normal", "log_normal", "interval", "beta", "student_t", "empirical"}) {
    CHECK(schema.find("\"" + std::string(shape) + "\"") != std::string::npos);
  }
}
