#include "tests/support/form_with_files.hpp"
#include "tests/support/sample_store.hpp"

#include "native/app/remove_evidence.hpp"
#include "native/app/revoke_code.hpp"
#include "native/http/pages/template.hpp"
#include "native/sealing/content_hash.hpp"
#include "shared/text/text_ids.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;

namespace {

std::string said(Message message, Language language = Language::Chinese) {
    return http::escape(text(message, language)).markup;
}

std::string location_of(const httplib::Result& answer) {
    REQUIRE(answer);
    CAPTURE(answer->body);
    REQUIRE(answer->status == 303);
    return answer->get_header_value("Location");
}

Fields with_uploads(Fields fields, const std::vector<std::string>& ids) {
    for (const auto& id : ids) fields.emplace_back("upload", id);
    return fields;
}

} // namespace

TEST_CASE("The form asks for photos and videos and says how many and how large they may be") {
    RunningServer server;
    for (const auto language : {Language::Chinese, Language::English}) {
        const auto page = server.get("/e/" + server.document_code + "?lang=" + std::string{tag_of(language)})->body;
        CHECK(contains(page, "enctype=\"multipart/form-data\""));
        CHECK(contains(page, "<input type=\"file\" id=\"evidence\" name=\"evidence\" multiple "
                             "accept=\"image/*,video/*\" aria-describedby=\"evidence-hint\">"));
        CHECK(contains(page, "<label for=\"evidence\">" + said(Text::PlainFilesLabel, language)));
    }
    CHECK(contains(server.get("/e/" + server.document_code + "?lang=zh-CN")->body,
                   "最多 9 张照片，每张不超过 20 MB；最多 3 段视频，每段不超过 200 MB。"));
}

TEST_CASE("A form that brings no files is stored as the urlencoded one is") {
    RunningServer server;
    const auto location = location_of(post_files(server, filled_in(), {}));
    CHECK(location_of(post(server, filled_in())) == location);
    CHECK(only_stored_evaluation(server).evaluation.statement == "没有给扣车凭证 😠");
}

