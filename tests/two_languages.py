"""An invented family of two languages beside English, Welsh and Urdu, as plain rows."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING

from familyplan.model import (
    AccessRequest,
    Action,
    Agency,
    Agreement,
    Answer,
    Closure,
    Contingency,
    Episode,
    Family,
    Goal,
    Home,
    Invitation,
    Involvement,
    Meeting,
    Need,
    Permission,
    Person,
    Practitioner,
    Rating,
    Relationship,
    Residence,
    Rows,
    SafePerson,
    SafetyPlan,
    Standing,
    StepChange,
    Translation,
    Voice,
)
from familyplan.model.partial_date import on_day, parse
from familyplan.sharing.translated import digest, main_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from familyplan.model import Record

SCOPE = "f-rhys"
_DAY = on_day(date(2026, 12, 2))
_STOP = "\N{ARABIC FULL STOP}"
_SAID: dict[str, tuple[str, str]] = {  # by entry: in Welsh, in Urdu
    "v-efa": (
        "Dw i eisiau i Dad ddod i’m gweld i’n nofio, a dw i ddim eisiau symud tŷ eto.",
        f"میں چاہتی ہوں کہ ابو مجھے تیرتے ہوئے دیکھنے آئیں، میں گھر بدلنا نہیں چاہتی{_STOP}",
    ),
    "v-mair": (
        "Rydyn ni’n chwerthin bob bore Sadwrn. Mae arna i angen un person i’w ffonio.",
        f"ہم ہر ہفتے کی صبح ہنستے ہیں{_STOP} مجھے فون کرنے کے لیے ایک شخص چاہیے{_STOP}",
    ),
    "g-home": ("Un cartref sy’n aros", "ایک گھر جو بدلے نہیں"),
    "g-swim": ("Nofio bob dydd Mawrth, gyda Dad", "ہر منگل (15:30) ابو کے ساتھ تیراکی"),
    "a-ring": ("Ffonio’r cyngor am y to", "چھت کے بارے میں کونسل کو 01632 960042 پر فون کریں"),
    "a-swim": ("Mynd ag Efa i nofio", "ایفا کو تیراکی کے لیے لے جانا"),
    "n-laugh": ("Maen nhw’n chwerthin gyda’i gilydd", "وہ ساتھ ہنستے ہیں"),
    "sp": (
        "Mae Mair yn ffonio Imran. Mae Efa yn mynd drws nesaf.",
        f"مائر عمران کو فون کرتی ہیں{_STOP} ایفا پڑوس میں جاتی ہے{_STOP}",
    ),
    "m-last": ("Cyfarfod eto ym mis Ionawr.", f"جنوری میں پھر ملیں گے{_STOP}"),
}


def two_languages() -> Rows:
    """Give the Rhys-Malik family: a child, two parents, a team of two, and every translation."""
    records = [*_people(), *_team(), *_plan(), *_safety(), *_meetings()]
    rows = Rows(records)
    return Rows([*records, *_translations(rows)])


def _people() -> Iterator[Record]:
    yield Family(id=SCOPE, scope=SCOPE, name="Rhys-Malik", reference="FP-0077",
                 languages=("Welsh", "Urdu", "English"),
                 own_words="We are a house of three languages and one kettle.")  # fmt: skip
    yield Home(id="home", scope=SCOPE, name="Tŷ Nain", area="Northside")
    for key, name, place, born, language in (
        ("efa", "Efa Malik", "child", "2017", "Cymraeg"),
        ("mair", "Mair Rhys", "parent", "1988", "Welsh"),
        ("imran", "Imran Malik", "parent", "1986", "Urdu"),
    ):
        yield Person(id=key, scope=SCOPE, name=name, place=place, born=parse(born),
                     label={"efa": "", "mair": "Mam", "imran": "Abbu"}[key],
                     own_script="عمران ملک" if key == "imran" else "",
                     first_language=Answer(language))  # fmt: skip
        yield Residence(id=f"r-{key}", scope=SCOPE, person=key, home="home")
    for parent in ("mair", "imran"):
        yield Relationship(id=f"t-{parent}", scope=SCOPE, one=parent, is_="parent", to="efa",
                           parental_responsibility=Answer("yes"))  # fmt: skip
    yield Episode(id="help", scope=SCOPE, kind="early_help", since=parse("May 2026"))
    yield Agreement(id="yes", scope=SCOPE, episode="help", state="agreed", by=("mair",), on=_DAY)


def _team() -> Iterator[Record]:
    for key, agency, name, role, phone in (
        ("lead", "Family Help, North", "Gwen Ellis", "Family support worker", "01632 960041"),
        ("school", "Ysgol y Bryn", "Dafydd Pugh", "Teacher", "01632 960042"),
    ):
        yield Agency(id=f"ag-{key}", scope="directory", name=agency, phone=phone)
        yield Practitioner(id=f"p-{key}", scope="directory", name=name, role=role,
                           agency=f"ag-{key}", phone=phone)  # fmt: skip
        yield Involvement(id=f"s-{key}", scope=SCOPE, agency=f"ag-{key}", status="active",
                          practitioner=f"p-{key}", role=role, since=parse("May 2026"))  # fmt: skip
        for information in ("basics", "plan", "voice"):
            yield Permission(id=f"ok-{key}-{information}", scope=SCOPE, agency=f"ag-{key}",
                             information=information, state="signed", given_by=("mair",),
                             since=_DAY)  # fmt: skip
    yield Standing(id="leads", scope=SCOPE, role="lead", held_by="s-lead", since=parse("May 2026"))
    yield StepChange(id="step", scope=SCOPE, episode="help", direction="down",
                     from_level="Targeted early help", to_level="Universal services",
                     reason="Efa sleeps and goes to school.", asked_on=_DAY)  # fmt: skip
    yield AccessRequest(id="asked", scope=SCOPE, person="imran", asked_on=_DAY, state="open")
    yield Closure(id="end", scope=SCOPE, episode="help", needs="partly", worked="One number.",
                  decided_on=_DAY, reasons=("needs_met",))  # fmt: skip


def _plan() -> Iterator[Record]:
    yield Voice(id="v-efa", scope=SCOPE, box="hope", said_by=("efa",), happened=_DAY, how="talking",
                words="I want Dad to come and see me swim, and I do not want to move again.",
                may_know=("efa", "mair", "imran"))  # fmt: skip
    yield Voice(id="v-mair", scope=SCOPE, said_by=("mair",), happened=_DAY,
                words="We laugh every Saturday morning. I need one person to ring.",
                may_know=("mair", "imran"))  # fmt: skip
    yield Need(id="n-laugh", scope=SCOPE, side="strength", words="They laugh together",
               said_by=("mair",), happened=_DAY)  # fmt: skip
    yield Goal(id="g-home", scope=SCOPE, order=1, words="One home that stays", whose=("mair",),
               said_by=("mair",), why="We moved 4 times in 2 years.", signs="A tenancy of a year",
               raters=("mair",), scale="0-10", aim=Decimal(8))  # fmt: skip
    yield Goal(id="g-swim", scope=SCOPE, order=2, words="Swimming every Tuesday, with Dad",
               whose=("efa",), said_by=("efa",), raters=("efa",), scale="0-10")  # fmt: skip
    for at, value in enumerate((3, 5, 6)):
        yield Rating(id=f"rate-{at}", scope=SCOPE, goal="g-home", value=Decimal(value),
                     said_by=("mair",), happened=on_day(date(2026, 9 + at, 1)))  # fmt: skip
    for key, goal, owner, what in (
        ("a-ring", "g-home", "mair", "Ring the council about the roof"),
        ("a-swim", "g-swim", "imran", "Take Efa swimming"),
        ("a-letter", "g-home", "s-lead", "Write to the landlord"),
    ):
        yield Action(id=key, scope=SCOPE, goal=goal, owner=owner, what=what, agreed_at="m-last",
                     due=on_day(date(2026, 12, 18)))  # fmt: skip


def _safety() -> Iterator[Record]:
    yield SafetyPlan(id="sp", scope=SCOPE, about=("efa",), agreed=_DAY, in_hours="01632 960041",
                     could_go_wrong="The landlord comes to the door at night.",
                     first_steps="Mair rings Imran. Efa goes next door.")  # fmt: skip
    yield SafePerson(id="next-door", scope=SCOPE, plan="sp", name="Mrs Parry",
                     phone="07700 900321", will_do="Has Efa for tea")  # fmt: skip
    yield Contingency(id="if", scope=SCOPE, plan="sp", if_="We are told to leave",
                      then="Gwen rings the council the same day", who="s-lead")  # fmt: skip


def _meetings() -> Iterator[Record]:
    yield Meeting(id="m-last", scope=SCOPE, type="first", on=date(2026, 12, 2), held=True,
                  decisions="We meet again in January.", place="Tŷ Nain")  # fmt: skip
    yield Meeting(id="m-next", scope=SCOPE, type="review", on=date(2027, 1, 13),
                  starts=time(15, 30), place="Ysgol y Bryn")  # fmt: skip
    for who in ("efa", "mair", "imran", "s-lead", "s-school"):
        yield Invitation(id=f"i-{who}", scope=SCOPE, meeting="m-next", who=who)


def _translations(rows: Rows) -> Iterator[Record]:
    for entry, said in _SAID.items():
        original = main_words(rows.any(entry))
        for language, who, words in zip(
            ("Cymraeg", "Urdu"), ("Gwen Ellis", "Nadia Qureshi"), said, strict=True
        ):
            yield Translation(id=f"{entry}-{language}", scope=SCOPE, to=entry, language=language,
                              words=words, translator=who, translated=_DAY,
                              of_words=digest(original))  # fmt: skip
