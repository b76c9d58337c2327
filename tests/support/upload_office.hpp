#pragma once

#include "tests/support/case_office.hpp"
#include "tests/support/sent_upload.hpp"

namespace zhiping::tests {

inline const std::string member_secret_digits = std::string(32, '7'); // Which a member's program has made.

// A case that is handled, and those who send files for it.
struct UploadOffice : Office {
    httplib::Headers handler = enter({Role::Handler}, "caidian");
    Uploader phone{citizen.server};
    Uploader desk{citizen.server, member_secret_digits};

    explicit UploadOffice(bool takes = true) {
        if (takes && act(handler, {{"action", "take"}, {"seen", 1}})->status != 200)
            throw std::logic_error{"the case could not be taken"};
    }

    std::string additions() const { return citizen.path + "/uploads"; }
    std::string replies() const { return path + "/uploads"; }

    // What a member of staff sends besides the secret.
    static httplib::Headers named(httplib::Headers who, const std::string& name = "意见书.pdf") {
        who.emplace("Upload-Metadata", "filename " + base64(name));
        return who;
    }
    std::string attach(const std::string& content, const std::string& name = "意见书.pdf") {
        return desk.upload_at(replies(), content, named(handler, name));
    }
    std::string add(const std::string& content) { return phone.upload_at(additions(), content); }
    int seen() { return shown(handler)["events"].back()["number"]; }
};

inline std::string pdf(std::size_t size, char filled_with = 'x') {
    return "%PDF-1.7\n" + std::string(size - 9, filled_with);
}

// The status of a refusal, and where it lies.
inline void check_refusal(const httplib::Result& answer, int status, const std::string& code,
                          const std::string& field) {
    REQUIRE(answer);
    INFO(answer->body);
    REQUIRE(answer->status == status);
    const auto error = Json::parse(answer->body)["error"];
    CHECK(error["code"] == code);
    CHECK(error["field"] == field);
}

} // namespace zhiping::tests
