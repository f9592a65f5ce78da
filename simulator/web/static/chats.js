// The chats of the person one is.
import { avatar, badge, fill, h, icon, iconButton } from './dom.js';
import { opens } from './lazy.js';
import { go } from './route.js';
import { on, person, rowsOf, state } from './store.js';
import { isKind, marked } from './summary.js';
import { brief } from './time.js';
import { t } from './words.js';

const toggleDrawer = opens(() => import('./drawer.js'), 'toggleDrawer');
export const search = opens(() => import('./ways.js'), 'search');
const mainMenu = opens(() => import('./ways.js'), 'mainMenu');
const LAST = { joined: 'someoneJoined', left: 'someoneLeft', pinned: 'pinned', group_chat_created: 'groupMade', supergroup_chat_created: 'groupMade', channel_chat_created: 'channelMade', migrate_to_chat_id: 'becameSuper', migrate_from_chat_id: 'becameSuper', new_chat_photo: 'photoChanged', write_access_allowed: 'writeAllowed' };
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
  const more = iconButton('menu', t('menu'), () => mainMenu(more, one));
  return [more, h('span.about', h('strong', one?.name ?? t('title')), one?.username && h('small', `@${one.username}`)),
    one && iconButton('search', `${t('search')} (Ctrl+K)`, () => search()), iconButton('sliders', t('controls'), () => toggleDrawer())];
}

function line(row) {
  const { last } = row;
  const words = row.blocked ? t('blocked') : last ? lastWords(row) : row.started === false ? t('notStarted') : '';
  const link = h('button.chat', {
    id: `chat${row.id}`, 'aria-current': row.id === state.chat ? 'true' : null, onclick: () => go(state.person, row.id),
  }, avatar(row), h('span.about',
    h('span.top', KINDS[row.kind] && icon(KINDS[row.kind]), h('strong', row.title), last && h('time', brief(last.at))),
    h('span.top', h('small', words.slice(0, 120)), badge(row.unread))));
  return h('div', { role: 'listitem' }, link);
}

/** In groups it matters who said it; where nothing was said in words, what kind of thing it was. */
function lastWords({ kind, last }) {
  const who = [...state.people, ...state.bots].find(one => one.id === last.who);
  const told = kind === 'bot' || kind === 'channel' || !who || last.named ? '' : `${who.first_name ?? who.name}: `;
  if (last.text || isKind(last.kind)) return told + marked(last.kind, last.text);
  return told + t(LAST[last.kind] ?? 'news');
}

/** The chat `step` places further down the list. */
export function neighbour(step) {
  const rows = rowsOf(state.person);
  const next = rows[rows.findIndex(one => one.id === state.chat) + step];
  if (next) go(state.person, next.id);
}
