// The record of all that was said and done here.
import { get } from './api.js';
import { fill, h, icon } from './dom.js';
import { clock, day } from './time.js';
import { attempt } from './toast.js';
import { t } from './words.js';

const SHOWN = 200;
let words = '';

export function record(pane, wanted = words) {
  const list = h('div.said');
  const search = h('input', { type: 'search', placeholder: t('search'), 'aria-label': t('search'), value: wanted, oninput: () => find(search.value) });
  const find = async asked => {
    words = asked;
    const found = await attempt(get('record', { q: asked }));
    if (!found || asked !== words) return; // one more letter was typed meanwhile
    fill(list, found.slice(-SHOWN).reverse().map(line), !found.length && h('p.empty', t('nothingFound')));
  };
  fill(pane, h('div.filters', search,
    h('a.round', { href: '/chat/record.json', download: 'record.json', title: t('download'), 'aria-label': t('download') }, icon('download'))), list);
  find(wanted);
}

function line({ at, kind, who, chat, text }) {
  return h('div.say',
    h('small', `${day(at)}, ${clock(at, { second: '2-digit' })} · ${chat}`),
    h('div', h('b', who), ' ', h('em', t(`did_${kind}`)), ' ', text));
}
