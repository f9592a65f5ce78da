// A small menu at a button or at the pointer.
import { h, icon } from './dom.js';

/** `items`: {icon, text, run, danger, checked} or elements, falsy ones are left out. `at`: an element or {x, y}. */
export function openMenu(at, items) {
  const menu = h('div.menu', { role: 'menu', popover: 'auto' });
  menu.append(...items.filter(Boolean).map(item => (item instanceof Node ? item : entry(menu, item))));
  menu.addEventListener('toggle', event => event.newState === 'closed' && menu.remove());
  menu.addEventListener('keydown', event => move(menu, event));
  document.body.append(menu);
  menu.showPopover();
  put(menu, at);
  menu.querySelector('button')?.focus();
  return menu;
}

function entry(menu, { icon: name, text, run, danger, checked }) {
  const role = checked === undefined ? 'menuitem' : 'menuitemradio';
  const onclick = () => {
    menu.hidePopover();
    run();
  };
  return h(`button.item${danger ? '.danger' : ''}`, { role, 'aria-checked': checked === undefined ? null : String(checked), onclick },
    icon(checked ? 'check' : name), h('span', text));
}

function put(menu, at) {
  const point = at instanceof Element ? corner(at.getBoundingClientRect()) : at;
  const { offsetWidth: width, offsetHeight: height } = menu;
  const y = point.y + height > innerHeight - 8 ? Math.max(8, (point.top ?? point.y) - height) : point.y;
  menu.style.left = `${Math.max(8, Math.min(point.x, innerWidth - width - 8))}px`;
  menu.style.top = `${y}px`;
}

const corner = box => ({ x: box.left, y: box.bottom + 4, top: box.top - 4 });

function move(menu, event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const buttons = [...menu.querySelectorAll('button')];
  const next = buttons.indexOf(document.activeElement) + step;
  buttons.at(next % buttons.length).focus();
}
