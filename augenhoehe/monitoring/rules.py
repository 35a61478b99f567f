"""Who may do what with indicators, values, sets and gaps, and what their state allows."""

from __future__ import annotations

import uuid
from datetime import date
from decimal import Decimal
from typing import Any

from augenhoehe.core.numbers import long_date
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor

from .models import DataGap, Indicator, IndicatorDefinition, IndicatorSet, IndicatorValue, ValueImport
from .permissions import ENTER_VALUES, READ_INDICATORS, WRITE_INDICATORS

Status = IndicatorValue.Status
LARGEST = Decimal(10) ** 13


# --- Who may ----------------------------------------------------------------------------------------
def check_write(by: Actor) -> None:
    """The catalogue belongs to the whole installation: who coordinates anywhere may work on it."""
    by.check(WRITE_INDICATORS)


def check_read(by: Actor) -> None:
    """The inside pages; what is public stands outside as well."""
    by.check(READ_INDICATORS)


def can_write(by: Actor) -> bool:
    return allowed(check_write, by)


def check_place(by: Actor, municipality_id: uuid.UUID | None) -> None:
    """Values and targets of an area are written where the person's role reaches; areas beyond belong to everybody."""
    by.check(WRITE_INDICATORS)
    if municipality_id is not None and not by.may(WRITE_INDICATORS, municipality_id=municipality_id):
        raise Refused("Dieses Gebiet gehört nicht zu Ihrem Bereich.", field="area")


def check_enter(by: Actor, indicator: Indicator, municipality_id: uuid.UUID | None) -> None:
    """Who coordinates there, or somebody of the unit that is responsible for this indicator."""
    check_entered_by_hand(indicator)
    if _of_the_unit(by, indicator):
        return
    check_place(by, municipality_id)


def check_enter_somewhere(by: Actor, indicator: Indicator) -> None:
    """Before the form is shown: the place is checked when it is known."""
    check_entered_by_hand(indicator)
    if not _of_the_unit(by, indicator):
        by.check(WRITE_INDICATORS)


def can_enter(by: Actor, indicator: Indicator) -> bool:
    return allowed(check_enter_somewhere, by, indicator)


def _of_the_unit(by: Actor, indicator: Indicator) -> bool:
    unit = indicator.responsible_id
    return unit is not None and by.carrier_id == unit and by.may(ENTER_VALUES)


def check_entered_by_hand(indicator: Indicator) -> None:
    if indicator.computed_by:
        raise Refused("Diesen Indikator berechnet Augenhöhe selbst. Werte werden nicht von Hand eingetragen.")
    if indicator.retired:
        raise Refused("Dieser Indikator wird nicht mehr erhoben.")


# --- What is well formed ----------------------------------------------------------------------------
def check_text(value: str, sentence: str, field: str) -> None:
    if not value.strip():
        raise Refused(sentence, field=field)


def check_code(code: str, *, but: Indicator | None = None) -> None:
    check_text(code, "Nennen Sie bitte eine Kennung, zum Beispiel „E1a“.", "code")
    taken = Indicator.objects.filter(code__iexact=code)
    if (taken.exclude(pk=but.pk) if but else taken).exists():
        raise Refused(f"Die Kennung „{code}“ hat schon ein anderer Indikator.", field="code")


def check_segregates(indicator: Indicator, unit: str) -> None:
    """Indices of segregation are computed from one indicator, which counts people."""
    if unit.strip().casefold() not in ("personen", "menschen"):
        raise Refused("Segregationsmaße werden aus Anzahlen berechnet. Die Einheit muss „Personen“ sein.", field="unit")
    other = Indicator.objects.filter(segregates=True).exclude(pk=indicator.pk).first()
    if other is not None:
        raise Refused(f"Die Segregationsmaße werden schon aus {other} berechnet.", field="segregates")


def check_rhythm(indicator: Indicator, rhythm: str) -> None:
    """Periods of values already recorded begin where the old rhythm says."""
    if rhythm != indicator.rhythm and indicator.series.filter(last_period__isnull=False).exists():
        raise Refused(
            "Der Rhythmus bleibt, wie er ist: Es gibt schon Werte. Legen Sie für den neuen Rhythmus einen eigenen "
            "Indikator an.",
            field="rhythm",
        )


