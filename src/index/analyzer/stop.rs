//! Words that make a question of a query and say nothing of what is asked for: 환불 언제 돼요 asks for 환불.
//!
//! In a query they count little, unless it holds nothing else. The index has them like any other word, and the manifest
//! tells the browser which they are.

use super::terms;

/// As people end and begin questions in help centers.
const KO: &str = "언제 언제쯤 언제부터 어떻게 어떡해 어떡하죠 왜 뭐 뭐가 뭐예요 뭔가요 뭔지 뭐죠 무엇 무엇인가요 무슨 몇 얼마나 인가요 하죠 \
                  하면 하는 하는지 해요 해야 할까요 할 되나요 되는 되는지 돼요 될까요 됩니까 있나요 있어요 있는지 싶어요 싶은데 \
                  싶습니다 싶은데요 주세요 줘요 주나요 알려주세요 알고 궁금해요 궁금합니다 좀 제가 저는 수 것 거 걸 때 그냥 혹시 \
                  안 못";
const EN: &str = "a an the how what where when why which do does did can could i is are be to of please want would should \
                  my your our me we you it this that there have has will for in on with from and or if \
                  can't don't doesn't didn't isn't aren't wasn't won't couldn't wouldn't hasn't haven't i'm \
                  i've you're i'll";

/// The terms of a language's stop words, sorted; none for a language whose questions are not known.
pub fn stop_words(lang: &str) -> Vec<String> {
    let mut found = match lang {
        "ko" => terms(KO),
        "en" => terms(EN),
        _ => Vec::new(),
    };
    found.sort();
    found.dedup();
    found
}

/// Without stop words, unless there is nothing else. `term` tells a word's term.
pub fn asked<W>(words: Vec<W>, stop: &[String], term: impl Fn(&W) -> &str) -> Vec<W> {
    let says = |word: &W| stop.binary_search_by(|own| own.as_str().cmp(term(word))).is_err();
    if words.iter().any(says) { words.into_iter().filter(|word| says(word)).collect() } else { words }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_asked_without_what_makes_it_one() {
        let rest = |lang: &str, text: &str| asked(terms(text), &stop_words(lang), |term| term).join(" ");
        assert_eq!(rest("ko", "환불은 언제 되나요?"), "환불");
        assert_eq!(rest("ko", "환불받고 싶어요"), "환불");
        assert_eq!(rest("ko", "언제까지"), "언제");
        assert_eq!(rest("en", "How do I get the refund?"), "get refund");
        assert_eq!(rest("en", "I can't open the board"), "open board");
        assert_eq!(rest("ko", "로그인이 안 돼요"), "로그인");
        assert_eq!(rest("en", "Where can I change my card for this order?"), "chang card order");
        assert_eq!(rest("ja", "返金"), "返金");
    }

    #[test]
    fn what_stands_on_screens_is_no_stop_word() {
        let stop = stop_words("ko");
        for word in ["내", "설정", "알림", "가능", "없", "방법", "등록", "결제", "하나", "어디"] {
            assert!(!stop.iter().any(|own| own == word), "{word}");
        }
    }
}
