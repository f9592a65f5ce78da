// Buttons that put a bot's name and words into the text field: of this chat, or of one that is chosen.
import { chooser } from './chooser.js';
import { dialog } from './dialogs.js';
import { go } from './route.js';
import { rowsOf, state, tell } from './store.js';
import { t } from './words.js';

const HERE = 'switch_inline_query_current_chat';
const ALLOWED = { bot: 'allow_bot_chats', group: 'allow_group_chats', supergroup: 'allow_group_chats', channel: 'allow_channel_chats' };

export function switchInline(username, button) {
  if (HERE in button) return compose(username, button[HERE]);
  const chosen = button.switch_inline_query_chosen_chat;
  return elsewhere(username, chosen?.query ?? button.switch_inline_query ?? '', row => !chosen || chosen[ALLOWED[row.kind]]);
}

export const compose = (username, words = '') => tell('compose', `@${username} ${words}`);

export function elsewhere(username, words, fits) {
  const { person } = state;
  const rows = rowsOf(person).filter(row => row.can_write && row.started !== false && fits(row));
  const shown = dialog(t('chooseWhere'), chooser(rows, row => {
    shown.close();
    if (row.id === state.chat) return compose(username, words);
    sessionStorage.setItem(`draft.${person}.${row.id}`, `@${username} ${words}`);
    return go(person, row.id);
  }));
  shown.box.querySelector('input')?.focus();
}
