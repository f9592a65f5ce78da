// The panel with a bot's reply keyboard below the field, and the button that hides and shows it.
import { beginReply } from './context.js';
import { fill, h, iconButton } from './dom.js';
import { replyKeyboard } from './keyboard.js';
import { state } from './store.js';
import { t } from './words.js';

export function replyKeys() {
  const panel = h('div.keys-panel');
  const toggle = iconButton('keyboard', t('keyboard'), () => show(panel.hidden));
  let shown = '';

  function show(open) {
    panel.hidden = !open;
    toggle.setAttribute('aria-pressed', String(open));
  }

  /** A new keyboard opens; one that was there already stays as the person left it. */
  function sync() {
    const markup = state.open?.keyboard;
    const sign = JSON.stringify([state.person, state.chat, markup]);
    if (sign === shown) return;
    shown = sign;
    toggle.hidden = !markup?.keyboard || Boolean(markup.is_persistent);
    fill(panel, markup?.keyboard && replyKeyboard(markup, () => markup.one_time_keyboard && show(false)));
    show(Boolean(markup?.keyboard));
    if (markup?.force_reply) forced();
  }
  return { panel, toggle, sync };
}

/** A bot that forces a reply wants it to its latest message. */
function forced() {
  const last = state.open.messages.findLast(one => !one.out);
  if (last) beginReply(last);
}
