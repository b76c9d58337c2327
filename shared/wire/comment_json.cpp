#include "shared/wire/comment_json.hpp"

#include "shared/evaluation/satisfaction.hpp"
#include "shared/wire/case_parts.hpp"
#include "shared/wire/comment_parts.hpp"
#include "shared/wire/error_json.hpp"

namespace zhiping::wire {

namespace {

Json to_json(const Comment& comment) {
    JsonWriter writer;
    writer.add("receipt", comment.receipt.text());
    writer.add("received_at", std::optional{comment.received});
    writer.add("module", modules, comment.module);
    writer.add("unit", comment.unit_id);
    writer.add("satisfaction", satisfactions, comment.satisfaction);
    writer.add("statement", comment.statement);
    if (comment.given) writer.add("answer", wire::to_json(*comment.given));
    writer.add("answered_by", comment.answered_by);
    return writer.take();
}

} // namespace

Json to_json(const GivenCommentAnswer& given) {
    JsonWriter writer;
    writer.add("outcome", comment_outcomes, given.answer.outcome);
    writer.add("words", given.answer.words);
    writer.add("answered_at", std::optional{given.at});
    return writer.take();
}

Result<GivenCommentAnswer> given_answer_from(const Json& json) {
    GivenCommentAnswer given{};
    JsonReader reader{json};
    reader.need("outcome", comment_outcomes, given.answer.outcome);
    reader.read("words", given.answer.words);
    reader.need("answered_at", given.at);
    if (const auto problem = reader.problem()) return *problem;
    return given;
}

std::string encode(const CommentPage& page) {
    Json json{{"comments", to_list(page.comments, [](const auto& each) { return to_json(each); })}};
    if (page.next) json["next"] = *page.next;
    return to_text(json);
}

std::string encode(const Comment& comment) { return to_text(to_json(comment)); }

std::string encode(const Error& error, const Comment& comment, Language language) {
    auto json = parse(encode(error, language));
    json["comment"] = to_json(comment);
    return to_text(json);
}

Result<CommentAnswer> decode_comment_answer(std::string_view text) {
    const auto json = parse(text);
    CommentAnswer answer{};
    JsonReader reader{json};
    reader.need("outcome", comment_outcomes, answer.outcome);
    reader.read("words", answer.words);
    if (const auto problem = reader.problem_with_all()) return *problem;
    return answer;
}

} // namespace zhiping::wire
