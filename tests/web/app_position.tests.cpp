#include "shared/text/text_ids.hpp"
#include "tests/support/phone.hpp"

// Where it was: measured by the phone when its person wants that, in words, or both.
using namespace zhiping;
using namespace zhiping::tests;

namespace {

const std::string words_label = "用文字写明地点";

Json sent() { return Json::parse(headless().posts.back().request.body); }

// Somebody who is satisfied and has still to say where.
struct PhoneThere : Phone {
    explicit PhoneThere(Module module = Module::LawEnforcement) {
        facts.module = module;
        reload();
        only_agree();
        REQUIRE(reader->press("radio", "满意"));
    }

    void ask() { REQUIRE(reader->press("button", "同意并提供位置")); }
    void take(double accuracy = 30, double latitude = 30.592831) {
        app->take_position({latitude, 114.305256, accuracy, friday_afternoon - 5});
        reader->settle();
    }
    void miss(platform::PositionProblem problem) {
        app->miss_position(problem);
        reader->settle();
    }
    void submit() { REQUIRE(reader->press("button", "提交评价")); }
};

} // namespace

TEST_CASE("The browser is asked when the person wants it, and the reason stands before the button") {
    PhoneThere phone;
    CHECK(phone.reader->reads(std::string{newest_catalogue().position_consent[Language::Chinese]}));
    CHECK(headless().positions_asked == 0);
    phone.ask();
    CHECK(headless().positions_asked == 1);
    CHECK(headless().announced == "正在定位……");
    CHECK_FALSE(phone.reader->has("button", "同意并提供位置"));
    phone.take();
    CHECK(headless().announced == "已取得位置，误差约 30 米");
    phone.submit();
    const auto position = sent()["position"];
    CHECK(position["latitude"] == 30.592831);
    CHECK(position["datum"] == "wgs84");
    CHECK(position["measured_at"] == friday_afternoon - 5);
    CHECK(position["agreed_at"] == friday_afternoon);
}

TEST_CASE("Without a position or words nothing is submitted, and the field says so") {
    PhoneThere phone;
    phone.submit();
    CHECK(headless().posts.empty());
    CHECK(phone.reader->has("link", "请提供位置，或者用文字写明地点"));
    REQUIRE(phone.reader->type(words_label, "汉阳大道"));
    phone.submit();
    CHECK(sent()["position_words"] == "汉阳大道");
    CHECK_FALSE(sent().contains("position"));
}

TEST_CASE("Each way in which a phone has no position says what to do, and words are one") {
    using enum platform::PositionProblem;
    const std::pair<platform::PositionProblem, Message> problems[] = {{Denied, Text::PositionDenied},
                                                                      {Unavailable, Text::PositionUnavailable},
                                                                      {Timeout, Text::PositionTimeout},
                                                                      {Insecure, Text::PositionInsecure}};
    for (const auto& [problem, message] : problems) {
        PhoneThere phone;
        phone.ask();
        phone.miss(problem);
        CHECK(phone.reader->reads(std::string{text(message, Language::Chinese)}));
        CHECK(phone.reader->has("button", "重新定位"));
        REQUIRE(phone.reader->type(words_label, "汉阳大道"));
        phone.submit();
        CHECK(headless().posts.size() == 1);
    }
}

TEST_CASE("A position that is too rough is kept, and words are asked for besides") {
    PhoneThere phone;
    phone.ask();
    phone.take(501);
    CHECK(phone.reader->reads("已取得位置，但是误差约 501 米，太大了。请到室外重新定位，或者用文字写明地点。"));
    phone.submit();
    CHECK(headless().posts.empty());
    REQUIRE(phone.reader->press("button", "重新定位"));
    phone.take(40);
    phone.submit();
    CHECK(sent()["position"]["accuracy"] == 40);
}

TEST_CASE("What a phone says that is no position counts as none") {
    PhoneThere phone;
    phone.ask();
    phone.take(30, 91);
    CHECK(phone.reader->reads(std::string{text(Text::PositionUnavailable, Language::Chinese)}));
}

TEST_CASE("A position that comes when nobody waits for it any more is not taken") {
    PhoneThere phone;
    phone.take();
    phone.submit();
    CHECK(headless().posts.empty());
}

TEST_CASE("A position can be taken back") {
    PhoneThere phone;
    phone.ask();
    phone.take();
    REQUIRE(phone.reader->press("button", "去掉位置"));
    CHECK(phone.reader->has("button", "同意并提供位置"));
    phone.submit();
    CHECK(headless().posts.empty());
}

TEST_CASE("A place asks for no position, and an accident takes it or goes without") {
    {
        PhoneThere hall{Module::Service};
        CHECK_FALSE(hall.reader->has("button", "同意并提供位置"));
        hall.submit();
        CHECK(headless().posts.size() == 1);
    }
    PhoneThere accident{Module::AccidentHandling};
    CHECK(accident.reader->has("button", "同意并提供位置"));
    accident.submit();
    CHECK(headless().posts.size() == 1);
}

TEST_CASE("What was said of the place is there after a reload, and in the server's form") {
    PhoneThere phone;
    REQUIRE(phone.reader->type(words_label, "汉阳大道"));
    phone.ask();
    phone.take();
    CHECK(headless().plain_form.find("position=wgs84%2030%2E5928310%20114%2E3052560%2030%2E0%20") != std::string::npos);
    const auto form = headless().plain_form;
    phone.reload();
    CHECK(phone.reader->reads("已取得位置，误差约 30 米"));
    CHECK(phone.reader->find("text-field", "用文字写明地点（选填）")->at("value") == "汉阳大道");
    phone.reload(form);
    phone.submit();
    CHECK(sent()["position"]["accuracy"] == 30);
}

TEST_CASE("Under whose name it is submitted is said before, masked") {
    Phone phone;
    phone.facts.person = MaskedPerson{"张**", "138****5678"};
    phone.reload();
    phone.agree();
    CHECK(phone.reader->reads("将以 张** 138****5678 的名义提交。"));
    CHECK(phone.reader->has("link", "不是您？"));
}

TEST_CASE("Who signs in while the form is open submits under their name, and without a name under nobody's") {
    Phone phone;
    phone.facts.person = MaskedPerson{"李**", "139****1111"};
    phone.reload();
    phone.fill_dissatisfied();
    phone.app->sign_in("张**", "138****5678");
    phone.reader->settle();
    CHECK(phone.reader->reads("将以 张** 138****5678 的名义提交。"));
    CHECK_FALSE(phone.reader->reads("将以 李** 139****1111 的名义提交。"));
    CHECK(phone.reader->is_checked("radio", "不满意"));
    phone.app->sign_in("", "138****5678");
    phone.reader->settle();
    CHECK_FALSE(phone.reader->has("link", "不是您？"));
}
