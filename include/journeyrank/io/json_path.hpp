// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/exact_sum.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/base/number_text.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/io/json_line.hpp"

namespace journeyrank {

/// Where a value stands in a JSON object, as a mapping spells it.
///
/// `metric_set.replies`            the member of a member, or one member whose key holds the dot
/// `tags[first]`, `tags[last]`     an element of a list
/// `sessions[].id`                 that of every element
/// `metrics[name=tTalk].value`     that of every element whose member `name` is the text tTalk
/// `sum(metrics[name=tTalk].value)`  of what is found the sum; `count(...)` how many, `distinct(...)` how many
///                                 different ones, `first(...)`, `last(...)` one of them
///
/// Edge    without a word in front the first value found counts; null is found, and empty. The words pass over null and
///         look into a list at the end of the path; where nothing is left, count and distinct are 0 and the others find
///         nothing. An object or a list as the value is its JSON text
/// Errors  bad_option for brackets or parentheses that do not close, or an unknown word before them
class JsonPath {
 public:
  explicit JsonPath(std::string path) : whole_(std::move(path)) {
    steps_ = whole_;
    const std::size_t open = whole_.find('(');
    for (const auto& [name, pick] : picks) {
      if (open != name.size() || whole_.back() != ')' || !std::string_view(whole_).starts_with(name)) continue;
      pick_ = pick;
      steps_ = whole_.substr(open + 1, whole_.size() - open - 2);
    }
    check();
  }

  const std::string& text() const noexcept { return whole_; }

  /// True when the path names one member, or members of members: no list is looked into.
  bool is_plain() const noexcept { return pick_ == Pick::only && steps_.find('[') == steps_.npos; }

  /// The cell that a line holds here; nothing when it has no such member. A computed text is held by `room`.
  std::optional<std::string_view> find(const std::vector<JsonPart>& parts, std::string& room) const {
    if (parts.empty() || parts[0].kind != JsonPartKind::object) return std::nullopt;
    if (is_plain()) {
      const auto part = find_plain(parts, 0, steps_);
      return part ? std::optional(parts[*part].text) : std::nullopt;
    }
    std::vector<std::uint32_t> found;
    collect(parts, 0, steps_, found);
    if (pick_ != Pick::only) open_lists(parts, found);
    if (pick_ == Pick::count || pick_ == Pick::distinct) {
      room = std::to_string(pick_ == Pick::count ? found.size() : distinct(parts, found));
      return room;
    }
    if (found.empty()) return std::nullopt;
    if (pick_ == Pick::sum) return sum(parts, found, room);
    return parts[pick_ == Pick::last ? found.back() : found.front()].text;
  }

 private:
  enum class Pick { only, first, last, count, distinct, sum };
  struct NamedPick {
    std::string_view name;
    Pick pick;
  };
  static constexpr std::array<NamedPick, 5> picks = {{{"first", Pick::first},
                                                      {"last", Pick::last},
                                                      {"count", Pick::count},
                                                      {"distinct", Pick::distinct},
                                                      {"sum", Pick::sum}}};

  void check() const {
    bool fine = !steps_.empty();
    for (std::size_t at = steps_.find_first_of("[]"); fine && at != steps_.npos;) {
      const std::size_t close = steps_.find_first_of("[]", at + 1);
      fine = at > 0 && steps_[at] == '[' && close != steps_.npos && steps_[close] == ']' &&
             (close + 1 == steps_.size() || steps_[close + 1] == '.');
      if (fine) at = steps_.find_first_of("[]", close + 1);
    }
    if (fine) return;
    throw Error(errc::bad_option, "found the path " + excerpt(whole_) +
                                      "; allowed: members with points between, lists with [], [first], [last] or "
                                      "[member=text] behind them, and first(...), last(...), count(...), "
                                      "distinct(...) or sum(...) around all");
  }

