// What is asked before a post is joined with another, put elsewhere by hand, or taken out.

import { Deed, Dialog, html, Loading, useAround, useContent, useLoaded, useRef, useState } from '../parts.js';

export function Join({ joins, refused, close, save }) {
  const { t } = useAround();
  const [into, choose] = useState(joins.length === 1 ? joins[0].id : 0);
  return html`<${Dialog} title=${t('join_with')} onClose=${close}>
    <p>${t('join_how')}</p>
    <div class="choices" role="radiogroup" aria-label=${t('join_with')}>
      ${joins.map(one => html`<label key=${one.id} class="choice"><input type="radio" name="into" checked=${into === one.id} onChange=${() => choose(one.id)} />
        <span>${one.begins}<small>${[one.author, one.when].filter(Boolean).join(' · ')}</small></span></label>`)}
    </div>
    ${refused && html`<p role="alert" class="refused">${refused}</p>`}
    <footer><button onClick=${close}>${t('cancel')}</button><${Deed} kind="main" disabled=${!into} does=${() => save(into)}>${t('join')}<//></footer>
  <//>`;
}

export function Remove({ removal, refused, close, save }) {
  const { t } = useAround();
  return html`<${Dialog} title=${removal.label} onClose=${close}>
    <p class="lines">${removal.text}</p>
    ${refused && html`<p role="alert" class="refused">${refused}</p>`}
    <footer><button onClick=${close}>${t('cancel')}</button><${Deed} kind="danger" does=${save}>${removal.label}<//></footer>
  <//>`;
}

async function copied(field) {
  try {
    await navigator.clipboard.writeText(field.value);
  } catch { // in a frame that may not
    field.select();
    document.execCommand('copy');
  }
}

function Photo({ one, number, t }) {
  const address = useContent(one.framed ? `review/media/${one.id}/framed?look=${one.framed}` : `review/media/${one.id}`);
  if (!address) return null;
  return html`<a href=${address} download=${`${number}.${one.kind === 'video' ? 'mp4' : 'jpg'}`}>
    ${one.kind === 'video' ? html`<span>${t('photo', { number })}</span>` : html`<img src=${address} alt=${t('photo', { number })} />`}</a>`;
}

function Link({ counts, refused, save, t }) {
  const [link, write] = useState('');
  const [done, tell] = useState('');
  const record = async event => {
    event?.preventDefault();
    tell('');
    const told = link.trim() && (await save(link.trim()));
    if (!told) return;
    write('');
    tell(told.done);
  };
  return html`<form class="recording" onSubmit=${record}>
    <label class="field">${t('link_to')}<input type="url" inputmode="url" autocomplete="off" placeholder="https://" value=${link} onInput=${event => write(event.target.value)} /></label>
    <${Deed} kind="main" type="button" disabled=${!link.trim()} does=${record}>${t('record')}<//>
    ${counts && html`<p>${t('link_counts')}</p>`}
    <p role="status">${done}</p>
    ${refused && html`<p role="alert" class="refused">${refused}</p>`}
  </form>`;
}

/** Copied, shared, and then it is recorded where it came out. */
export function Pages({ id, media, refused, close, save }) {
  const { t } = useAround();
  const { data, error, load } = useLoaded(`review/posts/${id}/pages`);
  const [at, turn] = useState(0);
  const [is, tell] = useState(false);
  const field = useRef(null);
  const files = media.filter(one => one.kind === 'video' || one.width);
  const copy = async () => {
    await copied(field.current);
    tell(true);
  };
  const shown = data && html`
    <div class="tabs" role="group" aria-label=${t('pages')}>
      ${data.pages.map((one, place) => html`<button key=${one.code} aria-pressed=${place === at ? 'true' : 'false'} onClick=${() => { turn(place); tell(false); }}>${one.name}</button>`)}
    </div>
    <textarea ref=${field} class="long" readonly aria-label=${data.pages[at].name} value=${data.pages[at].text}></textarea>
    <p class="copying"><${Deed} does=${copy}>${t('copy')}<//><span role="status">${is && t('copied')}</span></p>
    ${files.length > 0 && html`<div class="taking"><p>${t('take_photos')}</p>${files.map((one, place) => html`<${Photo} key=${one.id} one=${one} number=${place + 1} t=${t} />`)}</div>`}
    <${Link} counts=${data.counts} refused=${refused} save=${save} t=${t} />`;
  return html`<${Dialog} title=${t('pages')} onClose=${close} wide>${shown || html`<${Loading} error=${error} again=${load} />`}<//>`;
}
