// SPDX-License-Identifier: MIT
#include "journeyrank/io/csv_records.hpp"

#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::ByteSource;
using journeyrank::CsvOptions;
using journeyrank::CsvRecords;
using journeyrank::errc;
using journeyrank::Error;
using journeyrank::Place;
using journeyrank::TextEncoding;
using journeyrank::to_string;

namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(std::string_view text, CsvOptions options = {.separator = ','}) {
  CsvRecords records(ByteSource::text(text), options);
  Rows rows;
  while (records.next()) {
    rows.emplace_back();
    for (const std::string_view field : records.fields()) rows.back().emplace_back(field);
  }
  return rows;
}

/// The message for a text that must be refused, the same in chunks of any size.
std::string refusal(std::string_view text, CsvOptions options = {.separator = ','}) {
  std::string message;
  for (const std::size_t chunk : {1U, 2U, 3U, 5U, 17U, 64U, 1000U}) {
    options.chunk_bytes = chunk;
    try {
      rows_of(text, options);
      return "";
    } catch (const Error& error) {
      if (!message.empty()) CHECK(message == error.what());
      message = error.what();
    }
  }
  return message;
}

/// The definition, byte by byte: the rows, or nothing when a quote is never closed. Text after a closing quote is left
/// out.
std::optional<Rows> rows_by_definition(std::string_view text) {
  enum class At { begin, plain, quoted, closed } at = At::begin;
  Rows rows;
  std::vector<std::string> row;
  std::string field;
  bool empty_line = true;
  const auto end_record = [&] {
    row.push_back(field);
    if (!empty_line) rows.push_back(row);
    row.clear();
    field.clear();
    at = At::begin;
    empty_line = true;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (at == At::quoted) {
      if (c != '"')
        field += c;
      else if (i + 1 < text.size() && text[i + 1] == '"')
        field += text[i++];
      else
        at = At::closed;
    } else if (c == '\n' || c == '\r') {
      if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') ++i;
      end_record();
    } else {
      empty_line = false;
      if (c == ',') {
        row.push_back(field);
        field.clear();
        at = At::begin;
      } else if (at == At::begin && c == '"') {
        at = At::quoted;
      } else if (at != At::closed) {
        field += c;
        at = At::plain;
      }
    }
  }
  if (at == At::quoted) return std::nullopt;
  if (!empty_line) end_record();
  return rows;
}

}  // namespace

TEST_CASE("csv_records: LF, CR LF and a lone CR end a record, and the last one needs none") {
  const Rows expected = {{"a", "b"}, {"1", "2"}, {"3", "4"}};
  CHECK(rows_of("a,b\n1,2\n3,4\n") == expected);
  CHECK(rows_of("a,b\r\n1,2\r\n3,4\r\n") == expected);
  CHECK(rows_of("a,b\r1,2\r3,4\r") == expected);
  CHECK(rows_of("a,b\n1,2\r\n3,4") == expected);
  CHECK(rows_of("a,b\r1,2\n3,4\r") == expected);
}

TEST_CASE("csv_records: quotes hold separators, line breaks and doubled quotes") {
  CHECK(rows_of("\"a,b\",\"c\nd\",\"e\"\"f\"\n") == Rows{{"a,b", "c\nd", "e\"f"}});
  CHECK(rows_of("\"\",\"\"\"\",\"\"\"\"\"\"\n") == Rows{{"", "\"", "\"\""}});
  CHECK(rows_of("\"a\r\nb\"") == Rows{{"a\r\nb"}});
}

TEST_CASE("csv_records: a quote inside a field without quotes is a letter") {
  CHECK(rows_of("5\" screen,a\"\"b, \"c\"\n") == Rows{{"5\" screen", "a\"\"b", " \"c\""}});
}

TEST_CASE("csv_records: empty fields at every place are fields") {
  CHECK(rows_of(",\n") == Rows{{"", ""}});
  CHECK(rows_of(",,a,,") == Rows{{"", "", "a", "", ""}});
  CHECK(rows_of("a,\n,b") == Rows{{"a", ""}, {"", "b"}});
  CHECK(rows_of("\"\"\n") == Rows{{""}});
}

TEST_CASE("csv_records: empty lines are passed over and counted") {
  CsvRecords records(ByteSource::text("\n\r\na\n\n\n\"\"\nb\n\n"), {.separator = ','});
  CHECK(records.next());
  CHECK(records.fields()[0] == "a");
  CHECK(to_string(records.place(0)) == "text:3:1");
  CHECK(records.next());
  CHECK(records.fields()[0].empty());
  CHECK(records.next());
  CHECK(to_string(records.place(0)) == "text:7:1");
  CHECK_FALSE(records.next());
  CHECK_FALSE(records.next());
  CHECK(records.blank_lines() == 5);
}

TEST_CASE("csv_records: a text without any record gives none") {
  for (const std::string_view text : {"", "\n", "\r\n\r\n", "\xEF\xBB\xBF", "\xEF\xBB\xBF\n"}) {
    CHECK(rows_of(text).empty());
    CHECK(rows_of(text, {}).empty());
  }
}

