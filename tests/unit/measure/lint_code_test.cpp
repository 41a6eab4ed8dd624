// SPDX-License-Identifier: MIT
#include "journeyrank/measure/lint_code.hpp"

#include <cstddef>
#include <set>
#include <string>

#include <doctest/doctest.h>

using journeyrank::lint_rules;
using journeyrank::LintCode;
using journeyrank::parse_enumerator;
using journeyrank::rule_of;
using journeyrank::Severity;

TEST_CASE("lint codes: the table is in the order of the enumerators, and each code has a name of its own") {
  std::set<std::string> names;
  for (std::size_t i = 0; i < lint_rules.size(); ++i) {
    CHECK(static_cast<std::size_t>(lint_rules[i].code) == i);
    CHECK(name_of(lint_rules[i].code) == std::string(lint_rules[i].name));
    names.insert(lint_rules[i].name);
  }
  CHECK(names.size() == lint_rules.size());
  CHECK(static_cast<std::size_t>(LintCode::noise_decides) + 1 == lint_rules.size());
}

TEST_CASE("lint codes: each says what it finds and what to do, as pieces of a sentence") {
  for (const auto& rule : lint_rules) {
    CAPTURE(rule.name);
    for (const std::string text : {rule.finds, rule.remedy}) {
      CHECK(text.size() > 20);
      CHECK(text.back() != '.');
    }
    CHECK(&rule_of(rule.code) == &rule);
  }
}

TEST_CASE("lint codes: a spelling gives back its code, an unknown one nothing") {
  CHECK(parse_enumerator<LintCode>("ces_direction") == LintCode::ces_direction);
  CHECK(!parse_enumerator<LintCode>("CES_direction"));
  CHECK(parse_enumerator<Severity>("serious") == Severity::serious);
}
