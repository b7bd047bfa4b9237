"""English, French, Spanish, Italian and Polish names, for the ordinary travellers of far countries.

Facts of common knowledge written down for this project.
"""

from __future__ import annotations

from functools import cache

from screening.synthetic.names.parts import Culture, both, plain, ranked, words

_ENGLISH_MEN = """
James John Robert Michael William David Richard Thomas Mark/Marc Charles Steven/Stephen Paul Andrew Joshua
Kenneth Kevin Brian/Bryan George Edward Ronald Timothy Jason Jeffrey/Geoffrey Ryan Jacob Gary
Nicholas/Nicolas Eric/Erik Jonathan/Johnathan Larry Justin Scott Brandon Benjamin Samuel Gregory Frank
Alexander Raymond Patrick Jack Dennis Jerry Oliver Harry Callum
"""
_ENGLISH_WOMEN = """
Mary Patricia Jennifer Linda/Lynda Elizabeth/Elisabeth Barbara Susan Jessica Sarah/Sara Karen Nancy Lisa
Margaret Betty Sandra Ashley Kimberly Emily Donna Michelle Carol Amanda Dorothy Melissa Deborah/Debra
Stephanie Rebecca Laura Sharon Cynthia Kathleen/Cathleen Amy Shirley Angela Helen Anna Brenda Pamela
Nicole Ruth Katherine/Catherine Samantha Olivia Charlotte
"""
_ENGLISH_FAMILIES = """
Smith/Smyth Johnson/Johnston Williams Brown/Browne Jones Davis/Davies Miller Wilson Moore Taylor/Tayler
Anderson/Andersen Thomas Jackson White Harris Martin Thompson/Thomson Robinson Clark/Clarke Lewis Lee
Walker Hall Allen/Allan Young King Wright Scott Green/Greene Baker Adams Nelson Hill Campbell Mitchell
Roberts Carter Phillips/Philips Evans Turner Parker Collins Edwards Stewart/Stuart Morris Rogers/Rodgers
Reed/Reid Cook/Cooke Morgan Bell Murphy Bailey Cooper Richardson Cox Howard Ward Peterson/Petersen
Gray/Grey Watson Brooks Kelly/Kelley Bennett Wood Barnes Ross Henderson Coleman Jenkins Perry Powell Long
Patterson/Paterson Hughes Washington Butler Simmons Foster Bryant Russell Griffin Hayes Myers Ford
Hamilton Graham Sullivan
"""
_FRENCH_MEN = """
Jean Pierre Michel André=Andre Philippe Nicolas Christophe François=Francois Laurent Patrick
Stéphane=Stephane Julien Thomas Alexandre David Sébastien=Sebastien Éric=Eric Olivier Antoine Pascal
Thierry Bruno Guillaume Mathieu/Matthieu Hugo Lucas Maxime Vincent Gérard=Gerard René=Rene Rémi=Remi Yves
Benoît=Benoit Cédric=Cedric Frédéric=Frederic Jérôme=Jerome
"""
_FRENCH_WOMEN = """
Marie Nathalie Isabelle Sylvie Catherine Françoise=Francoise Valérie=Valerie Christine Monique Sophie
Martine Sandrine Céline=Celine Julie Camille Léa=Lea Manon Chloé=Chloe Emma Aurélie=Aurelie Brigitte
Véronique=Veronique Stéphanie=Stephanie Hélène=Helene Anne Claire Pauline Élodie=Elodie Émilie=Emilie
Laure Zoé=Zoe
"""
_FRENCH_FAMILIES = """
Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy/Le_Roy Moreau Simon Laurent
Lefebvre/Lefevre Michel Garcia David Bertrand Roux Vincent Fournier Morel Girard André=Andre Mercier
Dupont/Dupond Lambert Bonnet François=Francois Martinez Legrand/Le_Grand Garnier Faure Rousseau Blanc
Guérin=Guerin Muller/Mueller Henry/Henri Roussel Nicolas Perrin Morin Mathieu/Matthieu Gautier/Gauthier
Dumont Lopez Fontaine Chevalier Robin Masson Denis Lemaire/Le_Maire Duval Noël=Noel Lucas Brun Meunier
Blanchard Giraud Joly Riviere Brunet Colin Renaud/Renault Arnaud
"""
_SPANISH_MEN = """
Antonio José=Jose Manuel Francisco Juan David Javier/Xavier Daniel Carlos Jesús=Jesus Alejandro Miguel
Rafael Pedro Ángel=Angel Fernando Pablo Luis Sergio Jorge Alberto Álvaro=Alvaro Diego Adrián=Adrian
Raúl=Raul Enrique Ramón=Ramon Vicente Andrés=Andres Joaquín=Joaquin Santiago Eduardo Víctor=Victor Mario
Roberto Jaime Ignacio Salvador Alfonso Emilio
"""
_SPANISH_WOMEN = """
María=Maria Carmen Ana Isabel/Ysabel Dolores Pilar Teresa/Theresa Laura Josefa Cristina Marta/Martha
Elena/Helena Lucía=Lucia Francisca Antonia Paula Rosa Mercedes Raquel Sara/Sarah Beatriz Juana Rocío=Rocio
Patricia Julia Nuria Inés=Ines Sofía=Sofia Ángela=Angela Mónica=Monica Verónica=Veronica Amparo
Encarnación=Encarnacion Concepción=Concepcion
"""
_SPANISH_FAMILIES = """
García=Garcia Rodríguez=Rodriguez González=Gonzalez/Gonzales Fernández=Fernandez López=Lopez
Martínez=Martinez Sánchez=Sanchez Pérez=Perez Gómez=Gomez Martín=Martin Jiménez=Jimenez/Gimenez Ruiz
Hernández=Hernandez Díaz=Diaz Moreno Muñoz=Munoz Álvarez=Alvarez Romero Alonso Gutiérrez=Gutierrez Navarro
Torres Domínguez=Dominguez Vázquez=Vazquez/Vasquez Ramos Gil Ramírez=Ramirez Serrano Blanco Molina Morales
Suárez=Suarez Ortega Delgado Castro/de_Castro Ortiz Rubio Marín=Marin Sanz/Sainz Núñez=Nunez Iglesias
Medina Garrido Cortés=Cortes Castillo/del_Castillo Santos
"""
_ITALIAN_MEN = """
Giuseppe Giovanni Antonio Mario Luigi Francesco Angelo Vincenzo Pietro Salvatore Carlo Franco Domenico
Bruno Paolo Michele Giorgio Aldo Sergio Luciano Andrea Marco Alessandro Stefano Roberto Matteo Lorenzo
Davide Simone Luca Federico Riccardo Gabriele Daniele Fabio Claudio Massimo Enrico Filippo Tommaso
Nicola/Niccolo Emanuele Gianluca Pasquale
"""
_ITALIAN_WOMEN = """
Maria Anna Giuseppina Rosa Angela Giovanna Teresa Lucia Carmela Caterina Francesca Antonietta Paola Laura
Giulia Sara Chiara Martina Elisa Silvia Alessandra Valentina Federica Elena Roberta Daniela Barbara Simona
Monica Patrizia Cristina Ilaria Serena Eleonora Claudia Beatrice Giorgia Sofia Aurora Alice Emma Ginevra
"""
_ITALIAN_FAMILIES = """
Rossi/De_Rossi Russo Ferrari/Ferraris Esposito/Esposto Bianchi/Bianco Romano Colombo Ricci/Rizzi
Marino/Marini Greco Bruno Gallo/Galli Conti/Conte De_Luca/Deluca Mancini Costa Giordano Rizzo
Lombardi/Lombardo Moretti Barbieri Fontana Santoro Mariani Rinaldi Caruso Ferrara Galli Martini Leone
Longo Gentile Martinelli Vitale Lombardo Serra Coppola De_Santis D'Angelo/Dangelo Marchetti Parisi Villa
Conte Ferraro Fabbri Bianco Marini Grasso Valentini Messina Sala De_Angelis Gatti Pellegrini Palumbo Sanna
Farina Rizzi Monti Cattaneo Morelli Amato Silvestri Mazza Testa Grassi Pellegrino Carbone Giuliani
Benedetti
"""
_POLISH_MEN = """
Piotr Krzysztof Andrzej Tomasz Paweł=Pawel Michał=Michal Marcin Jan Jakub Adam Marek Łukasz=Lukasz
Grzegorz Mateusz Wojciech Mariusz Dariusz Maciej Zbigniew Rafał=Rafal Robert Kamil Jerzy Dawid Tadeusz
Szymon Jacek Ryszard Kacper Józef=Jozef Jarosław=Jaroslaw Janusz Sławomir=Slawomir Mirosław=Miroslaw
Henryk Przemysław=Przemyslaw Stanisław=Stanislaw Bartosz Dominik
"""
_POLISH_WOMEN = """
Anna Katarzyna Maria Małgorzata=Malgorzata Agnieszka Barbara Ewa Krystyna Magdalena Elżbieta=Elzbieta
Joanna Aleksandra Zofia Monika Teresa Danuta Natalia Karolina Marta Julia Beata Dorota Janina Alicja
Jadwiga Jolanta Iwona Halina Grażyna=Grazyna Paulina Irena Justyna Bożena=Bozena Zuzanna Wiktoria Hanna
Urszula
"""
_POLISH_FAMILIES = """
Nowak Kowalczyk Woźniak=Wozniak Mazur Krawczyk Kaczmarek Zając=Zajac Król=Krol Wieczorek Wróbel=Wrobel
Stępień=Stepien Dudek Adamczyk Pawlak Walczak Sikora Baran Szewczyk Pietrzak Duda Michalak Bąk=Bak/Bonk
Włodarczyk=Wlodarczyk Kubiak Lis Mazurek Kołodziej=Kolodziej Kaźmierczak=Kazmierczak Sobczak
Głowacz=Glowacz Urban Błaszczyk=Blaszczyk Andrzejczak Kot Kozioł=Koziol Łuczak=Luczak
"""


