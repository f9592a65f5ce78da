// All pages of a region: sorted and found by typing; one of them with its history as a line, and a count in place.

import { Deed, Dialog, html, Loading, Rows, useAround, useLoaded, useMemo, useState } from '../parts.js';
import { file, post } from '../api.js';
import { Counts } from './register_counts.js';
import { Remarks } from './register_remarks.js';

const ORDERS = {
  'dormant': null, // as it comes
  'count': (a, b) => (b.count ?? -1) - (a.count ?? -1),
  'change': (a, b) => (b.difference ?? -Infinity) - (a.difference ?? -Infinity) || 0,
  'life': (a, b) => a.lived.localeCompare(b.lived),
  'place': (a, b) => a.place.localeCompare(b.place),
};

function Counting({ page, done }) {
  const { t, say, fail } = useAround();
  const [number, write] = useState('');
  const [doubtful, ask] = useState('');
  const save = sure => post(`register/pages/${page.id}/count`, { number, sure }).then(found => {
    ask(found.doubtful || '');
    if (!found.counted) return;
    say(t('saved', { number: found.counted }));
    write('');
    done();
  }, fail);
  const sent = event => { event.preventDefault(); if (number.trim()) save(false); };
  return html`<form class="counting" onSubmit=${sent}>
    <label class="field">${t('number')}<input inputmode="numeric" autocomplete="off" maxlength="30" value=${number} onInput=${event => { write(event.target.value); ask(''); }} /></label>
    <button class="main" disabled=${!number.trim()}>${t('save')}</button>
    ${doubtful && html`<p role="alert" class="warned">${t('sure', { number: doubtful })} <${Deed} type="button" does=${() => save(true)}>${t('right')}<//></p>`}
  </form>`;
}

function One({ page, judges, onClose, changed }) {
  const { t } = useAround();
  const { data, error, load } = useLoaded(`register/pages/${page.id}`);
  return html`<${Dialog} title=${page.place} onClose=${onClose} wide>
    <p>${page.name}${page.url && html` · <a href=${page.url} target="_blank" rel="noreferrer noopener">${t('link')}</a>`}${page.dormant && html` · <b class="warned">${t('dormant')}</b>`}</p>
    ${page.last.map(one => html`<p key=${one.name}>${one.name}: ${one.at}</p>`)}
    ${!judges && page.remark && html`<p>${t('remarks')}: ${page.remark}</p>`}
    ${judges && html`<${Counting} page=${page} done=${() => { load(); changed(); }} />`}
    ${data ? html`<${Counts} counts=${data.counts} judges=${judges} changed=${() => { load(); changed(); }} />` : html`<${Loading} error=${error} again=${load} />`}
    ${judges && html`<${Remarks} page=${page} changed=${changed} />`}
  <//>`;
}

function row(one, t) {
  return html`<span class="line-head"><b>${one.place}</b><span>${one.shown} <small>${one.change}</small></span></span>
    <span class="line-foot"><span>${one.name}${one.on && ` · ${one.on}`}${one.remark && ` · ${one.remark}`}</span>${one.doubted && html`<em>${t('doubted')}</em> `}${one.dormant && html`<em>${t('dormant')}</em>`}</span>`;
}

/** Whoever looks at all regions chooses one. */
function Region({ data, choose }) {
  const { t } = useAround();
  if (!data.regions.length) return null;
  return html`<label class="field">${t('region')}<select value=${data.region.id} onChange=${event => choose(event.target.value)}>
    ${data.regions.map(one => html`<option key=${one.id} value=${one.id} selected=${one.id === data.region.id}>${one.name}</option>`)}</select></label>`;
}

export default function Register({ path, go }) {
  const { t, fail } = useAround();
  const asks = Number(path[0]) ? `?place=${path[0]}` : '';
  const { data, error, load } = useLoaded(`register/table${asks}`);
  const [by, order] = useState('dormant');
  const [asked, find] = useState('');
  const rows = useMemo(() => {
    const told = asked.trim().toLowerCase();
    const those = (data?.pages || []).filter(one => `${one.place} ${one.name} ${one.url}`.toLowerCase().includes(told));
    return ORDERS[by] ? [...those].sort(ORDERS[by]) : those;
  }, [data, by, asked]);
  if (!data) return html`<${Loading} error=${error} again=${load} />`;
  const chosen = data.pages.find(one => String(one.id) === path[1]);
  const open = id => go(Number(path[0]) ? path[0] : 'here', ...(id ? [id] : [])); // the list stays as it is
  return html`<div class="register">
    <header class="page-head"><h1>${t('pages')}<span> · ${rows.length}</span></h1>
      <${Deed} does=${() => file(`register/sheet${asks}`).catch(fail)}>${t('sheet')}<//></header>
    <div class="choosing">
      <${Region} data=${data} choose=${go} />
      <label class="field">${t('find')}<input type="search" value=${asked} onInput=${event => find(event.target.value)} /></label>
      <label class="field">${t('sort')}<select value=${by} onChange=${event => order(event.target.value)}>
        ${Object.keys(ORDERS).map(one => html`<option key=${one} value=${one}>${t(`by_${one}`)}</option>`)}</select></label>
    </div>
    ${rows.length ? html`<${Rows} label=${t('pages')} rows=${rows} height=${58} chosen=${chosen?.id} onChoose=${open} draw=${one => row(one, t)} />` : html`<p class="empty">${data.pages.length ? t('unfound') : t('none')}</p>`}
    ${chosen && html`<${One} key=${chosen.id} page=${chosen} judges=${data.judges} onClose=${() => open()} changed=${load} />`}
  </div>`;
}
