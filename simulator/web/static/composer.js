// Where one writes: text, commands, replies and edits; and what stands in place of the field when one cannot write.
import { commandList } from './commands.js';
import { beginEdit, clearContext, context, contextBar } from './context.js';
import { edit, openApp, perform, say, start } from './doing.js';
import { fill, h, icon, iconButton, reconcile } from './dom.js';
import { paste } from './drop.js';
import { later, opens } from './lazy.js';
import { replyKeys } from './replykeys.js';
import { on, row, state } from './store.js';
import { t } from './words.js';

const [LOWEST, HIGHEST] = [40, 180]; // pixels

const attachMenu = opens(() => import('./attach.js'), 'attachMenu');
const recordVoice = opens(() => import('./recorder.js'), 'recordVoice');
const offers = opens(() => import('./inline.js'), 'offers');
const parsed = later(() => import('./markup.js'), 'parsed');
const MARKS = /\*\*|__|~~|\|\||`/;
const canRecord = Boolean(navigator.mediaDevices && window.MediaRecorder);

/** The menu button, where it opens a Mini App. */
const app = () => (state.open?.menu?.type === 'web_app' ? state.open.menu : null);

/** Drafts wait for as long as the tab is open, one for each conversation. */
const draft = () => `draft.${state.person}.${state.chat}`;

export function composer() {
  const area = h('textarea', { rows: 1, maxLength: 4096, 'aria-label': t('write'), oninput: typed, onkeydown: keydown, onpaste: paste });
  const commands = commandList(area, submit);
  const keys = replyKeys();
  const voice = iconButton('mic', t('recordVoice'), () => recordVoice(voice), '.mic');
  const attach = iconButton('attach', t('attach'), () => attachMenu(attach));
  const go = iconButton('send', t('send'), () => submit(), '.go');
  const menuWords = h('span');
  const menu = h('button.commands-button', { onclick: () => (app() ? openApp({ kind: 'menu', bot: state.chat }) : commands.toggle()) }, icon('menu'), menuWords);
  const field = h('div.field-row', menu, attach, area, keys.toggle, voice, go);
  const offered = h('div');
  const usual = [commands.node, offered, contextBar(), field, keys.panel];
  const node = h('footer.composer');
  let shown = '';
  let offering = null; // what bots offer, once somebody writes to one as @name
  let fetching = null;

  function fit() {
    area.style.height = '0';
    area.style.height = `${Math.max(LOWEST, Math.min(area.scrollHeight, HIGHEST))}px`;
    commands.narrow(area.value);
    offer();
    voice.hidden = !canRecord || Boolean(area.value.trim()) || Boolean(context.edit);
    go.hidden = !voice.hidden;
  }

  async function offer() {
    if (!fetching && area.value.startsWith('@')) {
      fetching = offers(area, taken);
      offering = await fetching;
      fill(offered, offering.node);
    }
    offering?.narrow(context.edit ? '' : area.value);
  }

  function taken() {
    put('');
    typed();
    clearContext();
  }

  function put(words) {
    area.value = words;
    fit();
  }

  function typed() {
    fit();
    if (!context.edit) sessionStorage.setItem(draft(), area.value);
  }

  function keydown(event) {
    if (commands.keydown(event) || offering?.keydown(event)) return;
    const wish = wishOf(event, area);
    if (!wish) return;
    event.preventDefault();
    event.stopPropagation();
    if (wish === 'send') submit();
    else if (wish === 'drop') clearContext();
    else beginEdit(wish);
  }

  async function submit(given = area.value) {
    const words = given.trim();
    if (!words) return;
    const { edit: old, reply } = context;
    clearContext(); // and what was a draft before the edit comes back
    if (!old) {
      area.value = '';
      typed();
    }
    const sent = await (old ? edit(old.message_id, words) : write(words, reply?.message_id));
    if (sent === undefined && !area.value) put(given); // refused: what was written is not lost
  }

  function draw() {
    const big = row() && instead(row());
    reconcile(node, big ? [big] : usual);
    menu.hidden = !state.open?.commands?.length && !app();
    menu.title = app()?.text ?? t('commands');
    menu.classList.toggle('app', Boolean(app()));
    menuWords.textContent = app()?.text ?? t('menuShort');
    commands.offer(state.open?.commands ?? []);
    area.placeholder = state.open?.keyboard?.input_field_placeholder ?? t('write');
    if (draft() !== shown) {
      shown = draft();
      clearContext();
      put(sessionStorage.getItem(shown));
    }
    keys.sync();
  }

  let editing = null;
  on('context', () => {
    if (editing !== context.edit) put(context.edit ? (context.edit.text ?? context.edit.caption) : sessionStorage.getItem(draft()));
    editing = context.edit;
    if (context.edit ?? context.reply) area.focus();
  });
  on('conversation keyboard', draw);
  on('compose', words => {
    put(words);
    typed();
    area.focus();
  });
  return node;
}

async function write(words, reply_to) {
  return say(MARKS.test(words) ? await parsed(words) : { text: words }, { reply_to });
}

/** What a key means in the field: to send, to drop reply or edit, or a message to edit. */
function wishOf(event, area) {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) return 'send';
  if (event.key === 'Escape' && (context.reply ?? context.edit)) return 'drop';
  if (event.key !== 'ArrowUp' || area.value) return null;
  return state.open?.messages.findLast(one => one.out && one.text !== undefined && !one.forward_origin);
}

function instead(current) {
  const big = (text, run) => h('button.big-button', { onclick: run }, text);
  if (current.kind === 'bot') {
    if (current.blocked) return big(t('unblock'), () => perform('unblock'));
    if (!current.started) return big(t('start'), () => start());
  }
  if (current.can_write) return null;
  if (['left', undefined, null, ''].includes(current.status)) return big(t('join'), () => perform('join'));
  const why = { kicked: 'kicked' }[current.status] ?? (current.kind === 'channel' ? 'channelReadOnly' : 'cannotWrite');
  return h('p.cannot', t(why));
}
