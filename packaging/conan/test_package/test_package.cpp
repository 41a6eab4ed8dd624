// SPDX-License-Identifier: MIT
#include <cstdio>

#include <journeyrank/base/version.hpp>

int main() { std::printf("journeyrank %s\n", journeyrank::version().c_str()); }
