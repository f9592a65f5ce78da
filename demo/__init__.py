"""A world to try the bot in: a Telegram on this machine, a region, invented people, and some weeks behind them.

It stands above the house: it knows the bot and the simulator, and neither knows it.
"""
