//! What the matcher finds, as the glossary's promises put it.

use super::*;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

fn report(text: &str) -> Pattern {
    Pattern::new(1, text, PatternKind::Report)
}

fn protect(text: &str) -> Pattern {
    Pattern::new(2, text, PatternKind::Protect)
}

/// The terms found, each with its tail in brackets.
fn found(patterns: &[Pattern], text: &str) -> Vec<String> {
    Matcher::new(patterns).find(text).into_iter().map(|m| format!("{}[{}]", &text[m.term], &text[m.tail])).collect()
}

fn ids(patterns: &[Pattern], text: &str) -> Vec<(u32, How)> {
    let matches = Matcher::new(patterns).find(text);
    matches.into_iter().map(|m| (m.pattern, m.how)).collect()
}

#[test]
fn particles_and_endings_belong_to_the_term() {
    let terms = [report("수강생")];
    for tail in ["", "이", "에게서는", "들만의", "님께", "입니다", "이에요", "이라면", "별로"] {
        assert_eq!(found(&terms, &format!("모든 수강생{tail} 그")), [format!("수강생[{tail}]")]);
    }
    for text in ["대학수강생", "수강생회는", "수강생증", "수강생A", "수강생2반", "수강생지"] {
        assert!(found(&terms, text).is_empty(), "{text}");
    }
}

#[test]
fn a_noun_alone_may_end_a_sentence_politely() {
    let terms = [report("강좌"), report("소")];
    let text = "강좌요. “강좌요?” 네, **강좌요!** 강좌요구를, 소요. 강좌요 구함, 강좌요";
    assert_eq!(told(&terms, text), ["강좌[요]?"; 4]);
}

/// The terms found with their tails, those that may be something else with a question mark.
fn told(patterns: &[Pattern], text: &str) -> Vec<String> {
    let matches = Matcher::new(patterns).find(text).into_iter();
    let doubt = |m: &Match| if m.certain { "" } else { "?" };
    matches.map(|m| format!("{}[{}]{}", &text[m.term.clone()], &text[m.tail.clone()], doubt(&m))).collect()
}

#[test]
fn numbers_and_latin_letters_may_touch_a_noun() {
    let terms = [report("과목"), report("유저"), report("학생"), report("차")];
    assert_eq!(found(&terms, "API차 2차"), Vec::<String>::new());
    let text = "3과목을 VIP유저예요. 학생1, 학생2를";
    assert_eq!(told(&terms, text), ["과목[을]?", "유저[예요]?", "학생[]?", "학생[]?"]);
}

#[test]
fn nouns_of_one_syllable_are_no_verbs() {
    let terms = [report("반"), report("점"), report("문제"), report("장"), report("기")];
    for text in [
        "이에 반해 요금은",
        "반대로 하면",
        "첫눈에 반한",
        "약관에 반하는",
        "반하고",
        "우위를 점했어요",
        "문제지 내려받기",
        "기분이",
        "장인",
    ] {
        assert!(found(&terms, text).is_empty(), "{text}");
    }
}

#[test]
fn what_may_be_another_word_is_told_as_such() {
    let terms = [report("신청"), report("문제"), report("성적"), report("결과"), report("학생")];
    for (text, expected) in [
        ("신청인 정보", "신청[인]?"),
        ("성적인 농담", "성적[인]?"),
        ("문제되지 않아요", "문제[되지]?"),
        ("결과보고", "결과[보고]?"),
        ("신청분을", "신청[분을]?"),
        ("학생인 경우에는", "학생[인]"),
        ("학생분들께", "학생[분들께]"),
        ("학생더러", "학생[더러]"),
    ] {
        assert_eq!(told(&terms, text), [expected], "{text}");
    }
    assert!(found(&terms, "신청인: 홍길동, 신청인").is_empty());
    assert!(found(&terms, "결과보고서를").is_empty());
}

#[test]
fn an_adjective_of_any_noun_is_a_use_of_it() {
    let terms = [report("유저"), report("파일"), report("정")];
    assert_eq!(told(&terms, "유저다운 질문을 유저답게 해요"), ["유저[다운]?", "유저[답게]"]);
    assert_eq!(found(&terms, "유저답지 않아요. 유저다웠어요"), ["유저[답지]", "유저[다웠어요]"]);
    assert_eq!(found(&terms, "파일다운 받기, 파일답지를, 정답게"), Vec::<String>::new());
}

