# SPDX-License-Identifier: MIT

# One program of all unit tests, laws and published examples; one ctest entry a folder of them.
journeyrank_sources(unit_sources "unit/*_test.cpp")
journeyrank_sources(law_sources "laws/*_test.cpp")
journeyrank_sources(published_sources "published/*_test.cpp")
set(sources ${unit_sources} ${law_sources} ${published_sources})

journeyrank_require(doctest doctest-dev "The test program (JOURNEYRANK_BUILD_TESTS)")
journeyrank_require(nlohmann_json nlohmann-json3-dev "The test program (JOURNEYRANK_BUILD_TESTS)")
journeyrank_require(Eigen3 libeigen3-dev "The test program (JOURNEYRANK_BUILD_TESTS)")
journeyrank_require(EXPAT libexpat1-dev "The test program (JOURNEYRANK_BUILD_TESTS)")

# main.cpp is doctest's own code: optimised and sanitized it takes 11 s to compile, plain 1.4 s. It stands last so that
# the linker takes what both it and a test define from the test.
add_executable(journeyrank_tests ${sources} unit/main.cpp)
set_source_files_properties(unit/main.cpp PROPERTIES COMPILE_OPTIONS "-O0;-fno-sanitize=all")
target_link_libraries(journeyrank_tests PRIVATE journeyrank::json journeyrank::eigen journeyrank::xes doctest::doctest)
target_include_directories(journeyrank_tests PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}")
# Cheaper assertions to compile: scorer_test.cpp takes 11.8 s instead of 13.5 s with g++ -O2.
target_compile_definitions(journeyrank_tests PRIVATE DOCTEST_CONFIG_SUPER_FAST_ASSERTS)
journeyrank_developer(journeyrank_tests)

set(folders "")
foreach(source IN LISTS sources)
  cmake_path(RELATIVE_PATH source BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" OUTPUT_VARIABLE path)
  cmake_path(GET path PARENT_PATH folder)
  list(APPEND folders "${folder}")
endforeach()
list(REMOVE_DUPLICATES folders)

foreach(folder IN LISTS folders)
  string(REPLACE "unit/" "" name "${folder}")
  # Run at the top of the source tree, so that a test reads "examples/data/...".
  add_test(
    NAME ${name}
    COMMAND journeyrank_tests "--source-file=*tests/${folder}/*_test.cpp"
    WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
  # A filter that matches nothing is a failure, not a pass.
  set_tests_properties(${name} PROPERTIES FAIL_REGULAR_EXPRESSION "test cases: +0 \\|")
endforeach()
