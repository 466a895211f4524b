//! 답다, which makes an adjective of any noun: 수강생다운, 수강생답게.

use super::grammar::{Reading, analyse};
use super::jamo;

/// How surely a tail behind a noun is 답다.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// It can be nothing else.
    Certain,
    /// It may also be the noun 다운, which is short for a download: 파일다운.
    Perhaps,
}

/// Whether `tail`, the whole run of Hangul right behind a noun, is a form of 답다; `next` is the word behind it.
///
/// 답다 changes its ㅂ to 우 before a vowel (한글 맞춤법 제18항 6): 답고, 다운, 다워. Its endings are those of the copula 이다, but
/// for 습니다, 게, and those that report: 답다고.
pub fn likeness(tail: &str, next: &str) -> Option<Likeness> {
    let copula = |tail: String| analyse(&tail, None, usize::MAX).is_some_and(|own| own.reading == Reading::Copula);
    if let Some(rest) = tail.strip_prefix('답') {
        let polite = rest.strip_prefix("습").is_some_and(|rest| rest.starts_with('니') && copula(format!("입{rest}")));
        // 답지 is a sheet of answers too.
        if rest.starts_with('지') && !matches!(rest, "지만" | "지요") {
            return (next.starts_with('않') || next.starts_with('못')).then_some(Likeness::Certain);
        }
        let adverb = matches!(rest, "게" | "게도" | "게만" | "게끔");
        // 답다고 is said as 이었다고 is, not as 이라고.
        let reported = rest.starts_with('다') && copula(format!("이었{rest}"));
        return (adverb || polite || reported || !rest.is_empty() && copula(format!("이{rest}")))
            .then_some(Likeness::Certain);
    }
    let rest = tail.strip_prefix('다')?;
    let first = rest.chars().next()?;
    let behind = &rest[first.len_utf8()..];
    let parts = jamo::decompose(first)?;
    let written = match (parts.initial, parts.vowel) {
        ('ㅇ', 'ㅜ') => format!("{}{behind}", jamo::with_last('이', parts.last)?),
        ('ㅇ', 'ㅝ') if behind == "요" && parts.last.is_none() => "이에요".to_owned(),
        ('ㅇ', 'ㅝ') => format!("이{}{behind}", jamo::with_last('어', parts.last)?),
        _ => return None,
    };
    if written == "이" || !copula(written) {
        return None;
    }
    // 다운 is short for a download.
    let download = next.is_empty() || ["받", "하", "해", "되", "로드"].iter().any(|verb| next.starts_with(verb));
    match tail {
        "다운" if download => None,
        "다운" => Some(Likeness::Perhaps),
        _ => Some(Likeness::Certain),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_it_is_known() {
        let forms = "답다 답다고 답다는 답다면 답다며 답다면서 답다니까 답지요 답고 답게 답게만 답지만 답거나 답네요 답습니다 답습니다만 답더라도 다우면 다우니 다우며 다울 다울까요 다움 다움을 다워서 다워도 다워야 \
            다워요 다웠다 다웠습니다 다웠어요 다우시네요";
        for tail in forms.split_whitespace() {
            assert_eq!(likeness(tail, "글이에요"), Some(Likeness::Certain), "{tail}");
        }
        assert_eq!(likeness("답지", "않아요"), Some(Likeness::Certain));
        assert_eq!(likeness("답지는", "않아요"), Some(Likeness::Certain));
        assert_eq!(likeness("다운", "질문"), Some(Likeness::Perhaps));
        assert_eq!(likeness("다운데", "글이"), Some(Likeness::Certain));
    }

    #[test]
    fn answers_downloads_and_other_words_are_none() {
        let tails = "답 답이 답을 답은 답의 답변 답안 답장 다운로드 다운되다 다 다음 다양 다우 답지 답지를";
        for tail in tails.split_whitespace() {
            assert_eq!(likeness(tail, "받아요"), None, "{tail}");
        }
        assert_eq!(likeness("다운", "받아요"), None);
        assert_eq!(likeness("다운", ""), None);
    }
}
