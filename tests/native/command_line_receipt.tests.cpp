#include "tests/support/evaluated.hpp"

#include "native/sealing/key_ring.hpp"
#include "native/sealing/receipt_token.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;

namespace {

const sealing::ReceiptFacts some_facts{ReceiptNumber::from_random(parse_date("2026-11-20").value(), {1, 2, 3, 4, 5}),
                                       sample_now,
                                       Satisfaction::Satisfied,
                                       std::nullopt,
                                       42,
                                       {}};

// A folder with keys, and what they have signed.
struct Keys {
    const CommandLine zhiping;
    std::string token = (init(), sign());

    void init() const { REQUIRE(zhiping.run({"keys", "init"}).exit_code == 0); }
    std::string sign() const {
        const auto ring = sealing::KeyRing::load(zhiping.file("data/zhiping.keys"));
        return sealing::sign_receipt(some_facts, ring.signing_key().value());
    }
    CommandLine::Outcome verify(const std::vector<std::string>& more) const {
        std::vector<std::string> words{"receipt", "verify"};
        words.insert(words.end(), more.begin(), more.end());
        return zhiping.run(words);
    }
};

} // namespace

TEST_CASE("A token is checked with our own keys, also one of a key that was replaced since") {
    const Keys keys;
    const auto check = [&](const std::string& token) {
        const auto outcome = keys.verify({token});
        CHECK(outcome.exit_code == 0);
        CHECK(outcome.problem.empty());
        CHECK(outcome.output.starts_with("Valid\n"));
        CHECK(outcome.output.find(some_facts.receipt.text()) != std::string::npos);
        CHECK(outcome.output.find("2026-11-20 15:40") != std::string::npos);
        CHECK(outcome.output.find("satisfied") != std::string::npos);
    };
    check(keys.token);
    REQUIRE(keys.zhiping.run({"keys", "rotate"}).exit_code == 0);
    check(keys.token);
    const auto newer = keys.sign();
    CHECK(newer != keys.token);
    check(newer);
}

TEST_CASE("A token is read from a file and from the standard input, with the line ends that paper brings") {
    const Keys keys;
    keys.zhiping.write("token", keys.token.substr(0, 50) + "\n" + keys.token.substr(50) + "\n");
    CHECK(keys.verify({"--file", "token"}).exit_code == 0);
    const auto input = keys.zhiping.file("token");
    const auto kept = ::dup(STDIN_FILENO);
    for (const auto& words : {std::vector<std::string>{"-"}, std::vector<std::string>{"--file", "-"}}) {
        const auto file = ::open(input.c_str(), O_RDONLY);
        ::dup2(file, STDIN_FILENO);
        CHECK(keys.verify(words).exit_code == 0);
        ::close(file);
    }
    ::dup2(kept, STDIN_FILENO);
    ::close(kept);
}

TEST_CASE("A token that is forged, damaged, of other keys or of a later version is refused with its reason") {
    const Keys keys;
    const Keys others;
    auto forged = keys.token;
    forged.replace(forged.find(".42."), 4, ".43.");
    check_one_line(keys.verify({forged}), "changed, or was not issued here");
    check_one_line(keys.verify({keys.token.substr(1)}), "not a whole signed receipt");
    check_one_line(keys.verify({others.token}), "not signed with a key of ours");
    check_one_line(keys.verify({"ZP2.X"}), "later version");
    keys.zhiping.write("endless", std::string(5'000'000, 'A'));
    check_one_line(keys.verify({"--file", "endless"}), "not a whole signed receipt");
}

TEST_CASE("Which token is meant has to be said once, and files have to be there") {
    const Keys keys;
    CHECK(keys.verify({}).exit_code == 2);
    CHECK(keys.verify({keys.token, "--file", "token"}).exit_code == 2);
    check_one_line(keys.verify({"--file", "nowhere"}), "cannot read nowhere");
    check_one_line(keys.verify({keys.token, "--keys", "nowhere"}), "there is no file of keys nowhere");
    check_one_line(keys.verify({keys.token, "--public-keys", "nowhere"}), "cannot read nowhere");
    for (const auto* wrong : {"", "{}", "[]", R"({"keys":[{"id":1}]})"}) {
        keys.zhiping.write("served", wrong);
        check_one_line(keys.verify({keys.token, "--public-keys", "served"}), "holds no public keys");
    }
    keys.zhiping.write("served",
                       R"({"keys":[{"id":"1","made":"2026-11-20","algorithm":"Ed25519","public_key":"AAAA"}]})");
    check_one_line(keys.verify({keys.token, "--public-keys", "served"}), "the key 1 is damaged");
    keys.zhiping.write("served", R"({"keys":[{"algorithm":"Newer"}]})");
    check_one_line(keys.verify({keys.token, "--public-keys", "served"}), "not signed with a key of ours");
}

TEST_CASE("The token of a real server is checked with the keys as it serves them, without its data") {
    Evaluated house;
    Served served{house.zhiping};
    REQUIRE(served.port != 0);
    httplib::Client client{"127.0.0.1", served.port};
    const auto receipt = house.evaluation.substr(house.evaluation.rfind('/') + 1);
    const auto page = client.Get("/r/" + receipt + "?secret=" + secret_digits)->body;
    const auto start = page.find("<code>ZP1.") + 6;
    const auto token = page.substr(start, page.find('<', start) - start);
    const CommandLine elsewhere;
    elsewhere.write("served", client.Get("/.well-known/zhiping-keys")->body);
    const auto outcome = elsewhere.run({"receipt", "verify", token, "--public-keys", "served"});
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.output.find(receipt) != std::string::npos);

    // Rotated beside the running server: it signs with the new key at once, and the old token stays good.
    REQUIRE(house.zhiping.run({"keys", "rotate"}).exit_code == 0);
    CHECK(client.Get("/verify?token=" + httplib::encode_query_component(token))->status == 200);
    CHECK(Json::parse(client.Get("/.well-known/zhiping-keys")->body)["keys"].size() == 2);
    const auto page_after = client.Get("/r/" + receipt + "?secret=" + secret_digits)->body;
    CHECK(page_after.find(token) == std::string::npos);
    CHECK(page_after.find(token.substr(0, token.rfind('.', token.rfind('.') - 1))) != std::string::npos);
    CHECK(house.zhiping.run({"receipt", "verify", token}).exit_code == 0);
    CHECK(served.stop(SIGTERM) == 0);
}
