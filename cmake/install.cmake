# SPDX-License-Identifier: MIT
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(package_dir "${CMAKE_INSTALL_DATADIR}/cmake/journeyrank")

install(
  DIRECTORY "${PROJECT_SOURCE_DIR}/include/journeyrank"
  DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}"
  COMPONENT library
  FILES_MATCHING
  PATTERN "*.hpp")

# One export set for the library and one for each opt-in part, so that the library alone asks for no third party.
foreach(part IN ITEMS journeyrank json eigen xes)
  set(target journeyrank)
  if(NOT part STREQUAL "journeyrank")
    set(target journeyrank_${part})
  endif()
  install(TARGETS ${target} EXPORT journeyrank-${part} INCLUDES DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
  install(
    EXPORT journeyrank-${part}
    FILE journeyrank-target-${part}.cmake
    NAMESPACE journeyrank::
    DESTINATION "${package_dir}"
    COMPONENT library)
endforeach()

configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/journeyrank-config.cmake.in" journeyrank-config.cmake
                              INSTALL_DESTINATION "${package_dir}")
# While the version starts with 0, a new minor version may change the interface.
write_basic_package_version_file(journeyrank-config-version.cmake COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
install(
  FILES "${CMAKE_CURRENT_BINARY_DIR}/journeyrank-config.cmake"
        "${CMAKE_CURRENT_BINARY_DIR}/journeyrank-config-version.cmake"
  DESTINATION "${package_dir}"
  COMPONENT library)

# The pkg-config file finds the headers from its own place, so an installed tree may be moved.
set(pkgconfig_dir "${CMAKE_INSTALL_DATADIR}/pkgconfig")
if(IS_ABSOLUTE "${CMAKE_INSTALL_INCLUDEDIR}" OR IS_ABSOLUTE "${CMAKE_INSTALL_DATADIR}")
  set(pkgconfig_includedir "${CMAKE_INSTALL_FULL_INCLUDEDIR}")
else()
  file(RELATIVE_PATH up "/prefix/${pkgconfig_dir}" "/prefix/${CMAKE_INSTALL_INCLUDEDIR}")
  set(pkgconfig_includedir "\${pcfiledir}/${up}")
endif()
configure_file("${PROJECT_SOURCE_DIR}/cmake/journeyrank.pc.in" journeyrank.pc @ONLY)
install(
  FILES "${CMAKE_CURRENT_BINARY_DIR}/journeyrank.pc"
  DESTINATION "${pkgconfig_dir}"
  COMPONENT library)

install(
  FILES "${PROJECT_SOURCE_DIR}/LICENSE"
  DESTINATION "${CMAKE_INSTALL_DOCDIR}"
  COMPONENT library)

if(TARGET journeyrank_cli)
  install(TARGETS journeyrank_cli RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT program)
endif()
