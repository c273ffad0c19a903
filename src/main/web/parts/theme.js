/** Light or dark: the system's preference, until somebody says otherwise here. */

const DARK = matchMedia('(prefers-color-scheme: dark)');

export function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : DARK.matches;
}

/** The other one; remembered, unless it is what the system prefers anyway. */
export function toggleTheme() {
  const wanted = isDark() ? 'light' : 'dark';
  const preferred = DARK.matches ? 'dark' : 'light';
  if (wanted === preferred) delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = wanted;
  try {
    if (wanted === preferred) localStorage.removeItem('rollcall.theme');
    else localStorage.setItem('rollcall.theme', wanted);
  } catch {
    // Storage may be forbidden; then the choice lasts as long as the page.
  }
}
