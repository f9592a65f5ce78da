// The conversation in view: its head, what was said, and what lies below.
import { composer } from './composer.js';
import { avatar, fill, h, icon, iconButton } from './dom.js';
import { hints } from './hints.js';
import { log } from './log.js';
import { later, opens, soon } from './lazy.js';
import { reveal } from './message.js';
import { go } from './route.js';
import { changed, on, person, row, state } from './store.js';
import { summary } from './summary.js';
import { t, tn } from './words.js';

const toggleDrawer = opens(() => import('./drawer.js'), 'toggleDrawer');
const welcome = later(() => import('./welcome.js'), 'welcome');
const howToConnect = later(() => import('./welcome.js'), 'howToConnect');
const profile = opens(() => import('./profile.js'), 'profile');
const chatMenu = opens(() => import('./profile.js'), 'chatMenu');
const ACTIONS = { typing: 'typing', record_voice: 'recording', upload_voice: 'recording' };

export function conversation(root) {
  const head = h('header.bar');
  const asking = h('div.pinned-bar');
  const topics = h('div.topics');
  const pinned = h('div.pinned-bar');
  const scene = h('div.scene');
  const said = log();
  const foot = composer();
  fill(root, head, hints(), asking, topics, pinned, said.node, foot, scene);
  const draw = () => {
    const current = row();
    document.getElementById('app').classList.toggle('in-chat', Boolean(state.chat));
    for (const part of [head, said.node, foot]) part.hidden = !current;
    scene.hidden = Boolean(current);
    if (current) fill(head, ...headOf(current));
    else fill(scene, state.ready && nothingOpen());
    drawRequests(asking, current);
    drawTopics(topics, current?.topics ?? []);
    drawPinned(pinned, current && state.open?.pinned);
  };
  on('conversation people actions', draw);
}

function nothingOpen() {
  if (!state.people.length) return soon(welcome());
  if (!state.bots.length) return soon(howToConnect());
  return h('div.pill', h('span', t(person() ? 'chooseChat' : 'choosePerson')));
}

function headOf(current) {
  const who = h('button.who', { title: t('profile'), onclick: () => profile(current) }, avatar(current),
    h('span.about', h('strong', current.title), h('small', { 'aria-live': 'polite' }, status(current))));
  const more = iconButton('more', t('menu'), () => chatMenu(more, current));
  return [iconButton('back', t('back'), () => go(state.person), '.narrow'), who,
    iconButton('sliders', t('controls'), () => toggleDrawer(), '.narrow'), more];
}

function status(current) {
  const action = state.actions.get(`${state.person}/${state.chat}`);
  if (action && action.until > Date.now()) {
    const doing = t(ACTIONS[action.action] ?? (action.action.startsWith('upload') ? 'uploading' : 'typing'));
    return h('span.typing', current.kind === 'bot' ? doing : `${nameOf(action.who)} ${doing}`, h('i'), h('i'), h('i'));
  }
  if (current.kind === 'bot') return current.blocked ? t('blocked') : t('bot');
  return tn(current.kind === 'channel' ? 'subscribers' : 'members', current.members ?? 0);
}

function nameOf(who) {
  if (typeof who === 'object') return who?.name ?? '';
  return [...state.people, ...state.bots].find(one => one.id === who)?.name ?? who ?? '';
}

/** Who rules here sees that somebody wants to be let in. */
function drawRequests(bar, current) {
  bar.hidden = !current?.requests;
  if (current?.requests) fill(bar, h('button', { onclick: () => profile(current) }, icon('people'), h('strong', tn('requests', current.requests))));
}

function drawTopics(bar, topics) {
  bar.hidden = !topics.length;
  const chip = (id, name) => h('button.chip', { 'aria-pressed': String(state.topic === id), onclick: () => {
    state.topic = id;
    changed('conversation', 'messages');
  } }, name);
  fill(bar, chip(0, t('allTopics')), topics.map(one => chip(one.message_thread_id, `# ${one.name}`)));
}

function drawPinned(bar, message) {
  bar.hidden = !message;
  if (!message) return;
  fill(bar, h('button', { onclick: () => reveal(message.message_id) }, icon('pin'),
    h('span.about', h('strong', t('pinned')), h('small', summary(message)))));
}
