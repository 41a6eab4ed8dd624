// SPDX-License-Identifier: MIT
#include "journeyrank/io/xes_events.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::ByteSource;
using journeyrank::XesEvent;
using journeyrank::XesEvents;

namespace {

std::vector<XesEvent> events(std::string_view text) {
  XesEvents log(ByteSource::text(text, "t.xes"));
  std::vector<XesEvent> all;
  while (log.next()) all.push_back(log.event());
  return all;
}

std::string value(const XesEvent& event, std::string_view key) {
  const std::string* const found = event.find(key);
  return found == nullptr ? "(none)" : *found;
}

std::string refused(std::string_view text, std::size_t limit = std::size_t{4} << 20) {
  return refusal([&] {
    XesEvents log(ByteSource::text(text, "t.xes"), limit);
    while (log.next()) {
    }
  });
}

/// An event of a name, a transition and a time.
std::string event(const char* name, const char* transition, const char* time) {
  return std::string("<event><string key=\"concept:name\" value=\"") + name +
         "\"/><string key=\"lifecycle:transition\" value=\"" + transition +
         "\"/><date key=\"time:timestamp\" value=\"" + time + "\"/></event>";
}

}  // namespace

TEST_CASE("XesEvents: an event has its attributes, those of its trace, and an id; nothing of what stands around it") {
  const auto all = events(R"(<?xml version="1.0"?>
<log xmlns="http://www.xes-standard.org/">
<global scope="event"><string key="concept:name" value="UNKNOWN"/><event/></global>
<string key="concept:name" value="log"/>
<trace>
<string key="concept:name" value="a &lt; b"/>
<event>
<string key="concept:name" value="x"><string key="inner" value="1"/></string>
<list key="l"><values><int key="deep" value="1"/></values></list>
<int key="n" value="17"/><id key="identity:id" value="e-1"/>
</event>
</trace>
<trace><event/><event/></trace>
<event><string key="concept:name" value="free"/></event>
</log>)");
  REQUIRE(all.size() == 4);
  CHECK(all[0].line == 7);
  CHECK(value(all[0], "case:concept:name") == "a < b");
  CHECK(value(all[0], "concept:name") == "x");
  CHECK(value(all[0], "n") == "17");
  CHECK(value(all[0], "inner") == "(none)");
  CHECK(value(all[0], "deep") == "(none)");
  CHECK(value(all[0], "event:id") == "e-1");
  CHECK(value(all[1], "event:id") == "2#1");
  CHECK(value(all[2], "event:id") == "2#2");
  CHECK(value(all[3], "case:concept:name") == "(none)");
  CHECK(value(all[3], "event:id") == "#1");
}

TEST_CASE("XesEvents: an event that completes knows when the oldest open one of its name started") {
  const auto all =
      events("<log><trace>" + event("a", "start", "t1") + event("b", "start", "t2") + event("a", "START", "t3") +
             event("a", "complete", "t4") + event("a", "COMPLETE", "t5") + event("a", "complete", "t6") +
             "</trace><trace>" + event("b", "complete", "t7") + "</trace></log>");
  REQUIRE(all.size() == 7);
  CHECK(value(all[0], "event:start") == "(none)");
  CHECK(value(all[3], "event:start") == "t1");
  CHECK(value(all[4], "event:start") == "t3");
  CHECK(value(all[5], "event:start") == "(none)");
  CHECK(value(all[6], "event:start") == "(none)");
}

TEST_CASE("XesEvents: a log longer than a chunk is read whole") {
  std::string text = "<log>";
  for (int i = 0; i < 20'000; ++i) text += "<trace>" + event("a", "complete", "t") + "</trace>";
  CHECK(events(text + "</log>").size() == 20'000);
}

TEST_CASE("XesEvents: what is no log is refused with its place; entities are never expanded") {
  CHECK(refused("") == "empty_input: t.xes: found no XML element; allowed: a XES log");
  CHECK(
      refused("<log><trace></log>") ==
      "bad_xml: t.xes:1:15: found no well-formed XML: mismatched tag; allowed: a XES log, unpacked where it was a .gz");
  CHECK(refused("<table/>") == "bad_xml: t.xes:1:1: found the element \"table\"; allowed: log, that of a XES file");
  CHECK(refused("<!DOCTYPE log [<!ENTITY a \"aaaa\">]><log/>").find("found a document type") != std::string::npos);
  CHECK(refused("<log>" + std::string(7, '\n') + "<event").find("bad_xml: t.xes:8") == 0);
  std::string deep = "<log>";
  for (int i = 0; i < 100; ++i) deep += "<list>";
  CHECK(refused(deep).find("found more than 64 elements inside one another") != std::string::npos);
}

TEST_CASE("XesEvents: a token over the limit is refused before all of it is in memory") {
  const std::string text = "<log><trace><string key=\"a\" value=\"" + std::string(1 << 20, 'x');
  CHECK(refused(text, 200'000).find("too_large: t.xes:1") == 0);
  const std::string blank = "<log>" + std::string(1 << 20, ' ') + "</log>";
  XesEvents blanks(ByteSource::text(blank, "t.xes"), 200'000);
  CHECK_FALSE(blanks.next());
}
