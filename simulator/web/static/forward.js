// Choosing a chat for what is forwarded.
import { perform } from './doing.js';
import { dialog } from './dialogs.js';
import { chooser } from './chooser.js';
import { rowsOf, state } from './store.js';
import { toast } from './toast.js';
import { go } from './route.js';
import { t } from './words.js';

export function forwardTo(messages) {
  const rows = rowsOf(state.person).filter(row => row.can_write && row.started !== false && !row.blocked);
  const { person } = state;
  const shown = dialog(t('forwardTo'), chooser(rows, async row => {
    shown.close();
    const sent = await perform('forward', { messages, to: row.id });
    if (!sent) return;
    toast(t('forwarded', row.title));
    go(person, row.id);
  }));
  shown.box.querySelector('input')?.focus();
}
