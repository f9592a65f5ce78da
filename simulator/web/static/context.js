// What the next message belongs to: a message it replies to, or one that is being edited.
import { fill, h, icon, iconButton } from './dom.js';
import { changed, on } from './store.js';
import { named, summary } from './summary.js';
import { t } from './words.js';

export const context = { reply: null, edit: null };

export const replyTo = () => context.reply?.message_id;

function become(reply, edit) {
  Object.assign(context, { reply, edit });
  changed('context');
}

export const beginReply = message => become(message, null);
export const beginEdit = message => become(null, message);
export const clearContext = () => become(null, null);

export function contextBar() {
  const bar = h('div.context', { hidden: true });
  on('context', () => {
    const message = context.edit ?? context.reply;
    bar.hidden = !message;
    if (!message) return;
    fill(bar, icon(context.edit ? 'edit' : 'reply'),
      h('div.about', h('strong', context.edit ? t('edit') : named(message).name), h('small', summary(message))),
      iconButton('close', t('cancel'), clearContext));
  });
  return bar;
}
