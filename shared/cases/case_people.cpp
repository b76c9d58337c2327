#include "shared/cases/case_file.hpp"

#include <algorithm>

// Who somebody is to a case.
namespace zhiping {

namespace {

bool is_same(const Participation& part, const Actor& actor) {
    return may_be_same(part.officer, actor.officer, part.unit_id == actor.unit_id);
}

} // namespace

const Officer* find_officer(const CaseFile& file, std::string_view badge) {
    const auto& all = file.subject.officers;
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Officer& each) { return is_same_badge(each.badge, badge); });
    return found == all.end() ? nullptr : &*found;
}

bool has_open_objection(const CaseFile& file) {
    return std::any_of(file.objections.begin(), file.objections.end(),
                       [](const Objection& each) { return !each.is_answered; });
}

bool is_on_code(const CaseFile& file, const Actor& actor) {
    const auto& subject = file.subject;
    return std::any_of(subject.officers.begin(), subject.officers.end(), [&](const Officer& each) {
        return is_same({each, subject.unit_id, 0}, actor);
    });
}

bool is_concerned(const CaseFile& file, const Actor& actor) {
    return is_on_code(file, actor) || std::any_of(file.concerned.begin(), file.concerned.end(),
                                                  [&](const Participation& each) { return is_same(each, actor); });
}

bool is_barred(const CaseFile& file, const Actor& actor) {
    return is_concerned(file, actor) || std::any_of(file.barred.begin(), file.barred.end(),
                                                    [&](const Participation& each) { return is_same(each, actor); });
}

// What is granted to somebody is granted to nobody who is only similar.
bool acts_for_unit(const CaseFile& file, const Actor& actor) {
    return actor.unit_id == file.unit_id ||
           std::any_of(file.appointed.begin(), file.appointed.end(), [&](const Participation& each) {
               return each.unit_id == actor.unit_id && is_same_badge(each.officer.badge, actor.officer.badge);
           });
}

bool is_handler(const CaseFile& file, const Actor& actor) {
    return file.handler && acts_for_unit(file, actor) && may_be_same(*file.handler, actor.officer, true);
}

} // namespace zhiping
