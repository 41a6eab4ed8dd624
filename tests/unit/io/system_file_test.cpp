// SPDX-License-Identifier: MIT
#include "journeyrank/io/system_file.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include <doctest/doctest.h>

namespace fs = std::filesystem;

using journeyrank::follow_links;
using journeyrank::is_special_file;
using journeyrank::may_be_written;
using journeyrank::process_number;
using journeyrank::replace_file;

TEST_CASE("system_file: folders and devices are special, files and names of nothing are not") {
  const std::string path = (fs::temp_directory_path() / "journeyrank_system_file_test.txt").string();
  CHECK_FALSE(is_special_file(path));
  CHECK(may_be_written(path));
  CHECK(follow_links(path) == path);
  std::ofstream(path) << "x";
  CHECK_FALSE(is_special_file(path));
  CHECK(may_be_written(path));
  fs::remove(path);
#if !defined(_WIN32)
  CHECK(is_special_file(fs::temp_directory_path().string()));
  CHECK(is_special_file("/dev/null"));
#endif
}

TEST_CASE("system_file: a file takes the place of another") {
  const std::string from = (fs::temp_directory_path() / "journeyrank_system_file_from.txt").string();
  const std::string to = (fs::temp_directory_path() / "journeyrank_system_file_to.txt").string();
  std::ofstream(from) << "new";
  std::ofstream(to) << "longer";
  CHECK(replace_file(from, to));
  CHECK(fs::file_size(to) == 3);
  CHECK_FALSE(fs::exists(from));
  CHECK_FALSE(replace_file(from, to));
  fs::remove(to);
}

TEST_CASE("system_file: a process has a number") { CHECK(process_number() > 0); }
