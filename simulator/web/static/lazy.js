// What is not needed to read and write is fetched when it is first asked for, so that the chat opens light.
import { h } from './dom.js';
import { moreWords } from './words.js';

let dressed = null;

/** The function `name` of the module that `load` imports, fetched when it is first called. */
export const later = (load, name) => async (...given) => (await load())[name](...given);

/** The same for what opens a window, a menu or the drawer: these share looks and words of their own. */
export const opens = (load, name) => async (...given) => {
  dressed ??= Promise.all([looks('windows.css'), moreWords(), import('./menuicons.js')]);
  const [module] = await Promise.all([load(), dressed]);
  return module[name](...given);
};

export const looks = href => new Promise(onload => document.head.append(h('link', { rel: 'stylesheet', href, onload })));

/** Holds the place of what is still being fetched. */
export function soon(promise) {
  const holder = h('div');
  promise.then(node => holder.replaceWith(node));
  return holder;
}
