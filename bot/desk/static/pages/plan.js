// The plan of a month: what stands on which day, what has come, and how the plan goes on.

import { Deed, Dialog, html, Loading, useAround, useEffect, useKeys, useLoaded, useRef, useState } from '../parts.js';
import { post } from '../api.js';
import { Month } from './plan_days.js';

function Ways({ data, turn, t }) {
  return html`<nav class="turns" aria-label=${data.title}>
    <button onClick=${() => turn(data.before.month)}>‹ ${data.before.name}</button>
    <button onClick=${() => turn('')}>${t('today')}</button>
    <button onClick=${() => turn(data.next.month)}>${data.next.name} ›</button>
  </nav>`;
}

function Regions({ data, choose, t }) {
  return html`<section class="page">
    <table class="table"><caption>${t('regions')}</caption><tbody>
      ${data.regions.map(one => html`<tr key=${one.id}>
        <th scope="row"><a href=${`#/plan/${data.month}/${one.id}`} onClick=${event => { event.preventDefault(); choose(one.id); }}>${one.name}</a></th>
        <td class=${`state ${one.state}`}>${one.state_name}</td></tr>`)}
    </tbody></table>
  </section>`;
}

function Why({ close, save }) {
  const { t } = useAround();
  const [reason, write] = useState('');
  return html`<${Dialog} title=${t('send')} onClose=${close}>
    <label class="field">${t('why_return')}
      <textarea rows="4" maxlength="300" value=${reason} onInput=${event => write(event.target.value)}></textarea>
    </label>
    <footer><button onClick=${close}>${t('cancel')}</button>
      <${Deed} kind="main" disabled=${!reason.trim()} does=${() => save(reason)}>${t('send')}<//></footer>
  <//>`;
}

function Sure({ text, close, save }) {
  const { t } = useAround();
  return html`<${Dialog} title=${t('day_off')} onClose=${close}>
    <p class="lines">${text}</p>
    <footer><button onClick=${close}>${t('cancel')}</button><${Deed} kind="main" does=${save}>${t('sure')}<//></footer>
  <//>`;
}

function Head({ data, step, go, t }) {
  return html`<header class="page-head">
    <div>
      <h1>${data.title}${data.region && html`<span> · ${data.region.name}</span>`}</h1>
      ${(data.lines || []).map(one => html`<p key=${one}>${one}</p>`)}
    </div>
    <div class="deeds-here">
      ${data.is_of_all && html`<button class="quiet" onClick=${() => go(data.month)}>‹ ${t('to_regions')}</button>`}
      ${(data.steps || []).map(one => html`<${Deed} key=${one.name} kind=${one.main ? 'main' : ''} does=${() => step(one.name)}>${one.label}<//>`)}
      <${Ways} data=${data} t=${t} turn=${month => go(...[month || 'now', data.is_of_all && data.region.id].filter(Boolean))} />
    </div>
  </header>`;
}

/** A slot is picked up and laid down. What a day off is asked about waits for its answer. */
function useMoving(load) {
  const { t, say, fail } = useAround();
  const [held, hold] = useState(null);
  const [asked, ask] = useState(null);
  const last = useRef(null);
  const [landed, land] = useState(null); // which slot has the focus next, and on which day
  const send = async (slot, day, sure) => {
    let there = day;
    try {
      const told = await post(`plan/slots/${slot.id}/move`, { times: slot.times, day, sure });
      if (told.ask) return ask({ slot, day, text: told.ask });
      last.current = told.undo && { ...slot, ...told.undo };
      say(told.done, told.undo ? { label: t('undo'), does: undo } : {});
    } catch (failed) {
      fail(failed);
      there = '';
    }
    ask(null);
    hold(null);
    land({ id: slot.id, day: there });
    await load();
    return null;
  };
  const undo = async () => {
    const was = last.current;
    last.current = null;
    if (was) await send(was, was.day, true);
  };
  const drop = () => {
    if (held) land({ id: held.id, day: '' });
    hold(null);
  };
  const lay = day => (held && day !== held.day ? send(held, day, false) : drop());
  return { held, hold, drop, lay, undo, asked, ask, send, landed, land };
}

export default function Plan({ path, go }) {
  const { t, say, fail } = useAround();
  const [month, region] = [path[0] === 'now' ? '' : path[0], path[1]];
  const asked = Object.entries({ month, region }).filter(([, value]) => value).map(one => one.join('='));
  const { data, error, load } = useLoaded(`plan/month?${asked.join('&')}`);
  const moving = useMoving(load);
  const [why, tell] = useState(false);
  useEffect(() => moving.hold(null), [month, region]);
  useKeys({ u: () => void moving.undo(), n: () => data && go(data.next.month, ...path.slice(1)), p: () => data && go(data.before.month, ...path.slice(1)) }, !moving.held);
  const does = async (way, given) => {
    try {
      const told = await post(way, given);
      if (told.done) say(told.done);
      tell(false);
    } catch (failed) {
      fail(failed);
    }
    await load();
  };
  const step = name => {
    if (name === 'return') return tell(true);
    return name === 'draft' ? does('plan/draft', { region: data.region.id, month: data.month }) : does(`plan/${data.plan}/${name}`);
  };
  if (!data) return html`<${Loading} error=${error} again=${load} />`;
  return html`<div class="plan">
    <${Head} data=${data} step=${step} go=${go} t=${t} />
    ${data.regions ? html`<${Regions} data=${data} t=${t} choose=${id => go(data.month, id)} />` : html`<${Month} data=${data} moving=${moving} />`}
    ${moving.asked && html`<${Sure} text=${moving.asked.text} close=${() => moving.ask(null)} save=${() => moving.send(moving.asked.slot, moving.asked.day, true)} />`}
    ${why && html`<${Why} close=${() => tell(false)} save=${reason => does(`plan/${data.plan}/return`, { reason })} />`}
  </div>`;
}
