// The frame's own language and colours.
import { h } from './dom.js';
import { saved } from './store.js';
import { language, languages, t } from './words.js';

const THEMES = { 'light dark': 'themeAuto', light: 'themeLight', dark: 'themeDark' };

function turn(name, value) {
  saved.set(name, value);
  if (name === 'theme') document.documentElement.style.colorScheme = value;
  else location.reload(); // every word is in its place again; what was being written is kept as a draft
}

const heading = text => h('p.heading', text);

export const frameItems = () => [
  heading(t('frameLanguage')),
  ...languages.map(([code, text]) => ({ icon: 'globe', text, checked: code === language, run: () => turn('language', code) })),
  heading(t('theme')),
  ...Object.entries(THEMES).map(([value, key]) => ({
    icon: 'moon', text: t(key), checked: saved.get('theme', 'light dark') === value, run: () => turn('theme', value),
  })),
];
