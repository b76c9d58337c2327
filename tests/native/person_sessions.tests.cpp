#include "tests/support/person_house.hpp"

#include "native/app/person_sessions.hpp"

#include <catch_amalgamated.hpp>

// What a person who has signed in may see and do, and nobody else.
using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;

namespace {

bool says(const std::string& page, Message message) { return contains(page, said(message)); }

} // namespace

TEST_CASE("A message of which nobody knows whether it arrived is said to be one") {
    PersonHouse house;
    Browser phone{house.server};
    house.carrier.outcome = messages::Outcome::Unknown;
    phone.post(house.person_address(), house.identity());
    CHECK(eventually([&] { return contains(phone.get(house.page())->body, "不能确定"); }));
    CHECK(phone.post(house.person_address(), house.code(house.carrier.code(1)))->status == 303);
}

TEST_CASE(
    "A session is a cookie that no script and no other site can use, and ends with the browser unless it is kept") {
    PersonHouse house;
    Browser phone{house.server};
    house.identify(phone);
    CHECK(contains(phone.last_set["__Host-person"], "; Path=/; HttpOnly; SameSite=Strict; Secure"));
    CHECK_FALSE(contains(phone.last_set["__Host-person"], "Max-Age"));
    house.server.clock.pass(app::person_session_visit - 1s);
    CHECK(contains(phone.get("/my?lang=zh-CN")->body, "张**"));
    house.server.clock.pass(1s);
    CHECK_FALSE(contains(phone.get("/my?lang=zh-CN")->body, "张**"));
    house.sign_in(phone, my_phone, true);
    CHECK(contains(phone.last_set["__Host-person"], "Max-Age=2592000"));
    house.server.clock.pass(app::person_session_kept - 1s);
    CHECK(contains(phone.get("/my?lang=zh-CN")->body, "张**"));
    house.server.clock.pass(1s);
    CHECK_FALSE(contains(phone.get("/my?lang=zh-CN")->body, "张**"));
}

TEST_CASE("A session that somebody planted is worth nothing once its person signs in") {
    PersonHouse house;
    Browser thief{house.server}, mine{house.server};
    house.sign_in(thief, other_phone);
    mine.cookies = thief.cookies;
    house.identify(mine);
    CHECK(mine.cookies["__Host-person"] != thief.cookies["__Host-person"]);
    CHECK_FALSE(contains(thief.get("/my?lang=zh-CN")->body, house.receipt));
}

TEST_CASE("A kept session has another token each day, and the one before is good until the new one has arrived") {
    PersonHouse house;
    Browser phone{house.server};
    house.identify(phone);
    house.pause();
    house.sign_in(phone, my_phone, true);
    const auto first = phone.cookies["__Host-person"];
    house.server.clock.pass(app::person_token_renewed);
    CHECK(contains(phone.get("/my?lang=zh-CN")->body, house.receipt));
    const auto second = phone.cookies["__Host-person"];
    REQUIRE(second != first);
    Browser lost{house.server};
    lost.cookies["__Host-person"] = first; // The answer never came.
    CHECK(contains(lost.get("/my?lang=zh-CN")->body, house.receipt));
    CHECK(lost.cookies["__Host-person"] == first); // Another was given just before.
    CHECK(contains(phone.get("/my?lang=zh-CN")->body, house.receipt));
    CHECK_FALSE(contains(lost.get("/my?lang=zh-CN")->body, house.receipt));
}

TEST_CASE("A token that was shown with a submission has arrived, and the one before is nobody's") {
    PersonHouse house;
    Browser phone{house.server};
    house.identify(phone);
    house.pause();
    house.sign_in(phone, my_phone, true);
    Browser thief{house.server};
    thief.cookies = phone.cookies;
    house.server.clock.pass(app::person_token_renewed);
    phone.get("/my?lang=zh-CN");
    auto headers = phone.headers();
    headers.insert(*with_secret().begin());
    auto submission = house.server.submission();
    submission["submission_id"] = std::string(32, 'd');
    REQUIRE(house.server.submit(submission, headers)->status == 201);
    CHECK_FALSE(contains(thief.get("/my?lang=zh-CN")->body, house.receipt));
    house.server.clock.pass(5min);
    CHECK(contains(phone.get("/my?lang=zh-CN")->body, house.receipt));
}

