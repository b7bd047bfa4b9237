"""Malay, Indonesian and Filipino names: Latin letters, old and new spelling, names of one word.

Facts of common knowledge written down for this project.
"""

from __future__ import annotations

from functools import cache

from screening.synthetic.chance import Draw, pick
from screening.synthetic.names.coined import spliced
from screening.synthetic.names.parts import (
    Bearer,
    Culture,
    Scheme,
    Table,
    Word,
    both,
    joined,
    plain,
    ranked,
    scheme,
    words,
    written,
)

_MALAY_MEN = """
Ahmad/Ahmed Ali Ismail/Esmail Hassan/Hasan Ibrahim/Ebrahim Razak/Razaq Azman Rahman/Rahaman
Zulkifli/Zulkefli Faizal/Faisal Hafiz/Hafeez Syafiq/Shafiq Amirul Hakim/Hakeem Aziz/Azeez Yusof/Yusuf/Yusoff
Osman/Othman/Uthman Kamal Rosli/Rusli Azlan Farid/Fareed Nizam Shahrul/Syahrul Izzat Irfan Danial Iskandar
Zainal/Zainul Rashid/Rasyid Halim/Haleem Latif Mansor/Mansur Jamal Salleh/Saleh Bakar Sulaiman/Sulaeman
Idris Hamzah/Hamza Khairul Fadzil/Fadhil Azhar Mazlan Ridzuan/Ridwan Adam Adnan Afiq/Afeeq Aidil/Aidel
Aiman/Ayman Akmal Alif Aliff Amin/Ameen Amir/Ameer Ammar Anuar/Anwar Ariff/Arif Asri Asyraf/Ashraf Azhan
Azim/Azeem Azizan Azmi/Azmee Aznan Azri Badrul Baharudin/Baharuddin Bahari Basir/Bashir Basri
Burhanuddin/Borhanudin Che_Mat Dahlan Daud/Dawud Din Dzulkarnain/Zulkarnain Ehsan/Ihsan Eusoff Fahmi
Faiz/Faez Faris/Fariz Farhan Fauzi/Fawzi Firdaus Fikri Ghani Ghazali/Gazali Hadi Hairul/Khairol Hakimi
Halimi Hambali Hamid/Hameed Hamdan Hanafi Hanif/Haneef Harith/Haris Haron/Harun Haziq/Hazeeq Hazwan
Helmi/Hilmi Hisham/Hisyam Husin/Hussein/Hussin Ibnu Ikhwan Ikmal Ilham Imran Isa/Esa Ishak/Ishaq Ismadi
Izham Izwan Jaafar/Jafar Jamaludin/Jamaluddin Jamil/Jameel Jasni Johari Jusoh/Yusoh Kadir/Kader Karim/Kareem
Kassim/Qasim Khalid/Kalid Khalil/Kalil Luqman/Lokman Mahadi/Mahdi Mahathir Mahmud/Mahmood Majid/Majeed
Malik/Maleek Marzuki/Marzuqi Mat Md_Noor/Mohd_Nor Megat Mior Misbah Mokhtar/Mukhtar Muaz/Muadz Mukhriz
Munir/Muneer Musa/Mousa Mustafa/Mustapha Mustaqim Muzaffar/Muzafar Nasir/Nasser Nasrul Nazri Nazmi
Nordin/Nurdin Norizan Omar/Umar Pauzi Qayyum/Kayum Rafiq/Rafique Rahim/Raheem Raihan/Rayhan Raja Ramadan
Ramli/Ramlee Rashdan Rauf Razali/Ghazali Ridhwan Rizal Rizuan Roslan/Ruslan Rusdi/Rushdi Sabri Safuan/Safwan
Saiful/Syaiful Said/Saad Salim/Saleem Sallehuddin/Salahuddin Samad Samsudin/Shamsuddin Shafie/Syafie
Shahidan Shahrizal Shahrom Shaari Shamsul/Syamsul Suhaimi/Sohaimi Sukri/Syukri Syahmi Tahir/Taher
Tajuddin/Tajudin Talib Tarmizi/Termizi Taufik/Taufiq Tengku/Tunku Wahab Wahid Yaakob/Yakub/Yaacob
Yahya/Yahaya Yazid Yunus/Yunos Zahari Zahid/Zaheed Zaidi Zaini Zaki/Zakee Zakaria/Zakariya Zamri Zamzuri
Zawawi Zin Zubir/Zubair Zuhairi
"""
_MALAY_WOMEN = """
Aisyah/Aishah/Aisha Fatimah/Fatima Nurul/Noorul Aminah/Amina Zainab/Zaynab Khadijah/Khatijah Rohani
Noraini/Nuraini Halimah/Halima Salmah/Salma Zaleha/Zulaikha Hidayah Izzati Syafiqah/Shafiqah Maznah Rosnah
Rahmah Faridah/Farida Azizah/Aziza Mariam/Maryam Sarah/Sara Hajar Farah Liyana/Liana Asmah/Asma
Norhayati/Nurhayati Adibah/Adiba Adila/Adilah Afifah/Afifa Aida Aini Ainul Aliah/Aliyah Amalina
Amira/Ameerah Anis/Anees Anisah Aqilah/Akilah Arifah Asiah/Asiyah Asmah Asyikin/Ashikin Atiqah/Atikah Azimah
Azlina Azura Azwani Balqis/Bilqis Bibi Che_Som Dalila/Dalilah Dayang Diana Diyana Effa Emilia Ezzati
Faizah/Faiza Farhana/Farhanah Fadhilah/Fadzilah Fadzlina Farina Fasihah Fauziah/Fawzia Fazira Fazlina
Habibah/Habiba Hafizah/Hafeezah Hakimah Halijah Hamidah/Hamida Hanim Hanis Haslina Hasmah Hasnah Hasniza
Hazirah Hazlina Hazwani Husna Ida Ilyana Insyirah Intan Irdina Isma Jamaliah Jamilah/Jamila Jannah Juliana
Kamariah Kartini Khairunnisa Kalsom/Kalthum Latifah/Latifa Liza Maimunah/Maimun Maisarah/Maysarah Maizura
Marina Marlina Marziah Masitah Mas Maslina Mastura/Masturah Mawar Mazlina Melati Mimi Munirah/Munira Musliha
Mutiara Nabila/Nabilah Nadia/Nadiah Nadirah Nafisah Najihah Najwa Nasuha Natasha/Natasya Nazirah Nazurah
Ngah Noorhayati Nora Norazlina Norhaslinda Noriah Norliza Normah Norsiah Norzila Puteri/Putri Qistina
Rabiah/Rabia Radiah Rafidah/Rafeedah Rahimah/Rahima Raihana Rashidah/Rasyidah Ramlah/Ramla Rohana
Rokiah/Ruqayyah Roslina Rozita Ruzita Sabariah Sakinah/Sakeena Salbiah Saleha/Salehah Salina Salwa
Sameehah/Samihah Sapiah/Safiah Saripah Seri Shahida/Syahidah Shahira/Syahirah Shamsiah/Syamsiah Sofea/Sofia
Suhaila Suraya/Soraya Suriani Syazana/Shazana Syazwani Tasnim Umi/Ummi Wahidah Wardah Yasmin/Yasmeen Yusnita
Zaharah/Zahara Zakiah Zalina Zanariah Zarina Zawiyah Zulaiha
"""
_MUHAMMAD = (
    "Muhammad/Mohd/Mohamad/Muhd Mohd/Muhammad/Mohamed Mohamad/Mohd/Muhamad Abdul/Abd Wan Syed/Said Nik Che"
)
_SITI = "Nur/Noor/Nor Siti/Ct Nurul/Noorul Wan Sharifah/Syarifah Nik"
_INDONESIAN_MEN = """
Agus Budi/Boedi Ahmad/Achmad Muhammad/Mochamad/Mohammad Andi Slamet Joko/Djoko Eko Hendra Rudi/Roedi Bambang
Dedi/Dedy Yanto/Janto Sugeng/Soegeng Iwan Arif/Arief Wahyu/Wahju Adi Dwi Tri Rizki/Rizky Fajar/Fadjar
Bayu/Baju Yusuf/Jusuf Hadi Indra Irwan Surya/Surja Gunawan/Goenawan Ketut Wayan/Wajan Made Nyoman/Njoman
Asep Ujang/Oedjang Cecep/Tjetjep Dadang Taufik/Taufiq Hidayat/Hidajat Ridwan Firman Teguh Heru/Heroe
Nugroho/Noegroho Prasetyo/Prasetijo Purnomo/Poernomo Sutrisno/Soetrisno Suyanto/Soejanto Sukardi/Soekardi
Supriyadi/Soeprijadi Abdul Abdullah Achmad/Akhmad Adit/Aditya Afandi/Effendi Agung Akbar Aldi Ali Alif Amin
Amir Anang Anton Anwar Ari/Ary Arman Aris Arya Asmoro Aziz Bagas Bagus Basuki/Basoeki Benny Bima Bobby Boni
Cahyo/Tjahjo Cahya/Tjahja Candra/Tjandra Catur/Tjatur Chandra Daniel Danang Dani/Dany Darma/Dharma
Darmawan/Dharmawan David Deni/Denny Didik/Didiek Diki/Dicky Dimas Dodi/Dody Doni/Donny Edi/Edy/Eddy Edwin
Eka Endro Erik/Eric Erwin Fahmi Faisal/Faizal Fauzi/Fauzan Feri/Ferry Gatot Gede Ginanjar/Ginandjar
Guntur/Goentoer Gusti/Goesti Hamid Handoko Hari/Hary Haris Hartawan Hasan/Hassan Hasyim/Hasjim Hendri/Hendry
Herman Hermawan Heri/Hery/Herry Husein/Hoesein Ibrahim Ikhsan/Ichsan Ilham Iman Imam Irfan Irsyad/Irsjad
Ismail Ivan Jamal/Djamal Jaya/Djaja Johan Jojon/Djodjon Juanda/Djuanda Junaidi/Djoenaidi Kadek Karno Komang
Kukuh/Koekoeh Leo Lukman/Loekman Maman Mansur/Mansoer Marno Mulyadi/Moeljadi Mulyono/Moeljono
Mustafa/Moestafa Nanang Nana Nur/Noer Oki/Okky Oman Panji/Pandji Paulus/Paoeloes Pramono Pramudya/Pramoedya
Priyanto/Prijanto Putra/Poetra Rahmat/Rachmat Raden Raka Rama Rangga Reza/Riza Rian/Ryan Ridho/Rido
Riki/Ricky Rio Rizal/Rizaldi Robi/Robby Rohman/Rochman Rusdi/Roesdi Sandi/Sandy Saiful/Sjaiful Satria
Setiawan/Setyawan Sigit Soni/Sonny Subagyo/Soebagjo Sudirman/Soedirman Suharto/Soeharto Sukarno/Soekarno
Sulaiman/Soelaiman Suparman/Soeparman Suroso/Soeroso Susilo/Soesilo Sutanto/Soetanto Syahrul/Sjahroel
Syamsul/Sjamsoel Syarif/Sjarif Tatang Tedi/Teddy Tito Tomi/Tommy Toni/Tony Triyono/Trijono Ucok/Oetjok
Udin/Oedin Umar/Oemar Usman/Oesman Utomo/Oetomo Wawan Wahid Widodo Wisnu/Wisnoe Yadi/Jadi Yana/Jana
Yanuar/Januar Yogi/Jogi Yohanes/Johanes Yoga/Joga Yono/Jono Yudi/Joedi Yudha/Joedha Yuli/Joeli Yusup/Jusup
Zainal Zaenal Zulkifli/Zoelkifli
"""
_MUHAMMAD_OF_INDONESIA = "Muhammad/Mohammad/Moch Ahmad/Achmad Mohamad/Moh/Mochamad Abdul/Abdoel"
_INDONESIAN_WOMEN = """
Siti/Sitti Sri Dewi Nur/Noer Ani Ratna Rina Yanti/Janti Wati Endang Sari Fitri/Fitry Lestari Ayu/Ajoe Indah
Maya/Maja Rini Wulan/Woelan Puspita/Poespita Tuti/Toeti Yuni/Joeni Kartika Dian Eka Murni/Moerni
Sulastri/Soelastri Suryani/Soerjani Rahayu/Rahajoe Utami/Oetami Nurhayati/Noerhajati Aisyah/Aisjah
Fatimah/Fatmah Ningsih Kusuma/Koesoema Agustina/Agoestina Aida Amalia Amelia Anggraini/Anggraeni Anggi
Anisa/Annisa Anita Anna Aprilia Arum/Aroem Asih Asti Astuti/Astoeti Aulia Bella Bunga/Boenga
Cahyani/Tjahjani Christina/Kristina Citra/Tjitra Cindy Cut/Tjoet Dahlia Debora/Deborah Desi/Desy Desiana
Devi/Devy Diah/Dyah Diana Dina Dini Dita Dwi Elisabeth Elly/Eli Elok Erna Erni Esti Eva Evi Fauziah
Febri/Febriani Feni/Fenny Fika Fitriani/Fitryani Gita Hana/Hanna Handayani/Handajani Hartati Hasanah Helena
Hera Herawati Herlina Hesti/Hesty Ida Ika Ima Ina Indrawati Indriani Inggit Intan Ira Irma Isti Istiqomah
Jamilah/Djamilah Julia/Joelia Juliana Jumiati/Djoemiati Kadek Karina Kartini Kiki Komariah Komang Kristiani
Kurnia/Koernia Laila/Lailah Laras Lia Lidya/Lydia Lilis Lina Linda Lisa Luh/Loeh Lusi/Lucy Made Maria
Mariana Marlina Martha Maryam/Marjam Mawar Mega Megawati Melati Melinda Mila Mina Mira Mirna Monika
Mulyani/Moeljani Mutia/Moetia Nadia Nana Nani Neni/Nenny Nia Nina Nining Nita Novi/Novy Novita
Nunung/Noenoeng Nuraini/Noeraini Nurul/Noeroel Oktavia/Octavia Pipit Pratiwi Putri/Poetri Rahma/Rachma
Rahmawati/Rachmawati Rahmi/Rachmi Ratih Reni/Renny Retno Ria Rika Rima Risa Riska/Rizka Rita Rizki/Rizky
Rohani Rosa Rosi/Rosy Rosita Rosmawati Rukmini/Roekmini Rumiyati/Roemijati Salma Santi/Santy Saras Sekar
Selvi/Selvy Septi Shinta/Sinta Silvia Sinta Sofia Sofi Sukma/Soekma Sulis/Soelis Sumarni/Soemarni
Sumiati/Soemiati Sunarti/Soenarti Suparti/Soeparti Suryati/Soerjati Susanti/Soesanti Susi/Soesi Syifa/Sjifa
Tari Tasya/Tasja Tiara Tika Tina Titi Titik/Titiek Tri Triana Umi/Oemi Vera Veronika Vina Vita Vivi
Wahyuni/Wahjoeni Wayan Wida Widya/Widja Widyastuti/Widjastoeti Winarti Windi/Windy Wiwik/Wiwiek Yani/Jani
Yanti Yati/Jati Yayuk/Jajoek Yeni/Jenny Yulia/Joelia Yuliana/Joeliana Yuniarti/Joeniarti Yusnita Zahra
"""
_FRONT = """
Su/Soe Har Wi Sa Bud/Boed Pur/Poer Mul/Moel Kus/Koes Nur/Noer Tri Sur/Soer Mar Han Prawiro/Prawira Ka Sis
Dar Ju/Djoe Se Is Tu/Toe Mur/Moer Wir Pra Ro Sar Sum/Soem Sut/Soet Her War Ban Jat/Djat Man Par Sas Tar Kar
Wid Ig Nar
"""
_BACK = """
tono/tono harto/harto wanto/wanto santoso/santosa narto yono/jono yadi/jadi jaya/djaja kusumo/koesoemo
dinata/dinata wijaya/widjaja nugraha/noegraha darmo/darmo listyo/listjo manto giyanto/gijanto trisno/trisno
diono/dijono wardi kirno/kirno priyo/prijo bagyo/bagjo jono/djono mardi parno hendro wito toyo/tojo nadi
"""
_SOUNDS = (
    scheme("", ""),
    scheme("j y u", "dj j oe", "sy>sj ny>nj ch>tj c>tj"),
)
"""Indonesian spelling of 1972 and that of before 1947: Jaya and Djaja, Surya and Soerja."""
_MALAY_SOUNDS = (
    scheme("", ""),
    scheme("", "", "sy>sh iq>ik ee>i dz>z dh>d"),
)
"""Malay and a spelling after the ear of the registrar: Syafiq and Shafik."""
_INDONESIAN_FAMILIES = """
Setiawan/Setyawan Wijaya/Widjaja Santoso/Santosa Kurniawan/Koerniawan Hidayat/Hidajat Saputra/Sapoetra
Pratama Siregar Nasution/Nasoetion Simanjuntak/Simandjoentak Sitompul/Sitompoel Hutapea/Hoetapea
Lubis/Loebis Harahap Sinaga Ginting Tarigan Sembiring Gunawan/Goenawan Susanto/Soesanto Hartono Halim Salim
Wibowo Nugroho/Noegroho Ramadhan/Ramadan Maulana/Moelana Sihombing Panjaitan/Pandjaitan
Simatupang/Simatoepang Manurung/Manoeroeng Pasaribu/Pasariboe Situmorang/Sitoemorang Sitorus/Sitoroes
Marpaung/Marpaoeng Napitupulu/Napitoepoeloe Silalahi Sianturi/Siantoeri Tambunan/Tamboenan Purba/Poerba
Saragih Damanik Gultom/Goeltom Hutagalung/Hoetagaloeng Nainggolan Simbolon Tobing Pane Rangkuti/Rangkoeti
Daulay/Daoelay Batubara/Batoebara Sibarani Siahaan Silaban Simamora Sagala Pakpahan Pardede Ritonga
Hasibuan/Hasiboean Dalimunthe/Dalimoente Matondang Pohan Wijayanto/Widjajanto Hidayatullah/Hidajatoellah
Permana Perdana Firmansyah/Firmansjah Hermansyah/Hermansjah Suherman/Soeherman Susilo/Soesilo
Suryadi/Soerjadi Suhartono/Soehartono Sutrisno/Soetrisno Mulyana/Moeljana Setiadi/Setyadi Budiman/Boediman
Budianto/Boedianto Kusnadi/Koesnadi Kusuma/Koesoema Iskandar Hakim Syahputra/Sjahpoetra Rahman/Rachman
Rahmawan/Rachmawan Yulianto/Joelianto Widodo Wardana/Wardhana Wirawan Winata Wirya/Wirja Tanjung/Tandjoeng
Chaniago/Tjaniago Piliang Koto Sikumbang/Sikoembang Pattinasarany Latuconsina/Latoekonsina
Tuhumury/Toehoemoery Manuhutu/Manoehoetoe Lekatompessy Rumbiak/Roembiak Kaunang/Kaoenang Mandagi Rorimpandey
Sumampouw/Soemampouw Tumbelaka/Toembelaka Wenas Worang Lasut/Lasoet Pangemanan Gunadi/Goenadi Halimi
Hartanto Irawan Juliardi/Djoeliardi Lesmana Maryadi/Marjadi Nurdin/Noerdin Pangestu/Pangestoe Prabowo
Pranoto Raharjo/Rahardjo Rusli/Roesli Santosa Sanusi/Sanoesi Sasongko Sudrajat/Soedradjat Suganda/Soeganda
Sugiarto/Soegiarto Suhendra/Soehendra Sukmana/Soekmana Suparno/Soeparno Supriatna/Soepriatna
Suwandi/Soewandi Syarifuddin/Sjarifoeddin Utama/Oetama Wahid Waluyo/Waloejo Yudhoyono/Joedhojono
Zulkarnain/Zoelkarnain
"""
_FILIPINO_MEN = """
Jose Juan Antonio Manuel Roberto Ricardo Eduardo Fernando Rodrigo Ramon Mario Carlo/Carlos Michael/Mikael
Mark/Marc John/Jhon Joseph Christian/Kristian Angelo Rodel Romeo Danilo Reynaldo/Renaldo Rolando Ernesto
Alfredo Benigno Crisanto Dennis Efren Edgardo Felipe Gilbert Isagani Jerome Joel Jun Leandro Nestor Noel
Renato Rommel Ronaldo Vicente Wilfredo Adrian Albert Aldrin Alex/Alexander Alvin Allan/Alan Andres Andrew
Angelito Anthony Ariel Arnel Arnold Arturo Arvin Benjamin Bernard Bernardo Bong Brian/Bryan Bonifacio
Carlito Cesar Charles Christopher/Kristopher Cris Daniel Dante Dario David Delfin Dexter Diego Dindo Domingo
Edgar Edison Edwin Elmer Emmanuel/Emanuel Emilio Enrique Eric/Erik Ernie Eugene Federico Feliciano Ferdinand
Francis Francisco Francis_John Gabriel Gerald/Jerald Gerardo Gerry/Jerry Gil Glenn Gregorio Guillermo Harold
Harvey Hector Henry Herbert Herminio Honorato Ian Ignacio Isidro Ismael Ivan Jaime Jake James Jan Jason
Jay/Jhay Jayson/Jason Jeff/Jep Jefferson Jeffrey/Jeffry Jericho Jerry Jesus Jhonny Jimmy Joey Jojo
Jonathan/Jhonatan Jordan Joselito Joshua/Josua Jovito Julian Julius Justin Karl Kenneth Kevin Kim Kristoffer
Lance Larry Lawrence Leo Leonardo Leopoldo Lester Lito Lorenzo Louie Luis Luisito Macario Marcelo Marcos
Mariano Marlon Marvin Mateo Maximo Melvin Michael_Angelo Miguel Nathaniel Nelson Nicanor Nicolas Nilo Nino
Norberto Oliver Orlando Oscar Pablo Patrick Paul Paulo Pedro Peter Philip/Felip Pio Rafael Ralph Randy Raul
Raymond/Reymond Raymundo Reggie Rene Rey Richard Rico Robert Robin Rodolfo Roger Rogelio Roland Roman Romulo
Ronald Ronel Ronnie Roy Ruben Rudy Ryan Salvador Samuel Santiago Sergio Simeon Stephen/Steven Teodoro
Timothy Tirso Tomas Tristan Vic Victor Victorino Virgilio Warren Wilson Winston
"""
_FILIPINO_WOMEN = """
Maria/Ma Ana/Anna Rosa Cristina/Kristina Teresa/Theresa Luz Carmen Elena/Helena Gloria Josefina/Josephina
Corazon Mary Grace Joy Angelica Jennifer/Genifer Michelle Rowena Marites Rosario Remedios Lourdes Imelda
Erlinda Leticia Marilou/Marylou Analyn Cherry Divina Evangeline Fe Gemma Ligaya Luningning Mayumi Nenita
Precious Rosalie Rowela Vilma Zenaida Abigail Adelaida Aileen/Ailyn Aiza Alicia Alma Amalia Amelia Amy
Andrea Angela Angelina Angeline Anita Annabelle/Anabel April Arlene Arlyn Aurora Beatriz Belen Belinda
Bernadette Bea Caridad Carla/Karla Carolina Catherine/Katherine Cecilia Celia Charito Charlene
Charmaine/Sharmaine Cheryl Chona Christine/Kristine Claire/Clair Clara Clarissa Concepcion Consuelo Cora
Cynthia/Sintia Daisy Dalisay Danica Daniela Delia Diana Dina Dolores Dominga Donna Editha Edna Elaine
Eleanor Elisa Eliza Elizabeth/Elisabeth Elma Elvira Emelita Emily Emma Erica/Erika Esperanza Estela Estrella
Esther/Ester Eunice Eva Evelyn Fatima Felicidad Flora Florencia Frances Gina Girlie Glenda Grace_Ann
Gretchen Hazel Helen Herminia Hilda Ines Irene Irish Isabel/Isabela Ivy Jacqueline/Jaclyn Jane Janet Janice
Janine Jasmine/Jasmin Jean Jenny Jessa Jessica/Jesica Jocelyn/Joselyn Jona Josephine Juanita Judith Julia
Juliet Julieta Karen Kathleen Katrina/Catrina Kim Kimberly Kristel Laarni Lani Lea/Leah Lilia Lilibeth Liza
Lorena Lorna Loida Lucia Lucila Ludy Luisa Luzviminda Lydia/Lidia Lyn/Lynn Ma_Theresa/Maria_Teresa Mae/May
Magdalena Maika Maricel Maricar Marian Maribel Marie Marilyn Marissa/Marisa Marivic Marjorie Marlyn
Marta/Martha Maureen Maxima Melanie Melissa Melinda Melody Mercedes Merlinda Merly Mila Milagros Mildred
Minerva Mirasol Miriam Monica Myra/Mayra Nancy Natividad Nelia Nerissa Nicole Nida Nieves Nora/Norah Noemi
Norma Ofelia Olivia Pacita Pamela Patricia Paula Paz Perla Pilar Pinky Princess Priscilla Purificacion
Rachel/Rachelle Raquel Rebecca Regina Riza Rita Rose Roselyn/Roslyn Rosemarie Rosita Rowella Roxanne
Rubi/Ruby Ruth Sally Salvacion Sandra Sarah/Sara Sheila Shirley Shiela Socorro Soledad Sonia Stella Susan
Susana Sylvia/Silvia Tessie Thelma Trinidad Ursula Vanessa Veronica Vicky Victoria Violeta Virginia Vivian
Wilma Yolanda Zeny
"""
_FILIPINO_FAMILIES = """
Santos Reyes Cruz/dela_Cruz/de_la_Cruz Bautista Garcia Ocampo Mendoza Torres Flores Gonzales/Gonzalez Ramos
Aquino Castillo/del_Castillo Villanueva Rivera Mercado Castro/de_Castro Tolentino Domingo Salvador Pascual
Navarro Aguilar Dizon Soriano Santiago Magbanua Macaraeg Dimaculangan Manalo Pangilinan Panganiban Catacutan
Batungbakal Lacson Tan Lim Sy Dimagiba Abad Abella Alcantara Andrada Basco Bernardo Cabrera Calderon Cordero
Cortez Cuevas Delgado Espinosa Evangelista Fajardo Galang Hilario Ignacio Jimenez Lazaro Magsaysay Marasigan
Natividad Oliveros Padilla Quizon Rosales Salonga Sarmiento Sebastian Tiongson Umali Valdez Velasco Ylagan
Zamora dela_Cruz/de_la_Cruz Gonzaga Perez Fernandez Lopez Rodriguez Hernandez Martinez Sanchez Ramirez Diaz
Francisco Gomez Morales Marquez Miranda Mariano Sison Go Ong Chua Uy Yap Co Lao Dy Sia Gatchalian Gatdula
Gatbonton Lacsamana Macapagal Macalintal Malonzo Magno Magsino Manansala Mangubat Maniquis Macatangay
Katigbak Kalaw Kabigting Dimayuga Dimaandal Dimaano Dimalanta Dumlao Dumaguing Agbayani Aguinaldo Abaya
Abadilla Abrenica Acosta Adriano Agustin Alfonso Almario Alvarez Amador Andres Angeles Antonio Apostol
Aragon Aranas Arcega Arellano Arevalo Arroyo Austria Avila Balagtas Ballesteros Banaag Baluyot Barrera
Barrios Belmonte Beltran Benitez Bernal Bonifacio Borja Buenaventura Bulaong Caballero Cabanilla Cabral
Cajucom Camacho Campos Canlas Capistrano Carlos Carpio Carreon Casimiro Castaneda Cayetano Cervantes Chavez
Clemente Collado Concepcion Constantino Cornejo Coronel Corpuz/Corpus Cristobal Cunanan Custodio David
Dayrit de_Guzman/Deguzman de_Jesus/Dejesus de_Leon/Deleon de_Vera/Devera del_Rosario/Delrosario
del_Mundo/Delmundo dela_Pena dela_Rosa/de_la_Rosa dela_Torre de_los_Santos/delos_Santos
de_los_Reyes/delos_Reyes Diokno Dionisio Duran Duterte Ebarle Encarnacion Enriquez Escobar Escueta Espino
Esguerra Espiritu Estacio Esteban Estrada Eugenio Fabian Felipe Ferrer Figueroa Florendo Fontanilla Fortun
Fuentes Galvez Garces Gaspar Gatmaitan Geronimo Gil Guerrero Guevarra/Guevara Guinto Gutierrez Guzman
Herrera Hizon Ilagan Infante Isidro Jacinto Javier Jose Joaquin Juan Jurado Labrador Lagman Lara Laurel
Layug Ledesma Legaspi/Legazpi Leonardo Liwanag Llamas Lorenzo Lozada Lucero Luna Lumibao Mabini Macasaet
Madrigal Magalong Magat Malabanan Mallari Maligaya Manlapaz Manuel Marcelo Marcos Mateo Matias Medina Mejia
Melendez Mendiola Mercader Mesina Molina Montano Montemayor Montenegro Moreno Munoz Nepomuceno Nicolas
Nolasco Nunez Obispo Olivares Ordonez Ortega Ortiz Osmena Pacheco Pagulayan Palma Paguio Palomo Panlilio
Pantoja Paras Pascua Pastor Patricio Paz Pelayo Pena Peralta Pimentel Pineda Policarpio Ponce Prado Puno
Punzalan Quiambao Quintos Quirino Rafael Raymundo Razon Recto Regalado Relova Revilla Ricafort Rico Rillera
Rizal Roces Robles Rojas Roman Romero Romualdez Roque Rosario Roxas/Rojas Rubio Rueda Ruiz Sabado Salazar
Salcedo Saldana Salgado Salvacion Samonte San_Agustin San_Jose San_Juan/Sanjuan San_Miguel Sandoval
Santillan Santo_Domingo Santamaria Santoyo Serrano Sevilla Silva Silverio Simbulan Singson Soliman Solis
Soliven Sotto Suarez Sumulong Tabora Tagle Talavera Tamayo Tanada Tayag Tecson Teodoro Tinio Tiongco Tizon
Tolosa Tuason Tubig Trinidad Ubaldo Urbano Valencia Valenzuela Valera Vargas Vasquez/Vazquez Vega Velarde
Velez Veloso Vera Vergara Vicente Victorino Vidal Villafuerte Villamor Villar Villareal/Villarreal Villegas
Viray Yabut Yambao Ybanez/Ibanez Yumul Yuson Zapanta Zarate Zialcita Zulueta
"""


