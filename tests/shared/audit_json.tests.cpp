#include "shared/wire/audit_json.hpp"

#include "shared/text/text_ids.hpp"
#include "tests/shared/damaged_json.hpp"
#include "tests/shared/random_evaluation.hpp"

// Who of staff saw and did what, as an auditor's desk reads it.
using namespace zhiping;
using namespace zhiping::test;

namespace {

const Instant noon = at(std::chrono::year{2026} / 11 / 20, 12);

AuditEntry random_entry(Random& random) {
    AuditEntry entry{noon + std::chrono::seconds{random.below(100'000)},
                     random.one_of(audit_kinds).value,
                     {"承办甲", random.below(4) ? "000111" : ""},
                     "420114"};
    if (random.below(2)) entry.action = "export";
    if (random.below(2)) entry.receipt = random_receipt(random);
    if (random.below(2)) entry.subject = "000222";
    if (random.below(2)) entry.count = random.below(100'000);
    if (random.below(2)) entry.unit = {"蔡甸大队", "Caidian Brigade"};
    return entry;
}

const auto some_receipt = ReceiptNumber::from_random(parse_date("2026-11-20").value(), {1, 2, 3, 4, 5});

const Members entry_members{{"at", "1795160000"},
                            {"kind", quoted("seen")},
                            {"who", R"({"name":"承办甲","badge":"000111"})"},
                            {"unit", quoted("420114")},
                            {"receipt", quoted(some_receipt.text())}};

std::string page_of(const std::string& entry) { return R"({"entries":[)" + entry + "]}"; }

auto refused_page(const std::string& body) { return refusal(wire::decode_audit_page(body)); }

} // namespace

TEST_CASE("A page of what staff did reads back as it was written") {
    Random random{7};
    for (int time = 0; time < 100; ++time) {
        AuditPage page;
        for (auto count = random.below(4); count > 0; --count) page.entries.push_back(random_entry(random));
        if (random.below(2)) page.next = "1795160000_7";
        const auto read = wire::decode_audit_page(wire::encode(page));
        REQUIRE(refusal(read) == std::nullopt);
        REQUIRE(*read == page);
    }
}

TEST_CASE("What an entry does not say is not written") {
    const AuditEntry seen{noon, AuditKind::Seen, {"承办甲", "000111"}, "420114"};
    const auto text = wire::encode(AuditPage{{seen}, {}});
    for (const auto* name : {"action", "receipt", "subject", "count", "next"})
        CHECK(text.find(quoted(name)) == std::string::npos);
    for (const auto* name : {"at", "kind", "who", "badge", "unit"}) CHECK(text.find(quoted(name)) != std::string::npos);
}

TEST_CASE("An entry of a kind that an old desk does not know is passed over, and so is what it does not know of one") {
    auto newer = entry_members;
    newer["mood"] = "[]";
    newer["who"] = R"({"name":"承办甲","badge":"000111","rank":{}})";
    const auto read =
        wire::decode_audit_page(R"({"entries":[{"kind":"dreamt"},)" + json_text(newer) + R"(],"total":7})");
    REQUIRE(refusal(read) == std::nullopt);
    REQUIRE(read->entries.size() == 1);
    CHECK(read->entries[0].who == Officer{"承办甲", "000111"});
    CHECK(read->entries[0].receipt == some_receipt);
}

TEST_CASE("An entry that was damaged on its way is refused at what is wrong with it") {
    const WrongValues wrong{{"at", no_time},      {"kind", {"7", "null", "[]"}}, {"who", no_object},
                            {"unit", no_text},    {"action", no_text},           {"receipt", {"7", "null", "\"ZP-1\""}},
                            {"subject", no_text}, {"count", no_integer}};
    names_what_is_wrong(entry_members, {"at", "kind", "who"}, wrong,
                        [](const std::string& entry) { return refused_page(page_of(entry)); });
    names_what_is_wrong({{"entries", "[]"}}, {"entries"}, {{"entries", no_list_of_objects}, {"next", no_text}},
                        refused_page);
    for (const auto* body : {"", "[]", "7", "null"}) CHECK(refused_page(body) == invalid("", Text::BodyNotJson));
}

TEST_CASE("A page of which a part is missing or one character is another is refused, or read as what it says") {
    Random random{9};
    survives_damage(wire::encode(AuditPage{{random_entry(random), random_entry(random)}, "next"}),
                    wire::decode_audit_page, [](const AuditPage& read) { return wire::encode(read); });
}
