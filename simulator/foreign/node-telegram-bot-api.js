// `node node-telegram-bot-api.js ADDRESS TOKEN`: the notes bot in node-telegram-bot-api.
import { Bot, InlineKeyboardBuilder, InputFile } from 'node-telegram-bot-api';
import { run } from 'node-telegram-bot-api/node';

const [address, token] = process.argv.slice(2);
const bot = new Bot(token, { apiRoot: address });
const menu = new InlineKeyboardBuilder().text('Save', 'save').row().url('Site', 'https://example.com').build();
let saved = 0;

bot.command('start', ctx => ctx.reply(`Hello, ${ctx.message.from.first_name}! ${ctx.match}`.trim(), { reply_markup: menu }));
bot.on('callback_query', async ctx => {
  await ctx.answerCallbackQuery({ text: 'Saved' });
  const { chat, message_id } = ctx.callbackQuery.message;
  await bot.api.editMessageText({ chat_id: chat.id, message_id, text: `Saved ${++saved}`, reply_markup: menu });
});
bot.command('phone', ctx => ctx.reply('Your number?', {
  reply_markup: { keyboard: [[{ text: 'My number', request_contact: true }]], resize_keyboard: true },
}));
bot.command('files', ctx => bot.api.sendMediaGroup({
  chat_id: ctx.message.chat.id,
  media: ['a', 'b'].map(name => ({ type: 'document', media: new InputFile(Buffer.from(name), { filename: `${name}.txt` }), caption: name })),
}));
bot.command('poll', ctx => bot.api.sendPoll({
  chat_id: ctx.message.chat.id, question: 'Saturday?', options: [{ text: 'Yes' }, { text: 'No' }], is_anonymous: false,
}));
bot.on('poll_answer', ctx => {
  const { user, option_ids } = ctx.update.poll_answer;
  return bot.api.sendMessage({ chat_id: user.id, text: `Voted ${option_ids}` });
});
bot.on('inline_query', ctx => {
  const { id, query } = ctx.update.inline_query;
  const note = { type: 'article', id: '1', title: `Note ${query}`, input_message_content: { message_text: `Note: ${query}` } };
  return bot.api.answerInlineQuery({ inline_query_id: id, results: [note] });
});
bot.on('edited_message', ctx => {
  const { chat, text } = ctx.update.edited_message;
  return bot.api.sendMessage({ chat_id: chat.id, text: `Edited: ${text}` });
});
bot.on('message', async ctx => {
  const { chat, contact, photo, document, caption, text, message_id } = ctx.message;
  const to = { chat_id: chat.id };
  if (contact) return bot.api.sendMessage({ ...to, text: `Thanks, ${contact.phone_number}`, reply_markup: { remove_keyboard: true } });
  if (photo) return bot.api.sendPhoto({ ...to, photo: photo.at(-1).file_id, caption: `Again: ${caption}` });
  if (!document) return bot.api.sendMessage({ ...to, text: `<b>${text}</b>`, parse_mode: 'HTML', reply_parameters: { message_id } });
  const { file_path } = await bot.api.getFile({ file_id: document.file_id });
  const data = await (await fetch(`${address}/file/bot${token}/${file_path}`)).arrayBuffer();
  return bot.api.sendMessage({ ...to, text: `${document.file_name}: ${data.byteLength} bytes` });
});

await bot.api.setMyCommands({ commands: [{ command: 'phone', description: 'Leave a number' }] });
await run(bot);
