#include "shared/wire/plain_form.hpp"

#include "shared/text/text_ids.hpp"
#include "tests/shared/support.hpp"

using namespace zhiping;
using namespace zhiping::test;

namespace {

const std::string hidden = "submission_id=0123456789abcdef0123456789abcdef&secret=00112233445566778899aabbccddeeff"
                           "&catalogue_version=1&language=en&opened_at=1795160000";
const std::string whole =
    hidden + "&satisfaction=dissatisfied&situations=impounded_without_cause&situations=other&statement=x";

Result<wire::PlainForm> decode(const std::string& body) { return wire::decode_plain_form(body, some_code()); }

Message refusal(const std::string& body) {
    const auto form = decode(body);
    REQUIRE_FALSE(form);
    CHECK(form.error().code == ErrorCode::Invalid);
    return form.error().message;
}

std::string statement_of(const std::string& encoded) {
    return decode(hidden + "&statement=" + encoded).value().submission.evaluation.statement;
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
    return text.replace(text.find(what), what.size(), with);
}

} // namespace

TEST_CASE("A form is read field by field") {
    const auto form = decode(whole).value();
    CHECK(form.secret.digits() == "00112233445566778899aabbccddeeff");
    CHECK(form.submission.id.digits() == "0123456789abcdef0123456789abcdef");
    const Evaluation expected{.code = some_code(),
                              .catalogue_version = 1,
                              .language = Language::English,
                              .agreed_at = Instant{std::chrono::seconds{1795160000}},
                              .satisfaction = Satisfaction::Dissatisfied,
                              .situations = {Situation::ImpoundedWithoutCause, Situation::Other},
                              .statement = "x"};
    CHECK(form.submission.evaluation == expected);
}

TEST_CASE("A form in which nothing is chosen yet is a form") {
    const auto evaluation = decode(hidden + "&statement=").value().submission.evaluation;
    CHECK_FALSE(evaluation.satisfaction);
    CHECK(evaluation.situations.empty());
    CHECK(evaluation.statement.empty());
}

TEST_CASE("Situations that do not belong to the answer are read as they are") {
    const auto evaluation = decode(replaced(whole, "dissatisfied", "satisfied")).value().submission.evaluation;
    CHECK(evaluation.situations.size() == 2);
}

TEST_CASE("What is written is decoded, and its line ends become line feeds") {
    CHECK(statement_of("a+b%2Bc%26d%3De%25") == "a b+c&d=e%");
    CHECK(statement_of("%E8%BD%A6%f0%9f%98%a1") == "车😡");
    CHECK(statement_of("车😡") == "车😡");
    CHECK(statement_of("%0D%0Aa%0D%0A%0D%0Ab%0D%0A") == "\na\n\nb\n");
    CHECK(statement_of("a=b") == "a=b");
    CHECK(statement_of("a%0Db%0D") == "a\nb\n");
    CHECK(statement_of("a%00b") == "ab");
}

TEST_CASE("Bytes that are no text, and percent signs that are none, are refused") {
    for (const auto* bad : {"%", "%4", "%4g", "%g4", "%%41", "a%", "%FF", "%C0%AF", "%ED%A0%80", "%ED%BF%BF", "%E8%BD",
                            "%F4%90%80%80", "\xFF"}) {
        CAPTURE(bad);
        CHECK(refusal(hidden + "&statement=" + bad) == Text::RequestMalformed);
        CHECK(refusal(hidden + "&statement=&" + bad + "=1") == Text::RequestMalformed);
    }
}

TEST_CASE("Single fields given twice, and what is no field, are refused") {
    for (const auto* more : {"&&", "&statement", "&statement=x", "&secret=00112233445566778899aabbccddeeff",
                             "&satisfaction=other", "&language=en", "&opened_at=1", "&catalogue_version=1"}) {
        CAPTURE(more);
        CHECK(refusal(whole + more) == Text::RequestMalformed);
    }
}

TEST_CASE("Fields that are not the form's are ignored") {
    const auto code = Code::from_random({1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
    const auto form = wire::decode_plain_form(whole, code);
    for (const auto* more : {"&other=1", "&code=1", "&=", "&=1", "&Statement=x", "&situations%5B%5D=other"}) {
        CAPTURE(more);
        CHECK(wire::decode_plain_form(whole + more, code).value() == form.value());
    }
}

TEST_CASE("A field that a browser always sends must be there") {
    for (const auto* field : {"submission_id", "secret", "catalogue_version", "language", "opened_at", "statement"}) {
        const auto start = whole.find(field);
        auto body = whole;
        body.erase(start, std::min(body.find('&', start), body.size()) - start + 1);
        if (body.ends_with('&')) body.pop_back();
        CAPTURE(field);
        CHECK(refusal(body) == Text::FieldMissing);
    }
    CHECK(refusal("") == Text::FieldMissing);
}

TEST_CASE("Values that a form of ours cannot have are refused") {
    CHECK(refusal(replaced(whole, "=dissatisfied", "=happy")) == Text::ValueUnknown);
    CHECK(refusal(replaced(whole, "=dissatisfied", "=")) == Text::ValueUnknown);
    CHECK(refusal(replaced(whole, "=other", "=unknown")) == Text::ValueUnknown);
    CHECK(refusal(replaced(whole, "=en", "=fr")) == Text::ValueUnknown);
    CHECK(refusal(replaced(whole, "=0123", "=012")) == Text::ValueUnknown);
    CHECK(refusal(replaced(whole, "=0011", "=00AA")) == Text::ValueUnknown);
    for (const auto* number : {"", "-", "1.0", "0x1", "+1", "1e3", "abc", "99999999999999999999", "%201"}) {
        CAPTURE(number);
        CHECK(refusal(replaced(whole, "opened_at=1795160000", std::string{"opened_at="} + number)) ==
              Text::FieldWrongType);
    }
    for (const auto* number : {"-1", "253402300800"})
        CHECK(refusal(replaced(whole, "opened_at=1795160000", std::string{"opened_at="} + number)) ==
              Text::FieldOutOfRange);
}

TEST_CASE("A version of the catalogue that is not known is told apart from damage") {
    for (const auto* version : {"0", "4", "4294967297"})
        CHECK(refusal(replaced(whole, "version=1", std::string{"version="} + version)) ==
              Text::CatalogueVersionUnknown);
}

TEST_CASE("What is written as a form is read back as it was") {
    auto form = decode(whole).value();
    form.submission.evaluation.statement = "100% & a=b\n\"😡\"\t+ 第二段";
    CHECK(decode(wire::encode_plain_form(form)).value() == form);
    form.submission.evaluation.document_number = "4201 & 1420";
    CHECK(decode(wire::encode_plain_form(form)).value() == form);
    form.submission.evaluation.satisfaction.reset();
    form.submission.evaluation.situations.clear();
    form.submission.evaluation.statement.clear();
    CHECK(decode(wire::encode_plain_form(form)).value() == form);
}

TEST_CASE("A form names the files that arrived before, in their order") {
    const std::string first = "00000000000000000000000000000001";
    const std::string second = "00000000000000000000000000000002";
    const auto form = decode(whole + "&upload=" + second + "&upload=" + first).value();
    REQUIRE(form.submission.evidence.size() == 2);
    CHECK(form.submission.evidence[0].digits() == second);
    CHECK(form.submission.evidence[1].digits() == first);
    CHECK(decode(wire::encode_plain_form(form)).value() == form);
    CHECK(refusal(whole + "&upload=short") == Text::ValueUnknown);
}
