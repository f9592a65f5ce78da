// Entities → elements. Offsets count UTF-16 units, as JavaScript strings do.
import { h } from './dom.js';
import { openLink, say } from './doing.js';
import { opens } from './lazy.js';
import { toast } from './toast.js';
import { t } from './words.js';

const showRecord = opens(() => import('./drawer.js'), 'showRecord');

export function formatted(text = '', entities = []) {
  const outerFirst = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return pieces(text, 0, text.length, outerFirst);
}

function pieces(text, from, to, entities) {
  const nodes = [];
  let at = from;
  for (let i = 0; i < entities.length; ) {
    const entity = entities[i++];
    const end = Math.min(entity.offset + entity.length, to);
    const inner = [];
    while (i < entities.length && entities[i].offset < end) inner.push(entities[i++]);
    if (entity.offset < at) continue;
    nodes.push(text.slice(at, entity.offset));
    nodes.push(wrapped(entity, text.slice(entity.offset, end), pieces(text, entity.offset, end, inner)));
    at = end;
  }
  nodes.push(text.slice(at, to));
  return nodes.filter(node => node !== '');
}

const TAGS = { bold: 'strong', italic: 'em', underline: 'u', strikethrough: 's', blockquote: 'blockquote' };

function wrapped(entity, words, inner) {
  if (TAGS[entity.type]) return h(TAGS[entity.type], inner);
  const make = makers[entity.type];
  return make ? make(words, inner, entity) : h('span', inner);
}

const outside = (href, inner) => h('a', { href, target: '_blank', rel: 'noopener noreferrer' }, inner);
const inside = (inner, onclick) => h('button.link', { onclick }, inner);

const makers = {
  url: (words, inner) => link(/^[a-z][a-z0-9+.-]*:/i.test(words) ? words : `https://${words}`, inner),
  text_link: (words, inner, { url }) => link(url, inner),
  email: (words, inner) => outside(`mailto:${words}`, inner),
  phone_number: (words, inner) => outside(`tel:${words.replace(/[^+\d]/g, '')}`, inner),
  mention: (words, inner) => inside(inner, () => openLink(`https://t.me/${words.slice(1)}`)),
  text_mention: (words, inner) => h('span.mention', inner),
  hashtag: (words, inner) => inside(inner, () => showRecord(words)),
  cashtag: (words, inner) => inside(inner, () => showRecord(words)),
  bot_command: (words, inner) => inside(inner, () => say(words)),
  code: words => h('code', {
    tabIndex: 0, role: 'button', title: t('copy'), onclick: () => copied(words), onkeydown: ({ key }) => key === 'Enter' && copied(words),
  }, words),
  pre: (words, inner, { language }) => pre(words, language),
  spoiler: (words, inner) => spoiler(inner),
  expandable_blockquote: (words, inner) => expandable(inner),
};

export const isTelegram = url => /^(https?:\/\/)?(t|telegram)\.me\/|^tg:/i.test(url);

/** Links into Telegram stay here; only web addresses open elsewhere (a bot may write `javascript:` too). */
function link(url, inner) {
  if (isTelegram(url)) return inside(inner, () => openLink(url));
  return /^(https?|mailto|tel):/i.test(url) ? outside(url, inner) : h('span', inner);
}

export async function copied(words) {
  await navigator.clipboard.writeText(words);
  toast(t('copied'));
}

function pre(words, language) {
  const button = h('button.link', { onclick: () => copied(words) }, t('copy'));
  return h('figure.pre', h('figcaption', h('span', language ?? ''), button), h('pre', { tabIndex: 0 }, words));
}

function spoiler(inner) {
  const node = h('span.spoiler', { tabIndex: 0, role: 'button', 'aria-label': t('spoiler') }, h('span', inner));
  const show = event => {
    if (node.classList.contains('shown') || (event.key && event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    node.classList.add('shown');
    node.removeAttribute('aria-label');
  };
  node.addEventListener('click', show);
  node.addEventListener('keydown', show);
  return node;
}

function expandable(inner) {
  const quote = h('blockquote.folded', h('div', inner));
  const button = h('button.fold', {
    title: t('unfold'),
    'aria-label': t('unfold'),
    'aria-expanded': 'false',
    onclick: () => button.setAttribute('aria-expanded', quote.classList.toggle('folded') ? 'false' : 'true'),
  });
  quote.append(button);
  return quote;
}
