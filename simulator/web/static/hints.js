// What may be tried, and as whom: said by whoever started the server, not by a bot. Put away, it stays away in this tab.
import { avatar, fill, h, iconButton } from './dom.js';
import { goTo } from './people.js';
import { on, state } from './store.js';
import { language, t } from './words.js';

const AWAY = 'hints.away';

export function hints() {
  const node = h('aside.hints', { 'aria-label': t('hints') });
  const away = iconButton('close', t('hideHints'), () => {
    sessionStorage.setItem(AWAY, 'yes');
    draw();
  });
  const draw = () => {
    const shown = sessionStorage.getItem(AWAY) ? [] : state.frame.hints.map(line);
    node.hidden = !shown.some(Boolean);
    fill(node, h('strong', t('hints')), away, h('ol', shown));
  };
  on('frame people', draw);
  return node;
}

function line({ person, text }) {
  const one = state.people.find(({ id }) => id === person);
  return one && h('li', h('button.to-try', { 'aria-current': person === state.person ? 'true' : null, onclick: () => goTo(person) },
    avatar(one), h('span', text[language] ?? Object.values(text)[0])));
}
