// The log of API calls: what a bot asked, what was refused and why, and what passed though it is a mistake. This makes the chat a debugger for bots.
import { get } from './api.js';
import { tick } from './dialogs.js';
import { fill, h } from './dom.js';
import { copied } from './format.js';
import { on } from './store.js';
import { clock } from './time.js';
import { attempt } from './toast.js';
import { t, tn } from './words.js';

const KEPT = 500;
const log = { calls: [], counts: { calls: 0, refused: 0, warned: 0, unplayed: {} }, q: '', refused: false };
let view = null;

export async function calls(pane) {
  const list = h('div.calls', { role: 'log', 'aria-live': 'off' });
  const figures = h('p.figures');
  const missing = h('details.missing', { hidden: true });
  const search = h('input', { type: 'search', placeholder: t('filter'), 'aria-label': t('filter'), value: log.q, oninput: () => narrow({ q: search.value }) });
  const only = tick('refused', t('refusedOnly'), log.refused, { onchange: event => narrow({ refused: event.target.checked }) });
  fill(pane, h('div.filters', search, only), figures, missing, list);
  view = { pane, list, figures, missing };
  const told = await attempt(get('log'));
  if (!told) return;
  Object.assign(log, { calls: told.calls.slice(-KEPT), counts: told.counts });
  drawAll();
}

function narrow(wish) {
  Object.assign(log, wish);
  drawAll();
}

const wordsOf = ({ method, bot, description, warnings, params }) => [method, bot, description, ...warnings, JSON.stringify(params)].join(' ').toLowerCase();
const fits = call => (!log.refused || !call.ok || call.warnings.length > 0) && wordsOf(call).includes(log.q.toLowerCase());

function drawAll() {
  const found = log.calls.filter(fits).reverse();
  fill(view.list, found.map(line), !found.length && h('p.empty', t(log.calls.length ? 'nothingFound' : 'noCalls')));
  drawFigures();
}

function drawFigures() {
  const { calls: all, refused, warned, unplayed } = log.counts;
  const missing = Object.entries(unplayed).sort(([, a], [, b]) => b - a);
  fill(view.figures, h('span', tn('callsCount', all)), h('span.bad', { hidden: !refused }, tn('refusedCount', refused)),
    h('span.warn', { hidden: !warned }, tn('warnedCount', warned)));
  view.missing.hidden = !missing.length;
  fill(view.missing, h('summary.warn', `${t('unplayed')}: ${missing.length}`), h('ul', missing.map(([method, count]) => h('li', `${method} × ${count}`))));
}

on('call', newCall);

/** A call has just been answered; if nobody looks at the log it will be read when somebody does. */
function newCall(call) {
  if (!view?.pane.isConnected || log.calls.at(-1)?.n >= call.n) return;
  log.calls = [...log.calls.slice(1 - KEPT), call];
  log.counts.calls += 1;
  if (!call.ok) log.counts.refused += 1;
  if (call.warnings.length) log.counts.warned += 1;
  if (call.unplayed) log.counts.unplayed[call.method] = (log.counts.unplayed[call.method] ?? 0) + 1;
  drawFigures();
  if (!fits(call)) return;
  view.list.querySelector('.empty')?.remove();
  view.list.prepend(line(call));
  if (view.list.childElementCount > KEPT) view.list.lastElementChild.remove();
}

function line(call) {
  const words = () => JSON.stringify(call.params, null, 2);
  const details = h('details.call', {
    ontoggle: () => details.childElementCount === 1 && details.append(
      h('div.params', h('pre', { tabIndex: 0 }, words()), h('button.link', { onclick: () => copied(words()) }, t('copy')))),
  }, h('summary',
    h(`i.${call.ok ? (call.warnings.length ? 'so' : 'ok') : 'no'}`, { title: call.ok ? 'ok' : String(call.code ?? '') }),
    h('b', call.method), call.unplayed && h('em', t('unplayed')),
    h('small', `${Math.round(call.ms)} ms · ${clock(call.at, { second: '2-digit' })}`),
    !call.ok && h('span.why', `${call.code ? `${call.code} ` : ''}${call.description ?? ''}`),
    call.warnings.map(words => h('span.why.warn', words))));
  return details;
}
