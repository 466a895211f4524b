// @ts-check
/**
 * A screenshot in a window of its own. Where the whole of it would stay small it opens at its own size, at the place that
 * was pressed. Two fingers, a double tap, the wheel and + − 0 change its size; a finger, the mouse and the arrows move it.
 * Back, a swipe down, Esc, the button and a press beside it lead back.
 */
import { element, icon, text } from "./page.js";

/** Smaller than so much of its own size, the whole picture shows nothing more than the article did. */
const SMALL = 0.6;
/** Largest, in parts of its own size. */
const LARGEST = 4;
/** A finger that moves so far down leads back, in pixels. */
const SWIPE = 90;
/** Two taps within so many milliseconds and pixels are a double tap. */
const DOUBLE = { time: 320, distance: 30 };

/** Done once the picture before is closed and its entry out of the history: leaving it would close the next one. */
let left = Promise.resolve();

/** @param {HTMLAnchorElement} link @param {MouseEvent} [event] the press */
export async function zoom(link, event) {
  const before = left;
  /** @type {() => void} */
  let gone = () => undefined;
  left = new Promise((done) => (gone = done));
  await before;
  const small = link.querySelector("img");
  // As it is seen: a chosen role hides the roles' names.
  const caption = link.closest("figure")?.querySelector("figcaption")?.innerText.trim() ?? "";
  const isDark = getComputedStyle(document.documentElement).colorScheme === "dark";
  const src = (isDark && link.dataset.dark) || link.href;
  const picture = element("img", { class: "zoom-picture", src, alt: small?.alt ?? "", draggable: "false" });
  const stage = element("div", { class: "zoom-stage", tabindex: "0", role: "group", "aria-label": text("zoomed") }, picture);
  const marks = link.parentElement?.querySelector(":scope > .marks")?.cloneNode(true);
  if (marks instanceof SVGElement) {
    // The list below tells what they mark.
    for (const mark of marks.querySelectorAll("a")) mark.replaceWith(...mark.childNodes);
    marks.setAttribute("aria-hidden", "true");
    stage.append(marks);
  }
  const list = link.closest(".marked")?.querySelector(".mark-list")?.cloneNode(true);
  const size = element("button", { class: "tool zoom-size", type: "button" }, "");
  const button = element("button", { class: "tool zoom-close", type: "button", "aria-label": text("close") }, icon("close"));
  const dialog = element("dialog", { class: "zoom-dialog", "aria-label": text("zoomed") }, stage, size, button);
  const words = element("div", { class: "zoom-words" });
  if (caption) words.append(element("p", {}, caption));
  if (list instanceof HTMLElement) {
    for (const item of list.querySelectorAll("[id]")) item.removeAttribute("id");
    words.append(list);
  }
  if (words.childElementCount) dialog.append(words);

  const view = { scale: 1, x: 0, y: 0 };
  const natural = () => ({
    width: picture.naturalWidth || Number(small?.getAttribute("width")) || 1,
    height: picture.naturalHeight || Number(small?.getAttribute("height")) || 1,
  });
  const whole = () => Math.min(1, stage.clientWidth / natural().width, stage.clientHeight / natural().height);

  /** Sets the size and place, the picture never leaving the window. */
  const show = () => {
    view.scale = Math.min(Math.max(view.scale, whole()), LARGEST);
    for (const [axis, room, own] of /** @type {["x" | "y", number, number][]} */ ([
      ["x", stage.clientWidth, natural().width * view.scale],
      ["y", stage.clientHeight, natural().height * view.scale],
    ])) {
      view[axis] = own <= room ? (room - own) / 2 : Math.min(0, Math.max(room - own, view[axis]));
    }
    picture.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.scale})`;
    // Frames grow with the picture, their numbers keep their size.
    if (marks instanceof SVGElement) {
      marks.style.width = `${natural().width * view.scale}px`;
      marks.style.height = `${natural().height * view.scale}px`;
      marks.style.transform = `translate(${view.x}px, ${view.y}px)`;
    }
    const isWhole = view.scale <= whole() + 0.01;
    stage.classList.toggle("zoom-whole", isWhole);
    size.textContent = text(isWhole ? "zoom-full" : "zoom-whole");
    size.hidden = whole() >= 1;
  };

  /** Another size; what lies under a point of the stage stays there. @param {number} scale @param {number} x @param {number} y */
  const resize = (scale, x, y) => {
    const next = Math.min(Math.max(scale, whole()), LARGEST);
    view.x = x - ((x - view.x) * next) / view.scale;
    view.y = y - ((y - view.y) * next) / view.scale;
    view.scale = next;
    show();
  };
  const middle = () => ({ x: stage.clientWidth / 2, y: stage.clientHeight / 2 });
  /** Between the whole picture and its own size. @param {{x: number, y: number}} [at] */
  const turn = (at = middle()) => resize(view.scale > whole() + 0.01 ? whole() : 1, at.x, at.y);

  const open = () => {
    const small = whole() < SMALL;
    view.scale = small ? 1 : whole();
    const frame = link.querySelector("img")?.getBoundingClientRect();
    // By keyboard there is no place that was pressed: the picture begins where reading does.
    if (small && event && event.detail > 0 && frame?.width) {
      view.x = stage.clientWidth / 2 - ((event.clientX - frame.left) / frame.width) * natural().width;
      view.y = stage.clientHeight / 2 - ((event.clientY - frame.top) / frame.height) * natural().height;
    }
    show();
  };

  // Back closes it as it would a page; closed otherwise it takes its entry away again.
  let entered = true;
  history.pushState({ ...history.state, zoomed: true }, "");
  const back = () => {
    entered = false;
    dialog.close();
  };
  addEventListener("popstate", back);
  addEventListener("resize", show);
  dialog.addEventListener("close", () => {
    removeEventListener("popstate", back);
    removeEventListener("resize", show);
    if (entered && history.state?.zoomed) {
      addEventListener("popstate", () => gone(), { once: true });
      history.back();
    } else gone();
    dialog.remove();
    link.focus({ preventScroll: true });
  });

  size.addEventListener("click", () => turn());
  button.addEventListener("click", () => dialog.close());
  gestures(stage, { view, show, resize, turn, whole, close: () => dialog.close() });
  dialog.addEventListener("keydown", (key) => {
    const at = middle();
    const step = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[key.key];
    if (step) [view.x, view.y] = [view.x + step[0], view.y + step[1]];
    else if (key.key === "+" || key.key === "=") return resize(view.scale * 1.25, at.x, at.y);
    else if (key.key === "-") return resize(view.scale / 1.25, at.x, at.y);
    else if (key.key === "0") return turn();
    else return;
    key.preventDefault();
    show();
  });

  document.body.append(dialog);
  dialog.showModal();
  if (picture.complete && picture.naturalWidth) open();
  else {
    open();
    picture.addEventListener("load", open, { once: true });
  }
}

/**
 * Fingers and mouse on the stage.
 * @param {HTMLElement} stage
 * @param {{view: {scale: number, x: number, y: number}, show: () => void, resize: (scale: number, x: number, y: number) => void, turn: (at: {x: number, y: number}) => void, whole: () => number, close: () => void}} picture
 */
function gestures(stage, { view, show, resize, turn, whole, close }) {
  /** @type {Map<number, {x: number, y: number}>} */
  const down = new Map();
  /** Where the gesture began, and how far it went. */
  let start = { x: 0, y: 0, top: 0 };
  let moved = false;
  let pinched = false;
  let tapped = { time: 0, x: 0, y: 0 };

  /** @param {{clientX: number, clientY: number}} event */
  const place = (event) => {
    const frame = stage.getBoundingClientRect();
    return { x: event.clientX - frame.left, y: event.clientY - frame.top };
  };

  stage.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    const at = place(event);
    if (down.size === 0) {
      start = { ...at, top: view.y };
      [moved, pinched] = [false, false];
    }
    down.set(event.pointerId, at);
    stage.setPointerCapture(event.pointerId);
  });

  stage.addEventListener("pointermove", (event) => {
    const before = down.get(event.pointerId);
    if (!before) return;
    const at = place(event);
    const others = [...down].filter(([id]) => id !== event.pointerId).map(([, other]) => other);
    down.set(event.pointerId, at);
    moved ||= Math.hypot(at.x - start.x, at.y - start.y) > 8;
    if (others.length) {
      pinched = true;
      const [other] = others;
      const apart = (one) => Math.max(1, Math.hypot(one.x - other.x, one.y - other.y));
      const centre = { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 };
      resize((view.scale * apart(at)) / apart(before), centre.x, centre.y);
      return;
    }
    view.x += at.x - before.x;
    view.y += at.y - before.y;
    show();
  });

  /** @param {PointerEvent} event */
  const up = (event) => {
    if (!down.delete(event.pointerId) || down.size) return;
    const at = place(event);
    const swiped = at.y - start.y > SWIPE && Math.abs(at.x - start.x) < (at.y - start.y) / 2;
    // What moves the picture is no swipe: it had to be at its upper end already.
    if (event.pointerType !== "mouse" && swiped && !pinched && view.y === start.top) return close();
    if (moved || pinched || event.type === "pointercancel") return;
    const onPicture = document.elementsFromPoint(event.clientX, event.clientY).some((it) => it.classList.contains("zoom-picture"));
    if (!onPicture) return close();
    if (event.pointerType === "mouse") return turn(at);
    const near = Math.hypot(at.x - tapped.x, at.y - tapped.y) < DOUBLE.distance;
    if (near && event.timeStamp - tapped.time < DOUBLE.time) {
      tapped = { time: 0, x: 0, y: 0 };
      return turn(at);
    }
    tapped = { time: event.timeStamp, ...at };
  };
  stage.addEventListener("pointerup", up);
  // Else a swipe would go on as a throw of the page below, and the next tap would only stop it.
  stage.addEventListener("touchmove", (event) => event.preventDefault(), { passive: false });
  stage.addEventListener("pointercancel", up);

  stage.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const at = place(event);
      if (event.ctrlKey) return resize(view.scale * Math.exp(-event.deltaY / 200), at.x, at.y);
      if (view.scale <= whole() + 0.01) return;
      view.x -= event.deltaX;
      view.y -= event.deltaY;
      show();
    },
    { passive: false },
  );
}