#[test]
fn what_stands_between_may_be_written_together() {
    let terms = [report("강사"), report("수강생"), report("기기"), report("실시"), report("행"), report("API")];
    for (text, expected) in [
        ("강사간", "강사[간]"),
        ("수강생간의", "수강생[간의]"),
        ("강사간에도", "강사[간에도]"),
        ("기기들간에", "기기[들간에]"),
        ("API간", "API[간]"),
    ] {
        assert_eq!(told(&terms, text), [expected], "{text}");
    }
    for text in ["실시간 채팅", "기기간", "행간", "강사간격", "수강생간호", "강사간입니다"] {
        assert!(found(&terms, text).is_empty(), "{text}");
    }
}

#[test]
fn marks_are_edges() {
    let terms = [report("수강생"), report("Hook")];
    for text in [
        "_수강생_",
        "*수강생*",
        "`수강생`",
        "“수강생”",
        "(수강생)",
        "수강생/강사",
        "수강생·강사",
        "수강생ㆍ강사",
        "강사-수강생",
        "_Hook_",
    ] {
        assert_eq!(Matcher::new(&terms).find(text).len(), 1, "{text}");
    }
    for text in
        ["PokéHook", "Hooks", "Hook2", "useHook", "$Hook", "a@Hook", "Hook.js", "www.Hook.com", "Hook_id", "use_Hook를"]
    {
        assert!(found(&terms, text).is_empty(), "{text}");
    }
    assert_eq!(found(&terms, "Hook을 쓴다. Hook."), ["Hook[을]", "Hook[]"]);
}

#[test]
fn verbs_follow_nouns_of_action_only() {
    let mut term = report("신청");
    assert_eq!(found(&[term.clone()], "신청했습니다"), ["신청[했습니다]"]);
    assert_eq!(found(&[term.clone()], "신청되는지를"), ["신청[되는지를]"]);
    term.action_noun = false;
    assert!(found(&[term], "신청했습니다").is_empty());
}

#[test]
fn spacing_variants_are_one_term() {
    let listed = [report("수강 신청")];
    assert_eq!(ids(&listed, "수강신청을"), [(1, How::Spacing)]);
    assert_eq!(ids(&listed, "수강  신청을"), [(1, How::Spacing)]);
    assert_eq!(ids(&listed, "수강\n신청을"), [(1, How::Exact)]);
    assert!(ids(&listed, "수 강신청").is_empty());
    let joined = [report("수강신청내역")];
    assert_eq!(ids(&joined, "수강 신청내역"), [(1, How::Spacing)]);
    assert_eq!(ids(&joined, "수강 신청 내역"), [(1, How::Spacing)]);
    assert!(ids(&joined, "수강신 청 내역").is_empty());
    assert_eq!(ids(&[report("반환 값")], "반환값을"), [(1, How::Spacing)]);
    assert!(ids(&[report("반환값")], "반환 값을").is_empty());
    assert_eq!(ids(&[report("React 컴포넌트")], "React컴포넌트"), [(1, How::Spacing)]);
    assert!(ids(&[protect("log in")], "login log-in").is_empty());
    assert_eq!(
        told(&[report("log in"), report("due date")], "login log-in due-date"),
        ["login[]?", "log-in[]?", "due-date[]?"]
    );
    assert!(ids(&[report("login")], "log in").is_empty());
}

#[test]
fn hyphens_and_parts_of_latin_words_are_spellings() {
    let terms = [report("email"), report("GitHub"), report("sign-in")];
    let written = "E-mail, e-mail을 Git Hub Git-Hub github. signin";
    let spellings = [How::Hyphen, How::Hyphen, How::Spacing, How::Hyphen, How::Case, How::Hyphen];
    assert_eq!(Matcher::new(&terms).find(written).iter().map(|m| m.how).collect::<Vec<_>>(), spellings);
    assert_eq!(told(&terms, "Git Hub signin"), ["Git Hub[]?", "signin[]?"]);
    for text in ["git hub", "GIT HUB", "sign in", "em-ail", "e mail"] {
        assert!(found(&terms, text).is_empty(), "{text}");
    }
    assert_eq!(ids(&[protect("e-mail"), report("email")], "E-mail email"), [(2, How::Case), (1, How::Exact)]);
}

