#include "native/outside/wechat/wechat.hpp"
#include "shared/text/utf8.hpp"
#include "tests/support/wechat/wechat_values.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::outside;
using namespace zhiping::tests;

namespace {

std::string times(const std::string& text, int count) {
    std::string whole;
    while (count-- > 0) whole += text;
    return whole;
}

} // namespace

TEST_CASE("A field is cut to what its kind may hold, by characters") {
    const auto [field, value, fitting] = GENERATE(table<std::string, std::string, std::string>({
        {"thing2", times("评", 21), times("评", 20)},
        {"thing2", "武汉市蔡甸大队", "武汉市蔡甸大队"},
        {"thing2", times("😀", 25), times("😀", 20)},
        {"thing12", "第一行\n第二行\t尾", "第一行第二行尾"},
        {"thing1", "  有空格  ", "有空格"},
        {"character_string1", times("A", 40), times("A", 32)},
        {"character_string1", "42B7-K9 号", "42B7-K9"},
        {"number3", "第 3,000.5 件", "3000.5"},
        {"letter1", "a1b2c-", "abc"},
        {"symbol1", "a#￥%&*!", "#￥%&*"},
        {"time3", "2026年11月20日 15:40", "2026年11月20日 15:40"},
        {"time3", "at 15:40 o'clock", "15:40"},
        {"date1", "2026-11-20（周五）", "2026-11-20"},
        {"amount1", "¥100.50元", "¥100.50元"},
        {"phone_number1", "+86-0766-66888866 转 1", "+86-0766-66888866"},
        {"car_number1", "粤A8Z888挂", "粤A8Z888挂"},
        {"car_number1", "粤A·8中Z888挂", "粤A8Z888"},
        {"name1", "欧阳修远上官婉儿诸葛孔明", "欧阳修远上官婉儿诸葛"},
        {"name1", "Bartholomew Featherstonehaugh", "Bartholomew Feathers"},
        {"name1", "王 John Featherstonehaugh", "王 John Fea"},
        {"name1", "王小明 2 号", "王小明  号"},
        {"phrase1", "配送中的评价件", "配送中的评"},
        {"phrase1", "done 完成", "完成"},
        {"enum1", "待处理", "待处理"},
        {"unheard_of1", times("评", 30), times("评", 20)},
        {"", "评价", "评价"},
    }));
    CHECK(fit_wechat_field(field, value) == fitting);
}

TEST_CASE("A field is never empty, and says that there is nothing where its kind can") {
    for (const auto* value : {"", " ", "\n\t", "\xff\xfe", "\u202e"}) {
        CHECK(fit_wechat_field("thing2", value) == "-");
        CHECK(fit_wechat_field("character_string1", value) == "-");
        CHECK(fit_wechat_field("number1", value) == "0");
        CHECK(fit_wechat_field("phrase1", value) == "无");
        CHECK_FALSE(fit_wechat_field("time1", value).empty());
    }
    CHECK(fit_wechat_field("character_string1", "回执号") == "-");
}

TEST_CASE("Whatever is in it, a fitted value is one that WeChat takes") {
    const auto field = GENERATE("thing1", "number1", "letter1", "symbol1", "character_string1", "phone_number1",
                                "car_number1", "name1", "phrase1");
    for (const auto& value :
         {std::string{}, std::string{"a"}, std::string{"评价"}, std::string{"<script>alert('评价')</script>"},
          std::string{"line\r\nbreak\0nul", 15}, std::string{"\xe8\xaf"}, std::string{"\xf0\x9f\x98\x80\xcc\x81"},
          times("评a1-", 5'000), times("\u202e", 50), times("👨‍👩‍👧", 30), std::string{"1.2.3 + (4) 挂粤"},
          times(" ", 100) + "尾", std::string{"{{thing1.DATA}}"}}) {
        const auto fitting = fit_wechat_field(field, value);
        INFO(field << ": " << fitting);
        CHECK(is_utf8(fitting));
        // A telephone and a number plate have no value that says none.
        if (fitting != "-") CHECK(is_wechat_value(field, fitting));
    }
}
