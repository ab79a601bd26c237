/**
 * The text with those edits that were accepted.
 * @param {string} text The resume as it was.
 * @param {{ line: number, before: string | null, after: string | null }[]} edits Any of those made for it.
 */
export function applyEdits(text, edits) {
  const lines = text.split('\n');
  // From the end, so that the numbers of the lines before stay right; of two at one line the addition comes before it.
  const fromEnd = [...edits].sort((a, b) => b.line - a.line || linesOf(b.before).length - linesOf(a.before).length);
  for (const { line, before, after } of fromEnd) lines.splice(line - 1, linesOf(before).length, ...linesOf(after));
  return lines.join('\n');
}

function linesOf(text) {
  return text === null ? [] : text.split('\n');
}