#[test]
fn hyphens_and_wide_blanks_inside_a_term_are_to_be_confirmed() {
    let terms = [report("수강 신청"), report("모의-고사")];
    let text = "수강-신청을 수강‐신청, 수강  신청은 수강\n신청, 모의-고사 모의 고사";
    assert_eq!(
        told(&terms, text),
        ["수강-신청[을]?", "수강‐신청[]?", "수강  신청[은]?", "수강\n신청[]", "모의-고사[]", "모의 고사[]?"]
    );
    assert!(found(&terms, "수강 - 신청").is_empty());
}

#[test]
fn compounds_are_found_where_the_rest_is_a_word() {
    let terms = [report("강좌"), report("학생"), report("할인권"), report("코스"), protect("이수증")];
    for (text, expected) in [
        ("강좌신청은", "강좌[]?"),
        ("무료강좌를", "강좌[를]?"),
        ("강좌명", "강좌[]?"),
        ("담임학생이", "학생[이]?"),
        ("학생급이에요", "학생[급이에요]"),
        ("강좌시작", "강좌[]?"),
        ("학생관리자에게", "학생[]?"),
        ("회원가입학생이", "학생[이]?"),
        ("이수증학생", "학생[]?"),
        ("학생이수증을", "학생[]?"),
        ("학생ID를", "학생[]?"),
        ("학생 코스, 학생 1명당", "학생[]"),
        ("학생1명당", "학생[]?"),
        ("온라인강좌신청기간에", "강좌[]?"),
    ] {
        assert_eq!(told(&terms, text)[0], expected, "{text}");
    }
    for text in [
        "대학생",
        "유학생활",
        "학생회",
        "학생증을",
        "학생회관",
        "할인권한",
        "코스모스",
        "디스코스",
        "코스요리",
        "무료대학생",
        "학생A",
        "강좌시스템",
    ] {
        assert!(found(&terms, text).is_empty(), "{text}");
    }
    assert!(found(&[report("할인권")], "할인권한").is_empty());
    assert!(found(&[protect("강좌")], "강좌신청").is_empty(), "a right word in a compound is not spoken of");
    assert_eq!(found(&[report("번호"), protect("비밀번호")], "비밀번호변경"), Vec::<String>::new());
}

#[test]
fn a_wrong_particle_hides_no_term() {
    let terms = [report("유저"), report("학생"), report("디렉터리"), report("세부 사항")];
    assert_eq!(
        told(&terms, "유저은 학생를 디렉터리으로 세부 사항가"),
        ["유저[은]?", "학생[를]?", "디렉터리[으로]?", "세부 사항[가]?"]
    );
    assert!(found(&terms, "학생가 유저과 학생로 유저은행").is_empty(), "they may be other words");
}

#[test]
fn both_forms_of_a_particle_are_a_particle() {
    assert_eq!(
        told(&[report("강좌"), report("유저")], "강좌을(를) 유저은/는 강좌이(가)"),
        ["강좌[을]", "유저[은]", "강좌[이]"]
    );
}

#[test]
fn of_terms_that_are_runs_of_each_other_the_longest_stands() {
    let terms: Vec<Pattern> = (1..40).map(|n| Pattern::new(n, "가".repeat(n as usize), PatternKind::Report)).collect();
    for length in [1, 5, 12, 39] {
        assert_eq!(ids(&terms, &"가".repeat(length)), [(length as u32, How::Exact)]);
    }
    let spaced: Vec<Pattern> =
        (1..40).map(|n| Pattern::new(n, vec!["a"; n as usize].join(" "), PatternKind::Report)).collect();
    let found = ids(&spaced, &["a"; 100].join(" "));
    assert_eq!(found.iter().map(|(id, _)| id).sum::<u32>(), 100, "every word is in one of them: {found:?}");
    let mut excepted = spaced.clone();
    excepted.iter_mut().skip(1).for_each(|own| own.except = vec!["a a a".into()]);
    assert!(ids(&excepted, "a a a").iter().all(|own| *own == (1, How::Exact)));
}

