// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "journeyrank/io/arrow_abi.hpp"

namespace journeyrank {

/// The types whose format is a word without options.
inline constexpr std::array arrow_type_names = {
    std::pair{"n", "null"},           std::pair{"b", "bool"},           std::pair{"c", "int8"},
    std::pair{"C", "uint8"},          std::pair{"s", "int16"},          std::pair{"S", "uint16"},
    std::pair{"i", "int32"},          std::pair{"I", "uint32"},         std::pair{"l", "int64"},
    std::pair{"L", "uint64"},         std::pair{"e", "halffloat"},      std::pair{"f", "float"},
    std::pair{"g", "double"},         std::pair{"u", "string"},         std::pair{"U", "large_string"},
    std::pair{"vu", "string_view"},   std::pair{"z", "binary"},         std::pair{"Z", "large_binary"},
    std::pair{"vz", "binary_view"},   std::pair{"tdD", "date32[day]"},  std::pair{"tdm", "date64[ms]"},
    std::pair{"tDs", "duration[s]"},  std::pair{"tDm", "duration[ms]"}, std::pair{"tDu", "duration[us]"},
    std::pair{"tDn", "duration[ns]"},
};

/// "decimal128(10, 2)" of "d:10,2".
inline std::string arrow_decimal_name(std::string_view format) {
  const std::string_view parts = format.substr(2);
  const auto scale = parts.find(',');
  if (scale == std::string_view::npos) return std::string(format);
  const auto bits = parts.find(',', scale + 1);
  const bool is_wide = bits == std::string_view::npos;
  return "decimal" + std::string(is_wide ? "128" : parts.substr(bits + 1)) + "(" + std::string(parts.substr(0, scale)) +
         ", " + std::string(parts.substr(scale + 1, is_wide ? bits : bits - scale - 1)) + ")";
}

/// The name that pyarrow prints of a type: "int32", "timestamp[us, tz=UTC]", "dictionary<values=string, indices=int8>".
///
/// Edge    a type that no column here is read from keeps its format
inline std::string arrow_type_name(const ArrowSchema& schema) {
  const std::string_view format = schema.format;
  std::string name(format);
  for (const auto& [letters, word] : arrow_type_names) {
    if (format == letters) name = word;
  }
  if (format.starts_with("d:")) name = arrow_decimal_name(format);
  if (format.starts_with("ts") && format.size() >= 4) {
    const std::string unit = format[2] == 's' ? "s" : format[2] + std::string("s");
    name = "timestamp[" + unit + (format.size() > 4 ? ", tz=" + std::string(format.substr(4)) : "") + "]";
  }
  if (schema.dictionary == nullptr) return name;
  return "dictionary<values=" + arrow_type_name(*schema.dictionary) + ", indices=" + name + ">";
}

}  // namespace journeyrank
