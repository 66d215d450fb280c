import type {Item} from '../../src/model/index.js';

/*
 * Members who do not exist: as many as a story wants, always the same ones, with names from many cultures.
 */

// prettier-ignore
const cultures: readonly {readonly given: readonly string[]; readonly family: readonly string[]; readonly places: readonly (readonly [string, string])[]; readonly languages: readonly string[]}[] = [
  {given: ['Amara', 'Chidi', 'Ngozi', 'Tunde', 'Folake', 'Emeka', 'Zainab', 'Obinna'], family: ['Okafor', 'Adeyemi', 'Eze', 'Balogun', 'Nwosu', 'Danjuma', 'Abiola'], places: [['Lagos', 'Africa/Lagos'], ['Abuja', 'Africa/Lagos']], languages: ['en', 'yo', 'ig']},
  {given: ['Björn', 'Astrid', 'Sören', 'Ingrid', 'Åsa', 'Håkan', 'Freja'], family: ['Åkesson', 'Lindqvist', 'Øster', 'Sjöberg', 'Nyström', 'Dahl'], places: [['Göteborg', 'Europe/Stockholm'], ['Malmö', 'Europe/Stockholm'], ['Bergen', 'Europe/Oslo']], languages: ['sv', 'en']},
  {given: ['Emi', 'Haruto', 'Yuki', 'Sakura', 'Kenji', 'Aoi', 'Ren'], family: ['Tanaka', 'Watanabe', 'Itō', 'Kobayashi', 'Mori', 'Shimizu'], places: [['Osaka', 'Asia/Tokyo'], ['Fukuoka', 'Asia/Tokyo']], languages: ['ja', 'en']},
  {given: ['Dalia', 'Omar', 'Layla', 'Karim', 'Yasmin', 'Farid', 'Nour'], family: ['Haddad', 'Nazari', 'El-Masri', 'Khoury', 'Rahman', 'Qasim'], places: [['Amman', 'Asia/Amman'], ['Cairo', 'Africa/Cairo'], ['Dubai', 'Asia/Dubai']], languages: ['ar', 'en']},
  {given: ['Priya', 'Arjun', 'Meera', 'Rohan', 'Ananya', 'Vikram', 'Kavya'], family: ['Iyer', 'Sharma', 'Patel', 'Reddy', 'Banerjee', 'Nair', 'Venkatanarasimharajuvaripeta'], places: [['Pune', 'Asia/Kolkata'], ['Chennai', 'Asia/Kolkata'], ['Bengaluru', 'Asia/Kolkata']], languages: ['hi', 'en', 'ta']},
  {given: ['João', 'Beatriz', 'Inês', 'Thiago', 'Luísa', 'Gonçalo'], family: ['Silva', 'Araújo', 'Conceição', 'Figueiredo', 'Magalhães', 'Uchôa'], places: [['Recife', 'America/Recife'], ['Porto', 'Europe/Lisbon']], languages: ['pt-BR', 'en']},
  {given: ['Wei', 'Mei', 'Jun', 'Xiulan', 'Zhen', 'Lihua'], family: ['Zhang', 'Chen', 'Xu', 'Yang', 'Ouyang', 'Liu'], places: [['Chengdu', 'Asia/Shanghai'], ['Taipei', 'Asia/Taipei']], languages: ['zh', 'en']},
  {given: ['Łukasz', 'Zofia', 'Jiří', 'Eliška', 'Mihai', 'Ileana'], family: ['Wójcik', 'Žižka', 'Novák', 'Popescu', 'Kowalczyk', 'Vântu'], places: [['Kraków', 'Europe/Warsaw'], ['Brno', 'Europe/Prague'], ['Cluj', 'Europe/Bucharest']], languages: ['pl', 'cs', 'en']},
  {given: ['Grace', 'Rhys', 'Siobhán', 'Callum', 'Ada', 'Harriet', 'Zachary'], family: ['Whitlock', 'O’Neill', 'Llewellyn', 'Fraser', 'Quigley', 'Barnes'], places: [['Leeds', 'Europe/London'], ['Cardiff', 'Europe/London'], ['Galway', 'Europe/Dublin']], languages: ['en', 'cy']},
  {given: ['Ximena', 'Mateo', 'Núria', 'Joaquín', 'Itziar', 'Álvaro'], family: ['Etxeberria', 'Muñoz', 'Quispe', 'Ibáñez', 'Rojas', 'de la Cruz'], places: [['Bilbao', 'Europe/Madrid'], ['Lima', 'America/Lima'], ['Bogotá', 'America/Bogota']], languages: ['es', 'en', 'eu']},
  {given: ['Anneliese', 'Jürgen', 'Käthe', 'Wolfgang', 'Heike', 'Uwe'], family: ['Müller', 'Groß', 'von der Heide', 'Straßer', 'Jäger', 'Pfeiffer'], places: [['Hamburg', 'Europe/Berlin'], ['Graz', 'Europe/Vienna'], ['Bern', 'Europe/Zurich']], languages: ['de', 'en', 'fr']},
  {given: ['Tāne', 'Aroha', 'Leilani', 'Sione', 'Mele'], family: ['Ngata', 'Parata', 'Kealoha', 'Tuʻipulotu', 'Vea'], places: [['Wellington', 'Pacific/Auckland'], ['Auckland', 'Pacific/Auckland']], languages: ['en', 'mi']},
];

