"""The words that `headings` knows: what columns, sexes and document types are called in three languages.

Written by hand from lists of carriers, bus and train operators and passport forms as they are commonly laid out. One
entry each, parted by semicolons, in any case and with any accents.
"""

FIELDS: dict[str, str] = {
    "id": (
        "id; no; nr; n; number; row; row no; pax id; passenger id; id no; serial no; sl no; no п п; п п; "
        "номер п п; порядковый номер; идентификатор; numero ordre; identifiant; index"
    ),
    "name": (
        "name; full name; name surname; given name surname; first name last name; passenger name; "
        "traveller name; name full; complete name; names; fullname; guest name; surname and given names; "
        "surname name; last name first name; surname first name; surname given name; фио; ф и о; полное "
        "имя; фамилия имя; фамилия имя отчество; имя фамилия; имя и фамилия; nom complet; nom prenom; nom "
        "prenoms; nom et prenom; nom et prenoms; prenom nom; noms et prenoms; familiya imya; fio; pax "
        "name"
    ),
    "surname": (
        "surname; last name; family name; lastname; familyname; surnames; last; primary identifier; sur "
        "name; фамилия; фамилия латиницей; фамилия лат; nom famille; nom de famille; noms; nom usage; "
        "familiya; familiia"
    ),
    "given_names": (
        "given names; given name; first name; firstname; forename; forenames; givenname; givennames; "
        "first; first names; secondary identifier; christian name; first and middle name; first middle "
        "names; имя отчество; имя латиницей; имя лат; имена; prenom; prenoms; imya; imia"
    ),
    "middle_name": (
        "middle name; middle names; middle; middlename; second name; patronymic; father s name; fathers "
        "name; отчество; отчество при наличии; второе имя; deuxieme prenom; autres prenoms; patronyme; "
        "otchestvo"
    ),
    "birth_date": (
        "birth date; date of birth; dob; birthdate; birthday; born; date birth; d o b; birth; "
        "dateofbirth; дата рождения; рождения дата; др; д р; день рождения; год рождения; г р; родился; "
        "дата рожд; date naissance; date de naissance; ne le; nee le; ne e le; naissance; ddn; data "
        "rozhdeniya"
    ),
    "sex": "sex; gender; m f; sex m f; пол; пол м ж; sexe; genre; pol",
    "nationality": (
        "nationality; citizenship; nationalities; citizen of; nat; country of citizenship; nationality "
        "code; country of nationality; гражданство; подданство; национальность; страна гражданства; "
        "nationalite; citoyennete; grazhdanstvo"
    ),
    "birth_place": (
        "birth place; place of birth; birthplace; pob; place birth; city of birth; country of birth; "
        "место рождения; lieu naissance; lieu de naissance; ville naissance; pays naissance; mesto "
        "rozhdeniya"
    ),
    "document_number": (
        "document number; document no; doc no; doc number; travel document number; travel document no; "
        "passport number; passport no; passport; passport nr; pp no; ppt no; ppno; doc; document; travel "
        "document; documentnumber; passportnumber; passport id; id card number; identity card number; "
        "passport document number; номер документа; документ; номер паспорта; паспорт; no паспорта; no "
        "документа; серия и номер; серия номер; серия и номер паспорта; серия номер паспорта; серия и "
        "номер документа; серия номер документа; паспорт no; паспортные данные; номер загранпаспорта; "
        "загранпаспорт; no загранпаспорта; документ no; numero passeport; no passeport; n passeport; "
        "passeport; passeport no; numero document; no document; n document; numero piece identite; numero "
        "du document de voyage; numero document voyage; piece identite; nomer pasporta; pasport"
    ),
    "document_series": (
        "document series; passport series; series; серия; серия паспорта; серия документа; serie "
        "passeport; serie"
    ),
    "document_type": (
        "document type; type of document; doc type; travel document type; type document; id type; "
        "documenttype; passport type; тип документа; вид документа; наименование документа; type piece; "
        "type de document; nature document; nature piece"
    ),
    "issuing_state": (
        "issuing state; issuing country; country of issue; issued by; issuer; place of issue; state of "
        "issue; issue country; passport country; document country; issuing authority country; passport "
        "issuing country; document issuing country; passport issue country; issuingcountry; issuingstate; "
        "country of passport; кем выдан; страна выдачи; государство выдачи; государство выдавшее "
        "документ; страна выдачи документа; страна выдачи паспорта; выдан; pays emission; pays "
        "delivrance; etat emetteur; etat delivrance; delivre par; pays de delivrance; autorite emission"
    ),
    "expiry_date": (
        "expiry date; date of expiry; expiration date; expiry; expires; valid until; valid till; valid "
        "to; passport expiry; passport expiry date; document expiry date; doc expiry; exp date; "
        "expirydate; date expiry; expiration; passport expiration date; document expiration date; "
        "validity; date of expiration; срок действия; действителен до; годен до; дата окончания; "
        "окончание срока действия; срок действия документа; срок действия паспорта; дата окончания срока "
        "действия; действует до; date expiration; expire le; valable jusqu au; date d expiration; date "
        "validite; fin validite; validite; date fin validite"
    ),
    "visa_number": ("visa number; visa no; visa; номер визы; no визы; виза; numero visa; no visa; n visa"),
    "mrz": (
        "mrz; machine readable zone; мчз; machine readable; mrz lines; зона mrz; bande mrz; bande lecture "
        "optique"
    ),
    "mrz_1": "mrz 1; mrz line 1; mrz1; mrzline1; строка mrz 1; mrz upper line; ligne mrz 1",
    "mrz_2": "mrz 2; mrz line 2; mrz2; mrzline2; строка mrz 2; mrz lower line; ligne mrz 2",
    "mrz_3": "mrz 3; mrz line 3; mrz3; mrzline3; строка mrz 3; ligne mrz 3",
    "flight": (
        "flight; flight number; flight no; flt; flt no; flightnumber; рейс; номер рейса; no рейса; vol; "
        "numero vol; no vol; n vol; train; train no; train number; voyage; поезд; номер поезда; numero "
        "train; bus; автобус"
    ),
    "flight_date": (
        "flight date; departure date; date of departure; date of flight; travel date; flightdate; date of "
        "travel; дата рейса; дата вылета; дата отправления; дата выезда; date vol; date depart; date "
        "voyage"
    ),
    "departure": (
        "departure; departure airport; from; origin; dep; departure port; port of embarkation; "
        "embarkation; откуда; аэропорт вылета; пункт отправления; вылет; depart; aeroport depart; "
        "provenance; origine; embarquement"
    ),
    "arrival": (
        "arrival; to; arrival airport; destination; arr; arrival port; port of debarkation; port "
        "disembarkation; dest; debarkation; disembarkation; куда; аэропорт прилета; аэропорт назначения; "
        "пункт назначения; прилет; arrivee; aeroport arrivee; debarquement"
    ),
    "locator": (
        "locator; pnr; record locator; booking reference; reservation; booking; booking code; pnr "
        "locator; rloc; бронь; бронирование; номер бронирования; код бронирования; pnr код; reference "
        "reservation; dossier; code reservation"
    ),
    "seat": "seat; seat no; seat number; место; номер места; no места; siege; place; numero siege",
}

