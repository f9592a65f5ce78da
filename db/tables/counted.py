"""What a report counts beside posts and pages: what was in the press, held, issued, decided, and stated by others."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, String, false, text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.types import Document, Key, Moment, Texts

HAS_CODE = text("code <> ''")
IN_OUTLET = text("outlet_id IS NOT NULL AND taken_at IS NULL")
IS_DOUBTED = text("doubt = 'doubted'")


class Outlet(Base):
    """A newspaper, magazine, television, radio, video channel or site. One that was joined to another keeps its row.

    `run_by_id`: an outlet of a region or branch. `partners`: with whom; `headings`: a permanent column in it.
    """

    __tablename__ = "outlet"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    code: Mapped[str] = mapped_column(String(40), default="")
    kind: Mapped[str] = mapped_column(String(12), default="")
    level: Mapped[str] = mapped_column(String(12), default="")
    run_by_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    since: Mapped[date | None]
    precision: Mapped[str] = mapped_column(String(8), default="day")
    issues_a_month: Mapped[int | None]
    partners: Mapped[dict[str, str]] = mapped_column(Texts, default=dict)
    headings: Mapped[dict[str, str]] = mapped_column(Texts, default=dict)
    kept: Mapped[bool] = mapped_column(server_default=false())
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("outlet.id"))


class OutletName(Base):
    """Each spelling of its name, folded: of two outlets there is none alike."""

    __tablename__ = "outlet_name"

    folded: Mapped[str] = mapped_column(String(255), primary_key=True)
    outlet_id: Mapped[int] = mapped_column(ForeignKey("outlet.id"), index=True)
    name: Mapped[str] = mapped_column(String(120))


class OutletAddress(Base):
    """By which links to it are known."""

    __tablename__ = "outlet_address"

    address: Mapped[str] = mapped_column(String(255), primary_key=True)
    outlet_id: Mapped[int] = mapped_column(ForeignKey("outlet.id"), index=True)


class Entry(Base):
    """So much of something in a period, as precise as it was told; or one thing by itself (`is_single`).

    What is stated answers for its own period alone; single ones are counted. `what` tells its sort within the kind,
    `about_id` whose it is where that is another place. The period is from `starts_on` to before `ends_on`, either may
    be open, `unit` is what it was told in; in lists it stands by `on_day`. No value: it happened, how much is not
    stated. `code` is what a file knows it again by; `kept`: it was changed in the bot, and no file sets it back.
    """

    __tablename__ = "entry"
    __table_args__ = (
        Index("ix_entry_of", "organisation_id", "kind", "on_day"),
        Index("ix_entry_region", "region_id", "kind", "on_day"),
        Index("ix_entry_kind", "kind", "on_day"),
        Index("ix_entry_stated", "organisation_id", "kind", "starts_on", "ends_on"),
        Index("ix_entry_stated_below", "region_id", "kind", "starts_on", "ends_on"),
        Index(
            "uq_entry_code", "organisation_id", "kind", "code", unique=True, sqlite_where=HAS_CODE,
            postgresql_where=HAS_CODE,
        ),
        Index("ix_entry_in_outlet", "region_id", "on_day", sqlite_where=IN_OUTLET, postgresql_where=IN_OUTLET),
        Index("ix_entry_doubted", "region_id", sqlite_where=IS_DOUBTED, postgresql_where=IS_DOUBTED),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    region_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    kind: Mapped[str] = mapped_column(String(16))
    what: Mapped[str] = mapped_column(String(64), default="")
    code: Mapped[str] = mapped_column(String(255), default="")
    about_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    outlet_id: Mapped[int | None] = mapped_column(ForeignKey("outlet.id"), index=True)
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    unit: Mapped[str] = mapped_column(String(8), default="")
    on_day: Mapped[date]
    is_single: Mapped[bool] = mapped_column(default=False)
    value: Mapped[int | None]
    low: Mapped[int | None]
    high: Mapped[int | None]
    qualifier: Mapped[str] = mapped_column(String(8), default="")
    titles: Mapped[dict[str, str]] = mapped_column(Texts, default=dict)
    offices: Mapped[dict[str, str]] = mapped_column(Texts, default=dict)
    link: Mapped[str] = mapped_column(String(512), default="")
    clipping_id: Mapped[int | None] = mapped_column(ForeignKey("clipping.id"))
    state: Mapped[str] = mapped_column(String(8), default="")
    due_on: Mapped[date | None]
    due_unit: Mapped[str] = mapped_column(String(8), default="")
    details: Mapped[dict[str, Any]] = mapped_column(Document, default=dict)
    doubt: Mapped[str] = mapped_column(String(8), default="")
    source: Mapped[str] = mapped_column(String(8), default="bot")
    entered_at: Mapped[datetime] = mapped_column(Moment)
    entered_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    kept: Mapped[bool] = mapped_column(server_default=false())
    taken_at: Mapped[datetime | None] = mapped_column(Moment)


class EntryChange(Base):
    """What was changed in an entry: the values before, by whom, and why."""

    __tablename__ = "entry_change"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[str] = mapped_column(String(16))
    words: Mapped[dict[str, str]] = mapped_column(Texts, default=dict)
    was: Mapped[dict[str, Any]] = mapped_column(Document, default=dict)


class Clipping(Base):
    """A photo of what stood in a newspaper: what the bot shows it by, and its bytes."""

    __tablename__ = "clipping"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    bot_id: Mapped[int] = mapped_column(BigInteger)
    file_id: Mapped[str] = mapped_column(String(256))
    unique_id: Mapped[str] = mapped_column(String(64), default="")
    content: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    sent_at: Mapped[datetime] = mapped_column(Moment)
    sent_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
