"""Journeys of a given size, filled from a seed: for the sizes and texts that Hypothesis reaches too seldom."""

from __future__ import annotations

from random import Random

from renderers.journey import (
    Action,
    ActionState,
    Evidence,
    Expectation,
    Experience,
    Journey,
    Measure,
    Met,
    Opportunity,
    PainPoint,
    Persona,
    Severity,
    Spread,
    Stage,
)
from tests.renderers.furnished import furnished
from tests.renderers.journeys import HELD_ON, spread

TEXTS = (
    "Delay",
    "waits 45 minutes at the desk because nobody explains what happens next",
    "😀👨‍👩‍👧‍👦🇩🇪1️⃣👍🏽 :tada: :+1::skin-tone-4: party",
    "שלום עולם, המתנה ארוכה (45 דקות) בדלפק",
    "الانتظار الطويل عند المكتب 45 دقيقة (هاتف)",
    "客户在柜台等待了很长时间，没有人来帮忙。「真的吗？」",
    "コーヒーが冷たくて、席がありません",
    "손님이 오래 기다립니다",
    "ลูกค้ารอนานมากที่เคาน์เตอร์โดยไม่มีใครช่วย",
    "ग्राहक को बहुत देर तक प्रतीक्षा करनी पड़ी",
    "x" * 60,
    "W" * 150,
    "$\\foo$ $5 or $10 a_b^c \\\\ { $$",
    "line one\nline two\n\nline four",
    "a\u202eb\u0000c\ud800d",
    "Z̷̡̢̛̗̘̙̜͓͔a̶̡̢lgo text",
    "https://example.com/very/long/path/that/never/ends?query=something&other=thing",
    "word " * 80,
    "<!channel> *x* `y` &amp; <@U1>",
    "\U00012000 unknown \U0001fae9 new",
    "Ещё один длинный текст про ожидание",
    "",
    " ",
)


def crowd(seed: int, *, stages: int, personas: int, experiences: int, others: int) -> Journey:
    """``others`` are expectations and pain points each; the same seed gives the same journey."""
    random = Random(seed)
    made = _Maker(random)
    people = tuple(made.persona(number) for number in range(personas))
    columns = tuple(made.stage(number) for number in range(stages))
    lived = tuple(made.experience(number, people, columns) for number in range(experiences))
    told = Journey(
        title=made.text(),
        trigger=made.text(),
        end_value=made.text(),
        initiative=made.text(),
        held_on=HELD_ON,
        people=random.randint(0, 40),
        version=random.randint(0, 99),
        personas=people,
        stages=columns,
        experiences=lived,
        expectations=tuple(made.expectation(number, lived) for number in range(others if lived else 0)),
        pain_points=tuple(made.pain_point(number, lived) for number in range(others if lived else 0)),
        opportunities=tuple(made.opportunity(number, lived) for number in range(others // 3 if lived else 0)),
        actions=tuple(made.action(number, lived) for number in range(others // 3 if lived else 0)),
        measures=tuple(made.measure(number, columns) for number in range(others // 4)),
        decision=made.text(),
        decider=made.text(),
    )
    return furnished(told, random, made.text)


class _Maker:
    def __init__(self, random: Random) -> None:
        self.random = random

    def text(self) -> str:
        return self.random.choice(TEXTS)

    def evidence(self) -> Evidence:
        return self.random.choice(list(Evidence))

    def persona(self, number: int) -> Persona:
        return Persona(
            key=f"p{number}",
            name=self.text(),
            role=self.text(),
            goal=self.text(),
            internal=self.random.random() < 0.3,
            evidence=self.evidence(),
        )

    def stage(self, number: int) -> Stage:
        return Stage(key=f"s{number}", name=self.text(), value=self.text(), in_scope=self.random.random() < 0.9)

    def spread(self) -> Spread | None:
        if self.random.random() < 0.2:
            return None
        return spread(*(self.random.randint(-2, 2) for _ in range(self.random.randint(1, 6))))

    def experience(self, number: int, people: tuple[Persona, ...], columns: tuple[Stage, ...]) -> Experience:
        count = self.random.choice((1, 1, 2, len(people)))
        whose = self.random.sample([each.key for each in people], min(count, len(people)))
        return Experience(
            key=f"e{number}",
            stage=self.random.choice(columns).key,
            personas=tuple(whose),
            what=self.text(),
            instead=self.text(),
            channels=tuple(self.text() for _ in range(self.random.randint(0, 3))),
            today=self.spread(),
            target=self.spread(),
            evidence=self.evidence(),
            moment=self.random.random() < 0.2,
            quote=self.text() if self.random.random() < 0.4 else "",
        )

    def where(self, lived: tuple[Experience, ...]) -> tuple[str, ...]:
        count = min(self.random.choice((1, 1, 3)), len(lived))
        return tuple(each.key for each in self.random.sample(lived, count))

    def expectation(self, number: int, lived: tuple[Experience, ...]) -> Expectation:
        met = self.random.choice(list(Met))
        where = self.where(lived)
        return Expectation(key=f"x{number}", experiences=where, text=self.text(), met=met, evidence=self.evidence())

    def pain_point(self, number: int, lived: tuple[Experience, ...]) -> PainPoint:
        return PainPoint(
            key=f"n{number}",
            experiences=self.where(lived),
            text=self.text(),
            severity=self.random.choice(list(Severity)),
            votes=self.random.choice((0, 1, 12, 123)),
            evidence=self.evidence(),
        )

    def opportunity(self, number: int, lived: tuple[Experience, ...]) -> Opportunity:
        where, votes = self.where(lived), self.random.choice((0, 1, 12))
        return Opportunity(key=f"o{number}", experiences=where, text=self.text(), votes=votes)

    def action(self, number: int, lived: tuple[Experience, ...]) -> Action:
        return Action(
            key=f"a{number}",
            title=self.text(),
            experiences=self.random.choice(((), self.where(lived))),
            owner=self.text(),
            due=self.random.choice((None, HELD_ON)),
            state=self.random.choice(list(ActionState)),
            votes=self.random.choice((0, 1, 12)),
        )

    def measure(self, number: int, columns: tuple[Stage, ...]) -> Measure:
        return Measure(
            key=f"m{number}",
            name=self.text(),
            stage=self.random.choice(("", *(stage.key for stage in columns))),
            unit=self.random.choice(("", "%", "days", self.text())),
            now=self.random.choice((None, 0.0, -1e15, 1e-7, 62.5)),
            target=self.random.choice((None, 3.0, 1e12)),
        )
