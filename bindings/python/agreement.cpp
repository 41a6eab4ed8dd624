// SPDX-License-Identifier: MIT
#include "journeyrank/agree/agreement.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/agree/agreement_text.hpp"
#include "journeyrank/agree/rank_biased_overlap.hpp"
#include "journeyrank/agree/rank_similarity.hpp"
#include "journeyrank/io/agreement_json.hpp"
#include "journeyrank/io/agreement_table.hpp"

#include "binding.hpp"
#include "held_ranking.hpp"
#include "json_python.hpp"
#include "native_table.hpp"
#include "python_value.hpp"
#include "result_class.hpp"
#include "shown_table.hpp"

namespace journeyrank::python {

namespace {

struct HeldAgreement {
  Agreement found;
  SharedMatrix held;
  Model model;
  std::vector<Note> said = {};
  std::string source = {};

  const CriteriaMatrix& matrix() const noexcept { return held->matrix; }
  ResultTable table() const { return to_table(found, matrix()); }
  const std::vector<Note>& notes() const noexcept { return said; }
  AgreementJson pieces() const { return {found, matrix(), model}; }
};

ShownTable shown(const HeldAgreement& self) {
  const Agreement& found = self.found;
  ShownTable table{.title = divergence_sentence(found, self.matrix(), self.model)};
  table.columns = {{"journey"}};
  for (const Voice& voice : found.voices) table.columns.push_back({voice_name(voice.profile), true});
  table.columns.push_back({"together", true});
  std::vector<std::size_t> order(found.joint.ranks.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return found.joint.ranks[a] < found.joint.ranks[b]; });
  for (const std::size_t journey : order) {
    if (table.rows.size() == most_rows_shown) break;
    table.rows.push_back({self.matrix().label(journey)});
    for (const auto& ranks : found.sides.ranks) table.rows.back().push_back(std::to_string(ranks[journey]));
    table.rows.back().push_back(std::to_string(found.joint.ranks[journey]));
  }
  show_rest(table, found.joint.ranks.size(), self.notes());
  return table;
}

/// A voice by the id of its profile; None, or "own", is the model's own weights.
Voice voice_from(py::handle name, const Model& model) {
  if (name.is_none()) return {};
  std::string profile;
  FromPython::read(name, "voices", profile);
  return {voice_profile(model, profile)};
}

std::vector<Voice> voices_from(py::handle given, const Model& model) {
  std::vector<Voice> voices;
  if (given.is_none()) return voices;
  if (py::isinstance<py::dict>(given)) {
    for (const auto& [name, influence] : py::reinterpret_borrow<py::dict>(given)) {
      voices.push_back(voice_from(name, model));
      FromPython::read(influence, "voices: " + voice_name(voices.back().profile), voices.back().influence);
    }
  } else if (py::isinstance<py::str>(given) || !py::isinstance<py::iterable>(given)) {
    refuse_type("voices", "a dict of influence by profile, or a list of profiles", given);
  } else {
    for (const py::handle name : py::iter(given)) voices.push_back(voice_from(name, model));
  }
  if (voices.empty()) throw Error(errc::empty_input, "voices: found none; allowed: one or more profiles");
  return voices;
}

HeldAgreement agreed(const SharedMatrix& held, const Model& model, AgreementOptions options, std::string source) {
  HeldAgreement answer{agreement(held->matrix, model, std::move(options)), held, model, {}, std::move(source)};
  if (answer.found.voices.size() == 1) {
    answer.said.push_back({"one_voice", "only one voice speaks: give the model profiles, or name several voices"});
  }
  if (!answer.found.no_concessions.empty()) answer.said.push_back({"no_concessions", answer.found.no_concessions});
  for (const auto* mean : {&answer.found.arithmetic, &answer.found.geometric}) {
    if (!mean->is_ranked()) answer.said.push_back({"mean_refused", mean->refused});
  }
  return answer;
}

AgreementOptions options_from(py::handle voices, const Model& model, py::ssize_t top, py::handle consensus,
                              double within) {
  if (top < 1) throw Error(errc::bad_option, "top: found " + std::to_string(top) + "; allowed: 1 or more");
  AgreementOptions options{
      .voices = voices_from(voices, model), .top = static_cast<std::size_t>(top), .within = within};
  FromPython::read(consensus, "consensus", options.consensus);
  return options;
}

/// A piece of the answer as dicts and tuples.
template <class Piece>
void define_piece(py::class_<HeldAgreement>& object, const char* name, Piece piece, const char* doc) {
  object.def_property_readonly(
      name, [piece](const HeldAgreement& self) { return python_of(piece(self.pieces())); }, doc);
}

void define_pieces(py::class_<HeldAgreement>& object) {
  define_piece(
      object, "sentences", [](const AgreementJson& all) { return all.sentences(); },
      "Who differs, how much all agree, what stands for all, who is of one mind.");
  define_piece(
      object, "voices", [](const AgreementJson& all) { return all.voices(); },
      "Dicts of voice, label, influence, share, cluster, weights (by criterion).");
  define_piece(
      object, "depends_on_voice", [](const AgreementJson& all) { return all.depends_on_voice(); },
      "The journeys whose place is not the same for all, the widest spread first: dicts of journey, best, best_by,\n"
      "worst, worst_by.");
  define_piece(
      object, "consensus", [](const AgreementJson& all) { return all.consensus(); },
      "The ranking that stands for all, as a dict: by, against and stated (influence times comparisons), bound, gap,\n"
      "proven, unique, and journeys in their order.");
  define_piece(
      object, "disagreements", [](const AgreementJson& all) { return all.disagreements(); },
      "Every two voices: dicts of a, b, sentence, weights_apart, rankings_apart, similarity (see\n"
      "rank_similarity), widest, widest_by, most_felt, most_felt_by, concession (None where there is no exact one).");
  define_piece(
      object, "clusters", [](const AgreementJson& all) { return all.clusters(); },
      "Who is of one mind, as a dict: within, groups (tuples of voices), joinings.");
  object.def_property_readonly(
      "arithmetic_mean", [](const HeldAgreement& self) { return python_of(self.pieces().mean(self.found.arithmetic)); },
      "The ranking under the mean of all weights, as a dict: weights by criterion, and journeys in their order.");
  object.def_property_readonly(
      "geometric_mean", [](const HeldAgreement& self) { return python_of(self.pieces().mean(self.found.geometric)); },
      "The same by geometric means; None where every criterion has weight 0 for somebody.");
}

/// Ranks as an iterable of whole numbers gives them; none of it has to be a list.
std::vector<std::uint32_t> ranks_from(py::handle given, const std::string& place) {
  if (py::isinstance<py::str>(given) || !py::isinstance<py::iterable>(given)) {
    refuse_type(place, "a rank for each journey", given);
  }
  std::vector<std::uint32_t> ranks;
  for (const py::handle each : py::iter(given)) {
    const std::string at = place + "[" + std::to_string(ranks.size()) + "]";
    FromPython::read(each, at, ranks.emplace_back());
  }
  return ranks;
}

/// One ballot a ranking, with influences where they are given.
std::vector<Ballot> ballots_from(py::handle rankings, py::handle influence) {
  if (py::isinstance<py::str>(rankings) || !py::isinstance<py::iterable>(rankings)) {
    refuse_type("rankings", "a list of ranks for each person", rankings);
  }
  std::vector<Ballot> ballots;
  for (const py::handle each : py::iter(rankings)) {
    ballots.push_back({ranks_from(each, "rankings[" + std::to_string(ballots.size()) + "]")});
  }
  if (influence.is_none()) return ballots;
  if (py::isinstance<py::str>(influence) || !py::isinstance<py::iterable>(influence)) {
    refuse_type("influence", "a number for each ranking", influence);
  }
  std::size_t count = 0;
  for (const py::handle each : py::iter(influence)) {
    const double number = number_from<double>(each, ("influence[" + std::to_string(count) + "]").c_str());
    if (count < ballots.size()) ballots[count].influence = number;
    ++count;
  }
  if (count != ballots.size()) {
    throw Error(errc::shape_mismatch, "influence: found " + std::to_string(count) +
                                          "; allowed: " + std::to_string(ballots.size()) + ", one for each ranking");
  }
  return ballots;
}

template <class Number>
py::list list_of(const std::vector<Number>& numbers) {
  py::list list;
  for (const Number number : numbers) list.append(number);
  return list;
}

py::dict dict_of(const JointRanking& joint, const Concordance& agreed) {
  py::dict found;
  found["ranks"] = list_of(joint.ranks);
  found["points"] = joint.points.empty() ? py::object(py::none()) : py::object(list_of(joint.points));
  found["by"] = name_of(joint.by);
  found["against"] = joint.against;
  found["stated"] = joint.stated;
  const auto& kemeny = joint.kemeny;
  found["bound"] = kemeny ? py::cast(kemeny->bound) : py::object(py::none());
  found["gap"] = kemeny ? py::cast(joint.gap()) : py::object(py::none());
  found["proven"] = kemeny ? py::cast(kemeny->proven) : py::object(py::none());
  found["unique"] = kemeny && kemeny->unique ? py::cast(*kemeny->unique) : py::object(py::none());
  found["kendall_w"] = agreed.w;
  found["p_value"] = agreed.p_value;
  return found;
}

constexpr const char* voices_doc =
    "    voices: influence by profile, {\"cfo\": 2.0, \"cx\": 1.0}, or a list of profiles; None as a profile: the\n"
    "        model's own weights. By default every profile\n"
    "    top: concessions are about so many first places\n"
    "    consensus: kemeny, borda, copeland or schulze\n"
    "    within: voices on average no further apart than this form a cluster, from 0 to 1";

}  // namespace

