// The control drawer: how this Telegram behaves, and what bots have asked of it.
import { calls } from './calls.js';
import { clockPane, faults, pace } from './controls.js';
import { fill, h, iconButton } from './dom.js';
import { record, recordOf } from './record.js';
import { saved } from './store.js';
import { t } from './words.js';

const PANES = { calls, pace, faults, clock: clockPane, record };
let root = null;
let open = '';

export function drawer(node) {
  root = node;
  root.setAttribute('aria-label', t('controls'));
  root.addEventListener('keydown', event => event.key === 'Escape' && toggleDrawer(false));
  if (saved.get('drawer', '') && innerWidth >= 1200) show(saved.get('drawer'));
}

export function toggleDrawer(wanted = root.hidden) {
  if (wanted) return show(open || 'calls', true);
  root.hidden = true;
  saved.set('drawer', '');
}

export function showRecord(words) {
  recordOf(words);
  show('record', true);
}

function show(name, focus) {
  open = PANES[name] ? name : 'calls';
  saved.set('drawer', open);
  root.hidden = false;
  const tabs = Object.keys(PANES).map(one =>
    h('button', { role: 'tab', 'aria-selected': String(one === open), tabIndex: one === open ? 0 : -1, onclick: () => show(one, true) }, t(one)));
  const body = h('div.pane', { role: 'tabpanel', 'aria-label': t(open) });
  fill(root, h('header.bar', h('strong', t('controls')), iconButton('close', t('close'), () => toggleDrawer(false))),
    h('div.tabs', { role: 'tablist', onkeydown: turn }, tabs), body);
  PANES[open](body);
  if (focus) tabs.find(one => one.tabIndex === 0).focus();
}

function turn(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const names = Object.keys(PANES);
  show(names.at((names.indexOf(open) + step) % names.length), true);
}
