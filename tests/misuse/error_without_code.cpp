// SPDX-License-Identifier: MIT
// An error that does not say its code.
// Expect: no matching (function|constructor)
#include "journeyrank/base/error.hpp"

#ifdef MENDED
const journeyrank::Error error(journeyrank::errc::bad_number, "not a number");
#else
const journeyrank::Error error("not a number");
#endif
