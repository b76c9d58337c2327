#!/usr/bin/env python3
"""Writes the notices of holidays that are known as data: generate_calendar.py HOLIDAYS_FOLDER OUTPUT_CPP

The rest of what a notice must be is checked by check_notice() (shared/calendar/holiday_notice.hpp), in a test.
"""
import datetime
import json
import pathlib
import sys

from json_data import read_json


def days(texts):
    return "".join(f"sys_days{{{date.year}y / {date.month} / {date.day}}},\n" for date in map(datetime.date.fromisoformat, texts))


def refuse_wrong_days(each):
    both = sorted(set(each["holidays"]) & set(each["make_up_working_days"]))
    if both:
        sys.exit(f"generate_calendar.py: {', '.join(both)} cannot be both free and worked")
    year = each["year"]
    for text in each["holidays"] + each["make_up_working_days"]:
        if not f"{year - 1}-12-25" <= text <= f"{year}-12-31":
            sys.exit(f"generate_calendar.py: {text} in {year}.json is not of {year}, nor of the last week before it")


def notice(each):
    refuse_wrong_days(each)
    return (f"HolidayNotice{{\n.year = {each['year']},\n.source = {json.dumps(each['source'], ensure_ascii=False)},\n"
            f".holidays = {{\n{days(each['holidays'])}}},\n"
            f".make_up_working_days = {{\n{days(each['make_up_working_days'])}}}}},\n")


def main():
    folder, output = map(pathlib.Path, sys.argv[1:])
    notices = sorted((read_json(path) for path in folder.glob("*.json")), key=lambda each: each["year"])
    years = [each["year"] for each in notices]
    if years != list(range(years[0], years[-1] + 1)):
        sys.exit("generate_calendar.py: the years must follow each other without gaps")
    output.write_text('#include "shared/calendar/holiday_notice.hpp"\n\nnamespace zhiping {\n\n'
                      "using namespace std::chrono;\n\n"
                      "const std::vector<HolidayNotice>& shipped_notices() {\n"
                      f"static const std::vector<HolidayNotice> notices{{\n{''.join(map(notice, notices))}}};\n"
                      "return notices;\n}\n\n} // namespace zhiping\n", "utf-8")


main()
