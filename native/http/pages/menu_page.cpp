#include "native/http/pages/menu_pages.hpp"

#include "native/http/exchange/exchange.hpp"
#include "native/http/pages/find_page.hpp"
#include "native/http/pages/form_parts.hpp"
#include "native/http/pages/page_parts.hpp"
#include "native/http/pages/person_post.hpp"
#include "native/http/pages/site.hpp"
#include "shared/catalogue/catalogue.hpp"
#include "shared/codes/code.hpp"
#include "shared/text/shown_back.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::http {

namespace {

constexpr const char* camera_permission = "camera=(self), microphone=(), geolocation=(), payment=(), usb=()";

struct MenuEntry {
    Module module;
    Message name, hint;
};

// The two of the article first.
constexpr MenuEntry entries[] = {
    {Module::LawEnforcement, Text::MenuLawEnforcement, Text::MenuLawEnforcementHint},
    {Module::Service, Text::MenuService, Text::MenuServiceHint},
    {Module::AccidentHandling, Text::MenuAccidentHandling, Text::MenuAccidentHandlingHint},
    {Module::DrivingTest, Text::MenuDrivingTest, Text::MenuDrivingTestHint},
};

std::string entries_html(const Visit& visit) {
    std::string items;
    for (const auto& [module, name, hint] : entries) {
        const auto address =
            address_at(visit, is_on_documents(module) ? "/documents" : "/places", module_query(module));
        items += "<li class=\"card\"><a" + attribute("href", address) + "><strong>" +
                 escape(text(name, visit.language)).markup + "</strong><span class=\"hint\">" +
                 escape(text(hint, visit.language)).markup + "</span></a></li>";
    }
    return "<ul class=\"entries\">" + items + "</ul>";
}

std::string code_form_html(const std::string& typed, const FieldState& field, const Visit& visit) {
    const auto language = visit.language;
    auto html = "<form class=\"act\" action=\"/\"><div class=\"field\"><label for=\"code\">" +
                escape(text(Text::MenuCodeLabel, language)).markup + "</label>" + field.error().markup +
                "<input class=\"words\" id=\"code\" name=\"code\"" + attribute("value", shown_back(typed)) +
                " autocomplete=\"off\" autocapitalize=\"characters\" spellcheck=\"false\" maxlength=\"40\" required" +
                field.invalid() + field.described({}) + ">" + visit_inputs(visit);
    return html + "</div><button class=\"primary\">" + escape(text(Text::MenuCodeSend, language)).markup +
           "</button></form>";
}

constexpr std::pair<std::string_view, Message> scan_texts[] = {
    {"scan", Text::ScanButton},
    {"photo", Text::ScanPhoto},
    {"hold", Text::ScanHold},
    {"close", Text::ScanClose},
    {"reading", Text::ScanReading},
    {"no_camera", Text::ScanNoCamera},
    {"none", Text::ScanNone},
    {"foreign", Text::ScanForeign},
    {"several", Text::ScanSeveral},
    {"unreadable", Text::ScanUnreadable},
    {"unavailable", Text::ScanUnavailable},
};

// For who has a script (web/page/menu/main.ts).
std::string scan_html(Language language) {
    std::vector<Slot> slots;
    for (const auto& [name, message] : scan_texts) slots.emplace_back(name, text(message, language));
    return fill_template(page_template("scan.html"), slots);
}

std::string done_html(const Visit& visit) {
    const auto language = visit.language;
    return "<h2>" + escape(text(Text::MenuDoneHeading, language)).markup + "</h2>" +
           onward_html(find_page_address(visit), text(Text::FindByCode, language)).markup +
           onward_html(address_at(visit, "/my"), text(Text::MyHeading, language)).markup +
           onward_html(address_at(visit, "/law"), text(Text::LegalWay, language)).markup;
}

void show(Exchange& exchange, int status, const std::string& typed, Message problem) {
    const auto visit = visit_of(exchange.request);
    const auto language = visit.language;
    const FieldState field{"code", status == 200 ? "" : std::string{text(problem, language)}};
    const Html content{element("p", text(Text::MenuQuestion, language)).markup + entries_html(visit) + "<h2>" +
                       escape(text(Text::MenuCodeHeading, language)).markup + "</h2>" +
                       element("p", text(Text::MenuScan, language)).markup + scan_html(language) +
                       code_form_html(typed, field, visit) + done_html(visit)};
    exchange.response.set_header("Permissions-Policy", camera_permission);
    reply_page(
        exchange, status,
        content_page("menu", {std::string{text(Text::ServiceName, language)}, field.is_wrong(), content}, visit));
}

} // namespace

std::string module_query(Module module) { return "module=" + std::string{facts_of(modules, module).id} + "&"; }

std::string address_at(const Visit& visit, const std::string& path, const std::string& query) {
    auto there = visit;
    there.path = path;
    there.query = query;
    return address_of(there, visit.language);
}

void get_menu_page(Exchange& exchange, const Anyone&) {
    const auto typed = exchange.request.get_param_value("code");
    if (!exchange.request.has_param("code")) return show(exchange, 200, {}, Text::MenuCodeMalformed);
    const auto code = Code::parse(typed);
    if (!code) return show(exchange, 400, typed, Text::MenuCodeMalformed);
    see_other(exchange, address_at(visit_of(exchange.request), "/e/" + code->symbols()));
}

// The sentences are those of a decision whose reconsideration body is not known.
void get_law_page(Exchange& exchange, const Anyone&) {
    const auto visit = visit_of(exchange.request);
    const auto language = visit.language;
    std::string items;
    for (const auto& sentence : newest_catalogue().legal_way) items += element("li", sentence[language]).markup;
    const Html content{element("p", text(Text::LawPageHint, language)).markup + "<ul class=\"card rows\">" + items +
                       "</ul>" + onward_html(address_at(visit, "/"), text(Text::MenuBack, language)).markup};
    reply_page(exchange, 200,
               content_page("law", {std::string{text(Text::LegalWay, language)}, false, content}, visit));
}

} // namespace zhiping::http
