import {maturities} from '../../model/kinds.js';

/** The names the head of a practice may use for our fields, written plainly, in English, German and French. */
// prettier-ignore
const heads: Readonly<Record<string, string>> = {
  id: 'id, key, kep number, number, kennung, identifiant',
  title: 'title, name, titel, titre',
  community: 'community, owning sig, owning community, group, gruppe, communaute, groupe',
  alsoFor: 'also for, participating sigs, communities, auch fur, aussi pour',
  maturity: 'maturity, stage, reife, reifegrad, maturite',
  review: 'review, review step, state, status, zustand, statut, etat',
  authors: 'authors, author, written by, autoren, autor, autorin, verfasser, auteurs, auteur',
  reviewers: 'reviewers, reviewer, reviewed by, prufer, gutachter, relecteurs, relecteur',
  stewards: 'stewards, steward, owners, owner, maintainers, approvers, paten, pate, verantwortlich, verantwortliche, gardiens, responsable, responsables',
  created: 'created, created at, date, creation date, erstellt, erstellt am, datum, cree, cree le',
  updated: 'updated, last updated, updated at, modified, last modified, geandert, aktualisiert, modifie, modifie le, mis a jour',
  verifiedAt: 'verified, verified at, last reviewed, reviewed, gepruft, gepruft am, verifie, verifie le',
  reviewBy: 'review by, verified until, review date, next review, expires, valid until, prufen bis, gultig bis, a revoir, valable jusqu au',
  related: 'related, see also, related to, siehe auch, verwandt, voir aussi',
  replacedBy: 'replaced by, superseded by, ersetzt durch, remplace par',
  tags: 'tags, tag, topics, keywords, labels, schlagworter, themen, mots cles, sujets',
  summary: 'summary, description, abstract, zusammenfassung, kurzfassung, resume',
  effort: 'effort, aufwand', risk: 'risk, risiko, risque', outcome: 'outcome, ergebnis', language: 'language, lang, sprache, langue',
  useWhen: 'use when, when to use, einsetzen wenn, utiliser quand', notWhen: 'not when, do not use when, when not to use, nicht einsetzen wenn, ne pas utiliser quand',
};

/** Headings that say which part of a practice stands under them. What no heading names stays a section. */
// prettier-ignore
const headings: Readonly<Record<string, string>> = {
  summary: 'summary, abstract, tl dr, in short, overview, zusammenfassung, kurzfassung, uberblick, resume, en bref',
  problem: 'problem, problem statement, motivation, the problem, problemstellung, ausgangslage, probleme',
  context: 'context, background, situation, kontext, hintergrund, contexte',
  forces: 'forces, constraints, rahmenbedingungen, einschrankungen, contraintes',
  steps: 'proposal, solution, steps, how to, how to do it, approach, the practice, what we do, losung, vorgehen, schritte, vorschlag, so geht es, etapes, demarche, proposition',
  result: 'result, results, outcome, consequences, benefits, ergebnis, ergebnisse, wirkung, nutzen, resultat, resultats',
  rationale: 'rationale, why, why it works, reasoning, begrundung, warum, justification, pourquoi',
  evidence: 'evidence, measurements, proof, belege, nachweise, messungen, preuves, mesures',
  useWhen: 'use when, when to use, use it when, einsetzen wenn, wann einsetzen, utiliser quand, quand l utiliser',
  notWhen: 'not when, do not use when, when not to use, nicht einsetzen wenn, wann nicht einsetzen, ne pas utiliser quand',
};

// prettier-ignore
const states: Readonly<Record<string, string>> = {
  draft: 'draft, wip, work in progress, provisional, entwurf, brouillon, ebauche',
  'in-review': 'in review, review, proposed, implementable, in prufung, zur prufung, en relecture, en revision',
  approved: 'approved, accepted, implemented, final, published, active, current, freigegeben, angenommen, approuve, valide, publie',
  retired: 'retired, withdrawn, deprecated, obsolete, superseded, replaced, rejected, zuruckgezogen, veraltet, abgelehnt, retire, obsolete, remplace',
};

// prettier-ignore
const stages: Readonly<Record<string, string>> = {
  idea: 'idea, proposed, new, experimental, idee, neu, nouveau',
  tried: 'tried, alpha, trial, pilot, erprobt, pilotiert, essaye, essai',
  proven: 'proven, beta, good, validated, bewahrt, eprouve, prouve',
  standard: 'standard, stable, ga, best practice, recommended, mandatory, empfohlen, verbindlich, recommande',
};

export const headNames = inverse(heads);
export const sectionNames = inverse(headings);
export const stateNames = inverse(states);
export const maturityNames = new Map([...inverse(stages), ...maturities.map((name) => [name, name] as const)]);

function inverse(names: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(names).flatMap(([field, list]) => list.split(', ').map((name) => [name, field] as const)),
  );
}
