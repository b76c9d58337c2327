// What the project promises of each line: the most or the least that its value or ratio may be.
// A line without a goal is for information.
export const goals = {
  "page-bytes": { value: { most: 175_000 } },
  "page-first-contentful-paint": { ratio: { most: 1.1 } },
  "page-first-tap": { ratio: { most: 0.7 } },
  "receipt-bytes": { value: { most: 25_000 } },
  "receipt-first-contentful-paint": { ratio: { most: 1 } },
  "receipt-page-p99": { value: { most: 20 } },
  "receipt-page-without-case-p99": { value: { most: 20 } },
  "receipt-wrong-code": { ratio: { most: 1.2, least: 0.8 } },
  submissions: { ratio: { least: 6 } },
  "submissions-beside-bare-sqlite": { ratio: { least: 0.4 } },
  "submissions-peak-memory": { value: { most: 100 } },
  "read-code": { ratio: { most: 1.5 } },
  "read-evaluation": { ratio: { most: 1.5 } },
  "form-frame-p95": { value: { most: 8 } },
  "form-first-glyphs": { value: { most: 60 } },
  "form-heap": { value: { most: 32 } },
  "evidence-script": { value: { most: 25_000 } },
  "evidence-memory": { value: { most: 150 } },
  "evidence-longest-work": { value: { most: 50 } },
  "idle-page-frames": { value: { most: 0 } },
  "idle-server-cpu": { value: { most: 0.2 } },
  "connections-page-p99": { value: { most: 200 } },
  "connections-memory": { value: { most: 200 } },
  "upload-large": { ratio: { least: 1.5 } },
  verify: { value: { least: 300 } },
  "uploads-memory": { value: { most: 150 } },
  "resume-wastes": { value: { most: 1_048_576 } }, // One part of the client's.
  "uploads-submission-p99": { value: { most: 100 }, ratio: { most: 3 } },
  "import-submission-p99": { value: { most: 100 } },
  "import-longest-submission": { value: { most: 100 } },
  "import-codes": { value: { most: 25 } },
  "import-memory": { value: { most: 200 } },
  "codes-batch-p95": { value: { most: 300 } },
  "codes-batch-submission-p99": { value: { most: 100 } },
  "codes-lookup-p99": { value: { most: 2 } },
  "cases-worklist-p99": { value: { most: 20 } },
  "cases-all-worklist-p99": { value: { most: 20 } },
  "cases-one-p99": { value: { most: 20 } },
  "cases-idle-sweep": { value: { most: 1 } },
  "cases-verify": { value: { least: 200_000 } },
  ...Object.fromEntries(
    [
      "worklist",
      "worklist-second-page",
      "worklist-newest",
      "worklist-filtered",
      "worklist-of-a-unit",
      "worklist-of-none",
      "worklist-searched",
      "work",
      "requests",
      "case",
      "events-unchanged",
      "events-changed",
    ].map((name) => [`staff-${name}-p99`, { value: { most: 20 } }]),
  ),
  "staff-worklist-whole-p99": { value: { most: 300 } },
  ...Object.fromEntries(
    ["board", "board-widest", "board-of-a-year-before", "board-of-a-class", "board-of-a-detachment"].map((name) => [
      `${name}-p99`,
      { value: { most: 300 } },
    ]),
  ),
  "board-list-p99": { value: { most: 20 } },
  "staff-out-of-reach": { ratio: { most: 1.2, least: 0.8 } },
  "staff-polling-submission-p99": { value: { most: 150 } },
  "staff-polling-memory": { value: { most: 200 } },
  "staff-sign-ins-submission-p99": { value: { most: 150 } },
  "persons-submissions-with-position": { ratio: { least: 0.9 } },
  "persons-submissions-with-person": { ratio: { least: 0.85 } },
  "persons-my-page-p99": { value: { most: 20 } },
  "notices-sent": { value: { least: 200 } },
  "notices-beside-submissions-p99": { ratio: { most: 1.5 } },
  "desk-bytes-until-sign-in": { value: { most: 350_000 } },
  "desk-bytes-after": { value: { most: 150_000 } },
  "desk-first-tap": { value: { most: 3_000 } },
  "desk-2000-rows": { value: { most: 300 } },
  "desk-idle-frames": { value: { most: 0 } },
  "desk-scroll-frame-p95": { value: { most: 8 } },
  "export-lines-submission-p99": { value: { most: 150 } },
  "export-lines-memory": { value: { most: 150 } },
  "export-csv-submission-p99": { value: { most: 150 } },
  "export-csv-memory": { value: { most: 150 } },
  "kills-acknowledged-bytes-lost": { value: { most: 0 } },
  "kills-evaluations-claimed-wrongly": { value: { most: 0 } },
  "kills-not-verified": { value: { most: 0 } },
};

// Lines of which one part of the goal is enough.
export const oneIsEnough = new Set(["uploads-submission-p99"]);

// In words, what of a line's goal was missed; empty when nothing was.
export const missed = (line) => {
  const parts = missedParts(line);
  return oneIsEnough.has(line.name) && parts.length < Object.keys(goals[line.name]).length ? [] : parts;
};

const missedParts = (line) =>
  Object.entries(goals[line.name] ?? {}).flatMap(([part, { most = Infinity, least = -Infinity }]) => {
    const measured = line[part];
    if (measured !== null && measured <= most && measured >= least) return [];
    return [
      `${line.name}: ${part} ${measured}, but it should be at ${most < Infinity ? `most ${most}` : `least ${least}`}`,
    ];
  });