TEST_CASE("Whose answer to the right code was lost is told that it is confirmed, and how to go on") {
    PersonHouse house;
    Browser phone{house.server};
    phone.post(house.person_address(), house.identity());
    const auto digits = house.carrier.code(1);
    auto lost = phone; // Its answer does not come.
    REQUIRE(lost.post(house.person_address(), house.code(digits))->status == 303);
    const auto again = phone.post(house.person_address(), house.code(digits));
    CHECK(again->status == 404);
    CHECK(says(again->body, Text::PersonConfirmedAlready));
    CHECK_FALSE(contains(again->body, "135****5670"));
}

TEST_CASE("Signing out ends one session, and signing out everywhere all of them") {
    PersonHouse house;
    Browser first{house.server}, second{house.server}, third{house.server};
    house.identify(first);
    for (auto* phone : {&second, &third}) {
        house.pause();
        house.sign_in(*phone, my_phone, true);
    }
    const auto cookies = first.cookies;
    CHECK(first.post("/my", {{"form", "sign_out"}})->status == 303);
    CHECK_FALSE(first.cookies.contains("__Host-person"));
    first.cookies = cookies;
    CHECK_FALSE(contains(first.get("/my")->body, house.receipt));
    CHECK(contains(second.get("/my")->body, house.receipt));
    second.post("/my", {{"form", "sign_out_everywhere"}});
    CHECK_FALSE(contains(third.get("/my")->body, house.receipt));
}

TEST_CASE("A person sees their own evaluations, opens them without a link, and sees nobody else's") {
    PersonHouse house;
    Browser mine{house.server}, other{house.server};
    house.identify(mine);
    house.sign_in(other, other_phone);
    CHECK(contains(mine.get("/my?lang=zh-CN")->body, "/r/" + house.receipt));
    CHECK(mine.get("/r/" + house.receipt)->status == 200);
    CHECK(says(other.get("/my?lang=zh-CN")->body, Text::MyNone));
    const auto refused = other.get("/r/" + house.receipt);
    CHECK(refused->status == 303);
    CHECK(other.get("/r/" + house.receipt + "?secret=" + other_secret_digits)->status == 404);
    CHECK(other.post("/r/" + house.receipt + "/person", house.identity(other_phone))->status == 403);
    CHECK(other.post(house.person_address(), {{"form", "contact_wish"}, {"contact", "may_call"}})->status == 403);
}

TEST_CASE("More evaluations than one page has are on the next") {
    PersonHouse house;
    Browser mine{house.server};
    std::vector<std::string> receipts;
    house.sign_in(mine, my_phone, true);
    for (int each = 0; each < 21; ++each) {
        house.receipt = house.submit();
        house.server.clock.pass(3h);
        Browser phone{house.server};
        REQUIRE(house.identify(phone)->status == 303);
        receipts.push_back(house.receipt);
    }
    const auto page = mine.get("/my?lang=en")->body;
    CHECK(contains(page, receipts[20]));
    CHECK(contains(page, receipts[1]));
    CHECK_FALSE(contains(page, receipts[0]));
    const auto at = page.find("before=");
    REQUIRE(at != page.npos);
    const auto older = mine.get("/my?lang=en&" + page.substr(at, page.find('&', at) - at))->body;
    CHECK(contains(older, receipts[0]));
    CHECK_FALSE(contains(older, receipts[1]));
}

TEST_CASE("Once an evaluation has its person, the link neither answers a reply nor withdraws, but reads and adds") {
    PersonHouse house;
    Browser mine{house.server}, thief{house.server};
    house.identify(mine);
    const auto page = thief.get(house.page())->body;
    CHECK(says(page, Text::PersonKnown));
    CHECK_FALSE(contains(page, "张**"));
    const auto filled = [&](const std::string& form, const Fields& answers) {
        auto fields = CasePage::hidden_of(thief.get(house.page())->body, form);
        fields.insert(fields.end(), answers.begin(), answers.end());
        return fields;
    };
    const auto withdrawal = filled("withdraw", {{"withdrawal", "settled"}, {"was_asked_for", "no"}});
    const auto refused = thief.post(house.page(), withdrawal);
    CHECK(refused->status == 403);
    CHECK(says(refused->body, Text::PersonNeeded));
    const Json action{{"action", "withdraw"},
                      {"action_id", ActionId::from_random(house.server.random.bytes<16>()).digits()},
                      {"withdrawal", "settled"},
                      {"was_asked_for", false}};
    const auto path = "/api/v1/evaluations/" + house.receipt + "/case/actions";
    CHECK(house.server.client().Post(path, with_secret(), action.dump(), "application/json")->status == 403);
    CHECK(thief.post(house.page(), filled("add_words", {{"words", "补充"}}))->status == 303);
    CHECK(mine.post(house.page(), filled("withdraw", {{"withdrawal", "settled"}, {"was_asked_for", "no"}}))->status ==
          303);
}

