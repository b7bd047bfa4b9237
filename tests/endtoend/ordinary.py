"""A hundred ordinary names of people of many countries, made up for this test; none of them is on a list.

Given name first unless the country writes it otherwise. Chosen as a queue at a border looks: common names
beside rare ones, one to five tokens, some in their own script.
"""

from __future__ import annotations

NAMES = """
Emily Hargreaves; Oliver Whitcombe; Siobhan Gallagher; Rhys Llewellyn; Fiona MacAllister; Jack Thornbury;
Marie-Claire Dubreuil; Étienne Lavigne; Camille Rousselot; Thibault Garnier; Léa Montferrand; Hélène Castaing;
Jürgen Hasselbach; Annegret Wiedemann; Lukas Pfeifenberger; Sabine Oberhuber; Matthias Zurbriggen; Heidi Ammann;
Giulia Bevilacqua; Lorenzo Pasqualini; Chiara Santarelli; Matteo Fumagalli; Beatriz Carvalhosa; Tiago Figueiredo;
Inês Albuquerque; Mariana Vasconcelos; Lucía Etxeberria; Álvaro Montesinos; Nuria Casadevall; Pilar Zubizarreta;
Sanne van der Heijden; Joost Kuipers; Femke Dijkstra; Freja Lindegaard; Astrid Bjerregaard; Sigurd Haugland;
Ingrid Solberg; Johan Wennerström; Elin Sandqvist; Aino Korhonen; Pekka Lehtimäki; Guðrún Einarsdóttir;
Agnieszka Wojciechowska; Tomasz Grabowski; Zuzana Hrubešová; Ondřej Kratochvíl; Eszter Szentgyörgyi; Gábor Halmos;
Mihaela Ciobanu; Răzvan Teodorescu; Desislava Stoyanova; Eleni Papadimitriou; Kostas Anagnostopoulos; Ana Kovačič;
Tarja Mäkinen; Kristīne Ozoliņa; Rasa Kazlauskienė; Oksana Hrytsenko; Andrii Kovalchuk; Darya Sinitsyna;
Павел Воробьёв; Елизавета Снегирёва; Nino Kapanadze; Anahit Sargsyan; Aizhan Nurpeisova; Gulnara Toktosunova;
Dilshod Rakhmatov; Madina Yusupova; Sardor Ergashev; Zeynep Karahanoğlu; Emre Yıldırım; Shirin Ghaffari;
Priya Venkataraman; Arjun Deshpande; Kavita Mukherjee; Rohan Chatterjee; Lakshmi Narayanan; Harpreet Dhaliwal;
Nimali Wickramasinghe; Sunita Shrestha; Tashi Dorji; 田中美咲; Takeshi Yamaguchi; Haruka Nishimura;
王雨婷; Lin Shu-fen; Wong Ka Yan; 박서연; Choi Min-jun; Nguyễn Thị Thanh Hương;
Somchai Rattanakosin; Putri Wulandari; Nur Aisyah binti Razali; Maria Cristina Villanueva; Ananya Phromsuwan;
Sovannary Keo; Oluwaseun Adeyemi; Chidinma Okonkwo; Kwame Asante-Boateng; Wanjiku Kamau; Thandeka Mkhize;
Tewodros Alemayehu; Fatou Ndiaye; Rakotondrabe Hery; Valentina Echeverri; Joaquín Irarrázaval; Thiago Cavalcanti;
Ximena Quispe Mamani
"""


def ordinary_names() -> list[str]:
    """The names, first hundred of them."""
    return [name.strip() for name in NAMES.split(";")][:100]
