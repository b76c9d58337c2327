#include "tests/support/command_line.hpp"
#include "tests/support/running_server.hpp"

#include "native/app/inspect_evaluations.hpp"
#include "native/app/sign_receipt.hpp"
#include "native/http/pages/visit.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/wire/evaluation_json.hpp"

#include <catch_amalgamated.hpp>
#include <cstring>

using namespace zhiping;
using namespace zhiping::tests;

namespace {

// A server with one evaluation.
struct House {
    RunningServer server;
    std::string receipt = Json::parse(server.submit(server.submission())->body)["receipt"];

    app::SignedReceipt sign() {
        return app::sign_receipt(server.store, server.vault, ReceiptNumber::parse(receipt).value()).value();
    }
    std::string page(const std::string& more = "") const {
        return server.get("/r/" + receipt + "?secret=" + secret_digits + more)->body;
    }
    httplib::Result verify(const std::string& token, const std::string& more = "") const {
        return server.get("/verify?token=" + http::percent_encoded(token) + more);
    }
    Json keys() const { return Json::parse(server.get("/.well-known/zhiping-keys")->body)["keys"]; }
};

std::string unescaped(std::string html) {
    for (const auto& [entity, letter] :
         {std::pair{"&quot;", "\""}, {"&#39;", "'"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}})
        for (std::size_t at; (at = html.find(entity)) != html.npos;) html.replace(at, std::strlen(entity), letter);
    return html;
}

// The block of a document that begins with these words.
std::string documented(const std::string& first_words) {
    const auto document = content_of(asset("../docs/receipts.md"));
    const auto start = document.find("```bash\n" + first_words) + 8;
    return document.substr(start, document.find("```", start) - start);
}

struct Shell {
    TemporaryFolder folder;

    void write(const std::string& name, const std::string& content) const {
        std::ofstream{folder.path() / name, std::ios::binary} << content;
    }
    // What the lines print, both streams.
    std::string run(const std::string& lines) const {
        write("lines.sh", "set -eu\ncd '" + folder.path().string() + "'\n" + lines);
        const auto command = "bash '" + (folder.path() / "lines.sh").string() + "' > '" +
                             (folder.path() / "printed").string() + "' 2>&1";
        static_cast<void>(std::system(command.c_str()));
        return content_of(folder.path() / "printed");
    }
};

} // namespace

TEST_CASE("A receipt's page shows the signed receipt as letters and as a QR code, in both languages") {
    House house;
    const auto token = house.sign().token;
    for (const auto language : {Language::Chinese, Language::English}) {
        const auto page = house.page("&lang=" + std::string{tag_of(language)});
        CHECK(contains(page, "<code>" + token + "</code>"));
        CHECK(contains(page, "<svg class=\"qr\" role=\"img\""));
        CHECK(contains(page, text(Text::SignedReceiptHint, language)));
        CHECK(contains(page, "/verify?token=" + http::percent_encoded(token)));
    }
}

TEST_CASE("A signed receipt is the same whenever it is asked for, until the signing key is replaced") {
    House house;
    const auto first = house.sign();
    CHECK(house.sign().token == first.token);
    CHECK(first.facts.satisfaction == Satisfaction::Dissatisfied);
    CHECK(first.facts.line == 1);
    CHECK(sealing::check_receipt_token(first.token, house.server.vault.public_keys()).value().facts == first.facts);
}

TEST_CASE("No secret stands in a signed receipt: neither the link's nor the query code nor the words") {
    House house;
    const auto token = house.sign().token;
    const auto code =
        sealing::query_code_of(house.server.vault.query_key(), ReceiptNumber::parse(house.receipt).value());
    CHECK_FALSE(contains(token, code.text()));
    CHECK_FALSE(contains(token, code.text().substr(0, 5)));
    for (auto letters : {secret_digits, submission_digits, to_digits(*house.sign().salt)}) {
        for (auto& letter : letters) letter = static_cast<char>(std::toupper(letter));
        CHECK_FALSE(contains(token, letters));
    }
}

TEST_CASE("An evaluation that is older than its journal has no signed receipt, and its page is whole") {
    House house;
    house.server.store.write([](store::Database& database) { database.execute("DELETE FROM journal"); });
    CHECK_FALSE(app::sign_receipt(house.server.store, house.server.vault, ReceiptNumber::parse(house.receipt).value()));
    CHECK_FALSE(contains(house.page(), "ZP1."));
    CHECK(contains(house.page(), "</html>"));
}

TEST_CASE("A page of ours says of a good token what it states, what that proves, and how little it is worth") {
    House house;
    const auto token = house.sign().token;
    for (const auto language : {Language::Chinese, Language::English}) {
        const auto answer = house.verify(token, "&lang=" + std::string{tag_of(language)});
        CHECK(answer->status == 200);
        for (const auto message : {Text::VerifyValid, Text::VerifyProves, Text::VerifyLimits})
            CHECK(contains(answer->body, text(message, language)));
        CHECK(contains(answer->body, "<dd>" + house.receipt + "</dd>"));
        CHECK(contains(answer->body, token));
        CHECK_FALSE(contains(answer->body, "{{"));
    }
    CHECK(contains(house.verify(token)->body, "token=" + http::percent_encoded(token) + "&amp;lang=en"));
}