TEST_CASE("csv_records: lines are physical lines and columns are bytes") {
  CsvRecords records(ByteSource::text("\xEF\xBB\xBFid,n\n\"a\n\n\"\"\r\nb\",\xC3\xA4,\"c\"\r\"x\",y\n"),
                     {.separator = ','});
  CHECK(records.next());
  CHECK(records.place(0) == Place{"text", 1, 1});
  CHECK(records.place(1) == Place{"text", 1, 4});
  CHECK(records.next());
  CHECK(records.place(0) == Place{"text", 2, 1});
  CHECK(records.place(1) == Place{"text", 5, 4});
  CHECK(records.place(2) == Place{"text", 5, 7});
  CHECK(records.next());
  CHECK(records.place(1) == Place{"text", 6, 5});
}

TEST_CASE("csv_records: the separator is declared or found in the header, after empty lines, in chunks of any size") {
  for (const std::size_t chunk : {1U, 2U, 7U, 100U}) {
    CHECK(rows_of("\n\na;b,c;d\n1;2;3", {.chunk_bytes = chunk}) == Rows{{"a", "b,c", "d"}, {"1", "2", "3"}});
    CHECK(rows_of("a;b", {.chunk_bytes = chunk}) == Rows{{"a", "b"}});
    CHECK(rows_of("a|b,c", {.separator = '|', .chunk_bytes = chunk}) == Rows{{"a", "b,c"}});
    CHECK(rows_of("\"a\tb\"\tc\r", {.chunk_bytes = chunk}) == Rows{{"a\tb", "c"}});
  }
}

TEST_CASE("csv_records: other encodings are read when declared") {
  const std::string_view text = "caf\xE9,\"\x80 \"\"5\"\"\",plain\n\"\xFC\"";
  CHECK(rows_of(text, {.separator = ',', .encoding = TextEncoding::windows_1252}) ==
        Rows{{"caf\xC3\xA9", "\xE2\x82\xAC \"5\"", "plain"}, {"\xC3\xBC"}});
  CHECK(rows_of(text, {.separator = ',', .encoding = TextEncoding::latin1})[0][1] == "\xC2\x80 \"5\"");
}

TEST_CASE("csv_records: a record that grows threefold when it is decoded stays whole") {
  const std::string long_euros = std::string(200, '\x80') + "," + std::string(200, '\x80');
  const Rows euros = rows_of(long_euros, {.separator = ',', .encoding = TextEncoding::windows_1252});
  CHECK(euros[0][0].size() == 600);
  CHECK(euros[0][0] == euros[0][1]);
}

TEST_CASE("csv_records: places and empty lines are the same in chunks of any size") {
  const std::string_view text = "a,b\r\n\r\n\"c\r\n\",d\r\n\re,\"f\"\r\n\n";
  for (std::size_t chunk = 1; chunk <= 40; ++chunk) {
    CsvRecords records(ByteSource::text(text), {.separator = ',', .chunk_bytes = chunk});
    std::string places;
    while (records.next()) places += to_string(records.place(1)) + " ";
    CHECK(places == "text:1:3 text:4:3 text:6:3 ");
    CHECK(records.blank_lines() == 3);
  }
}

TEST_CASE("csv_records: a quote that is never closed is refused where it opens") {
  CHECK(refusal("a,b\n1,\"2\n3,4\n") == "bad_csv: text:2:3: found a quote that begins a field and is never closed");
  CHECK(refusal("a,\"") == "bad_csv: text:1:3: found a quote that begins a field and is never closed");
  CHECK(refusal("a,\"b\"\"") == "bad_csv: text:1:3: found a quote that begins a field and is never closed");
}

TEST_CASE("csv_records: text after a closing quote is known, with its field") {
  CsvRecords records(ByteSource::text("a,\"b\"x,\"c\"\"\"y\n\"d\" ,e\n\"f\",g"), {.separator = ','});
  CHECK(records.next());
  CHECK(records.text_after_quote() == 1);
  CHECK(records.fields().size() == 3);
  CHECK(to_string(records.place(2)) == "text:1:8");
  CHECK(records.next());
  CHECK(records.text_after_quote() == 0);
  CHECK(records.next());
  CHECK_FALSE(records.text_after_quote().has_value());
}

TEST_CASE("csv_records: a NUL byte is refused where it stands") {
  const std::string text("a,b\nc,\"d\n\0\"\n", 13);
  CHECK(refusal(text) ==
        "bad_csv: text:3:1: found a NUL byte; allowed is CSV text, not a binary file or text in UTF-16");
  CHECK(refusal(std::string("\0\0\0\0", 4)).starts_with("bad_csv: text:1:1: found a NUL byte"));
  CHECK(refusal(text, {.separator = ',', .encoding = TextEncoding::latin1}).starts_with("bad_csv: text:3:1: "));
}

