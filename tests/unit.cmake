# SPDX-License-Identifier: MIT

# One program of all unit tests, laws and published examples; one ctest entry a folder of them.

# Writes a source that includes all the given ones, each in a namespace of its own: what they include is compiled once
# for all of them. Their headers stand before the namespaces, so that the files' own includes add nothing there.
function(journeyrank_join_sources result name)
  set(includes "")
  set(bodies "")
  foreach(source IN LISTS ARGN)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${source}")
    file(STRINGS "${source}" lines REGEX "^#include ")
    list(APPEND includes ${lines})
    cmake_path(RELATIVE_PATH source BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" OUTPUT_VARIABLE path)
    string(MAKE_C_IDENTIFIER "${path}" namespace)
    string(APPEND bodies "namespace ${namespace} {\n#include \"${source}\"\n}\n")
  endforeach()
  list(REMOVE_DUPLICATES includes)
  list(JOIN includes "\n" includes)
  set(file "${CMAKE_CURRENT_BINARY_DIR}/joined/${name}.cpp")
  file(CONFIGURE OUTPUT "${file}" CONTENT "@includes@\n\n@bodies@" @ONLY)
  set(${result} "${file}" PARENT_SCOPE)
endfunction()

journeyrank_sources(unit_sources "unit/*_test.cpp")
journeyrank_sources(law_sources "laws/*_test.cpp")
journeyrank_sources(published_sources "published/*_test.cpp")
set(sources ${unit_sources} ${law_sources} ${published_sources})

journeyrank_require(doctest doctest-dev "The test program (JOURNEYRANK_BUILD_TESTS)")
journeyrank_require(nlohmann_json nlohmann-json3-dev "The test program (JOURNEYRANK_BUILD_TESTS)")
journeyrank_require(Eigen3 libeigen3-dev "The test program (JOURNEYRANK_BUILD_TESTS)")
journeyrank_require(EXPAT libexpat1-dev "The test program (JOURNEYRANK_BUILD_TESTS)")

set(folders "")
foreach(source IN LISTS sources)
  cmake_path(RELATIVE_PATH source BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" OUTPUT_VARIABLE path)
  cmake_path(GET path PARENT_PATH folder)
  list(APPEND folders "${folder}")
endforeach()
list(REMOVE_DUPLICATES folders)
foreach(folder IN LISTS JOURNEYRANK_WITHOUT_TESTS)
  list(REMOVE_ITEM folders "${folder}")
  list(FILTER sources EXCLUDE REGEX "tests/${folder}/[^/]+$")
endforeach()

# Compiled file by file for whoever changes one of them, together where all are built once: most of the time goes into
# what the tests include, which is the same for all. g++ -O2 takes 134 s for the tests of judge/ in one source, 270 s in
# five; clang with sanitizers 66 s and 178 s. Memory sets the limit: that one takes 5.4 GB.
set(parts judge io problem measure laws)
set(part_judge unit/judge)
set(part_io unit/io)
set(part_problem unit/problem unit/weigh unit/agree)
set(part_measure unit/measure unit/base unit/scale unit/aggregate)
set(part_laws laws published unit/rank)

# What is compiled plain stands last, so that where it and an optimised file define the same the linker takes the
# optimised one.
set(compiled "")
set(plain "")
foreach(part IN LISTS parts)
  set(of_part "")
  set(plain_of_part "")
  foreach(folder IN LISTS part_${part})
    set(in_folder ${sources})
    list(FILTER in_folder INCLUDE REGEX "/tests/${folder}/[^/]+$")
    list(REMOVE_ITEM sources ${in_folder})
    if(folder IN_LIST JOURNEYRANK_PLAIN_TESTS)
      list(APPEND plain_of_part ${in_folder})
    else()
      list(APPEND of_part ${in_folder})
    endif()
  endforeach()
  if(JOURNEYRANK_JOIN_SOURCES AND of_part)
    journeyrank_join_sources(of_part "${part}" ${of_part})
  endif()
  if(JOURNEYRANK_JOIN_SOURCES AND plain_of_part)
    journeyrank_join_sources(plain_of_part "${part}_plain" ${plain_of_part})
  endif()
  list(APPEND compiled ${of_part})
  list(APPEND plain ${plain_of_part})
endforeach()
if(sources)
  message(FATAL_ERROR "No part of tests/unit.cmake has ${sources}")
endif()
set_source_files_properties(${plain} PROPERTIES COMPILE_OPTIONS "-O0")

# main.cpp is doctest's own code: optimised and sanitized it takes 11 s to compile, plain 1.4 s. It stands last so that
# the linker takes what both it and a test define from the test.
add_executable(journeyrank_tests ${compiled} ${plain} unit/main.cpp)
set_source_files_properties(unit/main.cpp PROPERTIES COMPILE_OPTIONS "-O0;-fno-sanitize=all")
target_link_libraries(journeyrank_tests PRIVATE journeyrank::json journeyrank::eigen journeyrank::xes doctest::doctest)
target_include_directories(journeyrank_tests PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}")
# Cheaper assertions to compile: scorer_test.cpp takes 11.8 s instead of 13.5 s with g++ -O2.
target_compile_definitions(journeyrank_tests PRIVATE DOCTEST_CONFIG_SUPER_FAST_ASSERTS)
journeyrank_developer(journeyrank_tests)
if(JOURNEYRANK_SINGLE_HEADER)
  # The one header is what every source includes, so it is read once for all: 26 s of clang for each of 30 otherwise.
  target_precompile_headers(journeyrank_tests PRIVATE "${PROJECT_BINARY_DIR}/journeyrank.hpp")
  set_source_files_properties(unit/main.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
endif()

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
