// The page's way to the server: a token that this page keeps to itself, calls with it, and word of what has changed.

const base = new URL('api/', import.meta.url);
const KEPT = 'tilshi.token';
const watchers = new Set();
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 30000;
const SILENCE = 60000; // of a stream that says every quarter of a minute that it is there

const pause = time => new Promise(done => setTimeout(done, time));
let token = kept();
let reached = true;
let listening = false;
let signedOut = () => {};

function kept() {
  try {
    return sessionStorage.getItem(KEPT) || '';
  } catch {
    return ''; // in a frame that may keep nothing: then it is for this view only
  }
}

function keep(given) {
  token = given;
  try {
    if (given) sessionStorage.setItem(KEPT, given);
    else sessionStorage.removeItem(KEPT);
  } catch {
    // see above
  }
}

export class Refusal extends Error {
  constructor(status, { refused = '', text = '' } = {}) {
    super(text || refused || `${status}`);
    Object.assign(this, { status, refused, text });
  }
}

export const isSignedIn = () => Boolean(token);

export function onSignedOut(then) {
  signedOut = then;
}

/** `then({ online })` when the connection goes or comes back, `then({ changed: true })` when something else did. */
export function watch(then) {
  watchers.add(then);
  return () => watchers.delete(then);
}

function tell(what) {
  for (const then of [...watchers]) then(what);
}

function isReached(now) {
  if (now === reached) return;
  reached = now;
  tell({ online: now });
  if (!now) knock();
}

/** Until there is an answer again, whatever it is: nobody need press anything for that. */
async function knock() {
  for (let wait = FIRST_PAUSE; !reached; wait = Math.min(wait * 2, LONGEST_PAUSE)) {
    await pause(wait);
    await asked('GET', 'door').catch(() => {});
  }
}

async function asked(method, path, given, signal) {
  const headers = token ? { Authorization: `Bearer ${token}` } : {};
  if (given !== undefined) headers['Content-Type'] = 'application/json';
  try {
    const body = given === undefined ? undefined : JSON.stringify(given);
    const answer = await fetch(new URL(path, base), { method, headers, body, signal, cache: method === 'GET' && path.includes('/media/') ? 'default' : 'no-store' });
    isReached(answer.status < 502 || answer.status > 504);
    return answer;
  } catch (error) {
    if (error.name !== 'AbortError') isReached(false);
    throw new Refusal(0);
  }
}

async function refusalOf(answer) {
  const told = await answer.json().catch(() => ({}));
  if (answer.status === 401) {
    keep('');
    signedOut();
  }
  return new Refusal(answer.status, told);
}

async function call(method, path, given) {
  const answer = await asked(method, path, given);
  if (!answer.ok) throw await refusalOf(answer);
  return answer.json();
}

export const get = path => call('GET', path);
export const post = (path, given = {}) => call('POST', path, given);

export async function content(path) {
  const answer = await asked('GET', path);
  if (!answer.ok) throw await refusalOf(answer);
  return answer.blob();
}

/** Taken away under the name that it was given: only whoever is signed in may have it, so that no link leads to it.
    `given`: where something is done to make it. */
export async function file(path, given) {
  const answer = await asked(given ? 'POST' : 'GET', path, given);
  if (!answer.ok) throw await refusalOf(answer);
  const [, name = ''] = /filename\*=UTF-8''(.+)$/.exec(answer.headers.get('Content-Disposition') || '') || [];
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(await answer.blob()), download: decodeURIComponent(name) });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

export async function enter(given) {
  keep('');
  keep((await call('POST', 'enter', given)).token);
}

export async function leave(everywhere) {
  await post(everywhere ? 'leave-everywhere' : 'leave');
  keep('');
  signedOut();
}

// --- live: one stream that says no more than that something has changed; what it is, is asked by whoever shows it


async function read(answer, heard, abort) {
  const reader = answer.body.getReader();
  const text = new TextDecoder();
  for (let left = ''; ;) {
    const silent = setTimeout(() => abort.abort(), SILENCE);
    const { value, done } = await reader.read().finally(() => clearTimeout(silent));
    if (done) return;
    isReached(true);
    const lines = (left + text.decode(value, { stream: true })).split('\n');
    left = lines.pop();
    lines.filter(line => line.startsWith('data:')).forEach(line => heard(line.slice(5).trim()));
  }
}

/** Once for this page, whatever is drawn anew in it, for as long as somebody is signed in. */
export async function listen() {
  if (listening) return;
  listening = true;
  await stream();
  listening = false;
}

async function stream() {
  let wait = FIRST_PAUSE;
  for (let first = true; token; first = false) {
    const abort = new AbortController();
    try {
      const answer = await asked('GET', 'live', undefined, abort.signal);
      if (!answer.ok) throw await refusalOf(answer);
      wait = FIRST_PAUSE;
      if (!first) tell({ changed: true }); // whatever there was meanwhile
      await read(answer, () => tell({ changed: true }), abort);
    } catch {
      if (token) await pause(wait);
      wait = Math.min(wait * 2, LONGEST_PAUSE);
    }
  }
}
