#include "native/http/pages/person_form.hpp"

#include "shared/text/text_ids.hpp"
#include "shared/text/utf8.hpp"

#include <utility>

namespace zhiping::http {

namespace {

std::optional<bool> contact_of(std::string_view value) {
    if (value == "may_call") return true;
    if (value == "only_here") return false;
    return std::nullopt;
}

void take(PersonForm& form, const wire::FormField& field) {
    const auto& [name, value] = field;
    const std::pair<std::string_view, std::string*> texts[] = {
        {"name", &form.name}, {"phone", &form.phone}, {"one_time_code", &form.one_time_code}, {"kept", &form.kept}};
    for (const auto& [known, text] : texts)
        if (name == known) *text = value;
    if (name == "contact") form.may_call = contact_of(value);
    if (name == "sure") form.is_sure = value == "yes";
    if (name == "stays_signed_in") form.stays_signed_in = value == "yes";
}

} // namespace

Result<PersonForm> read_person_form(std::span<const wire::FormField> fields) {
    PersonForm form;
    std::optional<PersonFormKind> kind;
    for (const auto& field : fields) {
        if (!is_utf8(field.name) || !is_utf8(field.value)) return invalid("", Text::RequestMalformed);
        if (field.name == "form") kind = find_by_id(person_forms, field.value);
        take(form, field);
    }
    if (!kind) return invalid("", Text::RequestMalformed);
    form.kind = *kind;
    return form;
}

PersonForm filled_with(const app::TypedPerson& typed) {
    return {.kind = typed.name ? PersonFormKind::Identify : PersonFormKind::SignIn,
            .name = typed.name ? typed.name->text() : "",
            .may_call = typed.name ? std::optional{typed.may_call} : std::nullopt,
            .stays_signed_in = typed.stays_signed_in};
}

std::vector<Error> find_problems(const PersonForm& form) {
    std::vector<Error> problems;
    if (form.kind == PersonFormKind::Identify)
        if (const auto name = PersonName::parse(form.name); !name) problems.push_back(name.error());
    if (const auto phone = PhoneNumber::parse(form.phone); !phone) problems.push_back(phone.error());
    if (form.kind == PersonFormKind::Identify && !form.may_call)
        problems.push_back(invalid("contact", Text::ChooseOne));
    return problems;
}

app::TypedPerson typed_person(const PersonForm& form) {
    app::TypedPerson typed{.phone = PhoneNumber::parse(form.phone).value(),
                           .may_call = form.may_call.value_or(false),
                           .stays_signed_in = form.stays_signed_in};
    if (form.kind == PersonFormKind::Identify) typed.name = PersonName::parse(form.name).value();
    return typed;
}

} // namespace zhiping::http
