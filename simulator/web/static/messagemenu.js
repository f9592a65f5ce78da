// What can be done with a message.
import { h } from './dom.js';
import { beginEdit, beginReply } from './context.js';
import { ask } from './dialogs.js';
import { perform } from './doing.js';
import { copied } from './format.js';
import { forwardTo } from './forward.js';
import { openMenu } from './menu.js';
import { row, state } from './store.js';
import { t } from './words.js';

const REACTIONS = ['👍', '❤️', '🔥', '🎉', '😢'];

export function messageMenu(at, messages) {
  const [message] = messages;
  const ids = messages.map(one => one.message_id);
  const words = message.text ?? messages.map(one => one.caption).find(Boolean);
  const writable = row()?.can_write;
  const menu = openMenu(at, [
    reactions(message, () => menu.hidePopover()),
    row()?.commented && { icon: 'reply', text: t('comment'), run: () => comment(message) },
    writable && { icon: 'reply', text: t('reply'), run: () => beginReply(message) },
    words && { icon: 'copy', text: t('copyText'), run: () => copied(words) },
    !message.has_protected_content && { icon: 'forward', text: t('forwardTo'), run: () => forwardTo(ids) },
    mayPin(row()) && (pinned(message)
      ? { icon: 'pin', text: t('unpin'), run: () => perform('unpin', { message: message.message_id }) }
      : { icon: 'pin', text: t('pin'), run: () => perform('pin', { message: message.message_id }) }),
    message.out && words !== undefined && !message.forward_origin && { icon: 'edit', text: t('edit'), run: () => beginEdit(message) },
    { icon: 'code', text: t('copyJson'), run: () => copied(JSON.stringify(messages.length > 1 ? messages : message, null, 2)) },
    { icon: 'trash', text: t('delete'), danger: true, run: () => remove(ids) },
  ]);
}

const pinned = message => state.open?.pinned?.message_id === message.message_id;
const mayPin = current => current && (['bot', 'group'].includes(current.kind) || ['creator', 'administrator'].includes(current.status));

async function comment(message) {
  const said = await ask(t('comment'), [{ name: 'text', label: t('comment') }], t('send'));
  if (said) perform('comment', { message: message.message_id, text: said.text });
}

async function remove(messages) {
  if (await ask(t('deleteMessage'), [], t('delete'), 'danger')) perform('delete', { messages });
}

function reactions(message, close) {
  const mine = message.reactions?.find(one => one.mine)?.emoji;
  return h('div.reactions', { role: 'group', 'aria-label': t('react') }, REACTIONS.map(emoji =>
    h('button.emoji', {
      'aria-pressed': String(mine === emoji),
      onclick: () => {
        close();
        perform('react', { message: message.message_id, emoji: mine === emoji ? null : emoji });
      },
    }, emoji)));
}
