#include "shared/text/text_ids.hpp"
#include "shared/wire/error_json.hpp"
#include "tests/support/drawn_screen.hpp"
#include "tests/support/reader.hpp"
#include "web/desk/person_sheet.hpp"
#include "web/desk/words.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::desk;
using namespace zhiping::tests;
using platform::headless;
using State = Unmasking::State;

namespace {

constexpr std::string_view watermark = "张伟 042013 2026-11-30 19:05";
constexpr Instant measured{std::chrono::seconds{1'795'160'000}};

ReceiptNumber receipt(std::uint8_t number = 1) {
    return ReceiptNumber::from_random(Date{std::chrono::days{20'000}}, {number, 0, 0, 0, 0});
}

UnmaskedPerson person() {
    return {.name = "李思远",
            .phone = "+8613800138000",
            .position = Position{{30.5844, 114.0301, Datum::Wgs84}, 20, measured},
            .place_words = "文体中心门口",
            .distance_m = 1234,
            .bearing = 270};
}

std::string refusal(ErrorCode code, Message message, std::string field = {}) {
    return wire::encode(Error{code, message, std::move(field)}, Language::Chinese);
}

// Somebody who asks for what is hidden.
struct Desk {
    explicit Desk(bool code = true) : shows_code(code) {
        platform::reset_headless();
        reader.emplace(screen, 1440.0f);
    }

    // The answer to what was asked last.
    void answer(int status, const std::string& body) {
        REQUIRE_FALSE(headless().asked.empty());
        headless().asked.back().answer({status, body, 0});
        reader->settle();
    }
    void ask(std::uint8_t number = 1) {
        unmasking.ask(receipt(number));
        reader->settle();
    }
    void send() {
        unmasking.words() = {"核实当事人", "123456"};
        unmasking.send();
    }
    void show(const UnmaskedPerson& shown) {
        ask();
        send();
        answer(200, wire::encode(shown));
    }
    void type(const char* role, const char* label, std::string_view text) {
        const auto field = reader->find(role, label);
        REQUIRE(field);
        CHECK(take_person_text(screen.canvas, unmasking, (*field)["id"], text));
        reader->settle();
    }

    bool shows_code;
    Api api{Language::Chinese, [] {}};
    Unmasking unmasking{api, [] {}};
    PersonStep step;
    DrawnScreen screen{[this](ui::Canvas& canvas) {
        if (unmasking.state() == State::None) return;
        const auto now = draw_person_sheet(canvas, unmasking, shows_code, watermark);
        if (!std::holds_alternative<std::monostate>(now)) step = now;
    }};
    std::optional<Reader> reader;
};

} // namespace

TEST_CASE("All of a person is asked for with a reason and a code, and nothing is asked before both are sent") {
    Desk desk;
    desk.ask();
    CHECK(headless().asked.empty());
    desk.type("text-area", "查看理由", "核实当事人");
    desk.type("text-field", "验证码", "123456");
    REQUIRE(desk.reader->press("button", "记录并查看"));
    CHECK(std::holds_alternative<SendReason>(desk.step));
    desk.unmasking.send();
    desk.unmasking.send(); // Pressed twice.
    REQUIRE(headless().asked.size() == 1);
    const auto& asked = headless().asked.back().request;
    CHECK(asked.method == "POST");
    CHECK(asked.path == "/api/v1/cases/" + receipt().text() + "/person");
    CHECK(Json::parse(asked.body) == Json{{"reason", "核实当事人"}, {"code", "123456"}});
}

TEST_CASE("Before somebody looks they are told that it is recorded and who will know") {
    Desk desk;
    desk.ask();
    CHECK(desk.reader->reads("每次查看都会记录"));
    CHECK(desk.reader->description_of("text-area", "查看理由").find("500") != std::string::npos);
}

TEST_CASE("What is shown of a person has over it who looks and when") {
    Desk desk;
    desk.show(person());
    REQUIRE(desk.unmasking.state() == State::Shown);
    for (const auto* words :
         {"李思远", "+8613800138000", "30.584400, 114.030100，误差 20 米", "文体中心门口", "1234 米，方位 270°"})
        CHECK(desk.reader->has("value", words));
    CHECK((*desk.reader->find("link", "用地图打开"))["address"] == "geo:30.5844000,114.0301000;u=20");
    const auto nodes = desk.reader->nodes();
    CHECK(std::any_of(nodes.begin(), nodes.end(), [](const Json& node) {
        return node.value("attributes", Json::object()).value("data-watermark", "") == watermark;
    }));
    CHECK(desk.unmasking.words().reason.empty());
    CHECK(desk.unmasking.words().code.empty());
}

TEST_CASE("A position that maps of the world would misplace leads to none, and what is not known is said not to be") {
    Desk desk;
    UnmaskedPerson known;
    known.name = "李思远";
    known.position = Position{{30.5844, 114.0301, Datum::Gcj02}, 20, measured};
    desk.show(known);
    CHECK(desk.reader->reads("30.584400, 114.030100 (GCJ-02)"));
    CHECK_FALSE(desk.reader->has("link", "用地图打开"));
    CHECK(desk.reader->has("value", "没有"));
}

TEST_CASE("A reason that is refused is said at its field, and the code, which nobody has looked at, stays") {
    Desk desk;
    desk.ask();
    desk.send();
    desk.answer(400, refusal(ErrorCode::Invalid, Text::ReasonNeeded, "reason"));
    CHECK(desk.unmasking.state() == State::Asking);
    CHECK(desk.reader->description_of("text-area", "查看理由").find("请写明理由") != std::string::npos);
    CHECK(desk.unmasking.words().reason == "核实当事人");
    CHECK(desk.unmasking.words().code == "123456");
}

TEST_CASE("A code that is refused is said at its field and typed anew, and the reason stays") {
    Desk desk;
    desk.ask();
    desk.send();
    desk.answer(400, refusal(ErrorCode::Invalid, Text::SecondFactorWrong, "code"));
    CHECK(desk.unmasking.problem_field() == "code");
    CHECK(desk.reader->description_of("text-field", "验证码").find(text(Text::SecondFactorWrong, Language::Chinese)) !=
          std::string::npos);
    CHECK(desk.unmasking.words().code.empty());
    CHECK(desk.unmasking.words().reason == "核实当事人");
}

TEST_CASE("Any other refusal is said above the fields, and so is a network that is lost") {
    Desk desk;
    desk.ask();
    desk.send();
    desk.answer(403, refusal(ErrorCode::Forbidden, Text::CaseNotYours, "receipt"));
    CHECK(desk.unmasking.state() == State::Asking);
    CHECK(desk.reader->has("paragraph", std::string{text(Text::CaseNotYours, Language::Chinese)}));
    desk.send();
    desk.answer(0, {});
    CHECK(desk.reader->reads("没有连上服务器"));
    CHECK(desk.unmasking.words().reason == "核实当事人");
    desk.send();
    desk.answer(200, "<html>a proxy</html>");
    CHECK(desk.unmasking.state() == State::Asking);
    CHECK_FALSE(desk.unmasking.problem().empty());
}

TEST_CASE("Who signed in without a code is told that one is needed, and cannot send") {
    Desk desk{false};
    desk.ask();
    CHECK(desk.reader->reads("您这次登录没有用动态码"));
    CHECK_FALSE(desk.reader->has("text-field", "验证码"));
    CHECK_FALSE(desk.reader->has("button", "记录并查看"));
}

TEST_CASE("What was shown is forgotten when it is left, and an answer that comes later shows nothing") {
    Desk desk;
    desk.show(person());
    REQUIRE(desk.reader->press("button", "关闭"));
    CHECK(std::holds_alternative<ClosePerson>(desk.step));
    desk.unmasking.forget();
    desk.reader->settle();
    CHECK_FALSE(desk.reader->reads("李思远"));
    desk.ask();
    desk.send();
    desk.unmasking.forget();
    desk.answer(200, wire::encode(person()));
    CHECK(desk.unmasking.state() == State::None);
    CHECK_FALSE(desk.reader->reads("李思远"));
}

TEST_CASE("An answer that is lost with its session is told, and shows nothing when it comes after all") {
    Desk desk;
    desk.unmasking.lose_answer();
    CHECK(desk.unmasking.state() == State::None);
    desk.ask();
    desk.send();
    desk.unmasking.lose_answer();
    CHECK(desk.unmasking.state() == State::Asking);
    CHECK(desk.unmasking.words().reason == "核实当事人");
    CHECK(desk.unmasking.words().code.empty());
    CHECK_FALSE(desk.unmasking.problem().empty());
    desk.answer(200, wire::encode(person()));
    CHECK(desk.unmasking.state() == State::Asking);
    desk.unmasking.show_phone(receipt());
    desk.unmasking.lose_answer();
    CHECK(desk.unmasking.state() == State::Failed);
}

TEST_CASE("What was shown is forgotten after two minutes, and nothing else is") {
    Desk desk;
    headless().now = 1'800'000'000;
    desk.ask();
    headless().now += 1000;
    desk.unmasking.forget_in_time();
    CHECK(desk.unmasking.state() == State::Asking);
    desk.send();
    desk.answer(200, wire::encode(person()));
    headless().now += 119;
    desk.unmasking.forget_in_time();
    CHECK(desk.unmasking.state() == State::Shown);
    headless().now += 1;
    desk.unmasking.forget_in_time();
    desk.reader->settle();
    CHECK(desk.unmasking.state() == State::None);
    CHECK_FALSE(desk.reader->reads("李思远"));
}

TEST_CASE("Nothing of one case is left when another's person is asked for") {
    Desk desk;
    desk.show(person());
    desk.ask(2);
    CHECK(desk.unmasking.state() == State::Asking);
    CHECK_FALSE(desk.reader->reads("李思远"));
    desk.send();
    CHECK(headless().asked.back().request.path == "/api/v1/cases/" + receipt(2).text() + "/person");
}

TEST_CASE("The handler is shown the number alone, without a reason") {
    Desk desk;
    desk.unmasking.show_phone(receipt());
    const auto& asked = headless().asked.back().request;
    CHECK(asked.method == "POST");
    CHECK(asked.path == "/api/v1/cases/" + receipt().text() + "/phone");
    CHECK(asked.body.empty());
    UnmaskedPerson known;
    known.phone = "+8613800138000";
    desk.answer(200, wire::encode(known));
    CHECK(desk.reader->has("value", "+8613800138000"));
    CHECK_FALSE(desk.reader->has("term", "姓名"));
    CHECK_FALSE(desk.reader->has("value", "没有"));
}

TEST_CASE("A number that is not given is said not to be, and why") {
    Desk desk;
    desk.unmasking.show_phone(receipt());
    desk.answer(403, refusal(ErrorCode::Forbidden, Text::PersonNotToBeCalled, "person"));
    CHECK(desk.unmasking.state() == State::Failed);
    CHECK(desk.reader->has("paragraph", "本人没有同意接听电话。"));
    CHECK_FALSE(desk.reader->has("text-area", "查看理由"));
}

TEST_CASE("Only what somebody may ask for is offered, and what it means") {
    for (const auto& [offers, unmask, call] :
         {std::tuple{PersonOffers{true, true}, true, true}, std::tuple{PersonOffers{true, false}, true, false},
          std::tuple{PersonOffers{false, true}, false, true}, std::tuple{PersonOffers{false, false}, false, false}}) {
        platform::reset_headless();
        std::optional<Disclosed> pressed;
        DrawnScreen screen{[&pressed, offered = offers](ui::Canvas& canvas) {
            if (const auto now = draw_person_offers(canvas, offered)) pressed = now;
        }};
        Reader reader{screen};
        CHECK(reader.press("button", "显示电话") == call);
        CHECK(pressed == (call ? std::optional{Disclosed::Phone} : std::nullopt));
        CHECK(reader.reads("查看会记录，并告知本人。") == call);
        pressed.reset();
        CHECK(reader.press("button", "查看完整身份") == unmask);
        CHECK(pressed == (unmask ? std::optional{Disclosed::Person} : std::nullopt));
    }
}

TEST_CASE("A watermark names who looks, their badge, and when it is in China") {
    CHECK(watermark_words({"张伟", "042013"}, Instant{std::chrono::seconds{1'796'036'700}}) ==
          "张伟 042013 2026-11-30 19:05");
}
