// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/base/text_encoding.hpp"

namespace journeyrank {

/// What a part of a JSON text is.
enum class JsonPartKind : std::uint8_t { object, array, text, number, flag, null };

/// A value in a JSON text that was taken apart without a tree. It borrows the text and the line that holds it.
struct JsonPart {
  std::string_view key;    ///< of a member, its escapes resolved; empty for an element and for the whole
  std::string_view text;   ///< of a text the letters, of a number, object or list as it is written, of null nothing
  std::uint32_t next = 0;  ///< the part behind this one and all that is in it
  JsonPartKind kind = JsonPartKind::null;

  bool holds_parts() const noexcept { return kind == JsonPartKind::object || kind == JsonPartKind::array; }
};

/// What one JSON text may hold before it is refused.
struct JsonLineLimits {
  std::size_t max_depth = 64;         ///< objects and lists inside one another
  std::size_t max_parts = 1'000'000;  ///< values
};

/// One JSON text, taken apart into a flat list of parts: the whole first, each object or list before what is in it.
/// Numbers stay as they are written, so that no digit of an id is lost.
///
///     JsonLine line;
///     if (!line.read(R"({"id": 12345678901234567890})")) say(line.fault(), line.fault_at());
///     line.parts()[1].text;  // "12345678901234567890"
///
/// Shape   valid until the next read, as long as the text lives
/// Edge    blanks around the value are fine; a number of any size is
/// Errors  a fault, never an exception: no JSON, a key twice in one object, no UTF-8, over the limits
/// Source  RFC 8259
/// Cost    O(n log n) for n bytes; no allocation once the longest line was read
class JsonLine {
 public:
  explicit JsonLine(const JsonLineLimits& limits = {}) : limits_(limits) {}

  /// Takes a text apart; false when it is no JSON.
  bool read(std::string_view text) {
    text_ = text;
    at_ = 0;
    fault_.clear();
    parts_.clear();
    letters_.clear();
    letters_.reserve(text.size());  // resolved escapes are shorter: the letters never move
    if (const std::size_t valid = valid_utf8_length(text); valid < text.size()) {
      at_ = valid;
      return refuse("found a byte that is no UTF-8; allowed: text in UTF-8");
    }
    if (!read_value({}, 0)) return false;
    skip_blanks();
    return at_ == text_.size() || refuse_here("nothing after the end of the value");
  }

  const std::vector<JsonPart>& parts() const noexcept { return parts_; }

  /// What is wrong: "found ...; allowed: ...".
  const std::string& fault() const noexcept { return fault_; }

  /// The byte at which it is, from 0.
  std::size_t fault_at() const noexcept { return at_; }

 private:
  bool refuse(std::string fault) {
    fault_ = std::move(fault);
    return false;
  }

  bool refuse_here(const char* allowed) {
    const std::string_view rest = text_.substr(std::min(at_, text_.size()));
    std::string found = "the end of the line";
    if (!rest.empty() && static_cast<unsigned char>(rest.front()) < 0x20) {
      found = "a control character";
    } else if (!rest.empty()) {
      std::size_t word = 0;
      while (word < std::min<std::size_t>(rest.size(), 24) && is_word(rest[word])) ++word;
      const std::size_t letter = std::max<std::size_t>(utf8_length(static_cast<unsigned char>(rest[0])), 1);
      found = word > 0 ? excerpt(rest.substr(0, word)) : "'" + std::string(rest.substr(0, letter)) + "'";
    }
    return refuse("found " + found + "; allowed: " + allowed);
  }

  char peek() const noexcept { return at_ < text_.size() ? text_[at_] : '\0'; }
  static bool is_digit(char letter) noexcept { return letter >= '0' && letter <= '9'; }
  static bool is_word(char letter) noexcept {
    const char small = static_cast<char>(letter | 0x20);
    return is_digit(letter) || (small >= 'a' && small <= 'z') || letter == '_' || letter == '.' || letter == '-';
  }
  void skip_blanks() noexcept {
    while (peek() == ' ' || peek() == '\t' || peek() == '\r' || peek() == '\n') ++at_;
  }
  bool take(char letter) noexcept {
    if (peek() != letter || at_ == text_.size()) return false;
    ++at_;
    return true;
  }

  bool read_value(std::string_view key, std::size_t depth) {
    skip_blanks();
    if (parts_.size() >= limits_.max_parts) {
      return refuse("found more than " + std::to_string(limits_.max_parts) + " values");
    }
    const std::size_t part = parts_.size();
    parts_.push_back({key, {}, 0, JsonPartKind::null});
    const std::size_t begin = at_;
    const char first = peek();
    bool fine = false;
    if (first == '{' || first == '[') {
      fine = first == '{' ? read_object(part, depth) : read_array(part, depth);
      if (fine) parts_[part].text = text_.substr(begin, at_ - begin);
    } else if (first == '"') {
      parts_[part].kind = JsonPartKind::text;
      fine = read_text(parts_[part].text);
    } else if (first == '-' || is_digit(first)) {
      parts_[part].kind = JsonPartKind::number;
      fine = read_number();
      parts_[part].text = text_.substr(begin, at_ - begin);
    } else {
      fine = read_word(parts_[part]);
    }
    if (fine) parts_[part].next = static_cast<std::uint32_t>(parts_.size());
    return fine;
  }

