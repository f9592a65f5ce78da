// Remarks on a page: what fits is pressed, once more takes it away; and some in one's own words, in each language.

import { Deed, html, Loading, useAround, useLoaded, useState } from '../parts.js';
import { post } from '../api.js';

function Since({ save }) {
  const { t } = useAround();
  const [day, write] = useState('');
  return html`<form class="counting" onSubmit=${event => { event.preventDefault(); save(day); }}>
    <label class="field">${t('since')}<input autocomplete="off" maxlength="40" value=${day} onInput=${event => write(event.target.value)} /></label>
    <button class="main" disabled=${!day.trim()}>${t('save')}</button>
  </form>`;
}

function OwnWords({ words, longest, save }) {
  const { t } = useAround();
  const [written, write] = useState({});
  const changed = Object.fromEntries(words.filter(one => (written[one.language] ?? one.text) !== one.text).map(one => [one.language, written[one.language]]));
  const sent = async event => {
    event.preventDefault();
    if (await save(changed)) write({});
  };
  return html`<form class="own-words" onSubmit=${sent}>
    <h4>${t('own_words')}</h4>
    ${words.map(one => html`<label key=${one.language} class="field">${one.name}
      <input lang=${one.language} maxlength=${longest} value=${written[one.language] ?? one.text} onInput=${event => write({ ...written, [one.language]: event.target.value })} /></label>`)}
    <button disabled=${!Object.keys(changed).length}>${t('save')}</button>
  </form>`;
}

export function Remarks({ page, changed }) {
  const { t, say, fail } = useAround();
  const path = `register/pages/${page.id}`;
  const { data, error, load } = useLoaded(`${path}/remarks`);
  const [asks, ask] = useState(false);
  const save = (what, given) => post(`${path}/${what}`, given).then(() => {
    ask(false);
    load();
    changed();
    if (what === 'words') say(t('kept'));
    return true;
  }, error => {
    fail(error);
    load();
  });
  if (!data) return html`<${Loading} error=${error} again=${load} />`;
  const press = one => (one.asks ? ask(!asks) : save('remark', { chip: one.code, on: !one.on }));
  return html`<section class="remarks" aria-label=${t('remarks')}>
    <h3>${t('remarks')}</h3>
    <p class="hint">${t('how')}</p>
    <div class="chips">${data.chips.map(one => html`<${Deed} key=${one.code} kind="chip" aria-pressed=${one.on ? 'true' : 'false'} does=${() => press(one)}>${one.name}<//>`)}</div>
    ${asks && html`<${Since} save=${day => save('resumed', { day })} />`}
    <${OwnWords} words=${data.words} longest=${data.longest} save=${given => save('words', given)} />
  </section>`;
}
