# What every target of ours is built with. Includes start at the repository root.
add_library(project_options INTERFACE)
target_include_directories(project_options INTERFACE ${PROJECT_SOURCE_DIR} ${PROJECT_BINARY_DIR}/generated)
target_compile_options(project_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Wold-style-cast -Werror)

# Tests are compiled more often than they run. When it optimises, GCC 12 sees strings copied over themselves and beyond
# their ends where none are (its bugs 105329, 105651, 107852), more of them with precompiled headers.
target_compile_options(project_options INTERFACE
    "$<$<AND:$<CONFIG:Release>,$<CXX_COMPILER_ID:GNU>>:-Wno-restrict;-Wno-array-bounds;-Wno-stringop-overflow>"
    $<$<AND:$<CONFIG:Release>,$<NOT:$<BOOL:$<TARGET_PROPERTY:IS_TEST>>>>:-O2> $<$<CONFIG:Release>:-DNDEBUG>)
if(EMSCRIPTEN)
    target_compile_options(project_options INTERFACE -Wno-dollar-in-identifier-extension)
endif()
# Our own code only: SQLite alone takes four minutes to compile with them. What it allocates is still watched.
if(ZHIPING_SANITIZE)
    # GCC 12 sees uninitialised values in <regex> when it adds its checks there; there are none.
    target_compile_options(project_options INTERFACE
        -fsanitize=address -fno-sanitize-recover=all -fno-omit-frame-pointer -Wno-maybe-uninitialized
        # A test's own statements do without: a third less time to compile the tests.
        # Null pointers and strayed ones end the program without the first three too; they are a quarter of the time. The
        # last is another, and only bytes are ever cast to other types here.
        $<$<NOT:$<BOOL:$<TARGET_PROPERTY:IS_TEST>>>:-fsanitize=undefined -fno-sanitize=null,object-size,vptr,alignment>)
    target_link_options(project_options INTERFACE -fsanitize=address,undefined)
endif()

# Headers that many files of a target include are read once for all of them: a third of the time. As ccache can keep it.
# The configuration debug does without, and so shows where an include is missing.
option(ZHIPING_PRECOMPILE "Precompile headers that many files include" ON)
function(precompile target)
    if(ZHIPING_PRECOMPILE)
        target_precompile_headers(${target} ${ARGN})
        target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
    endif()
endfunction()

# The same of the standard library alone, once for all targets.
if(NOT EMSCRIPTEN)
    file(WRITE ${PROJECT_BINARY_DIR}/generated/standard.cpp "")
    add_library(standard OBJECT ${PROJECT_BINARY_DIR}/generated/standard.cpp)
    target_link_libraries(standard PRIVATE project_options)
    precompile(standard PRIVATE <algorithm> <array> <chrono> <filesystem> <functional> <map> <memory> <mutex> <optional> <set>
        <span> <sstream> <string> <string_view> <variant> <vector>)
endif()
function(precompile_standard)
    foreach(target ${ARGN})
        precompile(${target} REUSE_FROM standard)
    endforeach()
endfunction()
