#include "native/http/pages/verify_page.hpp"

#include "native/app/sign_receipt.hpp"
#include "native/http/pages/form_parts.hpp"
#include "native/http/pages/page_parts.hpp"
#include "native/http/pages/site.hpp"
#include "shared/evaluation/satisfaction.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>

namespace zhiping::http {

namespace {

constexpr std::pair<std::string_view, Message> verify_page_texts[] = {
    {"heading", Text::VerifyHeading},
    {"about", Text::VerifyAbout},
    {"label", Text::VerifyLabel},
    {"check", Text::VerifyCheck},
    {"independent", Text::VerifyIndependent},
    {"limits", Text::VerifyLimits},
    {"keys", Text::VerifyKeys},
};

// As in docs/receipts.md, whose test runs it.
constexpr std::string_view openssl_command =
    "printf %s \"${t%.*}\" > receipt.txt\n"
    "printf %s= \"${t##*.}\" | base32 -d > receipt.sig\n"
    "openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in receipt.txt -sigfile receipt.sig\n";

// A token is of these alone; anything else would only disturb the page.
std::string plain_letters(std::string_view typed) {
    std::string letters;
    std::copy_if(typed.begin(), typed.end(), std::back_inserter(letters), [](char c) { return c >= ' ' && c <= '~'; });
    return letters;
}

Html row(Message label, std::string_view value, Language language) {
    return {"<div>" + element("dt", text(label, language)).markup + "<dd>" + escape(value).markup + "</dd></div>"};
}

Html facts_rows(const sealing::ReceiptToken& token, Language language) {
    const auto& facts = token.facts;
    const auto satisfaction = text(facts_of(satisfactions, facts.satisfaction).text, language);
    const auto statement =
        facts.statement ? to_digits(*facts.statement) : std::string{text(Text::VerifyNoStatement, language)};
    Html html{"<dl class=\"card answers\">"};
    for (const auto& [label, value] :
         {std::pair{Text::ReceiptNumber, facts.receipt.text()},
          std::pair{Text::VerifyReceived, spoken_time(facts.received, language)},
          std::pair{Text::VerifySatisfaction, std::string{satisfaction}}, std::pair{Text::VerifyStatement, statement},
          std::pair{Text::VerifyLine, std::to_string(facts.line)}, std::pair{Text::VerifyHead, to_digits(facts.head)},
          std::pair{Text::VerifyKey, token.key_id}})
        html.markup += row(label, value, language).markup;
    html.markup += "</dl>";
    return html;
}

Html valid_html(const sealing::ReceiptToken& token, Language language) {
    return {"<div class=\"notice\" role=\"status\">" + element("h2", text(Text::VerifyValid, language)).markup +
            element("p", text(Text::VerifyProves, language)).markup + "</div>" + facts_rows(token, language).markup};
}

Html refused_html(const Error& error, Language language) {
    return {"<div class=\"errors\" role=\"alert\">" + element("h2", text(Text::VerifyRefused, language)).markup +
            element("p", text(error.message, language)).markup + "</div>"};
}

// The command for this token and the key that signed it, for whoever does not want to trust this page.
Html command_html(const sealing::ReceiptToken& token, std::span<const sealing::PublicKey> keys) {
    const auto key = std::find_if(keys.begin(), keys.end(), [&](const auto& each) { return each.id == token.key_id; });
    return {"<pre><code>t='" + sealing::text_of(token) + "'\n" + escape(openssl_command).markup + "</code></pre>" +
            element("p", "key.pem:").markup + "<pre><code>" + escape(sealing::to_pem(*key)).markup + "</code></pre>"};
}

} // namespace

void get_verify_page(Exchange& exchange, const Anyone&) {
    const auto typed = exchange.request.get_param_value("token");
    const bool is_asked = typed.find_first_not_of(" \r\n\t") != typed.npos;
    const auto keys = exchange.context.vault.public_keys();
    const auto checked = sealing::check_receipt_token(typed, keys);
    const bool is_short = typed.size() <= sealing::max_token_bytes;
    auto visit = visit_of(exchange.request);
    const auto language = visit.language;
    if (is_asked && is_short) visit.query = "token=" + percent_encoded(plain_letters(typed)) + "&";

    Html result, command{"<pre><code>" + escape(openssl_command).markup + "</code></pre>"};
    if (is_asked) result = checked ? valid_html(*checked, language) : refused_html(checked.error(), language);
    if (checked) command = command_html(*checked, keys);
    auto slots = frame_slots(visit, text(Text::VerifyHeading, language));
    slots.emplace_back("result", result);
    slots.emplace_back("typed", is_short ? plain_letters(typed) : std::string{});
    slots.emplace_back("command", command);
    slots.emplace_back("visit_inputs", Html{visit_inputs(visit)});
    slots.emplace_back("keys_address", "/.well-known/zhiping-keys");
    for (const auto& [name, message] : verify_page_texts) slots.emplace_back(name, text(message, language));
    const int status = !is_asked || checked ? 200 : status_of(checked.error().code);
    reply_page(exchange, status, fill_template(page_template("verify.html"), slots));
}

} // namespace zhiping::http
