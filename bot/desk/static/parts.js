// What all pages are made of.

import { Component, createContext, h, render } from './vendor/preact.mjs';
import { useCallback, useContext, useEffect, useLayoutEffect, useMemo, useRef, useState } from './vendor/hooks.mjs';
import htm from './vendor/htm.mjs';
import { content, get, watch } from './api.js';

export { Component, createContext, render, useCallback, useContext, useEffect, useLayoutEffect, useMemo, useRef, useState };
export const html = htm.bind(h);

/** `t('name', { number: 3 })`: the page's words in the reader's language; `say('Saved.')`: a word that passes. */
export const Around = createContext({ t: name => name, say: () => {} });
export const useAround = () => useContext(Around);

export function fill(text, given = {}) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => given[name] ?? whole);
}

/** What the server says below this path, asked anew whenever something has changed. What was there stays meanwhile. */
export function useLoaded(path) {
  const [found, put] = useState({ path: null, data: null, error: null });
  const asked = useRef(0);
  const load = useCallback(async () => {
    if (!path) return;
    const mine = ++asked.current;
    const next = await get(path).then(data => ({ path, data, error: null }), error => ({ path, data: null, error }));
    if (mine !== asked.current) return;
    put(before => (next.error && before.path === path && !next.error.text ? { ...before, error: next.error } : next));
  }, [path]);
  useEffect(() => {
    load();
    return watch(({ changed, online }) => (changed || online) && load());
  }, [load]);
  return found.path === path ? { ...found, load } : { path, data: null, error: null, load };
}

const LETTER = /^Key([A-Z])$/; // by its place on the keyboard: most people here write in Cyrillic

/** `keys`: what each key does, by its name. Whoever writes or presses a button means that, and not the page. */
export function useKeys(keys, on = true) {
  const known = useRef(keys);
  known.current = keys;
  useLayoutEffect(() => { // as soon as it is drawn: whoever is quick is heard
    if (!on) return undefined;
    const heard = event => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const at = event.target;
      const writes = at.closest?.('input, textarea, select, [contenteditable]');
      if (writes && event.key !== 'Escape') return;
      if (event.key === 'Enter' && at.closest?.('button, a')) return;
      if (document.querySelector('dialog[open]')) return;
      const done = known.current[event.key.length === 1 ? event.key.toLowerCase() : event.key] || known.current[LETTER.exec(event.code)?.[1].toLowerCase()];
      if (done && done(event) !== false) event.preventDefault();
    };
    window.addEventListener('keydown', heard);
    return () => window.removeEventListener('keydown', heard);
  }, [on]);
}

export function useWide(least) {
  const query = useMemo(() => window.matchMedia(`(min-width: ${least}px)`), [least]);
  const [wide, tell] = useState(query.matches);
  useEffect(() => {
    const heard = () => tell(query.matches);
    query.addEventListener('change', heard);
    return () => query.removeEventListener('change', heard);
  }, [query]);
  return wide;
}

/** Of a list of any length only what is in sight is drawn. All rows are of one height, in points. */
export function Rows({ label, rows, height, draw, chosen, onChoose }) {
  const box = useRef(null);
  const [view, look] = useState({ top: 0, seen: 800 });
  useLayoutEffect(() => {
    const seen = () => look({ top: box.current.scrollTop, seen: box.current.clientHeight || 800 });
    seen();
    window.addEventListener('resize', seen);
    return () => window.removeEventListener('resize', seen);
  }, []);
  const place = rows.findIndex(one => one.id === chosen);
  useEffect(() => {
    if (place < 0) return;
    const [first, last] = [place * height, (place + 1) * height];
    if (first < box.current.scrollTop) box.current.scrollTop = first;
    else if (last > box.current.scrollTop + box.current.clientHeight) box.current.scrollTop = last - box.current.clientHeight;
  }, [chosen, place, height]);
  const from = Math.max(0, Math.floor(view.top / height) - 5);
  const to = Math.min(rows.length, Math.ceil((view.top + view.seen) / height) + 5);
  return html`<div class="rows" ref=${box} onScroll=${event => look({ top: event.target.scrollTop, seen: event.target.clientHeight })}>
    <ul aria-label=${label} style=${{ height: `${rows.length * height}px` }}>
      ${rows.slice(from, to).map((one, at) => html`<li key=${one.id} aria-setsize=${rows.length} aria-posinset=${from + at + 1}
          style=${{ top: `${(from + at) * height}px`, height: `${height}px` }}>
        <button class="row" aria-current=${one.id === chosen ? 'true' : null} onClick=${() => onChoose(one.id)}>${draw(one)}</button>
      </li>`)}
    </ul>
  </div>`;
}

/** A photo or file that only whoever is signed in may have: it cannot stand in an address. */
export function useContent(path) {
  const [address, put] = useState('');
  useEffect(() => {
    let made = '';
    let gone = false;
    put('');
    if (path) {
      content(path).then(blob => {
        if (gone) return;
        made = URL.createObjectURL(blob);
        put(made);
      }, () => !gone && put(null));
    }
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [path]);
  return address;
}

const LOOKS = { bold: 'b', italic: 'i', underline: 'u', strikethrough: 's', code: 'code', pre: 'code', blockquote: 'q', expandable_blockquote: 'q', spoiler: 'span' };

/** A text with its formatting, stretch by stretch. */
export function Runs({ runs }) {
  return html`<div class="runs">${runs.map((one, at) => {
    const inside = one.as.filter(kind => LOOKS[kind]).reduceRight((shown, kind) => h(LOOKS[kind], null, shown), one.text);
    return one.url ? html`<a key=${at} href=${one.url} target="_blank" rel="noreferrer noopener">${inside}</a>` : h('span', { key: at }, inside);
  })}</div>`;
}

/** The browser's own: it keeps the focus, and gives it back. */
export function Dialog({ title, onClose, children, wide }) {
  const { t } = useAround();
  const box = useRef(null);
  useLayoutEffect(() => {
    const shown = box.current;
    const before = document.activeElement;
    shown.showModal();
    return () => {
      shown.close();
      before?.focus?.();
    };
  }, []);
  return html`<dialog ref=${box} class=${wide ? 'wide' : ''} aria-labelledby="dialog-title" onCancel=${event => { event.preventDefault(); onClose(); }}>
    <header><h2 id="dialog-title">${title}</h2><button class="quiet" onClick=${onClose} aria-label=${t('close')}>✕</button></header>
    ${children}
  </dialog>`;
}

/** A button that is at work until what it does has been done. */
export function Deed({ does, children, kind = '', hint, ...more }) {
  const [busy, work] = useState(false);
  const press = async () => {
    if (busy) return;
    work(true);
    try {
      await does();
    } finally {
      work(false);
    }
  };
  return html`<button class=${kind} aria-busy=${busy ? 'true' : null} onClick=${press} ...${more}>${children}${hint && html`<kbd aria-hidden="true">${hint}</kbd>`}</button>`;
}

export function Loading({ error, again }) {
  const { t } = useAround();
  if (!error) return html`<p class="empty" aria-busy="true">${t('loading')}</p>`;
  return html`<div class="empty" role="alert"><p>${error.text || t('failed')}</p>${again && html`<button onClick=${again}>${t('again')}</button>`}</div>`;
}
