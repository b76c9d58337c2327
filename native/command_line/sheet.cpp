#include "native/command_line/sheet.hpp"

#include "native/command_line/sheet_files.hpp"
#include "native/drawing/qr_svg.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::command_line {

namespace {

std::string escaped(std::string_view text) {
    std::string result;
    for (const char character : text) {
        switch (character) {
        case '&': result += "&amp;"; break;
        case '<': result += "&lt;"; break;
        case '>': result += "&gt;"; break;
        case '"': result += "&quot;"; break;
        default: result += character;
        }
    }
    return result;
}

std::string element(std::string_view tag, std::string_view css_class, std::string_view words,
                    std::string_view more = "") {
    if (words.empty()) return {};
    return "<" + std::string{tag} + " class=\"" + std::string{css_class} + "\"" + std::string{more} + ">" +
           escaped(words) + "</" + std::string{tag} + ">\n";
}

std::string card_html(const CodeFacts& facts, const std::string& public_url) {
    const auto grouped = facts.code.grouped();
    std::string document = facts.document_type;
    if (!facts.document_number.empty()) document += " " + facts.document_number;
    return "<li class=\"card\">\n" +
           drawing::qr_svg(public_url + "/e/" + facts.code.symbols(), drawing::QrLoss::Quarter, grouped) +
           "<div class=\"words\">\n" + element("p", "caption", text(Text::SheetCaption, Language::Chinese)) +
           element("p", "caption-en", text(Text::SheetCaption, Language::English), " lang=\"en\"") +
           element("p", "unit", facts.unit.chinese) + element("p", "subject", document) +
           element("p", "subject", facts.place) + "</div>\n" + element("p", "code", grouped) + "</li>\n";
}

std::string page_html(const std::vector<CodeFacts>& codes, std::size_t first, const std::string& public_url) {
    std::string page = "<ul class=\"page\">\n";
    for (auto index = first; index < codes.size() && index < first + cards_per_page; ++index)
        page += card_html(codes[index], public_url);
    return page + "</ul>\n";
}

} // namespace

std::string sheet_html(const std::vector<CodeFacts>& codes, const std::string& public_url) {
    const auto title = escaped(text(Text::SheetTitle, Language::Chinese));
    std::string html = "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width\">\n<title>" +
                       title + "</title>\n<style>\n" + std::string{sheet_files().front().bytes} +
                       "</style>\n</head>\n<body>\n<main>\n<h1>" + title + "</h1>\n";
    for (std::size_t first = 0; first < codes.size(); first += cards_per_page)
        html += page_html(codes, first, public_url);
    return html + "</main>\n</body>\n</html>\n";
}

} // namespace zhiping::command_line
