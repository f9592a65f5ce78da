// At the door: nobody is known yet, so it is said in every language.

import { html, useEffect, useState } from './parts.js';
import { get } from './api.js';

function reason(texts, error) {
  if (!error) return null;
  if (error.text) return null;
  return error.status === 401 ? texts.how : texts.away;
}

export function Door({ error, enter, again }) {
  const [languages, tell] = useState([]);
  useEffect(() => void get('door').then(tell, () => {}), []);
  return html`<main class="door">
    ${error?.text && html`<p role="alert" class="said">${error.text}</p>`}
    ${languages.map(texts => html`<section lang=${texts.language} key=${texts.language}>
      <h1>${texts.head}</h1>
      ${reason(texts, error) && html`<p>${reason(texts, error)}</p>`}
      ${error?.text && html`<p>${texts.how}</p>`}
      ${enter && html`<button class="main" onClick=${enter}>${texts.enter}</button>`}
      ${error && error.status !== 401 && !error.text && html`<button onClick=${again}>${texts.again}</button>`}
    </section>`)}
  </main>`;
}
