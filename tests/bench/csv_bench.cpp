// SPDX-License-Identifier: MIT
// Reading a table of numbers from a file, beside the plain thing: std::getline, cut at commas, strtod.
// Sums are checked to be equal, bit for bit, before anything is timed.

#include "journeyrank/io/csv.hpp"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <benchmark/benchmark.h>

namespace {

namespace jr = journeyrank;

constexpr std::size_t columns = 5;

/// A file that is there as long as the benchmarks run.
class TableFile {
 public:
  TableFile(const char* name, std::size_t rows, bool quoted)
      : path_((std::filesystem::temp_directory_path() / name).string()) {
    std::mt19937_64 random(7);
    std::ofstream file(path_, std::ios::binary);
    file << "journey,pain,revenue,retention,cost\n";
    const std::string quote = quoted ? "\"" : "";
    for (std::size_t row = 0; row < rows; ++row) {
      file << quote << row << quote;
      for (std::size_t column = 1; column < columns; ++column) {
        file << ',' << quote << static_cast<double>(random() % 10'000'000) / 100 << quote;
      }
      file << '\n';
    }
  }
  ~TableFile() { std::filesystem::remove(path_); }
  const std::string& path() const { return path_; }
  std::int64_t size() const { return static_cast<std::int64_t>(std::filesystem::file_size(path_)); }

 private:
  std::string path_;
};

const TableFile& numbers() {
  static const TableFile file("journeyrank_csv_bench.csv", 500'000, false);
  return file;
}

const TableFile& quoted_numbers() {
  static const TableFile file("journeyrank_csv_bench_quoted.csv", 500'000, true);
  return file;
}

double sum_plainly(const std::string& path) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  double sum = 0;
  while (std::getline(file, line)) {
    std::vector<std::string> fields;
    for (std::size_t begin = 0; begin <= line.size();) {
      const std::size_t end = std::min(line.find(',', begin), line.size());
      fields.push_back(line.substr(begin, end - begin));
      begin = end + 1;
    }
    for (const std::string& field : fields) sum += std::strtod(field.c_str(), nullptr);
  }
  return sum;
}

double sum_with_reader(const std::string& path) {
  jr::CsvReader table(jr::ByteSource::open(path));
  double sum = 0;
  while (table.next()) {
    for (std::size_t column = 0; column < columns; ++column) sum += table.number(column).value_or(0);
  }
  return sum;
}

std::size_t split_plainly(const std::string& path) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  std::size_t letters = 0;
  while (std::getline(file, line)) {
    std::vector<std::string> fields;
    for (std::size_t begin = 0; begin <= line.size();) {
      const std::size_t end = std::min(line.find(',', begin), line.size());
      fields.push_back(line.substr(begin, end - begin));
      begin = end + 1;
    }
    for (const std::string& field : fields) letters += field.size();
  }
  return letters;
}

std::size_t split_with_reader(const std::string& path) {
  jr::CsvReader table(jr::ByteSource::open(path));
  std::size_t letters = 0;
  while (table.next()) {
    for (const std::string_view field : table.fields()) letters += field.size();
  }
  return letters;
}

template <class Read, class Other>
void run(benchmark::State& state, const TableFile& file, Read read, Other other) {
  if (read(file.path()) != other(file.path())) {
    state.SkipWithError("the two readers do not agree");
    return;
  }
  for (auto _ : state) benchmark::DoNotOptimize(read(file.path()));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * file.size());
}

void csv_numbers_plain(benchmark::State& state) { run(state, numbers(), sum_plainly, sum_with_reader); }
void csv_numbers_reader(benchmark::State& state) { run(state, numbers(), sum_with_reader, sum_plainly); }
void csv_split_plain(benchmark::State& state) { run(state, numbers(), split_plainly, split_with_reader); }
void csv_split_reader(benchmark::State& state) { run(state, numbers(), split_with_reader, split_plainly); }
void csv_split_quoted_reader(benchmark::State& state) {
  const auto unquoted = [](const std::string&) { return split_with_reader(numbers().path()); };
  run(state, quoted_numbers(), split_with_reader, unquoted);
}

BENCHMARK(csv_numbers_plain)->Name("csv_numbers/plain")->Unit(benchmark::kMillisecond);
BENCHMARK(csv_numbers_reader)->Name("csv_numbers/journeyrank")->Unit(benchmark::kMillisecond);
BENCHMARK(csv_split_plain)->Name("csv_split/plain")->Unit(benchmark::kMillisecond);
BENCHMARK(csv_split_reader)->Name("csv_split/journeyrank")->Unit(benchmark::kMillisecond);
BENCHMARK(csv_split_quoted_reader)->Unit(benchmark::kMillisecond);

}  // namespace