void define_agreement(py::module_& module) {
  py::class_<HeldAgreement> answer(module, "Agreement", py::is_final(),
                                   "The same journeys by several people's weights: a row a voice and journey.\n\n"
                                   "Units   scores and weights in [0, 1]\n"
                                   "Edge    the model's own weights are the voice \"own\"");
  define_table(answer, "The rows as dicts: journey, label, voice, rank, score.");
  answer.def_property_readonly(
      "sentence", [](const HeldAgreement& self) { return divergence_sentence(self.found, self.matrix(), self.model); },
      "How many places depend on whose weights count, and whose most.");
  answer.def_property_readonly(
      "kendall_w", [](const HeldAgreement& self) { return self.found.sides.agreement.w; },
      "Kendall's W of the voices: 0 no agreement, 1 all rankings are the same.");
  answer.def_property_readonly(
      "p_value", [](const HeldAgreement& self) { return self.found.sides.agreement.p_value; },
      "The chance of so much agreement or more, were each order drawn by lot.");
  answer.def_property_readonly(
      "top", [](const HeldAgreement& self) { return self.found.top; }, "Of how many first places the concessions are.");
  define_pieces(answer);
  auto ranking = ranking_class(module);
  define_method(
      ranking, "agree",
      [](const HeldRanking& self, const py::object& voices, py::ssize_t top, const py::object& consensus,
         py::handle within) {
        const Model& model = self.ranking.scorer().model();
        AgreementOptions options = options_from(voices, model, top, consensus, number_from<double>(within, "within"));
        return without_lock([&] { return agreed(self.held, model, std::move(options), self.source); });
      },
      (std::string("Asks several people's weights about the same journeys, without pins: who disagrees with whom, on "
                   "what, and\nwhat brings them together.\n\nOptions:\n") +
       voices_doc)
          .c_str(),
      py::kw_only(), py::arg("voices") = py::none(), py::arg("top") = 3, py::arg("consensus") = "kemeny",
      py::arg("within") = 0.2);
  define_function(
      module, "agree",
      [](py::handle data, const Model& model, const py::object& voices, py::ssize_t top, const py::object& consensus,
         py::handle within, const py::object& criteria, const py::object& journeys, const py::object& labels) {
        MatrixWords words{.model = &model, .journeys = journeys, .labels = labels};
        if (!criteria.is_none()) words.criteria = names_from(criteria, "criteria");
        AgreementOptions options = options_from(voices, model, top, consensus, number_from<double>(within, "within"));
        const SharedMatrix held = matrix_from(data, words);
        std::string source = held->source;
        return without_lock([&] { return agreed(held, model, std::move(options), std::move(source)); });
      },
      (std::string("Asks several people's weights about the same journeys: the same as rank(data, model).agree().\n\n"
                   "Errors  those of rank; unknown_name for a profile; duplicate_name if one speaks twice; bad_weights "
                   "for an\n        influence below 0\n\nOptions:\n") +
       voices_doc + "\n    criteria, journeys, labels: as for CriteriaMatrix")
          .c_str(),
      py::arg("data"), py::arg("model"), py::kw_only(), py::arg("voices") = py::none(), py::arg("top") = 3,
      py::arg("consensus") = "kemeny", py::arg("within") = 0.2, py::arg("criteria") = py::none(),
      py::arg("journeys") = py::none(), py::arg("labels") = py::none());
  define_function(
      module, "joint_ranking",
      [](py::handle rankings, py::handle by, py::handle influence) {
        const std::vector<Ballot> ballots = ballots_from(rankings, influence);
        ConsensusBy method = ConsensusBy::kemeny;
        FromPython::read(by, "by", method);
        const auto [joint, agreed] = without_lock([&] {
          std::vector<std::vector<std::uint32_t>> ranks;
          for (const Ballot& ballot : ballots) ranks.push_back(ballot.ranks);
          JointRanking all = joint_ranking(ballots, method);
          return std::pair(std::move(all), concordance(ranks));
        });
        return dict_of(joint, agreed);
      },
      "Makes one ranking of several: of ranked lists that people hand in, where agree() takes their weights.\n\n"
      "Returns dict: ranks (list of int, one a journey), points (list of float, more is better; None by kemeny), by, "
      "against\n"
      "    and stated (influence times comparisons), bound, gap, proven and unique (None but by kemeny), kendall_w "
      "and\n"
      "    p_value (how much the rankings agree, each counted once)\n"
      "Edge    by kemeny journeys tie that all rankings tie, and of several best orders it is the first as journeys "
      "are "
      "given\n"
      "Errors  empty_input without a ranking; shape_mismatch for different numbers of journeys; bad_weights for an "
      "influence\n"
      "        below 0; too_large beyond 2,000 journeys by all but borda\n\n"
      "Options:\n"
      "    rankings (iterable of iterable of int): of each person one whole rank a journey, 1 for the first; tied ones "
      "share it\n"
      "    by ({'kemeny', 'borda', 'copeland', 'schulze'}): how the rankings become one\n"
      "    influence (iterable of float, optional): how much each ranking counts; None: all the same\n\n"
      "Examples:\n"
      "    >>> jr.joint_ranking([[1, 2, 3], [2, 1, 3], [1, 3, 2]])[\"ranks\"]\n"
      "    [1, 2, 3]",
      py::arg("rankings"), py::kw_only(), py::arg("by") = "kemeny", py::arg("influence") = py::none());
  define_function(
      module, "rank_similarity",
      [](py::handle a, py::handle b, py::handle p, py::handle depth) {
        RankBiasedOverlap overlap{.p = number_from<double>(p, "p")};
        FromPython::read(depth, "depth", overlap.depth);
        py::dict found;
        for (const auto& each : similarities(ranks_from(a, "a"), ranks_from(b, "b"), overlap)) {
          found[each.name] = each.value;
        }
        return found;
      },
      "How alike two rankings of the same journeys are, by each measure: kendall_tau (tau-b), spearman_rho,\n"
      "weighted_spearman, ws_coefficient and rank_biased_overlap. 1 is the same ranking; the correlations go down to "
      "-1,\n"
      "the last two to 0.\n\n"
      "Returns dict of float: by the name of the measure\n"
      "Errors  shape_mismatch for different numbers of journeys; bad_option unless 0 < p < 1\n\n"
      "Options:\n"
      "    a (iterable of int): one whole rank a journey, 1 for the first; tied ones share it. For ws_coefficient it "
      "is "
      "the\n        reference\n"
      "    b (iterable of int): the ranks of the same journeys in the other ranking\n"
      "    p (float): of the overlap, how likely a reader goes on to the next place\n"
      "    depth (int): of the overlap, how many places are read; 0: all\n\n"
      "Examples:\n"
      "    >>> jr.rank_similarity([1, 2, 3], [3, 2, 1])[\"kendall_tau\"]\n"
      "    -1.0",
      py::arg("a"), py::arg("b"), py::kw_only(), py::arg("p") = 0.9, py::arg("depth") = 0);
}

}  // namespace journeyrank::python
