// SPDX-License-Identifier: MIT
#pragma once

#include <variant>

#include "journeyrank/weigh/angle.hpp"
#include "journeyrank/weigh/best_worst.hpp"
#include "journeyrank/weigh/choice_logit.hpp"
#include "journeyrank/weigh/cilos.hpp"
#include "journeyrank/weigh/coefficient_of_variation.hpp"
#include "journeyrank/weigh/critic.hpp"
#include "journeyrank/weigh/entropy.hpp"
#include "journeyrank/weigh/equal_weights.hpp"
#include "journeyrank/weigh/fucom.hpp"
#include "journeyrank/weigh/gini.hpp"
#include "journeyrank/weigh/idocriw.hpp"
#include "journeyrank/weigh/lbwa.hpp"
#include "journeyrank/weigh/lopcow.hpp"
#include "journeyrank/weigh/macbeth.hpp"
#include "journeyrank/weigh/merec.hpp"
#include "journeyrank/weigh/pairwise.hpp"
#include "journeyrank/weigh/point_allocation.hpp"
#include "journeyrank/weigh/rancom.hpp"
#include "journeyrank/weigh/rank_order.hpp"
#include "journeyrank/weigh/sapevo.hpp"
#include "journeyrank/weigh/smart.hpp"
#include "journeyrank/weigh/srf.hpp"
#include "journeyrank/weigh/standard_deviation.hpp"
#include "journeyrank/weigh/swara.hpp"
#include "journeyrank/weigh/swing.hpp"
#include "journeyrank/weigh/uta.hpp"

namespace journeyrank {

// The one list of where weights come from, beside those a model states. for_each_step() and step_name() of
// problem/catalogue.hpp walk it.

/// Weights from the data of a matrix.
using DataWeights = std::variant<EqualWeights, Entropy, Critic, StandardDeviation, CoefficientOfVariation, Gini, Merec,
                                 Cilos, Idocriw, Angle, Lopcow>;

/// Weights from what somebody says about the criteria, or chose among journeys; each takes judgements of its own kind.
using JudgementWeights = std::variant<RankOrder, Srf, PointAllocation, Swing, Smart, Pairwise, BestWorst, Fucom, Swara,
                                      Lbwa, Sapevo, Rancom, Macbeth, Uta, ChoiceLogit>;

}  // namespace journeyrank
