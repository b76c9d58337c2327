#include "web/ui/desk_fields.hpp"

#include "tests/support/drawn_glyphs.hpp"
#include "tests/support/drawn_screen.hpp"
#include "tests/support/reader.hpp"

#include <catch_amalgamated.hpp>

#include <algorithm>

using namespace zhiping;
using namespace zhiping::tests;
using platform::headless;
using ui::LabelSide;

namespace {

constexpr ui::Option units[] = {{"", "请选择"}, {"caidian", "蔡甸大队"}};

// What one draw of these shows.
class Shown {
public:
    explicit Shown(std::function<void(ui::Canvas&)> content, float width = 800) {
        platform::reset_headless();
        m_screen.emplace(std::move(content));
        m_reader.emplace(*m_screen, width);
    }

    Json node(const std::string& role, const std::string& name) const {
        const auto found = m_reader->find(role, name);
        REQUIRE(found);
        return *found;
    }
    std::string description(const std::string& role, const std::string& name) const {
        return m_reader->description_of(role, name);
    }
    bool has(const std::string& role) const {
        const auto nodes = m_reader->nodes();
        return std::any_of(nodes.begin(), nodes.end(), [&](const Json& node) { return node["role"] == role; });
    }
    // Those written in the box of this field.
    std::ptrdiff_t glyphs_in(const std::string& role, const std::string& name) const {
        const auto box = node(role, name);
        const Rectangle place{box["x"], box["y"], box["width"], box["height"]};
        const auto glyphs = drawn_glyphs(headless());
        return std::count_if(glyphs.begin(), glyphs.end(), [&](const Rectangle& glyph) {
            return place.contains(glyph.centre_x(), glyph.centre_y(), 0);
        });
    }

private:
    std::optional<DrawnScreen> m_screen;
    std::optional<Reader> m_reader;
};

} // namespace

TEST_CASE("A field of a desk is named by its label, and described by its error before its hint") {
    const Shown shown{[](ui::Canvas& canvas) {
        ui::desk_field(
            canvas,
            {.name = "phone", .label = "电话", .text = "138", .hint = "选填", .error = "位数不够", .purpose = "tel"});
    }};
    const auto field = shown.node("text-field", "电话");
    CHECK(field["value"] == "138");
    CHECK(field["purpose"] == "tel");
    CHECK(field["invalid"] == 1);
    CHECK(shown.description("text-field", "电话") == "位数不够 选填");
    CHECK(shown.glyphs_in("text-field", "电话") == 3);
}

TEST_CASE("A field whose label is not seen is named all the same") {
    const Shown shown{[](ui::Canvas& canvas) {
        ui::desk_field(canvas, {.name = "search", .label = "查找", .text = {}, .label_side = LabelSide::Unseen});
    }};
    CHECK_FALSE(shown.has("label"));
    CHECK(shown.node("text-field", "查找")["attributes"]["aria-label"] == "查找");
}

TEST_CASE("A label beside its box is on its line, and above it where the column is narrow") {
    const auto draw = [](ui::Canvas& canvas) {
        ui::desk_field(canvas, {.name = "a", .label = "单位", .text = {}, .label_side = LabelSide::Beside});
        ui::desk_field(canvas, {.name = "b", .label = "时限", .text = {}, .label_side = LabelSide::Beside});
    };
    const auto middle = [](const Json& node) { return node["y"].get<double>() + node["height"].get<double>() / 2; };
    {
        const Shown wide{draw};
        const auto box = wide.node("text-field", "单位");
        const auto label = wide.node("label", "单位");
        CHECK(middle(label) == Catch::Approx(middle(box)).margin(1));
        CHECK(label["x"].get<double>() + label["width"].get<double>() < box["x"].get<double>());
        CHECK(wide.node("text-field", "时限")["x"] == box["x"]);
        CHECK(wide.node("label", "时限")["x"] == label["x"]);
    }
    const Shown narrow{draw, 300};
    CHECK(narrow.node("label", "单位")["x"] == narrow.node("text-field", "单位")["x"]);
    CHECK(middle(narrow.node("label", "单位")) < middle(narrow.node("text-field", "单位")));
}

TEST_CASE("What is written beside a label in two lines ends under both") {
    float end = 0;
    const Shown shown{[&](ui::Canvas& canvas) {
        ui::desk_field(canvas, {.name = "long",
                                .label = "一个长得要换成两三行才写得下的标签一个长得要换成两三行才写得下的标签",
                                .text = {},
                                .label_side = LabelSide::Beside});
        end = canvas.y();
    }};
    const auto label = shown.node("label", "一个长得要换成两三行才写得下的标签一个长得要换成两三行才写得下的标签");
    CHECK(label["height"].get<double>() > 36);
    CHECK(static_cast<double>(end) >= label["y"].get<double>() + label["height"].get<double>());
}

