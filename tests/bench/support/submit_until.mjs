import { randomBytes } from "node:crypto";
import { submission } from "../../browser/support/submission.mjs";
import { ask } from "./tus.mjs";

const digits = () => randomBytes(16).toString("hex");
const wait = (time_ms) => new Promise((resolve) => setTimeout(resolve, time_ms));

// How long submissions take, one every 50 ms, until `isOver`.
export const submitUntil = async (served, code, isOver) => {
  const times_ms = [];
  while (!isOver()) {
    const body = submission({ submission_id: digits(), code });
    const started = performance.now();
    const answer = await ask(
      "POST",
      `${served.origin}/api/v1/evaluations`,
      { "Content-Type": "application/json", Authorization: `Bearer ${digits()}`, "Content-Length": body.length },
      body,
    );
    if (answer.status !== 201) throw new Error(`a submission was answered ${answer.status}`);
    times_ms.push(performance.now() - started);
    await wait(50);
  }
  return times_ms;
};
