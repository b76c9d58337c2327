#include "shared/text/text_ids.hpp"
#include "shared/text/utf8.hpp"
#include "tests/support/phone.hpp"
#include "web/ui/shaping.hpp"

#include <set>

using namespace zhiping;
using namespace zhiping::tests;

namespace {

constexpr auto statement = "文字说明（选填）";

Json page_texts() { return Json::parse(headless().document).value("texts", Json::array()); }

std::string repeated(std::string_view text, int times) {
    std::string all;
    for (; times > 0; --times) all += text;
    return all;
}

std::string ideographs(char32_t first, int count) {
    std::string all;
    for (int index = 0; index < count; ++index) append_utf8(all, first + static_cast<char32_t>(index));
    return all;
}

} // namespace

TEST_CASE("What has colours of its own is drawn from a texture of its own") {
    Phone phone;
    phone.agree();
    const auto textures = [] {
        std::set<std::uint32_t> all;
        for (const auto& command : headless().commands) all.insert(command.texture);
        return all.size();
    };
    const auto with = [&](const char* text) {
        REQUIRE(phone.reader->type(statement, text));
        phone.reader->settle(); // An atlas that grows has two textures in one frame.
        return textures();
    };
    CHECK(with("没有") == 1);
    CHECK(with("没有😡") == 2);
}

TEST_CASE("Text that glyphs in a row would get wrong is known by its letters") {
    for (const auto* text :
         {"سيارة", "רכב", "རླངས", "ᠮᠣᠩ", "รถ", "गाड़ी", "កុំ", "e\u0301", "\u1112\u1161", "\uFE8D", "𞤀", "𑄌"}) {
        CAPTURE(text);
        CHECK(ui::needs_shaping(text));
        CHECK(ui::needs_shaping("车" + std::string{text}));
    }
    for (const auto* text :
         {"", "执法不公，abc 123", "Ürümqi", "é", "Привет", "こんにちは", "안녕", "👨‍👩‍👧‍👦", "🇨🇳",
          "1️⃣", "𠮷㐂", "葛\U000E0100", "\u200E\u200F\u202A\u202C\u2066\u2069\u200B\u2060\uFEFF\u00AD"}) {
        CAPTURE(text);
        CHECK_FALSE(ui::needs_shaping(text));
    }
}

TEST_CASE("Arabic is shown by the page where it was written and on the screens after it, and the box is as high as the "
          "page says") {
    Phone phone;
    phone.fill_dissatisfied();
    CHECK(page_texts().empty());
    const auto triangles = headless().triangles;
    REQUIRE(phone.reader->type(statement, repeated("سيارة\n", 30)));
    REQUIRE(page_texts().size() == 1);
    CHECK(headless().triangles < triangles);
    const auto box = *phone.reader->find("text-area", statement);
    const auto text = page_texts()[0];
    CHECK(text["text"] == repeated("سيارة\n", 30));
    CHECK(text["height"].get<double>() == 31 * text["line"].get<double>());
    CHECK(box["height"].get<double>() > text["height"].get<double>());
    CHECK(text["y"].get<double>() > box["y"].get<double>());
    CHECK(text["x"].get<double>() + text["width"].get<double>() < box["x"].get<double>() + box["width"].get<double>());
    REQUIRE(phone.reader->press("button", "下一步"));
    CHECK(page_texts().size() == 1);
    CHECK(phone.reader->has("value", repeated("سيارة\n", 30)));
    REQUIRE(phone.reader->press("button", "提交评价"));
    phone.answer(201, wire::encode(some_receipt()));
    CHECK(page_texts().size() == 1);
}

TEST_CASE("The page is asked once for the height of a text that does not change") {
    Phone phone;
    phone.agree();
    REQUIRE(phone.reader->type(statement, "سيارة"));
    const auto measured = headless().texts_measured;
    CHECK(measured == 1);
    REQUIRE(phone.reader->press("radio", "不满意"));
    CHECK(headless().texts_measured == measured);
}

TEST_CASE("Text for which no stand-ins are left is shown by the page") {
    Phone phone;
    phone.agree();
    REQUIRE(phone.reader->type(statement, "😡"));
    CHECK(page_texts().empty());
    headless().stand_ins_left = false;
    REQUIRE(phone.reader->type(statement, "😡👮🏽‍♀️"));
    CHECK(page_texts().size() == 1);
    REQUIRE(phone.reader->type(statement, "没有了"));
    CHECK(page_texts().empty());
}

TEST_CASE("Only text with characters of several code points is looked through for them, once for each version of it") {
    Phone phone;
    phone.agree();
    headless().texts_interned = 0;
    REQUIRE(phone.reader->type(statement, repeated("普通文字 abc，。\n", 500)));
    CHECK(headless().texts_interned == 0);
    REQUIRE(phone.reader->type(statement, repeated("😡", 10000)));
    CHECK(headless().texts_interned == 1);
    REQUIRE(phone.reader->press("radio", "不满意"));
    CHECK(headless().texts_interned == 1);
    for (int typed = 1; typed <= 20; ++typed) REQUIRE(phone.reader->type(statement, repeated("😡", 10000 + typed)));
    CHECK(headless().texts_interned == 21);
}

TEST_CASE(
    "A text of ten thousand different ideographs can be read to its end and back, and glyphs are let go on the way") {
    Phone phone;
    phone.agree();
    REQUIRE(phone.reader->type(statement, ideographs(0x4E00, 10000)));
    const auto draw_at = [&](float origin) {
        phone.app->draw({390, 1350, origin, 844, 3, 1, false});
        return headless().triangles;
    };
    std::vector<std::size_t> down;
    for (int screen = 0; screen < 24; ++screen) down.push_back(draw_at(static_cast<float>(screen) * 500));
    CHECK(down[10] > 2 * 900); // Nearly nothing but text: two triangles for each glyph.
    CHECK(down[23] > 2 * 900);
    const auto taken = headless().glyphs_taken;
    for (int screen = 24; screen-- > 0;)
        CHECK(draw_at(static_cast<float>(screen) * 500) == down[static_cast<std::size_t>(screen)]);
    CHECK(headless().glyphs_taken > taken + 1000); // Those that were let go.
}

TEST_CASE("The counter says what is wrong when only the bytes are too many") {
    Phone phone;
    phone.agree();
    const auto flood = repeated("g\u0301\u0300\u0323\u0308\u0301\u0300\u0323\u0308", 2000);
    REQUIRE(phone.reader->type(statement, flood));
    const auto words = std::string{text(Text::StatementTooLarge, Language::Chinese)};
    REQUIRE(phone.reader->has("paragraph", words));
    CHECK(phone.reader->find("text-area", statement)->value("invalid", 0) == 1);
    const auto counter = *phone.reader->find("paragraph", words);
    CHECK(counter["x"].get<double>() >= 0);
    REQUIRE(phone.reader->type(statement, flood + "g"));
    CHECK(phone.reader->has("paragraph", "超出 1 字"));
    REQUIRE(phone.reader->type(statement, "g\u0301"));
    CHECK(phone.reader->has("paragraph", "1 / 2000"));
}