@cache
def _malay_tables() -> dict[str, Table]:
    return {
        "M": ranked(_lengthened(_MALAY_MEN, 2500, _MALAY_SOUNDS), 14, reach=1500),
        "F": ranked(_lengthened(_MALAY_WOMEN, 2500, _MALAY_SOUNDS), 14, reach=1500),
        "M first": ranked(words(_MUHAMMAD), 2),
        "F first": ranked(words(_SITI), 2),
        "M of": words("bin/b"),
        "F of": words("binti/bt/bte"),
    }


def _malay(draw: Draw, sex: str) -> Bearer:
    tables = _malay_tables()
    given: Table = (pick(draw, tables[sex]),)
    if draw() < (0.6 if sex == "M" else 0.45):
        given = (pick(draw, tables[sex + " first"]), *given)
    if draw() < 0.2:
        given += (pick(draw, tables[sex]),)
    of = tables[sex + " of"] if draw() < 0.7 else ()
    father: Table = (pick(draw, tables["M"]),)
    if draw() < 0.5:
        father = (pick(draw, tables["M first"]), *father)
    return Bearer((), (*given, *of, *father))


@cache
def malay() -> Culture:
    """Malays: own name, bin or binti, father's name; Mohd, Nur and Siti in front."""
    titles = {"M": ("Haji", "Dato", "Encik", "Tuan"), "F": ("Hajah", "Puan", "Datin")}
    return Culture(_malay, titles, ("Mat Kilat", "Awang", "Pak Long", "Abang", "Kechik"))


