// SPDX-License-Identifier: MIT
#include "journeyrank/io/lint_table.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/io/csv_writer.hpp"
#include "journeyrank/io/estimate_table.hpp"

using journeyrank::CsvWriter;
using journeyrank::LintCode;
using journeyrank::LintFinding;
using journeyrank::rule_of;
using journeyrank::Severity;
using journeyrank::to_table;

TEST_CASE("lint table: a row a finding, with its evidence in one text; what it is not about is missing") {
  const std::vector<LintFinding> findings{{.code = LintCode::small_sample,
                                           .criterion = "pain",
                                           .journey = "a, b",
                                           .sentence = "few",
                                           .evidence = {{"n", 3.0}, {"share", 0.25}}},
                                          {.code = LintCode::rounded_ids, .severity = Severity::serious}};
  CsvWriter writer;
  write_table(writer, to_table(findings));
  CHECK(std::string(writer.text()) ==
        "severity,code,criterion,journey,sentence,remedy,evidence\n"
        "warning,small_sample,pain,\"a, b\",few,\"" +
            std::string(rule_of(LintCode::small_sample).remedy) +
            "\",n=3 share=0.25\n"
            "serious,rounded_ids,,,,\"" +
            std::string(rule_of(LintCode::rounded_ids).remedy) + "\",\n");
}

TEST_CASE("lint table: no findings are a table of no rows with all of its columns") {
  const auto table = to_table(std::vector<LintFinding>{});
  CHECK(table.rows == 0);
  CHECK(table.columns.size() == 7);
}
