// The frame's words. Only the language in use is loaded: its words.XX.js at once, its windows.XX.js with the first
// dialog, menu or drawer. All languages have the same keys.
export const languages = [['kk', 'Қазақша'], ['ru', 'Русский'], ['en', 'English']];

const wanted = [localStorage.getItem('chat.language'), ...navigator.languages].map(one => one?.slice(0, 2));
export const language = wanted.find(one => languages.some(([code]) => code === one)) ?? 'en';

const { words } = await import(`./words.${language}.js`);
export const moreWords = async () => Object.assign(words, (await import(`./windows.${language}.js`)).words);

const plural = new Intl.PluralRules(language);

/** The words for a key, with {0}, {1} … filled in. */
export const t = (key, ...given) => (words[key] ?? key).replace(/\{(\d)\}/g, (_, place) => given[place] ?? '');

/** "{0} vote|{0} votes": the form that goes with the number. Kazakh nouns stay as they are after a number. */
export function tn(key, count) {
  const forms = words[key].split('|');
  const place = forms.length === 3 ? { one: 0, few: 1 }[plural.select(count)] ?? 2 : plural.select(count) === 'one' ? 0 : 1;
  return (forms[place] ?? forms[0]).replace('{0}', count.toLocaleString(language));
}
