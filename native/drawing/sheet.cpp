#include "native/drawing/sheet.hpp"

#include "native/drawing/qr_svg.hpp"
#include "native/drawing/sheet_files.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::drawing {

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
    return "<li class=\"card\">\n" + qr_svg(public_url + "/e/" + facts.code.symbols(), QrLoss::Quarter, grouped) +
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

// Without the scheme, as people type it.
std::string_view spoken(std::string_view public_url) {
    const auto scheme = public_url.find("://");
    return scheme == public_url.npos ? public_url : public_url.substr(scheme + 3);
}

std::string sign_html(const CodeFacts& facts, const std::string& public_url) {
    const auto grouped = facts.code.grouped();
    const auto in_english = " lang=\"en\"";
    const std::string typed{text(Text::MenuCodeHeading, Language::Chinese)};
    return "<section class=\"sign\">\n" + element("p", "caption", text(Text::SheetCaption, Language::Chinese)) +
           element("p", "caption-en", text(Text::SheetCaption, Language::English), in_english) +
           qr_svg(public_url + "/e/" + facts.code.symbols(), QrLoss::Quarter, grouped) +
           element("p", "subject", facts.place) + element("p", "unit", facts.unit.chinese) +
           element("p", "unit-en", facts.unit.english, in_english) + "<div class=\"typed\">\n" +
           element("p", "way", typed + " · " + std::string{text(Text::MenuCodeHeading, Language::English)}) +
           element("p", "address", spoken(public_url)) + element("p", "code", grouped) + "</div>\n</section>\n";
}

std::string document_html(const std::string& content) {
    const auto title = escaped(text(Text::SheetTitle, Language::Chinese));
    return "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width\">\n<title>" +
           title + "</title>\n<style>\n" + std::string{sheet_files().front().bytes} +
           "</style>\n</head>\n<body>\n<main>\n<h1>" + title + "</h1>\n" + content + "</main>\n</body>\n</html>\n";
}

} // namespace

std::string sheet_html(const std::vector<CodeFacts>& codes, const std::string& public_url) {
    std::string pages;
    for (std::size_t first = 0; first < codes.size(); first += cards_per_page)
        pages += page_html(codes, first, public_url);
    return document_html(pages);
}

std::string signs_html(const std::vector<CodeFacts>& codes, const std::string& public_url) {
    std::string signs;
    for (const auto& facts : codes) signs += sign_html(facts, public_url);
    return document_html(signs);
}

} // namespace zhiping::drawing
