//! Korean words without particles and endings.
//!
//! A light stemmer for search: both sides of a match go through it, so it may cut too much where the
//! terminology checks must not. `assets/js/search/words.js` is the mirror; `FORMAT.md` has the rule.

use crate::korean::jamo::{is_syllable, last_consonant, with_last};
use std::collections::HashMap;
use std::sync::LazyLock;

/// What must stand before a suffix, in the order of the minimum table: anything, a final consonant,
/// a vowel, a vowel or ㄹ.
const NEEDS: [char; 4] = ['*', 'b', 'v', 'r'];
/// No stem is this long: the suffix does not apply.
const NEVER: u8 = 99;
/// The longest suffix, in syllables.
const LONGEST: usize = 5;

/// `need`, fewest syllables left, heads, tails: every head with every tail is a suffix (`.` is nothing).
const SUFFIXES: &[(char, u8, &str, &str)] = &[
    (
        '*',
        1,
        "에서 에게 에게서 한테 한테서 께서 까지 마저 조차 부터 밖에 처럼 보다 마다 대로 만큼 만",
        ". 는 도 만 의 를 라도",
    ),
    ('*', 1, "에", ". 는 도 만 서"),
    ('*', 1, "들", "이 을 은 의 에 도 과 로"),
    ('*', 2, "의 도 만 들 께 씩 뿐 별 요 님", "."),
    ('b', 1, "을 은", "."),
    ('v', 1, "를 는", "."),
    ('b', 2, "이 과 과의 과는 이나 이랑 이든 이라 이란 이며 이고 이다 이면 이요 인 일", "."),
    ('v', 2, "가 와 와의 와는 나 랑 든 라 란 며 고 다 면", "."),
    ('b', 2, "이라 이", "도 는 고 서 면 며 지만 므로 어야 었다 었습니다 에요"),
    ('v', 2, "라", "도 는 고 서 면"),
    ('v', 2, "예요 였다 였습니다", "."),
    ('b', 1, "으로", ". 는 도 의 만 써 서 부터 까지"),
    ('r', 2, "로", ". 는 도 의 만 써 서 부터 까지"),
    ('*', 1, "입니 습니", "다 까"),
    ('*', 1, "인가요 인지 인데 세요 십시오", "."),
    (
        '*',
        2,
        "었 았 였 겠 던 거나 든지 더라도 도록 므로 려 니까 면 면서 지만 지 기 게 네요 나요 는지 는데 어 어서 아서 어야 아야 으면 으며 으려면 으로써",
        ".",
    ),
    ('*', 2, "하 되 시키", ". 여 여야 자 니 실 신 시면 고자"),
    ('*', 2, "받", ". 다 고 을 아 으세요 는 습"),
    ('*', 2, "합 됩 시킵", "니다 니까 시다"),
    ('*', 2, "했 됐 되었 하였 시켰", ". 다 고"),
    ('*', 2, "한 할 함 해 된 될 됨 돼 되어 시킨 시킬 시켜", "."),
    ('*', 2, "한 된", "다 다면 다는 다고 데 지"),
    ('*', 2, "할 될", "지 까요 때 수"),
    ('*', 2, "해 돼 되어 시켜", "서 야 도 요 라 야만 지 지는 진 질 보 본 볼 봐 봅 주 준 줄 줘 줍 두 둔 놓"),
];

/// Borrowed nouns of one syllable: no longer word ends in such a syllable, so any particle behind it is one (앱이, 폰과).
const NOUNS: &str = "앱웹폰탭줌팀캠톡팁칩핀맵툴샵숍뷰봇";

/// Nouns that look like a form of 하다, behind a word of two syllables or more: 유통기한, 접근권한, 역할분할.
const LIKE_VERBS: [&str; 6] = ["기한", "권한", "상한", "시한", "역할", "분할"];
/// Syllables that make a verb of 제한: 결제한, 삭제한.
const NO_LIMIT: &str = "결삭해면과문";

/// What may be a particle behind a noun of one syllable, or the end of another word (차이, 회의, 수도); before it `NEEDS`.
const DOUBTFUL: [(char, &str); 4] = [('*', "의도만들씩뿐"), ('b', "이과"), ('v', "가와나랑라예였"), ('r', "로")];

/// Suffixes by their text: the fewest syllables left for each need.
struct Suffixes {
    minimum: HashMap<String, [u8; 4]>,
    /// Whether a syllable ends any suffix: most words stop here.
    ends: Vec<bool>,
}

