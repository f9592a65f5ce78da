// The counts of a page by day, as a line and as a table; one of them, for whoever judges it.

import { Deed, html, Loading, useAround, useLoaded, useState } from '../parts.js';
import { post } from '../api.js';

const [WIDTH, HEIGHT] = [600, 120];

function Line({ counts }) {
  const days = counts.map(one => Date.parse(one.day));
  const most = Math.max(1, ...counts.map(one => one.value));
  const x = day => 6 + ((WIDTH - 12) * (day - days[0])) / (days[days.length - 1] - days[0] || 1);
  const y = value => HEIGHT - 6 - ((HEIGHT - 20) * value) / most;
  return html`<svg class="columns" viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
    <path class="line" d=${counts.map((one, at) => `${at ? 'L' : 'M'}${x(days[at])} ${y(one.value)}`).join(' ')} />
    ${counts.map((one, at) => html`<circle key=${one.day} class="now" cx=${x(days[at])} cy=${y(one.value)} r="3.5"><title>${one.on}: ${one.shown}</title></circle>`)}
  </svg>`;
}

export function Counts({ counts, judges, changed }) {
  const { t } = useAround();
  const [opened, open] = useState(0);
  if (!counts.length) return null;
  const day = one => (judges ? html`<button class="quiet" aria-expanded=${one.id === opened ? 'true' : 'false'} onClick=${() => open(one.id === opened ? 0 : one.id)}>${one.on}</button>` : one.on);
  return html`<section class="figures"><h3>${t('history')}</h3>
    ${counts.length > 1 && html`<${Line} counts=${counts} />`}
    <table class="table"><caption class="unseen">${t('history')}</caption><thead><tr><th scope="col">${t('day')}</th><th scope="col" class="n">${t('by_count')}</th></tr></thead>
      <tbody>${[...counts].reverse().slice(0, 12).map(one => html`<tr key=${one.id}><th scope="row">${day(one)}${one.doubted && html` <em class="warned">${t('doubted')}</em>`}</th><td class="n">${one.shown}</td></tr>
        ${one.id === opened && html`<tr key=${`card ${one.id}`}><td colspan="2"><${Count} id=${one.id} changed=${changed} /></td></tr>`}`)}</tbody></table>
  </section>`;
}

function Count({ id, changed }) {
  const { t, say, fail } = useAround();
  const { data, error, load } = useLoaded(`register/counts/${id}`);
  const [corrects, correct] = useState(false);
  const does = (what, told, given) => post(`register/counts/${id}/${what}`, given).then(() => {
    say(t(told));
    correct(false);
    load();
    changed();
  }, fail);
  if (!data) return html`<${Loading} error=${error} again=${load} />`;
  return html`<div class="count-card">
    <p class="lines">${data.text}</p>
    <div class="deeds-here">
      ${data.doubted && html`<${Deed} kind="main" does=${() => does('settle', 'settled')}>${t('is_right')}<//>`}
      ${data.corrects && html`<button aria-expanded=${corrects ? 'true' : 'false'} onClick=${() => correct(!corrects)}>${t('correct')}</button>`}
      ${data.proves && html`<${Deed} does=${() => does('prove', 'asked')}>${t('prove')}<//>`}
    </div>
    ${corrects && html`<${Correcting} data=${data} save=${given => does('correct', 'corrected', given)} />`}
  </div>`;
}

function Correcting({ data, save }) {
  const { t } = useAround();
  const [number, write] = useState('');
  const [code, choose] = useState(data.reasons[0].code);
  const [words, say] = useState('');
  const isReady = number.trim() && (code || words.trim());
  const sent = event => {
    event.preventDefault();
    if (isReady) save({ number, reason: code || words });
  };
  return html`<form class="counting" onSubmit=${sent}>
    <label class="field">${t('right_number')}<input inputmode="numeric" autocomplete="off" maxlength="30" value=${number} onInput=${event => write(event.target.value)} /></label>
    <label class="field">${t('why')}<select value=${code} onChange=${event => choose(event.target.value)}>
      ${data.reasons.map(one => html`<option key=${one.code} value=${one.code}>${one.name}</option>`)}<option value="">${t('in_words')}</option></select></label>
    ${!code && html`<label class="field">${t('in_words')}<input maxlength=${data.longest} value=${words} onInput=${event => say(event.target.value)} /></label>`}
    <button class="main" disabled=${!isReady}>${t('save')}</button>
  </form>`;
}
