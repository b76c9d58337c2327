#include "native/settings/settings.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch_amalgamated.hpp>

#include <fstream>
#include <map>

using namespace zhiping::settings;
using namespace zhiping::tests;

namespace {

constexpr std::string_view secret = "c0ffee-4711";

constexpr SettingFacts some_settings[] = {
    {"sms-secret", Kind::Text, "TEXT", "", Default{}, Limits{}, IsSecret::Yes},
    {"sms-pin", Kind::Number, "PIN", "", Default{}, Limits{1000, 9999}, IsSecret::Yes},
    {"sms-name", Kind::Text, "TEXT", "", "Zhiping"},
};

// A file of settings and an environment.
class Office {
public:
    void write(const std::string& content, std::filesystem::perms rights = std::filesystem::perms::owner_all) const {
        std::ofstream{file()} << content;
        std::filesystem::permissions(file(), rights);
    }

    Settings settings() const {
        return Settings{
            some_settings,
            {.config_file = std::filesystem::exists(file()) ? file() : "", .variable = [&](const char* name) {
                 const auto found = environment.find(name);
                 return found == environment.end() ? nullptr : found->second.c_str();
             }}};
    }

    std::string refusal() const {
        try {
            static_cast<void>(settings());
        } catch (const SettingsError& problem) {
            return problem.what();
        }
        return {};
    }

    std::filesystem::path file() const { return m_folder.path() / "zhiping.toml"; }

    std::map<std::string, std::string> environment;

private:
    TemporaryFolder m_folder;
};

bool holds_secret(const std::string& text) { return text.find(secret) != text.npos; }

} // namespace

TEST_CASE("A secret is hidden where it is shown, whoever said it") {
    Office office;
    CHECK(shown_value(office.settings().all()[0]) == "-");
    office.write("sms-secret = \"" + std::string{secret} + "\"");
    CHECK(office.settings().all()[0].words == std::vector{std::string{secret}});
    CHECK(shown_value(office.settings().all()[0]) == "(hidden)");
    CHECK(office.settings().all()[0].source == "file " + office.file().string() + ":1");
    office.environment["ZHIPING_SMS_SECRET"] = "another";
    CHECK(shown_value(office.settings().all()[0]) == "(hidden)");
    CHECK(office.settings().all()[0].source == "environment ZHIPING_SMS_SECRET");
    CHECK(shown_value(office.settings().all()[2]) == "Zhiping");
}

TEST_CASE("A refusal never says a secret") {
    Office office;
    const auto wrong =
        GENERATE("sms-pin = \"c0ffee-4711\"", "sms-secret = [\"c0ffee-4711\"]", "sms-secret = c0ffee-4711",
                 "sms-secret = \"c0ffee-4711", "sms-secret = \"c0ffee-4711\" x",
                 "sms-secret = 'c0ffee-4711'\n"
                 "sms-secret = 'c0ffee-4711'",
                 "sms-secret = \"c0ffee-4711\\q\"");
    office.write(wrong);
    CHECK(!office.refusal().empty());
    CHECK_FALSE(holds_secret(office.refusal()));
}

TEST_CASE("A number that is secret is refused without saying it") {
    Office office;
    office.write("sms-pin = 123456");
    CHECK(office.refusal() == office.file().string() + ":1: sms-pin is not a number from 1000 to 9999");
    office.write("");
    office.environment["ZHIPING_SMS_PIN"] = secret;
    CHECK(office.refusal() == "ZHIPING_SMS_PIN is not a number from 1000 to 9999");
}

TEST_CASE("A file that everybody can read and that holds a secret is warned of") {
    using std::filesystem::perms;
    const Office office;
    const auto open = perms::owner_all | perms::group_read | perms::others_read;
    office.write("\nsms-secret = \"c0ffee-4711\"", open);
    const auto warnings = office.settings().warnings();
    REQUIRE(warnings.size() == 1);
    CHECK(warnings[0] == office.file().string() +
                             ":2: everybody on this machine can read the secret sms-secret: chmod o-r " +
                             office.file().string());
    office.write("sms-secret = \"c0ffee-4711\"", perms::owner_all | perms::group_read);
    CHECK(office.settings().warnings().empty());
    office.write("sms-name = \"Office\"", open);
    CHECK(office.settings().warnings().empty());
}

TEST_CASE("An empty file of settings says nothing") {
    const Office office;
    office.write("");
    const auto settings = office.settings();
    for (const auto& setting : settings.all()) CHECK(setting.source == "default");
}
