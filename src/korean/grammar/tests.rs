//! Tests of the tails that the grammar accepts and rejects.

use super::*;
use proptest::prelude::*;

/// Whether `tail` parses behind `noun` as a tail of this kind.
fn reads(noun: &str, tail: &str) -> Option<Reading> {
    parse_tail(noun, tail).map(|analysis| analysis.reading)
}

#[test]
fn particles_follow_nouns() {
    let tails = "은 이 을 과 의 에 에서 에서는 에서도 에서만 에서만이 에서의 에서와 에서처럼 에서부터 에선 에는 에도 에만 에의 에든 \
        에게 에게는 에게서 에게서는 에게로 에겐 에게만 한테 한테서 한텐 께 께서 께서는 으로 으로는 으로도 으로만 으로의 으로서 \
        으로서의 으로써 으로부터 으로부터도 으로까지 으론 만 만이 만을 만은 만의 만으로 만으로는 만도 도 부터 부터는 부터가 까지 까지는 \
        까지의 까지도 까지만 까지라도 조차 조차도 마저 마저도 밖에 밖에는 뿐 뿐만 뿐만이 처럼 처럼은 같이 대로 대로의 마다 마다의 \
        만큼 만큼은 만큼의 보다 보다는 보단 이나 이나마 이라도 이든 이든지 이란 이랑 이랑은 하고 하고만 커녕 은커녕 이야 이야말로 \
        치고 치고는 아 이여 들 들이 들은 들을 들의 들도 들에게 들에게만 들만의 들로 들로만으로는 들로부터 들과 들끼리 님 님이 님들께서는 \
        분 분들께 분께서는 분의 측 측에서 쪽으로 보고 보고도 더러 때문에 뿐만아니라 \
        별로 별 별의 별로는 용 용으로 당 당은 씩 씩만 짜리 짜리를 쯤 쯤은 들까지도 을요 이요";
    for tail in tails.split_whitespace() {
        let expected = match tail {
            "을요" => None,
            "이요" => Some(Reading::Copula),
            _ => Some(Reading::Particles),
        };
        assert_eq!(reads("수강생", tail), expected, "수강생 + {tail}");
    }
}

#[test]
fn copulas_follow_nouns() {
    let closed = "입니다 입니다만 이었습니다만 분입니다 때문입니다 입니까 이다 이에요 이었다 이었습니다 이었어요 이었던 이었지만 이었을 이었음을 이었으므로 이며 이면 이면서 이면서도 이고 \
        이지만 이지 이지요 이죠 이지는 이진 이지가 이거나 이니 이니까 이므로 이나 이든 이든지 이던 이더라도 이더니 이라 이라고 이라고는 이라고도 이라곤 \
        이라는 이라면 이라면서 이라며 이라서 이라서도 이라도 이라야 이라기보다 이라기보다는 이라기보단 이랄까 이랍니다 이래 이란다 이자 이어야 이어야만 이어서 \
        이어도 이기 이기에 이기는 이긴 이기도 이기까지 이길 인 인가 인가요 인가를 인지 인지를 인지는 인진 인지에 인데 인데도 인데요 인걸 일 일까 일까요 \
        일지 일지도 일지라도 일수록 임 임을 임이 임에도 임은 이네요 이군요 이구나 이거든요 이잖아요 이세요 이신 이십니다 이시라면 이야 이냐 이냐고 이건 \
        이겠지만 이겠습니다 만입니다 뿐이다 뿐입니다 뿐이며 까지입니다 부터입니다 들이라면 들입니다 들이었습니다 용입니다 이려면 이되 이다가 이든가 이라던 \
        이라든지 이라니까 이랄 이었더라면 이라서입니다";
    for tail in closed.split_whitespace() {
        let particles = ["이나", "이든", "이든지", "이든가", "이라도", "이야"];
        let expected = match tail {
            _ if particles.contains(&tail) => Some(Reading::Particles),
            _ => Some(Reading::Copula),
        };
        assert_eq!(reads("수강생", tail), expected, "수강생 + {tail}");
    }
    let open = "입니다 예요 였다 였습니다 였어요 다 며 면 면서 고 지만 죠 거나 니까 라고 라는 라면 라서 여야 여서 네요 군요 인 일까요 이며 이고 \
        이면 이지만 이라고 이었습니다 이기 므로 더라도 시죠 시네요 시군요 신가요 십니다 십니까 시라면 신데요";
    for tail in open.split_whitespace() {
        assert_eq!(reads("학습자", tail), Some(Reading::Copula), "학습자 + {tail}");
    }
}

#[test]
fn verbs_follow_nouns_of_action() {
    let tails = "하다 합니다 하는 한 할 함 함을 합니다만 하기때문에 하기 하기를 하길 하고 하며 하면 하면서 하지 하지만 하지는 하진 하여 해 해서 해도 해야 해야만 해요 \
        했다 했습니다 했어요 했던 했을 했는지 했으며 했지만 하세요 하십시오 하시면 하라 하라고 하라는 하자 하자면 한다 한다면 한다고 한다는 하는데 \
        하는지 하는지를 할지 할지도 할까요 할수록 할게요 하려면 하려고 하려는 하도록 하게 하거나 하든 하더라도 하던 하되 하므로 하니 하네요 하나요 하는가 \
        되다 됩니다 되는 된 될 되기 되면 되어 되어야 되었습니다 됐습니다 돼요 돼서 되지 되었는지 된다면 시킵니다 시키는 시켜 시켰습니다 받습니다 받는 받은 \
        받을 받으면 받아 받았습니다 받으세요 당하는 당했습니다 드립니다 드려요 해보세요 해봅니다 해주세요 해줍니다 해주는 해드립니다 해두면 해놓은 해버리면 \
        돼있는 되어있습니다 해졌습니다 하겠습니다 하겠어요 해야합니다 해야겠습니다 하다가 하자마자";
    for tail in tails.split_whitespace() {
        let expected = if tail == "하고" { Reading::Particles } else { Reading::Verb };
        assert_eq!(reads("신청", tail), Some(expected), "신청 + {tail}");
    }
}

