// `node telegraf.js ADDRESS TOKEN`: the notes bot in Telegraf.
import { Input, Markup, Telegraf } from 'telegraf';
import { message } from 'telegraf/filters';

const [address, token] = process.argv.slice(2);
const bot = new Telegraf(token, { telegram: { apiRoot: address } });
const menu = Markup.inlineKeyboard([[Markup.button.callback('Save', 'save')], [Markup.button.url('Site', 'https://example.com')]]);
let saved = 0;

bot.start(ctx => ctx.reply(`Hello, ${ctx.from.first_name}! ${ctx.payload}`.trim(), menu));
bot.action('save', async ctx => {
  await ctx.answerCbQuery('Saved');
  await ctx.editMessageText(`Saved ${++saved}`, menu);
});
bot.command('phone', ctx => ctx.reply('Your number?', Markup.keyboard([[Markup.button.contactRequest('My number')]]).resize()));
bot.on(message('contact'), ctx => ctx.reply(`Thanks, ${ctx.message.contact.phone_number}`, Markup.removeKeyboard()));
bot.command('files', ctx => ctx.replyWithMediaGroup(['a', 'b'].map(name =>
  ({ type: 'document', media: Input.fromBuffer(Buffer.from(name), `${name}.txt`), caption: name }))));
bot.command('poll', ctx => ctx.replyWithPoll('Saturday?', ['Yes', 'No'], { is_anonymous: false }));
bot.on('poll_answer', ctx => ctx.telegram.sendMessage(ctx.pollAnswer.user.id, `Voted ${ctx.pollAnswer.option_ids}`));
bot.on(message('photo'), ctx => ctx.replyWithPhoto(ctx.message.photo.at(-1).file_id, { caption: `Again: ${ctx.message.caption}` }));
bot.on(message('document'), async ctx => {
  const link = await ctx.telegram.getFileLink(ctx.message.document.file_id);
  const data = await (await fetch(link)).arrayBuffer();
  await ctx.reply(`${ctx.message.document.file_name}: ${data.byteLength} bytes`);
});
bot.on('inline_query', ctx => ctx.answerInlineQuery([{
  type: 'article', id: '1', title: `Note ${ctx.inlineQuery.query}`, input_message_content: { message_text: `Note: ${ctx.inlineQuery.query}` },
}]));
bot.on('edited_message', ctx => ctx.reply(`Edited: ${ctx.editedMessage.text}`));
bot.on(message('text'), ctx => ctx.replyWithHTML(`<b>${ctx.message.text}</b>`, { reply_parameters: { message_id: ctx.message.message_id } }));

await bot.telegram.setMyCommands([{ command: 'phone', description: 'Leave a number' }]);
for (const sign of ['SIGINT', 'SIGTERM']) process.once(sign, () => bot.stop(sign));
await bot.launch();
