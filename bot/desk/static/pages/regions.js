// All regions side by side: a table that is sorted by any of its columns; each region leads to its own digest.

import { Deed, html, Loading, useAround, useEffect, useKeys, useLoaded, useMemo, useState, useWide } from '../parts.js';
import { file } from '../api.js';
import { Bar } from './digest_charts.js';
import { When } from './digest_when.js';

const FIRST_ROWS = 60;
const NAME = 'name';

/** What nobody knows stands last, whichever way the rest is turned. */
function sorted(rows, by, isTurned) {
  const turn = isTurned ? -1 : 1;
  const byName = (one, other) => one.name.localeCompare(other.name);
  if (by === NAME) return [...rows].sort((one, other) => turn * byName(one, other));
  const number = row => row.figures[by].number;
  return [...rows].sort((one, other) => {
    const [a, b] = [number(one), number(other)];
    if (a === null || b === null) return (a === null) - (b === null) || byName(one, other);
    return turn * (b - a) || byName(one, other);
  });
}

/** In a column that nobody looks at there is no room for what is not known: a dash, and the words for whoever hears it. */
function Figure({ figure, most, isBy }) {
  const { t } = useAround();
  const told = figure.told || t('unknown');
  if (figure.number === null) return html`<span class="unknown" title=${told}>${isBy ? told : html`<span aria-hidden="true">–</span><span class="unseen">${told}</span>`}</span>`;
  return html`<span title=${figure.told || null}>${figure.shown}</span>
    <small class=${figure.change.startsWith('+') ? 'more' : 'less'}>${figure.change}</small>
    <${Bar} count=${figure.number} before=${figure.before} most=${most} />`;
}

function Head({ name, is, isTurned, sort, kind }) {
  return html`<th scope="col" class=${kind} aria-sort=${is ? (isTurned ? 'ascending' : 'descending') : null}>
    <button class="quiet" onClick=${sort}>${name}<i aria-hidden="true">${is ? (isTurned ? '↑' : '↓') : ''}</i></button></th>`;
}

function Table({ data, period, by, isTurned, sort }) {
  const { t } = useAround();
  const wide = useWide(1100);
  const [isWhole, show] = useState(false);
  const rows = useMemo(() => sorted(data.regions, by, isTurned), [data, by, isTurned]);
  const views = wide ? data.views : data.views.filter((one, at) => one.view === by || (by === NAME && at === 0));
  const most = useMemo(() => Object.fromEntries(data.views.map(({ view }) => [view, data.regions.reduce((found, { figures }) => Math.max(found, figures[view].number || 0, figures[view].before || 0), 0)])), [data]);
  const some = isWhole ? rows : rows.slice(0, FIRST_ROWS);
  return html`<table class="table bars beside"><caption class="unseen">${t('table')}</caption>
    <thead><tr><${Head} name=${t('region')} kind="name" is=${by === NAME} isTurned=${!isTurned} sort=${() => sort(NAME)} />
      ${views.map(one => html`<${Head} key=${one.view} name=${one.short} kind="n" is=${by === one.view} isTurned=${isTurned} sort=${() => sort(one.view)} />`)}</tr></thead>
    <tbody>
      <tr class="sum"><th scope="row" class="name">${t('all_together')}</th>
        ${views.map(one => html`<td key=${one.view} class="n"><span>${one.total}</span> <small class=${one.change.startsWith('+') ? 'more' : 'less'}>${one.change}</small></td>`)}</tr>
      ${some.map(row => html`<tr key=${row.id}><th scope="row" class="name"><a href=${`#/digest/${period}/${row.id}`}>${row.name}</a></th>
        ${views.map(one => html`<td key=${one.view} class=${`n${one.view === by ? ' by' : ''}`}><${Figure} figure=${row.figures[one.view]} most=${most[one.view]} isBy=${one.view === by} /></td>`)}</tr>`)}
    </tbody></table>
  ${rows.length > some.length && html`<button class="quiet" onClick=${() => show(true)}>${t('all', { count: rows.length })}</button>`}`;
}

function Silent({ data, period }) {
  const { t } = useAround();
  const names = those => html`<ul class="names">${those.map(one => html`<li key=${one.id}><a href=${`#/digest/${period}/${one.id}`}>${one.name}</a></li>`)}</ul>`;
  return html`<section class="figures"><h2>${t('silent')}${data.silent.length > 0 && html` <span class="count">${data.silent.length}</span>`}</h2>
    ${data.silent.length > 0 && names(data.silent)}
    ${data.silent.length + data.unknown.length === 0 && html`<p class="good">${t('none_silent')}</p>`}
    ${data.unknown.length > 0 && html`<h3>${t('unknown')}</h3><div class="said-why">${names(data.unknown)}</div>`}
  </section>`;
}

export default function Regions({ path, go }) {
  const { t, fail } = useAround();
  const period = path[0] === 'now' ? '' : path[0] || '';
  const [{ by, isTurned }, order] = useState({ by: 'posts', isTurned: false });
  const { data, error, load } = useLoaded(`regions/compared?${new URLSearchParams(period ? { period } : {})}`);
  const [known, keep] = useState(data);
  useEffect(() => { if (data) keep(data); }, [data]);
  const shown = data || known;
  const turn = to => go(to || 'now');
  const sort = to => order(now => ({ by: to, isTurned: now.by === to && !now.isTurned }));
  const step = by => {
    const links = [...document.querySelectorAll('.beside tbody a')];
    links[Math.min(links.length - 1, Math.max(0, links.indexOf(document.activeElement) + by))]?.focus();
  };
  useKeys({ ArrowLeft: () => shown && turn(shown.before), ArrowRight: () => (shown?.next ? turn(shown.next) : false), j: () => step(1), k: () => step(-1) });
  if (!shown || error) return html`<${Loading} error=${error} again=${load} />`;
  if (!shown.regions.length) return html`<p class="empty">${t('none')}</p>`;
  const chosen = shown.views.find(one => one.view === by);
  return html`<div class="regions" aria-busy=${data ? null : 'true'}>
    <header class="page-head">
      <div><h1>${t('table')}<span> · ${shown.title}</span></h1>${shown.compared && html`<p>${shown.compared}</p>`}</div>
      <div class="deeds-here"><${Deed} does=${() => file(`regions/sheet?period=${shown.period}`).catch(fail)}>${t('sheet')}<//></div>
    </header>
    <${When} data=${shown} turn=${turn} />
    <label class="field sorting">${t('sort')}<select value=${by} onChange=${event => order({ by: event.target.value, isTurned: false })}>
      ${shown.views.map(one => html`<option key=${one.view} value=${one.view}>${one.name}</option>`)}
      <option value=${NAME}>${t('region')}</option>
    </select></label>
    <div class="page">
      ${chosen && html`<p class="of-view">${chosen.name}: <b>${chosen.total}</b></p>`}
      <${Table} data=${shown} period=${shown.period} by=${by} isTurned=${isTurned} sort=${sort} />
      <${Silent} data=${shown} period=${shown.period} />
    </div>
  </div>`;
}
