#include "shared/wire/evaluation_json.hpp"

#include "shared/evaluation/satisfaction.hpp"
#include "shared/text/utf8.hpp"
#include "tests/shared/json_text.hpp"
#include "tests/shared/support.hpp"

using namespace zhiping;
using namespace zhiping::test;
using namespace std::chrono_literals;

// What arrives as it was sent. What is refused is in wire_refusals.tests.cpp.

namespace {

Evaluation complaint() {
    return {.code = some_code(),
            .catalogue_version = 1,
            .language = Language::English,
            .agreed_at = at(2026y / 11 / 20, 15, 30),
            .satisfaction = Satisfaction::Dissatisfied,
            .situations = {Situation::ImpoundedWithoutCause, Situation::UnfairEnforcement},
            .statement = "车被扣了，没有说明原因 😡\n\t\"引号\" \\ / <b>"};
}

CodeFacts document() {
    return {.code = some_code(),
            .module = Module::LawEnforcement,
            .unit = {"武汉市交警支队 蔡甸大队", "Wuhan Detachment, Caidian Brigade"},
            .document_type = "违法停车告知单",
            .document_number = "4201141234567890",
            .handled_at = at(2026y / 11 / 20, 15, 2),
            .place = "汉阳大道 628 号"};
}

Receipt receipt() {
    return {.number = ReceiptNumber::from_random(Date{2026y / 11 / 20}, {1, 2, 3, 4, 5}),
            .received = at(2026y / 11 / 20, 15, 32),
            .due = Deadline{Date{2026y / 11 / 25}, 3, false}};
}

Draft draft() {
    Random random{20};
    return {.submission_id = SubmissionId::from_random(random.bytes<16>()),
            .secret = Secret::from_random(random.bytes<16>()),
            .saved_at = at(2026y / 11 / 20, 15, 31),
            .agreed = true,
            .evaluation = complaint()};
}

std::string random_text(Random& random) {
    std::string text;
    for (auto length = random.below(40); length > 0; --length) {
        const char32_t code_point = random.below(4) == 0 ? random.below(0x110000) : random.below(0x100);
        append_utf8(text, code_point >= 0xD800 && code_point < 0xE000 ? U'"' : code_point);
    }
    return text;
}

Evaluation random_evaluation(Random& random) {
    auto evaluation = complaint();
    evaluation.code = Code::from_random(random.bytes<10>());
    evaluation.language = languages[random.below(2)].value;
    evaluation.agreed_at = Instant{std::chrono::seconds{random.below(UINT32_MAX)}};
    evaluation.satisfaction = std::nullopt;
    if (const auto choice = random.below(4); choice < 3) evaluation.satisfaction = satisfactions[choice].value;
    evaluation.situations.clear();
    for (auto count = random.below(5); count > 0; --count)
        evaluation.situations.push_back(situations[random.below(situations.size())].value);
    evaluation.statement = random_text(random);
    return evaluation;
}

} // namespace

TEST_CASE("A submission survives the wire") {
    const Submission submission{draft().submission_id, complaint()};
    CHECK(*wire::decode_submission(wire::encode(submission)) == submission);
}

TEST_CASE("Evidence survives the wire, in its order, and an older phone that knows of none is understood") {
    Submission submission{draft().submission_id, complaint(), {UploadId::from_random({2}), UploadId::from_random({1})}};
    CHECK(*wire::decode_submission(wire::encode(submission)) == submission);
    submission.evidence.clear();
    auto text = wire::encode(submission);
    text.replace(text.find(R"("evidence":[],)"), 14, "");
    CHECK(*wire::decode_submission(text) == submission);
}

TEST_CASE("The receipt that a submission amends survives the wire, and is refused when it is none") {
    Submission submission{draft().submission_id, complaint()};
    submission.amends = ReceiptNumber::from_random(*parse_date("2026-11-20"), {1, 2, 3, 4, 5});
    auto text = wire::encode(submission);
    CHECK(*wire::decode_submission(text) == submission);
    const auto number = submission.amends->text();
    for (const std::string wrong : {R"("")", R"("ZP-20261120-7K3F9QXM-5")", "7", "null"}) {
        auto broken = text;
        broken.replace(broken.find('"' + number), number.size() + 2, wrong);
        CHECK_FALSE(wire::decode_submission(broken));
    }
}

