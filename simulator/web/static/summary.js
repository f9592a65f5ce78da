// A message in one line, and who sent it.
import { account, topicOf } from './store.js';
import { t } from './words.js';

const KINDS = ['photo', 'animation', 'video', 'video_note', 'voice', 'audio', 'document', 'sticker', 'contact', 'venue', 'location', 'poll', 'dice'];
const MARKS = { photo: '🖼', video: '🎬', voice: '🎤', audio: '🎵', document: '📄', contact: '👤', location: '📍', poll: '📊' };

export const isKind = name => KINDS.includes(name);

export const kindOf = message => KINDS.find(kind => kind in message);

export function summary(message) {
  const kind = kindOf(message);
  if (!kind) return message.text ?? service(message) ?? t('unknownMessage');
  return marked(kind, message.caption || message[kind].file_name || message[kind].question);
}

export const marked = (kind, words) => `${MARKS[kind] ?? ''} ${words || t(kind)}`.trim();

export function named(message) {
  const chat = message.sender_chat;
  if (chat) return { ...chat, name: chat.title ?? chat.username };
  return message.from ? account(message.from) : { id: 0, name: '' };
}

const names = users => users.map(user => account(user).name).join(', ');

/** What the chat itself has to say; undefined for an ordinary message. */
export function service(message) {
  const who = named(message).name;
  const came = message.new_chat_members;
  const gone = message.left_chat_member;
  if (came) return came.length === 1 && came[0].id === message.from?.id ? t('joined', who) : t('wasAdded', who, names(came));
  if (gone) return gone.id === message.from?.id ? t('left', who) : t('wasRemoved', who, names([gone]));
  if (message.new_chat_title) return t('retitled', message.new_chat_title);
  if (message.pinned_message) return t('pinnedBy', who, summary(message.pinned_message));
  if (message.group_chat_created || message.supergroup_chat_created) return t('groupMade');
  if (message.channel_chat_created) return t('channelMade');
  if (message.migrate_to_chat_id || message.migrate_from_chat_id) return t('becameSuper');
  const topic = topicOf(message) ?? '';
  if (message.forum_topic_created) return t('topicMade', message.forum_topic_created.name);
  if (message.forum_topic_edited) return t('topicRenamed', message.forum_topic_edited.name ?? topic);
  if (message.forum_topic_closed) return t('topicClosed', topic);
  if (message.forum_topic_reopened) return t('topicOpened', topic);
  if (message.new_chat_photo || message.delete_chat_photo) return t('photoChanged');
  if (message.web_app_data) return t('appData', message.web_app_data.button_text);
  if (message.write_access_allowed) return t('writeAllowed');
  return message.text === undefined && !kindOf(message) ? t('unknownMessage') : undefined;
}

export function size(bytes = 0) {
  const step = bytes < 1024 * 1024 ? 1024 : 1024 * 1024;
  return `${(bytes / step).toFixed(bytes < 10 * step ? 1 : 0)} ${step === 1024 ? 'KB' : 'MB'}`;
}