@cache
def _indonesian_tables() -> tuple[Table, Table, Table, Table]:
    single = joined(words(_FRONT), words(_BACK))
    men = _lengthened(_INDONESIAN_MEN, 2500, _SOUNDS)
    women = _lengthened(_INDONESIAN_WOMEN, 2500, _SOUNDS)
    families = _lengthened(_INDONESIAN_FAMILIES, 2500, _SOUNDS)
    return (
        ranked(_interleaved(men, single), 18, 1.1, 1500),
        ranked(women, 30, 1.25, 1000),
        ranked(_interleaved(families, single), 18, reach=2500),
        ranked(words(_MUHAMMAD_OF_INDONESIA), 2),
    )


def _lengthened(text: str, coined: int, schemes: tuple[Scheme, ...]) -> Table:
    """The words of a list and the rare ones behind them, in the newer spelling and in the older."""
    table = tuple(dict.fromkeys(words(text)))
    names = spliced([word.spellings[0] for word in table], coined)
    pairs = zip(*(written(names, (one,)) for one in schemes), strict=True)
    return table + tuple(Word("", tuple(dict.fromkeys(word.spellings[0] for word in pair))) for pair in pairs)


def _interleaved(common: Table, compounds: Table) -> Table:
    """The hundred commonest first, then a compound between each two of the others."""
    rest = zip(common[100:], compounds, strict=False)
    longer = common[100 + len(compounds) :]
    return common[:100] + tuple(word for pair in rest for word in pair) + longer


