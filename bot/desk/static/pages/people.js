// The people: found by typing, narrowed to what is amiss; beside them the place that is opened, or the ways in.

import { html, Loading, Rows, useAround, useKeys, useLoaded, useMemo, useRef, useState, useWide } from '../parts.js';
import { Cards } from './people_asks.js';
import { Invitations, Requests } from './people_doors.js';
import { Place } from './people_place.js';

const [HEIGHT, WITH_DATE] = [74, 92]; // where there is no room for it beside the name
const WIDE = 900;
const NARROWED = ['empty', 'silent', 'unreachable'];
const [INVITATIONS, REQUESTS] = ['invitations', 'requests'];
const ORDERS = {
  'place': null, // as it comes
  'since': (a, b) => (a.since || '9').localeCompare(b.since || '9'),
  'last': (a, b) => (a.name ? a.last : '9').localeCompare(b.name ? b.last : '9'),
};
// A name is found as it is typed on a keyboard without Kazakh letters, too.
const PLAIN = { ә: 'а', ғ: 'г', қ: 'к', ң: 'н', ө: 'о', ұ: 'у', ү: 'у', і: 'и', һ: 'х', ё: 'е' };

const folded = text => text.toLowerCase().replace(/[әғқңөұүіһё]/g, letter => PLAIN[letter]);
const number = many => (many ? html` <i>${many}</i>` : '');

function Line({ one, narrow, t }) {
  const note = one.note && html`<em class=${`is-${one.state || 'quiet'}`}>${one.note}</em>`;
  const known = [note, one.away, one.at && t('last', { when: one.at })].filter(Boolean);
  return html`
    <span class="line-head"><b class=${one.name ? '' : 'vacant'}>${one.name || `○ ${one.role}`}</b>${!narrow && html`<span>${one.from}</span>`}</span>
    <span class="line-text">${one.named}${one.name && ` · ${one.role}`}</span>
    <span class="line-foot">${known.map((part, at) => html`<span key=${at}>${at > 0 && ' · '}${part}</span>`)}</span>
    ${narrow && one.from && html`<span class="line-foot">${one.from}</span>`}`;
}

function Chooser({ rows, show, only, asked, find, by, order, box, narrow }) {
  const { t } = useAround();
  const kinds = useMemo(() => [
    { state: '', name: t('all'), many: rows.filter(one => one.name).length },
    ...NARROWED.map(state => ({ state, name: t(state), many: rows.filter(one => one.state === state).length })),
  ], [rows]).filter(one => !one.state || one.many || one.state === show);
  return html`<div class="choosing">
    <label class="field sought">${t('find')}<input type="search" ref=${box} value=${asked} onInput=${event => find(event.target.value)} /></label>
    ${narrow && html`<label class="field">${t('show')}<select value=${show} onChange=${event => only(event.target.value)}>
      ${kinds.map(one => html`<option key=${one.state} value=${one.state} selected=${one.state === show}>${one.name} · ${one.many}</option>`)}</select></label>`}
    <label class="field">${t('sort')}<select value=${by} onChange=${event => order(event.target.value)}>
      ${Object.keys(ORDERS).map(one => html`<option key=${one} value=${one}>${t(`by_${one}`)}</option>`)}</select></label>
    ${!narrow && html`<div class="tabs" role="group" aria-label=${t('show')}>
      ${kinds.map(one => html`<button key=${one.state} aria-pressed=${one.state === show ? 'true' : 'false'} onClick=${() => only(one.state)}>${one.name}${number(one.many)}</button>`)}
    </div>`}
  </div>`;
}

