// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace journeyrank::python {

/// The docstring of a function or class in NumPy's layout, made from ours: one sentence, the lines Shape / Units / Edge
/// / Errors / ..., and what stands under "Options:" and "Examples:". Errors become Raises, the other lines Notes.
///
/// "Examples with ranking:" begins with the lines that make a ranking, "with model:" and "with measured:" likewise.
///
/// Shape   `parameters` as in a Python signature: "self, data, *, top=3"; `returns` is the type of what comes back
/// Edge    what "Options:" does not describe is described as that parameter is everywhere (`words_on_parameter`); a
///         line "    name (type): words" gives another type. "Returns  type: words" goes before `returns`
std::string numpy_doc(const std::string& doc, const std::string& parameters, const std::string& returns);

}  // namespace journeyrank::python
