// Taps something as soon as it can be tapped, until the tap has had its effect.
//
// The taps are real touches, sent through the browser's own input: they pass its hit test and its recognition
// of gestures, and arrive as trusted clicks with a detail of 1 or more, so that a page's guard against double
// taps holds them off as it would hold off a finger. A click() from a script would slip past it.
// The page is asked from within, every 20 ms, and by the same script for every page: `wanted` says by selectors what is
// tapped, with its name if it matters, and what is there when the tap has had its effect.

const binding = "tellFirstTap";
const within_ms = 30_000;

// Runs in the page.
const watch = ({ what, name, effect, binding }) => {
  const tell = (facts) => globalThis[binding](JSON.stringify(facts));
  const find = () =>
    [...document.querySelectorAll(what)].find(
      (each) => name === undefined || (each.value || each.textContent).trim() === name,
    );
  const effectWithin_ms = 40; // Another tap before its effect is seen would be counted in its place.
  let offeredAt;
  let last = {};
  let tap;
  addEventListener(
    "click",
    (event) => {
      if (!event.target.closest(what)) return;
      tap = { takenAt: performance.now(), trusted: event.isTrusted, detail: event.detail };
    },
    true,
  );
  const look = () => {
    if (tap && document.querySelector(effect)) return end();
    const button = tap && performance.now() < tap.takenAt + effectWithin_ms ? undefined : find();
    if (!button) return;
    // Where a person would have to scroll first, both pages are spared it.
    button.scrollIntoView({ block: "nearest" });
    const { left, top, width, height } = button.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    if (!button.contains(document.elementFromPoint(x, y))) return;
    offeredAt ??= performance.now();
    // A person taps what stands still; a tap on what is about to move would miss.
    if (x === last.x && y === last.y) tell(last);
    last = { x, y };
  };
  const timer = setInterval(look, 20);
  const end = () => {
    clearInterval(timer);
    const paint = performance.getEntriesByName("first-contentful-paint")[0];
    tell({ ...tap, offeredAt, seenAt: performance.now(), firstContentfulPaint: paint?.startTime });
  };
};

// Calls `touch` with each point that the page offers, and resolves to what it says at the end.
const follow = (devtools, touch) =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no tap had an effect within ${within_ms} ms`)), within_ms);
    devtools.on("Runtime.bindingCalled", ({ name, payload }) => {
      if (name !== binding) return;
      const facts = JSON.parse(payload);
      if (facts.takenAt === undefined) return touch(facts).catch(reject);
      clearTimeout(timer);
      resolve(facts);
    });
  });

// Call before the page is opened. `taken` resolves to { offeredAt, takenAt, firstContentfulPaint, ... }, in ms since
// the navigation started: when it first could be hit, and when the tap that had its effect reached the page.
export const prepareFirstTap = async (page, devtools, wanted) => {
  await devtools.send("Runtime.enable");
  await devtools.send("Runtime.addBinding", { name: binding });
  await page.addInitScript(watch, { ...wanted, binding });
  let isTouching = false;
  const taken = follow(devtools, async (point) => {
    if (isTouching) return;
    isTouching = true;
    await Promise.all([
      devtools.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [point] }),
      devtools.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] }),
    ]);
    isTouching = false;
  });
  taken.catch(() => {}); // It may be refused before anyone waits for it.
  return { taken };
};
