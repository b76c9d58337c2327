// How much the page's main thread works for each of a row of things, whoever's page it is, from Chromium's trace.
import assert from "node:assert/strict";

const markName = "bench-step";

// `work` marks the beginning of each step in the page: performance.mark(`markName`). Gives of each step but the last how
// long the main thread worked until the next one, and its longest task, both in ms of the processor: script, styles,
// layout, painting; not what other threads and the graphics process then do. The clock would add what else the machine
// did meanwhile.
export const traceSteps = async (browser, page, work) => {
  await browser.startTracing(page, { categories: ["toplevel", "blink.user_timing"] });
  let answer;
  let trace;
  try {
    answer = await work(markName);
  } finally {
    trace = JSON.parse(await browser.stopTracing());
  }
  return { answer, steps: stepsOf(trace.traceEvents) };
};

const stepsOf = (events) => {
  const marks = events.filter(({ name }) => name === markName).sort((a, b) => a.ts - b.ts);
  assert.ok(marks.length > 1, "no step was marked");
  const [{ pid, tid }] = marks;
  const tasks = events.filter(
    (each) => each.name === "ThreadControllerImpl::RunTask" && each.tdur && each.pid === pid && each.tid === tid,
  );
  assert.notEqual(tasks.length, 0, "no task of the page was seen");
  return marks.slice(1).map((end, step) => {
    const times_ms = tasks.filter(({ ts }) => ts >= marks[step].ts && ts < end.ts).map(({ tdur }) => tdur / 1000);
    return { busy_ms: times_ms.reduce((sum, each) => sum + each, 0), longest_ms: Math.max(0, ...times_ms) };
  });
};
