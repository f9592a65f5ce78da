// What a bot offers above the field while one writes `@bot words`, in whatever chat.
import { act } from './api.js';
import { replyTo } from './context.js';
import { openApp, openLink, pickResult } from './doing.js';
import { fill, h } from './dom.js';
import { looks } from './lazy.js';
import { row, state } from './store.js';
import { attempt } from './toast.js';
import { t } from './words.js';

const PAUSE = 300; // milliseconds without a letter before the bot is asked
const NEAR = 120; // pixels from the end at which the next page is asked for
const ASKING = /^@(\w{3,32})(?:\s([^]*))?$/;

await looks('inline.css');

/** `area` is the text field; `sent` is called once something was taken of what is offered. */
export function offers(area, sent) {
  const list = h('div.offered', { role: 'listbox', onscroll: nearEnd });
  const node = h('div.offers', { hidden: true, 'aria-live': 'polite' });
  let bot = null;
  let words = null;
  let timer = 0;
  let asked = 0; // answers to what was asked before are not looked at
  let next = '';

  function narrow(text) {
    const found = ASKING.exec(text);
    const named = found && state.bots.find(one => one.inline && one.username.toLowerCase() === found[1].toLowerCase());
    if (!named || found[2] === undefined || !row()?.can_write) return close();
    if (named === bot && found[2] === words) return undefined;
    [bot, words, next] = [named, found[2], ''];
    clearTimeout(timer);
    timer = setTimeout(() => ask(''), PAUSE);
    return say(bot.name, t('searching'));
  }

  function close() {
    clearTimeout(timer);
    asked += 1;
    [bot, words, next] = [null, null, ''];
    node.hidden = true;
  }

  async function ask(offset) {
    const mine = (asked += 1);
    const { person, chat } = state;
    const offer = await attempt(act('ask_inline', { person, chat, bot: bot.id, query: words, offset }));
    if (mine !== asked) return;
    if (!offer?.results) return offer && say(bot.name, t('botSilent'));
    next = offer.next_offset;
    if (!offset) draw(offer);
    else list.append(...offer.results.map(line));
  }

  function say(...lines) {
    node.hidden = false;
    fill(node, h('p.asked', lines.map((one, place) => (place ? ` · ${one}` : h('b', one)))));
  }

  function draw({ results, button }) {
    if (!results.length && !button) return say(bot.name, t('nothingFound'));
    node.hidden = false;
    list.setAttribute('aria-label', bot.name);
    fill(list, results.map(line));
    list.scrollTop = 0;
    fill(node, button && h('button.offer-button', { onclick: () => above(button) }, button.text), results.length > 0 && list);
  }

  const line = result => h('button.offer', { role: 'option', onclick: () => take(result) },
    result.picture ? h('img', { src: result.picture, alt: '' }) : h(`span.letter.c${code(result.title) % 7}`, { 'aria-hidden': 'true' }, [...result.title][0] ?? '·'),
    h('span.about', h('strong', result.title), result.description && h('small', result.description)));

  async function take({ query, id }) {
    const taken = await pickResult(query, id, replyTo());
    if (taken) sent();
  }

  function above(button) {
    const { username } = bot;
    if (button.web_app) return openApp({ kind: 'results', bot: bot.id, url: button.web_app.url });
    return openLink(`https://t.me/${username}?start=${button.start_parameter}`);
  }

  function nearEnd() {
    if (!next || list.scrollHeight - list.scrollTop - list.clientHeight > NEAR) return;
    const offset = next;
    next = '';
    ask(offset);
  }

  /** Whether the key was meant for what is offered. */
  function keydown(event) {
    const stops = [...node.querySelectorAll('button')];
    if (node.hidden || event.key !== 'ArrowDown' || !stops.length) return false;
    stops[0].focus();
    event.preventDefault();
    return true;
  }

  node.addEventListener('keydown', event => {
    const stops = [...node.querySelectorAll('button')];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') close();
    if (event.key === 'Escape' || (step < 0 && document.activeElement === stops[0])) return area.focus();
    if (!step) return undefined;
    event.preventDefault();
    return stops[stops.indexOf(document.activeElement) + step]?.focus();
  });
  return { node, narrow, close, keydown };
}

const code = words => [...words].reduce((sum, letter) => sum + letter.codePointAt(0), 0);