  bool read_object(std::size_t part, std::size_t depth) {
    if (depth >= limits_.max_depth) return refuse_depth();
    parts_[part].kind = JsonPartKind::object;
    ++at_;
    skip_blanks();
    if (take('}')) return true;
    for (;;) {
      skip_blanks();
      if (peek() != '"') return refuse_here("a key in double quotes");
      std::string_view key;
      if (!read_text(key)) return false;
      skip_blanks();
      if (!take(':')) return refuse_here("a colon");
      if (!read_value(key, depth + 1)) return false;
      skip_blanks();
      if (take('}')) return has_distinct_keys(part);
      if (!take(',')) return refuse_here("a comma, or }");
    }
  }

  bool read_array(std::size_t part, std::size_t depth) {
    if (depth >= limits_.max_depth) return refuse_depth();
    parts_[part].kind = JsonPartKind::array;
    ++at_;
    skip_blanks();
    if (take(']')) return true;
    for (;;) {
      if (!read_value({}, depth + 1)) return false;
      skip_blanks();
      if (take(']')) return true;
      if (!take(',')) return refuse_here("a comma, or ]");
    }
  }

  bool refuse_depth() {
    return refuse("found more than " + std::to_string(limits_.max_depth) + " brackets inside one another");
  }

  bool has_distinct_keys(std::size_t object) {
    keys_.clear();
    for (std::size_t i = object + 1; i < parts_.size(); i = parts_[i].next) keys_.push_back(parts_[i].key);
    std::sort(keys_.begin(), keys_.end());
    const auto twice = std::adjacent_find(keys_.begin(), keys_.end());
    if (twice == keys_.end()) return true;
    // Of equal views the later in the text; one with escapes lies elsewhere.
    const char* const last = std::max((twice)->data(), (twice + 1)->data());
    const bool in_text = last >= text_.data() && last < text_.data() + text_.size();
    if (in_text) at_ = static_cast<std::size_t>(last - text_.data()) - 1;
    return refuse("found the key " + excerpt(*twice) + " twice in one object; allowed: once");
  }

  bool read_text(std::string_view& text) {
    const std::size_t begin = ++at_;
    while (at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\\' && !is_control(text_[at_])) ++at_;
    if (peek() == '"' && at_ < text_.size()) {
      text = text_.substr(begin, at_++ - begin);
      return true;
    }
    const std::size_t from = letters_.size();
    letters_ += text_.substr(begin, at_ - begin);
    while (at_ < text_.size() && text_[at_] != '"') {
      if (is_control(text_[at_])) return refuse_here("its \\u escape");
      if (text_[at_] != '\\') {
        letters_ += text_[at_++];
      } else if (!read_escape()) {
        return false;
      }
    }
    if (!take('"')) return refuse("found a text without a closing quote before the end of the line");
    text = std::string_view(letters_).substr(from);
    return true;
  }

  static bool is_control(char letter) noexcept { return static_cast<unsigned char>(letter) < 0x20; }

  bool read_escape() {
    constexpr std::string_view escapes = "\"\\/bfnrt";
    constexpr std::string_view letters = "\"\\/\b\f\n\r\t";
    const std::size_t found = at_ + 1 < text_.size() ? escapes.find(text_[at_ + 1]) : escapes.npos;
    if (found != escapes.npos) {
      letters_ += letters[found];
      at_ += 2;
      return true;
    }
    const int unit = hexadecimal(at_);
    const bool high = unit >= 0xD800 && unit < 0xDC00;
    const int low = high ? hexadecimal(at_ + 6) : 0;
    if (unit < 0 || (unit >= 0xDC00 && unit < 0xE000) || (high && (low < 0xDC00 || low > 0xDFFF))) {
      return refuse(
          "found a backslash that begins no escape; allowed: \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four "
          "hexadecimal digits, surrogates in pairs");
    }
    append_utf8(letters_, high ? static_cast<char32_t>(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00))
                               : static_cast<char32_t>(unit));
    at_ += high ? 12 : 6;
    return true;
  }

  /// The number of a `\uXXXX` at a position; -1 when there is none.
  int hexadecimal(std::size_t at) const noexcept {
    if (at + 6 > text_.size() || text_[at] != '\\' || text_[at + 1] != 'u') return -1;
    int number = 0;
    for (std::size_t i = at + 2; i < at + 6; ++i) {
      const char small = static_cast<char>(text_[i] | 0x20);
      const int digit = is_digit(text_[i]) ? text_[i] - '0' : small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
      if (digit < 0) return -1;
      number = number * 16 + digit;
    }
    return number;
  }

  bool read_number() {
    const std::size_t begin = at_;
    const auto digits = [this] {
      const std::size_t from = at_;
      while (is_digit(peek())) ++at_;
      return at_ > from;
    };
    take('-');
    bool fine = take('0') || digits();
    if (fine && take('.')) fine = digits();
    if (fine && (peek() == 'e' || peek() == 'E')) {
      ++at_;
      if (peek() == '+' || peek() == '-') ++at_;
      fine = digits();
    }
    if (fine && !is_word(peek()) && peek() != '+') return true;
    at_ = begin;
    return refuse_here("a number such as 12, -0.5 or 3e6");
  }

  bool read_word(JsonPart& part) {
    for (const std::string_view word : {"true", "false", "null"}) {
      const std::size_t end = at_ + word.size();
      if (text_.substr(at_, word.size()) != word || (end < text_.size() && is_word(text_[end]))) continue;
      part.kind = word == "null" ? JsonPartKind::null : JsonPartKind::flag;
      part.text = text_.substr(at_, word == "null" ? 0 : word.size());
      at_ = end;
      return true;
    }
    return refuse_here("a value: an object, a list, a text, a number, true, false or null");
  }

  JsonLineLimits limits_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::string fault_;
  std::string letters_;
  std::vector<JsonPart> parts_;
  std::vector<std::string_view> keys_;
};

}  // namespace journeyrank
