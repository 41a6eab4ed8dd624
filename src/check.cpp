// SPDX-License-Identifier: MIT
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/io/place_check_table.hpp"
#include "journeyrank/io/result_json.hpp"
#include "journeyrank/judge/place_check.hpp"

#include "command.hpp"
#include "documents.hpp"
#include "input.hpp"
#include "output.hpp"
#include "results.hpp"
#include "shown_text.hpp"
#include "table.hpp"

using journeyrank::CheckedPlace;
using journeyrank::errc;
using journeyrank::Error;
using journeyrank::Expectation;
using journeyrank::PlaceCheck;
using journeyrank::PlaceQuestion;
using journeyrank::Ranking;
using journeyrank::ResultJson;

namespace {

struct CheckWords {
  InputOptions input;
  OutputOptions output;
  std::vector<std::string> top = {};
  std::optional<std::string> earlier = {};
  std::optional<std::string> within = {};
};

Expectation expectation_of(const CheckWords& words, const Ranking& ranking) {
  if (words.top.empty() && !words.earlier) {
    throw Error(errc::usage, "check: nothing to check; allowed: --top JOURNEY, --fail-if-changed FILE");
  }
  Expectation expected{.within = count_option(words.within, "--within", 1)};
  for (const std::string& name : words.top) expected.top.push_back(id_of(ranking, name));
  if (words.earlier) expected.earlier = earlier_ranking_of_file(*words.earlier);
  return expected;
}

/// "ok      " or "FAILED  ", and what it is said of.
std::string verdict(bool holds, const std::string& what) {
  return (holds ? "ok      " : "FAILED  ") + wrapped(shown_text(what), table_width(), 8, 8) + "\n";
}

/// What came of comparing with the earlier ranking, and who moved.
std::string changes_text(const PlaceCheck& check, const std::string& file) {
  std::size_t moved = 0;
  std::string lines;
  for (const CheckedPlace& place : check.places) {
    if (place.question != PlaceQuestion::unchanged) continue;
    ++moved;
    lines += "        " + wrapped(shown_text(sentence(place)), table_width(), 8, 10) + "\n";
  }
  const std::string compared = shown_count(static_cast<long long>(check.compared)) + " places";
  std::string what = moved == 0
                         ? "all of " + compared + " are those of " + file
                         : shown_count(static_cast<long long>(moved)) + " of " + compared + " are not those of " + file;
  if (check.model_changed) what += " (made with another model)";
  return verdict(moved == 0, what) + lines;
}

std::string check_text(const Ranking& ranking, const PlaceCheck& check, const CheckWords& words) {
  std::string page = ranking_title(ranking) + "\n";
  for (const CheckedPlace& place : check.places) {
    if (place.question == PlaceQuestion::top) page += verdict(place.holds, sentence(place));
  }
  return words.earlier ? page + changes_text(check, *words.earlier) : page;
}

void run(const CheckWords& words) {
  const Input input = read_input(words.input, words.output.quiet);
  const Ranking ranking = ranking_of(input, words.input, 0);
  const Expectation expected = expectation_of(words, ranking);
  const PlaceCheck check = blamed_on(input_name(words.input), [&] { return check_places(ranking, expected); });
  write_answer(words.output, words.input, input, ranking,
               {"check",
                "places",
                {{"holds", {check.holds()}},
                 {"compared", ResultJson::of(check.compared)},
                 {"model_changed", {check.model_changed}}},
                to_table(check),
                check_text(ranking, check, words)});
  if (!check.holds()) {
    std::size_t failed = 0;
    for (const CheckedPlace& place : check.places) failed += place.holds ? 0 : 1;
    throw Error(errc::not_as_expected, input_name(words.input) + ": " + shown_count(static_cast<long long>(failed)) +
                                           (failed == 1 ? " place is" : " places are") + " not as expected");
  }
}

}  // namespace

Command check_command() {
  const auto words = std::make_shared<CheckWords>();
  const ArgumentGroup how{
      "Check",
      {{"--top", "JOURNEY", "this journey, by its id or label, stands among the first; may be repeated", &words->top},
       {"--fail-if-changed", "FILE", "every journey has the rank that it has in FILE, which `rank --json` wrote",
        &words->earlier},
       {"--within", "N", "how many places count: for --top as many as are named by default, for --fail-if-changed all",
        &words->within}}};
  return {
      .name = "check",
      .summary = "fail when a journey is not where it is expected, or a place has changed",
      .about =
          "For scripts and continuous integration: ranks as `rank` does and holds the places to what is expected. The "
          "exit code is 25 when one is not as expected, else 0. Scores may move as long as no rank does.",
      .usages = {"JOURNEYS --model FILE --top JOURNEY [options]",
                 "JOURNEYS --model FILE --fail-if-changed FILE [options]",
                 "--contacts FILE [--map FILE] --model FILE --top JOURNEY [options]"},
      .groups = {words->input.asked_of(), how, words->input.ranking(), words->input.table.arguments(),
                 words->output.arguments(true, true)},
      .examples =
          {"journeyrank check examples/data/telecom.csv --model examples/data/telecom.json --top tech_fault "
           "--top bill_query",
           "journeyrank rank examples/data/telecom.csv --model examples/data/telecom.json --json | journeyrank check "
           "examples/data/telecom.csv --model examples/data/telecom.json --weight pain=1.2 --fail-if-changed -"},
      .run = [words] { run(*words); },
  };
}
