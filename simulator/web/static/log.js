// What was said, in order: days, runs of one sender, albums as one; it stays at the end unless one reads further up.
import { avatar, h, iconButton, reconcile } from './dom.js';
import { loadOlder } from './loading.js';
import { bubble } from './message.js';
import { on, row, state, topicOf } from './store.js';
import { service } from './summary.js';
import { day, dayKey } from './time.js';
import { attempt } from './toast.js';
import { t } from './words.js';

const RUN = 5 * 60; // seconds after which one sender's next message stands on its own
const NEAR = 80; // pixels from the end that still count as being there

let drawn = new Map(); // what is shown: key → {sign, node}

export function log() {
  const list = h('div.list', { role: 'log', 'aria-live': 'polite', 'aria-label': t('messages') });
  const scroller = h('div.scroller', { tabIndex: -1, onkeydown: walk }, list);
  const toEnd = iconButton('down', t('toEnd'), () => scroller.scrollTo({ top: scroller.scrollHeight, behavior: 'smooth' }), '.to-end');
  const node = h('div.log', scroller, toEnd);
  let atEnd = true;
  toEnd.hidden = true;
  let shown = '';
  let height = 0;
  const end = () => {
    height = scroller.clientHeight;
    if (atEnd) scroller.scrollTop = scroller.scrollHeight;
  };
  scroller.addEventListener('scroll', () => {
    if (scroller.clientHeight !== height) return; // it is being made smaller or larger, nobody has scrolled
    atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR;
    toEnd.hidden = atEnd;
    if (scroller.scrollTop < 200) attempt(loadOlder());
  });
  const sizes = new ResizeObserver(end);
  sizes.observe(list);
  sizes.observe(scroller);
  let before = {};
  on('messages conversation', () => {
    const key = `${state.person}/${state.chat}/${state.topic}`;
    if (key !== shown) [atEnd, shown, drawn, before] = [true, key, new Map(), {}];
    const messages = state.open?.messages ?? [];
    const [first, last] = [messages[0]?.message_id, messages.at(-1)];
    if (last?.out && last.message_id !== before.last) atEnd = true; // whoever writes wants to see it
    const above = scroller.scrollHeight - scroller.scrollTop;
    reconcile(list, state.open ? everything() : []);
    oneStop(list);
    if (atEnd) end();
    else if (first < before.first) scroller.scrollTop = scroller.scrollHeight - above;
    before = { first, last: last?.message_id };
  });
  return { node };
}

/** Of all messages' menu buttons only the last one's is a stop of the Tab key; from there the arrows go on. */
function oneStop(list) {
  const stops = [...list.querySelectorAll('.act')];
  stops.forEach((stop, place) => (stop.tabIndex = place === stops.length - 1 ? 0 : -1));
}

function walk(event) {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!step || !event.target.matches('.act')) return;
  const stops = [...event.currentTarget.querySelectorAll('.act')];
  event.preventDefault();
  stops[stops.indexOf(event.target) + step]?.focus();
}

function everything() {
  const fresh = new Map();
  const keep = (key, sign, make) => {
    const old = drawn.get(key);
    const entry = old?.sign === sign ? old : { sign, node: make() };
    fresh.set(key, entry);
    return entry.node;
  };
  const current = row();
  const nodes = [];
  const groups = grouped(state.open.messages.filter(one => !state.topic || one.message_thread_id === state.topic));
  const about = current?.kind === 'bot' && !state.open.more && aboutBot(current);
  if (about && (about.description || !groups.length)) nodes.push(keep('card', about, () => botCard(about)));
  const days = new Map(); // a section each, so that the day above gives way to the next one
  groups.forEach((messages, place) => {
    const [message] = messages;
    const key = dayKey(message.date);
    if (!days.has(key)) {
      nodes.push(keep(`section ${key}`, '', () => h('section')));
      days.set(key, { section: nodes.at(-1), nodes: [keep(`day ${key}`, day(message.date), () => h('div.pill.day', h('span', day(message.date))))] });
    }
    const shape = {
      first: !follows(groups[place - 1], messages),
      last: !follows(messages, groups[place + 1]),
      group: current?.kind !== 'bot' && current?.kind !== 'channel',
    };
    days.get(key).nodes.push(keep(message.message_id, JSON.stringify([messages, shape, !state.topic && topicOf(message)]), () => bubble(messages, shape)));
  });
  for (const one of days.values()) reconcile(one.section, one.nodes);
  drawn = fresh;
  return nodes;
}

function grouped(messages) {
  const groups = [];
  for (const message of messages) {
    const last = groups.at(-1);
    const album = message.media_group_id;
    if (album && last?.[0].media_group_id === album) last.push(message);
    else groups.push([message]);
  }
  return groups;
}

const sender = message => message.sender_chat?.id ?? message.from?.id;

function follows(before, after) {
  if (!before || !after || service(before[0]) || service(after[0])) return false;
  const [a, b] = [before[0], after[0]];
  return sender(a) === sender(b) && Boolean(a.out) === Boolean(b.out) && b.date - a.date < RUN && dayKey(a.date) === dayKey(b.date);
}

const aboutBot = ({ id }) => state.bots.find(one => one.id === id);

function botCard(bot) {
  if (!bot.description) return h('div.pill', h('span', t('noMessages')));
  return h('div.bot-card', avatar(bot), h('strong', t('whatCanItDo')), h('p', bot.description));
}
