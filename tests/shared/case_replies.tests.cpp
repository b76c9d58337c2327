#include "tests/shared/case_world.hpp"

#include "shared/cases/attachment.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>

using namespace zhiping;
using namespace zhiping::test;

namespace {

constexpr std::array ticked{Situation::UncivilLanguage, Situation::ImpoundedWithoutCause};
const Date today{std::chrono::year{2026} / 11 / 20};

Error refused(Reply reply) {
    return refusal(check_reply(reply, ticked, today, newest_policy())).value_or(Error{ErrorCode::Full, Text::Submit});
}

Reply with(auto change) {
    auto reply = clean_reply();
    change(reply);
    return reply;
}

OverallFinding overall(std::initializer_list<std::optional<Finding>> all) {
    std::vector<SituationFinding> findings;
    for (const auto& each : all) {
        SituationFinding found{Situation::Other, each};
        if (!each) found.decline = Decline{DeclineReason::BeforeCourt, "行政复议"};
        findings.push_back(found);
    }
    return overall_finding(findings);
}

} // namespace

TEST_CASE("The finding for the whole follows from the situations that were not declined") {
    using enum Finding;
    CHECK(overall({Wrong, Wrong}) == OverallFinding::Substantiated);
    CHECK(overall({Wrong, std::nullopt}) == OverallFinding::Substantiated);
    CHECK(overall({Wrong, DidNotHappen}) == OverallFinding::Partly);
    CHECK(overall({Wrong, CannotBeEstablished}) == OverallFinding::Partly);
    CHECK(overall({Lawful, CannotBeEstablished}) == OverallFinding::NotEstablished);
    CHECK(overall({Lawful, DidNotHappen}) == OverallFinding::NotSubstantiated);
    CHECK(overall({Lawful, std::nullopt}) == OverallFinding::NotSubstantiated);
    CHECK(overall({std::nullopt, std::nullopt}) == OverallFinding::Declined);
}

TEST_CASE("A reply gives each ticked situation one finding that it can have, and no other") {
    CHECK(check_reply(clean_reply(), ticked, today, newest_policy()));
    CHECK(refused(with([](auto& each) { each.findings.pop_back(); })) == invalid("findings", Text::FindingMissing));
    CHECK(refused(with([](auto& each) { each.findings.push_back(each.findings.back()); })) ==
          invalid("findings", Text::FindingMissing));
    CHECK(refused(with([](auto& each) { each.findings[1].situation = Situation::Charges; })) ==
          invalid("findings", Text::FindingNotTicked));
    CHECK(refused(with([](auto& each) { each.findings[0].finding = Finding::Lawful; })) ==
          invalid("findings", Text::FindingNotOfSituation));
    CHECK(refused(with([](auto& each) { each.findings[0].finding.reset(); })) ==
          invalid("findings", Text::FindingMissing));
    CHECK(refused(with([](auto& each) {
              each.findings[0].decline = Decline{DeclineReason::BeforeCourt, "复议"};
          })) == invalid("findings", Text::FindingMissing));
    CHECK(refused(with([](auto& each) {
              each.findings[0] = {ticked[0], {}, Decline{DeclineReason::BeforeCourt, " "}};
          })) == invalid("findings", Text::WordsMissing));
}

TEST_CASE("Findings may come in any order") {
    auto reply = clean_reply();
    std::reverse(reply.findings.begin(), reply.findings.end());
    CHECK(check_reply(reply, ticked, today, newest_policy()));
}

