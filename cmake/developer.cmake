# SPDX-License-Identifier: MIT

# What only the library's own developers get: never part of the installed or exported targets.
function(journeyrank_developer target)
  if(JOURNEYRANK_DEVELOPER)
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)
  endif()
  target_compile_features(${target} PRIVATE cxx_std_20)
  set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF)
endfunction()

if(JOURNEYRANK_DEVELOPER AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  find_program(JOURNEYRANK_CCACHE ccache)
  mark_as_advanced(JOURNEYRANK_CCACHE)
  if(JOURNEYRANK_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${JOURNEYRANK_CCACHE}")
  endif()
endif()