const titles = [
  'Platform engineer',
  'Site reliability engineer',
  'Data engineer',
  'Security architect',
  'Storage engineer',
  'Delivery manager',
  'Research software engineer',
  'Developer advocate',
  'Database administrator',
  'Frontend developer',
  'Incident manager',
  'Technical writer',
  'Network engineer',
  'Quality lead',
];
const units = [
  'Cloud platform',
  'Operations',
  'Analytics',
  'Security',
  'Mobile',
  'Research',
  'Field services',
  'Customer care',
  'Data centre',
  'Design',
];
const skills = [
  'Kubernetes',
  'Incident review',
  'Observability',
  'PostgreSQL',
  'Threat modelling',
  'Storage',
  'Streaming',
  'Technical writing',
  'Facilitation',
  'Terraform',
  'Accessibility',
  'Capacity planning',
  'Python',
  'Rust',
  'Networking',
  'Secrets',
  'Release engineering',
  'Cost control',
  'Mentoring',
  'Message queues',
  'Static analysis',
  'Backup and restore',
];
const topics = ['Reliability', 'Security', 'Data', 'Storage', 'Delivery', 'Ways of working', 'Observability', 'Cloud'];
const hours = ['Thursdays 14 to 15', 'Mondays after lunch', 'Any day before 10'];

/** Always the same numbers from 0 to 1, well mixed (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** So many members; the first ones are the same however many are asked for. */
export function people(count: number): readonly Item<'member'>[] {
  const random = chance(7);
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const some = (most: number) =>
    [...new Set(Array.from({length: Math.floor(random() * (most + 1))}, () => one(skills)))].map((skill) => ({
      skill,
      level: 1 + Math.floor(random() * 4),
    }));
  return Array.from({length: count}, (_, index): Item<'member'> => {
    const {given, family, places, languages} = one(cultures);
    const name = `${one(given)} ${one(family)}`;
    const [place, timeZone] = one(places);
    const roll = random();
    const day = `${2010 + Math.floor(random() * 15)}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`;
    const helps = some(4);
    const seeks = some(1);
    return {
      id: `person-${index}`,
      kind: 'member',
      version: '1',
      createdAt: `${day}T09:00:00Z`,
      updatedAt: `${day}T09:00:00Z`,
      visibility: 'organisation',
      state: roll < 0.03 ? 'moved-on' : 'active',
      name,
      title: one(titles),
      unit: one(units),
      place,
      timeZone,
      languages,
      mail: `${name
        .normalize('NFD')
        .replace(/[^A-Za-z ]/g, '')
        .toLowerCase()
        .replaceAll(' ', '.')}${index}@example.org`,
      ...(helps.length > 0 && {helps}),
      ...(seeks.length > 0 && {seeks}),
      topics: [one(topics)],
      joined: day,
      ...(roll > 0.9 && {officeHours: one(hours)}),
      ...(roll > 0.8 && {phone: `+44 20 7946 ${String(index % 10_000).padStart(4, '0')}`}),
      account: roll > 0.97 && roll < 0.985 ? 'guest' : roll >= 0.985 ? 'service' : 'person',
      ...(roll < 0.03 && index > 0 && {successor: `person-${index - 1}`}),
      bio: `Works on ${one(topics).toLowerCase()} and likes to be asked about it.`,
    };
  });
}
