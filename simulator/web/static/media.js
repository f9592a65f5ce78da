// Photos, pictures that move, albums.
import { h } from './dom.js';
import { opens } from './lazy.js';
import { t } from './words.js';

const openLightbox = opens(() => import('./lightbox.js'), 'openLightbox');
const WIDEST = 360;
const TALLEST = 420;

/** Of a photo's sizes the smallest that is still sharp in a bubble. */
const fitting = sizes => sizes.find(one => one.width >= 720) ?? sizes.at(-1);

const visual = message => message.video ?? message.animation ?? (message.photo && fitting(message.photo));

function ratioOf(message) {
  const { width = 4, height = 3 } = visual(message);
  return Math.min(2.4, Math.max(0.6, width / height || 4 / 3));
}

export const isVisual = message => Boolean(message.photo ?? message.video ?? message.animation);

export function pictures(messages) {
  return messages.length === 1 ? single(messages[0]) : mosaic(messages);
}

function single(message) {
  const ratio = ratioOf(message);
  const node = tile(message);
  const natural = visual(message).width || WIDEST;
  node.style.aspectRatio = ratio;
  const width = Math.max(140, Math.min(WIDEST, natural, TALLEST * ratio));
  node.style.width = `min(${width}px, 78vw)`; // not wider than its bubble, else something would be cut off
  return h('div.pictures', node);
}

// How many stand in each row, by how many there are: no row of one except on top.
const ROWS = { 2: [2], 3: [1, 2], 4: [1, 3], 5: [2, 3], 6: [3, 3], 7: [2, 2, 3], 8: [2, 3, 3], 9: [3, 3, 3], 10: [3, 3, 4] };

/** Rows whose pictures share the width by their shape; all of a row are equally high, so little is cut off. */
function mosaic(messages) {
  const grid = h('div.pictures.mosaic');
  let rest = messages;
  for (const count of ROWS[messages.length] ?? [3, 3, 4]) {
    const row = rest.slice(0, count);
    rest = rest.slice(count);
    const ratios = row.map(message => Math.min(1.8, Math.max(0.7, ratioOf(message))));
    const line = h('div.line', row.map(tile));
    [...line.children].forEach((node, place) => (node.style.flexGrow = ratios[place]));
    line.style.aspectRatio = Math.max(1.25, ratios.reduce((sum, one) => sum + one, 0));
    grid.append(line);
  }
  return grid;
}

function tile(message) {
  const inner = message.photo ? photo(message) : moving(message);
  if (!message.has_media_spoiler) return inner;
  const cover = h('button.cover', { onclick: () => cover.remove() }, t('spoiler'));
  return h('div.tile', inner, cover);
}

function photo(message) {
  const label = message.caption ? `${t('photo')}: ${message.caption}` : t('photo');
  return h('button.tile', { 'aria-label': label, onclick: () => openLightbox(message) },
    h('img', { src: fitting(message.photo).url, alt: '', loading: 'lazy', draggable: false }));
}

function moving(message) {
  const film = message.video ?? message.animation;
  const silent = Boolean(message.animation);
  return h('div.tile', h('video', {
    src: film.url, poster: film.thumbnail?.url ?? null, controls: !silent, preload: 'metadata', playsInline: true,
    muted: silent, loop: silent, autoplay: silent && !matchMedia('(prefers-reduced-motion: reduce)').matches,
  }));
}
