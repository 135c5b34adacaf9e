import * as fc from 'fast-check';
import { completeKey, whatIsWrong, type Gs1Key } from './gs1';
import { lotPattern, readKey, readLot } from './gs1-reader';

const fnc1 = '\u001d';
const sscc = '376104250021234569';
const gtin = '06291041500213';
const gln = '9501101530003';

describe('reading a GS1 key', () => {
  it.each([
    ['bare', sscc],
    ['with blanks around it', ` ${sscc}\r\n`],
    ['in groups', '3 7610425 002123456 9'],
    ['with hyphens', '3-7610425-002123456-9'],
    ['full width', '３７６１０４２５００２１２３４５６９'],
    ['in brackets', `(00)${sscc}`],
    ['in brackets with blanks', `(00) 3 7610425 002123456 9`],
    ['in full-width brackets', `（00）${sscc}`],
    ['with its AI', `00${sscc}`],
    ['GS1-128', `]C100${sscc}`],
    ['GS1 DataMatrix', `]d200${sscc}`],
    ['GS1 QR', `]Q300${sscc}`],
    ['a symbology identifier and the bare key', `]C0${sscc}`],
    ['a leading FNC1', `${fnc1}00${sscc}`],
    ['an FNC1 that a keyboard shows', `<GS>00${sscc}`],
    ['after other elements', `]C102${gtin}3724${fnc1}00${sscc}`],
    ['before other elements', `]C100${sscc}401ABC${fnc1}10LOT`],
    ['after other elements in brackets', `(02)${gtin}(37)24(00)${sscc}`],
    ['a GS1 Digital Link', `https://id.gs1.org/00/${sscc}`],
    ['a link with a stem', `https://example.com/some/10/path/00/${sscc}?x=1`],
    ['a link in capitals', `HTTPS://ID.GS1.ORG/00/${sscc}`],
    ['a link with more keys', `https://id.gs1.org/00/${sscc}/10/ABC?17=261231#part`],
    ['a link with its trailing slash', `https://id.gs1.org/00/${sscc}/`],
    ['a link with the key as attribute', `https://id.gs1.org/01/${gtin}?00=${sscc}`],
    ['a link percent-encoded', `https://id.gs1.org/00/%33${sscc.slice(1)}`],
    ['an EPC URN', 'urn:epc:id:sscc:7610425.3002123456'],
    ['an EPC tag URN', 'urn:epc:tag:sscc-96:2.7610425.3002123456'],
    ['an EPC tag URN with a colon', 'urn:epc:tag:sscc-96:2:7610425.3002123456'],
    ['between STX and ETX', `\u000200${sscc}\u0003`],
    ['before ETX and a line break', `00${sscc}\u0003\r\n`],
    ['between marks of direction', `\u200e${sscc}\u202c`],
    ['after a zero-width space', `\u200b${sscc}`],
    ['with typographic hyphens', '3\u20107610425\u2013002123456\u20149'],
    ['with narrow blanks', '3\u00a07610425\u2009002123456\u202f9'],
    ['an FNC1 that a terminal shows', `^]00${sscc}`],
  ])('given an SSCC %s, then its digits are read', (_form, text) => {
    expect(readKey('sscc', text)).toBe(sscc);
    expect(whatIsWrong('sscc', readKey('sscc', text))).toBeUndefined();
  });

  it.each([
    ['GTIN-13', '6291041500213', gtin],
    ['GTIN-13 from EAN-13', ']E06291041500213', gtin],
    ['GTIN-12', '614141123452', '00614141123452'],
    ['GTIN-8', '95011013', '00000095011013'],
    ['GTIN-8 from EAN-8', ']E495011013', '00000095011013'],
    ['GTIN-14 that begins with an AI', '00614141123452', '00614141123452'],
    ['with lot', `(01)${gtin}(10)ABC(17)261231`, gtin],
    ['with lot, unbracketed', `]d201${gtin}10ABC${fnc1}17261231`, gtin],
    ['content of a unit', `02${gtin}3724`, gtin],
    ['a link with a lot', `https://id.gs1.org/01/${gtin}/10/01/21/7`, gtin],
    ['a link with GTIN-13', 'https://id.gs1.org/01/6291041500213', gtin],
    ['a link by its older name', `https://id.gs1.org/gtin/${gtin}/lot/7`, gtin],
    ['an SGTIN', 'urn:epc:id:sgtin:629104.0150021.17', gtin],
    ['an LGTIN', 'urn:epc:class:lgtin:629104.0150021.LOT-1', gtin],
    ['a GTIN pattern', 'urn:epc:idpat:sgtin:629104.0150021.*', gtin],
  ])('given a GTIN, %s, then its 14 digits are read', (_form, text, expected) => {
    expect(readKey('gtin', text)).toBe(expected);
  });

  it.each([
    ['bare', gln],
    ['physical location', `(414)${gln}`],
    ['ship to, unbracketed', `410${gln}`],
    ['with an extension', `]C1414${gln}254SPOT-3`],
    ['a link with an extension', `https://id.gs1.org/414/${gln}/254/SPOT-3`],
    ['a party', `https://id.gs1.org/417/${gln}`],
    ['an SGLN', 'urn:epc:id:sgln:950110.153000.0'],
    ['an SGLN without extension', 'urn:epc:id:sgln:950110.153000'],
    ['a PGLN', 'urn:epc:id:pgln:950110.153000'],
    ['in groups', '950110 153000 3'],
  ])('given a GLN, %s, then its digits are read', (_form, text) => {
    expect(readKey('gln', text)).toBe(gln);
  });

  it.each([
    ['', 'SSCC must be 18 digits; it is empty'],
    ['12', 'SSCC must be 18 digits; "12" has 2'],
    ['37610425002123456O', 'SSCC must be 18 digits; character 18 of "37610425002123456O" is "O"'],
    ['3761042500212345699', 'SSCC must be 18 digits; "3761042500212345699" has 19'],
    ['S1', 'SSCC must be 18 digits, not "S1"'],
    ['\u001b[2J', 'SSCC must be 18 digits, not "\\u{1b}[2J"'],
    [`(01)${gtin}`, `SSCC must be 18 digits, not "(01)${gtin}"`],
    [`https://id.gs1.org/01/${gtin}`, 'SSCC must be 18 digits, not "https://id.gs1.org/01/06291041…"'],
    ['(00)12', 'SSCC must be 18 digits; "12" has 2'],
    ['376104250021234560', 'SSCC 376104250021234560 has check digit 0, expected 9'],
    ['urn:epc:id:sscc:7610425.3', 'SSCC must be 18 digits, not "urn:epc:id:sscc:7610425.3"'],
    ['9'.repeat(1_000_000), 'SSCC must be 18 digits; "999999999999999999999999999999…" has 1000000'],
  ])('given %.40j, then the problem is named', (text, wrong) => {
    expect(whatIsWrong('sscc', readKey('sscc', text))).toBe(wrong);
  });

  it('given any valid key in any form, then the same digits are read', () => {
    const lengths: Record<Gs1Key, [number, string]> = {
      sscc: [17, '00'],
      gtin: [13, '01'],
      gln: [12, '414'],
    };
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 17, maxLength: 17 });
    fc.assert(
      fc.property(fc.constantFrom<Gs1Key>('sscc', 'gtin', 'gln'), digits, (kind, body) => {
        const [length, ai] = lengths[kind];
        const key = completeKey(kind, body.slice(0, length).join(''));
        const forms = [
          key,
          `(${ai})${key}`,
          `${ai}${key}`,
          `]C1${ai}${key}`,
          `${fnc1}${ai}${key}`,
          `]d2${ai}${key}10A${fnc1}`,
          `https://id.gs1.org/${ai}/${key}`,
        ];
        expect(forms.map((form) => readKey(kind, form))).toEqual(forms.map(() => key));
      }),
    );
  });

  it('given any text, then reading terminates and returns text that is not a key unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
        expect(typeof readKey('gtin', text)).toBe('string');
        expect(typeof readLot(text)).toBe('string');
      }),
    );
  });
});

describe('reading a lot number', () => {
  it.each([
    ['L-77', 'L-77'],
    [' 10A ', '10A'],
    ['(10)L-77', 'L-77'],
    ['01062910415002131', '01062910415002131'],
    [`01${gtin}10L77`, 'L77'],
    ['（10）L-77', 'L-77'],
    [']C110L-77', 'L-77'],
    [`]d201${gtin}10L/7${fnc1}17261231`, 'L/7'],
    [`(01)${gtin}(10)A(B)C(17)261231`, 'A(B)C'],
    [`https://id.gs1.org/01/${gtin}/10/L%2F7`, 'L/7'],
    [`https://id.gs1.org/gtin/${gtin}/lot/7`, '7'],
    ['ＡＢ１', 'AB1'],
  ])('given %j, then %j is read', (text, lot) => {
    expect(readLot(text)).toBe(lot);
    expect(lot).toMatch(new RegExp(lotPattern));
  });

  it.each(['', 'A'.repeat(21), 'a b', '批次7', 'a\u0000', 'a\nb', '€5', '{a}', 'a@b', 'x'.repeat(100_000)])(
    'given %.20j, then it is not a lot',
    (text) => expect(readLot(text)).not.toMatch(new RegExp(lotPattern)),
  );
});
