// `node grammy.js ADDRESS TOKEN`: the notes bot in grammY.
import { Bot, InlineKeyboard, InputFile, InputMediaBuilder, InlineQueryResultBuilder, Keyboard } from 'grammy';

const [address, token] = process.argv.slice(2);
const bot = new Bot(token, { client: { apiRoot: address } });
const menu = new InlineKeyboard().text('Save', 'save').row().url('Site', 'https://example.com');
let saved = 0;

bot.command('start', ctx => ctx.reply(`Hello, ${ctx.from.first_name}! ${ctx.match}`.trim(), { reply_markup: menu }));
bot.callbackQuery('save', async ctx => {
  await ctx.answerCallbackQuery('Saved');
  await ctx.editMessageText(`Saved ${++saved}`, { reply_markup: menu });
});
bot.command('phone', ctx => ctx.reply('Your number?', { reply_markup: new Keyboard().requestContact('My number').resized() }));
bot.on('message:contact', ctx => ctx.reply(`Thanks, ${ctx.message.contact.phone_number}`, { reply_markup: { remove_keyboard: true } }));
bot.command('files', ctx => ctx.replyWithMediaGroup(['a', 'b'].map(name =>
  InputMediaBuilder.document(new InputFile(Buffer.from(name), `${name}.txt`), { caption: name }))));
bot.command('poll', ctx => ctx.replyWithPoll('Saturday?', [{ text: 'Yes' }, { text: 'No' }], { is_anonymous: false }));
bot.on('poll_answer', ctx => ctx.api.sendMessage(ctx.pollAnswer.user.id, `Voted ${ctx.pollAnswer.option_ids}`));
bot.on('message:photo', ctx => ctx.replyWithPhoto(ctx.message.photo.at(-1).file_id, { caption: `Again: ${ctx.message.caption}` }));
bot.on('message:document', async ctx => {
  const { file_path } = await ctx.getFile();
  const data = await (await fetch(`${address}/file/bot${token}/${file_path}`)).arrayBuffer();
  await ctx.reply(`${ctx.message.document.file_name}: ${data.byteLength} bytes`);
});
bot.on('inline_query', ctx => ctx.answerInlineQuery([
  InlineQueryResultBuilder.article('1', `Note ${ctx.inlineQuery.query}`).text(`Note: ${ctx.inlineQuery.query}`),
]));
bot.on('edited_message', ctx => ctx.reply(`Edited: ${ctx.editedMessage.text}`));
bot.on('message:text', ctx => ctx.reply(`<b>${ctx.message.text}</b>`, { parse_mode: 'HTML', reply_parameters: { message_id: ctx.message.message_id } }));

await bot.api.setMyCommands([{ command: 'phone', description: 'Leave a number' }]);
for (const sign of ['SIGINT', 'SIGTERM']) process.once(sign, () => bot.stop());
await bot.start();
