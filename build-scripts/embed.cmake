# embed_files(TARGET NAMESPACE FUNCTION (FILES file... | FOLDER folder))
#
# Gives TARGET `std::span<const zhiping::EmbeddedFile> NAMESPACE::FUNCTION()` (native/embedded.hpp);
# the header that declares it is the room's own. Changed, added and removed files are noticed.
function(embed_files target namespace function)
    cmake_parse_arguments(embed "" "FOLDER" "FILES" ${ARGN})
    if(embed_FOLDER)
        file(GLOB_RECURSE inputs CONFIGURE_DEPENDS ${embed_FOLDER}/*)
        set(arguments --folder ${embed_FOLDER})
    else()
        set(inputs ${embed_FILES})
        set(arguments ${embed_FILES})
    endif()

    set(output ${CMAKE_CURRENT_BINARY_DIR}/${function})
    set(script ${PROJECT_SOURCE_DIR}/build-scripts/embed.py)
    add_custom_command(OUTPUT ${output}.S ${output}.cpp DEPENDS ${script} ${inputs}
        COMMAND Python3::Interpreter ${script} ${namespace} ${function} ${output} ${arguments} VERBATIM)
    # The assembler reads the files itself, which no dependency scan sees.
    set_source_files_properties(${output}.S PROPERTIES OBJECT_DEPENDS "${inputs}")
    target_sources(${target} PRIVATE ${output}.S ${output}.cpp)
endfunction()
