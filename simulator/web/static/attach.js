// Photos and files to send: chosen, pasted or dropped, and looked at once more before they go.
import { clearContext, replyTo } from './context.js';
import { ask, choice, dialog } from './dialogs.js';
import { send, sendContact, sendLocation } from './doing.js';
import { fill, h, icon, iconButton } from './dom.js';
import { parsed } from './markup.js';
import { openMenu } from './menu.js';
import { size } from './summary.js';
import { t } from './words.js';

const ALBUM = 10;

export const attachMenu = at => openMenu(at, [
  { icon: 'photo', text: t('photoOrVideo'), run: () => pick('image/*,video/*') },
  { icon: 'file', text: t('file'), run: () => pick('', 'document') },
  { icon: 'place', text: t('location'), run: askPlace },
  { icon: 'people', text: t('ownContact'), run: () => sendContact() },
]);

function pick(accept, kind) {
  const input = h('input', { type: 'file', multiple: true, accept, onchange: () => offerFiles([...input.files], kind) });
  input.click();
}

const isPicture = file => /^(image\/(?!svg)|video\/)/.test(file.type);

/** The kinds the files can be sent as; the first is the likeliest. */
function kindsOf(files) {
  const kinds = [['document', t('asFile')]];
  if (files.every(isPicture)) kinds.unshift(['auto', t(files.some(file => file.type.startsWith('video')) ? 'asVideo' : 'asPhoto')]);
  if (files.every(file => file.type.startsWith('audio/'))) kinds.unshift(['audio', t('audio')], ['voice', t('voice')]);
  if (files.length === 1 && /gif|video/.test(files[0].type)) kinds.push(['animation', t('animation')]);
  return kinds;
}

export function offerFiles(files, kind) {
  if (!files.length) return;
  const caption = h('textarea', { name: 'caption', rows: 2, maxLength: 1024, placeholder: t('caption'), 'aria-label': t('caption') });
  const kinds = kindsOf(files);
  const as = choice('kind', t('sendAs'), kinds, kind ?? kinds[0][0]);
  const previews = h('div.previews');
  let chosen = files;
  const draw = () => fill(previews, chosen.map(one => preview(one, chosen.length > 1 && (() => {
    chosen = chosen.filter(other => other !== one);
    draw();
  }))));
  draw();
  const form = h('form', { onsubmit: event => go(event) }, previews, kinds.length > 1 && as, caption,
    h('footer', h('button.plain', { onclick: () => shown.close() }, t('cancel')), h('button.primary', { type: 'submit' }, t('send'))));
  const shown = dialog(t('sendFiles'), form);
  caption.focus();
  caption.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    form.requestSubmit();
  });
  async function go(event) {
    event.preventDefault();
    shown.close();
    const words = parsed(caption.value);
    const reply_to = replyTo();
    clearContext();
    for (let at = 0; at < chosen.length; at += ALBUM) {
      const said = at ? {} : { caption: words.text || undefined, entities: words.entities, reply_to };
      await send(chosen.slice(at, at + ALBUM), { kind: form.elements.kind?.value ?? kinds[0][0], ...said });
    }
  }
}

function preview(file, drop) {
  const url = file.type.startsWith('image/') && URL.createObjectURL(file);
  const seen = url ? h('img', { src: url, alt: '', onload: () => URL.revokeObjectURL(url) }) : h('span.sheet-icon', icon('file'));
  return h('div.preview', seen, h('span.about', h('span.name', file.name), h('small', size(file.size))),
    drop && iconButton('close', t('delete'), drop));
}

export async function askPlace() {
  const fields = [
    { name: 'latitude', label: t('latitude'), value: '51.1280', pattern: '-?[0-9.]+' },
    { name: 'longitude', label: t('longitude'), value: '71.4304', pattern: '-?[0-9.]+' },
  ];
  const where = await ask(t('sendLocation'), fields, t('send'));
  return where && sendLocation(Number(where.latitude), Number(where.longitude));
}
