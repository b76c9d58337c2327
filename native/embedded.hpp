#pragma once

#include <string_view>

namespace zhiping {

// A file that build-scripts/embed.py put into the program. Both views live as long as it runs.
struct EmbeddedFile {
    std::string_view name;  // Its path inside the embedded folder, or its file name.
    std::string_view bytes; // As it was when the program was built.
};

} // namespace zhiping
