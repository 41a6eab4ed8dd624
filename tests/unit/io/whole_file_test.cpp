// SPDX-License-Identifier: MIT
#include "journeyrank/io/whole_file.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>

#include <doctest/doctest.h>

#if defined(__unix__) || defined(__APPLE__)
#include <csignal>

#include <sys/resource.h>
#endif

using journeyrank::errc;
using journeyrank::Error;
using journeyrank::WholeFile;
using journeyrank::write_whole_file;

namespace {

namespace fs = std::filesystem;

/// An empty folder that goes away with all that is in it.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / "journeyrank_whole_file_test") {
    fs::remove_all(path_);
    fs::create_directory(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  std::string operator/(const char* name) const { return (path_ / name).string(); }
  long files() const { return std::distance(fs::directory_iterator(path_), fs::directory_iterator()); }

 private:
  fs::path path_;
};

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

template <class Write>
std::string refusal(Write write) {
  try {
    write();
    return "";
  } catch (const Error& error) {
    CHECK(error.code() == errc::write_failed);
    return error.what();
  }
}

}  // namespace

TEST_CASE("whole_file: the target changes at commit and not before") {
  const Folder folder;
  const std::string path = folder / "out.csv";
  write_whole_file(path, "old");
  WholeFile file(path);
  file.write(std::string("new\n\0\r", 6));
  CHECK(content_of(path) == "old");
  file.write(" text");
  file.commit();
  CHECK(content_of(path) == std::string("new\n\0\r text", 11));
  CHECK(folder.files() == 1);
}

TEST_CASE("whole_file: without commit the target stays as it was and nothing is left beside it") {
  const Folder folder;
  write_whole_file(folder / "old.csv", "old");
  {
    WholeFile first(folder / "old.csv");
    WholeFile second(folder / "new.csv");
    WholeFile moved = std::move(first);
    moved.write("half");
    second.write("half");
    CHECK(folder.files() == 3);
  }
  CHECK(content_of(folder / "old.csv") == "old");
  CHECK(folder.files() == 1);
}

TEST_CASE("whole_file: two that write the same target do not mix, the last commit wins") {
  const Folder folder;
  WholeFile first(folder / "out.csv");
  WholeFile second(folder / "out.csv");
  first.write("first");
  second.write("second");
  second.commit();
  first.commit();
  CHECK(content_of(folder / "out.csv") == "first");
  CHECK(folder.files() == 1);
}

TEST_CASE("whole_file: a folder that is not there is write_failed, naming path and reason") {
  const Folder folder;
  const std::string path = folder / "no/out.csv";
  CHECK(refusal([&] { WholeFile file(path); }) == "write_failed: " + path +
                                                      ": a file beside it cannot be opened for writing: "
                                                      "No such file or directory");
}

#if defined(__unix__) || defined(__APPLE__)

TEST_CASE("whole_file: a folder as target is write_failed") {
  const Folder folder;
  CHECK(refusal([&] { write_whole_file(folder / "", "text"); }).find("Is a directory") != std::string::npos);
}

TEST_CASE("whole_file: a replaced file keeps its permissions and a link stays a link") {
  const Folder folder;
  write_whole_file(folder / "real.csv", "old");
  fs::permissions(folder / "real.csv", fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_write);
  fs::create_symlink("real.csv", folder / "link.csv");
  write_whole_file(folder / "link.csv", "new");
  CHECK(fs::is_symlink(folder / "link.csv"));
  CHECK(content_of(folder / "real.csv") == "new");
  CHECK(fs::status(folder / "real.csv").permissions() ==
        (fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_write));
}

TEST_CASE("whole_file: a full device is write_failed when written directly") {
  if (!fs::exists("/dev/full")) return;
  CHECK(refusal([] { write_whole_file("/dev/full", "text"); }) ==
        "write_failed: /dev/full: cannot be written: No space left on device");
  CHECK(refusal([] { write_whole_file("/dev/full", std::string(1 << 20, 'x')); }) ==
        "write_failed: /dev/full: cannot be written: No space left on device");
  write_whole_file("/dev/null", "text");
}

TEST_CASE("whole_file: a disk that fills up leaves the old file and no temporary one") {
  const Folder folder;
  write_whole_file(folder / "out.csv", "old");
  struct ::rlimit before = {};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
  struct ::rlimit small = before;
  small.rlim_cur = 4096;
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
  const std::string message = refusal([&] { write_whole_file(folder / "out.csv", std::string(100'000, 'x')); });
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &before) == 0);
  std::signal(SIGXFSZ, handler);
  CHECK(message.find("out.csv: cannot be written: File too large") != std::string::npos);
  CHECK(content_of(folder / "out.csv") == "old");
  CHECK(folder.files() == 1);
}

#endif
