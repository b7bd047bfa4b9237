"""English, French, Spanish, Italian and Polish names, for the ordinary travellers of far countries.

Facts of common knowledge written down for this project.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from screening.synthetic.names.coined import spliced
from screening.synthetic.names.parts import Culture, Table, Word, composed, plain, ranked, unmarked, words

_ENGLISH_MEN = """
James John Robert Michael William David Richard Thomas Mark/Marc Charles Steven/Stephen Paul Andrew Joshua
Kenneth Kevin Brian/Bryan George Edward Ronald Timothy Jason Jeffrey/Geoffrey Ryan Jacob Gary
Nicholas/Nicolas Eric/Erik Jonathan/Johnathan Larry Justin Scott Brandon Benjamin Samuel Gregory Frank
Alexander Raymond Patrick Jack Dennis Jerry Oliver Harry Callum Daniel Matthew Christopher Anthony Adam
Simon Peter Stuart/Stewart Ian/Iain Neil/Neal Graham/Graeme Martin Craig Lee Gareth Stephen Philip/Phillip
Alan/Allan/Allen Keith Barry Colin Derek Gordon Malcolm Roger Trevor Nigel Adrian Wayne Darren Dean
Carl/Karl Stuart Luke Lewis/Louis Nathan Aaron Liam Jordan Connor/Conor Kyle Callum/Calum Dylan Owen Rhys
Ethan Logan Mason Tyler Cameron Bradley Joel Toby Elliot/Elliott Dominic Marcus Leon Julian Russell Duncan
Bruce Roy Ray Stanley Leonard Norman Ernest Arthur Albert Walter Harold Frederick Herbert Ralph Clifford
Desmond Cyril Vernon Francis Maurice Gerald Gerard Hugh Douglas Donald Angus Hamish Rory Fergus Brendan
Declan Kieran/Ciaran Sean/Shaun/Shawn Finn Theodore Henry Alfred Archie Leo Oscar Felix Jasper Hugo Rupert
Giles Miles Quentin Clive Glenn Todd Chad Brett Travis Dustin Derrick Terrence Tyrone Jermaine Marvin Curtis
Clarence Earl Floyd Lloyd Wesley Warren Wade Zachary
"""
_ENGLISH_WOMEN = """
Mary Patricia Jennifer Linda/Lynda Elizabeth/Elisabeth Barbara Susan Jessica Sarah/Sara Karen Nancy Lisa
Margaret Betty Sandra Ashley Kimberly Emily Donna Michelle Carol Amanda Dorothy Melissa Deborah/Debra
Stephanie Rebecca Laura Sharon Cynthia Kathleen/Cathleen Amy Shirley Angela Helen Anna Brenda Pamela Nicole
Ruth Katherine/Catherine Samantha Olivia Charlotte Emma Claire/Clare Nicola Joanne Julie Louise Tracey/Tracy
Jane Rachel/Rachael Victoria Hannah/Hanna Lucy Gemma Sophie Chloe Lauren Jade Natalie Kelly Leanne Zoe Holly
Abigail Alison/Allison Gillian/Jillian Lesley Maureen Jean Joan Sheila Janet Judith Christine Wendy Dawn
Paula Caroline Heather Fiona Lorraine Yvonne Beverley Hilary Pauline Rosemary Doreen Irene Joyce Marjorie
Doris Edith Ethel Gladys Hilda Ivy Mabel Olive Vera Violet Winifred Grace Ella Amelia Isla Ava Mia Isabella
Poppy Lily/Lilly Freya Evie Ruby Daisy Phoebe Imogen Harriet Georgia Georgina Jasmine Bethany Megan/Meghan
Erin Caitlin/Katelyn Aoife Niamh Siobhan Bridget Eileen Kathryn Teresa/Theresa Frances Josephine Veronica
Virginia Martha Rose Alice Ann/Anne Annette Antonia Belinda Bonnie Candice Carla Carly Cheryl/Sheryl
Constance Crystal Daphne Diana Diane Eleanor/Elinor Elaine Ellen Felicity Florence Gail Geraldine Gwen Hazel
Jacqueline Jodie Kathy Kirsty Kylie Lynn/Lynne Mandy Marian/Marion Marilyn Maxine Miriam Molly Monica Muriel
Naomi Nora/Norah Penelope Philippa Priscilla
"""
_ENGLISH_FAMILIES = """
Smith/Smyth Johnson/Johnston Williams Brown/Browne Jones Davis/Davies Miller Wilson Moore Taylor/Tayler
Anderson/Andersen Thomas Jackson White Harris Martin Thompson/Thomson Robinson Clark/Clarke Lewis Lee Walker
Hall Allen/Allan Young King Wright Scott Green/Greene Baker Adams Nelson Hill Campbell Mitchell Roberts
Carter Phillips/Philips Evans Turner Parker Collins Edwards Stewart/Stuart Morris Rogers/Rodgers Reed/Reid
Cook/Cooke Morgan Bell Murphy Bailey Cooper Richardson Cox Howard Ward Peterson/Petersen Gray/Grey Watson
Brooks Kelly/Kelley Bennett Wood Barnes Ross Henderson Coleman Jenkins Perry Powell Long Patterson/Paterson
Hughes Washington Butler Simmons Foster Bryant Russell Griffin Hayes Myers Ford Hamilton Graham Sullivan
James Shaw Simpson Marshall Ellis Chapman Webb Rose/Rowe Mason Knight Palmer Hunt Holmes Mills
Matthews/Mathews Lloyd Barker Stevens/Stephens Fisher Hunter Dixon/Dickson Harvey Andrews Lawrence/Laurence
Grant West Burton Fletcher Sharp/Sharpe Hart Burns/Byrnes Warren Cole Rice Spencer/Spenser Austin/Austen
Gardner/Gardiner Payne/Paine Pearce/Pierce Armstrong Berry Harper Elliott/Elliot Ferguson Cunningham
Carpenter Kennedy Wallace Murray Bishop Hudson Dean Day Oliver Lawson Woods Duncan Reynolds Black Porter
Crawford Gibson Gordon Hicks Stone Freeman Wells Boyd Warner Hawkins Nichols Weaver Rhodes Carr Fox Lane
Bradley Atkinson Barnett Sutton Bates Kerr Goodwin Davidson Watts Booth Poole Lowe/Low Higgins Barton Blake
Walsh Jennings French Field Frost Wilkinson Wilkins Parsons Nicholson Curtis Bird Page Hayward Lambert Doyle
Quinn Connolly Byrne Brennan Nolan Flynn Kavanagh Gallagher Doherty O'Brien O'Connor O'Neill O'Reilly
O'Donnell McDonald/MacDonald McKenzie/MacKenzie McLean/MacLean McCarthy McGrath McIntyre Fraser Sinclair
Cameron Buchanan Drummond Douglas Forbes Rees Price Pugh Owen Griffiths Vaughan Bevan Gwynne Ashton Ashworth
Bradshaw Brookes Buckley Bolton Burgess Burrows Calvert Chadwick Clayton Clements Clifton Copeland Coates
Crossley Crosby Dalton Dawson Denton Dobson Eaton Emery Entwistle Fairclough Farrell Fielding Finch Fowler
Garner Garrett Gibbons Gilbert Gill Glover Gough Greenwood Gregory Haigh Hammond Hancock Hardy Hargreaves
Harrington Hartley Heath Hobbs Hodgson Holland Holloway Hooper Hopkins Horton Houghton Howarth Hurst
Hutchinson Ingram Jarvis Kemp Kirby Kirk Leach Leigh Lister Lomax Lucas Lyons Manning Marsden Metcalfe
Middleton Moss Naylor Newton Norris Norton Osborne Pickering Potter Preston Ramsden Randall Redfern Riley
Robson Rowland Rushton Savage Schofield Sanderson Seymour Sheppard Skinner Slater Stafford Stanton Steele
Stokes Storey Sykes Talbot Thornton Thorpe Tomlinson Townsend Tucker Underwood Wainwright Walton Waters
Weston Whitaker Whitehead Whittle Winter Wolfe Woodward Yates
"""
_ENGLISH_FIRST = """
Ash Brad Hart Thorn Whit Wal Stan Clif Hol Mor Hamp Har Win Wes Bar Bel Bur Cal Car Chat Cob Col Cran Crom
Dal Den Dun East El Fair Far Gold Green Hal Hath Hay Hazel High Hil Hold Hor Hunt Kings Lang Lin Long Mal
Mar Mil Nor Oak Ock Pem Pres Rad Raven Red Rock Rush Sand Shel Sher Somer Stock Sun Sut Tat Til Wake War Wat
Wed Whar Wid Wood Wool
"""
_ENGLISH_SECOND = """
ton ley ford well worth field wood ham by son man shaw wick bury den land low ridge stone combe brook gate
hurst more
"""
_FRENCH_MEN = """
Jean Pierre Michel André=Andre Philippe Nicolas Christophe François=Francois Laurent Patrick
Stéphane=Stephane Julien Thomas Alexandre David Sébastien=Sebastien Éric=Eric Olivier Antoine Pascal Thierry
Bruno Guillaume Mathieu/Matthieu Hugo Lucas Maxime Vincent Gérard=Gerard René=Rene Rémi=Remi Yves
Benoît=Benoit Cédric=Cedric Frédéric=Frederic Jérôme=Jerome Alain Bernard Daniel Gilles Jacques Christian
Dominique Claude Henri Marcel Roger Robert Louis Paul Georges Arnaud Fabrice Franck Frank Ludovic Romain
Benjamin Florian Kévin=Kevin Anthony Jérémy=Jeremy Alexis Quentin Clément=Clement Valentin Adrien Arthur
Baptiste Simon Samuel Gabriel Raphaël=Raphael Nathan Théo=Theo Enzo Léo=Leo Jules Ethan Noah Adam Tom Mathis
Nolan Timéo=Timeo Sacha Gaël=Gael Malo Loïc=Loic Yann Yannick Erwan Ronan Goulven Tanguy Bertrand Denis
Didier Dylan Edmond Émile=Emile Étienne=Etienne Eugène=Eugene Fernand Francis Gaston Gaëtan=Gaetan
Grégory=Gregory Guy Gustave Hervé=Herve Hubert Jean-Marc Jean-Paul Jean-Pierre Jean-Luc Jean-Claude
Jean-Michel Joël=Joel Jordan Joseph Lionel Léon=Leon Loïs=Lois Marc Martin Maurice Mickaël=Mickael Noël=Noel
Norbert Raoul Raymond Régis=Regis Rodolphe Serge Sylvain Thibault/Thibaut Tristan Victor Xavier Yvon
Zacharie Karim Mohamed Mehdi Rachid Ahmed Amine Bilal Yacine
"""
_FRENCH_WOMEN = """
Marie Nathalie Isabelle Sylvie Catherine Françoise=Francoise Valérie=Valerie Christine Monique Sophie
Martine Sandrine Céline=Celine Julie Camille Léa=Lea Manon Chloé=Chloe Emma Aurélie=Aurelie Brigitte
Véronique=Veronique Stéphanie=Stephanie Hélène=Helene Anne Claire Pauline Élodie=Elodie Émilie=Emilie Laure
Zoé=Zoe Jacqueline Jeanne Nicole Chantal Christiane Denise Madeleine Suzanne Simone Odette Yvette Paulette
Ginette Colette Danielle Dominique Corinne Carole Patricia Laurence Karine Virginie Delphine
Stéphane=Stephane Audrey Émeline=Emeline Sabrina Laetitia Magali Mélanie=Melanie Jessica Vanessa Marion
Mathilde Charlotte Lucie Justine Marine Océane=Oceane Clara Inès=Ines Jade Louise Alice Lola Ambre Lina
Juliette Romane Agathe Adèle=Adele Agnès=Agnes Anaïs=Anais Andrée=Andree Angélique=Angelique Annick Annie
Antoinette Béatrice=Beatrice Bénédicte=Benedicte Bernadette Capucine Caroline Cécile=Cecile Célia=Celia
Clémence=Clemence Coralie Edith Élise=Elise Éliane=Eliane Estelle Eugénie=Eugenie Évelyne=Evelyne Fabienne
Fanny Fatima Florence Gabrielle Gaëlle=Gaelle Geneviève=Genevieve Germaine Gisèle=Gisele Henriette Huguette
Ingrid Irène=Irene Jocelyne Josette Josiane Léna=Lena Liliane Lucienne Ludivine Marcelle Margaux Marguerite
Marianne Marie-Claude Marie-Laure Maryse Mireille Muriel Myriam Nadine Nadège=Nadege Noémie=Noemie
Ophélie=Ophelie Perrine Raymonde Régine=Regine Renée=Renee Rolande Rose Roxane Samira Sandra Sarah Solange
Solène=Solene Soraya Sylviane Thérèse=Therese Valentine Victoire Viviane Yasmine Yolande Yvonne
"""
_FRENCH_FAMILIES = """
Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy/Le_Roy Moreau Simon Laurent Lefebvre/Lefevre
Michel Garcia David Bertrand Roux Vincent Fournier Morel Girard André=Andre Mercier Dupont/Dupond Lambert
Bonnet François=Francois Martinez Legrand/Le_Grand Garnier Faure Rousseau Blanc Guérin=Guerin Muller/Mueller
Henry/Henri Roussel Nicolas Perrin Morin Mathieu/Matthieu Gautier/Gauthier Dumont Lopez Fontaine Chevalier
Robin Masson Denis Lemaire/Le_Maire Duval Noël=Noel Lucas Brun Meunier Blanchard Giraud Joly Riviere Brunet
Colin Renaud/Renault Arnaud Leclerc/Le_Clerc Lacroix Barbier Gaillard Roche Roy Vidal Clément=Clement Caron
Renard Picard Rolland Leroux/Le_Roux Aubert Olivier Philippe Bourgeois Pierre Benoît=Benoit Rey
Lecomte/Le_Comte Dupuis Moulin Bailly Guillaume Deschamps Huet Carpentier Marchal Hubert Charpentier Guillot
Marty Baron Prévost=Prevost Le_Gall Besson Da_Silva Boyer Vasseur Perrot Germain Royer Jacquet Charles
Collet Gilbert Leblanc Renault Bouvier Poirier Breton Lebrun Carré=Carre Boulanger Lamy Gauthier Barre
Millet Berger Fleury Daniel Maillard Monnier Marchand Pons Tessier Bertin Étienne=Etienne Adam Weber Schmitt
Meyer Klein Schneider Fischer Jacob Humbert Hamon Riou Tanguy Cariou Kerbrat Guégan=Guegan Le_Goff Le_Roy
Bellanger Bonneau Bouchet Boucher Bousquet Bruneau Buisson Cabanes Camus Carlier Cazenave Chauvin Cordier
Coste Courtois Couturier Cousin Dumas Delaunay Delattre Delmas Descamps Devaux Dufour Duhamel Dujardin
Dumoulin Duprat Dupuy Duvivier Evrard Fabre Ferrand Ferrier Fontanel Forestier Fouquet Fournel Gallet
Gérard=Gerard Gillet Godard Gosselin Grandjean Granger Grondin Guichard Guyot Hébert=Hebert Imbert Jacques
Jacquemin Jourdan Julien Labbé=Labbe Lacombe Lagarde Langlois Laporte Larrieu Lebon Leconte Lefort Legros
Lejeune Lelièvre=Lelievre Lenoir Lesage Levasseur Levêque=Leveque Loiseau Lombard Maillet Mallet Marion
Martel Maurice Maury Ménard=Menard Millot Monier Navarro Neveu Pasquier Pelletier Peltier Perret Petitjean
Peyre Pichon Poulain Prigent Raynaud Reynaud Ribeiro Ricard Rivière=Riviere Rossignol Salmon Sauvage Seguin
Simonet Tellier Thibault Thiébaut=Thiebaut Toussaint Valentin Vallet Verdier Voisin Vuillemin Wagner
"""
_SPANISH_MEN = """
Antonio José=Jose Manuel Francisco Juan David Javier/Xavier Daniel Carlos Jesús=Jesus Alejandro Miguel
Rafael Pedro Ángel=Angel Fernando Pablo Luis Sergio Jorge Alberto Álvaro=Alvaro Diego Adrián=Adrian
Raúl=Raul Enrique Ramón=Ramon Vicente Andrés=Andres Joaquín=Joaquin Santiago Eduardo Víctor=Victor Mario
Roberto Jaime Ignacio Salvador Alfonso Emilio José_Antonio=Jose_Antonio José_Luis=Jose_Luis Juan_Carlos
Juan_José=Juan_Jose Miguel_Ángel=Miguel_Angel Francisco_Javier Rubén=Ruben Iván=Ivan Óscar=Oscar Hugo Lucas
Martín=Martin Mateo Leo Marcos Julio Julián=Julian Gonzalo Guillermo Gabriel Gregorio Felipe Domingo
Agustín=Agustin Alfredo Aitor Iker Unai Jon Mikel Xabier Jordi Marc Pau Arnau Oriol Josep Joan Xavier
Héctor=Hector Hernán=Hernan Gustavo Germán=German Gerardo Félix=Felix Fidel Federico Esteban Ernesto
Emiliano Eloy Damián=Damian César=Cesar Cristóbal=Cristobal Cristian/Christian Bruno Borja Blas Benito
Bernardo Bartolomé=Bartolome Baltasar Arturo Armando Aurelio Anselmo Amador Abel Aarón=Aaron Isaac Ismael
Jacinto Joel Jonathan/Jonatan Leandro Leopoldo Lorenzo Lázaro=Lazaro Mariano Mauricio Máximo=Maximo
Moisés=Moises Nicolás=Nicolas Octavio Pascual Ricardo Rodrigo Rogelio Román=Roman Samuel Saúl=Saul
Sebastián=Sebastian Simón=Simon Teodoro Tomás=Tomas Valentín=Valentin Wenceslao Mohamed
"""
_SPANISH_WOMEN = """
María=Maria Carmen Ana Isabel/Ysabel Dolores Pilar Teresa/Theresa Laura Josefa Cristina Marta/Martha
Elena/Helena Lucía=Lucia Francisca Antonia Paula Rosa Mercedes Raquel Sara/Sarah Beatriz Juana Rocío=Rocio
Patricia Julia Nuria Inés=Ines Sofía=Sofia Ángela=Angela Mónica=Monica Verónica=Veronica Amparo
Encarnación=Encarnacion Concepción=Concepcion María_Carmen=Maria_Carmen María_José=Maria_Jose
Ana_María=Ana_Maria María_Pilar=Maria_Pilar María_Teresa=Maria_Teresa Alba Andrea Alicia Almudena Ainhoa
Aitana Alejandra Amaia Amelia Araceli Aurora Ángeles=Angeles Asunción=Asuncion Bárbara=Barbara Begoña=Begona
Belén=Belen Blanca Carolina Carlota Carla Catalina Cecilia Celia Clara Claudia Consuelo Daniela Diana Elvira
Emilia Emma Esperanza Esther/Ester Estefanía=Estefania Esmeralda Eugenia Eva Fátima=Fatima Gabriela Gemma
Gloria Guadalupe Ines Inmaculada Irene Itziar Jimena Josefina Judith Leticia Leonor Lidia Lorena Lourdes
Luisa Macarena Magdalena Manuela Margarita Marina Marisol Martina Matilde Milagros Miriam Montserrat Natalia
Nerea Nieves Noelia Noa Olga Paloma Purificación=Purificacion Rebeca Remedios Rosario Sandra Silvia Soledad
Sonia Susana Tamara Trinidad Úrsula=Ursula Valeria Vanesa/Vanessa Vera Victoria Virginia Yolanda Zoe
"""
_SPANISH_FAMILIES = """
García=Garcia Rodríguez=Rodriguez González=Gonzalez/Gonzales Fernández=Fernandez López=Lopez
Martínez=Martinez Sánchez=Sanchez Pérez=Perez Gómez=Gomez Martín=Martin Jiménez=Jimenez/Gimenez Ruiz
Hernández=Hernandez Díaz=Diaz Moreno Muñoz=Munoz Álvarez=Alvarez Romero Alonso Gutiérrez=Gutierrez Navarro
Torres Domínguez=Dominguez Vázquez=Vazquez/Vasquez Ramos Gil Ramírez=Ramirez Serrano Blanco Molina Morales
Suárez=Suarez Ortega Delgado Castro/de_Castro Ortiz Rubio Marín=Marin Sanz/Sainz Núñez=Nunez Iglesias Medina
Garrido Cortés=Cortes Castillo/del_Castillo Santos Guerrero Lozano Cano Prieto Méndez=Mendez Cruz/de_la_Cruz
Calvo Gallego Vidal León=Leon Márquez=Marquez Herrera Peña=Pena Flores Cabrera Campos Vega/de_la_Vega
Fuentes Carrasco Díez=Diez Caballero Reyes Nieto Aguilar Pascual Santana Herrero Lorenzo Montero Hidalgo
Giménez=Gimenez Ibáñez=Ibanez Ferrer Durán=Duran Santiago Benítez=Benitez Mora Vicente Vargas Arias Carmona
Crespo Román=Roman Pastor Soto Sáez=Saez Velasco Moya Soler Parra Esteban Bravo Gallardo Rojas Pardo Merino
Franco Espinosa Izquierdo Lara Rivas Rivera Casado Silva Arroyo Camacho Redondo Vera Rey Luque Galán=Galan
Otero Montes Ríos=Rios Sierra Segura Carrillo Marcos Martí=Marti Soriano Mendoza Miranda Bernal Robles Vila
Valero Palacios Exposito Benito Varela Andrés=Andres Macías=Macias Pereira Heredia Bueno Roldán=Roldan Mateo
Guerra Villar Contreras Rueda Quintana Plaza Trujillo Bermúdez=Bermudez Escobar Valverde Zamora Ávila=Avila
Acosta Aranda Aguirre Arranz Ballesteros Barrios Blázquez=Blazquez Beltrán=Beltran Conde Cuesta Domingo
Escudero Estévez=Estevez Ferreira Gálvez=Galvez Gimeno Guillén=Guillen Hurtado Jurado Lázaro=Lazaro Linares
Llorente Maldonado Manzano Marco Mateos Maestre Mesa Menéndez=Menendez Murillo Muñiz=Muniz Naranjo Oliva
Olmos Ordóñez=Ordonez Pacheco Padilla Paredes Peralta Pineda Polo Pozo Puig Quesada Rincón=Rincon Rosales
Rosell Rovira Salas Salazar Saavedra Sancho Sandoval Sanchis Sastre Serra Sola Tapia Toledo Trillo
Tomás=Tomas Valdés=Valdes Valencia Valle Vallejo Ventura Villanueva Zapata Zurita Etxeberria Goikoetxea
Urrutia Uriarte Casals Ferrando Mas Roca Sala Bosch Pons Riera Roig
"""
_ITALIAN_MEN = """
Giuseppe Giovanni Antonio Mario Luigi Francesco Angelo Vincenzo Pietro Salvatore Carlo Franco Domenico Bruno
Paolo Michele Giorgio Aldo Sergio Luciano Andrea Marco Alessandro Stefano Roberto Matteo Lorenzo Davide
Simone Luca Federico Riccardo Gabriele Daniele Fabio Claudio Massimo Enrico Filippo Tommaso Nicola/Niccolo
Emanuele Gianluca Pasquale Antonino Alberto Alfredo Alessio Ciro Armando Arturo Augusto Bernardo Biagio
Carmelo Carmine Cesare Christian/Cristian Corrado Cosimo Damiano Dario Diego Dino Donato Edoardo Egidio Elia
Elio Emilio Enzo Ernesto Ettore Eugenio Ezio Fausto Felice Ferdinando Fulvio Gaetano Gennaro Gerardo Giacomo
Gianfranco Giancarlo Gianni Giampiero Gianmarco Gino Giulio Graziano Guglielmo Guido Ivan Ivano Ivo Italo
Jacopo Lamberto Leonardo Leone Livio Loris Manuel Manuele Marcello Mariano Mattia Maurizio Mauro Mirko/Mirco
Moreno Natale Nello Nino Nunzio Oreste Orlando Oscar Osvaldo Ottavio Patrizio Piero Raffaele Remo Renato
Renzo Rino Rocco Rodolfo Romano Romeo Rosario Ruggero Samuele Sandro Sante Saverio Sebastiano Silvano Silvio
Tiziano Tullio Ugo Umberto Valentino Valerio Valter/Walter Virgilio Vito Vittorio
"""
_ITALIAN_WOMEN = """
Maria Anna Giuseppina Rosa Angela Giovanna Teresa Lucia Carmela Caterina Francesca Antonietta Paola Laura
Giulia Sara Chiara Martina Elisa Silvia Alessandra Valentina Federica Elena Roberta Daniela Barbara Simona
Monica Patrizia Cristina Ilaria Serena Eleonora Claudia Beatrice Giorgia Sofia Aurora Alice Emma Ginevra Ada
Adele Adriana Agata Agnese Albertina Alba Alda Alessia Ambra Amalia Angelica Angelina Anita Annalisa
Annamaria Antonella Antonia Arianna Asia Assunta Bianca Bruna Camilla Carla Carlotta Carolina Cecilia
Celeste Cinzia Clara Clelia Concetta Cosima Cristiana Debora/Deborah Diana Dina Domenica Donatella Edda Elda
Elvira Emanuela Emilia Enrica Ersilia Erica/Erika Ester Eugenia Eva Fabiana Fabiola Fernanda Filomena
Fiorella Flavia Franca Gabriella Gaia Gemma Gina Gioia Giuditta Giuliana Giuseppa Grazia Graziella Greta Ida
Immacolata Ines Iole Irene Iris Isabella Ivana Katia/Catia Lara Letizia Lia Licia Lidia Liliana Lina Linda
Livia Loredana Lorena Lorenza Luana Luciana Ludovica Luigia Luisa Maddalena Manuela Mara Margherita
Mariangela Marianna Maristella Marina Marisa Marta Matilde Maura Michela Milena Mirella Miriam Nadia Natalia
Nicoletta Nives Noemi Norma Olga Oriana Ornella Palma Pasqualina Piera Pina Raffaella Rachele Rebecca Renata
Rita Romina Rosalba Rosalia Rosanna Rosaria Rosetta Rossana Rossella Sabina Sabrina Samantha Sandra Santa
Sonia Stefania Stella Susanna Tamara Tania Tiziana Vanessa Vera Veronica Viola Virginia Vittoria
"""
_ITALIAN_FAMILIES = """
Rossi/De_Rossi Russo Ferrari/Ferraris Esposito/Esposto Bianchi/Bianco Romano Colombo Ricci/Rizzi
Marino/Marini Greco Bruno Gallo/Galli Conti/Conte De_Luca/Deluca Mancini Costa Giordano Rizzo
Lombardi/Lombardo Moretti Barbieri Fontana Santoro Mariani Rinaldi Caruso Ferrara Galli Martini Leone Longo
Gentile Martinelli Vitale Lombardo Serra Coppola De_Santis D'Angelo/Dangelo Marchetti Parisi Villa Conte
Ferraro Fabbri Bianco Marini Grasso Valentini Messina Sala De_Angelis Gatti Pellegrini Palumbo Sanna Farina
Rizzi Monti Cattaneo Morelli Amato Silvestri Mazza Testa Grassi Pellegrino Carbone Giuliani Benedetti Ferri
Bianchini D'Amico/Damico De_Marco/Demarco Battaglia Sorrentino Basile Montanari Guerra Palmieri Bernardi
Martino Fiore De_Simone/Desimone Ruggiero D'Agostino Donati Rossetti Poli Pagano Negri Cirillo Neri Barone
Orlando Damiani Castelli Giuliano Sartori Bellini Riva Milani Piras Valente De_Rosa/Derosa Pace Fiorentino
Volpe Ruggeri Rota Mele Caputo Ventura Bassi Vitali Lazzari Ferretti Catalano Zanella Guidi Bertolini
Villani Aiello Monaco Melis Zanetti Basso Pozzi Oliva Napolitano Costantini Antonelli Cocco Mauro Salerno
Grossi Bernardini Marchi Giorgi Colella Franco Franchi Gatto Garofalo Spinelli Rocca Pugliese Barbato Belli
Brambilla Biondi Boni Borghi Bosco Bruni Calabrese Campana Cappelli Carta Casella Cavallo Cavalli Ceccarelli
Cocchi Corsi Cristiani Croce D'Alessandro D'Andrea De_Martino/Demartino De_Stefano/Destefano
Di_Marco/Dimarco Di_Stefano/Distefano Di_Pietro/Dipietro Fabiani Falcone Fantini Fava Ferrante Filippi
Fiorini Fontanella Forte Franceschini Fumagalli Fusco Galante Gargiulo Gennari Giacomini Giannini Gori
Granata Grandi Graziani Grillo Guarino Iacono Ippolito La_Rocca/Larocca Landi Leonardi Leoni Liguori
Locatelli Lo_Monaco Lucchesi Maggi Magnani Manca Mancuso Manfredi Mantovani Marangoni Marchesi Marinelli
Marra Masi Massa Mattei Mazzoni Meli Melchiorri Merlo Micheli Miele Migliore Molinari Montagna Morandi Mori
Moro Motta Murgia Nardi Natale Nicolini Nobile Novelli Olivieri Orsini Pagani Palma Papa Parodi Pasini
Pastore Pavan Perrone Petrucci Piazza Piccoli Pinna Pini Pisani Porcu Prati Proietti Quaranta Raimondi Renzi
Repetto Righi Romagnoli Rosati Rubino Ruffini Ruocco Sacco Salvi Salvatori Santini Santi Sardo Scala
Serafini Simonetti Sironi Soldati Spada Stella Taddei Tedesco Terranova Tosi Trevisan Troiani Turco Valenti
Venturini Vigano Viola Visentin Zambon Zanini Zappa Zucca
"""
_POLISH_MEN = """
Piotr Krzysztof Andrzej Tomasz Paweł=Pawel Michał=Michal Marcin Jan Jakub Adam Marek Łukasz=Lukasz Grzegorz
Mateusz Wojciech Mariusz Dariusz Maciej Zbigniew Rafał=Rafal Robert Kamil Jerzy Dawid Tadeusz Szymon Jacek
Ryszard Kacper Józef=Jozef Jarosław=Jaroslaw Janusz Sławomir=Slawomir Mirosław=Miroslaw Henryk
Przemysław=Przemyslaw Stanisław=Stanislaw Bartosz Dominik Adrian Albert Aleksander Alfred Antoni Arkadiusz
Artur Bartłomiej=Bartlomiej Błażej=Blazej Bogdan Bogusław=Boguslaw Bolesław=Boleslaw Bronisław=Bronislaw
Cezary Czesław=Czeslaw Daniel Damian Edward Emil Eugeniusz Fabian Feliks Filip Franciszek Gabriel Gracjan
Hubert Ignacy Igor Jaromir Jędrzej=Jedrzej Joachim Julian Kajetan Karol Kazimierz Klaudiusz Konrad Kornel
Krystian Ksawery Lech Leon Leonard Leszek Lucjan Ludwik Maksymilian Marceli Marian Miłosz=Milosz
Mieczysław=Mieczyslaw Mikołaj=Mikolaj Miron Natan Norbert Oliwier Olaf Oskar Patryk Radosław=Radoslaw
Remigiusz Roman Romuald Sebastian Sergiusz Seweryn Stefan Sylwester Tymon Tymoteusz Wacław=Waclaw Waldemar
Walenty Wiesław=Wieslaw Wiktor Wincenty Witold Władysław=Wladyslaw Włodzimierz=Wlodzimierz Zdzisław=Zdzislaw
Zenon Zygmunt
"""
_POLISH_WOMEN = """
Anna Katarzyna Maria Małgorzata=Malgorzata Agnieszka Barbara Ewa Krystyna Magdalena Elżbieta=Elzbieta Joanna
Aleksandra Zofia Monika Teresa Danuta Natalia Karolina Marta Julia Beata Dorota Janina Alicja Jadwiga
Jolanta Iwona Halina Grażyna=Grazyna Paulina Irena Justyna Bożena=Bozena Zuzanna Wiktoria Hanna Urszula Ada
Adrianna Agata Aldona Alina Amelia Anastazja Anita Aneta Angelika Aniela Antonina Apolonia Aurelia
Bernadetta Blanka Bogna Bogumiła=Bogumila Bogusława=Boguslawa Bronisława=Bronislawa Cecylia Celina
Czesława=Czeslawa Daria Diana Dominika Edyta Elwira Emilia Eugenia Ewelina Felicja Franciszka Gabriela
Genowefa Helena Henryka Honorata Ilona Irmina Iga Izabela Jagoda Judyta Julita Kamila Kinga Klara Klaudia
Kornelia Kazimiera Krystiana Lena Leokadia Lidia Lilianna Liliana Longina Lucyna Ludwika Maja Malwina Maryla
Marianna Mariola Marlena Martyna Marzena Matylda Michalina Milena Mirosława=Miroslawa Nadia Nikola Nina Olga
Oliwia Otylia Patrycja Pola Regina Renata Roksana Róża=Roza Rozalia Sabina Sandra Sara Stanisława=Stanislawa
Stefania Stella Sylwia Tatiana Teodora Wanda Weronika Wiesława=Wieslawa Wioletta Władysława=Wladyslawa
Zdzisława=Zdzislawa Zenobia Zyta
"""
_POLISH_FAMILIES = """
Nowak Kowalski Wiśniewski=Wisniewski Wójcik=Wojcik Kowalczyk Kamiński=Kaminski Lewandowski
Zieliński=Zielinski Szymański=Szymanski Woźniak=Wozniak Mazur Krawczyk Kaczmarek Zając=Zajac Król=Krol
Wieczorek Wróbel=Wrobel Stępień=Stepien Dudek Adamczyk Pawlak Walczak Sikora Baran Szewczyk Pietrzak Duda
Michalak Bąk=Bak/Bonk Włodarczyk=Wlodarczyk Kubiak Lis Mazurek Kołodziej=Kolodziej Kaźmierczak=Kazmierczak
Sobczak Głowacz=Glowacz Urban Błaszczyk=Blaszczyk Andrzejczak Kot Kozioł=Koziol Łuczak=Luczak
Dąbrowski=Dabrowski Kozłowski=Kozlowski Jankowski Kwiatkowski Wojciechowski Piotrowski Grabowski Nowakowski
Pawłowski=Pawlowski Michalski Nowicki Adamski Jabłoński=Jablonski Majewski Olszewski Jaworski Malinowski
Rutkowski Górski=Gorski Witkowski Sikorski Ostrowski Tomaszewski Zalewski Wróblewski=Wroblewski
Jasiński=Jasinski Marciniak Bielecki Wilk Lipiński=Lipinski Kaźmierski=Kazmierski Borkowski
Sokołowski=Sokolowski Gajewski Sawicki Maciejewski Szczepański=Szczepanski Kucharski Kalinowski Wysocki
Błaszczak=Blaszczak Adamczak Sadowski Bąkowski=Bakowski Zakrzewski Ziółkowski=Ziolkowski Krajewski Laskowski
Brzeziński=Brzezinski Makowski Przybylski Czarnecki Urbański=Urbanski Domański=Domanski Krupa
Gołębiewski=Golebiewski Cieślak=Cieslak Szulc Kania Mróz=Mroz Czerwiński=Czerwinski Leśniak=Lesniak Polak
Musiał=Musial Kurek Konieczny Markowski Bednarek Bednarz Sowa Chmielewski Tomczak Banaś=Banas Bielak
Kurowski Słowik=Slowik Janik Kos Wolski Socha Rogowski Wasilewski Żak=Zak Marek Ptak Stasiak Dziedzic
Żuk=Zuk Skiba Gutowski Orłowski=Orlowski Filipek Kaczor Matusiak Barański=Baranski Karpiński=Karpinski
Kaczyński=Kaczynski Kruk Kulik Grzelak Czajkowski Małecki=Malecki Podgórski=Podgorski Milewski
Żurawski=Zurawski Nawrocki Rybak Cichocki Dobrowolski Dudziński=Dudzinski Fijałkowski=Fijalkowski Frankowski
Gawron Głowacki=Glowacki Górka=Gorka Janiszewski Jarosz Jastrzębski=Jastrzebski Jurek Jóźwiak=Jozwiak
Kępa=Kepa Klimek Kłos=Klos Kmiecik Kopczyński=Kopczynski Kowalewski Kozak Krakowiak Kubacki Kubicki Kujawa
Lach Łukasik=Lukasik Madej Majchrzak Marczak Murawski Mucha Niemiec Nawrot Olejniczak Orzechowski Owczarek
Pająk=Pajak Paluch Pietrzyk Pilarski Piątek=Piatek Pluta Popławski=Poplawski Radomski Ratajczak Rogalski
Rosiński=Rosinski Różański=Rozanski Rudnicki Rzepka Serafin Siwek Skowroński=Skowronski Smoliński=Smolinski
Sobolewski Stankiewicz Staniszewski Stachowiak Stefański=Stefanski Surma Szczepaniak Śliwa=Sliwa
Świątek=Swiatek Świderski=Swiderski Trojanowski Turek Wrona Wawrzyniak Wierzbicki Wilczek Wojtas Wypych
Zaremba Zawadzki Mickiewicz Markiewicz Adamowicz Jankiewicz Pietkiewicz Sienkiewicz Tomaszewicz Urbanowicz
Wojtkiewicz Zacharewicz
"""


class _Head(NamedTuple):
    """How fast the shares of a table fall: see `parts.ranked`."""

    steepness: int
    slope: float = 1.75


def _lengthened(text: str, coined: int, compounds: Sequence[str] = ()) -> Table:
    """The words of a list and the rare ones behind them, which are spelled in one way."""
    table = tuple(dict.fromkeys(words(text)))
    natives = [word.native or word.spellings[0] for word in table]
    known = set(natives)
    rare = [name for name in compounds if name not in known]
    return table + unmarked(dict.fromkeys([*rare, *spliced(natives, coined)]))


def _western(
    men: str,
    women: str,
    families: str,
    heads: tuple[_Head, _Head, int],
    second: float,
    bynames: tuple[str, ...],
    womens: Callable[[Table], Table] = tuple,
    compounds: Sequence[str] = (),
) -> Culture:
    """Heads: of men's names, of women's names, of surnames (which follow Zipf)."""
    for_men, for_women, for_surnames = heads
    given = {
        "M": ranked(_lengthened(men, 900), for_men.steepness, for_men.slope, reach=600),
        "F": ranked(_lengthened(women, 900), for_women.steepness, for_women.slope, reach=600),
    }
    surnames = _lengthened(families, 5500, compounds)
    surname = {
        "M": ranked(surnames, for_surnames, reach=3000),
        "F": ranked(womens(surnames), for_surnames, reach=3000),
    }
    recipe = plain(given, surname, None, given, second)
    return Culture(recipe, {"M": ("Mr", "Dr"), "F": ("Mrs", "Ms", "Dr")}, bynames)


@cache
def english() -> Culture:
    """British and Americans: a middle name for two thirds."""
    heads = (_Head(30), _Head(40), 16)
    bynames = ("Duke", "Red", "Skip", "Slim")
    places = composed(_ENGLISH_FIRST, _ENGLISH_SECOND)
    return _western(_ENGLISH_MEN, _ENGLISH_WOMEN, _ENGLISH_FAMILIES, heads, 0.65, bynames, compounds=places)


@cache
def french() -> Culture:
    """French: a second name for half."""
    heads = (_Head(60), _Head(60), 35)
    bynames = ("Titi", "Jojo", "Le Grand", "Dédé")
    return _western(_FRENCH_MEN, _FRENCH_WOMEN, _FRENCH_FAMILIES, heads, 0.5, bynames)


@cache
def spanish() -> Culture:
    """Spaniards: two surnames, of which the second, the mother's, is often left out."""
    heads = (_Head(25), _Head(30), 7)
    bynames = ("Paco", "Chema", "El Rubio", "Kiko")
    return _western(_SPANISH_MEN, _SPANISH_WOMEN, _SPANISH_FAMILIES, heads, 0.4, bynames)


@cache
def italian() -> Culture:
    """Italians: a second name for some."""
    heads = (_Head(30, 2.0), _Head(40, 2.0), 80)
    bynames = ("Beppe", "Nino", "Il Lungo", "Gigi")
    return _western(_ITALIAN_MEN, _ITALIAN_WOMEN, _ITALIAN_FAMILIES, heads, 0.3, bynames)


@cache
def polish() -> Culture:
    """Poles: a second name for half; women have surnames in -ska."""
    heads = (_Head(30, 2.5), _Head(30, 2.5), 20)
    bynames = ("Gruby", "Mlody", "Siwy", "Lysy")
    return _western(_POLISH_MEN, _POLISH_WOMEN, _POLISH_FAMILIES, heads, 0.5, bynames, _polish_womens)


def _polish_womens(surnames: Table) -> Table:
    return tuple(
        Word(_feminine(word.native), tuple(_feminine(spelling) for spelling in word.spellings))
        for word in surnames
    )


def _feminine(surname: str) -> str:
    return surname[:-1] + "a" if surname.endswith(("ski", "cki", "dzki", "zny")) else surname
