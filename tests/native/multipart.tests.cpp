#include "native/http/transport/multipart.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping::http;

namespace {

// What arrives in pieces of so many bytes.
Multipart::Source source_of(const std::string& body, std::size_t piece) {
    return [body, piece, at = std::size_t{0}](std::span<char> room) mutable {
        const auto taken = std::min({room.size(), piece, body.size() - at});
        body.copy(room.data(), taken, at);
        at += taken;
        return taken;
    };
}

struct Heard {
    std::vector<std::pair<std::string, std::string>> parts = {}; // Name (or name/file name) and content.
    bool has_ended = false;

    bool operator==(const Heard&) const = default;
};

Heard hear(const std::string& body, std::size_t piece = 1000, const std::string& boundary = "x") {
    Multipart parts{source_of(body, piece), boundary};
    Heard heard;
    while (const auto head = parts.next()) {
        std::string content;
        if (!parts.read([&](std::string_view bytes) { return content += bytes, true; })) break;
        heard.parts.emplace_back(head->name + (head->file_name ? "/" + *head->file_name : ""), content);
    }
    heard.has_ended = parts.has_ended();
    return heard;
}

std::string part(const std::string& content, const std::string& disposition = "form-data; name=\"a\"") {
    return "--x\r\nContent-Disposition: " + disposition + "\r\n\r\n" + content + "\r\n";
}

} // namespace

TEST_CASE("A boundary is read from the type, quoted or not") {
    CHECK(boundary_of("multipart/form-data; boundary=----WebKitFormBoundaryAbc") == "----WebKitFormBoundaryAbc");
    CHECK(boundary_of("Multipart/Form-Data;charset=utf-8; BOUNDARY=\"a b\"") == "a b");
    CHECK(boundary_of("multipart/form-data; boundary=" + std::string(70, 'a')).value().size() == 70);
}

TEST_CASE("A type without a boundary that may be has none") {
    for (const std::string type :
         {"", "multipart/form-data", "multipart/form-data;", "multipart/form-data; boundary",
          "multipart/form-data; boundary=", "multipart/form-data; boundary=\"\"", "multipart/form-data; boundary=\"a",
          "multipart/form-data; boundary=\"a \"", "multipart/form-data; boundary=a; boundary=b",
          "multipart/form-data; boundary=a\r\nb", "multipart/form-data; boundary=a@b", "multipart/mixed; boundary=a",
          "multipart/form-datax; boundary=a", "text/plain; boundary=a", "multipart/form-data boundary=a"}) {
        CAPTURE(type);
        CHECK_FALSE(boundary_of(type));
    }
    CHECK_FALSE(boundary_of("multipart/form-data; boundary=" + std::string(71, 'a')));
}

TEST_CASE("Parts are the same however they arrive") {
    const std::string tricky = "\r\n--\r\n--y\r\n-x\r--x\n--x" + std::string(70'000, '\r') + "\r\n-";
    const auto body = part(tricky) + part("", "form-data; name=f; filename=\"\"") +
                      part(std::string{"\0\xFF", 2}, "form-data; name=\"f\"; filename=\"\xE7\x85\xA7.jpg\"") +
                      "--x--\r\n";
    const Heard expected{{{"a", tricky}, {"f/", ""}, {"f/\xE7\x85\xA7.jpg", std::string{"\0\xFF", 2}}}, true};
    for (const std::size_t piece : {1, 2, 3, 5, 7, 64, 4096, 100'000}) {
        CAPTURE(piece);
        CHECK(hear(body, piece) == expected);
    }
    CHECK(hear("--x--").has_ended);
    CHECK(hear("--x--\r\n").parts.empty());
}

TEST_CASE("A file's name is read as browsers write it") {
    const auto name_of = [](const std::string& disposition) {
        return hear(part("", disposition) + "--x--").parts.at(0).first;
    };
    CHECK(name_of(R"(form-data; name="a"; filename="x\"y.jpg")") == "a/x\"y.jpg");
    CHECK(name_of(R"(form-data; name="a"; filename="C:\dir\y.jpg")") == R"(a/C:\dir\y.jpg)");
    CHECK(name_of(R"(FORM-DATA; Name=a ;filename="a;b=c")") == "a/a;b=c");
}

TEST_CASE("What a part is followed by is skipped when nobody reads it") {
    Multipart parts{source_of(part("one") + part(std::string(200'000, '2')) + part("three") + "--x--", 999), "x"};
    CHECK(parts.next());
    CHECK_FALSE(parts.is_part_empty());
    CHECK(parts.next());
    CHECK_FALSE(parts.read([](std::string_view) { return false; }));
    CHECK(parts.next());
    std::string content;
    CHECK(parts.read([&](std::string_view bytes) { return content += bytes, true; }));
    CHECK(content == "three");
    CHECK_FALSE(parts.next());
    CHECK(parts.has_ended());
}

TEST_CASE("What is no form, or breaks off, has not ended") {
    const auto whole = part("one") + "--x--\r\n";
    for (std::size_t length = 0; length < whole.size() - 2; ++length) {
        CAPTURE(length);
        CHECK_FALSE(hear(whole.substr(0, length)).has_ended);
    }
    for (const std::string& body :
         std::vector<std::string>{"preamble\r\n" + whole,
                                  "\r\n" + whole,
                                  whole + "x",
                                  whole + "\r\n",
                                  "--y\r\n\r\n\r\n--y--",
                                  std::string{"--x\r\n\r\none\r\n--x--"},
                                  part("", "form-data") + "--x--",
                                  part("", "form-data; filename=\"a\"") + "--x--",
                                  part("", "form-data; name=a; name=b") + "--x--",
                                  part("", "form-data; name=a; filename=b; filename=c") + "--x--",
                                  part("", "form-data; name=\"a") + "--x--",
                                  part("", "form-data name=a") + "--x--",
                                  part("", "attachment; name=a") + "--x--",
                                  part("", "form-data; name=a\r\nContent-Disposition: form-data; name=b") + "--x--",
                                  part("", "form-data; name=a\r\nno colon") + "--x--",
                                  part("", "form-data; name=a\r\nX: " + std::string(5000, 'x')) + "--x--",
                                  "--x\r\n" + std::string(70'000, 'x'),
                                  "--x\r\n" + std::string(70'000, '\n'),
                                  "--xy\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n--x--",
                                  std::string{"--x-\r\n"},
                                  std::string{"--x \r\n"},
                                  std::string(200'000, '-')}) {
        CAPTURE(body.substr(0, 200));
        CHECK_FALSE(hear(body).has_ended);
        CHECK_FALSE(hear(body, 1).has_ended);
    }
}
