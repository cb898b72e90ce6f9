"""The family and its people: who they are, how they belong together, where they live."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from familyplan.model.declare import Noun, Record, noun
from familyplan.model.fields import (
    Sharing,
    answer,
    choice,
    flag,
    long_text,
    ref,
    refs,
    text,
    texts,
    when,
)
from familyplan.words import mark

if TYPE_CHECKING:
    from familyplan.model.partial_date import PartialDate
    from familyplan.model.values import Answer

S = Sharing
PERSON = ("person",)


@noun(Noun("family", mark("family"), mark("families"), "family"))
@dataclass(frozen=True, kw_only=True, slots=True)
class Family(Record):
    """One family with one plan; its id is the scope of everything that belongs to it."""

    name: str = text(
        mark("Family name"),
        sharing=S.IDENTITY,
        found=True,
        required_for=("pack",),
        help=mark("What this family calls itself. It need not be a surname."),
    )
    reference: str = text(
        mark("Reference"),
        sharing=S.IDENTITY,
        found=True,
        tight=True,
        help=mark("The number your service uses for this family."),
    )
    own_words: str = long_text(mark("How the family describes itself"), sharing=S.VOICE, found=True)
    languages: tuple[str, ...] = texts(mark("Languages spoken at home"), sharing=S.IDENTITY)
    communication: str = long_text(
        mark("What helps when you talk with this family"), sharing=S.CONTACT
    )
    safe_contact: str = long_text(
        mark("Safe ways to get in touch"),
        sharing=S.WHEREABOUTS,
        help=mark("When, how, and who must not know."),
    )
    started: PartialDate | None = when(mark("Start of work"), sharing=S.PLAN)
    status: Answer | None = answer(
        mark("Right to support"),
        sharing=S.SPECIAL,
        help=mark("Immigration or no recourse to public funds. Only if it matters for the plan."),
    )


@noun(Noun("person", mark("person"), mark("people"), "family"))
@dataclass(frozen=True, kw_only=True, slots=True)
class Person(Record):
    """Somebody of this family or important to it; perhaps not born, not named, or not alive."""

    name: str = text(
        mark("Name"),
        sharing=S.IDENTITY,
        found=True,
        tight=True,
        help=mark("As the person says it. One name is enough, and so is none yet."),
    )
    known_as: str = text(mark("Known as"), sharing=S.IDENTITY, found=True, tight=True)
    own_script: str = text(mark("Name in its own script"), sharing=S.IDENTITY, found=True)
    legal_name: str = text(mark("Legal name"), sharing=S.IDENTITY, found=True, tight=True)
    former_names: tuple[str, ...] = texts(mark("Former names"), sharing=S.FORMER_IDENTITY)
    label: str = text(
        mark("What the family calls them"),
        sharing=S.IDENTITY,
        found=True,
        help=mark("Mum, Nan, Baby, the new partner."),
    )
    pronouns: str = text(mark("Pronouns"), sharing=S.IDENTITY)
    sex: Answer | None = answer(mark("Sex"), sharing=S.IDENTITY, choices="sex")
    gender: Answer | None = answer(mark("Gender, as described"), sharing=S.SPECIAL)
    place: str = choice(mark("Part in the family"), sharing=S.IDENTITY, choices="place_in_family")
    born: PartialDate | None = when(
        mark("Date of birth or age"),
        sharing=S.IDENTITY,
        help=mark("A full date, “March 2019”, “about 2015” or “7”."),
    )
    unborn: bool = flag(mark("Not born yet"), sharing=S.SPECIAL)
    expected: PartialDate | None = when(
        mark("Expected, or how far along"),
        sharing=S.SPECIAL,
        help=mark("A date, “about April” or “8 weeks”."),
    )
    died: PartialDate | None = when(mark("Died"), sharing=S.IDENTITY)
    first_language: Answer | None = answer(mark("First language"), sharing=S.IDENTITY)
    interpreter: Answer | None = answer(
        mark("Interpreter needed"), sharing=S.IDENTITY, choices="yes_no"
    )
    communication: str = long_text(
        mark("What helps them to understand and be understood"), sharing=S.SPECIAL
    )
    ethnicity: Answer | None = answer(mark("Ethnicity"), sharing=S.SPECIAL)
    religion: Answer | None = answer(mark("Religion or belief"), sharing=S.SPECIAL)
    disability: Answer | None = answer(mark("Disability or SEND"), sharing=S.SPECIAL)
    health: str = long_text(mark("Health, as it stands now"), sharing=S.SPECIAL)
    school: str = text(mark("School, nursery or college"), sharing=S.IDENTITY, found=True)
    year_group: str = text(mark("Year group"), sharing=S.IDENTITY)
    occupation: str = text(mark("Work or training"), sharing=S.IDENTITY)
    views_sought: Answer | None = answer(
        mark("Were their views asked for, how and when"), sharing=S.PLAN
    )
    about: str = long_text(
        mark("Good to know"),
        sharing=S.PLAN,
        found=True,
        help=mark("What they like and are good at."),
    )
    not_for: tuple[str, ...] = refs(mark("Must not see this"), sharing=S.WORKING, refers=PERSON)
    same_person: str = text(
        mark("Same person in another family"),
        sharing=S.WORKING,
        help=mark("The reference of the other family."),
    )
    immigration: Answer | None = answer(
        mark("Immigration status"),
        sharing=S.SPECIAL,
        help=mark("Only if a form asks and it matters for the plan."),
    )
    other_plans: tuple[str, ...] = texts(
        mark("Other plans they have"),
        sharing=S.SPECIAL,
        help=mark("Health and care plan, care leaver's plan, youth justice plan."),
    )
    disabled: Answer | None = answer(mark("Disabled"), sharing=S.SPECIAL, choices="yes_no")
    family_name: str = text(
        mark("Family name by itself"),
        sharing=S.IDENTITY,
        found=True,
        tight=True,
        help=mark("Only for forms that ask for it apart from the other names."),
    )
    has_plan: Answer | None = answer(
        mark("Has another assessment or plan"), sharing=S.SPECIAL, choices="yes_no"
    )


@noun(Noun("relationship", mark("relationship"), mark("relationships"), "family"))
@dataclass(frozen=True, kw_only=True, slots=True)
class Relationship(Record):
    """How one person stands to another: “mother of”, “looks after”, “partner of”."""

    one: str = ref(mark("Who"), sharing=S.IDENTITY, refers=PERSON, required_for=("save",))
    is_: str = choice(mark("Is the"), sharing=S.IDENTITY, choices="relationship", open_choice=True)
    to: str = ref(mark("Of whom"), sharing=S.IDENTITY, refers=PERSON, required_for=("save",))
    parental_responsibility: Answer | None = answer(
        mark("Parental responsibility"), sharing=S.IDENTITY, choices="yes_no"
    )
    contact: str = choice(mark("In touch"), sharing=S.PLAN, choices="in_touch", open_choice=True)
    since: PartialDate | None = when(mark("Since"), sharing=S.IDENTITY)
    until: PartialDate | None = when(mark("Until"), sharing=S.IDENTITY)
    note: str = text(mark("In their words"), sharing=S.VOICE)


@noun(Noun("home", mark("home"), mark("homes"), "family"))
@dataclass(frozen=True, kw_only=True, slots=True)
class Home(Record):
    """A place where people of the family live."""

    name: str = text(mark("What the family calls it"), sharing=S.IDENTITY, found=True)
    address: str = long_text(mark("Address"), sharing=S.WHEREABOUTS, found=True)
    postcode: str = text(mark("Postcode"), sharing=S.WHEREABOUTS, found=True, tight=True)
    area: str = text(mark("Town or area"), sharing=S.IDENTITY)
    hidden: bool = flag(mark("Never disclose this address"), sharing=S.WORKING)
    tenure: str = text(
        mark("Whose home it is"), sharing=S.MONEY, help=mark("Own, rented from whom, temporary.")
    )


@noun(Noun("residence", mark("residence"), mark("residences"), "family"))
@dataclass(frozen=True, kw_only=True, slots=True)
class Residence(Record):
    """That a person lives at a home, always or partly; a person may have two."""

    person: str = ref(mark("Who"), sharing=S.IDENTITY, refers=PERSON, required_for=("save",))
    home: str = ref(mark("Lives at"), sharing=S.IDENTITY, refers=("home",), required_for=("save",))
    pattern: str = text(
        mark("When"), sharing=S.PLAN, help=mark("Always, every other weekend, school days.")
    )
    carer: str = ref(mark("Looked after there by"), sharing=S.IDENTITY, refers=PERSON)
    since: PartialDate | None = when(mark("Since"), sharing=S.IDENTITY)
    until: PartialDate | None = when(mark("Until"), sharing=S.IDENTITY)
    uncertain: bool = flag(mark("Not known for sure"), sharing=S.WORKING)


@noun(Noun("contact_point", mark("way to get in touch"), mark("ways to get in touch"), "family"))
@dataclass(frozen=True, kw_only=True, slots=True)
class ContactPoint(Record):
    """A way to reach a person, whether it is safe, when, and who must not know."""

    person: str = ref(mark("Whose"), sharing=S.IDENTITY, refers=PERSON, required_for=("save",))
    way: str = choice(mark("How"), sharing=S.CONTACT, choices="contact_way", open_choice=True)
    value: str = text(mark("Number or address"), sharing=S.CONTACT, found=True, tight=True)
    preferred: bool = flag(mark("Best way"), sharing=S.CONTACT)
    safe: Answer | None = answer(mark("Safe to use"), sharing=S.WHEREABOUTS, choices="yes_no")
    when_to: str = text(
        mark("When, and what to say"),
        sharing=S.WHEREABOUTS,
        help=mark("Times, a password, no letters, no voicemail."),
    )
    not_for: tuple[str, ...] = refs(mark("Who must not know"), sharing=S.WORKING, refers=PERSON)


@noun(Noun("protection", mark("protection"), mark("protections"), "family"))
@dataclass(frozen=True, kw_only=True, slots=True)
class Protection(Record):
    """That one person's facts must be kept from others because it may be dangerous."""

    person: str = ref(
        mark("Who is protected"), sharing=S.WHEREABOUTS, refers=PERSON, required_for=("save",)
    )
    from_: tuple[str, ...] = refs(
        mark("From whom"),
        sharing=S.WHEREABOUTS,
        refers=PERSON,
        help=mark("Nobody chosen means from everyone."),
    )
    what: tuple[str, ...] = texts(
        mark("What is kept back"), sharing=S.WHEREABOUTS, choices="protected_what"
    )
    why: str = long_text(mark("Why"), sharing=S.WORKER_SAFETY)
    since: PartialDate | None = when(mark("Since"), sharing=S.WHEREABOUTS)
    until: PartialDate | None = when(mark("Until"), sharing=S.WHEREABOUTS)


@noun(Noun("identifier", mark("number"), mark("numbers"), "family"))
@dataclass(frozen=True, kw_only=True, slots=True)
class Identifier(Record):
    """A number a person is known by, kept as typed; its verdict warns and never blocks."""

    person: str = ref(mark("Whose"), sharing=S.IDENTITY, refers=PERSON, required_for=("save",))
    scheme: str = choice(
        mark("Which number"), sharing=S.IDENTIFIER, choices="identifier_scheme", open_choice=True
    )
    typed: str = text(mark("Number"), sharing=S.IDENTIFIER, found=True, tight=True)


@noun(Noun("group", mark("group of people"), mark("groups of people"), "family"))
@dataclass(frozen=True, kw_only=True, slots=True)
class Group(Record):
    """Several people who act together and need not be named: “Mum's sisters”."""

    name: str = text(mark("What they are called"), sharing=S.IDENTITY, found=True)
    members: tuple[str, ...] = refs(
        mark("Who belongs to it, if known"), sharing=S.IDENTITY, refers=PERSON
    )
    about: str = text(mark("In one sentence"), sharing=S.PLAN)
