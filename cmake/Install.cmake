# What an installation holds beside the two programs, under any prefix. Pictures and manual pages are made by the build, the
# page of the command line by the program itself, so that they are never older than what they show.
find_program(TD_GZIP gzip REQUIRED)
set(td_application_id org.tierdeck.Tierdeck)
set(td_documentation ${CMAKE_INSTALL_DATAROOTDIR}/doc/tierdeck)
set(td_packaging ${PROJECT_SOURCE_DIR}/packaging)
set(td_installed ${PROJECT_BINARY_DIR}/packaging)
file(MAKE_DIRECTORY ${td_installed})

# td_compress(NAME SOURCE): packaging/NAME.gz of the build, without time and name, so that the same source gives the same bytes.
function(td_compress name source)
    add_custom_command(OUTPUT ${td_installed}/${name}.gz
        COMMAND sh -c "\"$0\" -9nc \"$1\" > \"$2\"" ${TD_GZIP} ${source} ${td_installed}/${name}.gz
        DEPENDS ${source} VERBATIM)
endfunction()

add_custom_command(OUTPUT ${td_installed}/tierdeck-cli.1
    COMMAND sh -c "\"$0\" manual > \"$1\"" $<TARGET_FILE:tierdeck-cli> ${td_installed}/tierdeck-cli.1
    DEPENDS tierdeck-cli VERBATIM)
td_compress(tierdeck-cli.1 ${td_installed}/tierdeck-cli.1)
td_compress(changelog ${PROJECT_SOURCE_DIR}/CHANGELOG.md)
td_compress(changelog.Debian ${td_packaging}/debian/changelog)
set(td_made ${td_installed}/tierdeck-cli.1.gz ${td_installed}/changelog.gz ${td_installed}/changelog.Debian.gz)

install(FILES ${td_installed}/tierdeck-cli.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${td_packaging}/completion/tierdeck-cli.bash
    DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME tierdeck-cli)
install(FILES ${td_packaging}/completion/_tierdeck-cli DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${td_packaging}/completion/tierdeck-cli.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)

# What is done at night, by the user's manager or, named after a user, by the system's: the same units but for these words.
function(td_install_nightly TD_JOB TD_TIME TD_COMMAND TD_WORK)
    foreach(kind user/.service user/.timer system/@.service system/@.timer)
        string(REGEX MATCH "^([a-z]+)/(.+)$" matched ${kind})
        set(unit ${td_installed}/systemd/${CMAKE_MATCH_1}/tierdeck-${TD_JOB}${CMAKE_MATCH_2})
        set(manager ${CMAKE_MATCH_1})
        configure_file(${td_packaging}/systemd/${manager}/nightly${CMAKE_MATCH_2}.in ${unit} @ONLY)
        install(FILES ${unit} DESTINATION lib/systemd/${manager})
    endforeach()
endfunction()
td_install_nightly(lifecycle 03:00 "lifecycle run" "move and delete photos by rule")
td_install_nightly(backup 02:00 "backup create --nightly" "back up the catalogue and photos")

install(FILES ${td_packaging}/systemd/user/tierdeck-serve.service DESTINATION lib/systemd/user)

# On Debian also what the programs are made of; elsewhere nobody knows the packages of their libraries.
find_program(TD_DPKG_QUERY dpkg-query)
if(TD_DPKG_QUERY)
    set(td_programs tierdeck-cli)
    if(TIERDECK_BUILD_GUI)
        list(APPEND td_programs tierdeck)
    endif()
    list(TRANSFORM td_programs REPLACE "(.+)" "$<TARGET_FILE:\\1>" OUTPUT_VARIABLE td_program_files)
    add_custom_command(OUTPUT ${td_installed}/sbom.cdx.json
        COMMAND sh -c "out=$1; shift; exec \"$0\" \"$@\" > \"$out\"" ${td_packaging}/sbom ${td_installed}/sbom.cdx.json
            ${PROJECT_VERSION} ${td_program_files}
        DEPENDS ${td_programs} ${td_packaging}/sbom VERBATIM)
    list(APPEND td_made ${td_installed}/sbom.cdx.json)
    install(FILES ${td_installed}/sbom.cdx.json DESTINATION ${td_documentation})
endif()

install(FILES ${PROJECT_SOURCE_DIR}/docs/settings.md ${PROJECT_SOURCE_DIR}/docs/backup.md
        ${PROJECT_SOURCE_DIR}/docs/http.md
        ${PROJECT_SOURCE_DIR}/docs/provider-copy.md
    DESTINATION ${td_documentation})

if(TIERDECK_BUILD_GUI)
    configure_file(${td_packaging}/man/tierdeck.1.in ${td_installed}/tierdeck.1 @ONLY)
    td_compress(tierdeck.1 ${td_installed}/tierdeck.1)
    set(td_metainfo ${td_installed}/${td_application_id}.metainfo.xml)
    configure_file(${td_packaging}/metainfo/${td_application_id}.metainfo.xml.in ${td_metainfo} @ONLY)

    find_package(Qt6 6.4 REQUIRED COMPONENTS Svg)
    add_executable(td_icons ${td_packaging}/icons/render.cpp)
    target_link_libraries(td_icons PRIVATE td_contract Qt6::Svg)
    set(td_icon ${td_packaging}/icons/${td_application_id}.svg)
    set(td_icon_sizes 16 22 24 32 48 64 128 256 512)
    list(TRANSFORM td_icon_sizes REPLACE "(.+)" "${td_installed}/\\1.png" OUTPUT_VARIABLE td_pictures)
    add_custom_command(OUTPUT ${td_pictures}
        COMMAND td_icons ${td_icon} ${td_installed} ${td_icon_sizes} DEPENDS ${td_icon} VERBATIM)
    list(APPEND td_made ${td_installed}/tierdeck.1.gz ${td_pictures})

    install(FILES ${td_installed}/tierdeck.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
    install(FILES ${td_packaging}/desktop/${td_application_id}.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
    install(FILES ${td_metainfo} DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
    foreach(size ${td_icon_sizes})
        install(FILES ${td_installed}/${size}.png RENAME ${td_application_id}.png
            DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/${size}x${size}/apps)
    endforeach()
    install(FILES ${td_icon} DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
endif()
add_custom_target(td_installed ALL DEPENDS ${td_made})

# Only in the Debian package: what its policy asks for.
install(FILES ${td_packaging}/debian/copyright ${td_installed}/changelog.gz ${td_installed}/changelog.Debian.gz
    DESTINATION ${td_documentation} COMPONENT debian EXCLUDE_FROM_ALL)
