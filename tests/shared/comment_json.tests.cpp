#include "shared/wire/comment_json.hpp"

#include "shared/evaluation/satisfaction.hpp"
#include "shared/text/text_ids.hpp"
#include "tests/shared/damaged_json.hpp"
#include "tests/shared/random_evaluation.hpp"

// Comments, as staff read them.
using namespace zhiping;
using namespace zhiping::test;

namespace {

const Instant noon = at(std::chrono::year{2026} / 11 / 20, 12);

Comment random_comment(Random& random) {
    Comment comment{random_receipt(random),
                    noon + std::chrono::seconds{random.below(100'000)},
                    random.one_of(modules).value,
                    "420114",
                    random.one_of(satisfactions).value,
                    random.below(4) ? "请增设一个窗口 😀\n谢谢" : ""};
    if (random.below(2)) return comment;
    comment.given =
        GivenCommentAnswer{{random.one_of(comment_outcomes).value, random.below(2) ? "下月增设" : ""}, noon};
    comment.answered_by = Officer{"承办甲", random.below(2) ? "1001" : ""};
    return comment;
}

const auto some_receipt = ReceiptNumber::from_random(parse_date("2026-11-20").value(), {1, 2, 3, 4, 5});

const Members comment_members{{"receipt", quoted(some_receipt.text())},
                              {"received_at", "1795160000"},
                              {"module", quoted("service")},
                              {"unit", quoted("420114")},
                              {"satisfaction", quoted("satisfied")}};

const std::vector<std::string> needed{"receipt", "received_at", "module", "unit", "satisfaction"};

const WrongValues wrong{{"receipt", {"7", "null", "\"ZP-1\""}},
                        {"received_at", no_time},
                        {"module", no_id},
                        {"unit", no_text},
                        {"satisfaction", no_id},
                        {"statement", no_text},
                        {"answer", no_object},
                        {"answered_by", no_object}};

} // namespace

TEST_CASE("A page of comments reads back as it was written") {
    Random random{7};
    for (int time = 0; time < 100; ++time) {
        CommentPage page;
        for (auto count = random.below(4); count > 0; --count) page.comments.push_back(random_comment(random));
        if (random.below(2)) page.next = "2026-11-20_ZP-1";
        const auto read = wire::decode_comment_page(wire::encode(page));
        REQUIRE(refusal(read) == std::nullopt);
        REQUIRE(read->comments == page.comments);
        REQUIRE(read->next == page.next);
    }
    CHECK(wire::decode_comment_page(R"({"comments":[],"total":7})")->comments.empty());
}

TEST_CASE("A comment reads back as it was written, and without what an old desk does not know") {
    Random random{8};
    for (int time = 0; time < 20; ++time) {
        const auto comment = random_comment(random);
        REQUIRE(wire::decode_comment(wire::encode(comment)).value() == comment);
    }
    auto newer = comment_members;
    newer["answer"] = R"({"outcome":"noted","answered_at":1795160000,"stars":5})";
    newer["answered_by"] = R"({"name":"承办甲","badge":"1001","rank":{}})";
    newer["mood"] = "[]";
    const auto read = wire::decode_comment(json_text(newer));
    REQUIRE(refusal(read) == std::nullopt);
    CHECK(read->given->answer.outcome == CommentOutcome::Noted);
    CHECK(read->answered_by == Officer{"承办甲", "1001"});
}

TEST_CASE("A comment that was damaged on its way is refused at what is wrong with it") {
    names_what_is_wrong(comment_members, needed, wrong,
                        [](const std::string& text) { return refusal(wire::decode_comment(text)); });
    names_what_is_wrong(comment_members, needed, wrong, [](const std::string& text) {
        return refusal(wire::decode_comment_page(R"({"comments":[)" + text + "]}"));
    });
    names_what_is_wrong({{"comments", "[]"}}, {"comments"}, {{"comments", no_list_of_objects}, {"next", no_text}},
                        [](const std::string& text) { return refusal(wire::decode_comment_page(text)); });
    names_what_is_wrong({{"outcome", quoted("noted")}, {"answered_at", "1795160000"}}, {"outcome", "answered_at"},
                        {{"outcome", no_id}, {"words", no_text}, {"answered_at", no_time}},
                        [](const std::string& text) {
                            return refusal(wire::decode_comment(changed(comment_members, "answer", text)));
                        });
    for (const auto* body : {"", "[]", "7", "null"}) {
        CHECK(refusal(wire::decode_comment(body)) == invalid("", Text::BodyNotJson));
        CHECK(refusal(wire::decode_comment_page(body)) == invalid("", Text::BodyNotJson));
    }
}

TEST_CASE("A comment of which a part is missing or one character is another is refused, or read as what it says") {
    Random random{9};
    CommentPage page{{random_comment(random), random_comment(random), random_comment(random)}, "next"};
    survives_damage(wire::encode(page), wire::decode_comment_page,
                    [](const CommentPage& read) { return wire::encode(read); });
    survives_damage(wire::encode(page.comments[0]), wire::decode_comment,
                    [](const Comment& read) { return wire::encode(read); });
}

TEST_CASE("An answer to a comment arrives as it was sent") {
    for (const auto& answer :
         {CommentAnswer{CommentOutcome::Noted}, CommentAnswer{CommentOutcome::Adopted, "增设\"窗口\""}})
        CHECK(wire::decode_comment_answer(wire::encode(answer)).value() == answer);
}

TEST_CASE("Whose answer came too late reads the comment as it stands, and what is no refusal of ours is none") {
    Random random{10};
    const auto comment = random_comment(random);
    const auto text = wire::encode(Error{ErrorCode::Conflict, Text::CaseNotNow, "comment"}, comment, Language::English);
    const auto read = wire::decode_comment_conflict(text);
    REQUIRE(refusal(read) == std::nullopt);
    CHECK(read->refusal.code == "conflict");
    CHECK(read->refusal.field == "comment");
    CHECK(read->standing == comment);
    const auto refused_at = [](const std::string& body) { return refusal(wire::decode_comment_conflict(body))->field; };
    for (const auto* body : {"", "<html>", "[]", "{}", R"({"error":7})"}) CHECK(refused_at(body) == "error");
    const std::string error = R"({"error":{"code":"conflict","message":"x"})";
    CHECK(refused_at(error + "}") == "comment");
    for (const auto& value : no_object) CHECK(refused_at(error + R"(,"comment":)" + value + "}") == "comment");
}
