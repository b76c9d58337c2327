// Who stands in for somebody absent, at the desk: from the day on which the absence begins, and only that long.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { CitizenCase, inDays } from "./support/citizen_case.mjs";
import { employ, openDesk, signInWithCode } from "./support/desk.mjs";
import { act, assertAccessibleAlways, button, byMouse, isGone, isSaid, sheet } from "./support/desk_hands.mjs";
import { eventually } from "./support/eventually.mjs";
import { launch } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";

let browser, server, deputy;
before(async () => {
  browser = await launch();
  server = await Server.start();
  const unit = await server.caidianBrigade();
  await employ(server, "000222", "负责乙", unit, "lead");
  deputy = await employ(server, "000333", "代理丙", unit, "handler");
});
after(async () => {
  await browser.close();
  assert.equal(await server.stop(), 0, "the server stops cleanly");
});

const dayIn = (days) => inDays(days).slice(0, 10);

// What midnight does to absences, whose days are stored: each is a day nearer.
const passMidnight = () =>
  execFileSync("sqlite3", [
    join(server.data, "zhiping.db"),
    ".timeout 10000",
    "UPDATE staff_absence SET from_date = date(from_date, '-1 day'), to_date = date(to_date, '-1 day')",
  ]);

const handIn = async () => {
  const own = await CitizenCase.submit(server);
  await own.handle("take");
  const findings = [
    { situation: "uncivil_language", finding: "wrong" },
    { situation: "impounded_without_cause", finding: "lawful" },
  ];
  await own.handle("hand_in", "--reply", await own.replyFile({ findings }));
  return own;
};

const tab = (page) => page.getByRole("tab", { name: /待我审批/ });

test("Who stands in sees and approves from midnight on without pressing anything, and no longer once the day is over", async () => {
  await server.command(
    ...["staff", "absent", "000222", "--from", dayIn(1), "--to", dayIn(1), "--deputy", deputy.badge],
  );
  const own = await handIn();
  const { page, context, assertNoComplaints } = await openDesk(browser, { expected: /40[134]/ });
  await signInWithCode(page, server, deputy, "&tab=unit");
  await page.getByRole("link", { name: own.receipt }).click();
  await isSaid(page, "待审批");
  assert.equal(await button(page, "同意并发出").count(), 0);
  await page.keyboard.press("u");
  assert.equal(await tab(page).count(), 0);

  passMidnight();
  await page.clock.setFixedTime(Date.now() + 86_400_000); // Nobody presses anything.
  await tab(page).waitFor();
  await assertAccessibleAlways(page, "a deputy's lists");
  await tab(page).click();
  await page.getByRole("link", { name: own.receipt }).click();
  await act({ page, hands: byMouse }, "同意并发出", () => assertAccessibleAlways(page, "a deputy's approval"));
  assert.equal((await own.seen()).status, "answered");

  const late = await handIn();
  await page.keyboard.press("u");
  await page.keyboard.press("r");
  await page.getByRole("link", { name: late.receipt }).click();
  await button(page, "同意并发出").waitFor();
  passMidnight();
  await byMouse.press(button(page, "同意并发出"));
  const opened = sheet(page, "同意并发出");
  await byMouse.press(button(opened, "同意并发出"));
  await isSaid(opened, "您无权对这个案件这样做。");
  await assertAccessibleAlways(page, "an approval that came too late");
  await page.keyboard.press("Escape");
  await isGone(opened);
  assert.equal((await late.seen()).status, "approval");
  await page.keyboard.press("u");
  await page.keyboard.press("r");
  await isGone(page.getByRole("link", { name: late.receipt }));
  assertNoComplaints();
  await context.close();
});

test("The account says for whom somebody stands in, and until when somebody is absent", async () => {
  const unit = await server.caidianBrigade();
  await employ(server, "000444", "负责丁", unit, "lead");
  const person = await employ(server, "000555", "代理戊", unit, "handler");
  await server.command(
    ...["staff", "absent", "000444", "--from", dayIn(0), "--to", dayIn(3), "--deputy", person.badge],
  );
  const { page, context, assertNoComplaints } = await openDesk(browser, { expected: /401/ });
  await signInWithCode(page, server, person);
  await tab(page).waitFor();
  await byMouse.press(button(page, person.name));
  await isSaid(page, "今天代理：负责丁");
  await assertAccessibleAlways(page, "the account of a deputy");
  await page.keyboard.press("Escape");
  await isGone(sheet(page, person.name));
  await eventually.equal(() => page.evaluate(() => document.activeElement.textContent), person.name);
  assertNoComplaints();
  await context.close();
});
