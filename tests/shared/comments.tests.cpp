#include "shared/comments/comment.hpp"
#include "shared/text/text_ids.hpp"
#include "tests/shared/support.hpp"

#include "shared/wire/comment_json.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::test;

TEST_CASE(
    "Words of who is satisfied or answers otherwise are a comment, those of who is dissatisfied belong to a case") {
    auto evaluation = Evaluation{.code = Code::from_random({1}),
                                 .catalogue_version = 1,
                                 .language = Language::English,
                                 .agreed_at = {},
                                 .statement = "A second window, please"};
    for (const auto satisfaction : {Satisfaction::Satisfied, Satisfaction::Other}) {
        evaluation.satisfaction = satisfaction;
        CHECK(is_comment(evaluation));
    }
    evaluation.satisfaction = Satisfaction::Dissatisfied;
    CHECK_FALSE(is_comment(evaluation));
    evaluation.satisfaction = Satisfaction::Satisfied;
    evaluation.statement.clear();
    CHECK_FALSE(is_comment(evaluation));
}

TEST_CASE("What is adopted says what is done; a comment may be noted without a word") {
    CHECK(check_answer({CommentOutcome::Noted}));
    CHECK(check_answer({CommentOutcome::Noted, "谢谢"}));
    CHECK(check_answer({CommentOutcome::Adopted, "下月增设一个窗口"}));
    CHECK(check_answer({CommentOutcome::Adopted}).error().field == "words");
    CHECK(check_answer({CommentOutcome::Adopted, "  \n"}).error().message == Text::WordsMissing);
    CHECK(check_answer({CommentOutcome::Noted, "  "}).error().message == Text::WordsMissing);
    CHECK(check_answer({CommentOutcome::Noted, "\x02"}).error().message == Text::WordsUnreadable);
    CHECK(check_answer({CommentOutcome::Noted, std::string(max_comment_words_characters, 'a')}));
    CHECK(check_answer({CommentOutcome::Noted, std::string(max_comment_words_characters + 1, 'a')}).error().message ==
          Text::WordsTooLong);
}

TEST_CASE("An answer to a comment names its outcome, and nothing that is not known") {
    const auto decoded = wire::decode_comment_answer(R"({"outcome": "adopted", "words": "增设窗口"})");
    REQUIRE(decoded);
    CHECK(*decoded == CommentAnswer{CommentOutcome::Adopted, "增设窗口"});
    const auto refused_at = [](std::string_view json) { return wire::decode_comment_answer(json).error().field; };
    CHECK(refused_at(R"({"words": "x"})") == "outcome");
    CHECK(refused_at(R"({"outcome": "refused"})") == "outcome");
    CHECK(refused_at(R"({"outcome": "noted", "words": 1})") == "words");
    CHECK(refused_at(R"({"outcome": "noted", "unit": "420114"})") == "unit");
    CHECK(refused_at("[]").empty());
}
