// SPDX-License-Identifier: MIT
#include "shown_text.hpp"

#include <algorithm>
#include <clocale>
#include <cstdint>
#include <cstdio>
#include <cwchar>

#include <locale.h>

#include "journeyrank/base/readable_number.hpp"
#include "journeyrank/base/text_encoding.hpp"

namespace {

/// One letter of a text: its bytes, and its number; bytes that are not UTF-8 come one by one, without number.
struct Letter {
  std::string_view bytes;
  std::uint32_t number = 0;
  bool valid = true;
};

Letter first_letter(std::string_view text) {
  const std::size_t length = journeyrank::utf8_length(static_cast<unsigned char>(text[0]));
  if (length == 0 || length > text.size() || !journeyrank::continues_utf8(text.substr(0, length))) {
    return {text.substr(0, 1), static_cast<unsigned char>(text[0]), false};
  }
  std::uint32_t number = static_cast<unsigned char>(text[0]) & (length == 1 ? 0x7FU : 0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) number = number << 6 | (static_cast<unsigned char>(text[i]) & 0x3FU);
  return {text.substr(0, length), number, true};
}

/// Control letters, marks that turn the direction of text around, and letters that cannot be seen.
bool is_dangerous(std::uint32_t number) {
  const auto within = [number](std::uint32_t first, std::uint32_t last) { return number >= first && number <= last; };
  return number < 0x20 || within(0x7F, 0x9F) || number == 0x61C || within(0x200B, 0x200B) || within(0x200E, 0x200F) ||
         within(0x2028, 0x202E) || within(0x2060, 0x206F) || number == 0xFEFF || within(0xFFF9, 0xFFFB) ||
         within(0xE0000, 0xE007F);
}

std::string escaped(const Letter& letter) {
  if (letter.valid && letter.number == '\n') return "\\n";
  if (letter.valid && letter.number == '\r') return "\\r";
  if (letter.valid && letter.number == '\t') return "\\t";
  char text[16];
  const bool byte = !letter.valid || letter.number < 0x80;
  std::snprintf(text, sizeof text, byte ? "\\x%02x" : "\\u%04x", static_cast<unsigned>(letter.number));
  return text;
}

/// The width of a letter by the tables of the system, whatever the language of the user.
std::size_t letter_width(std::uint32_t number) {
  if (number < 0x80) return 1;
  static const locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  if (utf8 == nullptr) return 1;
  const locale_t before = uselocale(utf8);
  const int width = wcwidth(static_cast<wchar_t>(number));
  uselocale(before);
  return width < 0 ? 1 : static_cast<std::size_t>(width);
}

}  // namespace

std::string shown_text(std::string_view text) {
  std::string shown;
  while (!text.empty()) {
    const Letter letter = first_letter(text);
    if (!letter.valid || is_dangerous(letter.number)) {
      shown += escaped(letter);
    } else {
      shown += letter.bytes;
    }
    text.remove_prefix(letter.bytes.size());
  }
  return shown;
}

std::size_t shown_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const Letter letter = first_letter(text);
    width += letter_width(letter.number);
    text.remove_prefix(letter.bytes.size());
  }
  return width;
}

std::string cut_to_width(std::string_view text, std::size_t width) {
  if (shown_width(text) <= width) return std::string(text);
  std::string cut;
  std::size_t taken = 1;  // for the ellipsis
  while (!text.empty()) {
    const Letter letter = first_letter(text);
    taken += letter_width(letter.number);
    if (taken > width) break;
    cut += letter.bytes;
    text.remove_prefix(letter.bytes.size());
  }
  return cut + "…";
}

std::string wrapped(std::string_view text, std::size_t width, std::size_t column, std::size_t indent) {
  std::string page;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    const std::size_t taken = shown_width(word);
    if (!page.empty() && width > 0 && column + 1 + taken > width) {
      page += "\n" + std::string(indent, ' ');
      column = indent;
    } else if (!page.empty()) {
      page += ' ';
      ++column;
    }
    page += word;
    column += taken;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return page;
}

std::string shown_number(double number) { return journeyrank::readable_number(number); }

std::string shown_count(long long count) { return journeyrank::with_commas(std::to_string(count)); }

std::string fixed_text(double number, int decimals) {
  char text[400];
  std::snprintf(text, sizeof text, "%.*f", decimals, number);
  return text;
}

std::string shown_percent(double share) {
  std::string digits = fixed_text(share * 100.0, 1);
  if (digits.ends_with(".0")) digits.resize(digits.size() - 2);
  if (digits == "0" && share > 0.0) digits = "<0.1";
  return digits + " %";
}
