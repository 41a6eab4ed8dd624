// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "journeyrank/judge/place_check.hpp"
#include "journeyrank/judge/scenario.hpp"
#include "journeyrank/judge/stated_cells.hpp"
#include "journeyrank/measure/mapping.hpp"
#include "journeyrank/measure/simulation.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/rank/pin.hpp"
#include "journeyrank/weigh/judgements.hpp"
#include "journeyrank/weigh/valued_journeys.hpp"

// The files in JSON, read and written in one translation unit: that code is slow to compile.

/// Reads a model, mapping, pins, simulation, scenarios or cells file; "-" is standard input. A mapping may be the name
/// of a ready one. Errors: those of journeyrank::read_model.
journeyrank::Model model_of_file(const std::string& path);
journeyrank::Mapping mapping_of_file(const std::string& path);
std::vector<journeyrank::Pin> pins_of_file(const std::string& path);
journeyrank::Simulation simulation_of_file(const std::string& path);
std::vector<journeyrank::Scenario> scenarios_of_file(const std::string& path);
journeyrank::StatedCells cells_of_file(const std::string& path);

/// Reads a ranking that `rank --json` wrote. Errors: those of journeyrank::read_earlier_ranking.
journeyrank::EarlierRanking earlier_ranking_of_file(const std::string& path);

/// A file of judgements that was read: whether it is about journeys, and the weights that it gives to a model.
struct ReadJudgements {
  bool of_journeys = false;
  std::function<journeyrank::ModelJudgement(const journeyrank::Model&, const journeyrank::ValuedJourneys*)> judge;
};

/// Reads a file of judgements. Errors: those of JudgementFile, here and when it judges.
ReadJudgements judgements_of_file(const std::string& path);

/// A ready mapping as the text of its file, and the names of all of them. Errors: unknown_name.
std::string ready_mapping_text(const std::string& name);
std::string ready_mapping_list();

/// A model, mapping or simulation as the text of its file.
std::string file_text(const journeyrank::Model& model);
std::string file_text(const journeyrank::Mapping& mapping);
std::string file_text(const journeyrank::Simulation& simulation);
