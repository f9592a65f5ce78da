// Files may be dropped anywhere on the conversation, or pasted where one writes.
import { opens } from './lazy.js';
import { row } from './store.js';

export const offerFiles = opens(() => import('./attach.js'), 'offerFiles');

export function acceptDrops(area) {
  const over = on => area.classList.toggle('dropping', on);
  area.addEventListener('dragover', event => {
    if (!row()?.can_write || !event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    over(true);
  });
  area.addEventListener('dragleave', event => !area.contains(event.relatedTarget) && over(false));
  area.addEventListener('drop', event => {
    event.preventDefault();
    over(false);
    if (row()?.can_write) offerFiles([...event.dataTransfer.files]);
  });
}

export function paste(event) {
  const files = [...event.clipboardData.files];
  if (!files.length) return;
  event.preventDefault();
  offerFiles(files);
}
