#include "shared/text/pinyin.hpp"

#include <catch_amalgamated.hpp>
#include <string>

using namespace zhiping;

TEST_CASE("A name is meant by a part of it as it is written") {
    CHECK(is_meant("武汉市 蔡甸车管所 3 号窗口", "蔡甸"));
    CHECK(is_meant("武汉市 蔡甸车管所 3 号窗口", "车管所3号"));
    CHECK_FALSE(is_meant("武汉市 蔡甸车管所", "黄陂"));
}

TEST_CASE("A name is meant by its Pinyin, by first letters, and by both mixed") {
    for (const auto* typed :
         {"caidian", "CaiDian", "cai dian", "cd", "caid", "cdian", "c甸", "蔡dian", "cdcgs", "wuhanshicai"})
        CHECK(is_meant("武汉市 蔡甸车管所", typed));
    for (const auto* typed : {"caidiane", "wd", "hc", "cq"}) CHECK_FALSE(is_meant("武汉市 蔡甸车管所", typed));
}

TEST_CASE("Each reading of a character will do") {
    CHECK(is_meant("重庆路", "chongqing"));
    CHECK(is_meant("重庆路", "zhongqing"));
    CHECK(is_meant("黄陂", "huangpi"));
}

TEST_CASE("The letter ü is typed as v, as u or as it is") {
    for (const auto* typed : {"lvcheng", "lucheng", "lücheng", "lc"}) CHECK(is_meant("绿城", typed));
}

TEST_CASE("Latin letters and numbers of a name mean themselves") {
    CHECK(is_meant("Wuhan Detachment, Window 12", "window 12"));
    CHECK(is_meant("A3 窗口", "a3ck"));
}

TEST_CASE("What the keyboards of phones put in is no difference") {
    for (const auto* typed : {"wu'han", "wu’han", "ｗｕｈａｎ", "ＷＨ", "wu\u00a0han"}) CHECK(is_meant("武汉", typed));
    CHECK(is_meant("3 号窗口", "３号"));
}

TEST_CASE("Nothing typed means every name, and what is no UTF-8 none") {
    CHECK(is_meant("蔡甸", ""));
    CHECK(is_meant("", " - "));
    CHECK_FALSE(is_meant("", "a"));
    CHECK_FALSE(is_meant("蔡甸", "\xff"));
    CHECK_FALSE(is_meant("\xe8\x94", "c"));
}

TEST_CASE("A long text and a long wish are soon answered") {
    std::string name;
    for (int each = 0; each < 60; ++each) name += "和"; // he, hu, huo and more.
    CHECK_FALSE(is_meant(name, std::string(60, 'h') + "z"));
    CHECK(is_meant(name, std::string(60, 'h')));
}
