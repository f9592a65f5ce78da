// Ways to more chats: the main menu, new groups and channels, links, search.
import { act } from './api.js';
import { chooser } from './chooser.js';
import { ask, choice, dialog, field, tick } from './dialogs.js';
import { openLink } from './doing.js';
import { frameItems } from './frame.js';
import { h } from './dom.js';
import { loadChats } from './loading.js';
import { openMenu } from './menu.js';
import { personItems } from './persons.js';
import { go } from './route.js';
import { rowsOf, state } from './store.js';
import { attempt } from './toast.js';
import { t } from './words.js';

export const mainMenu = (at, one) => openMenu(at, [
  one && { icon: 'people', text: t('newGroup'), run: () => newRoom('group') },
  one && { icon: 'speaker', text: t('newChannel'), run: () => newRoom('channel') },
  one && { icon: 'link', text: t('openLink'), run: askLink },
  ...(one ? personItems(one) : []),
  ...frameItems(),
]);

async function newRoom(kind) {
  const others = [...state.people, ...state.bots].filter(one => one.id !== state.person);
  const given = await ask(t(kind === 'group' ? 'newGroup' : 'newChannel'), [
    field({ name: 'title', label: t('roomTitle'), maxLength: 128 }),
    kind === 'group' && choice('kind', t('kind'), [['supergroup', t('supergroup')], ['group', t('group')]], 'supergroup'),
    h('fieldset', h('legend', t('membersTitle')), others.map(one => tick(`m${one.id}`, one.name, one.is_bot))),
  ].filter(Boolean), t('create'));
  if (!given) return;
  const members = others.map(one => one.id).filter(id => given[`m${id}`]);
  const made = await attempt(act('add_group', { title: given.title, kind: given.kind ?? kind, creator: state.person, members }));
  if (!made) return;
  await attempt(loadChats());
  go(state.person, made.id);
}

async function askLink() {
  const given = await ask(t('openLink'), [field({ name: 'link', label: t('linkLabel'), placeholder: 't.me/…' })], t('open'));
  if (given) openLink(given.link);
}

export function search() {
  const rows = rowsOf(state.person).map(row => ({ ...row, go: () => go(state.person, row.id) }));
  const faces = state.people.map(one => ({ ...one, note: t('person'), go: () => go(one.id) }));
  const shown = dialog(t('search'), chooser([...rows, ...faces], one => {
    shown.close();
    one.go();
  }));
  shown.box.querySelector('input').focus();
}