TEST_CASE("The check keeps language and large letters of the receipt, and is asked again in them") {
    House house;
    const auto token = http::percent_encoded(house.sign().token);
    CHECK(contains(house.page("&lang=en&elder=1"), "href=\"/verify?token=" + token + "&amp;elder=1&amp;lang=en\""));
    CHECK(contains(house.page("&lang=zh-CN"), "href=\"/verify?token=" + token + "&amp;lang=zh-CN\""));
    const auto large = house.server.get("/verify?elder=1&lang=zh-CN")->body;
    CHECK(contains(large, "<html lang=\"zh-CN\" class=\"elder\">"));
    CHECK(contains(large, "<input type=\"hidden\" name=\"elder\" value=\"1\">"));
    CHECK(contains(large, "href=\"/verify?elder=0&amp;lang=zh-CN\""));
    CHECK_FALSE(contains(house.server.get("/verify")->body, "name=\"elder\""));
}

TEST_CASE("A page of ours refuses a bad token in words that a citizen understands") {
    House house;
    const auto token = house.sign().token;
    auto forged = token;
    forged.replace(forged.find("DISSATISFIED"), 12, "SATISFIED");
    const auto foreign = sealing::sign_receipt(
        house.sign().facts, {"00000000000000aa", parse_date("2026-01-01").value(), sealing::FileKey::from_random()});
    for (const auto& [typed, message] : {std::pair{forged, Text::TokenNotSigned},
                                         {token.substr(0, token.size() - 1), Text::TokenDamaged},
                                         {std::string{"<script>"}, Text::TokenDamaged},
                                         {std::string{"ZP2.X"}, Text::TokenOfLaterVersion},
                                         {foreign, Text::TokenOfUnknownKey},
                                         {std::string(1500, 'A'), Text::TokenDamaged}}) {
        const auto answer = house.verify(typed);
        REQUIRE(answer);
        CHECK(answer->status == 400);
        CHECK(contains(answer->body, text(message, Language::Chinese)));
        CHECK_FALSE(contains(answer->body, text(Text::VerifyValid, Language::Chinese)));
        CHECK_FALSE(contains(answer->body, "<script>"));
        CHECK(answer->body.size() < 20'000); // Of which the style has 8,000.
    }
    CHECK(house.server.get("/verify")->status == 200);
    CHECK(house.server.get("/verify?token=%20%0A")->status == 200);
    CHECK(house.server.get("/verify?token=%FF%00%C3")->status == 400);
}

TEST_CASE("The public keys are served to anybody, and nothing of the private ones") {
    House house;
    const auto answer = house.server.get("/.well-known/zhiping-keys");
    CHECK(answer->status == 200);
    CHECK(answer->get_header_value("Content-Type") == "application/json");
    const auto keys = house.keys();
    REQUIRE(keys.size() == 1);
    const auto known = house.server.vault.public_keys().at(0);
    CHECK(keys[0]["id"] == known.id);
    CHECK(keys[0]["made"] == "2026-11-20");
    CHECK(keys[0]["algorithm"] == "Ed25519");
    CHECK(sealing::public_key_from_base64("", {}, keys[0]["public_key"].get<std::string>())->bytes == known.bytes);
    CHECK(keys[0]["pem"] == sealing::to_pem(known));
    CHECK(keys[0].size() == 5);
}

TEST_CASE("The command of the documents checks a token with openssl alone, and the page has the same") {
    House house;
    const auto token = house.sign().token;
    const auto lines = documented("printf %s \"${t%");
    CHECK(contains(unescaped(house.verify(token)->body), "t='" + token + "'\n" + lines));
    const Shell shell;
    shell.write("key.pem", house.keys()[0]["pem"].get<std::string>());
    CHECK(contains(shell.run("t='" + token + "'\n" + lines), "Signature Verified Successfully"));
    CHECK(content_of(shell.folder.path() / "receipt.txt").starts_with("ZP1." + house.receipt + ".2026-11-20T"));
    auto forged = token;
    forged.replace(forged.find("DISSATISFIED"), 12, "SATISFIED");
    CHECK_FALSE(contains(shell.run("t='" + forged + "'\n" + lines), "Verified Successfully"));
}

TEST_CASE("The command of the documents makes the commitment of the words again, with the salt that the page shows") {
    House house;
    const auto signed_receipt = house.sign();
    const auto salt = to_digits(signed_receipt.salt.value());
    CHECK(contains(house.page(), salt));
    const Shell shell;
    shell.write("words", house.server.submission()["statement"].get<std::string>());
    const auto printed = shell.run("salt=" + salt + "\nwords=$(cat words)\n" + documented("{ printf"));
    CHECK(printed.substr(0, 64) == to_digits(signed_receipt.facts.statement.value()));
}

TEST_CASE("The query code of a receipt is told to its citizen on every way, and to nobody else") {
    House house;
    const auto number = ReceiptNumber::parse(house.receipt).value();
    const auto code = sealing::query_code_of(house.server.vault.query_key(), number).text();
    CHECK(Json::parse(house.server.submit(house.server.submission())->body)["query_code"] == code); // Sent again.
    const auto address = "/api/v1/evaluations/" + house.receipt;
    CHECK(Json::parse(house.server.get(address, with_secret())->body)["query_code"] == code);
    CHECK(contains(house.page(), "<p class=\"number\">" + code + "</p>"));
    CHECK_FALSE(contains(house.server.get(address, with_secret(other_secret_digits))->body, "query_code"));
    CHECK_FALSE(contains(house.server.get("/r/" + house.receipt + "?secret=" + other_secret_digits)->body, code));
    app::list_evaluations(house.server.store, [&](const StoredEvaluation& stored) {
        CHECK_FALSE(contains(wire::encode(stored), "query_code"));
    });
    CHECK_FALSE(contains(content_of(house.server.folder.path() / "zhiping.db"), code));
    CHECK_FALSE(contains(content_of(house.server.folder.path() / "zhiping.db-wal"), code));
}
