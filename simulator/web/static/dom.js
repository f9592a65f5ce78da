// Making elements. Nothing is ever parsed from text as HTML, so what people and bots write needs no escaping.
import { icons } from './icons.js';

const SVG = 'http://www.w3.org/2000/svg';

/** h('button.primary', {onclick, title}, …children): functions become listeners, the rest properties or attributes.
    The second place is optional. Buttons do not send forms unless they say so. */
export function h(spec, ...kids) {
  const [tag, ...classes] = spec.split('.');
  const node = document.createElement(tag);
  if (classes.length) node.className = classes.join(' ');
  if (tag === 'button') node.type = 'button';
  const props = kids[0]?.constructor === Object ? kids.shift() : {};
  for (const [name, value] of Object.entries(props)) set(node, name, value);
  node.append(...present(kids));
  return node;
}

function set(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
  else if (name in node) node[name] = value;
  else node.setAttribute(name, value === true ? '' : value);
}

const present = kids => kids.flat().filter(kid => kid !== null && kid !== undefined && kid !== false && kid !== '');

const STOPS = 'button, a, input';

/** Gives `node` these children. If one of the old ones had the focus, its like among the new ones gets it. */
export function fill(node, ...kids) {
  const old = node.contains(document.activeElement) ? document.activeElement : null;
  const place = old && [...node.querySelectorAll(STOPS)].indexOf(old);
  node.replaceChildren(...present(kids));
  if (!old || old.isConnected) return;
  const stops = [...node.querySelectorAll(STOPS)];
  const like = stops.find(one => old.id && one.id === old.id) ?? stops[place];
  like?.focus({ preventScroll: true });
}

export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.classList.add('icon');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', icons[name]);
  svg.append(path);
  return svg;
}

/** A button that shows only an icon; its label is for the hover and for those who cannot see it. */
export const iconButton = (name, label, onclick, more = '') =>
  h(`button.round${more}`, { title: label, 'aria-label': label, onclick }, icon(name));

export function avatar(who) {
  if (who.photo) return h('img.avatar', { src: who.photo, alt: '', loading: 'lazy' });
  const name = who.name ?? who.title ?? '?';
  const initials = name.split(/\s+/).slice(0, 2).map(word => [...word][0] ?? '').join('');
  return h(`span.avatar.c${who.color ?? Math.abs(who.id) % 7}`, { 'aria-hidden': 'true' }, initials.toUpperCase());
}

export const badge = count => count > 0 && h('span.badge', count > 999 ? '999+' : count);

/** Gives `parent` exactly these children and moves none that is in place, so that a playing voice plays on. */
export function reconcile(parent, nodes) {
  const wanted = new Set(nodes);
  for (const node of [...parent.childNodes]) if (!wanted.has(node)) node.remove();
  nodes.forEach((node, place) => {
    if (parent.childNodes[place] !== node) parent.insertBefore(node, parent.childNodes[place] ?? null);
  });
}