def check_status(status: str, value: Decimal | None) -> None:
    """A known value has a number; an unknown or hidden one has none, not even inside."""
    if status in IndicatorValue.KNOWN and value is None:
        raise Refused("Nennen Sie den Wert, oder wählen Sie als Stand „unbekannt“ oder „nicht erhoben“.", field="value")
    if status in IndicatorValue.WITHOUT and value is not None:
        word = Status(status).label
        raise Refused(f"Beim Stand „{word}“ steht hier keine Zahl. Lassen Sie den Wert leer.", field="value")
    if value is not None and abs(value) >= LARGEST:
        raise Refused("Diese Zahl ist zu groß.", field="value")


def check_new_definition(last: IndicatorDefinition, valid_from: date, reason: str) -> None:
    check_text(reason, "Sagen Sie bitte, warum neu gefasst wird.", "reason")
    if last.valid_from is not None and valid_from <= last.valid_from:
        raise Refused(
            f"Die neue Fassung muss nach dem {long_date(last.valid_from)} beginnen, denn seitdem gilt die bisherige.",
            field="valid_from",
        )


# --- Sets and gaps ----------------------------------------------------------------------------------
def check_draft(found: IndicatorSet) -> None:
    if found.state != IndicatorSet.State.DRAFT:
        raise Refused("Dieser Satz ist beschlossen und bleibt, wie er ist. Legen Sie für Änderungen einen neuen an.")


def check_adopt(found: IndicatorSet, adopted_on: date, wording: str, day: date) -> None:
    check_draft(found)
    check_text(wording, "Nennen Sie den Wortlaut des Beschlusses oder seine Fundstelle.", "wording")
    if adopted_on > day:
        raise Refused("Der Tag des Beschlusses liegt in der Zukunft.", field="adopted_on")
    if not found.members.exists():
        raise Refused("In diesem Satz steht noch kein Indikator.")


def check_open_gap(gap: DataGap) -> None:
    if gap.state != DataGap.State.OPEN:
        raise Refused("Diese Datenlücke ist schon erledigt.")


# --- Imports ----------------------------------------------------------------------------------------
def check_waiting(found: ValueImport) -> None:
    if found.state in ValueImport.AT_WORK:
        raise Refused("Gerade läuft ein Durchgang. Bitte warten Sie, bis er fertig ist.")
    if found.state == ValueImport.State.DONE:
        raise Refused("Diese Datei ist schon übernommen.")


def check_take_over(found: ValueImport) -> None:
    """Only what was checked is taken over, and only once."""
    if found.state != ValueImport.State.CHECKED:
        raise Refused("Bitte prüfen Sie die Datei zuerst.")
    if not found.values_new + found.values_corrected:
        raise Refused("Kein Wert ist neu oder berichtigt.")


def can_take_over(found: ValueImport) -> bool:
    return allowed(check_take_over, found)


def check_mapping(mapping: dict[str, Any]) -> None:
    """Every value needs an area, a period, an indicator and a number; a wide table says them in its headings."""
    columns, plan = mapping["columns"], mapping["plan"]
    across = plan.get("across", "")
    if not columns.get("area"):
        raise Refused("In welcher Spalte steht das Gebiet?", field="area")
    if across and not plan.get("spread"):
        raise Refused("Wählen Sie die Spalten, in denen Werte stehen.", field="spread")
    if not across and not columns.get("value"):
        raise Refused("In welcher Spalte steht der Wert?", field="value")
    if across != "periods" and not columns.get("period") and not plan.get("period"):
        raise Refused("In welcher Spalte steht der Zeitraum? Sonst nennen Sie ihn unten.", field="period")
    if across != "indicators" and not columns.get("indicator") and not plan.get("indicator"):
        raise Refused("In welcher Spalte steht der Indikator? Sonst wählen Sie ihn unten.", field="indicator")
    if not mapping.get("source", "").strip():
        raise Refused("Nennen Sie bitte die Quelle der Werte.", field="source")
