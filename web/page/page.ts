// What carries between the browser and citizen.wasm. It decides nothing: C++ does.

import createCitizen from "citizen.js";
import * as evidenceGlue from "./evidence_glue";
import { prepareFirstScreen } from "./first_screen";
import * as placeHistory from "./place_history";
import * as glyphs from "./glyphs";
import { Graphics } from "./graphics";
import { layer as pageTexts, pageTextHeight, showPageTexts } from "./page_texts";
import type { SemanticDocument } from "./semantic_node";
import { Semantics } from "./semantics";
import * as serverPage from "./server_page";
import * as storage from "./storage";
import { Viewport } from "./viewport";

const readyWithin_ms = 8000;
const noAnswerAfter_ms = 30000;

const root = document.createElement("div");
root.id = "app";
root.hidden = true;
const canvas = document.createElement("canvas");
canvas.id = "canvas";
canvas.setAttribute("aria-hidden", "true");
const tree = document.createElement("div");
tree.id = "document";
const makeLiveRegion = (): HTMLElement => {
  const region = document.createElement("p");
  region.className = "unseen";
  region.setAttribute("aria-live", "polite");
  return region;
};
// Two, used in turn: the same words said twice must be a change, or they are not read.
const liveRegions: [HTMLElement, HTMLElement] = [makeLiveRegion(), makeLiveRegion()];
root.append(canvas, pageTexts, tree, ...liveRegions);
document.body.append(root);

let wasm: CitizenModule | undefined;
let pendingFocus: number | "title" | undefined;

// Calls into Wasm. When it stops, for whatever reason, the server's page takes over again.
const guarded = <Value>(call: (module: CitizenModule) => Value, otherwise: Value): Value => {
  if (!wasm) return otherwise;
  try {
    return call(wasm);
  } catch (error) {
    console.error(error);
    fail();
    return otherwise;
  }
};

const withWords = <Value>(module: CitizenModule, words: string, call: (bytes: number) => Value): Value => {
  const bytes = module.allocateUTF8(words);
  const value = call(bytes);
  module._free(bytes);
  return value;
};

// Tells Wasm something in words, and lets it draw what that changes.
const tell = (words: string, call: (module: CitizenModule, bytes: number) => void): void => {
  guarded((module) => withWords(module, words, (bytes) => call(module, bytes)), undefined);
  viewport.requestFrame();
};

const semantics = new Semantics(tree, {
  activate(id) {
    guarded((module) => module._zhiping_activate(id), undefined);
    viewport.frame(); // At once: ImGui holds one activation, and the next tap may come before a frame.
  },
  changeText(id, text) {
    tell(text, (module, bytes) => module._zhiping_change_text(id, bytes));
  },
  ...evidenceGlue,
});

evidenceGlue.connect((words, call) => {
  guarded((module) => {
    const bytes = words.map((each) => module.allocateUTF8(each));
    call(module, bytes);
    bytes.forEach((each) => module._free(each));
  }, undefined);
  viewport.requestFrame();
});

const graphics = new Graphics(canvas, () => show());
const viewport = new Viewport(
  canvas,
  root,
  () => graphics.isHtml,
  (view) => {
    const more = guarded(
      (module) =>
        module._zhiping_draw(
          view.width,
          view.height,
          view.origin,
          view.window,
          view.density,
          view.textScale,
          view.dark ? 1 : 0,
        ),
      0,
    );
    if (!more && serverPage.isHidden()) settleFocus();
    return more !== 0;
  },
);

// The form, in the way that is possible now.
const show = (): void => {
  if (graphics.open()) guarded((module) => module._zhiping_renew_canvas(), undefined);
  root.className = graphics.isHtml ? "html-mode" : "drawn";
  viewport.fitDocument();
  viewport.frame();
};

// Once the document has come to rest, so that the focus is not on what is about to go.
const settleFocus = (): void => {
  const wanted = pendingFocus;
  pendingFocus = undefined;
  if (wanted === undefined) return;
  if (wanted === "title" || !semantics.focus(wanted)) semantics.focusTitle();
};

let abort = new AbortController(); // Of what was posted last.

interface Reply {
  status: number;
  text: string;
}

const ask = async (path: string, request: RequestInit, controller: AbortController): Promise<Reply> => {
  const timer = setTimeout(() => controller.abort(), noAnswerAfter_ms);
  try {
    const reply = await fetch(path, { ...request, signal: controller.signal });
    return { status: reply.status, text: await reply.text() };
  } catch {
    return { status: 0, text: "" };
  } finally {
    clearTimeout(timer);
  }
};

const post = (path: string, body: string, authorization: string, language: string): Promise<Reply> => {
  abort = new AbortController();
  const headers = { "Content-Type": "application/json", Authorization: authorization, "Accept-Language": language };
  return ask(path, { method: "POST", body, headers }, abort);
};

const get = (path: string, authorization: string): Promise<Reply> =>
  ask(path, { headers: { Authorization: authorization } }, new AbortController());

let waking: number | undefined;
const wake = (): void => {
  waking = undefined;
  guarded((module) => module._zhiping_wake(), undefined);
  viewport.requestFrame();
};

