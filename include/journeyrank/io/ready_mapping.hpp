// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/io/json.hpp"
#include "journeyrank/measure/mapping.hpp"

namespace journeyrank {

/// A mapping of what a system exports under its own names, as the text of its file.
struct ReadyMapping {
  std::string_view name;
  std::string_view about;  ///< what it reads, and what it takes for the journey
  std::string_view json;
};

/// The mappings that need no file. Which column tells the journeys apart is a choice of each house: what stands here is
/// what every account has, to be changed in a copy (`journeyrank template mapping --for zendesk`).
inline constexpr std::array ready_mappings = {
    ReadyMapping{
        "zendesk",
        "Zendesk tickets with their metric set, as JSON Lines (or CSV with points in the names); the journey is "
        "the ticket form, else the type; csat is 1 for a good rating and 0 for a bad one",
        R"json({
  "schema": 1,
  "absent_columns": "note",
  "where": {"status": {"not_one_of": ["deleted"]}},
  "columns": {
    "contact_id": {"from": "id"},
    "source": {"value": "zendesk"},
    "customer_id": {"from": "requester_id"},
    "account_id": {"from": "organization_id"},
    "journey": {"first_of": ["ticket_form_id", "type"]},
    "channel": {
      "from": "via.channel",
      "values": {
        "voice": "voice", "phone": "voice", "email": "email", "chat": "chat", "native_messaging": "chat",
        "web": "web", "mobile": "app", "mobile_sdk": "app", "twitter": "social", "facebook": "social"
      },
      "otherwise": "other"
    },
    "agent_id": {"from": "assignee_id"},
    "started_at": {"from": "created_at"},
    "ended_at": {"from": "metric_set.solved_at"},
    "last_update_at": {"from": "updated_at"},
    "queue_s": {"from": "metric_set.reply_time_in_minutes.calendar", "unit": "min"},
    "agents": {"from": "metric_set.assignee_stations"},
    "reopens": {"from": "metric_set.reopens"},
    "replies": {"from": "metric_set.replies"},
    "resolved": {"from": "status", "values": {"solved": "true", "closed": "true"}, "otherwise": "false"},
    "csat": {
      "from": "satisfaction_rating.score",
      "missing": ["offered", "unoffered"],
      "values": {"good": "1", "bad": "0"}
    }
  }
}
)json"},
    ReadyMapping{
        "genesys_cloud",
        "Genesys Cloud analytics conversation details, one conversation a line of JSON; the journey is the name "
        "of the first queue, the issue the last wrap-up code",
        R"json({
  "schema": 1,
  "absent_columns": "note",
  "columns": {
    "contact_id": {"from": "conversationId"},
    "source": {"value": "genesys_cloud"},
    "customer_id": {
      "first_of": [
        "participants[purpose=customer].externalContactId", "participants[purpose=external].externalContactId",
        "participants[purpose=customer].sessions[].ani", "participants[purpose=external].sessions[].ani",
        "participants[purpose=customer].sessions[].addressFrom"
      ]
    },
    "account_id": {"from": "participants[purpose=customer].externalOrganizationId"},
    "journey": {
      "first_of": [
        "participants[purpose=acd].participantName", "participants[purpose=acd].sessions[].segments[].queueId",
        "participants[purpose=agent].sessions[].segments[].queueId"
      ]
    },
    "issue": {"from": "last(participants[purpose=agent].sessions[].segments[].wrapUpCode)"},
    "channel": {
      "from": "participants[].sessions[].mediaType",
      "values": {"voice": "voice", "callback": "voice", "chat": "chat", "message": "chat", "email": "email"},
      "otherwise": "other"
    },
    "direction": {"from": "originatingDirection"},
    "agent_id": {"from": "last(participants[purpose=agent].userId)"},
    "started_at": {"from": "conversationStart"},
    "ended_at": {"from": "conversationEnd"},
    "queue_s": {"from": "sum(participants[].sessions[].metrics[name=tAcd].value)", "unit": "ms"},
    "talk_s": {"from": "sum(participants[].sessions[].metrics[name=tTalk].value)", "unit": "ms"},
    "hold_s": {"from": "sum(participants[].sessions[].metrics[name=tHeld].value)", "unit": "ms"},
    "wrap_s": {"from": "sum(participants[].sessions[].metrics[name=tAcw].value)", "unit": "ms"},
    "handle_s": {"from": "sum(participants[].sessions[].metrics[name=tHandle].value)", "unit": "ms"},
    "transfers": {"from": "count(participants[].sessions[].metrics[name=nTransferred])"},
    "agents": {"from": "distinct(participants[purpose=agent].userId)"},
    "abandoned": {
      "from": "count(participants[].sessions[].metrics[name=tAbandon])",
      "values": {"0": "false"},
      "otherwise": "true"
    }
  }
}
)json"},
    ReadyMapping{
        "salesforce_case",
        "Salesforce cases under the names of the API, as CSV or JSON Lines; the journey is the reason, else the "
        "type; ids of 15 and 18 letters are one",
        R"json({
  "schema": 1,
  "absent_columns": "note",
  "where": {"IsDeleted": {"not_one_of": ["true", "TRUE", "1"]}},
  "columns": {
    "contact_id": {"from": "Id", "ids": "salesforce"},
    "source": {"value": "salesforce"},
    "customer_id": {"first_of": ["ContactId", "SuppliedEmail", "AccountId"], "ids": "salesforce"},
    "account_id": {"from": "AccountId", "ids": "salesforce"},
    "journey": {"first_of": ["Reason", "Type"]},
    "issue": {"from": "Type"},
    "channel": {
      "from": "Origin",
      "values": {
        "Phone": "voice", "Email": "email", "Web": "web", "Chat": "chat", "Messaging": "chat", "Twitter": "social",
        "Facebook": "social"
      },
      "otherwise": "other"
    },
    "agent_id": {"from": "OwnerId", "ids": "salesforce"},
    "started_at": {"from": "CreatedDate"},
    "ended_at": {"from": "ClosedDate"},
    "last_update_at": {"first_of": ["SystemModstamp", "LastModifiedDate"]},
    "resolved": {"from": "IsClosed"}
  }
}
)json"},
    ReadyMapping{"amazon_connect",
                 "Amazon Connect contact records, one a line of JSON; the journey is the queue; the contacts of one "
                 "chain of transfers are one; abandoned is not mapped, for no one field says it",
                 R"json({
  "schema": 1,
  "absent_columns": "note",
  "columns": {
    "contact_id": {"from": "ContactId"},
    "source": {"value": "amazon_connect"},
    "parent_contact_id": {"from": "PreviousContactId"},
    "customer_id": {"first_of": ["CustomerId", "CustomerEndpoint.Address"]},
    "journey": {"from": "Queue.Name"},
    "channel": {
      "from": "Channel",
      "values": {"VOICE": "voice", "CHAT": "chat", "EMAIL": "email"},
      "otherwise": "other"
    },
    "direction": {
      "from": "InitiationMethod",
      "values": {"OUTBOUND": "outbound", "EXTERNAL_OUTBOUND": "outbound"},
      "otherwise": "inbound"
    },
    "agent_id": {"from": "Agent.Username"},
    "started_at": {"from": "InitiationTimestamp"},
    "ended_at": {"from": "DisconnectTimestamp"},
    "last_update_at": {"from": "LastUpdateTimestamp"},
    "queue_s": {"from": "Queue.Duration"},
    "talk_s": {"from": "Agent.AgentInteractionDuration"},
    "hold_s": {"from": "Agent.CustomerHoldDuration"},
    "wrap_s": {"from": "Agent.AfterContactWorkDuration"},
    "handle_s": {
      "sum_of": ["Agent.AgentInteractionDuration", "Agent.CustomerHoldDuration", "Agent.AfterContactWorkDuration"]
    },
    "transfers": {"sum_of": ["count(NextContactId)", "count(TransferredToEndpoint)"]},
    "agents": {"from": "count(Agent.Username)"}
  }
}
)json"},
    ReadyMapping{
        "xes",
        "XES event logs: a trace is a case, an event that completes is a contact, and its name is the journey; "
        "the customer is the trace unless it names one",
        R"json({
  "schema": 1,
  "absent_columns": "note",
  "where": {"lifecycle:transition": {"one_of": ["", "complete", "COMPLETE", "Complete"]}},
  "columns": {
    "contact_id": {"from": "event:id"},
    "source": {"value": "xes"},
    "case_id": {"from": "case:concept:name"},
    "customer_id": {"first_of": ["case:customer_id", "case:customer", "case:concept:name"]},
    "journey": {"from": "concept:name"},
    "channel": {"first_of": ["channel", "case:channel"]},
    "agent_id": {"first_of": ["org:resource", "org:role", "org:group"]},
    "started_at": {"first_of": ["event:start", "time:timestamp"]},
    "ended_at": {"from": "time:timestamp"},
    "cost": {"from": "cost:total"}
  }
}
)json"}};

