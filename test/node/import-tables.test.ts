import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {importFiles, utf16, windows1252} from './support/organisation.js';

describe('importing tables', () => {
  it('reads a German Excel export: semicolons, Windows-1252, its own names of columns', async () => {
    const {item, lines, of} = await importFiles({
      'mitarbeiter.csv': windows1252(
        'Personalnummer;Vorname;Nachname;E-Mail;Abteilung;Standort;Kenntnisse;Eintrittsdatum;Gruppen\r\n' +
          '7;Jürgen;Müller;juergen@firma.example;Einkauf;Köln;"Excel; SAP (3)";01.02.2019;Lager\r\n' +
          '8;Ann-Kathrin;Größer;;Lager;Zürich;;3/4/2020;Lager|Büro\r\n',
      ),
    });
    assert.deepEqual(
      {...item('7'), createdAt: undefined, updatedAt: undefined},
      {
        kind: 'member',
        id: '7',
        version: '1',
        state: 'active',
        visibility: 'organisation',
        createdAt: undefined,
        updatedAt: undefined,
        name: 'Jürgen Müller',
        unit: 'Einkauf',
        place: 'Köln',
        mail: 'juergen@firma.example',
        helps: [{skill: 'Excel'}, {skill: 'SAP', level: 3}],
        joined: '2019-02-01',
      },
    );
    assert.match(lines, /note {3}mitarbeiter\.csv {2}is not UTF-8/);
    assert.match(lines, /mitarbeiter\.csv:3 {2}joined: "3\/4\/2020" could be 2020-03-04 or 2020-04-03; left out/);
    assert.deepEqual(
      of('membership')
        .map(({id}) => id)
        .sort(),
      ['7@lager', '8@buro', '8@lager'],
    );
  });

  it('reads French columns, where Nom beside Prénom is the family name', async () => {
    const {of} = await importFiles({
      'annuaire.csv': 'Prénom,Nom,Adresse e-mail,Service,Ville\nZoé,Lefèvre,zoe@ex.example,Achats,Orléans\n',
    });
    const [zoe] = of('member');
    assert.deepEqual(
      [zoe?.['name'], zoe?.['unit'], zoe?.['place'], zoe?.id],
      ['Zoé Lefèvre', 'Achats', 'Orléans', 'zoe'],
    );
  });

  for (const [title, bytes] of [
    ['UTF-16 with its mark', utf16('Name\tMail\nŁucja Đorđe\tl@ex.example\n')],
    ['UTF-16 the other way round', utf16('Name\tMail\nŁucja Đorđe\tl@ex.example\n', 'be')],
    ['UTF-16 without a mark', utf16('Name\tMail\nŁucja Đorđe\tl@ex.example\n', 'le', false)],
    [
      "UTF-8 with a mark, and Excel's hint",
      new TextEncoder().encode('\uFEFFsep=|\r\nName|Mail\r\nŁucja Đorđe|l@ex.example\r\n'),
    ],
  ] as const) {
    it(`reads ${title}`, async () => {
      const {of} = await importFiles({'people.txt': bytes});
      assert.deepEqual(
        of('member').map(({name, mail}) => [name, mail]),
        [['Łucja Đorđe', 'l@ex.example']],
      );
    });
  }

  it('never loses other rows to a bad one, and names each', async () => {
    const {of, lines} = await importFiles({
      'people.csv':
        'id,name,mail,picture\n1,One,one@ex.example,\n1,Twice,two@ex.example,\n,,x@,\n3,,,\n,,,\n4,Four,f@ex.example,,beyond\n5,"Five,f5@ex.example,\n6,Six,s@ex.example,\n',
    });
    assert.deepEqual(
      of('member').map(({id}) => id),
      ['1', 'x', '3', '4'],
    );
    assert.match(lines, /left {3}people\.csv:3 {2}the id 1 was taken by One/);
    assert.match(lines, /note {3}people\.csv:5 {2}has no name; shown as 3/);
    assert.match(lines, /note {3}people\.csv:7 {2}"beyond" stands beyond the last column/);
    assert.match(lines, /left {3}people\.csv:8 {2}cannot be read from here: a quotation mark is not closed/);
  });

  it('leaves a cell of ten megabytes, and says what it must be', async () => {
    const {of, lines} = await importFiles({
      'people.csv': `name,mail\nOne,one@ex.example\n"${'x,y\n'.repeat(2_500_000)}",two@ex.example\nThree,three@ex.example\n`,
    });
    assert.deepEqual(
      of('member').map(({name}) => name),
      ['One', 'Three'],
    );
    assert.match(lines, /people\.csv:3 {2}a cell has 10,000,000 characters/);
  });

  it('gives people of one name an id each, and finds neither by it', async () => {
    const {of, lines} = await importFiles({
      'people.csv': 'Name,Place\nAda Okafor,Lagos\nAda Okafor,Kano\n',
      'communities.csv': 'name,purpose,facilitators\nStorage,Keeping things,Ada Okafor\n',
    });
    assert.deepEqual(
      of('member').map(({id}) => id),
      ['ada-okafor', 'ada-okafor-2'],
    );
    assert.equal(of('membership').length, 0);
    assert.match(lines, /facilitator "Ada Okafor": several people go by this/);
  });

  it('takes roles from both tables, the weightier one first, and keeps the other', async () => {
    const {item, lines} = await importFiles({
      'people.csv': 'id,name,communities,roles\nmo,Mo,"storage; net","steward@storage; Leiter@net; juggler@net"\n',
      'communities.csv':
        'id,name,kind,purpose,facilitators,stewards\nstorage,Storage,SIG,Keep,"mo; ghost",\nnet,Network,tribe,Talk,,\n',
    });
    assert.equal(item('mo@storage')['role'], 'facilitator');
    assert.deepEqual(item('mo@storage').extra, {alsoRoles: ['steward']});
    assert.equal(item('mo@net')['role'], 'facilitator');
    assert.equal(item('storage')['form'], 'community');
    assert.match(lines, /communities\.csv:2 {2}facilitator "ghost" is not among the people/);
    assert.match(lines, /communities\.csv:3 {2}"tribe" is no form of community/);
    assert.match(lines, /people\.csv:2 {2}"juggler" is no role we know/);
  });

  it('maps columns as it is told, and keeps those nobody knows', async () => {
    const {item, lines} = await importFiles(
      {'people.csv': 'Kennung,Rufname,Kostenstelle,Geheim,Laune\nk1,Kim,4711,x,gut\n'},
      {
        map: new Map([
          ['rufname', 'name'],
          ['kostenstelle', 'custom.Cost centre'],
          ['geheim', ''],
        ]),
      },
    );
    assert.equal(item('k1')['name'], 'Kim');
    assert.deepEqual(item('k1')['custom'], {'Cost centre': '4711', Laune: 'gut'});
    assert.match(lines, /column "Laune" is none we know/);
  });

  it('says of a table that is about nothing we know which columns it has', async () => {
    const {items, lines} = await importFiles({
      'budget.csv': 'Quarter,Amount\nQ1,100\n',
      'empty.csv': '',
      'blank.csv': '\n\n',
    });
    assert.equal(items.length, 0);
    assert.match(
      lines,
      /left {3}budget\.csv {2}is a table of neither people nor communities, by its columns "Quarter", "Amount"/,
    );
    assert.match(lines, /left {3}empty\.csv {2}is empty/);
    assert.match(lines, /left {3}blank\.csv {2}holds no row/);
  });

  it('prefixes an id that another kind has', async () => {
    const {items} = await importFiles({
      'communities.csv': 'id,name,purpose\n7,Seven,x\n',
      'people.csv': 'id,name,mail,communities,roles\n7,Person,p@ex.example,7,facilitator@7\n',
    });
    assert.deepEqual(
      items.map(({kind, id}) => [kind, id]),
      [
        ['community', '7'],
        ['member', 'member-7'],
        ['membership', 'member-7@7'],
      ],
    );
  });

  it('takes no name of the language for a field', async () => {
    const {item} = await importFiles({'people.csv': 'id,name,__proto__,constructor\nmo,Mo,evil,evil\n'});
    assert.deepEqual(
      Object.keys(item('mo')).filter((name) => name === '__proto__'),
      [],
    );
    assert.equal(({} as {evil?: string}).evil, undefined);
  });
});
