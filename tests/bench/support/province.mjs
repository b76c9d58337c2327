// A province's cases, in a copy of a database with its evaluations.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { serve } from "./served.mjs";

const run = promisify(execFile);

const whole = { evaluations: 2_300_000, cases: 16_000 };
const small = { evaluations: 20_000, cases: 400 };

export const sizeOf = (options) => (options.small ? small : whole);

// As those have that were promised a reply before there were cases: the server opens them when it starts. The
// year has fewer that are dissatisfied, so others come along. Every second one is due on the second day, if there is one.
export const openCases = async (folder, cases, [first, second = first] = ["2026-11-25"]) => {
  await run("sqlite3", [
    join(folder, "zhiping.db"),
    "INSERT INTO case_to_open (evaluation_id, due_date, working_days, provisional)" +
      ` SELECT id, CASE id % 2 WHEN 0 THEN '${first}' ELSE '${second}' END, 3, 0 FROM evaluation` +
      ` ORDER BY satisfaction = 'satisfied', id DESC LIMIT ${cases};`,
  ]);
  await (await serve(folder)).stop();
};
