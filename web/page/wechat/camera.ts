// Asked for photos, some phones offer the camera only where it is named, and then nothing else. So it has an input of its
// own, whose photo is laid to what was chosen.

import { words } from "./words";

const layTo = (chosen: HTMLInputElement, taken: FileList): void => {
  const all = new DataTransfer();
  for (const file of [...Array.from(chosen.files!), ...Array.from(taken)]) all.items.add(file);
  chosen.files = all.files;
  for (const event of ["input", "change"]) chosen.dispatchEvent(new Event(event, { bubbles: true }));
};

const cameraOf = (chosen: HTMLInputElement): HTMLElement => {
  const label = document.createElement("label");
  label.className = "secondary wechat-camera";
  const camera = label.appendChild(document.createElement("input"));
  camera.type = "file";
  camera.className = "unseen";
  camera.accept = "image/*";
  camera.setAttribute("capture", "environment");
  camera.addEventListener("change", () => {
    layTo(chosen, camera.files!);
    camera.value = "";
  });
  label.append(words.takePhoto);
  return label;
};

const canLayTo = (): boolean => {
  try {
    return !!new DataTransfer();
  } catch {
    return false; // An old phone: its one input has to do.
  }
};

export const offerCamera = (): void => {
  if (!canLayTo()) return;
  for (const chosen of document.querySelectorAll<HTMLInputElement>("#server-page input[type=file][multiple]"))
    chosen.after(cameraOf(chosen));
};