TEST_CASE("The text of a reply has 20 to 5,000 characters as a person counts them, and no placeholder") {
    const auto said = [](std::string words) { return with([&](auto& each) { each.text = std::move(words); }); };
    const auto many = [](std::size_t count) {
        std::string words;
        while (count-- > 0) words += "答";
        return words;
    };
    CHECK(refused(said("")) == invalid("text", Text::WordsTooShort));
    CHECK(refused(said(many(19) + "  \n ")) == invalid("text", Text::WordsTooShort));
    CHECK(refused(said("a" + std::string(20, ' ') + "\u3000b")) == invalid("text", Text::WordsTooShort));
    CHECK(check_reply(said(many(20)), ticked, today, newest_policy()));
    CHECK(check_reply(said(many(5000)), ticked, today, newest_policy()));
    CHECK(refused(said(many(5001))) == invalid("text", Text::WordsTooLong));
    CHECK(refused(said(std::string(100'000, 'x'))) == invalid("text", Text::WordsTooLong));
    CHECK(refused(said(many(20) + "\x01")) == invalid("text", Text::WordsUnreadable));
    CHECK(refused(said("尊敬的{姓名}，您反映的情况已经核查完毕，结果如下。")) ==
          invalid("text", Text::PlaceholderLeft));
    CHECK(refused(with([](auto& each) { each.basis.clear(); })) == invalid("basis", Text::WordsMissing));
}

TEST_CASE("A measure is promised once, for a day that has not passed and is not too far ahead") {
    const auto promised = [](Date day) {
        return with([&](auto& each) { each.measures = {{MeasureKind::Repaid, day}}; });
    };
    CHECK(check_reply(promised(today), ticked, today, newest_policy()));
    CHECK(refused(promised(today - std::chrono::days{1})) == invalid("measures", Text::DateIsPast));
    CHECK(check_reply(promised(today + std::chrono::days{366}), ticked, today, newest_policy()));
    CHECK(refused(promised(today + std::chrono::days{367})) == invalid("measures", Text::DateTooFar));
    CHECK(refused(with([](auto& each) {
              each.measures = {{MeasureKind::Explained}, {MeasureKind::Explained}};
          })) == invalid("measures", Text::MeasureTwice));
    CHECK(refused(with([](auto& each) { each.measures.resize(21, {MeasureKind::Explained}); })) ==
          invalid("measures", Text::FieldOutOfRange));
}

TEST_CASE("A second person reads replies that find something wrong, decline, or have attachments") {
    const auto attached = with([](auto& each) { each.attachments.push_back({}); });
    const auto declined = with([](auto& each) {
        each.findings[0] = {ticked[0], {}, Decline{DeclineReason::BeforeCourt, "复议"}};
    });
    const auto& approves = newest_policy().approves;
    CHECK_FALSE(needs_approval(clean_reply(), approves));
    for (const auto& reply : {wrong_reply(), attached, declined}) {
        CHECK(needs_approval(reply, approves));
        CHECK_FALSE(needs_approval(reply, {})); // Where the policy asks for nobody.
    }
    CHECK_FALSE(needs_approval(wrong_reply(), {.declined = true, .attachments = true}));
}

TEST_CASE("A reply has at most nine attachments, each once") {
    const auto attach = [](std::uint8_t count) {
        return with([&](auto& each) {
            for (std::uint8_t number = 0; number < count; ++number) each.attachments.push_back({number});
        });
    };
    CHECK(check_reply(attach(9), ticked, today, newest_policy()));
    CHECK(refused(attach(10)) == invalid("attachments", Text::AttachmentsTooMany));
    CHECK(refused(with([](auto& each) {
              each.attachments = {{1}, {2}, {1}};
          })) == invalid("attachments", Text::EvidenceTwice));
}

TEST_CASE("An attachment is a PDF, JPEG or PNG by its content, of up to 20 MB") {
    const auto format_of = [](std::string_view first) {
        return find_attachment_format({reinterpret_cast<const std::uint8_t*>(first.data()), first.size()});
    };
    using namespace std::string_view_literals;
    CHECK(format_of("%PDF-1.4\n") == AttachmentFormat::Pdf);
    CHECK(format_of("\xFF\xD8\xFF\xE0") == AttachmentFormat::Jpeg);
    CHECK(format_of("\x89PNG\r\n\x1A\n") == AttachmentFormat::Png);
    for (const auto other :
         {""sv, "%PDF"sv, " %PDF-1.4"sv, "GIF89a"sv, "PK\x03\x04"sv, "RIFF\0\0\0\0WEBPVP8 "sv, "MZ"sv})
        CHECK_FALSE(format_of(other));
    CHECK(check_attachment_length(20'000'000));
    CHECK(check_attachment_length(0).error() == invalid("attachments", Text::EvidenceEmpty));
    CHECK(check_attachment_length(20'000'001).error().message == Text::AttachmentTooLarge);
}
