// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "journeyrank/judge/scenario.hpp"
#include "journeyrank/judge/stated_cells.hpp"
#include "journeyrank/measure/mapping.hpp"
#include "journeyrank/measure/simulation.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/rank/pin.hpp"
#include "journeyrank/weigh/judgements.hpp"

// The files in JSON, read and written in one translation unit: that code is slow to compile.

/// Reads a model, mapping, pins, simulation, scenarios or cells file; "-" is standard input. A mapping may be the name
/// of a ready one. Errors: those of journeyrank::read_model.
journeyrank::Model model_of_file(const std::string& path);
journeyrank::Mapping mapping_of_file(const std::string& path);
std::vector<journeyrank::Pin> pins_of_file(const std::string& path);
journeyrank::Simulation simulation_of_file(const std::string& path);
std::vector<journeyrank::Scenario> scenarios_of_file(const std::string& path);
journeyrank::StatedCells cells_of_file(const std::string& path);

/// The weights that a file of judgements gives to a model. Errors: those of JudgementFile.
journeyrank::ModelJudgement judgement_of_file(const std::string& path, const journeyrank::Model& model);

/// A ready mapping as the text of its file, and the names of all of them. Errors: unknown_name.
std::string ready_mapping_text(const std::string& name);
std::string ready_mapping_list();

/// A model, mapping or simulation as the text of its file.
std::string file_text(const journeyrank::Model& model);
std::string file_text(const journeyrank::Mapping& mapping);
std::string file_text(const journeyrank::Simulation& simulation);