/// Finds a ready mapping; nullptr for any other name.
inline const ReadyMapping* find_ready_mapping(std::string_view name) noexcept {
  for (const auto& ready : ready_mappings) {
    if (ready.name == name) return &ready;
  }
  return nullptr;
}

/// Their names.
inline std::vector<std::string> ready_mapping_names() {
  std::vector<std::string> names;
  for (const auto& ready : ready_mappings) names.emplace_back(ready.name);
  return names;
}

/// The ready mapping of this name.
///
/// Errors  unknown_name with the nearest and all there are
inline const ReadyMapping& ready_mapping(std::string_view name) {
  if (const ReadyMapping* const found = find_ready_mapping(name)) return *found;
  std::string known;
  for (const auto& each : ready_mapping_names()) known += (known.empty() ? "" : ", ") + each;
  throw Error(errc::unknown_name, "there is no ready mapping " + excerpt(name) +
                                      did_you_mean(name, ready_mapping_names()) + "; allowed: " + known);
}

/// The mapping in a file, or the ready one of that name where there is no such file.
///
/// Errors  as read_mapping
inline Mapping mapping_of(const std::string& path_or_name) {
  const ReadyMapping* const ready = find_ready_mapping(path_or_name);
  if (ready != nullptr) {
    std::FILE* const file = std::fopen(path_or_name.c_str(), "rb");
    if (file == nullptr) return parse_mapping(ready->json, path_or_name);
    std::fclose(file);
  }
  return read_mapping(path_or_name);
}

}  // namespace journeyrank
