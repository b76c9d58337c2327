#!/usr/bin/env python3
"""Counts a board anew: recount_board.py DATABASE QUESTION BOARD HOLIDAYS

From the events of the cases, the evaluations, the codes, the units and the State Council's notices alone, none of which
the server asks for its board, and compares each number with the server's. Prints where they differ.
"""
import collections
import datetime
import json
import pathlib
import sqlite3
import statistics
import sys

DAY = datetime.timedelta(days=1)
OPEN = ("handling", "approval", "answered")
REQUESTS = ("request_extension", "request_transfer", "request_invalid")
COUNTS = ("begun", "answered", "late", "late_at_first", "extended", "rejected", "escalated", "same_text")
SITUATIONS = ("auxiliary_police_enforcing", "uncivil_language", "punished_without_violation", "impounded_without_cause",
              "impounded_without_notice", "statement_not_heard", "unfair_enforcement", "other", "service_attitude",
              "efficiency", "charges", "professional_ability", "process_guidance", "facilities")
MODULES = ("law_enforcement", "service", "accident_handling", "driving_test")


def day_in_china(at):
    return (datetime.datetime(1970, 1, 1) + datetime.timedelta(seconds=at, hours=8)).date().isoformat()


def each_day(first, last):
    day = datetime.date.fromisoformat(first)
    while day.isoformat() <= last:
        yield day
        day += DAY


class Calendar:
    def __init__(self, folder):
        self.holidays, self.worked = set(), set()
        for file in pathlib.Path(folder).glob("*.json"):
            notice = json.loads(file.read_text("utf-8"))
            self.holidays.update(notice["holidays"])
            self.worked.update(notice["make_up_working_days"])

    def is_worked(self, day):
        if day.isoformat() in self.worked:
            return True
        return day.weekday() < 5 and day.isoformat() not in self.holidays

    def next_worked(self, today):
        day = datetime.date.fromisoformat(today) + DAY
        while not self.is_worked(day):
            day += DAY
        return day.isoformat()

    def worked_days(self, began, answered):
        return sum(self.is_worked(day) for day in each_day(began, answered)) - self.is_worked(
            datetime.date.fromisoformat(began))


class Round:
    def __init__(self, number, unit):
        self.number, self.unit = number, unit
        self.clock, self.reply, self.ended_by, self.went_up = {}, None, None, False


class Case:
    """What its events come to."""

    def __init__(self, number):
        self.id = number
        self.unit, self.status, self.request = None, None, False
        self.clocks, self.rounds = {}, []
        self.rejected = self.disputed = self.pressure = self.sample = False
        self.objections = {}

    def take(self, number, action, badge, facts):
        details = facts.get("details", {})
        before = self.rounds[-1] if self.rounds else None
        if before and (facts["round"] != before.number or action == "reject"):
            before.ended_by = action
            goes_on = facts["round"] != before.number
            before.went_up = goes_on and action in ("reject", "take_over") and facts["unit"] != before.unit
        if not before or facts["round"] != before.number:
            self.rounds.append(Round(facts["round"], facts["unit"]))
        for clock in facts.get("clocks", []):
            self.clocks[clock["kind"], clock["number"]] = clock
        for each in self.rounds:
            each.clock = self.clocks["reply", each.number]
        if action in ("hand_in", "issue_reply"):
            self.rounds[-1].reply = number
        left = facts["unit"] != self.unit
        self.unit, self.status = facts["unit"], facts["status"]
        self.ask(action, left)
        self.rejected = self.rejected or action == "reject"
        self.disputed = self.disputed or action == "dispute_contact"
        self.pressure = self.pressure or action == "report_pressure"
        if action in ("accept", "withdraw"):
            self.sample = details.get("sample", False)
        if action == "recheck":
            self.sample = False
        if action == "object_to_outcome":
            self.objections[badge.lower().lstrip("0")] = True
        if action == "answer_objection":
            self.objections[details["officer"]["badge"].lower().lstrip("0")] = False

    def ask(self, action, left):
        ends = ("hand_in", "issue_reply", "grant_request", "refuse_request", "let_request_run_out", "take_over",
                "reject", "contest")
        if action in REQUESTS:
            self.request = True
        elif action in ends or left or self.status == "closed":
            self.request = False

    def due(self):
        running = [clock for (kind, _), clock in self.clocks.items()
                   if kind == "reply" and "met_at" not in clock and "ended_at" not in clock]
        return running[-1]["due"] if running else None

    def open_measures(self):
        return sum(kind == "measure" and "met_at" not in clock and "ended_at" not in clock
                   for (kind, _), clock in self.clocks.items())