#[test]
fn a_sign_joins_two_words() {
    let joined = |text: &str| {
        Matcher::new(&[report("학생"), report("pupil")]).find(text).iter().map(|m| m.joined).collect::<Vec<_>>()
    };
    assert_eq!(joined("강사/학생 학생-강사 학생/강사를 학생"), [true, true, true, false]);
    assert_eq!(joined("pupil-led pupil/teacher, pupil - a, (pupil) -pupil"), [true, true, false, false, false]);
}

#[test]
fn listed_forms_go_before_spacing_variants() {
    let terms = [protect("수강 신청"), report("수강신청")];
    assert_eq!(ids(&terms, "수강신청"), [(1, How::Exact)]);
    assert_eq!(ids(&terms, "수강 신청"), [(2, How::Exact)]);
}

#[test]
fn the_longest_stands_and_protection_holds() {
    let terms = [protect("강의"), report("강의 자료"), protect("학생 할인"), report("학생")];
    assert_eq!(found(&terms, "강의 자료를"), ["강의 자료[를]"]);
    assert_eq!(ids(&terms, "학생 할인은 학생만"), [(2, How::Exact), (1, How::Exact)]);
    let mut except = report("학생");
    except.except = vec!["학생 할인".into(), "할 학생".into()];
    assert_eq!(found(&[except], "학생 할인, 학생할인을, 신청할 학생, 학생"), ["학생[]"]);
    assert_eq!(found(&[report("가나 다라"), report("다라 마바사")], "가나 다라 마바사"), ["다라 마바사[]"]);
}

#[test]
fn sheltered_places_are_left_out() {
    let matcher = Matcher::new(&[report("학생")]);
    let text = "학생 관리 메뉴에서 학생을";
    assert_eq!(matcher.find_outside(text, std::slice::from_ref(&(0..13))).len(), 1);
    assert_eq!(matcher.find(text).len(), 2);
}

#[test]
fn case_is_as_listed_or_any() {
    let any = [report("JavaScript")];
    assert_eq!(ids(&any, "JavaScript Javascript"), [(1, How::Exact), (1, How::Case)]);
    let mut strict = report("Vue");
    strict.case = Case::Sensitive;
    assert_eq!(ids(&[strict], "vue Vue VUE"), [(1, How::Exact)]);
    let both = [protect("JavaScript"), report("Javascript")];
    assert_eq!(ids(&both, "Javascript JavaScript"), [(1, How::Exact), (2, How::Exact)]);
}

#[test]
fn english_endings_belong_to_the_term() {
    let mut learner = report("learner");
    assert!(found(&[learner.clone()], "learners").is_empty());
    learner.inflected = true;
    let mut category = report("category");
    category.inflected = true;
    let mut class = report("class");
    class.inflected = true;
    let terms = [learner, category, class];
    assert_eq!(
        found(&terms, "A learner, learners, the learner's and learners’ Categories, classes; subclasses learnersx"),
        ["learner[]", "learner[s]", "learner['s]", "learner[s’]", "Categories[]", "class[es]"]
    );
    let plural: Vec<bool> =
        Matcher::new(&terms).find("learner's learners categories category").iter().map(|m| m.plural).collect();
    assert_eq!(plural, [false, true, true, false]);
}

#[test]
fn text_is_compared_composed_and_in_one_width() {
    let terms = [report("수강생"), report("API 키")];
    let apart: String = "모든 수강생을".nfd().collect();
    let matches = Matcher::new(&terms).find(&apart);
    assert_eq!(apart[matches[0].term.clone()].nfc().collect::<String>(), "수강생");
    assert_eq!(apart[matches[0].tail.clone()].nfc().collect::<String>(), "을");
    assert_eq!(found(&terms, "ＡＰＩ　키를"), ["ＡＰＩ　키[를]"]);
    assert_eq!(found(&terms, "수강\u{AD}생은"), ["수강\u{AD}생[은]"]);
}

#[test]
fn extent_says_how_much_of_a_word() {
    let mut term = report("학습");
    term.extent = Extent::Prefix;
    assert_eq!(found(&[term.clone()], "학습도구를 자율학습"), ["학습[도구를]"]);
    term.extent = Extent::Exact;
    assert_eq!(found(&[term], "학습 학습을 ‘학습’"), ["학습[]", "학습[]"]);
}

