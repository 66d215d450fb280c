import {plain} from './text.js';

/** What a column may hold, and the names it goes by in English, German and French, written plainly. */
type Names = Readonly<Record<string, string>>;

// prettier-ignore
const memberNames: Names = {
  id: 'id, key, uid, user id, user, username, login, employee id, employee number, personnel number, kennung, benutzer, benutzername, personalnummer, identifiant, matricule',
  name: 'name, full name, display name, person, member, employee, anzeigename, vollstandiger name, mitarbeiter, mitglied, nom complet, nom et prenom, collaborateur, membre',
  first: 'first name, firstname, given name, forename, vorname, prenom',
  last: 'last name, lastname, surname, family name, nachname, familienname, nom, nom de famille',
  mail: 'mail, e mail, email, e mail address, email address, mail address, mailadresse, e mail adresse, email adresse, courriel, adresse e mail, adresse mail, adresse electronique',
  phone: 'phone, telephone, phone number, tel, mobile, mobile phone, telefon, telefonnummer, handy, numero de telephone, portable',
  title: 'title, job title, job, position, function, titel, funktion, stelle, berufsbezeichnung, poste, fonction, intitule du poste, titre',
  unit: 'unit, department, team, division, business unit, organisation, organization, organisational unit, abteilung, bereich, organisationseinheit, einheit, service, departement, direction, equipe, unite',
  place: 'place, location, office, city, site, town, standort, ort, stadt, buro, dienstort, lieu, ville, bureau, localisation',
  timeZone: 'time zone, timezone, tz, zeitzone, fuseau horaire',
  languages: 'languages, language, spoken languages, sprachen, sprache, sprachkenntnisse, langues, langue',
  bio: 'bio, about, about me, biography, profile, uber mich, profil, kurzprofil, a propos, biographie',
  picture: 'picture, photo, image, avatar, bild, foto, photo de profil',
  links: 'links, link, website, web site, homepage, url, linkedin, webseite, site web, liens',
  topics: 'topics, interests, subjects, tags, themen, interessen, schlagworter, sujets, themes, centres d interet, interets',
  helps: 'helps, skills, expertise, can help with, helps with, offers, kenntnisse, fahigkeiten, kompetenzen, kann helfen bei, hilft bei, competences, expertises, peut aider',
  seeks: 'seeks, wants to learn, learning, lernt, mochte lernen, lernziele, sucht, souhaite apprendre, veut apprendre, cherche',
  officeHours: 'office hours, sprechstunde, sprechzeiten, permanence, heures de permanence',
  joined: 'joined, joined on, start date, hire date, entry date, eintritt, eintrittsdatum, dabei seit, date d entree, date d arrivee, arrivee',
  state: 'state, status, active, aktiv, statut, actif, etat',
  account: 'account, account type, user type, kontotyp, konto, type de compte',
  successor: 'successor, ask instead, nachfolger, nachfolge, successeur, remplacant',
  communities: 'communities, community, groups, group, communities of practice, gruppen, gruppe, arbeitsgruppen, communautes, communaute, groupes, groupe',
  roles: 'roles, role, community roles, rollen, rolle',
};

// prettier-ignore
const communityNames: Names = {
  id: 'id, key, kennung, identifiant',
  name: 'name, community, group, community name, gruppe, bezeichnung, nom, communaute, groupe',
  form: 'form, kind, type, art, typ, forme, genre',
  purpose: 'purpose, mission, description, about, goal, zweck, beschreibung, ziel, auftrag, objet, but, raison d etre',
  topic: 'topic, subject, domain, thema, gebiet, sujet, theme, domaine',
  topics: 'topics, subjects, themen, sujets, themes',
  facilitator: 'facilitators, facilitator, leads, lead, chairs, chair, leiter, leitung, moderation, moderatoren, moderator, ansprechpartner, animateurs, animateur, responsables, responsable',
  steward: 'stewards, steward, tech leads, maintainers, curators, paten, kuratoren, gardiens, referents',
  sponsor: 'sponsors, sponsor, auftraggeber, parrains, parrain',
  member: 'members, participants, people, mitglieder, teilnehmer, membres',
  links: 'links, link, website, url, webseite, site web, liens',
  state: 'state, status, statut, etat',
  founded: 'founded, created, since, start, gegrundet, seit, fondee, creee, depuis',
};

export type TableKind = 'member' | 'community';

const fieldsOf: Readonly<Record<TableKind, ReadonlyMap<string, string>>> = {
  member: inverse(memberNames),
  community: inverse(communityNames),
};

/** Columns that only one kind of table has. */
const telling: Readonly<Record<TableKind, readonly string[]>> = {
  member: [
    'mail',
    'first',
    'last',
    'phone',
    'title',
    'unit',
    'place',
    'timeZone',
    'helps',
    'seeks',
    'communities',
    'roles',
    'joined',
  ],
  community: ['purpose', 'facilitator', 'steward', 'sponsor', 'form', 'topic'],
};

/** Which field each column goes to; `undefined` for one nobody knows, `''` for one that is to be left out. */
export interface Mapping {
  readonly kind: TableKind;
  readonly fields: readonly (string | undefined)[];
}

/** What a table is about, by its columns first and its file's name after. */
export function mapColumns(
  columns: readonly string[],
  file: string,
  asked: ReadonlyMap<string, string>,
): Mapping | undefined {
  const fieldsFor = (kind: TableKind) =>
    once(columns.map((column) => asked.get(plain(column)) ?? fieldsOf[kind].get(plain(column))));
  const score = (kind: TableKind) => fieldsFor(kind).filter((field) => field && telling[kind].includes(field)).length;
  const named = namedKind(file);
  const kind =
    score('member') !== score('community') ? (score('member') > score('community') ? 'member' : 'community') : named;
  if (!kind) return undefined;
  const fields = fieldsFor(kind);
  // Where there is no first name, `Nom` is the whole one.
  const whole = fields.includes('last') && !fields.includes('first') && !fields.includes('name');
  return {kind, fields: whole ? fields.map((field) => (field === 'last' ? 'name' : field)) : fields};
}

/** Every field `--map` may name. */
export function isField(kind: TableKind, field: string): boolean {
  return (
    field === '' ||
    field.startsWith('custom.') ||
    Object.hasOwn(kind === 'member' ? memberNames : communityNames, field)
  );
}

export const mappableFields = [
  ...new Set([...Object.keys(memberNames), ...Object.keys(communityNames), 'custom.<name>']),
];

function namedKind(file: string): TableKind | undefined {
  const name = plain(file);
  if (/communit|communaut|group|gruppe/.test(name)) return 'community';
  return /people|person|member|staff|employee|user|mitglied|mitarbeiter|membre|personne/.test(name)
    ? 'member'
    : undefined;
}

/** Two columns of one field: the first has it, the second is a column nobody knows. */
function once(fields: readonly (string | undefined)[]): readonly (string | undefined)[] {
  return fields.map((field, index) =>
    field && !field.startsWith('custom.') && fields.indexOf(field) < index ? undefined : field,
  );
}

function inverse(names: Names): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(names).flatMap(([field, list]) => list.split(', ').map((name) => [name, field] as const)),
  );
}
