// What this tab knows, and who wants to hear that it changed. Views listen; they never change the state of others.

export const state = {
  people: [],
  bots: [],
  rows: {}, // chats by person
  ready: false,
  person: 0,
  chat: 0,
  topic: 0, // of the conversation in view, if it has any and one is chosen
  guest: null, // a group or channel in view that one is not in (yet), as a row
  open: null, // the conversation in view: {messages, more, keyboard, commands, menu, pinned}
  actions: new Map(), // "person/chat" → {who, action, until}
  controls: null,
  frame: { hints: [], zone: '' }, // what whoever started the server puts around the chats
  skew: 0, // the simulator's clock minus ours, in seconds
  online: true,
};

const listeners = {};
const dirty = new Set();

export function on(topics, listener) {
  for (const topic of topics.split(' ')) (listeners[topic] ??= new Set()).add(listener);
}

/** Listeners run once, after everything that is happening now has happened. */
export function changed(...topics) {
  if (!dirty.size) queueMicrotask(flush);
  topics.forEach(topic => dirty.add(topic));
}

/** For what is no state: each call, each answer, to whoever listens just now. */
export const tell = (topic, what) => listeners[topic]?.forEach(listener => listener(what));

function flush() {
  const due = new Set([...dirty].flatMap(topic => [...(listeners[topic] ?? [])]));
  dirty.clear();
  due.forEach(listener => listener());
}

export const person = () => state.people.find(one => one.id === state.person);
export const rowsOf = id => state.rows[id] ?? [];
export const row = () => rowsOf(state.person).find(one => one.id === state.chat) ?? (state.guest?.id === state.chat ? state.guest : undefined);
export const topicOf = message => row()?.topics?.find(one => one.message_thread_id === message.message_thread_id)?.name;
export const isOpen = event => event.person === state.person && event.chat === state.chat && state.open !== null;

/** A person or bot that the tab knows, with name, photo and colour; or what a bare User tells. */
export function account(user) {
  const known = [...state.people, ...state.bots].find(one => one.id === user.id);
  return known ?? { ...user, name: [user.first_name, user.last_name].filter(Boolean).join(' ') };
}

/** Where the tab has the person's chats it counts itself; for the others the server has counted. */
export function unreadOf(one) {
  const rows = state.rows[one.id];
  return rows ? rows.reduce((sum, each) => sum + each.unread, 0) : one.unread;
}

export const now = () => (state.controls?.clock.frozen ? state.controls.clock.now : Date.now() / 1000 + state.skew);

export const saved = {
  get: (name, otherwise) => localStorage.getItem(`chat.${name}`) ?? otherwise,
  set: (name, value) => localStorage.setItem(`chat.${name}`, value),
};
