// The chats of the person one is, and ways to more of them.
import { act } from './api.js';
import { chooser } from './chooser.js';
import { ask, choice, dialog, field, tick } from './dialogs.js';
import { openLink } from './doing.js';
import { avatar, badge, fill, h, icon, iconButton } from './dom.js';
import { toggleDrawer } from './drawer.js';
import { loadChats } from './loading.js';
import { frameMenu } from './frame.js';
import { openMenu } from './menu.js';
import { personMenu } from './people.js';
import { on, person, rowsOf, state } from './store.js';
import { marked } from './summary.js';
import { brief } from './time.js';
import { attempt } from './toast.js';
import { go } from './route.js';
import { t } from './words.js';

const LAST = { joined: 'someoneJoined', left: 'someoneLeft', pinned: 'pinned', service: 'news' };
const KINDS = { group: 'people', supergroup: 'people', channel: 'speaker' };

export function chats(root) {
  const head = h('header.bar');
  const list = h('div.rows', { role: 'list' });
  const offline = h('p.offline', { hidden: true, role: 'status' }, t('reconnecting'));
  fill(root, head, offline, list);
  const draw = () => {
    fill(head, ...headOf(person()));
    fill(list, rowsOf(state.person).map(line), person() && !rowsOf(state.person).length && h('p.empty', t('noChats')));
  };
  on('chats people', draw);
  on('online', () => (offline.hidden = state.online));
}

function headOf(one) {
  const more = iconButton('menu', t('menu'), () => openMenu(more, [
    one && { icon: 'people', text: t('newGroup'), run: () => newRoom('group') },
    one && { icon: 'speaker', text: t('newChannel'), run: () => newRoom('channel') },
    one && { icon: 'link', text: t('openLink'), run: askLink },
    ...(one ? personMenu(one) : []),
    ...frameMenu(),
  ]));
  return [more, h('span.about', h('strong', one?.name ?? t('title')), one?.username && h('small', `@${one.username}`)),
    one && iconButton('search', `${t('search')} (Ctrl+K)`, search), iconButton('sliders', t('controls'), () => toggleDrawer())];
}

function line(row) {
  const { last } = row;
  const words = row.blocked ? t('blocked') : last ? lastWords(row) : row.started === false ? t('notStarted') : '';
  const link = h('button.chat', {
    'aria-current': row.id === state.chat ? 'true' : null, onclick: () => go(state.person, row.id),
  }, avatar(row), h('span.about',
    h('span.top', KINDS[row.kind] && icon(KINDS[row.kind]), h('strong', row.title), last && h('time', brief(last.at))),
    h('span.top', h('small', words.slice(0, 120)), badge(row.unread))));
  return h('div', { role: 'listitem' }, link);
}

/** In groups it matters who said it; where nothing was said in words, what kind of thing it was. */
function lastWords({ kind, last }) {
  const who = [...state.people, ...state.bots].find(one => one.id === last.who);
  const told = kind === 'bot' || kind === 'channel' || !who ? '' : `${who.first_name ?? who.name}: `;
  return told + (LAST[last.kind] && !last.text ? t(LAST[last.kind]) : marked(last.kind, last.text));
}

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

/** The chat `step` places further down the list. */
export function neighbour(step) {
  const rows = rowsOf(state.person);
  const next = rows[rows.findIndex(one => one.id === state.chat) + step];
  if (next) go(state.person, next.id);
}