def _western(
    men: str, women: str, families: str, second: float, bynames: tuple[str, ...], twin: bool = False
) -> Culture:
    given = {"M": ranked(words(men)), "F": ranked(words(women))}
    surname = both(ranked(words(families)))
    recipe = plain(given, surname, surname if twin else None, given, second)
    return Culture(recipe, {"M": ("Mr", "Dr"), "F": ("Mrs", "Ms", "Dr")}, bynames)


@cache
def english() -> Culture:
    """British and Americans: a middle name for two thirds."""
    return _western(_ENGLISH_MEN, _ENGLISH_WOMEN, _ENGLISH_FAMILIES, 0.65, ("Duke", "Red", "Skip", "Slim"))


@cache
def french() -> Culture:
    """French: a second name for half."""
    return _western(_FRENCH_MEN, _FRENCH_WOMEN, _FRENCH_FAMILIES, 0.5, ("Titi", "Jojo", "Le Grand", "Dédé"))


@cache
def spanish() -> Culture:
    """Spaniards: two surnames, of which the second, the mother's, is often left out."""
    return _western(
        _SPANISH_MEN, _SPANISH_WOMEN, _SPANISH_FAMILIES, 0.4, ("Paco", "Chema", "El Rubio", "Kiko")
    )


@cache
def italian() -> Culture:
    """Italians: a second name for some."""
    return _western(
        _ITALIAN_MEN, _ITALIAN_WOMEN, _ITALIAN_FAMILIES, 0.3, ("Beppe", "Nino", "Il Lungo", "Gigi")
    )


@cache
def polish() -> Culture:
    """Poles: a second name for half."""
    return _western(_POLISH_MEN, _POLISH_WOMEN, _POLISH_FAMILIES, 0.5, ("Gruby", "Mlody", "Siwy", "Lysy"))
