// Buttons below a message and in place of the keyboard.
import { act } from './api.js';
import { openApp, openElsewhere, openLink, say, sendContact } from './doing.js';
import { h, icon } from './dom.js';
import { copied, isTelegram } from './format.js';
import { opens } from './lazy.js';
import { state } from './store.js';
import { attempt, toast } from './toast.js';
import { t } from './words.js';

const alertBox = opens(() => import('./dialogs.js'), 'alertBox');
const ask = opens(() => import('./dialogs.js'), 'ask');
const switchInline = opens(() => import('./switching.js'), 'switchInline');
const askPlace = opens(() => import('./attach.js'), 'askPlace');

const PATIENCE = 10_000;
const asked = new Map(); // query → what to do when it is answered
const early = new Map(); // answers that came before the server told us the query's number

function mark(button) {
  if (button.url || button.login_url || button.web_app) return 'out';
  if (button.copy_text) return 'copy';
  return isSwitch(button) && 'forward';
}

const tint = button => (button.style ? `.${button.style}` : '');

const isSwitch = button => Object.keys(button).some(name => name.startsWith('switch_inline_query'));

export function inlineKeyboard(message) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  const drawn = rows.map((row, r) => h('div.keys', row.map((button, c) => inlineButton(message, button, r, c))));
  return h('div.inline', drawn);
}

function inlineButton(message, button, row, column) {
  const sign = mark(button);
  const onclick = ({ currentTarget }) => press(currentTarget, message, button, row, column);
  return h(`button.key${tint(button)}`, { onclick, disabled: Boolean(button.disabled) }, h('span', button.text), sign && icon(sign));
}

function press(node, message, button, row, column) {
  if (button.copy_text) return copied(button.copy_text.text);
  const { url: app } = button.web_app ?? {};
  if (app) return openApp({ kind: 'button', bot: (message.via_bot ?? message.from ?? { id: state.chat }).id, url: app });
  const url = button.url ?? button.login_url?.url;
  if (url) return isTelegram(url) ? openLink(url) : openElsewhere(url);
  if (isSwitch(button)) return switchInline((message.via_bot ?? message.from).username, button);
  if (button.callback_data === undefined) return toast(t('notPlayed'));
  return query(node, { message: message.message_id, row, column });
}

/** The button shows that it waits until the bot has answered, as in the real one for some seconds only. */
async function query(node, params) {
  if (node.classList.contains('waiting')) return;
  node.classList.add('waiting');
  const rest = () => node.classList.remove('waiting');
  const { person, chat } = state;
  const pressed = await attempt(act('press', { person, chat, ...params }));
  if (!pressed) return rest();
  const timer = setTimeout(rest, PATIENCE);
  asked.set(String(pressed.query), () => {
    clearTimeout(timer);
    rest();
  });
  const answer = early.get(String(pressed.query));
  if (answer) answered(answer);
}

/** Every tab hears every answer; only the one that pressed shows it. */
export function answered(event) {
  const id = String(event.query);
  const settle = asked.get(id);
  if (!settle) {
    setTimeout(() => early.delete(id), PATIENCE); // another tab's, if nobody asks for it
    return early.set(id, event);
  }
  asked.delete(id);
  early.delete(id);
  settle();
  if (event.url) (isTelegram(event.url) ? openLink : openElsewhere)(event.url);
  if (event.text) (event.alert ? alertBox : toast)(event.text);
}

/** The reply keyboard; `done` is called when a button was used, for keyboards meant for one use. */
export function replyKeyboard(markup, done) {
  const key = given => {
    const button = typeof given === 'string' ? { text: given } : given;
    return h(`button.key${tint(button)}`, { onclick: async () => (await reply(button)) && done() }, button.text);
  };
  const rows = markup.keyboard.map(row => h('div.keys', row.map(key)));
  return h(`div.reply-keys${markup.resize_keyboard ? '' : '.tall'}`, { role: 'group', 'aria-label': t('keyboard') }, rows);
}

async function reply(button) {
  if (button.request_contact) return (await ask(t('shareContact'), [], t('share'))) && sendContact();
  if (button.request_location) return askPlace();
  if (button.web_app) return openApp({ kind: 'keyboard', bot: state.chat, url: button.web_app.url, button: button.text });
  const other = Object.keys(button).some(name => name.startsWith('request_'));
  return other ? toast(t('notPlayed')) : say(button.text);
}