def _indonesian(draw: Draw, sex: str) -> Bearer:
    men, women, families, first = _indonesian_tables()
    own = men if sex == "M" else women
    given: Table = (pick(draw, own),)
    share = draw()
    if share < 0.12:
        return Bearer((), given)
    if sex == "M" and draw() < 0.2:
        given = (pick(draw, first), *given)
    if share < 0.6:
        given += (pick(draw, own),)
    return (
        Bearer((), (*given, pick(draw, families))) if share < 0.4 else Bearer((pick(draw, families),), given)
    )


@cache
def indonesian() -> Culture:
    """Indonesians: one to three names, a family name for some; Soe- and Dj- beside Su- and J-."""
    titles = {"M": ("Haji", "Pak", "Raden", "Dr"), "F": ("Hajjah", "Ibu", "Raden Ayu")}
    return Culture(_indonesian, titles, ("Bang Jago", "Kumis", "Gendut", "Mas Bro", "Codet"))


@cache
def filipino() -> Culture:
    """Filipinos: one or two Spanish or English names, the mother's surname in the middle, surname."""
    given = {
        "M": ranked(_lengthened(_FILIPINO_MEN, 1500, (scheme("", ""),)), 45, 1.5, 800),
        "F": ranked(_lengthened(_FILIPINO_WOMEN, 1500, (scheme("", ""),)), 45, 1.5, 800),
    }
    families = ranked(_lengthened(_FILIPINO_FAMILIES, 5000, (scheme("", ""),)), 12, reach=3000)
    titles = {"M": ("Mr", "Dr", "Engr"), "F": ("Mrs", "Dr", "Atty")}
    recipe = plain(given, both(families), both(families), second=given)
    return Culture(recipe, titles, ("Boyet", "Totoy", "Jun Jun", "Bong", "Inday", "Bebot"))
