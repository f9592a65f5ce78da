// Where nothing has been said yet: the first person, the first bot, and what a bot says about itself.
import { h, icon } from './dom.js';
import { copied } from './format.js';
import { looks } from './lazy.js';
import { addPerson } from './people.js';
import { state } from './store.js';
import { t } from './words.js';

await looks('welcome.css');

export const welcome = () => h('div.hello',
  h('div.art', { 'aria-hidden': 'true' }, h('i.c1'), h('i.c4'), h('i.c5')),
  h('h1', t('welcome')), h('p', t('welcomeMore')),
  h('button.primary.large', { onclick: () => addPerson() }, icon('add'), t('addPerson')),
  !state.bots.length && connect());

export const howToConnect = () => h('div.hello',
  h('span.avatar.c4.huge', icon('bot')), h('h1', t('noBot')), h('p', t('noBotMore')), connect());

function connect() {
  const line = (label, words) => h('div.copyable', h('span', label), h('code', words),
    h('button.link', { onclick: () => copied(words) }, t('copy')));
  return h('div.connect', h('p', t('connect')), line(t('apiAddress'), location.origin), line(t('token'), '1000:demo'));
}
