// Who or what one talks to: a bot, a group, a channel; and what can be done with it.
import { act, get } from './api.js';
import { ask, choice, dialog } from './dialogs.js';
import { openApp, perform, say, start } from './doing.js';
import { avatar, h, icon } from './dom.js';
import { copied } from './format.js';
import { openMenu } from './menu.js';
import { loadChats } from './loading.js';
import { go } from './route.js';
import { account, state } from './store.js';
import { attempt } from './toast.js';
import { t, tn } from './words.js';

export function chatMenu(at, row) {
  const bot = row.kind === 'bot';
  openMenu(at, [
    { icon: bot ? 'bot' : 'people', text: t('profile'), run: () => profile(row) },
    bot && mainApp(row) && { icon: 'out', text: t('openApp'), run: () => openApp({ kind: 'link', bot: row.id, app: '' }) },
    bot && row.started && !row.blocked && { icon: 'send', text: t('startAgain'), run: () => start() },
    bot && { icon: 'link', text: t('startWith'), run: startWith },
    bot && row.started && !row.blocked && { icon: 'block', text: t('block'), danger: true, run: () => perform('block') },
    bot && row.blocked && { icon: 'check', text: t('unblock'), run: () => perform('unblock') },
    row.kind === 'group' && { icon: 'people', text: t('migrate'), run: () => migrate(row) },
    !bot && { icon: 'leave', text: t('leave'), danger: true, run: () => leave(row) },
  ]);
}

const mainApp = ({ id }) => state.bots.find(one => one.id === id)?.app;

async function startWith() {
  const given = await ask(t('startWith'), [{ name: 'payload', label: t('payload'), pattern: '[A-Za-z0-9_\\-]{1,64}', maxLength: 64 }], t('start'));
  if (given) start(given.payload);
}

async function migrate(row) {
  const { person } = state;
  const moved = await attempt(act('migrate', { chat: row.id }));
  if (!moved) return;
  await attempt(loadChats());
  go(person, moved.chat);
}

async function leave(row) {
  if (await ask(t('leaveSure', row.title), [], t('leave'), 'danger')) perform('leave');
}

export async function profile(row) {
  const { person, chat } = state;
  const told = await attempt(get('profile', { person, chat }));
  if (!told) return;
  const title = told.title ?? told.name;
  const shown = dialog(t('profile'),
    h('div.portrait', avatar({ ...row, ...told }), h('h3', title), told.username && h('span', `@${told.username}`)),
    told.description && h('p.words', told.description),
    ...(row.kind === 'bot' ? botPart(told, row, () => shown.close()) : roomPart(told, row, () => shown.close())));
}

const wide = (name, text, run, kind = '') => h(`button.wide${kind}`, { onclick: run }, icon(name), h('span', text));
const shareable = link => link && wide('link', link.replace(/^https?:\/\//, ''), () => copied(link));

function botPart(bot, row, close) {
  const then = run => () => {
    close();
    run();
  };
  const commands = state.open?.commands ?? bot.commands ?? [];
  return [
    bot.short_description && bot.short_description !== bot.description && h('p.words', bot.short_description),
    h('div.group',
      shareable(bot.username && `https://t.me/${bot.username}`),
      row.started && !row.blocked
        ? wide('block', t('block'), then(() => perform('block')), '.danger')
        : wide('send', t(row.blocked ? 'unblock' : 'start'), then(() => (row.blocked ? perform('unblock') : start())))),
    commands.length > 0 && h('div.group', h('h4', t('commands')), commands.map(one =>
      h('button.command', { onclick: then(() => say(`/${one.command}`)) }, h('b', `/${one.command}`), h('span', one.description)))),
  ];
}

async function newTopic(close) {
  close();
  const given = await ask(t('newTopic'), [{ name: 'name', label: t('roomTitle'), maxLength: 128 }], t('create'));
  if (!given) return;
  if ((await perform('set_forum', {})) !== undefined) perform('add_topic', given);
}

async function linkForRequests() {
  const made = await perform('add_link', { requests: true });
  if (made) copied(made.invite_link);
}

const RULING = ['creator', 'administrator'];

function roomPart(room, row, close) {
  const inside = room.members.filter(one => !['left', 'kicked'].includes(one.status));
  const mine = inside.find(one => one.user.id === state.person);
  const rules = RULING.includes(mine?.status);
  const done = (name, params) => {
    close();
    perform(name, params);
  };
  return [
    room.requests.length > 0 && h('div.group', h('h4', t('requestsTitle')), room.requests.map(one => h('div.request', avatar(one), h('strong', one.name),
      h('button.primary', { onclick: () => done('decide_request', { user: one.id, approved: true }) }, t('approve')),
      h('button.plain', { onclick: () => done('decide_request', { user: one.id, approved: false }) }, t('decline'))))),
    h('div.group',
      shareable(room.invite_link ?? (room.username && `https://t.me/${room.username}`)),
      rules && wide('link', t('linkRequests'), linkForRequests),
      rules && room.kind === 'supergroup' && wide('add', t('newTopic'), () => newTopic(close)),
      mine && wide('add', t('addMember'), () => addMember(inside, close)),
      mine && wide('leave', t('leave'), () => {
        close();
        leave(row);
      }, '.danger')),
    h('div.group', h('h4', tn(room.kind === 'channel' ? 'subscribers' : 'members', inside.length)),
      inside.map(one => memberLine(one, rules && one !== mine && one.status !== 'creator', close))),
  ];
}

function memberLine({ user, status, title }, mine, close) {
  const one = account(user);
  const note = title ?? (status === 'member' ? '' : t(status));
  const line = h('button.chat', { disabled: !mine, onclick: () => openMenu(line, [
    status === 'administrator'
      ? { icon: 'down', text: t('demote'), run: () => done('promote', { user: one.id, rights: null }) }
      : { icon: 'check', text: t('promote'), run: () => done('promote', { user: one.id, rights: {} }) },
    { icon: 'trash', text: t('kick'), danger: true, run: () => done('kick', { user: one.id }) },
  ]) }, avatar(one), h('span.about', h('strong', one.name), note && h('small', note)));
  const done = (name, params) => {
    close();
    perform(name, params);
  };
  return line;
}

async function addMember(inside, close) {
  const taken = new Set(inside.map(one => one.user.id));
  const others = [...state.people, ...state.bots].filter(one => !taken.has(one.id));
  close();
  const given = await ask(t('addMember'), [choice('user', t('name'), others.map(one => [one.id, one.name]))], t('add'));
  if (given?.user) perform('add_member', { user: Number(given.user) });
}
