#include "web/platform/headless/headless.hpp"

namespace zhiping::platform {

void keep_file(const std::string& id) { headless().of_files.push_back({"keep", id}); }
void find_file(const std::string& id) { headless().of_files.push_back({"find", id}); }

void rename_file(const std::string& from, const std::string& to, bool shared) {
    headless().of_files.push_back({shared ? "share" : "rename", from, {to, {}, {}}});
}

void send_file(const std::string& id, const FileSending& how) { headless().of_files.push_back({"send", id, how}); }
void pause_file(const std::string& id) { headless().of_files.push_back({"pause", id}); }
void forget_file(const std::string& id, const FileSending& how) { headless().of_files.push_back({"forget", id, how}); }

} // namespace zhiping::platform
