// Pictures and videos (web/ui/media.hpp), which the page shows itself.

import type { Part } from "../part";
import { make, setAttribute, type Mirror, type RoleElement, type Semantics } from "../semantics";
import type { SemanticNode } from "../semantic_node";
import { whenGone } from "./gone";
import { cutHoles } from "./over_pictures";
import { cover } from "./watermark";

interface Sight {
  zoom: number;
  turn: number;
  x: number; // How far its middle is from that of the box.
  y: number;
}

const arrowStep = 40;
const arrows: Record<string, [number, number]> = {
  ArrowLeft: [arrowStep, 0],
  ArrowRight: [-arrowStep, 0],
  ArrowUp: [0, arrowStep],
  ArrowDown: [0, -arrowStep],
};

const sights = new WeakMap<HTMLElement, Sight>();

const clamp = (value: number, most: number): number => Math.max(-most, Math.min(most, value));

// A turned picture fits the box with its sides exchanged. Of what is larger than the box, no edge is moved into it.
const lay = (box: HTMLElement): void => {
  const image = box.firstElementChild as HTMLImageElement;
  const sight = sights.get(box)!;
  const { clientWidth: width, clientHeight: height } = box;
  if (!width || !height) return; // It is not in the document yet.
  const isAcross = sight.turn % 180 !== 0;
  const [across, down] = isAcross ? [height, width] : [width, height];
  const fit = Math.min(across / (image.naturalWidth || across), down / (image.naturalHeight || down));
  const seen = [(image.naturalWidth || across) * fit * sight.zoom, (image.naturalHeight || down) * fit * sight.zoom];
  const [wide, high] = isAcross ? seen.reverse() : seen;
  sight.x = clamp(sight.x, Math.max(0, (wide! - width) / 2));
  sight.y = clamp(sight.y, Math.max(0, (high! - height) / 2));
  image.style.width = `${across}px`;
  image.style.height = `${down}px`;
  image.style.transform = `translate(-50%,-50%) translate(${sight.x}px,${sight.y}px) rotate(${sight.turn}deg) scale(${sight.zoom})`;
};

// It is reached by the keyboard where there is something to move.
const letReach = (box: HTMLElement, label: string): void => {
  const isLarger = sights.get(box)!.zoom > 1;
  box.classList.toggle("larger", isLarger);
  setAttribute(box, "tabindex", isLarger ? "0" : "");
  setAttribute(box, "role", isLarger ? "group" : "");
  setAttribute(box, "aria-label", isLarger ? label : "");
};

const move = (box: HTMLElement, byX: number, byY: number): void => {
  const sight = sights.get(box)!;
  sight.x += byX;
  sight.y += byY;
  lay(box);
};

const letMove = (box: HTMLElement): void => {
  let last = { x: 0, y: 0 };
  box.addEventListener("pointerdown", (event) => {
    if (sights.get(box)!.zoom === 1) return;
    event.preventDefault(); // Or the browser drags the picture away.
    box.focus({ preventScroll: true });
    box.setPointerCapture(event.pointerId);
    last = { x: event.clientX, y: event.clientY };
  });
  box.addEventListener("pointermove", ({ pointerId, clientX, clientY }) => {
    if (!box.hasPointerCapture(pointerId)) return;
    move(box, clientX - last.x, clientY - last.y);
    last = { x: clientX, y: clientY };
  });
  box.addEventListener("keydown", (event) => {
    const arrow = arrows[event.key];
    if (!arrow || sights.get(box)!.zoom === 1) return;
    event.preventDefault();
    move(box, ...arrow);
  });
};

const watchSize = (box: HTMLElement): void => {
  if (!("ResizeObserver" in window)) return;
  const observer = new ResizeObserver(() => {
    lay(box);
    cutHoles();
  });
  observer.observe(box);
  whenGone(box, () => observer.disconnect());
};

const tellFailure = (element: HTMLElement, { id }: SemanticNode, semantics: Semantics): void =>
  element.addEventListener("error", () => semantics.listener.changeText(id, "failed"));

const image: RoleElement = {
  make(node, semantics): Mirror {
    const outer = make("div", "image");
    const picture = outer.appendChild(make("img"));
    sights.set(outer, { zoom: 1, turn: 0, x: 0, y: 0 });
    picture.draggable = false;
    picture.addEventListener("load", () => lay(outer));
    tellFailure(picture, node, semantics);
    letMove(outer);
    watchSize(outer);
    return { role: node.role, outer, inner: outer };
  },
  update({ outer }, { address, label, attributes }: SemanticNode): void {
    const picture = outer.firstElementChild as HTMLImageElement;
    const sight = sights.get(outer)!;
    picture.alt = label ?? "";
    if (picture.getAttribute("src") !== address) {
      Object.assign(sight, { x: 0, y: 0 });
      setAttribute(picture, "src", address);
    }
    sight.zoom = Number(attributes!["data-zoom"]) / 100;
    sight.turn = Number(attributes!["data-turn"]);
    lay(outer);
    letReach(outer, label ?? "");
    cover(outer, attributes!["data-watermark"]);
    cutHoles();
  },
};

// The whole window would show it without what lies over it.
const video: RoleElement = {
  make(node, semantics): Mirror {
    const outer = make("div", "video");
    const film = outer.appendChild(make("video"));
    film.controls = true;
    film.preload = "metadata";
    film.playsInline = true;
    film.disablePictureInPicture = true;
    film.setAttribute("controlslist", "nofullscreen noremoteplayback");
    tellFailure(film, node, semantics);
    return { role: node.role, outer, inner: film };
  },
  update({ outer, inner }, { address, label, attributes }: SemanticNode): void {
    setAttribute(inner, "src", address);
    setAttribute(inner, "aria-label", label);
    cover(outer, attributes!["data-watermark"]);
    cutHoles();
  },
};

export const mediaRoles: Part = { roles: { image, video } };
