// The address holds who looks at what: #/PERSON/CHAT. So every tab can be another person, and a reload changes nothing.
import { loadChats, loadConversation, loadPeople } from './loading.js';
import { changed, state } from './store.js';
import { attempt } from './toast.js';

export const go = (person, chat = 0) => {
  location.hash = chat ? `#/${person}/${chat}` : `#/${person}`;
};

export async function follow() {
  const [person, chat] = location.hash.slice(2).split('/').map(Number);
  const moved = person !== state.person;
  if (!moved && (chat || 0) === state.chat) return;
  Object.assign(state, { person: person || 0, chat: chat || 0, topic: 0, open: null });
  changed('people', 'chats', 'conversation', 'messages', 'keyboard');
  if (moved) await attempt(Promise.all([loadChats(), loadPeople()]));
  await attempt(loadConversation());
}
