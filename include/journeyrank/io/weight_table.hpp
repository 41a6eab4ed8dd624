// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/io/packed_texts.hpp"
#include "journeyrank/io/result_table.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/weigh/data_weighing.hpp"

namespace journeyrank {

/// Weights from data as a table: a row a method and criterion, the model's own weights first, as the method "own".
///
/// Shape   the columns method, criterion, label, weight, refused
/// Units   weights as shares of all weight
/// Edge    of a method that cannot weigh the journeys there is one row, in which all but method and refused are missing
inline ResultTable to_table(const std::vector<DataWeighing>& ways, const Model& model) {
  PackedTexts methods;
  PackedTexts criteria;
  PackedTexts labels;
  PackedTexts refused;
  ResultColumn weights{"weight", std::vector<double>{}};
  const auto add = [&](const std::string& method, const std::vector<double>& shares) {
    for (std::size_t c = 0; c < shares.size(); ++c) {
      methods.push_back(method);
      criteria.push_back(model.criteria[c].id);
      labels.push_back(model.criteria[c].shown());
      std::get<std::vector<double>>(weights.cells).push_back(shares[c]);
      weights.missing.push_back(0);
      refused.push_back_missing();
    }
  };
  const Weights own = weights_of(model);
  add("own", {own.normalised().begin(), own.normalised().end()});
  for (const DataWeighing& each : ways) {
    add(each.name, each.weights);
    if (each.is_weighed()) continue;
    methods.push_back(each.name);
    criteria.push_back_missing();
    labels.push_back_missing();
    std::get<std::vector<double>>(weights.cells).push_back(0.0);
    weights.missing.push_back(1);
    refused.push_back(each.refused);
  }
  ResultTable table{.rows = methods.size()};
  table.columns.push_back({"method", std::move(methods)});
  table.columns.push_back({"criterion", std::move(criteria)});
  table.columns.push_back({"label", std::move(labels)});
  table.columns.push_back(std::move(weights));
  table.columns.push_back({"refused", std::move(refused)});
  return table;
}

}  // namespace journeyrank
