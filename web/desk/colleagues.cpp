#include "web/desk/colleagues.hpp"

#include "shared/wire/paths.hpp"
#include "shared/wire/staff_json.hpp"

namespace zhiping::desk {

void Colleagues::ask() {
    m_api.get(wire::colleagues_path, [this](const Answer& answer) {
        auto read = answer.is_done() ? wire::decode_colleagues(answer.body)
                                     : Result<std::vector<Colleague>>{std::vector<Colleague>{}};
        m_problem = answer.is_done() && read ? std::string{} : problem_words(answer, m_api.language());
        if (m_problem.empty()) m_all = *std::move(read);
        m_changed();
    });
}

} // namespace zhiping::desk
