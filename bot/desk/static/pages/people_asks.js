// What is asked before a seat changes hands, with the name of whoever sits there; and a link, which is seen once.

import { Deed, Dialog, html, useAround, useRef, useState } from '../parts.js';
import { file, post } from '../api.js';

export function End({ seat, close, done }) {
  const { t, say, fail } = useAround();
  const end = () => post(`people/seats/${seat.id}/end`).then(() => say(t('ended', { name: seat.name })), fail).then(done);
  return html`<${Dialog} title=${t('end')} onClose=${close}>
    <p class="lines">${seat.end}</p>
    <footer><button onClick=${close}>${t('cancel')}</button><${Deed} kind="grave" does=${end}>${t('end_of', { name: seat.name })}<//></footer>
  <//>`;
}

function Sure({ seat, heir, acting, close, done }) {
  const { t, say, fail } = useAround();
  const give = () => post(`people/seats/${seat.id}/hand-over`, { heir: heir.id, acting }).then(() => say(t('handed', { name: heir.name })), fail).then(done);
  return html`<div role="alert">
    <p>${t('sure_heir', { name: heir.name })}</p>
    <footer><button onClick=${close}>${t('cancel')}</button><${Deed} kind="main" does=${give}>${t('hand_over_to', { name: heir.name })}<//></footer>
  </div>`;
}

/** To a deputy at once, to anybody else by a link. */
export function HandOver({ seat, close, done, load, invite, end }) {
  const { t, say, fail } = useAround();
  const [chosen, choose] = useState(null);
  const drop = () => post(`people/seats/${seat.id}/drop-drafts`).then(() => say(t('dropped')), fail).then(load);
  return html`<${Dialog} title=${t('hand_over')} onClose=${close}>
    <p class="lines">${seat.hand_over}</p>
    ${chosen ? html`<${Sure} seat=${seat} ...${chosen} close=${() => choose(null)} done=${done} />` : html`<div class="choices">
      ${seat.heirs.map(heir => html`
        <button key=${heir.id} onClick=${() => choose({ heir, acting: false })}>${t('to_heir', { name: heir.name })}</button>
        <button key=${`${heir.id} acting`} onClick=${() => choose({ heir, acting: true })}>${t('to_acting', { name: heir.name })}</button>`)}
      <${Deed} does=${() => invite('chair')}>${t('by_link')}<//>
      <${Deed} does=${() => invite('acting')}>${t('acting_by_link')}<//>
      ${seat.drafts > 0 && html`<${Deed} does=${drop}>${t('drop')}<//>`}
      <button onClick=${end}>${t('nobody_yet')}</button>
    </div>`}
    ${!chosen && html`<footer><button onClick=${close}>${t('cancel')}</button></footer>`}
  <//>`;
}

/** In a frame that may not write to the clipboard the old way does. */
async function copied(box) {
  try {
    await navigator.clipboard.writeText(box.value);
    return true;
  } catch {
    box.select();
    return document.execCommand('copy');
  }
}

export function Made({ made, close, changed }) {
  const { t, say, fail } = useAround();
  const [now, put] = useState(made);
  const box = useRef(null);
  const allow = uses => post(`people/invitations/${made.id}/uses`, { uses }).then(found => { put({ ...now, ...found }); changed(); }, fail);
  const take = async () => (await copied(box.current)) && say(t('copied'));
  return html`<${Dialog} title=${t('invitation')} onClose=${close}>
    <p><b>${now.named}</b> · ${now.role}</p>
    ${now.lines.map(line => html`<p key=${line}>${line}</p>`)}
    <img class="qr" src=${`data:image/png;base64,${now.qr}`} alt=${t('qr')} />
    <label class="field">${t('link')}<input ref=${box} readonly value=${now.link} onFocus=${event => event.target.select()} /></label>
    <p>${t('once')}</p>
    ${now.several.length > 0 && html`<div class="deeds-here">${now.several.map(one => html`<${Deed} key=${one.people} does=${() => allow(one.people)}>${one.name}<//>`)}</div>`}
    <footer><a class="deed" href=${now.share} target="_blank" rel="noreferrer noopener">${t('send_on')}</a><${Deed} kind="main" does=${take}>${t('copy')}<//></footer>
  <//>`;
}

export function Withdraw({ one, close, done }) {
  const { t, say, fail } = useAround();
  const withdraw = () => post(`people/invitations/${one.id}/withdraw`).then(() => say(t('withdrawn')), fail).then(done);
  return html`<${Dialog} title=${t('withdraw')} onClose=${close}>
    <p>${t('withdraw_sure', { place: `${one.named}, ${one.role}` })}</p>
    <footer><button onClick=${close}>${t('cancel')}</button><${Deed} kind="grave" does=${withdraw}>${t('withdraw')}<//></footer>
  <//>`;
}

export function Cards({ place, close, changed }) {
  const { t, fail } = useAround();
  const print = () => file(`people/places/${place.id}/cards`, {}).catch(fail).then(() => { close(); changed(); });
  return html`<${Dialog} title=${place.name} onClose=${close}>
    <p>${t('cards_sure')}</p>
    <footer><button onClick=${close}>${t('cancel')}</button><${Deed} kind="main" does=${print}>${t('print')}<//></footer>
  <//>`;
}
