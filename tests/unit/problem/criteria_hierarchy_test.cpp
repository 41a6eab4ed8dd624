// SPDX-License-Identifier: MIT
#include "journeyrank/problem/criteria_hierarchy.hpp"

#include <cstddef>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::CriteriaGroup;
using journeyrank::CriteriaHierarchy;
using journeyrank::GroupFault;
using journeyrank::OutlineRow;

namespace {

const std::vector<std::string> ids = {"pain", "revenue", "retention", "cost"};

/// cost stands alone, pain at the side of a group of two.
const std::vector<CriteriaGroup> nested = {{.id = "loyalty", .members = {"retention", "revenue"}},
                                           {.id = "customer", .members = {"loyalty", "pain"}}};

std::string refused(const std::vector<CriteriaGroup>& groups) {
  return refusal([&] { CriteriaHierarchy(ids, groups); });
}

}  // namespace

TEST_CASE("criteria hierarchy: without groups everything stands at the top") {
  const CriteriaHierarchy flat(ids, {});
  CHECK(flat.group_count() == 0);
  CHECK(flat.criterion_count() == 4);
  for (std::size_t c = 0; c < 4; ++c) CHECK(flat.group_of(c) == CriteriaHierarchy::top);
  CHECK(flat.outline().size() == 4);
  CHECK(refusal([&] { flat.position("pian"); }) ==
        "unknown_name: no criterion \"pian\" in the model (did you mean \"pain\"?)");
}

TEST_CASE("criteria hierarchy: a group holds its criteria and those of the groups within it") {
  const CriteriaHierarchy hierarchy(ids, nested);
  CHECK(hierarchy.group_of(0) == 1);
  CHECK(hierarchy.group_of(1) == 0);
  CHECK(hierarchy.group_of(3) == CriteriaHierarchy::top);
  CHECK(hierarchy.parent_of(0) == 1);
  CHECK(hierarchy.parent_of(1) == CriteriaHierarchy::top);
  CHECK(hierarchy.holds(1, 2));
  CHECK(hierarchy.holds(0, 2));
  CHECK_FALSE(hierarchy.holds(0, 0));
  CHECK_FALSE(hierarchy.holds(1, 3));
  CHECK(hierarchy.position("retention") == 2);
  CHECK(hierarchy.position("customer") == 5);
  CHECK(hierarchy.id_at(4) == "loyalty");
}

TEST_CASE("criteria hierarchy: the outline goes by the model's order, a group where its first criterion would stand") {
  const auto group = [](std::size_t index, std::size_t depth) { return OutlineRow{true, index, depth}; };
  const auto criterion = [](std::size_t index, std::size_t depth) { return OutlineRow{false, index, depth}; };
  CHECK(CriteriaHierarchy(ids, nested).outline() == std::vector<OutlineRow>{group(1, 0), criterion(0, 1), group(0, 1),
                                                                            criterion(1, 2), criterion(2, 2),
                                                                            criterion(3, 0)});
}

TEST_CASE("criteria hierarchy: a group without an id, or without a member, is refused") {
  CHECK(refused({{.id = "", .members = {"pain"}}}) == "bad_model: group 1 has no id");
  CHECK(refused({{.id = "customer"}}) ==
        "bad_model: group \"customer\" is empty; allowed: the ids of criteria and of other groups");
  CHECK(refused({{.id = "customer", .weight = 0.0, .members = {"pain"}}})
            .starts_with("bad_weights: group \"customer\": found the weight 0; allowed"));
}

TEST_CASE("criteria hierarchy: an id is of one criterion or one group") {
  CHECK(refused({{.id = "pain", .members = {"cost"}}}) ==
        "duplicate_name: group \"pain\" is called as a criterion is; allowed: an id of its own");
  CHECK(refused({{.id = "customer", .members = {"cost"}}, {.id = "customer", .members = {"pain"}}}) ==
        "duplicate_name: group \"customer\" stands twice in the model");
}

TEST_CASE("criteria hierarchy: an unknown member is refused with the nearest criterion or group") {
  CHECK(refused({{.id = "customer", .members = {"pian"}}}) ==
        "unknown_name: group \"customer\": no criterion or group \"pian\" in the model (did you mean \"pain\"?)");
  CHECK(refused({{.id = "customer", .members = {"pain"}}, {.id = "all", .members = {"custommer"}}}) ==
        "unknown_name: group \"all\": no criterion or group \"custommer\" in the model (did you mean \"customer\"?)");
}

TEST_CASE("criteria hierarchy: a member stands in one group, once") {
  CHECK(refused({{.id = "a", .members = {"pain", "cost"}}, {.id = "b", .members = {"cost"}}}) ==
        "duplicate_name: \"cost\" stands in group \"a\" and in group \"b\"; allowed: one group");
  CHECK(refused({{.id = "a", .members = {"pain", "pain"}}}) == "duplicate_name: group \"a\" names \"pain\" twice");
}

TEST_CASE("criteria hierarchy: a group does not stand within itself, not through others either, and 16 deep at most") {
  CHECK(refused({{.id = "a", .members = {"pain", "a"}}}) == "bad_model: group \"a\" stands within itself");
  CHECK(refused({{.id = "a", .members = {"b"}}, {.id = "b", .members = {"a"}}}) ==
        "bad_model: group \"a\" stands within itself");
  CHECK(
      refused({{.id = "b", .members = {"pain"}}, {.id = "a", .members = {"b", "a"}}}).starts_with("bad_model: group"));
  std::vector<CriteriaGroup> chain = {{.id = "g0", .members = {"pain"}}};
  while (chain.size() < 16) {
    chain.push_back({.id = "g" + std::to_string(chain.size()), .members = {chain.back().id}});
  }
  CHECK(refused(chain) == "nothing was refused");
  chain.push_back({.id = "g16", .members = {"g15"}});
  CHECK(refused(chain) ==
        "bad_model: group \"g0\" stands more than 16 groups deep, or in one that stands within itself");
}

TEST_CASE("criteria hierarchy: whoever knows the file is told the group, the key and the member at fault") {
  GroupFault told;
  const std::vector<CriteriaGroup> groups = {{.id = "a", .members = {"pain"}},
                                             {.id = "b", .members = {"cost", "rain"}}};
  const auto tell = [](const void* where, const GroupFault& fault) {
    *static_cast<GroupFault*>(const_cast<void*>(where)) = fault;  // NOLINT: it is ours
  };
  CHECK(refusal([&] { CriteriaHierarchy(ids, groups, {tell, &told}); }).starts_with("unknown_name"));
  CHECK(told.group == 1);
  CHECK(told.key == std::string("members"));
  CHECK(told.member == 1);
}
