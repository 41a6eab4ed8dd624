# SPDX-License-Identifier: MIT

# The library: headers, C++20 and threads. No warning flags and no third party for those who use it.
find_package(Threads REQUIRED)

add_library(journeyrank INTERFACE)
add_library(journeyrank::journeyrank ALIAS journeyrank)
target_compile_features(journeyrank INTERFACE cxx_std_20)
set(headers_dir "${PROJECT_SOURCE_DIR}/include")
if(JOURNEYRANK_SINGLE_HEADER)
  include("${CMAKE_CURRENT_LIST_DIR}/single_header.cmake")
endif()
target_include_directories(journeyrank INTERFACE $<BUILD_INTERFACE:${headers_dir}>)
target_link_libraries(journeyrank INTERFACE Threads::Threads)

# For those who include journeyrank/io/json.hpp or io/schema.hpp, io/eigen.hpp, and io/contact_xes.hpp: offered when the third
# party is there (a parent project's own comes first).
foreach(part IN ITEMS json eigen xes)
  set(needs nlohmann_json nlohmann_json::nlohmann_json)
  if(part STREQUAL "eigen")
    set(needs Eigen3 Eigen3::Eigen)
  elseif(part STREQUAL "xes")
    set(needs EXPAT EXPAT::EXPAT)
  endif()
  list(POP_FRONT needs package target)
  if(NOT TARGET ${target})
    find_package(${package} QUIET)
  endif()
  add_library(journeyrank_${part} INTERFACE)
  set_target_properties(journeyrank_${part} PROPERTIES EXPORT_NAME ${part})
  target_link_libraries(journeyrank_${part} INTERFACE journeyrank ${target})
  if(JOURNEYRANK_SINGLE_HEADER)
    string(TOUPPER "${part}" macro)
    target_compile_definitions(journeyrank_${part} INTERFACE $<BUILD_INTERFACE:JOURNEYRANK_WITH_${macro}>)
  endif()
  if(TARGET ${target})
    add_library(journeyrank::${part} ALIAS journeyrank_${part})
  endif()
endforeach()
