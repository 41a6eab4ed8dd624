// SPDX-License-Identifier: MIT
#include <cstdio>

#include <journeyrank/journeyrank.hpp>

namespace jr = journeyrank;

int main() { std::printf("journeyrank %s\n", jr::version().c_str()); }
