// The digest of any time: the figures as charts, who is silent, what is empty, and files to take away.

import { Deed, html, Loading, useAround, useEffect, useKeys, useLoaded, useState } from '../parts.js';
import { file, post } from '../api.js';
import { Bars, Series } from './digest_charts.js';

const DAY = 86400000;
const dayAfter = day => new Date(Date.parse(day) + DAY).toISOString().slice(0, 10);

function Dates({ data, turn }) {
  const { t } = useAround();
  const [first, from] = useState(data.first);
  const [last, to] = useState(data.last);
  useEffect(() => {
    from(data.first);
    to(data.last);
  }, [data.first, data.last]);
  const isNone = !first || !last || last < first;
  const show = event => {
    event.preventDefault();
    if (!isNone) turn(`${first}..${dayAfter(last)}`);
  };
  return html`<form class="dates" onSubmit=${show}>
    <label class="field">${t('from')}<input type="date" value=${first} max=${data.today} onInput=${event => from(event.target.value)} /></label>
    <label class="field">${t('to')}<input type="date" value=${last} onInput=${event => to(event.target.value)} /></label>
    <button disabled=${isNone}>${t('show')}</button>
  </form>`;
}

function When({ data, turn }) {
  const { t } = useAround();
  return html`<div class="when">
    <div class="tabs" role="group" aria-label=${t('units')}>
      ${data.units.map(one => html`<button key=${one.unit} aria-pressed=${one.unit === data.unit ? 'true' : 'false'} onClick=${() => turn(one.period)}>${one.name}</button>`)}
    </div>
    <div class="turns">
      <button onClick=${() => turn(data.before)} aria-label=${t('earlier')}>‹</button>
      <button onClick=${() => turn('')}>${data.title}</button>
      <button onClick=${() => turn(data.next)} disabled=${!data.next} aria-label=${t('later')}>›</button>
    </div>
    <${Dates} data=${data} turn=${turn} />
  </div>`;
}

function Files({ data }) {
  const { t, fail } = useAround();
  const [draft, put] = useState(null);
  const asked = { period: data.period, place: data.place.id };
  useEffect(() => put(null), [data.period, data.place.id]);
  const take = path => file(path).catch(fail);
  const begin = () => post('digest/report', asked).then(put, fail);
  return html`<div class="deeds-here">
    <${Deed} does=${() => take(`digest/sheet?${new URLSearchParams(asked)}`)}>${t('sheet')}<//>
    ${data.reports && !draft && html`<${Deed} does=${begin}>${t('report')}<//>`}
    ${draft && html`<span class="field">${t('report_files')}</span>`}
    ${draft?.files.map(one => html`<${Deed} key=${one.name} does=${() => take(`digest/reports/${draft.report}?kind=${one.kind}&language=${one.language}`)}>${one.name}<//>`)}
  </div>`;
}

function Silent({ data }) {
  const { t } = useAround();
  if (!data.parts.length) return null;
  return html`<section class="figures"><h2>${t('silent')}${data.silent.length > 0 && html` <span class="count">${data.silent.length}</span>`}</h2>
    ${data.silent.length ? html`<ul class="names">${data.silent.map((one, at) => html`<li key=${at}>${one}</li>`)}</ul>` : html`<p class="good">${t('none_silent')}</p>`}
    ${data.said.length > 0 && html`<h3>${t('said')}</h3><ul class="names said-why">${data.said.map((one, at) => html`<li key=${at}>${one}</li>`)}</ul>`}
  </section>`;
}

function Numbers({ data }) {
  const { t } = useAround();
  return html`<section class="figures"><details class="inline"><summary>${t('numbers')}</summary>
    <table class="table narrow"><caption class="unseen">${t('numbers')}</caption><tbody>
      ${data.numbers.map((one, at) => html`<tr key=${at}><th scope="row">${one.name}</th><td class="n">${one.value}</td></tr>`)}
    </tbody></table></details></section>`;
}

export default function Digest({ path, go }) {
  const { t } = useAround();
  const [period, place] = [path[0] === 'now' ? '' : path[0], path[1]];
  const asked = new URLSearchParams(Object.entries({ period, place }).filter(([, value]) => value));
  const { data, error, load } = useLoaded(`digest/figures?${asked}`);
  const turn = (to, at = place) => go(...[to || 'now', at].filter(Boolean));
  useKeys({ ArrowLeft: () => data && turn(data.before), ArrowRight: () => (data?.next ? turn(data.next) : false) });
  if (!data) return html`<${Loading} error=${error} again=${load} />`;
  const into = one => (one.id ? html`<a href=${`#/digest/${period || 'now'}/${one.id}`}>${one.name}</a>` : one.name);
  const name = { name: t('name'), kind: 'name', of: into };
  const count = { name: t('posts'), kind: 'n', of: one => one.shown };
  return html`<div class="digest">
    <header class="page-head">
      <div>
        ${data.above && html`<button class="quiet up" onClick=${() => turn(period, data.above.id)}>‹ ${data.above.name}</button>`}
        <h1>${data.place.name}<span> · ${data.title}</span></h1>
        ${data.lines.map(one => html`<p key=${one}>${one}</p>`)}
      </div>
      <${Files} data=${data} />
    </header>
    <${When} data=${data} turn=${turn} />
    <div class="boards">
      <${Series} series=${data.series} isByWeek=${data.series.length > 0 && !data.series[0].weekday} />
      ${data.parts.length > 0 && html`<${Bars} title=${data.parts_title} rows=${data.parts} id=${one => one.id} columns=${[name, count, { name: t('before'), kind: 'n earlier', of: one => one.earlier }]} />`}
      <${Silent} data=${data} />
      <${Bars} title=${t('rubrics')} rows=${data.rubrics} columns=${[{ name: t('rubric'), kind: 'name', of: one => one.name }, { ...count, of: one => (one.empty ? html`<span class="empty-one">${t('empty')}</span>` : one.shown) }]} />
      ${data.pages.length > 0 && html`<${Bars} title=${t('pages')} rows=${data.pages} id=${one => one.id} columns=${[{ name: t('page'), kind: 'name', of: one => html`${one.place}<small>${one.page}</small>` }, { name: t('pages'), kind: 'n', of: one => one.shown }, { name: t('change'), kind: 'n', of: one => one.change }]} />`}
      <${Numbers} data=${data} />
    </div>
  </div>`;
}
