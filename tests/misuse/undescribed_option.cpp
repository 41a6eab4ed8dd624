// SPDX-License-Identifier: MIT
// An option that fields() leaves out.
// Expect: static.assert
// Expect: fully_described<Closeness>

#include "journeyrank/base/field.hpp"

struct Closeness {
  double p = 2.0;
  double floor = 0.0;
  static constexpr const char* name = "closeness";
  static constexpr auto fields() {
#ifdef MENDED
    return journeyrank::FieldList{journeyrank::Field{"p", &Closeness::p, "order of the distance"},
                                  journeyrank::Field{"floor", &Closeness::floor, "smallest distance"}};
#else
    return journeyrank::FieldList{journeyrank::Field{"p", &Closeness::p, "order of the distance"}};
#endif
  }
};
static_assert(journeyrank::fully_described<Closeness>);
