import {expect} from '@open-wc/testing';

import {maturityOf, type Report} from '../../src/model/maturity.js';

const report = (createdBy: string, unit: string, more: Partial<Report> = {}): Report => ({
  createdBy,
  unit,
  again: 'yes',
  state: 'reported',
  ...more,
});
const practice = {createdBy: 'ada', authors: ['ada', 'bo'], stewards: ['cy']};
const three = [report('x', 'Data'), report('y', 'Web'), report('z', 'Mobile')];

describe('the maturity of a practice', () => {
  it('is an idea until somebody has used it', () => {
    const {maturity, reasons} = maturityOf(practice, []);
    expect(maturity).to.equal('idea');
    expect(reasons).to.deep.equal([{because: 'nobody-yet'}, {because: 'next', maturity: 'tried', units: 1}]);
  });

  it('counts the units that use it, not the people', () => {
    expect(maturityOf(practice, [report('x', 'Data')]).maturity).to.equal('tried');
    const oneUnit = maturityOf(practice, [report('x', 'Data'), report('y', 'data '), report('z', 'DATA')]);
    expect(oneUnit.maturity).to.equal('tried');
    expect(oneUnit.sum).to.include({independent: 3, units: 1});
    expect(maturityOf(practice, three).maturity).to.equal('proven');
  });

  it('never counts what its authors and stewards report of themselves, and says so', () => {
    const own = ['ada', 'bo', 'cy'].map((who, index) => report(who, `Unit ${index}`));
    const {maturity, sum, reasons} = maturityOf(practice, own);
    expect(maturity).to.equal('idea');
    expect(sum).to.include({adoptions: 3, own: 3, independent: 0});
    expect(reasons).to.deep.include({because: 'own', count: 3});
  });

  it('drops what was taken back', () => {
    const [first, ...rest] = three;
    const {maturity, sum, reasons} = maturityOf(practice, [{...first!, state: 'retracted'}, ...rest]);
    expect(maturity).to.equal('tried');
    expect(sum.retracted).to.equal(1);
    expect(reasons).to.deep.include({because: 'retracted', count: 1});
  });

  it('comes to the same sum in whatever order the reports came', () => {
    expect(maturityOf(practice, [...three].reverse())).to.deep.equal(maturityOf(practice, three));
  });

  it('wants most of those who tried it to do it again', () => {
    const doubtful = three.map((each, index) => (index < 2 ? {...each, again: 'no' as const} : each));
    expect(maturityOf(practice, doubtful).maturity).to.equal('tried');
    const withChanges = three.map((each) => ({...each, again: 'with-changes' as const}));
    expect(maturityOf(practice, withChanges).maturity).to.equal('proven');
  });

  it('is a standard after six units, four in five of which would do it again', () => {
    const six = Array.from({length: 6}, (_, index) => report(`p${index}`, `Unit ${index}`));
    expect(maturityOf(practice, six).maturity).to.equal('standard');
    const split = six.map((each, index) => (index < 2 ? {...each, again: 'no' as const} : each));
    expect(maturityOf(practice, split).maturity).to.equal('proven');
  });

  it('stands on what it brought along, and says that this is where it comes from', () => {
    const brought = {...practice, broughtIn: 'proven' as const};
    const {maturity, reasons} = maturityOf(brought, [report('x', 'Data')]);
    expect(maturity).to.equal('proven');
    expect(reasons).to.deep.include({because: 'brought-in', maturity: 'proven'});
    const earned = maturityOf(brought, three);
    expect(earned.reasons.map(({because}) => because)).not.to.include('brought-in');
  });

  it('says what is missing for the next step', () => {
    const {reasons} = maturityOf(practice, [report('x', 'Data', {again: 'no'})]);
    expect(reasons.at(-1)).to.deep.equal({because: 'next', maturity: 'proven', units: 2, share: 2 / 3});
  });
});