class Recount:
    def __init__(self, database, question, calendar):
        self.question, self.calendar = question, calendar
        self.today = question["today"]
        self.soon = calendar.next_worked(self.today)
        self.parents = dict(database.execute("SELECT id, parent_id FROM unit"))
        self.names = {unit: {"id": unit, "name": {"zh-CN": chinese, "en": english}} for unit, chinese, english in
                      database.execute("SELECT id, name_zh, name_en FROM unit")}
        self.below = self.subtree(question["unit"]) - {question["unit"]}
        self.reach = self.below | ({question["unit"]} if question["reads_own"] else set())
        self.read_replies(database)
        self.read_evaluations(database)
        self.read_cases(database)

    def subtree(self, top):
        found = {top}
        while more := {unit for unit, parent in self.parents.items() if parent in found} - found:
            found |= more
        return found

    def read_replies(self, database):
        self.hash_of, self.cases_of = {}, collections.defaultdict(set)
        for case, number, text in database.execute("SELECT evaluation_id, number, reply_hash FROM case_words"
                                                   " WHERE reply_hash IS NOT NULL"):
            self.hash_of[case, number] = text
            self.cases_of[text].add(case)

    def read_evaluations(self, database):
        self.evaluations = collections.Counter(
            (unit, day_in_china(at)) for unit, at in database.execute("SELECT unit_id, received_at FROM evaluation"))
        self.ticked = collections.defaultdict(set)
        for case, situation in database.execute("SELECT evaluation_id, situation FROM evaluation_situation"):
            self.ticked[case].add(situation)
        self.module = dict(database.execute(
            "SELECT evaluation.id, module FROM evaluation JOIN code ON code.code = evaluation.code"))
        own = self.question["badge"].lower().lstrip("0")
        self.names_reader = {case for case, unit, name, badge in database.execute(
            "SELECT evaluation.id, evaluation.unit_id, name, badge FROM evaluation"
            " JOIN code_officer ON code_officer.code = evaluation.code")
            if (badge.lower().lstrip("0") == own if badge else
                name == self.question["name"] and unit == self.question["unit"])}

    def read_cases(self, database):
        cases = {}
        for case, number, action, badge, facts in database.execute(
                "SELECT evaluation_id, number, action, officer_badge, facts FROM case_event"
                " ORDER BY evaluation_id, number"):
            cases.setdefault(case, Case(case)).take(number, action, badge, json.loads(facts))
        self.cases = [case for case in cases.values() if self.is_found(case)]

    def is_found(self, case):
        module, situation = self.question.get("module"), self.question.get("situation")
        return (case.unit in self.reach and case.id not in self.names_reader and
                (not module or self.module[case.id] == module) and
                (not situation or situation in self.ticked[case.id]))

    def counted(self, case, each):
        clock = each.clock
        ended = clock.get("met_at", clock.get("ended_at"))
        until = self.today if ended is None else day_in_china(ended)
        text = self.hash_of.get((case.id, each.reply)) if "met_at" in clock else None
        return {
            "begun": True,
            "answered": "met_at" in clock,
            "late": clock.get("late", False) or until > clock["due"],
            "late_at_first": until > clock["original_due"],
            "extended": clock.get("extended_by", 0) > 0,
            "rejected": each.ended_by == "reject",
            "escalated": each.went_up,
            "same_text": bool(text and self.cases_of[text] - {case.id}),
        }

    def rounds(self, units, first, last):
        for case in self.cases:
            for each in case.rounds:
                if each.unit in units & self.reach and first <= each.clock["counted_from"] <= last:
                    yield case, each

    def numbers(self, units, first, last):
        found = {name: set() for name in COUNTS}
        days = []
        for case, each in self.rounds(units, first, last):
            for name, is_so in self.counted(case, each).items():
                if is_so:
                    found[name].add(case.id)
            if "met_at" in each.clock:
                days.append(self.calendar.worked_days(each.clock["counted_from"], day_in_china(each.clock["met_at"])))
        numbers = {name: len(cases) for name, cases in found.items()}
        numbers["evaluations"] = sum(count for (unit, day), count in self.evaluations.items()
                                     if unit in units and first <= day <= last)
        if days:
            numbers["median_days"] = statistics.median(days)
        return numbers

    def periods(self):
        question = self.question
        return (question["from"], question["until"]), (question["compared_from"], question["compared_until"])

    def classes(self, units, name, order, of_case):
        counts = []
        now, then = ({case.id: case for case, _ in self.rounds(units, *period)}.values() for period in self.periods())
        for value in order:
            cases, compared = (sum(value in of_case(case) for case in period) for period in (now, then))
            if cases or compared:
                counts.append({name: value, "cases": cases, "compared": compared})
        return counts

    def row(self, units):
        now, then = self.periods()
        mine = [case for case in self.cases if case.unit in units]
        return {
            "open": sum(case.status in OPEN for case in mine),
            "due_soon": sum(self.is_due_soon(case) for case in mine),
            "overdue": sum(self.is_overdue(case) for case in mine),
            "numbers": self.numbers(units, *now),
            "compared": self.numbers(units, *then),
            "situations": sorted(self.classes(units, "situation", SITUATIONS, lambda case: self.ticked[case.id]),
                                 key=lambda each: -each["cases"]),
        }

    def is_due_soon(self, case):
        return case.due() is not None and self.today <= case.due() <= self.soon

    def is_overdue(self, case):
        return case.due() is not None and case.due() < self.today

    def waiting(self):
        units = self.below & self.subtree(self.question["asked"])
        mine = [case for case in self.cases if case.unit in units]
        waiting = {
            "due_soon": sum(self.is_due_soon(case) for case in mine),
            "overdue": sum(self.is_overdue(case) for case in mine),
            "rejected": sum(case.rejected and case.status != "closed" for case in mine),
            "requests": sum(case.request for case in mine),
            "disputed": sum(case.disputed for case in mine),
            "pressure": sum(case.pressure for case in mine),
            "measure": sum(case.open_measures() > 0 for case in mine),
            "sample": sum(case.sample for case in mine),
            "objection": sum(any(case.objections.values()) for case in mine),
        }
        if self.parents[self.question["unit"]] is not None:
            del waiting["pressure"]
        return waiting

    def path(self):
        path = [self.question["asked"]]
        while path[0] != self.question["unit"]:
            path.insert(0, self.parents[path[0]])
        return [self.names[unit] for unit in path]

    def days(self, units, first, last):
        begun, late = collections.defaultdict(set), collections.defaultdict(set)
        for case, each in self.rounds(units, first, last):
            begun[each.clock["counted_from"]].add(case.id)
            if self.counted(case, each)["late"]:
                late[each.clock["counted_from"]].add(case.id)
        return [{"day": day.isoformat(), "begun": len(begun[day.isoformat()]), "late": len(late[day.isoformat()])}
                for day in each_day(first, last)]

    def board(self):
        asked = self.question["asked"]
        children = sorted(unit for unit, parent in self.parents.items() if parent == asked)
        rows = [(asked, {asked}, True)] if asked in self.reach else []
        rows += [(unit, self.subtree(unit), False) for unit in children]
        everything = set().union(*(units for _, units, _ in rows))
        now, then = self.periods()
        return {
            "path": self.path(),
            "from": now[0], "until": now[1], "compared_from": then[0], "compared_until": then[1],
            "waiting": self.waiting(),
            "rows": [{"unit": self.names[unit], "is_alone": alone, "has_below": not alone and len(units) > 1,
                      **self.row(units)} for unit, units, alone in rows],
            "total": {"is_alone": False, "has_below": False, **self.row(everything)},
            "modules": self.classes(everything, "module", MODULES, lambda case: {self.module[case.id]}),
            "days": self.days(everything, *now),
            "compared_days": self.days(everything, *then),
        }


def differences(place, counted, said):
    if isinstance(counted, dict) and isinstance(said, dict):
        for name in sorted(counted.keys() | said.keys()):
            yield from differences(f"{place}.{name}", counted.get(name), said.get(name))
    elif isinstance(counted, list) and isinstance(said, list) and len(counted) == len(said):
        for index, (one, other) in enumerate(zip(counted, said)):
            yield from differences(f"{place}[{index}]", one, other)
    elif counted != said:
        yield f"{place}: counted anew {counted}, the server says {said}"


def main(database, question, board, holidays):
    question = json.loads(pathlib.Path(question).read_text("utf-8"))
    said = json.loads(pathlib.Path(board).read_text("utf-8"))
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        counted = Recount(connection, question, Calendar(holidays)).board()
    found = list(differences("board", counted, said))
    for difference in found:
        print(difference)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
