"""The airline journey: what people expect, what hurts them with votes, and ideas for it."""

from __future__ import annotations

from renderers.journey import Evidence, Expectation, Met, Opportunity, PainPoint, Severity

_M, _S, _G = Evidence.MEASURED, Evidence.SEEN, Evidence.GUESS
_UNMET, _PARTLY, _MET = Met.UNMET, Met.PARTLY, Met.MET
_MILD, _BAD, _SEVERE = Severity.MILD, Severity.BAD, Severity.SEVERE


def _expects(key: str, where: tuple[str, ...], text: str, met: Met, evidence: Evidence = _S) -> Expectation:
    return Expectation(key=f"x-{key}", experiences=where, text=text, met=met, evidence=evidence)


EXPECTATIONS = (
    _expects("price", ("compare", "seats"), "See the full price, with bags and seats, before paying", _UNMET, _M),
    _expects("beside", ("seats",), "Seats next to each other without a hunt", _UNMET),
    _expects("change", ("change",), "Change a flight in two minutes, on the phone", _PARTLY),
    _expects("once", ("passport",), "Check in once for everyone", _UNMET),
    _expects("leave", ("leave",), "Know when to leave home", _PARTLY, _G),
    _expects("five", ("drop",), "Bag drop takes less than five minutes", _PARTLY, _M),
    _expects("truth", ("gate", "kiosk"), "One source of truth for gate and delay", _UNMET),
    _expects("calm", ("boarding",), "Families board without stress", _UNMET),
    _expects("crew", ("served",), "Crew who help before being asked", _MET, _M),
    _expects("honest", ("delay",), "Honest news about connections", _UNMET, _M),
    _expects("belt", ("bags",), "Know which belt, and when", _MET),
    _expects("week", ("claim",), "A claim settled in a week", _UNMET, _M),
)


def _hurts(
    key: str, where: tuple[str, ...], text: str, severity: Severity, votes: int, evidence: Evidence = _S
) -> PainPoint:
    return PainPoint(key=f"n-{key}", experiences=where, text=text, severity=severity, votes=votes, evidence=evidence)


PAIN_POINTS = (
    _hurts("fees", ("compare", "seats"), "Bag and seat fees appear only on the last page", _SEVERE, 9, _M),
    _hurts("split", ("seats",), "Family split across rows unless we pay", _SEVERE, 8),
    _hurts("changefee", ("change",), "Change fee explained in four places, differently", _BAD, 6),
    _hurts("session", ("confirm",), "Session expires while finding passport numbers", _MILD, 4),
    _hurts("scan", ("passport",), "Passport scan fails for children under five", _SEVERE, 7, _M),
    _hurts("advice", ("leave",), "No live advice on queues at security", _BAD, 5, _G),
    _hurts("lost", ("checkin",), "Boarding pass is lost when the app updates", _MILD, 4),
    _hurts("late", ("gate", "kiosk"), "Delay shown on the screen 20 minutes before the app", _SEVERE, 11, _M),
    _hurts("order", ("boarding",), "Nobody explains the boarding order", _SEVERE, 9),
    _hurts("tags", ("drop",), "Kiosk prints tags, then sends us to the desk anyway", _BAD, 6),
    _hurts("cabin", ("boarding", "stow"), "Cabin bags taken at the door after paying for priority", _BAD, 5),
    _hurts("wrong", ("security",), "Signs assume I have done this before", _BAD, 4, _G),
    _hurts("soon", ("delay",), "“Soon” is not a time: no news on connections", _SEVERE, 10, _M),
    _hurts("lockers", ("stow",), "Overhead lockers are full by row 12", _BAD, 5),
    _hurts("wifi", ("served",), "Wi-Fi drops while rebooking", _MILD, 4, _M),
    _hurts("form", ("claim",), "Claim form asks for data the airline has", _SEVERE, 8),
    _hurts("days", ("claim",), "Refund takes 34 days, without a status", _SEVERE, 7, _M),
    _hurts("miles", ("bags",), "Nobody at the belt knows where the fourth bag is", _MILD, 3),
)


def _idea(key: str, where: tuple[str, ...], text: str, votes: int) -> Opportunity:
    return Opportunity(key=f"o-{key}", experiences=where, text=text, votes=votes)


OPPORTUNITIES = (
    _idea("price", ("compare", "seats"), "All-in price from the first screen", 11),
    _idea("beside", ("seats",), "Seat children beside an adult by default", 12),
    _idea("family", ("passport",), "Family check-in in one flow", 5),
    _idea("leave", ("leave",), "Leave-home alert from live queue data", 7),
    _idea("push", ("gate", "kiosk"), "Push delay news to phones first", 14),
    _idea("group", ("boarding",), "Boarding by group, with a family lane", 10),
    _idea("kiosk", ("drop",), "Kiosk that finishes the job", 4),
    _idea("tablet", ("delay",), "Crew tablet with rebooking options", 9),
    _idea("script", ("delay",), "Captain’s script: cause, time, next news", 8),
    _idea("claim", ("claim",), "Pre-filled claim, paid in seven days", 9),
)
