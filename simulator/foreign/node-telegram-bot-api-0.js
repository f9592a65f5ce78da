// `node node-telegram-bot-api-0.js ADDRESS TOKEN`: the notes bot in node-telegram-bot-api as it was before its second version.
import TelegramBot from 'node-telegram-bot-api-0';

const [address, token] = process.argv.slice(2);
const bot = new TelegramBot(token, { baseApiUrl: address, polling: { params: { timeout: 5 } } });
const menu = { inline_keyboard: [[{ text: 'Save', callback_data: 'save' }], [{ text: 'Site', url: 'https://example.com' }]] };
let saved = 0;

bot.onText(/^\/start ?(.*)/, ({ chat, from }, [, payload]) =>
  bot.sendMessage(chat.id, `Hello, ${from.first_name}! ${payload}`.trim(), { reply_markup: menu }));
bot.on('callback_query', async ({ id, message: { chat, message_id } }) => {
  await bot.answerCallbackQuery(id, { text: 'Saved' });
  await bot.editMessageText(`Saved ${++saved}`, { chat_id: chat.id, message_id, reply_markup: menu });
});
bot.onText(/^\/phone/, ({ chat }) => bot.sendMessage(chat.id, 'Your number?', {
  reply_markup: { keyboard: [[{ text: 'My number', request_contact: true }]], resize_keyboard: true },
}));
bot.on('contact', ({ chat, contact }) =>
  bot.sendMessage(chat.id, `Thanks, ${contact.phone_number}`, { reply_markup: { remove_keyboard: true } }));
bot.onText(/^\/files/, async ({ chat }) => {
  const options = name => ({ filename: `${name}.txt`, contentType: 'text/plain' });
  for (const name of ['a', 'b']) await bot.sendDocument(chat.id, Buffer.from(name), { caption: name }, options(name));
});
bot.onText(/^\/poll/, ({ chat }) => bot.sendPoll(chat.id, 'Saturday?', ['Yes', 'No'], { is_anonymous: false }));
bot.on('poll_answer', ({ user, option_ids }) => bot.sendMessage(user.id, `Voted ${option_ids}`));
bot.on('photo', ({ chat, photo, caption }) => bot.sendPhoto(chat.id, photo.at(-1).file_id, { caption: `Again: ${caption}` }));
bot.on('document', async ({ chat, document }) => {
  const data = await (await fetch(await bot.getFileLink(document.file_id))).arrayBuffer();
  await bot.sendMessage(chat.id, `${document.file_name}: ${data.byteLength} bytes`);
});
bot.on('inline_query', ({ id, query }) => bot.answerInlineQuery(id, [
  { type: 'article', id: '1', title: `Note ${query}`, input_message_content: { message_text: `Note: ${query}` } },
]));
bot.on('edited_message', ({ chat, text }) => bot.sendMessage(chat.id, `Edited: ${text}`));
bot.on('text', ({ chat, text, message_id }) => {
  if (text.startsWith('/')) return;
  bot.sendMessage(chat.id, `<b>${text}</b>`, { parse_mode: 'HTML', reply_to_message_id: message_id });
});

await bot.setMyCommands([{ command: 'phone', description: 'Leave a number' }]);
