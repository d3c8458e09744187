# One INTERFACE target carries what every target of the project compiles with.
add_library(td_contract INTERFACE)
target_compile_features(td_contract INTERFACE cxx_std_20)
target_compile_options(td_contract INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow=local -Wnon-virtual-dtor -Woverloaded-virtual -Wnull-dereference
    -fvisibility=hidden -fno-strict-aliasing
    # lines of the log name their function; no path of the computer that compiled is in the programs
    -fmacro-prefix-map=${PROJECT_SOURCE_DIR}/=
    # At -O3 GCC 12 takes the unused half of a Result for one that is read, and full vectors for empty ones.
    $<$<CONFIG:Release>:-Wno-maybe-uninitialized>
    $<$<CONFIG:Release>:-Wno-null-dereference>)
if(TIERDECK_WERROR)
    target_compile_options(td_contract INTERFACE -Werror)
endif()
target_compile_definitions(td_contract INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_KEYWORDS QT_NO_FOREACH QT_USE_QSTRINGBUILDER QT_STRICT_ITERATORS
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_DISABLE_DEPRECATED_BEFORE=0x060000 QT_MESSAGELOGCONTEXT
    $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)
foreach(sanitizer address undefined thread)
    string(TOUPPER ${sanitizer} upper)
    if(TIERDECK_SANITIZE_${upper})
        target_compile_options(td_contract INTERFACE -fsanitize=${sanitizer} -fno-omit-frame-pointer)
        target_link_options(td_contract INTERFACE -fsanitize=${sanitizer})
    endif()
endforeach()
# What is shipped: overflows are noticed, and what could be overwritten to jump elsewhere is read-only.
if(TIERDECK_HARDEN)
    target_compile_options(td_contract INTERFACE
        -fstack-protector-strong -fstack-clash-protection -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
    target_link_options(td_contract INTERFACE -Wl,-z,relro,-z,now)
    target_compile_definitions(td_contract INTERFACE TIERDECK_HARDENED)
endif()
# Clang's libFuzzer (tests/fuzz): the libraries tell it which edges an input took.
if(TIERDECK_BUILD_FUZZERS)
    target_compile_options(td_contract INTERFACE -fsanitize=fuzzer-no-link,address,undefined -fno-omit-frame-pointer)
    target_link_options(td_contract INTERFACE -fsanitize=address,undefined)
endif()

# Three quarters of a file's compile time go into reading headers. TIERDECK_UNITY lets eight sources share them as one
# unit, in which no two may have a local name in common; a precompiled header then costs more than it saves. Sources with
# options of their own (-O3) stay apart.
function(td_compile_quickly name headers)
    if(TIERDECK_UNITY)
        set_target_properties(${name} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 8)
        # which takes the sources of a unit for headers
        target_compile_options(${name} PRIVATE -Wno-subobject-linkage)
    else()
        target_precompile_headers(${name} PRIVATE ${headers})
    endif()
endfunction()

# A static library of one layer: its folder is its include root's child, so that code says "core/photo.h".
function(td_add_library name)
    cmake_parse_arguments(arg "" "" "SOURCES;LINK;PRIVATE_LINK" ${ARGN})
    add_library(${name} STATIC ${arg_SOURCES})
    target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
    target_link_libraries(${name} PUBLIC td_contract ${arg_LINK} PRIVATE ${arg_PRIVATE_LINK})
    set_target_properties(${name} PROPERTIES AUTOMOC ON POSITION_INDEPENDENT_CODE ON)
    td_compile_quickly(${name} ${PROJECT_SOURCE_DIR}/cmake/pch_core.h)
endfunction()
