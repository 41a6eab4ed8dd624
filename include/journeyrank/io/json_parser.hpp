// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/text_encoding.hpp"
#include "journeyrank/io/byte_source.hpp"
#include "journeyrank/io/json_scan.hpp"
#include "journeyrank/io/json_value.hpp"

namespace journeyrank {

/// How large a JSON text may be. A file beyond these is refused before it costs memory or time.
///
/// Edge    no depth beyond 1,000 is read, whatever `max_depth` says: letting go of the tree takes stack
struct JsonLimits {
  std::size_t max_bytes = std::size_t{16} << 20;
  std::size_t max_depth = 64;  ///< lists and objects inside one another
  std::size_t max_values = 100'000;
};

/// Builds the tree from the events of nlohmann's parser, which checks tokens, escapes and numbers.
class JsonTreeBuilder {
 public:
  JsonTreeBuilder(std::string_view text, std::string source, const JsonLimits& limits)
      : source_(std::move(source)), scan_(text), limits_(limits) {
    limits_.max_depth = std::min<std::size_t>(limits_.max_depth, 1000);
  }

  JsonValue take_root() { return std::move(root_); }

  bool null() { return add(nullptr, scan_.word("null")); }
  bool boolean(bool flag) { return add(flag, scan_.word(flag ? "true" : "false")); }
  bool number_integer(std::int64_t number) { return add(number, scan_.number()); }
  bool number_unsigned(std::uint64_t number) {
    const TextSpot spot = scan_.number();
    const bool fits = number <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    return fits ? add(static_cast<std::int64_t>(number), spot) : add(static_cast<double>(number), spot);
  }
  bool number_float(double number, const std::string&) { return add(number, scan_.number()); }
  bool string(std::string& text) { return add(std::move(text), scan_.text()); }
  bool binary(nlohmann::json::binary_t&) { return false; }  // never called for text

  bool start_object(std::size_t) { return open(JsonObject{}, scan_.open(true)); }
  bool start_array(std::size_t) { return open(JsonArray{}, scan_.open(false)); }

  bool key(std::string& key) {
    const TextSpot spot = scan_.key();
    std::get<JsonObject>(open_.back()->value).push_back({std::move(key), {}, spot});
    return true;
  }

  bool end_object() {
    refuse_duplicate_keys(std::get<JsonObject>(open_.back()->value));
    return close();
  }
  bool end_array() { return close(); }

  [[noreturn]] bool parse_error(std::size_t read, const std::string&, const nlohmann::json::exception& error) {
    constexpr int out_of_range = 406;
    if (error.id == out_of_range) refuse(scan_.overflow());
    const bool malformed = std::string_view(error.what()).find("- invalid ") != std::string_view::npos;
    refuse(scan_.fault(read, malformed));
  }

 private:
  [[noreturn]] void refuse(const JsonFault& fault, errc code = errc::bad_json) const {
    throw Error(code, Place{source_, fault.spot.line, fault.spot.column}, fault.sentence);
  }

  /// Makes room for a value where it belongs. The parents of an open value do not grow while it is open.
  JsonValue& make_room(TextSpot spot) {
    if (++count_ > limits_.max_values) {
      refuse({spot, "found more than " + std::to_string(limits_.max_values) + " values"}, errc::too_large);
    }
    JsonValue* room = &root_;
    if (!open_.empty()) {
      auto* array = std::get_if<JsonArray>(&open_.back()->value);
      room = array != nullptr ? &array->emplace_back() : &std::get<JsonObject>(open_.back()->value).back().value;
    }
    room->spot = spot;
    return *room;
  }

  template <class T>
  bool add(T value, TextSpot spot) {
    make_room(spot).value = std::move(value);
    return true;
  }

  template <class T>
  bool open(T container, TextSpot spot) {
    if (open_.size() >= limits_.max_depth) {
      refuse({spot, "found more than " + std::to_string(limits_.max_depth) + " brackets inside one another"});
    }
    JsonValue& room = make_room(spot);
    room.value = std::move(container);
    open_.push_back(&room);
    return true;
  }

  bool close() {
    scan_.close();
    open_.pop_back();
    return true;
  }

  void refuse_duplicate_keys(const JsonObject& object) const {
    std::vector<const JsonMember*> sorted;
    for (const auto& member : object) sorted.push_back(&member);
    std::sort(sorted.begin(), sorted.end(), [](const JsonMember* a, const JsonMember* b) {
      const int order = a->key.compare(b->key);
      return order != 0 ? order < 0 : a < b;
    });
    const auto found =
        std::adjacent_find(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) { return a->key == b->key; });
    if (found == sorted.end()) return;
    const TextSpot first = (*found)->spot;
    refuse({(*(found + 1))->spot, "the key " + excerpt((*found)->key) + " stands twice in one object, first at " +
                                      std::to_string(first.line) + ":" + std::to_string(first.column)});
  }

  std::string source_;
  JsonScan scan_;
  JsonLimits limits_;
  JsonValue root_;
  std::vector<JsonValue*> open_;
  std::size_t count_ = 0;
};

/// Refuses bytes that are no text in UTF-8, and nothing at all.
inline void refuse_unless_text(std::string_view text, const std::string& source) {
  const auto refuse = [&](std::size_t at, const std::string& what) {
    const TextSpot spot = spot_of(text, at);
    throw Error(errc::bad_json, Place{source, spot.line, spot.column}, what);
  };
  if (text.find_first_not_of(" \t\r\n") == text.npos) {
    throw Error(errc::empty_input, Place{source},
                text.empty() ? "found no byte; allowed: a JSON object" : "found only blanks; allowed: a JSON object");
  }
  const std::size_t zero = std::min(text.find('\0'), text.size());
  const std::size_t valid = valid_utf8_length(text);
  if (valid < std::min(zero, text.size())) refuse(valid, "found a byte that is no UTF-8; save the file as UTF-8");
  if (zero < text.size()) refuse(zero, "found a zero byte; this is no JSON text");
}

/// Parses a JSON text.
///
/// Edge    a byte order mark of UTF-8 before the text is passed over and counts for no column; white space around the
///         value is fine, comments and commas before a closing bracket are not
/// Errors  bad_json with line and column: no JSON, a key twice in one object, a number beyond a double, brackets too
///         deep, no UTF-8; empty_input; too_large
/// Source  RFC 8259
/// Cost    O(n log n) time for n bytes, no recursion
inline JsonDocument parse_json(std::string_view text, const std::string& source = "text",
                               const JsonLimits& limits = {}) {
  if (text.size() > limits.max_bytes) {
    throw Error(errc::too_large, Place{source},
                "found " + std::to_string(text.size()) + " bytes; allowed: " + std::to_string(limits.max_bytes));
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  refuse_unless_text(text, source);
  JsonTreeBuilder builder(text, source, limits);
  nlohmann::json::sax_parse(text.data(), text.data() + text.size(), &builder);
  return {source, builder.take_root()};
}

/// Reads and parses a whole input. Errors: those of parse_json and read_failed.
inline JsonDocument read_json(ByteSource source, const JsonLimits& limits = {}) {
  const std::string name = source.name();
  return parse_json(read_all(std::move(source), limits.max_bytes), name, limits);
}

}  // namespace journeyrank