TEST_CASE("A placeholder is written only where there is no text") {
    const auto with = [](std::string_view text) {
        return [text](ui::Canvas& canvas) {
            ui::desk_field(canvas, {.name = "day", .label = "日期", .text = text, .placeholder = "年月日"});
        };
    };
    CHECK(Shown{with("")}.glyphs_in("text-field", "日期") == 3);
    CHECK(Shown{with("今")}.glyphs_in("text-field", "日期") == 1);
    CHECK(Shown{with("")}.node("text-field", "日期")["attributes"]["placeholder"] == "年月日");
}

TEST_CASE("Of a secret as many dots are drawn as it has characters") {
    const auto draw = [](std::string_view secret) {
        return [secret](ui::Canvas& canvas) {
            ui::secret_field(canvas,
                             {.name = "secret", .label = "密码", .text = secret, .purpose = "current-password"});
        };
    };
    {
        const Shown shown{draw("密码abc")};
        CHECK(shown.glyphs_in("secret-field", "密码") == 5);
        CHECK(shown.node("secret-field", "密码")["purpose"] == "current-password");
    }
    const auto dots = headless().vertices;
    const Shown other{draw("other")};
    CHECK(headless().vertices == dots);
}

TEST_CASE("A select box shows the label of the value that is chosen, and offers all") {
    const auto draw = [](std::string_view value) {
        return [value](ui::Canvas& canvas) {
            ui::select_box(canvas, {.name = "unit", .label = "单位", .text = value}, units);
        };
    };
    {
        const Shown chosen{draw("caidian")};
        CHECK(chosen.glyphs_in("select", "单位") == 4);
        const auto node = chosen.node("select", "单位");
        CHECK(node["value"] == "caidian");
        CHECK(node["attributes"]["data-options"] == "\t请选择\ncaidian\t蔡甸大队\n");
    }
    CHECK(Shown{draw("")}.glyphs_in("select", "单位") == 3);
    CHECK(Shown{draw("nobody")}.glyphs_in("select", "单位") == 0);
}

TEST_CASE("A combo box takes any text and says what it offers") {
    constexpr std::string_view phrases[] = {"属实。", "不属实。"};
    const Shown shown{[&](ui::Canvas& canvas) {
        ui::combo_box(canvas, {.name = "phrase", .label = "常用语", .text = "另外"}, phrases);
    }};
    const auto node = shown.node("combo-box", "常用语");
    CHECK(node["value"] == "另外");
    CHECK(node["attributes"]["data-offers"] == "属实。\n不属实。\n");
    CHECK(shown.glyphs_in("combo-box", "常用语") == 2);
}

TEST_CASE("A date field shows its day as it is written") {
    const Shown shown{[](ui::Canvas& canvas) {
        ui::date_field(canvas, {.name = "from", .label = "开始日期", .text = "2026-11-30"});
    }};
    CHECK(shown.node("date-field", "开始日期")["value"] == "2026-11-30");
    CHECK(shown.glyphs_in("date-field", "开始日期") == 10);
}

TEST_CASE("A text area is as high as was asked for at least, and grows with what is written") {
    const auto height = [](std::string_view text) {
        const Shown shown{[text](ui::Canvas& canvas) {
            ui::desk_area(canvas, {.name = "findings", .label = "查明的情况", .text = text}, 96);
        }};
        return shown.node("text-area", "查明的情况")["height"].get<double>();
    };
    CHECK(height("") == 96);
    CHECK(height("一行") == 96);
    CHECK(height("1\n2\n3\n4\n5\n6\n7\n8") > 8 * 21);
}

TEST_CASE("A field that is off says so") {
    const Shown shown{[](ui::Canvas& canvas) {
        ui::desk_field(canvas, {.name = "off", .label = "单位", .text = "蔡甸大队", .disabled = true});
    }};
    CHECK(shown.node("text-field", "单位")["disabled"] == 1);
}

TEST_CASE("A field that is scrolled out of sight leaves what follows under it") {
    for (const auto side : {LabelSide::Above, LabelSide::Beside, LabelSide::Unseen}) {
        float end = 0;
        const Shown shown{[&](ui::Canvas& canvas) {
            canvas.continue_at(-500);
            ui::desk_field(canvas, {.name = "number", .label = "文书编号", .text = "4201", .label_side = side});
            end = canvas.y();
        }};
        CHECK(end > -500);
        CHECK(end < -400);
    }
}
