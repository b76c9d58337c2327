#include "web/desk/colleagues.hpp"

#include "shared/wire/paths.hpp"
#include "shared/wire/staff_json.hpp"

namespace zhiping::desk {

void Colleagues::ask() {
    m_api.get(wire::colleagues_path, [this](const Answer& answer) {
        auto read = read_answer(answer, wire::decode_colleagues);
        m_problem = read ? std::string{} : unread_words(answer, m_api.language());
        if (m_problem.empty()) m_all = *std::move(read);
        m_changed();
    });
}

} // namespace zhiping::desk
