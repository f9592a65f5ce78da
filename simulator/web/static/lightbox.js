// One picture over the whole window, with the others of the conversation at its sides.
import { fill, h, iconButton } from './dom.js';
import { state } from './store.js';
import { t } from './words.js';

export function openLightbox(message) {
  const all = state.open.messages.filter(one => one.photo);
  let at = all.findIndex(one => one.message_id === message.message_id);
  const stage = h('figure');
  const box = h('dialog.lightbox', {
    'aria-label': t('photo'),
    onclose: () => box.remove(),
    onkeydown: event => turn({ ArrowLeft: -1, ArrowRight: 1 }[event.key]),
    onclick: event => [box, stage].includes(event.target) && box.close(),
  });
  const before = iconButton('back', t('previous'), () => turn(-1), '.before');
  const after = iconButton('next', t('next'), () => turn(1), '.after');
  function turn(step) {
    if (step && all[at + step]) show(at + step);
  }
  function show(place) {
    at = place;
    const { photo, caption } = all[at];
    fill(stage, h('img', { src: photo.at(-1).url, alt: caption ?? '' }), caption && h('figcaption', caption));
    before.disabled = at === 0;
    after.disabled = at === all.length - 1;
  }
  show(Math.max(0, at));
  box.append(stage, before, after, iconButton('close', t('close'), () => box.close(), '.shut'));
  document.body.append(box);
  box.showModal();
}
