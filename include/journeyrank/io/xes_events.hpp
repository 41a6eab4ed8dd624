// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <exception>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <expat.h>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/io/byte_source.hpp"

namespace journeyrank {

/// An attribute of an event or of its trace.
struct XesAttribute {
  std::string key;
  std::string value;

  friend bool operator==(const XesAttribute&, const XesAttribute&) = default;
};

/// An event of a log: its own attributes, and those of its trace under names that begin with "case:".
struct XesEvent {
  std::vector<XesAttribute> attributes;
  std::size_t line = 0;  ///< where its element begins

  /// The value of an attribute; nullptr when it has none of this key.
  const std::string* find(std::string_view key) const noexcept {
    for (const auto& each : attributes) {
      if (each.key == key) return &each.value;
    }
    return nullptr;
  }
};

/// Reads the events of a XES log one by one, in the memory of one chunk and the starts that are open in a trace.
///
/// Two attributes are added: `event:id` is the event's identity:id, or the name of its trace, # and its number in it;
/// `event:start`, for an event that completes, is the time of the start event before it in its trace with the same
/// concept:name (and concept:instance), the oldest that is still open.
///
/// Edge    attributes of attributes, lists and what `global` declares are passed over; a trace without concept:name has
///         its number for a name; attributes of a trace count for the events behind them, where the standard has them
/// Errors  bad_xml with line and column for what is no well-formed XML, no log, or has a document type (entities are
///         never expanded); too_large for a token over `max_token_bytes`; read_failed
/// Source  ieee2016xes
/// Cost    O(bytes)
class XesEvents {
 public:
  explicit XesEvents(ByteSource source, std::size_t max_token_bytes = std::size_t{4} << 20)
      : state_(std::make_unique<State>(std::move(source), max_token_bytes)), parser_(XML_ParserCreate(nullptr)) {
    if (parser_ == nullptr) throw Error(errc::bad_xml, "there is no memory for an XML parser");
    state_->parser = parser_.get();
    XML_SetUserData(parser_.get(), state_.get());
    XML_SetElementHandler(parser_.get(), &on_start, &on_end);
    XML_SetDefaultHandler(parser_.get(), &on_other);
    XML_SetStartDoctypeDeclHandler(parser_.get(), &on_doctype);
  }

  /// Goes to the next event; false at the end.
  bool next() {
    State& state = *state_;
    if (!state.ready.empty()) state.ready.pop_front();
    while (state.ready.empty() && !state.at_end) feed();
    return !state.ready.empty();
  }

  /// The event, valid until the next one.
  const XesEvent& event() const noexcept { return state_->ready.front(); }

  const ByteSource& source() const noexcept { return state_->source; }

 private:
  static constexpr std::size_t most_depth = 64;

  struct Free {
    void operator()(XML_Parser parser) const noexcept { XML_ParserFree(parser); }
  };

  /// What the handlers of the parser work on; it does not move when this object does.
  struct State {
    State(ByteSource from, std::size_t limit) : source(std::move(from)), max_token_bytes(limit) {}

    ByteSource source;
    std::size_t max_token_bytes;
    XML_Parser parser = nullptr;
    std::deque<XesEvent> ready;
    std::exception_ptr fault;
    std::size_t since_token = 0;  // bytes fed since the parser found something
    std::size_t depth = 0;
    std::size_t trace_depth = 0;  // 0: outside
    std::size_t event_depth = 0;
    std::size_t global_depth = 0;
    std::uint64_t traces = 0;
    std::uint64_t events = 0;  // of the trace
    std::vector<XesAttribute> of_trace;
    XesEvent event;
    std::map<std::string, std::deque<std::string>> starts;
    bool at_end = false;

    Place place() const {
      return {source.name(), static_cast<std::size_t>(XML_GetCurrentLineNumber(parser)),
              static_cast<std::size_t>(XML_GetCurrentColumnNumber(parser)) + 1};
    }

    /// Ends the parsing with an error; exceptions do not pass through C.
    void refuse(errc code, const std::string& what) {
      if (fault == nullptr) fault = std::make_exception_ptr(Error(code, place(), what));
      XML_StopParser(parser, XML_FALSE);
    }
  };

  void feed() {
    State& state = *state_;
    constexpr int chunk = 64 * 1024;
    void* const buffer = XML_GetBuffer(parser_.get(), chunk);
    if (buffer == nullptr) throw Error(errc::too_large, Place{state.source.name()}, "there is no memory for the text");
    const std::size_t got = state.source.read(static_cast<char*>(buffer), chunk);
    state.since_token += got;
    const XML_Status status = XML_ParseBuffer(parser_.get(), static_cast<int>(got), got == 0 ? XML_TRUE : XML_FALSE);
    if (state.fault != nullptr) std::rethrow_exception(state.fault);
    if (status != XML_STATUS_OK) refuse_text();
    if (state.since_token > state.max_token_bytes) {
      throw Error(errc::too_large, state.place(),
                  "one piece of the text has more than " + std::to_string(state.max_token_bytes) + " bytes");
    }
    state.at_end = got == 0;
  }

