#include "native/outside/clock.hpp"
#include "tests/support/wechat/wechat_control.hpp"

#include <algorithm>
#include <csignal>
#include <iostream>
#include <sstream>

// The stand-in for WeChat as a program: for journeys in a browser, and for the bench.
using namespace zhiping;
using namespace zhiping::tests;

namespace {

constexpr auto help = R"(Stands in for WeChat's server: speaks what docs/wechat.md describes over TLS, on a free port.
Prints where it listens, the certificate to trust, and where it is told what to do (wechat_control.hpp), and ends with
SIGTERM or SIGINT.

wechat-stand-in [OPTION ...]
  --app-id ID          of the mini-program (wx0123456789abcdef)
  --secret SECRET      of the mini-program (0123456789abcdef0123456789abcdef)
  --template "ID FIELD ..."  a template and its fields; again for more (three: template-of-reply, template-of-question
                       and template-of-progress, each with character_string1 thing2 time3 thing4)
  --page PAGE          of the mini-program; again for more (pages/entry/entry, pages/web/web)
  --all-accepted       everybody has accepted every template, without end
  --calls-of-minute N  of each kind; more are refused (without limit)
  --messages-of-day N  more are refused (without limit)
  --certificate KIND   good, expired, self-signed, another-host or stranger (good)
  --help
)";

WechatCertificate certificate_named(const std::string& name) {
    if (name == "good") return WechatCertificate::Good;
    if (name == "expired") return WechatCertificate::Expired;
    if (name == "self-signed") return WechatCertificate::SelfSigned;
    if (name == "another-host") return WechatCertificate::OfAnotherHost;
    if (name == "stranger") return WechatCertificate::OfAStranger;
    throw std::invalid_argument{"no such certificate: " + name};
}

WechatTemplate template_of(const std::string& text) {
    std::istringstream words{text};
    WechatTemplate read;
    words >> read.id;
    for (std::string field; words >> field;) read.fields.push_back(field);
    return read;
}

// The first of these takes the place of those that are there without.
template <typename T> void add(std::vector<T>& list, bool& is_first, T value) {
    if (is_first) list.clear();
    is_first = false;
    list.push_back(std::move(value));
}

WechatStandInSetting setting_of(const std::vector<std::string>& words) {
    WechatStandInSetting setting;
    bool is_first_template = true, is_first_page = true;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const auto value = [&]() -> const std::string& {
            if (at + 1 == words.size()) throw std::invalid_argument{words[at] + " wants a value"};
            return words[++at];
        };
        const auto& name = words[at];
        if (name == "--app-id")
            setting.app_id = value();
        else if (name == "--secret")
            setting.secret = value();
        else if (name == "--template")
            add(setting.templates, is_first_template, template_of(value()));
        else if (name == "--page")
            add(setting.pages, is_first_page, std::string{value()});
        else if (name == "--all-accepted")
            setting.counts_acceptances = false;
        else if (name == "--calls-of-minute")
            setting.calls_of_minute = std::stoi(value());
        else if (name == "--messages-of-day")
            setting.messages_of_day = std::stoi(value());
        else if (name == "--certificate")
            setting.certificate = certificate_named(value());
        else
            throw std::invalid_argument{"no such option: " + name};
    }
    return setting;
}

// SIGTERM or SIGINT, which no other thread is to get.
sigset_t block_ends() {
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);
    return ends;
}

void run(const WechatStandInSetting& setting) {
    const auto ends = block_ends();
    const outside::SystemClock clock;
    WechatStandIn stand_in{clock, setting};
    const WechatControl control{stand_in};
    std::cout << "Listening on " << wire::to_url(stand_in.origin()) << " CA " << stand_in.certificates().string()
              << "\nControl on http://127.0.0.1:" << control.port << std::endl;
    int end = 0;
    sigwait(&ends, &end);
}

} // namespace

int main(int count, char** arguments) {
    const std::vector<std::string> words(arguments + 1, arguments + count);
    if (std::find(words.begin(), words.end(), "--help") != words.end()) {
        std::cout << help;
        return 0;
    }
    try {
        run(setting_of(words));
    } catch (const std::exception& problem) {
        std::cerr << problem.what() << "\nTry: wechat-stand-in --help\n";
        return 2;
    }
    return 0;
}
