#include "shared/text/text_ids.hpp"
#include "shared/wire/evaluation_json.hpp"
#include "tests/support/phone_with_files.hpp"

using namespace zhiping;
using namespace zhiping::tests;

// What is shown of the evidence once it was submitted.

TEST_CASE("After submitting the phone forgets the files and the server does not") {
    PhoneWithFiles phone;
    phone.offer(1);
    phone.upload(1);
    REQUIRE(phone.reader->press("button", "下一步"));
    REQUIRE(phone.reader->press("button", "提交评价"));
    phone.forget_asked();
    auto receipt = some_receipt();
    receipt.evidence_head = Sha256{1};
    phone.answer(201, wire::encode(receipt));
    REQUIRE(headless().of_files.size() == 1);
    CHECK(headless().of_files[0].what == "forget");
    CHECK(headless().of_files[0].sending.upload.empty());
    CHECK(phone.reader->has("value", "已收到"));
    CHECK(phone.reader->has("link", "查看进度"));
}

TEST_CASE("The receipt counts what the server says it has stored, also after a reload") {
    PhoneWithFiles phone;
    phone.offer(1);
    phone.upload(1);
    REQUIRE(phone.reader->press("button", "下一步"));
    REQUIRE(phone.reader->press("button", "提交评价"));
    auto receipt = some_receipt();
    receipt.evidence_head = Sha256{1};
    receipt.evidence = {{.hash = {1}, .format = EvidenceFormat::Jpeg, .bytes = 1, .received = receipt.received},
                        {.hash = {2}, .format = EvidenceFormat::Mp4, .bytes = 2, .received = receipt.received}};
    phone.answer(201, wire::encode(receipt));
    CHECK(phone.reader->has("value", "照片 1 张，视频 1 段"));
    phone.reload();
    CHECK(phone.reader->has("value", "照片 1 张，视频 1 段"));
    CHECK(phone.reader->has("link", "查看进度"));
    CHECK(headless().posts.size() == 1);
}

TEST_CASE("The receipt shows its number and its query code, and leads to what comes of it, also after a reload") {
    PhoneWithFiles phone;
    REQUIRE(phone.reader->press("button", "下一步"));
    REQUIRE(phone.reader->press("button", "提交评价"));
    auto receipt = some_receipt();
    receipt.query_code = QueryCode::from_bits({1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
    phone.answer(201, wire::encode(receipt));
    const auto check = [&] {
        CHECK(phone.reader->has("paragraph", receipt.number.text()));
        CHECK(phone.reader->has("paragraph", "查询码"));
        CHECK(phone.reader->has("paragraph", receipt.query_code->text()));
        CHECK(phone.reader->has("link", "查看进度"));
    };
    check();
    phone.reload();
    check();
}

TEST_CASE("The receipt says where it is read how somebody is told, as long as something comes") {
    for (const bool something_comes : {true, false}) {
        PhoneWithFiles phone;
        REQUIRE(phone.reader->press("button", "下一步"));
        REQUIRE(phone.reader->press("button", "提交评价"));
        auto receipt = some_receipt();
        if (!something_comes) receipt.due.reset();
        phone.answer(201, wire::encode(receipt));
        CHECK(phone.reader->has("paragraph", "会不会通知您、怎样通知您，请看“查看进度”。") == something_comes);
    }
}

TEST_CASE("A receipt of a server that tells no query code is shown without one") {
    PhoneWithFiles phone;
    REQUIRE(phone.reader->press("button", "下一步"));
    REQUIRE(phone.reader->press("button", "提交评价"));
    phone.answer(201, wire::encode(some_receipt()));
    CHECK(phone.reader->has("paragraph", some_receipt().number.text()));
    CHECK_FALSE(phone.reader->has("paragraph", "查询码"));
}

TEST_CASE("The instructions and the receipt of a decision say what the law leaves open, in both languages") {
    for (const auto language : {Language::Chinese, Language::English}) {
        Phone phone{language};
        phone.facts.document_type = "简易程序处罚决定书";
        phone.facts.reconsideration = ReconsiderationBody{"武汉市人民政府", "Wuhan Municipal People's Government"};
        phone.reload();
        const auto says_all = [&] {
            for (const auto& sentence : describe_legal_way(phone.facts, language)) CHECK(phone.reader->reads(sentence));
            return phone.reader->has("heading", std::string{text(Text::LegalWay, language)});
        };
        CHECK(says_all());
        REQUIRE(phone.reader->press("button", std::string{text(Text::Agree, language)}));
        CHECK_FALSE(phone.reader->has("heading", std::string{text(Text::LegalWay, language)}));
        REQUIRE(phone.reader->press("radio", std::string{text(Text::Satisfied, language)}));
        phone.say_where();
        REQUIRE(phone.reader->press("button", std::string{text(Text::Submit, language)}));
        auto receipt = some_receipt();
        receipt.due.reset();
        phone.answer(201, wire::encode(receipt));
        CHECK(says_all());
        phone.reload();
        CHECK(says_all());
    }
}

TEST_CASE("A parking notice says nothing of the law's way, neither before nor after") {
    Phone phone;
    const auto says_any = [&] {
        for (const auto& words : newest_catalogue().legal_way)
            if (phone.reader->reads(std::string{words[Language::Chinese]})) return true;
        return phone.reader->has("heading", "法律途径");
    };
    CHECK_FALSE(says_any());
    phone.submit_dissatisfied();
    phone.answer(201, wire::encode(some_receipt()));
    CHECK_FALSE(says_any());
}

TEST_CASE("Who submits from a phone whose clock is before 1970 or after 9999 has a receipt that says so") {
    for (const auto& [clock, sent] : {std::pair{std::int64_t{-28'800}, std::int64_t{0}},
                                      std::pair{std::int64_t{253'402'300'800}, std::int64_t{253'402'300'799}}}) {
        PhoneWithFiles phone;
        headless().on_phone.clear();
        headless().in_tab.clear();
        headless().now = clock;
        phone.reload();
        phone.fill_dissatisfied();
        REQUIRE(phone.reader->press("button", "下一步"));
        REQUIRE(phone.reader->press("button", "提交评价"));
        CHECK(phone.submitted()["agreed_at"] == sent);
        phone.answer(201, wire::encode(some_receipt()));
        CHECK(phone.reader->reads("您手机的日期或时间不准"));
        phone.reload();
        CHECK(phone.reader->reads("您手机的日期或时间不准"));
    }
}

TEST_CASE("Nothing is said of the clock of a phone that is right") {
    PhoneWithFiles phone;
    REQUIRE(phone.reader->press("button", "下一步"));
    REQUIRE(phone.reader->press("button", "提交评价"));
    phone.answer(201, wire::encode(some_receipt()));
    CHECK_FALSE(phone.reader->reads("您手机的日期或时间不准"));
}