static TABLE: LazyLock<Suffixes> = LazyLock::new(|| {
    let mut table = Suffixes { minimum: HashMap::new(), ends: vec![false; 11172] };
    for (need, left, heads, tails) in SUFFIXES {
        let at = NEEDS.iter().position(|n| n == need).expect("the table uses the four needs");
        for head in heads.split(' ') {
            for tail in tails.split(' ') {
                let suffix = format!("{head}{tail}").replace('.', "");
                let last = suffix.chars().next_back().expect("no suffix is empty");
                table.ends[(last as u32 - 0xAC00) as usize] = true;
                table.minimum.entry(suffix).or_insert([NEVER; 4])[at] = *left;
            }
        }
    }
    table
});

/// Where the word's last particle or ending begins, and the syllable that takes its place if it shared one
/// (나눕니다 is 나누); `None` if it has none.
fn strip(word: &str) -> Option<(usize, Option<char>)> {
    let table = &*TABLE;
    let syllables = word.len() / 3;
    let last = word.chars().next_back()?;
    if syllables > 2 && (word.ends_with("니다") || word.ends_with("니까")) {
        let polite = &word[..word.len() - 6];
        let end = polite.chars().next_back()?;
        if last_consonant(end) == Some('ㅂ') && !"입습합됩킵".contains(end) {
            return Some((polite.len() - 3, with_last(end, None)));
        }
    }
    if !table.ends[(last as u32 - 0xAC00) as usize] || is_like_verb(word) {
        return None;
    }
    for n in (1..=LONGEST.min(syllables.saturating_sub(1))).rev() {
        let at = word.len() - 3 * n;
        let Some(minimum) = table.minimum.get(&word[at..]) else { continue };
        let before = last_consonant(word[..at].chars().next_back()?);
        let left = minimum[0]
            .min(if before.is_some() { minimum[1] } else { minimum[2] })
            .min(if before.is_none_or(|c| c == 'ㄹ') { minimum[3] } else { NEVER });
        let noun = syllables - n == 1 && NOUNS.contains(&word[..at]);
        if syllables - n + usize::from(noun) >= usize::from(left) {
            return Some((at, None));
        }
    }
    None
}

/// Whether the word ends with a noun that looks like a form of 하다.
fn is_like_verb(word: &str) -> bool {
    let behind_two = |before: &str| before.chars().nth(1).is_some();
    LIKE_VERBS.iter().any(|noun| word.strip_suffix(noun).is_some_and(behind_two))
        || word
            .strip_suffix("제한")
            .is_some_and(|before| before.chars().nth(2).is_some() && !before.ends_with(|c| NO_LIMIT.contains(c)))
}

/// The noun of one syllable that a term may be with a particle that the stem keeps: 책이, 표가. Another word may end so, too.
pub fn noun_of_one(term: &str) -> Option<&str> {
    let (noun, particle) = term.split_at_checked(3)?;
    let before = last_consonant(noun.chars().next().filter(|c| is_syllable(*c))?);
    let agrees = |need: char| match need {
        'b' => before.is_some(),
        'v' => before.is_none(),
        'r' => before.is_none_or(|c| c == 'ㄹ'),
        _ => true,
    };
    let mut all = DOUBTFUL.iter().filter(|(need, _)| agrees(*need));
    (particle.len() == 3 && all.any(|(_, own)| own.contains(particle))).then_some(noun)
}

/// The stem of a word of Hangul syllables.
pub fn stem(word: &str) -> String {
    let mut stem = word.to_owned();
    for _ in 0..4 {
        let Some((at, tail)) = strip(&stem) else { break };
        stem.truncate(at);
        stem.extend(tail);
    }
    stem
}

/// Whether the word is itself a particle or an ending: right after a Latin word it says nothing.
pub fn is_particle(word: &str) -> bool {
    matches!(word, "은" | "는" | "이" | "가" | "을" | "를" | "와" | "과" | "도" | "만" | "로" | "의" | "에")
        || TABLE.minimum.contains_key(word)
        || (word.chars().nth(2).is_some()
            && word.ends_with(['의', '는', '도', '만'])
            && is_particle(&word[..word.len() - 3]))
        || (word.starts_with(['하', '되', '했', '됐', '받']) || word.starts_with("시키"))
            && !word.starts_with("하나")
            && stem(&format!("가나{word}")) == "가나"
}
