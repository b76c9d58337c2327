#include "tests/support/phone.hpp"

#include "shared/wire/plain_form.hpp"

using namespace zhiping;
using namespace zhiping::tests;

// The form takes the page over from the server's, with what was filled in there meanwhile.

namespace {

constexpr auto question = "您对这次执法满意吗？";
constexpr auto box = "文字说明（选填）";

wire::PlainForm untouched_form() {
    return {{SubmissionId::from_random({7}),
             {.code = sample_code,
              .catalogue_version = 1,
              .language = Language::Chinese,
              .agreed_at = Instant{std::chrono::seconds{friday_afternoon - 60}}}},
            Secret::from_random({9})};
}

wire::PlainForm filled_form() {
    auto form = untouched_form();
    auto& evaluation = form.submission.evaluation;
    evaluation.satisfaction = Satisfaction::Dissatisfied;
    evaluation.situations = {Situation::ImpoundedWithoutCause};
    evaluation.statement = "车被拖走了";
    return form;
}

bool shows_filled_form(const Phone& phone) {
    return phone.reader->is_checked("radio", "不满意") && phone.reader->is_checked("checkbox", "无故扣车") &&
           phone.reader->reads("车被拖走了");
}

std::uint32_t id_of(const Phone& phone, const char* role, const char* name) {
    const auto node = phone.reader->find(role, name);
    REQUIRE(node);
    return node->at("id");
}

void load_with(Phone& phone, const wire::PlainForm& form, std::string_view touched = {}) {
    phone.reload(wire::encode_plain_form(form), touched);
}

} // namespace

TEST_CASE("A form that nobody touched leads to the instructions") {
    Phone phone;
    load_with(phone, untouched_form());
    CHECK(phone.reader->has("heading", "评价须知"));
    CHECK(headless().on_phone.empty());
}

TEST_CASE("What was filled in before is in the draft, under the submission it began as") {
    Phone phone;
    load_with(phone, filled_form());
    CHECK(phone.reader->has("heading", question));
    CHECK(shows_filled_form(phone));
    const auto kept = wire::decode_draft(headless().on_phone.begin()->second).value();
    CHECK(kept.submission_id == filled_form().submission.id);
    CHECK(kept.secret == filled_form().secret);
    CHECK(kept.evaluation == filled_form().submission.evaluation);
    phone.reload();
    CHECK(shows_filled_form(phone));
}

TEST_CASE("The focus goes on where it was") {
    const auto [touched, role, name] = GENERATE(table<const char*, const char*, const char*>({
        {"statement", "text-area", box},
        {"satisfaction-dissatisfied", "radio", "不满意"},
        {"situations-unfair_enforcement", "checkbox", "执法不公"},
    }));
    Phone phone;
    load_with(phone, filled_form(), touched);
    CHECK(headless().focused == id_of(phone, role, name));
}

TEST_CASE("What was typed joins what was kept, where neither writes over the other") {
    Phone phone;
    phone.agree();
    REQUIRE(phone.reader->type(box, "昨天写的"));
    auto ticked = filled_form();
    ticked.submission.evaluation.statement.clear();
    load_with(phone, ticked);
    CHECK(phone.reader->is_checked("radio", "不满意"));
    CHECK(phone.reader->reads("昨天写的"));
    CHECK(headless().on_phone.size() == 1);
}

TEST_CASE("Another statement becomes a draft of its own, and the kept one stays") {
    Phone phone;
    phone.agree();
    REQUIRE(phone.reader->type(box, "昨天写的"));
    load_with(phone, filled_form());
    CHECK(shows_filled_form(phone));
    CHECK_FALSE(phone.reader->reads("昨天写的"));
    CHECK(headless().on_phone.size() == 2);
    REQUIRE(phone.reader->press("button", "下一步"));
    REQUIRE(phone.reader->press("button", "提交评价"));
    phone.answer(201, wire::encode(some_receipt()));
    headless().in_tab.clear();
    phone.reload();
    CHECK(phone.reader->reads("昨天写的"));
}

TEST_CASE("What waits for the network is not sent unasked once something is filled in anew") {
    Phone phone;
    phone.submit_dissatisfied();
    phone.answer(0, "");
    load_with(phone, filled_form());
    CHECK(shows_filled_form(phone));
    CHECK_FALSE(phone.reader->reads("😡"));
    headless().in_tab.clear();
    headless().on_phone.erase("zhiping.draft." + sample_code.symbols() + "." + filled_form().submission.id.digits());
    phone.reload();
    CHECK(headless().posts.size() == 1);
    CHECK(phone.reader->reads("😡"));
}

TEST_CASE("Whoever fills in the form again after a receipt is shown the form, not the receipt, also after a reload") {
    Phone phone;
    phone.submit_dissatisfied();
    phone.answer(201, wire::encode(some_receipt()));
    load_with(phone, filled_form());
    CHECK(shows_filled_form(phone));
    phone.reload();
    CHECK(shows_filled_form(phone));
}

TEST_CASE("A form that cannot be read leaves the server's page in charge") {
    platform::reset_headless();
    citizen::App app{parking_notice(), Language::Chinese};
    CHECK_FALSE(app.begin("submission_id=1", {}));
    CHECK(headless().title.empty());
}

TEST_CASE("The server's form has the same answers all along, as the same submission") {
    Phone phone;
    load_with(phone, filled_form());
    CHECK(wire::decode_plain_form(headless().plain_form, sample_code).value() == filled_form());
    REQUIRE(phone.reader->type(box, "还有一句"));
    REQUIRE(phone.reader->press("checkbox", "执法不公"));
    const auto kept = wire::decode_plain_form(headless().plain_form, sample_code).value();
    CHECK(kept.submission.evaluation.statement == "还有一句");
    CHECK(kept.submission.evaluation.situations.size() == 2);
    CHECK(kept.submission.id == filled_form().submission.id);
}

TEST_CASE("Once it was submitted, nothing of it is in the server's form") {
    Phone phone;
    phone.submit_dissatisfied();
    phone.answer(201, wire::encode(some_receipt()));
    const auto emptied = wire::decode_plain_form(headless().plain_form, sample_code).value().submission;
    CHECK_FALSE(emptied.evaluation.satisfaction);
    CHECK(emptied.evaluation.situations.empty());
    CHECK(emptied.evaluation.statement.empty());
}

TEST_CASE("A form that stops before its next frame has kept what was typed last") {
    Phone phone;
    load_with(phone, filled_form());
    phone.app->change_text(id_of(phone, "text-area", box), "停在这里");
    phone.app->save_answers();
    CHECK(wire::decode_plain_form(headless().plain_form, sample_code).value().submission.evaluation.statement ==
          "停在这里");
    CHECK(headless().on_phone.begin()->second.find("停在这里") != std::string::npos);
}
