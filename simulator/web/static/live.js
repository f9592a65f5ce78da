// What happens on the server, as it happens.
import { answered } from './keyboard.js';
import { loadChats, loadControls, loadConversation, loadPeople, markRead, place, placeRow, reload } from './loading.js';
import { changed, isOpen, now, rowsOf, state, tell } from './store.js';
import { named, service, summary } from './summary.js';
import { attempt } from './toast.js';
import { go } from './route.js';

let peopleSoon = 0;

const handlers = {
  message(event) {
    if (isOpen(event)) {
      place(event.message);
      board(event);
      markRead();
    }
    if (event.message.date > now() + 1) attempt(loadControls()); // the clock was moved on by somebody else
    state.actions.delete(`${event.person}/${event.chat}`);
    heard(event);
    changed('actions');
    return isOpen(event) && event.message.pinned_message && loadConversation();
  },
  edited(event) {
    if (isOpen(event)) place(event.message);
    const row = rowsOf(event.person).find(one => one.id === event.chat);
    if (row?.last?.message_id === event.message.message_id) heard({ ...event, unread: row.unread });
  },
  deleted(event) {
    if (isOpen(event)) {
      state.open.messages = state.open.messages.filter(one => !event.messages.includes(one.message_id));
      changed('messages');
    }
    return state.rows[event.person] && loadChats(event.person);
  },
  keyboard: event => isOpen(event) && board(event),
  action(event) {
    const key = `${event.person}/${event.chat}`;
    state.actions.set(key, { ...event, until: Date.now() + 5000 });
    setTimeout(() => changed('actions'), 5050);
    changed('actions');
  },
  answered,
  chat(event) {
    placeRow(event.person, event.row);
    if (!isOpen(event)) return undefined;
    markRead();
    return (state.open.pinned?.message_id ?? 0) !== event.row.pinned && loadConversation();
  },
  gone(event) {
    if (!state.rows[event.person]) return;
    state.rows[event.person] = rowsOf(event.person).filter(one => one.id !== event.chat);
    if (isOpen(event)) go(state.person);
    changed('people', 'chats');
  },
  people: () => {
    soonPeople();
    return loadChats();
  },
  commands: event => event.chat === state.chat && loadConversation(),
  call: ({ call }) => tell('call', call),
  controls: () => loadControls(),
  reset: () => location.assign('/'),
};

function board({ keyboard }) {
  if (keyboard === undefined) return;
  state.open.keyboard = keyboard;
  changed('keyboard');
}

/** The row of a chat shows what was said last, who said it, and what is not read. */
function heard({ person, chat, message, unread }) {
  const row = rowsOf(person).find(one => one.id === chat);
  if (!row) return soonPeople();
  const last = { message_id: message.message_id, who: named(message).id, text: summary(message), at: message.date, named: Boolean(service(message)) };
  placeRow(person, { ...row, last, unread: unread ?? row.unread });
}

/** For people whose chats this tab has not opened the server counts: asked at most a few times a second. */
function soonPeople() {
  clearTimeout(peopleSoon);
  peopleSoon = setTimeout(() => attempt(loadPeople()), 250);
}

function deliver(event) {
  if (event.type === 'open' || event.type === 'lost') return connection(event.type === 'open');
  return attempt(handlers[event.type]?.(event));
}

function connection(online) {
  if (online) attempt(reload());
  state.online = online;
  changed('online');
}

/** A browser opens only six connections to one address, so the tabs share one stream: whoever holds the lock
    listens and passes on what it hears; when its tab is closed, another takes over. */
export function listen() {
  if (!navigator.locks || !window.BroadcastChannel) return stream(deliver);
  const channel = new BroadcastChannel('chat');
  channel.onmessage = ({ data }) => deliver(data);
  navigator.locks.request('chat-events', () => {
    stream(event => {
      channel.postMessage(event);
      deliver(event);
    });
    return new Promise(() => {}); // held for as long as the tab lives
  });
}

function stream(pass) {
  const source = new EventSource('/chat/events');
  source.onopen = () => pass({ type: 'open' });
  source.onerror = () => pass({ type: 'lost' });
  source.onmessage = ({ data }) => pass(JSON.parse(data));
}