TEST_CASE("csv_records: a byte that is not UTF-8 is refused where it stands") {
  CHECK(refusal("a,b\nc,caf\xE9\n") ==
        "bad_csv: text:2:6: found the byte 0xE9, which is not UTF-8 here; if this is a text, save it as UTF-8 or "
        "declare its encoding (latin1, windows_1252)");
  CHECK(refusal("a,b\nc,\xE2\x82").starts_with("bad_csv: text:2:3: found the byte 0xE2"));
  CHECK(refusal("a\xFF,\"b").starts_with("bad_csv: text:1:2: found the byte 0xFF"));
  CHECK(refusal("a,b\nc,\"\xFF\n").starts_with("bad_csv: text:2:4: found the byte 0xFF"));
}

TEST_CASE("csv_records: what comes before a refused byte is read first") {
  CsvRecords records(ByteSource::text("a,b\n1,2\n3,\xFF\n"), {.separator = ','});
  CHECK(records.next());
  CHECK(records.next());
  CHECK_THROWS_AS(records.next(), Error);
}

TEST_CASE("csv_records: a field at the limit is read, one over it is too_large, the same in chunks of any size") {
  CHECK(refusal("a,bcde,f\r\n", {.separator = ',', .max_field_bytes = 4}).empty());
  CHECK(refusal("bcde\r\nbcde", {.separator = ',', .max_field_bytes = 4}).empty());
  CHECK(refusal("\"cd\"\r\n\"cd\"", {.separator = ',', .max_field_bytes = 4}).empty());
  CHECK(refusal("a\na,bcdef,g\n", {.separator = ',', .max_field_bytes = 4}) ==
        "too_large: text:2:3: found more than 4 bytes from here on, the limit of max_field_bytes");
  CHECK(refusal("a,\"cde\"\n", {.separator = ',', .max_field_bytes = 4}) ==
        "too_large: text:1:3: found more than 4 bytes from here on, the limit of max_field_bytes; "
        "is a quote never closed?");
}

TEST_CASE("csv_records: a field without end does not fill the memory") {
  const std::string text = "a\n\"" + std::string(1'000'000, 'x');
  CsvRecords records(ByteSource::text(text), {.separator = ',', .max_field_bytes = 1000, .chunk_bytes = 100});
  CHECK(records.next());
  CHECK_THROWS_AS(records.next(), Error);
  CHECK(records.source().bytes_read() < 10'000);
}

TEST_CASE("csv_records: a record or a number of fields over the limit is too_large") {
  CHECK(refusal("abc,def\nabc,d", {.separator = ',', .max_record_bytes = 7}).empty());
  CHECK(refusal("abc,d\nabc,defg", {.separator = ',', .max_record_bytes = 7}) ==
        "too_large: text:2:1: found more than 7 bytes from here on, the limit of max_record_bytes");
  CHECK(refusal("a,b,c\n", {.separator = ',', .max_columns = 3}).empty());
  CHECK(refusal("a,b,c\n1,2,3,4,5", {.separator = ',', .max_columns = 3}) ==
        "too_large: text:2:7: found more than 3 fields, the limit of max_columns");
}

TEST_CASE("csv_records: the fields stay the same in chunks of any size") {
  std::string text;
  for (int i = 0; i < 50; ++i)
    text += "a" + std::to_string(i) + ",\"b\"\"\r\n,\",\xC3\xA4" + (i % 3 == 0 ? "\r\n" : "\n");
  const Rows expected = rows_of(text);
  CHECK(expected.size() == 50);
  CHECK(expected[49] == std::vector<std::string>{"a49", "b\"\r\n,", "\xC3\xA4"});
  for (std::size_t chunk = 1; chunk <= 200; ++chunk) {
    REQUIRE(rows_of(text, {.separator = ',', .chunk_bytes = chunk}) == expected);
  }
}

TEST_CASE("csv_records: any text is split as the definition says, in chunks of any size") {
  const std::string_view letters = "aab,,,\"\"\n\r ";
  std::mt19937 random(6);
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (std::size_t size = random() % 90; size > 0; --size) text += letters[random() % letters.size()];
    CAPTURE(text);
    const std::optional<Rows> expected = rows_by_definition(text);
    const std::size_t chunk = 1 + random() % 64;
    if (expected) {
      REQUIRE(rows_of(text, {.separator = ',', .chunk_bytes = chunk}) == *expected);
    } else {
      REQUIRE_THROWS_AS(rows_of(text, {.separator = ',', .chunk_bytes = chunk}), Error);
    }
  }
}

TEST_CASE("csv_records: any bytes give the same refusal in chunks of any size") {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (std::size_t size = random() % 40; size > 0; --size) {
      text += random() % 8 == 0 ? "\n,\"\r"[random() % 4] : static_cast<char>(random());
    }
    CAPTURE(text);
    refusal(text);
    // Where two limits are passed in one record, which of them is named may depend on the chunk, but not that one is.
    CsvOptions small = {.encoding = TextEncoding::windows_1252, .max_field_bytes = 8, .max_record_bytes = 20};
    bool refused[2] = {};
    for (const std::size_t chunk : {1U, 1000U}) {
      small.chunk_bytes = chunk;
      try {
        rows_of(text, small);
      } catch (const Error&) {
        refused[chunk == 1] = true;
      }
    }
    REQUIRE(refused[0] == refused[1]);
  }
}