#[test]
fn the_form_agrees_with_the_sound() {
    for (noun, tails) in [
        ("수강생", "가 는 를 와 로 나 랑 란 라고 며 고 면 예요 였습니다 여야 야 든 지만 다"),
        ("학습자", "이 은 을 과 으로 이랑 으론"),
        ("파일", "가 는 를 와 으로 으론 으로서 라고"),
    ] {
        for tail in tails.split_whitespace() {
            // 이 also begins the copula, but is not a complete tail after a vowel.
            assert_eq!(reads(noun, tail), None, "{noun} + {tail}");
        }
    }
    assert_eq!(reads("파일", "로"), Some(Reading::Particles));
    assert_eq!(reads("파일", "로서의"), Some(Reading::Particles));
    for tail in ["을", "를", "은", "는", "으로", "로"] {
        assert_eq!(reads("SQL", tail), Some(Reading::Particles), "SQL + {tail}");
        assert_eq!(reads("Vue 3", tail), Some(Reading::Particles), "Vue 3 + {tail}");
    }
}

#[test]
fn other_words_are_no_tails() {
    let tails = "회 회는 증 증을 관리 실 실은 이동은 이름을 인증을 인터페이스 정의 명을 자를 가격 과목을 과정은 의무 의견이 에러 도구를 만족도를 로그인 \
        로벌 후크을 리스 링을 화면 형 식 화 성 적인 적으로 간 상의 내에서 안에 중에 및 이전 이후 이상 이하 이는 이를 을를 이을 가를 의는 의가 도는 만만 \
        에에 에서에 들들 부터부터 은는 하는이";
    for tail in tails.split_whitespace() {
        assert_eq!(reads("수강생", tail), None, "수강생 + {tail}");
    }
    for (noun, tail) in [
        ("글", "자를"),
        ("글", "로벌"),
        ("글", "꼴"),
        ("키", "보드를"),
        ("창", "의력을"),
        ("값", "비싼"),
        ("줄", "이는"),
        ("줄", "여"),
        ("줄", "어들"),
        ("시험", "지를"),
        ("서버", "리스"),
        ("트리", "거"),
        ("트리", "거를"),
    ] {
        assert_eq!(reads(noun, tail), None, "{noun} + {tail}");
    }
}

#[test]
fn short_nouns_do_not_take_a_lone_contracted_ending() {
    for (noun, tail) in [("표", "면"), ("표", "지"), ("사", "고"), ("키", "다"), ("차", "니")] {
        assert_eq!(reads(noun, tail), None, "{noun} + {tail}");
    }
    for (noun, tail) in [("반", "대로"), ("기", "분"), ("예", "측"), ("한", "쪽"), ("글", "보고")] {
        assert_eq!(reads(noun, tail), None, "{noun} + {tail}");
    }
    assert_eq!(reads("표", "이면"), Some(Reading::Copula));
    assert_eq!(reads("키", "였습니다"), Some(Reading::Copula));
    assert_eq!(reads("키", "라고"), Some(Reading::Copula));
    assert_eq!(reads("서버", "면"), Some(Reading::Copula));
}

#[test]
fn quotations_are_told() {
    for tail in ["이라고", "이라는", "이라", "이란", "이라며"] {
        assert!(parse_tail("훅", tail).is_some_and(|a| a.quoting), "{tail}");
    }
    for tail in ["입니다", "이며", "이지만", "은"] {
        assert!(parse_tail("훅", tail).is_some_and(|a| !a.quoting), "{tail}");
    }
}

#[test]
fn stems_keep_two_syllables() {
    for (run, stem_of_it) in [
        ("수강생에게서는", "수강생"),
        ("학습자들의", "학습자"),
        ("회의", "회의"),
        ("회의를", "회의"),
        ("신청했습니다", "신청"),
        ("API는", "API"),
        ("HTML5에서", "HTML5"),
        ("강의실", "강의실"),
        ("값을", "값을"),
        ("a", "a"),
        ("", ""),
    ] {
        assert_eq!(stem(run), stem_of_it, "{run}");
    }
}

proptest! {
    #[test]
    fn any_text_is_accepted(noun in "\\PC{0,5}", tail in "[가-힣ㄱ-ㅣa]{0,30}") {
        let _ = parse_tail(&noun, &tail);
    }

    #[test]
    fn either_form_fits_an_unknown_sound(tail in "(이|가|은|는|을|를|으로|로|과|와|이나|나|이라고|라고|이에요|예요)(만|도|는)?") {
        let known = [Sound::Vowel, Sound::Rieul, Sound::Consonant].into_iter().any(|s| analyse(&tail, Some(s), 2).is_some());
        prop_assert_eq!(analyse(&tail, None, 2).is_some(), known);
    }

    #[test]
    fn stems_are_prefixes(run in "[가-힣]{0,8}") {
        prop_assert!(run.starts_with(stem(&run)));
        prop_assert_eq!(stem(&run).is_empty(), run.is_empty());
    }
}
