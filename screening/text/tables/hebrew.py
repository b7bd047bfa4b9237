"""Hebrew letters after the Academy's simple rules of 2006 (UNGEGN), and names no rule can vowel.

Final letters are read as their usual forms; points are gone before this table is met.
"""

from __future__ import annotations

from screening.text.tables.pairs import pairs

CONSONANTS = pairs(
    "ב v ג g ד d ה h ז z ח h ט t כ kh ך kh ל l מ m ם m נ n ן n ס s פ f ף f צ ts ץ ts ק k ר r ש sh ת t"
)
HARD = pairs("ב b כ k פ p")  # at the head of a word and after a closed syllable
FOREIGN = CONSONANTS | pairs("ב b ח ch כ k צ tz ץ tz ש s פ p ף f ק c")
NAMES: dict[str, tuple[str, ...]] = {
    key: tuple(spellings.split("/"))
    for key, spellings in pairs(
        """
        אברהם avraham/abraham יצחק yitzhak/isaac יעקב yaakov/jacob משה moshe/moses אהרן aharon אהרון aharon דוד david
        דויד david שלמה shlomo/solomon שרה sarah/sara רבקה rivka/rebecca רחל rachel לאה leah מרים miriam יוסף yosef/joseph
        בנימין benjamin/binyamin יהודה yehuda שמעון shimon/simon ראובן reuven לוי levi/levy כהן cohen/kohen דניאל daniel
        מיכאל michael גבריאל gabriel רפאל rafael שמואל shmuel/samuel נתן natan/nathan אליהו eliyahu אלי eli יוחנן yohanan
        יונתן yonatan/jonathan ישראל israel/yisrael חיים chaim/haim חנה hannah/chana אסתר esther/ester תמר tamar נעמי naomi
        רות ruth/rut דבורה dvora/deborah יעל yael מיכל michal נועה noa נעה noa אורי uri ארי ari אריאל ariel עמוס amos
        אסף asaf גדעון gideon עומר omer איתן eitan/eytan רון ron רונן ronen גיל gil עידו ido אבי avi בני benny יוסי yossi
        פרץ peretz מזרחי mizrahi ביטון biton/bitton אזולאי azoulay פרידמן friedman גולדברג goldberg בן ben בר bar בת bat
        נתניהו netanyahu גנץ gantz לפיד lapid ברק barak צבי tzvi/zvi מאיר meir מנחם menachem נחום nahum אפרים efraim/ephraim
        """
    ).items()
}
