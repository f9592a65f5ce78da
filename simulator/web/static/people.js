// The rail of people: whoever is chosen looks at their own chats.
import { avatar, badge, fill, h, icon } from './dom.js';
import { opens } from './lazy.js';
import { on, state, unreadOf } from './store.js';
import { go } from './route.js';
import { t } from './words.js';

export const addPerson = opens(() => import('./persons.js'), 'addPerson');
const personMenu = opens(() => import('./persons.js'), 'personMenu');

/** To somebody, and to the chat with the bot where there is only one. */
export const goTo = id => go(id, state.bots.length === 1 ? state.bots[0].id : 0);

export function people(root) {
  const list = h('div.faces');
  const add = h('button.person.add', { title: t('addPerson'), 'aria-label': t('addPerson'), onclick: () => addPerson() },
    h('span.avatar', icon('add')), h('span.name', t('add')));
  root.setAttribute('aria-label', t('people'));
  fill(root, list, add);
  on('people', () => {
    root.hidden = !state.people.length;
    fill(list, state.people.map(face));
    list.querySelector('[aria-current=true]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
}

function face(one) {
  const current = one.id === state.person;
  const menu = event => {
    event.preventDefault();
    personMenu(event.currentTarget, one);
  };
  return h(`button.person${one.active ? '' : '.gone'}`, {
    id: `person${one.id}`, title: one.name, 'aria-current': current ? 'true' : null, onclick: () => go(one.id), oncontextmenu: menu,
  }, h('span.face-box', avatar(one), badge(unreadOf(one))), h('span.name', one.first_name ?? one.name));
}
