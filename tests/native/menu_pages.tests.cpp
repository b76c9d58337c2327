#include "tests/support/person_house.hpp"

#include "native/app/create_codes.hpp"
#include "shared/limits/limit.hpp"

#include <catch_amalgamated.hpp>

// The ways to a code for whoever cannot scan one, in a browser without script.
using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;

namespace {

bool says(const std::string& page, Message message) { return contains(page, said(message)); }

struct MenuHouse : PersonHouse {
    std::string create(const store::NewCode& about) {
        const auto created = app::create_codes(server.store, {{about}}, server.clock.now(), server.random);
        return std::get<std::vector<CodeFacts>>(created).front().code.symbols();
    }

    std::string create_document(const std::string& number, const std::string& type = "道路交通事故认定书") {
        return create({.module = Module::AccidentHandling,
                       .unit_id = "caidian",
                       .document_type = type,
                       .document_number = number,
                       .handled_at = parse_china_time("2026-11-18 23:30").value()});
    }
};

Fields lookup(const std::string& number, const std::string& day) { return {{"number", number}, {"day", day}}; }

} // namespace

TEST_CASE("The menu has the four modules, law enforcement and service first, and what is there besides") {
    const RunningServer server;
    const auto page = server.get("/?lang=zh-CN")->body;
    std::size_t at = 0;
    for (const auto module :
         {Text::MenuLawEnforcement, Text::MenuService, Text::MenuAccidentHandling, Text::MenuDrivingTest}) {
        const auto found = page.find(said(module), at);
        REQUIRE(found != page.npos);
        at = found;
    }
    for (const auto* link : {"href=\"/r?lang=zh-CN\"", "href=\"/my?lang=zh-CN\"", "href=\"/law?lang=zh-CN\"",
                             "href=\"/places?module=service&amp;lang=zh-CN\""})
        CHECK(contains(page, link));
    CHECK(page.size() < 20'000);
    CHECK(contains(server.get("/?elder=1&lang=en")->body, "class=\"elder\""));
}

TEST_CASE("Only the menu runs the script that scans, and only there the camera may be asked for") {
    const RunningServer server;
    const auto asks_for_camera = [](const httplib::Result& answer) {
        CHECK(answer->get_header_value_count("Permissions-Policy") == 1);
        return contains(answer->get_header_value("Permissions-Policy"), "camera=(self)");
    };
    const auto menu = server.get("/?lang=zh-CN");
    CHECK(asks_for_camera(menu));
    CHECK(asks_for_camera(server.get("/?code=1")));
    CHECK(says(menu->body, Text::ScanForeign));
    CHECK(contains(menu->body, "<div class=\"scan\" hidden"));
    const auto script = menu->body.find("<script src=\"/assets/menu.");
    CHECK(script != std::string::npos);
    CHECK(menu->body.find("<script") == script);
    CHECK(menu->body.rfind("<script") == script);
    for (const auto* other : {"/places?module=service", "/documents?module=law_enforcement", "/law", "/r"}) {
        const auto answer = server.get(other);
        CHECK_FALSE(asks_for_camera(answer));
        CHECK_FALSE(contains(answer->body, "<script src=\"/assets/menu."));
    }
}

TEST_CASE("A code that is typed leads to its form, however it is written, and a wrong one says what to do") {
    const RunningServer server;
    const auto symbols = server.document_code;
    auto typed = symbols.substr(0, 4) + "-" + symbols.substr(4) + "%20";
    std::ranges::transform(typed, typed.begin(), [](unsigned char letter) { return std::tolower(letter); });
    const auto answer = server.get("/?lang=en&elder=1&code=" + typed);
    CHECK(answer->status == 303);
    CHECK(answer->get_header_value("Location") == "/e/" + symbols + "?elder=1&lang=en");
    for (const std::string wrong : {"", "1234", "%22%3E%3Cb%3E", "%FF"}) {
        const auto refused = server.get("/?lang=zh-CN&code=" + wrong);
        CHECK(refused->status == 400);
        CHECK(says(refused->body, Text::MenuCodeMalformed));
        CHECK(contains(refused->body, "aria-invalid"));
        CHECK_FALSE(contains(refused->body, "<b>"));
    }
}

TEST_CASE("Places are found by their city, by a part of their name and in Pinyin, and lead to their form") {
    MenuHouse house;
    const auto window = house.create({.module = Module::Service, .unit_id = "caidian", .place = "车管所 3 号窗口"});
    const auto elsewhere = house.create({.module = Module::DrivingTest, .unit_id = "caidian", .place = "考场"});
    const auto find = [&](const std::string& query) {
        return house.server.get("/places?module=service&lang=zh-CN" + query)->body;
    };
    for (const auto* query : {"", "&q=cgs3", "&q=%E8%BD%A6%E7%AE%A1", "&q=cheguansuo", "&city=wuhan"})
        CHECK(contains(find(query), "href=\"/e/" + window + "?lang=zh-CN\""));
    CHECK_FALSE(contains(find(""), elsewhere));
    for (const auto* query : {"&q=kaochang", "&city=nowhere", "&q=%FF", "&q=%22%3E%3Cb%3E"}) {
        CHECK(says(find(query), Text::PlacesNone));
        CHECK_FALSE(contains(find(query), window));
        CHECK_FALSE(contains(find(query), "<b>"));
    }
}

TEST_CASE("A place whose code is revoked is not offered, and neither is a document or what has happened somewhere") {
    MenuHouse house;
    const auto happened = house.create({.module = Module::LawEnforcement,
                                        .unit_id = "caidian",
                                        .handled_at = house.server.clock.now(),
                                        .place = "汉阳大道，张某某当场"});
    const auto services = house.server.get("/places?module=service&lang=zh-CN")->body;
    CHECK(contains(services, house.server.place_code));
    CHECK_FALSE(contains(services, house.server.revoked_code));
    const auto page = house.server.get("/places?module=law_enforcement&lang=zh-CN")->body;
    CHECK_FALSE(contains(page, house.server.document_code));
    CHECK_FALSE(contains(page, happened));
}

TEST_CASE("Nothing but blanks asks for no place: the cities are shown") {
    MenuHouse house;
    house.server.store.write([](store::Database& database) {
        database.execute("INSERT INTO unit (id, parent_id, level, name_zh, name_en) VALUES ('yichang', 'hubei',"
                         " 'detachment', '宜昌市交警支队', 'Yichang Detachment')");
    });
    house.create({.module = Module::Service, .unit_id = "yichang", .place = "西陵车管所"});
    const auto page = house.server.get("/places?module=service&q=%20&lang=zh-CN")->body;
    CHECK(contains(page, "city=yichang"));
    CHECK_FALSE(says(page, Text::PlacesNone));
}

TEST_CASE("Of many places so many are listed, and how to narrow it") {
    MenuHouse house;
    for (int each = 0; each < 51; ++each)
        house.create({.module = Module::DrivingTest, .unit_id = "caidian", .place = "考场 " + std::to_string(each)});
    const auto page = house.server.get("/places?module=driving_test&lang=zh-CN")->body;
    CHECK(contains(page, "共 51 处，列出前 50 处"));
    CHECK_FALSE(contains(house.server.get("/places?module=driving_test&q=kc7&lang=zh-CN")->body, "共"));
}

TEST_CASE("A document is found by its number and the day of issue, by who is signed in") {
    MenuHouse house;
    const auto code = house.create_document("4201 1420 0312 0001");
    Browser phone{house.server};
    const auto first = phone.get("/documents?module=accident_handling&lang=zh-CN")->body;
    CHECK(says(first, Text::DocumentsSignIn));
    CHECK(contains(first, "href=\"/my?then=documents&amp;module=accident_handling&amp;lang=zh-CN\""));
    CHECK(phone.post("/documents?lang=zh-CN", lookup("4201 1420 0312 0001", "2026-11-18"))->status == 401);
    const auto signed_in = house.with_code(phone, "/my?then=documents&module=accident_handling&lang=zh-CN",
                                           {{"form", "sign_in"}, {"phone", my_phone}});
    REQUIRE(signed_in->status == 303);
    CHECK(signed_in->get_header_value("Location") == "/documents?module=accident_handling&lang=zh-CN");
    const auto found = phone.post("/documents?lang=zh-CN", lookup("4201 1420 0312 0001", "2026-11-18"));
    CHECK(found->status == 303);
    CHECK(found->get_header_value("Location") == "/e/" + code + "?lang=zh-CN");
}

TEST_CASE("A wrong number, a wrong day and a document without a code are answered alike") {
    MenuHouse house;
    house.create_document("4201142003120001");
    Browser phone{house.server};
    house.sign_in(phone);
    const auto body = [&](const std::string& number, const std::string& day) {
        const auto answer = phone.post("/documents?lang=zh-CN", lookup(number, day));
        CHECK(answer->status == 404);
        CHECK(says(answer->body, Text::DocumentsNothing));
        auto page = answer->body;
        for (const auto& typed : {number, day}) // As it was typed it stands in its field.
            if (const auto at = page.find(typed); at != page.npos) page.erase(at, typed.size());
        return page;
    };
    const auto wrong_day = body("4201142003120001", "2026-11-19");
    CHECK(body("4201142003129999", "2026-11-18") == wrong_day);
    const auto revoked = house.create_document("4201142003120002");
    house.server.store.write([&](store::Database& database) {
        database.execute("UPDATE code SET revoked_at = 1 WHERE code = '" + revoked + "'");
    });
    CHECK(body("4201142003120002", "2026-11-18") == wrong_day);
    CHECK(phone.post("/documents", lookup("4201 1420 0312 0001", "2026-11-18"))->status == 303);
}

TEST_CASE("Blanks in a number make no difference, where it is typed and where it is printed") {
    MenuHouse house;
    house.create_document("鄂A 123 (2026)");
    house.create_document("鄂A123(2026)");
    Browser phone{house.server};
    house.sign_in(phone);
    for (const auto* typed : {"鄂A 123 (2026)", "鄂A123(2026)", "鄂A123 (2026)"}) {
        const auto page = phone.post("/documents?lang=zh-CN", lookup(typed, "2026-11-18"));
        CHECK(page->status == 200);
        CHECK(says(page->body, Text::DocumentsSeveral));
    }
}

TEST_CASE("Who has themselves erased looks up no more than before") {
    MenuHouse house;
    Browser phone{house.server};
    house.sign_in(phone);
    while (phone.post("/documents", lookup("1", "2026-11-18"))->status == 404) {
    }
    phone.post("/my", {{"form", "erase"}, {"sure", "yes"}});
    house.pause();
    house.sign_in(phone);
    CHECK(phone.post("/documents", lookup("1", "2026-11-18"))->status == 429);
}

TEST_CASE("Documents with one number are all offered") {
    MenuHouse house;
    const auto one = house.create_document("17"), other = house.create_document("17", "简易事故认定书");
    Browser phone{house.server};
    house.sign_in(phone);
    const auto page = phone.post("/documents?lang=zh-CN", lookup("17", "2026-11-18"))->body;
    for (const auto& code : {one, other}) CHECK(contains(page, "/e/" + code));
}

TEST_CASE("Documents are looked up so often by one person, whatever phone they use, and then later") {
    MenuHouse house;
    Browser phone{house.server}, second{house.server}, other{house.server};
    house.sign_in(phone);
    house.pause();
    house.sign_in(second);
    house.sign_in(other, other_phone);
    const auto& limit = facts_of(limits, Limited::DocumentLookup);
    const auto guess = [](Browser& from) { return from.post("/documents?lang=zh-CN", lookup("1", "2026-11-18")); };
    for (int each = 0; each < limit.burst; ++each) CHECK(guess(each % 2 ? phone : second)->status == 404);
    const auto refused = guess(phone);
    CHECK(refused->status == 429);
    CHECK(refused->get_header_value("Retry-After") == std::to_string(limit.refill.count()));
    CHECK(contains(refused->body, "请 6 分钟后再试"));
    CHECK(guess(second)->status == 429);
    CHECK(guess(other)->status == 404);
    house.server.clock.pass(limit.refill);
    CHECK(guess(phone)->status == 404);
}

TEST_CASE("What is missing is said at its field, and forms of other sites look up nothing") {
    MenuHouse house;
    Browser phone{house.server};
    house.sign_in(phone);
    const auto refused = phone.post("/documents?lang=zh-CN", lookup("", "18.11.2026"));
    CHECK(refused->status == 400);
    CHECK(says(refused->body, Text::DocumentsNumberMissing));
    CHECK(says(refused->body, Text::DocumentsDayMissing));
    const httplib::Headers foreign{{"Origin", "https://other.example"}, {"Sec-Fetch-Site", "cross-site"}};
    CHECK(phone.post("/documents", lookup("1", "2026-11-18"), foreign)->status == 403);
}

TEST_CASE("Without a gateway documents are not looked up, and the page says what to do instead") {
    const RunningServer server;
    CHECK(says(server.get("/documents?lang=zh-CN")->body, Text::DocumentsUnavailable));
}

TEST_CASE("The law's way is on a page of its own") {
    const RunningServer server;
    const auto page = server.get("/law?lang=zh-CN")->body;
    CHECK(contains(page, "60 日内申请行政复议"));
    CHECK(contains(page, "href=\"/?lang=zh-CN\""));
}
