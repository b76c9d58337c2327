#pragma once

#include "native/app/inspect_evaluations.hpp"
#include "tests/support/plain_form_post.hpp"
#include "tests/support/sent_upload.hpp"

namespace zhiping::tests {

struct SentFile {
    std::string name;
    std::string content;
};

inline const std::string boundary = "----WebKitFormBoundary7MA4YWxkTrZu0gW";
inline const std::string with_files = "multipart/form-data; boundary=" + boundary;

// A video by its first bytes.
inline std::string mp4(std::size_t size) {
    return std::string(size, 'v').replace(0, 24,
                                          std::string{"\0\0\0\x18"
                                                      "ftypmp42\0\0\0\0"
                                                      "mp42isom",
                                                      24});
}

inline std::string field_part(const std::string& name, const std::string& value) {
    return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
}

inline std::string file_part(const SentFile& file) {
    return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"evidence\"; filename=\"" + file.name +
           "\"\r\nContent-Type: image/jpeg\r\n\r\n" + file.content + "\r\n";
}

// As a browser posts it: without a file there is one part that has no name and nothing in it.
inline std::string multipart(const Fields& fields, const std::vector<SentFile>& files = {}) {
    std::string body;
    for (const auto& [name, value] : fields) body += field_part(name, value);
    for (const auto& file : files) body += file_part(file);
    if (files.empty()) body += file_part({"", ""});
    return body + "--" + boundary + "--\r\n";
}

inline httplib::Result post_files(const RunningServer& server, const std::string& body, const std::string& query = "") {
    return post(server, body, {}, with_files.c_str(), query);
}

inline httplib::Result post_files(const RunningServer& server, const Fields& fields,
                                  const std::vector<SentFile>& files) {
    return post_files(server, multipart(fields, files));
}

inline std::size_t files_of(RunningServer& server) {
    std::size_t count = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator{server.folder.path() / "evidence"})
        ++count;
    return count;
}

// The ids of the files that a form was given back with.
inline std::vector<std::string> kept_in(const std::string& page) {
    std::vector<std::string> ids;
    const std::string mark = "name=\"upload\" value=\"";
    for (auto at = page.find(mark); at != page.npos; at = page.find(mark, at + 1))
        ids.push_back(page.substr(at + mark.size(), 32));
    return ids;
}

inline StoredEvaluation only_stored_evaluation(RunningServer& server) {
    std::vector<StoredEvaluation> all;
    app::list_evaluations(server.store, [&](const StoredEvaluation& each) { all.push_back(each); });
    if (all.size() != 1) throw std::logic_error{"not one evaluation"};
    return all.front();
}

} // namespace zhiping::tests
