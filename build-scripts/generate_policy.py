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
FLAGS = ["approves_wrong", "approves_declined", "approves_attachments"]


def number(policy, name):
    return str(policy.get(name, BEFORE.get(name)))


def needs(policy):
    names, positions = policy.get("names", {}), policy.get("positions", {})
    rows = ", ".join(f"{{NameNeed::{enumerator(names.get(module, 'offered'))}, "
                     f"PositionNeed::{enumerator(positions.get(module, 'none'))}}}" for module in MODULES)
    return f"{{{{{rows}}}}}"


def array(kind, name, identifiers):
    rows = ", ".join(f"{kind}::{enumerator(each)}" for each in identifiers)
    return f"constexpr std::array<{kind}, {len(identifiers)}> {name}{{{rows}}};\n"


def version_source(policy):
    version = policy["version"]
    return (array("Module", f"modules_{version}", policy["modules"])
            + array("Situation", f"one_level_up_{version}", policy["one_level_up"]))


def row(policy):
    version = policy["version"]
    values = [str(version), f"modules_{version}", f"one_level_up_{version}"]
    values += [str(policy[name]) for name in NUMBERS]
    values += [f"std::chrono::{unit}{{{number(policy, name)}}}" for unit, name in DURATIONS]
    values += ["true" if policy[name] else "false" for name in FLAGS]
    values += [needs(policy), f"std::chrono::hours{{{number(policy, 'verification_hours')}}}",
               number(policy, "place_evaluations_daily")]
    values += [f"std::chrono::years{{{number(policy, name)}}}" for name in ["words_kept_years", "evidence_kept_years"]]
    return "    {" + ", ".join(values) + "},\n"


def main():
    folder, output = map(pathlib.Path, sys.argv[1:])
    policies = sorted((read_json(path) for path in folder.glob("*.json")), key=lambda policy: policy["version"])
    if [policy["version"] for policy in policies] != list(range(1, len(policies) + 1)):
        sys.exit("generate_policy.py: versions must run 1, 2, 3 without gaps")
    output.write_text('#include "shared/cases/policy.hpp"\n\n#include <array>\n\nnamespace zhiping {\n\nnamespace {\n\n'
                      + "".join(map(version_source, policies))
                      + f"\nconstexpr Policy versions[] = {{\n{''.join(map(row, policies))}}};\n\n}} // namespace\n\n"
                      + "std::span<const Policy> policies() { return versions; }\n\n} // namespace zhiping\n", "utf-8")


if __name__ == "__main__":
    main()
