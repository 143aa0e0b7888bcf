/** Things that open near something: they close on Esc, on a click elsewhere, and give the focus back. */

let open = null;

/** Shows `element` near `anchor` (an element or a point); answers how to close it. */
export function popUp(element, anchor, { onClose, above = false, focus } = {}) {
  closePopup();
  const home = (anchor instanceof Element && anchor.closest("dialog")) || document.body;
  element.classList.add("popup");
  home.append(element);
  place(element, anchor, above);
  const previous = document.activeElement;
  const close = (giveBack = true) => {
    if (open?.close !== close) return;
    open = null;
    document.removeEventListener("pointerdown", outside, true);
    document.removeEventListener("keydown", escape, true);
    window.removeEventListener("resize", gone);
    element.remove();
    onClose?.();
    if (giveBack && previous?.isConnected) previous.focus({ preventScroll: true });
  };
  const outside = (event) => {
    if (!element.contains(event.target) && !(anchor instanceof Element && anchor.contains(event.target))) close(false);
  };
  const escape = (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    close();
  };
  const gone = () => close(false);
  document.addEventListener("pointerdown", outside, true);
  document.addEventListener("keydown", escape, true);
  window.addEventListener("resize", gone);
  open = { close, element, anchor };
  (focus ?? element).focus({ preventScroll: true });
  return close;
}

export function closePopup() {
  open?.close(false);
}

export function popupOf(anchor) {
  return open?.anchor === anchor ? open.element : null;
}

function place(element, anchor, above) {
  const box = anchor instanceof Element ? anchor.getBoundingClientRect() : { left: anchor.x, right: anchor.x, top: anchor.y, bottom: anchor.y, width: 0 };
  if (anchor instanceof Element) element.style.minWidth = `${Math.min(box.width, window.innerWidth - 16)}px`;
  const { width, height } = element.getBoundingClientRect();
  const room = window.innerHeight - box.bottom;
  const up = (above && box.top > height + 8) || (room < height + 8 && box.top > room);
  const top = up ? Math.max(8, box.top - height - 4) : Math.min(box.bottom + 4, window.innerHeight - height - 8);
  element.style.left = `${Math.max(8, Math.min(box.left, window.innerWidth - width - 8))}px`;
  element.style.top = `${Math.max(8, top)}px`;
}
