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
    if (m_query && m_query->unit_id != query.unit_id) {
        m_path = path_to(query.unit_id);
        forget_answers();
    }
    if (m_query && (m_query->from != query.from || m_query->until != query.until)) m_anomalies.reset();
    m_is_of_another = m_is_of_another || m_query != query;
    m_query = query;
    m_problem.clear();
    m_problem_field.clear();
    m_state = m_board ? State::Here : State::Reading;
    m_anomalies_problem.clear();
    m_anomalies_state = m_anomalies ? State::Here : State::Reading;
    m_is_reading = true;
    ask(Asks::Person);
}

void ShownBoard::look_again() { ask(Asks::Desk); }

void ShownBoard::retry() {
    if (m_is_unanswered) ask(Asks::Desk);
}

void ShownBoard::lose_answer() {
    m_state = State::Failed; // What stands there may be of another day.
    m_is_reading = false;
}

// Down to this unit. Of one that is nowhere on it, the way up to the own one.
std::vector<NamedUnit> ShownBoard::path_to(const std::optional<std::string>& unit_id) const {
    if (m_path.empty()) return {};
    const auto& wanted = unit_id ? *unit_id : m_path.front().id;
    const auto is_wanted = [&](const NamedUnit& each) { return each.id == wanted; };
    const auto found = std::find_if(m_path.begin(), m_path.end(), is_wanted);
    if (found != m_path.end()) return {m_path.begin(), found + 1};
    const bool is_row = m_board && std::any_of(m_board->rows.begin(), m_board->rows.end(),
                                               [&](const BoardRow& row) { return is_wanted(row.unit); });
    std::vector<NamedUnit> path{m_path.begin(), is_row ? m_path.end() : m_path.begin() + 1};
    const auto* named = find_unit(wanted);
    path.push_back(named ? *named : NamedUnit{wanted, {wanted, wanted}});
    return path;
}

void ShownBoard::forget() {
    ++m_asked; // What is still on its way is nobody's.
    forget_answers();
    m_query.reset();
    m_path.clear();
    m_periods.reset();
    m_sorting = {};
    m_tables.clear();
}

void ShownBoard::forget_answers() {
    m_state = State::Reading;
    m_problem.clear();
    m_problem_field.clear();
    m_said.clear();
    m_is_reading = false;
    m_is_unanswered = false;
    m_is_of_another = false;
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
    m_is_unanswered = false;
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
    auto problem = read ? std::string{} : unread_words(answer, m_api.language());
    m_is_reading = false;
    if (answer.may_be_tried_again()) m_is_unanswered = true;
    if (problem != m_problem) m_said = problem;
    m_problem = std::move(problem);
    m_problem_field.clear();
    if (const auto refusal = wire::decode_refusal(answer.body); !read && refusal) m_problem_field = refusal->field;
    if (!read && m_is_of_another) m_board.reset();
    if (read) keep(*std::move(read));
    m_state = m_board ? State::Here : State::Failed;
    m_changed();
}

void ShownBoard::keep(Board board) {
    m_path = board.path;
    m_periods = board.periods;
    m_is_of_another = false;
    m_board = std::move(board);
}

void ShownBoard::take_anomalies(const Answer& answer) {
    auto read = read_answer(answer, wire::decode_anomalies);
    m_anomalies_problem = read ? std::string{} : unread_words(answer, m_api.language());
    if (answer.may_be_tried_again()) m_is_unanswered = true;
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
    for (const auto& unit : m_path)
        if (unit.id == id) return &unit;
    if (m_board)
        for (const auto& row : m_board->rows)
            if (row.unit.id == id) return &row.unit;
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
