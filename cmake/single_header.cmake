# SPDX-License-Identifier: MIT

# With JOURNEYRANK_SINGLE_HEADER every source of this build that names one of the library's headers gets the one file
# that tools/make_single_header.py makes of all of them: what it leaves out or puts in a wrong order does not compile.
find_package(Python3 REQUIRED COMPONENTS Interpreter)

set(single_dir "${PROJECT_BINARY_DIR}")
set(single_tool "${PROJECT_SOURCE_DIR}/tools/make_single_header.py")
execute_process(COMMAND "${Python3_EXECUTABLE}" "${single_tool}" "${single_dir}" COMMAND_ERROR_IS_FATAL ANY)
file(GLOB_RECURSE headers CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/include/*.hpp")
list(FILTER headers EXCLUDE REGEX "/base/version\\.hpp$") # version.cmake sees to this one
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${single_tool}" ${headers})

set(headers_dir "${single_dir}/forward")
target_compile_definitions(journeyrank INTERFACE $<BUILD_INTERFACE:JOURNEYRANK_WITH_ALL>)
