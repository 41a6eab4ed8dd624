// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "journeyrank/io/json_line.hpp"
#include "journeyrank/io/json_path.hpp"

namespace journeyrank {

/// The fields that are asked of the objects in a file of JSON Lines: one path each. Keys of one file mostly stand in
/// one order, so each field is first looked for where it stood in the last line.
class JsonlFields {
 public:
  void add(const std::string& path) {
    fields_.push_back({JsonPath(path), 0, false, {}});
    record_.emplace_back();
  }

  std::size_t size() const noexcept { return fields_.size(); }
  const std::string& name(std::size_t field) const noexcept { return fields_[field].path.text(); }

  /// True when some line had the field.
  bool was_seen(std::size_t field) const noexcept { return fields_[field].seen; }

  /// A cell of the line that was read last.
  std::string_view cell(std::size_t field) const noexcept { return record_[field]; }

  /// The cells of a line, valid until the next one; a field that the line does not have is one without data().
  const std::vector<std::string_view>& read(const JsonLine& line) {
    const auto& parts = line.parts();
    members_.clear();
    for (std::uint32_t i = 1; i < parts[0].next; i = parts[i].next) members_.push_back(i);
    for (std::size_t f = 0; f < fields_.size(); ++f) {
      Field& field = fields_[f];
      record_[f] = {};
      if (field.path.is_plain() && stands_where_it_stood(field, parts)) {
        record_[f] = parts[members_[field.hint]].text;
      } else if (const auto found = field.path.find(parts, field.room)) {
        record_[f] = *found;
      } else {
        continue;
      }
      if (record_[f].data() == nullptr) record_[f] = "";
      field.seen = true;
    }
    return record_;
  }

  /// Calls `visit(key)` for each member of the line whose key was in no line before.
  template <class Visit>
  void for_each_new_key(const JsonLine& line, Visit&& visit) {
    const auto& parts = line.parts();
    std::size_t member = 0;
    for (std::uint32_t i = 1; i < parts[0].next; i = parts[i].next, ++member) {
      const std::string_view key = parts[i].key;
      if (member < layout_.size() && layout_[member] == key) continue;
      if (member < most_keys) {
        layout_.resize(std::max(layout_.size(), member + 1));
        layout_[member] = key;
      }
      const std::string owned(key);
      if (keys_.count(owned) != 0) continue;
      if (keys_.size() < most_keys) keys_.insert(owned);
      visit(owned);
    }
  }

  /// The keys seen so far, for messages; the first ones when there are very many.
  std::vector<std::string> keys() const { return {keys_.begin(), keys_.end()}; }

 private:
  /// A file whose keys are themselves ids has no end of them: beyond these they are looked at again.
  static constexpr std::size_t most_keys = 4096;

  struct Field {
    JsonPath path;
    std::size_t hint;  ///< the member of the line that it last was
    bool seen;
    std::string room;
  };

  bool stands_where_it_stood(Field& field, const std::vector<JsonPart>& parts) const noexcept {
    const std::string_view name = field.path.text();
    if (field.hint < members_.size() && parts[members_[field.hint]].key == name) return true;
    for (std::size_t i = 0; i < members_.size(); ++i) {
      if (parts[members_[i]].key != name) continue;
      field.hint = i;
      return true;
    }
    return false;
  }

  std::vector<Field> fields_;
  std::vector<std::string_view> record_;
  std::vector<std::uint32_t> members_;
  std::vector<std::string> layout_;  // the keys of the last line, by position
  std::unordered_set<std::string> keys_;
};

}  // namespace journeyrank
