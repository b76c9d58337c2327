#include "shared/wire/json.hpp"
#include "shared/text/text_ids.hpp"

#include <utility>
#include <vector>

namespace zhiping::wire {

namespace {

// Builds a value while it is read. The library's own builder comes twice, once for callbacks that nobody has: a tenth
// of what reads JSON on the phone, which everybody downloads.
class Builder {
public:
    explicit Builder(Json& whole) : m_whole(whole) {}

    bool null() { return add(nullptr); }
    bool boolean(bool value) { return add(value); }
    bool number_integer(std::int64_t value) { return add(value); }
    bool number_unsigned(std::uint64_t value) { return add(value); }
    bool number_float(double value, const std::string&) { return add(value); }
    bool string(std::string& value) { return add(std::move(value)); }
    bool binary(Json::binary_t&) { return false; } // There is none in text.
    bool start_object(std::size_t) { return open(Json::value_t::object); }
    bool start_array(std::size_t) { return open(Json::value_t::array); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }
    bool parse_error(std::size_t, const std::string&, const Json::exception&) { return false; }

    bool key(std::string& name) {
        m_member = &(*m_open.back()->get_ptr<Json::object_t*>())[std::move(name)]; // The last of a name counts.
        return true;
    }

private:
    bool add(Json value) {
        place() = std::move(value);
        return true;
    }

    bool open(Json::value_t kind) {
        auto& opened = place();
        opened = kind;
        m_open.push_back(&opened);
        return true;
    }

    bool close() {
        m_open.pop_back();
        return true;
    }

    Json& place() {
        if (m_open.empty()) return m_whole;
        auto* array = m_open.back()->get_ptr<Json::array_t*>();
        return array ? array->emplace_back() : *m_member;
    }

    Json& m_whole;
    std::vector<Json*> m_open; // What is inside of one moves only once it is closed.
    Json* m_member = nullptr;
};

bool fits_int64(const Json& value) {
    return !value.is_number_unsigned() || value.get<std::uint64_t>() <= std::uint64_t{INT64_MAX};
}

} // namespace

Json parse(std::string_view text) {
    if (text.find('\0') != text.npos) return Json::value_t::discarded;
    Json whole;
    Builder builder{whole};
    if (!Json::sax_parse(text, &builder)) return Json::value_t::discarded;
    return whole;
}

template <> Result<std::string> member(const Json& object, const char* name) {
    const auto found = object.find(name);
    if (found == object.end()) return invalid(name, Text::FieldMissing);
    if (!found->is_string()) return invalid(name, Text::FieldWrongType);
    return found->get<std::string>();
}

template <> Result<std::int64_t> member(const Json& object, const char* name) {
    const auto found = object.find(name);
    if (found == object.end()) return invalid(name, Text::FieldMissing);
    if (found->is_number_float()) return invalid(name, Text::FieldOutOfRange);
    if (!found->is_number_integer()) return invalid(name, Text::FieldWrongType);
    if (!fits_int64(*found)) return invalid(name, Text::FieldOutOfRange);
    return found->get<std::int64_t>();
}

template <> Result<double> member(const Json& object, const char* name) {
    const auto found = object.find(name);
    if (found == object.end()) return invalid(name, Text::FieldMissing);
    if (!found->is_number()) return invalid(name, Text::FieldWrongType);
    return found->get<double>();
}

template <> Result<bool> member(const Json& object, const char* name) {
    const auto found = object.find(name);
    if (found == object.end()) return invalid(name, Text::FieldMissing);
    if (!found->is_boolean()) return invalid(name, Text::FieldWrongType);
    return found->get<bool>();
}

Result<std::string> optional_string(const Json& object, const char* name) {
    if (!object.contains(name)) return std::string{};
    return member<std::string>(object, name);
}

Result<Instant> instant_member(const Json& object, const char* name) {
    return member<std::int64_t>(object, name).and_then([&](std::int64_t seconds) -> Result<Instant> {
        if (seconds < 0 || seconds > to_number(last_instant)) return invalid(name, Text::FieldOutOfRange);
        return Instant{std::chrono::seconds{seconds}};
    });
}

std::int64_t to_number(Instant instant) { return instant.time_since_epoch().count(); }

} // namespace zhiping::wire
