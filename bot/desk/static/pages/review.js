// The queue for review: the list, and beside it the post that is opened.

import { html, Loading, Rows, useAround, useEffect, useKeys, useLoaded, useRef, useState, useWide } from '../parts.js';
import { Card } from './review_card.js';

const HEIGHT = 72;
const WIDE = 900;
const LISTS = ['waiting', 'ready', 'published'];

function Line({ one, t }) {
  const marks = [one.state_name, one.rubric, one.repost && t('repost'), one.media && t('files', { number: one.media })].filter(Boolean);
  return html`
    <span class="line-head"><b>${one.place}</b><span>${one.when}</span></span>
    <span class="line-text">${one.begins}</span>
    <span class="line-foot">${one.holder ? html`<em>${t('held', { name: one.holder })}</em>` : marks.join(' · ')}</span>`;
}

function Lists({ list, open, t }) {
  return html`<div class="tabs" role="group" aria-label=${t('menu')}>
    ${LISTS.map(one => html`<button key=${one} aria-pressed=${one === list ? 'true' : 'false'} onClick=${() => open(one)}>${t(one)}</button>`)}
    <span class="keys" title=${t('key_next')} aria-hidden="true"><kbd>J</kbd><kbd>K</kbd></span>
  </div>`;
}

/** The one that is chosen; when it has gone from the list, the one that stood behind it. */
function useNext(posts, id, choose) {
  const place = useRef(0);
  const at = posts.findIndex(one => one.id === id);
  if (at >= 0) place.current = at;
  const step = by => {
    const to = posts[at < 0 ? Math.min(place.current, posts.length - 1) : at + by];
    if (to) choose(to.id);
  };
  const after = () => posts[at + 1] || posts[at - 1];
  return { step, after };
}

export default function Review({ path, go }) {
  const { t } = useAround();
  const [list, id] = [LISTS.includes(path[0]) ? path[0] : 'waiting', Number(path[1]) || 0];
  const wide = useWide(WIDE);
  const { data, error, load } = useLoaded(`review/queue?list=${list}`);
  const posts = data?.posts || [];
  const choose = chosen => go(list, chosen);
  const { step, after } = useNext(posts, id, choose);
  const [opened, open] = useState(0);
  useEffect(() => {
    if (wide && !id && posts.length) choose(posts[0].id);
  }, [wide, id, posts.length]);
  useKeys({ j: () => step(1), ArrowDown: () => step(1), k: () => step(-1), ArrowUp: () => step(-1), Escape: () => (id && !wide ? go(list) : false) });
  const done = () => {
    const next = after();
    go(...(next ? [list, next.id] : [list]));
    load();
    open(opened + 1);
  };
  const column = html`<section class="list" aria-label=${t(list)}>
    <${Lists} list=${list} open=${one => go(one)} t=${t} />
    ${!data ? html`<${Loading} error=${error} again=${load} />`
      : posts.length ? html`<${Rows} label=${t(list)} rows=${posts} height=${HEIGHT} chosen=${id} onChoose=${choose} draw=${one => html`<${Line} one=${one} t=${t} />`} />`
      : html`<p class="empty">${t(`none_${list}`)}</p>`}
  </section>`;
  const card = id ? html`<${Card} key=${id} id=${id} first=${path[2]} go=${go} done=${done} back=${wide ? null : () => go(list)} />` : html`<p class="empty">${t('choose')}</p>`;
  return html`<div class=${wide ? 'split' : 'single'}>
    ${(wide || !id) && column}
    ${(wide || id) && html`<div class="beside">${card}</div>`}
  </div>`;
}
