#pragma once

#include "native/evidence/quotas.hpp"
#include "native/settings/setting.hpp"

#include <array>

namespace zhiping::settings {

constexpr std::uint64_t to_megabytes(std::uint64_t bytes) { return bytes / 1'000'000; }

inline constexpr evidence::Quotas standard_quotas;
inline constexpr Limits megabytes{0, 1'000'000'000};
inline constexpr Limits transfers{1, 300}; // More would leave too few threads for everything else.

// Every setting there is. A new one is one row here; the commands name it where they use it.
inline constexpr std::array all_settings{
    SettingFacts{"listen", Kind::ListenAddress, "ADDRESS:PORT", "Where to listen; port 0 is any free one",
                 "127.0.0.1:8080"},
    SettingFacts{"data", Kind::Path, "DIR", "The folder where everything is stored", "data"},
    SettingFacts{"keys", Kind::Path, "FILE",
                 "The file of keys to photos and videos (default: zhiping.keys in the folder)"},
    SettingFacts{"quota-code", Kind::Number, "MB", "Most MB that wait to be submitted with one code",
                 to_megabytes(standard_quotas.of_code), megabytes},
    SettingFacts{"quota-address", Kind::Number, "MB", "Most MB that wait from one network address",
                 to_megabytes(standard_quotas.of_address), megabytes},
    SettingFacts{"quota-all", Kind::Number, "MB", "Most MB that wait in all", to_megabytes(standard_quotas.in_all),
                 megabytes},
    SettingFacts{"uploads-at-once", Kind::Number, "COUNT", "Most requests that send or fetch evidence at a time",
                 standard_quotas.at_once, transfers},
    SettingFacts{"uploads-per-address", Kind::Number, "COUNT", "Most of them from one network address",
                 standard_quotas.at_once_of_address, transfers},
    SettingFacts{"keep-free", Kind::Number, "MB", "MB of the disk that photos and videos leave free",
                 to_megabytes(standard_quotas.kept_free), megabytes},
    SettingFacts{"public-url", Kind::PublicUrl, "URL", "The address under which phones reach the server", Default{},
                 Limits{}, IsSecret::No, "base-url"},
    SettingFacts{
        "trusted-proxy", Kind::Networks, "ADDRESS[/BITS]",
        "A proxy in front, or its network, whose X-Forwarded-For and X-Forwarded-Proto count; may be repeated"},
    SettingFacts{
        "message-gateway", Kind::Text, "NAME",
        "Who carries one-time codes and notices to telephones: webhook or aliyun; else nobody, and no code is asked"},
    SettingFacts{"webhook-url", Kind::Text, "URL", "Where the webhook is: https://HOST[:PORT]/PATH"},
    SettingFacts{"webhook-secret", Kind::Text, "SECRET", "What the webhook's messages are signed with", Default{},
                 Limits{}, IsSecret::Yes},
    SettingFacts{"webhook-certificates", Kind::Path, "FILE",
                 "Who else may sign the webhook's certificate, in PEM; the system's may always"},
    SettingFacts{"aliyun-key-id", Kind::Text, "ID", "Of the access key of Alibaba Cloud"},
    SettingFacts{"aliyun-key-secret", Kind::Text, "SECRET", "Of the same", Default{}, Limits{}, IsSecret::Yes},
    SettingFacts{"aliyun-sign-name", Kind::Text, "NAME", "The sender's signature, as Alibaba Cloud has approved it"},
    SettingFacts{"aliyun-template", Kind::Text, "CODE", "The template with ${code}: SMS_..."},
    SettingFacts{"aliyun-template-english", Kind::Text, "CODE", "The same in English (default: the one before)"},
    SettingFacts{
        "aliyun-notice-template-reply", Kind::Text, "CODE",
        "The template for replies, with ${number}, ${unit}, ${date} and ${link}; without one they are not sent"},
    SettingFacts{"aliyun-notice-template-question", Kind::Text, "CODE", "The same for questions"},
    SettingFacts{"aliyun-notice-template-progress", Kind::Text, "CODE", "The same for all other notices"},
    SettingFacts{"staff-webhook-url", Kind::Text, "URL", "Who brings notices to staff: https://HOST[:PORT]/PATH"},
    SettingFacts{"staff-webhook-secret", Kind::Text, "SECRET", "What its messages are signed with", Default{}, Limits{},
                 IsSecret::Yes},
    SettingFacts{"staff-webhook-certificates", Kind::Path, "FILE",
                 "Who else may sign its certificate, in PEM; the system's may always"},
    SettingFacts{"wechat-app-id", Kind::Text, "ID", "Of the mini-program; without it and its secret it is off"},
    SettingFacts{"wechat-secret-file", Kind::Path, "FILE",
                 "With the mini-program's secret alone, readable by its owner alone"},
    SettingFacts{"wechat-url", Kind::Text, "URL", "Where WeChat's server is", "https://api.weixin.qq.com"},
    SettingFacts{"wechat-certificates", Kind::Path, "FILE",
                 "Who else may sign its certificate, in PEM; the system's may always"},
    SettingFacts{"wechat-template-reply", Kind::Text, "TEMPLATE",
                 "The template for replies, and its fields: \"ID number=character_string1 unit=thing2 date=time3\""},
    SettingFacts{"wechat-template-question", Kind::Text, "TEMPLATE", "The same for questions"},
    SettingFacts{"wechat-template-progress", Kind::Text, "TEMPLATE", "The same for all other notices"},
    SettingFacts{"wechat-verification", Kind::Path, "FILE",
                 "The file by which WeChat sees whose address this is: NAME.txt, offered as /NAME.txt and /e/NAME.txt"},
    SettingFacts{"unlimited", Kind::Switch, "",
                 "For a test of load: what is counted in memory (docs/limits.md) is counted, and not refused"},
    SettingFacts{"demo", Kind::Switch, "",
                 "For one machine: show /gallery, a page of every widget, and one-time codes on /messages"},
};

// Names a setting where it is used. One that is not above, or is of another kind, does not compile.
template <Kind... kind> class NameOf {
public:
    consteval NameOf(const char* name) : m_facts(find(name)) {
        if (!((m_facts->kind == kind) && ...)) throw "this setting is of another kind";
    }

    const SettingFacts& facts() const { return *m_facts; }
    std::string_view name() const { return m_facts->name; }

private:
    static consteval const SettingFacts* find(std::string_view name) {
        for (const auto& facts : all_settings)
            if (facts.name == name) return &facts;
        throw "the table has no setting of this name";
    }

    const SettingFacts* m_facts;
};
using SettingName = NameOf<>; // Of any kind.

} // namespace zhiping::settings