TEST_CASE("What was written before its person signed in is there afterwards, and is sent then") {
    PersonHouse house;
    Browser first{house.server}, later{house.server};
    house.identify(first);
    house.pause();
    auto fields = CasePage::hidden_of(later.get(house.page())->body, "withdraw");
    fields.emplace_back("withdrawal", "settled");
    fields.emplace_back("was_asked_for", "yes");
    const auto refused = later.post(house.page(), fields);
    const auto kept = hidden_value(refused->body, "kept");
    REQUIRE_FALSE(kept.empty());
    std::string unescaped;
    for (std::size_t at = 0; at < kept.size(); ++at) {
        unescaped += kept[at];
        if (kept.substr(at, 5) == "&amp;") at += 4;
    }
    const auto asked =
        later.post(house.person_address(), {{"form", "sign_in"}, {"phone", my_phone}, {"kept", unescaped}});
    CHECK(asked->status == 200);
    CHECK(contains(asked->body, "one-time-code"));
    CHECK(hidden_value(asked->body, "kept") == kept);
    const auto signed_in =
        later.post(house.person_address(),
                   {{"form", "confirm_code"}, {"one_time_code", house.carrier.code(2)}, {"kept", unescaped}});
    CHECK(signed_in->status == 200);
    CHECK(says(signed_in->body, Text::SignedInSendNow));
    CHECK(contains(signed_in->body, "value=\"settled\" id=\"withdrawal-settled\" autocomplete=\"off\" checked"));
    CHECK(later.post(house.page(), fields)->status == 303);
}

TEST_CASE("In two tabs the newer code counts, and the older tab shows who is signed in") {
    PersonHouse house;
    Browser phone{house.server}; // Both have its cookies.
    phone.post(house.person_address(), house.identity());
    const auto older = house.carrier.code(1);
    house.pause();
    phone.post(house.person_address(), house.identity(other_phone, "李四"));
    const auto newer = house.carrier.code(2);
    if (older != newer) CHECK(phone.post(house.person_address(), house.code(older))->status == 400);
    CHECK(phone.post(house.person_address(), house.code(newer))->status == 303);
    const auto of_older_tab = phone.post(house.person_address(), house.code(older));
    CHECK(of_older_tab->status == 404);
    CHECK(contains(of_older_tab->body, "李** 139****4321"));
}

TEST_CASE("A phone that was switched off in the middle asks for the same code afterwards, from the link") {
    PersonHouse house;
    Browser phone{house.server};
    phone.post(house.person_address(), house.identity());
    const auto digits = house.carrier.code(1);
    std::erase_if(phone.cookies, [&](const auto& each) { return !contains(phone.last_set[each.first], "Max-Age="); });
    CHECK(contains(phone.get(house.page())->body, "one-time-code"));
    CHECK(phone.post(house.person_address(), house.code(digits))->status == 303);
}

TEST_CASE("Who is signed in submits as themselves; after signing out, and with a token that is none, as nobody") {
    PersonHouse house;
    Browser phone{house.server};
    house.identify(phone);
    const auto cookies = phone.cookies;
    const auto submitted_with = [&](const Browser& with) {
        auto submission = house.server.submission();
        submission["submission_id"] = SubmissionId::from_random(house.server.random.bytes<16>()).digits();
        auto headers = with.headers();
        headers.insert(*with_secret().begin());
        const auto answer = house.server.submit(submission, headers);
        REQUIRE(answer->status == 201);
        return house.page_of(Json::parse(answer->body)["receipt"]);
    };
    CHECK(contains(phone.get(submitted_with(phone))->body, "张** 135****5670"));
    phone.post("/my", {{"form", "sign_out"}});
    Browser stale{house.server}, guessing{house.server};
    stale.cookies = cookies;
    guessing.cookies["__Host-person"] = other_secret_digits;
    for (auto* each : {&stale, &guessing}) CHECK(says(each->get(submitted_with(*each))->body, Text::NameHeading));
}
