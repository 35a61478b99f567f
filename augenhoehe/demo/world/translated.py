"""Public matters in Russian: worded on the page „Übersetzungen“ by a machine, and some of them checked since."""

from __future__ import annotations

from datetime import datetime, timedelta

from augenhoehe.core.rights import SYSTEM
from augenhoehe.desk.translations.operations import in_order, translate
from augenhoehe.journal.models import Thread
from augenhoehe.press.models import PressRelease

from .calendar import Calendar
from .stage import Scene, Stage

# By German title: the Russian one, and the summary in three sentences.
RUSSIAN = {
    "Kita-Auskunft in mehreren Sprachen": (
        "Сведения о детском саде на нескольких языках",
        "Родители получали сведения о местах в детском саду только на немецком и пропускали сроки. Проектная группа с "
        "участием родителей нашла решение. Теперь есть листок на пяти языках и языковая помощь по телефону.",
    ),
    "Termine bei der Ausländerbehörde: Bestätigung als Nachweis": (
        "Приём в ведомстве по делам иностранцев: подтверждение как справка",
        "Кто ждёт приёма, не мог никому это доказать. Ведомство по делам иностранцев обещало выдавать листок, который "
        "можно проверить. Один шаг перенесён, один ещё впереди.",
    ),
    "Sprachkurse, die zum Leben passen": (
        "Языковые курсы, которые подходят к жизни",
        "Кто работает посменно или растит маленьких детей, не находит подходящего языкового курса. Вопрос "
        "находится у руководящей группы. Она примет решение в четверг.",
    ),
    "Bus nach dem Abendkurs in Zwirnstadt": (
        "Автобус после вечернего курса в Цвирнштадте",
        "После вечернего курса автобусы в деревни уже не ходят. Дополнительный рейс руководящая группа отклонила и "
        "объяснила почему. До нового плана помогает маршрутное такси по вызову.",
    ),
    "Post in den Unterkünften": (
        "Почта в общежитиях",
        "В общежитиях теряются письма, проходят сроки. Проектная группа ищет решение. Одно место для людей из "
        "общежитий ещё свободно.",
    ),
    "Integrationskonzept für Zwirnstadt": (
        "Концепция интеграции для Цвирнштадта",
        "В Цвирнштадте ещё нет концепции интеграции. Член совета внёс ходатайство о ней. Совет принял ходатайство с "
        "изменениями и дал поручение уполномоченной по интеграции.",
    ),
    "Sprachmittlung beim Elternsprechtag: Anregung aus Sternmünde": (
        "Языковая помощь на родительском дне: инициатива из Штернмюнде",
        "На родительском дне не хватает языковой помощи. Комитет в Штернмюнде предлагает постоянный запас часов для "
        "каждой школы. Решить должен школьный комитет.",
    ),
}  # fmt: skip
# All of the latest release in the order in which it says them: four parts, the text, the quote, its function.
RELEASE = {
    "ar": (
        "معلومات رياض الأطفال الآن بست لغات", "من سبع ملاحظات نشأ حل واحد", "شتيرنمونده.",
        "يحصل الأهل منذ هذا الشهر على المعلومات عن الأماكن الشاغرة بست لغات.",
        "أبلغ سبعة أشخاص من ثلاث بلدات أن المعلومات كانت بالألمانية فقط. وقد وضعت مجموعة عمل فيها أم معنية "
        "الحل.\n\nكل الخطوات مذكورة في الملف.",
        "قلت فقط ما لا يسير على ما يرام. لم أكن أتوقع أن يصبح من ذلك شيء.", "أم وعضو في مجموعة المشروع",
    ),
    "tr": (
        "Kreş bilgisi artık altı dilde", "Yedi bildirimden bir çözüm doğdu", "Sternmünde.",
        "Veliler boş yerlerle ilgili bilgiyi bu aydan beri altı dilde alıyor.",
        "Üç yerden yedi kişi, bilginin yalnızca Almanca olduğunu bildirmişti. İçinde etkilenen bir annenin de olduğu "
        "proje grubu çözümü hazırladı.\n\nBütün adımlar işlemde yazılı.",
        "Yalnızca neyin olmadığını söyledim. Bundan bir şey çıkacağını düşünmezdim.", "anne ve proje grubu üyesi",
    ),
}  # fmt: skip
CHECKED = "Post in den Unterkünften"


def scenes(calendar: Calendar) -> list[Scene]:
    return [
        Scene(calendar.built_at - timedelta(minutes=1), "Öffentliche Vorgänge auf Russisch", _russian),
        Scene(calendar.built_at - timedelta(minutes=1), "Eine Pressemitteilung auf Arabisch und Türkisch", _release),
    ]


def _russian(stage: Stage, at: datetime) -> None:
    for thread in Thread.objects.public().order_by("pk"):
        title = thread.public_title["de"]["text"]
        texts = {
            f"thread_{str(thread.pk).replace('-', '_')}_{field}": text
            for field, text in zip(("public_title", "summary"), RUSSIAN.get(title, ()), strict=False)
        }
        checked = title == CHECKED
        by = stage.actor("aylin") if checked else SYSTEM
        translate(row=thread, language="ru", texts=texts, by=by, at=at, checked=checked)


def _release(stage: Stage, at: datetime) -> None:
    """Arabic by a machine, Turkish by a person."""
    made = PressRelease.objects.get(pk=stage.notes["press_parents"])
    for language, texts in RELEASE.items():
        checked = language == "tr"
        by = stage.actor("mirjam") if checked else SYSTEM
        translate(row=made, language=language, texts=in_order(made, *texts), by=by, at=at, checked=checked)
