// Who comes in, and what they see first.

import { html, render } from './parts.js';
import { Door } from './door.js';
import { Shell } from './shell.js';
import * as api from './api.js';
import * as telegram from './telegram.js';

const root = document.getElementById('desk');
const LAUNCHED = 'tilshi.launch';

function show(view) {
  render(view, root);
}

/** A launch opens once. Where the page is loaded again, whoever came in by it is in still. */
function isNew(launch) {
  try {
    const known = sessionStorage.getItem(LAUNCHED) === launch;
    sessionStorage.setItem(LAUNCHED, launch);
    return !known;
  } catch {
    return true;
  }
}

async function enter(given) {
  try {
    await api.enter(given);
    await open();
  } catch (error) {
    atTheDoor(error);
  }
}

async function open() {
  try {
    const me = await api.get('me');
    document.documentElement.lang = me.language;
    show(html`<${Shell} me=${me} again=${open} key=${me.seat} />`);
  } catch (error) {
    if (error.status !== 401) atTheDoor(error);
  }
}

function atTheDoor(error) {
  show(html`<${Door} error=${error} again=${begin} enter=${telegram.word && !error ? () => enter({ word: telegram.word }) : null} />`);
}

function begin() {
  if (telegram.launch && (isNew(telegram.launch) || !api.isSignedIn())) enter({ launch: telegram.launch });
  else if (telegram.word) atTheDoor();
  else if (api.isSignedIn()) open();
  else atTheDoor(new api.Refusal(401));
}

api.onSignedOut(() => atTheDoor(new api.Refusal(401)));
telegram.begin();
telegram.forgetAddress();
begin();
