async def test_it_answers(bot, chair):
    said = await bot("sendMessage", chat_id=chair.id, text="<b>Сәлем</b>", parse_mode="HTML")
    assert said["text"] == "Сәлем"
    assert chair.sees("Сәлем") == "Сәлем"