TEST_CASE("Files that come with a form become its evidence, byte for byte and in their order") {
    RunningServer server;
    const std::vector<SentFile> files{{"照片.jpg", jpeg(300'000)},
                                      {"v.mp4", mp4(1'000'000)},
                                      {"small.jpg", jpeg(20)},
                                      {"record.jpg", jpeg(64 * 1024)}};
    const auto location = location_of(post_files(server, filled_in(), files));
    const auto stored = only_stored_evaluation(server);
    REQUIRE(stored.receipt.evidence.size() == 4);
    for (std::size_t index = 0; index < files.size(); ++index) {
        CHECK(stored.receipt.evidence[index].bytes == files[index].content.size());
        CHECK(stored.receipt.evidence[index].hash == sealing::sha256_of(files[index].content));
        const auto path = "/api/v1/evaluations/" + location.substr(3, 22) + "/evidence/" + std::to_string(index + 1);
        CHECK(server.get(path, with_secret())->body == files[index].content);
    }
    CHECK(kind_of(stored.receipt.evidence[1].format) == EvidenceKind::Video);
    CHECK(files_of(server) == 4);
}

TEST_CASE("Whatever a file contains is its own, also lines that look like the form's") {
    RunningServer server;
    auto content = jpeg(200'000);
    content.replace(65'000, boundary.size() + 3, "\r\n-" + boundary)
        .replace(130'000, 4, "\r\n\r\n")
        .replace(131'000, 4, "\r\n--");
    location_of(post_files(server, filled_in(), {{"a.jpg", content}}));
    CHECK(only_stored_evaluation(server).receipt.evidence.at(0).hash == sealing::sha256_of(content));
}

TEST_CASE("The same form with the same files again is stored once and leads to the same receipt") {
    RunningServer server;
    const std::vector<SentFile> files{{"a.jpg", jpeg(100'000)}, {"b.mp4", mp4(90'000)}};
    const auto first = location_of(post_files(server, filled_in(), files));
    CHECK(location_of(post_files(server, filled_in(), files)) == first);
    CHECK(server.stored_evaluations() == 1);
    CHECK(files_of(server) == 2);
}

TEST_CASE("Other files, other answers or no files under a used id are no repetition, and keep their files") {
    RunningServer server;
    location_of(post_files(server, filled_in(), {{"a.jpg", jpeg(100'000)}}));
    const auto check = [&](const Fields& fields, const std::vector<SentFile>& files) {
        const auto answer = post_files(server, fields, files);
        REQUIRE(answer);
        CHECK(answer->status == 409);
        CHECK(contains(answer->body, said(Text::ArrivedBefore)));
        CHECK(hidden_value(answer->body, "submission_id") != submission_digits);
        CHECK_FALSE(contains(answer->body, said(Text::EvidenceGone)));
        CHECK(kept_in(answer->body).size() == files.size());
    };
    check(filled_in(), {{"a.jpg", jpeg(100'000, 'y')}});
    check(filled_in(), {{"a.jpg", jpeg(100'000)}, {"b.jpg", jpeg(100'000)}});
    check(filled_in(), {});
    check(with(filled_in(), "statement", "改了"), {{"a.jpg", jpeg(100'000)}});
    CHECK(server.stored_evaluations() == 1);
}

TEST_CASE("What came with other answers under a used id is submitted with the form that is shown then") {
    RunningServer server;
    location_of(post(server, filled_in()));
    const auto changed = with(filled_in(), "statement", "改了");
    const auto page = post_files(server, changed, {{"a.jpg", jpeg(100'000)}})->body;
    auto again = with(with(changed, "submission_id", hidden_value(page, "submission_id")), "secret",
                      hidden_value(page, "secret"));
    again.emplace_back("upload", kept_in(page).at(0));
    CHECK(post_files(server, again, {})->status == 303);
    CHECK(server.stored_evaluations() == 2);
    CHECK(files_of(server) == 1);
}

TEST_CASE("A code that is revoked while its form is filled in loses neither answers nor files") {
    RunningServer server;
    static_cast<void>(app::revoke_code(server.store, Code::parse(server.document_code).value(), server.clock.now()));
    CHECK(server.get("/e/" + server.document_code)->status == 410);
    const auto corrected = post_files(server, without(filled_in(), "satisfaction"), {{"a.jpg", jpeg(100'000)}});
    CHECK(corrected->status == 400);
    auto again = filled_in();
    again.emplace_back("upload", kept_in(corrected->body).at(0));
    CHECK(post_files(server, again, {})->status == 303);
    CHECK(only_stored_evaluation(server).receipt.evidence.size() == 1);
}

TEST_CASE("Files that another site's form brings are not kept, and the page asks for them again") {
    RunningServer server;
    const auto answer = post(server, multipart(filled_in(), {{"a.jpg", jpeg(100'000)}}),
                             {{"Sec-Fetch-Site", "cross-site"}}, with_files.c_str());
    CHECK(answer->status == 403);
    CHECK(contains(answer->body, said(Text::FormFromElsewhere)));
    CHECK(contains(answer->body, said(Text::EvidenceGone)));
    CHECK(contains(answer->body, "没有给扣车凭证 😠</textarea>"));
    CHECK(files_of(server) == 0);
}

TEST_CASE("Good files are kept when an answer is missing, and need not be sent again") {
    RunningServer server;
    const std::vector<SentFile> files{{"a.jpg", jpeg(1'200'000)}, {"b.mp4", mp4(90'000)}};
    const auto refused = post_files(server, without(filled_in(), "satisfaction"), files);
    REQUIRE(refused);
    CHECK(refused->status == 400);
    CHECK(contains(refused->body, said(Text::ChooseSatisfaction)));
    CHECK(contains(refused->body, "1. 照片，JPG，1.2 MB"));
    CHECK(contains(refused->body, "2. 视频，MP4，90 kB"));
    CHECK(contains(refused->body, "<legend id=\"evidence-kept\">" + said(Text::PlainFilesKept)));
    CHECK(contains(refused->body, "aria-describedby=\"evidence-kept evidence-hint\">"));
    const auto kept = kept_in(refused->body);
    REQUIRE(kept.size() == 2);
    CHECK(server.stored_evaluations() == 0);
    const auto location = location_of(post_files(server, with_uploads(filled_in(), kept), {{"c.jpg", jpeg(500)}}));
    CHECK(location_of(post_files(server, with_uploads(filled_in(), kept), {{"c.jpg", jpeg(500)}})) == location);
    CHECK(only_stored_evaluation(server).receipt.evidence.size() == 3);
    CHECK(files_of(server) == 3);
}

TEST_CASE("A kept file that is unticked is left out") {
    RunningServer server;
    const auto kept = kept_in(
        post_files(server, without(filled_in(), "satisfaction"), {{"a.jpg", jpeg(500)}, {"b.jpg", jpeg(600)}})->body);
    location_of(post_files(server, with_uploads(filled_in(), {kept.at(1)}), {}));
    REQUIRE(only_stored_evaluation(server).receipt.evidence.size() == 1);
    CHECK(only_stored_evaluation(server).receipt.evidence[0].bytes == 600);
}

TEST_CASE("Kept files are of use to the secret and the code that they came for only") {
    RunningServer server;
    const auto kept = kept_in(post_files(server, without(filled_in(), "satisfaction"), {{"a.jpg", jpeg(500)}})->body);
    const auto answer = post_files(server, with(with_uploads(filled_in(), kept), "secret", other_secret_digits), {});
    REQUIRE(answer);
    CHECK(answer->status == 400);
    CHECK(contains(answer->body, said(Text::EvidenceGone)));
    CHECK(kept_in(answer->body).empty());
    CHECK(server.stored_evaluations() == 0);
}

TEST_CASE(
    "With those that were kept there may be no more than an evaluation may carry; then all are there to choose from") {
    RunningServer server;
    const std::vector<SentFile> five(5, {"a.jpg", jpeg(500)});
    const auto kept = kept_in(post_files(server, without(filled_in(), "satisfaction"), five)->body);
    REQUIRE(kept.size() == 5);
    const auto answer = post_files(server, with_uploads(filled_in(), kept), five);
    REQUIRE(answer);
    CHECK(answer->status == 413);
    CHECK(contains(answer->body, said(Text::EvidenceTooManyPhotos)));
    auto all = kept_in(answer->body);
    REQUIRE(all.size() == 10);
    all.pop_back();
    location_of(post_files(server, with_uploads(filled_in(), all), {}));
    CHECK(only_stored_evaluation(server).receipt.evidence.size() == 9);
}

TEST_CASE("The receipt's page lists the evidence, says its hash and the chain's head, and gives a pass to view it") {
    RunningServer server;
    const auto photo = jpeg(1'234'567);
    const auto location = location_of(post_files(server, filled_in(), {{"a.jpg", photo}, {"b.mp4", mp4(40'000'000)}}));
    const auto answer = server.get(location);
    REQUIRE(answer);
    const auto path = "/api/v1/evaluations/" + location.substr(3, 22) + "/evidence/";
    const auto stored = only_stored_evaluation(server);
    for (const auto& part :
         {std::string{"照片 1"}, std::string{"照片，JPG，1.2 MB"}, std::string{"视频，MP4，40 MB"},
          std::string{"2026年11月20日 15:40"},
          "<code>" + to_digits(sealing::sha256_of(photo)).substr(0, 16) + "</code>",
          "<code>" + to_digits(*stored.receipt.evidence_head) + "</code>", said(Text::ReceiptChainHint),
          "<img loading=\"lazy\" src=\"" + path + "1\" alt=\"照片 1\">",
          "<video controls preload=\"none\" src=\"" + path + "2\"", "href=\"" + path + "2\""})
        CHECK(contains(answer->body, part));
    const auto cookie = answer->get_header_value("Set-Cookie");
    CHECK(contains(cookie, "; HttpOnly; SameSite=Strict"));
    CHECK(contains(answer->get_header_value("Content-Security-Policy"), "media-src 'self'"));
    CHECK(server.get(path + "1", {{"Cookie", cookie.substr(0, cookie.find(';'))}})->body == photo);
}

TEST_CASE("A receipt without evidence gives no pass and has no list") {
    RunningServer server;
    const auto answer = server.get(location_of(post_files(server, filled_in(), {})));
    CHECK_FALSE(answer->has_header("Set-Cookie"));
    CHECK_FALSE(contains(answer->body, said(Text::ReceiptChain)));
}

TEST_CASE("Evidence that was removed is said to be") {
    RunningServer server;
    const auto location = location_of(post_files(server, filled_in(), {{"a.jpg", jpeg(500)}}));
    static_cast<void>(app::remove_evidence_before(
        server.store, server.vault, server.clock.now() + std::chrono::hours{1}, server.clock.now(), fail_on_problem));
    const auto page = server.get(location)->body;
    CHECK(contains(page, said(Text::EvidenceRemoved)));
    CHECK_FALSE(contains(page, "/evidence/1\""));
}
