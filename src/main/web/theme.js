/**
 * Puts the chosen theme on the page before the first paint. It stands alone, and not in a module,
 * because modules run after the paint and a dark room should not be lit by a white flash.
 */
try {
  const theme = localStorage.getItem('rollcall.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden; then the system's preference holds.
}
