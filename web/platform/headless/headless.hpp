#pragma once

#include "web/platform/address.hpp"
#include "web/platform/api.hpp"
#include "web/platform/chance.hpp"
#include "web/platform/clock.hpp"
#include "web/platform/download.hpp"
#include "web/platform/drawing.hpp"
#include "web/platform/files.hpp"
#include "web/platform/glyphs.hpp"
#include "web/platform/history.hpp"
#include "web/platform/network.hpp"
#include "web/platform/position.hpp"
#include "web/platform/screen.hpp"
#include "web/platform/server_form.hpp"
#include "web/platform/storage.hpp"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

// The platform that tests run a program on: no window, no phone, everything it was told is kept. Tests call the
// program themselves, so nobody is listened for.
namespace zhiping::platform {

struct SentPost {
    HttpPost request;
    std::function<void(HttpReply)> answer;
};

struct AskedOfServer {
    ApiRequest request;
    std::function<void(const ApiAnswer&)> answer;
};

struct StartedDownload {
    DownloadRequest request;
    std::function<void(const DownloadNews&)> news;
};

// The entries of the browser's history, and which of them is shown.
struct History {
    std::vector<std::string> places{""};
    std::size_t place = 0;
};

struct AskedOfFile {
    std::string what; // "keep", "find", "send", ...
    std::string id;
    FileSending sending = {};
};

struct Headless {
    std::string page_language = "zh-CN";
    bool in_shell = false;
    std::string code_facts;
    std::int64_t now = 0;
    bool storage_allowed = true;

    std::size_t triangles = 0;       // Drawn last.
    std::vector<std::byte> vertices; // Of which, as in Drawing.
    std::vector<std::uint16_t> indices;
    std::vector<DrawCommand> commands;
    std::set<std::uint32_t> textures;
    bool has_coloured_glyphs = false; // U+2600 to U+27BF.
    std::size_t glyph_batches = 0;
    std::size_t glyphs_prepared = 0;
    std::size_t glyphs_taken = 0;
    std::size_t texts_interned = 0;
    std::size_t texts_measured = 0; // By the page.
    bool stand_ins_left = true;
    std::string plain_form; // As it was filled in last.
    std::string plain_form_files;
    std::string document;               // The JSON last shown.
    std::vector<std::string> documents; // All that were.
    int documents_shown = 0;
    std::string title;
    std::string language;
    bool elder = false;
    float column = 0;
    std::string announced;
    std::uint32_t focused = 0;
    History history;
    int wake_after = 0;
    int frames_requested = 0;
    bool title_focused = false;
    std::map<std::string, std::string, std::less<>> on_phone;
    std::map<std::string, std::string, std::less<>> in_tab;
    std::vector<SentPost> posts;
    int posts_aborted = 0;
    std::vector<AskedOfServer> asked;
    std::vector<StartedDownload> downloads;
    std::vector<std::string> downloads_kept; // Their names.
    int downloads_dropped = 0;
    bool tab_shown = true;
    std::vector<AskedOfFile> of_files;
    int positions_asked = 0;
    std::uint8_t next_random = 1;
};

Headless& headless();

// A phone on which nothing has happened yet.
void reset_headless();

} // namespace zhiping::platform
