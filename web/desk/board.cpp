#include "web/desk/board.hpp"

#include "shared/wire/anomaly_json.hpp"
#include "shared/wire/board_json.hpp"
#include "shared/wire/error_json.hpp"
#include "web/desk/address.hpp"
#include "web/desk/row_key.hpp"

#include <algorithm>

namespace zhiping::desk {

namespace {

RowKey key_of(const BoardRow& row, const BoardSorting& sorting, Language language) {
    switch (sorting.key) {
    case BoardKey::Unit: return {false, 0, row.unit.name[language]};
    case BoardKey::Open: return {false, static_cast<double>(row.open)};
    case BoardKey::DueSoon: return {false, static_cast<double>(row.due_soon)};
    case BoardKey::Overdue: return {false, static_cast<double>(row.overdue)};
    case BoardKey::Evaluations: return {false, static_cast<double>(row.numbers.evaluations)};
    case BoardKey::Median: return {!row.numbers.median_days, row.numbers.median_days.value_or(0)};
    case BoardKey::Repeated:
        return {row.situations.empty(), row.situations.empty() ? 0 : static_cast<double>(row.situations[0].cases)};
    case BoardKey::Round: return {false, static_cast<double>(row.numbers.of(sorting.count))};
    }
    return {};
}

} // namespace

void ShownBoard::show(const BoardQuery& query) {
    if (m_query != query || m_state == State::Failed) read(query);
}

void ShownBoard::read(const BoardQuery& query) {
    if (m_query != query) forget_answers();
    m_query = query;
    m_state = m_board ? State::Here : State::Reading;
    m_anomalies_state = m_anomalies ? State::Here : State::Reading;
    ask(Asks::Person);
}

void ShownBoard::look_again() { ask(Asks::Desk); }

void ShownBoard::lose_answer() {
    m_state = State::Failed; // What stands there may be of another day.
}

void ShownBoard::forget() {
    ++m_asked; // What is still on its way is nobody's.
    forget_answers();
    m_query.reset();
    m_sorting = {};
    m_tables.clear();
}

void ShownBoard::forget_answers() {
    m_state = State::Reading;
    m_problem.clear();
    m_problem_field.clear();
    m_said.clear();
    m_board.reset();
    m_anomalies_state = State::Reading;
    m_anomalies_problem.clear();
    m_anomalies.reset();
    m_opened.clear();
    m_rows_shown = board_rows_of_page;
    m_findings_shown = findings_of_page;
}

void ShownBoard::ask(Asks asks) {
    if (!m_query) return;
    const auto asked = ++m_asked;
    ask_for(asks, board_path(*m_query), [this, asked](const Answer& answer) {
        if (asked == m_asked) take_board(answer);
    });
    ask_for(asks, anomalies_path(*m_query), [this, asked](const Answer& answer) {
        if (asked == m_asked) take_anomalies(answer);
    });
}

void ShownBoard::ask_for(Asks asks, const std::string& path, Api::Then then) {
    if (asks == Asks::Person) return m_api.get(path, std::move(then));
    m_api.get_unattended(path, std::move(then));
}

void ShownBoard::take_board(const Answer& answer) {
    auto read = read_answer(answer, wire::decode_board);
    auto problem = read ? std::string{} : problem_words(answer, m_api.language());
    if (problem != m_problem) m_said = problem;
    m_problem = std::move(problem);
    m_problem_field.clear();
    if (const auto refusal = wire::decode_refusal(answer.body); !read && refusal) m_problem_field = refusal->field;
    if (read) m_board = *std::move(read);
    m_state = m_board ? State::Here : State::Failed;
    m_changed();
}

void ShownBoard::take_anomalies(const Answer& answer) {
    auto read = read_answer(answer, wire::decode_anomalies);
    m_anomalies_problem = read ? std::string{} : problem_words(answer, m_api.language());
    if (read) m_anomalies = *std::move(read);
    m_anomalies_state = m_anomalies ? State::Here : State::Failed;
    m_changed();
}

void ShownBoard::open_or_close(std::size_t finding) {
    const auto name = name_of(m_anomalies->findings[finding]);
    if (!m_opened.insert(name).second) m_opened.erase(name);
}

std::string ShownBoard::name_of(const AnomalyFinding& finding) {
    const auto first = finding.rows.empty() ? std::string{} : finding.rows.front().receipt.text();
    return std::string{facts_of(zhiping::anomalies, finding.kind).id} + "/" + first;
}

void ShownBoard::turn(BoardChart chart) {
    if (!m_tables.insert(chart).second) m_tables.erase(chart);
}

// Words begin with the first of them, numbers with the most.
void ShownBoard::sort(BoardKey key, RoundCount count) {
    const bool is_same = m_sorting.key == key && m_sorting.count == count;
    m_sorting = {key, count, is_same ? !m_sorting.is_descending : key != BoardKey::Unit};
}

std::vector<const BoardRow*> ShownBoard::rows() const {
    std::vector<const BoardRow*> rows;
    for (const auto& row : m_board->rows) rows.push_back(&row);
    std::stable_sort(rows.begin(), rows.end(), [&](const BoardRow* one, const BoardRow* other) {
        return comes_before(key_of(*one, m_sorting, m_api.language()), key_of(*other, m_sorting, m_api.language()),
                            m_sorting.is_descending);
    });
    return rows;
}

const NamedUnit* ShownBoard::find_unit(std::string_view id) const {
    if (m_board) {
        for (const auto& unit : m_board->path)
            if (unit.id == id) return &unit;
        for (const auto& row : m_board->rows)
            if (row.unit.id == id) return &row.unit;
    }
    if (m_anomalies)
        for (const auto& unit : m_anomalies->units)
            if (unit.id == id) return &unit;
    return nullptr;
}

std::string ShownBoard::name_of_unit(std::string_view id) const {
    const auto* unit = find_unit(id);
    return std::string{unit ? unit->name[m_api.language()] : id};
}

} // namespace zhiping::desk