const page = {
  ...glyphs,
  ...storage,
  ...placeHistory,
  ...evidenceGlue,
  post,
  get,
  pageTextHeight,
  abortPost: () => abort.abort(),
  answer(callback: number, { status, text }: Reply) {
    guarded(
      (module) => withWords(module, text, (bytes) => module._zhiping_http_reply(callback, status, bytes)),
      undefined,
    );
    viewport.requestFrame();
  },
  createTexture(id: number, width: number, height: number, bytesPerPixel: number, pixels: Uint8Array) {
    graphics.renderer?.createTexture(id, width, height, bytesPerPixel, pixels);
  },
  updateTexture(id: number, x: number, y: number, width: number, height: number, pixels: Uint8Array) {
    graphics.renderer?.updateTexture(id, x, y, width, height, pixels);
  },
  destroyTexture(id: number) {
    graphics.renderer?.destroyTexture(id);
  },
  draw(width: number, height: number, vertices: Uint8Array, indices: Uint8Array, commands: Int32Array) {
    graphics.renderer?.draw(width, height, vertices, indices, commands);
  },
  requestFrame: () => viewport.requestFrame(),
  language: () => document.documentElement.lang,
  codeFacts: () => document.getElementById("code-facts")?.textContent ?? "",
  fillPlainForm: (body: string, files: string) => serverPage.fillInWithFiles(body, files.split("\n").slice(0, -1)),
  showDocument(json: string) {
    const shown = JSON.parse(json) as SemanticDocument;
    semantics.show(shown);
    showPageTexts(shown.texts ?? []);
    viewport.setDocumentHeight(shown.height);
  },
  setTitle(title: string) {
    document.title = title;
  },
  setLanguage(tag: string) {
    document.documentElement.lang = tag;
    // So that the server answers in it when the page is loaded again.
    const address = new URL(location.href);
    address.searchParams.set("lang", tag);
    history.replaceState(history.state, "", address.href);
  },
  setElderMode(on: boolean) {
    document.documentElement.classList.toggle("elder", on);
  },
  announce(message: string) {
    liveRegions.reverse();
    liveRegions[0].textContent = message;
    liveRegions[1].textContent = "";
  },
  wakeAfter(seconds: number) {
    clearTimeout(waking);
    waking = seconds > 0 ? window.setTimeout(wake, seconds * 1000) : undefined;
  },
  moveFocus(id: number) {
    pendingFocus = id;
  },
  focusTitle() {
    pendingFocus = "title";
  },
  scrollToTop() {
    scrollTo(0, 0);
  },
};

// With what was filled in so far, and where.
const begin = (module: CitizenModule, filled: serverPage.Filled): boolean =>
  !("_zhiping_begin" in module) ||
  guarded(
    () =>
      withWords(module, filled.form, (form) =>
        withWords(module, filled.touched, (touched) => module._zhiping_begin(form, touched)),
      ),
    0,
  ) !== 0;

const takeOver = (module: CitizenModule): void => {
  const place = scrollY;
  const hadFocus = serverPage.hasFocus();
  const filled = serverPage.filledIn();
  wasm = module;
  if (!begin(module, filled)) return fail();
  const files = serverPage.takeFiles();
  if (files.length) evidenceGlue.chooseFiles(0, files);
  root.hidden = false;
  show();
  if (!wasm) return;
  // Only now: a page without content would scroll to its top under the reader.
  serverPage.hide();
  scrollTo(0, place);
  if (hadFocus) pendingFocus ??= "title";
  settleFocus();
  if (filled.caret && document.activeElement instanceof HTMLTextAreaElement)
    document.activeElement.setSelectionRange(...filled.caret);
  performance.mark("zhiping-ready");
};

const start = async (): Promise<void> => {
  const timer = setTimeout(serverPage.sayFailed, readyWithin_ms);
  try {
    let exitStatus = 0;
    const module = await createCitizen({
      page,
      locateFile: () => document.querySelector<HTMLLinkElement>('link[rel="preload"][as="fetch"]')!.href,
      onAbort: fail,
      quit: (status: number) => {
        exitStatus = status;
      },
      print: () => {},
      printErr: () => {},
    });
    clearTimeout(timer);
    if (exitStatus !== 0) return serverPage.sayFailed();
    serverPage.whenComposed(() => {
      if (serverPage.isWaiting()) takeOver(module);
      else serverPage.offerLate(() => takeOver(module));
    });
  } catch {
    clearTimeout(timer);
    fail();
  }
};

// What was filled in is in the server's form from now on.
function fail(): void {
  const hadFocus = root.contains(document.activeElement);
  try {
    wasm?._zhiping_give_back();
  } catch {
    /* Then the last frame's answers have to do. */
  }
  wasm = undefined;
  root.hidden = true;
  serverPage.sayFailed();
  if (hadFocus) serverPage.focusFailed();
}

addEventListener("pagehide", () => guarded((module) => module._zhiping_give_back(), undefined));
addEventListener("online", () => {
  if (waking === undefined) return;
  clearTimeout(waking);
  wake();
});
addEventListener("storage", ({ key }) => {
  if (key) tell(key, (module, bytes) => module._zhiping_stored_elsewhere(bytes));
});
placeHistory.onReturn((place) => tell(place, (module, bytes) => module._zhiping_return_to(bytes)));
void start();
if (!graphics.isHtml)
  prepareFirstScreen(
    () => !wasm,
    () => {
      graphics.prepare();
    },
  );
