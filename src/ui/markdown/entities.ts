/**
 * The named characters of HTML 4, which is what people type; the two thousand others of HTML 5 weigh more than this whole parser,
 * and stay as they are written. A number before names says the code of the first; each further name has the next code, `-` none.
 */
const table =
  '34 quot 38 amp apos 60 lt - gt 160 nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute ' +
  'micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml ' +
  'Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc ' +
  'atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave ' +
  'uacute ucirc uuml yacute thorn yuml 338 OElig oelig 352 Scaron scaron 376 Yuml 402 fnof 710 circ 732 tilde 913 Alpha Beta Gamma Delta Epsilon ' +
  'Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma Tau Upsilon Phi Chi Psi Omega 945 alpha beta gamma delta epsilon zeta eta theta ' +
  'iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega 8194 ensp emsp 8201 thinsp 8204 zwnj zwj lrm rlm 8211 ndash ' +
  'mdash 8216 lsquo rsquo sbquo 8220 ldquo rdquo bdquo 8224 dagger Dagger bull 8230 hellip 8240 permil 8242 prime Prime 8249 lsaquo rsaquo 8364 euro ' +
  '8482 trade 8592 larr uarr rarr darr harr 8656 lArr uArr rArr dArr hArr 8704 forall - part exist - empty - nabla isin notin - ni 8719 prod - sum ' +
  'minus 8730 radic 8733 prop infin 8743 and or cap cup int 8776 asymp 8800 ne equiv 8804 le ge 8834 sub sup nsub - sube supe';

let named: Map<string, string> | undefined;

function names(): Map<string, string> {
  const known = new Map<string, string>();
  let code = 0;
  for (const word of table.split(' ')) {
    if (/^\d/.test(word)) code = Number(word);
    else known.set(word, String.fromCharCode(code++));
  }
  return known;
}

/** The character that `&name;`, `&#8212;` or `&#x2014;` stands for; nothing where nobody knows the name. */
export function decodeEntity(entity: string): string | undefined {
  if (entity[1] !== '#') return (named ??= names()).get(entity.slice(1, -1));
  const isHexadecimal = /[xX]/.test(entity[2] ?? '');
  const code = parseInt(entity.slice(isHexadecimal ? 3 : 2), isHexadecimal ? 16 : 10);
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : '\ufffd';
}
