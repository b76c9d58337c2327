// Our days beside those of the package chinese-days, which others keep: what `zhiping calendar days` prints, so the
// notices of assets/holidays and the table of statutory holidays as the program counts by them.
//
// Not beside Intl's Chinese calendar: two new moons fall within minutes of midnight in China, and Node has the New
// Years of 2027 and 2030 a day off. The Hong Kong Observatory's tables and chinese-days have 2027-02-06 and 2030-02-03.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import days from "chinese-days";
import { program } from "./support/server.mjs";

// With what comes with the program alone, whatever is stored where the test is run.
const without = ["--data", "nothing-is-stored-here"];
const listDays = (year) =>
  JSON.parse(execFileSync(program, ["calendar", "days", String(year), "--format", "json", ...without]));
const dayAfter = (day, count = 1) => new Date(Date.parse(day) + count * 86_400_000).toISOString().slice(0, 10);

// Feasts on fixed days of the moon's year: [month, day, days off from there on].
const lunarFeasts = { "Spring Festival": [1, 1, 3], "Dragon Boat": [5, 5, 1], "Mid-Autumn": [8, 15, 1] };
const fixedFeasts = ["01-01", "05-01", "05-02", "10-01", "10-02", "10-03"];

// Days of the moon's leap months are no feasts.
const findLunar = (year, month, day) => {
  const found = days
    .getLunarDatesInRange(`${year}-01-01`, `${year}-12-31`)
    .filter((each) => each.lunarMon === month && each.lunarDay === day && !each.isLeap);
  assert.equal(found.length, 1);
  return found[0].date;
};

const listStatutory = (year) => {
  const all = new Set(fixedFeasts.map((day) => `${year}-${day}`));
  for (const [month, day, count] of Object.values(lunarFeasts)) {
    const first = findLunar(year, month, day);
    for (let index = 0; index < count; ++index) all.add(dayAfter(first, index));
  }
  all.add(dayAfter(findLunar(year, 1, 1), -1)); // New Year's Eve.
  all.add(days.getSolarTermDate(year, 4, "pure_brightness")); // Qingming.
  return [...all].sort();
};

for (const year of [2023, 2024, 2025, 2026])
  test(`Every day of ${year} is worked or free as chinese-days has it`, () => {
    const ours = listDays(year);
    assert.equal(ours.length, year % 4 ? 365 : 366);
    assert.ok(ours[0].known);
    for (const { day, worked, why } of ours) {
      assert.equal(worked, days.isWorkday(day), `${day} (${why})`);
      assert.equal(!worked, days.isHoliday(day), day);
    }
  });

for (const year of [2027, 2028, 2029, 2030])
  test(`The statutory holidays of ${year} fall where chinese-days has the moon's feasts and Qingming`, () => {
    const ours = listDays(year);
    const statutory = ours.filter(({ why }) => why === "statutory_holiday").map(({ day }) => day);
    assert.deepEqual(statutory, listStatutory(year));
    assert.ok(ours.every(({ day, worked, known }) => !known && !(worked && statutory.includes(day))));
  });

test("The New Years near midnight are those of the Hong Kong Observatory", () => {
  assert.equal(findLunar(2027, 1, 1), "2027-02-06");
  assert.equal(findLunar(2030, 1, 1), "2030-02-03");
});
