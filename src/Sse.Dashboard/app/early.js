// Before anything is painted: a page in the wrong colours would flash.
try {
  const theme = localStorage.getItem('sse-dashboard-theme');
  if (theme) document.documentElement.dataset.theme = theme;
} catch {
  // Storage is off: the system's colours do.
}
