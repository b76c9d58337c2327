// What carries between the browser and a program's Wasm. It decides nothing: C++ does.

import { prepareFirstScreen } from "./first_screen";
import * as glyphs from "./glyphs";
import { Graphics } from "./graphics";
import { pageTextHeight, showPageTexts } from "./page_texts";
import type { Host, Part, ScreenExports } from "./part";
import { followTextSize, watchProbe } from "./probe";
import { announce, canvas, root, tree } from "./screen_elements";
import type { SemanticDocument } from "./semantic_node";
import { Semantics } from "./semantics";
import * as serverPage from "./server_page";
import { markOwnWords, offerHtml, onHtmlWanted, watchTranslation } from "./translation";
import { Viewport, type View } from "./viewport";

const readyWithin_ms = 8000;

// So that the page is the same when it is loaded again.
const keepInAddress = (name: string, value: string): void => {
  const address = new URL(location.href);
  address.searchParams.set(name, value);
  history.replaceState(history.state, "", address.href);
};

// How the program looks. Not in the page itself: what the server sent needs none of it, and waits for nothing.
const loadStyle = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = document.querySelector<HTMLScriptElement>("script[data-style]")!.dataset.style!;
    style.onload = () => resolve();
    style.onerror = reject;
    document.head.append(style);
  });

export type Create<Exports> = (options: Record<string, unknown>) => Promise<Exports>;

class Program<Exports extends ScreenExports> implements Host<Exports> {
  private wasm: Exports | undefined;
  private pendingFocus: number | "title" | undefined;
  private graphics = new Graphics(canvas, () => this.show());
  private semantics: Semantics;
  private viewport = new Viewport(
    canvas,
    root,
    () => this.graphics.isHtml,
    (view) => this.draw(view),
  );

  constructor(private parts: Part<Exports>[]) {
    this.semantics = new Semantics(
      tree,
      {
        activate: (id) => {
          this.ask([], (module) => module._zhiping_activate(id));
          this.viewport.frame(); // At once: ImGui holds one activation, and the next tap may come before a frame.
        },
        changeText: (id, text) => this.tell([text], (module, [words]) => module._zhiping_change_text(id, words!)),
      },
      parts.find(({ files }) => files)?.files,
      Object.assign({}, ...parts.map(({ roles }) => roles)),
      parts.flatMap(({ reuse }) => reuse ?? []),
    );
    for (const part of parts) part.connect?.(this);
    addEventListener("pagehide", () => this.ask([], (module) => module._zhiping_save_answers()));
  }

  // When Wasm stops, for whatever reason, the server's page takes over again.
  ask<Value>(words: string[], call: (module: Exports, words: number[]) => Value): Value | undefined {
    const module = this.wasm;
    if (!module) return undefined;
    try {
      const bytes = words.map((each) => module.allocateUTF8(each));
      const value = call(module, bytes);
      bytes.forEach((each) => module._free(each));
      return value;
    } catch (error) {
      console.error(error);
      this.fail();
      return undefined;
    }
  }

  tell(words: string[], call: (module: Exports, words: number[]) => void): void {
    this.ask(words, call);
    this.viewport.requestFrame();
  }

  async start(create: Create<Exports>): Promise<void> {
    const timer = setTimeout(serverPage.sayFailed, readyWithin_ms);
    try {
      let exitStatus = 0;
      const options = {
        page: Object.assign({}, this.functions(), ...this.parts.map(({ functions }) => functions)),
        locateFile: () => document.querySelector<HTMLLinkElement>('link[rel="preload"][as="fetch"]')!.href,
        onAbort: () => this.fail(),
        quit: (status: number) => {
          exitStatus = status;
        },
        print: () => {},
        printErr: () => {},
      };
      const [module] = await Promise.all([create(options), loadStyle()]);
      clearTimeout(timer);
      if (exitStatus !== 0) return serverPage.sayFailed();
      this.whenReady(() => {
        if (serverPage.isWaiting()) this.takeOver(module);
        else serverPage.offerLate(() => this.takeOver(module));
      });
    } catch {
      clearTimeout(timer);
      this.fail();
    }
  }

  // While the Wasm is on its way.
  prepare(): void {
    if (this.graphics.isHtml) return;
    prepareFirstScreen(
      () => !this.wasm,
      () => {
        this.graphics.prepare();
      },
    );
  }

  private whenReady(then: () => void): void {
    const part = this.parts.find(({ whenReady }) => whenReady);
    if (part) part.whenReady!(then);
    else then();
  }

