//! Classes of morphemes, as bits: a morpheme belongs to one and may follow many.

/// The noun itself, before anything else.
pub(super) const NOUN: u64 = 1 << 0;
/// 들
pub(super) const PLURAL: u64 = 1 << 1;
/// 님
pub(super) const TITLE: u64 = 1 << 2;
/// 별, 용, 씩, 끼리: the result is a noun again and takes the copula.
pub(super) const SUFFIX: u64 = 1 << 3;
/// 당: takes particles only.
pub(super) const EACH: u64 = 1 << 4;
/// 이/가, 을/를, 의 and every other morpheme that ends the chain.
pub(super) const LAST: u64 = 1 << 5;
/// 께서
pub(super) const HONORED: u64 = 1 << 6;
/// 에
pub(super) const AT: u64 = 1 << 7;
/// 에서
pub(super) const FROM_PLACE: u64 = 1 << 8;
/// 에게, 한테, 께
pub(super) const TO_PERSON: u64 = 1 << 9;
/// 에게서, 한테서
pub(super) const FROM_PERSON: u64 = 1 << 10;
/// 으로/로
pub(super) const TOWARDS: u64 = 1 << 11;
/// 으로서/로서
pub(super) const AS: u64 = 1 << 12;
/// 으로써/로써
pub(super) const BY: u64 = 1 << 13;
/// 과/와
pub(super) const WITH: u64 = 1 << 14;
/// 이랑/랑, 하고
pub(super) const ALONG: u64 = 1 << 15;
/// 처럼, 같이
pub(super) const LIKE: u64 = 1 << 16;
/// 만큼
pub(super) const EXTENT: u64 = 1 << 17;
/// 보다
pub(super) const THAN: u64 = 1 << 18;
/// 대로, 마다
pub(super) const PER: u64 = 1 << 19;
/// 부터
pub(super) const SINCE: u64 = 1 << 20;
/// 까지
pub(super) const UNTIL: u64 = 1 << 21;
/// 만
pub(super) const ONLY: u64 = 1 << 22;
/// 도
pub(super) const ALSO: u64 = 1 << 23;
/// 은/는
pub(super) const TOPIC: u64 = 1 << 24;
/// 조차, 마저
pub(super) const EVEN: u64 = 1 << 25;
/// 밖에
pub(super) const BUT: u64 = 1 << 26;
/// 뿐
pub(super) const JUST: u64 = 1 << 27;
/// Stem 이 of the copula.
pub(super) const COPULA: u64 = 1 << 28;
/// Copula dropped after a vowel, the usual spelling: 서버면, 서버고.
pub(super) const DROPPED: u64 = 1 << 29;
/// Copula dropped where dropping and writing it are both usual: 서버(이)므로, 서버(이)더라도.
pub(super) const SPARED: u64 = 1 << 30;
/// 이어/여, the copula before 서, 도, 야 and the past.
pub(super) const COPULA_INF: u64 = 1 << 31;
/// Stems of verbs: 하, 되, 시키.
pub(super) const VERB: u64 = 1 << 32;
/// Honorific 시.
pub(super) const HONORIFIC: u64 = 1 << 33;
/// Infinitives: 해, 되어, 시켜.
pub(super) const INF: u64 = 1 << 34;
/// Stems that end in ㅆ: past and 겠.
pub(super) const PAST: u64 = 1 << 35;
/// Nominalized: 기, ㅁ.
pub(super) const NOMINAL: u64 = 1 << 36;
/// Embedded questions: 인지, 하는가, 할까.
pub(super) const ASK: u64 = 1 << 37;
/// 지 before 않다.
pub(super) const DENIED: u64 = 1 << 38;
/// Connectives that particles may follow: 고, 면, 해서, 라고.
pub(super) const LINK: u64 = 1 << 39;
/// 다, 냐, 자: the base of quotations.
pub(super) const DECLARED: u64 = 1 << 40;
/// 라 of the copula: the base of quotations, also of 라서 and 라도.
pub(super) const NAMED: u64 = 1 << 41;
/// Endings that 요 makes polite: 네, 군, 거든.
pub(super) const CASUAL: u64 = 1 << 42;

/// Classes that count as a noun.
pub(super) const HEAD: u64 = NOUN | PLURAL | TITLE | SUFFIX | EACH;
/// Nouns and nominalized clauses.
pub(super) const NOMINALS: u64 = HEAD | NOMINAL | ASK;
/// Particles of case that others may follow.
pub(super) const CASES: u64 = AT | FROM_PLACE | TO_PERSON | FROM_PERSON | TOWARDS | AS | BY;
/// Classes that the copula may follow.
pub(super) const PREDICABLE: u64 = NOUN
    | PLURAL
    | TITLE
    | SUFFIX
    | ONLY
    | UNTIL
    | SINCE
    | JUST
    | EXTENT
    | PER
    | FROM_PLACE
    | TO_PERSON
    | AS
    | NOMINAL
    | ASK;
/// Stems that take the common endings, with the copula spelled out.
pub(super) const STEM: u64 = COPULA | VERB | HONORIFIC | PAST;
/// Stems in the present, which ㄴ and ㄴ가 follow.
pub(super) const PRESENT: u64 = COPULA | VERB | HONORIFIC;
/// Stems of events, which 는 and 나 follow.
pub(super) const EVENT: u64 = VERB | HONORIFIC | PAST;
/// Classes that may not end a run.
pub(super) const UNFINISHED: u64 = COPULA | DROPPED | SPARED | VERB | HONORIFIC | PAST;
