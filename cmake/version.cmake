# SPDX-License-Identifier: MIT

# Reads the version from its one place, include/journeyrank/base/version.hpp.
function(journeyrank_read_version result)
  set(header "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/../include/journeyrank/base/version.hpp")
  # A changed version configures the build again.
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${header}")
  file(READ "${header}" text)
  set(parts "")
  foreach(part IN ITEMS major minor patch)
    if(NOT text MATCHES "inline constexpr int version_${part} = ([0-9]+);")
      message(FATAL_ERROR "${header} has no line \"inline constexpr int version_${part} = N;\"")
    endif()
    list(APPEND parts "${CMAKE_MATCH_1}")
  endforeach()
  list(JOIN parts "." version)
  set(${result} "${version}" PARENT_SCOPE)
endfunction()
