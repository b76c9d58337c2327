#pragma once

#include "shared/wire/error_json.hpp"
#include "tests/support/phone.hpp"

// A phone whose person adds photos and videos; the page's part is played by the test.
namespace zhiping::tests {

using platform::FileEvent;

inline constexpr auto album = "相册/文件";
inline const std::string jpeg_start{"\xFF\xD8\xFF\xE0", 4};
inline const std::string text_file = "plain words";

inline std::string file_id(int number) {
    auto digits = std::to_string(number);
    return std::string(32 - digits.size(), '0') + digits;
}

struct PhoneWithFiles : Phone {
    PhoneWithFiles(Language read_in, float wide) : Phone(read_in, wide) {}

    // With everything filled in but them.
    PhoneWithFiles() {
        fill_dissatisfied();
        forget_asked();
    }

    void offer(int number, std::uint64_t bytes = 1'000'000, const std::string& content = jpeg_start,
               std::string_view at = album) {
        const auto input = reader->find("file", std::string{at});
        REQUIRE(input);
        app->choose_files(1);
        arrive(number, bytes, content, (*input)["id"].get<std::uint32_t>());
    }

    // One of those that were chosen.
    void arrive(int number, std::uint64_t bytes = 1'000'000, const std::string& content = jpeg_start,
                std::uint32_t input = 0, const std::string& name = "") {
        app->offer_file({input,
                         file_id(number),
                         bytes,
                         {reinterpret_cast<const std::uint8_t*>(content.data()), content.size()},
                         "print " + std::to_string(number) + " " + std::to_string(bytes),
                         name.empty() ? std::to_string(number) + ".jpg" : name});
        reader->settle();
    }

    void hear(int number, FileEvent event, std::uint64_t bytes = 0, int status = 0) {
        app->hear_of_file({file_id(number), event, bytes, status,
                           event == FileEvent::Created ? file_id(1000 + number) : std::string{}});
        reader->settle();
    }

    void upload(int number) {
        hear(number, FileEvent::Created);
        hear(number, FileEvent::Held);
    }

    void remove_first() {
        REQUIRE(reader->press("button", "移除"));
        REQUIRE(reader->press("button", "再点一次移除"));
    }

    // "keep 1", "send 1", ... since the last time.
    std::vector<std::string> asked() {
        std::vector<std::string> all;
        for (const auto& [what, id, sending] : headless().of_files)
            all.push_back(what + " " + id.substr(id.find_first_not_of('0')));
        forget_asked();
        return all;
    }

    void forget_asked() { headless().of_files.clear(); }

    std::string status_of(const std::string& title) const {
        const auto all = reader->nodes();
        for (std::size_t index = 0; index + 1 < all.size(); ++index)
            if (all[index].value("label", "") == title && all[index]["role"] == "paragraph")
                return all[index + 1]["label"];
        return {};
    }

    Json submitted() const { return Json::parse(headless().posts.back().request.body); }
};

using Asked = std::vector<std::string>;

} // namespace zhiping::tests
