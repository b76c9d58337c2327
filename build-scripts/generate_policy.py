#!/usr/bin/env python3
"""Writes every version of the policy as data: generate_policy.py POLICY_FOLDER OUTPUT_CPP"""
import pathlib
import sys

from generate_catalogue import MODULES, enumerator
from json_data import read_json

# In the order of Policy (shared/cases/policy.hpp).
NUMBERS = ["reply_working_days", "send_back_working_days", "max_extension_working_days", "max_question_working_day",
           "reminder_working_days", "max_measure_days", "recheck_percent"]
DURATIONS = [("days", "response_days_after_opening"), ("days", "response_days_after_issue"),
             ("days", "citizen_reminder_days"),
             ("days", "objection_days"), ("hours", "amendment_hours")]
# What versions say that shipped before anybody asked.
BEFORE = {"objection_days": 0, "verification_hours": 24, "place_evaluations_daily": 5, "words_kept_years": 3,
          "evidence_kept_years": 1}
APPROVALS = ["approves_wrong", "approves_declined", "approves_attachments"]
CONFIRMED = ["roles", "policy"]
HEAD = """#include "shared/cases/policy.hpp"

#include <initializer_list>

namespace zhiping {

namespace {

// As a set, in the order of their enum.
template <typename Table>
constexpr auto those(const Table&, std::initializer_list<decltype(Table::value_type::value)> values) {
    std::array<bool, std::tuple_size_v<Table>> are_in{};
    for (const auto value : values) are_in[static_cast<std::size_t>(value)] = true;
    return are_in;
}
"""


def number(policy, name):
    return str(policy.get(name, BEFORE.get(name)))


def needs(policy):
    names, positions = policy.get("names", {}), policy.get("positions", {})
    rows = ", ".join(f"{{NameNeed::{enumerator(names.get(module, 'offered'))}, "
                     f"PositionNeed::{enumerator(positions.get(module, 'none'))}}}" for module in MODULES)
    return f"{{{{{rows}}}}}"


def flag(is_set):
    return "true" if is_set else "false"


def those(table, kind, identifiers):
    return f"those({table}, {{{', '.join(f'{kind}::{enumerator(each)}' for each in identifiers)}}})"


def row(policy):
    values = [str(policy["version"]), those("modules", "Module", policy["modules"]),
              those("situations", "Situation", policy["one_level_up"])]
    values += [str(policy[name]) for name in NUMBERS]
    values += [f"std::chrono::{unit}{{{number(policy, name)}}}" for unit, name in DURATIONS]
    values.append(f"{{{', '.join(flag(policy[name]) for name in APPROVALS)}}}")
    values += [needs(policy), f"std::chrono::hours{{{number(policy, 'verification_hours')}}}",
               number(policy, "place_evaluations_daily")]
    values += [f"std::chrono::years{{{number(policy, name)}}}" for name in ["words_kept_years", "evidence_kept_years"]]
    values += [flag(each in policy.get("second_administrator", [])) for each in CONFIRMED]
    return "    {" + ", ".join(values) + "},\n"


def main():
    folder, output = map(pathlib.Path, sys.argv[1:])
    policies = sorted((read_json(path) for path in folder.glob("*.json")), key=lambda policy: policy["version"])
    if [policy["version"] for policy in policies] != list(range(1, len(policies) + 1)):
        sys.exit("generate_policy.py: versions must run 1, 2, 3 without gaps")
    output.write_text(HEAD + f"\nconstexpr Policy versions[] = {{\n{''.join(map(row, policies))}}};\n\n}} // namespace\n\n"
                      + "std::span<const Policy> policies() { return versions; }\n\n} // namespace zhiping\n", "utf-8")


if __name__ == "__main__":
    main()
