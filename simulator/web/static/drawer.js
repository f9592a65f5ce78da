// The control drawer: how this Telegram behaves, and what bots have asked of it. Its panes are fetched when opened.
import { fill, h, iconButton } from './dom.js';
import { opens } from './lazy.js';
import { saved } from './store.js';
import { t } from './words.js';

const PANES = {
  calls: opens(() => import('./calls.js'), 'calls'),
  pace: opens(() => import('./controls.js'), 'pace'),
  faults: opens(() => import('./controls.js'), 'faults'),
  clock: opens(() => import('./controls.js'), 'clockPane'),
  record: opens(() => import('./record.js'), 'record'),
};
const names = Object.keys(PANES);
const root = document.getElementById('drawer');
let open = saved.get('drawer', '');

root.setAttribute('aria-label', t('controls'));
root.addEventListener('keydown', event => event.key === 'Escape' && toggleDrawer(false));

export function toggleDrawer(wanted = root.hidden) {
  if (wanted) return show(open || 'calls', { focus: true });
  root.hidden = true;
  return saved.set('drawer', '');
}

export const showRecord = words => show('record', { focus: true, words });

function show(name, { focus, words } = {}) {
  open = PANES[name] ? name : 'calls';
  saved.set('drawer', open);
  root.hidden = false;
  const tabs = names.map(one => h('button', {
    role: 'tab', 'aria-selected': String(one === open), tabIndex: one === open ? 0 : -1, onclick: () => show(one, { focus: true }),
  }, t(one)));
  const body = h('div.pane', { role: 'tabpanel', 'aria-label': t(open) });
  fill(root, h('header.bar', h('strong', t('controls')), iconButton('close', t('close'), () => toggleDrawer(false))),
    h('div.tabs', { role: 'tablist', onkeydown: turn }, tabs), body);
  const current = tabs[names.indexOf(open)];
  current.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  if (focus) current.focus();
  PANES[open](body, words);
}

function turn(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step) show(names.at((names.indexOf(open) + step) % names.length), { focus: true });
}
