// SPDX-License-Identifier: MIT
#include "journeyrank/base/field.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::Field;
using journeyrank::FieldList;
using journeyrank::for_each_field;
using journeyrank::fully_described;
using journeyrank::has_members;

namespace {

struct Part {
  int a = 1;
  int b = 2;
};

struct Step {
  double p = 2.0;
  std::string text = "x";

  static constexpr const char* name = "step";
  static constexpr auto fields() {
    return FieldList{Field{"p", &Step::p, "a number"}, Field{"text", &Step::text, "a text"}};
  }
};

struct NoOption {
  static constexpr const char* name = "no_option";
  static constexpr auto fields() { return FieldList{}; }
};

struct Forgetful {
  double p = 2.0;
  std::optional<double> forgotten = {};

  static constexpr const char* name = "forgetful";
  static constexpr auto fields() { return FieldList{Field{"p", &Forgetful::p, "a number"}}; }
};

struct Unnamed {
  double p = 2.0;
  static constexpr auto fields() { return FieldList{Field{"p", &Unnamed::p, "a number"}}; }
};

struct NotAnAggregate {
  NotAnAggregate() {}  // NOLINT: the point of it
  double p = 2.0;
  [[maybe_unused]] static constexpr const char* name = "not_an_aggregate";
  static constexpr auto fields() { return FieldList{Field{"p", &NotAnAggregate::p, "a number"}}; }
};

enum class Colour { red };

/// True when has_members says yes to this number and no to its neighbours.
template <class T, std::size_t count>
constexpr bool counts_exactly() {
  if constexpr (count > 0) {
    if (has_members<T, count - 1>()) return false;
  }
  return has_members<T, count>() && !has_members<T, count + 1>();
}

}  // namespace

TEST_CASE("field: members are counted whatever their type") {
  struct Empty {};
  struct One {
    int a;
  };
  struct Numbers {
    bool a;
    char b;
    std::int64_t c;
    double d;
    const int e;
    Colour f;
  };
  struct Texts {
    std::string a;
    std::string_view b;
    const char* c;
  };
  struct Lists {
    std::vector<double> a;
    std::vector<std::string> b;
    std::map<std::string, int> c;
    std::array<double, 3> d;
    std::pair<int, std::string> e;
    std::tuple<int, double> f;
  };
  struct Choices {
    std::optional<double> a;
    std::optional<std::string> b;
    std::optional<std::vector<double>> c;
    std::variant<int, std::string> d;
    std::optional<std::variant<int, std::string>> e;
    std::unique_ptr<int> f;
  };
  struct Nested {
    Part a;
    std::pair<Part, Part> b;
    std::vector<Part> c;
    Step d;
  };
  CHECK((has_members<Empty, 0>()));
  CHECK((has_members<One, 1>()));
  CHECK((has_members<Part, 2>()));
  CHECK((has_members<Numbers, 6>()));
  CHECK((has_members<Texts, 3>()));
  CHECK((has_members<Lists, 6>()));
  CHECK((has_members<Choices, 6>()));
  CHECK((has_members<Nested, 4>()));
}

TEST_CASE("field: a step is fully described when fields() lists as many options as it has members") {
  CHECK(fully_described<Step>);
  CHECK(fully_described<NoOption>);
  CHECK_FALSE(fully_described<Forgetful>);
  CHECK_FALSE(fully_described<Unnamed>);
  CHECK_FALSE(fully_described<NotAnAggregate>);
  CHECK_FALSE(fully_described<Part>);
  CHECK_FALSE(fully_described<int>);
}

TEST_CASE("field: each field is visited once, in order, with its value") {
  const Step step{.p = 3.0, .text = "y"};
  std::string seen;
  for_each_field(step, [&](const auto& field, const auto& value) {
    seen += std::string(field.name) + "=";
    if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::string>) seen += value;
    seen += ";";
  });
  CHECK(seen == "p=;text=y;");
}

TEST_CASE("field: a field that is visited can be changed") {
  Step step;
  for_each_field(step, [](const auto&, auto& value) {
    if constexpr (std::is_same_v<std::decay_t<decltype(value)>, double>) value = 7.0;
  });
  CHECK(step.p == 7.0);
}

TEST_CASE("field: a step without options is visited not at all") {
  int visits = 0;
  NoOption step;
  for_each_field(step, [&](const auto&, auto&) { ++visits; });
  CHECK(visits == 0);
}
