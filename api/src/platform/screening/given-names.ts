/**
 * Given names of people who live in the United Kingdom, from wherever their families came, for finding people in what is
 * written. Facts of frequency, not of anybody. Without accents: look a word up as `isGivenName` does. Ordinary English
 * words, makes of cars and places hereabouts (Hope, Mercedes, Emmanuel, Milton) are left out; `people-in-context` knows
 * those, and any name that is not here, by what is written around them. In Vietnamese and Chinese the family name comes
 * first, so some are here.
 */
const NAMES = [
  // Longest common in the United Kingdom.
  `
  Aaron Abdul Abigail Adam Adrian Ahmed Aidan Aisha Alan Albert Alex Alexander Alexandra Alfie Ali Alice Alison Amanda
  Amelia Amir Amy Andrea Andrew Angela Anita Ann Anna Anne Annie Anthony Antonio Archie Arjun Arthur Ashley Ava
  Barbara Barry Ben Benjamin Bernard Beth Bethany Beverley Brandon Brenda Brian Bruce Callum Cameron Carl Carol
  Caroline Catherine Charles Charlie Charlotte Cheryl Chloe Chris Christine Christopher Claire Clare Clive Colin
  Connor Craig Daisy Daniel Darren Dave David Dawn Dean Deborah Debra Denise Dennis Derek Diana Diane Dominic Donald
  Donna Doreen Dorothy Duncan Dylan Edward Eileen Elaine Eleanor Elizabeth Ella Ellen Ellie Emily Emma Eric Erin Ethan
  Eva Evan Evie Faith Farah Fatima Finley Fiona Frances Francesca Francis Frank Fred Frederick Freya Gareth Gary Gavin
  Gemma Geoffrey George Georgia Gerald Geraldine Gillian Glen Grace Graham Gregory Hannah Harriet Harrison Harry
  Harvey Hassan Hayley Heather Helen Henry Hilary Holly Howard Hugh Hussain Ian Ibrahim Imran Isaac Isabel Isabella
  Isla Ivan Jack Jackie Jacob Jacqueline Jade Jake James Jamie Jane Janet Janice Jasmine Jason Jayne Jean Jenna
  Jennifer Jeremy Jessica Jill Jim Joan Joanna Joanne Joe Joel John Jonathan Jordan Joseph Josh Joshua Joyce Juan
  Judith Julia Julian Julie June Justin Karen Karl Kate Katherine Kathleen Kathryn Katie Keith Kelly Ken Kenneth Kerry
  Kevin Khalid Kieran Kim Kimberley Kirsty Kyle Laura Lauren Lawrence Leah Lee Leo Leon Leonard Lesley Lewis Liam Lily
  Linda Lisa Logan Louis Louise Lucas Lucy Luke Lynn Lynne Malcolm Marcus Margaret Maria Marie Marion Mark Martin Mary
  Mason Matthew Maureen Max Megan Melanie Melissa Mia Michael Michelle Mike Mohamed Mohammad Mohammed Molly Monica
  Muhammad Nancy Naomi Natalie Natasha Nathan Neil Niall Nicholas Nick Nicola Nigel Noah Norman Oliver Olivia Omar
  Oscar Owen Pamela Patricia Patrick Paul Paula Pauline Peter Philip Phoebe Poppy Priya Rachel Ralph Raymond Rebecca
  Reece Rhys Richard Rita Robert Robin Rodney Roger Ronald Rosie Ross Roy Ruby Russell Ruth Ryan Sally Sam Samantha
  Samuel Sandra Sara Sarah Scott Sean Sebastian Shane Shannon Sharon Shaun Sheila Shirley Simon Sophia Sophie Stacey
  Stanley Stella Stephanie Stephen Steve Steven Stuart Susan Suzanne Sylvia Tanya Terence Teresa Terry Theo Theresa
  Thomas Tim Timothy Tina Tom Tony Tracey Tracy Trevor Tyler Valerie Vanessa Vera Veronica Victor Victoria Vincent
  Wayne Wendy William Yasmin Yusuf Yvonne Zachary Zara Zoe
  `,
  // English, also modern.
  `
  Abbie Abby Ada Agnes Aiden Alana Albie Alec Alexa Alexis Alistair Amelie Anabel Annabel Annabelle Annette Antonia
  Arabella Ariana Arnold Arron Aubrey Audrey Augustus Ayden Becky Bella Benny Bernadette Bernice Bert Bertha Bertie
  Bessie Betty Blake Bob Bobby Bonnie Bradley Braydon Brendan Brett Bridget Bryan Bryony Caitlin Caleb Candice Carla
  Carly Carolyn Carrie Cassandra Cassie Cecil Cecilia Celia Chantal Chantelle Charlene Charley Chelsie Christina Cindy
  Clarence Clarissa Claudia Clement Cora Cordelia Corey Cyril Damian Damien Damon Dan Dani Danielle Danny Daphne Darcy
  Darius Darrell Darryl Davina Debbie Delia Della Demi Denis Desmond Dexter Dillon Dolly Dora Doris Dougie Douglas
  Eddie Edgar Edith Edmund Edna Edwin Effie Eli Elias Elijah Eliza Ellie-Mae Elliot Elliott Ellis Elsa Elsie Emilia
  Enid Ernest Ernie Esme Estelle Esther Ethel Eugene Eunice Evelyn Ezra Felicity Felix Florrie Frankie Freda Freddie
  Freddy Gabriel Gabriella Gabrielle Gail Gaynor Geoff Georgie Georgina Gertrude Gilbert Giles Gladys Glenda Gloria
  Godfrey Gordon Greg Greta Gwen Gwendolyn Hank Harold Hattie Hector Henrietta Herbert Hermione Hilda Horace Hubert
  Hugo Humphrey Ida Imogen Ingrid Irene Isabelle Isaiah Isobel Ivor Jackson Jacqui Janine Jared Jasper Jaxon Jaxson
  Jayden Jeanette Jeff Jeffrey Jemima Jenny Jerome Jerry Jess Jessie Jimmy Jo Joanie Jodie Jody Joey Johnny Jonah
  Jonny Josephine Josiah Josie Joss Judy Juliet Juliette Justine Kaitlyn Kara Karina Kathy Katrina Katy Kay Kayden
  Kayla Kaylee Kayleigh Keira Kelsey Kelvin Kenny Kian Kristen Kristian Kristina Kurt Kyla Kylie Lara Larry Layla
  Leanne Lena Lenny Leona Leonie Leopold Leroy Leslie Levi Lexi Lexie Liana Lilian Lillian Lilly Lindsay Lindsey
  Lionel Liz Lizzie Lorna Lorraine Lottie Lou Louie Louisa Lucia Lucie Lucille Lucinda Luella Lydia Lyndsey Lyra Mabel
  Mackenzie Maddie Maddison Madeleine Madeline Maggie Maisie Mandy Marc Marcia Margot Marian Marianne Marilyn Marjorie
  Marlene Martha Martina Martyn Matilda Matt Maud Maurice Mavis Maxine Maxwell Melinda Mervyn Mick Mickey Mikey
  Mildred Millicent Millie Mindy Miranda Miriam Mitchell Mollie Moses Muriel Myra Nadia Nadine Nathaniel Ned Nell
  Nellie Neville Nicky Nicole Nora Norah Norma Ollie Olly Ophelia Orla Osbert Oswald Pam Patsy Patty Peggy Penelope
  Percy Perry Petra Phil Philippa Phillip Phyllis Pippa Polly Prudence Quentin Quincy Rachael Ramona Randolph Reggie
  Reginald Rene Reuben Rex Rhoda Rhonda Richie Ricky Riley Robbie Roberta Rodger Roland Rolf Ronnie Rosa Rosalind
  Rosamund Rosanna Rowan Rowena Roxanne Rufus Rupert Sabrina Sadie Samson Sasha Saskia Scarlett Selina Seth Sharron
  Shauna Shelley Shelly Sheryl Sian Simone Sonia Sonya Stefan Stephan Stewart Sue-Ann Susanna Susannah Susie Suzie
  Sybil Tabitha Tamara Tamsin Tara Taryn Tasha Ted Teddy Tess Tessa Thelma Theodora Theodore Tiffany Tilly Tobias Toby
  Todd Tommy Toni Tracie Travis Tristan Trudy Ursula Valentina Vernon Vicki Vicky Vince Virginia Vivian Vivien
  Vivienne Wallace Walter Wilbert Wilbur Wilfred Wilfrid Wilhelmina Willie Winifred Winston Xander Xavier Yolanda Zac
  Zach Zack Zak Zander Zelda Zena Zoey
  `,
  // Irish, Scottish, Welsh, Cornish.
  `
  Aileen Ailsa Aine Aisling Alasdair Alastair Angharad Angus Aoife Archibald Arwel Bethan Blathnaid Branwen Brigid
  Bronagh Bronwen Bryn Cadi Caitriona Caoimhe Carys Catriona Ceri Cerys Cian Ciara Ciaran Clodagh Colleen Colm Conall
  Conor Cormac Dafydd Dai Darragh Declan Deirdre Dermot Diarmuid Dilwyn Donal Dougal Eamon Eamonn Eifion Eilidh Eilis
  Eimear Eirlys Eleri Elin Elinor Emlyn Emyr Eoghan Eoin Euan Ewan Fergal Fergus Ffion Finbar Finlay Finn Fionn
  Fionnuala Geraint Glenys Glyn Glynis Grainne Gruffydd Gwendoline Gwilym Gwyn Gwyneth Gwynne Hamish Huw Iain Idris
  Ieuan Ifan Innes Ioan Iolo Iona Iwan Jamesina Keelin Kenna Lachlan Lleucu Llewellyn Llinos Lowri Macsen Maeve
  Mairead Mairi Malachy Meinir Mererid Merfyn Mhairi Moira Morag Morwenna Muireann Murdo Myfanwy Nerys Neve Nia Niamh
  Nuala Oisin Olwen Oonagh Orlaith Padraic Padraig Peredur Rhian Rhiannon Rhodri Roisin Rory Ruairi Ruaridh Saoirse
  Seamus Shona Sinead Siobhan Sioned Siwan Sorcha Struan Talfryn Tegan Tegwen Teilo Tomos Torquil Tudur Turlough Una
  `,
  // Polish, Czech, Slovak.
  `
  Adrianna Agata Agnieszka Aleksander Aleksandra Alicja Andrzej Aneta Arkadiusz Artur Barbora Bartek Bartlomiej
  Bartosz Beata Blanka Blazej Bogdan Bogumila Boguslaw Bozena Cezary Danuta Darek Dariusz Dominika Dorota Edyta
  Elzbieta Emil Eryk Ewa Ewelina Filip Franciszek Frantisek Gosia Grazyna Grzegorz Halina Hanna Henryk Irena Ireneusz
  Iveta Iwona Izabela Jacek Jadwiga Jakub Jan-Pawel Janusz Jarek Jarmila Jaroslav Jaroslaw Jerzy Jindrich Jolanta
  Jozef Justyna Kacper Kamil Kamila Karol Karolina Kasia Katarzyna Kazimierz Kinga Klaudia Konrad Krystian Krystyna
  Krzysztof Kuba Ladislav Lech Leszek Libor Lubomir Lucyna Lukas Lukasz Maciej Maciek Magda Magdalena Malgorzata
  Marcin Marek Mariola Mariusz Marta Marzena Mateusz Michal Mieczyslaw Mikolaj Milena Milos Miroslav Miroslaw Monika
  Natalia Norbert Ola Oliwia Ondrej Oskar Patrycja Patryk Pavel Pawel Piotr Przemek Przemyslaw Radek Radoslaw Rafal
  Renata Robertas Roksana Ryszard Sebastianek Slawomir Stanislav Stanislaw Stefania Sylwia Szymon Tadeusz Tereza Tomas
  Tomasz Tomek Urszula Vaclav Vladimir Vojtech Waldemar Wanda Weronika Wieslaw Wieslawa Wiktor Wiktoria Witold
  Wladyslaw Wojciech Wojtek Zbigniew Zdenek Zdzislaw Zofia Zuzana Zuzanna Zygmunt
  `,
  // Romanian, Moldovan.
  `
  Adina Adriana Alexandru Alin Alina Anamaria Anca Andrei Aurel Aurelia Bogdana Camelia Catalin Catalina Cezar Ciprian
  Claudiu Constantin Corina Cornel Cornelia Cosmin Costel Costin Crina Cristi Cristian Cristina Cristinel Dacian
  Dan-Andrei Daniela Danut Decebal Denisa Dorel Dorin Dorina Doru Dragos Dumitru Elena Emanuel Emilian Eugen Eugenia
  Felicia Florentina Florica Florin Florina Gabi Gavril Geanina Georgeta Georgiana Gheorghe Gheorghita Gica Grigore
  Horatiu Horia Iancu Ileana Ilie Ioana Ion Ionel Ionela Ionut Iulia Iulian Iuliana Larisa Laurentiu Lavinia Liliana
  Liviu Loredana Luminita Madalin Madalina Manuela Mariana Maricica Marin Marius Mihaela Mihai Mihail Mioara Mircea
  Mirela Monalisa Nadejda Neculai Nelu Nicolae Nicoleta Nicu Nicusor Oana Octavian Otilia Ovidiu Paraschiva Petre
  Petrica Petronela Petru Radu Razvan Rodica Roxana Ruxandra Sabina Sanda Silvia Silviu Simona Smaranda Sorin Sorina
  Stela Teodor Teodora Tiberiu Traian Valentin Vasile Vasilica Violeta Viorel Viorica Virgil Vlad
  `,
  // Lithuanian, Latvian, Estonian.
  `
  Agne Aiste Algirdas Andrius Antanas Arturas Arvydas Asta Audrius Ausra Birute Dainius Daiva Dalia Deividas Dmitrijs
  Donatas Edgars Edita Egidijus Egle Evaldas Gabija Gediminas Giedrius Gintaras Gintare Girts Guntis Ieva Ignas Ilona
  Ilze Inese Inga Ingrida Ivars Janis Jolita Jonas Jovita Juozas Jurate Juris Justas Kestutis Kristaps Kristine Laima
  Laimonas Lina Linas Loreta Mantas Marija Martynas Mindaugas Modestas Nerijus Neringa Ramunas Rasa Rasma Rimantas
  Rokas Rolandas Ruta Rytis Sarunas Saulius Sigita Sigitas Simas Tadas Toomas Ugne Vaida Valdas Valdis Vidas Viktorija
  Vilija Vilma Virginijus Vytas Vytautas Zita Zivile Zydrunas
  `,
  // Hungarian.
  `
  Agoston Aniko Arpad Attila Balazs Balint Bela Bence Boglarka Csaba Csilla Denes Dezso Endre Erika Erzsebet Eszter
  Ferenc Fruzsina Gabor Gergely Gergo Geza Gizella Gyorgy Gyula Ibolya Ildiko Imre Istvan Janos Jozsef Judit Kalman
  Karoly Katalin Klara Krisztian Krisztina Lajos Laszlo Levente Lilla Lorant Marton Mate Matyas Mihaly Miklos Miklosne
  Nandor Nikolett Noemi Orsolya Piroska Reka Rezso Sandor Sarolta Szabolcs Szilard Szilvia Tamas Tibor Timea Tunde
  Veronika Viktor Vilmos Zoltan Zsanett Zsofia Zsolt Zsuzsa Zsuzsanna
  `,
  // Bulgarian, Serbian, Croatian, Albanian, Greek.
  `
  Afroditi Agim Albana Alexandros Altin Anastasia Anastasios Andon Angelos Antigoni Arben Ardit Asen Athanasios Besnik
  Biljana Bisera Blagoy Blerim Blerina Bojan Boris Borislav Boyan Boyko Branislav Branko Danica Dejan Desislava
  Despina Dimitar Dimitra Dimitri Dimitrios Dimitris Dobromir Donka Dragan Dragana Drita Dritan Dusan Edon Eleni Elira
  Ermal Evangelos Fatmir Fatos Georgi Georgios Giorgos Gjergj Gjon Goran Haralampi Hristo Iliana Ilir Iliya Ioannis
  Ivana Ivanka Ivaylo Ivelina Ivica Ivo Jasna Jelena Jovan Jovana Kaloyan Katerina Kiril Konstantinos Kostas Krasimir
  Kreshnik Kristiyan Kristo Lazar Ljiljana Ljubica Luan Lulzim Lyubomir Marios Mariya Marko Milica Milka Mirjana
  Mladen Momchil Nedyalko Nemanja Nenad Nevena Nikola Nikolai Nikolaos Nikolay Nikos Novak Ognyan Panagiotis Penka
  Petar Petya Plamen Polina Predrag Radka Radko Radoslav Rositsa Rumen Sasho Sava Silviya Simeon Slavica Slobodan
  Snezhana Sokol Spiros Stanimir Stavros Stefka Stelios Stoyan Stoyanka Svetla Svetlana Svetoslav Tanja Tihomir Todor
  Todorka Tsvetan Tsvetelina Vangelis Vasil Vasilis Veselin Vesna Viktoriya Vladislav Vyara Yana Yanka Yannis Yordan
  Yordanka Zdravko Zhivko Zlatko Zoran Zorica
  `,
  // Russian, Ukrainian.
  `
  Aleksandr Alexei Alexey Alyona Anatoly Andriy Anton Arkady Artem Bohdan Daria Daryna Denys Dmitri Dmitry Dmytro
  Ekaterina Evgeni Evgeny Fyodor Galina Ganna Gennady Grigory Halyna Hryhoriy Igor Ihor Inna Irina Iryna Ivanna
  Kateryna Kirill Konstantin Kostyantyn Ksenia Larysa Leonid Lesya Lyubov Lyudmila Lyudmyla Maksim Maksym Marharyta
  Maryna Maxim Mikhail Mykhailo Mykola Mykyta Nadezhda Nadiya Nataliia Nataliya Natalya Nikita Oksana Oleg Oleh
  Oleksandr Oleksandra Oleksiy Olena Olga Olha Orest Ostap Pavlo Roksolana Ruslan Ruslana Semyon Sergei Sergey Sergiy
  Serhiy Solomiya Stepan Svitlana Taras Tatiana Tatyana Tetyana Tymofiy Vadim Vadym Valentyna Valeriy Vasyl Viacheslav
  Viktoria Vitali Vitaliy Volodymyr Vyacheslav Yaroslav Yaroslava Yegor Yevgeny Yevhen Yulia Yuliia Yuri Yuriy Zhanna
  Zinaida
  `,
  // Portuguese, Spanish, Italian, French, German, Nordic.
  `
  Adriano Afonso Agostino Agustin Alberto Alejandra Alejandro Alessandra Alessandro Alessia Alfonso Alfredo Alicia
  Alvaro Amadeu Amparo Ana Anabela Anders Andreas Andres Angelo Annelise Annika Antoine Antonella Armando Arnaud
  Arturo Astrid Augusto Aurelie Beatrice Beatriz Begona Benedetta Benoit Bernardo Birgit Bjorn Blanca Bruna Bruno
  Camila Camille Carina Carlo Carlos Carlota Carmela Carmen Carolina Catarina Celine Cesar Chiara Christophe Clara
  Claudio Concepcion Consuelo Corinne Cristiano Cristobal Dario Davide Delfina Diego Dieter Dietrich Dimas Dinis Diogo
  Dolores Domenico Domingo Duarte Edoardo Eduarda Eduardo Elisa Elisabetta Elodie Eloise Emiliano Emilie Emilio Enrico
  Enrique Erik Ernesto Esperanza Esteban Estefania Etienne Fabiana Fabio Fabrizio Federica Federico Felipe Fernanda
  Fernando Filipa Filipe Filippo Flavia Flavio Francesco Francisca Francisco Francois Francoise Franz Friedrich Fritz
  Gaspar Genevieve Gerard Gerardo Giacomo Gianluca Gianni Gilberto Ginevra Gino Giorgia Giorgio Giovanna Giovanni
  Giulia Giulio Giuseppe Goncalo Gonzalo Graca Guadalupe Guilherme Guillaume Guillermo Gunnar Gunther Gustav Gustavo
  Hans Heinrich Heinz Heitor Helena Helga Helge Helmut Henrik Henrique Hernan Hortensia Humberto Ignacio Ilaria Ines
  Inez Ingeborg Inmaculada Isadora Isidro Ismael Jacques Jaime Javier Jeronimo Joao Joaquim Joaquin Johan Johann
  Johannes Jonna Jordi Jorge Jose Josefa Josefina Juana Juanita Juergen Juliana Juliano Julien Julio Jurgen Karin
  Katja Kerstin Kjell Klaus Lars Laurent Leandro Leif Leila Leonardo Leonor Leticia Lidia Liselotte Lorena Lorenzo
  Lourdes Luc Luca Luciana Luciano Ludovic Luigi Luis Luisa Luiz Magnus Manuel Marcel Marcela Marcella Marcelle
  Marcello Marcelo Marco Marcos Margarida Margarita Maribel Maricarmen Mario Marisa Marisol Markus Massimo Mathieu
  Mathilde Matias Matteo Matthias Mauricio Mauro Micaela Michele Miguel Mireille Montserrat Nando Nicolas Nicolo Niels
  Nils Noelia Nuno Octavio Olaf Olivier Osvaldo Otto Pablo Paloma Paolo Pascale Pasquale Patrice Patricio Patrizia
  Paulina Paulo Pedro Philippe Pierre Pietro Pilar Rafael Rafaela Raffaele Raimundo Ramiro Ramon Raquel Raul Reinhard
  Remy Renato Renzo Ricardo Riccardo Roberto Rocio Rodolfo Rodrigo Rogelio Rogerio Romano Rosario Ruben Rui Salvador
  Salvatore Santiago Santino Sergio Sigrid Silvio Solange Soledad Solveig Stefano Susana Svein Sven Swantje Telmo
  Thiago Thierry Tiago Tomaso Torsten Ulrich Umberto Uwe Valentino Valeria Vasco Vicente Vincenzo Vitor Vittoria
  Vittorio Werner Wilhelm Wolfgang Ximena Yves Zeferino
  `,
  // Turkish, Kurdish.
  `
  Abdullah Adem Ahmet Alparslan Arda Asli Aylin Aynur Ayse Aysegul Azad Bahar Baran Baris Bayram Berk Berkan Betul
  Bilal Bulent Burak Burcu Busra Cagla Cem Cemal Cemil Ceren Cihan Defne Demir Deniz Derya Dilan Dilek Dogan Duygu
  Ebru Ece Elif Emel Emine Emrah Emre Engin Ercan Erdal Erdem Erdogan Eren Erhan Erkan Erol Ersin Esma Esra Eylem Ezgi
  Fadime Fatih Fatma Ferhat Feride Fikret Filiz Funda Furkan Gizem Gokhan Gonul Gul Gulay Gulcan Gulsen Gunay Guven
  Hakan Haluk Hande Hasan Hatice Havva Hulya Huseyin Ilkay Ilker Irem Ismail Ismet Kadir Kazim Kemal Kenan Kerem Koray
  Levent Mehmet Mehtap Melek Melike Meltem Meral Mert Merve Mesut Metin Mevlut Murat Mustafa Mutlu Necati Nesrin Nihat
  Nilgun Nuray Nurcan Nuri Oguz Okan Omer Onur Orhan Osman Ozan Ozge Ozgur Ozlem Pelin Pinar Ramazan Recep Rojda Sabri
  Salih Sedat Sefa Selcuk Selim Selma Sema Semih Serap Serdar Serhat Serkan Sevda Sevgi Sevim Sibel Songul Sukru
  Suleyman Tarik Tayfun Tayyip Tugba Tuncay Turgut Turkan Ufuk Ugur Umit Umut Volkan Yasar Yasemin Yavuz Yesim Yilmaz
  Yucel Yunus Zehra Zeynep Zuhal
  `,
  // Arabic, Persian, Afghan.
  `
  Abbas Abdallah Abdel Abdelrahman Abdi Abdirahman Abdulaziz Abdulkadir Abdullahi Abdulrahman Adel Adil Adnan Afshin
  Ahmad Aicha Akbar Akram Alaa Alireza Amal Aman Amani Ameen Amer Amin Amina Aminah Amira Ammar Anas Anwar Arash Areej
  Arezoo Arif Arman Arwa Asad Asghar Ashraf Asif Asma Asmaa Atefeh Ayah Ayman Ayoub Azadeh Aziz Aziza Babak Badr
  Bahram Baraa Bashar Bashir Basma Bassam Bassem Behnam Behrouz Bijan Bushra Dalal Dariush Dawood Dina Diyar Ehsan
  Elham Emad Eman Esmail Fadel Fadi Fadia Fahad Faisal Farhad Fariba Farid Farida Faridah Farnaz Farouk Faruk Farzad
  Farzaneh Fatemeh Fathi Fatimah Fawzi Ferdows Fereshteh Feroz Firas Fouad Gamal Ghada Ghassan Golnaz Habib Habiba
  Hadeel Hadi Hafsa Haitham Hakim Hala Halima Hamad Hamed Hameed Hamid Hamida Hamza Hana Hanan Hani Hashem Hashim
  Hatem Hazem Heba Hesham Hicham Hind Hisham Hoda Homa Hossam Hossein Huda Husam Hussam Hussein Ibtisam Ihab Ikram
  Ilham Imad Iman Inas Intisar Isra Issa Issam Jaafar Jabar Jabir Jafar Jalal Jamal Jameel Jamil Jamila Jamshid Jasim
  Jassim Javad Jawad Jumana Kamal Kamran Kareem Karim Karima Karwan Katayoun Kaveh Kawthar Kazem Khadeeja Khadija
  Khadijah Khaldoun Khaled Khalil Khosrow Kianoush Laila Lamia Latif Latifa Layal Leyla Lubna Mahdi Maher Mahmood
  Mahmoud Mahnaz Mahsa Mahtab Majed Majid Malak Malik Manal Manijeh Mansour Maram Mariam Marwa Marwan Maryam Masoud
  Masouma Massoud Maysa Mazen Mehdi Mehrdad Mina Mitra Moaz Mohamad Mohammadreza Mohsen Mona Monir Morteza Mostafa
  Mounir Mousa Muna Munir Musa Nabil Nabila Nada Nader Nadim Nadira Naeem Nagla Nahid Naima Najib Najla Najwa Narges
  Nariman Naser Nasim Nasir Nasra Nasrin Nasser Nassim Nawal Nazanin Nazar Nazir Nega Nermin Nesma Nida Niloufar Nima
  Nizar Noor Nour Noura Nouri Nur Osama Othman Parisa Parvaneh Parviz Payam Pegah Pouya Qasim Rabia Raed Rafat Rafiq
  Raghad Ragheb Raheem Rahim Rahma Raja Rajab Ramez Rami Ramin Rana Rania Rasha Rashad Rashed Rasheed Rashid Rasoul
  Rawan Razan Reem Reza Riad Rima Riyad Rostam Roya Ruqayya Saad Saadia Saba Sabah Saber Sadegh Sadiq Saeed Safa
  Safiya Sahar Saif Sajad Sajjad Salah Saleh Salem Salim Salima Salma Salman Saman Samar Samer Sami Samia Samir Samira
  Samiya Sana Sanaa Sarwar Sattar Sayed Sepideh Shadi Shahab Shahin Shahla Shahram Shahrzad Shaima Shaimaa Shamim
  Sharif Shayan Shaza Shereen Shirin Siavash Sima Sina Soheil Sohrab Soraya Suad Sulaiman Sumaya Taha Taher Tahereh
  Tahir Talal Talib Tamer Tarek Tareq Tariq Tayeb Umar Umm Usama Usman Wael Wafa Wahid Waleed Walid Wissam Yahia Yahya
  Yaqub Yara Yaser Yasir Yasmeen Yasmine Yasser Yazan Yazid Younes Yousef Youssef Yusra Zahid Zahir Zahra Zaid Zainab
  Zakaria Zaki Zayd Zaynab Zeinab Ziad Zohreh Zuhair
  `,
  // South Asian.
  `
  Aadil Aarav Aarti Aashish Aayan Abhay Abhijit Abhinav Abhishek Aditi Aditya Afzal Ajay Ajit Akash Akhil Akhtar
  Akshay Alka Alok Amandeep Amarjit Ambika Amit Amita Amol Amrit Amrita Anamika Anand Ananya Aneel Angad Anil Anirudh
  Anjali Anju Ankit Ankita Ankur Anoop Anshul Anuj Anupam Anuradha Anushka Apurva Arati Aravind Archana Arvind Aryan
  Asha Ashish Ashok Ashwin Asim Atif Atul Avinash Avtar Ayaan Ayesha Azhar Babita Balbir Baldev Baljit Balraj
  Balvinder Balwinder Bhagwan Bharat Bharti Bhavesh Bhavna Bhupinder Bhuvan Bikram Bimal Bina Binod Chaminda Chandan
  Chandra Chetan Chirag Daljit Darshan Dayaram Debashish Deepa Deepak Deepika Deepti Devendra Devi Dhanush Dhaval
  Dhruv Dilini Dilip Dilpreet Dinesh Dipa Dipak Dipendra Divya Faiza Faizal Faizan Farhan Farhana Farzana Fauzia
  Fazal Feroze Ganesh Gaurav Gauri Gautam Geeta Geetha Girish Gita Gobind Gopal Govind Gulshan Gurdeep Gurdev Gurjit
  Gurmeet Gurmit Gurpreet Gursharan Gurvinder Habibur Hanif Hardeep Hardik Haresh Hari Harinder Harish Harjinder
  Harjit Harmeet Harminder Harpreet Harsha Harshad Harvinder Hema Hemant Hetal Himanshu Hina Hitesh Huma Humaira
  Iftikhar Ijaz Ila Imtiaz Inderjit Indira Indra Iqbal Iqra Irfan Ishaan Ishfaq Ishita Ishrat Jagdeep Jagdish Jagjit
  Jahangir Jahid Jai Jaipal Jasbir Jaspreet Jasvinder Jasvir Jaswinder Jatin Javed Jaya Jayanti Jayesh Jayshree Jeevan
  Jignesh Jitendra Jithin Joginder Joshi Jyoti Jyotsna Kailash Kajal Kala Kalpana Kalyani Kamala Kamaljit Kamlesh
  Kanchan Kanta Kanwal Kapil Karamjit Karan Karthik Kartik Kashif Kaur Kausar Kaushik Kavita Kavitha Kavya Keshav
  Ketan Khushi Kiran Kirpal Kirti Kishan Kishore Komal Krishan Krishna Kulbir Kuldeep Kulwant Kulwinder Kumar Kunal
  Kusum Lakhbir Lakhvir Lakshmi Lalit Lalita Lata Latha Laxmi Leela Liaqat Madhav Madhavi Madhu Madhuri Mahendra
  Mahesh Mahmuda Malika Malini Malkit Mamta Manasi Mandeep Mangal Manish Manisha Manjeet Manjinder Manjit Manju
  Manjula Manmohan Manoj Manpreet Mansoor Manu Masood Masud Maya Mayur Meena Meenakshi Meera Megha Mehboob Mehul
  Milind Minal Mitesh Mohan Mohinder Mohit Mohsin Moin Mrinal Mubarak Mudassar Mukesh Mukhtar Mumtaz Munawar Muneeb
  Muralidharan Murtaza Mushtaq Nabeel Nadeem Nafisa Nagesh Naila Najma Nalini Namrata Nandini Narayan Narendra Naresh
  Narinder Nasreen Navdeep Naveed Naveen Navjot Navneet Nazia Nazma Neelam Neeraj Neeta Neha Ngawang Nidhi Nikhil
  Nilesh Nilufar Nimal Nimisha Niraj Nirav Nirmal Nirmala Nisha Nishant Nita Nitin Nitya Noman Nusrat Nuzhat Padma
  Palak Palvinder Pankaj Param Paramjit Parminder Parul Parvati Parveen Parvinder Pavan Pawan Payal Pinky Piyush Pooja
  Poonam Prabhakar Prabhjot Pradeep Pradip Prakash Pramila Pramod Pranav Pranay Prashant Pratap Pratibha Pratik
  Praveen Preet Preeti Prem Prerna Pritam Pritesh Priti Pritpal Priyanka Priyesh Puja Puneet Purnima Purvi Qadir
  Qaiser Raakhi Radha Radhika Raghav Raghu Rahat Rahul Raj Rajan Rajani Rajat Rajeev Rajendra Rajesh Rajinder Rajiv
  Rajni Raju Rajvinder Rakesh Rakhi Ramachandran Raman Ramesh Rameshwar Ranbir Randhir Ranjan Ranjit Rashida Rashmi
  Ravi Ravinder Ravindra Razia Reena Rehan Rehana Rekha Renu Renuka Reshma Revathi Riaz Richa Ridhi Rina Rishi Ritesh
  Ritika Ritu Riya Riyaz Rizwan Rizwana Robina Rohan Rohini Rohit Roshan Roshni Rubina Ruchi Ruhul Rukhsana Rukmini
  Rupa Rupal Rupesh Rupinder Sabeen Sabiha Sabir Sachin Sadia Safina Sagar Saima Sajid Sakina Sakshi Saleem Salil
  Samarth Sameer Sameera Sanath Sandeep Sandhya Sandip Sangeeta Sania Sanjana Sanjay Sanjeev Sanjit Santosh Sarabjit
  Sarala Sarbjit Sarita Saroj Satish Satnam Satpal Satvinder Saurabh Savita Savitri Seema Shabana Shabbir Shabir
  Shafiq Shagufta Shahbaz Shaheen Shahid Shahida Shahnaz Shaista Shakeel Shakil Shalini Shamima Shamsul Shanta Shanthi
  Sharad Sharda Sharmila Shashi Shazia Sheetal Shehnaz Shekhar Shilpa Shiv Shiva Shivam Shivani Shoaib Shobha Shreya
  Shrikant Shruti Shubham Shweta Siddharth Siddique Simran Sindhu Sita Smita Smriti Sneha Sohail Sona Sonal Sonali
  Sonam Sonu Sridhar Srinivas Subhash Subrata Suchitra Sudha Sudhir Sugandha Suhail Sujata Sujit Sukhbir Sukhdeep
  Sukhdev Sukhjinder Sukhjit Sukhvinder Sukhwinder Suman Sumit Sumita Sunil Sunita Surabhi Suraj Surendra Suresh
  Surinder Surjit Surya Sushil Sushila Sushma Swapna Swaran Swati Syed Tahira Tahmina Tanuja Tanveer Tanvi Tanvir
  Tarun Taslima Tasneem Tauseef Tehmina Tejal Tejas Tejinder Tenzin Thilini Thushara Trilok Trupti Tushar Uday Uma
  Umesh Upinder Urmila Urvashi Usha Uzma Vaibhav Vaishali Vandana Varinder Varsha Varun Vasant Vasanthi Vasudha Veena
  Venkat Venkatesh Vibha Vidya Vijay Vijaya Vikas Vikram Vikrant Vimal Vimala Vinay Vineet Vinesh Vinita Vinod Vipin
  Vipul Viraj Virender Vishal Vishnu Vivek Wajid Waqar Waqas Waseem Wasim Yash Yashpal Yogesh Yogita Yousaf Zafar
  Zaheer Zahida Zahoor Zaman Zarina Zeenat Zeeshan Zia Zubaida Zubair Zulfiqar
  `,
  // Chinese, Vietnamese, Korean, Japanese, Thai.
  `
  Anh Bao Bich Bui Chaoyang Chau Chen Cheng Chun Cuong Dao Diep Dinh Dongmei Duc Duong Fang Fei Feng Giang Guang
  Guiying Guo Hai Haiyan Haiyang Hanh Hao Haruka Haruto Hien Hieu Hiroko Hiroshi Hoa Hoang Hongmei Hua Huan Huang Hui
  Huifang Huong Huyen Huynh Hyun Jia Jiahao Jian Jiang Jianguo Jianhua Jianjun Jiayi Jie Jihoon Jin Jing Jingyi Jinhua
  Jisoo Junjie Junwei Kenji Kenta Khanh Khoa Kien Lanh Lei Li Liang Liem Lieu Lijuan Lili Lim Lin Ling Linh Liping Liu
  Liwei Luong Mei Meiling Meiyu Ming Mingze Minh Minjun Nga Ngan Ngoc Nguyen Nhung Ning Niran Oanh Pei Peng Pham Phan
  Phong Phuc Phuong Pornchai Qian Qiang Qiao Qing Quan Quang Quyen Quynh Rong Ruoxi Sakura Satoshi Seojun Shan Shu
  Shuang Shufen Siriporn Somchai Somsak Sota Suda Suki Takashi Takeshi Tam Tao Tatsuya Thanh Thao Thi Thien Thinh Tho
  Thuy Tian Tian-Yi Tien Ting Toan Tomoko Tran Trang Trinh Trung Truong Tuan Tuyen Tuyet Uyen Vinh Vu Vuong Wang
  Wanjun Wei Weiwei Wen Wenjie Wenjing Wu Xiang Xiao Xiaohong Xiaoli Xiaoming Xiaoyan Xin Xing Xinyi Xiu Xiuying Xu
  Xuan Xue Xueqin Yan Yang Yanling Yaping Yating Yi Yichen Yifan Ying Yoko Yong Yosuke Youngho Yu Yuan Yue Yuki Yuko
  Yun Yusuke Yuting Yuxuan Yuya Zhang Zhao Zhen Zheng Zhi Zhihao Zhiqiang Zhiwei Zhong Zhou Zhu Zihan Zixuan
  `,
  // Filipino, Malay, Indonesian.
  `
  Agus Aiman Aisyah Ananda Arnel Arvin Bagus Bayani Benigno Bituin Budi Danilo Dedi Dewi Divina Edgardo Efren Eko
  Emelita Erlinda Evangeline Fitri Florante Girlie Hafiz Hakimi Imelda Indah Jericho Jhon Jocelyn Jomar Joselito
  Jovelyn Jun-jun Ligaya Lito Luzviminda Maricel Maricris Marites Marivic Marlon Mylene Nenita Nurul Putri Rahmat
  Ramil Reynaldo Rhodora Rizal Rizalina Rodel Rolando Romulo Ronaldo Rosalie Rowel Ruel Siti Slamet Suharto
  Teodoro Teresita Virgilio Wahyu Wayan Wilfredo Wilma
  `,
  // African.
  `
  Abayomi Abdikarim Abdirizak Abeba Abebe Abena Abimbola Abioye Adaeze Adaora Ade Adebayo Adebisi Adebola Adedayo
  Adegoke Adekunle Adeola Adetokunbo Adewale Adeyemi Adjoa Adwoa Afia Afua Ajibola Akin Akinyi Akosua Akua Akwasi
  Alemayehu Alhassan Amadou Amaka Amanuel Amara Amare Aminata Anyango Asante Asefa Atieno Awa Ayana Ayanda Ayo Ayodele
  Ayomide Azubuike Babajide Babatunde Bakare Bamidele Berhane Bintou Biruk Boakye Bolanle Bongani Boubacar Buhle
  Bukola Chiamaka Chiamanda Chibueze Chibuike Chibuzo Chidi Chidiebere Chidinma Chijioke Chika Chike Chikondi Chima
  Chimwemwe Chinasa Chinedu Chinelo Chinenye Chinonso Chinwe Chinyere Chioma Chipo Chisomo Chuka Chukwudi Chukwuemeka
  Chukwuma Daudi Dawit Demba Deqa Desta Diallo Dikembe Djibril Ebele Ebenezer Ebrima Efua Ekene Ekow Ekua Emeka
  Emmanuella Enitan Esi Eskinder Ewurabena Eyob Faduma Farai Fartun Fatou Fatoumata Femi Fikile Folake Folarin
  Folasade Fowsia Funmi Funmilayo Garang Gathoni Gebre Getachew Girma Haile Halimatou Hibo Hodan Ifeanyi Ifeoma Ifrah
  Ifunanya Ige Ikechukwu Ikenna Ireti Isatou Itumeleng Iyabo Jabulani Jelani Jomo Kagiso Kamau Karabo Katlego Kayode
  Kebede Kehinde Kelechi Khadra Kipchoge Kiprono Kofi Kojo Kosi Kudzai Kwabena Kwadwo Kwaku Kwame Kwasi Kweku Kwesi
  Ladan Lamin Lemlem Lerato Lindiwe Lulu Lungile Lwazi Mahad Makena Mamadou Mandla Mariama Masego Mbali Mekonnen Meles
  Meron Moussa Mpho Muthoni Mwangi Najah Naledi Nana Ndidi Neema Ngozi Nimco Njeri Njoroge Nkechi Nkosana Nnamdi Nneka
  Nokuthula Nomvula Nonso Nosipho Ntombi Nyasha Nyokabi Oba Obi Obinna Obioma Ochieng Odhiambo Okafor Okechukwu
  Olabisi Oladele Olamide Olanrewaju Olayinka Olu Olufemi Olufunke Olumide Olusegun Oluwadamilola Oluwaseun Oluwaseyi
  Oluwatobi Oluwatosin Omolara Omotola Onyeka Onyinye Ousmane Oyin Rasheedat Rudo Rutendo Sadio Sagal Sahra Saikou
  Segun Sekou Selam Senait Seun Shukri Sibusiso Simba Simphiwe Siphiwe Sipho Sizwe Solomon Sulaimon Tadesse Taiwo
  Tamba Tapiwa Tatenda Tawanda Temitope Tendai Tesfaye Thabo Thandeka Thandi Thandiwe Themba Tinashe Titilayo Tochi
  Tolu Tope Tosin Tsegaye Tsehay Tumelo Ubah Uche Uchenna Ugochi Ugonna Unathi Uzoma Vusi Wambui Wangari Wanjiku
  Wanjiru Warsame Wekesa Yaa Yemi Yemisi Yetunde Yohannes Yonas Zainabu Zamzam Zandile Zanele Zawadi Zinhle Zodwa Zola
  `,
  // Caribbean, British and American.
  `
  Aaliyah Alvita Andre Antwan Beyonce Calvin Chanice Cherelle Coretta Cuthbert Daequan Damarion Darnell Dashawn
  DeAndre Dejuan Delano Delroy Denzel Denzil Deon Deshawn Desiree Devante Devonte Donovan Donte Dwain Dwayne Dwight
  Earline Ebonie Elroy Errol Evadne Fitzroy Glenroy Imani Jahmal Jamaal Jamar Jamarl Jamelia Janelle Javon Jaylen
  Jermaine Jevon Kadeem Kadisha Kanisha Keisha Kemar Kenisha Keyon Kimani Kishana Kyrie Lakeisha Lamar Lamont Lashawn
  Latisha Latoya Lavern Letitia Linford Lloyd Malachi Malaika Marvin Merlene Monique Nathanael Natoya Nevaeh Nickesha
  Omari Oneil Orville Patrina Quashie Rasheeda Renee Rhianna Rihanna Romaine Roshane Samara Shakira Shamar Shaneka
  Shanelle Shanice Shaniqua Shantel Shaquille Shavonne Shawn Shelton Sherelle Shermaine Shernette Shevon Tamika
  Taneisha Tanisha Tashan Tevin Tia Tiana Tianna Tremaine Trevon Trey Tyra Tyrell Tyrese Tyrone Verna Vernal Wendell
  Yanique
  `,
];

export const GIVEN_NAMES: ReadonlySet<string> = new Set(NAMES.flatMap((names) => names.trim().split(/\s+/)));

/** Whether a capitalised word is a given name, with or without its accents: "Siobhán", "Łukasz", "Jean-Paul". */
export function isGivenName(word: string): boolean {
  const plain = word
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'L')
    .replaceAll('ı', 'i')
    .replaceAll('ø', 'o');
  return GIVEN_NAMES.has(plain) || GIVEN_NAMES.has(plain.split('-')[0] ?? '');
}
