// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/base/number_text.hpp"

namespace journeyrank {

/// What normalised weights w must hold to: a_1 w_1 + ... + a_m w_m >= bound, or = bound.
struct WeightConstraint {
  std::vector<double> coefficients{};  ///< one a criterion
  double bound = 0.0;
  bool equal = false;
  std::size_t statement = 0;  ///< which statement says so, from 0
  bool strict = false;        ///< it must be possible to exceed the bound

  friend bool operator==(const WeightConstraint&, const WeightConstraint&) = default;
};

/// Several criteria that a statement can name as one: what they weigh together.
struct NamedSum {
  std::string name;
  std::vector<std::size_t> criteria{};
};

/// Reads what is said of weights.
///
/// A statement compares two or more sums by >, >=, <, <= or =; > and >= bound the same weights, for a boundary has no
/// volume, but only >= may hold nowhere else than on it. A sum adds and subtracts terms: a criterion, a number, or a
/// number times a criterion.
///
///     pain > revenue > cost        an order
///     pain >= 2 * cost             a ratio
///     0.2 <= pain <= 40%           a box; weights add up to 1, so 0.2 is a fifth of all
///     pain + cost <= 0.6           a sum
///     customer > company           groups: each weighs what its criteria weigh together
///
/// An id that is not made of letters, digits, "_", "." alone, or begins with a digit, stands in quotes: "time to
/// resolve".
class WeightStatementReader {
 public:
  WeightStatementReader(std::string_view text, std::size_t statement, std::span<const std::string> criteria,
                        std::span<const NamedSum> sums = {})
      : text_(text), statement_(statement), criteria_(criteria), sums_(sums) {}

  std::vector<WeightConstraint> read() {
    std::vector<WeightConstraint> constraints;
    Sum left = sum();
    while (const auto relation = comparison()) {
      Sum right = sum();
      constraints.push_back(constraint(left, *relation, right));
      left = std::move(right);
    }
    if (at_ < text_.size()) refuse("found " + excerpt(text_.substr(at_, 1)) + "; allowed: >, >=, <, <= or =");
    if (constraints.empty()) refuse("nothing is compared; allowed: a comparison by >, >=, <, <= or =");
    return constraints;
  }

 private:
  struct Sum {
    std::vector<double> coefficients;
    double constant = 0.0;
    bool names_criterion = false;
  };

  [[noreturn]] void refuse(const std::string& what, errc code = errc::bad_weights) const {
    throw Error(code, "statement " + std::to_string(statement_ + 1) + " " + excerpt(text_) + ", column " +
                          std::to_string(at_ + 1) + ": " + what);
  }

  void skip_spaces() noexcept {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
  }

  bool take(std::string_view token) noexcept {
    skip_spaces();
    if (!text_.substr(at_).starts_with(token)) return false;
    at_ += token.size();
    return true;
  }

  std::optional<std::string_view> comparison() {
    for (const std::string_view token : {">=", "<=", "==", ">", "<", "="}) {
      if (take(token)) return token;
    }
    return std::nullopt;
  }

  Sum sum() {
    Sum sum{std::vector<double>(criteria_.size(), 0.0)};
    double sign = take("-") ? -1.0 : 1.0;
    for (;;) {
      add_term(sum, sign);
      if (take("+")) {
        sign = 1.0;
      } else if (take("-")) {
        sign = -1.0;
      } else {
        return sum;
      }
    }
  }

  void add_term(Sum& sum, double sign) {
    std::optional<double> factor = number();
    const bool times = factor && take("*");
    const std::vector<std::size_t> criteria = name();
    if (times && criteria.empty()) refuse("found " + found() + " after *; allowed: a criterion");
    if (!factor && criteria.empty()) refuse("found " + found() + "; allowed: a criterion or a number");
    if (!criteria.empty() && !factor && take("*")) {
      factor = number();
      if (!factor) refuse("found " + found() + " after *; allowed: a number");
    }
    const double size = sign * factor.value_or(1.0);
    for (const std::size_t c : criteria) sum.coefficients[c] += size;
    sum.names_criterion = sum.names_criterion || !criteria.empty();
    if (criteria.empty()) sum.constant += size;
  }

  std::string found() const { return at_ < text_.size() ? excerpt(text_.substr(at_, 1)) : "the end"; }

