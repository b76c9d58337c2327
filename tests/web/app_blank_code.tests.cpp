#include "shared/text/text_ids.hpp"
#include "tests/support/phone.hpp"

// A code that was printed before anybody knew on which document it would be.
using namespace zhiping;
using namespace zhiping::tests;

namespace {

const std::string number_label = "文书编号";

Json sent() { return Json::parse(headless().posts.back().request.body); }

struct PhoneWithBlank : Phone {
    PhoneWithBlank() {
        facts.document_number = {};
        reload();
        agree();
        REQUIRE(reader->press("radio", "满意"));
    }

    void submit() { REQUIRE(reader->press("button", "提交评价")); }
};

} // namespace

TEST_CASE("Whoever scans a blank code is asked for the document's number, which is sent") {
    PhoneWithBlank phone;
    phone.submit();
    CHECK(headless().posts.empty());
    CHECK(phone.reader->has("link", "请填写文书编号。"));
    REQUIRE(phone.reader->type(number_label, "4201 1420"));
    phone.submit();
    CHECK(sent()["document_number"] == "4201 1420");
}

TEST_CASE("The number is kept with the draft, and is sent also when the code was bound meanwhile") {
    PhoneWithBlank phone;
    REQUIRE(phone.reader->type(number_label, "4201 1420"));
    phone.facts.document_number = "42011420";
    phone.reload();
    CHECK_FALSE(phone.reader->has("textbox", number_label));
    phone.submit();
    CHECK(sent()["document_number"] == "4201 1420");
}

TEST_CASE("A code whose document is known asks for no number") {
    Phone phone;
    phone.agree();
    CHECK_FALSE(phone.reader->has("textbox", number_label));
}
