// From the server into the state.
import { act, get } from './api.js';
import { changed, person, row, rowsOf, state } from './store.js';

/** Bots speak of themselves in the language of whoever looks. */
export async function loadPeople() {
  const { people, bots } = await get('people', { language: person()?.language });
  Object.assign(state, { people, bots, ready: true });
  changed('people', 'chats', 'conversation');
}

export async function loadChats(person = state.person) {
  if (!person) return;
  state.rows[person] = await get('chats', { person });
  changed('people', 'chats', 'conversation');
}

export async function loadControls(controls) {
  state.controls = controls ?? (await get('controls'));
  state.skew = state.controls.clock.now - Date.now() / 1000;
  changed('controls', 'messages');
}

export async function loadFrame() {
  state.frame = await get('frame');
  changed('frame');
}

export async function loadConversation() {
  const { person, chat } = state;
  if (!chat) return;
  const open = await get('messages', { person, chat });
  if (person !== state.person || chat !== state.chat) return; // somebody moved on meanwhile
  state.open = open;
  state.guest = row() ? null : await outside(person, chat);
  changed('conversation', 'messages');
  markRead();
}

/** A link may lead to a channel that is not among the person's chats: it can be looked at and joined. */
async function outside(person, chat) {
  const { title, kind, username, members } = await get('profile', { person, chat });
  const mine = members?.find(one => one.user.id === person)?.status ?? 'left';
  return { id: chat, title, kind, username, members: members?.length, status: mine, can_write: false, unread: 0 };
}

export async function loadOlder() {
  const { person, chat, open } = state;
  if (!open?.more || open.busy) return;
  open.busy = true;
  const older = await get('messages', { person, chat, before: open.messages[0].message_id });
  Object.assign(open, { busy: false, more: older.more, messages: [...older.messages, ...open.messages] });
  if (open === state.open) changed('messages');
}

export async function reload() {
  await Promise.all([loadPeople(), loadControls(), loadFrame()]);
  if (state.person && !person()) return void (location.hash = ''); // the server has been started anew
  await Promise.all([loadChats(), loadConversation()]);
  for (const id of Object.keys(state.rows)) if (Number(id) !== state.person) delete state.rows[id];
  changed('people', 'reloaded');
}

let reading = 0;

/** What is on the screen is read; in a hidden tab nothing is. */
export function markRead() {
  clearTimeout(reading);
  reading = setTimeout(() => {
    const seen = row();
    if (document.hidden || !seen?.unread) return;
    seen.unread = 0;
    changed('people', 'chats');
    act('read', { person: state.person, chat: state.chat }).catch(() => {});
  }, 150);
}

/** Puts a message where it belongs in the conversation in view, in place of its older self if there is one. */
export function place(message) {
  const { messages } = state.open;
  const known = messages.findIndex(one => one.message_id === message.message_id);
  if (known >= 0) messages[known] = message;
  else {
    const after = messages.findLastIndex(one => one.message_id < message.message_id);
    messages.splice(after + 1, 0, message);
  }
  changed('messages');
}

/** Puts a chat's row in place and the list in order, newest first. */
export function placeRow(person, fresh) {
  if (!state.rows[person]) return;
  const rows = rowsOf(person).filter(one => one.id !== fresh.id);
  state.rows[person] = [fresh, ...rows].sort((a, b) => (b.last?.at ?? 0) - (a.last?.at ?? 0));
  changed('people', 'chats', 'conversation');
}
