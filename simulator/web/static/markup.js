// What people type as **bold** and the like → text and entities, as Telegram's own apps do.
const MARKS = [
  ['```', 'pre'], ['**', 'bold'], ['__', 'italic'], ['~~', 'strikethrough'], ['||', 'spoiler'], ['`', 'code'],
];

export function parsed(raw) {
  const entities = [];
  const text = read(raw.trim(), 0, entities);
  return { text, entities: entities.length ? entities : undefined };
}

function read(raw, offset, entities) {
  let text = '';
  let at = 0;
  while (at < raw.length) {
    const found = markAt(raw, at);
    if (!found) {
      text += raw[at++];
      continue;
    }
    const { type, inner, next } = found;
    const start = offset + text.length;
    const verbatim = type === 'code' || type === 'pre';
    const entity = { type, offset: start, length: 0 };
    entities.push(entity);
    const words = verbatim ? inner.replace(/^\n|\n$/g, '') : read(inner, start, entities);
    entity.length = words.length;
    text += words;
    at = next;
  }
  return text;
}

/** A mark counts only when it is closed and something other than space stands at both its ends. */
function markAt(raw, at) {
  for (const [mark, type] of MARKS) {
    if (!raw.startsWith(mark, at)) continue;
    const end = raw.indexOf(mark, at + mark.length + 1);
    if (end < 0) continue;
    const inner = raw.slice(at + mark.length, end);
    if (type !== 'pre' && inner.trim() !== inner) continue;
    return { type, inner, next: end + mark.length };
  }
  return null;
}
