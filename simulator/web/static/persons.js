// Adding, changing and retiring people.
import { act } from './api.js';
import { ask, choice, field, tick } from './dialogs.js';
import { loadPeople } from './loading.js';
import { openMenu } from './menu.js';
import { goTo } from './people.js';
import { state } from './store.js';
import { attempt } from './toast.js';
import { language, languages, t } from './words.js';

export const personMenu = (at, one) => openMenu(at, personItems(one));

export const personItems = one => [
  { icon: 'edit', text: t('editPerson'), run: () => editPerson(one) },
  one.active && { icon: 'block', text: t('deactivate'), danger: true, run: () => deactivate(one) },
];

async function deactivate(one) {
  if (await ask(t('deactivateSure', one.name), [], t('deactivate'), 'danger')) attempt(act('deactivate', { person: one.id }));
}

/** The name is there already, so a person is two clicks away. Names are invented; none that is taken comes again. */
export async function addPerson() {
  const taken = new Set(state.people.map(one => one.name));
  const name = t('names').split(', ').find(one => !taken.has(one)) ?? `${t('person')} ${state.people.length + 1}`;
  const given = await ask(t('addPerson'), [
    field({ name: 'name', label: t('name'), value: name, maxLength: 64 }),
    choice('language', t('language'), languages, language),
    tick('picture', t('withPhoto'), true),
  ], t('add'));
  if (!given) return;
  const made = await attempt(act('add_person', { ...split(given.name), language: given.language, picture: Boolean(given.picture) }));
  if (!made) return;
  await attempt(loadPeople());
  goTo(made.id);
}

function split(name) {
  const [first, ...rest] = name.trim().split(/\s+/);
  return { name: first, last_name: rest.join(' ') || undefined };
}

async function editPerson(one) {
  const given = await ask(t('editPerson'), [
    field({ name: 'name', label: t('name'), value: one.name, maxLength: 64 }),
    field({ name: 'username', label: t('username'), value: one.username ?? '', required: false, pattern: '[A-Za-z0-9_]{5,32}' }),
    choice('language', t('language'), languages, one.language),
  ], t('save'));
  if (given) attempt(act('edit_person', { person: one.id, ...split(given.name), username: given.username, language: given.language }));
}
