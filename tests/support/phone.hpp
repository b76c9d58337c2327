#pragma once

#include "shared/text/text_ids.hpp"
#include "shared/wire/evaluation_json.hpp"
#include "tests/support/reader.hpp"
#include "web/citizen/app.hpp"

#include <catch_amalgamated.hpp>

namespace zhiping::tests {

using platform::headless;

inline const Code sample_code = Code::from_random({1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
inline constexpr std::int64_t friday_afternoon = 1795160820; // 2026-11-20 15:47 in China

inline CodeFacts parking_notice() {
    return {.code = sample_code,
            .module = Module::LawEnforcement,
            .unit = {"湖北高速交警 蔡甸大队", "Hubei Expressway Police, Caidian Brigade"},
            .document_type = "违法停车告知单",
            .document_number = "420114 0312 3456",
            .handled_at = Instant{std::chrono::seconds{1795159920}},
            .place = "汉阳大道 628 号"};
}

inline Receipt some_receipt() {
    return {.number = ReceiptNumber::from_random(china_date(Instant{std::chrono::seconds{friday_afternoon}}),
                                                 {1, 2, 3, 4, 5}),
            .received = Instant{std::chrono::seconds{friday_afternoon}},
            .due = Deadline{std::chrono::sys_days{std::chrono::year{2026} / 11 / 25}, 3, false}};
}

// A phone on which the code was just scanned.
struct Phone {
    explicit Phone(Language read_in = Language::Chinese, float wide = 390) : language(read_in), width(wide) {
        platform::reset_headless();
        headless().now = friday_afternoon;
        reload();
    }

    // The page is loaded again: only what was kept on the phone is still there.
    void reload(std::string_view plain_form = {}, std::string_view touched = {}) {
        reader.reset();
        app.reset();
        app.emplace(facts, language);
        REQUIRE(app->begin(plain_form, touched));
        reader.emplace(*app, width);
    }

    void only_agree() { REQUIRE(reader->press("button", "同意，开始评价")); }

    // And says where it was, which an evaluation of law enforcement needs.
    void agree() {
        only_agree();
        if (facts.module == Module::LawEnforcement) say_where();
    }
    void say_where() {
        REQUIRE(reader->type(std::string{text(Text::PositionWordsLabel, language)}, "汉阳大道 628 号"));
    }

    void fill_dissatisfied() {
        agree();
        REQUIRE(reader->press("radio", "不满意"));
        REQUIRE(reader->press("checkbox", "无故扣车"));
        REQUIRE(reader->press("checkbox", "执法不公"));
        REQUIRE(reader->type("文字说明（选填）", "车被拖走了😡"));
    }

    void submit_dissatisfied() {
        fill_dissatisfied();
        REQUIRE(reader->press("button", "下一步"));
        REQUIRE(reader->press("button", "提交评价"));
    }

    void answer(int status, const std::string& body) {
        REQUIRE_FALSE(headless().posts.empty());
        headless().posts.back().answer({status, body});
        reader->settle();
    }

    Language language;
    float width;
    CodeFacts facts = parking_notice(); // Of the code; another one is there after a reload.
    std::optional<citizen::App> app;
    std::optional<Reader> reader;
};

} // namespace zhiping::tests
