// SPDX-License-Identifier: MIT
#include "journeyrank/io/report_page.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/io/json_parser.hpp"
#include "journeyrank/rank/rank.hpp"

using namespace journeyrank;

namespace {

/// Where `text` stands between two marks; "" where the marks do not stand.
std::string between(const std::string& page, const std::string& begin, const std::string& end) {
  const std::size_t from = page.find(begin);
  if (from == std::string::npos) return "";
  const std::size_t to = page.find(end, from + begin.size());
  return page.substr(from + begin.size(), to - from - begin.size());
}

std::size_t count(const std::string& page, const std::string& text) {
  std::size_t found = 0;
  for (std::size_t at = page.find(text); at != std::string::npos; at = page.find(text, at + 1)) ++found;
  return found;
}

const std::string data_begin = "<script type=\"application/json\" id=\"journeyrank-data\">";
const std::string module_begin = "<script type=\"module\">";

/// A page whose every text is `text`.
std::string page_of(const std::string& text) {
  Model model;
  model.name = text;
  model.criteria = {{.id = text, .label = text, .unit = text, .scale = Anchored{0.0, 1.0}}};
  const CriteriaMatrix matrix(Names::of(std::vector<std::string>{text, "other"}), {{text, {0.5, 0.25}, {}}},
                              {.labels = {text, text}});
  const Ranking ranking =
      rank(matrix, model, {.pins = {{.journey = text, .place = 2, .reason = text, .author = text}}});
  ReportParts parts;
  parts.title = text;
  parts.notes = {{"code", text}};
  parts.provenance = {{text, text}};
  return report_page(ranking, matrix, parts);
}

}  // namespace

TEST_CASE("policy_hash: the digests of known texts, in base 64") {
  // FIPS 180-4 gives the digests of "" and "abc" in hexadecimal; 32 bytes are 43 letters and a sign of filling.
  CHECK(policy_hash("") == "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
  CHECK(policy_hash("abc") == "'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='");
}

TEST_CASE("report_page: the policy allows the script and the style that stand there, and nothing else") {
  const std::string page = page_of("plain");
  const std::string policy = between(page, "http-equiv=\"Content-Security-Policy\" content=\"", "\"");
  REQUIRE_FALSE(policy.empty());
  CHECK(policy.find("default-src 'none'") == 0);
  CHECK(policy.find(policy_hash(between(page, module_begin, "</script>"))) != std::string::npos);
  CHECK(policy.find(policy_hash(between(page, "<style>", "</style>"))) != std::string::npos);
  for (const char* never : {"unsafe", "*", "http:", "https:", "data:"}) {
    CAPTURE(never);
    CHECK(policy.find(never) == std::string::npos);
  }
  CHECK(page.find("Content-Security-Policy") < page.find("<style>"));  // a policy holds for what follows it
}

TEST_CASE("report_page: hostile texts stay texts") {
  const std::string plain = page_of("plain");
  const auto same_elements = [&plain](const std::string& page) {
    for (const char* mark : {"<script", "</script", "<style", "<img", "<meta", "<table", "<tr", "<td", "<th", "<!--"}) {
      if (count(page, mark) != count(plain, mark)) return false;
    }
    return true;
  };
  for (const std::string text :
       {"</script><script>alert(1)</script>", "<!--<script>", "\"><img src=x onerror=alert(1)>", "' onload='x",
        "&lt;b&gt;", "</title><b>", "</style><meta http-equiv=refresh>", "\u2028\u202e\x1b[31m", "=1+1"}) {
    CAPTURE(text);
    const std::string page = page_of(text);
    CHECK(same_elements(page));
    CHECK_NOTHROW(parse_json(between(page, data_begin, "</script>")));
    CHECK(between(page, "<title>", "</title>") == html_text(text));
  }
}

TEST_CASE("report_page: without scripts it is a table of every journey, most urgent first") {
  Model model;
  model.criteria = {{.id = "pain", .label = "Pain", .scale = Anchored{0.0, 1.0}},
                    {.id = "cost", .scale = Anchored{0.0, 1.0}}};
  const CriteriaMatrix matrix(Names::of(std::vector<std::string>{"a", "b"}),
                              {{"pain", {0.25, 1.0}, {}}, {"cost", {0.5, 0.5}, {}}});
  const std::string page = report_page(rank(matrix, model), matrix);
  CHECK(page.find("<tr><td>1</td><th scope=\"row\"><bdi>b</bdi></th><td>75.0</td><td>50.0</td><td>25.0</td></tr>\n"
                  "<tr><td>2</td><th scope=\"row\"><bdi>a</bdi></th><td>37.5</td><td>12.5</td><td>25.0</td></tr>") !=
        std::string::npos);
  CHECK(page.find("<title>Ranking</title>") != std::string::npos);
}

TEST_CASE("report_page: one journey and none make a page") {
  Model model;
  model.criteria = {{.id = "pain", .scale = Anchored{0.0, 1.0}}};
  for (const std::size_t n : {std::size_t{0}, std::size_t{1}}) {
    CAPTURE(n);
    const CriteriaMatrix matrix(Names::numbered(n), {{"pain", std::vector<double>(n, 0.5), {}}});
    const std::string page = report_page(rank(matrix, model), matrix);
    CHECK(count(between(page, "<tbody>", "</tbody>"), "<tr>") == n);
    CHECK_NOTHROW(parse_json(between(page, data_begin, "</script>")));
  }
}