  [[noreturn]] void refuse_text() const {
    const XML_Error code = XML_GetErrorCode(parser_.get());
    const Place place = state_->place();
    if (code == XML_ERROR_NO_ELEMENTS) {
      throw Error(errc::empty_input, Place{state_->source.name()}, "found no XML element; allowed: a XES log");
    }
    throw Error(errc::bad_xml, place,
                std::string("found no well-formed XML: ") + XML_ErrorString(code) +
                    "; allowed: a XES log, unpacked where it was a .gz");
  }

  static std::string_view local_name(const char* name) noexcept {
    const char* const colon = std::strrchr(name, ':');
    return colon == nullptr ? name : colon + 1;
  }

  static void on_start(void* data, const char* full_name, const char** words) {
    State& state = *static_cast<State*>(data);
    state.since_token = 0;
    ++state.depth;
    const std::string_view name = local_name(full_name);
    if (state.depth == 1 && name != "log") {
      return state.refuse(errc::bad_xml, "found the element " + excerpt(name) + "; allowed: log, that of a XES file");
    }
    if (state.depth > most_depth) {
      return state.refuse(errc::bad_xml,
                          "found more than " + std::to_string(most_depth) + " elements inside one another");
    }
    if (state.global_depth != 0) return;
    if (name == "global") {
      state.global_depth = state.depth;
    } else if (name == "trace" && state.trace_depth == 0 && state.event_depth == 0) {
      begin_trace(state);
    } else if (name == "event" && state.event_depth == 0) {
      state.event_depth = state.depth;
      state.event = {{}, static_cast<std::size_t>(XML_GetCurrentLineNumber(state.parser))};
      ++state.events;
    } else if (state.event_depth != 0 && state.depth == state.event_depth + 1) {
      add_attribute(name, words, "", state.event.attributes);
    } else if (state.trace_depth != 0 && state.event_depth == 0 && state.depth == state.trace_depth + 1) {
      add_attribute(name, words, "case:", state.of_trace);
    }
  }

  static void on_end(void* data, const char*) {
    State& state = *static_cast<State*>(data);
    state.since_token = 0;
    if (state.depth == state.event_depth) {
      finish_event(state);
      state.event_depth = 0;
    }
    if (state.depth == state.trace_depth) {
      state.trace_depth = 0;
      state.of_trace.clear();
      state.starts.clear();
      state.events = 0;
    }
    if (state.depth == state.global_depth) state.global_depth = 0;
    --state.depth;
  }

  static void on_other(void* data, const char*, int) { static_cast<State*>(data)->since_token = 0; }

  static void on_doctype(void* data, const char*, const char*, const char*, int) {
    static_cast<State*>(data)->refuse(errc::bad_xml,
                                      "found a document type; a XES log has none, and entities are not read");
  }

  static void begin_trace(State& state) {
    state.trace_depth = state.depth;
    state.of_trace.clear();
    state.starts.clear();
    state.events = 0;
    ++state.traces;
  }

  static void add_attribute(std::string_view type, const char** words, const char* prefix,
                            std::vector<XesAttribute>& into) {
    constexpr std::array<std::string_view, 6> types = {"string", "date", "int", "float", "boolean", "id"};
    bool is_value = false;
    for (const auto& each : types) is_value = is_value || each == type;
    const char* key = nullptr;
    const char* value = nullptr;
    for (; *words != nullptr; words += 2) {
      if (std::strcmp(words[0], "key") == 0) key = words[1];
      if (std::strcmp(words[0], "value") == 0) value = words[1];
    }
    if (is_value && key != nullptr && value != nullptr) into.push_back({std::string(prefix) + key, value});
  }

  static std::string text_of(const XesEvent& event, std::string_view key) {
    const std::string* const found = event.find(key);
    return found == nullptr ? std::string() : *found;
  }

  static void finish_event(State& state) {
    XesEvent& event = state.event;
    std::string transition = text_of(event, "lifecycle:transition");
    for (char& letter : transition) letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    const std::string what = text_of(event, "concept:name") + '\0' + text_of(event, "concept:instance");
    if (transition == "start") state.starts[what].push_back(text_of(event, "time:timestamp"));
    const auto open = state.starts.find(what);
    if (transition == "complete" && open != state.starts.end() && !open->second.empty()) {
      event.attributes.push_back({"event:start", std::move(open->second.front())});
      open->second.pop_front();
    }
    event.attributes.insert(event.attributes.end(), state.of_trace.begin(), state.of_trace.end());
    const bool in_trace = state.trace_depth != 0;
    if (in_trace && event.find("case:concept:name") == nullptr) {
      event.attributes.push_back({"case:concept:name", std::to_string(state.traces)});
    }
    const std::string* const id = event.find("identity:id");
    const std::string made = text_of(event, "case:concept:name") + "#" + std::to_string(state.events);
    event.attributes.push_back({"event:id", id == nullptr ? made : *id});
    state.ready.push_back(std::move(event));
  }

  std::unique_ptr<State> state_;
  std::unique_ptr<XML_ParserStruct, Free> parser_;
};

}  // namespace journeyrank