#[test]
fn verbs_that_look_like_nouns_are_told_by_their_neighbours() {
    let terms = [report("줄"), report("글"), report("결제"), report("값")];
    for text in [
        "크기를 줄일 수 있다",
        "크기를 줄입니다",
        "코드 줄이기",
        "영향을 줄 수 있습니다",
        "실행해 줄 것입니다",
        "사용할 줄 안다",
        "결제일 안내",
        "결제일 수정",
        "결제일 리스트",
        "결제일 때문에",
        "크기가 줄 수 있다",
        "줄일 때",
    ] {
        assert!(found(&terms, text).is_empty(), "{text}");
    }
    for (text, term) in [
        ("마지막 줄입니다", "줄[입니다]"),
        ("최대 줄 수", "줄[]"),
        ("이를 글이라고 부른다", "글[이라고]"),
        ("값이기 때문에", "값[이기]"),
        ("값일 수 있습니다", "값[일]"),
        ("결제일 경우", "결제[일]"),
        ("결제일 겁니다", "결제[일]"),
        ("결제일 확률", "결제[일]"),
        ("결제일 경우, 새것을", "결제[일]"),
    ] {
        assert_eq!(found(&terms, text), [term], "{text}");
    }
}

#[test]
fn signs_at_the_end_of_a_term_are_no_obstacle() {
    let terms = [report("C++"), report("배움터+"), report(".env")];
    assert_eq!(found(&terms, "C++를, 배움터+는, .env와 C++언어"), ["C++[를]", "배움터+[는]", ".env[와]", "C++[]"]);
}

#[test]
fn nothing_is_found_without_patterns() {
    assert!(Matcher::new(&[]).find("수강생").is_empty());
    assert!(Matcher::new(&[report(""), report(" ")]).find("수강생  ").is_empty());
}

#[test]
fn many_patterns_share_one_pass() {
    let patterns: Vec<Pattern> = (0..20_000u32)
        .map(|n| {
            let c = |at: u32| char::from_u32(0xAC00 + at % 11_172).expect("a syllable");
            Pattern::new(n, format!("{}{}말", c(n), c(n / 7 + 5_000)), PatternKind::Report)
        })
        .collect();
    let text = format!("{}을 쓴다", patterns[12_345].text);
    let matches = Matcher::new(&patterns).find(&text);
    assert!(matches.iter().any(|m| m.pattern == 12_345));
}

proptest! {
    #[test]
    fn matches_lie_in_order_and_apart(text in "([가나다 ]|은|을|학생|API|a|\u{1100}\u{1161}|\\*){0,24}") {
        let patterns: Vec<Pattern> = ["가", "가나", "나 다", "학생", "API", "가나다가"].iter().zip(0..).map(|(t, id)| Pattern::new(id, *t, PatternKind::Report)).collect();
        let mut end = 0;
        for m in Matcher::new(&patterns).find(&text) {
            prop_assert!(text.get(m.term.clone()).is_some_and(|t| !t.is_empty()));
            prop_assert!(text.get(m.tail.clone()).is_some());
            prop_assert!(m.term.start >= end);
            prop_assert_eq!(m.tail.start, m.term.end);
            end = m.term.end;
        }
    }

    #[test]
    fn any_pattern_and_text_are_accepted(pattern in "\\PC{0,4}", text in "\\PC{0,30}") {
        let _ = Matcher::new(&[Pattern::new(0, pattern, PatternKind::Report)]).find(&text);
    }

    #[test]
    fn a_word_alone_is_found(pattern in "[가-힣]{2,6}") {
        prop_assert_eq!(found(&[report(&pattern)], &pattern), [format!("{}[]", pattern)]);
    }
}

#[test]
fn signals_are_met_beside_patterns_and_inside_words() {
    let signals = ["메뉴".to_owned(), "Tab".to_owned(), "“".to_owned()];
    let matcher = Matcher::joined(&[report("메뉴")], &[], &signals);
    let text = "주메뉴판의 “메 뉴”, 메뉴와 TAB";
    let reading = FoldedText::new(text);
    let met = matcher.meet(&reading);
    let signals: Vec<&str> = met.signals().iter().map(|place| &text[place.clone()]).collect();
    assert_eq!(signals, ["메뉴", "“", "메 뉴", "메뉴", "TAB"]);
    assert_eq!(met.settled(&[]).0.len(), 1, "a signal takes no pattern's place");
}