TEST_CASE("A submission is written with the members the API names, and never with the secret") {
    const Submission submission{SubmissionId::from_random({}),
                                {.code = Code::from_random({}),
                                 .catalogue_version = 1,
                                 .language = Language::Chinese,
                                 .agreed_at = Instant{1'795'000'000s},
                                 .satisfaction = Satisfaction::Other,
                                 .statement = "好"}};
    CHECK(
        wire::encode(submission) ==
        R"({"agreed_at":1795000000,"catalogue_version":1,"code":"00000000000000000","evidence":[],"language":"zh-CN",)"
        R"("satisfaction":"other","situations":[],"statement":"好","submission_id":"00000000000000000000000000000000"})");
}

TEST_CASE("An evaluation without satisfaction is sent as null and read as none") {
    auto evaluation = complaint();
    evaluation.satisfaction = std::nullopt;
    const auto text = wire::encode(Submission{draft().submission_id, evaluation});
    CHECK(text.find(R"("satisfaction":null)") != text.npos);
    CHECK(wire::decode_submission(text)->evaluation.satisfaction == std::nullopt);
}

TEST_CASE("A receipt survives the wire, with a deadline, a provisional one and none") {
    auto each = receipt();
    CHECK(*wire::decode_receipt(wire::encode(each)) == each);
    each.due->provisional = true;
    CHECK(*wire::decode_receipt(wire::encode(each)) == each);
    each.due = std::nullopt;
    CHECK(*wire::decode_receipt(wire::encode(each)) == each);
    CHECK(wire::encode(each).find(R"("due":null)") != std::string::npos);
}

TEST_CASE("A receipt names its evidence, and one that an older server wrote is read with none") {
    auto each = receipt();
    each.evidence = {{.hash = {1}, .format = EvidenceFormat::Jpeg, .bytes = 7, .received = each.received},
                     {.hash = {2}, .format = EvidenceFormat::Mp4, .bytes = 8, .received = each.received}};
    CHECK(*wire::decode_receipt(wire::encode(each)) == each);
    each.evidence.clear();
    auto text = wire::encode(each);
    text.replace(text.find(R"("evidence":[],)"), 14, "");
    CHECK(*wire::decode_receipt(text) == each);
}

TEST_CASE("A receipt carries its query code where it is known, and one that an older server wrote is read without") {
    auto each = receipt();
    CHECK(wire::encode(each).find("query_code") == std::string::npos);
    each.query_code = QueryCode::from_bits({1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
    CHECK(wire::encode(each).find("\"query_code\":\"" + each.query_code->text() + "\"") != std::string::npos);
    CHECK(*wire::decode_receipt(wire::encode(each)) == each);
}

TEST_CASE("A code's facts survive the wire, for a document and for a place") {
    CHECK(*wire::decode_code_facts(wire::encode(document())) == document());
    for (const auto& module : modules) {
        const CodeFacts window{
            .code = some_code(), .module = module.value, .unit = {"蔡甸车管所", "Caidian"}, .place = "3 号窗口"};
        CHECK(*wire::decode_code_facts(wire::encode(window)) == window);
        CHECK(wire::encode(window).find(R"("document":null,"handled_at":null)") != std::string::npos);
    }
    auto decision = document();
    CHECK(wire::encode(decision).find("reconsideration") == std::string::npos);
    decision.reconsideration = ReconsiderationBody{"武汉市人民政府", "Wuhan Municipal People's Government"};
    CHECK(*wire::decode_code_facts(wire::encode(decision)) == decision);
    auto without_number = document();
    without_number.document_number.clear();
    CHECK(*wire::decode_code_facts(wire::encode(without_number)) == without_number);
}

TEST_CASE("A stored evaluation survives the wire") {
    StoredEvaluation stored{receipt(), document(), complaint()};
    const auto received = stored.receipt.received;
    stored.receipt.evidence = {{.hash = {1}, .format = EvidenceFormat::Jpeg, .bytes = 7, .received = received},
                               {.hash = {2},
                                .format = EvidenceFormat::Mp4,
                                .bytes = 8,
                                .received = received,
                                .removed = received + std::chrono::hours{1}}};
    CHECK(*wire::decode_stored_evaluation(wire::encode(stored)) == stored);
}

TEST_CASE("A draft survives the wire, agreed or not") {
    auto each = draft();
    CHECK(*wire::decode_draft(wire::encode(each)) == each);
    each.agreed = false;
    CHECK(*wire::decode_draft(wire::encode(each)) == each);
}

TEST_CASE("A draft's photos and videos survive the wire, paused or held or neither") {
    auto each = draft();
    each.evidence = {{.file = ChosenFileId::from_random({1}),
                      .format = EvidenceFormat::Jpeg,
                      .bytes = 1,
                      .fingerprint = "\"a\"\n片"},
                     {.file = ChosenFileId::from_random({2}),
                      .format = EvidenceFormat::Mp4,
                      .bytes = 200'000'000,
                      .fingerprint = "",
                      .upload = UploadId::from_random({3}),
                      .paused_at = 199'999'999},
                     {.file = ChosenFileId::from_random({4}),
                      .format = EvidenceFormat::Png,
                      .bytes = 2,
                      .fingerprint = "b",
                      .upload = UploadId::from_random({5}),
                      .held = true}};
    CHECK(*wire::decode_draft(wire::encode(each)) == each);
}

TEST_CASE("Two thousand random evaluations survive the wire, whatever their statement says") {
    Random random{21};
    for (int round = 0; round < 2000; ++round) {
        auto evaluation = random_evaluation(random);
        evaluation.statement = readable(evaluation.statement);
        const Submission submission{SubmissionId::from_random(random.bytes<16>()), evaluation};
        const auto read = wire::decode_submission(wire::encode(submission));
        REQUIRE(refusal(read) == std::nullopt);
        REQUIRE(*read == submission);

        auto facts = document();
        facts.place = random_text(random);
        facts.unit = {random_text(random), random_text(random)};
        const StoredEvaluation stored{receipt(), facts, evaluation};
        REQUIRE(*wire::decode_stored_evaluation(wire::encode(stored)) == stored);
    }
}

TEST_CASE("Members that nobody knows are ignored, so that an older server understands a newer phone") {
    const Submission submission{draft().submission_id, complaint()};
    auto text = wire::encode(submission);
    text.insert(1, R"("future":{"a":[1,2,{"b":null}]},"statement2":7,"":0,)");
    CHECK(*wire::decode_submission(text) == submission);
}

TEST_CASE("Blanks and escapes in JSON make no difference") {
    const Members members{{"submission_id", quoted(draft().submission_id.digits())},
                          {"code", quoted(some_code().grouped())},
                          {"catalogue_version", " 1 "},
                          {"language", R"("z\u0068-CN")"},
                          {"agreed_at", "\n0\t"},
                          {"satisfaction", "\r\n\"satisfied\""},
                          {"situations", "[ ]"},
                          {"statement", R"("\u597d\ud83d\ude21\/")"}};
    const auto read = wire::decode_submission(" \n" + json_text(members) + " ");
    REQUIRE(refusal(read) == std::nullopt);
    CHECK(read->evaluation.code == some_code());
    CHECK(read->evaluation.statement == "好😡/");
    CHECK(read->evaluation.agreed_at == Instant{});
}

TEST_CASE("Text that is not UTF-8 is written with a replacement instead of stopping the program") {
    auto evaluation = complaint();
    evaluation.statement = "a\xFF\xC0z";
    const auto read = wire::decode_submission(wire::encode(Submission{draft().submission_id, evaluation}));
    CHECK(read->evaluation.statement == "a\uFFFD\uFFFDz");
}
