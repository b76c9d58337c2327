#include "native/http/api/case_csv.hpp"

#include "shared/cases/citizen_words.hpp"
#include "shared/cases/staff_words.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>
#include <array>

namespace zhiping::http {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// What a formula begins with, also in full width and as small forms.
constexpr std::array<std::string_view, 16> formula_signs{"=",  "+",  "-",  "@",  "\t", "\r", "\n", "＝",
                                                         "＋", "－", "＠", "﹦", "﹢", "﹣", "﹫", "−"};

// Blanks, and marks that nobody sees: a program may leave them out before it looks for a formula.
constexpr std::array<std::string_view, 15> unseen{
    " ",
    "\u00A0", // No-break space.
    "\u200B",
    "\u200C",
    "\u200D",
    "\u200E",
    "\u200F",
    "\u202A",
    "\u202B",
    "\u202C",
    "\u202D",
    "\u202E",
    "\u2060",
    "\u3000", // Ideographic space.
    byte_order_mark,
};

std::string words_of(const std::optional<Date>& day) { return day ? to_string(*day) : std::string{}; }

// "2026-11-20T15:32:07+08:00" (ISO 8601)
std::string iso_time(Instant at) {
    const auto china = at + china_offset;
    const auto seconds = (china - std::chrono::floor<std::chrono::days>(china)).count();
    std::array<char, 64> time{}; // More than it takes.
    std::snprintf(time.data(), time.size(), "T%02d:%02d:%02d+08:00", static_cast<int>(seconds / 3600),
                  static_cast<int>(seconds / 60 % 60), static_cast<int>(seconds % 60));
    return to_string(china_date(at)) + time.data();
}

// "部分属实；无故扣车：发生过，做法不当"
std::string findings_words(const CitizenReply& reply, Language language) {
    const bool is_chinese = language == Language::Chinese;
    std::string words{overall_words(reply.overall, language)};
    for (const auto& found : reply.findings)
        words += (is_chinese ? "；" : "; ") + std::string{situation_words(found.situation, language)} +
                 (is_chinese ? "：" : ": ") + finding_words(found, language);
    return words;
}

// A name of one may have a comma, so that between two of them there is none.
std::string situations_words(const std::vector<Situation>& situations, Language language) {
    std::string words;
    for (const auto each : situations)
        words += (words.empty() ? "" : "; ") + std::string{situation_words(each, language)};
    return words;
}

std::string handler_words(const std::optional<Officer>& handler) {
    return handler ? handler->name + " " + handler->badge : std::string{};
}

struct Column {
    Message head;
    std::string (*cell)(const ExportedCase&, Language);
};

constexpr std::array columns{
    Column{Text::ReceiptNumber, [](const ExportedCase& row, Language) { return row.item.receipt.text(); }},
    Column{Text::FactReceived, [](const ExportedCase& row, Language) { return iso_time(row.item.received); }},
    Column{Text::FactModule, [](const ExportedCase& row,
                                Language language) { return std::string{module_words(row.item.module, language)}; }},
    Column{Text::FactSituations,
           [](const ExportedCase& row, Language language) { return situations_words(row.item.situations, language); }},
    Column{Text::FactUnitId, [](const ExportedCase& row, Language) { return row.item.unit_id; }},
    Column{Text::FactUnit, [](const ExportedCase& row, Language language) { return row.item.unit[language]; }},
    Column{Text::FactStatus,
           [](const ExportedCase& row, Language language) {
               return std::string{status_words(row.item.status, row.item.round, language)};
           }},
    Column{Text::FactClosing,
           [](const ExportedCase& row, Language language) {
               return row.item.closing ? std::string{closing_words(*row.item.closing, language)} : std::string{};
           }},
    Column{Text::FactRound, [](const ExportedCase& row, Language) { return std::to_string(row.item.round); }},
    Column{Text::FactDue, [](const ExportedCase& row, Language) { return words_of(row.item.due); }},
    Column{Text::FactOriginalDue, [](const ExportedCase& row, Language) { return words_of(row.original_due); }},
    Column{Text::FactLate,
           [](const ExportedCase& row, Language language) {
               return std::string{text(row.is_late ? Text::FactYes : Text::FactNo, language)};
           }},
    Column{Text::FactDocumentType, [](const ExportedCase& row, Language) { return row.item.document_type; }},
    Column{Text::FactDocumentNumber, [](const ExportedCase& row, Language) { return row.item.document_number; }},
    Column{Text::FactPlace, [](const ExportedCase& row, Language) { return row.item.place; }},
    Column{Text::FactStatement, [](const ExportedCase& row, Language) { return row.statement; }},
    Column{Text::FactName, [](const ExportedCase& row, Language) { return row.person.name; }},
    Column{Text::FactPhone, [](const ExportedCase& row, Language) { return row.person.phone; }},
    Column{Text::FactHandler, [](const ExportedCase& row, Language) { return handler_words(row.item.handler); }},
    Column{Text::FactReply, [](const ExportedCase& row, Language) { return row.reply ? row.reply->text : ""; }},
    Column{Text::FactFindings,
           [](const ExportedCase& row, Language language) {
               return row.reply ? findings_words(*row.reply, language) : std::string{};
           }},
    Column{Text::FactAnswered,
           [](const ExportedCase& row, Language) { return row.reply ? iso_time(row.reply->issued) : std::string{}; }},
};

// From the first that is seen.
std::string_view without_unseen(std::string_view words) {
    const auto begins_unseen = [&](std::string_view mark) { return words.starts_with(mark); };
    for (auto mark = std::ranges::find_if(unseen, begins_unseen); mark != unseen.end();
         mark = std::ranges::find_if(unseen, begins_unseen))
        words.remove_prefix(mark->size());
    return words;
}

template <typename CellOf> std::string line_of(CellOf cell_of) {
    std::string line;
    for (const auto& column : columns) {
        if (!line.empty()) line += ',';
        line += csv_cell(cell_of(column));
    }
    return line + "\r\n";
}

} // namespace

std::string csv_cell(std::string_view words) {
    const auto seen = without_unseen(words);
    const bool is_formula = std::ranges::any_of(formula_signs, [&](auto sign) { return seen.starts_with(sign); });
    const auto cell = (is_formula ? "'" : "") + std::string{words};
    if (cell.find_first_of(",\"\r\n") == cell.npos) return cell;
    std::string quoted = "\"";
    for (const char symbol : cell) {
        if (symbol == '"') quoted += '"';
        quoted += symbol;
    }
    return quoted + '"';
}

std::string csv_head(Language language) {
    return std::string{byte_order_mark} +
           line_of([&](const Column& column) { return std::string{text(column.head, language)}; });
}

std::string csv_line(const ExportedCase& row, Language language) {
    return line_of([&](const Column& column) { return column.cell(row, language); });
}

} // namespace zhiping::http
