// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "journeyrank/base/hash.hpp"
#include "journeyrank/io/html_text.hpp"
#include "journeyrank/io/journey_view.hpp"
#include "journeyrank/io/json_text.hpp"
#include "journeyrank/io/report_data.hpp"
#include "journeyrank/judge/contribution.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/rank/ranking.hpp"

namespace journeyrank {

/// The SHA-256 of a script or style as a content security policy names it: 'sha256-' and the digest in base 64.
inline std::string policy_hash(std::string_view text) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  Sha256 hash;
  hash.add(text);
  const std::string hex = hash.hex();
  const auto nibble = [&hex](std::size_t i) {
    if (i >= hex.size()) return 0U;
    return static_cast<unsigned>(hex[i] <= '9' ? hex[i] - '0' : hex[i] - 'a' + 10);
  };
  std::string digest;
  for (std::size_t i = 0; i < hex.size(); i += 3) {  // three hexadecimal digits are two letters of base 64
    const unsigned bits = nibble(i) << 8 | nibble(i + 1) << 4 | nibble(i + 2);
    digest += letters[bits >> 6];
    digest += i + 1 < hex.size() ? letters[bits & 63] : '=';
  }
  return "'sha256-" + digest + "'";
}

/// Writes the page of a report. What is told it appears as text, whatever it holds.
class ReportPage {
 public:
  static std::string of(const Ranking& ranking, const CriteriaMatrix& matrix, const ReportParts& parts) {
    const JsonObject data = report_data(ranking, matrix, parts);
    const std::string title = parts.title.empty() ? ranking.scorer().model().name : parts.title;
    std::string page =
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src " +
        policy_hash(journey_view_module) + "; style-src " + policy_hash(style) +
        "; base-uri 'none'; form-action 'none'\">\n"
        "<meta name=\"referrer\" content=\"no-referrer\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
        html_text(title.empty() ? "Ranking" : title) + "</title>\n<style>" + std::string(style) +
        "</style>\n</head>\n<body>\n<div id=\"journeyrank-view\">\n" + table(ranking, matrix, title) +
        "</div>\n<script type=\"application/json\" id=\"journeyrank-data\">" + json_in_html(JsonText::line({data})) +
        "</script>\n<script type=\"module\">";
    page += journey_view_module;
    page += "</script>\n</body>\n</html>\n";
    return page;
  }

 private:
  static constexpr std::string_view style =
      ":root{color-scheme:light dark}@media print{:root{color-scheme:light!important}}"
      "body{margin:0;background:Canvas;color:CanvasText;font:15px/1.45 "
      "system-ui,sans-serif}table{border-collapse:collapse;margin:1rem}"
      "th,td{text-align:start;padding:.2rem .5rem;border-bottom:1px solid #ccc}caption{text-align:start}";

  /// What is read where no script runs: rank, journey, points, and what each criterion adds.
  static std::string table(const Ranking& ranking, const CriteriaMatrix& matrix, const std::string& title) {
    std::string html = "<table>\n<caption>" + html_text(title) +
                       ": journeys from most to least urgent, points out of 100</caption>\n<thead><tr>"
                       "<th scope=\"col\">Rank</th><th scope=\"col\">Journey</th><th scope=\"col\">Points</th>";
    for (const auto& criterion : ranking.scorer().model().criteria) {
      html += "<th scope=\"col\"><bdi>" + html_text(criterion.shown()) + "</bdi></th>";
    }
    html += "</tr></thead>\n<tbody>\n";
    const ScoreShares shares(ranking.scorer(), matrix);
    for (std::size_t position = 0; position < ranking.size(); ++position) {
      const RankedJourney line = ranking[position];
      html += "<tr><td>" + std::to_string(line.rank) + "</td><th scope=\"row\"><bdi>" + html_text(line.label) +
              "</bdi></th><td>" + points_text(line.score.score) + "</td>";
      for (const auto& part : explain(shares, line.journey).contributions) {
        html += "<td>" + points_text(part.points) + "</td>";
      }
      html += "</tr>\n";
    }
    return html + "</tbody>\n</table>\n";
  }
};

/// One page that shows a ranking and lets its reader weigh anew: it opens from disk, asks for nothing from any network,
/// and holds the data, the model with its hash, and what was found. Its scores are those of the library, bit for bit.
///
///     const std::string html = report_page(ranking, matrix, {.title = "Telecom"});
///
/// Edge    weights move by a method that adds up; by another the page shows the ranking as it is. Without scripts it is
///         a table. Texts of the input show as they are, with what cannot be seen spelled out
/// Errors  those of report_data
inline std::string report_page(const Ranking& ranking, const CriteriaMatrix& matrix, const ReportParts& parts = {}) {
  return ReportPage::of(ranking, matrix, parts);
}

}  // namespace journeyrank
