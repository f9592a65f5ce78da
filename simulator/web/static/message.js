// One bubble: a message, or an album's messages together.
import { avatar, h, icon, iconButton } from './dom.js';
import { perform } from './doing.js';
import { formatted } from './format.js';
import { inlineKeyboard } from './keyboard.js';
import { later, opens, soon } from './lazy.js';
import { isVisual, pictures } from './media.js';
import { kindOf, named, service, summary } from './summary.js';
import { clock, whole } from './time.js';
import { account, state, topicOf } from './store.js';
import { t } from './words.js';

const messageMenu = opens(() => import('./messagemenu.js'), 'messageMenu');
const TOUCHED = matchMedia('(hover: none), (width < 900px)'); // no button stands beside a bubble there
const ITS_OWN = 'a, button, input, label, form, audio, video, code, [role=button]';
const card = later(() => import('./cards.js'), 'card');

/** `shape`: {first, last} of a run by one sender, {group}: whether senders need a name. */
export function bubble(messages, shape) {
  const [message] = messages;
  const pill = service(message);
  if (pill) return h('div.pill', { id: `m${message.message_id}` }, h('span', pill));
  const who = named(message);
  const face = shape.group && !message.out;
  const side = message.out ? '.out' : '.in';
  const row = h(`article.row${side}${shape.first ? '.first' : ''}${shape.last ? '.last' : ''}`, {
    id: `m${message.message_id}`,
    'aria-label': `${who.name}, ${clock(message.date)}`,
  });
  row.append(h('div.face', { hidden: !face }, shape.last && avatar(who)));
  row.append(h('div.stack', body(messages, who, face && shape.first), inlineKeyboard(messages.at(-1))));
  return row;
}

function body(messages, who, titled) {
  const [message] = messages;
  const captioned = messages.find(one => one.caption !== undefined) ?? message;
  const words = message.text ?? captioned.caption;
  const shown = media(messages);
  const bare = shown && !words && !message.reply_to_message && !message.forward_origin && !message.via_bot && !titled;
  const box = h(`div.bubble${shown ? '.has-media' : ''}${bare && messages.every(isVisual) ? '.bare' : ''}`, {
    oncontextmenu: event => {
      if (event.target.closest('a, audio, video') || String(getSelection())) return;
      event.preventDefault();
      messageMenu({ x: event.clientX, y: event.clientY }, messages);
    },
    onclick: event => TOUCHED.matches && !event.target.closest(ITS_OWN) && !String(getSelection()) && messageMenu({ x: event.clientX, y: event.clientY }, messages),
  });
  const text = words !== undefined && h('div.text', formatted(words, message.entities ?? captioned.caption_entities));
  const parts = captioned.show_caption_above_media ? [text, shown] : [shown, text];
  box.append(...[titled && author(who), topic(message), origin(message), quoted(message), ...parts, foot(messages)].filter(Boolean));
  const more = iconButton('more', t('messageMenu'), () => messageMenu(more, messages), '.act');
  more.tabIndex = -1;
  box.append(more);
  return box;
}

function author(who) {
  return h(`div.author.n${who.color ?? Math.abs(who.id) % 7}`, who.name);
}

/** Where a message stands, when topics are looked at all together. */
function topic(message) {
  const name = !state.topic && topicOf(message);
  return name && h('div.origin', `# ${name}`);
}

function origin({ forward_origin: from, via_bot: via }) {
  if (via) return h('div.origin', t('viaBot', `@${via.username}`));
  if (!from) return null;
  const chat = from.chat ?? from.sender_chat;
  const name = from.sender_user ? account(from.sender_user).name : (from.sender_user_name ?? chat?.title ?? '');
  return h('div.origin', icon('forward'), h('span', t('forwardedFrom', name)));
}

function quoted({ reply_to_message: to, quote }) {
  if (!to || to.forum_topic_created) return null; // what begins a topic is not what one answers
  const who = named(to);
  return h(`button.quote.n${who.color ?? Math.abs(who.id) % 7}`, { onclick: () => reveal(to.message_id) },
    h('strong', who.name), h('span', quote?.text ?? summary(to)));
}

/** Brings a message into view and makes it stand out for a moment; false when it is not loaded. */
export function reveal(id) {
  const node = document.getElementById(`m${id}`);
  node?.scrollIntoView({ block: 'center', behavior: 'smooth' });
  node?.classList.add('found');
  setTimeout(() => node?.classList.remove('found'), 1600);
}

function media(messages) {
  if (messages.every(isVisual)) return pictures(messages);
  if (messages.length > 1) return h('div.files', messages.flatMap(one => [attachment(one), besides(one, messages)]));
  return attachment(messages[0]);
}

/** The album's first caption stands below it; others stay with their files. */
function besides(one, messages) {
  const { caption, caption_entities: entities } = one;
  return caption && one !== messages.find(other => other.caption) && h('div.text', formatted(caption, entities));
}

function attachment(message) {
  if (isVisual(message)) return pictures([message]);
  return kindOf(message) ? soon(card(message)) : null;
}

function foot(messages) {
  const [message] = messages;
  const reactions = messages.find(one => one.reactions?.length);
  const edited = messages.some(one => one.edit_date);
  const time = h('span.meta', { title: whole(message.date) },
    message.author_signature && `${message.author_signature}, `, edited && `${t('edited')} `, clock(message.date));
  if (!reactions) return time;
  return h('div.foot', reactions.reactions.map(one => reaction(reactions, one)), time);
}

function reaction(message, { emoji, count, mine }) {
  const onclick = () => perform('react', { message: message.message_id, emoji: mine ? null : emoji });
  return h(`button.reaction${mine ? '.mine' : ''}`, { 'aria-pressed': String(Boolean(mine)), onclick }, h('span.emoji', emoji), ' ', count);
}
