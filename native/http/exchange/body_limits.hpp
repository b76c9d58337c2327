#pragma once

#include "shared/evidence/evidence_kind.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>

// What a request may carry at most, in bytes; which of them counts says its route (routes.cpp).
namespace zhiping::http {

// The route reads no body, so a request that brings one is refused.
inline constexpr std::uint64_t no_body = 0;

// An evaluation as JSON.
inline constexpr std::uint64_t max_submission_bytes = 64 * 1024;

// A badge number, two passwords and a code.
inline constexpr std::uint64_t max_sign_in_bytes = 16 * 1024;

// A receipt number and a query code, as a form posts them, or as JSON.
inline constexpr std::uint64_t max_find_bytes = 4096;

// What somebody does with a case, as JSON: the longest is a reply.
inline constexpr std::uint64_t max_action_bytes = 64 * 1024;

// A code of WeChat, a ticket or a few templates, as JSON.
inline constexpr std::uint64_t max_wechat_bytes = 4096;

// A block of blank codes, the end of a code or a new system, as JSON.
inline constexpr std::uint64_t max_code_act_bytes = 4096;

// What an administrator wants of a unit or an account, or a notice of holidays, as JSON.
inline constexpr std::uint64_t max_administration_bytes = 16 * 1024;

// A set of templates as the text of its file (max_template_set_bytes), whose signs may be escaped.
inline constexpr std::uint64_t max_templates_bytes = 4 * 1024 * 1024;

// A policy, the same (app::max_policy_bytes).
inline constexpr std::uint64_t max_policy_bytes = 64 * 1024;

// A thousand documents that are to have codes, as JSON.
inline constexpr std::uint64_t max_documents_bytes = 2 * 1024 * 1024;

// What a person types to say who they are, with a form of the page that waits meanwhile and is encoded twice.
inline constexpr std::uint64_t max_person_form_bytes = 256 * 1024;

// The fields of a form, which encodes a character as up to nine bytes.
inline constexpr std::uint64_t max_form_fields_bytes = 120 * 1024;

// A part of a file, as tus sends it. A resumed upload sends no more than this twice.
inline constexpr std::uint64_t max_part_bytes = 8 * 1024 * 1024;

// A form with as many files as an evaluation may carry, each as long as it may be.
inline constexpr std::uint64_t max_form_bytes = [] {
    std::uint64_t bytes = max_form_fields_bytes;
    for (const auto& kind : evidence_kinds) bytes += kind.max_files * (kind.max_bytes + 1024);
    return bytes;
}();

// The handler limits the body itself: it reads the rest, so that a browser shows its refusal.
inline constexpr std::uint64_t any_length = std::numeric_limits<std::uint64_t>::max();

} // namespace zhiping::http
