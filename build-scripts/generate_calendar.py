#!/usr/bin/env python3
"""Writes the holidays of every known year as data: generate_calendar.py HOLIDAYS_FOLDER OUTPUT_CPP"""
import datetime
import pathlib
import sys

from json_data import read_json


def days(year, texts):
    dates = sorted(map(datetime.date.fromisoformat, texts))
    if any(date.year != year for date in dates):
        sys.exit(f"generate_calendar.py: a day in {year}.json is not of {year}")
    return [f"    sys_days{{{date.year}y / {date.month} / {date.day}}},\n" for date in dates]


def main():
    folder, output = map(pathlib.Path, sys.argv[1:])
    years = sorted((read_json(path) for path in folder.glob("*.json")), key=lambda each: each["year"])
    holidays = "".join(line for each in years for line in days(each["year"], each["holidays"]))
    made_up = "".join(line for each in years for line in days(each["year"], each["make_up_working_days"]))
    both = [day for each in years for day in each["holidays"] if day in each["make_up_working_days"]]
    if both:
        sys.exit(f"generate_calendar.py: {', '.join(both)} cannot be both free and worked")
    first, last = years[0]["year"], years[-1]["year"]
    if [each["year"] for each in years] != list(range(first, last + 1)):
        sys.exit("generate_calendar.py: the years must follow each other without gaps")
    output.write_text('#include "shared/calendar/calendar.hpp"\n\nnamespace zhiping {\n\n'
                      "using namespace std::chrono;\n\n"
                      "const Calendar& state_council_calendar() {\n"
                      "    static const Calendar calendar{\n"
                      f"        .first_day = sys_days{{{first}y / 1 / 1}},\n"
                      f"        .last_day = sys_days{{{last}y / 12 / 31}},\n"
                      f"        .holidays = {{\n{holidays}}},\n"
                      f"        .make_up_working_days = {{\n{made_up}}}}};\n"
                      "    return calendar;\n}\n\n} // namespace zhiping\n", "utf-8")


main()