  /// A number, perhaps in percent.
  std::optional<double> number() {
    skip_spaces();
    std::size_t end = at_;
    while (end < text_.size() && (is_digit(text_[end]) || text_[end] == '.')) ++end;
    if (end == at_) return std::nullopt;
    const bool has_exponent = end < text_.size() && (text_[end] == 'e' || text_[end] == 'E');
    if (has_exponent) {
      std::size_t digits = end + 1;
      if (digits < text_.size() && (text_[digits] == '-' || text_[digits] == '+')) ++digits;
      if (digits < text_.size() && is_digit(text_[digits])) {
        while (digits < text_.size() && is_digit(text_[digits])) ++digits;
        end = digits;
      }
    }
    const auto value = parse_plain_number(text_.substr(at_, end - at_));
    if (!value) refuse("found " + excerpt(text_.substr(at_, end - at_)) + "; allowed: a finite number such as 0.25");
    at_ = end;
    return take("%") ? *value / 100.0 : *value;
  }

  static bool is_plain(char c) noexcept {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '.' ||
           static_cast<unsigned char>(c) >= 0x80;
  }

  /// The criteria that a name stands for; none where there is no name.
  std::vector<std::size_t> name() {
    skip_spaces();
    if (at_ == text_.size()) return {};
    const std::size_t begin = at_;
    std::string id;
    if (text_[at_] == '"' || text_[at_] == '\'') {
      const char quote = text_[at_++];
      for (;; ++at_) {
        if (at_ == text_.size()) {
          at_ = begin;
          refuse("a quote is not closed");
        }
        const bool doubled = text_[at_] == quote && text_.substr(at_ + 1).starts_with(quote);
        if (text_[at_] == quote && !doubled) break;
        if (doubled) ++at_;
        id += text_[at_];
      }
      ++at_;
    } else {
      while (at_ < text_.size() && is_plain(text_[at_])) id += text_[at_++];
      if (id.empty()) return {};
    }
    for (std::size_t c = 0; c < criteria_.size(); ++c) {
      if (criteria_[c] == id) return {c};
    }
    for (const NamedSum& sum : sums_) {
      if (sum.name == id) return sum.criteria;
    }
    at_ = begin;
    std::vector<std::string> names(criteria_.begin(), criteria_.end());
    for (const NamedSum& sum : sums_) names.push_back(sum.name);
    refuse(
        std::string("no criterion ") + (sums_.empty() ? "" : "or group ") + "\"" + id + "\"" + did_you_mean(id, names),
        errc::unknown_name);
  }

  WeightConstraint constraint(const Sum& left, std::string_view relation, const Sum& right) const {
    if (!left.names_criterion && !right.names_criterion) refuse("two numbers are compared; name a criterion");
    const double side = relation[0] == '<' ? -1.0 : 1.0;
    WeightConstraint result{.bound = side * (right.constant - left.constant) + 0.0,
                            .equal = relation[0] == '=',
                            .statement = statement_,
                            .strict = relation == ">" || relation == "<"};
    bool finite = std::isfinite(result.bound);
    for (std::size_t c = 0; c < criteria_.size(); ++c) {
      result.coefficients.push_back(side * (left.coefficients[c] - right.coefficients[c]) + 0.0);
      finite = finite && std::isfinite(result.coefficients[c]);
    }
    if (!finite) refuse("its numbers add up to more than a double holds");
    return result;
  }

  std::string_view text_;
  std::size_t statement_;
  std::span<const std::string> criteria_;
  std::span<const NamedSum> sums_;
  std::size_t at_ = 0;
};

/// What statements say of the weights of these criteria, in their order, and of these sums of them.
///
/// Errors  bad_weights or unknown_name, naming the statement, the column in it and the nearest criterion
inline std::vector<WeightConstraint> read_weight_statements(std::span<const std::string> statements,
                                                            std::span<const std::string> criteria,
                                                            std::span<const NamedSum> sums = {}) {
  std::vector<WeightConstraint> constraints;
  for (std::size_t i = 0; i < statements.size(); ++i) {
    for (auto& each : WeightStatementReader(statements[i], i, criteria, sums).read())
      constraints.push_back(std::move(each));
  }
  return constraints;
}

}  // namespace journeyrank
