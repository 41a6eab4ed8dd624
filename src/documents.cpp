// SPDX-License-Identifier: MIT
#include "documents.hpp"

#include <memory>

#include "journeyrank/io/cell_json.hpp"
#include "journeyrank/io/json.hpp"
#include "journeyrank/io/judgement_json.hpp"
#include "journeyrank/io/place_check_json.hpp"
#include "journeyrank/io/ready_mapping.hpp"
#include "journeyrank/io/scenario_json.hpp"
#include "journeyrank/io/simulation_json.hpp"

journeyrank::Model model_of_file(const std::string& path) { return journeyrank::read_model(path); }
journeyrank::Mapping mapping_of_file(const std::string& path) { return journeyrank::mapping_of(path); }
std::vector<journeyrank::Pin> pins_of_file(const std::string& path) { return journeyrank::read_pins(path); }
journeyrank::Simulation simulation_of_file(const std::string& path) { return journeyrank::read_simulation(path); }
std::vector<journeyrank::Scenario> scenarios_of_file(const std::string& path) {
  return journeyrank::read_scenarios(path);
}
journeyrank::StatedCells cells_of_file(const std::string& path) { return journeyrank::read_cells(path); }
journeyrank::EarlierRanking earlier_ranking_of_file(const std::string& path) {
  return journeyrank::read_earlier_ranking(path);
}
ReadJudgements judgements_of_file(const std::string& path) {
  const auto file = std::make_shared<const journeyrank::JudgementFile>(journeyrank::read_judgements(path));
  return {journeyrank::are_about_journeys(file->judgements()),
          [file](const journeyrank::Model& model, const journeyrank::ValuedJourneys* journeys) {
            return file->judge(model, journeys);
          }};
}
std::string file_text(const journeyrank::Model& model) { return journeyrank::to_json(model); }
std::string file_text(const journeyrank::Mapping& mapping) { return journeyrank::to_json(mapping); }
std::string file_text(const journeyrank::Simulation& simulation) { return journeyrank::to_json(simulation); }
std::string ready_mapping_text(const std::string& name) { return std::string(journeyrank::ready_mapping(name).json); }
std::string ready_mapping_list() {
  std::string names;
  for (const auto& each : journeyrank::ready_mapping_names()) names += (names.empty() ? "" : ", ") + each;
  return names;
}
