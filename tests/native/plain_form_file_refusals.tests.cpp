#include "tests/support/form_with_files.hpp"
#include "tests/support/raw_connection.hpp"

#include "native/http/exchange/body_limits.hpp"
#include "native/http/pages/template.hpp"
#include "native/store/uploads.hpp"
#include "shared/text/text_ids.hpp"

#include <catch_amalgamated.hpp>
#include <fstream>

using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;

namespace {

std::string said(Message message, Language language = Language::Chinese) {
    return http::escape(text(message, language)).markup;
}

std::size_t waiting_uploads(RunningServer& server) {
    return server.store.read([](store::Database& database) {
        std::size_t count = 0;
        store::list_uploads(database, [&](const store::ListedUpload& listed) {
            CHECK(listed.found.problem.empty());
            ++count;
        });
        return count;
    });
}

void check_nothing_held(RunningServer& server) {
    CHECK(server.stored_evaluations() == 0);
    CHECK(waiting_uploads(server) == 0);
    CHECK(files_of(server) == 0);
}

// The form as it was filled in, with the reason at the files, where the summary leads; nothing is held.
void check_refused(RunningServer& server, const httplib::Result& answer, int status, const std::string& reason) {
    REQUIRE(answer);
    CHECK(answer->status == status);
    const auto& page = answer->body;
    CAPTURE(page);
    CHECK(contains(page, "<a href=\"#evidence\">" + said(Text::PlainFilesNotTaken) + "</a>"));
    CHECK(contains(page, "id=\"evidence-error\">" + reason));
    CHECK(page.find(reason) == page.rfind(reason));
    CHECK(contains(page, "aria-invalid=\"true\" aria-describedby=\"evidence-error evidence-hint\""));
    CHECK(contains(page, "浏览器不会记住选过的文件"));
    CHECK(contains(page, "没有给扣车凭证 😠</textarea>"));
    CHECK(contains(page, "id=\"situations-unfair_enforcement\" autocomplete=\"off\" checked"));
    CHECK(hidden_value(page, "submission_id") == submission_digits);
    CHECK(kept_in(page).empty());
    check_nothing_held(server);
}

std::string start_of(const RunningServer& server, std::size_t length) {
    return "POST /e/" + server.document_code +
           " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: " + with_files +
           "\r\nContent-Length: " + std::to_string(length) + "\r\n\r\n";
}

// What a server's process holds in memory just now, in kB.
long memory_kb() {
    std::ifstream status{"/proc/self/status"};
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmRSS:")) return std::stol(line.substr(6));
    return 0;
}

} // namespace

TEST_CASE("What is neither photo nor video is refused by its content, and named by its place and name") {
    RunningServer server;
    const auto answer = post_files(server, filled_in(),
                                   {{"a.jpg", jpeg(500)}, {"<b>.jpg", std::string(5000, 'G')}, {"c.jpg", jpeg(500)}});
    check_refused(server, answer, 400, "第 2 个文件“&lt;b&gt;.jpg”：" + said(Text::EvidenceUnknownFormat));
    check_refused(server, post_files(server, filled_in(), {{"t.jpg", "GIF"}}), 400,
                  "第 1 个文件“t.jpg”：" + said(Text::EvidenceUnknownFormat));
}

TEST_CASE("A file's name is shown cut and without what would disturb the page") {
    RunningServer server;
    const auto shown = [&](const std::string& name) {
        return post_files(server, filled_in(), {{name, std::string(100, 'x')}})->body;
    };
    CHECK(contains(shown(std::string(3000, 'n')), "“" + std::string(40, 'n') + "…”"));
    CHECK(contains(shown("a\x1b[1m\xFF\u202Eb"), "“a\uFFFD[1m\uFFFD\uFFFDb”"));
    CHECK(contains(shown("{{secret}}&amp;"), "“{{secret}}&amp;amp;”"));
}

TEST_CASE("An empty file is refused, however it is named") {
    RunningServer server;
    check_refused(server, post_files(server, filled_in(), {{"a.jpg", ""}}), 400,
                  "第 1 个文件“a.jpg”：" + said(Text::EvidenceEmpty));
}

TEST_CASE("A photo and a video are refused as soon as they are longer than they may be") {
    RunningServer server;
    CHECK(post_files(server, without(filled_in(), "satisfaction"), {{"a.jpg", jpeg(20'000'000)}})->status == 400);
    RunningServer other;
    check_refused(other, post_files(other, filled_in(), {{"a.jpg", jpeg(20'000'001)}}), 413,
                  "第 1 个文件“a.jpg”：" + said(Text::EvidencePhotoTooLarge));
    check_refused(other, post_files(other, filled_in(), {{"a.mp4", mp4(200'000'001)}}), 413,
                  "第 1 个文件“a.mp4”：" + said(Text::EvidenceVideoTooLarge));
}

