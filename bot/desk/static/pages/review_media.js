// Photos and files of a post: looked at, put in order by dragging, buttons or keys, left out, and framed.

import { Deed, Dialog, html, useAround, useContent, useLayoutEffect, useRef, useState } from '../parts.js';

/** In its frame, as it goes out; as it came, where that cannot be drawn. */
function useFile(one) {
  const framed = useContent(one.framed ? `review/media/${one.id}/framed?look=${one.framed}` : '');
  const isPlain = !one.framed || framed === null;
  const plain = useContent(isPlain ? `review/media/${one.id}` : '');
  return isPlain ? plain : framed;
}

function File({ one, name, t }) {
  const [large, show] = useState(false);
  const address = useFile(one);
  if (address === null || (one.kind === 'document' && !one.width)) return html`<p class="file">${name}. ${t('no_file')}</p>`;
  if (one.kind === 'video' || one.kind === 'animation') return html`<video class="file" controls src=${address} aria-label=${name}></video>`;
  if (one.kind === 'voice' || one.kind === 'audio') return html`<audio class="file" controls src=${address} aria-label=${name}></audio>`;
  const size = one.width ? `${one.width}×${one.height}` : '';
  const look = ['photo', large && 'large', one.framed && 'framed'].filter(Boolean).join(' ');
  return html`<button class=${look} aria-expanded=${large ? 'true' : 'false'} onClick=${() => show(!large)}>
    ${address ? html`<img src=${address} alt=${name} draggable=${false} />` : html`<span class="wait"></span>`}
    ${size && html`<small>${size}</small>`}
  </button>`;
}

/** What is put elsewhere stands there at once; the server hears of it one after the other, and has the last word. */
function useOrder(media, save) {
  const { t, say } = useAround();
  const [order, put] = useState(null);
  const turn = useRef(Promise.resolve());
  const waiting = useRef(0);
  const known = order?.map(id => media.find(one => one.id === id));
  const shown = known?.every(Boolean) && known.length === media.length ? known : media;
  const tell = (before, next, words) => {
    put(next);
    waiting.current += 1;
    turn.current = turn.current.then(async () => {
      const done = await save({ before, order: next });
      waiting.current -= 1;
      if (!done || !waiting.current) put(null);
      if (done) say(words, { label: t('undo'), does: () => tell(next, before, t('undone')) });
    });
  };
  const move = (id, to) => {
    const before = shown.map(one => one.id);
    const moved = shown.filter(one => one.moves).map(one => one.id);
    const from = moved.indexOf(id);
    if (from === to || to < 0 || to >= moved.length) return false;
    moved.splice(to, 0, ...moved.splice(from, 1));
    const places = [...moved];
    tell(before, shown.map(one => (one.moves ? places.shift() : one.id)), t('photo_moved', { number: to + 1, count: moved.length }));
    return true;
  };
  return { shown, move };
}

function Tools({ one, at, count, move, drop, t }) {
  const name = t('photo', { number: at + 1 });
  const button = (sign, label, does, off) => html`<button class="quiet" aria-label=${`${name}: ${label}`} title=${label} aria-disabled=${off ? 'true' : null} onClick=${() => off || does()}>${sign}</button>`;
  return html`<div class="tools">
    ${count > 1 && button('‹', t('to_front'), () => move(one.id, at - 1), !at)}
    ${count > 1 && button('›', t('to_back'), () => move(one.id, at + 1), at === count - 1)}
    ${button('✕', t('drop'), () => drop(one), false)}
  </div>`;
}

/** Dragged onto another it takes that one's place. Of keys the arrows go from one to the next, with Shift it goes along. */
function Tile({ one, number, at, count, moving, t }) {
  const [over, enter] = useState(false);
  const { move, drop, dragged, step } = moving;
  const keys = event => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.target.closest('video, audio')) return;
    if (by) event.preventDefault();
    if (by && event.shiftKey) move(one.id, at + by);
    else if (by) step(one.id, by);
    else if (event.key === 'Delete') drop(one);
  };
  const drag = one.moves ? {
    draggable: count > 1,
    onDragStart: event => { dragged.current = one.id; event.dataTransfer.effectAllowed = 'move'; event.dataTransfer.setData('text/plain', ''); },
    onDragEnd: () => { dragged.current = 0; },
    onDragOver: event => { if (dragged.current) { event.preventDefault(); enter(dragged.current !== one.id); } },
    onDragLeave: event => event.currentTarget.contains(event.relatedTarget) || enter(false),
    onDrop: event => { event.preventDefault(); enter(false); if (dragged.current) move(dragged.current, at); },
    onKeyDown: keys,
  } : {};
  return html`<li class=${over ? 'tile over' : 'tile'} data-media=${one.id} ...${drag}>
    <${File} one=${one} name=${t('photo', { number })} t=${t} />
    ${one.moves && html`<${Tools} one=${one} at=${at} count=${count} move=${move} drop=${drop} t=${t} />`}
  </li>`;
}

/** What has the focus keeps it when it is put elsewhere. */
function useFocus(box) {
  const kept = useRef(null);
  useLayoutEffect(() => {
    if (kept.current && document.activeElement !== kept.current && box.current?.contains(kept.current)) kept.current.focus();
    kept.current = null;
  });
  return () => {
    kept.current = box.current?.contains(document.activeElement) ? document.activeElement : null;
  };
}

export function Files({ media, frame, save, setFrame, drop }) {
  const { t } = useAround();
  const box = useRef(null);
  const dragged = useRef(0);
  const keep = useFocus(box);
  const { shown, move } = useOrder(media, save);
  const movable = shown.filter(one => one.moves);
  const step = (id, by) => {
    const next = movable[movable.findIndex(one => one.id === id) + by];
    if (next) box.current.querySelector(`[data-media="${next.id}"] .photo, [data-media="${next.id}"] button`)?.focus();
  };
  const moving = { dragged, drop, step, move: (id, to) => { keep(); return move(id, to); } };
  if (!media.length) return null;
  return html`<section class="files-here" aria-label=${t('media')}>
    ${(frame?.may || movable.length > 1) && html`<header>
      ${frame?.may && html`<${Deed} hint="f" aria-keyshortcuts="f" does=${() => setFrame(!frame.on)}>${t(frame.on ? 'no_frame' : 'frame')}<//>`}
      ${movable.length > 1 && html`<span class="by-keys">${t('order_how')} <kbd>⇧ ←</kbd><kbd>⇧ →</kbd></span>`}
      ${frame?.left.map(one => html`<p key=${one} class="warned">${one}</p>`)}
    </header>`}
    <ul class="files" ref=${box}>
      ${shown.map((one, place) => html`<${Tile} key=${one.id} one=${one} number=${place + 1} at=${movable.indexOf(one)} count=${movable.length} moving=${moving} t=${t} />`)}
    </ul>
  </section>`;
}

/** It cannot be brought back: it is shown once more. */
export function Drop({ one, refused, close, save }) {
  const { t } = useAround();
  const address = useFile(one);
  return html`<${Dialog} title=${t('drop')} onClose=${close}>
    ${address && one.kind !== 'video' && html`<img class="asked" src=${address} alt="" />`}
    <p>${t('drop_sure')}</p>
    ${refused && html`<p role="alert" class="refused">${refused}</p>`}
    <footer><button onClick=${close}>${t('cancel')}</button><${Deed} kind="danger" does=${save}>${t('drop')}<//></footer>
  <//>`;
}
