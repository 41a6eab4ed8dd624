// SPDX-License-Identifier: MIT
#include <cstdio>

#include <journeyrank/io/contact_xes.hpp>
#include <journeyrank/io/eigen.hpp>
#include <journeyrank/io/json.hpp>
#include <journeyrank/journeyrank.hpp>

int main() { std::printf("journeyrank %s\n", journeyrank::version().c_str()); }
