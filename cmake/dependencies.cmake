# SPDX-License-Identifier: MIT

# find_package that ends, when nothing is found, with what needs it and the line that installs it.
macro(journeyrank_require package debian_package user)
  find_package(${package} QUIET)
  if(NOT ${package}_FOUND)
    message(
      FATAL_ERROR
        "${user} needs ${package}, which was not found.\n"
        "On Debian and Ubuntu:  sudo apt-get install ${debian_package}\n"
        "Elsewhere: install ${package} and, if it is in an unusual place, name that in CMAKE_PREFIX_PATH.")
  endif()
endmacro()

# Every source below a folder, looked for again at each build; an empty list is fine.
function(journeyrank_sources result pattern)
  file(GLOB_RECURSE found CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${pattern}")
  list(SORT found)
  set(${result} "${found}" PARENT_SCOPE)
endfunction()