  /// The part at the end of a path of members only.
  static std::optional<std::uint32_t> find_plain(const std::vector<JsonPart>& parts, std::uint32_t object,
                                                 std::string_view steps) noexcept {
    for (std::uint32_t i = object + 1; i < parts[object].next; i = parts[i].next) {
      const std::string_view key = parts[i].key;
      if (!steps.starts_with(key)) continue;
      if (steps.size() == key.size()) return i;
      if (steps[key.size()] != '.' || parts[i].kind != JsonPartKind::object) continue;
      if (const auto found = find_plain(parts, i, steps.substr(key.size() + 1))) return found;
    }
    return std::nullopt;
  }

  /// All parts at the end of a path, in the order of the text.
  static void collect(const std::vector<JsonPart>& parts, std::uint32_t object, std::string_view steps,
                      std::vector<std::uint32_t>& found) {
    if (parts[object].kind != JsonPartKind::object) return;
    for (std::uint32_t i = object + 1; i < parts[object].next; i = parts[i].next) {
      const std::string_view key = parts[i].key;
      if (!steps.starts_with(key)) continue;
      const std::string_view rest = steps.substr(key.size());
      if (rest.empty()) {
        found.push_back(i);
      } else if (rest.front() == '.') {
        collect(parts, i, rest.substr(1), found);
      } else if (rest.front() == '[') {
        collect_elements(parts, i, rest, found);
      }
    }
  }

  static void collect_elements(const std::vector<JsonPart>& parts, std::uint32_t list, std::string_view rest,
                               std::vector<std::uint32_t>& found) {
    if (parts[list].kind != JsonPartKind::array) return;
    const std::size_t close = rest.find(']');
    const std::string_view which = rest.substr(1, close - 1);
    const std::string_view behind = rest.substr(std::min(close + 2, rest.size()));
    std::vector<std::uint32_t> elements;
    for (std::uint32_t i = list + 1; i < parts[list].next; i = parts[i].next) {
      if (which.find('=') == which.npos || meets(parts, i, which)) elements.push_back(i);
    }
    if (which == "first" && !elements.empty()) elements.resize(1);
    if (which == "last" && !elements.empty()) elements = {elements.back()};
    for (const std::uint32_t element : elements) {
      if (behind.empty()) {
        found.push_back(element);
      } else {
        collect(parts, element, behind, found);
      }
    }
  }

  static bool meets(const std::vector<JsonPart>& parts, std::uint32_t element, std::string_view condition) noexcept {
    if (parts[element].kind != JsonPartKind::object) return false;
    const std::size_t equals = condition.find('=');
    const auto member = find_plain(parts, element, condition.substr(0, equals));
    return member && parts[*member].text == condition.substr(equals + 1);
  }

  static void open_lists(const std::vector<JsonPart>& parts, std::vector<std::uint32_t>& found) {
    std::vector<std::uint32_t> opened;
    for (const std::uint32_t each : found) {
      if (parts[each].kind != JsonPartKind::array) opened.push_back(each);
      for (std::uint32_t i = each + 1; parts[each].kind == JsonPartKind::array && i < parts[each].next;
           i = parts[i].next) {
        opened.push_back(i);
      }
    }
    std::erase_if(opened, [&parts](std::uint32_t each) { return parts[each].kind == JsonPartKind::null; });
    found = std::move(opened);
  }

  static std::size_t distinct(const std::vector<JsonPart>& parts, const std::vector<std::uint32_t>& found) {
    std::vector<std::string_view> texts;
    for (const std::uint32_t each : found) texts.push_back(parts[each].text);
    std::sort(texts.begin(), texts.end());
    return static_cast<std::size_t>(std::unique(texts.begin(), texts.end()) - texts.begin());
  }

  /// The exact sum, rounded once; where a value is no number, that value: whoever reads the cell will refuse it.
  static std::string_view sum(const std::vector<JsonPart>& parts, const std::vector<std::uint32_t>& found,
                              std::string& room) {
    ExactSum total;
    for (const std::uint32_t each : found) {
      const auto number = parse_number(parts[each].text);
      if (!number) return parts[each].text;
      total.add(*number);
    }
    room = shortest_number(total.value());
    return room;
  }

  std::string whole_;
  std::string steps_;
  Pick pick_ = Pick::only;
};

}  // namespace journeyrank
