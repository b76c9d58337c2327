#pragma once

#include "shared/names.hpp" // generated from assets/names.json
#include "web/platform/drawing.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

// Photos and videos that the person chooses. The page keeps and sends them; here they go by an id.
namespace zhiping::platform {

// A photo or video that the person has chosen.
struct OfferedFile {
    std::uint32_t input; // The id of the node at which it was chosen.
    std::string_view id; // 32 hexadecimal digits, made anew for each.
    std::uint64_t bytes;
    std::span<const std::uint8_t> first_bytes; // telling_bytes of evidence_format.hpp; of a shorter file all.
    // The same for the same file, whenever it is chosen; another for any other, but for chance.
    std::string_view fingerprint;
    std::string_view name; // As the phone calls it, whatever that is.
};

using FileEvent = names::FileEvent;

struct FileNews {
    std::string_view id;
    FileEvent event;
    std::uint64_t bytes = 0;
    int status = 0;
    std::string_view upload = {};
};

class FileListener {
public:
    virtual ~FileListener() = default;
    virtual void choose_files(int count) = 0; // So many: offer_file comes for each of them, in the order of choosing.
    virtual void offer_file(const OfferedFile&) = 0;
    virtual void hear_of_file(const FileNews&) = 0;
    virtual void show_thumbnail(std::string_view id, const Pixels&) = 0; // Square, RGBA.
    virtual void files_wait() = 0; // Nothing can be done with files before the network is back.
    virtual void files_lost() = 0; // Nor then: only after the page is loaded again.
};

void listen_to_files(FileListener&);

// What becomes of them FileListener::hear_of_file() hears.
void keep_file(const std::string& id); // It is wanted: a copy is kept on the phone, and a thumbnail made.
void find_file(const std::string& id); // After the page was loaded again: Found or Missing.

// Gives the same file another id; under the old one it is known no more. What is kept on the phone is kept under both
// when it is `shared` with another tab.
void rename_file(const std::string& from, const std::string& to, bool shared = false);

struct FileSending {
    std::string upload; // To go on with; empty for a new one.
    std::string code;
    std::string secret;
};
void send_file(const std::string& id, const FileSending&);
void pause_file(const std::string& id); // Nothing more is heard of it.

// The phone keeps it no longer, and with an upload the server neither.
void forget_file(const std::string& id, const FileSending& = {});

} // namespace zhiping::platform
