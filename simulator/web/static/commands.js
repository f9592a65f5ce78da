// The bot's commands, offered while one types "/" or from the menu button.
import { fill, h } from './dom.js';
import { t } from './words.js';

/** `area` is the text field, `run` sends a command. */
export function commandList(area, run) {
  const node = h('div.commands', { role: 'listbox', 'aria-label': t('commands'), hidden: true });
  let all = [];
  let found = [];
  let at = 0;

  function draw() {
    node.hidden = !found.length;
    fill(node, found.map((one, place) =>
      h('button.command', { role: 'option', 'aria-selected': String(place === at), onclick: () => choose(one) },
        h('b', `/${one.command}`), h('span', one.description))));
    node.children[at]?.scrollIntoView({ block: 'nearest' });
  }

  function narrow(text) {
    const typed = /^\/(\w*)$/.exec(text);
    found = typed ? all.filter(one => one.command.startsWith(typed[1].toLowerCase())) : [];
    at = 0;
    draw();
  }

  function close() {
    found = [];
    draw();
  }

  function choose({ command }) {
    close();
    run(`/${command}`);
    area.focus();
  }

  /** Whether the key was meant for the list. */
  function keydown(event) {
    if (!found.length) return false;
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter') choose(found[at]);
    else if (event.key === 'Tab') complete(found[at]);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      at = (at + (event.key === 'ArrowDown' ? 1 : -1) + found.length) % found.length;
      draw();
    } else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  function complete({ command }) {
    close();
    area.value = `/${command} `;
  }

  function toggle() {
    found = node.hidden ? all : [];
    at = 0;
    draw();
    area.focus();
  }

  return { node, narrow, keydown, toggle, offer: commands => (all = commands) };
}
