// A list that narrows as one types: chats to forward to, people and chats to go to.
import { avatar, badge, fill, h, icon } from './dom.js';
import { t } from './words.js';

/** `things`: whatever has a title or name, perhaps a note below it. Arrows move, Enter chooses. */
export function chooser(things, choose) {
  const list = h('div.choices', { role: 'listbox' });
  const input = h('input', {
    type: 'search', placeholder: t('search'), 'aria-label': t('search'),
    oninput: () => draw(input.value),
    onkeydown: event => event.key === 'Enter' && list.firstElementChild?.click?.(),
  });
  function draw(words) {
    const wanted = words.trim().toLowerCase();
    const found = things.filter(one => `${one.title ?? one.name} ${one.username ?? ''}`.toLowerCase().includes(wanted));
    fill(list, found.map(one => choiceOf(one, choose)), !found.length && h('p.empty', t('nothingFound')));
  }
  draw('');
  const keys = event => arrow(event, [input, ...list.querySelectorAll('button')]);
  return h('div.chooser', { onkeydown: keys }, h('div.searching', icon('search'), input), list);
}

function choiceOf(one, choose) {
  return h('button.chat', { role: 'option', onclick: () => choose(one) },
    avatar(one), h('span.about', h('strong', one.title ?? one.name), one.note && h('small', one.note)), badge(one.unread));
}

function arrow(event, stops) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const at = stops.indexOf(document.activeElement);
  if (!step || !stops[at + step]) return;
  event.preventDefault();
  stops[at + step].focus();
}
