// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/io/json_value.hpp"

namespace journeyrank {

/// Line and column of a byte.
inline TextSpot spot_of(std::string_view text, std::size_t at) noexcept {
  const std::string_view before = text.substr(0, at);
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  return {static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(at - (before.rfind('\n') + 1) + 1)};
}

/// Something that no JSON text holds: where, and a sentence on what was found and what is allowed.
struct JsonFault {
  TextSpot spot;
  std::string sentence;
};

/// Walks over a JSON text beside a parser that tells its tokens but not where they are: finds where each begins and,
/// where the parser stops, says what stands there and what might.
///
///     JsonScan scan(text);
///     scan.open(true);      // the parser found {
///     scan.key();           // and a key: returns where the key begins
class JsonScan {
 public:
  explicit JsonScan(std::string_view text) noexcept : text_(text) {}

  /// Passes { or [ and returns where it is.
  TextSpot open(bool object) {
    const TextSpot spot = go_to_token();
    ++end_;
    objects_.push_back(object);
    last_ = Token::bracket;
    return spot;
  }

  /// Passes } or ].
  void close() {
    go_to_token();
    ++end_;
    objects_.pop_back();
    last_ = Token::value;
  }

  TextSpot key() {
    const TextSpot spot = text();
    last_ = Token::key;
    return spot;
  }

  TextSpot text() {
    const TextSpot spot = go_to_token();
    ++end_;
    while (text_[end_] != '"') end_ += text_[end_] == '\\' ? 2 : 1;
    ++end_;
    last_ = Token::value;
    return spot;
  }

  TextSpot number() {
    const TextSpot spot = go_to_token();
    if (text_[end_] == '-') ++end_;
    text_[end_] == '0' ? void(++end_) : pass_digits();
    if (at(end_) == '.') {
      ++end_;
      pass_digits();
    }
    if (at(end_) == 'e' || at(end_) == 'E') {
      end_ += at(end_ + 1) == '+' || at(end_ + 1) == '-' ? 2 : 1;
      pass_digits();
    }
    last_ = Token::value;
    return spot;
  }

  /// Passes true, false or null.
  TextSpot word(std::string_view word) {
    const TextSpot spot = go_to_token();
    end_ += word.size();
    last_ = Token::value;
    return spot;
  }

  /// How many brackets are open.
  std::size_t depth() const noexcept { return objects_.size(); }

  /// What stands where the parser stopped after `read` bytes. `malformed`: it stopped within a token, not before one.
  JsonFault fault(std::size_t read, bool malformed) const {
    std::size_t begin = skip_blanks(end_);
    const bool separated = (at(begin) == ',' || at(begin) == ':') && begin + 1 < read;
    if (separated) begin = skip_blanks(begin + 1);
    if (malformed && at(begin) == '"') return fault_in_text(begin, read);
    // "01" and "truex" reach the parser in two pieces.
    if (begin == end_ && last_ == Token::value && is_word(at(begin)) && is_word(at(begin - 1))) begin = begin_;
    const bool broken = malformed || begin == begin_;
    const std::string allowed = broken ? allowed_for(word_at(begin)) : "";
    return {spot_of(text_, begin),
            "found " + found_at(begin) + "; allowed: " + (allowed.empty() ? allowed_now(separated) : allowed)};
  }

  /// The number that begins with the token that the parser stopped in, which no double holds.
  JsonFault overflow() const {
    const std::size_t begin = text_.find_first_not_of(" \t\r\n,:", end_);
    return {spot_of(text_, begin),
            "found the number " + word_at(begin) + ", which is beyond a double (up to about 1.8e308 either way)"};
  }

 private:
  enum class Token { nothing, bracket, key, value };

  /// The byte at a position; a zero byte beyond the end.
  char at(std::size_t position) const noexcept { return position < text_.size() ? text_[position] : '\0'; }

  static bool is_digit(char letter) noexcept { return letter >= '0' && letter <= '9'; }
  static bool is_word(char letter) noexcept {
    const char small = static_cast<char>(letter | 0x20);
    return is_digit(letter) || (small >= 'a' && small <= 'z') || letter == '_' || letter == '.' || letter == '+' ||
           letter == '-';
  }

