// What can be done with a post: the deeds of every day stand open, the others behind one button.

import { Deed, html, useEffect, useRef } from '../parts.js';

const FEW = 3;
const TWICE = 700; // milliseconds
let last = { id: 0, at: -TWICE };

export function isDone(id) {
  last = { id, at: performance.now() };
}

/** The second press of two was for the post that was decided, and not for the one that has come into its place. */
export function isTwice(id) {
  return last.id !== id && performance.now() - last.at < TWICE;
}

/** Which deeds there are, with their keys: the one that matters most first. */
export function deedsOf(shown, does) {
  const may = name => shown.may.includes(name);
  const asks = what => () => does.ask(what);
  return [
    may('publish') && { name: 'publish', key: 'p', kind: 'main', does: does.publish },
    may('schedule') && { name: 'schedule', key: 's', does: asks('schedule') },
    may('approve') && { name: 'approve', key: 'a', does: does.approve, other: may('publish') },
    may('return') && { name: 'return', key: 'r', does: asks('return') },
    may('text') && { name: may('type') ? 'type' : 'edit', key: 'e', kind: may('type') ? 'main' : '', does: asks('edit') },
    shown.undo && { name: 'undo', key: 'u', does: does.undo },
    may('decline') && { name: 'decline', key: 'd', does: asks('decline'), other: true },
    may('package') && { name: 'pages', key: 'l', does: asks('pages'), other: true },
    shown.joins.length > 0 && { name: 'join', key: 'm', does: asks('join'), other: true },
    may('offer') && { name: 'offer', key: 'o', does: does.offer, other: true },
    may('practice') && { name: 'practice', key: 'i', does: does.practice, other: true },
    shown.removal && { name: 'remove', label: shown.removal.label, key: 'x', kind: 'danger', does: asks('remove'), other: true },
  ].filter(Boolean);
}

function One({ one, t, after }) {
  const does = async () => {
    after?.();
    await one.does();
  };
  return html`<${Deed} kind=${one.kind || ''} hint=${one.key} does=${does} aria-keyshortcuts=${one.key}>${one.label || t(one.name)}<//>`;
}

/** Shut by a press elsewhere, by Escape, and by what was chosen in it. */
function Others({ known, t }) {
  const box = useRef(null);
  const shut = () => box.current?.removeAttribute('open');
  useEffect(() => {
    const heard = event => box.current?.contains(event.target) || shut();
    document.addEventListener('pointerdown', heard);
    return () => document.removeEventListener('pointerdown', heard);
  }, []);
  const escape = event => {
    if (event.key !== 'Escape' || !box.current.open) return;
    event.stopPropagation();
    shut();
    box.current.querySelector('summary').focus();
  };
  return html`<details class="others" ref=${box} onKeyDown=${escape}>
    <summary><span>${t('others')}</span></summary>
    <div class="menu">${known.map(one => html`<${One} key=${one.name} one=${one} t=${t} after=${shut} />`)}</div>
  </details>`;
}

export function Deeds({ known, t }) {
  const often = known.filter(one => !one.other);
  const open = often.length > FEW ? often : known;
  const others = known.filter(one => !open.includes(one));
  return html`${open.map(one => html`<${One} key=${one.name} one=${one} t=${t} />`)}${others.length > 0 && html`<${Others} known=${others} t=${t} />`}`;
}
