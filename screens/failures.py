"""What could not be done, and what to do next."""

from __future__ import annotations

from typing import Any

from screens.screen import Screen

FAULT = {
    "kk": "Бізде қате шықты (№ {number}). Жазғаныңыз сақталды. Сәлден соң қайталап көріңіз.",
    "ru": "У нас ошибка (№ {number}). Всё написанное сохранено. Попробуйте чуть позже.",
}
