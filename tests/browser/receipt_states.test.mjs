// The page of an evaluation in each of its states: its outline for who hears it, and nothing in it that is of staff.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { outlineOf } from "./support/accessible.mjs";
import { marks, walkCases } from "./support/case_walk.mjs";
import { launch, openPhone, settle } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";

let server;
let browser;
before(async () => {
  server = await Server.start();
  browser = await launch();
});
after(async () => {
  await browser.close();
  assert.equal(await server.stop(), 0, "the server stops cleanly");
});

const controls = ["button", "link", "radio", "textbox", "checkbox", "DisclosureTriangle"];

// The lines of an outline, by their roles.
const linesOf = async (page) => {
  const lines = (await outlineOf(page)).trimEnd().split("\n");
  return lines.map((line) => ({ line, role: line.trim().split(" ")[0] }));
};

const assertOutlined = async (page, state) => {
  const lines = await linesOf(page);
  const of = (role) => lines.filter((each) => each.role === role);
  for (const landmark of ["banner", "navigation", "main"])
    assert.equal(of(landmark).length, 1, `${state}: one ${landmark}`);
  const levels = of("heading").map(({ line }) => Number(line.match(/level=(\d)/)[1]));
  assert.equal(levels.filter((level) => level === 1).length, 1, `${state}: one title in ${levels}`);
  assert.equal(levels[0], 1, `${state}: the title comes first in ${levels}`);
  levels.forEach((level, index) => assert.ok(index === 0 || level - levels[index - 1] <= 1, `${state}: ${levels}`));
  const nameless = lines.filter(({ line, role }) => controls.includes(role) && !/^ *\w+ "./.test(line));
  assert.deepEqual(nameless, [], `${state}: what can be pressed or filled in has a name`);
};

// What may go to whoever has the link: the page in both languages, as its forms show it again, and what a program asks.
const readAll = async (own) => {
  const english = own.address.replace("zh-CN", "en");
  const refused = {
    method: "POST",
    body: new URLSearchParams({ form: "withdraw", action_id: "0".repeat(32), seen: "1" }),
  };
  const answers = [await fetch(own.address), await fetch(english), await fetch(own.address, refused)];
  return [...(await Promise.all(answers.map((answer) => answer.text()))), JSON.stringify(await own.seen())];
};

const assertNothingOfStaff = async (own, state) => {
  for (const [number, text] of (await readAll(own)).entries())
    for (const mark of marks) assert.ok(!text.includes(mark), `${state}, ${number}: ${mark}`);
};

// Roles and numbers of headings that a state must have, lest an empty page pass.
const saying = {
  waiting: "蔡甸大队核查并答复",
  question: "蔡甸大队有一个问题要问您",
  approval: "蔡甸大队正在核查",
  unopened: "蔡甸大队已经答复",
  answered: "您对这个答复满意吗？",
  review: "支队正在复核",
  closed: "已办结",
  withdrawn: "您撤回了评价。",
  invalid: "不同意这个认定",
};

test("In every state the page is outlined, every control has a name, and nothing of staff or officers is in it", async () => {
  const { page, assertNoComplaints } = await openPhone(browser, { width: 360, height: 640 });
  const seen = [];
  await walkCases(server, async (state, own) => {
    seen.push(state);
    await page.goto(own.address);
    await page.getByText(saying[state]).first().waitFor();
    for (const closed of await page.locator("summary").all()) await closed.click();
    await settle(page);
    await assertOutlined(page, state);
    await assertNothingOfStaff(own, state);
  });
  assert.deepEqual(seen, Object.keys(saying));
  assertNoComplaints();
});
