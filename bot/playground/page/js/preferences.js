/** What the page remembers in this browser; works (forgetfully) where storage is refused. */

const PREFIX = "magpie.";

export function remembered(name, fallback = null) {
  try {
    const raw = localStorage.getItem(PREFIX + name);
    return raw === null ? fallback : JSON.parse(raw);
  } catch {
    return fallback;
  }
}

export function remember(name, value) {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // A private window may refuse: the choice then lasts as long as the page.
  }
}

/** Applies "auto", "dark" or "light" to the page. */
export function applyTheme(theme) {
  document.documentElement.dataset.theme = theme;
}
