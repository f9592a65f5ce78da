// Whatever is neither words nor a picture: files, sounds, contacts, places, polls.
import { avatar, h, icon } from './dom.js';
import { perform } from './doing.js';
import { formatted } from './format.js';
import { saved, state } from './store.js';
import { size } from './summary.js';
import { brief, length } from './time.js';
import { t, tn } from './words.js';

export function card(message) {
  const { document, voice, audio, video_note: note, sticker, dice } = message;
  if (document) return file(document);
  if (voice ?? audio) return sound(voice ?? audio, Boolean(voice));
  if (note) return h('video.note', { src: note.url, controls: true, preload: 'metadata', playsInline: true });
  if (sticker) return sticker.url ? h('img.sticker', { src: sticker.url, alt: sticker.emoji ?? '' }) : h('div.big', sticker.emoji ?? '');
  if (dice) return h('div.big', `${dice.emoji} ${dice.value}`);
  if (message.contact) return contact(message.contact);
  return message.poll ? poll(message) : place(message.location, message.venue);
}

function file(given) {
  const name = given.file_name ?? t('document');
  const ending = name.includes('.') ? name.split('.').pop().slice(0, 4) : '';
  return h('div.file',
    h('a.sheet-icon', { href: given.url, target: '_blank', rel: 'noopener', 'aria-label': `${t('open')}: ${name}` }, ending || icon('file')),
    h('div.about',
      h('a.name', { href: given.url, target: '_blank', rel: 'noopener' }, name),
      h('small', size(given.file_size))),
    h('a.round', { href: `${given.url}?name=${encodeURIComponent(name)}`, download: name, title: t('download'), 'aria-label': t('download') }, icon('download')));
}

function sound(file, voice) {
  const title = voice ? t('voice') : [file.performer, file.title].filter(Boolean).join(' – ') || file.file_name || t('audio');
  return h('div.sound',
    h('div.about', icon(voice ? 'mic' : 'speaker'), h('span.name', title), h('small', length(file.duration ?? 0))),
    h('audio', { src: file.url, controls: true, preload: 'metadata' }));
}

function contact({ first_name, last_name, phone_number, user_id = 0 }) {
  const name = [first_name, last_name].filter(Boolean).join(' ');
  return h('div.card', avatar({ id: user_id, name }),
    h('div.about', h('strong', name), h('a', { href: `tel:${phone_number}` }, phone_number)));
}

function place({ latitude, longitude }, venue) {
  const digits = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  return h('div.card', h('span.sheet-icon', icon('place')),
    h('div.about', h('strong', venue?.title ?? t('location')), venue && h('span', venue.address), h('small', digits)));
}

const key = message => `vote.${state.person}.${message.poll.id}`;

/** Before the vote a list of choices, after it (or when the poll is closed) how many chose what. */
function poll(message) {
  const { poll: asked } = message;
  const mine = JSON.parse(saved.get(key(message), 'null')) ?? asked.options.flatMap((one, i) => (one.chosen ? [i] : []));
  const done = asked.is_closed || mine.length > 0;
  const kind = t(asked.is_closed ? 'pollClosed' : asked.type === 'quiz' ? 'quiz' : asked.is_anonymous ? 'pollAnonymous' : 'poll');
  return h('div.poll',
    h('strong', formatted(asked.question, asked.question_entities)),
    h('small', kind),
    done ? results(asked, mine) : choices(message),
    done && asked.explanation && h('blockquote', formatted(asked.explanation, asked.explanation_entities)),
    h('small.foot', tn('votes', asked.total_voter_count), !asked.is_closed && asked.close_date && ` · ${t('pollUntil', brief(asked.close_date))}`,
      done && !asked.is_closed && asked.type !== 'quiz' && h('button.link', { onclick: () => vote(message, []) }, t('retractVote'))));
}

function results({ options, total_voter_count: total, correct_option_ids: right, type }, mine) {
  return options.map((option, place) => {
    const share = total ? Math.round((option.voter_count / total) * 100) : 0;
    const bar = h('i');
    bar.style.width = `${share}%`;
    const wrong = type === 'quiz' && mine.includes(place) && right && !right.includes(place);
    const sign = mine.includes(place) || right?.includes(place);
    return h(`div.result${wrong ? '.wrong' : ''}`,
      h('b', `${share}%`), h('span', option.text, sign && icon(wrong ? 'close' : 'check')), h('div.share', bar));
  });
}

function choices(message) {
  const { options, allows_multiple_answers: several } = message.poll;
  const name = `poll${message.message_id}`;
  const form = h('form', {
    onsubmit: event => {
      event.preventDefault();
      vote(message, new FormData(form).getAll(name).map(Number));
    },
    onchange: () => !several && form.requestSubmit(),
  });
  form.append(...options.map((option, value) =>
    h('label.option', h('input', { type: several ? 'checkbox' : 'radio', name, value }), h('span', option.text))));
  if (several) form.append(h('button.primary', { type: 'submit' }, t('vote')));
  return form;
}

/** A Message does not say what its viewer voted, so the tab remembers it. */
async function vote(message, options) {
  const before = saved.get(key(message), 'null');
  saved.set(key(message), JSON.stringify(options)); // before the act, which draws the poll anew
  if ((await perform('vote', { message: message.message_id, options })) === undefined) saved.set(key(message), before);
}
