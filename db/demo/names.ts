import type { Lang } from './words.ts'

// Families as they live in a border region today. Every name is made up; whoever bears it does so by chance.

export interface NameGroup {
  /** How many families in a hundred, in Flanders and in the Netherlands. */
  weight: { vl: number; nl: number }
  languages: readonly (readonly [weight: number, language: Lang])[]
  parents: readonly string[]
  children: readonly string[]
  surnames: readonly string[]
}

export const nameGroups: readonly NameGroup[] = [
  {
    weight: { vl: 52, nl: 0 },
    languages: [[1, 'nl']],
    parents: [
      'Sofie', 'Elke', 'Jolien', 'Tine', 'Liesbeth', 'Nele', 'Evelien', 'Karen', 'Stefanie', 'Ellen', 'Sarah', 'Katleen',
      'Bart', 'Wouter', 'Jeroen', 'Pieter', 'Stijn', 'Kristof', 'Dries', 'Thomas', 'Jonas', 'Maarten', 'Joke', 'Hanne',
      'Griet', 'An-Sofie', 'Charlotte', 'Veronique', 'Inge', 'Leen', 'Ruben', 'Simon', 'Gert', 'Sven', 'Steven', 'Michiel',
    ],
    children: [
      'Olivia', 'Emma', 'Louise', 'Juna', 'Lore', 'Fien', 'Nora', 'Marie', 'Ella', 'Camille', 'Roos', 'Lena',
      'Noah', 'Arthur', 'Liam', 'Jules', 'Vic', 'Finn', 'Lewis', 'Mathis', 'Warre', 'Lars', 'Otis', 'Staf',
      'Cas', 'Nand', 'Achiel', 'Briek', 'Stan', 'Kobe', 'Pauline', 'Suzanne', 'Janne', 'Helena', 'Oona', 'Billie',
    ],
    surnames: [
      'Peeters', 'Janssens', 'Wouters', 'Van den Broeck', 'Verhoeven', 'Mertens', 'Goossens', 'Aerts', 'Van Looy', 'Hermans',
      'Claessens', 'Van Gestel', 'Dierckx', 'Bastiaens', 'Michielsen', 'Sterckx', 'Verbeeck', 'Nuyts', 'Adriaensen', 'Lauwers',
      'De Smet', 'Vermeiren', 'Van Dyck', 'Coppens', 'Willekens', 'Luyten', 'Segers', 'Proost', 'Geens', 'De Ceuster', 'Van Roey',
    ],
  },
  {
    weight: { vl: 9, nl: 66 },
    languages: [[1, 'nl']],
    parents: [
      'Marieke', 'Anouk', 'Lisanne', 'Femke', 'Iris', 'Kim', 'Esther', 'Manon', 'Maaike', 'Willemijn', 'Daphne', 'Judith',
      'Jasper', 'Niels', 'Martijn', 'Sander', 'Rick', 'Tim', 'Jeroen', 'Bas', 'Koen', 'Thijs', 'Roel', 'Stefan',
      'Nienke', 'Rianne', 'Suzan', 'Mirthe', 'Ilona', 'Danique', 'Joost', 'Wesley', 'Erik', 'Gijs', 'Mark', 'Hidde',
    ],
    children: [
      'Julia', 'Mila', 'Sophie', 'Saar', 'Yara', 'Evi', 'Lotte', 'Fleur', 'Isa', 'Liv', 'Bo', 'Veerle',
      'Luuk', 'Sem', 'Daan', 'Levi', 'Bram', 'Mees', 'Guus', 'Teun', 'Siem', 'Boaz', 'Floris', 'Joep',
      'Tess', 'Nova', 'Pien', 'Jasmijn', 'Roos', 'Hanna', 'Cato', 'Feline', 'James', 'Lucas', 'Gijs', 'Hugo', 'Thomas', 'Jip', 'Pepijn', 'Stijn',
    ],
    surnames: [
      'de Jong', 'van Dijk', 'Bakker', 'Visser', 'Smit', 'van den Berg', 'de Vries', 'Mulder', 'van Leeuwen', 'Kok',
      'van der Linden', 'Hoekstra', 'Verhagen', 'Schouten', 'van Beek', 'Willems', 'Koolen', 'Oomen', 'van Gils', 'de Graaf',
      'Brouwers', 'van Riel', 'Haans', 'van Loon', 'Snoeren', 'de Kort', 'Vermeulen', 'Jacobs', 'van den Heuvel', 'Timmermans',
      'Dekkers', 'Maas', 'van Meer', 'Rijnders', 'Akkermans', 'Post', 'Kuijpers', 'van Vliet',
    ],
  },
  {
    weight: { vl: 12, nl: 11 },
    languages: [
      [4, 'nl'],
      [1, 'fr'],
    ],
    parents: ['Fatima', 'Naima', 'Loubna', 'Hanane', 'Khadija', 'Soumaya', 'Meryem', 'Samir', 'Mohamed', 'Youssef', 'Karim', 'Bilal', 'Ikram'],
    children: ['Amira', 'Inaya', 'Lina', 'Yasmine', 'Ayoub', 'Adam', 'Ilyas', 'Zakaria', 'Nour', 'Rayan', 'Jannah', 'Sofiane', 'Hafsa', 'Imran'],
    surnames: ['Bouazza', 'El Haddaoui', 'Amrani', 'Benali', 'Ait Lahcen', 'Chakir', 'Ouali', 'El Khattabi', 'Saïdi'],
  },
  {
    weight: { vl: 6, nl: 8 },
    languages: [[1, 'nl']],
    parents: ['Ayşe', 'Elif', 'Merve', 'Zeynep', 'Murat', 'Emre', 'Hakan', 'Selin', 'Burcu', 'Serkan'],
    children: ['Defne', 'Elif Su', 'Azra', 'Ömer', 'Kerem', 'Aras', 'Mira', 'Yiğit', 'Asel', 'Deniz'],
    surnames: ['Yıldız', 'Çelik', 'Demir', 'Şahin', 'Öztürk', 'Arslan', 'Koç'],
  },
  {
    weight: { vl: 8, nl: 5 },
    languages: [
      [3, 'nl'],
      [2, 'en'],
    ],
    parents: ['Agnieszka', 'Katarzyna', 'Magda', 'Piotr', 'Tomasz', 'Ioana', 'Andrei', 'Olena'],
    children: ['Zofia', 'Hanna', 'Jakub', 'Oskar', 'Maja', 'Ștefan', 'Ilinca', 'Danylo'],
    surnames: ['Kowalczyk', 'Wójcik', 'Zielińska', 'Popescu', 'Ionescu', 'Kravchenko', 'Nowak'],
  },
  {
    weight: { vl: 8, nl: 1 },
    languages: [[1, 'fr']],
    parents: ['Aurélie', 'Céline', 'Sandrine', 'Nathalie', 'Olivier', 'Benoît', 'Grâce', 'Merveille'],
    children: ['Léa', 'Chloé', 'Gaspard', 'Théo', 'Maëlys', 'Noé', 'Divine', 'Aimé'],
    surnames: ['Lambert', 'Lejeune', 'Delvaux', 'Mukendi', 'Ilunga', 'Renard', 'Vandenhove'],
  },
  {
    weight: { vl: 5, nl: 9 },
    languages: [[1, 'en']],
    parents: ['Priya', 'Rahul', 'Grace', 'Blessing', 'Wei', 'Hiwet', 'Nadeem', 'Joanna', 'Sean', 'Amara', 'Lucy', 'Tariq'],
    children: ['Aarav', 'Anaya', 'Joy', 'Ezra', 'Jia', 'Selam', 'Zara', 'Maeve', 'Kofi', 'Aiden', 'Leila', 'Nia'],
    surnames: ['Sharma', 'Adeyemi', 'Chen', 'Tesfay', 'Hussain', 'Murphy', 'Mensah', 'Iyer'],
  },
]

/** Long, and partly without a place to break: what pages must bear. */
export const overlong = {
  child: 'Anna-Magdalena Cornelia Wilhelmina Theodora van Grotenhuysen-Boschvoorde de la Fontaine tot Elst',
  contact:
    'Mevrouw Wilhelmina Theodora Maria-Antoinette van Grotenhuysen-Boschvoorde, geboren Llanfairpwllgwyngyllgogerychwyrndrobwll, voogd over de minderjarige kinderen van wijlen haar broer',
  email: 'wilhelmina.theodora.maria-antoinette.van.grotenhuysen-boschvoorde@familie-van-grotenhuysen-boschvoorde.example.org',
} as const
