// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/io/json_value.hpp"

namespace journeyrank {

/// A value of a document that is being read: where it stands, and how it is reached from the top. It borrows the
/// document.
class JsonCursor {
 public:
  explicit JsonCursor(const JsonDocument& document) : json_(&document.root), source_(&document.source) {}

  const JsonValue& json() const noexcept { return *json_; }

  /// How the value is reached: "criteria[0].scale.at_1"; "" at the top.
  const std::string& path() const noexcept { return path_; }

  Place place() const { return {*source_, json_->spot.line, json_->spot.column}; }

  /// The same document at a member's value, with the member's key in the path.
  JsonCursor value_of(const JsonMember& member) const {
    const bool plain = std::all_of(member.key.begin(), member.key.end(), [](char letter) {
      return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') ||
             letter == '_';
    });
    const std::string dot = path_.empty() ? "" : ".";
    return {*this, member.value, plain ? path_ + dot + member.key : path_ + "[" + excerpt(member.key) + "]"};
  }

  /// The same, placed at the key instead of its value.
  Place place_of_key(const JsonMember& member) const { return {*source_, member.spot.line, member.spot.column}; }

  JsonCursor item(const JsonArray& array, std::size_t i) const {
    return {*this, array[i], path_ + "[" + std::to_string(i) + "]"};
  }

  /// Where a value is to be blamed: at the member with this key, or here when the document leaves it out.
  JsonCursor at(std::string_view key) const {
    const auto* object = std::get_if<JsonObject>(&json_->value);
    if (object == nullptr) return *this;
    for (const auto& member : *object) {
      if (member.key == key) return value_of(member);
    }
    return *this;
  }

  JsonCursor at(std::size_t i) const {
    const auto* array = std::get_if<JsonArray>(&json_->value);
    return array == nullptr || i >= array->size() ? *this : item(*array, i);
  }

  [[noreturn]] void refuse(errc code, const std::string& sentence) const { refuse(code, place(), sentence); }

  [[noreturn]] void refuse(errc code, const Place& place, const std::string& sentence) const {
    throw Error(code, place, path_.empty() ? sentence : path_ + ": " + sentence);
  }

  /// Refuses a value of the wrong kind: `found the text "1"; allowed: a number`.
  [[noreturn]] void refuse_kind(const std::string& allowed) const {
    refuse(errc::bad_json, "found " + found_json(*json_) + "; allowed: " + allowed);
  }

  /// Runs a check that knows no places, and puts this one in front of what it throws.
  template <class Check>
  void blame(Check&& check) const {
    blame(place(), std::forward<Check>(check));
  }

  template <class Check>
  static void blame(const Place& place, Check&& check) {
    try {
      check();
    } catch (const Error& error) {
      throw Error(error.code(), place, error.detail());
    }
  }

 private:
  JsonCursor(const JsonCursor& parent, const JsonValue& json, std::string path)
      : json_(&json), source_(parent.source_), path_(std::move(path)) {}

  const JsonValue* json_;
  const std::string* source_;
  std::string path_;
};

}  // namespace journeyrank
