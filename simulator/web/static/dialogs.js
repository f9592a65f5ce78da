// Windows over the window: the browser's own <dialog>, which keeps the focus inside and closes with Esc.
import { fill, h, iconButton } from './dom.js';
import { t } from './words.js';

/** Opens a dialog; `close` in the answer closes it. */
export function dialog(title, ...body) {
  const box = h('dialog', { 'aria-label': title });
  const close = () => box.close();
  const head = h('header', h('h2', title), iconButton('close', t('close'), close));
  box.append(h('div.sheet', head, ...body.flat().filter(Boolean)));
  box.addEventListener('close', () => box.remove());
  box.addEventListener('mousedown', event => event.target === box && close());
  document.body.append(box);
  box.showModal();
  return { box, close };
}

export const field = ({ name, label, value = '', ...more }) =>
  h('label.field', h('span', label), h('input', { name, value, required: true, autocomplete: 'off', ...more }));

export const choice = (name, label, options, value) =>
  h('label.field', h('span', label),
    h('select', { name }, options.map(([key, text]) => h('option', { value: key, selected: key === value }, text))));

export const tick = (name, label, checked = false, more = {}) =>
  h('label.tick', h('input', { type: 'checkbox', name, checked, ...more }), h('span', label));

/** A form in a dialog. `fields` are elements or descriptions of inputs; the answer is the values, or null. */
export function ask(title, fields, verb, kind = 'primary') {
  return new Promise(resolve => {
    let answer = null;
    const form = h('form', {
      onsubmit: event => {
        event.preventDefault();
        answer = Object.fromEntries(new FormData(form));
        shown.close();
      },
    });
    const drawn = fields.map(one => (one instanceof Node ? one : field(one)));
    fill(form, drawn, h('footer',
      h('button.plain', { onclick: () => shown.close() }, t('cancel')),
      h(`button.${kind}`, { type: 'submit', autofocus: !fields.length }, verb)));
    const shown = dialog(title, form);
    form.querySelector('input:not([type=checkbox])')?.select();
    shown.box.addEventListener('close', () => resolve(answer));
  });
}

export function alertBox(text) {
  const button = h('button.primary', { autofocus: true, onclick: () => shown.close() }, t('ok'));
  const shown = dialog(t('fromBot'), h('p.words', text), h('footer', button));
}
