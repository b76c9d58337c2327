// Databases with many evaluations, made once and kept beside the build.
import { execFile } from "node:child_process";
import { access, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { benchProgram, command, query, root } from "./served.mjs";

const run = promisify(execFile);
const seed = 20231;
const max_samples = 20_000;

const exists = (path) =>
  access(path).then(
    () => true,
    () => false,
  );

// A changed schema is another database.
const schemaVersion = async (folder) => query(folder, "PRAGMA user_version");

const fill = async (folder, count) => {
  const { stdout } = await run(
    benchProgram("generate-evaluations"),
    [join(folder, "zhiping.db"), String(count), String(seed), String(max_samples)],
    { maxBuffer: 64e6 },
  );
  await writeFile(join(folder, "samples.txt"), stdout);
};

// The folder of a database with `count` evaluations, up to 20,000 of them as samples (code, receipt
// number, secret), and a few of their codes.
export const generate = async (count, say) => {
  const making = join(root, "build", "bench-making");
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { recursive: true });
  await command(making, "units", "load", join(root, "assets/units/hubei.csv"));
  const folder = join(root, "build", `bench-${count}-evaluations-schema-${await schemaVersion(making)}`);
  if (!(await exists(folder))) {
    say(`Making ${count.toLocaleString("en")} evaluations`);
    await fill(making, count);
    await rename(making, folder);
  }
  const samples = join(folder, "samples.txt");
  const codes = (await readFile(samples, "utf8")).split("\n", 200).map((sample) => sample.split(" ")[0]);
  return { folder, samples, codes };
};
