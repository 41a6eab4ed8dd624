# SPDX-License-Identifier: MIT

# Two translation units that both include every public header link into one program: nothing forgot to be inline.
file(GLOB_RECURSE headers CONFIGURE_DEPENDS RELATIVE "${PROJECT_SOURCE_DIR}/include"
     "${PROJECT_SOURCE_DIR}/include/*.hpp")
list(SORT headers)
list(TRANSFORM headers REPLACE "(.+)" "#include \"\\1\"")
list(JOIN headers "\n" includes)
set(unit_dir "${CMAKE_CURRENT_BINARY_DIR}/two_units")
file(CONFIGURE OUTPUT "${unit_dir}/one.cpp" CONTENT "@includes@\n\nint main() {}\n" @ONLY)
file(CONFIGURE OUTPUT "${unit_dir}/two.cpp" CONTENT "@includes@\n" @ONLY)

add_executable(journeyrank_two_units "${unit_dir}/one.cpp" "${unit_dir}/two.cpp")
target_link_libraries(journeyrank_two_units PRIVATE journeyrank::json journeyrank::eigen journeyrank::xes)
journeyrank_developer(journeyrank_two_units)
# Nothing of it is run: what it costs to optimise or to sanitize would show nothing.
target_compile_options(journeyrank_two_units PRIVATE -O0 -g0 -fno-sanitize=all)
add_test(NAME two_units_link COMMAND journeyrank_two_units)