  private draw({ width, height, origin, window, density, textScale, dark }: View): boolean {
    const more = !!this.ask([], (module) =>
      module._zhiping_draw(width, height, origin, window, density, textScale, dark ? 1 : 0),
    );
    if (!more && serverPage.isHidden()) this.settleFocus();
    return more;
  }

  // The program, in the way that is possible now.
  private show(): void {
    if (this.graphics.open()) this.ask([], (module) => module._zhiping_renew_canvas());
    root.className = this.graphics.isHtml ? "html-mode" : "drawn";
    offerHtml(!!this.wasm && !this.graphics.isHtml);
    this.viewport.fitDocument();
    this.viewport.frame();
  }

  // Once the document has come to rest, so that the focus is not on what is about to go.
  private settleFocus(): void {
    const wanted = this.pendingFocus;
    this.pendingFocus = undefined;
    if (wanted === undefined) return;
    if (wanted === "title" || !this.semantics.focus(wanted)) this.semantics.focusTitle();
  }

  private takeOver(module: Exports): void {
    const place = scrollY;
    const hadFocus = serverPage.hasFocus();
    this.wasm = module;
    if (!this.parts.every((part) => part.begin?.() ?? true)) return this.fail();
    for (const part of this.parts) part.handOver?.();
    root.hidden = false;
    this.watchOthers();
    this.show();
    if (!this.wasm) return;
    // Only now: a page without content would scroll to its top under the reader.
    serverPage.hide();
    scrollTo(0, place);
    if (hadFocus) this.pendingFocus ??= "title";
    this.settleFocus();
    for (const part of this.parts) part.afterShown?.();
    performance.mark("zhiping-ready");
  }

  // What is done to the page from outside, while the form is used.
  private watchOthers(): void {
    const show = (): void => this.show();
    watchProbe(() => this.viewport.requestFrame(), show);
    watchTranslation(show);
    onHtmlWanted(() => {
      keepInAddress("html", "1");
      this.pendingFocus = "title";
      this.graphics.askForHtml();
    });
  }

  // What was filled in is the server's page's from now on.
  private fail(): void {
    const hadFocus = root.contains(document.activeElement);
    try {
      this.wasm?._zhiping_save_answers();
    } catch {
      /* Then the last frame's answers have to do. */
    }
    this.wasm = undefined;
    for (const part of this.parts) part.stopped?.();
    root.hidden = true;
    followTextSize();
    offerHtml(false);
    serverPage.sayFailed();
    if (hadFocus) serverPage.focusFailed();
  }

  // What web/platform/browser asks for: screen.cpp, drawing.cpp and glyphs.cpp.
  private functions(): object {
    const { graphics, viewport } = this;
    return {
      ...glyphs,
      pageTextHeight,
      announce,
      createTexture: (id: number, width: number, height: number, bytesPerPixel: number, pixels: Uint8Array) =>
        graphics.renderer?.createTexture(id, width, height, bytesPerPixel, pixels),
      updateTexture: (id: number, x: number, y: number, width: number, height: number, pixels: Uint8Array) =>
        graphics.renderer?.updateTexture(id, x, y, width, height, pixels),
      destroyTexture: (id: number) => graphics.renderer?.destroyTexture(id),
      draw: (width: number, height: number, vertices: Uint8Array, indices: Uint8Array, commands: Int32Array) =>
        graphics.renderer?.draw(width, height, vertices, indices, commands),
      language: () => document.documentElement.lang,
      isInShell: () => new URLSearchParams(location.search).get("in") === "wechat",
      showDocument: (json: string) => {
        const shown = JSON.parse(json) as SemanticDocument;
        this.semantics.show(shown);
        markOwnWords();
        showPageTexts(shown.texts ?? []);
        viewport.setDocumentHeight(shown.height);
      },
      setTitle: (title: string) => {
        document.title = title;
      },
      setLanguage: (tag: string) => {
        document.documentElement.lang = tag;
        keepInAddress("lang", tag);
      },
      setElderMode: (on: boolean) => document.documentElement.classList.toggle("elder", on),
      setColumn: (width: number) => root.style.setProperty("--column", `${width}px`),
      moveFocus: (id: number) => {
        this.pendingFocus = id;
      },
      focusTitle: () => {
        this.pendingFocus = "title";
      },
      scrollToTop: () => scrollTo(0, 0),
    };
  }
}

// The one entry of a program's script: its Wasm, and the parts that it asks something of.
export const startProgram = <Exports extends ScreenExports>(create: Create<Exports>, parts: Part<Exports>[]): void => {
  const program = new Program(parts);
  void program.start(create);
  program.prepare();
};