/** Those that are shown, in their order. */
function useShown(rows) {
  const [show, only] = useState('');
  const [asked, find] = useState('');
  const [by, order] = useState('place');
  const words = useMemo(() => new Map(rows.map(one => [one.id, folded(`${one.name} ${one.named} ${one.role}`)])), [rows]);
  const shown = useMemo(() => {
    const told = folded(asked).trim().split(/\s+/);
    const those = rows.filter(one => (!show || one.state === show) && told.every(part => words.get(one.id).includes(part)));
    return ORDERS[by] ? [...those].sort(ORDERS[by]) : those;
  }, [rows, words, show, asked, by]);
  return { shown, show, asked, given: { show, only, asked, find, by, order } };
}

function Head({ data, open, print }) {
  const { t } = useAround();
  return html`<header class="page-head">
    <div>${data.above && html`<a href=${`#/people/${data.above.id}`}>‹ ${data.above.name}</a>`}
      <h1>${t('people')}${data.above && html`<span> · ${data.place.name}</span>`}</h1></div>
    <div class="deeds-here">
      ${data.requests.length > 0 && html`<button onClick=${() => open(REQUESTS)}>${t('requests')}${number(data.requests.length)}</button>`}
      <button onClick=${() => open(INVITATIONS)}>${t('invitations')}${number(data.invitations)}</button>
      ${data.cards && html`<button onClick=${print}>${data.cards}</button>`}
    </div>
  </header>`;
}

export default function People({ path, go }) {
  const { t } = useAround();
  const wide = useWide(WIDE);
  const [above, opened] = path;
  const { data, error, load } = useLoaded(`people/table${Number(above) ? `?place=${above}` : ''}`);
  const rows = useMemo(() => data?.rows || [], [data]);
  const { shown, show, asked, given } = useShown(rows);
  const [picked, pick] = useState('');
  const [prints, print] = useState(false);
  const box = useRef(null);
  const open = what => go(Number(above) ? above : 'here', ...(what ? [what] : [])); // the list stays as it is
  const chosen = shown.find(one => one.id === picked && String(one.place) === opened) || shown.find(one => String(one.place) === opened);
  const choose = id => {
    pick(id);
    open(rows.find(one => one.id === id).place);
  };
  const step = by => {
    const to = shown[Math.min(shown.length - 1, Math.max(0, shown.indexOf(chosen) + by))];
    if (to) choose(to.id);
  };
  useKeys({ j: () => step(1), ArrowDown: () => step(1), k: () => step(-1), ArrowUp: () => step(-1), '/': () => box.current?.focus(), Escape: () => (opened && data ? open() : false) }, Boolean(data));
  if (!data) return html`<${Loading} error=${error} again=${load} />`;
  const back = wide ? null : () => open();
  const what = opened || (wide && data.requests.length ? REQUESTS : '');
  const beside = what === INVITATIONS ? html`<${Invitations} place=${data.place} back=${back} changed=${load} />`
    : what === REQUESTS ? html`<${Requests} requests=${data.requests} back=${back} changed=${load} />`
    : what ? html`<${Place} key=${what} id=${what} isHere=${String(data.place.id) === what} back=${back} changed=${load} />`
    : html`<p class="empty">${t('choose')}</p>`;
  return html`<div class=${`people ${wide ? 'split' : 'single'}`}>
    ${(wide || !opened) && html`<section class="list" aria-label=${t('people')}>
      <${Head} data=${data} open=${open} print=${() => print(true)} />
      <${Chooser} rows=${rows} box=${box} narrow=${!wide} ...${given} />
      ${shown.length ? html`<${Rows} label=${t('people')} rows=${shown} height=${wide ? HEIGHT : WITH_DATE} chosen=${chosen?.id} onChoose=${choose} draw=${one => html`<${Line} one=${one} narrow=${!wide} t=${t} />`} />`
        : html`<p class="empty">${asked.trim() ? t('unfound') : t(show ? `none_${show}` : 'none')}</p>`}
    </section>`}
    ${(wide || opened) && html`<div class="beside">${beside}</div>`}
    ${prints && html`<${Cards} place=${data.place} close=${() => print(false)} changed=${load} />`}
  </div>`;
}
