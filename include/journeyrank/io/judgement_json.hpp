// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/io/byte_source.hpp"
#include "journeyrank/io/field_reader.hpp"
#include "journeyrank/io/json.hpp"
#include "journeyrank/io/json_cursor.hpp"
#include "journeyrank/io/json_parser.hpp"
#include "journeyrank/io/json_reader.hpp"
#include "journeyrank/io/json_text.hpp"
#include "journeyrank/io/schema.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/weigh/judgements.hpp"

namespace journeyrank {

/// True for a key that any kind of judgement may have.
inline bool is_judgement_head(std::string_view key) { return key == "schema" || key == "by" || key == "group"; }

/// A file of judgements: {"schema": 1, "by": "swing", "points": {"pain": 100, "cost": 40}}. "by" says what the other
/// keys are. With "group": "NAME" it judges the members of that group of the model, with "group": "" what stands at the
/// top. It keeps the text, so that what does not fit a model is refused with its place.
class JudgementFile {
 public:
  /// The newest layout of the file that this version reads.
  static constexpr int newest_schema = 1;

  explicit JudgementFile(JsonDocument document) : document_(std::move(document)) {
    const JsonCursor at(document_);
    refuse_newer_schema(at, newest_schema);
    object_at(at);
    if (find_member(at.json(), "schema") != nullptr && JsonReader::read<int>(at.at("schema")) < 1) {
      at.at("schema").refuse(errc::bad_option, "found " + found_json(at.at("schema").json()) + "; allowed: 1");
    }
    if (find_member(at.json(), "group") != nullptr) group_ = JsonReader::read<std::string>(at.at("group"));
    const auto known = judgement_names();
    if (find_member(at.json(), "by") == nullptr) {
      at.refuse(errc::bad_json, "the key \"by\" is missing; allowed: " + listed(known));
    }
    const auto by = JsonReader::read<std::string>(at.at("by"));
    if (!read_kind(by, static_cast<Judgements*>(nullptr))) refuse_name(at.at("by"), by, known);
  }

  const Judgements& judgements() const noexcept { return judgements_; }

  /// The group whose members are judged, "" for the top level; nothing: all criteria.
  const std::optional<std::string>& group() const noexcept { return group_; }

  /// The weights that they give to a model; choices are between `journeys`. Errors: those of journeyrank::judge, with
  /// file, line and column.
  ModelJudgement judge(const Model& model, const ValuedJourneys* journeys = nullptr) const {
    const JsonCursor top(document_);
    const auto refuse = [&](errc code, const std::string& list, std::optional<std::size_t> entry,
                            const std::string& sentence) {
      const JsonCursor at = top.at(list);
      const auto* object = std::get_if<JsonObject>(&at.json().value);
      if (!entry) at.refuse(code, sentence);
      if (object != nullptr && *entry < object->size()) at.value_of((*object)[*entry]).refuse(code, sentence);
      at.at(*entry).refuse(code, sentence);
    };
    try {
      if (group_) return judge_level(model, *group_, judgements_, refuse);
      return journeyrank::judge(model, judgements_, refuse, journeys);
    } catch (const Error& error) {
      if (error.detail().starts_with(document_.source + ":")) throw;
      throw Error(error.code(), top.place(), error.detail());
    }
  }

 private:
  template <class... Kinds>
  bool read_kind(const std::string& by, std::variant<Kinds...>*) {
    return (read_as<Kinds>(by) || ...);
  }

  /// Reads the keys beside "by" and "schema", if the method is the one of this kind.
  template <class Kind>
  bool read_as(const std::string& by) {
    if (by != Kind::by) return false;
    JsonDocument rest = document_;
    std::erase_if(std::get<JsonObject>(rest.root.value),
                  [](const JsonMember& member) { return is_judgement_head(member.key); });
    judgements_ = JsonReader::read<Kind>(JsonCursor(rest));
    return true;
  }

  JsonDocument document_;
  Judgements judgements_;
  std::optional<std::string> group_;
};

/// Reads a file of judgements ("-": standard input). Whether they fit a model is checked when they are used.
///
/// Errors  read_failed, empty_input, too_large; bad_json, unknown_name, bad_option, newer_schema: each with file, line
///         and column
inline JudgementFile read_judgements(const std::string& path) {
  return JudgementFile(read_json(ByteSource::open(path)));
}

/// The same from a text in memory; `source` stands for the path in messages.
inline JudgementFile parse_judgements(std::string_view text, const std::string& source = "judgements") {
  return JudgementFile(parse_json(text, source));
}

/// The JSON Schema of one kind of judgement, with its keys "schema", "by" and, of judgements about criteria, "group".
template <class Kind>
JsonObject judgement_kind_schema() {
  JsonObject schema = JsonSchema::of<Kind>();
  schema.insert(schema.begin(), {"title", {std::string(Kind::by)}});
  for (JsonMember& member : schema) {
    if (member.key == "properties") {
      auto& properties = std::get<JsonObject>(member.value.value);
      if constexpr (!judges_journeys<Kind>) {
        properties.insert(
            properties.begin(),
            {"group",
             {JsonObject{{"type", {std::string("string")}},
                         {"description",
                          {std::string("the group of the model whose members are judged, \"\" for what stands at the "
                                       "top; without it all criteria are judged")}}}}});
      }
      properties.insert(properties.begin(), {"by", {JsonObject{{"const", {std::string(Kind::by)}}}}});
      properties.insert(properties.begin(), {"schema", {JsonObject{{"const", {std::int64_t{1}}}}}});
    }
    if (member.key == "required")
      std::get<JsonArray>(member.value.value)
          .insert(std::get<JsonArray>(member.value.value).begin(), JsonValue{std::string("by")});
  }
  return schema;
}

/// The JSON Schema of a file of judgements.
inline std::string judgement_schema() {
  JsonArray kinds;
  [&]<class... Kinds>(std::variant<Kinds...>*) {
    (kinds.push_back({judgement_kind_schema<Kinds>()}), ...);
  }(static_cast<Judgements*>(nullptr));
  return JsonText::pretty(
      {JsonObject{{"$schema", {std::string("https://json-schema.org/draft/2020-12/schema")}},
                  {"$id", {"urn:journeyrank:judgements:" + std::to_string(JudgementFile::newest_schema)}},
                  {"title", {std::string("JourneyRank judgements")}},
                  {"oneOf", {std::move(kinds)}}}});
}

}  // namespace journeyrank
