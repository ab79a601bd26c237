const KEY = 'sse-dashboard-theme';
const next = /** @type {Record<string, string>} */ ({ '': 'dark', dark: 'light', light: '' });

/** The colours in use: of the viewer's choice, else of the system. */
export const isDark = () => {
  const { theme } = document.documentElement.dataset;
  return theme ? theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
};

/** From the system's to dark, to light, and back. @returns {string} What is in use now, in words. */
export function turnTheme() {
  const theme = next[document.documentElement.dataset.theme ?? ''] ?? '';
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  try {
    if (theme) localStorage.setItem(KEY, theme);
    else localStorage.removeItem(KEY);
  } catch {
    // Storage is off: it holds for this visit.
  }
  window.dispatchEvent(new Event('themechange'));
  return themeName();
}

export const themeName = () => ({ dark: 'Dark', light: 'Light' })[document.documentElement.dataset.theme ?? ''] ?? 'System';
