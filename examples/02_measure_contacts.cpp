// SPDX-License-Identifier: MIT
// From raw contacts to a ranking: what came in, what it measures, what is not known.
#include <iomanip>
#include <iostream>

#include "journeyrank/io/contact_csv.hpp"
#include "journeyrank/io/json.hpp"
#include "journeyrank/journeyrank.hpp"
#include "journeyrank/problem/measure.hpp"

namespace jr = journeyrank;

int main() {
  const jr::Model model = jr::read_model("examples/data/contact_centre.json");
  const jr::Mapping mapping = jr::read_mapping("examples/data/contacts_map.json");

  jr::Tally tally(jr::metrics_of(model));
  const jr::Intake intake = jr::read_contacts(jr::ByteSource::open("examples/data/contacts.csv"), mapping, tally);
  std::cout << intake.used << " of " << intake.rows << " rows used\n";
  for (const jr::Note& note : intake.notes()) std::cout << "- " << note.code << ": " << note.text << "\n";

  const jr::MeasuredMatrix measured = jr::measure(tally, model);
  for (const jr::Note& note : measured.notes) std::cout << "- " << note.code << ": " << note.text << "\n";

  std::cout << "\n";
  const jr::Ranking ranking = jr::rank(measured.matrix, model);
  for (std::size_t position = 0; position < ranking.size(); ++position) {
    const jr::RankedJourney line = ranking[position];
    std::cout << line.rank << "  " << std::left << std::setw(18) << line.id << std::right << std::fixed
              << std::setprecision(1) << std::setw(6) << 100.0 * line.score.score << "\n";
  }
}
