import sys, structlog
from tests.bot.conftest import logged
from tests.stories.conftest import office
def test_a(logged):
    print(sys.stderr, structlog.get_config()["logger_factory"]._file, sys.stderr.closed)
    structlog.get_logger("x").error("a")
    print(logged())
async def test_b(logged, office):
    structlog.get_logger("x").error("a")
    import bot.edge
    bot.edge.log.error("b")
    print(logged())
async def test_c(office, logged):
    structlog.get_logger("x").error("a")
    import bot.edge
    bot.edge.log.error("b")
    print(logged())
