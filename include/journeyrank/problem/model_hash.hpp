// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "journeyrank/base/canonical_json.hpp"
#include "journeyrank/base/hash.hpp"
#include "journeyrank/measure/metric.hpp"
#include "journeyrank/problem/model.hpp"

namespace journeyrank {

/// A model as canonical JSON (RFC 8785): every option stated, keys sorted, one spelling for one model.
inline std::string canonical_json(const Model& model) { return CanonicalJson::of(model); }

/// SHA-256 of a model's canonical JSON: names the model in every output.
inline std::string model_hash(const Model& model) { return sha256_hex(canonical_json(model)); }

}  // namespace journeyrank