TEST_CASE("More photos or videos than an evaluation may carry are refused") {
    RunningServer server;
    const std::vector<SentFile> photos(10, {"a.jpg", jpeg(500)});
    check_refused(server, post_files(server, filled_in(), photos), 413,
                  "第 10 个文件“a.jpg”：" + said(Text::EvidenceTooManyPhotos));
    const std::vector<SentFile> videos(40, {"v.mp4", mp4(500)});
    check_refused(server, post_files(server, filled_in(), videos), 413,
                  "第 4 个文件“v.mp4”：" + said(Text::EvidenceTooManyVideos));
}

TEST_CASE("What is wrong with the answers is said along with what is wrong with a file") {
    RunningServer server;
    const auto answer = post_files(server, without(filled_in(), "satisfaction"), {{"a.jpg", std::string(500, 'x')}});
    CHECK(contains(answer->body, "有 2 处需要填写或修改"));
    CHECK(contains(answer->body, "id=\"satisfaction-error\""));
    CHECK(contains(answer->body, "id=\"evidence-error\""));
    check_nothing_held(server);
}

TEST_CASE("The reason is said in the person's language") {
    RunningServer server;
    const auto page = post_files(server, multipart(filled_in(), {{"a.jpg", "text"}}), "?lang=en")->body;
    CHECK(contains(page, "File 1 (“a.jpg”): Only photos"));
    CHECK(contains(page, "Please choose all of them again"));
}