  std::size_t skip_blanks(std::size_t from) const noexcept {
    return std::min(text_.find_first_not_of(" \t\r\n", from), text_.size());
  }

  void pass_digits() noexcept {
    while (is_digit(at(end_))) ++end_;
  }

  TextSpot go_to_token() noexcept {
    for (;; ++end_) {
      if (text_[end_] == '\n') {
        ++line_;
        line_begin_ = end_ + 1;
      } else if (std::string_view(" \t\r,:").find(text_[end_]) == std::string_view::npos) {
        begin_ = end_;
        return {line_, static_cast<std::uint32_t>(end_ - line_begin_ + 1)};
      }
    }
  }

  std::string word_at(std::size_t begin) const {
    std::size_t end = begin;
    while (is_word(at(end))) ++end;
    return std::string(text_.substr(begin, end - begin));
  }

  std::string found_at(std::size_t begin) const {
    if (begin >= text_.size()) return "the end of the text";
    const std::string word = word_at(begin);
    if (!word.empty()) return word.size() <= 40 ? word : excerpt(word);
    const bool comment = at(begin) == '#' || (at(begin) == '/' && (at(begin + 1) == '/' || at(begin + 1) == '*'));
    if (comment) return "a comment, which JSON does not have";
    if (at(begin) == '"') return "the text " + excerpt(text_.substr(begin + 1, text_.find('"', begin + 1) - begin - 1));
    if (at(begin) == '\'') return "a single quote";
    const std::size_t length = utf8_length(static_cast<unsigned char>(at(begin)));
    return "'" + std::string(text_.substr(begin, std::max<std::size_t>(length, 1))) + "'";
  }

  /// What should stand in place of a word that is nearly JSON, or "".
  static std::string allowed_for(const std::string& word) {
    std::string small = word.substr(word.find_first_not_of("+-") == 1 ? 1 : 0);
    for (char& letter : small) letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter | 0x20) : letter;
    if (small == "nan" || small == "inf" || small == "infinity") return "a finite number";
    if (small.starts_with("true") || small.starts_with("false") || small.starts_with("n")) {
      return "true, false or null, in small letters";
    }
    const bool number = is_digit(small[0]) || small[0] == '.' || small[0] == '-';
    return number ? "a number such as 12, -0.5 or 3e6" : "";
  }

  std::string allowed_now(bool separated) const {
    if (last_ == Token::nothing) return "one JSON value, such as an object in { }";
    if (objects_.empty()) return "nothing after the end of the value";
    const bool object = objects_.back();
    if (last_ == Token::bracket) return object ? "a key in double quotes, or }" : "a value, or ]";
    if (last_ == Token::key) return separated ? "a value" : "a colon";
    if (separated) return object ? "a key in double quotes" : "a value";
    return object ? "a comma, or }" : "a comma, or ]";
  }

  JsonFault fault_in_text(std::size_t begin, std::size_t read) const {
    if (read > text_.size()) return {spot_of(text_, begin), "the text that begins here has no closing quote"};
    const std::size_t last = read - 1;
    if (static_cast<unsigned char>(at(last)) < 0x20) {
      const bool line_break = at(last) == '\n' || at(last) == '\r';
      return {spot_of(text_, last), line_break ? "found a line break inside a text; allowed: \\n, or close the quote"
                                               : "found a control character inside a text; allowed: its \\u escape"};
    }
    const std::size_t escape = text_.rfind('\\', last);
    if (text_.substr(escape + 1, 2) == "ud" || text_.substr(escape + 1, 2) == "uD") {
      return {spot_of(text_, escape), "found half of a surrogate pair; allowed: both halves, \\ud83d\\ude00"};
    }
    return {spot_of(text_, escape),
            "found a backslash that begins no escape; allowed: \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four "
            "hexadecimal digits, surrogates in pairs"};
  }

  std::string_view text_;
  std::size_t begin_ = 0;  // of the last token
  std::size_t end_ = 0;    // behind it
  std::uint32_t line_ = 1;
  std::size_t line_begin_ = 0;
  std::vector<bool> objects_;  // the open brackets: true for {
  Token last_ = Token::nothing;
};

}  // namespace journeyrank
