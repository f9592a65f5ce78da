"""All tables, so that the metadata is whole wherever one of them is used."""

from db.base import Base, make_plain
from db.certain import make_certain
from db.tables.absence import Away, QuietWeek
from db.tables.broadcasts import Broadcast, BroadcastAnswer, BroadcastSeries, BroadcastWord
from db.tables.counted import Clipping, Entry, EntryChange, Outlet, OutletAddress, OutletName
from db.tables.days import DayException
from db.tables.desk import DeskLink, DeskSession
from db.tables.doors import DoorKey
from db.tables.goals import Goal
from db.tables.incoming import Incoming
from db.tables.library import (
    LibraryFile,
    LibraryGram,
    LibraryItem,
    LibraryOpening,
    LibrarySection,
    LibraryVersion,
)
from db.tables.occurrences import Occurrence
from db.tables.outbox import Notice
from db.tables.pages import Correction, Figure, Page, Proof, Remark, Sign
from db.tables.people import Account, Invitation, JoinRequest, Person, Seat, Unfinished
from db.tables.plan import PlanMonth, PlanSlot
from db.tables.posts import Media, Offer, Passage, PhotoPrint, Post, Publication, TextPrint, Version
from db.tables.questions import Question, QuestionWord
from db.tables.record import Deed, Incident
from db.tables.reminders import ReminderRule, ReminderRun
from db.tables.reports import Letterhead, Report, ReportFile
from db.tables.responses import Response
from db.tables.rubrics import Idea, IdeasGiven, Rubric, RubricAt
from db.tables.running import Alarm, Process
from db.tables.tasks import Task
from db.tables.union import Artwork, Organisation

make_certain(Base.metadata)
make_plain(Base)

__all__ = [
    "Account",
    "Alarm",
    "Artwork",
    "Away",
    "Base",
    "Broadcast",
    "BroadcastAnswer",
    "BroadcastSeries",
    "BroadcastWord",
    "Clipping",
    "Correction",
    "DayException",
    "Deed",
    "DeskLink",
    "DeskSession",
    "DoorKey",
    "Entry",
    "EntryChange",
    "Figure",
    "Goal",
    "Idea",
    "IdeasGiven",
    "Incident",
    "Incoming",
    "Invitation",
    "JoinRequest",
    "Letterhead",
    "LibraryFile",
    "LibraryGram",
    "LibraryItem",
    "LibraryOpening",
    "LibrarySection",
    "LibraryVersion",
    "Media",
    "Notice",
    "Occurrence",
    "Offer",
    "Organisation",
    "Outlet",
    "OutletAddress",
    "OutletName",
    "Page",
    "Passage",
    "Person",
    "PhotoPrint",
    "PlanMonth",
    "PlanSlot",
    "Post",
    "Process",
    "Proof",
    "Publication",
    "Question",
    "QuestionWord",
    "QuietWeek",
    "Remark",
    "ReminderRule",
    "ReminderRun",
    "Report",
    "ReportFile",
    "Response",
    "Rubric",
    "RubricAt",
    "Seat",
    "Sign",
    "Task",
    "TextPrint",
    "Unfinished",
    "Version",
]