SEXES: dict[str, str] = {
    "M": "m; male; man; men; мужской; муж; м; мужчина; masculin; homme; h; mr; мужск",
    "F": "f; w; female; woman; женский; жен; ж; женщина; feminin; femme; mrs; ms; miss; mme; женск",
    "X": "x",
    "": "u; unknown; unspecified",
}

TYPES: dict[str, str] = {
    "P": (
        "passport; p; pass; паспорт; заграничный паспорт; загранпаспорт; загран паспорт; passeport; "
        "national passport; ordinary passport; international passport; паспорт гражданина; diplomatic "
        "passport; service passport; дипломатический паспорт; служебный паспорт; passeport ordinaire; "
        "passeport diplomatique"
    ),
    "I": (
        "id; id card; identity card; i; national id; national identity card; identity; удостоверение; id "
        "карта; удостоверение личности; внутренний паспорт; carte identite; carte nationale identite; "
        "cni; ac; a; c; ic"
    ),
    "V": "visa; v; виза",
    "R": (
        "residence permit; r; permit; вид жительство; внж; titre sejour; carte sejour; permis sejour; "
        "carte resident"
    ),
    "L": (
        "driving licence; l; driver licence; drivers license; driving license; водительское "
        "удостоверение; permis conduire"
    ),
    "T": (
        "t; travel document; refugee travel document; laissez passer; свидетельство возвращение; "
        "свидетельство рождении; birth certificate; seaman s book; seaman book; паспорт моряка; проездной "
        "документ; acte naissance; document voyage; other; другой; иной; autre"
    ),
}
