// The web chat: an invented Telegram in the browser. Everything starts here.
import { chats, neighbour, search } from './chats.js';
import { conversation } from './conversation.js';
import { acceptDrops } from './drop.js';
import { opens } from './lazy.js';
import { listen } from './live.js';
import { loadFrame, markRead, reload } from './loading.js';
import { goTo, people } from './people.js';
import { follow, go } from './route.js';
import { on, person, row, rowsOf, saved, state, unreadOf } from './store.js';
import { attempt } from './toast.js';
import { language, t } from './words.js';

const toggleDrawer = opens(() => import('./drawer.js'), 'toggleDrawer');
const BESIDE = 900; // from here on a conversation stands beside the list of chats
const WIDE = 1200; // from here on the drawer has room beside the conversation and may stay open
const part = id => document.getElementById(id);

document.documentElement.style.colorScheme = saved.get('theme', 'light dark');
document.documentElement.lang = language;
people(part('people'));
chats(part('chats'));
conversation(part('conversation'));
if (saved.get('drawer', '') && innerWidth >= WIDE) toggleDrawer(true);
acceptDrops(part('conversation'));

on('people chats conversation', () => {
  const unread = person() ? unreadOf(person()) : 0;
  document.title = `${unread ? `(${unread}) ` : ''}${[person()?.name, row()?.title].filter(Boolean).join(' · ') || t('title')}`;
  if (state.ready && state.people.length) somewhere();
  part('app').classList.toggle('nobody', state.ready && !state.people.length);
});

addEventListener('hashchange', () => {
  document.querySelectorAll('dialog[open]').forEach(one => one.close());
  document.querySelectorAll('.menu:popover-open').forEach(one => one.hidePopover());
  follow();
});
addEventListener('focus', markRead);
document.addEventListener('visibilitychange', markRead);
addEventListener('keydown', event => {
  const typing = event.target.closest?.('input, textarea, select, dialog');
  if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) search();
  else if (event.altKey && event.key === 'ArrowDown') neighbour(1);
  else if (event.altKey && event.key === 'ArrowUp') neighbour(-1);
  else if (event.key === '/' && !typing) slash();
  else if (event.key === 'Escape' && innerWidth < BESIDE && !typing && !document.querySelector('dialog[open]') && state.chat && !event.defaultPrevented) go(state.person);
  else return;
  event.preventDefault();
});

/** With whom there is something to do; otherwise with the first of all. Where there is room, some chat is in view. */
function somewhere() {
  if (!person()) return goTo(state.frame.hints[0]?.person ?? state.people[0].id);
  const [first] = rowsOf(state.person);
  return innerWidth >= BESIDE && !state.chat && first && location.replace(`#/${state.person}/${first.id}`);
}

/** "/" begins a command from wherever one is. */
function slash() {
  const area = document.querySelector('.composer textarea');
  area?.focus();
  if (area?.value === '') document.execCommand('insertText', false, '/');
}

await attempt(loadFrame());
await follow();
await attempt(reload());
listen();
