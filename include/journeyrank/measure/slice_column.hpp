// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/base/large_vector.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/contact_names.hpp"
#include "journeyrank/measure/name_index.hpp"

namespace journeyrank {

/// What a slice is called where a contact says nothing.
inline constexpr std::string_view no_slice = "(none)";

/// Reads one column of a contact as a text: flags are "true" and "false", numbers in their shortest spelling.
class SliceText {
 public:
  explicit SliceText(std::string column) : name_(std::move(column)), column_(find_contact_column(name_)) {}

  const std::string& column() const noexcept { return name_; }

  /// Valid until the next one is read; empty where the contact does not say.
  std::string_view text_of(const Contact& contact) {
    if (column_ == nullptr) {
      for (const auto& each : contact.extra) {
        if (each.name == name_) return each.text;
      }
      return {};
    }
    return std::visit([&](const auto member) { return spelled(contact.*member); }, column_->member);
  }

 private:
  static std::string_view spelled(std::string_view text) noexcept { return text; }
  static std::string_view spelled(const std::optional<bool>& flag) noexcept {
    return flag ? (*flag ? "true" : "false") : std::string_view{};
  }
  std::string_view spelled(const std::optional<std::int64_t>& count) {
    if (count) spelling_ = std::to_string(*count);
    return count ? std::string_view(spelling_) : std::string_view{};
  }
  std::string_view spelled(const std::optional<double>& number) {
    if (number) spelling_ = shortest_number(*number);
    return number ? std::string_view(spelling_) : std::string_view{};
  }

  std::string name_;
  const ContactColumn* column_;
  std::string spelling_;
};

/// The texts of one column, one a contact of a table, numbered.
///
/// Cost    4 bytes a contact and the letters of the distinct texts
class SliceColumn {
 public:
  explicit SliceColumn(std::string column) : name_(std::move(column)) {}

  const std::string& column() const noexcept { return name_; }
  const NameIndex& names() const noexcept { return names_; }
  std::string_view text(std::size_t row) const noexcept { return names_[numbers_[row]]; }
  const LargeVector<std::uint32_t>& numbers() const noexcept { return numbers_; }

  /// All rows at once.
  void assign(NameIndex names, LargeVector<std::uint32_t> numbers) {
    names_ = std::move(names);
    numbers_ = std::move(numbers);
  }

  /// Knows the texts of another column too, in their order: a table that was written down and read has the same bytes.
  void take_names(const SliceColumn& other) {
    for (std::uint32_t i = 0; i < other.names_.size(); ++i) names_.insert(other.names_[i]);
  }

  void reserve(std::size_t rows) { numbers_.reserve(rows); }
  void set(std::size_t row, std::string_view text) { numbers_[row] = names_.insert(text).first; }
  void push_back(std::string_view text) { push_back(text, NameIndex::hash(text)); }
  void push_back(std::string_view text, std::uint32_t hash) { numbers_.push_back(names_.insert(text, hash).first); }
  void copy_row(std::size_t from, std::size_t to) noexcept { numbers_[to] = numbers_[from]; }
  void pop_back() noexcept { numbers_.pop_back(); }
  int compare(std::size_t a, std::size_t b) const noexcept { return compare_names(names_, numbers_[a], numbers_[b]); }

 private:
  std::string name_;
  NameIndex names_;
  LargeVector<std::uint32_t> numbers_;
};

}  // namespace journeyrank
