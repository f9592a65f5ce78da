// Short words at the foot of the window, and what to do when the server refuses.
import { h } from './dom.js';
import { t } from './words.js';

const shown = new Map(); // by words: the same said again stays longer, and is not said twice

export function toast(text, kind = '') {
  const holder = document.getElementById('toasts');
  const before = shown.get(text);
  clearTimeout(before?.timer);
  before?.note.remove();
  const note = h(`div.toast${kind && '.' + kind}`, text);
  holder.append(note);
  if (holder.matches(':popover-open')) holder.hidePopover();
  holder.showPopover(); // again, to lie above dialogs opened since
  const timer = setTimeout(() => {
    note.remove();
    shown.delete(text);
    if (!holder.childElementCount && holder.matches(':popover-open')) holder.hidePopover();
  }, Math.min(9000, 2500 + text.length * 45));
  shown.set(text, { note, timer });
}

/** Waits; a refusal is shown and gives undefined. */
export async function attempt(promise) {
  try {
    return await promise;
  } catch (error) {
    toast(error instanceof TypeError ? t('unreachable') : error.message, 'bad');
    return undefined;
  }
}