TEST_CASE("A form with more than a quota or the disk allows is refused and holds nothing") {
    RunningServer code{false, {.of_code = 1'500'000}};
    check_refused(code, post_files(code, filled_in(), {{"a.jpg", jpeg(1'400'000)}, {"b.jpg", jpeg(600'000)}}), 413,
                  "第 1 个文件“a.jpg”：这个二维码下等待提交的照片和视频太多");
    RunningServer all{false, {.in_all = 1'500'000}};
    check_refused(all, post_files(all, filled_in(), {{"a.jpg", jpeg(1'600'000)}}), 413,
                  "第 1 个文件“a.jpg”：服务器正在接收的照片和视频太多");
    RunningServer full{false, {.kept_free = std::uint64_t{1} << 60}};
    check_refused(full, post_files(full, filled_in(), {{"a.jpg", jpeg(500)}}), 507,
                  "第 1 个文件“a.jpg”：服务器暂时没有空间存放照片和视频");
    RunningServer busy{false, {.at_once = 0}};
    check_refused(busy, post_files(busy, filled_in(), {{"a.jpg", jpeg(500)}}), 503,
                  "第 1 个文件“a.jpg”：" + said(Text::PlainFilesBusy));
    CHECK(post_files(busy, filled_in(), {})->status == 303);
}

TEST_CASE("A file takes as much room as it has bytes, though it might have been longer") {
    RunningServer server{false, {.of_code = 4'000'000}};
    const std::vector<SentFile> files(3, {"a.jpg", jpeg(1'200'000)});
    CHECK(post_files(server, filled_in(), files)->status == 303);
}

TEST_CASE("More than all files may come to is refused before it is read") {
    RunningServer server;
    RawConnection phone{server.port};
    phone.send(start_of(server, http::max_form_bytes + 1) + multipart(filled_in(), {{"a.jpg", jpeg(5000)}}));
    const auto answer = phone.receive_to_end();
    CHECK(contains(answer, "HTTP/1.1 413"));
    CHECK(contains(answer, said(Text::PlainFilesTooMuch)));
    CHECK(contains(answer, "没有给扣车凭证 😠</textarea>"));
    CHECK(phone.is_closed());
    check_nothing_held(server);
}

TEST_CASE("A form whose sender goes away in the middle of a file leaves nothing behind") {
    RunningServer server;
    const auto body = multipart(filled_in(), {{"a.jpg", jpeg(500'000)}, {"b.jpg", jpeg(500'000)}});
    for (const std::size_t length : {body.size() / 3, body.size() / 2, body.size() - 300'000, body.size() - 5}) {
        RawConnection phone{server.port};
        phone.send(start_of(server, body.size()) + body.substr(0, length));
        phone.end_sending();
        const auto answer = phone.receive();
        CHECK(contains(answer, "HTTP/1.1 400"));
        CHECK(contains(answer, said(Text::PlainFilesBrokenOff)));
        check_nothing_held(server);
    }
    {
        RawConnection phone{server.port};
        phone.send(start_of(server, body.size()) + body.substr(0, body.size() / 2));
        REQUIRE(eventually([&] { return waiting_uploads(server) == 1; }));
    }
    CHECK(eventually([&] { return waiting_uploads(server) + files_of(server) == 0; }));
    CHECK(server.stored_evaluations() == 0);
}

TEST_CASE("Files that come before the submission's id and secret are not taken") {
    RunningServer server;
    const auto rest = multipart(filled_in());
    for (const auto& before :
         {std::string{}, field_part("submission_id", submission_digits), field_part("secret", secret_digits),
          field_part("submission_id", "x") + field_part("secret", secret_digits)}) {
        const auto answer = post_files(server, before + file_part({"a.jpg", jpeg(500)}) + rest);
        REQUIRE(answer);
        CHECK(answer->status == 400);
        CHECK(contains(answer->body, said(Text::FormDamaged)));
        check_nothing_held(server);
    }
}

TEST_CASE("What is no form of ours, though multipart, is refused with a page") {
    RunningServer server;
    const auto whole = multipart(filled_in(), {{"a.jpg", jpeg(500)}});
    const auto end = "--" + boundary + "--\r\n";
    const auto fields = [&] {
        auto body = multipart(filled_in());
        return body.substr(0, body.size() - end.size());
    }();
    for (const auto& body :
         {std::string{}, std::string{"x"}, "preamble\r\n" + whole, end, encoded(filled_in()),
          multipart(without(filled_in(), "statement")), multipart(with(filled_in(), "statement", "\xFF")),
          fields + field_part("secret", "1") + end, fields + field_part("upload", "short") + end, whole.substr(0, 500),
          multipart(with(filled_in(), "satisfaction", "happy")),
          fields + "--" + boundary + "\r\nContent-Disposition: form-data; name=\"x\"; filename=\"a\"\r\n\r\n\r\n" +
              end}) {
        CAPTURE(body.substr(0, 300));
        const auto answer = post_files(server, body);
        REQUIRE(answer);
        CHECK(answer->status == 400);
        CHECK(contains(answer->body, said(Text::FormDamaged)));
        check_nothing_held(server);
    }
    std::string many;
    for (int index = 0; index < 200; ++index) many += field_part("situations", "other");
    for (const auto& body : {many + whole, multipart(with(filled_in(), "statement", std::string(125'000, 'a'))),
                             multipart({{std::string(3000, 'n'), std::string(200'000, 'a')}})})
        CHECK(post_files(server, body)->status == 413);
    check_nothing_held(server);
}

TEST_CASE("Of a multipart form the type and the length must be clear") {
    RunningServer server;
    const auto body = multipart(filled_in());
    for (const auto* type : {"multipart/form-data", "multipart/form-data; boundary=",
                             "multipart/form-data; boundary=\"\"", "multipart/mixed; boundary=x"})
        CHECK(post(server, body, {}, type)->status == 415);
    CHECK(post(server, body, {}, ("multipart/form-data; boundary=" + std::string(71, 'x')).c_str())->status == 415);
    CHECK(post(server, body, {{"Content-Encoding", "gzip"}}, with_files.c_str())->status == 415);
    RawConnection phone{server.port};
    phone.send("POST /e/" + server.document_code +
               " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Type: " + with_files +
               "\r\n\r\n0\r\n\r\n");
    CHECK(contains(phone.receive(), "HTTP/1.1 411"));
    CHECK(post(server, body, {{"Sec-Fetch-Site", "cross-site"}}, with_files.c_str())->status == 403);
    check_nothing_held(server);
}

TEST_CASE("Whatever is posted as multipart is answered with a page or a receipt, never with trouble") {
    RunningServer server;
    const auto whole = multipart(filled_in(), {{"a.jpg", jpeg(300)}, {"b.mp4", mp4(200)}});
    constexpr std::string_view bytes{"-\r\n\"\\;=:\0\xFFx", 11};
    std::uint32_t state = 20261120;
    const auto below = [&](std::size_t limit) { return (state = state * 1664525u + 1013904223u) / 65536 % limit; };
    for (int round = 0; round < 300; ++round) {
        auto body = whole;
        for (auto changes = 1 + below(4); changes > 0; --changes) {
            const auto at = below(body.size());
            if (below(3) == 0)
                body.erase(at, 1 + below(40));
            else
                body[at] = bytes[below(bytes.size())];
        }
        CAPTURE(round, body);
        const auto answer = post_files(server, body);
        REQUIRE(answer);
        const bool is_expected = answer->status == 303 || (answer->status >= 400 && answer->status < 500);
        CHECK(is_expected);
        CHECK((answer->status == 303 || answer->body.ends_with("</html>\n")));
    }
}

TEST_CASE("A form of many megabytes takes no more memory than a small one") {
    RunningServer server;
    const auto end = "\r\n--" + boundary + "--\r\n";
    auto start = multipart(filled_in());
    start.resize(start.rfind("--" + boundary + "\r\n"));
    start += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"evidence\"; filename=\"v.mp4\"\r\n\r\n" +
             mp4(1'000'000);
    const std::string megabyte(1'000'000, 'v');
    CHECK(post_files(server, with(filled_in(), "submission_id", other_secret_digits), {{"a.mp4", mp4(1'000'000)}})
              ->status == 303);
    const auto before = memory_kb();
    RawConnection phone{server.port};
    phone.send(start_of(server, start.size() + 149 * megabyte.size() + end.size()) + start);
    long most = 0;
    for (int count = 0; count < 149; ++count) {
        phone.send(megabyte);
        most = std::max(most, memory_kb());
    }
    phone.send(end);
    CHECK(contains(phone.receive(), "HTTP/1.1 303"));
    INFO("before " << before << " kB, at most " << most << " kB");
    CHECK(most - before < 8'000);
}
