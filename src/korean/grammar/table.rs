//! The morphemes and the classes that each may follow.
//!
//! Forms are written as in dictionaries: ㅂ니다 closes the syllable before it, 는 is a syllable.
//! Particles, suffixes and endings are those of 표준국어대사전; the joint forms
//! (에선, 인진, 론) follow 한글 맞춤법 제33항, auxiliary verbs written together with the
//! main verb (해보다, 해주다) 제47항, and 이에요/예요, 이어/여 표준어 규정 제26항.

use super::class::*;

/// The written forms of a morpheme.
#[derive(Clone, Copy, Debug)]
pub(super) enum Form {
    /// The same after every sound.
    Same(&'static str),
    /// After a consonant, after a vowel.
    Pair(&'static str, &'static str),
    /// 으로/로: after a consonant other than ㄹ, after a vowel or ㄹ.
    Direction(&'static str, &'static str),
    /// Only after a vowel.
    Open(&'static str),
}

/// A morpheme: its forms, its class, and the classes that it may follow.
pub(super) type Row = (Form, u64, u64);

use Form::{Direction, Open, Pair, Same};

/// Morphemes that form another word with a noun of one syllable: 반대로, 말하고, 기분, 시측, 한쪽, 학급.
pub(super) const BEHIND_LONGER: [&str; 11] =
    ["대로", "하고", "분", "측", "쪽", "급", "보고", "더러", "때문", "뿐만아니라", "뿐아니라"];

/// Suffixes and particles.
pub(super) const PARTICLES: &[Row] = &[
    (Same("들"), PLURAL, NOUN | TITLE),
    (Same("님"), TITLE, NOUN),
    (Same("분"), TITLE, NOUN),
    (Same("측"), SUFFIX, NOUN | PLURAL),
    (Same("쪽"), SUFFIX, NOUN | PLURAL),
    (Same("별"), SUFFIX, NOUN | PLURAL),
    (Same("용"), SUFFIX, NOUN | PLURAL),
    (Same("급"), SUFFIX, NOUN),
    (Same("씩"), SUFFIX, NOUN),
    (Same("쯤"), SUFFIX, NOUN),
    (Same("짜리"), SUFFIX, NOUN),
    (Same("끼리"), SUFFIX, NOUN | PLURAL | TITLE),
    (Same("당"), EACH, NOUN),
    (Pair("이", "가"), LAST, NOMINALS | DENIED | ONLY | SINCE | UNTIL | JUST | EXTENT | FROM_PLACE | TO_PERSON | AS),
    (Pair("을", "를"), LAST, NOMINALS | DENIED | ONLY | SINCE | UNTIL | EXTENT),
    (Open("ㄹ"), LAST, NOMINAL | DENIED),
    (Same("의"), LAST, NOMINALS | CASES | WITH | ALONG | ONLY | PER | EXTENT | SINCE | UNTIL),
    (Same("께서"), HONORED, NOUN | PLURAL | TITLE),
    (Same("에"), AT, NOMINALS | ONLY | UNTIL),
    (Same("에서"), FROM_PLACE, NOMINALS | ONLY | UNTIL),
    (Same("에게"), TO_PERSON, HEAD | ONLY),
    (Same("한테"), TO_PERSON, HEAD | ONLY),
    (Same("께"), TO_PERSON, NOUN | PLURAL | TITLE),
    (Same("서"), FROM_PERSON, TO_PERSON),
    (Same("로"), TOWARDS, TO_PERSON),
    (Same("다"), LAST, AT),
    (Same("다가"), LAST, AT),
    (Direction("으로", "로"), TOWARDS, NOMINALS | ONLY | UNTIL | EXTENT),
    (Same("서"), AS, TOWARDS),
    (Same("써"), BY, TOWARDS),
    (Pair("과", "와"), WITH, NOMINALS | FROM_PLACE | TO_PERSON | FROM_PERSON | ONLY | UNTIL | SINCE),
    (Pair("이랑", "랑"), ALONG, HEAD),
    (Same("하고"), ALONG, HEAD),
    (Same("처럼"), LIKE, NOMINALS | CASES),
    (Same("같이"), LIKE, HEAD),
    (Same("만큼"), EXTENT, NOMINALS | AT | FROM_PLACE | TO_PERSON),
    (Same("보다"), THAN, NOMINALS | AT | FROM_PLACE | TO_PERSON | TOWARDS),
    (Same("대로"), PER, HEAD),
    (Same("마다"), PER, HEAD),
    (Same("부터"), SINCE, NOMINALS | AT | FROM_PLACE | FROM_PERSON | TO_PERSON | TOWARDS | LINK),
    (Same("까지"), UNTIL, NOMINALS | DENIED | CASES | LINK),
    (Same("만"), ONLY, NOMINALS | CASES | HONORED | WITH | ALONG | LIKE | EXTENT | PER | UNTIL | JUST | LINK | INF),
    (
        Same("도"),
        ALSO,
        NOMINALS | DENIED | CASES | HONORED | WITH | ALONG | LIKE | EXTENT | THAN | SINCE | UNTIL | ONLY | EVEN | LINK,
    ),
    (
        Pair("은", "는"),
        TOPIC,
        NOMINALS
            | DENIED
            | CASES
            | HONORED
            | WITH
            | ALONG
            | LIKE
            | EXTENT
            | THAN
            | PER
            | SINCE
            | UNTIL
            | ONLY
            | BUT
            | LINK,
    ),
    (Open("ㄴ"), LAST, NOMINAL | ASK | DENIED | CASES | THAN | SINCE | UNTIL | LINK),
    (Same("조차"), EVEN, HEAD | NOMINAL | DENIED | AT | FROM_PLACE | TO_PERSON | TOWARDS),
    (Same("마저"), EVEN, HEAD | NOMINAL | AT | FROM_PLACE | TO_PERSON | TOWARDS),
    (Same("밖에"), BUT, HEAD | NOMINAL | AT | FROM_PLACE | TO_PERSON | TOWARDS),
    (Same("뿐"), JUST, HEAD | AT | FROM_PLACE | TO_PERSON | TOWARDS),
    (Pair("이나", "나"), LAST, NOMINALS | CASES | ONLY | SINCE | UNTIL | EXTENT),
    (Pair("이나마", "나마"), LAST, HEAD | CASES | ONLY),
    (Pair("이라도", "라도"), LAST, NOMINALS | CASES | ONLY | SINCE | UNTIL | LIKE),
    (Pair("이든", "든"), LAST, NOMINALS | CASES | ONLY),
    (Pair("이든지", "든지"), LAST, NOMINALS | CASES | ONLY),
    (Pair("이든가", "든가"), LAST, NOMINALS | CASES | ONLY),
    (Pair("이란", "란"), LAST, HEAD | NOMINAL),
    (Pair("이야", "야"), LAST, NOMINALS | CASES | ONLY),
    (Pair("이야말로", "야말로"), LAST, HEAD | NOMINAL | CASES),
    (Same("커녕"), LAST, HEAD | TOPIC),
    (Same("치고"), LIKE, HEAD),
    (Same("보고"), LIKE, HEAD),
    (Same("더러"), LIKE, HEAD),
    // Words that are often written without the space before them: 학생때문에.
    (Same("때문"), SUFFIX, HEAD | NOMINAL),
    (Same("뿐만아니라"), LAST, HEAD | CASES),
    (Same("뿐아니라"), LAST, HEAD | CASES),
    (Pair("아", "야"), LAST, NOUN | PLURAL | TITLE),
    (Pair("이여", "여"), LAST, NOUN | PLURAL),
    (
        Same("요"),
        LAST,
        CASES
            | WITH
            | ALONG
            | LIKE
            | PER
            | SINCE
            | UNTIL
            | ONLY
            | ALSO
            | TOPIC
            | EVEN
            | BUT
            | INF
            | COPULA_INF
            | COPULA
            | ASK
            | DENIED
            | LINK
            | CASUAL,
    ),
];

/// The copula, verbs behind action nouns, and morphemes that turn a stem into another stem.
pub(super) const STEMS: &[Row] = &[
    (Same("이"), COPULA, PREDICABLE | LINK),
    (Same("이어"), COPULA_INF, PREDICABLE),
    (Open("여"), COPULA_INF, PREDICABLE),
    (Same("에요"), LAST, COPULA),
    (Same("예요"), LAST, DROPPED),
    (Same("하"), VERB, NOUN),
    (Same("되"), VERB, NOUN),
    (Same("시키"), VERB, NOUN),
    (Same("받"), VERB, NOUN),
    (Same("당하"), VERB, NOUN),
    (Same("드리"), VERB, NOUN),
    (Same("하여"), INF, NOUN),
    (Same("해"), INF, NOUN),
    (Same("되어"), INF, NOUN),
    (Same("돼"), INF, NOUN),
    (Same("시켜"), INF, NOUN),
    (Same("받아"), INF, NOUN),
    (Same("당해"), INF, NOUN),
    (Same("드려"), INF, NOUN),
    (Same("보"), VERB, INF),
    (Same("봐"), INF, INF),
    (Same("주"), VERB, INF),
    (Same("줘"), INF, INF),
    (Same("주어"), INF, INF),
    (Same("드리"), VERB, INF),
    (Same("드려"), INF, INF),
    (Same("두"), VERB, INF),
    (Same("둬"), INF, INF),
    (Same("놓"), VERB, INF),
    (Same("놓아"), INF, INF),
    (Same("버리"), VERB, INF),
    (Same("버려"), INF, INF),
    (Same("가"), VERB, INF),
    (Same("오"), VERB, INF),
    (Same("와"), INF, INF),
    (Same("나가"), VERB, INF),
    (Same("내"), VERB, INF),
    (Same("지"), VERB, INF),
    (Same("져"), INF, INF),
    (Same("있"), PAST, INF),
    (Same("야하"), VERB, INF),
    (Same("야해"), INF, INF),
    (Pair("으시", "시"), HONORIFIC, VERB | COPULA),
    (Same("셔"), INF, VERB | COPULA),
    (Open("ㅆ"), PAST, INF | COPULA_INF),
    (Same("겠"), PAST, STEM),
    (Same("어"), INF, PAST),
];

/// Endings.
pub(super) const ENDINGS: &[Row] = &[
    (Pair("습니다", "ㅂ니다"), LAST, STEM | DECLARED | NAMED),
    (Pair("습니다만", "ㅂ니다만"), LAST, STEM | DECLARED | NAMED),
    (Pair("습니다마는", "ㅂ니다마는"), LAST, STEM | DECLARED | NAMED),
    (Pair("습니까", "ㅂ니까"), LAST, STEM | DECLARED | NAMED),
    (Pair("읍시다", "ㅂ시다"), LAST, VERB),
    (Pair("으세요", "세요"), LAST, VERB | COPULA | DROPPED),
    // 팀장이시죠 is 리더시죠 behind a vowel. 시 alone there is mostly a time: 결제시.
    (Same("시죠"), LAST, DROPPED),
    (Same("시네요"), LAST, DROPPED),
    (Same("시군요"), LAST, DROPPED),
    (Same("시라면"), LAST, DROPPED),
    (Same("시고"), LAST, DROPPED),
    (Same("시며"), LAST, DROPPED),
    (Same("시면"), LAST, DROPPED),
    (Same("신데"), LAST, DROPPED),
    (Same("신데요"), LAST, DROPPED),
    (Same("신가요"), LAST, DROPPED),
    (Same("십니다"), LAST, DROPPED),
    (Same("십니까"), LAST, DROPPED),
    (Pair("으십시오", "십시오"), LAST, VERB),
    (Pair("으시오", "시오"), LAST, VERB),
    (Same("다"), LAST, COPULA | DROPPED),
    (Same("다"), DECLARED, VERB | PAST | HONORIFIC),
    (Pair("는다", "ㄴ다"), DECLARED, VERB | HONORIFIC),
    (Pair("으라", "라"), DECLARED, VERB),
    (Same("라"), DECLARED, INF),
    (Same("자"), DECLARED, VERB),
    (Same("자"), LAST, COPULA),
    (Same("냐"), DECLARED, STEM | DROPPED),
    (Same("느냐"), DECLARED, EVENT),
    (Same("라"), NAMED, COPULA | DROPPED | HONORIFIC),
    (Same("고"), LINK, DECLARED | NAMED),
    (Same("는"), LAST, DECLARED | NAMED),
    (Same("던"), LAST, DECLARED | NAMED),
    (Same("며"), LAST, DECLARED | NAMED),
    (Same("면"), LINK, DECLARED | NAMED),
    (Same("면서"), LINK, DECLARED | NAMED),
    (Same("니"), LAST, DECLARED | NAMED),
    (Same("니까"), LINK, DECLARED | NAMED),
    (Same("거나"), LAST, DECLARED | NAMED),
    (Same("든지"), LAST, DECLARED | NAMED),
    (Same("든가"), LAST, DECLARED | NAMED),
    (Same("더라도"), LAST, DECLARED | NAMED),
    (Same("지만"), LAST, DECLARED | NAMED),
    (Same("기"), NOMINAL, DECLARED | NAMED),
    (Same("네"), CASUAL, DECLARED | NAMED),
    (Open("ㄴ다"), LAST, DECLARED | NAMED),
    (Open("ㄴ"), LAST, DECLARED | NAMED),
    (Open("ㄹ까"), ASK, NAMED),
    (Open("ㄹ"), LAST, NAMED),
    (Same("서"), LINK, NAMED),
    (Same("도"), LAST, NAMED),
    (Same("야"), LINK, NAMED),
    (Same("서"), LINK, INF | COPULA_INF),
    (Same("도"), LINK, INF | COPULA_INF),
    (Same("야"), LINK, INF | COPULA_INF),
    (Same("야지"), CASUAL, INF | COPULA_INF),
    (Same("야죠"), LAST, INF | COPULA_INF),
    (Same("야겠"), PAST, INF | COPULA_INF),
    (Same("고"), LINK, STEM | DROPPED),
    (Same("고서"), LINK, EVENT),
    (Same("고자"), LAST, VERB | HONORIFIC),
    (Pair("으며", "며"), LAST, STEM | DROPPED),
    (Pair("으면", "면"), LINK, STEM | DROPPED),
    (Pair("으면서", "면서"), LINK, STEM | DROPPED),
    (Pair("으므로", "므로"), LAST, STEM | SPARED),
    (Pair("으니", "니"), LAST, STEM | DROPPED),
    (Pair("으니까", "니까"), LINK, STEM | DROPPED),
    (Pair("으나", "나"), LAST, STEM),
    (Same("지만"), LAST, STEM | DROPPED),
    (Same("거나"), LAST, STEM | DROPPED),
    (Same("건"), LAST, STEM),
    (Same("든"), LAST, STEM),
    (Same("든지"), LAST, STEM),
    (Same("든가"), LAST, STEM),
    (Same("더라도"), LAST, STEM | SPARED),
    (Same("더라"), DECLARED, STEM | SPARED),
    (Same("더니"), LAST, STEM | SPARED),
    (Same("던데"), LINK, STEM | SPARED),
    (Same("던"), LAST, STEM | SPARED),
    (Same("던가"), ASK, STEM | SPARED),
    (Same("더라면"), LINK, PAST),
    (Same("거든"), CASUAL, STEM | SPARED),
    (Same("길래"), LAST, STEM | SPARED),
    (Same("기"), NOMINAL, STEM),
    (Pair("음", "ㅁ"), NOMINAL, STEM),
    (Pair("은", "ㄴ"), LAST, PRESENT),
    (Same("는"), LAST, EVENT),
    (Pair("을", "ㄹ"), LAST, STEM),
    (Pair("은가", "ㄴ가"), ASK, PRESENT),
    (Same("는가"), ASK, EVENT),
    (Same("나"), ASK, EVENT),
    (Pair("은지", "ㄴ지"), ASK, PRESENT),
    (Same("는지"), ASK, EVENT),
    (Pair("을지", "ㄹ지"), ASK, STEM),
    (Pair("을지라도", "ㄹ지라도"), LAST, STEM),
    (Pair("을지언정", "ㄹ지언정"), LAST, STEM),
    (Pair("을까", "ㄹ까"), ASK, STEM),
    (Pair("을걸", "ㄹ걸"), CASUAL, STEM),
    (Pair("을게", "ㄹ게"), CASUAL, VERB),
    (Pair("을래", "ㄹ래"), CASUAL, VERB | HONORIFIC),
    (Pair("을수록", "ㄹ수록"), LAST, STEM),
    (Pair("을뿐더러", "ㄹ뿐더러"), LAST, STEM),
    (Pair("은데", "ㄴ데"), LINK, PRESENT),
    (Same("는데"), LINK, EVENT),
    (Pair("은걸", "ㄴ걸"), CASUAL, PRESENT),
    (Same("는걸"), CASUAL, EVENT),
    (Pair("은들", "ㄴ들"), LAST, PRESENT),
    (Same("지"), DENIED, STEM),
    // 지 without 요 usually means paper: 문제지, 답안지.
    (Same("지요"), LAST, DROPPED),
    (Same("죠"), LAST, STEM | DROPPED),
    (Same("네"), CASUAL, STEM | DROPPED),
    (Same("군"), CASUAL, STEM | DROPPED),
    (Same("는군"), CASUAL, VERB | HONORIFIC),
    (Same("구나"), LAST, STEM | DROPPED),
    (Same("는구나"), LAST, VERB | HONORIFIC),
    (Same("잖아"), CASUAL, STEM | DROPPED),
    (Same("야"), LAST, COPULA),
    (Same("래"), CASUAL, COPULA | DROPPED),
    (Same("대"), CASUAL, PAST),
    (Pair("는대", "ㄴ대"), CASUAL, VERB | HONORIFIC),
    (Same("도록"), LINK, EVENT),
    (Same("게"), LINK, VERB | HONORIFIC),
    (Same("게끔"), LAST, VERB | HONORIFIC),
    (Pair("으려고", "려고"), LINK, VERB | HONORIFIC),
    (Pair("으려면", "려면"), LINK, VERB | HONORIFIC | COPULA),
    (Pair("으려는", "려는"), LAST, VERB | HONORIFIC),
    (Pair("으려", "려"), LAST, VERB | HONORIFIC),
    (Pair("으러", "러"), LAST, VERB),
    (Same("되"), LAST, VERB | COPULA),
    (Same("다가"), LINK, STEM),
    (Same("자마자"), LAST, VERB | HONORIFIC),
    (Same("다시피"), LAST, VERB | PAST),
    (Same("느라"), LAST, VERB),
    (Same("느라고"), LAST, VERB),
    (Same("듯"), LAST, STEM),
    (Same("듯이"), LAST, STEM),
];
