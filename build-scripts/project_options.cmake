# What every target of ours is built with. Includes start at the repository root.
add_library(project_options INTERFACE)
target_include_directories(project_options INTERFACE ${PROJECT_SOURCE_DIR} ${PROJECT_BINARY_DIR}/generated)
target_compile_options(project_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Wold-style-cast -Werror)

# Tests are compiled more often than they run.
target_compile_options(project_options INTERFACE
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
        # Null pointers and strayed ones end the program without these three too; they are a quarter of the time.
        $<$<NOT:$<BOOL:$<TARGET_PROPERTY:IS_TEST>>>:-fsanitize=undefined -fno-sanitize=null,object-size,vptr>)
    target_link_options(project_options INTERFACE -fsanitize=address,undefined)
endif()
