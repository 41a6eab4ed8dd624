// SPDX-License-Identifier: MIT
#include "journeyrank/io/ready_mapping.hpp"

#include <cstdio>
#include <fstream>
#include <string>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::mapping_of;
using journeyrank::parse_mapping;
using journeyrank::ready_mapping;
using journeyrank::ready_mappings;

TEST_CASE("ready_mappings: each is a valid file that says where contact, journey and start come from") {
  for (const auto& ready : ready_mappings) {
    CAPTURE(ready.name);
    const auto mapping = parse_mapping(ready.json, std::string(ready.name));
    for (const char* needed : {"contact_id", "journey", "started_at", "customer_id"}) {
      bool is_there = false;
      for (const auto& mapped : mapping.columns) is_there = is_there || mapped.column == needed;
      CHECK(is_there);
    }
    CHECK(mapping == mapping_of(std::string(ready.name)));
    CHECK(mapping.absent_columns == journeyrank::AbsentColumns::note);
  }
}

TEST_CASE("mapping_of: a file of that name wins; an unknown name is a file that cannot be read") {
  const std::string path = "zendesk";
  {
    std::ofstream file(path);
    file << R"({"decimal": ","})";
  }
  const auto mapping = mapping_of(path);
  std::remove(path.c_str());
  CHECK(mapping.decimal == ",");
  CHECK(mapping.columns.empty());
  CHECK(refusal_code([] { mapping_of("zendesc"); }) == "read_failed");
}

TEST_CASE("ready_mapping: an unknown name is refused with the nearest") {
  CHECK(refusal([] { ready_mapping("zendesc"); }) ==
        "unknown_name: there is no ready mapping \"zendesc\" (did you mean \"zendesk\"?); allowed: zendesk, "
        "genesys_cloud, salesforce_case, amazon_connect, xes");
}
