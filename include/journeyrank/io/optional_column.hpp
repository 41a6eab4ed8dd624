// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/io/packed_texts.hpp"
#include "journeyrank/io/result_table.hpp"

namespace journeyrank {

/// Builds a column of numbers of which some may be missing.
class OptionalColumn {
 public:
  void push(const std::optional<double>& number) {
    numbers_.push_back(number.value_or(0.0));
    missing_.push_back(number ? 0 : 1);
  }
  ResultColumn named(std::string name) && { return {std::move(name), std::move(numbers_), std::move(missing_)}; }

 private:
  std::vector<double> numbers_;
  std::vector<std::uint8_t> missing_;
};

/// A text, or a missing cell where it is empty.
inline void push_text(PackedTexts& texts, std::string_view text) {
  if (text.empty()) {
    texts.push_back_missing();
  } else {
    texts.push_back(text);
  }
}

}  // namespace journeyrank
