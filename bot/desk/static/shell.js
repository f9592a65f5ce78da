// Around every page: where one is, where one can go, whose seat it is, and whether the connection is there.

import { Around, fill, html, Loading, useEffect, useMemo, useRef, useState, useWide } from './parts.js';
import { leave, listen, post, watch } from './api.js';

const LASTS = 6000; // of a word that passes
const ROOMY = 760; // points, for all pages side by side

function useAddress(first) {
  const read = () => location.hash.slice(2).split('/').filter(Boolean);
  const [at, go] = useState(read);
  useEffect(() => {
    const heard = () => go(read());
    window.addEventListener('hashchange', heard);
    return () => window.removeEventListener('hashchange', heard);
  }, []);
  return at.length ? at : [first];
}

/** Its file is fetched when somebody goes there. */
function usePage(name) {
  const [found, put] = useState({});
  useEffect(() => {
    if (!name) return;
    import(`./pages/${name}.js`).then(file => put({ name, Page: file.default }), error => put({ name, error }));
  }, [name]);
  return found.name === name ? found : {};
}

function useOnline() {
  const [online, tell] = useState(true);
  useEffect(() => watch(told => 'online' in told && tell(told.online)), []);
  return online;
}

function useSaid() {
  const [said, put] = useState(null);
  const timer = useRef(0);
  const say = (text, more = {}) => {
    clearTimeout(timer.current);
    put({ text, ...more });
    timer.current = setTimeout(() => put(null), more.bad ? 2 * LASTS : LASTS);
  };
  return [said, say, () => put(null)];
}

/** Where there is no room for all pages, the one that is shown opens the list of them. */
function Pages({ me, name, t, roomy }) {
  const links = me.pages.map(one => html`<a key=${one.name} href=${`#/${one.name}`} aria-current=${one.name === name ? 'page' : null}>${one.title}</a>`);
  if (roomy) return html`<nav aria-label=${t('menu')}>${links}</nav>`;
  return html`<nav aria-label=${t('menu')}><${Drawer} title=${me.pages.find(one => one.name === name)?.title || t('menu')}>${links}<//></nav>`;
}

/** It closes when somebody means something else. */
function Drawer({ title, children }) {
  const box = useRef(null);
  useEffect(() => {
    const heard = event => {
      if (!box.current.open || (event.type === 'keydown' ? event.key !== 'Escape' : box.current.contains(event.target))) return;
      box.current.open = false;
      if (event.type !== 'keydown') return;
      event.preventDefault();
      box.current.firstElementChild.focus();
    };
    for (const kind of ['pointerdown', 'keydown']) document.addEventListener(kind, heard);
    return () => ['pointerdown', 'keydown'].forEach(kind => document.removeEventListener(kind, heard));
  }, []);
  const chosen = event => event.target.closest('a, button') && (box.current.open = false);
  return html`<details ref=${box}><summary><span>${title}</span></summary><div class="menu" onClick=${chosen}>${children}</div></details>`;
}

function Seats({ me, t, again }) {
  if (me.seats.length < 2) return html`<span class="seat">${me.seats[0]?.place}</span>`;
  const sit = async event => {
    await post('seat', { seat: Number(event.target.value) });
    location.hash = '';
    again();
  };
  return html`<select aria-label=${t('seat')} value=${me.seat} onChange=${sit}>
    ${me.seats.map(one => html`<option value=${one.id} selected=${one.id === me.seat}>${one.place} · ${one.role}</option>`)}
  </select>`;
}

function Self({ me, t, again, roomy }) {
  const seats = html`<${Seats} me=${me} t=${t} again=${again} />`;
  return html`<div class="self">
    ${roomy && seats}
    <${Drawer} title=${me.name}>
      ${!roomy && seats}
      <button class="quiet" onClick=${() => leave(false)}>${t('leave')}</button>
      <button class="quiet" onClick=${() => leave(true)}>${t('leave_everywhere')}</button>
    <//>
  </div>`;
}

function Said({ said, close, t }) {
  return html`<div class="said-here" role=${said?.bad ? 'alert' : 'status'} aria-live=${said?.bad ? 'assertive' : 'polite'}>
    ${said && html`<div class=${said.bad ? 'said bad' : 'said'}>
      <span>${said.text}</span>
      ${said.does && html`<button class="quiet" onClick=${() => { close(); said.does(); }}>${said.label}</button>`}
      <button class="quiet" onClick=${close} aria-label=${t('close')}>✕</button>
    </div>`}
  </div>`;
}

export function Shell({ me, again }) {
  const [name, ...rest] = useAddress(me.pages[0]?.name);
  const known = me.pages.find(one => one.name === name);
  const { Page, error } = usePage(known?.name);
  const [said, say, close] = useSaid();
  const [online, roomy] = [useOnline(), useWide(ROOMY)];
  const around = useMemo(() => {
    const t = (text, given) => fill(me.texts[`${name}.${text}`] ?? me.texts[text] ?? text, given);
    return { t, say, me, fail: failed => say(failed.text || t('failed'), { bad: true }) };
  }, [me, name]);
  const { t } = around;
  useEffect(() => void listen(), []);
  useEffect(() => {
    document.title = known ? `${known.title} · ${t('desk')}` : t('desk');
  }, [known, t]);
  return html`<${Around.Provider} value=${around}>
    <a class="skip" href="#content" onClick=${event => { event.preventDefault(); document.getElementById('content').focus(); }}>${t('to_content')}</a>
    <header class=${roomy ? 'top' : 'top narrow'}>
      <span class="mark" aria-hidden="true">Т</span>
      <${Pages} me=${me} name=${name} t=${t} roomy=${roomy} />
      <${Self} me=${me} t=${t} again=${again} roomy=${roomy} />
    </header>
    ${!online && html`<p class="offline" role="alert">${t('offline')}</p>`}
    <main id="content" tabindex="-1">
      ${Page ? html`<${Page} path=${rest} go=${(...to) => (location.hash = `#/${[name, ...to].join('/')}`)} />`
        : known ? html`<${Loading} error=${error} />`
        : html`<p class="empty">${t('nothing_here')}</p>`}
    </main>
    <${Said} said=${said} close=${close} t=${t} />
  <//>`;
}
