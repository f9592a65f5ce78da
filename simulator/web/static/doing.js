// What the person does in the conversation in view. The server's events bring the result; answers only come first.
import { act } from './api.js';
import { h } from './dom.js';
import { opens } from './lazy.js';
import { markRead, place } from './loading.js';
import { state } from './store.js';
import { attempt, toast } from './toast.js';
import { t } from './words.js';
import { go } from './route.js';

export const openApp = opens(() => import('./miniapp.js'), 'openApp');

const here = () => ({ person: state.person, chat: state.chat });

/** Does something here; undefined when it was refused (and the refusal shown). */
export const perform = (name, params, files) => attempt(act(name, { ...here(), ...params }, files));

async function said(promise, at) {
  const result = await promise;
  const still = at.person === state.person && at.chat === state.chat && state.open;
  if (result && still) [result].flat().filter(one => one.message_id).forEach(place);
  markRead();
  return result;
}

const into = () => (state.topic ? { topic: state.topic } : {});

/** `what`: {text, entities} or the text alone. */
export const say = (what, more) => said(perform('say', { ...(what.text ? what : { text: what }), ...into(), ...more }), here());
export const send = (files, more) => said(perform('send', { ...into(), ...more }, files), here());
export const start = payload => said(perform('start', payload ? { payload } : {}), here());
export const edit = (message, text) => said(perform('edit', { message, text }), here());
export const sendContact = (more = {}) => said(perform('send_contact', more), here());
export const sendLocation = (latitude, longitude) => said(perform('send_location', { latitude, longitude }), here());

export const pickResult = (query, result, reply_to) => said(perform('pick_result', { query, result, reply_to }), here());

export async function openLink(link) {
  const { person } = state;
  const opened = await attempt(act('open_link', { person, link }));
  if (opened?.app) return openApp({ kind: 'link', bot: opened.app.bot, app: opened.app.name, start: opened.app.start });
  if (opened?.requested) return toast(t('asked'));
  if (opened?.chat) go(person, opened.chat);
  return opened;
}

/** As a click on a link would: `window.open` with `noopener` cannot say whether it worked. */
export function openElsewhere(url) {
  if (!/^https?:/i.test(url)) return toast(url);
  h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }).click();
}
