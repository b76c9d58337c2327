# The libraries that come as sources (build-scripts/setup puts them into .deps/).
set(deps ${PROJECT_SOURCE_DIR}/.deps)
set(unicode_data ${deps}/unicode-data)
if(NOT EXISTS ${deps}/imgui/imgui.h OR NOT EXISTS ${unicode_data})
    message(FATAL_ERROR "The sources in .deps/ are missing. Run: build-scripts/setup")
endif()

# SQLite and cpp-httplib are compiled alike in sanitize and release, so that ccache does it once.
set(third_party_options -w -O2 -DNDEBUG)

if(EMSCRIPTEN)
    # em++ does not look into the system's include folder: give it a folder with what it may see.
    file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/headers)
    file(CREATE_LINK /usr/include/nlohmann ${PROJECT_BINARY_DIR}/headers/nlohmann SYMBOLIC)
    add_library(nlohmann_json INTERFACE)
    target_include_directories(nlohmann_json SYSTEM INTERFACE ${PROJECT_BINARY_DIR}/headers)
    add_library(nlohmann_json::nlohmann_json ALIAS nlohmann_json)
else()
    find_package(nlohmann_json REQUIRED)
    find_package(PkgConfig REQUIRED)
    find_package(Threads REQUIRED)

    add_library(sqlite3 STATIC ${deps}/sqlite3/sqlite3.c)
    target_include_directories(sqlite3 SYSTEM PUBLIC ${deps}/sqlite3)
    target_compile_definitions(sqlite3 PRIVATE SQLITE_THREADSAFE=2 HAVE_FDATASYNC=1 SQLITE_OMIT_LOAD_EXTENSION SQLITE_OMIT_DEPRECATED
        SQLITE_OMIT_SHARED_CACHE SQLITE_DEFAULT_MEMSTATUS=0 SQLITE_DQS=0 SQLITE_LIKE_DOESNT_MATCH_BLOBS SQLITE_USE_URI=0)
    target_compile_options(sqlite3 PRIVATE ${third_party_options})

    # As header and source, by its own script: included whole, it would be compiled with every file that uses it.
    set(httplib ${PROJECT_BINARY_DIR}/httplib)
    add_custom_command(OUTPUT ${httplib}/httplib.h ${httplib}/httplib.cc VERBATIM
        DEPENDS ${deps}/cpp-httplib/httplib.h ${deps}/cpp-httplib/split.py
        COMMAND Python3::Interpreter ${deps}/cpp-httplib/split.py --out ${httplib}
        COMMAND ${CMAKE_COMMAND} -E touch ${httplib}/httplib.h ${httplib}/httplib.cc)
    add_library(httplib STATIC ${httplib}/httplib.h ${httplib}/httplib.cc)
    target_include_directories(httplib SYSTEM PUBLIC ${httplib})
    # The accept queue is 5 long by default: too short for a burst of phones.
    # Bodies are read by as much as a record of a sealed file holds.
    # With TLS for what is asked of others (native/outside/https_client.hpp); the server itself is plain HTTP. Classes of
    # the header differ with it, so everybody gets all of these from here (check_rooms.py).
    target_compile_definitions(httplib PUBLIC CPPHTTPLIB_OPENSSL_SUPPORT CPPHTTPLIB_RECV_BUFSIZ=65536ul CPPHTTPLIB_LISTEN_BACKLOG=1024 CPPHTTPLIB_REQUEST_URI_MAX_LENGTH=2048)
    target_compile_options(httplib PRIVATE ${third_party_options})
    pkg_check_modules(openssl REQUIRED IMPORTED_TARGET GLOBAL openssl)
    target_link_libraries(httplib PUBLIC PkgConfig::openssl Threads::Threads)
endif()

# Dear ImGui without what a form does not use. The glyphs come from the phone's own fonts
# (web/ui/system_glyphs.hpp), so no font reader is built in.
add_library(imgui STATIC EXCLUDE_FROM_ALL
    ${deps}/imgui/imgui.cpp ${deps}/imgui/imgui_draw.cpp
    ${PROJECT_SOURCE_DIR}/web/ui/imgui/no_tables.cpp ${PROJECT_SOURCE_DIR}/web/ui/imgui/no_widgets.cpp)
target_include_directories(imgui SYSTEM PUBLIC ${deps}/imgui)
target_include_directories(imgui PUBLIC ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/web/ui/imgui)
target_compile_definitions(imgui PUBLIC IMGUI_USER_CONFIG="web/ui/imgui/config.hpp")
target_compile_options(imgui PRIVATE -w)
if(ZHIPING_TESTS AND NOT EMSCRIPTEN)
    # Tests watch its items (tests/support/item_hooks.hpp). No program but web-tests has it inside.
    target_compile_definitions(imgui PUBLIC IMGUI_ENABLE_TEST_ENGINE)
endif()

if(ZHIPING_TESTS)
    add_library(catch2 STATIC EXCLUDE_FROM_ALL ${deps}/catch2/extras/catch_amalgamated.cpp)
    target_include_directories(catch2 SYSTEM PUBLIC ${deps}/catch2/extras)
    target_compile_options(catch2 PRIVATE -w)
    target_compile_features(catch2 PUBLIC cxx_std_20)
endif()
