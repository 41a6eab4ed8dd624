// SPDX-License-Identifier: MIT
// A step without the name by which JSON, Python and the command line call it.
// Expect: static.assert
// Expect: fully_described<Closeness>

#include "journeyrank/base/field.hpp"

struct Closeness {
  double p = 2.0;
#ifdef MENDED
  static constexpr const char* name = "closeness";
#endif
  static constexpr auto fields() {
    return journeyrank::FieldList{journeyrank::Field{"p", &Closeness::p, "order of the distance"}};
  }
};
static_assert(journeyrank::fully_described<Closeness>);
